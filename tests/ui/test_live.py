"""Live editing with a real layer, event loop and background runs."""

import random
import shutil

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from spatial_demand.processing.live import LiveStudy, divisions_of
from spatial_demand.ui.live import LiveEditing

FIELDS = ("code", "name_en", "type")


class Dock:
    """What the dock keeps of live editing."""

    def __init__(self, live):
        self.heard, self.said, self.ended = [], [], 0
        live.followed.connect(self.heard.append)
        live.refused.connect(self.said.append)
        live.ended.connect(self._end)

    def _end(self):
        self.ended += 1


@pytest.fixture
def layers(provider, sample, tmp_path):
    """The sample's layers in the project, name -> layer."""
    copy = shutil.copy(sample, tmp_path / "live.gpkg")
    names = ("divisions", "census_2020", "lbs_income", "commutes")
    found = {name: QgsVectorLayer(f"{copy}|layername={name}", name, "ogr") for name in names}
    QgsProject.instance().addMapLayers(list(found.values()), False)
    yield found
    found["divisions"].rollBack() if "divisions" in found else None
    QgsProject.instance().removeAllMapLayers()


def parameters(layers):
    return {
        "DIVISIONS": layers["divisions"].id(),
        **dict(zip(("DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE"), FIELDS)),
        "POPULATION": layers["census_2020"].id(),
        "POPULATION_2": layers["lbs_income"].id(),
        "COMMUTES": layers["commutes"].id(),
        "ENDS": 1,
        **{name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y", "count")},
    }


@pytest.fixture
def live(layers):
    live = LiveEditing()
    live.watch(layers["divisions"], lambda: parameters(layers), lambda: FIELDS)
    yield live
    live.unwatch()


@pytest.fixture
def dock(live):
    return Dock(live)


def move(layer, chance, far=0.01):
    feature = chance.choice(list(layer.getFeatures()))
    at = chance.randrange(len(list(feature.geometry().vertices())) - 1)
    vertex = feature.geometry().vertexAt(at)
    layer.beginEditCommand("move")
    layer.moveVertex(vertex.x() + chance.uniform(-far, far), vertex.y() + chance.uniform(-far, far), feature.id(), at)
    layer.endEditCommand()


def assert_equals_fresh(state, layers):
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    study = LiveStudy(parameters(layers), context, feedback)
    fresh = study.run(divisions_of(layers["divisions"], context, *FIELDS), feedback)
    for name, frame in fresh.tables.items():
        for column in frame.select_dtypes("float"):
            expected = frame[column].to_numpy()
            scale = 1e-12 * np.nanmax(np.abs(expected), initial=0.0)
            np.testing.assert_allclose(state.tables[name][column], expected, rtol=1e-12, atol=scale)


def test_an_edit_is_followed_and_undo_leads_back(live, dock, layers, spin):
    divisions = layers["divisions"]
    divisions.startEditing()
    spin(lambda: dock.heard)
    start = dock.heard[0]
    assert start.start is start.now
    move(divisions, random.Random(1))
    spin(lambda: len(dock.heard) == 2)
    moved = dock.heard[1]
    assert moved.start is start.now
    assert not moved.now.tables["profile"].equals(start.now.tables["profile"])
    assert_equals_fresh(moved.now, layers)
    divisions.undoStack().undo()
    spin(lambda: len(dock.heard) == 3)
    back = dock.heard[2].now.tables["profile"]["population"]
    np.testing.assert_allclose(back, start.now.tables["profile"]["population"], rtol=1e-12)
    assert dock.heard[2].faults.gap_area == 0
    assert not divisions.undoStack().canUndo()


def test_edits_during_a_run_are_never_lost(live, dock, layers, spin):
    divisions, chance = layers["divisions"], random.Random(4)
    divisions.startEditing()
    # while the first run is reading
    for _ in range(10):
        move(divisions, chance)
        QCoreApplication.processEvents()
    spin(lambda: live.thread is None and not live.timer.isActive() and not live.waiting)
    assert 1 < len(dock.heard) < 10
    assert_equals_fresh(dock.heard[-1].now, layers)


def test_it_ends_with_the_edit_and_begins_anew(live, dock, layers, spin):
    divisions = layers["divisions"]
    divisions.startEditing()
    spin(lambda: dock.heard)
    divisions.rollBack()
    assert not live.active and dock.ended == 1
    divisions.startEditing()
    spin(lambda: len(dock.heard) == 2)
    assert dock.heard[1].start is not dock.heard[0].start


@pytest.mark.parametrize("name", ["divisions", "census_2020", "commutes"])
@pytest.mark.parametrize("moment", ["reading", "idle"])
def test_a_layer_may_go_at_any_moment(live, dock, layers, name, moment, spin):
    layers["divisions"].startEditing()
    if moment == "idle":
        spin(lambda: dock.heard)
    else:
        QCoreApplication.processEvents()
    layers["divisions"].rollBack() if name == "divisions" else None
    QgsProject.instance().removeMapLayer(layers.pop(name))
    QCoreApplication.processEvents()
    assert not live.active
    assert live.thread is None


def test_what_cannot_be_computed_is_said_and_forgiven(live, dock, layers, spin):
    divisions = layers["divisions"]
    divisions.startEditing()
    spin(lambda: dock.heard)
    ids = [feature.id() for feature in divisions.getFeatures()]
    divisions.beginEditCommand("delete all")
    divisions.deleteFeatures(ids)
    divisions.endEditCommand()
    spin(lambda: dock.said)
    assert "no features" in dock.said[0]
    divisions.undoStack().undo()
    spin(lambda: len(dock.heard) == 2)
    assert dock.heard[1].now.tables["profile"].equals(dock.heard[0].now.tables["profile"])


def test_an_edit_goes_on_where_live_comes_late(layers, spin):
    divisions = layers["divisions"]
    divisions.startEditing()
    move(divisions, random.Random(8))
    live = LiveEditing()
    dock = Dock(live)
    live.watch(divisions, lambda: parameters(layers), lambda: FIELDS)
    spin(lambda: dock.heard)
    assert_equals_fresh(dock.heard[0].now, layers)
    live.unwatch()
    move(divisions, random.Random(9))
    QCoreApplication.processEvents()
    assert len(dock.heard) == 1
