"""The pictures of the user guide: its first study step by step, each cropped to the widget that it is about.

Driven by ../shared/tools/qgis-desktop-shot; `make guide-pictures` calls it for each language and makes the pictures
small. What it writes lies beside the picture that the driver takes.
"""

import os
import sys

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QPointF, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from steps import compare, open_panel, run, until


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

    yield from open_panel(window, rig.plugin)
    dock = rig.plugin.dock
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
    yield from run(dock)
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
    yield from compare(iface, dock, divisions)
    keep(window, "compared")
    import processing

    names = ("DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE", "TOTAL")
    given = {name: panel.setup.value(name) for name in names}
    given.update({name: panel.setup.layers[name] for name in ("DIVISIONS", "POPULATION")})
    dialog = processing.createAlgorithmDialog("spatialdemand:crowdprofile", given)
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
