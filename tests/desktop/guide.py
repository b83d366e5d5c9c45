"""The pictures of the user guide: its first study step by step, each cropped to the widget that it is about.

Driven by ../shared/tools/qgis-desktop-shot; `make guide-pictures` calls it for each language and makes the pictures
small. What it writes lies beside the picture that the driver takes.
"""

import os
import tempfile

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QPointF, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget

WAIT = 300  # times 200 ms that a run may take


def until(condition):
    """Wait in steps until something is so."""
    for _ in range(WAIT):
        if condition():
            return
        yield 200
    raise RuntimeError("it took too long")


def main(iface, rig):
    """Do what the guide tells, and keep a picture of each step."""
    from spatial_demand.report.sections import write_report

    folder = os.path.dirname(rig.out)
    window = iface.mainWindow()

    def keep(widget, name):
        QApplication.processEvents()
        if not widget.grab().save(os.path.join(folder, f"{name}.png")):
            raise RuntimeError(f"{name} could not be written")

    def keep_dialog(name):
        """Photograph the dialog that opens next, and close it."""

        def close():
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(200, close)
                return
            keep(dialog, name)
            dialog.reject()

        QTimer.singleShot(900, close)

    rig.plugin.panel_action.trigger()
    yield 800
    dock = rig.plugin.dock
    for other in window.findChildren(QDockWidget):
        if other is not dock and other.isVisible() and other.objectName() not in ("Layers",):
            other.hide()
    window.resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    yield 500
    panel = dock.setup_panel
    keep(dock, "panel_empty")
    panel.fill_with_sample(dock.project)
    yield 2000
    keep(window, "sample")
    for group in panel.groups.values():
        group.box.setCollapsed(False)
    yield 500
    for name, group in panel.groups.items():
        keep(group, f"group_{name}")
    keep_dialog("editor")
    panel.edit("INDICATORS_FILE")
    yield 300
    for name, group in panel.groups.items():
        group.box.setCollapsed(name not in ("divisions", "crowds"))
    dock.run_bar.run.click()
    yield from until(lambda: not dock.run.running)
    yield 2500
    rig.result["status"] = dock.run_bar.status.text()
    keep(window, "done")
    divisions = panel.setup.layer("DIVISIONS", dock.project)
    feature = next(f for f in divisions.getFeatures() if f["code"] == "U1")
    divisions.selectByIds([feature.id()])
    for k, name in enumerate(("crowd", "commute", "flows", "facilities", "demand")):
        dock.results_panel.tabs.setCurrentIndex(k)
        yield 700
        keep(dock, f"results_{name}")
    dock.show_ledger()
    yield 800
    ledger = dock.findChild(QDialog, "spatialDemandLedgerDialog")
    keep(ledger, "ledger")
    ledger.close()
    dock.menu.popup(dock.mapToGlobal(dock.rect().topLeft()))
    yield 500
    keep(dock.menu, "menu")
    dock.menu.hide()
    # by the button it would be opened in a browser too
    write_report(dock.study_path, os.path.join(folder, "report.html"))
    dock.results_panel.tabs.setCurrentIndex(0)
    dock.run_bar.live.setChecked(True)
    iface.setActiveLayer(divisions)
    divisions.startEditing()
    yield from until(lambda: dock.live.last is not None)
    box = feature.geometry().boundingBox()
    box.scale(2.2)
    iface.mapCanvas().setExtent(QgsRectangle(box))
    yield 1500
    # the common border of Nicheng and the villages south of Wanxiang moves north, for both
    _move_border(
        divisions, feature, next(f for f in divisions.getFeatures() if f["name_en"] == "Wanxiang South Villages")
    )
    yield from until(lambda: dock.live.last.now is not dock.live.last.start)
    yield 2000
    keep(window, "live")
    dock.scenarios.keep(os.path.join(tempfile.mkdtemp(), "wider.gpkg"))
    yield 1500
    divisions.rollBack()
    dock.scenarios.compare()
    yield from until(lambda: not dock.scenarios.running)
    iface.mapCanvas().setExtent(divisions.extent())
    iface.mapCanvas().refresh()
    yield 3000
    keep(window, "compared")
    import processing

    dialog = processing.createAlgorithmDialog(
        "spatialdemand:crowdprofile",
        {"DIVISIONS": divisions.id(), "DIVISION_ID": "code", "DIVISION_NAME": "name_en", "DIVISION_TYPE": "type"},
    )
    dialog.resize(900, 700)
    dialog.show()
    yield 1500
    keep(dialog, "dialog")
    dialog.close()


def _move_border(layer, first, second):
    """Move the vertices that two divisions share, all but the outermost, by the same way for both."""
    of = [{(v.x(), v.y()): k for k, v in enumerate(f.geometry().vertices())} for f in (first, second)]
    shared = [point for point in of[0] if point in of[1]]
    step = QPointF(0.0, 0.006)
    layer.beginEditCommand("move the border")
    for point in sorted(shared)[1:-1]:
        for feature, numbers in zip((first, second), of):
            layer.moveVertex(point[0] + step.x(), point[1] + step.y(), feature.id(), numbers[point])
    layer.endEditCommand()
