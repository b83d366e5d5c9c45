"""Live editing with a real layer, event loop and background runs."""

import random
import shutil

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
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
    spin(lambda: live.running is None and not live.timer.isActive() and not live.waiting)
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
    assert live.running is None


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


def settled(live):
    return live.active and live.running is None and not (live.timer.isActive() or live.again.isActive() or live.waiting)


def test_another_set_up_begins_again_with_the_same_start(dock, layers, spin):
    given, divisions = parameters(layers), layers["divisions"]
    live = LiveEditing()
    dock = Dock(live)
    live.watch(divisions, lambda: dict(given), lambda: FIELDS)
    divisions.startEditing()
    spin(lambda: dock.heard)
    move(divisions, random.Random(1))
    spin(lambda: len(dock.heard) == 2)
    live.look_again()
    assert not live.again.isActive()
    del given["COMMUTES"]
    live.look_again()
    spin(lambda: len(dock.heard) == 3)
    last = dock.heard[-1]
    assert "bands" in dock.heard[1].now.tables and "bands" not in last.now.tables
    for now, before in ((last.start, dock.heard[0].start), (last.now, dock.heard[1].now)):
        assert now.tables["profile"].equals(before.tables["profile"])
    assert not last.now.tables["profile"].equals(last.start.tables["profile"])
    live.unwatch()


def test_what_cannot_be_set_up_is_said_until_it_can(layers, spin):
    given, divisions = parameters(layers), layers["divisions"]
    population = given.pop("POPULATION")
    live = LiveEditing()
    dock = Dock(live)
    live.watch(divisions, lambda: dict(given), lambda: FIELDS)
    divisions.startEditing()
    spin(lambda: dock.said or dock.heard)
    given.update(POPULATION=population)
    live.look_again()
    spin(lambda: dock.heard and "profile" in dock.heard[-1].now.tables)
    live.unwatch()


@pytest.mark.parametrize("change", ["subset", "edit"])
def test_a_change_of_another_layer_is_followed(live, dock, layers, spin, change):
    divisions, census = layers["divisions"], layers["census_2020"]
    divisions.startEditing()
    spin(lambda: dock.heard)
    first = dock.heard[0].now.tables["profile"]["population"].sum()
    if change == "subset":
        assert census.setSubsetString('"population" > 500')
    else:
        census.startEditing()
        for feature in list(census.getFeatures())[:9]:
            census.changeAttributeValue(feature.id(), census.fields().lookupField("population"), 0)
    spin(lambda: len(dock.heard) > 1 and settled(live))
    assert dock.heard[-1].now.tables["profile"]["population"].sum() < first
    assert_equals_fresh(dock.heard[-1].now, layers)
    census.rollBack()
    if change == "edit":
        spin(lambda: dock.heard[-1].now.tables["profile"]["population"].sum() == pytest.approx(first))


def test_the_id_field_may_go_and_the_layer_get_another_name(live, dock, layers, spin):
    divisions = layers["divisions"]
    divisions.startEditing()
    spin(lambda: dock.heard)
    divisions.setName("plan B")
    divisions.renameAttribute(divisions.fields().lookupField("code"), "number")
    spin(lambda: dock.said)
    assert "no field 'code'" in dock.said[0] and "plan B" in dock.said[0]
    heard = len(dock.heard)
    divisions.undoStack().undo()
    spin(lambda: len(dock.heard) > heard)
    divisions.deleteAttribute(divisions.fields().lookupField("code"))
    spin(lambda: len(dock.said) == 2)


def test_no_geometry_left_is_said_and_forgiven(live, dock, layers, spin):
    divisions = layers["divisions"]
    divisions.startEditing()
    spin(lambda: dock.heard)
    divisions.beginEditCommand("nothing")
    for feature in list(divisions.getFeatures()):
        divisions.changeGeometry(feature.id(), QgsGeometry())
    divisions.endEditCommand()
    spin(lambda: settled(live) and (dock.said or len(dock.heard) > 1))
    said, heard = len(dock.said), len(dock.heard)
    divisions.undoStack().undo()
    spin(lambda: len(dock.heard) > heard)
    assert dock.said == dock.said[:said]
    np.testing.assert_allclose(
        dock.heard[-1].now.tables["profile"]["population"], dock.heard[0].now.tables["profile"]["population"]
    )


@pytest.mark.parametrize("kind", ["memory", "virtual", "curved", "no crs"])
def test_other_kinds_of_division_layers(layers, spin, kind):
    fields = FIELDS
    divisions = layers["divisions"]
    if kind == "virtual":
        virtual = QgsField("shown", divisions.fields().field("name_en").type())
        divisions.addExpressionField('upper("name_en")', virtual)
        fields = ("code", "shown", "type")
    else:
        shape = "MultiSurface" if kind == "curved" else "MultiPolygon"
        divisions = QgsVectorLayer(f"{shape}?crs=EPSG:4326", "other", "memory")
        divisions.dataProvider().addAttributes(layers["divisions"].fields().toList()[1:])
        divisions.updateFields()
        features = []
        for feature in layers["divisions"].getFeatures():
            geometry = feature.geometry()
            if kind == "curved":
                circle = geometry.centroid().asPoint()
                x, y, r = circle.x(), circle.y(), 0.01
                ring = f"CIRCULARSTRING({x - r} {y}, {x} {y + r}, {x + r} {y}, {x} {y - r}, {x - r} {y})"
                geometry = QgsGeometry.fromWkt(f"MULTISURFACE(CURVEPOLYGON({ring}))")
            own = type(feature)(divisions.fields())
            own.setAttributes(feature.attributes()[1:])
            own.setGeometry(geometry)
            features.append(own)
        assert divisions.dataProvider().addFeatures(features)[0]
        QgsProject.instance().addMapLayer(divisions, False)
        if kind == "no crs":
            divisions.setCrs(QgsCoordinateReferenceSystem())
    given = {**parameters(layers), "DIVISIONS": divisions.id(), "DIVISION_NAME": fields[1]}
    live = LiveEditing()
    dock = Dock(live)
    live.watch(divisions, lambda: given, lambda: fields)
    divisions.startEditing()
    spin(lambda: dock.heard or dock.said)
    if kind == "no crs":
        assert "coordinate reference system" in dock.said[0] or "CRS" in dock.said[0]
    else:
        feature = next(divisions.getFeatures())
        divisions.changeGeometry(feature.id(), feature.geometry().buffer(-0.002, 4))
        spin(lambda: len(dock.heard) == 2)
        assert not dock.said
        assert not dock.heard[1].now.tables["profile"].equals(dock.heard[0].now.tables["profile"])
    live.unwatch()
    divisions.rollBack()


def test_the_project_may_be_closed_while_it_reads(live, dock, layers):
    layers["divisions"].startEditing()
    QCoreApplication.processEvents()
    assert live.running is not None
    layers["divisions"].rollBack()
    layers.clear()
    QgsProject.instance().clear()
    QCoreApplication.processEvents()
    assert live.running is None and live.layer is None and not dock.heard
