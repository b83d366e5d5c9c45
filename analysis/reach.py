"""Which facilities are how many minutes from which units in a straight line (METHOD 3).

Places are points of the Earth in metres from its centre (n, 3): of such points a tree finds the near ones, wherever
they lie, and the arc over a chord is, up to hundreds of kilometres, their geodesic distance to a millionth.
"""

import numpy as np

from .accessibility import Pairs

RADIUS = 6_371_008.8  # metres, the Earth's mean
PAIRS = 2_000_000  # about so many at a time, for memory's sake
FIRST = 256  # facilities in the first piece
UNITS = 100_000  # whose nearest facility is looked for at a time


def arc_km(chord):
    """Return km over ground of straight distances in metres."""
    return 2 * RADIUS * np.arcsin(np.minimum(np.asarray(chord) / (2 * RADIUS), 1.0)) / 1000.0


def chord_of(km):
    """Return the straight distance in metres that an arc of so many km spans."""
    return 2 * RADIUS * np.sin(np.minimum(np.asarray(km) * 1000.0 / (2 * RADIUS), np.pi / 2))


class StraightLine:
    """Units and facilities whose way is the straight line times a detour factor; NaN places are out of reach."""

    def __init__(self, units, facilities, detour, stop):
        """Take places (n, 3) and (f, 3); stop: called between steps, may raise."""
        from scipy.spatial import cKDTree

        self.known = np.flatnonzero(np.isfinite(units).all(axis=1))
        self.units, self.facilities, self.detour, self.stop = units, facilities, detour, stop
        self.unit_tree = cKDTree(units[self.known]) if len(self.known) else None

    def pieces(self, which, speed, limit):
        """Yield Pairs within the limit (minutes) at a speed (km/h) of facilities (numbers), each whole in one piece.

        Facilities are numbered by their place in `which`.
        """
        from scipy.spatial import cKDTree

        at = np.flatnonzero(np.isfinite(self.facilities[which]).all(axis=1))
        if self.unit_tree is None:
            return
        reach = chord_of(limit * speed / 60.0 / self.detour)
        first, size = 0, FIRST
        while first < len(at):
            self.stop()
            own = at[first : first + size]
            tree = cKDTree(self.facilities[which[own]])
            # the tree's own comparison may lose a pair at the limit to rounding
            found = self.unit_tree.sparse_distance_matrix(tree, reach * (1 + 1e-9), output_type="ndarray")
            minutes = self._minutes(found["v"], speed)
            near = minutes <= limit
            yield Pairs(self.known[found["i"][near]], own[found["j"][near]], minutes[near])
            first += len(own)
            size = int(np.clip(len(own) * PAIRS / max(len(found), 1), 1, 64 * size))

    def nearest(self, which, speed, limit):
        """(n,) minutes from each unit to the nearest of facilities (numbers); NaN beyond the limit."""
        from scipy.spatial import cKDTree

        minutes = np.full(len(self.units), np.nan)
        places = self.facilities[which]
        places = places[np.isfinite(places).all(axis=1)]
        if not len(places):
            return minutes
        tree, reach = cKDTree(places), chord_of(limit * speed / 60.0 / self.detour)
        for start in range(0, len(self.known), UNITS):
            self.stop()
            own = self.known[start : start + UNITS]
            chord, _ = tree.query(self.units[own], distance_upper_bound=reach * (1 + 1e-9))
            found = self._minutes(np.where(np.isfinite(chord), chord, np.nan), speed)
            minutes[own] = np.where(found <= limit, found, np.nan)
        return minutes

    def _minutes(self, chord, speed):
        return arc_km(chord) * self.detour / speed * 60.0
