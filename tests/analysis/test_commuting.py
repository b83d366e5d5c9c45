"""Commuting bands: by hand, against loops and pandas, and withholding attacked with linear algebra."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import commuting, crowd
from spatial_demand.analysis.bands import parse_bands
from spatial_demand.analysis.commuting import ALL, DIRECTIONS, HOME, SIDE_DIRECTIONS, UNRELATED, WORK, Trips

NAN = math.nan
BANDS = parse_bands("5,10,40")
EXTREME = 40.0
NAMES = {(True, True): None, (True, False): "outbound", (False, True): "inbound", (False, False): "unrelated"}


def trips_of(records, divisions):
    """Trips of records (home, work, km, commuters)."""
    home, work, km, people = (np.array(part) for part in zip(*records)) if records else ([], [], [], [])
    return Trips(
        np.array(home, int), np.array(work, int), np.array(km, float), np.array(people, float), divisions=divisions
    )


def rows_of(divisions, types=None):
    ids = [f"d{k}" for k in range(divisions)]
    return crowd.groups(ids, ids, types or [None] * divisions, "Whole area")


def direction_of(home, work, divisions):
    """A second way to say the direction, in words."""
    ends = (home < divisions, work < divisions)
    return NAMES[ends] or ("within" if home == work else "between")


def band_of(km, bands=BANDS):
    if math.isnan(km):
        return "unknown"
    return bands.names[sum(km >= limit for limit in bands.limits)]


def cells_of(long):
    """(level, id, side, direction, band) -> row of the long table; none stands twice."""
    keys = list(zip(*(long[name] for name in ("level", "division_id", "side", "direction", "band"))))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, long.to_dict("records")))


@st.composite
def records(draw, divisions, outside=2, most=40, fractional=True):
    """Records anywhere, at distances on and between the bands' limits, known or not."""
    place = st.integers(0, divisions + outside - 1)
    km = st.one_of(st.sampled_from([0.0, 5.0, 10.0, 40.0, NAN]), st.floats(0, 80))
    # readers take what is smaller than any count for nobody
    people = st.one_of(st.integers(0, 9), st.floats(1e-30, 9)) if fractional else st.integers(0, 9)
    return draw(st.lists(st.tuples(place, place, km, people), max_size=most))


# -- by hand

# two divisions (0, 1), outside 2: within 0 3 people at 2 km, 0 -> 1 five at 7, 1 -> outside 8 at 50, outside -> 0 four
# at 40, unknown distance 1 -> 1 two, and 9 who have nothing to do with the area
HAND = [(0, 0, 2.0, 3), (0, 1, 7.0, 5), (1, 2, 50.0, 8), (2, 0, 40.0, 4), (1, 1, NAN, 2), (2, 2, 1.0, 9)]


def test_by_hand():
    long, wide = commuting.band_profile(trips_of(HAND, 2), rows_of(2, ["x", "x"]), BANDS, EXTREME)
    wide = wide.set_index("division_id")
    columns = ["total", "within", "between", "external"]
    assert wide.loc["d0", [f"home_{c}" for c in columns]].tolist() == [8, 3, 5, 0]
    assert wide.loc["d0", [f"work_{c}" for c in columns]].tolist() == [7, 3, 0, 4]
    assert wide.loc["d1", [f"home_{c}" for c in columns]].tolist() == [10, 2, 0, 8]
    assert wide.loc["d1", [f"work_{c}" for c in columns]].tolist() == [7, 2, 5, 0]
    assert wide.loc["d0", "home_mean_km"] == pytest.approx((3 * 2 + 5 * 7) / 8, rel=1e-15)
    assert wide.loc["d0", ["home_median_km", "home_p90_km"]].tolist() == [7, 7]
    # the two whose distance is unknown are in the total and in no mean
    assert wide.loc["d1", ["home_mean_km", "work_mean_km", "home_extreme"]].tolist() == [50, 7, 80]
    assert wide.loc["d1", ["home_0_5", "home_5_10", "home_10_40", "home_40_up", "home_unknown"]].tolist() == [
        0,
        0,
        0,
        80,
        20,
    ]
    # of 18 residents who commute 8 go 40 km or more; of 14 who work here 4 come as far
    assert wide.loc["d1", "home_extreme_lq"] == pytest.approx(0.8 / (8 / 18), rel=1e-15)
    assert wide.loc["d0", "work_extreme_lq"] == pytest.approx((4 / 7) / (4 / 14), rel=1e-15)
    cells = cells_of(long)
    assert cells["division", "d0", "home", "between", "5_10"]["share"] == 100 * 5 / 8
    assert cells["type", "x", "work", "inbound", "40_up"]["commuters"] == 4
    # each related commute once: 3 + 5 + 8 + 4 + 2
    assert cells["area", "*", "all", "between", "5_10"]["share"] == 100 * 5 / 22
    assert cells["area", "*", "all", "inbound", "40_up"]["share"] == 100 * 4 / 22
    assert long.loc[long["side"] == "all", "commuters"].sum() == 22
    assert cells["area", "*", "all", "within", "unknown"]["commuters"] == 2
    assert long["reason"].isna().all()
    assert not long["withheld"].any()


def test_the_tables_form():
    long, _ = commuting.band_profile(trips_of(HAND, 2), rows_of(2, ["x", "y"]), BANDS, EXTREME)
    assert list(long.columns) == [
        *("level", "division_id", "division_name", "side", "direction", "band", "from_km", "to_km", "commuters"),
        *("share", "withheld", "reason"),
    ]
    # home and work at every level, all for the area alone; three or four directions; five bands
    assert long.groupby(["side", "level"]).size().to_dict() == {
        **{(side, level): n * 3 * 5 for side in ("home", "work") for level, n in [("division", 2), ("type", 2)]},
        **{(side, "area"): 3 * 5 for side in ("home", "work")},
        ("all", "area"): 4 * 5,
    }
    assert set(long.loc[long["side"] == "home", "direction"]) == {"within", "between", "outbound"}
    assert set(long.loc[long["side"] == "work", "direction"]) == {"within", "between", "inbound"}
    bounds = long.drop_duplicates("band").set_index("band")[["from_km", "to_km"]]
    assert bounds.loc["0_5"].tolist() == [0, 5]
    assert bounds.loc["10_40"].tolist() == [10, 40]
    assert bounds.loc["40_up", "from_km"] == 40
    assert np.isnan(bounds.loc["40_up", "to_km"])
    assert bounds.loc["unknown"].isna().all()


def test_the_fields_of_the_wide_table_are_the_contracts():
    bands = parse_bands("5,10,20,30,40,50")
    _, wide = commuting.band_profile(trips_of(HAND, 2), rows_of(2), bands, EXTREME)
    words = "total within between external mean_km median_km p90_km extreme extreme_lq"
    words += " 0_5 5_10 10_20 20_30 30_40 40_50 50_up unknown"
    assert list(wide.columns) == ["division_id", *(f"{side}_{w}" for side in ("home", "work") for w in words.split())]


def test_no_commuters_is_unknown_and_says_so():
    long, wide = commuting.band_profile(trips_of([(0, 0, 2.0, 3)], 2), rows_of(2), BANDS, EXTREME)
    of_d1 = long[long["division_id"] == "d1"]
    assert (of_d1["commuters"] == 0).all()
    assert of_d1["share"].isna().all()
    assert set(of_d1["reason"]) == {commuting.NO_COMMUTERS}
    wide = wide.set_index("division_id")
    shares = [f"{s}_{name}" for s in ("home", "work") for name in [*BANDS.names, "extreme", "mean_km", "median_km"]]
    assert wide.loc["d1", shares].isna().all()
    assert wide.loc["d1", ["home_total", "work_external"]].tolist() == [0, 0]
    # nobody in the area goes far: the share is 0, its ratio to 0 unknown
    assert wide.loc["d0", "home_extreme"] == 0
    assert np.isnan(wide.loc["d0", "home_extreme_lq"])


def test_no_commutes_at_all():
    long, wide = commuting.band_profile(trips_of([], 2), rows_of(2, ["x", "y"]), BANDS, EXTREME)
    assert set(long["reason"]) == {commuting.NO_COMMUTERS}
    assert wide["home_total"].tolist() == [0, 0]


# -- laws


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 3).flatmap(lambda n: st.tuples(st.just(n), records(n))))
def test_each_commute_has_exactly_one_direction(case):
    divisions, found = case
    words = [*DIRECTIONS, "unrelated"]
    assert words[UNRELATED] == "unrelated"
    got = [words[k] for k in trips_of(found, divisions).direction()]
    assert got == [direction_of(home, work, divisions) for home, work, _, _ in found]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3).flatmap(lambda n: st.tuples(st.just(n), records(n))))
def test_every_cell_equals_a_groupby(case):
    divisions, found = case
    types = ["x", "y", "x"][:divisions]
    long, wide = commuting.band_profile(trips_of(found, divisions), rows_of(divisions, types), BANDS, EXTREME)
    frame = pd.DataFrame(found, columns=["home", "work", "km", "people"])
    frame["direction"] = [direction_of(h, w, divisions) for h, w in zip(frame["home"], frame["work"])]
    frame["band"] = [band_of(km) for km in frame["km"]]
    related = frame[frame["direction"] != "unrelated"]
    expected = {}
    for side in ("home", "work"):
        mine = related[related[side] < divisions]
        for level, key in [
            ("division", mine[side].map("d{}".format)),
            ("type", mine[side].map(dict(enumerate(types)))),
            ("area", mine[side].map(lambda _: "*")),
        ]:
            for (i, direction, band), people in mine.groupby([key, "direction", "band"])["people"].sum().items():
                expected[level, i, side, direction, band] = people
    for (direction, band), people in related.groupby(["direction", "band"])["people"].sum().items():
        expected["area", "*", "all", direction, band] = people
    cells = cells_of(long)
    for key, row in cells.items():
        assert row["commuters"] == pytest.approx(expected.get(key, 0.0), abs=1e-9)
    assert set(expected) <= set(cells)
    # bands x directions add up to the totals, and shares to 100
    for side in ("home", "work"):
        of_side = long[(long["side"] == side) & (long["level"] == "division")]
        sums = of_side.groupby("division_id", sort=False)["commuters"].sum()
        assert wide[f"{side}_total"].tolist() == pytest.approx(sums.tolist(), abs=1e-9)
        bands = wide[[f"{side}_{name}" for name in BANDS.names]].sum(axis=1, min_count=1)
        some = wide[f"{side}_total"] > 0
        assert bands[some].tolist() == pytest.approx([100.0] * some.sum())
        assert bands[~some].isna().all()
        parts = wide[[f"{side}_within", f"{side}_between", f"{side}_external"]].sum(axis=1)
        assert wide[f"{side}_total"].tolist() == pytest.approx(parts.tolist(), abs=1e-9)
    assert long.loc[long["side"] == "all", "commuters"].sum() == pytest.approx(related["people"].sum(), abs=1e-9)


def brute_moments(found, extreme):
    """Mean, median, P90 and extreme commuters by loops over people of known distance."""
    known = sorted((km, people) for km, people in found if not math.isnan(km) and people > 0)
    total = math.fsum(people for _, people in known)
    if not total:
        return NAN, NAN, NAN, 0.0
    at = []
    for part in (0.5, 0.9):
        running = np.add.accumulate([people for _, people in known])
        at.append(next(km for (km, _), sofar in zip(known, running) if sofar >= part * running[-1] * (1 - 1e-12)))
    mean = math.fsum(km * people for km, people in known) / total
    return mean, at[0], at[1], math.fsum(people for km, people in known if km >= extreme)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3).flatmap(lambda n: st.tuples(st.just(n), records(n))), st.sampled_from([0.0, 5.0, 40.0, 61.5]))
def test_mean_median_and_p90_by_brute_force(case, extreme):
    divisions, found = case
    trips = trips_of(found, divisions)
    for side, at in ((HOME, 0), (WORK, 1)):
        frame = commuting.distances(trips, side, extreme)
        assert len(frame) == divisions
        for d in range(divisions):
            mine = [r[2:] for r in found if r[at] == d]
            expected = brute_moments(mine, extreme)
            assert frame.loc[d].tolist() == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


def test_the_median_is_the_smallest_distance_that_reaches_half():
    def median(*pairs):
        return commuting.distances(trips_of([(0, 0, km, p) for km, p in pairs], 1), HOME, 40).loc[0, "median_km"]

    assert median((1.0, 1), (2.0, 1)) == 1.0
    assert median((1.0, 1), (2.0, 1.001)) == 2.0
    assert median((1.0, 0), (2.0, 1)) == 2.0
    assert median((1.0, 0.1), (2.0, 0.1), (3.0, 0.1), (4.0, 0.1), (5.0, 0.1), (6.0, 0.1)) == 3.0
    # unknown distances pull nowhere
    assert median((1.0, 1), (NAN, 100), (2.0, 2)) == 2.0


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_records_and_divisions_does_not_matter(data):
    divisions, outside = 3, 1
    found = data.draw(records(divisions, outside, fractional=False))
    types = ["x", "y", "x"]
    long, wide = commuting.band_profile(trips_of(found, divisions), rows_of(divisions, types), BANDS, EXTREME)
    swap = data.draw(st.permutations(range(divisions)))
    to = [*swap, divisions]
    moved = [(to[h], to[w], km, people) for h, w, km, people in data.draw(st.permutations(found))]
    ids = [f"d{swap.index(k)}" for k in range(divisions)]
    rows = crowd.groups(ids, ids, [types[swap.index(k)] for k in range(divisions)], "Whole area")
    long2, wide2 = commuting.band_profile(trips_of(moved, divisions), rows, BANDS, EXTREME)
    keys = ["level", "division_id", "side", "direction", "band"]
    one, two = (table.sort_values(keys).reset_index(drop=True) for table in (long, long2))
    pd.testing.assert_frame_equal(one.drop(columns="division_name"), two.drop(columns="division_name"))
    pd.testing.assert_frame_equal(wide, wide2.sort_values("division_id").reset_index(drop=True))


@settings(max_examples=60, deadline=None)
@given(records(3, 1))
def test_merging_two_divisions_turns_their_between_into_within(found):
    # divisions 1 and 2 become one; the outside 3 becomes 2
    merged = [(min(h, 1) if h < 3 else 2, min(w, 1) if w < 3 else 2, km, people) for h, w, km, people in found]
    apart = commuting.cube_of_all(trips_of(found, 3), BANDS)
    together = commuting.cube_of_all(trips_of(merged, 2), BANDS)
    exchanged = np.zeros(BANDS.count)
    for home, work, km, people in found:
        if {home, work} == {1, 2}:
            exchanged[BANDS.names.index(band_of(km))] += people
    expected = apart + np.array([exchanged, -exchanged, 0 * exchanged, 0 * exchanged])
    assert together == pytest.approx(expected, abs=1e-9)
    # counts of each side add up, but for what turned
    for side in (HOME, WORK):
        one, two = commuting.cube(trips_of(found, 3), side, BANDS), commuting.cube(trips_of(merged, 2), side, BANDS)
        assert two.sum(axis=1)[1] == pytest.approx(one.sum(axis=1)[1:].sum(axis=0), abs=1e-9)
        assert two[0] == pytest.approx(one[0], abs=1e-9)


# -- withholding: an attacker who knows every number that is published, and linear algebra


class Atoms:
    """The finest counts there are (home, work, finest band); every published number is a sum of some of them."""

    def __init__(self, divisions, outside, bands, extreme):
        self.divisions, self.bands = divisions, bands
        self.cuts = sorted({*bands.limits, extreme})
        places = range(divisions + outside)
        keys = itertools.product(places, places, [0.0, *self.cuts, NAN])
        self.keys = [(h, w, km) for h, w, km in keys if h < divisions or w < divisions]

    def where(self, test):
        """The sum of the atoms (home, work, direction, km) that pass a test, as a vector."""
        directions = [direction_of(h, w, self.divisions) for h, w, _ in self.keys]
        return np.array([float(test(h, w, way, km)) for (h, w, km), way in zip(self.keys, directions)])

    def people(self, found):
        """The commuters of each atom, of records (home, work, km, commuters)."""
        at, people = {}, np.zeros(len(self.keys))
        for k, (h, w, km) in enumerate(self.keys):
            at.setdefault((h, w, -1.0 if math.isnan(km) else km), k)
        for h, w, km, commuters in found:
            key = (h, w, -1.0 if math.isnan(km) else max(cut for cut in (0.0, *self.cuts) if cut <= km))
            if key in at:
                people[at[key]] += commuters
        return people


def follows(shown, hidden):
    """Which of the hidden sums are combinations of those shown (rows are sums)."""
    _, values, right = np.linalg.svd(shown, full_matrices=False)
    known = right[values > 1e-9]
    # a sum of nothing, such as between one division, is 0 and no secret
    some = np.abs(hidden).sum(axis=1) > 0
    return some & (np.linalg.norm(hidden - hidden @ known.T @ known, axis=1) < 1e-7)


def published(long, wide, types, atoms, extreme):
    """(shown, hidden): [(name, vector)] of everything that the two tables say, and of what they hold back."""
    divisions = atoms.divisions
    shown, hidden = [], []

    def members(level, i):
        return {
            "division": lambda d: d < divisions and f"d{d}" == i,
            "type": lambda d: d < divisions and types[d] == i,
            "area": lambda d: d < divisions,
        }[level]

    def vector(level, i, side, test):
        mine = members(level, i)
        if side == ALL:
            return atoms.where(lambda h, w, way, km: test(way, km))
        return atoms.where(lambda h, w, way, km: mine(h if side == HOME else w) and test(way, km))

    def anything(way, km):
        return True

    for row in long.to_dict("records"):
        of = (row["level"], row["division_id"], row["side"])

        def test(way, km, row=row):
            return way == row["direction"] and band_of(km, atoms.bands) == row["band"]

        name = (*of, row["direction"], row["band"])
        (hidden if np.isnan(row["commuters"]) else shown).append((name, vector(*of, test)))
        assert row["withheld"] == np.isnan(row["commuters"])
        if not np.isnan(row["share"]):
            shown.append(((*of, "total, by share"), vector(*of, anything)))
    for row in wide.to_dict("records"):
        for side in (HOME, WORK):
            of = ("division", row["division_id"], side)
            tests = {
                "total": anything,
                "within": lambda way, km: way == "within",
                "between": lambda way, km: way == "between",
                "external": lambda way, km: way in ("outbound", "inbound"),
                "extreme": lambda way, km: km >= extreme,
            }
            for name in atoms.bands.names:
                tests[name] = lambda way, km, name=name: band_of(km, atoms.bands) == name
            for name, test in tests.items():
                value = row[f"{side}_{name}"]
                (hidden if np.isnan(value) else shown).append(((*of, name), vector(*of, test)))
                if not np.isnan(value) and (name in atoms.bands.names or name == "extreme"):
                    shown.append(((*of, "total, by share"), vector(*of, anything)))
            if not np.isnan(row[f"{side}_extreme_lq"]):
                shown.append(((side, "the area's extreme"), vector("area", "*", side, tests["extreme"])))
                shown.append(((side, "the area's total"), vector("area", "*", side, anything)))
    return shown, hidden


@st.composite
def crowded(draw, divisions, outside=2):
    """Records of which many, not all, cells of the result are large enough to be shown."""
    place = st.integers(0, divisions + outside - 1)
    km = st.sampled_from([1.0, 7.0, 20.0, 45.0, NAN])
    people = st.sampled_from([1, 3, 6, 12, 25, 60])
    return draw(st.lists(st.tuples(place, place, km, people), min_size=15, max_size=150))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 4).flatmap(lambda n: st.tuples(st.just(n), crowded(n))),
    st.integers(1, 15),
    st.sampled_from([40.0, 10.0, 0.0, 25.0]),
    st.booleans(),
)
def test_no_hidden_cell_can_be_computed(case, limit, extreme, typed):
    divisions, found = case
    types = ["x", "y", "x", "y"][:divisions] if typed else [None] * divisions
    trips = trips_of(found, divisions)
    long, wide = commuting.band_profile(trips, rows_of(divisions, types), BANDS, extreme, limit)
    open_long, open_wide = commuting.band_profile(trips, rows_of(divisions, types), BANDS, extreme)
    # nobody below the limit is shown, and what is shown is right
    known = long["commuters"].notna()
    few = (long["commuters"] > 0) & (long["commuters"] < limit * (1 - 1e-9))
    assert not few.any()
    assert long.loc[known, "commuters"].equals(open_long.loc[known, "commuters"])
    shares = long["share"].notna()
    assert long.loc[shares, "share"].equals(open_long.loc[shares, "share"])
    assert (long["share"].notna() <= known).all()
    assert set(long.loc[~known, "reason"]) <= {crowd.WITHHELD}
    assert long.loc[known & ~shares, "reason"].notna().all()
    for name in open_wide.columns[1:]:
        seen = wide[name].notna()
        assert wide.loc[seen, name].equals(open_wide.loc[seen, name])
    atoms = Atoms(divisions, 2, BANDS, extreme)
    shown, hidden = published(long, wide, types, atoms, extreme)
    people, totals = atoms.people(found), {}
    for name, vector in (*shown, *hidden):
        if len(name) == 5:
            totals[name[:3]] = totals.get(name[:3], 0.0) + people @ vector
    # what is withheld to hide others may follow, if the few do not: those counted, or left out
    hidden = [
        (name, vector)
        for name, vector in hidden
        if 0 < people @ vector < limit or 0 < totals[name[:3]] - people @ vector < limit
    ]
    if shown and hidden:
        leaks = follows(np.array([v for _, v in shown]), np.array([v for _, v in hidden]))
        assert not [name for (name, _), leak in zip(hidden, leaks) if leak]


@settings(max_examples=40, deadline=None)
@given(crowded(2), st.integers(1, 15))
def test_no_moment_is_built_on_fewer_than_the_limit(found, limit):
    _, wide = commuting.band_profile(trips_of(found, 2), rows_of(2), BANDS, EXTREME, limit)
    for side, at in ((HOME, 0), (WORK, 1)):
        for d in range(2):
            people = sum(r[3] for r in found if r[at] == d and not math.isnan(r[2]))
            if people < limit:
                assert wide.loc[d, [f"{side}_mean_km", f"{side}_median_km", f"{side}_p90_km"]].isna().all()


def test_without_a_limit_or_with_large_cells_nothing_is_withheld():
    found = [(h, w, km, 100) for h in range(3) for w in range(3) for km in (1.0, 7.0, 20.0, 45.0, NAN)]
    for limit in (0, 10):
        long, wide = commuting.band_profile(trips_of(found, 2), rows_of(2, ["x", "y"]), BANDS, EXTREME, limit)
        assert not long["withheld"].any()
        assert wide.notna().all(axis=None)


def test_within_is_the_same_people_on_both_sides():
    # within d0: 3 people at 2 km are small on both sides; what hides them must be hidden on both
    assert [SIDE_DIRECTIONS[side][:2] for side in (HOME, WORK)] == [(0, 1), (0, 1)]
    found = [(0, 0, 2.0, 3), (0, 0, 7.0, 20), (0, 0, 20.0, 90), (0, 1, 7.0, 15), (1, 0, 7.0, 500), (1, 1, 2.0, 50)]
    long, _ = commuting.band_profile(trips_of(found, 2), rows_of(2), BANDS, EXTREME, 10)
    within = long[(long["direction"] == "within") & (long["level"] == "division")]
    sides = [within[within["side"] == side].set_index(["division_id", "band"])["withheld"] for side in (HOME, WORK)]
    assert sides[0].equals(sides[1])
