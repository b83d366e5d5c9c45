"""Streets of a few blocks: minutes against a shortest path written out here, doors against all segments one by one."""

import heapq
import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import network
from spatial_demand.analysis.network import Network, Ways
from spatial_demand.analysis.reach import StraightLine
from spatial_demand.layers.geodesic import Ellipsoid, cartesian, geodesic_km

WGS84 = Ellipsoid("EPSG:7030", 6378137.0, 6356752.314245179)
HERE = (121.9, 30.9)
CENTRES = [HERE, (179.9999, -17.0), (0.0, 0.0), (-68.3, 80.0)]
NAN, INF = math.nan, math.inf
FAR = 1e4  # minutes
MILLIMETRE = 1e-6  # km

seeds = st.integers(0, 2**32 - 1)
centres = st.sampled_from(CENTRES)


def degrees(metres, centre=HERE):
    """Longitudes and latitudes (n, 2) of places so many metres east and north of a centre, roughly."""
    east, north = np.array(metres, float).reshape(-1, 2).T
    return np.column_stack(
        [centre[0] + east / (111_320 * math.cos(math.radians(centre[1]))), centre[1] + north / 110_574]
    )


def xyz(metres, centre=HERE):
    return cartesian(degrees(metres, centre), WGS84)


def km_between(one, other, centre=HERE):
    """Geodesic km between places in metres east and north of a centre."""
    return float(geodesic_km(degrees([one], centre), degrees([other], centre), WGS84)[0])


def path_km(places, centre=HERE):
    """Geodesic km along places."""
    return sum(km_between(a, b, centre) for a, b in zip(places, places[1:]))


def ways_of(lines, speeds=None, centre=HERE, stop=lambda: None):
    """Ways of lines, each a list of places in metres; equal places are shared vertices."""
    vertices = np.array([place for line in lines for place in line], float).reshape(-1, 2)
    begins = np.cumsum([0, *(len(line) for line in lines)])
    place = np.unique(vertices, axis=0, return_inverse=True)[1].ravel()
    return Ways(xyz(vertices, centre), begins, place, np.array(speeds or [INF] * len(lines), float), stop)


def network_of(lines, units, facilities, speeds=None, most=500.0, centre=HERE, stop=lambda: None):
    ways = ways_of(lines, speeds, centre, stop)
    return Network(ways, xyz(units, centre), xyz(facilities, centre), most, stop)


def table(pieces, units, facilities):
    """(n, f) minutes of the pairs, NaN where there is none; each pair once, each facility in one piece."""
    found, before = np.full((units, facilities), NAN), set()
    for pairs in pieces:
        assert before.isdisjoint(pairs.facility.tolist())
        before.update(pairs.facility.tolist())
        assert np.isnan(found[pairs.unit, pairs.facility]).all()
        found[pairs.unit, pairs.facility] = pairs.minutes
        assert len(pairs.unit) == len(set(zip(pairs.unit.tolist(), pairs.facility.tolist())))
    return found


def minutes(lines, units, facilities, speeds=None, speed=6.0, limit=FAR, most=500.0, centre=HERE):
    """(n, f) minutes along lines; NaN beyond the limit. At 6 km/h a minute is 100 m."""
    own = network_of(lines, units, facilities, speeds, most, centre)
    found = table(own.pieces(np.arange(len(facilities)), speed, limit), len(units), len(facilities))
    least = np.where(np.isnan(found), INF, found).min(axis=1, initial=INF)
    nearest = own.nearest(np.arange(len(facilities)), speed, limit)
    np.testing.assert_allclose(nearest, np.where(np.isinf(least), NAN, least), rtol=1e-12)
    return found


def one(lines, unit, facility, speeds=None, **settings):
    """Minutes between two places, NaN where there is no way."""
    return float(minutes(lines, [unit], [facility], speeds, **settings)[0, 0])


# -- an independent second way


def nearest_segment(point, starts, ends):
    """(segment, place on it, metres) of the nearest segment, from the sides of the triangle with each."""
    best = (-1, None, INF)
    for k, (a, b) in enumerate(zip(starts, ends)):
        base, left, right = (np.linalg.norm(u - v) for u, v in ((b, a), (point, a), (point, b)))
        if left**2 >= right**2 + base**2 or base == 0:
            foot = b if base else a
        elif right**2 >= left**2 + base**2:
            foot = a
        else:
            foot = a + (b - a) * ((left**2 - right**2 + base**2) / (2 * base**2))
        away = np.linalg.norm(point - foot)
        if away < best[2]:
            best = (k, foot, away)
    return best


def shortest(links, source):
    """Cost from a node to all others over links (node, node, cost)."""
    near = {}
    for a, b, cost in links:
        near.setdefault(a, []).append((b, cost))
        near.setdefault(b, []).append((a, cost))
    found, heap = {}, [(0.0, 0, source)]
    count = itertools.count(1)
    while heap:
        cost, _, node = heapq.heappop(heap)
        if node in found:
            continue
        found[node] = cost
        for other, more in near.get(node, []):
            if other not in found:
                heapq.heappush(heap, (cost + more, next(count), other))
    return found


def by_hand(lines, speeds, units, facilities, speed, most, centre):
    """(n, f) minutes by cutting every segment at its doors, and a shortest path; NaN where there is no way."""
    segments = [
        (tuple(a), tuple(b), min(own, speed))
        for line, own in zip(lines, speeds)
        if not math.isnan(own)
        for a, b in zip(line, line[1:])
    ]
    starts, ends = (xyz([segment[k] for segment in segments], centre) for k in (0, 1))
    links, on = [], {k: [(0.0, a), (1.0, b)] for k, (a, b, _) in enumerate(segments)}
    doors = [("unit", k, place) for k, place in enumerate(units)]
    doors += [("facility", k, place) for k, place in enumerate(facilities)]
    for name, k, place in doors:
        segment, foot, away = nearest_segment(xyz([place], centre)[0], starts, ends)
        if away > most:
            continue
        part = np.linalg.norm(foot - starts[segment]) / np.linalg.norm(ends[segment] - starts[segment])
        on[segment].append((part, (name, k, "way")))
        links.append(((name, k, "way"), (name, k), away / 1000 / speed * 60))
    for segment, meets in on.items():
        a, b, own = segments[segment]
        whole = km_between(a, b, centre) / own * 60
        meets.sort(key=lambda meet: meet[0])
        links += [(one[1], other[1], (other[0] - one[0]) * whole) for one, other in zip(meets, meets[1:])]
    found = np.full((len(units), len(facilities)), NAN)
    for j in range(len(facilities)):
        reached = shortest(links, ("facility", j))
        for i in range(len(units)):
            found[i, j] = reached.get(("unit", i), NAN)
    return found


def town(chance, side=4, kept=0.85, speeds=(INF, INF, 3.0, 5.0, NAN)):
    """(lines, speeds): a grid of blocks of about 100 m, corners pushed about, streets of one to many of its sides."""
    corner = {
        (i, j): tuple((100 * np.array([i, j]) + chance.uniform(-25, 25, 2)).round(2).tolist())
        for i in range(side)
        for j in range(side)
    }
    sides = [((i, j), (i + di, j + dj)) for i, j in corner for di, dj in ((1, 0), (0, 1)) if (i + di, j + dj) in corner]
    chance.shuffle(sides)
    sides = [(tuple(a), tuple(b)) for a, b in sides if chance.random() < kept] or [((0, 0), (0, 1))]
    lines = []
    while sides:
        a, b = sides.pop()
        trail = [a, b] if chance.random() < 0.5 else [b, a]
        while chance.random() < 0.6:
            onward = [k for k, side in enumerate(sides) if trail[-1] in side]
            if not onward:
                break
            a, b = sides.pop(onward[0])
            trail.append(b if a == trail[-1] else a)
        line = [corner[trail[0]]]
        for place in (corner[node] for node in trail[1:]):
            # some sides bend
            for _ in range(chance.integers(0, 3)):
                bend = (np.array(line[-1]) + place) / 2 + chance.uniform(-10, 10, 2)
                line.append(tuple(bend.round(2).tolist()))
            line.append(place)
        lines.append(line)
    own = [float(speeds[k]) for k in chance.integers(0, len(speeds), len(lines))]
    own[0] = INF
    return lines, own


def spread(chance, count, side=4):
    """Places (count, 2) in and around a town."""
    return chance.uniform(-60, 100 * (side - 1) + 60, (count, 2)).round(2).tolist()


def assert_same(found, expected, limit, here=MILLIMETRE * 60):
    """The same minutes within the limit, none beyond it; at the limit itself either is right."""
    there = ~np.isnan(found)
    with np.errstate(invalid="ignore"):
        assert there[expected < limit * (1 - 1e-6) - here].all()
        assert not there[~(expected <= limit * (1 + 1e-6) + here)].any()
    np.testing.assert_allclose(found[there], expected[there], rtol=1e-6, atol=here)


# -- whole towns


@given(seeds, centres, st.sampled_from([3.0, 4.8]), st.sampled_from([30.0, 500.0]), st.sampled_from([2.0, 5.0, FAR]))
@settings(max_examples=60, deadline=None)
def test_in_any_town_it_is_the_shortest_path(seed, centre, speed, most, limit):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    # two who live and two things that stand at the same place
    units[-1], facilities[-1] = units[0], facilities[0]
    found = minutes(lines, units, facilities, speeds, speed, limit, most, centre)
    assert_same(found, by_hand(lines, speeds, units, facilities, speed, most, centre), limit)


@given(seeds, centres)
@settings(max_examples=25, deadline=None)
def test_no_way_is_shorter_than_the_straight_line(seed, centre):
    chance = np.random.default_rng(seed)
    lines, _ = town(chance)
    units, facilities = spread(chance, 12), spread(chance, 6)
    found = minutes(lines, units, facilities, centre=centre)
    straight = StraightLine(xyz(units, centre), xyz(facilities, centre), 1.0, lambda: None)
    least = table(straight.pieces(np.arange(6), 6.0, FAR), 12, 6)
    joined = ~np.isnan(found)
    assert (found[joined] >= least[joined] * (1 - 1e-6) - MILLIMETRE * 10).all()


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_which_way_a_line_is_drawn_and_which_comes_first_is_nothing(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    before = minutes(lines, units, facilities, speeds)
    order = chance.permutation(len(lines))
    turned = [lines[k][::-1] if chance.random() < 0.6 else lines[k] for k in order]
    after = minutes(turned, units, facilities, [speeds[k] for k in order])
    np.testing.assert_allclose(after, before, rtol=1e-7, atol=1e-7)


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_cutting_a_line_at_a_vertex_changes_nothing(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    cut, own = [], []
    for line, speed in zip(lines, speeds):
        at = int(chance.integers(1, len(line)))
        parts = [line[: at + 1], line[at:]] if at < len(line) - 1 else [line]
        cut, own = cut + parts, own + [speed] * len(parts)
    before, after = (minutes(*case) for case in ((lines, units, facilities, speeds), (cut, units, facilities, own)))
    np.testing.assert_allclose(after, before, rtol=1e-7, atol=1e-7)


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_repeated_vertices_and_lines_without_length_at_corners_do_no_harm(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    before = minutes(lines, units, facilities, speeds)
    repeated = [[place for place in line for _ in range(int(chance.integers(1, 4)))] for line in lines]
    # a line of the length 0 in the vertex of a street that can be walked
    flat = [[lines[k][1]] * 2 for k in range(len(lines)) if not math.isnan(speeds[k])]
    after = minutes(repeated + flat, units, facilities, [*speeds, *[INF] * len(flat)])
    np.testing.assert_allclose(after, before, rtol=1e-7, atol=1e-7)


@given(seeds, st.booleans())
@settings(max_examples=25, deadline=None)
def test_a_street_drawn_twice_is_one_street(seed, backwards):
    # many layers draw a street once for each direction, or once for each bus that takes it
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    before = minutes(lines, units, facilities, speeds)
    again = [line[::-1] if backwards else line for line in lines]
    after = minutes(lines + again, units, facilities, speeds + speeds)
    np.testing.assert_allclose(after, before, rtol=1e-7, atol=1e-7)


@given(seeds)
@settings(max_examples=50, deadline=None)
def test_of_stretches_drawn_several_times_the_quicker_counts(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    # parts of streets once more, in any direction, at a speed of their own
    for line in [lines[k] for k in chance.integers(0, len(lines), 2 * len(lines))]:
        first, last = sorted(chance.choice(len(line), 2, replace=False).tolist())
        part = line[first : last + 1]
        lines, speeds = [*lines, part[::-1] if chance.random() < 0.5 else part], [*speeds, chance.uniform(1, 7)]
    quickest = {}
    for line, speed in zip(lines, speeds):
        for ends in zip(line, line[1:]):
            if not math.isnan(speed):
                quickest[tuple(sorted(ends))] = max(speed, quickest.get(tuple(sorted(ends)), 0))
    expected = minutes(list(quickest), units, facilities, list(quickest.values()))
    np.testing.assert_allclose(minutes(lines, units, facilities, speeds), expected, rtol=1e-7, atol=1e-7)


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_a_street_more_never_makes_a_way_longer(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    # doors that stand on corners of the streets that stay, so that no new street is nearer
    corners = [place for line, own in zip(lines, speeds) if not math.isnan(own) for place in (line[0], line[-1])]
    before = minutes(lines, corners, corners, speeds)
    more = [corners[0], (170.5, 333.3), corners[-1]]
    after = minutes([*lines, more], corners, corners, [*speeds, INF])
    there = ~np.isnan(before)
    assert (after[there] <= before[there] * (1 + 1e-9) + 1e-9).all()


@given(seeds, st.floats(1.0, 3.0))
@settings(max_examples=25, deadline=None)
def test_a_longer_limit_or_a_faster_walk_never_loses_a_pair(seed, more):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 4)
    limit = float(chance.uniform(0.5, 6))
    found = minutes(lines, units, facilities, speeds, 4.0, limit)
    kept = ~np.isnan(found)
    longer = minutes(lines, units, facilities, speeds, 4.0, limit * more)
    np.testing.assert_allclose(longer[kept], found[kept], rtol=1e-12)
    faster = minutes(lines, units, facilities, speeds, 4.0 * more, limit)
    assert (faster[kept] <= found[kept] * (1 + 1e-9)).all()
    assert (faster[kept] >= found[kept] / more * (1 - 1e-9)).all()


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_between_two_doors_it_is_as_far_as_back(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    doors = spread(chance, 7)
    found = minutes(lines, doors, doors, speeds)
    np.testing.assert_allclose(found, found.T, rtol=1e-12)


# -- streets that are known


STREET = [[(x, 0) for x in range(0, 1001, 100)]]


@pytest.mark.parametrize("centre", CENTRES)
def test_along_a_straight_street_it_is_the_straight_line(centre):
    # to the north: a street along a parallel is bent
    places = [(0, 0), (0, 30), (0, 100), (0, 251), (0, 500), (0, 777), (0, 1000)]
    found = minutes([[(0, y) for y in range(0, 1001, 100)]], places, places, centre=centre)
    straight = StraightLine(xyz(places, centre), xyz(places, centre), 1.0, lambda: None)
    expected = table(straight.pieces(np.arange(7), 6.0, FAR), 7, 7)
    assert np.isfinite(expected).all()
    # between two vertices the ground bulges a fifth of a millimetre over the straight of 100 m: once at each door
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=MILLIMETRE * 10)
    corners = [0, 2, 4, 6]
    np.testing.assert_allclose(found[np.ix_(corners, corners)], expected[np.ix_(corners, corners)], rtol=1e-6)


@pytest.mark.parametrize("centre", CENTRES)
def test_on_a_grid_it_is_as_many_metres_east_as_north(centre):
    lines = [[(x, y) for x in range(0, 401, 100)] for y in range(0, 401, 100)]
    lines += [[(x, y) for y in range(0, 401, 100)] for x in range(0, 401, 100)]
    chance = np.random.default_rng(8)
    corners = (100 * chance.integers(0, 5, (12, 2))).tolist()
    found = minutes(lines, corners, corners, centre=centre)
    for (i, a), (j, b) in itertools.product(enumerate(corners), repeat=2):
        km = km_between(a, (b[0], a[1]), centre) + km_between((b[0], a[1]), b, centre)
        assert found[i, j] == pytest.approx(10 * km, rel=1e-3, abs=1e-6)


def test_streets_that_cross_without_a_shared_vertex_do_not_join():
    east, north = [(-100, 0), (100, 0)], [(0, -100), (0, 100)]
    assert math.isnan(one([east, north], (-90, 0), (0, 90)))
    joined = one([[(-100, 0), (0, 0), (100, 0)], [(0, -100), (0, 0), (0, 100)]], (-90, 0), (0, 90))
    assert joined == pytest.approx(10 * path_km([(-90, 0), (0, 0), (0, 90)]), rel=1e-5)
    # a vertex on one alone is not shared, though the other passes there
    assert math.isnan(one([[(-100, 0), (0, 0), (100, 0)], north], (-90, 0), (0, 90)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([(-100, 0), (0, 0)], [(0, 0), (0, 100)]),
        ([(-100, 0), (0, 0)], [(0, -50), (0, 0), (0, 100)]),
        ([(-100, 0), (0, 0), (50, 0)], [(0, 0), (0, 100)]),
        ([(-100, 0), (0, 0), (50, 0)], [(0, 100), (0, 0), (0, -50)]),
        ([(-100, 0), (0, 0), (0, 0), (50, 0)], [(0, 100), (0, 0)]),
    ],
    ids=["end to end", "end to middle", "middle to end", "middle to middle", "a vertex twice"],
)
def test_streets_join_at_a_shared_vertex(first, second):
    expected = 10 * path_km([(-80, 0), (0, 0), (0, 70)])
    for lines in ([first, second], [second, first], [first[::-1], second]):
        assert one(lines, (-80, 0), (0, 70)) == pytest.approx(expected, rel=1e-5)


def test_three_streets_meet_at_one_place():
    # the middle of the first is where the second ends and the third begins: a lollipop at neither end
    lines = [[(-100, 0), (0, 0), (100, 0)], [(0, 100), (0, 0)], [(0, 0), (0, -100)]]
    places = [(-90, 0), (90, 0), (0, 90), (0, -90)]
    found = minutes(lines, places, places)
    for i, j in itertools.permutations(range(4), 2):
        assert found[i, j] == pytest.approx(10 * path_km([places[i], (0, 0), places[j]]), rel=1e-5)


def test_stretches_run_between_crossings_and_ends():
    # of eleven vertices two are ends; a street that joins the third cuts the first in two; a ring alone has one node
    ring = [(0, 900), (100, 900), (100, 950), (0, 900)]
    for lines, nodes, stretches in (
        (STREET, 2, 1),
        ([*STREET, [(200, 0), (200, 100)]], 4, 3),
        ([*STREET, [(200, -100), (200, 0), (200, 100)]], 5, 4),
        ([*STREET, ring], 3, 2),
    ):
        ways = ways_of(lines)
        assert (ways.nodes, len(ways.edge_km)) == (nodes, stretches)
        km = sum(path_km(line) for line in lines)
        assert ways.edge_km.sum() == pytest.approx(km, rel=1e-6)
        assert ways.km.sum() == pytest.approx(km, rel=1e-6)


def test_nobody_walks_faster_than_their_own_pace_nor_than_the_way_allows():
    km = km_between((0, 0), (1000, 0))
    for way, own, expected in ((3.0, 4.8, 3.0), (INF, 4.8, 4.8), (50.0, 4.8, 4.8), (3.0, 2.0, 2.0)):
        found = one(STREET, (0, 0), (1000, 0), [way], speed=own)
        assert found == pytest.approx(km / expected * 60, rel=1e-6)
    # half of the way fast, half of it slow
    halves = [STREET[0][:6], STREET[0][5:]]
    found = one(halves, (0, 0), (1000, 0), [3.0, 100.0], speed=6.0)
    assert found == pytest.approx(km / 2 / 3 * 60 + km / 2 / 6 * 60, rel=1e-6)


def test_of_two_ways_between_the_same_ends_the_quicker_one_is_taken():
    ends = [(0, 0), (200, 0)]
    direct, around = [ends[0], (100, 0), ends[1]], [ends[0], (100, 100), ends[1]]
    slow, long = 10 * path_km(direct), 10 * path_km(around)
    # the longer one is 283 m: at 6 km/h 2.83 minutes; the direct one 200 m, 2 minutes, or 6 at 2 km/h
    for order in (slice(None), slice(None, None, -1)):
        lines, speeds = [direct, around][order], [2.0, INF][order]
        assert one(lines, *ends, speeds) == pytest.approx(long, rel=1e-6)
        assert one(lines, *ends, [INF, INF]) == pytest.approx(slow, rel=1e-6)
        assert one(lines, *ends, [4.5, INF][order]) == pytest.approx(slow * 6 / 4.5, rel=1e-6)
    # also where nothing but the two ends is drawn
    assert one([[*ends], [*ends]], *ends, [1.0, 3.0]) == pytest.approx(2 * slow, rel=1e-6)
    assert one([[*ends], [*ends]], *ends, [3.0, 1.0]) == pytest.approx(2 * slow, rel=1e-6)


def test_a_door_beside_the_slower_of_two_ways_goes_round_if_that_is_quicker():
    # 20 m into the slow street of 200 m: back 20 m at 0.5 km/h, 2.4 minutes, then 283 m at 6; onward it would be 21.6
    direct, around = [(0, 0), (200, 0)], [(0, 0), (100, 100), (200, 0)]
    expected = path_km([(20, 0), (0, 0)]) / 0.5 * 60 + 10 * path_km(around)
    assert one([direct, around], (20, 0), (200, 0), [0.5, INF]) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("begin", range(4))
def test_round_a_closed_ring_the_shorter_arc_is_taken(begin):
    corners = [(0, 0), (100, 0), (100, 100), (0, 100)]
    ring = [*corners[begin:], *corners[: begin + 1]]
    for a, b, path in (
        ((50, 0), (100, 50), [(50, 0), (100, 0), (100, 50)]),
        ((50, 0), (0, 30), [(50, 0), (0, 0), (0, 30)]),
        ((90, 100), (100, 90), [(90, 100), (100, 100), (100, 90)]),
        ((0, 10), (20, 100), [(0, 10), (0, 100), (20, 100)]),
        ((100, 0), (0, 0), [(100, 0), (0, 0)]),
        ((30, 0), (70, 0), [(30, 0), (70, 0)]),
    ):
        assert one([ring], a, b) == pytest.approx(10 * path_km(path), rel=1e-5)


def test_a_street_leads_into_a_ring_at_any_of_its_vertices():
    ring = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    for corner, out in (((100, 100), (200, 100)), ((0, 0), (-100, 0)), ((100, 0), (200, 0))):
        street = [out, corner]
        expected = 10 * min(
            path_km([(50, 0), (100, 0), *([(100, 100)] if corner == (100, 100) else []), out]),
            path_km([(50, 0), (0, 0), *([(0, 100), (100, 100)] if corner == (100, 100) else []), out]),
        )
        if corner == (0, 0):
            expected = 10 * path_km([(50, 0), (0, 0), out])
        assert one([ring, street], out, (50, 0)) == pytest.approx(expected, rel=1e-5)


def test_a_way_that_crosses_itself_joins_itself_only_at_a_shared_vertex():
    # a loop: east, up, back and down through the first stretch
    plain = [(0, 0), (200, 0), (200, 100), (100, 100), (100, -100)]
    assert one([plain], (0, 0), (100, -100)) == pytest.approx(10 * path_km(plain), rel=1e-6)
    shared = [(0, 0), (100, 0), (200, 0), (200, 100), (100, 100), (100, 0), (100, -100)]
    expected = 10 * path_km([(0, 0), (100, 0), (100, -100)])
    assert one([shared], (0, 0), (100, -100)) == pytest.approx(expected, rel=1e-6)


def test_a_line_that_goes_out_and_back_is_a_street_drawn_once():
    back = [(0, 0), (100, 0), (200, 0), (100, 0), (0, 0)]
    places = [(x, y) for x in (10, 40, 70, 130, 160) for y in (-5, 5)]
    for out in (back, [(0, 0), (200, 0), (0, 0)]):
        # each door stands 5 m beside it
        found = minutes([out], places, places)
        for (i, a), (j, b) in itertools.permutations(enumerate(places), 2):
            expected = 10 * (2 * km_between((0, 0), (0, 5)) + km_between((a[0], 0), (b[0], 0)))
            assert found[i, j] == pytest.approx(expected, rel=1e-3)


def test_a_way_without_a_speed_is_not_walked():
    lines = [[(0, 0), (100, 0)], [(100, 0), (200, 0)], [(200, 0), (300, 0)]]
    assert math.isnan(one(lines, (0, 0), (300, 0), [INF, NAN, INF]))
    # nor does a door join it: the unit stands on it, 60 m before the end of what can be walked
    expected = 10 * path_km([(160, 0), (200, 0), (300, 0)])
    assert one(lines, (160, 0), (300, 0), [INF, NAN, INF]) == pytest.approx(expected, rel=1e-5)
    # nor does it join two streets that cross where it has a vertex, as one of them has
    cross = [[(-100, 0), (0, 0), (100, 0)], [(0, -100), (0, 100)], [(0, 0), (0, 50), (5, 60)]]
    assert math.isnan(one(cross, (-90, 0), (0, -90), [INF, INF, NAN]))
    # nor does it part one: two doors on either side of its vertex walk as they did
    assert one(cross, (-90, 0), (90, 0), [INF, INF, NAN]) == pytest.approx(10 * km_between((-90, 0), (90, 0)), rel=1e-5)


@pytest.mark.parametrize("speeds", [[NAN, NAN], [NAN, INF], [INF, NAN]])
def test_the_first_or_the_last_way_or_none_can_be_walked(speeds):
    lines = [[(0, 0), (50, 0), (100, 0)], [(0, 300), (50, 300), (100, 300)]]
    found = minutes(lines, [(0, 0), (0, 300)], [(100, 0), (100, 300)], speeds, most=100.0)
    there = [[not math.isnan(speeds[0]), False], [False, not math.isnan(speeds[1])]]
    assert (~np.isnan(found)).tolist() == there


# -- doors


def test_two_doors_on_one_stretch_walk_directly():
    # a stretch of 1 km, as two vertices and as eleven: both doors stand near its middle, 40 m apart
    for lines in ([[(0, 0), (1000, 0)]], STREET):
        places = [(480, 0), (520, 0)]
        found = minutes(lines, places, places)
        # over a straight of 1 km the ground bulges 2 cm, and the parallel bends 1.2 cm aside: twice 2.4 cm at most
        assert found[0, 1] == pytest.approx(10 * km_between(*places), abs=10 * 5e-5)
        assert found[0, 0] == pytest.approx(0, abs=10 * 5e-5)
    # though the stretch is slow and around it a fast one leads
    lines = [[(0, 0), (1000, 0)], [(0, 0), (500, 300), (1000, 0)]]
    found = one(lines, (480, 0), (520, 0), [1.0, INF])
    assert found == pytest.approx(60 * km_between((480, 0), (520, 0)), abs=10 * 5e-5)


def test_the_way_from_the_door_counts_at_both_ends():
    # 30 m beside the street, 200 m along it, 50 m beside it on the other side
    expected = 10 * (
        km_between((100, 30), (100, 0)) + km_between((100, 0), (300, 0)) + km_between((300, 0), (300, -50))
    )
    assert one(STREET, (100, 30), (300, -50)) == pytest.approx(expected, rel=1e-5)
    # the way to the door is walked at one's own pace, whatever the street allows
    slow = 10 * (0.030 + 0.050) + 60 * km_between((100, 0), (300, 0))
    assert one(STREET, (100, 30), (300, -50), [1.0]) == pytest.approx(slow, rel=1e-3)
    # before the end of a street the door joins its end
    expected = 10 * (km_between((-30, 40), (0, 0)) + km_between((0, 0), (100, 0)))
    assert one(STREET, (-30, 40), (100, 0)) == pytest.approx(expected, rel=1e-5)


def test_several_doors_at_one_place():
    places = [(250, 20)] * 3
    found = minutes(STREET, places, [*places, (250, 0), (350, 20)])
    # down to the street and up again
    beside, along = km_between((250, 20), (250, 0)), km_between((250, 0), (350, 0))
    expected = [20 * beside] * 3 + [10 * beside, 10 * (2 * beside + along)]
    np.testing.assert_allclose(found, [expected] * 3, rtol=1e-4)


def test_a_door_farther_than_most_is_off():
    own = network_of(STREET, [(100, 49), (200, 51), (NAN, 0), (-60, 0)], [(500, 0), (500, -51), (500, 49)], most=50.0)
    assert own.off_units.tolist() == [False, True, True, True]
    assert own.off_facilities.tolist() == [False, True, False]
    found = table(own.pieces(np.arange(3), 6.0, FAR), 4, 3)
    assert np.isfinite(found).tolist() == [[True, False, True], *[[False] * 3] * 3]
    nearest = own.nearest(np.arange(3), 6.0, FAR)
    assert np.isnan(nearest).tolist() == [False, True, True, True]
    assert nearest[0] == pytest.approx(
        10 * (km_between((100, 49), (100, 0)) + km_between((100, 0), (500, 0))), rel=1e-4
    )
    # a facility that is off is near nobody, also alone
    assert list(own.pieces(np.array([1]), 6.0, FAR)) == []
    assert np.isnan(own.nearest(np.array([1]), 6.0, FAR)).all()


def test_a_line_without_length_takes_no_door_away():
    # two equal vertices are no street: one of them lies on the street without sharing a vertex, one beside it
    for spot in ((150, 0), (150, 8)):
        found = one([*STREET, [spot, spot]], (150, 10), (450, 10))
        expected = 10 * (2 * km_between((150, 10), (150, 0)) + km_between((150, 0), (450, 0)))
        assert found == pytest.approx(expected, rel=1e-4)


def test_facilities_are_numbered_by_their_place_in_which():
    units, facilities = [(0, 0), (900, 0)], [(100, 0), (500, 0), (500, 900), (800, 0)]
    own = network_of(STREET, units, facilities, most=50.0)
    whole = table(own.pieces(np.arange(4), 6.0, FAR), 2, 4)
    which = np.array([3, 2, 0, 3])
    np.testing.assert_allclose(table(own.pieces(which, 6.0, FAR), 2, 4), whole[:, which], rtol=1e-12)
    np.testing.assert_allclose(own.nearest(which, 6.0, FAR), np.nanmin(whole[:, which], axis=1), rtol=1e-12)
    none = np.array([], int)
    assert list(own.pieces(none, 6.0, FAR)) == []
    assert np.isnan(own.nearest(none, 6.0, FAR)).all()


def test_another_speed_is_another_time():
    own = network_of(STREET, [(0, 0)], [(1000, 0)], [4.0])
    which, km = np.array([0]), km_between((0, 0), (1000, 0))
    for speed, walked in ((6.0, 4.0), (2.0, 2.0), (6.0, 4.0)):
        assert own.nearest(which, speed, FAR) == pytest.approx([km / walked * 60], rel=1e-6)


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_a_part_is_a_network_of_those_units_alone(seed):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 9), spread(chance, 4)
    first, last = sorted(chance.integers(0, 10, 2).tolist())
    whole = network_of(lines, units, facilities, speeds, most=40.0)
    part, alone = whole.part(first, last), network_of(lines, units[first:last], facilities, speeds, most=40.0)
    which = np.arange(4)
    assert part.off_units.tolist() == alone.off_units.tolist() == whole.off_units[first:last].tolist()
    assert part.off_facilities.tolist() == alone.off_facilities.tolist()
    found, expected = (table(own.pieces(which, 4.8, 6.0), last - first, 4) for own in (part, alone))
    np.testing.assert_allclose(found, expected, rtol=1e-9)
    np.testing.assert_allclose(part.nearest(which, 4.8, 6.0), alone.nearest(which, 4.8, 6.0), rtol=1e-9)
    # the whole is as it was
    assert len(whole.nearest(which, 4.8, 6.0)) == 9


# -- joining


@given(seeds, st.sampled_from([8.0, 100.0, 3000.0]), st.sampled_from([15.0, 200.0, INF]), centres)
@settings(max_examples=60, deadline=None)
def test_the_nearest_segment_is_the_nearest_of_all(seed, longest, most, centre):
    chance = np.random.default_rng(seed)
    # lines that wander, with short and long stretches, over and over each other
    lines = []
    for _ in range(int(chance.integers(1, 7))):
        steps = chance.normal(0, 1, (int(chance.integers(1, 12)), 2)) * longest * chance.random((1, 1))
        lines.append((chance.uniform(-200, 200, 2) + np.cumsum(np.vstack([[0, 0], steps]), axis=0)).tolist())
    ways = ways_of(lines, centre=centre)
    points = xyz(np.vstack([chance.uniform(-400, 400, (12, 2)), lines[0][0], lines[-1][-1]]), centre)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "POINTS", int(chance.integers(1, 20)))
        segment, part, away = ways.join(points, most)
    assert ((part >= 0) & (part <= 1)).all()
    for k, point in enumerate(points):
        _, foot, expected = nearest_segment(point, ways.start, ways.end)
        if expected > most:
            assert segment[k] == -1
            assert np.isnan(away[k])
            continue
        assert away[k] == pytest.approx(expected, rel=1e-9, abs=1e-6)
        found = ways.start[segment[k]] + part[k] * (ways.end[segment[k]] - ways.start[segment[k]])
        np.testing.assert_allclose(found, foot, rtol=0, atol=1e-3)


def test_a_door_beside_a_long_stretch_joins_it_though_short_ones_are_many():
    # the middle of the long one is 2 km off, and forty short ones are 30 m from the door
    comb = [[(x, 30), (x, 40)] for x in np.linspace(-20, 20, 40).tolist()]
    ways = ways_of([*comb, [(-4000, -20), (8, -20)]])
    segment, part, away = ways.join(xyz([(0, 0)]), 500.0)
    assert segment.tolist() == [40]
    assert part == pytest.approx([4000 / 4008], rel=1e-4)
    # 8 m before the end of 4 km the ground bulges 4 x 8 / (2 x 6371) m = 2.5 mm
    assert away == pytest.approx([1000 * km_between((0, 0), (0, -20))], abs=0.01)


@pytest.mark.parametrize("others", [5, 20, 100, 500])
def test_a_door_joins_the_nearest_way_though_the_middles_of_others_are_nearer(others):
    # the nearest way ends 20 m from the door and is 24 m long: its middle is 23 m away, those of the others, a metre
    # long each, 22
    east = np.linspace(-2, 2, others).tolist()
    ways = ways_of([*([(x, 21.5), (x, 22.5)] for x in east), [(24, -20), (0, -20)]])
    segment, part, away = ways.join(xyz([(0, 0)]), 500.0)
    assert segment.tolist() == [others]
    assert part == pytest.approx([1], abs=1e-3)
    assert away == pytest.approx([1000 * km_between((0, 0), (0, -20))], rel=1e-4)


@pytest.mark.parametrize("pieces", [1, 3, 50])
def test_few_and_long_pieces_find_the_same(monkeypatch, pieces):
    chance = np.random.default_rng(pieces)
    lines, _ = town(chance)
    points = xyz(spread(chance, 40))
    results = []
    for number in (network.PIECES, pieces):
        monkeypatch.setattr(network, "PIECES", number)
        ways = ways_of(lines)
        segment, part, away = ways.join(points, 80.0)
        # at a corner two segments are equally near: the place is the same
        foot = ways.start[segment] + part[:, None] * (ways.end[segment] - ways.start[segment])
        results.append((segment >= 0, np.where(segment[:, None] >= 0, foot, NAN), away))
    assert ways.piece == pytest.approx(ways.km.sum() * 1000 / pieces, rel=1e-12)
    (there, foot, away), (same, other, far) = results
    assert there.tolist() == same.tolist()
    np.testing.assert_allclose(foot, other, rtol=0, atol=1e-6)
    np.testing.assert_allclose(away, far, rtol=1e-9)


def test_an_unknown_place_joins_nothing():
    points = xyz([(100, 0), (NAN, NAN), (200, 10)])
    segment, _, away = ways_of(STREET).join(points, 50.0)
    assert segment[1] == -1
    assert np.isnan(away).tolist() == [False, True, False]
    segment, part, away = ways_of(STREET).join(np.empty((0, 3)), 50.0)
    assert (len(segment), len(part), len(away)) == (0, 0, 0)


# -- pieces and stopping


@given(seeds, st.sampled_from([1, 100, 200]))
@settings(max_examples=20, deadline=None)
def test_many_pieces_equal_one(seed, cells):
    chance = np.random.default_rng(seed)
    lines, speeds = town(chance)
    own = network_of(lines, spread(chance, 8), spread(chance, 9), speeds)
    pieces = list(own.pieces(np.arange(9), 4.8, 8.0))
    assert len(pieces) == 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "CELLS", cells)
        cut = list(own.pieces(np.arange(9), 4.8, 8.0))
    assert len(cut) > 1
    np.testing.assert_allclose(table(cut, 8, 9), table(pieces, 8, 9), rtol=1e-12)


class Stopped(Exception):
    pass


def test_stop_is_called_all_along_and_its_exception_passes_through(monkeypatch):
    monkeypatch.setattr(network, "CELLS", 1)
    chance = np.random.default_rng(1)
    lines, speeds = town(chance)
    units, facilities = spread(chance, 8), spread(chance, 5)
    calls = [0, INF]

    def stop():
        calls[0] += 1
        if calls[0] > calls[1]:
            raise Stopped

    def run():
        own = network_of(lines, units, facilities, speeds, stop=stop)
        made = calls[0]
        for _ in own.pieces(np.arange(5), 4.8, FAR):
            pass
        walked = calls[0]
        own.nearest(np.arange(5), 4.8, FAR)
        return made, walked, calls[0]

    made, walked, looked = run()
    # while the graph is made and doors are joined; at each of five facilities; before the nearest
    assert made >= 3
    assert walked - made >= 5
    assert looked > walked
    for most in range(looked):
        calls[:] = [0, most]
        with pytest.raises(Stopped):
            run()
    calls[:] = [0, looked]
    assert run() == (made, walked, looked)
