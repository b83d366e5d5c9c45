"""The dock in the real desktop: filled with the sample, run, a boundary moved with live on, a scenario compared.

Driven by ../shared/tools/qgis-desktop-shot; `make desktop` calls it and leaves the pictures in demo/.
"""

import os
import sys

from qgis.core import QgsPointXY, QgsProject, QgsRectangle

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from steps import compare, open_panel, until


def main(iface, rig):
    """Do what a planner does, and take a picture of each step."""
    name = os.path.splitext(os.path.basename(rig.out))[0] if hasattr(rig, "out") else "dock"
    yield from open_panel(iface.mainWindow(), rig.plugin)
    dock = rig.plugin.dock
    rig.shot(f"{name}_1_empty.png")
    dock.setup_panel.fill_with_sample(dock.project)
    yield 1500
    rig.shot(f"{name}_2_filled.png")
    for group in dock.setup_panel.groups.values():
        group.box.setCollapsed(False)
    yield 500
    bar = dock.setup_panel.scroll.verticalScrollBar()
    for k in range(4):
        bar.setValue(int(bar.maximum() * k / 3))
        yield 300
        rig.shot(f"{name}_3_groups_{k}.png")
    dock.run_bar.run.click()
    yield 1200
    rig.shot(f"{name}_4_running.png")
    yield from until(lambda: not dock.run.running)
    yield 2500
    rig.shot(f"{name}_5_done.png")
    rig.result["status"] = dock.run_bar.status.text()
    divisions = dock.setup_panel.setup.layer("DIVISIONS", dock.project)
    feature = next(f for f in divisions.getFeatures() if f["code"] == "U1")
    divisions.selectByIds([feature.id()])
    for k in range(dock.results_panel.tabs.count()):
        dock.results_panel.tabs.setCurrentIndex(k)
        yield 700
        rig.shot(f"{name}_6_results_{k}.png")
    dock.results_panel.tabs.setCurrentIndex(0)
    dock.run_bar.live.setChecked(True)
    yield 300
    iface.setActiveLayer(divisions)
    divisions.startEditing()
    yield from until(lambda: dock.live.last is not None)
    yield 500
    box = feature.geometry().boundingBox()
    box.scale(2.2)
    iface.mapCanvas().setExtent(QgsRectangle(box))
    iface.mapCanvas().refresh()
    yield 1500
    middle = box.center()
    # one corner is drawn into the division, away from its neighbours: a gap
    at = max(range(len(list(feature.geometry().vertices())) - 1), key=lambda k: feature.geometry().vertexAt(k).x())
    vertex = feature.geometry().vertexAt(at)
    divisions.beginEditCommand("move")
    divisions.moveVertex(
        vertex.x() + 0.9 * (middle.x() - vertex.x()), vertex.y() + 0.9 * (middle.y() - vertex.y()), feature.id(), at
    )
    divisions.endEditCommand()
    yield from until(lambda: dock.live.last.now is not dock.live.last.start)
    rig.result["seconds"] = dock.live.last.seconds
    yield 1500
    rig.shot(f"{name}_7_live.png")
    dock.results_panel.tabs.setCurrentIndex(1)
    yield 800
    rig.shot(f"{name}_8_live_commute.png")
    divisions.splitFeatures([QgsPointXY(middle.x(), box.yMinimum()), QgsPointXY(middle.x(), box.yMaximum())], False)
    dock.results_panel.tabs.setCurrentIndex(0)
    yield 2000
    rig.shot(f"{name}_9_split.png")
    yield from compare(iface, dock, divisions)
    rig.result["groups"] = [node.name() for node in QgsProject.instance().layerTreeRoot().children()]
