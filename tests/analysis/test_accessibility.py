"""Floating catchment areas: five units by hand, the formulas as plain loops, and the laws that hold in all methods."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.accessibility import (
    BALANCED,
    ENHANCED,
    GAUSSIAN,
    TWO_STEP,
    Pairs,
    accessibility,
    decay,
)

NAN = math.nan
METHODS = {"2SFCA": TWO_STEP, "E2SFCA": ENHANCED, "Gaussian": GAUSSIAN, "balanced": BALANCED}
LIMIT = 15.0

all_methods = pytest.mark.parametrize("method", list(METHODS.values()), ids=list(METHODS))
some = settings(max_examples=60, deadline=None)


def pairs_of(found):
    """Pairs of records (unit, facility, minutes)."""
    unit, facility, minutes = zip(*found) if found else ((), (), ())
    return Pairs(np.array(unit, int), np.array(facility, int), np.array(minutes, float))


def access(found, people, capacity, method):
    """Access of records (unit, facility, minutes), all in one piece."""
    pairs = pairs_of(found)
    return accessibility(lambda: iter([pairs]), np.array(people, float), np.array(capacity, float), method, LIMIT)


# -- by hand

# five units of 100, 200, 300, 400 and 50 people. Facility A (70 places) is 5 minutes from the first, 10 from the
# second, 12 from the fourth; B (100 places) 15 from the second, 3 from the third; nobody reaches C (40), and the fifth
# unit reaches nothing. The limit is 15 minutes, so its thirds end at 5, 10 and 15
PEOPLE, CAPACITY = [100, 200, 300, 400, 50], [70, 100, 40]
FOUND = [(0, 0, 5.0), (1, 0, 10.0), (1, 1, 15.0), (2, 1, 3.0), (3, 0, 12.0)]


def test_two_step_by_hand():
    # A serves 100 + 200 + 400 = 700: 70 / 700 = 0.1 a head; B 200 + 300 = 500: 100 / 500 = 0.2
    found = access(FOUND, PEOPLE, CAPACITY, TWO_STEP)
    assert found.per_person == pytest.approx([0.1, 0.1 + 0.2, 0.2, 0.1, 0], rel=1e-14)
    assert found.reached.tolist() == [True, True, False]


def test_enhanced_by_hand():
    # A: 100 x 1 + 200 x 0.68 + 400 x 0.22 = 100 + 136 + 88 = 324; B: 200 x 0.22 + 300 x 1 = 344
    a, b = 70 / 324, 100 / 344
    found = access(FOUND, PEOPLE, CAPACITY, ENHANCED)
    assert found.per_person == pytest.approx([a, 0.68 * a + 0.22 * b, b, 0.22 * a, 0], rel=1e-14)
    assert found.reached.tolist() == [True, True, False]


def test_gaussian_by_hand():
    # exp(-1/2) = 0.606531, so the divisor is 0.393469; t/T = 1/3, 2/3, 4/5, 1/5 and 1 give exp(-1/18) = 0.945959,
    # exp(-2/9) = 0.800737, exp(-8/25) = 0.726149, exp(-1/50) = 0.980199 and exp(-1/2), hence the weights
    # 0.339428, 0.194207, 0.119618 and 0.373668, each / 0.393469 = 0.862655, 0.493575, 0.304010, 0.949675, and 0
    # A: 86.2655 + 98.7150 + 121.6040 = 306.5845, 70 / 306.5845 = 0.228322 a weighted head
    # B: only the third unit counts, 300 x 0.949675, so its people have 100 / 300 each, whatever the weight
    found = access(FOUND, PEOPLE, CAPACITY, GAUSSIAN)
    by_hand = [0.862655 * 0.228322, 0.493575 * 0.228322, 1 / 3, 0.304010 * 0.228322, 0]
    assert found.per_person == pytest.approx(by_hand, rel=1e-5)
    assert found.reached.tolist() == [True, True, False]


def test_balanced_by_hand():
    # the second unit reaches both: 100 of its 200 people go to each
    # A: 100 + 100 + 400 = 600, 70 / 600; B: 100 + 300 = 400, 100 / 400 = 0.25
    a, b = 70 / 600, 0.25
    found = access(FOUND, PEOPLE, CAPACITY, BALANCED)
    assert found.per_person == pytest.approx([a, a / 2 + b / 2, b, a, 0], rel=1e-14)
    assert found.reached.tolist() == [True, True, False]


def test_an_empty_facility_draws_people_in_the_balanced_method_alone():
    # 100 people with A (50 places) and an empty facility B in reach: half of them turn to B in vain
    found = [(0, 0, 1.0), (0, 1, 1.0)]
    # balanced: A serves 50, a place each; a person has half of that
    assert access(found, [100], [50, 0], BALANCED).per_person == pytest.approx([0.5], rel=1e-14)
    assert access([*found, (1, 0, 1.0)], [100, 50], [50, 0], BALANCED).per_person == pytest.approx(
        # A serves 50 of the first unit and 50 of the second: half a place each; the first has half of that half
        [0.25, 0.5],
        rel=1e-14,
    )
    # the others know no turning away: 150 people share 50 places
    assert access([*found, (1, 0, 1.0)], [100, 50], [50, 0], TWO_STEP).per_person == pytest.approx([1 / 3, 1 / 3])


@all_methods
def test_without_facilities_or_without_units_there_is_nothing(method):
    found = access([], [100, 20], [], method)
    assert (found.per_person.tolist(), found.reached.tolist()) == ([0, 0], [])
    found = access([], [], [5, 6], method)
    assert (found.per_person.tolist(), found.reached.tolist()) == ([], [False, False])
    found = accessibility(lambda: iter(()), np.array([100.0]), np.array([5.0]), method, LIMIT)
    assert (found.per_person.tolist(), found.reached.tolist()) == ([0], [False])


# -- decay


@pytest.mark.parametrize("limit", [1.0, 3.0, 5.0, 6.0, 7.5, 10.0, 15.0, 20.0, 25.0, 30.0, 60.0])
def test_the_thirds_of_the_limit_belong_to_the_nearer_step(limit):
    below, above = 1 - 1e-9, 1 + 1e-9
    third, two = limit / 3, 2 * limit / 3
    minutes = [0.0, third * below, third, third * above, two * below, two, two * above, limit]
    assert decay(ENHANCED, minutes, limit).tolist() == [1, 1, 1, 0.68, 0.68, 0.68, 0.22, 0.22]


@pytest.mark.parametrize("limit", [1.0, 5.0, 10.0, 15.0, 33.3])
def test_gaussian_falls_from_one_at_the_door_to_nothing_at_the_limit(limit):
    assert decay(GAUSSIAN, [0.0, limit], limit).tolist() == [1, 0]
    # half of the limit: (e^(-1/8) - e^(-1/2)) / (1 - e^(-1/2)) = (0.882497 - 0.606531) / 0.393469
    assert decay(GAUSSIAN, [limit / 2], limit) == pytest.approx([0.701366], rel=2e-6)
    falling = decay(GAUSSIAN, np.linspace(0, limit, 50), limit)
    assert (np.diff(falling) < 0).all()


@pytest.mark.parametrize("method", [TWO_STEP, BALANCED])
def test_two_step_and_balanced_count_everybody_in_the_limit_alike(method):
    assert decay(method, [0.0, 5.0, 15.0], LIMIT).tolist() == [1, 1, 1]


@all_methods
@given(st.lists(st.floats(0, LIMIT), min_size=2, max_size=10))
@some
def test_nobody_weighs_more_from_farther_away(method, minutes):
    weight = decay(method, sorted(minutes), LIMIT)
    assert (np.diff(weight) <= 0).all()
    assert ((weight >= 0) & (weight <= 1)).all()


# -- laws


@st.composite
def cases(draw):
    """(records, people, capacity): up to 8 units and 6 facilities, minutes on and between the thirds."""
    units, facilities = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    minutes = st.one_of(st.none(), st.sampled_from([0.0, 5.0, 10.0, 15.0]), st.integers(0, 1500).map(lambda x: x / 100))
    rows = draw(st.lists(minutes, min_size=units * facilities, max_size=units * facilities))
    found = [(k // facilities, k % facilities, t) for k, t in enumerate(rows) if t is not None]
    count = st.one_of(st.sampled_from([0, NAN]), st.integers(1, 900), st.floats(0.01, 900))
    people = draw(st.lists(count, min_size=units, max_size=units))
    places = st.one_of(st.just(0), st.integers(1, 500), st.floats(0.01, 500))
    return found, people, draw(st.lists(places, min_size=facilities, max_size=facilities))


def known(people):
    return [0 if math.isnan(p) else p for p in people]


def weight_of(method, minutes):
    """The weights of METHOD 3, said a second time."""
    if method == ENHANCED:
        return 1 if minutes <= 5 else 0.68 if minutes <= 10 else 0.22
    if method == GAUSSIAN:
        return (math.exp(-((minutes / 15) ** 2) / 2) - math.exp(-0.5)) / (1 - math.exp(-0.5))
    return 1


@all_methods
@given(cases())
@some
def test_it_is_the_formula_as_plain_loops(method, case):
    found, people, capacity = case
    count = known(people)
    weight = {(i, j): weight_of(method, t) for i, j, t in found}
    if method == BALANCED:
        choices = {i: sum(w for (k, _), w in weight.items() if k == i) for i in range(len(people))}
        weight = {(i, j): w / choices[i] for (i, j), w in weight.items()}
    demand = [sum(w * count[i] for (i, k), w in weight.items() if k == j) for j in range(len(capacity))]
    expected = [
        sum(w * capacity[j] / demand[j] for (k, j), w in weight.items() if k == i and demand[j] > 0)
        for i in range(len(people))
    ]
    result = access(found, people, capacity, method)
    assert result.per_person == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert result.reached.tolist() == [d > 0 for d in demand]


@all_methods
@given(cases())
@some
def test_access_times_people_is_the_capacity_that_is_reached(method, case):
    found, people, capacity = case
    # reached: somebody is near enough to count; in the Gaussian decay nobody counts at the limit itself
    reached = {j for i, j, t in found if known(people)[i] > 0 and not (method == GAUSSIAN and t == LIMIT)}
    result = access(found, people, capacity, method)
    assert np.flatnonzero(result.reached).tolist() == sorted(reached)
    assert (result.per_person * known(people)).sum() == pytest.approx(sum(capacity[j] for j in reached), rel=1e-9)


@all_methods
@given(cases(), st.integers(0, 5), st.one_of(st.integers(1, 100), st.floats(0.01, 100)))
@some
def test_more_capacity_anywhere_never_lowers_anybodys_access(method, case, which, more):
    found, people, capacity = case
    which %= len(capacity)
    before = access(found, people, capacity, method).per_person
    raised = [c + more if j == which else c for j, c in enumerate(capacity)]
    after = access(found, people, raised, method).per_person
    assert (after >= before * (1 - 1e-12)).all()
    # also a facility that had nothing yet; those near it gain
    opened = access(found, people, raised, method).per_person
    empty = access(found, people, [0 if j == which else c for j, c in enumerate(capacity)], method).per_person
    assert (opened >= empty * (1 - 1e-12)).all()
    counted = {i for i, j, t in found if j == which and not (method == GAUSSIAN and t == LIMIT)}
    if any(known(people)[i] > 0 for i in counted):
        gained = (opened > empty).nonzero()[0].tolist()
        assert gained == sorted(counted)


@all_methods
@given(cases(), st.lists(st.integers(0, 3), min_size=6, max_size=6))
@some
def test_pieces_of_whole_facilities_change_nothing(method, case, piece_of):
    found, people, capacity = case
    pieces = [pairs_of([one for one in found if piece_of[one[1]] == k]) for k in range(4)]
    whole = access(found, people, capacity, method)
    cut = accessibility(lambda: iter(pieces), np.array(people, float), np.array(capacity, float), method, LIMIT)
    assert cut.per_person == pytest.approx(whole.per_person, rel=1e-12)
    assert cut.reached.tolist() == whole.reached.tolist()


@all_methods
@given(st.data())
@some
def test_the_order_of_pairs_does_not_matter(method, data):
    found, people, capacity = data.draw(cases())
    turned = data.draw(st.permutations(found))
    one, other = (access(order, people, capacity, method) for order in (found, turned))
    assert one.per_person == pytest.approx(other.per_person, rel=1e-12)
    assert one.reached.tolist() == other.reached.tolist()


@all_methods
@given(cases(), st.floats(0.001, 1000))
@some
def test_scaling_all_capacity_scales_access(method, case, factor):
    found, people, capacity = case
    one, other = (access(found, people, [f * c for c in capacity], method).per_person for f in (1, factor))
    assert other == pytest.approx(factor * one, rel=1e-12)


@all_methods
@given(cases(), st.floats(0.001, 1000))
@some
def test_scaling_all_people_divides_access(method, case, factor):
    found, people, capacity = case
    one, other = (access(found, [f * p for p in people], capacity, method).per_person for f in (1, factor))
    assert other == pytest.approx(one / factor, rel=1e-9)


@all_methods
@given(cases())
@some
def test_out_of_reach_there_is_nothing(method, case):
    found, people, capacity = case
    # one unit more, near nothing; it competes with nobody either
    result = access(found, [*people, 1000], capacity, method).per_person
    assert result[-1] == 0
    assert result[:-1].tolist() == access(found, people, capacity, method).per_person.tolist()
    alone = {i for i, _, _ in found}
    assert all(result[i] == 0 for i in range(len(people)) if i not in alone)


@all_methods
@given(cases())
@some
def test_unknown_people_count_nobody(method, case):
    found, people, capacity = case
    one, other = (access(found, counts, capacity, method) for counts in (people, known(people)))
    assert one.per_person.tolist() == other.per_person.tolist()
    assert one.reached.tolist() == other.reached.tolist()
    assert np.isfinite(one.per_person).all()


@all_methods
def test_unknown_people_have_access_all_the_same(method):
    # nobody known lives in the second unit; who does would find what the first one's people find from there
    found = access([(0, 0, 4.0), (1, 0, 4.0)], [80, NAN], [20], method)
    assert found.per_person == pytest.approx([0.25, 0.25], rel=1e-14)


@all_methods
def test_what_is_given_stays_as_it_was(method):
    people, capacity = np.array([80.0, NAN]), np.array([20.0, 0.0])
    pairs = pairs_of([(0, 0, 4.0), (1, 1, 5.0)])
    accessibility(lambda: iter([pairs]), people, capacity, method, LIMIT)
    np.testing.assert_array_equal(people, [80, NAN])
    assert capacity.tolist() == [20, 0]
    assert pairs.minutes.tolist() == [4, 5]
