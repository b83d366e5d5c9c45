"""Where transformations surely have a place for whatever lies there: a box, beyond which QGIS looks at each place."""

import numpy as np

from .messages import tr
from .planes import metres_in
from .serverlink import CannotCompute
from .shapes import transform_xy

STEP = 1.0  # degrees between two places of the globe that are tried
GRID = 25  # so many by so many places of a box are tried
WIDEST = {True: 360.0, False: 4e7}  # degrees or metres from the divisions to the edge of the widest box
NARROWER, TRIES = 1.5, 20  # times, from one box to the next
INSIDE = 0.8  # of the margin of a box that is sure in all places tried


def sure_box(box, crs, ways):
    """Return (2, 2) a box around a `box_of` in a CRS that each of some transforms takes to places, as wide as may be.

    None where they have a place for everything on the globe. Raises CannotCompute where there is no such box.
    """
    ways = [way for way in ways if way.isValid() and not way.isShortCircuited()]
    if not ways or (crs.isGeographic() and _sure(_globe(), ways)):
        return None
    if box is not None:
        margin = WIDEST[crs.isGeographic()] / (1.0 if crs.isGeographic() else metres_in(crs))
        for _ in range(TRIES):
            corners = np.array([box[0] - margin, box[1] + margin])
            if crs.isGeographic():
                corners = np.clip(corners, [-180.0, -90.0], [180.0, 90.0])
            if _sure(_grid(*np.linspace(*corners, GRID).T), ways):
                return box + INSIDE * (corners - box)
            margin /= NARROWER
    raise CannotCompute(tr("in its CRS the divisions have no place"))


def _sure(xy, ways):
    return all(np.isfinite(transform_xy(xy, way)).all() for way in ways)


def _globe():
    return _grid(np.arange(-180.0, 180.0 + STEP, STEP), np.arange(-90.0, 90.0 + STEP, STEP))


def _grid(x, y):
    """(n, 2) all pairs of x and y."""
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
