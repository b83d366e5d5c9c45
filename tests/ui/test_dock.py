"""The dock whole, with real widgets: fill, run, look, edit, keep, compare, save and reopen."""

import os
import random
import sys

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from spatial_demand.ui.dock import SpatialDemandDock
from spatial_demand.ui.resultgroup import last_group
from spatial_demand.ui.scenarios import Scenario


@pytest.fixture
def dock(provider, qgis_iface):
    QgsProject.instance().clear()
    dock = SpatialDemandDock(qgis_iface)
    dock.show()
    yield dock
    dock.shut()
    dock.deleteLater()
    QgsProject.instance().clear()


@pytest.fixture
def filled(dock):
    dock.setup_panel.fill_with_sample(dock.project)
    return dock


@pytest.fixture
def ran(filled, spin):
    filled.run_bar.run.click()
    spin(lambda: not filled.run.running)
    return filled


def divisions_of(dock):
    return dock.setup_panel.setup.layer("DIVISIONS", dock.project)


def edit(dock, chance):
    """Shrink a division."""
    layer = divisions_of(dock)
    feature = next(f for f in layer.getFeatures() if f["code"] == "U1")
    layer.changeGeometry(feature.id(), feature.geometry().buffer(-0.001 * chance.randint(1, 5), 3))


def test_an_empty_dock_says_why_it_cannot_run(dock):
    assert not dock.run_bar.run.isEnabled()
    assert "division" in dock.run_bar.run.toolTip()
    assert dock.setup_panel.welcome.isVisibleTo(dock)


def test_the_sample_fills_everything_and_runs(ran):
    assert ran.run_bar.status.text().startswith("Last run ")
    assert "people" in ran.run_bar.status.text()
    assert ran.tabs.currentIndex() == 1
    assert [place for place, *_ in ran.results_panel.results.divisions][:2] == ["M1", "M2"]
    assert ran.results_panel.results.people("") == pytest.approx(344_006, abs=1)
    groups = [node.name() for node in ran.project.layerTreeRoot().children()]
    assert any(name.startswith("Spatial Demand: ") for name in groups)
    assert os.path.exists(ran.study_path)


def test_the_selection_on_the_map_and_the_list_follow_each_other(ran):
    layer = divisions_of(ran)
    feature = next(f for f in layer.getFeatures() if f["code"] == "U2")
    layer.selectByIds([feature.id()])
    assert ran.results_panel.place == "U2"
    profile = ran.project.mapLayersByName("Crowd profile")[0]
    profile.selectByIds([f.id() for f in profile.getFeatures() if f["division_id"] == "R3"])
    assert ran.results_panel.place == "R3"
    ran.results_panel.division_chosen.emit("E1")
    assert [f["code"] for f in layer.getSelectedFeatures()] == ["E1"]
    ran.results_panel.division_chosen.emit("")
    assert layer.selectedFeatureCount() == 0


def test_a_cancelled_run_says_so_and_leaves_nothing(filled, spin):
    layers = set(filled.project.mapLayers())
    filled.run_bar.run.click()
    filled.run_bar.cancel.click()
    spin(lambda: not filled.run.running)
    assert filled.run_bar.status.text() == "Cancelled: nothing was changed."
    assert set(filled.project.mapLayers()) == layers
    assert filled.run_bar.stack.currentIndex() == 0


def test_a_project_keeps_the_setup_and_the_results(filled, tmp_path, spin):
    filled.run_bar.target.setCurrentIndex(1)
    assert not filled.run_bar.run.isEnabled() and "GeoPackage" in filled.run_bar.run.toolTip()
    assert "GeoPackage" in filled.run_bar.why_not.text() and not filled.run_bar.why_not.isHidden()
    filled.run_bar.path.setFilePath(str(tmp_path / "study"))
    assert filled.run_bar.run.isEnabled()
    assert filled.run_bar.why_not.isHidden()
    filled.run_bar.run.click()
    spin(lambda: not filled.run.running)
    assert (tmp_path / "study.gpkg").exists()
    before = filled.parameters()
    people = filled.results_panel.results.people("")
    assert filled.project.write(str(tmp_path / "project.qgz"))
    filled.project.clear()
    assert not filled.run_bar.run.isEnabled()
    assert filled.results_panel.results is None
    assert filled.project.read(str(tmp_path / "project.qgz"))
    assert filled.parameters() == before
    assert filled.run_bar.study == str(tmp_path / "study.gpkg")
    assert filled.results_panel.results.people("") == people
    profile = filled.project.mapLayersByName("Crowd profile")[0]
    profile.selectByIds([next(f for f in profile.getFeatures() if f["division_id"] == "R3").id()])
    assert filled.results_panel.place == "R3"


def test_an_edit_is_followed_kept_and_compared(ran, tmp_path, spin):
    ran.run_bar.live.setChecked(True)
    assert "pencil" in ran.live_bar.text.text()
    layer = divisions_of(ran)
    layer.startEditing()
    spin(lambda: ran.live.last is not None)
    assert ran.results_panel.before is None
    assert not ran.live_bar.keep.isEnabled()
    assert not last_group(ran.project).isVisible() and layer.labelsEnabled()
    edit(ran, random.Random(1))
    spin(lambda: ran.live.last.now is not ran.live.last.start)
    assert ran.results_panel.before is not None
    assert ran.results_panel.results.people("U1") < ran.results_panel.before.people("U1")
    assert "belong to no division" in ran.live_bar.text.text()
    assert max(band.asGeometry().area() for band in ran.faults.bands.values()) > 0
    ran.scenarios.keep(str(tmp_path / "smaller.gpkg"))
    assert len(list(tmp_path.glob("smaller*.gpkg"))) == 2
    assert ran.live_bar.compare.isEnabled()
    layer.rollBack()
    assert ran.faults.bands == {}
    assert last_group(ran.project).isVisible() and not layer.labelsEnabled()
    (scenario,) = ran.scenarios.menu().actions()
    assert scenario.text() == "smaller"
    ran.scenarios.compare()
    spin(lambda: not ran.scenarios.running)
    compared = [one for one in ran.project.mapLayers().values() if "before and after" in one.name()]
    assert compared
    (row,) = [
        f
        for one in compared
        for f in one.getFeatures()
        if "population_d" in f.fields().names() and f["division_id"] == "U1"
    ]
    assert row["population_d"] < 0
    ran.run_bar.live.setChecked(False)
    assert ran.live.layer is None


def test_the_set_up_may_change_while_an_edit_is_followed(filled, spin):
    filled.run_bar.live.setChecked(True)
    layer = divisions_of(filled)
    layer.startEditing()
    spin(lambda: filled.live.last is not None)
    edit(filled, random.Random(2))
    spin(lambda: filled.live.last.now is not filled.live.last.start)
    before = filled.live.last
    filled.tabs.setCurrentIndex(0)
    filled.setup_panel._switch("commutes", False)
    spin(lambda: filled.live.last is not before and filled.live.last is not None)
    assert filled.tabs.currentIndex() == 0  # who sets up stays there
    assert "bands" in before.now.tables and "bands" not in filled.live.last.now.tables
    assert filled.live.last.start.tables["profile"].equals(before.start.tables["profile"])
    # what the run needs goes from a layer: at once there is no run
    layer.deleteAttribute(layer.fields().lookupField("code"))
    spin(lambda: not filled.run_bar.run.isEnabled())
    layer.rollBack()
    spin(filled.run_bar.run.isEnabled)


def test_a_comparison_withholds_changes_by_few(filled, monkeypatch):
    asked = []
    monkeypatch.setattr(filled.scenarios.comparison, "_launch", lambda checked, given, project: asked.append(given))
    filled.setup_panel._choose_value("MIN_COUNT", 7)
    filled.scenarios.compare(Scenario("one", "before.gpkg", "after.gpkg"))
    assert asked[0]["MIN_COUNT"] == 7


def test_every_layer_may_go_at_any_moment(filled, spin):
    filled.run_bar.live.setChecked(True)
    divisions_of(filled).startEditing()
    spin(lambda: filled.live.last is not None)
    divisions_of(filled).rollBack()
    for name in list(filled.setup_panel.setup.layers.values()):
        filled.project.removeMapLayer(name)
        QCoreApplication.processEvents()
    assert not filled.run_bar.run.isEnabled()
    assert not filled.live.active


def test_a_project_may_be_closed_in_the_middle_of_a_run(filled, spin):
    filled.run_bar.run.click()
    spin(lambda: filled.run_bar.progress.value() > 0)
    filled.project.clear()
    spin(lambda: not filled.run.running)
    assert filled.project.mapLayers() == {}
    assert filled.run_bar.stack.currentIndex() == 0


def test_the_command_line_and_the_model_are_the_dock_s_run(filled, tmp_path):
    filled.menu.copy_command()
    text = QgsApplication.clipboard().text()
    assert "qgis_process" in text and "spatialdemand:study" in text and "DIVISION_ID=" in text
    filled.menu.save_model(str(tmp_path / "mine"))
    assert (tmp_path / "mine.model3").exists()


def test_without_pandas_it_says_what_to_install(filled, monkeypatch):
    monkeypatch.setattr("spatial_demand.processing.base.find_spec", lambda name: None)
    filled.run_bar.run.click()
    assert not filled.run.running
    said = filled.notice.text
    assert "pandas" in said and "apt install" in said


def test_unloading_in_the_middle_of_a_run_leaves_nothing(plugin, qgis_iface, spin):
    plugin.unload()
    own = sys.modules["spatial_demand"].classFactory(qgis_iface)
    try:
        own.initGui()
        own.show_panel()
        dock = own.dock
        dock.setup_panel.fill_with_sample(dock.project)
        dock.run_bar.run.click()
        spin(lambda: dock.run_bar.progress.value() > 0)
        own.unload()
        assert own.dock is None and own.actions == [] and not dock.run.running
        QCoreApplication.processEvents()
        assert QgsApplication.processingRegistry().providerById("spatialdemand") is None
    finally:
        plugin.initProcessing()
        QgsProject.instance().clear()


def test_a_panel_that_was_hidden_is_shown_again(plugin, qgis_iface):
    plugin.unload()
    own = sys.modules["spatial_demand"].classFactory(qgis_iface)
    try:
        own.initGui()
        own.show_panel()
        assert own.panel_action.isChecked()
        first = own.dock
        first.close()
        assert not own.panel_action.isChecked()
        own.show_panel()
        assert own.dock is first and not first.isHidden()
        own.unload()
    finally:
        plugin.initProcessing()
        QgsProject.instance().clear()


def test_the_menu_opens_the_guide(filled, monkeypatch):
    from spatial_demand.ui import dockmenu

    opened = []
    monkeypatch.setattr(dockmenu.QDesktopServices, "openUrl", opened.append)
    next(action for action in filled.menu.actions() if action.objectName() == "guide").trigger()
    (url,) = opened
    assert os.path.isfile(url.toLocalFile()) and url.toLocalFile().endswith("guide.html") and not url.hasFragment()


def test_a_long_message_is_whole_and_widens_nothing(dock):
    dock.resize(340, 700)
    dock.say("The report is written: /a/very/long/" + "folder/" * 20 + "report.html. " + "Many words follow it. " * 10)
    QCoreApplication.processEvents()
    label = dock.notice.label
    assert label.height() >= label.heightForWidth(label.width()) > 3 * label.fontMetrics().height()
    assert dock.width() == 340
    dock.notice.close_button.click()
    assert dock.notice.text == "" and dock.notice.isHidden()
