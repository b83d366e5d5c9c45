"""Straight lines: minutes and pairs against a loop over all of them with geodesics, anywhere on the globe."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import reach
from spatial_demand.analysis.reach import StraightLine, arc_km, chord_of
from spatial_demand.layers.geodesic import Ellipsoid, cartesian, geodesic_km

WGS84 = Ellipsoid("EPSG:7030", 6378137.0, 6356752.314245179)
AIRY = Ellipsoid("EPSG:7001", 6377563.396, 6356256.909)
CLOSE = 1e-6  # what the arc over a chord is promised to hold
HERE = 1e-9  # km: coordinates of millions of metres carry a micrometre
NAN = math.nan

# poles, date line, equator, and where nothing is special
CENTRES = [(0, 0), (180, 0), (-180, 40), (179.99, -60), (0, 90), (57, -90), (-100, 89.99), (121.9, 30.9), (-70, -33)]
spots = st.one_of(st.sampled_from(CENTRES), st.tuples(st.floats(-180, 180), st.floats(-90, 90)))
seeds = st.integers(0, 2**32 - 1)


def around(centre, chance, count, km):
    """Longitudes and latitudes (count, 2) up to so many km from a centre, by the sphere's formula."""
    lon, lat = np.radians(np.array(centre, float))
    angle, turn = km * np.sqrt(chance.random(count)) / 6371, chance.uniform(0, 2 * np.pi, count)
    north = np.arcsin(np.sin(lat) * np.cos(angle) + np.cos(lat) * np.sin(angle) * np.cos(turn))
    east = np.arctan2(np.sin(turn) * np.sin(angle) * np.cos(lat), np.cos(angle) - np.sin(lat) * np.sin(north))
    lon = (np.degrees(lon + east) + 180) % 360 - 180
    return np.column_stack([lon, np.degrees(north)])


@st.composite
def scenes(draw, far=90.0):
    """(units, facilities) in degrees, some hundred pairs, at most 2 x far km apart."""
    chance = np.random.default_rng(draw(seeds))
    centre, km = draw(spots), draw(st.sampled_from([0.5, 5.0, far]))
    units = around(centre, chance, draw(st.integers(1, 25)), km)
    facilities = around(centre, chance, draw(st.integers(1, 12)), km)
    # some stand where somebody lives
    same = min(len(units), len(facilities)) // 3
    facilities[:same] = units[:same]
    return units, facilities


def line_of(units, facilities, detour=1.0, stop=lambda: None):
    return StraightLine(cartesian(units, WGS84), cartesian(facilities, WGS84), detour, stop)


def all_km(units, facilities):
    """(n, f) geodesic km of every pair."""
    n, f = len(units), len(facilities)
    return geodesic_km(np.repeat(units, f, axis=0), np.tile(facilities, (n, 1)), WGS84).reshape(n, f)


def table(pieces, units, facilities):
    """(n, f) minutes of the pairs, NaN where there is none; each pair once, each facility in one piece."""
    found, before = np.full((units, facilities), NAN), set()
    for pairs in pieces:
        assert len(pairs.unit) == len(pairs.facility) == len(pairs.minutes)
        assert before.isdisjoint(pairs.facility.tolist())
        before.update(pairs.facility.tolist())
        assert np.isnan(found[pairs.unit, pairs.facility]).all()
        found[pairs.unit, pairs.facility] = pairs.minutes
        assert len(pairs.unit) == len(set(zip(pairs.unit.tolist(), pairs.facility.tolist())))
    return found


def assert_same_minutes(found, expected, limit, here):
    """The minutes within the limit are all there, none beyond it; at the limit itself either is right."""
    there = ~np.isnan(found)
    assert there[expected < limit * (1 - CLOSE) - here].all()
    with np.errstate(invalid="ignore"):
        assert not there[~(expected <= limit * (1 + CLOSE) + here)].any()
    np.testing.assert_allclose(found[there], expected[there], rtol=CLOSE, atol=here)


# -- all pairs


@given(scenes(), st.floats(0.02, 1.2), st.sampled_from([1.0, 1.3, 2.0]), st.sampled_from([3.2, 4.8, 60.0]))
@settings(max_examples=150, deadline=None)
def test_pairs_and_minutes_are_those_of_a_loop_over_all(scene, part, detour, speed):
    units, facilities = scene
    expected = all_km(units, facilities) * detour / speed * 60
    limit = part * expected.max() + 1e-3
    line, which = line_of(units, facilities, detour), np.arange(len(facilities))
    found = table(line.pieces(which, speed, limit), len(units), len(facilities))
    assert_same_minutes(found, expected, limit, HERE / speed * 60)


@given(scenes(), st.floats(0.02, 1.2), st.sampled_from([1.0, 1.3, 2.0]), st.sampled_from([3.2, 4.8, 60.0]))
@settings(max_examples=150, deadline=None)
def test_the_nearest_is_the_least_of_a_loop_over_all(scene, part, detour, speed):
    units, facilities = scene
    expected = (all_km(units, facilities) * detour / speed * 60).min(axis=1)
    limit = part * expected.max() + 1e-3
    found = line_of(units, facilities, detour).nearest(np.arange(len(facilities)), speed, limit)
    assert_same_minutes(found, expected, limit, HERE / speed * 60)


@given(scenes(), st.floats(0.05, 1.0))
@settings(max_examples=60, deadline=None)
def test_the_nearest_is_the_least_of_the_pairs(scene, part):
    units, facilities = scene
    limit = part * all_km(units, facilities).max() + 1e-3
    line, which = line_of(units, facilities), np.arange(len(facilities))
    pairs = table(line.pieces(which, 60.0, limit), len(units), len(facilities))
    least = np.where(np.isnan(pairs), np.inf, pairs).min(axis=1)
    found = line.nearest(which, 60.0, limit)
    np.testing.assert_allclose(found, np.where(np.isinf(least), NAN, least), rtol=1e-12)


def test_worked_by_hand():
    # a degree of the equator is pi x 6378.137 / 180 = 111.3195 km: a hundredth of it 1.113195 km, x 1.3 at 4.8 km/h
    # 1.113195 x 1.3 / 4.8 x 60 = 18.0894 minutes
    line = line_of(np.array([[10.0, 0.0], [10.01, 0.0]]), np.array([[10.0, 0.0]]), 1.3)
    (pairs,) = line.pieces(np.array([0]), 4.8, 18.09)
    assert sorted(zip(pairs.unit.tolist(), pairs.facility.tolist())) == [(0, 0), (1, 0)]
    assert sorted(pairs.minutes.tolist()) == pytest.approx([0, 18.0894], rel=1e-5)
    assert line.nearest(np.array([0]), 4.8, 18.09) == pytest.approx([0, 18.0894], rel=1e-5)
    (pairs,) = line.pieces(np.array([0]), 4.8, 18.08)
    assert pairs.unit.tolist() == [0]
    np.testing.assert_allclose(line.nearest(np.array([0]), 4.8, 18.08), [0, NAN])


def test_the_limit_itself_is_within_reach():
    units = around((121.9, 30.9), np.random.default_rng(5), 400, 3)
    line = line_of(units, np.array([[121.9, 30.9]]), 1.3)
    (pairs,) = line.pieces(np.array([0]), 4.8, 1e4)
    assert len(pairs.unit) == 400
    for unit, minutes in zip(pairs.unit.tolist(), pairs.minutes.tolist()):
        (own,) = line.pieces(np.array([0]), 4.8, minutes)
        assert unit in own.unit
        assert line.nearest(np.array([0]), 4.8, minutes)[unit] == pytest.approx(minutes, rel=1e-12)
        # and nothing is beyond it, by however little
        (own,) = line.pieces(np.array([0]), 4.8, minutes * (1 - 1e-10))
        assert unit not in own.unit
        assert np.isnan(line.nearest(np.array([0]), 4.8, minutes * (1 - 1e-10))[unit])


# -- laws


@given(scenes(), st.floats(0.01, 1.0), st.floats(1.0, 3.0))
@settings(max_examples=60, deadline=None)
def test_a_longer_limit_never_loses_a_pair(scene, part, more):
    units, facilities = scene
    limit = part * all_km(units, facilities).max() + 1e-3
    line, which = line_of(units, facilities), np.arange(len(facilities))
    short, long = (table(line.pieces(which, 60.0, t), len(units), len(facilities)) for t in (limit, limit * more))
    kept = ~np.isnan(short)
    np.testing.assert_array_equal(long[kept], short[kept])
    near, far = (~np.isnan(line.nearest(which, 60.0, t)) for t in (limit, limit * more))
    assert (far >= near).all()


@given(scenes(), st.floats(0.01, 1.0), st.floats(1.0, 3.0))
@settings(max_examples=60, deadline=None)
def test_a_faster_walk_never_loses_a_pair(scene, part, faster):
    units, facilities = scene
    limit = part * all_km(units, facilities).max() / 4 * 60 + 1e-3
    line, which = line_of(units, facilities), np.arange(len(facilities))
    slow, fast = (table(line.pieces(which, 4 * f, limit), len(units), len(facilities)) for f in (1.0, faster))
    kept = ~np.isnan(slow)
    np.testing.assert_allclose(fast[kept], slow[kept] / faster, rtol=1e-12)


@given(scenes(), st.data())
@settings(max_examples=60, deadline=None)
def test_facilities_are_numbered_by_their_place_in_which(scene, data):
    units, facilities = scene
    which = np.array(data.draw(st.lists(st.integers(0, len(facilities) - 1), max_size=15)), int)
    limit = all_km(units, facilities).max() * 0.7 + 1e-3
    line = line_of(units, facilities)
    whole = table(line.pieces(np.arange(len(facilities)), 60.0, limit), len(units), len(facilities))
    np.testing.assert_allclose(table(line.pieces(which, 60.0, limit), len(units), len(which)), whole[:, which])
    least = np.where(np.isnan(whole), np.inf, whole)[:, which].min(axis=1, initial=np.inf)
    np.testing.assert_allclose(line.nearest(which, 60.0, limit), np.where(np.isinf(least), NAN, least))


@given(scenes(), seeds)
@settings(max_examples=60, deadline=None)
def test_unknown_places_are_out_of_reach(scene, seed):
    units, facilities = scene
    chance = np.random.default_rng(seed)
    lost_units, lost = chance.random(len(units)) < 0.3, chance.random(len(facilities)) < 0.3
    which, limit = np.arange(len(facilities)), all_km(units, facilities).max() * 0.7 + 1e-3
    whole = table(line_of(units, facilities).pieces(which, 60.0, limit), len(units), len(facilities))
    units, facilities = units.copy(), facilities.copy()
    # one coordinate that is unknown is enough
    units[lost_units, 0], facilities[lost, 1] = NAN, NAN
    line = line_of(units, facilities)
    found = table(line.pieces(which, 60.0, limit), len(units), len(facilities))
    whole[lost_units], whole[:, lost] = NAN, NAN
    np.testing.assert_array_equal(found, whole)
    least = np.where(np.isnan(whole), np.inf, whole).min(axis=1)
    np.testing.assert_allclose(line.nearest(which, 60.0, limit), np.where(np.isinf(least), NAN, least))


@pytest.mark.parametrize(
    ("units", "facilities"),
    [
        (np.empty((0, 2)), np.array([[0.0, 0.0]])),
        (np.array([[NAN, NAN]]), np.array([[0.0, 0.0]])),
        (np.array([[0.0, 0.0]]), np.empty((0, 2))),
        (np.array([[0.0, 0.0]]), np.array([[NAN, 5.0]])),
    ],
    ids=["no unit", "no known unit", "no facility", "no known facility"],
)
def test_nobody_or_nothing_there(units, facilities):
    line, which = line_of(units, facilities), np.arange(len(facilities))
    assert sum(len(pairs.unit) for pairs in line.pieces(which, 4.8, 15.0)) == 0
    np.testing.assert_array_equal(line.nearest(which, 4.8, 15.0), np.full(len(units), NAN))


# -- pieces and stopping


@given(scenes(), st.integers(1, 5), st.integers(1, 60), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_many_pieces_equal_one(scene, first, pairs, at_a_time):
    units, facilities = scene
    which, limit = np.arange(len(facilities)), all_km(units, facilities).max() * 0.6 + 1e-3
    line = line_of(units, facilities, 1.3)
    pieces = list(line.pieces(which, 60.0, limit))
    assert len(pieces) == 1
    whole, nearest = table(pieces, len(units), len(facilities)), line.nearest(which, 60.0, limit)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "FIRST", first)
        patch.setattr(reach, "PAIRS", pairs)
        patch.setattr(reach, "UNITS", at_a_time)
        cut = list(line.pieces(which, 60.0, limit))
        assert len(cut) >= 2 or len(facilities) <= first
        np.testing.assert_array_equal(table(cut, len(units), len(facilities)), whole)
        np.testing.assert_array_equal(line.nearest(which, 60.0, limit), nearest)


def test_pieces_hold_about_as_many_pairs_as_asked_for(monkeypatch):
    chance = np.random.default_rng(2)
    units, facilities = (around((5, 50), chance, count, 3) for count in (100, 400))
    monkeypatch.setattr(reach, "FIRST", 4)
    monkeypatch.setattr(reach, "PAIRS", 2000)
    # everybody reaches everything: 100 pairs a facility, so 20 facilities a piece after the first
    sizes = [len(pairs.unit) for pairs in line_of(units, facilities).pieces(np.arange(400), 60.0, 30.0)]
    assert sum(sizes) == 40_000
    assert sizes[0] == 400
    assert max(sizes) == 2000


class Stopped(Exception):
    pass


def stopping_after(calls):
    """A function that raises when it is called once more than so many times."""
    left = [calls]

    def stop():
        left[0] -= 1
        if left[0] < 0:
            raise Stopped

    return stop


def test_stop_is_called_at_every_piece_and_its_exception_passes_through(monkeypatch):
    units, facilities = (around((5, 50), np.random.default_rng(k), 20, 3) for k in (1, 2))
    which = np.arange(20)
    monkeypatch.setattr(reach, "FIRST", 2)
    monkeypatch.setattr(reach, "PAIRS", 40)
    monkeypatch.setattr(reach, "UNITS", 5)
    assert len(list(line_of(units, facilities).pieces(which, 60.0, 30.0))) == 10
    pieces = line_of(units, facilities, stop=stopping_after(3)).pieces(which, 60.0, 30.0)
    for _ in range(3):
        next(pieces)
    with pytest.raises(Stopped):
        next(pieces)
    with pytest.raises(Stopped):
        line_of(units, facilities, stop=stopping_after(3)).nearest(which, 60.0, 30.0)
    assert np.isfinite(line_of(units, facilities, stop=stopping_after(4)).nearest(which, 60.0, 30.0)).all()


# -- the Earth


@given(st.lists(spots, min_size=1, max_size=8), st.sampled_from([WGS84, AIRY]))
@settings(max_examples=100, deadline=None)
def test_places_are_those_of_proj(places, ellipsoid):
    with warnings.catch_warnings():
        # Debian's pyproj does not find PROJ's data beside it, which a pipeline of formulas does not need
        warnings.simplefilter("ignore")
        pyproj = pytest.importorskip("pyproj", reason="needs pyproj to compare with, which is not installed")
        made = pyproj.Transformer.from_pipeline(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            f"+step +proj=cart +a={ellipsoid.major!r} +b={ellipsoid.minor!r}"
        )
    degrees = np.array(places, float)
    expected = np.column_stack(made.transform(degrees[:, 0], degrees[:, 1], np.zeros(len(degrees))))
    np.testing.assert_allclose(cartesian(degrees, ellipsoid), expected, rtol=0, atol=1e-6)


@given(st.lists(spots, min_size=1, max_size=8), st.sampled_from([WGS84, AIRY]))
@settings(max_examples=60, deadline=None)
def test_places_lie_on_the_ellipsoid_and_latitude_is_where_up_points(places, ellipsoid):
    degrees = np.array(places, float)
    x, y, z = cartesian(degrees, ellipsoid).T
    a, b = ellipsoid.major, ellipsoid.minor
    np.testing.assert_allclose((x**2 + y**2) / a**2 + z**2 / b**2, 1, rtol=1e-12)
    # the gradient of that is upright; longitude and latitude are its direction
    lon, lat = np.radians(degrees).T
    up = np.column_stack([x / a**2, y / a**2, z / b**2])
    up /= np.linalg.norm(up, axis=1)[:, None]
    expected = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    np.testing.assert_allclose(up, expected, rtol=0, atol=1e-12)


def test_known_places():
    degrees = np.array([[0, 0], [90, 0], [180, 0], [45, 90], [12, -90]], float)
    a, b = WGS84.major, WGS84.minor
    expected = [[a, 0, 0], [0, a, 0], [-a, 0, 0], [0, 0, b], [0, 0, -b]]
    np.testing.assert_allclose(cartesian(degrees, WGS84), expected, rtol=0, atol=1e-8)
    # whole numbers are degrees too, and the turn of the globe is nothing
    np.testing.assert_allclose(cartesian(np.array([[90, 0], [-180, 0]]), WGS84), [[0, a, 0], [-a, 0, 0]], atol=1e-8)


def test_an_unknown_coordinate_is_an_unknown_place():
    degrees = np.array([[NAN, 3.0], [3.0, NAN], [np.inf, 0.0], [3.0, 3.0]])
    assert np.isnan(cartesian(degrees, WGS84)).all(axis=1).tolist() == [True, True, True, False]
    assert np.isnan(cartesian(degrees, WGS84)).any(axis=1).tolist() == [True, True, True, False]
    assert cartesian(np.empty((0, 2)), WGS84).shape == (0, 3)


@given(spots, st.floats(0.1, 200), seeds)
@settings(max_examples=300, deadline=None)
@example((0, 0), 200.0, 0)
@example((0, 90), 200.0, 0)
def test_the_arc_over_a_chord_is_the_geodesic_to_a_millionth_up_to_200_km(start, km, seed):
    chance = np.random.default_rng(seed)
    begin = np.tile(np.array(start, float), (20, 1))
    end = around(start, chance, 20, km)
    chord = np.linalg.norm(cartesian(begin, WGS84) - cartesian(end, WGS84), axis=1)
    expected = geodesic_km(begin, end, WGS84)
    near = expected <= 200
    np.testing.assert_allclose(arc_km(chord)[near], expected[near], rtol=CLOSE, atol=HERE)


@given(st.one_of(st.just(0.0), st.floats(1e-6, 20_000)))
def test_arc_and_chord_undo_each_other(km):
    chord = float(chord_of(km))
    # the mean radius of the Earth is 6,371.0088 km; no chord is longer than two of it, none longer than its arc
    assert chord <= min(km * 1000, 2 * 6_371_008.8) * (1 + 1e-15)
    assert chord == pytest.approx(2 * 6_371_008.8 * math.sin(km / (2 * 6371.0088)), rel=1e-12)
    assert float(arc_km(chord)) == pytest.approx(km, rel=1e-6)


def test_round_the_globe_it_goes_no_farther():
    half = math.pi * 6371.0088
    assert chord_of(30_000) == pytest.approx(2 * 6_371_008.8, rel=1e-15)
    assert chord_of(math.inf) == pytest.approx(2 * 6_371_008.8, rel=1e-15)
    # between two ends of the equator the ellipsoid's chord is longer than the sphere's
    assert arc_km(2 * 6_378_137.0) == pytest.approx(half, rel=1e-12)
    assert np.isnan(arc_km(np.array([NAN]))).all()
