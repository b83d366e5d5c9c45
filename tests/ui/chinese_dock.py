"""Opens the dock in Chinese, fills it with the sample, runs it, and tells as JSON what of it is cut off.

A process of its own: much is asked for in the user's language once, and stays.
"""

import importlib.util
import json
import sys
from pathlib import Path
from unittest.mock import MagicMock

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QSettings
from qgis.PyQt.QtWidgets import QAbstractButton, QGroupBox, QLabel, QWidget

WIDTH, HEIGHT = 360, 760
root, profile = Path(sys.argv[1]), sys.argv[2]


def pass_time(until, most=90_000):
    """Let events pass until something is so."""
    timer = QElapsedTimer()
    timer.start()
    while not until(timer.elapsed()) and timer.elapsed() < most:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def cut_off(window, where):
    """Return the labels, buttons and boxes whose text has no room."""
    found = []
    for widget in window.findChildren(QWidget):
        text = getattr(widget, "text", None) if isinstance(widget, (QAbstractButton, QLabel)) else None
        if text is None or not text() or not widget.isVisibleTo(window):
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        room = widget.height() if wraps else widget.width()
        needs = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().width()
        right = widget.mapTo(window, widget.rect().topRight()).x()
        if needs > room + 1 or right > window.width():
            found.append([where, type(widget).__name__, text(), needs, room, right])
    return found


def texts(window):
    """Return all that a window says."""
    found = []
    for widget in window.findChildren(QWidget):
        said = [widget.toolTip(), widget.accessibleName()]
        said += [widget.text()] if isinstance(widget, (QAbstractButton, QLabel)) else []
        said += [widget.title()] if isinstance(widget, QGroupBox) else []
        found += [text for text in said if text]
    return sorted(set(found))


app = QgsApplication([], True, profile)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, profile)
app.initQgis()
QSettings().setValue("locale/userLocale", "zh-Hans")
QSettings().setValue("locale/overrideFlag", True)
spec = importlib.util.spec_from_file_location(
    "spatial_demand", root / "__init__.py", submodule_search_locations=[str(root)]
)
package = sys.modules["spatial_demand"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
plugin = package.classFactory(None)
plugin.initProcessing()

from spatial_demand.ui.dock import SpatialDemandDock  # noqa: E402 - only now it is there

iface, canvas = MagicMock(), QgsMapCanvas()
iface.mapCanvas.return_value = canvas
iface.mainWindow.return_value = iface.activeLayer.return_value = None
dock = SpatialDemandDock(iface)
dock.setFloating(True)
dock.resize(WIDTH, HEIGHT)
dock.show()
pass_time(lambda gone: gone > 300)
answer = {"width": dock.width(), "title": dock.windowTitle()}
cut = cut_off(dock, "empty")
said = texts(dock)
dock.setup_panel.fill_with_sample(dock.project)
for box in dock.setup_panel.findChildren(QWidget):
    if hasattr(box, "setCollapsed"):
        box.setCollapsed(False)
pass_time(lambda gone: gone > 800)
cut += cut_off(dock, "filled")
said += texts(dock)
dock.run_bar.run.click()
pass_time(lambda gone: not dock.run.running)
for k in range(dock.results_panel.tabs.count()):
    dock.results_panel.tabs.setCurrentIndex(k)
    for place in ("", "U1"):
        dock.results_panel.division_chosen.emit(place)
        pass_time(lambda gone: gone > 300)
        cut += cut_off(dock, f"results {k} {place}")
    said += texts(dock)

dock.run_bar.live.setChecked(True)
layer = dock.setup_panel.setup.layer("DIVISIONS", dock.project)
pass_time(lambda gone: gone > 300)
cut += cut_off(dock, "live, not edited")
said += texts(dock)
layer.startEditing()
pass_time(lambda gone: dock.live.last is not None)
feature = next(f for f in layer.getFeatures() if f["code"] == "U1")
layer.changeGeometry(feature.id(), feature.geometry().buffer(-0.002, 3))
pass_time(lambda gone: dock.live.last.now is not dock.live.last.start)
pass_time(lambda gone: gone > 1000)
for k in range(dock.results_panel.tabs.count()):
    dock.results_panel.tabs.setCurrentIndex(k)
    pass_time(lambda gone: gone > 300)
    cut += cut_off(dock, f"live {k}")
    said += texts(dock)
layer.rollBack()
dock.run_bar.live.setChecked(False)

from spatial_demand.layers.language import language  # noqa: E402
from spatial_demand.layers.messages import tr  # noqa: E402
from spatial_demand.ui.definitionseditor import DefinitionsEditor  # noqa: E402
from spatial_demand.ui.inputs import TABLES  # noqa: E402

for parameter in TABLES:
    editor = DefinitionsEditor(parameter, dock.setup_panel.setup.items(parameter), [])
    editor.show()
    pass_time(lambda gone: gone > 100)
    cut += cut_off(editor, parameter)
    said += texts(editor)
    editor.grab().save(f"{profile}/{parameter}.png")
    editor.close()
answer.update(cut=cut, said=sorted(set(said)), status=dock.run_bar.status.text(), pages=k + 1)
dock.grab().save(f"{profile}/dock.png")
dock.shut()
plugin.unload()
answer.update(language=language(), after=tr("Crowd profile"))
print(json.dumps(answer))
sys.stdout.flush()
# QGIS takes long to take itself down, and nothing here is to be kept
__import__("os")._exit(0)
