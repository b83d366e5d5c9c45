"""What the scripts for the real desktop share; each imports it from beside itself."""

import os
import tempfile

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget

WAIT = 300  # times 200 ms that a run may take
WIDTH = 400  # pixels of the panel


def until(condition):
    """Wait in steps until something is so."""
    for _ in range(WAIT):
        if condition():
            return
        yield 200
    raise RuntimeError("it took too long")


def open_panel(window, plugin):
    """Open the panel, with the layer tree alone beside it: what else QGIS opens would take its room."""
    plugin.panel_action.trigger()
    yield 800
    for other in window.findChildren(QDockWidget):
        if other is not plugin.dock and other.isVisible() and other.objectName() != "Layers":
            other.hide()
    window.resizeDocks([plugin.dock], [WIDTH], Qt.Orientation.Horizontal)
    yield 500


def run(dock):
    """Press Run, and wait until the results are drawn."""
    dock.run_bar.run.click()
    yield from until(lambda: not dock.run.running)
    yield 2500


def compare(iface, dock, divisions):
    """Keep the edit that is followed as a scenario, drop it, and look at both states on the map."""
    dock.scenarios.keep(os.path.join(tempfile.mkdtemp(), "wider.gpkg"))
    yield 1500
    divisions.rollBack()
    dock.scenarios.compare()
    yield from until(lambda: not dock.scenarios.running)
    iface.mapCanvas().setExtent(divisions.extent())
    iface.mapCanvas().refresh()
    yield 3000
