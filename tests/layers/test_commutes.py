"""Commutes read from layers: each end placed, each distance measured, each record accounted for."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_making import feedback, memory_layer, source_of
from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsDistanceArea, QgsPointXY
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers import reading
from spatial_demand.layers.commutes import (
    COORDINATES,
    LINE_ENDS,
    ZONE_IDS,
    CommuteInput,
    Wanted,
    book_commutes,
    read_commutes,
)
from spatial_demand.layers.commutezones import Zones
from spatial_demand.layers.divisions import Ground, read_divisions
from spatial_demand.layers.ledger import Ledger
from spatial_demand.layers.messages import Refusal
from spatial_demand.layers.regions import Regions

TEXT, WHOLE, REAL = QVariant.String, QVariant.Int, QVariant.Double
NAN = math.nan
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
# two divisions side by side, a region north of them: a = 0, b = 1, north = 2, elsewhere = 3
A, B, NORTH, ELSEWHERE = (121.05, 31.05), (121.15, 31.05), (121.1, 31.15), (120.0, 30.0)


def square(x, y, size=0.1):
    return f"Polygon (({x} {y}, {x + size} {y}, {x + size} {y + size}, {x} {y + size}, {x} {y}))"


def ground_of(crs="EPSG:4326"):
    layer = memory_layer("Polygon", {"id": TEXT}, [(square(121, 31), "a"), (square(121.1, 31), "b")], name="divisions")
    return Ground(read_divisions(source_of(layer), "id"), QgsCoordinateTransformContext())


def regions_of(ground):
    layer = memory_layer("Polygon", {"name": TEXT}, [(square(121, 31.1, 0.2), "north")], name="regions")
    return Regions(source_of(layer), "name", ground)


@pytest.fixture(scope="module")
def ground():
    return ground_of()


@pytest.fixture(scope="module")
def regions(ground):
    return regions_of(ground)


def read(given_, ground, regions, attributes=(), said=None, keep_ends=False):
    wanted = Wanted(tuple((text, True) for text in attributes), keep_ends)
    return read_commutes(given_, ground, regions, wanted, said or feedback())


def kilometres(start, end):
    """The geodesic distance as QGIS measures a line."""
    measure = QgsDistanceArea()
    measure.setEllipsoid("EPSG:7030")
    return measure.measureLine(QgsPointXY(*start), QgsPointXY(*end)) / 1000


def close(km):
    """To a millimetre a kilometre."""
    return pytest.approx(km, rel=1e-6, abs=1e-6)


def line(*points):
    return "LineString (" + ", ".join(f"{x!r} {y!r}" for x, y in points) + ")"


def lines(rows, fields=None, kind="LineString", **more):
    return source_of(memory_layer(kind, fields or {"n": REAL}, rows, name="commutes", **more))


def table(fields, rows):
    return source_of(memory_layer("NoGeometry", fields, [(None, *row) for row in rows], name="commutes"))


def closes(commutes):
    """Whether every record and every commuter is somewhere in the books; the sums."""
    account = Ledger().account("commuters", "commutes", commutes.records, 0.0)
    sums = book_commutes(account, commutes, 2)
    assert sums["RECORDS"] == len(commutes.home) + sums["RECORDS_UNLOCATED"]
    assert sum(records for _, _, records, _ in account.entries) == sums["RECORDS"]
    located = sums["INTERNAL"] + sums["EXTERNAL"] + sums["UNRELATED"]
    assert located == pytest.approx(commutes.commuters.sum())
    assert sum(a for _, _, _, a in account.entries) == pytest.approx(located + sums["UNLOCATED"])
    assert sums["COMMUTERS"] == sums["INTERNAL"] + sums["EXTERNAL"]
    return sums


# -- lines


def test_a_lines_first_and_last_vertex(ground, regions):
    rows = [
        (line(A, B), 1.0),
        (line(A, (119.0, 20.0), NORTH), 1.0),
        (line(NORTH, ELSEWHERE, A), 1.0),
        (line(A, A), 1.0),
        (line(ELSEWHERE, NORTH), 1.0),
    ]
    commutes = read(CommuteInput(lines(rows), LINE_ENDS), ground, regions)
    assert commutes.home.tolist() == [0, 0, 2, 0, 3]
    assert commutes.work.tolist() == [1, 2, 0, 0, 2]
    # as the crow flies from end to end, not along the line; home and work at one spot are 0 km apart
    expected = [kilometres(A, B), kilometres(A, NORTH), kilometres(NORTH, A), 0, kilometres(ELSEWHERE, NORTH)]
    assert commutes.km.tolist() == close(expected)
    assert commutes.commuters.tolist() == [1] * 5
    assert closes(commutes)["UNRELATED"] == 1


def test_lines_that_are_none(ground, regions):
    rows = [(None, 2.0), ("LineString EMPTY", 3.0), (line(A, B), 5.0)]
    layer = memory_layer("LineString", {"n": REAL}, rows, name="commutes")
    commutes = read(CommuteInput(source_of(layer), LINE_ENDS, count="n"), ground, regions)
    assert (commutes.records, commutes.commuters.tolist()) == (3, [5])
    assert commutes.unlocated == {"without a geometry": [2, 5]}
    assert closes(commutes)["UNLOCATED"] == 5


def test_lines_that_are_all_without_a_geometry(ground, regions):
    commutes = read(CommuteInput(lines([(None, 2.0), (None, 3.0)]), LINE_ENDS, count="n"), ground, regions)
    assert commutes.unlocated == {"without a geometry": [2, 5]}
    assert closes(commutes)["COMMUTERS"] == 0


def test_a_line_of_one_vertex_and_what_is_no_line(ground, regions):
    one = lines([(f"LineString ({A[0]} {A[1]})", 1.0), (line(A, B), 1.0)])
    commutes = read(CommuteInput(one, LINE_ENDS), ground, regions)
    assert commutes.unlocated == {"a line of one vertex": [1, 1]}
    points = lines([(f"Point ({A[0]} {A[1]})", 1.0)], kind="Point")
    commutes = read(CommuteInput(points, LINE_ENDS), ground, regions)
    assert commutes.unlocated == {"no line": [1, 1]}
    assert len(commutes.home) == 0
    closes(commutes)


def test_a_multi_part_line_goes_from_its_first_to_its_last_vertex(ground, regions):
    def of(*parts):
        return "MultiLineString (" + ", ".join(line(*part)[len("LineString ") :] for part in parts) + ")"

    rows = [(of([A, ELSEWHERE], [NORTH, B]), 1.0), (of([B, A]), 1.0), (line(A, B), 1.0)]
    commutes = read(CommuteInput(lines(rows, kind="MultiLineString"), LINE_ENDS), ground, regions)
    assert list(zip(commutes.home.tolist(), commutes.work.tolist())) == [(0, 1), (1, 0), (0, 1)]
    assert commutes.km.tolist() == close([kilometres(A, B)] * 3)


def test_lines_in_another_crs_lie_where_they_lie(ground, regions):
    from qgis.core import QgsCoordinateTransform, QgsGeometry

    utm = QgsCoordinateReferenceSystem("EPSG:32651")
    there = QgsCoordinateTransform(WGS84, utm, QgsCoordinateTransformContext())
    rows = []
    for ends in ((A, B), (B, NORTH), (ELSEWHERE, A)):
        geometry = QgsGeometry.fromWkt(line(*ends))
        geometry.transform(there)
        rows.append((geometry, 1.0))
    commutes = read(CommuteInput(lines(rows, crs="EPSG:32651"), LINE_ENDS), ground, regions)
    assert commutes.home.tolist() == [0, 1, 3]
    assert commutes.work.tolist() == [1, 2, 0]
    assert commutes.km.tolist() == close([kilometres(A, B), kilometres(B, NORTH), kilometres(ELSEWHERE, A)])


def test_a_layer_without_a_crs_or_without_records_is_refused(ground, regions):
    with pytest.raises(Refusal, match="'commutes' has no coordinate reference system"):
        read(CommuteInput(lines([(line(A, B), 1.0)], crs=""), LINE_ENDS), ground, regions)
    with pytest.raises(Refusal, match="'commutes' has no records"):
        read(CommuteInput(lines([]), LINE_ENDS), ground, regions)


# -- commuters, distances, attributes


def test_the_count_of_a_record(ground, regions):
    counts = [2.5, 0.0, NULL, -3.0, 4.0]
    said = feedback()
    given_ = CommuteInput(lines([(line(A, B), n) for n in counts]), LINE_ENDS, count="n")
    commutes = read(given_, ground, regions, said=said)
    assert commutes.commuters.tolist() == [2.5, 0, 4]
    assert commutes.unlocated == {"without a usable count": [2, 0]}
    assert len(said.warned) == 1
    assert "negative" in said.warned[0]
    assert closes(commutes)["INTERNAL"] == 6.5


def test_counts_that_are_none_are_said_once_of_all_batches(ground, regions, monkeypatch):
    monkeypatch.setattr(reading, "FEATURES_IN_BATCH", 2)
    counts, said = [1.0, NULL, 2.0, 3.0, -7.0, 1.0, 1e40, -1.0], feedback()
    read(CommuteInput(lines([(line(A, B), n) for n in counts]), LINE_ENDS, count="n"), ground, regions, said=said)
    (warning,) = said.warned
    assert "in 3 feature(s), first in feature number 5 (-7.0)" in warning


def test_a_measured_distance_is_used_as_it_is(ground, regions):
    km = [12.5, 0.0, NULL, -1.0, 400.0]
    given_ = CommuteInput(lines([(line(A, B), k) for k in km]), LINE_ENDS, distance="n")
    commutes = read(given_, ground, regions)
    assert commutes.km.tolist() == pytest.approx([12.5, 0, NAN, NAN, 400], nan_ok=True, abs=0)
    # unknown is no reason to leave anybody out
    assert commutes.commuters.sum() == 5
    assert closes(commutes)["UNLOCATED"] == 0


def test_count_distance_and_attributes_stay_with_their_records(ground, regions):
    fields = {"n": WHOLE, "km": REAL, "age": WHOLE}
    rows = [(line(A, B), 3, 7.5, 30), (None, 100, 1.0, 99), (line(B, A), 4, NULL, NULL), (line(A, NORTH), NULL, 2.0, 5)]
    rows.append((line(A, NORTH), 6, 2.0, 50))
    given_ = CommuteInput(lines(rows, fields), LINE_ENDS, count="n", distance="km")
    flag, whole = '"age" < 45', '"age" * 2'
    commutes = read(given_, ground, regions, [flag, whole])
    assert commutes.commuters.tolist() == [3, 4, 6]
    assert commutes.km.tolist() == pytest.approx([7.5, NAN, 2], nan_ok=True)
    assert commutes.attributes[flag].tolist() == pytest.approx([1, NAN, 0], nan_ok=True)
    assert commutes.attributes[whole].tolist() == pytest.approx([60, NAN, 100], nan_ok=True)
    assert commutes.unlocated == {"without a geometry": [1, 100], "without a usable count": [1, 0]}
    closes(commutes)


def test_expressions_that_only_qgis_can_do(ground, regions):
    fields = {"income": TEXT}
    rows = [(line(A, B), "over 15000"), (line(A, B), "under 8000"), (line(A, B), NULL)]
    text = "\"income\" IN ('over 15000')"
    commutes = read(CommuteInput(lines(rows, fields), LINE_ENDS), ground, regions, [text])
    assert commutes.attributes[text].tolist() == pytest.approx([1, 0, NAN], nan_ok=True)


# -- coordinates

FIELDS = ("hx", "hy", "wx", "wy")


def by_coordinates(rows, ground, regions, kind=REAL, crs=WGS84, **more):
    source = table(dict.fromkeys(FIELDS, kind), rows)
    return read(CommuteInput(source, COORDINATES, FIELDS, crs), ground, regions, **more)


@pytest.mark.parametrize("kind", [REAL, TEXT])
def test_coordinates_as_numbers_or_as_text(ground, regions, kind):
    rows = [(*A, *B), (*NORTH, *A), (*A, *A)]
    if kind == TEXT:
        rows = [tuple(f" {value!r} " for value in row) for row in rows]
    commutes = by_coordinates(rows, ground, regions, kind)
    assert list(zip(commutes.home.tolist(), commutes.work.tolist())) == [(0, 1), (2, 0), (0, 0)]
    assert commutes.km.tolist() == close([kilometres(A, B), kilometres(NORTH, A), 0])
    assert commutes.unlocated == {}


def test_ends_that_are_no_place(ground, regions):
    rows = [
        (NULL, 31.05, *B),
        (*A, 121.0, NULL),
        (0.0, 0.0, *B),
        (*A, 0.0, 0.0),
        (500.0, 31.0, *B),
        (*A, 121.0, 95.0),
        (*A, *B),
    ]
    commutes = by_coordinates(rows, ground, regions)
    assert len(commutes.home) == 1
    reasons = {
        "home is missing": 1,
        "work is missing": 1,
        "home is at (0, 0), which stands for no place": 1,
        "work is at (0, 0), which stands for no place": 1,
        "home is no longitude and latitude": 1,
        "work is no longitude and latitude": 1,
    }
    assert {reason: records for reason, (records, _) in commutes.unlocated.items()} == reasons
    assert commutes.swapped == 0
    closes(commutes)


def test_swapped_longitude_and_latitude_are_recognised(ground, regions):
    swapped = (A[1], A[0])
    commutes = by_coordinates([(*swapped, *B), (*A, *swapped), (*A, *B)], ground, regions)
    assert commutes.swapped == 2
    assert commutes.unlocated == {
        "home has latitude and longitude swapped": [1, 1],
        "work has latitude and longitude swapped": [1, 1],
    }
    assert commutes.home.tolist() == [0]


def test_text_that_is_no_number_is_named(ground, regions):
    rows = [("121,05", "31.05", "121.15", "31.05"), ("x", "y", "", NULL), tuple(map(str, (*A, *B)))]
    commutes = by_coordinates(rows, ground, regions, TEXT)
    assert commutes.unlocated == {"'hx' is text and no number": [2, 2]}
    assert len(commutes.home) == 1


def test_coordinates_in_metres(ground, regions):
    from qgis.core import QgsCoordinateTransform

    utm = QgsCoordinateReferenceSystem("EPSG:32651")
    there = QgsCoordinateTransform(WGS84, utm, QgsCoordinateTransformContext())
    a, b = (there.transform(QgsPointXY(*end)) for end in (A, B))
    commutes = by_coordinates([(a.x(), a.y(), b.x(), b.y())], ground, regions, crs=utm)
    assert (commutes.home.tolist(), commutes.work.tolist()) == ([0], [1])
    assert commutes.km.tolist() == close([kilometres(A, B)])


spots = st.tuples(st.floats(120.8, 121.4), st.floats(30.9, 31.3)).map(lambda xy: tuple(round(v, 6) for v in xy))


def place_of(x, y):
    """The place of a spot, by hand: a boundary belongs to the lower id, and to a division before a region."""
    if 31 <= y <= 31.1 and 121 <= x <= 121.2:
        return 0 if x <= 121.1 else 1
    return 2 if 31.1 <= y <= 31.3 and 121 <= x <= 121.2 else 3


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(spots, spots), min_size=1, max_size=30))
def test_places_and_distances_of_any_spots(found):
    ground = ground_of()
    commutes = by_coordinates([(*home, *work) for home, work in found], ground, regions_of(ground))
    assert commutes.home.tolist() == [place_of(*home) for home, _ in found]
    assert commutes.work.tolist() == [place_of(*work) for _, work in found]
    assert commutes.km.tolist() == close([kilometres(*ends) for ends in found])
    closes(commutes)


def test_the_mean_place_of_what_lies_elsewhere(ground, regions):
    source = table({**dict.fromkeys(FIELDS, REAL), "n": REAL}, [(*A, 120.0, 30.0, 1), (122.0, 32.0, *B, 3)])
    given_ = CommuteInput(source, COORDINATES, FIELDS, WGS84, count="n")
    commutes = read(given_, ground, regions, keep_ends=True)
    assert commutes.elsewhere.tolist() == pytest.approx([(120 + 3 * 122) / 4, (30 + 3 * 32) / 4])
    assert commutes.ends[0].tolist() == [list(A), [122.0, 32.0]]
    assert commutes.ends[1].tolist() == [[120.0, 30.0], list(B)]
    # of what has nothing to do with the area nothing is drawn
    commutes = by_coordinates([(120.0, 30.0, 119.0, 30.0), (*A, *NORTH)], ground, regions)
    assert np.isnan(commutes.elsewhere).all()
    assert commutes.ends == ()


# -- zones


def zones_of(ids, kind=TEXT, shapes=None, geometry="Polygon", said=None):
    shapes = shapes or [square(121 + 0.02 * k, 31, 0.01) for k in range(len(ids))]
    layer = memory_layer(geometry, {"id": kind}, list(zip(shapes, ids)), name="zones")
    return Zones(source_of(layer), "id", said)


def by_zones(zones, pairs, ground, regions, kind=TEXT, said=None, **more):
    source = table({"from": kind, "to": kind}, pairs)
    return read(CommuteInput(source, ZONE_IDS, zone_fields=("from", "to"), zones=zones), ground, regions, said=said)


HOMES = [square(121.02, 31.02, 0.01), square(121.15, 31.02, 0.02), square(121.05, 31.15, 0.04), square(119, 30, 0.1)]


def middle(x, y, size):
    return x + size / 2, y + size / 2


def test_polygon_zones(ground, regions):
    zones = zones_of(["h", "i", "n", "e"], shapes=HOMES)
    pairs = [("h", "i"), ("i", "n"), ("n", "h"), ("e", "h"), ("h", "h"), ("i", "i")]
    commutes = by_zones(zones, pairs, ground, regions)
    assert commutes.home.tolist() == [0, 1, 2, 3, 0, 1]
    assert commutes.work.tolist() == [1, 2, 0, 0, 0, 1]
    spot = {
        "h": middle(121.02, 31.02, 0.01),
        "i": middle(121.15, 31.02, 0.02),
        "n": middle(121.05, 31.15, 0.04),
        "e": middle(119, 30, 0.1),
    }
    # a centroid in the plane is not quite the mean of degrees: 1 in 10,000
    expected = [kilometres(spot[a], spot[b]) for a, b in pairs[:4]]
    assert commutes.km[:4].tolist() == pytest.approx(expected, rel=1e-4)
    # within a zone: half the root of its area
    measure = QgsDistanceArea()
    measure.setEllipsoid("EPSG:7030")
    layer = memory_layer("Polygon", {}, [(shape,) for shape in HOMES])
    areas = [measure.measureArea(f.geometry()) / 1e6 for f in layer.getFeatures()]
    assert commutes.km[4:].tolist() == pytest.approx([0.5 * math.sqrt(areas[k]) for k in (0, 1)], rel=1e-6)
    closes(commutes)


def test_point_zones_are_measured_exactly_but_not_within(ground, regions):
    shapes = [f"Point ({x!r} {y!r})" for x, y in (A, B, NORTH, ELSEWHERE)]
    zones = zones_of(["a", "b", "n", "e"], shapes=shapes, geometry="Point")
    commutes = by_zones(zones, [("a", "b"), ("n", "a"), ("b", "e"), ("a", "a")], ground, regions)
    assert commutes.home.tolist() == [0, 2, 1, 0]
    assert commutes.work.tolist() == [1, 0, 3, 0]
    expected = [kilometres(A, B), kilometres(NORTH, A), kilometres(B, ELSEWHERE)]
    assert commutes.km[:3].tolist() == close(expected)
    assert np.isnan(commutes.km[3])
    assert commutes.commuters.sum() == 4
    closes(commutes)


@pytest.mark.parametrize(
    ("ids", "kind", "pairs", "kind_of_pairs"),
    [
        (["101", "102"], TEXT, [(101, 102), (102, 101)], WHOLE),
        ([101, 102], WHOLE, [("101", "102"), (" 102", "101 ")], TEXT),
        ([101.0, 102.0], REAL, [("101", "102"), ("102", "101")], TEXT),
        (["0101", "0102"], TEXT, [(101, 102), (102, 101)], WHOLE),
        ([101, 102], WHOLE, [("0101", "0102"), ("0102", "0101")], TEXT),
        (["101", "102"], TEXT, [(101.0, 102.0), (102.0, 101.0)], REAL),
    ],
)
def test_ids_match_as_text_or_number_with_zeros_or_without(ground, regions, ids, kind, pairs, kind_of_pairs):
    zones = zones_of(ids, kind, shapes=HOMES[:2])
    commutes = by_zones(zones, pairs, ground, regions, kind_of_pairs)
    assert list(zip(commutes.home.tolist(), commutes.work.tolist())) == [(0, 1), (1, 0)]
    said = feedback()
    zones.say_unknown(said)
    zeros = any(str(i).startswith("0") for i in [*ids, *(end for pair in pairs for end in pair)])
    assert said.warned == []
    assert len(said.said) == zeros
    assert not zeros or "without their leading zeros" in said.said[0]


def test_zeros_that_tell_zones_apart_are_kept(ground, regions):
    zones = zones_of(["01", "1"], shapes=HOMES[:2])
    commutes = by_zones(zones, [("01", "1"), ("1", "01"), ("001", "1")], ground, regions)
    assert list(zip(commutes.home.tolist(), commutes.work.tolist())) == [(0, 1), (1, 0)]
    assert zones.unknown == {"001": 1}


def test_unknown_and_missing_ids_are_counted_and_named(ground, regions):
    zones = zones_of(["h", "i"], shapes=HOMES[:2])
    pairs = [("h", "i"), ("zz", "i"), ("zz", "h"), ("h", "yy"), (NULL, "h"), ("h", NULL), ("zz", "yy")]
    commutes = by_zones(zones, pairs, ground, regions)
    assert len(commutes.home) == 1
    assert {reason: records for reason, (records, _) in commutes.unlocated.items()} == {
        "home is in a zone that 'zones' does not have": 3,
        "work is in a zone that 'zones' does not have": 1,
        "home has no zone id": 1,
        "work has no zone id": 1,
    }
    said = feedback()
    zones.say_unknown(said)
    assert len(said.warned) == 1
    # most frequent first
    assert "'zz' (3), 'yy' (1)" in said.warned[0]
    assert "'zones'" in said.warned[0]
    closes(commutes)


def test_a_whole_number_that_is_null_is_no_zone(ground, regions):
    # NULL among whole numbers must not become a 0 that some zone has
    zones = zones_of([0, 1], WHOLE, shapes=HOMES[:2])
    said = feedback()
    commutes = by_zones(zones, [(0, 1), (NULL, 1), (1, NULL)], ground, regions, WHOLE, said)
    assert list(zip(commutes.home.tolist(), commutes.work.tolist())) == [(0, 1)]
    assert set(commutes.unlocated) == {"home has no zone id", "work has no zone id"}
    assert zones.unknown == {}


def test_a_zone_without_a_geometry(ground, regions):
    zones = zones_of(["h", "x"], shapes=[HOMES[0], None])
    commutes = by_zones(zones, [("h", "h"), ("x", "h"), ("h", "x")], ground, regions)
    assert commutes.unlocated == {
        "home is in a zone without a geometry": [1, 1],
        "work is in a zone without a geometry": [1, 1],
    }


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (["h", "i", "h"], ("'zones'", "'id'", "zones 1 and 3", "'h'")),
        (["h", " h"], ("zones 1 and 2", "'h'")),
        (["h", NULL], ("zone 2 has no id",)),
        (["h", " "], ("zone 2 has no id",)),
    ],
)
def test_zones_without_ids_of_their_own_are_refused(ids, words):
    with pytest.raises(Refusal) as caught:
        zones_of(ids)
    assert all(word in str(caught.value) for word in words)


# -- batches


def test_batches_give_the_same_as_one(ground, regions, monkeypatch):
    from spatial_demand.layers import reading

    ends = [A, B, NORTH, ELSEWHERE]
    rows = [(line(ends[k % 4], ends[(k * 7 + 1) % 4]), float(k)) if k % 5 else (None, float(k)) for k in range(23)]
    rows = [(None if k % 5 == 0 else shape, n) for k, (shape, n) in enumerate(rows)]

    def run():
        return read(CommuteInput(lines(rows), LINE_ENDS, count="n"), ground, regions, ['"n" + 1'], keep_ends=True)

    whole = run()
    monkeypatch.setattr(reading, "FEATURES_IN_BATCH", 4)
    parts = run()
    for name in ("home", "work", "km", "commuters", "elsewhere"):
        assert getattr(whole, name).tolist() == pytest.approx(getattr(parts, name).tolist(), nan_ok=True)
    assert whole.attributes['"n" + 1'].tolist() == parts.attributes['"n" + 1'].tolist()
    assert (whole.unlocated, whole.records) == (parts.unlocated, parts.records) == ({"without a geometry": [5, 50]}, 23)
    assert np.concatenate(whole.ends).tolist() == np.concatenate(parts.ends).tolist()
    closes(parts)
