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
from qgis.PyQt.QtCore import QCoreApplication

SAMPLE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources", "sample", "lingang.gpkg")
# the order of the layer tree; what is drawn first lies on top
LAYERS = (
    "divisions",
    "facilities",
    "firms",
    "lbs_income",
    "census_2020",
    "census_2010",
    "external_regions",
    "commutes",
)
SHOWN = ("divisions", "external_regions")
# Five types apart for colour-blind readers too
TYPE_COLOURS = {
    "main urban area": "#e69f00",
    "education and research area": "#56b4e9",
    "urban community": "#f0e442",
    "industrial zone": "#b39ddb",
    "peripheral rural area": "#a6d8a8",
}


def tr(text):
    """Return text in the user's language."""
    return QCoreApplication.translate("SpatialDemand", text)


def own_copy():
    """Return a copy of the sample in the user's profile: QGIS writes beside a GeoPackage that it opens."""
    folder = os.path.join(QgsApplication.qgisSettingsDirPath(), "spatial_demand")
    os.makedirs(folder, exist_ok=True)
    copy = os.path.join(folder, os.path.basename(SAMPLE))
    if not os.path.exists(copy) or os.path.getmtime(copy) < os.path.getmtime(SAMPLE):
        shutil.copyfile(SAMPLE, copy)
    return copy


def open_sample(project):
    """Add the sample's layers to a project, in a group of their own on top; return the group."""
    path = own_copy()
    layers = [QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in LAYERS]
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
    settings.fieldName = 'wordwrap("name_en", 18) || \'\\n\' || "name_zh"'
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    text = settings.format()
    text.setSize(7)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
