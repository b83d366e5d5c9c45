"""The other ends of commutes on a hexagon grid: which cell each lies in, one by one or added up."""

from typing import Callable, NamedTuple

import numpy as np

from . import hexagons
from .commutegroups import mean_in_step
from .divisions import Ground
from .messages import stop_if_cancelled
from .shapes import transform_between, transform_xy

PIECE = 500_000  # ends put in cells between two looks at whether the user cancelled


class Cells(NamedTuple):
    """Which other ends are asked for: shown, a function (home, work) -> (n,) of which commutes; end, the number of it.

    size: of a cell, in metres on the plane of the divisions.Ground.
    """

    shown: Callable
    end: int
    size: float
    ground: Ground

    def of(self, commutes, feedback):
        """Return (columns, rows, km, commuters), (n,) each, of those of commutes.Commutes or a Piece with its ends."""
        shown = self.shown(commutes.home, commutes.work)
        crs = self.ground.divisions.crs
        to_plane = transform_between(crs, self.ground.area_crs, self.ground.transform_context)
        pieces, xy = [], commutes.ends[self.end][shown]
        for start in range(0, max(len(xy), 1), PIECE):
            stop_if_cancelled(feedback)
            pieces.append(hexagons.cells(transform_xy(xy[start : start + PIECE], to_plane), self.size))
        return (*map(np.concatenate, zip(*pieces)), commutes.km[shown], commutes.commuters[shown])


def merged(tables):
    """Return of tables (columns, rows, steps, sums ...; n) one in which each cell and step stands once."""
    table = np.hstack(tables)
    column, row, step = table[:3].astype("int64")
    pairs, number = hexagons.occupied(column, row)
    steps = step.max(initial=0) + 1
    keys, at = np.unique(number * steps + step, return_inverse=True)
    sums = [np.bincount(at, of, len(keys)) for of in table[3:]]
    return np.array([*pairs[keys // steps].T, keys % steps, *sums], float)


def of_groups(table, edges):
    """Return what `Cells.of` does, of groups of records: a table of `merged` with commuters and commuters times km.

    A step beyond all edges is that of unknown distances.
    """
    column, row, step, commuters, way = table
    step = np.where(step > len(edges), np.nan, step)
    return column.astype("int64"), row.astype("int64"), mean_in_step(way, commuters, step, edges), commuters
