"""The value chain: two divisions by hand, what holds for any jobs, what is withheld, and segments as data."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import crowd, definitions
from spatial_demand.analysis.definitions import Problem
from spatial_demand.analysis.segments import Segment, segments
from spatial_demand.analysis.valuechain import chain

THREE = [Segment(code, code.title(), (code,)) for code in ("research", "production", "services")]
some = settings(max_examples=80, deadline=None)


def rows_of(count, types=None):
    ids = [f"d{k}" for k in range(count)]
    return crowd.groups(ids, [f"Division {k}" for k in range(count)], types or [None] * count, "Whole area")


def measured(jobs, found=THREE, types=None, **more):
    jobs = np.array(jobs, float)
    return chain(found[: len(jobs)], jobs, rows_of(jobs.shape[1], types), **more)


def cells(long):
    """(level, id, segment) -> row."""
    keys = list(zip(long["level"], long["division_id"], long["indicator"]))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, long.to_dict("records")))


# -- by hand: 100 and 300 jobs; the area does 80, 100 and 220 of 400, so 20, 25 and 55 per cent
JOBS = [[60, 20], [30, 70], [10, 210]]


def test_two_divisions_by_hand():
    _, wide = measured(JOBS)
    assert list(wide.columns) == [
        *("division_id", "chain_total", "chain_research", "chain_research_lq", "chain_production"),
        *("chain_production_lq", "chain_services", "chain_services_lq", "chain_marked", "chain_specialisation"),
    ]
    assert wide["division_id"].tolist() == ["d0", "d1"]
    assert wide["chain_total"].tolist() == [100, 300]
    assert wide["chain_research"].tolist() == pytest.approx([60, 20 / 3], rel=1e-12)
    assert wide["chain_production"].tolist() == pytest.approx([30, 70 / 3], rel=1e-12)
    assert wide["chain_services"].tolist() == pytest.approx([10, 70], rel=1e-12)
    # 60 / 20, 6.667 / 20; 30 / 25, 23.33 / 25; 10 / 55, 70 / 55
    assert wide["chain_research_lq"].tolist() == pytest.approx([3, 1 / 3], rel=1e-12)
    assert wide["chain_production_lq"].tolist() == pytest.approx([1.2, 14 / 15], rel=1e-12)
    assert wide["chain_services_lq"].tolist() == pytest.approx([2 / 11, 14 / 11], rel=1e-12)
    # half of 40 + 5 + 45; half of 40/3 + 5/3 + 15
    assert wide["chain_specialisation"].tolist() == pytest.approx([45, 15], rel=1e-12)
    assert wide["chain_marked"].tolist() == ["research", "services"]


def test_the_long_table_by_hand():
    long, _ = measured(JOBS, types=["town", "town"])
    found = cells(long)
    assert len(found) == 4 * 3
    one = found["division", "d1", "services"]
    assert (one["count"], one["base"], one["label"], one["division_name"]) == (210, 300, "Services", "Division 1")
    assert one["difference"] == pytest.approx(15, rel=1e-12)
    for level, division in (("type", "town"), ("area", "*")):
        for code, count in (("research", 80), ("production", 100), ("services", 220)):
            one = found[level, division, code]
            assert (one["count"], one["base"]) == (count, 400)
            assert one["share"] == pytest.approx(count / 4, rel=1e-12)
            assert one["lq"] == pytest.approx(1, rel=1e-12)


def test_what_a_division_alone_does_makes_it_special():
    # all 50 jobs of research are in d0, which does nothing else: half of (100 - 25) + 75
    _, wide = measured([[50, 0], [0, 100], [0, 50]])
    assert wide["chain_specialisation"][0] == pytest.approx(75, rel=1e-12)
    assert wide["chain_specialisation"][1] == pytest.approx(25, rel=1e-12)


def test_a_division_without_jobs_is_unknown():
    long, wide = measured([[0, 20], [0, 40]])
    assert wide["chain_total"].tolist() == [0, 60]
    assert math.isnan(wide["chain_specialisation"][0])
    assert math.isnan(wide["chain_research"][0])
    assert wide["chain_marked"].tolist() == [None, None]
    assert cells(long)["division", "d0", "research"]["reason"] == crowd.NO_BASE


def test_a_segment_that_nobody_is_in_has_no_quotient():
    long, wide = measured([[30, 30], [0, 0]])
    assert wide["chain_production"].tolist() == [0, 0]
    assert wide["chain_production_lq"].isna().all()
    assert cells(long)["division", "d0", "production"]["reason"] == crowd.NO_AREA_SHARE
    assert wide["chain_specialisation"].tolist() == [0, 0]


def test_too_few_jobs_mark_nothing():
    # 29 jobs, all of research, against 30
    assert measured([[29, 0], [0, 100], [0, 100]])[1]["chain_marked"].tolist() == [None, None]
    assert measured([[30, 0], [0, 100], [0, 100]])[1]["chain_marked"].tolist() == ["research", None]


def test_the_marked_segment_has_the_greatest_quotient_and_not_the_greatest_share():
    # d0: 40 of research and 60 of services; the area: 5 and 40 per cent
    _, wide = measured([[40, 10], [0, 550], [60, 340]])
    assert wide["chain_services"][0] > wide["chain_research"][0]
    assert wide["chain_marked"][0] == "research"
    assert measured([[40, 10], [0, 550], [60, 340]], marked=7.9)[1]["chain_marked"][0] == "research"
    # 40 / 5 = 8 is not reached; of services 8.5 times 40 per cent cannot be, but their complement is 40 / 60
    assert measured([[40, 10], [0, 550], [60, 340]], marked=8.5)[1]["chain_marked"].tolist() == ["services", None]


def test_a_withheld_segment_makes_specialisation_unknown():
    # 5 jobs are fewer than 10; with one cell hidden its total gives it away, so others are hidden with it
    long, wide = measured([[5, 50, 60], [60, 50, 70], [35, 100, 80]], limit=10)
    found = cells(long)
    hidden = found["division", "d0", "research"]
    assert hidden["withheld"]
    assert hidden["reason"] == crowd.WITHHELD
    assert math.isnan(hidden["count"])
    own = long[long["level"] == "division"]
    for k, division in enumerate(("d0", "d1", "d2")):
        any_hidden = own.loc[own["division_id"] == division, "withheld"].any()
        assert math.isnan(wide["chain_specialisation"][k]) == any_hidden
        for code in ("research", "production", "services"):
            assert math.isnan(wide[f"chain_{code}"][k]) == found["division", division, code]["withheld"]
    # along the division, and along the segment, the hidden ones hold the limit together
    counts = np.array([[5, 50, 60], [60, 50, 70], [35, 100, 80]], float)
    codes, ids = ("research", "production", "services"), ("d0", "d1", "d2")
    mask = np.array([[found["division", i, code]["withheld"] for i in ids] for code in codes])
    for line in (*zip(counts, mask), *zip(counts.T, mask.T)):
        if line[1].any():
            assert line[1].sum() > 1
            assert line[0][line[1]].sum() >= 10


# -- laws


@st.composite
def works(draw, least=2):
    """Jobs (segments, divisions), every division with some."""
    divisions, kinds = draw(st.integers(least, 5)), draw(st.integers(1, 3))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    jobs = chance.integers(0, 400, (kinds, divisions)) * (chance.random((kinds, divisions)) < 0.7)
    jobs[0, jobs.sum(axis=0) == 0] = 31
    return jobs.astype(float)


def shares_of(wide, kinds):
    return wide[[f"chain_{one.code}" for one in THREE[:kinds]]].to_numpy()


@given(works())
@some
def test_shares_add_up_and_specialisation_stays_within(jobs):
    _, wide = measured(jobs)
    assert np.allclose(shares_of(wide, len(jobs)).sum(axis=1), 100, rtol=1e-12)
    assert (wide["chain_specialisation"] >= 0).all()
    assert (wide["chain_specialisation"] <= 100).all()
    # the jobs that would have to change their segment for the division to be a picture of the area
    wanted = jobs.sum(axis=1)[:, None] / jobs.sum() * jobs.sum(axis=0)
    moved = np.maximum(jobs - wanted, 0).sum(axis=0) / jobs.sum(axis=0)
    assert np.allclose(wide["chain_specialisation"], 100 * moved, rtol=1e-9, atol=1e-9)


@given(works(), st.integers(1, 5))
@some
def test_the_areas_own_mix_is_not_special(jobs, times):
    # the first division is the sum of all others, some times over: so it has the area's mix
    jobs[:, 0] = times * jobs[:, 1:].sum(axis=1)
    _, wide = measured(jobs)
    assert wide["chain_specialisation"][0] == pytest.approx(0, abs=1e-10)
    assert wide["chain_marked"][0] is None


@given(works(3))
@some
def test_two_divisions_merged_hold_what_they_held_apart(jobs):
    merged = np.column_stack([jobs[:, 0] + jobs[:, 1], jobs[:, 2:]])
    (long, apart), (long_merged, together) = measured(jobs), measured(merged)
    assert together["chain_total"][0] == apart["chain_total"][:2].sum()
    before, after = cells(long), cells(long_merged)
    for one in THREE[: len(jobs)]:
        # the whole area does not feel it
        for name in ("count", "base", "share"):
            assert after["area", "*", one.code][name] == pytest.approx(before["area", "*", one.code][name], rel=1e-12)
        count = sum(before["division", f"d{k}", one.code]["count"] for k in (0, 1))
        assert after["division", "d0", one.code]["count"] == pytest.approx(count, rel=1e-12)
    assert np.allclose(shares_of(together, len(jobs))[1:], shares_of(apart, len(jobs))[2:], rtol=1e-12)
    assert np.allclose(together["chain_specialisation"][1:], apart["chain_specialisation"][2:], rtol=1e-9, atol=1e-9)
    # together they are no more special than apart: what one has too much the other may lack
    apart_sum = (apart["chain_specialisation"] * apart["chain_total"])[:2].sum()
    assert together["chain_specialisation"][0] * together["chain_total"][0] <= apart_sum + 1e-6


@given(works(), st.randoms(use_true_random=False))
@some
def test_the_order_of_divisions_does_not_matter(jobs, random):
    order = list(range(jobs.shape[1]))
    random.shuffle(order)
    _, wide = measured(jobs)
    _, turned = measured(jobs[:, order])
    assert turned["chain_marked"].tolist() == [wide["chain_marked"][k] for k in order]
    assert np.allclose(turned["chain_specialisation"], wide["chain_specialisation"].to_numpy()[order], atol=1e-9)


# -- segments


def test_segments_are_read():
    found = segments(
        [
            {"code": "rd", "label": "Research", "values": " R&D,研发，research and development ,"},
            {"code": "make", "label": None, "values": ""},
        ]
    )
    assert found == [
        Segment("rd", "Research", ("R&D", "研发", "research and development")),
        Segment("make", "make", ("make",)),
    ]


def one(code="a", values="x"):
    return {"code": code, "label": "", "values": values}


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([one("a"), one("a", "y")], ["'a'", "twice"]),
        ([one("a", "x, y"), one("b", "y")], ["'y'", "'a'", "'b'", "keep it in one"]),
        ([one("a", ""), one("b", "a")], ["'a'", "'b'", "keep it in one"]),
        ([one("A")], ["Row 1", "'A'"]),
        ([one("a"), one("", "y")], ["Row 2", "''"]),
        ([one("x" * 19)], ["Row 1", "18"]),
        ([], ["no segment", "at least one"]),
    ],
)
def test_bad_segments_are_refused_with_the_way_out(items, words):
    with pytest.raises(Problem) as caught:
        segments(items)
    assert all(word in str(caught.value) for word in words), caught.value


def test_a_value_written_twice_in_one_segment_is_one_value():
    assert segments([one("a", "x, x")])[0].values[0] == "x"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_default_segments_are_the_methods_five(root, language):
    path = root / "resources" / "presets" / "segments_chain.json"
    found = segments(definitions.load(path, "segments", language))
    assert [one.code for one in found] == ["research", "production", "management", "logistics", "services"]
    assert all(one.label.isascii() == (language == "en") for one in found)
    # the longest field of a segment fits into the contract's 31 bytes
    assert all(len(f"chain_{one.code}_lq") <= 31 for one in found)
    assert json.loads(path.read_text("utf-8"))["source"]
