"""A hexagon grid in a plane: which cell a point lies in, and a cell's outline."""

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from . import wkb


def cells(xy, size):
    """Return (columns, rows), integers (n,): the axial coordinates of the hexagon that each point (n, 2) lies in.

    size: distance between the centres of neighbours, in the plane's units; the grid has a centre at (0, 0).
    """
    side = size / np.sqrt(3)
    q = (np.sqrt(3) / 3 * xy[:, 0] - xy[:, 1] / 3) / side
    r = (2 / 3 * xy[:, 1]) / side
    # round in cube coordinates, which sum to 0: the one that moved most follows from the others
    s = -q - r
    rounded = np.round([q, r, s])
    moved = np.abs(rounded - [q, r, s])
    first = (moved[0] > moved[1]) & (moved[0] > moved[2])
    second = ~first & (moved[1] > moved[2])
    column = np.where(first, -rounded[1] - rounded[2], rounded[0])
    row = np.where(second, -rounded[0] - rounded[2], rounded[1])
    return column.astype("int64"), row.astype("int64")


def occupied(column, row):
    """Return (the cells (m, 2) that occur, in order; the number (n,) of each point's own)."""
    import pandas as pd

    if not len(column):
        return np.empty((0, 2), "int64"), column
    low, wide = row.min(), row.max() - row.min() + 1
    number, keys = pd.factorize(column * wide + (row - low))
    order = np.argsort(keys)
    place = np.empty(len(keys), "int64")
    place[order] = np.arange(len(keys))
    keys = keys[order]
    return np.stack([keys // wide, keys % wide + low], axis=1), place[number]


def centres(column, row, size):
    """(n, 2) the centres of cells."""
    return np.stack([size * (column + row / 2), size * np.sqrt(3) / 2 * row], axis=1)


def outlines(centre, size):
    """(n, 7, 2) the corners of the hexagons around centres (n, 2), closed."""
    angle = np.radians(np.arange(30, 390, 60))
    corners = size / np.sqrt(3) * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    # the first corner itself once more: computed at 390 degrees it would differ in its last bit, and the ring be open
    corners = np.vstack([corners, corners[:1]])
    return centre[:, None, :] + corners


def polygons(corners):
    """Return a QgsGeometry for each ring of corners (n, k, 2)."""
    result = []
    for ring in np.ascontiguousarray(corners, "<f8"):
        geometry = QgsGeometry()
        geometry.fromWkb(wkb.encode(wkb.POLYGON, [ring.tobytes()], [len(ring)], [True]))
        result.append(geometry)
    return result


def points(xy):
    """Return a QgsGeometry point for each of xy (n, 2)."""
    return [QgsGeometry.fromPointXY(QgsPointXY(x, y)) for x, y in xy.tolist()]
