"""Dasymetric apportionment: units split by the buildings or land inside them rather than by bare area."""

import numpy as np
from qgis.core import QgsRectangle, QgsSpatialIndex

from .messages import stop_if_cancelled
from .placing import Placement, meets
from .shapes import from_geometries, valid_polygon
from .wkb import POLYGON


def place_weighted(locator, shapes, parts, weights, feedback=None):
    """Return the Placement of Shapes by the ancillary polygons inside each: weight x area in (unit and division).

    parts: Shapes of the ancillary features in the same plane; weights (len(parts),) >= 0, NaN counts nothing. A unit
    with no ancillary feature (or none of weight) falls back to its area.
    """
    by_area = locator.place_areas(shapes, feedback)
    pieces, owner, value = _pieces(shapes, parts, weights, feedback)
    if not pieces:
        return by_area
    piece_shapes = from_geometries(pieces)
    area = np.array([g.area() for g in pieces])
    placed = locator.place_areas(piece_shapes, feedback)
    key = owner[placed.unit] * locator.count + placed.division
    keys, at = np.unique(key, return_inverse=True)
    amount = np.bincount(at, placed.weight * (value * area)[placed.unit])
    total = np.bincount(owner, value * area, len(shapes))
    unit, division = keys // locator.count, keys % locator.count
    rest = total[by_area.unit] <= 0
    unit, division, weight = (
        np.concatenate([unit, by_area.unit[rest]]),
        np.concatenate([division, by_area.division[rest]]),
        np.concatenate([amount / total[unit], by_area.weight[rest]]),
    )
    order = np.lexsort((division, unit))
    return Placement(unit[order], division[order], weight[order], len(shapes), locator.count)


def _pieces(shapes, parts, weights, feedback):
    """Return (geometries of part and unit, (p,) the unit of each, (p,) its weight)."""
    index = QgsSpatialIndex()
    boxes = shapes.bounds()
    for u in np.flatnonzero(shapes.kind == POLYGON).tolist():
        index.addFeature(u, QgsRectangle(*boxes[u]))
    pieces, owner, value = [], [], []
    units = {}
    # of many batches of units, each is in a few of the parts
    low = np.fmin.reduce(boxes[:, :2], axis=0, initial=np.inf)
    high = np.fmax.reduce(boxes[:, 2:], axis=0, initial=-np.inf)
    near = meets(parts.bounds(), [(*low, *high)])
    for p in np.flatnonzero(near & (parts.kind == POLYGON) & (np.nan_to_num(weights) > 0)).tolist():
        if p % 500 == 0:
            stop_if_cancelled(feedback)
        part = parts.geometry(p)
        for u in sorted(index.intersects(part.boundingBox())):
            if u not in units:
                units[u] = shapes.geometry(u)
            piece = part if units[u].contains(part) else part.intersection(units[u])
            if piece.area() > 0:
                pieces.append(valid_polygon(piece))
                owner.append(u)
                value.append(weights[p])
    return pieces, np.array(owner, int), np.array(value, float)
