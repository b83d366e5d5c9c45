"""Points and areas placed in divisions, against brute force with QGIS's own geometry, one by one."""

import itertools
import math
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_making import feedback, geometry, multi_stars, polygon_of, rectangle, stars, vertices
from qgis.core import QgsGeometry, QgsPointXY

from spatial_demand.layers import placing
from spatial_demand.layers.dasymetric import place_weighted
from spatial_demand.layers.messages import Cancelled
from spatial_demand.layers.placing import Locator
from spatial_demand.layers.shapes import from_geometries

few = settings(max_examples=25, deadline=None)
CELLS = (64, 512, 2048)
IDS = ["10", "2", "1", "a", "B", "临", "03"]


def locator(polygons, ids=None, cells=512):
    with mock.patch.object(placing, "CELLS", cells):
        return Locator(polygons, ids or IDS[: len(polygons)])


def by_text(ids):
    return sorted(range(len(ids)), key=lambda i: ids[i])


def brute_points(polygons, ids, xy):
    """The division of each point: the first, by id as text, that it lies in or on."""
    found = []
    for x, y in xy:
        point = QgsGeometry.fromPointXY(QgsPointXY(x, y))
        hits = [i for i in by_text(ids) if polygons[i].intersects(point)]
        found.append(hits[0] if hits else -1)
    return found


def brute_weights(polygons, ids, units):
    """(units, divisions): the share of each unit in each division, what is shared going to the lowest id."""
    weights = np.zeros((len(units), len(polygons)))
    taken = QgsGeometry()
    for i in by_text(ids):
        own = polygons[i] if taken.isNull() else polygons[i].difference(taken)
        taken = QgsGeometry(polygons[i]) if taken.isNull() else taken.combine(polygons[i])
        for u, unit in enumerate(units):
            weights[u, i] = own.intersection(unit).area() / unit.area()
    return weights


def dense(placement):
    """(units, divisions) of a Placement, after a look at its form."""
    pairs = list(zip(placement.unit.tolist(), placement.division.tolist()))
    assert pairs == sorted(set(pairs))
    weights = np.zeros((placement.units, placement.divisions))
    weights[placement.unit, placement.division] = placement.weight
    return weights


# -- a map on a lattice: boundaries that are shared exactly, and points that lie exactly on them


@st.composite
def lattices(draw, side=6):
    """(polygons, ids): the squares of a lattice given to divisions at random, some to none; ids in any order."""
    count = draw(st.integers(1, 5))
    owner = draw(st.lists(st.integers(-1, count - 1), min_size=side * side, max_size=side * side))
    polygons = []
    for i in range(count):
        squares = [rectangle(k % side, k // side, k % side + 1, k // side + 1) for k, o in enumerate(owner) if o == i]
        polygons.append(QgsGeometry.unaryUnion(squares) if squares else QgsGeometry())
    return polygons, draw(st.permutations(IDS))[:count]


EVERYWHERE = [(x / 2, y / 2) for x in range(-2, 15) for y in range(-2, 15)]


@few
@given(lattices(), st.sampled_from(CELLS))
def test_points_on_boundaries_belong_to_the_lowest_id_as_text(drawn, cells):
    polygons, ids = drawn
    made = locator(polygons, ids, cells)
    assert made.points(np.array(EVERYWHERE)).tolist() == brute_points(polygons, ids, EVERYWHERE)


def test_ten_comes_before_two():
    west, east = rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)
    shared = np.array([[1.0, 0.5], [1.0, 0.0], [1.0, 1.0]])
    assert locator([west, east], ["2", "10"]).points(shared).tolist() == [1, 1, 1]
    assert locator([west, east], ["10", "2"]).points(shared).tolist() == [0, 0, 0]
    # what lies on the outer boundary lies in
    outer = np.array([[0.0, 0.5], [0.5, 0.0], [0.0, 0.0], [2.0, 1.0], [2.0, 0.3], [1.5, 1.0]])
    assert locator([west, east], ["2", "10"]).points(outer).tolist() == [0, 0, 0, 1, 1, 1]


# -- any polygons, overlapping or not


@st.composite
def maps(draw, most=5):
    """(polygons, ids): stars that may overlap, within about 4 by 4 units."""
    spots = draw(st.lists(st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5)), min_size=1, max_size=most))
    polygons = [polygon_of([draw(stars(spot, draw(st.floats(0.2, 1.5))))]) for spot in spots]
    return polygons, draw(st.permutations(IDS))[: len(polygons)]


@st.composite
def places(draw, polygons):
    """Points anywhere, and every vertex of the polygons."""
    spot = st.tuples(st.floats(-3.5, 3.5), st.floats(-3.5, 3.5))
    return draw(st.lists(spot, min_size=5, max_size=40)) + [v for polygon in polygons for v in vertices(polygon)]


@few
@given(st.data())
def test_points_are_placed_as_by_brute_force_whatever_the_grid(data):
    polygons, ids = data.draw(maps())
    xy = data.draw(places(polygons))
    expected = brute_points(polygons, ids, xy)
    for cells in CELLS:
        assert locator(polygons, ids, cells).points(np.array(xy)).tolist() == expected


def test_a_million_and_more_metres_from_the_origin():
    rng = np.random.default_rng(7)
    origin = np.array([3_500_000.0, 40_500_000.0])
    polygons = [geometry("Polygon ((0 0, 900 100, 500 1000, 0 0))"), rectangle(300, 300, 1200, 1200)]
    for polygon in polygons:
        polygon.translate(*origin.tolist())
    xy = origin + rng.uniform(-100, 1300, (2000, 2))
    expected = brute_points(polygons, ["2", "10"], xy.tolist())
    assert set(expected) == {-1, 0, 1}
    for cells in CELLS:
        assert locator(polygons, ["2", "10"], cells).points(xy).tolist() == expected


def test_a_point_without_a_place_lies_nowhere():
    made = locator([rectangle(0, 0, 1, 1)])
    xy = np.array([[math.nan, 0.5], [math.inf, 0.5], [-math.inf, math.inf], [0.5, 0.5], [1e300, 0]])
    assert made.points(xy).tolist() == [-1, -1, -1, 0, -1]
    placement = made.place_points(xy)
    assert (placement.unit.tolist(), placement.weight.tolist(), placement.units) == ([3], [1], 5)
    assert placement.inside().tolist() == [0, 0, 0, 1, 0]


# -- areas


@few
@given(st.data())
def test_areas_are_shared_out_as_by_brute_force(data):
    polygons, ids = data.draw(maps())
    spots = data.draw(st.lists(st.tuples(st.floats(-2, 2), st.floats(-2, 2)), min_size=1, max_size=5))
    units = [data.draw(multi_stars(2, spot, data.draw(st.sampled_from([0.02, 0.3, 1.0])))) for spot in spots]
    expected = brute_weights(polygons, ids, units)
    for cells in (64, 2048):
        placement = locator(polygons, ids, cells).place_areas(from_geometries(units))
        np.testing.assert_allclose(dense(placement), expected, rtol=0, atol=1e-9)
        assert (placement.weight > 0).all()
        assert (placement.inside() <= 1 + 1e-12).all()


@few
@given(st.data())
def test_a_unit_that_divisions_cover_is_wholly_shared_out(data):
    side = 6
    owner = data.draw(st.lists(st.integers(0, 3), min_size=side * side, max_size=side * side))
    squares = [rectangle(k % side, k // side, k % side + 1, k // side + 1) for k in range(side * side)]
    polygons = [QgsGeometry.unaryUnion([s for s, o in zip(squares, owner) if o == i]) for i in sorted(set(owner))]
    spots = data.draw(st.lists(st.tuples(st.floats(1.2, 4.8), st.floats(1.2, 4.8)), min_size=1, max_size=6))
    units = [polygon_of([data.draw(stars(spot, 1.2))]) for spot in spots]
    placement = locator(polygons).place_areas(from_geometries(units))
    # not nearly: the ledger's sums rest on it
    np.testing.assert_allclose(placement.inside(), 1.0, rtol=0, atol=1e-15)


@few
@given(st.data())
def test_no_order_of_the_divisions_changes_anything(data):
    polygons, ids = data.draw(maps())
    order = data.draw(st.permutations(range(len(polygons))))
    xy = np.array(data.draw(places(polygons)))
    units = from_geometries([data.draw(multi_stars(2)), rectangle(-1, -1, 1, 1)])
    one, other = locator(polygons, ids), locator([polygons[i] for i in order], [ids[i] for i in order])
    there = np.array([*order, -1])
    assert one.points(xy).tolist() == there[other.points(xy)].tolist()
    expected = np.zeros((2, len(polygons)))
    expected[:, order] = dense(other.place_areas(units))
    np.testing.assert_allclose(dense(one.place_areas(units)), expected, rtol=0, atol=1e-12)
    assert sum(o.area for o in one.overlaps) == pytest.approx(sum(o.area for o in other.overlaps), rel=1e-12)


@few
@given(st.data())
def test_dividing_a_division_and_adding_its_parts_gives_the_whole(data):
    west, middle, east = rectangle(0, 0, 2, 3), rectangle(2, 0, 5, 3), rectangle(4.5, 1, 7, 2)
    angle = data.draw(st.floats(0, math.pi))
    x, y = data.draw(st.floats(2.5, 4.5)), data.draw(st.floats(0.5, 2.5))
    dx, dy = 10 * math.cos(angle), 10 * math.sin(angle)
    left = polygon_of([[[(x - dx, y - dy), (x + dx, y + dy), (x + dx - dy, y + dy + dx), (x - dx - dy, y - dy + dx)]]])
    parts = [middle.intersection(left), middle.difference(left)]
    units = [polygon_of([data.draw(stars((k, 1.5), 1.4))]) for k in range(8)]
    shapes = from_geometries(units)
    whole = dense(locator([west, middle, east], ["1", "5", "3"]).place_areas(shapes))
    split = dense(locator([west, *parts, east], ["1", "5a", "5b", "3"]).place_areas(shapes))
    np.testing.assert_allclose(split[:, 1] + split[:, 2], whole[:, 1], rtol=0, atol=1e-9)
    np.testing.assert_allclose(split[:, [0, 3]], whole[:, [0, 2]], rtol=0, atol=1e-12)
    xy = np.random.default_rng(data.draw(st.integers(0, 99))).uniform(-1, 8, (200, 2))
    before = locator([west, middle, east], ["1", "5", "3"]).points(xy)
    after = locator([west, *parts, east], ["1", "5a", "5b", "3"]).points(xy)
    assert np.array([0, 1, 1, 2, -1])[after].tolist() == before.tolist()


def test_sums_leave_out_the_unknown():
    placement = locator([rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)]).place_areas(
        from_geometries([rectangle(0.5, 0, 1.5, 1), rectangle(0, 0, 1, 1), rectangle(1.5, 0, 2.5, 1)])
    )
    assert placement.sums(np.array([8.0, math.nan, 6.0])).tolist() == [4, 7]
    assert placement.sums(np.array([8.0, 100.0, 6.0])).tolist() == [104, 7]
    assert placement.inside().tolist() == [1, 1, 0.5]


# -- overlapping divisions, by hand: METHOD 0, what two share belongs to the lowest id


def overlap_pairs(made):
    return {(o.first, o.second): pytest.approx(o.area, rel=1e-12) for o in made.overlaps}


def test_a_partial_overlap():
    polygons = [rectangle(0, 0, 6, 4), rectangle(4, 0, 10, 4)]
    units = from_geometries([rectangle(0, 0, 10, 4), rectangle(4, 0, 6, 4), rectangle(3, 0, 7, 4)])
    made = locator(polygons, ["2", "10"])
    np.testing.assert_allclose(dense(made.place_areas(units)), [[0.4, 0.6], [0, 1], [0.25, 0.75]], atol=1e-15)
    assert overlap_pairs(made) == {(1, 0): 8}
    made = locator(polygons, ["1", "2"])
    np.testing.assert_allclose(dense(made.place_areas(units)), [[0.6, 0.4], [1, 0], [0.75, 0.25]], atol=1e-15)
    assert overlap_pairs(made) == {(0, 1): 8}
    assert made.points(np.array([[5.0, 2], [6.0, 2], [6.1, 2], [4.0, 2]])).tolist() == [0, 0, 1, 0]


def test_one_division_within_another():
    polygons = [rectangle(0, 0, 10, 10), rectangle(2, 2, 4, 4)]
    units = from_geometries([rectangle(0, 0, 10, 10), rectangle(2, 2, 4, 4)])
    made = locator(polygons, ["b", "a"])
    np.testing.assert_allclose(dense(made.place_areas(units)), [[0.96, 0.04], [0, 1]], atol=1e-15)
    assert overlap_pairs(made) == {(1, 0): 4}
    # the inner one has the higher id: nothing is left of it
    made = locator(polygons, ["a", "b"])
    np.testing.assert_allclose(dense(made.place_areas(units)), [[1, 0], [1, 0]], atol=1e-15)
    assert overlap_pairs(made) == {(0, 1): 4}
    assert made.points(np.array([[3.0, 3.0], [2.0, 2.0]])).tolist() == [0, 0]


def test_the_same_division_twice():
    made = locator([rectangle(0, 0, 2, 2)] * 2, ["y", "x"])
    assert dense(made.place_areas(from_geometries([rectangle(0, 0, 4, 2)]))).tolist() == [[0, 0.5]]
    assert overlap_pairs(made) == {(1, 0): 4}


def test_three_divisions_on_the_same_ground():
    # each pair shares 2 x 2, and all three 1 x 2: what is lost is booked once for each that loses it
    polygons = [rectangle(0, 0, 4, 2), rectangle(2, 0, 6, 2), rectangle(3, 0, 5, 2)]
    made = locator(polygons, ["1", "2", "3"])
    units = from_geometries([rectangle(0, 0, 6, 2), rectangle(3, 0, 5, 2)])
    np.testing.assert_allclose(dense(made.place_areas(units)), [[4 / 6, 2 / 6, 0], [0.5, 0.5, 0]], atol=1e-15)
    assert overlap_pairs(made) == {(0, 1): 4, (0, 2): 2, (1, 2): 2}
    made = locator(polygons, ["3", "2", "1"])
    np.testing.assert_allclose(dense(made.place_areas(units)), [[2 / 6, 2 / 6, 2 / 6], [0, 0, 1]], atol=1e-15)


def test_divisions_that_merely_touch_share_nothing():
    polygons = [rectangle(0, 0, 2, 2), rectangle(2, 0, 4, 2), rectangle(2, 2, 3, 3)]
    assert locator(polygons).overlaps == []


@few
@given(maps())
def test_overlaps_are_as_large_as_what_two_share(drawn):
    polygons, ids = drawn
    made = locator(polygons, ids)
    # what all lose together is what they cover together less what they cover alone
    together = polygons[0]
    for polygon in polygons[1:]:
        together = together.combine(polygon)
    lost = sum(polygon.area() for polygon in polygons) - together.area()
    assert sum(o.area for o in made.overlaps) == pytest.approx(lost, rel=1e-9, abs=1e-12)
    for o in made.overlaps:
        assert ids[o.first] < ids[o.second]
        assert o.geometry.area() == o.area
        assert o.geometry.difference(polygons[o.second].buffer(1e-9, 1)).isEmpty()


# -- divisions and units of no ordinary kind


def test_divisions_without_a_usable_geometry_take_nothing():
    line = geometry("LineString (0 0, 4 4)")
    nothing = [QgsGeometry(), QgsGeometry.fromWkt("Polygon EMPTY"), line, geometry("Polygon ((0 0, 1 1, 2 2, 0 0))")]
    made = locator([*nothing, rectangle(0, 0, 4, 4)], ["1", "2", "3", "4", "5"])
    assert made.points(np.array([[1.0, 1.0], [0.0, 0.0], [9.0, 9.0]])).tolist() == [4, 4, -1]
    assert dense(made.place_areas(from_geometries([rectangle(2, 2, 6, 4)]))).tolist() == [[0, 0, 0, 0, 0.5]]
    assert made.overlaps == []


@pytest.mark.parametrize("polygons", [[], [QgsGeometry()], [QgsGeometry(), QgsGeometry.fromWkt("Polygon EMPTY")]])
def test_no_division_with_a_geometry(polygons):
    made = locator(polygons)
    assert made.points(np.array([[0.0, 0.0], [1.0, 1.0]])).tolist() == [-1, -1]
    placement = made.place_areas(from_geometries([rectangle(0, 0, 1, 1), geometry("Point (0 0)"), QgsGeometry()]))
    assert (len(placement.unit), placement.units, placement.divisions) == (0, 3, len(polygons))
    assert placement.inside().tolist() == [0, 0, 0]
    assert placement.sums(np.ones(3)).tolist() == [0] * len(polygons)


def test_no_units():
    made = locator([rectangle(0, 0, 1, 1)])
    placement = made.place_areas(from_geometries([]))
    assert (len(placement.unit), placement.units, placement.sums(np.ones(0)).tolist()) == (0, 0, [0])
    assert made.points(np.empty((0, 2))).tolist() == []


def test_an_invalid_division_is_mended():
    bow_tie = geometry("Polygon ((0 0, 2 2, 2 0, 0 2, 0 0))")
    made = locator([bow_tie])
    assert made.points(np.array([[0.2, 1.0], [1.8, 1.0], [1.0, 0.2], [1.0, 1.8]])).tolist() == [0, 0, -1, -1]
    assert dense(made.place_areas(from_geometries([rectangle(0, 0, 2, 2)]))).tolist() == [[0.5]]


def test_a_curved_division():
    disc = geometry("CurvePolygon (CircularString (0 0, 1 1, 2 0, 1 -1, 0 0))")
    made = locator([disc])
    assert made.points(np.array([[1 - 0.7, 0.7], [0.05, 0.9], [1.0, 0.0]])).tolist() == [0, -1, 0]
    (weight,) = made.place_areas(from_geometries([rectangle(0, -1, 2, 1)])).weight
    assert weight == pytest.approx(math.pi / 4, rel=1e-3)


UNUSUAL = [
    ("Point (1 1)", 0),
    ("Point (3 1)", 1),
    ("Point (2 1)", 1),  # on the boundary: '10' comes before '2'
    ("Point (9 9)", None),
    ("MultiPoint ((0 1), (2 1))", 0),  # by its middle
    ("LineString (0 1, 1.5 1)", 0),
    ("LineString (0 1, 7 1)", 1),
    ("Polygon ((1 0.2, 1 0.5, 1 0.8, 1 0.2))", 0),  # flat, away from any boundary
    ("Polygon ((2 0.2, 2 0.5, 2 0.8, 2 0.2))", 1),  # flat, on the boundary
    ("Polygon ((3 0.001, 3 0.002, 3 0.003, 3 0.001))", 1),  # flat, near the outer boundary
    ("Polygon ((9 0, 9 1, 9 2, 9 0))", None),
    ("Polygon ((3 1, 3 1, 3 1, 3 1))", 1),
]


@pytest.mark.parametrize("cells", CELLS)
@pytest.mark.parametrize(("wkt", "division"), UNUSUAL)
def test_a_unit_without_area_is_in_or_out_by_its_point(wkt, division, cells):
    made = locator([rectangle(0, 0, 2, 2), rectangle(2, 0, 4, 2)], ["2", "10"], cells)
    units = from_geometries([QgsGeometry(), geometry(wkt), rectangle(1, 0, 3, 2)])
    weights = dense(made.place_areas(units))
    assert weights[0].tolist() == [0, 0]
    assert weights[1].tolist() == [float(division == 0), float(division == 1)]
    assert weights[2].tolist() == [0.5, 0.5]


def test_a_unit_larger_than_all_divisions():
    made = locator([rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)])
    placement = made.place_areas(from_geometries([rectangle(-10, -10, 10, 10), rectangle(-10, -10, -5, -5)]))
    np.testing.assert_allclose(dense(placement), [[1 / 400, 1 / 400], [0, 0]], rtol=1e-12)


def test_divisions_of_very_different_size():
    tiny = rectangle(5, 5, 5.000001, 5.000001)
    made = locator([rectangle(0, 0, 1000, 1000), tiny], ["2", "1"])
    assert made.points(np.array([[5.0000005, 5.0000005], [5.00001, 5.0]])).tolist() == [1, 0]
    assert made.overlaps[0].area == pytest.approx(1e-12, rel=1e-6)


# -- stopping


def test_cancelling_stops_every_step():
    stop = feedback(cancelled=True)
    polygons = [rectangle(0, 0, 2, 2), rectangle(2, 0, 4, 2)]
    made = locator(polygons)
    units = from_geometries([rectangle(1, 0, 3, 2)])
    steps = [
        lambda: Locator(polygons, ["1", "2"], stop),
        lambda: made.points(np.array([[2.0, 1.0]]), stop),
        lambda: made.place_points(np.array([[2.0, 1.0]]), stop),
        lambda: made.place_areas(units, stop),
        lambda: place_weighted(made, units, units, np.ones(1), stop),
    ]
    for step in steps:
        with pytest.raises(Cancelled):
            step()


# -- by buildings


HALVES = [rectangle(0, 0, 5, 10), rectangle(5, 0, 10, 10)]


def weighted(units, buildings, weights, polygons=HALVES):
    placement = place_weighted(
        locator(polygons), from_geometries(units), from_geometries(buildings), np.array(weights, float)
    )
    return dense(placement)


def test_two_buildings_of_different_floors():
    # 4 x 2 with two floors, half of it west: 8 and 8; 2 x 2 with five floors, east: 20
    unit, buildings = rectangle(0, 0, 10, 10), [rectangle(3, 0, 7, 2), rectangle(7, 5, 9, 7)]
    np.testing.assert_allclose(weighted([unit], buildings, [2, 5]), [[8 / 36, 28 / 36]], rtol=1e-12)
    # bare area would halve it
    np.testing.assert_allclose(weighted([unit], [], []), [[0.5, 0.5]], rtol=1e-12)


def test_a_unit_without_buildings_falls_back_to_its_area():
    units = [rectangle(0, 0, 10, 5), rectangle(0, 5, 10, 10), geometry("Point (7 7)")]
    buildings = [rectangle(1, 1, 2, 2)]
    np.testing.assert_allclose(weighted(units, buildings, [3]), [[1, 0], [0.5, 0.5], [0, 1]], rtol=1e-12)


@pytest.mark.parametrize("weight", [0, math.nan])
def test_a_building_without_weight_counts_nothing(weight):
    unit, buildings = rectangle(0, 0, 10, 10), [rectangle(1, 1, 2, 2), rectangle(8, 8, 9, 9)]
    np.testing.assert_allclose(weighted([unit], buildings, [weight, 1]), [[0, 1]], rtol=1e-12)
    np.testing.assert_allclose(weighted([unit], buildings, [weight, weight]), [[0.5, 0.5]], rtol=1e-12)


def test_only_the_part_of_a_building_inside_the_unit_counts():
    units = [rectangle(0, 0, 10, 4), rectangle(0, 4, 10, 10)]
    # 2 x 4, a quarter of it in the lower unit; and 1 x 1 east in the lower one
    buildings = [rectangle(1, 3, 3, 7), rectangle(8, 1, 9, 2)]
    np.testing.assert_allclose(weighted(units, buildings, [1, 1]), [[2 / 3, 1 / 3], [1, 0]], rtol=1e-12)


def test_what_is_built_outside_the_divisions_stays_outside():
    unit = rectangle(0, 0, 20, 10)
    buildings = [rectangle(1, 1, 3, 3), rectangle(15, 1, 17, 3), rectangle(9, 5, 11, 7)]
    np.testing.assert_allclose(weighted([unit], buildings, [1, 1, 1]), [[4 / 12, 2 / 12]], rtol=1e-12)
    np.testing.assert_allclose(weighted([unit], buildings[1:2], [1]), [[0, 0]], rtol=1e-12)


def test_buildings_of_several_parts_and_with_courtyards():
    yard = geometry("Polygon ((1 1, 4 1, 4 4, 1 4, 1 1), (2 2, 3 2, 3 3, 2 3, 2 2))")  # 8
    pair = geometry("MultiPolygon (((6 6, 8 6, 8 7, 6 7, 6 6)), ((4 8, 6 8, 6 9, 4 9, 4 8)))")  # 2 east, 1 and 1
    np.testing.assert_allclose(
        weighted([rectangle(0, 0, 10, 10)], [yard, pair], [1, 2]), [[10 / 16, 6 / 16]], rtol=1e-12
    )


@few
@given(st.data())
def test_buildings_of_weight_one_are_brute_force(data):
    polygons, ids = data.draw(maps(3))
    spots = [(x, y) for x, y in itertools.product((-1.0, 1.0), (-1.0, 1.0))]
    buildings = [polygon_of([data.draw(stars(spot, 0.9))]) for spot in spots]
    floors = [data.draw(st.sampled_from([0.5, 1, 7])) for _ in buildings]
    units = [rectangle(-2, -2, 0, 2), rectangle(0, -2, 2, 2)]
    placement = place_weighted(
        locator(polygons, ids), from_geometries(units), from_geometries(buildings), np.array(floors)
    )
    expected = np.zeros((2, len(polygons)))
    for u, unit in enumerate(units):
        inside = [building.intersection(unit) for building in buildings]
        amount = [floor * part.area() for floor, part in zip(floors, inside)]
        kept = [k for k, value in enumerate(amount) if value > 0]
        shares = brute_weights(polygons, ids, [inside[k] for k in kept])
        expected[u] = np.array([amount[k] for k in kept]) @ shares / sum(amount)
    np.testing.assert_allclose(dense(placement), expected, rtol=0, atol=1e-9)
    assert (placement.inside() <= 1 + 1e-12).all()


def test_no_gap_opens_where_a_corner_lies_on_a_long_straight_edge():
    """Three divisions drawn in degrees: the long one has no vertex where the other two meet on its edge."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from spatial_demand.layers.planes import equal_area_crs, on_plane
    from spatial_demand.layers.shapes import from_geometries

    drawn = [
        "Polygon ((121 31, 121.6 31, 121.6 31.3, 121 31.3, 121 31))",
        "Polygon ((121 30.7, 121.3 30.7, 121.3 31, 121 31, 121 30.7))",
        "Polygon ((121.3 30.7, 121.6 30.7, 121.6 31, 121.3 31, 121.3 30.7))",
    ]
    unit = ["Polygon ((121.1 30.9, 121.5 30.9, 121.5 31.1, 121.1 31.1, 121.1 30.9))"]
    crs, context = QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext()
    divisions, units = (from_geometries([QgsGeometry.fromWkt(w) for w in wkt]) for wkt in (drawn, unit))
    plane = equal_area_crs(divisions, crs, context, "plan")
    flat = on_plane(divisions, crs, plane, context)
    locator = Locator([flat.geometry(i) for i in range(3)], ["a", "b", "c"])
    placement = locator.place_areas(on_plane(units, crs, plane, context))
    # with the ends of the edges alone, 8e-5 of such a unit fell into the gap
    assert placement.inside()[0] == pytest.approx(1, abs=1e-7)
    assert sum(overlap.area for overlap in locator.overlaps) < 1e-6 * flat.geometry(0).area()
