"""The plugin in the real desktop: the algorithm's dialog, then a result as it arrives on the map.

Driven by ../shared/tools/qgis-desktop-shot; `make desktop` calls it and leaves the pictures in demo/.
"""

import os
import shutil
import tempfile

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit


def main(iface, rig):
    """Open the toolbox and the dialog, run on the sample, look."""
    import processing

    folder = tempfile.mkdtemp()
    plugin = os.path.dirname(os.path.abspath(__import__("spatial_demand").__file__))
    sample = shutil.copy(os.path.join(plugin, "resources", "sample", "lingang.gpkg"), folder)
    layers = {}
    for name in ("census_2020", "lbs_income", "divisions"):
        layers[name] = QgsVectorLayer(f"{sample}|layername={name}", name, "ogr")
        QgsProject.instance().addMapLayer(layers[name])
    iface.mapCanvas().setExtent(layers["divisions"].extent())
    toolbox = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    toolbox.show()
    toolbox.findChild(QLineEdit).setText("spatial demand")
    yield 1500
    parameters = {
        "DIVISIONS": layers["divisions"].id(),
        "DIVISION_ID": "code",
        "DIVISION_NAME": "name_en",
        "DIVISION_TYPE": "type",
        "POPULATION": layers["census_2020"].id(),
        "POPULATION_2": layers["lbs_income"].id(),
        "OUTPUT": "TEMPORARY_OUTPUT",
        "TABLE": "TEMPORARY_OUTPUT",
    }
    dialog = processing.createAlgorithmDialog("spatialdemand:crowdprofile", parameters)
    dialog.resize(900, 760)
    dialog.show()
    yield 1500
    rig.shot("desktop_dialog.png")
    # as a user does: in the background, loaded when it is done
    dialog.runAlgorithm()
    for _ in range(100):
        yield 200
        found = QgsProject.instance().mapLayersByName("Crowd profile")
        if found:
            break
    rig.shot("desktop_log.png")
    dialog.close()
    (profile,) = found
    for name in ("census_2020", "lbs_income", "divisions"):
        QgsProject.instance().layerTreeRoot().findLayer(layers[name].id()).setItemVisibilityChecked(False)
    rig.result["renderer"] = profile.renderer().classAttribute()
    rig.result["styles"] = profile.styleManager().styles()
    iface.setActiveLayer(profile)
    yield 2500
