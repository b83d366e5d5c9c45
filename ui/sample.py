"""The sample, opened for a first look: its layers in one group of the project, the divisions by type."""

import os
import shutil

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..layers.language import is_chinese, language
from ..layers.messages import tr
from ..layers.reading import file_parts
from ..layers.style import NAME_WRAP

SAMPLE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources", "sample", "lingang.gpkg")
# the order of the layer tree; what is drawn first lies on top
LAYERS = (
    "divisions",
    "facilities",
    "transit_hubs",
    "firms",
    "industrial_sites",
    "places",
    "walkways",
    "residential_land",
    "lbs_income",
    "census_2020",
    "census_2010",
    "external_regions",
    "commutes",
)
# what the study is given of it, by the names of its parameters
STUDY_LAYERS = {
    "DIVISIONS": "divisions",
    "POPULATION": "census_2020",
    "POPULATION_2": "lbs_income",
    "POPULATION_BEFORE": "census_2010",
    "WEIGHT_LAYER": "residential_land",
    "COMMUTES": "commutes",
    "EXTERNAL": "external_regions",
    "FACILITIES": "facilities",
    "NETWORK": "walkways",
    "SITES": "industrial_sites",
    "PLACES": "places",
    "FIRMS": "firms",
    "HUBS": "transit_hubs",
}
STUDY_VALUES = {
    "DIVISION_ID": "code",
    "DIVISION_NAME": "name_en",
    "DIVISION_TYPE": "type",
    "TOTAL": '"population"',
    "WEIGHT": '"floors"',
    "ENDS": 1,
    "HOME_X": "home_x",
    "HOME_Y": "home_y",
    "WORK_X": "work_x",
    "WORK_Y": "work_y",
    "COORD_CRS": "EPSG:4326",
    "COUNT": "count",
    "EXTERNAL_ID": "region",
    "EXTERNAL_NAME": "name_en",
    "FACILITY_TYPE": "type",
    "CAPACITY": '"capacity"',
    "NETWORK_SPEED": '"speed_kmh"',
    "PLACE_CLASS": "class",
    "SEGMENT": "segment",
    "JOBS": '"jobs"',
}
SHOWN = ("divisions", "external_regions")
EDITED = "divisions"
# Five types apart for colour-blind readers too
TYPE_COLOURS = {
    "main urban area": "#e69f00",
    "education and research area": "#56b4e9",
    "urban community": "#f0e442",
    "industrial zone": "#b39ddb",
    "peripheral rural area": "#a6d8a8",
}


def own_copy(layer):
    """Return the copy of the sample in the user's profile that a layer is opened from.

    A copy, since QGIS writes beside a GeoPackage that it opens. What will be edited is alone in its own: where an edit
    is rolled back, QGIS 3.22 takes the journal from under the other layers of the file.
    """
    folder = os.path.join(QgsApplication.qgisSettingsDirPath(), "spatial_demand")
    os.makedirs(folder, exist_ok=True)
    name, end = os.path.splitext(os.path.basename(SAMPLE))
    copy = os.path.join(folder, f"{name}_{layer}{end}" if layer == EDITED else f"{name}{end}")
    if not os.path.exists(copy) or os.path.getmtime(copy) < os.path.getmtime(SAMPLE):
        shutil.copyfile(SAMPLE, copy)
    return copy


def open_sample(project):
    """Add the sample's layers to a project, in a group of their own on top; return the group."""
    layers = [QgsVectorLayer(f"{own_copy(name)}|layername={name}", name, "ogr") for name in LAYERS]
    missing = [layer.name() for layer in layers if not layer.isValid()]
    if missing:
        raise RuntimeError(tr("The sample lacks {layers}: install the plugin anew.").format(layers=", ".join(missing)))
    _by_type(layers[0])
    outside = QgsFillSymbol.createSimple({"color": "#f4f1ea", "outline_color": "#cfc8b8"})
    layers[LAYERS.index("external_regions")].renderer().setSymbol(outside)
    group = QgsLayerTreeGroup(tr("Sample: Lingang (synthetic)"))
    project.layerTreeRoot().insertChildNode(0, group)
    for layer in layers:
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setItemVisibilityChecked(layer.name() in SHOWN)
        node.setExpanded(layer.name() == "divisions")
    return group


def sample_layers(project):
    """Return name -> layer of the sample in a project, opened where one of them is not there."""
    found = _layers_there(project)
    if not set(LAYERS) <= set(found):
        open_sample(project)
        found = {**found, **_layers_there(project)}
    return found


def _layers_there(project):
    paths, found = {name: os.path.realpath(own_copy(name)) for name in LAYERS}, {}
    for layer in project.mapLayers().values():
        if layer.providerType() == "ogr":
            parts = file_parts(layer.source())
            if parts.path == paths.get(parts.layer):
                found[parts.layer] = layer
    return found


def show_names(project, shown):
    """Show or hide the names on the sample's divisions: results over them have names of their own."""
    layer = _layers_there(project).get(EDITED)
    if layer is not None and layer.labelsEnabled() != shown:
        layer.setLabelsEnabled(shown)
        layer.triggerRepaint()


def fill(setup, project):
    """Fill a Setup with the sample: every group, as the demo runs it; where results go stays as it is."""
    layers = sample_layers(project)
    setup.values, setup.definitions = dict(STUDY_VALUES), {}
    if chinese():
        setup.values.update(DIVISION_NAME="name_zh", DIVISION_TYPE="type_zh", EXTERNAL_NAME="name_zh")
    setup.chosen.clear()
    setup.known.clear()
    setup.layers.clear()
    for parameter, name in STUDY_LAYERS.items():
        setup.choose(parameter, layers[name])
    setup.on = dict.fromkeys(setup.on, True)


def chinese():
    """Whether the user's language is Chinese."""
    return is_chinese(language())


def _by_type(layer):
    """Colour the divisions by their type and name them."""
    categories = [
        QgsRendererCategory(
            kind, QgsFillSymbol.createSimple({"color": colour, "outline_color": "#707070"}), tr(kind).capitalize()
        )
        for kind, colour in TYPE_COLOURS.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("type", categories))
    settings = QgsPalLayerSettings()
    # in one language, as results are: both would be taller than a division
    settings.fieldName = "name_zh" if chinese() else f'wordwrap("name_en", {NAME_WRAP})'
    settings.isExpression = True
    settings.multilineAlign = QgsPalLayerSettings.MultiLineAlign.MultiCenter
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    text = settings.format()
    text.setSize(7)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
