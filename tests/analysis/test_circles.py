"""Living circles and industrial living circles: by hand, and the laws that make them circles."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import crowd, industrialcircle, livingcircle
from spatial_demand.analysis.accessibility import Pairs
from spatial_demand.analysis.definitions import Problem
from spatial_demand.analysis.facilitytypes import FACILITIES, PLACE_CLASSES, FacilityType
from spatial_demand.analysis.reach import StraightLine
from spatial_demand.analysis.walkingcrowds import Crowd, crowds
from spatial_demand.layers.geodesic import Ellipsoid, cartesian
from spatial_demand.layers.placing import Placement

NAN = math.nan
WGS84 = Ellipsoid("EPSG:7030", 6378137.0, 6356752.314245179)
SCHOOL = FacilityType("school", "school", "Schools", "1", 1.0, FACILITIES, 10.0, 4.0)
CLINIC = FacilityType("clinic", "clinic", "Clinics", "1", 1.0, FACILITIES, 15.0, 4.8)
TYPES = [SCHOOL, CLINIC]
KIDS, ELDERLY = Crowd("kids", "Children", "k", 4.0), Crowd("elderly", "Elderly", "e", 3.2)
some = settings(max_examples=60, deadline=None)
seeds = st.integers(0, 2**32 - 1)


def rows_of(count, types=None):
    ids = [f"d{k}" for k in range(count)]
    return crowd.groups(ids, [f"Division {k}" for k in range(count)], types or [None] * count, "Whole area")


def cells_of(long, *names):
    """(level, id, ...) -> row of a long table; none stands twice."""
    keys = list(zip(*(long[name] for name in ("level", "division_id", *names))))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, long.to_dict("records")))


# -- living circles, by hand

# four units: the first two in d0, the third half in each, the fourth in d1
PLACEMENT = Placement(np.array([0, 1, 2, 2, 3]), np.array([0, 0, 0, 1, 1]), np.array([1, 1, 0.5, 0.5, 1]), 4, 2)
PEOPLE = {"kids": np.array([10.0, 30, 20, NAN]), "elderly": np.array([5.0, 5, 40, 30])}
# minutes to the nearest school (10 are near) and clinic (15)
MINUTES = {
    "kids": np.array([[10.0, 15], [10.1, 3], [2, NAN], [1, 1]]),
    "elderly": np.array([[12.5, 22.5], [13, 4], [2.5, NAN], [1.25, 1.5]]),
}


def by_hand(limit=0, types=("x", "x")):
    reached = {code: livingcircle.within(minutes, TYPES) for code, minutes in MINUTES.items()}
    number = np.array([2, 1, 1, 2])
    people = np.array([100.0, 50, 80, 60])
    population = PLACEMENT.sums(people), PLACEMENT.sums(people * number)
    placements = dict.fromkeys(PEOPLE, PLACEMENT)
    return livingcircle.circles(
        [KIDS, ELDERLY], PEOPLE, placements, TYPES, reached, rows_of(2, list(types)), population, limit
    )


def test_within_is_up_to_the_limit_of_each_type():
    assert livingcircle.within(MINUTES["kids"], TYPES).tolist() == [
        [True, True],
        [False, True],
        [True, False],
        [True, True],
    ]
    assert livingcircle.within(np.empty((0, 2)), TYPES).shape == (0, 2)


def test_living_circles_by_hand():
    long, wide = by_hand()
    cells = {key: (row["people"], row["covered"], row["share"]) for key, row in cells_of(long, "crowd", "type").items()}
    # children in d0: 10 + 30 + half of 20 = 50; schools for the first unit and half of the third, 10 + 10; clinics for
    # the first two, 40; both for the first alone
    assert cells["division", "d0", "kids", "school"] == (50, 20, 40)
    assert cells["division", "d0", "kids", "clinic"] == (50, 40, 80)
    assert cells["division", "d0", "kids", "*"] == (50, 10, 20)
    # in d1 half of 20, and an unknown number that counts nobody
    assert cells["division", "d1", "kids", "school"] == (10, 10, 100)
    assert cells["division", "d1", "kids", "clinic"] == cells["division", "d1", "kids", "*"] == (10, 0, 0)
    # the elderly: 5 + 5 + 20 in d0, 20 + 30 in d1
    assert cells["division", "d0", "elderly", "school"] == (30, 20, pytest.approx(100 * 20 / 30))
    assert cells["division", "d0", "elderly", "clinic"] == (30, 5, pytest.approx(100 * 5 / 30))
    assert cells["division", "d0", "elderly", "*"] == (30, 0, 0)
    assert cells["division", "d1", "elderly", "*"] == (50, 30, 60)
    # sums, and shares of them
    for level, i in (("type", "x"), ("area", "*")):
        assert cells[level, i, "kids", "school"] == (60, 30, 50)
        assert cells[level, i, "elderly", "*"] == (80, 30, 37.5)
    assert set(long["reason"]) == {None}
    assert not long["withheld"].any()
    # d0: 100 + 50 + 40 people with 2, 1 and 1 types: 290 / 190; d1: 40 x 1 + 60 x 2 = 160 of 100
    assert wide["population"].tolist() == [190, 100]
    assert wide["circle_types"].tolist() == pytest.approx([290 / 190, 1.6], rel=1e-14)
    assert wide["circle_kids_all"].tolist() == [20, 0]
    assert wide["circle_elderly_all"].tolist() == [0, 60]


def test_the_tables_form():
    long, wide = by_hand(types=("x", "y"))
    assert list(long.columns) == [
        *("level", "division_id", "division_name", "crowd", "label", "type", "people", "covered", "share"),
        *("withheld", "reason"),
    ]
    # a division's crowds and types stand together
    assert long["division_id"].tolist() == [i for i in ("d0", "d1", "x", "y", "*") for _ in range(6)]
    assert long["crowd"].tolist() == (["kids"] * 3 + ["elderly"] * 3) * 5
    assert long["type"].tolist() == ["school", "clinic", livingcircle.EVERY_TYPE] * 10
    assert long["label"].tolist() == (["Children"] * 3 + ["Elderly"] * 3) * 5
    columns = ["division_id", "population", "circle_types", "circle_kids_all", "circle_elderly_all"]
    assert list(wide.columns) == columns


def test_nobody_of_a_crowd_is_unknown_and_says_so():
    placement = Placement(np.array([0]), np.array([0]), np.ones(1), 1, 2)
    reached = {"kids": np.array([[True, True]])}
    population = placement.sums(np.array([9.0])), placement.sums(np.array([18.0]))
    given = ({"kids": np.array([7.0])}, {"kids": placement}, TYPES, reached, rows_of(2), population)
    long, wide = livingcircle.circles([KIDS], *given)
    cells = cells_of(long, "crowd", "type")
    for name in ("school", "clinic", "*"):
        cell = cells["division", "d1", "kids", name]
        assert (cell["people"], cell["covered"], cell["reason"]) == (0, 0, crowd.NO_BASE)
        assert math.isnan(cell["share"])
    assert cells["area", "*", "kids", "*"]["share"] == 100
    assert wide["circle_types"].tolist() == pytest.approx([2, NAN], nan_ok=True)
    assert wide["circle_kids_all"].tolist() == pytest.approx([100, NAN], nan_ok=True)


# -- living circles, laws


@st.composite
def scenes(draw):
    """(units, facilities of each type, placement, people): some square kilometres of town."""
    chance = np.random.default_rng(draw(seeds))
    n, divisions = draw(st.integers(1, 15)), draw(st.integers(1, 4))

    def spots(count):
        return cartesian(np.array([121.9, 30.9]) + chance.uniform(-0.012, 0.012, (count, 2)), WGS84)

    units, facilities = spots(n), [spots(int(chance.integers(0, 5))) for _ in TYPES]
    placement = Placement(np.arange(n), chance.integers(0, divisions, n), chance.random(n), n, divisions)
    return units, facilities, placement, chance.integers(0, 90, n).astype(float)


def reached_by(scene, speed):
    """(n, types) whether each type's nearest facility is within its limit at a speed."""
    units, facilities, *_ = scene
    nearest = [
        StraightLine(units, own, 1.3, lambda: None).nearest(np.arange(len(own)), speed, 4 * one.minutes)
        for own, one in zip(facilities, TYPES)
    ]
    return livingcircle.within(np.column_stack(nearest), TYPES)


def circles_of(scene, speeds, limit=0, types=None):
    """Tables of one crowd at each of several speeds, the same people."""
    *_, placement, people = scene
    found = [Crowd(f"at_{k}", "", "", speed) for k, speed in enumerate(speeds)]
    reached = {one.code: reached_by(scene, one.speed) for one in found}
    of_types = people * reached["at_0"].sum(axis=1)
    return livingcircle.circles(
        found,
        {one.code: people for one in found},
        {one.code: placement for one in found},
        TYPES,
        reached,
        rows_of(placement.divisions, types),
        (placement.sums(people), placement.sums(of_types)),
        limit,
    )


@given(scenes(), st.floats(1, 6), st.floats(1, 3))
@some
def test_a_slower_crowd_never_reaches_more(scene, speed, faster):
    assert (reached_by(scene, speed) <= reached_by(scene, speed * faster)).all()
    cells = cells_of(circles_of(scene, [speed, speed * faster])[0], "crowd", "type")
    for (level, i, code, name), cell in cells.items():
        if code == "at_0":
            assert cell["covered"] <= cells[level, i, "at_1", name]["covered"] * (1 + 1e-12)


@given(scenes(), st.floats(1, 8))
@some
def test_all_types_are_reached_by_no_more_than_any_type(scene, speed):
    long, wide = circles_of(scene, [speed], types=[f"t{k % 2}" for k in range(scene[2].divisions)])
    cells = cells_of(long, "crowd", "type")
    for (level, i, code, _), cell in cells.items():
        every = cells[level, i, code, livingcircle.EVERY_TYPE]
        assert every["covered"] <= cell["covered"] * (1 + 1e-12)
        if math.isnan(cell["share"]):
            assert cell["people"] == 0
            continue
        assert 0 <= every["share"] <= cell["share"] * (1 + 1e-12) <= 100 * (1 + 1e-9)
        # with two types, whoever has both is counted at either, and nobody beyond the people
        both = cells[level, i, code, "school"]["covered"] + cells[level, i, code, "clinic"]["covered"]
        assert every["covered"] >= both - cell["people"] - 1e-9
    for name in ("people", "covered"):
        levels = long.groupby(["level", "type"])[name].sum()
        for level in ("division", "type"):
            np.testing.assert_allclose(levels[level], levels["area"], rtol=1e-9, atol=1e-9)
    known = wide["circle_types"].dropna()
    assert ((known >= 0) & (known <= len(TYPES) * (1 + 1e-12))).all()


@given(scenes(), st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_no_few_people_are_shown(scene, limit):
    *_, placement, people = scene
    people = np.round(people)
    placement = placement._replace(weight=np.ones(len(people)))
    scene = (*scene[:-2], placement, people)
    kinds = [f"t{k % 2}" for k in range(placement.divisions)]
    (long, wide), (whole, _) = (circles_of(scene, [4.0], k, kinds) for k in (limit, 0))
    rows = rows_of(placement.divisions, kinds)
    for name in ("school", "clinic", "*"):
        part, true = long[long["type"] == name], whole[whole["type"] == name]
        shown = part["covered"].notna().to_numpy()
        covered, base = true["covered"].to_numpy(), true["people"].to_numpy()
        # that nobody has a type in reach, or everybody, is known from where it stands
        for part_of in (covered, base - covered):
            assert ((part_of >= limit) | (part_of == 0))[shown].all()
        assert (part["withheld"].to_numpy() == ~shown).all()
        assert part["share"].isna().to_numpy()[~shown].all()
        assert set(part["reason"][~shown]) <= {crowd.WITHHELD}
        for line in rows.lines():
            assert (~shown[line.parts]).sum() + (not shown[line.total]) != 1
        bases = part["people"].notna().to_numpy()
        assert (base[bases] >= limit).all()
        # a share and the number covered would give the people away
        assert not (shown & ~bases).any()
    total = placement.sums(people)
    assert (total[wide["population"].notna()] >= limit).all()
    assert wide["circle_types"].isna().tolist() == wide["population"].isna().tolist()


def test_where_people_are_withheld_so_is_how_many_are_covered():
    # 2 of 3 have a school in d0, 30 of 50 in d1, 20 of 80 in d2: the three people are few, and d1's 50, the next
    # smallest, hide them; so d1's 30 must be hidden too, though d2's 20 are fewer
    placement = Placement(np.arange(6), np.array([0, 0, 1, 1, 2, 2]), np.ones(6), 6, 3)
    people = np.array([2.0, 1, 30, 20, 20, 60])
    reached = {"kids": np.array([[True, True], [False, False]] * 3)}
    population = placement.sums(people), placement.sums(people)
    given = ({"kids": people}, {"kids": placement}, TYPES, reached, rows_of(3), population)
    long, wide = livingcircle.circles([KIDS], *given, 5)
    cells = cells_of(long, "crowd", "type")
    for name in ("school", "clinic", "*"):
        known = [cells["division", f"d{k}", "kids", name] for k in range(3)]
        assert [cell["people"] for cell in known] == pytest.approx([NAN, NAN, 80], nan_ok=True)
        assert [cell["covered"] for cell in known] == pytest.approx([NAN, NAN, 20], nan_ok=True)
        assert [cell["share"] for cell in known] == pytest.approx([NAN, NAN, 25], nan_ok=True)
        assert [cell["reason"] for cell in known] == [crowd.WITHHELD, crowd.WITHHELD, None]
        assert cells["area", "*", "kids", name]["covered"] == 52
    assert wide["population"].tolist() == pytest.approx([NAN, NAN, 80], nan_ok=True)
    assert wide["circle_kids_all"].tolist() == pytest.approx([NAN, NAN, 25], nan_ok=True)


# -- crowds


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], "no crowd"),
        ([{"code": "Kids", "expression": "1", "speed": 4}], "'Kids'"),
        ([{"code": "", "expression": "1", "speed": 4}], "Row 1"),
        ([{"code": "a" * 19, "expression": "1", "speed": 4}], "18"),
        ([{"code": "kids", "expression": " ", "speed": 4}], "'kids' has no expression"),
        ([{"code": "kids", "expression": "1", "speed": 4}] * 2, "'kids' stands twice"),
        *(
            ([{"code": "kids", "expression": "1", "speed": speed}], f"'kids'.*speed is '{speed}'")
            for speed in (0, "0", -1, "fast", "nan", math.inf, "-inf", "4,8")
        ),
        ([{"code": "kids", "expression": "1", "speed": None}], "'kids'.*speed is ''"),
        ([{"code": "kids", "expression": "1"}], "'kids'.*speed is ''"),
    ],
)
def test_problems_with_crowds_name_themselves(items, words):
    with pytest.raises(Problem, match=words):
        crowds(items)


def test_what_is_left_out_of_a_crowd_is_filled_in():
    found = crowds([{"code": "kids", "expression": " k ", "speed": "4"}, {**KIDS._asdict(), "code": "more"}])
    assert found == [Crowd("kids", "kids", "k", 4.0), Crowd("more", "Children", "k", 4.0)]


# -- industrial living circles, by hand

# around four sites: 6, 3 and 3 of production, research and living; one class alone; two alike; nothing
FOUND = np.array([[6.0, 3, 3], [0, 5, 0], [2, 0, 2], [0, 0, 0]])
# shares 1/2, 1/4, 1/4: entropy ln 2 / 2 + ln 4 / 4 + ln 4 / 4 = 1.5 ln 2, over ln 3
HALF = 1.5 * math.log(2) / math.log(3)
# shares 1/2, 1/2, 0: ln 2 / ln 3
TWO = math.log(2) / math.log(3)


def test_balance_by_hand():
    assert industrialcircle.balance(FOUND) == pytest.approx([HALF, 0, TWO, NAN], rel=1e-12, nan_ok=True)


def test_sites_by_hand():
    frame = industrialcircle.site_table(FOUND)
    assert list(frame.columns) == [
        *("circle_production", "circle_research", "circle_living"),
        *("circle_production_share", "circle_research_share", "circle_living_share"),
        *("circle_balance", "circle_complete", "circle_reason"),
    ]
    assert frame["circle_production"].tolist() == [6, 0, 2, 0]
    assert frame["circle_living_share"].tolist() == pytest.approx([25, 0, 50, NAN], nan_ok=True)
    assert frame["circle_research_share"].tolist() == pytest.approx([25, 100, 0, NAN], nan_ok=True)
    assert frame["circle_complete"].tolist() == [True, False, False, False]
    assert frame["circle_reason"].tolist() == [None, None, None, industrialcircle.NO_PLACES]


def test_around_by_hand():
    # places: two of production (10 and 5), one of research (7), one of living (2); site 0 has all but the second, site
    # 2 the first and the last, in two pieces
    pieces = [
        Pairs(np.array([0, 2]), np.array([0, 0]), np.array([0.1, 0.2])),
        Pairs(np.array([0, 0, 2]), np.array([2, 3, 3]), np.array([0.3, 0.4, 1.0])),
    ]
    place_class, amount = np.array([0, 0, 1, 2]), np.array([10.0, 5, 7, 2])
    found = industrialcircle.around(iter(pieces), 3, place_class, amount)
    assert found.tolist() == [[10, 7, 2], [0, 0, 0], [10, 0, 2]]
    assert industrialcircle.around(iter(()), 2, place_class, amount).tolist() == [[0, 0, 0]] * 2


def test_divisions_of_sites_by_hand():
    # d0 has the first, second and fourth site, d1 the fourth's twin, d2 none; the third lies outside
    found = np.vstack([FOUND, [0, 0, 0]])
    long, wide = industrialcircle.division_table(found, np.array([0, 0, -1, 0, 1]), rows_of(3, ["x", "x", "y"]))
    assert list(long.columns) == [
        *("level", "division_id", "division_name", "sites", "complete_sites", "balance", "complete", "withheld"),
        "reason",
    ]
    cells = cells_of(long)
    # the mean of the two that have a balance; one of three is complete
    cell = cells["division", "d0"]
    assert (cell["sites"], cell["complete_sites"], cell["reason"]) == (3, 1, None)
    assert cell["balance"] == pytest.approx(HALF / 2, rel=1e-12)
    assert cell["complete"] == pytest.approx(100 / 3, rel=1e-12)
    cell = cells["division", "d1"]
    assert (cell["sites"], cell["complete"], cell["reason"]) == (1, 0, industrialcircle.NO_PLACES)
    assert math.isnan(cell["balance"])
    for level, i in (("division", "d2"), ("type", "y")):
        assert (cells[level, i]["sites"], cells[level, i]["reason"]) == (0, industrialcircle.NO_SITES)
        assert math.isnan(cells[level, i]["balance"])
        assert math.isnan(cells[level, i]["complete"])
    for level, i in (("type", "x"), ("area", "*")):
        assert (cells[level, i]["sites"], cells[level, i]["complete"]) == (4, 25)
        assert cells[level, i]["balance"] == pytest.approx(HALF / 2, rel=1e-12)
    assert list(wide.columns) == ["division_id", "circle_sites", "circle_balance", "circle_complete"]
    assert wide["circle_sites"].tolist() == [3, 1, 0]
    assert wide["circle_balance"].tolist() == pytest.approx([HALF / 2, NAN, NAN], nan_ok=True)
    assert wide["circle_complete"].tolist() == pytest.approx([100 / 3, 0, NAN], nan_ok=True)


# -- industrial living circles, laws

amounts = st.one_of(st.just(0.0), st.integers(1, 50).map(float), st.floats(1e-3, 1e6))
threes = st.lists(st.tuples(amounts, amounts, amounts), min_size=1, max_size=8)


def balances(found):
    return industrialcircle.balance(np.array(found, float).reshape(-1, 3)).tolist()


@given(threes)
@some
def test_balance_is_entropy_whatever_the_order_of_classes(found):
    expected = []
    for three in found:
        shares = [x / sum(three) for x in three if x > 0]
        expected.append(-sum(p * math.log(p, 3) for p in shares) if shares else NAN)
    assert balances(found) == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)
    assert all(0 <= value <= 1 for value in balances(found) if not math.isnan(value))
    for order in ([1, 2, 0], [2, 0, 1], [1, 0, 2]):
        turned = np.array(found)[:, order]
        assert balances(turned) == pytest.approx(balances(found), rel=1e-12, abs=1e-12, nan_ok=True)
    assert balances(np.array(found) * 3.7) == pytest.approx(balances(found), rel=1e-9, abs=1e-9, nan_ok=True)


@given(st.floats(1e-3, 1e6))
@some
def test_balance_is_one_when_equal_and_nothing_for_one_class_alone(amount):
    # 0 ln 0 is 0
    alone = [[amount, 0, 0], [0, amount, 0], [0, 0, amount]]
    assert balances(alone) == [0, 0, 0]
    assert balances([[amount] * 3]) == pytest.approx([1], rel=1e-12)
    assert balances([[amount] * 3])[0] <= 1
    assert all(math.isnan(value) for value in balances([[0, 0, 0]]))


@given(st.tuples(amounts, amounts, amounts), st.floats(0.01, 0.99))
@some
def test_evening_out_two_classes_never_lowers_balance(three, part):
    if sum(three) == 0:
        return
    first, second, third = three
    middle = (first + second) / 2
    closer = (first + part * (middle - first), second + part * (middle - second), third)
    assert balances([closer])[0] >= balances([three])[0] - 1e-9


@given(threes)
@some
def test_a_circle_is_complete_only_where_all_three_stand(found):
    frame = industrialcircle.site_table(np.array(found, float))
    assert frame["circle_complete"].tolist() == [all(x > 0 for x in three) for three in found]
    shares = frame[[f"circle_{name}_share" for name in PLACE_CLASSES]].sum(axis=1, min_count=3)
    assert shares.tolist() == pytest.approx([100 if sum(t) else NAN for t in found], rel=1e-9, nan_ok=True)
    assert frame["circle_reason"].tolist() == [None if sum(t) else industrialcircle.NO_PLACES for t in found]


@given(seeds, st.integers(1, 12), st.integers(1, 10), st.floats(0.2, 3))
@some
def test_around_is_a_count_of_all_within_the_radius(seed, sites, places, radius):
    chance = np.random.default_rng(seed)
    spots = chance.uniform(-0.015, 0.015, (sites + places, 2)) + [121.9, 30.9]
    xyz = cartesian(spots, WGS84)
    place_class, amount = chance.integers(0, 3, places), chance.integers(1, 9, places).astype(float)
    line = StraightLine(xyz[:sites], xyz[sites:], 1.0, lambda: None)
    # at 60 km/h a minute is a kilometre
    found = industrialcircle.around(line.pieces(np.arange(places), 60.0, radius), sites, place_class, amount)
    expected = np.zeros((sites, 3))
    for i in range(sites):
        for j in range(places):
            metres = np.linalg.norm(xyz[i] - xyz[sites + j])
            if metres <= 1000 * radius:
                expected[i, place_class[j]] += amount[j]
    assert found.tolist() == expected.tolist()


@given(threes, seeds)
@some
def test_sites_add_up_and_divisions_do_not_mind_their_order(found, seed):
    chance = np.random.default_rng(seed)
    division = chance.integers(-1, 4, len(found))
    around = np.array(found, float)
    long, _ = industrialcircle.division_table(around, division, rows_of(4, ["a", "b", "a", "b"]))
    counts = long.groupby("level")[["sites", "complete_sites"]].sum()
    for level in ("division", "type"):
        assert counts.loc[level].tolist() == counts.loc["area"].tolist()
    whole = cells_of(long)["area", "*"]
    inside = around[division >= 0]
    assert whole["sites"] == len(inside)
    assert whole["complete_sites"] == sum(all(x > 0 for x in three) for three in inside.tolist())
    known = [value for value in balances(inside) if not math.isnan(value)]
    mean = sum(known) / len(known) if known else NAN
    assert whole["balance"] == pytest.approx(mean, rel=1e-9, abs=1e-12, nan_ok=True)
    order = chance.permutation(len(found))
    again, _ = industrialcircle.division_table(around[order], division[order], rows_of(4, ["a", "b", "a", "b"]))
    for name in ("sites", "complete_sites", "balance", "complete"):
        np.testing.assert_allclose(again[name], long[name], rtol=1e-12)
