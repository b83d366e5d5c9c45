"""Crowds of commuters: by hand, against pandas, and withholding attacked with linear algebra."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import commutercrowds as subject
from spatial_demand.analysis import crowd
from spatial_demand.analysis.bands import parse_bands
from spatial_demand.analysis.commuting import Trips
from spatial_demand.analysis.definitions import COUNT, FLAG, Attribute, Problem, attributes

NAN = math.nan
BANDS = parse_bands("5,40")
YOUNG = Attribute("young", "Young", FLAG, '"age" < 45')
RICH = Attribute("rich", "Rich", COUNT, '"rich"')
IDS = ["d0", "d1", "city", "elsewhere"]


def trips_of(records, divisions=2):
    home, work, km, people = (np.array(part) for part in zip(*[r[:4] for r in records])) if records else ([],) * 4
    return Trips(
        np.array(home, int), np.array(work, int), np.array(km, float), np.array(people, float), divisions=divisions
    )


def rows_of(divisions, types=None):
    ids = [f"d{k}" for k in range(divisions)]
    return crowd.groups(ids, ids, types or [None] * divisions, "Whole area")


def cells_of(table):
    keys = list(zip(*(table[name] for name in ("level", "division_id", "side", "subset", "attribute"))))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, table.to_dict("records")))


# home, work, km, commuters, young, rich
HAND = [
    (0, 0, 2.0, 10, 1, 4),
    (0, 2, 45.0, 20, 1, 15),
    (0, 3, 6.0, 5, 0, NAN),
    (2, 0, 50.0, 8, NAN, 2),
    (1, 0, 7.0, 4, 0, 1),
    (1, 1, NAN, 3, 1, 0),
    (2, 3, 1.0, 90, 1, 90),
]


def by_hand(limit=0):
    values = {"young": np.array([r[4] for r in HAND], float), "rich": np.array([r[5] for r in HAND], float)}
    return subject.crowds(trips_of(HAND), values, [YOUNG, RICH], rows_of(2, ["x", "y"]), BANDS, 40.0, IDS, limit)


def test_by_hand():
    table = by_hand()
    cells = cells_of(table)

    def seen(level, i, side, subset, attribute):
        row = cells[level, i, side, subset, attribute]
        return row["commuters"], row["base"]

    # a flag counts the record's commuters, a count its own number; who is unknown is in neither
    assert seen("division", "d0", "home", "all", "young") == (30, 35)
    assert seen("division", "d0", "home", "all", "rich") == (19, 30)
    assert seen("division", "d0", "home", "within", "young") == (10, 10)
    assert seen("division", "d0", "home", "outbound", "rich") == (15, 20)
    assert seen("division", "d0", "home", "5_40", "young") == (0, 5)
    assert seen("division", "d0", "home", "extreme", "rich") == (15, 20)
    assert seen("division", "d0", "home", "to:city", "young") == (20, 20)
    assert seen("division", "d0", "home", "to:elsewhere", "young") == (0, 5)
    assert seen("division", "d0", "work", "all", "rich") == (7, 22)
    assert seen("division", "d0", "work", "from:city", "rich") == (2, 8)
    assert seen("division", "d0", "work", "from:city", "young") == (0, 0)
    assert seen("division", "d0", "work", "between", "rich") == (1, 4)
    assert seen("type", "y", "home", "unknown", "young") == (3, 3)
    assert seen("area", "*", "home", "all", "young") == (33, 42)
    # all: everybody once, but not those who have nothing to do with the area
    assert seen("area", "*", "all", "all", "young") == (33, 42)
    assert seen("area", "*", "all", "all", "rich") == (22, 45)
    assert seen("area", "*", "all", "inbound", "rich") == (2, 8)
    assert seen("area", "*", "all", "extreme", "rich") == (17, 28)
    # held against all commuters of the area
    row = cells["division", "d0", "home", "all", "rich"]
    assert row["share"] == pytest.approx(100 * 19 / 30, rel=1e-15)
    assert row["lq"] == pytest.approx((19 / 30) / (22 / 45), rel=1e-14)
    assert cells["area", "*", "all", "all", "rich"]["lq"] == 1.0
    nobody = cells["division", "d0", "work", "from:city", "young"]
    assert nobody["reason"] == crowd.NO_BASE
    assert np.isnan(nobody["share"])
    assert not table["withheld"].any()
    assert (table["reason"].isna() == table["lq"].notna()).all()


def test_the_tables_form():
    table = by_hand()
    assert list(table.columns) == [
        *("level", "division_id", "division_name", "side", "subset", "attribute", "label", "commuters", "base"),
        *("share", "lq", "withheld", "reason"),
    ]
    common = ["all", "within", "between", *BANDS.names, "extreme"]
    outward, inward = ["outbound", "to:city", "to:elsewhere"], ["inbound", "from:city", "from:elsewhere"]
    for side, own in (("home", outward), ("work", inward), ("all", outward + inward)):
        of_side = table[table["side"] == side]
        assert set(of_side["subset"]) == {*common, *own}
        levels = {("area", "*")} if side == "all" else set(zip(table["level"], table["division_id"]))
        assert set(zip(of_side["level"], of_side["division_id"])) == levels
        assert len(of_side) == len(levels) * len({*common, *own}) * 2
    assert set(zip(table["attribute"], table["label"])) == {("young", "Young"), ("rich", "Rich")}


def test_a_crowd_that_is_nowhere_has_no_quotient():
    table = subject.crowds(trips_of(HAND), {"rich": np.zeros(7)}, [RICH], rows_of(2), BANDS, 40.0, IDS)
    some = table["base"] > 0
    assert (table.loc[some, "share"] == 0).all()
    assert table["lq"].isna().all()
    assert set(table.loc[some, "reason"]) == {subject.NO_AREA_SHARE}


def test_no_commutes_at_all():
    table = subject.crowds(trips_of([]), {"rich": np.array([])}, [RICH], rows_of(2), BANDS, 40.0, IDS)
    assert set(table["reason"]) == {crowd.NO_BASE}


def member(row, subset):
    """Whether a record (a row of a DataFrame of two divisions) belongs to a subset, in a second way."""
    h, w, km = row["home"], row["work"], row["km"]
    kind, _, place = subset.partition(":")
    tests = {
        "all": True,
        "within": h == w,
        "between": h != w and h < 2 and w < 2,
        "outbound": h < 2 <= w,
        "inbound": w < 2 <= h,
        "0_5": km < 5,
        "5_40": 5 <= km < 40,
        "40_up": km >= 40,
        "unknown": math.isnan(km),
        "extreme": km >= 30,
        "from": IDS[h] == place,
        "to": IDS[w] == place,
    }
    return tests[kind]


places, spots = st.integers(0, 3), st.one_of(st.sampled_from([5.0, 30.0, 40.0, NAN]), st.floats(0, 60))
some = st.one_of(st.integers(0, 9), st.floats(0, 9).map(lambda people: round(people, 3)))
records = st.lists(st.tuples(places, places, spots, some, st.sampled_from([0, 1, 2, NAN]), some), max_size=30)


@settings(max_examples=25, deadline=None)
@given(records)
def test_every_cell_equals_a_groupby(found):
    values = {"young": np.array([r[4] for r in found], float), "rich": np.array([r[5] for r in found], float)}
    table = subject.crowds(trips_of(found), values, [YOUNG, RICH], rows_of(2, ["x", "x"]), BANDS, 30.0, IDS)
    frame = pd.DataFrame(found, columns=["home", "work", "km", "people", "young", "rich"])
    frame = frame[(frame["home"] < 2) | (frame["work"] < 2)]
    areas = {}
    for row in table.to_dict("records"):
        mine = frame if row["side"] == "all" else frame[frame[row["side"]] < 2]
        if row["level"] == "division":
            mine = mine[mine[row["side"]] == int(row["division_id"][1])]
        mine = mine[np.array([member(r, row["subset"]) for r in mine.to_dict("records")], bool)]
        mine = mine[mine[row["attribute"]].notna()]
        base = mine["people"].sum()
        count = mine["rich"].sum() if row["attribute"] == "rich" else mine.loc[mine["young"] != 0, "people"].sum()
        assert (row["commuters"], row["base"]) == pytest.approx((count, base), abs=1e-9)
        if base > 1e-9:
            # more with the attribute than commuters: a share above 100 is NULL
            share = 100 * count / base
            assert row["share"] == pytest.approx(share if share < 100 + 1e-6 else NAN, nan_ok=True)
        if (row["side"], row["subset"]) == ("all", "all"):
            areas[row["attribute"]] = count / base if base > 1e-9 else 0
    for row in table.dropna(subset=["lq"]).to_dict("records"):
        if areas[row["attribute"]] > 1e-9:
            assert row["lq"] == pytest.approx(row["share"] / 100 / areas[row["attribute"]])


# -- definitions


def test_attributes_are_read():
    items = [
        {"code": "young", "label": " Young ", "kind": "flag", "expression": '"age" < 45'},
        {"code": "rich", "label": None, "kind": "count", "expression": ' "rich" '},
    ]
    assert attributes(items) == [YOUNG, Attribute("rich", "rich", COUNT, '"rich"')]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "number"}, "'young' is of the kind 'number'"),
        ({"kind": None}, "'young' is of the kind ''"),
        ({"expression": "  "}, "'young' has no expression"),
        ({"code": ""}, "Row 1"),
        ({"code": "Jung"}, "'Jung'"),
    ],
)
def test_what_is_no_attribute_is_named(changes, words):
    item = {"code": "young", "label": "", "kind": "flag", "expression": "1", **changes}
    with pytest.raises(Problem, match=words):
        attributes([item])


def test_attributes_that_repeat_or_lack():
    item = {"code": "young", "label": "", "kind": "flag", "expression": "1"}
    with pytest.raises(Problem, match="'young' stands twice"):
        attributes([item, item])
    with pytest.raises(Problem, match="no attribute"):
        attributes([])


# -- withholding


def follows(shown, hidden):
    """Which of the hidden sums are combinations of those shown (rows are sums)."""
    _, values, right = np.linalg.svd(shown, full_matrices=False)
    known = right[values > 1e-9]
    # a sum of nothing, such as between one division, is 0 and no secret
    filled = np.abs(hidden).sum(axis=1) > 0
    return filled & (np.linalg.norm(hidden - hidden @ known.T @ known, axis=1) < 1e-7)


def vectors(table, divisions, types, extreme):
    """(rows, atoms): each row of the table as a sum of the finest counts (home, work, distance)."""
    kms = [0.0, 5.0, 40.0, NAN] if extreme == 40.0 else [0.0, 5.0, extreme, 40.0, NAN]
    atoms = pd.DataFrame(itertools.product(range(divisions + 2), range(divisions + 2), kms), columns=["h", "w", "km"])
    h, w, km = atoms["h"], atoms["w"], atoms["km"]
    home_in, work_in = h < divisions, w < divisions
    ids = [*(f"d{k}" for k in range(divisions)), "city", "elsewhere"]
    of = {f"from:{ids[k]}": h == k for k in (divisions, divisions + 1)}
    of.update({f"to:{ids[k]}": w == k for k in (divisions, divisions + 1)})
    of.update({"0_5": km < 5, "5_40": (km >= 5) & (km < 40), "40_up": km >= 40, "unknown": km.isna()})
    of.update({"all": h == h, "extreme": km >= extreme, "within": h == w, "between": (h != w) & home_in & work_in})
    of.update({"outbound": home_in & ~work_in, "inbound": work_in & ~home_in})
    rows = []
    for level, i, side, subset in zip(table["level"], table["division_id"], table["side"], table["subset"]):
        if side == "all":
            mine = home_in | work_in
        else:
            end = h if side == "home" else w
            kept = {"division": [f"d{k}" == i for k in range(divisions)], "type": [t == i for t in types]}
            mine = end.isin(np.flatnonzero(kept.get(level, [True] * divisions)))
        rows.append((mine & of[subset]).to_numpy(float))
    return np.array(rows)


@st.composite
def crowded(draw):
    divisions = draw(st.integers(1, 3))
    place = st.integers(0, divisions + 1)
    km = st.sampled_from([1.0, 20.0, 39.0, 45.0, NAN])
    people = st.sampled_from([1, 3, 6, 12, 25, 60])
    record = st.tuples(place, place, km, people, st.integers(0, 1), st.integers(0, 1))
    return divisions, draw(st.lists(record, min_size=10, max_size=120))


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(crowded(), st.integers(1, 12), st.sampled_from([40.0, 30.0, 5.0]), st.booleans())
def test_no_hidden_crowd_can_be_computed(case, limit, extreme, typed):
    divisions, found = case
    types = ["x", "y", "x"][:divisions] if typed else [None] * divisions
    ids = [*(f"d{k}" for k in range(divisions)), "city", "elsewhere"]
    values = {"young": np.array([r[4] for r in found], float), "old": np.array([r[5] for r in found], float)}
    wanted = [YOUNG, Attribute("old", "Old", FLAG, "1")]
    given_ = (trips_of(found, divisions), values, wanted, rows_of(divisions, types), BANDS, extreme, ids)
    table, everything = subject.crowds(*given_, limit), subject.crowds(*given_)
    known = ~table["withheld"]
    for name in ("commuters", "base", "share", "lq"):
        seen = table[name].notna()
        assert not (seen & ~known).any()
        assert table.loc[seen, name].equals(everything.loc[seen, name])
        # nothing is missing without a word
        assert table.loc[~seen, "reason"].notna().all()
    # that nobody commutes somewhere is shown
    some = known & (table["base"] > 0)
    assert (table.loc[some, "commuters"] >= limit).all()
    assert (table.loc[some, "base"] - table.loc[some, "commuters"] >= limit).all()
    assert (table.loc[~known, "reason"] == crowd.WITHHELD).all()
    every = vectors(table, divisions, types, extreme)
    # the crowd itself, and those who are not in it, have the same sums
    for code in values:
        mine = (table["attribute"] == code).to_numpy()
        shown, hidden = mine & known.to_numpy(), mine & ~known.to_numpy()
        # what is withheld to hide others may follow, if the few do not: those counted, or left out
        counted, left_out = everything["commuters"], everything["base"] - everything["commuters"]
        hidden &= (((counted > 0) & (counted < limit)) | ((left_out > 0) & (left_out < limit))).to_numpy()
        known_sums = every[shown]
        if table.loc[mine, "lq"].notna().any():
            # share / lq is the share of all; its count follows where its base is known
            total = mine & ((table["side"] == "all") & (table["subset"] == "all")).to_numpy()
            known_sums = np.vstack([known_sums, every[total]])
        if hidden.any() and len(known_sums):
            leaks = follows(known_sums, every[hidden])
            keys = table.loc[hidden, ["level", "division_id", "side", "subset"]]
            assert not keys[leaks].to_numpy().tolist()
    # a base below the limit follows from no base that is shown, whatever the attribute: all commuters here are known
    small = ((everything["base"] < limit) & (everything["base"] > 0)).to_numpy()
    if small.any() and known.any():
        leaks = follows(every[known.to_numpy()], every[small])
        assert not table.loc[small, ["level", "division_id", "side", "subset", "attribute"]][leaks].to_numpy().tolist()


# 64 come in, of whom 61 from elsewhere: as many as are shown in other cells, which count others
ALIKE = [
    (2, 1, NAN, 1, 1, 1),
    (2, 2, 45.0, 60, 1, 1),
    (1, 1, 39.0, 12, 0, 0),
    (2, 1, 39.0, 60, 1, 1),
    (0, 1, 1.0, 12, 1, 1),
    (0, 2, 45.0, 12, 0, 1),
    (0, 1, 1.0, 25, 1, 1),
    (2, 0, 20.0, 25, 0, 0),
    (1, 2, 20.0, 12, 1, 0),
    (2, 0, 20.0, 12, 0, 1),
    (0, 1, 1.0, 12, 0, 0),
    (1, 2, 39.0, 1, 0, 1),
    (2, 1, NAN, 60, 1, 1),
    (2, 1, NAN, 1, 1, 0),
    (0, 0, NAN, 1, 0, 0),
    (1, 2, 1.0, 6, 1, 1),
    (1, 2, 45.0, 3, 0, 0),
    (2, 2, 1.0, 1, 1, 0),
    (1, 0, 39.0, 6, 0, 0),
    (2, 1, 39.0, 1, 0, 1),
    (0, 0, 1.0, 12, 1, 0),
    (1, 0, NAN, 3, 1, 1),
    (1, 1, NAN, 12, 1, 1),
    (1, 2, 39.0, 12, 1, 1),
    (1, 1, NAN, 3, 0, 0),
    (0, 2, NAN, 60, 1, 1),
    (0, 0, 20.0, 60, 1, 1),
    (2, 1, 1.0, 3, 0, 0),
    (0, 1, NAN, 60, 0, 0),
    (2, 1, NAN, 6, 0, 1),
    (1, 1, 20.0, 3, 0, 1),
    (0, 0, NAN, 60, 1, 0),
    (0, 0, 45.0, 60, 1, 0),
    (2, 0, 20.0, 1, 1, 0),
    (2, 0, 20.0, 60, 1, 1),
    (0, 2, 20.0, 12, 0, 1),
    (1, 2, 1.0, 60, 1, 0),
]


def test_crowds_that_are_as_many_as_others_by_chance_are_hidden_all_the_same():
    test_no_hidden_crowd_can_be_computed.hypothesis.inner_test((1, ALIKE), 7, 30.0, True)


def test_large_crowds_are_all_shown():
    found = [(h, w, km, 100) for h in range(4) for w in range(4) for km in (1.0, 20.0, 45.0, NAN)]
    values = {"rich": np.full(len(found), 40.0)}
    table = subject.crowds(trips_of(found), values, [RICH], rows_of(2, ["x", "y"]), BANDS, 40.0, IDS, 10)
    assert not table["withheld"].any()
    assert table["lq"].notna().all()
