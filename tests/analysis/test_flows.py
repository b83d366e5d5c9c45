"""Flows and balance: by hand, against pandas, and withholding attacked with linear algebra."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import crowd, flows
from spatial_demand.analysis.commuting import Trips

NAN = math.nan
IDS = ["a", "b", "east", "elsewhere"]  # two divisions, a region, and the rest
# a->a 6 (2 km), a->b 3 (4 km), a->b 1 (8 km), b->a 2, a->east 10, b->elsewhere 4 (unknown), east->a 5, outside only 99
HAND = [
    (0, 0, 2.0, 6),
    (0, 1, 4.0, 3),
    (0, 1, 8.0, 1),
    (1, 0, 4.0, 2),
    (0, 2, 30.0, 10),
    (1, 3, NAN, 4),
    (2, 0, 30.0, 5),
    (2, 3, 9.0, 90),
    (3, 3, 9.0, 9),
]


def trips_of(records, divisions=2):
    home, work, km, people = (np.array(part) for part in zip(*records)) if records else ([], [], [], [])
    return Trips(
        np.array(home, int), np.array(work, int), np.array(km, float), np.array(people, float), divisions=divisions
    )


def pairs(table, *columns):
    """(origin, destination) -> a tuple of columns."""
    keys = list(zip(table["origin"], table["destination"]))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, zip(*(table[name].tolist() for name in columns))))


# -- by hand


def test_the_matrix_holds_every_related_pair_with_its_zeros():
    table = flows.matrix(flows.flows(trips_of(HAND), IDS))
    found = {key: value for key, (value,) in pairs(table, "commuters").items()}
    outside = {("east", "east"), ("east", "elsewhere"), ("elsewhere", "east"), ("elsewhere", "elsewhere")}
    assert set(found) == set(itertools.product(IDS, IDS)) - outside
    some = {key: value for key, value in found.items() if value}
    assert some == {
        ("a", "a"): 6,
        ("a", "b"): 4,
        ("b", "a"): 2,
        ("a", "east"): 10,
        ("b", "elsewhere"): 4,
        ("east", "a"): 5,
    }
    assert list(table.columns) == ["origin", "destination", "commuters", "withheld", "reason"]
    assert not table["withheld"].any()
    assert table["reason"].isna().all()


def test_the_lines():
    table = flows.lines(flows.flows(trips_of(HAND), IDS))
    found = pairs(table, "kind", "commuters", "share_of_origin", "mean_km")
    assert found["a", "a"] == ("within", 6, 100 * 6 / 20, 2)
    assert found["a", "b"] == ("between", 4, 100 * 4 / 20, (3 * 4 + 1 * 8) / 4)
    assert found["b", "a"] == ("between", 2, pytest.approx(100 * 2 / 6, rel=1e-15), 4)
    assert found["a", "east"] == ("outbound", 10, 50, 30)
    assert found["b", "elsewhere"][:2] == ("outbound", 4)
    assert np.isnan(found["b", "elsewhere"][3])
    assert found["east", "a"][:2] == ("inbound", 5)
    assert np.isnan(found["east", "a"][2])
    # no pair without commuters, none outside alone; the strongest is drawn last
    assert len(found) == 6
    assert table["commuters"].is_monotonic_increasing
    assert [IDS[k] for k in table["from"]] == table["origin"].tolist()
    assert [IDS[k] for k in table["to"]] == table["destination"].tolist()


@pytest.mark.parametrize(("least", "kept"), [(0, 6), (2, 6), (2.1, 5), (4, 5), (5, 3), (10, 1), (11, 0)])
def test_min_flow_drops_lines_and_leaves_the_matrix(least, kept):
    of = flows.flows(trips_of(HAND), IDS)
    table = flows.lines(of, least)
    assert len(table) == kept
    assert (table["commuters"] >= least).all()
    # of its origin's residents, those that are not drawn included
    of_a = table[table["origin"] == "a"]
    assert of_a["share_of_origin"].tolist() == pytest.approx((of_a["commuters"] * 5).tolist())
    assert flows.matrix(of)["commuters"].sum() == 31


def test_the_balance():
    table = flows.balance(flows.flows(trips_of(HAND), IDS))
    assert list(table.columns) == [*flows.BALANCE_COLUMNS, "withheld", "reason"]
    a, b = table.to_dict("records")
    assert (a["employed_residents"], a["jobs"]) == (20, 13)
    assert (b["employed_residents"], b["jobs"]) == (6, 4)
    assert a["job_ratio"] == 13 / 20
    assert a["self_containment"] == 100 * 6 / 20
    assert a["self_sufficiency"] == pytest.approx(100 * 6 / 13, rel=1e-15)
    assert a["balance"] == pytest.approx(1 - 7 / 33, rel=1e-15)
    assert b["balance"] == pytest.approx(1 - 2 / 10, rel=1e-15)
    assert (a["outbound"], a["inbound"], b["outbound"], b["inbound"]) == (10, 5, 4, 0)
    assert (a["top_destination"], a["top_origin"]) == ("east", "east")
    assert (b["top_destination"], b["top_origin"]) == ("elsewhere", None)
    assert (b["self_containment"], b["self_sufficiency"]) == (0, 0)
    assert table["reason"].isna().all()


@pytest.mark.parametrize(
    ("records", "expected", "reason"),
    [
        # nobody lives here: the ratio's divisor is 0
        (
            [(1, 0, 1.0, 5)],
            {"job_ratio": NAN, "self_containment": NAN, "self_sufficiency": 0, "balance": 0},
            "residents",
        ),
        # nobody works here
        ([(0, 1, 1.0, 5)], {"job_ratio": 0, "self_containment": 0, "self_sufficiency": NAN, "balance": 0}, "jobs"),
        # nobody at all
        (
            [(1, 1, 1.0, 5)],
            {"job_ratio": NAN, "self_containment": NAN, "self_sufficiency": NAN, "balance": NAN},
            "residents",
        ),
    ],
)
def test_null_says_why(records, expected, reason):
    row = flows.balance(flows.flows(trips_of(records), IDS)).iloc[0]
    assert {name: row[name] for name in expected} == pytest.approx(expected, nan_ok=True)
    assert row["reason"] == {"residents": flows.NO_RESIDENTS, "jobs": flows.NO_JOBS}[reason]
    assert not row["withheld"]


def test_without_commutes_there_are_no_lines():
    of = flows.flows(trips_of([(2, 3, 1.0, 5)]), IDS)
    assert len(flows.lines(of)) == 0
    assert flows.matrix(of)["commuters"].sum() == 0


# -- laws


@st.composite
def crowded(draw, divisions, outside=2):
    place = st.integers(0, divisions + outside - 1)
    people = st.sampled_from([0.5, 1, 3, 6, 12, 25, 60])
    km = st.one_of(st.floats(0, 60), st.just(NAN))
    return draw(st.lists(st.tuples(place, place, km, people), min_size=1, max_size=60))


sizes = st.integers(1, 4).flatmap(lambda n: st.tuples(st.just(n), crowded(n)))


@settings(max_examples=100, deadline=None)
@given(sizes)
def test_matrix_lines_and_sums_equal_a_groupby(case):
    divisions, found = case
    ids = [*(f"d{k}" for k in range(divisions)), "east", "elsewhere"]
    of = flows.flows(trips_of(found, divisions), ids)
    frame = pd.DataFrame(found, columns=["home", "work", "km", "people"])
    frame = frame[(frame["home"] < divisions) | (frame["work"] < divisions)]
    sums = frame.groupby(["home", "work"])["people"].sum()
    table = pairs(flows.matrix(of), "commuters")
    for (h, o), (w, d) in itertools.product(enumerate(ids), enumerate(ids)):
        if h < divisions or w < divisions:
            assert table[o, d] == pytest.approx((sums.get((h, w), 0.0),))
        else:
            assert (o, d) not in table
    lines = flows.lines(of)
    assert lines["commuters"].sum() == pytest.approx(frame["people"].sum())
    for row in lines.to_dict("records"):
        mine = frame[(frame["home"] == row["from"]) & (frame["work"] == row["to"])].dropna()
        mean = (mine["km"] * mine["people"]).sum() / mine["people"].sum() if len(mine) else NAN
        assert row["mean_km"] == pytest.approx(mean, nan_ok=True)
    balance = flows.balance(of)
    residents, jobs = (frame.groupby(end)["people"].sum() for end in ("home", "work"))
    crossing = frame[(frame["home"] >= divisions) != (frame["work"] >= divisions)]
    for d, row in enumerate(balance.to_dict("records")):
        assert row["employed_residents"] == pytest.approx(residents.get(d, 0.0))
        assert row["jobs"] == pytest.approx(jobs.get(d, 0.0))
        assert row["outbound"] == pytest.approx(crossing.loc[crossing["home"] == d, "people"].sum())
        assert row["inbound"] == pytest.approx(crossing.loc[crossing["work"] == d, "people"].sum())
        partners = crossing[crossing["home"] == d].groupby("work")["people"].sum()
        if len(partners):
            assert partners[ids.index(row["top_destination"])] == pytest.approx(partners.max())
        else:
            assert row["top_destination"] is None


def test_the_order_of_divisions_does_not_matter():
    swapped = [({0: 1, 1: 0}.get(h, h), {0: 1, 1: 0}.get(w, w), km, p) for h, w, km, p in HAND[::-1]]
    one = flows.flows(trips_of(HAND), IDS)
    two = flows.flows(trips_of(swapped), ["b", "a", "east", "elsewhere"])
    columns = ["origin", "destination", "kind", "commuters", "share_of_origin", "mean_km"]
    pd.testing.assert_frame_equal(flows.lines(one)[columns], flows.lines(two)[columns])
    pd.testing.assert_frame_equal(flows.balance(one), flows.balance(two).iloc[::-1].reset_index(drop=True))


# -- withholding


def follows(shown, hidden):
    """Which of the hidden sums are combinations of those shown (rows are sums)."""
    _, values, right = np.linalg.svd(shown, full_matrices=False)
    known = right[values > 1e-9]
    return np.linalg.norm(hidden - hidden @ known.T @ known, axis=1) < 1e-7


def published(matrix, lines, balance, ids, divisions):
    """(shown, hidden): [(name, vector over all pairs)] of what the three outputs say, and of what they hold back."""
    places = len(ids)

    def vector(test):
        return np.array([float(test(h, w)) for h in range(places) for w in range(places)])

    shown, hidden = [], []
    for row in matrix.to_dict("records"):
        h, w = ids.index(row["origin"]), ids.index(row["destination"])
        assert row["withheld"] == np.isnan(row["commuters"])
        (hidden if row["withheld"] else shown).append(((h, w), vector(lambda a, b, h=h, w=w: (a, b) == (h, w))))
    for row in lines.to_dict("records"):
        h, w = row["from"], row["to"]
        shown.append(((h, w, "line"), vector(lambda a, b, h=h, w=w: (a, b) == (h, w))))
        if not np.isnan(row["share_of_origin"]):
            shown.append(((h, "residents, by share"), vector(lambda a, b, h=h: a == h)))
    for d, row in enumerate(balance.to_dict("records")):
        sums = {
            "employed_residents": vector(lambda a, b, d=d: a == d),
            "jobs": vector(lambda a, b, d=d: b == d),
            "outbound": vector(lambda a, b, d=d: a == d and b >= divisions),
            "inbound": vector(lambda a, b, d=d: b == d and a >= divisions),
        }
        for name, one in sums.items():
            (hidden if np.isnan(row[name]) else shown).append(((d, name), one))
        within = vector(lambda a, b, d=d: a == b == d)
        # a ratio and one of its two numbers give the other
        for name, part, whole in [
            ("self_containment", within, "employed_residents"),
            ("self_sufficiency", within, "jobs"),
            ("job_ratio", sums["jobs"], "employed_residents"),
            ("balance", sums["jobs"], "employed_residents"),
        ]:
            if not np.isnan(row[name]):
                shown += [((d, name), part), ((d, name, "of"), sums[whole])]
    return shown, hidden


@settings(max_examples=100, deadline=None)
@given(sizes, st.integers(1, 30))
# those within the second division are as many, by chance, as those who come to it from outside: nobody
@example((2, [(0, 0, np.nan, 0.5), (0, 1, np.nan, 0.5), (2, 0, np.nan, 0.5)]), 1)
def test_no_hidden_flow_can_be_computed(case, limit):
    divisions, found = case
    ids = [*(f"d{k}" for k in range(divisions)), "east", "elsewhere"]
    trips = trips_of(found, divisions)
    of, everything = flows.flows(trips, ids, limit), flows.flows(trips, ids)
    tables = [flows.matrix(of), flows.lines(of), flows.balance(of)]
    for table in tables[:2]:
        assert not ((table["commuters"] > 0) & (table["commuters"] < limit * (1 - 1e-9))).any()
    # what is shown is right
    right = pairs(flows.matrix(everything), "commuters")
    assert all(value == right[key] for key, value in pairs(tables[0], "commuters").items() if not np.isnan(value[0]))
    known, right = tables[2], flows.balance(everything)
    for name in flows.BALANCE_COLUMNS[:-2]:
        seen = known[name].notna()
        assert known.loc[seen, name].equals(right.loc[seen, name])
        # what is not shown though it is known says so
        assert set(known.loc[~seen & right[name].notna(), "reason"]) <= {crowd.WITHHELD}
    for name in ("employed_residents", "jobs", "outbound", "inbound"):
        assert not ((known[name] > 0) & (known[name] < limit * (1 - 1e-9))).any()
    shown, hidden = published(*tables, ids, divisions)
    if shown and hidden:
        leaks = follows(np.array([v for _, v in shown]), np.array([v for _, v in hidden]))
        assert not [name for (name, _), leak in zip(hidden, leaks) if leak]


@settings(max_examples=100, deadline=None)
@given(sizes, st.integers(1, 30))
def test_the_chief_place_is_right_or_unknown(case, limit):
    divisions, found = case
    ids = [*(f"d{k}" for k in range(divisions)), "east", "elsewhere"]
    of = flows.flows(trips_of(found, divisions), ids, limit)
    for d, row in enumerate(flows.balance(of).to_dict("records")):
        for name, cells in (
            ("top_destination", of.commuters[d, divisions:]),
            ("top_origin", of.commuters[divisions:, d]),
        ):
            if row[name] is not None:
                at = ids.index(row[name]) - divisions
                assert cells[at] == cells.max()
                assert cells[at] >= limit


def test_large_flows_are_all_shown():
    found = [(h, w, 1.0, 50) for h in range(4) for w in range(4)]
    of = flows.flows(trips_of(found), IDS, 10)
    assert not flows.matrix(of)["withheld"].any()
    assert not flows.balance(of)["withheld"].any()
    assert flows.balance(of)["reason"].isna().all()
