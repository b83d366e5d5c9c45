"""Commutes as groups of records: what every way of adding them up has in common.

A group is the records with the same home place, work place and step of distance. Steps end at every limit of a band, so
that a group lies in one.
"""

from typing import NamedTuple, Optional

import numpy as np

ENDS = ("home", "work")
STEP = 0.125  # km, between the limits; a power of two: see serversql.step_of
FAR = 100.0  # km, from where steps grow with the distance


class Reduction(NamedTuple):
    """What Commutes are where not each is a record but a group of them: same home, same work, same step of distance.

    times (n,): records in each. people: (expression text, whether it is true or false) of an attribute -> (commuters
    with it (n,), commuters of whom it is known (n,)). patterns: the same of each pattern of attributes that a record
    has, (p,), if asked. bad: attribute -> records in which a count is none. finder: what finds the median and the P90,
    which depend on single records, see analysis.commuting.Trips. cells: if asked, what commutecells.Cells gives of
    single records, of groups of those.
    """

    times: np.ndarray
    people: dict
    patterns: dict
    bad: dict
    finder: object
    cells: Optional[tuple] = None


def edges_at(limits):
    """Return (k,) km, ascending, at which steps end that need no more than to lie between limits."""
    return np.unique([limit for limit in limits if limit > 0])


def edges_between(limits, step=STEP):
    """Return (k,) km, ascending, at which steps end: every limit, and so many between that few records lie in each."""
    near = np.arange(step, FAR, step)
    far = FAR * 1.01 ** np.arange(0, 600)
    return np.unique(np.concatenate([near, far, edges_at(limits)]))


def mean_in_step(way, commuters, step, edges):
    """(n,) the mean km of each group, within its step whatever rounding does; NaN where unknown.

    way: commuters times km; step: NaN where no distance is known.
    """
    bounds = np.concatenate([[0.0], edges, [np.inf]])
    known = ~np.isnan(step)
    at = np.where(known, step, 0).astype(int)
    with np.errstate(invalid="ignore", divide="ignore"):
        km = np.where(commuters > 0, way / commuters, bounds[at])
    return np.where(known, np.clip(km, bounds[at], np.nextafter(bounds[at + 1], 0)), np.nan)


def people_in_steps(place, step, commuters, divisions, steps):
    """Return (divisions, steps) commuters of each division; place (n,), step (n,) NaN where no distance is known."""
    here = (place < divisions) & ~np.isnan(step)
    key = place[here] * steps + step[here].astype(int)
    return np.bincount(key, commuters[here], divisions * steps).reshape(divisions, steps)
