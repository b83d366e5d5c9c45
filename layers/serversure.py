"""Where transformations surely have a place for whatever lies there: a box, beyond which QGIS looks at each place."""

import numpy as np

from .messages import tr
from .planes import metres_in
from .serverlink import CannotCompute
from .shapes import transform_between, transform_xy

STEP = 1.0  # degrees between two places of the globe that are tried
COARSE, FINE = 25, 161  # so many by so many places of a box are tried: a transverse Mercator has small holes
WIDEST = {True: 360.0, False: 4e7}  # degrees or metres from the divisions to the edge of the widest box
NARROWER, TRIES = 1.5, 20  # times, from one box to the next
INSIDE = 0.8  # of the margin of a box that is sure in all places tried
AGAIN = 1000.0  # metres by which a place may miss itself, there and back: beyond the edge of a map it is another


def sure_box(box, crs, targets, transform_context):
    """Return (2, 2) a box around a `box_of` in a CRS whose places other CRS have too, as wide as may be.

    None where they have a place for everything on the globe. Raises CannotCompute where there is no such box.
    """
    ways = [(transform_between(*way, transform_context), None) for way in ((crs, target) for target in targets)]
    ways = [way for way in ways if way[0].isValid() and not way[0].isShortCircuited()]
    if not ways or (crs.isGeographic() and _sure(_globe(), ways)):
        return None
    widest = WIDEST[True]
    if not crs.isGeographic():
        # degrees have no edge that they reach across
        ways = [(there, transform_between(there.destinationCrs(), crs, transform_context)) for there, _ in ways]
        widest = WIDEST[False] / metres_in(crs)
    again = AGAIN / metres_in(crs)
    if box is not None:
        margin = widest
        for _ in range(TRIES):
            corners = np.array([box[0] - margin, box[1] + margin])
            if crs.isGeographic():
                corners = np.clip(corners, [-180.0, -90.0], [180.0, 90.0])
            if all(_sure(_grid(*np.linspace(*corners, many).T), ways, again) for many in (COARSE, FINE)):
                return box + INSIDE * (corners - box)
            margin /= NARROWER
    raise CannotCompute(tr("the divisions lie at the edge of its CRS, or beyond"))


def _sure(xy, ways, again=0.0):
    """Whether each of ways (there, back or None) has a place for xy (n, 2), and brings it back."""
    for there, back in ways:
        moved = transform_xy(xy, there)
        if not np.isfinite(moved).all():
            return False
        if back is not None and not np.abs(transform_xy(moved, back) - xy).max() < again:
            return False
    return True


def _globe():
    return _grid(np.arange(-180.0, 180.0 + STEP, STEP), np.arange(-90.0, 90.0 + STEP, STEP))


def _grid(x, y):
    """(n, 2) all pairs of x and y."""
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
