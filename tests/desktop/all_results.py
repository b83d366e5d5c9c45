"""Commuting and facilities in the real desktop: each run in the background from its dialog, loaded and styled by QGIS.

Driven by ../shared/tools/qgis-desktop-shot; `make desktop` calls it and leaves the pictures in demo/.
"""

import os
import shutil
import tempfile

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget

TEMPORARY = "TEMPORARY_OUTPUT"


def runs(sample):
    """(algorithm, parameters, outputs, the result to show) of each run."""
    divisions = {
        "DIVISIONS": sample["divisions"],
        "DIVISION_ID": "code",
        "DIVISION_NAME": "name_en",
        "DIVISION_TYPE": "type",
    }
    ends = {name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y", "count")}
    commutes = {**divisions, "COMMUTES": sample["commutes"], "ENDS": 1, **ends}
    outside = {"EXTERNAL": sample["external_regions"], "EXTERNAL_ID": "region"}
    people = {**divisions, "POPULATION": sample["census_2020"], "POPULATION_2": sample["lbs_income"]}
    facilities = {"FACILITIES": sample["facilities"], "FACILITY_TYPE": "type"}
    ways = {"NETWORK": sample["walkways"], "NETWORK_SPEED": '"speed_kmh"'}
    sites = {"SITES": sample["industrial_sites"], "PLACES": sample["places"], "PLACE_CLASS": "class"}
    return (
        ("commutebands", commutes, ("OUTPUT", "TABLE"), "Commuting bands"),
        ("odflows", {**commutes, **outside, "MIN_FLOW": 200}, ("FLOWS", "MATRIX", "BALANCE"), "Job-housing balance"),
        ("commutemap", {**commutes, "CHOSEN": "M1,M2"}, ("OUTPUT",), "Commuting map"),
        (
            "facilitydemand",
            {**people, **facilities, "CAPACITY": '"capacity"', **ways},
            ("OUTPUT", "TABLE", "UNITS"),
            "Facility demand",
        ),
        ("lifecircle", {**people, **facilities, **ways}, ("OUTPUT", "TABLE", "UNITS"), "Living circles of units"),
        (
            "industrialcircle",
            {**divisions, **sites},
            ("OUTPUT", "TABLE", "CIRCLES"),
            "Industrial living circles of sites",
        ),
    )


def main(iface, rig):
    """Run each on the sample, look at its dialog and its result."""
    import processing

    folder = tempfile.mkdtemp()
    plugin = os.path.dirname(os.path.abspath(__import__("spatial_demand").__file__))
    path = shutil.copy(os.path.join(plugin, "resources", "sample", "lingang.gpkg"), folder)
    project, sample = QgsProject.instance(), {}
    names = ("census_2020", "lbs_income", "commutes", "facilities", "walkways", "industrial_sites", "places")
    for name in (*names, "external_regions", "divisions"):
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        project.addMapLayer(layer)
        sample[name] = layer.id()
        if name != "divisions":
            project.layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(False)
    iface.mainWindow().findChild(QDockWidget, "Browser").close()
    yield 1500
    for algorithm, parameters, outputs, title in runs(sample):
        given = {**parameters, **dict.fromkeys(outputs, TEMPORARY)}
        dialog = processing.createAlgorithmDialog(f"spatialdemand:{algorithm}", given)
        dialog.resize(900, 760)
        dialog.show()
        yield 1200
        rig.shot(f"desktop_{algorithm}_dialog.png")
        dialog.runAlgorithm()
        for _ in range(150):
            yield 200
            found = project.mapLayersByName(title)
            if found:
                break
        yield 800
        dialog.close()
        (shown,) = found
        for layer in project.mapLayers().values():
            node = project.layerTreeRoot().findLayer(layer.id())
            node.setItemVisibilityChecked(layer.id() in (shown.id(), sample["divisions"]))
            node.setExpanded(layer.id() == shown.id())
        rig.result[algorithm] = shown.styleManager().styles()
        iface.setActiveLayer(shown)
        iface.zoomToActiveLayer()
        yield 2500
        rig.shot(f"desktop_{algorithm}.png")
