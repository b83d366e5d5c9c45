"""A study that follows an edited layer: after every edit its tables equal those of a fresh run."""

import random
import shutil

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from spatial_demand.layers.messages import Cancelled, Refusal
from spatial_demand.layers.patching import faults
from spatial_demand.processing.live import LiveStudy, divisions_of

FIELDS = ("code", "name_en", "type")
EDITS = 50


@pytest.fixture
def divisions(sample, tmp_path):
    """The sample's divisions in edit mode, in a file of their own."""
    copy = shutil.copy(sample, tmp_path / "edited.gpkg")
    layer = QgsVectorLayer(f"{copy}|layername=divisions", "divisions", "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    layer.startEditing()
    yield layer
    layer.rollBack()
    QgsProject.instance().removeMapLayer(layer)


@pytest.fixture
def given(sample):
    """A study's parameters on the sample, but for the divisions."""
    layer = f"{sample}|layername="
    commutes = {name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y", "count")}
    return {
        "DIVISIONS": layer + "divisions",
        **dict(zip(("DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE"), FIELDS)),
        "POPULATION": layer + "census_2020",
        "POPULATION_2": layer + "lbs_income",
        "COMMUTES": layer + "commutes",
        "ENDS": 1,
        **commutes,
        "EXTERNAL": layer + "external_regions",
        "EXTERNAL_ID": "region",
        "FACILITIES": layer + "facilities",
        "FACILITY_TYPE": "type",
        "CAPACITY": '"capacity"',
        "SITES": layer + "industrial_sites",
        "PLACES": layer + "places",
        "PLACE_CLASS": "class",
        "FIRMS": layer + "firms",
        "SEGMENT": "segment",
        "JOBS": '"jobs"',
    }


class Session:
    """A live study of a layer, beside fresh ones."""

    def __init__(self, given, layer):
        self.given, self.layer = given, layer
        self.context, self.feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        self.context.setProject(QgsProject.instance())
        self.study = self.fresh_study()

    def close(self):
        self.study = self.context = None

    def fresh_study(self):
        return LiveStudy(self.given, self.context, self.feedback)

    def now(self):
        return divisions_of(self.layer, self.context, *FIELDS)

    def follow(self):
        return self.study.run(self.now(), self.feedback)

    def fresh(self):
        return self.fresh_study().run(self.now(), self.feedback)


@pytest.fixture
def session(provider, given, divisions):
    session = Session(given, divisions)
    yield session
    # its layers end before QGIS does
    session.close()


def assert_same(live, fresh):
    """Texts alike, numbers to 1e-12 of their column's greatest: sums that add what another order would."""
    assert live.tables.keys() == fresh.tables.keys()
    for name, frame in fresh.tables.items():
        own = live.tables[name]
        assert list(own) == list(frame)
        for column in frame:
            if frame[column].dtype.kind == "f":
                expected = frame[column].to_numpy()
                scale = np.nanmax(np.abs(expected), initial=0.0)
                found = own[column].to_numpy()
                np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12 * scale, err_msg=f"{name}.{column}")
            else:
                pd.testing.assert_series_equal(own[column], frame[column])


def _move(layer, chance, features):
    feature = chance.choice(features)
    at = chance.randrange(len(list(feature.geometry().vertices())) - 1)
    vertex = feature.geometry().vertexAt(at)
    # far enough to cross over neighbours, and now and then over itself
    layer.moveVertex(
        vertex.x() + chance.uniform(-0.02, 0.02), vertex.y() + chance.uniform(-0.02, 0.02), feature.id(), at
    )


def _reshape(layer, chance, features):
    feature = chance.choice(features)
    layer.changeGeometry(feature.id(), feature.geometry().buffer(chance.choice((-0.004, 0.004)), 3))


def _split(layer, chance, features):
    from qgis.core import QgsPointXY

    box = chance.choice(features).geometry().boundingBox()
    x = box.center().x()
    layer.splitFeatures([QgsPointXY(x, box.yMinimum() - 1), QgsPointXY(x + 0.001, box.yMaximum() + 1)], False)


def _merge(layer, chance, features):
    one, other = chance.sample(features, 2)
    layer.changeGeometry(one.id(), one.geometry().combine(other.geometry()))
    layer.deleteFeature(other.id())


def _add(layer, chance, features):
    centre = chance.choice(features).geometry().centroid()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(centre.buffer(0.01, 4))
    layer.addFeature(feature)


def _delete(layer, chance, features):
    layer.deleteFeature(chance.choice(features).id())


def _retype(layer, chance, features):
    layer.changeAttributeValue(chance.choice(features).id(), layer.fields().lookupField("type"), "urban community")


def _without_geometry(layer, chance, features):
    layer.changeGeometry(chance.choice(features).id(), QgsGeometry())


def _undo(layer, chance, features):
    layer.undoStack().undo()


def _redo(layer, chance, features):
    layer.undoStack().redo()


OFTEN = (_move, _move, _split, _undo)
CHANGES = (_move, _reshape, _split, _merge, _add, _delete, _retype, _without_geometry, _undo, _redo)


def test_fifty_random_edits_give_what_a_fresh_run_gives(session, divisions):
    chance = random.Random(2026)
    session.follow()
    done = set()
    for _ in range(EDITS):
        features = [f for f in divisions.getFeatures() if f.hasGeometry()]
        change = chance.choice((*CHANGES, *OFTEN))
        if change in (_merge, _delete) and len(features) < 12:
            change = _undo
        divisions.beginEditCommand(change.__name__) if change not in (_undo, _redo) else None
        change(divisions, chance, features)
        divisions.endEditCommand() if change not in (_undo, _redo) else None
        done.add(change)
        assert_same(session.follow(), session.fresh())
    assert done == set(CHANGES)


@pytest.mark.parametrize("apportion", [1, 2])
def test_other_ways_to_split_units_follow_too(provider, given, divisions, sample, apportion):
    given = {name: given[name] for name in given if name.startswith(("DIVISION", "POPULATION"))}
    given.update(APPORTION=apportion, WEIGHT_LAYER=f"{sample}|layername=residential_land" if apportion == 2 else None)
    session, chance = Session(given, divisions), random.Random(7)
    session.follow()
    for _ in range(6):
        _move(divisions, chance, list(divisions.getFeatures()))
        assert_same(session.follow(), session.fresh())
    session.close()


def test_only_touched_divisions_are_placed_again(session, divisions, monkeypatch):
    from spatial_demand.layers import placing

    before = session.follow()
    placed = []
    points, areas = placing.Locator.points, placing.Locator.place_areas
    monkeypatch.setattr(placing.Locator, "points", lambda self, xy, *a: placed.append(len(xy)) or points(self, xy, *a))
    monkeypatch.setattr(
        placing.Locator, "place_areas", lambda self, shapes, *a: placed.append(len(shapes)) or areas(self, shapes, *a)
    )
    session.follow()
    assert not any(placed)
    _move(divisions, random.Random(1), list(divisions.getFeatures())[:1])
    session.follow()
    kept = session.study.readings.kept
    everything = 2 * len(kept["commutes"].commutes.home) + len(kept["units", "POPULATION"].shapes)
    assert 0 < sum(placed) < everything / 3
    assert before.tables.keys() == session.follow().tables.keys()


def test_people_are_conserved_when_a_boundary_moves(session, divisions):
    before = session.follow()
    feature = max(divisions.getFeatures(), key=lambda f: f.geometry().area())
    divisions.changeGeometry(feature.id(), feature.geometry().buffer(-0.003, 3))
    after = session.follow()
    total = [state.tables["profile"]["population"].sum() for state in (before, after)]
    outside = [0.0, session.study.readings.kept["units", "POPULATION"].placement.inside()]
    values = session.study.readings.kept["units", "POPULATION"].values['"population"']
    assert total[1] < total[0]
    assert total[1] == pytest.approx(float((values * outside[1]).sum()), rel=1e-12)


def test_unfinished_divisions_get_ids_of_their_own(session, divisions):
    _add(divisions, random.Random(3), list(divisions.getFeatures()))
    first = next(f for f in divisions.getFeatures() if f["code"])
    twin = QgsFeature(first)
    twin.setGeometry(first.geometry().buffer(-0.005, 2))
    divisions.addFeature(twin)
    ids = session.now().ids
    assert len(set(ids)) == len(ids) == 19
    assert {"new", f"{first['code']} (2)"} <= set(ids)


def test_a_cancelled_edit_leaves_what_was_known(session, divisions):
    session.follow()
    _move(divisions, random.Random(5), list(divisions.getFeatures()))
    stopped = QgsProcessingFeedback(False)
    stopped.cancel()
    with pytest.raises(Cancelled):
        session.study.run(session.now(), stopped)
    assert_same(session.follow(), session.fresh())


def test_a_division_with_a_region_s_id_is_refused_and_forgiven(session, divisions):
    session.follow()
    first = next(divisions.getFeatures())
    field = divisions.fields().lookupField("code")
    region = QgsVectorLayer(session.given["EXTERNAL"], "r", "ogr")
    taken = next(region.getFeatures())["region"]
    divisions.changeAttributeValue(first.id(), field, taken)
    with pytest.raises(Refusal, match=f"the id '{taken}' is a division's too"):
        session.follow()
    divisions.changeAttributeValue(first.id(), field, first["code"])
    assert_same(session.follow(), session.fresh())


def test_overlaps_and_gaps_are_found(session, divisions):
    before = session.follow()
    one = max(divisions.getFeatures(), key=lambda f: f.geometry().area())
    assert faults(before.ground, before.ground).gap_area == 0
    divisions.changeGeometry(one.id(), one.geometry().buffer(-0.001, 3))
    gap = faults(before.ground, session.follow().ground)
    shrunk = before.ground.areas.polygons[before.ground.divisions.ids.index(one["code"])].area()
    shrunk -= session.follow().ground.areas.polygons[session.now().ids.index(one["code"])].area()
    assert gap.gap_area == pytest.approx(shrunk, rel=1e-6)
    assert gap.overlap_area == pytest.approx(faults(before.ground, before.ground).overlap_area)
    divisions.changeGeometry(one.id(), one.geometry().buffer(0.001, 3))
    wide = faults(before.ground, session.follow().ground)
    assert wide.overlap_area > 1000 > wide.gap_area
