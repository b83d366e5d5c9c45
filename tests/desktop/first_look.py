"""What `make desktop` photographs: the Processing toolbox with the plugin's algorithms in it."""

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtWidgets import QDockWidget


def main(iface, rig):
    """Open the toolbox, look for the plugin, and note what it lists; yields milliseconds to wait."""
    toolbox = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    toolbox.setUserVisible(True)
    yield 500
    toolbox.findChild(QgsFilterLineEdit, "searchBox").setText("spatial demand")
    yield 1000
    rig.result["algorithms"] = sorted(algorithm.id() for algorithm in rig.plugin.provider.algorithms())
