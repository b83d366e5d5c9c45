"""Runs of a study from the dock: what arrives where, what it replaces, and what if something goes meanwhile."""

import json
import threading
import time

import pytest
from qgis.core import QgsApplication, QgsTask, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication, QThreadPool


def rows(layer):
    names = [field.name() for field in layer.fields() if field.name() != "fid"]
    return [[feature[name] for name in names] for feature in layer.getFeatures()]


def group_of(project):
    from spatial_demand.ui.resultgroup import last_group

    return last_group(project)


# -- what arrives


def test_a_whole_study_in_memory(project, given, ended):
    before = project.layerTreeRoot().layerOrder()
    end, outcome, told = ended(given(True), "", False, project)
    assert end == "done", outcome
    assert told.progress == sorted(told.progress)
    assert told.progress[-1] == 100
    assert any("Step 1" in text for text, level in told.messages)
    assert all(isinstance(level, int) for _, level in told.messages)
    assert outcome.ledger["profile"]["accounts"][0]["what"] == "people"
    group = group_of(project)
    assert project.layerTreeRoot().children()[0] is group
    assert group.name().startswith("Spatial Demand: divisions ")
    layers = {table: project.mapLayer(own) for table, own in outcome.layers.items()}
    assert {node.layerId() for node in group.findLayers()} == set(outcome.layers.values())
    assert project.layerTreeRoot().layerOrder()[-len(before) :] == before
    for table, layer in layers.items():
        assert layer.providerType() == "memory", table
        assert layer.isValid()
        assert layer.name() != table
        kept = QgsVectorLayer(f"{outcome.path}|layername={table}", table, "ogr")
        assert rows(layer) == rows(kept), table
        if layer.isSpatial():
            assert layer.crs() == kept.crs()
            assert QgsWkbTypes.flatType(layer.wkbType()) == QgsWkbTypes.flatType(kept.wkbType())
        own, _, names, _, _ = kept.listStylesInDatabase()
        if own > 0:
            assert kept.renderer().dump() == layer.renderer().dump(), table
            assert sorted(layer.styleManager().styles()) == sorted(names[:own])
    assert [node.layer().name() for node in group.findLayers() if node.itemVisibilityChecked()] == ["Crowd profile"]
    inner = [one for one in group.findGroups() if not one.isExpanded()]
    assert [one.name() for one in inner] == ["Tables"]
    assert not any(node.layer().isSpatial() for node in inner[0].findLayers())
    assert all(node.layer().isSpatial() for node in group.children()[:-1])


def test_a_study_in_a_file_again_and_again(study, project, given, tmp_path, ended):
    path = str(tmp_path / "临港 study.gpkg")
    end, first, _ = ended(given(), path, False, project)
    assert end == "done", first
    assert first.path == path
    # the user moves the group, folds, ticks, chooses another style, and puts a layer of their own into it
    root, group = project.layerTreeRoot(), group_of(project)
    moved = group.clone()
    root.insertChildNode(4, moved)
    root.removeChildNode(group)
    own = QgsVectorLayer("Point", "notes", "memory")
    project.addMapLayer(own, False)
    moved.insertLayer(0, own)
    profile = project.mapLayer(first.layers["profile"])
    profile.styleManager().setCurrentStyle(profile.styleManager().styles()[-1])
    style = profile.styleManager().currentStyle()
    profile.selectByExpression("\"division_id\" = 'M1'")
    assert profile.selectedFeatureCount() == 1
    moved.findLayer(profile.id()).setItemVisibilityChecked(False)
    moved.findLayer(first.layers["products"]).setItemVisibilityChecked(True)
    end, second, _ = ended(given(TOTAL='"population" * 2'), path, False, project)
    assert end == "done", second
    assert root.children()[3] is group_of(project)
    assert own.id() in [node.layerId() for node in group_of(project).findLayers()]
    assert set(first.layers.values()).isdisjoint(project.mapLayers())
    assert second.replaced == {first.layers[table]: second.layers[table] for table in first.layers}
    fresh = project.mapLayer(second.layers["profile"])
    assert sum(f["population"] for f in fresh.getFeatures()) > 600_000
    assert fresh.styleManager().currentStyle() == style
    assert [feature["division_id"] for feature in fresh.selectedFeatures()] == ["M1"]
    ticked = {node.layer().name() for node in group_of(project).findLayers() if node.itemVisibilityChecked()}
    assert ticked == {"notes", "What to build"}
    assert [one.name for one in tmp_path.glob("*.gpkg")] == ["临港 study.gpkg"]


def test_results_stay_beside_in_a_file_of_their_own(study, project, given, tmp_path, ended):
    path = str(tmp_path / "a.gpkg")
    _, first, _ = ended(given(), path, False, project)
    assert "stay" in study.start(given(), path, True, project)
    _, second, _ = ended(given(), str(tmp_path / "b.gpkg"), True, project)
    assert second.replaced == {}
    assert set(first.layers.values()) | set(second.layers.values()) < set(project.mapLayers())
    # the newest is the one that is replaced
    _, third, _ = ended(given(), "", False, project)
    assert set(third.replaced) == set(second.layers.values())
    assert set(first.layers.values()) < set(project.mapLayers())


def test_a_layer_elsewhere_that_has_the_file_open_shows_the_new_one(study, project, given, tmp_path, ended):
    path = str(tmp_path / "a.gpkg")
    ended(given(), path, False, project)
    other = QgsVectorLayer(f"{path}|layername=profile", "mine", "ogr")
    project.addMapLayer(other)
    look = other.renderer().dump()
    people = sum(f["population"] for f in other.getFeatures())
    ended(given(TOTAL='"population" * 2'), path, False, project)
    assert other.isValid()
    assert other.renderer().dump() == look
    assert sum(f["population"] for f in other.getFeatures()) == pytest.approx(2 * people)
    # while it is edited its file must stay
    other.startEditing()
    assert "'mine'" in study.start(given(), path, False, project)
    other.rollBack()
    end, _, _ = ended(given(), path, False, project)
    assert end == "done"


def test_edits_that_begin_during_the_run_keep_the_old_file(study, project, given, tmp_path, ended, listen, spin):
    path = str(tmp_path / "a.gpkg")
    _, first, _ = ended(given(), path, False, project)
    other = QgsVectorLayer(f"{path}|layername=profile", "mine", "ogr")
    project.addMapLayer(other)
    told = listen(study)
    assert study.start(given(TOTAL='"population" * 2'), path, False, project) == ""
    other.startEditing()
    spin(lambda: told.ends)
    assert told.ends[0][0] == "failed"
    assert "'mine'" in told.ends[0][1]
    assert other.isEditable()
    # the results of the last run stand there still
    layers = {node.layer().name(): node.layer() for node in group_of(project).findLayers()}
    assert len(layers) == len(first.layers)
    assert 300_000 < sum(f["population"] for f in layers["Crowd profile"].getFeatures()) < 400_000
    other.rollBack()
    assert not list(tmp_path.glob("*new*"))


# -- what does not


def test_a_second_start_is_refused(study, project, given, listen, spin):
    told = listen(study)
    assert study.start(given(), "", False, project) == ""
    assert "already" in study.start(given(), "", False, project)
    spin(lambda: told.ends)
    assert told.ends[0][0] == "done"


@pytest.mark.parametrize(
    ("changes", "study_file", "word"),
    [
        ({"DIVISION_ID": ""}, "", "DIVISION_ID"),
        ({"POPULATION": "gone_1234"}, "", "POPULATION"),
        ({}, "x.txt", ".gpkg"),
        ({}, "missing/x.gpkg", "folder"),
    ],
)
def test_what_cannot_start_is_said(study, project, given, tmp_path, changes, study_file, word):
    path = str(tmp_path / study_file) if study_file else ""
    sentence = study.start(given(**changes), path, False, project)
    assert sentence
    assert "\n" not in sentence
    assert not study.running
    assert word.lower() in sentence.lower() or "parameter" in sentence.lower()


def test_the_file_of_an_input_is_refused(study, project, given, sample):
    assert "choose another" in study.start(given(), str(sample), False, project)


def test_a_failure_is_one_sentence_and_leaves_the_last_results(project, given, tmp_path, ended):
    path = str(tmp_path / "a.gpkg")
    _, first, _ = ended(given(), path, False, project)
    end, sentence, _ = ended(given(DIVISION_ID="type"), path, False, project)
    assert end == "failed"
    assert "give each division its own" in sentence
    assert "\n" not in sentence
    assert set(first.layers.values()) < set(project.mapLayers())
    assert not list(tmp_path.glob("*new*"))


def test_cancel(study, project, given, tmp_path, listen, spin):
    path = tmp_path / "a.gpkg"
    told = listen(study)
    assert study.start(given(True), str(path), False, project) == ""
    spin(lambda: any("Step 2" in text for text, _ in told.messages))
    began = time.monotonic()
    study.cancel()
    spin(lambda: told.ends)
    assert time.monotonic() - began < 1.5
    assert told.ends == [("cancelled", None)]
    assert not list(tmp_path.iterdir())
    assert group_of(project) is None


@pytest.mark.parametrize("going", ["COMMUTES", "DIVISIONS"])
def test_an_input_that_is_removed_meanwhile(study, project, given, going, listen, spin):
    told = listen(study)
    assert study.start(given(True), "", False, project) == ""
    spin(lambda: any("Step 1" in text for text, _ in told.messages))
    project.removeMapLayer(given(True)[going])
    spin(lambda: told.ends)
    end, sentence = told.ends[0]
    assert end == "failed"
    assert going.lower() in sentence
    assert group_of(project) is None


def test_a_layer_that_the_run_does_not_read_may_go(study, project, given, listen, spin):
    told = listen(study)
    assert study.start(given(), "", False, project) == ""
    project.removeMapLayer(project.mapLayersByName("firms")[0].id())
    spin(lambda: told.ends)
    assert told.ends[0][0] == "done"


@pytest.mark.parametrize("wait", [0, 0.3, 1.5])
def test_a_project_that_is_closed_meanwhile(study, project, given, wait, listen, spin):
    told = listen(study)
    assert study.start(given(True), "", False, project) == ""
    time.sleep(wait)
    project.clear()
    assert not project.mapLayers()
    spin(lambda: told.ends)
    assert told.ends[0][0] == "failed"
    assert not project.mapLayers()
    assert group_of(project) is None


def test_a_project_that_is_closed_when_the_run_has_ended_and_nobody_knows(study, project, given, listen, spin):
    told = listen(study)
    assert study.start(given(), "", False, project) == ""
    study._run.wait(30)
    project.clear()
    spin(lambda: told.ends)
    assert told.ends[0][0] == "failed"
    assert not project.mapLayers()


@pytest.fixture
def no_thread_free():
    """As on a busy machine: whatever is started waits for its thread."""
    pool, end = QThreadPool.globalInstance(), threading.Event()
    many = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    other = QgsTask.fromFunction("another plugin's", lambda task: end.wait(60))
    QgsApplication.taskManager().addTask(other)
    yield
    end.set()
    pool.setMaxThreadCount(many)


def test_a_project_that_is_closed_before_the_run_has_a_thread(study, project, given, no_thread_free, listen, spin):
    told = listen(study)
    assert study.start(given(), "", False, project) == ""
    assert study._run.status() == QgsTask.TaskStatus.Queued
    project.clear()
    spin(lambda: told.ends)
    assert [end for end, _ in told.ends] == ["failed"]
    assert not study.running


def test_a_layer_that_goes_when_the_run_has_failed_and_nobody_knows(study, project, given, listen, spin):
    told = listen(study)
    assert study.start(given(DIVISION_ID="type"), "", False, project) == ""
    assert QThreadPool.globalInstance().waitForDone(60_000)
    project.removeMapLayer(given()["DIVISIONS"])
    spin(lambda: told.ends)
    assert [end for end, _ in told.ends] == ["failed"]
    assert not study.running


def test_stop_waits_and_tells_nobody(study, project, given, tmp_path, ended, listen, spin):
    told = listen(study)
    assert study.start(given(True), str(tmp_path / "a.gpkg"), False, project) == ""
    spin(lambda: told.messages)
    study.stop()
    assert not study.running
    for _ in range(50):
        QCoreApplication.processEvents()
        time.sleep(0.01)
    assert not told.ends
    assert not list(tmp_path.iterdir())
    # and it can start anew
    end, _, _ = ended(given(), "", False, project)
    assert end == "done"


def test_an_object_that_is_deleted_leaves_no_run_behind(provider, project, given, listen, spin):
    from spatial_demand.ui.background import RUNNING
    from spatial_demand.ui.running import StudyRun

    study = StudyRun()
    told = listen(study)
    assert study.start(given(True), "", False, project) == ""
    study.deleteLater()
    del study
    spin(lambda: not RUNNING, 5)
    assert not told.ends
    assert group_of(project) is None


def test_the_report_comes_too(project, given, tmp_path, ended):
    report = tmp_path / "report.html"
    end, outcome, _ = ended(given(REPORT=str(report), TITLE="Plan"), "", False, project)
    assert end == "done"
    assert outcome.report == str(report)
    assert "Plan" in report.read_text(encoding="utf-8")
    assert group_of(project).name().startswith("Spatial Demand: Plan ")
    assert json.dumps(outcome.ledger)


def test_who_hears_of_the_end_may_start_anew(study, project, given, tmp_path, listen, spin):
    told, again = listen(study), []
    paths = [str(tmp_path / "a.gpkg"), str(tmp_path / "b.gpkg")]
    study.done.connect(lambda outcome: again or again.append(study.start(given(), paths[1], True, project)))
    assert study.start(given(), paths[0], False, project) == ""
    spin(lambda: len(told.ends) == 2)
    assert again == [""]
    assert [outcome.path for _, outcome in told.ends] == paths
    assert all((tmp_path / name).exists() for name in paths)


def test_a_file_that_cannot_be_replaced_is_said_and_the_last_stand(study, project, given, tmp_path, monkeypatch, ended):
    from spatial_demand.ui import replacing

    path = str(tmp_path / "a.gpkg")
    _, first, _ = ended(given(), path, False, project)

    put = replacing.os.replace

    def locked(made, place):
        if place == path:
            raise PermissionError(13, "the file is in use")
        put(made, place)

    monkeypatch.setattr(replacing.os, "replace", locked)
    end, sentence, _ = ended(given(), path, False, project)
    assert end == "failed"
    assert "in use" in sentence
    assert "choose another file" in sentence
    names = [node.layer().name() for node in group_of(project).findLayers() if node.layer().isValid()]
    assert len(names) == len(first.layers)
    assert not list(tmp_path.glob("*new*"))
