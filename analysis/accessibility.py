"""Floating catchment areas: how much of a facility type's capacity each person can reach (METHOD 3).

2SFCA after Luo and Wang 2003, E2SFCA after Luo and Qi 2009, Gaussian after Dai 2010; the balanced method's first step
is that of Paez, Higgins and Vivona 2019, its second keeps capacity per person.
"""

from typing import NamedTuple

import numpy as np

TWO_STEP, ENHANCED, GAUSSIAN, BALANCED = range(4)
ROUNDING = 1e-12
STEPS = (1.0, 0.68, 0.22)  # E2SFCA's weights for the near, the middle and the far third of the limit


class Pairs(NamedTuple):
    """Units and facilities within reach of each other: their numbers and the minutes between them, (m,) each."""

    unit: np.ndarray
    facility: np.ndarray
    minutes: np.ndarray


class Access(NamedTuple):
    """Capacity per person of each unit (n,), and whether each facility is reached by anybody (f,)."""

    per_person: np.ndarray
    reached: np.ndarray


def decay(method, minutes, limit):
    """(m,) weight of a trip of so many minutes (all up to the limit), 0 to 1."""
    part = np.asarray(minutes, "float64") / limit
    if method == ENHANCED:
        # rounding puts a third of 20 above a third
        return np.select([part <= (1 + ROUNDING) / 3, part <= 2 * (1 + ROUNDING) / 3], STEPS[:2], STEPS[2])
    if method == GAUSSIAN:
        edge = np.exp(-0.5)
        return (np.exp(-0.5 * part**2) - edge) / (1 - edge)
    return np.ones(len(part))


def accessibility(pieces, people, capacity, method, limit):
    """Return the Access of one facility type.

    pieces: a function that yields Pairs within the limit (minutes), in which each facility has all of its units in one
    piece; people (n,) of each unit, NaN counts nobody; capacity (f,), none NaN. Each facility's capacity is shared by
    the people in its reach, weighted by the decay; a person's access is what falls to them at every facility in reach.
    Balanced counts each person once, over all facilities in reach; the others at each. In every method the sum of
    access x people is the capacity of the facilities that are reached.
    """
    people = np.nan_to_num(np.asarray(people, "float64"))
    units, facilities = len(people), len(capacity)
    shares = None
    if method == BALANCED:
        shares = np.zeros(units)
        for pairs in pieces():
            shares += np.bincount(pairs.unit, decay(method, pairs.minutes, limit), units)
    access, demand = np.zeros(units), np.zeros(facilities)
    for pairs in pieces():
        weight = decay(method, pairs.minutes, limit)
        if shares is not None:
            weight = weight / shares[pairs.unit]
        own = np.bincount(pairs.facility, weight * people[pairs.unit], facilities)
        demand += own
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = np.where(own > 0, capacity / own, 0.0)
        access += np.bincount(pairs.unit, weight * ratio[pairs.facility], units)
    return Access(access, demand > 0)
