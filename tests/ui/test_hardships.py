"""The dock where something is missing, goes, or comes in between."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt import sip

from spatial_demand.ui import reporting
from spatial_demand.ui.dock import SpatialDemandDock

ROOT = Path(__file__).resolve().parents[2]


def test_a_dock_may_go_while_its_report_is_written(project, qgis_iface, spin, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr("spatial_demand.ui.dock.QDesktopServices.openUrl", opened.append)
    monkeypatch.setattr("spatial_demand.report.sections.write_report", lambda study, path: None)
    for gone in (False, True):
        dock = SpatialDemandDock(qgis_iface)
        reporting.write(dock, "study.gpkg", str(tmp_path / "report.html"))
        if gone:
            dock.shut()
            sip.delete(dock)
        spin(lambda: not reporting.RUNNING)
        if not gone:
            assert "The report is written" in dock.notice.text
            dock.shut()
            dock.deleteLater()
    assert len(opened) == 1


def test_reloading_leaves_no_connection_and_no_dock(plugin, qgis_iface, spin):
    plugin.unload()
    project, app = QgsProject.instance(), QgsApplication.instance()
    watched = [
        (project, name) for name in ("readProject", "cleared", "layersAdded", "layersRemoved", "layersWillBeRemoved")
    ]
    watched += [(app, "aboutToQuit"), (qgis_iface.mainWindow(), "destroyed")]
    counts = []
    try:
        for _ in range(5):
            own = sys.modules["spatial_demand"].classFactory(qgis_iface)
            own.initGui()
            own.show_panel()
            own.dock.setup_panel.fill_with_sample(project)
            own.dock.run_bar.live.setChecked(True)
            divisions = own.dock.setup_panel.setup.layer("DIVISIONS", project)
            divisions.startEditing()
            dock = own.dock
            own.unload()
            divisions.rollBack()
            spin(partial(sip.isdeleted, dock))
            signals = [(divisions, name) for name in ("editingStarted", "geometryChanged", "updatedFields")]
            counts.append([of.receivers(getattr(of, name)) for of, name in (*watched, *signals)])
        assert counts[1:] == counts[:1] * 4
    finally:
        plugin.initProcessing()
        project.clear()


WITHOUT = """
import importlib.util, sys
from pathlib import Path
for name in sys.argv[2].split(","):
    sys.modules[name] = None
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.testing import start_app
app = start_app()
root = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location(
    "spatial_demand", root / "__init__.py", submodule_search_locations=[str(root)])
package = sys.modules["spatial_demand"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
plugin = package.classFactory(None)
plugin.initProcessing()
from spatial_demand.ui.dock import SpatialDemandDock
class Iface:
    def mapCanvas(self):
        return canvas
    def setActiveLayer(self, layer):
        pass
    def zoomToActiveLayer(self):
        pass
canvas, project = QgsMapCanvas(), QgsProject.instance()
dock = SpatialDemandDock(Iface())
dock.show()
app.processEvents()
said = dock.notice.text
print("opens:", said)
dock.setup_panel.fill_with_sample(project)
print("run:", dock.run_bar.run.isEnabled(), dock.run_bar.run.toolTip())
dock.start()
dock.run_bar.live.setChecked(True)
layer = dock.setup_panel.setup.layer("DIVISIONS", project)
layer.startEditing()
app.processEvents()
print("live:", dock.live_bar.text.text())
dock.live.stop()
layer.rollBack()
project.writeEntry("spatialdemand", "shown_study", sys.argv[3])
dock._load()
dock.shut()
sys.stdout.flush()
project.clear()
import os
os._exit(0)
"""


@pytest.mark.parametrize(("names", "blocked"), [("pandas", True), ("scipy", True), ("matplotlib", False)])
def test_without_a_library_it_opens_and_says_what_to_install(names, blocked, tmp_path, sample):
    command = [sys.executable, "-P" if sys.version_info >= (3, 11) else "-B", "-c", WITHOUT, str(ROOT), names]
    done = subprocess.run(
        [*command, str(sample)], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    said = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    assert said["run"].split()[0] == str(not blocked), said
    for key in ("opens", "run", "live"):
        assert (names in said[key]) == blocked, said
