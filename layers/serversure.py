"""What is sure of transformations: a box beyond which QGIS looks at each place, and that a server agrees with QGIS."""

import numpy as np

from .messages import tr
from .planes import metres_in
from .serverlink import CannotCompute
from .shapes import transform_between, transform_xy

STEP = 1.0  # degrees between two places of the globe that are tried
COARSE, FINE = 25, 161  # so many by so many places of a box are tried: a transverse Mercator has small holes
WIDEST, WIDEST_PLANE = 360.0, 4e7  # degrees, metres from the divisions to the edge of the widest box
NARROWER, TRIES = 1.5, 20  # times, from one box to the next
INSIDE = 0.8  # of the margin of a box that is sure in all places tried
AGAIN = 1000.0  # metres by which a place may miss itself, there and back: beyond the edge of a map it is another
SAMPLES = 1000  # of the divisions' vertices
AROUND, SPARSE = 3, 7  # times the divisions' extent, in which so many by so many places are tried too


def sure_box(box, crs, targets, transform_context):
    """Return (2, 2) a box around a `box_of` in a CRS whose places other CRS have too, as wide as may be.

    None where they have a place for everything on the globe. Raises CannotCompute where there is no such box.
    """
    ways = [transform_between(crs, target, transform_context) for target in targets]
    ways = [way for way in ways if way.isValid() and not way.isShortCircuited()]
    if crs.isGeographic():
        # degrees have no edge that they reach across
        widest, ways = WIDEST, [(way, None) for way in ways]
    else:
        widest = WIDEST_PLANE / metres_in(crs)
        ways = [(way, transform_between(way.destinationCrs(), crs, transform_context)) for way in ways]
    if not ways or (crs.isGeographic() and _sure(_globe(), ways)):
        return None
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


def samples_of(corners):
    """Return places (n, 2) by which two ways of transforming are compared: some of corners (m, 2), and around them."""
    if not len(corners):
        return corners
    low, high = corners.min(axis=0), corners.max(axis=0)
    margin = AROUND * (high - low)
    around = np.meshgrid(*np.linspace(low - margin, high + margin, SPARSE).T)
    return np.vstack([corners[:: -(-len(corners) // SAMPLES)], np.stack(around, axis=-1).reshape(-1, 2)])


def require_same(rows, places, within):
    """Raise CannotCompute where rows (n, 2) of a server's places are not those of QGIS (n, 2), within so much."""
    if not np.abs(np.array(rows, float).reshape(-1, 2) - places).max(initial=0.0) < within:
        raise CannotCompute(tr("the server takes its coordinates to other places on the globe than QGIS"))


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
