"""Customised demand: rules as data, how strongly they speak, and products in order, by hand and by laws."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import definitions
from spatial_demand.analysis.customdemand import recommend, strength
from spatial_demand.analysis.definitions import Problem
from spatial_demand.analysis.rules import FAILS, HOLDS, NOT_APPLICABLE, UNKNOWN, Rule, rules

some = settings(max_examples=100, deadline=None)
STATES = (HOLDS, FAILS, UNKNOWN, NOT_APPLICABLE)


def item(**changes):
    whole = {"code": "flats", "condition": '"renters_lq" >= 1.2', "product": "flats", "kind": "housing"}
    return {**whole, "reason": "Many rent.", "weight": "2", **changes}


# -- rules


def test_a_rule_is_read():
    assert rules([item(code=" flats ", weight="1.5")]) == [
        Rule("flats", '"renters_lq" >= 1.2', "flats", "housing", "Many rent.", 1.5)
    ]


@pytest.mark.parametrize("weight", ["", None, " "])
def test_a_weight_left_out_is_one_and_a_kind_left_out_is_other(weight):
    found = rules([item(weight=weight, kind=None, reason=None)])[0]
    assert (found.weight, found.kind, found.reason) == (1.0, "", "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": "Flats"}, ["Row 2", "'Flats'"]),
        ({"code": "taken"}, ["'taken'", "twice"]),
        ({"condition": " "}, ["'flats'", "condition"]),
        ({"product": None}, ["'flats'", "product"]),
        ({"weight": "0"}, ["'flats'", "'0'", "above 0"]),
        ({"weight": 0}, ["'flats'", "'0'", "above 0"]),
        ({"weight": "-1"}, ["'flats'", "'-1'"]),
        ({"weight": "much"}, ["'flats'", "'much'"]),
        ({"weight": "nan"}, ["'flats'", "'nan'"]),
        ({"weight": "inf"}, ["'flats'", "'inf'"]),
    ],
)
def test_bad_rules_are_refused_with_the_way_out(changes, words):
    with pytest.raises(Problem) as caught:
        rules([item(code="taken"), item(**changes)])
    assert all(word in str(caught.value) for word in words), caught.value


def test_no_rule_at_all_is_refused():
    with pytest.raises(Problem, match="at least one"):
        rules([])


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_default_rules_are_the_papers_strategies(root, language):
    path = root / "resources" / "presets" / "rules_lingang.json"
    found = {one.code: one for one in rules(definitions.load(path, "rules", language))}
    # METHOD 5: each of its products, by a word of the English one
    words = ["headquarters", "culture and exhibition", "international school and hospital", "two-way commuters"]
    words += ["incubators", "shared laboratories", "talent flats", "food streets", "blue-collar flats", "shuttle"]
    words += ["canteens", "sport and culture", "innovation services", "community centre", "local service jobs"]
    words += ["eldercare", "clinics", "link to the nearest community", "villages around"]
    english = {one.code: one.product for one in rules(definitions.load(path, "rules"))}
    for word in words:
        assert any(word in product for product in english.values()), word
    assert all(one.product.isascii() == (language == "en") for one in found.values())
    assert all(one.reason for one in found.values())
    assert all("division" not in one.condition for one in found.values())


# -- strength


@pytest.mark.parametrize(
    ("value", "operator", "limit", "expected"),
    [
        # at the limit 1, twice beyond it 2, five times beyond it no more than 3
        (1.2, ">=", 1.2, 1),
        (2.4, ">=", 1.2, 2),
        (3.0, ">", 2.0, 1.5),
        (6.0, ">=", 1.2, 3),
        # for an upper limit half of it is twice beyond
        (60, "<=", 60, 1),
        (30, "<=", 60, 2),
        (40, "<", 60, 1.5),
        (1, "<=", 60, 3),
        (0, "<=", 60, 3),
        # one that an OR let fail
        (1.0, ">=", 4.0, 1),
        (90, "<=", 60, 1),
        # met or not: a text, an equality, a limit of 0, an unknown value, none at all
        ("town", "=", "town", 1),
        (5, "=", 5, 1),
        (5, "<>", 1, 1),
        (7, ">", 0, 1),
        (-7, "<", 0, 1),
        (None, ">=", 1, 1),
        (math.nan, ">=", 1, 1),
        (9.0, "", None, 1),
        ("9", ">=", 1, 1),
    ],
)
def test_how_far_beyond_its_limit(value, operator, limit, expected):
    assert strength(1, [("f", value, operator, limit)]) == pytest.approx(expected, rel=1e-14)
    assert strength(2.5, [("f", value, operator, limit)]) == pytest.approx(2.5 * expected, rel=1e-14)


def test_the_mean_of_several_values():
    # 2, 1 and 3
    evidence = [("a", 2.4, ">=", 1.2), ("b", 60, "<=", 60), ("c", 400, ">", 40)]
    assert strength(0.5, evidence) == pytest.approx(1, rel=1e-14)
    assert strength(0.7, []) == 0.7


comparisons = st.tuples(
    st.just("f"),
    st.one_of(st.none(), st.floats(-1e6, 1e6), st.integers(-1000, 1000), st.text(max_size=3)),
    st.sampled_from(["<", "<=", ">", ">=", "=", "<>", ""]),
    st.one_of(st.none(), st.floats(-1e6, 1e6), st.integers(-1000, 1000), st.text(max_size=3)),
)


@given(st.floats(0.01, 100), st.lists(comparisons, max_size=5))
@some
def test_strength_stays_between_the_weight_and_three_times_it(weight, evidence):
    assert weight * (1 - 1e-12) <= strength(weight, evidence) <= 3 * weight * (1 + 1e-12)


@given(st.floats(0.1, 100), st.floats(0.1, 100), st.floats(1, 3), st.floats(0.01, 100))
@some
def test_strength_grows_with_the_distance_and_knows_no_units(value, limit, more, unit):
    def of(value, operator, limit):
        return strength(1, [("f", value, operator, limit)])

    assert of(value * more, ">=", limit) >= of(value, ">=", limit)
    assert of(value / more, "<=", limit) >= of(value, "<=", limit)
    assert of(value * unit, ">=", limit * unit) == pytest.approx(of(value, ">=", limit), rel=1e-9)
    # an upper and a lower limit are each other's mirror
    assert of(value, ">=", limit) == pytest.approx(of(limit, "<=", value), rel=1e-12)


# -- recommend


def rule(code, product=None, weight=1.0):
    return Rule(code, "", product or f"{code} product", "kind", f"because {code}", weight)


def test_products_by_hand():
    given_rules = [rule("a"), rule("b", weight=2.0), rule("c"), rule("d", "a product")]
    answers = [[HOLDS, HOLDS, FAILS, HOLDS], [UNKNOWN, NOT_APPLICABLE, UNKNOWN, FAILS]]
    near, far = [("x", 1.2, ">=", 1.2)], [("x", 1.2, ">=", 1.2), ("y", 8.0, ">", 2.0)]
    long, wide = recommend(given_rules, answers, [[near, near, near, far]] * 2, ["d0", "d1"])
    # a: 1; b: 2 x 1; d: (1 + 3) / 2 = 2, after b, which was written first; a's product is d's too, and stands once
    assert wide["products"].tolist() == ["b product; a product", None]
    assert wide["product_count"].tolist() == [2, 0]
    assert wide["product_first"].tolist() == ["b product", None]
    assert wide["rules_unknown"].tolist() == [0, 2]
    assert long["division_id"].tolist() == ["d0"] * 4 + ["d1"] * 4
    assert long["rule"].tolist() == ["a", "b", "c", "d"] * 2
    assert long["status"].tolist() == [state for own in answers for state in own]
    assert long["strength"].tolist()[:2] == [1, 2]
    assert long["strength"][3] == pytest.approx(2, rel=1e-14)
    assert long["strength"].isna().tolist() == [False, False, True, False] + [True] * 4
    assert long["because"].tolist()[:2] == ["because a", "because b"]


def test_the_values_as_text_and_as_fields():
    evidence = [
        ("renters_lq", 1.23456, ">=", 1.2),
        ("population", 123456, ">", 1000),
        ("kind", "town", "=", "town"),
        ("jobs", None, "<=", 5),
        ("sum", 7, "", None),
    ]
    long, _ = recommend([rule("a")], [[HOLDS]], [[evidence]], ["d0"])
    one = long.to_dict("records")[0]
    said = "renters_lq = 1.235 (>= 1.2); population = 1.235e+05 (> 1,000); kind = town (= town); jobs = NULL (<= 5)"
    assert one["values"] == f"{said}; sum = 7"
    assert [one[f"field_{k}"] for k in range(1, 5)] == ["renters_lq", "population", "kind", "jobs"]
    assert (one["value_1"], one["value_2"]) == (1.23456, 123456)
    assert math.isnan(one["value_3"])
    assert math.isnan(one["value_4"])


@st.composite
def boards(draw):
    """(rules, answers, evidence) of up to 4 divisions and 6 rules, whose products may be alike."""
    count, divisions = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    weights = st.sampled_from([0.5, 1.0, 2.0])
    found = [rule(f"r{k}", draw(st.sampled_from(["p", "q", "r", "s"])), draw(weights)) for k in range(count)]
    answers = [[draw(st.sampled_from(STATES)) for _ in found] for _ in range(divisions)]
    values = st.sampled_from([1.0, 2.0, 3.0])
    evidence = [[[("f", draw(values), ">=", 1.0)] for _ in found] for _ in range(divisions)]
    return found, answers, evidence


@given(boards())
@some
def test_each_product_once_and_in_order_of_strength(board):
    found, answers, evidence = board
    ids = [f"d{k}" for k in range(len(answers))]
    long, wide = recommend(found, answers, evidence, ids)
    assert len(long) == len(ids) * len(found)
    for k in range(len(ids)):
        listed = (wide["products"][k] or "").split("; ") if wide["products"][k] else []
        # a product's own strength: of its rules that hold the strongest, weight x value as the limits are 1
        best = {}
        for one, state, values in zip(found, answers[k], evidence[k]):
            if state == HOLDS:
                best[one.product] = max(best.get(one.product, 0), one.weight * values[0][1])
        assert sorted(listed) == sorted(best)
        assert [best[product] for product in listed] == sorted(best.values(), reverse=True)
        assert wide["product_count"][k] == len(best)
        assert wide["product_first"][k] == (listed[0] if listed else None)
        assert wide["rules_unknown"][k] == answers[k].count(UNKNOWN)
    assert (long["strength"].notna() == (long["status"] == HOLDS)).all()
