"""Many population units added up as they are read: those alike in place and in what is known of them become one."""

from typing import NamedTuple

import numpy as np

from .added import Added, by_key
from .placing import Placement, meets, shared_ground
from .shapes import transform_between

UNUSABLE, OUTSIDE = -2, -1  # the place of what lies in no division
BITS = 31  # that a number of a pattern takes at a time
MORE = 1 + 1e-12  # times as much is above: what is less may be rounding


def texts_of(asked):
    """Return the texts that `asked` (see units.read_units) has, each once."""
    return list(dict.fromkeys(text for one in asked for text in one))


def pairs_of(asked):
    """Return the pairs of texts that are compared."""
    return sorted({one for one in asked if len(one) == 2})


def above(one, other):
    """(n,) whether values are above others (n,); a NaN is above nothing."""
    return one > other * MORE


class Merged(NamedTuple):
    """What is known of units each of which stands for several records, (n,).

    times: how many; placeable: whether they have a usable geometry; shared: the share of them on ground that several
    divisions share.
    """

    times: np.ndarray
    placeable: np.ndarray
    shared: np.ndarray


class UnitSums:
    """Sums of the records of one place that know, and exceed, the same; a record that is split stays as it is.

    shared: a placing.Locator of the ground that several divisions share, None where there is none.
    """

    def __init__(self, asked, ground):
        """Take what is `asked` of units.read_units, and the divisions.Ground."""
        self.pairs, self.texts = pairs_of(asked), texts_of(asked)
        self.places = len(ground.divisions) + 2
        self.shared = shared_ground(ground.overlaps())
        self.patterns, self.known = [], {}
        self.sums, self.singly = Added(by_key, 2 + len(self.texts)), []

    def add(self, values, placement, placeable, shared):
        """Add a batch (n): values by text, (n,) each; its Placement; whether placeable, share on shared ground (n,)."""
        of = np.array([values[text] for text in self.texts]).reshape(len(self.texts), len(placeable))
        place = np.where(placeable, OUTSIDE, UNUSABLE)
        place[placement.unit] = placement.division
        whole = np.ones(len(place), bool)
        whole[placement.unit[placement.weight < 1]] = False
        whole &= (shared == 0) | (shared == 1)
        self._keep(of, placement, placeable, shared, np.flatnonzero(~whole))
        key = (self._pattern(values, len(place)) * self.places + place - UNUSABLE) * 2 + (shared > 0)
        self.sums.add(np.vstack([key, np.ones(len(key)), np.nan_to_num(of)])[:, whole])

    def _keep(self, of, placement, placeable, shared, which):
        """Keep the records of these numbers as they are."""
        number_of = np.full(len(placeable), -1)
        number_of[which] = np.arange(len(which))
        unit = number_of[placement.unit]
        here = unit >= 0
        part = Placement(unit[here], placement.division[here], placement.weight[here], len(which), placement.divisions)
        self.singly.append((of[:, which], part, Merged(np.ones(len(which)), placeable[which], shared[which])))

    def _pattern(self, values, rows):
        """Return (rows,) the number of what each record knows and in which pairs the first is above the second."""
        known = [~np.isnan(values[text]) for text in self.texts]
        signs = [*known, *(above(values[one], values[other]) for one, other in self.pairs)]
        pattern = np.zeros(rows, "int64")
        for level, start in enumerate(range(0, len(signs), BITS)):
            for sign in signs[start : start + BITS]:
                pattern = pattern * 2 + sign
            if level == len(self.patterns):
                self.patterns.append({})
            numbers = self.patterns[level]
            distinct, first, at = np.unique(pattern, return_index=True, return_inverse=True)
            pattern = np.array([numbers.setdefault(one, len(numbers)) for one in distinct.tolist()], "int64")[at]
        # of the last level, which tells all apart
        for one, k in zip(pattern[first].tolist(), first.tolist()):
            self.known.setdefault(one, [of[k] for of in known])
        return pattern

    def result(self, more=()):
        """Return (values by text, Placement, Merged) of all, and of more pieces as `in_places` makes them."""
        table = self.sums.all()
        pattern, rest = np.divmod(table[0].astype("int64"), self.places * 2)
        place, shared = np.divmod(rest, 2)
        place += UNUSABLE
        known = np.array([self.known[one] for one in pattern.tolist()], bool).reshape(len(place), len(self.texts)).T
        merged = in_places(np.where(known, table[2:], np.nan), place, table[1], shared, self.places - 2)
        return joined(self.texts, [merged, *self.singly, *more])


def in_places(values, place, times, shared, divisions):
    """Return (values, Placement, Merged) of units each wholly in one place: a division, OUTSIDE or UNUSABLE.

    values (texts, n); place, times, shared (n,).
    """
    unit = np.flatnonzero(place >= 0)
    placement = Placement(unit, place[unit], np.ones(len(unit)), len(place), divisions)
    return values, placement, Merged(times, place != UNUSABLE, shared.astype(float))


def joined(texts, pieces):
    """Return (values by text, Placement, Merged) of pieces that have values (texts, n), Placement and Merged each."""
    values, placements, merged = zip(*pieces)
    starts = np.cumsum([0, *(placement.units for placement in placements)]).tolist()
    unit = np.concatenate([placement.unit + start for placement, start in zip(placements, starts)])
    division, weight = (np.concatenate([getattr(of, name) for of in placements]) for name in ("division", "weight"))
    placement = Placement(unit, division, weight, starts[-1], placements[0].divisions)
    return dict(zip(texts, np.hstack(values))), placement, Merged(*map(np.concatenate, zip(*merged)))


def share_on(shared, shapes, crs, ground):
    """Return (n,) the share of Shapes in a CRS on shared ground (a placing.Locator of it, None for none)."""
    if shared is None:
        return np.zeros(len(shapes))
    shapes = shapes.transformed(transform_between(crs, ground.area_crs, ground.transform_context))
    near = np.flatnonzero(meets(shapes.bounds(), shared.boxes))
    share = np.zeros(len(shapes))
    share[near] = shared.place_areas(shapes.taken(near)).inside()
    return share
