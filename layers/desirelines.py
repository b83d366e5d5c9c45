"""Desire lines: a line for each flow, a short loop where it stays within a division."""

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from . import wkb
from .shapes import transform_between, transform_xy

LOOP_VERTICES = 24
LOOP_RADIUS = 0.12  # of the square root of the division's area


def desire_lines(ground, regions, elsewhere, origins, destinations):
    """Return a QgsGeometry line for each pair of places (numbers, (n,) each), in the divisions' CRS.

    elsewhere: (2,) where to draw the outside that is no region. A pair without a place gets a NULL geometry.
    """
    places = np.vstack([ground.division_points(), regions.points(), elsewhere])
    loops = _loops(ground)
    known = np.isfinite(places).all(axis=1)
    round_trips = [_line(loop) if fine else QgsGeometry() for loop, fine in zip(loops, known)]
    drawn = known[origins] & known[destinations]
    straight = np.ascontiguousarray(np.concatenate([places[origins], places[destinations]], axis=1), "<f8")
    lines = []
    for a, b, fine, ends in zip(origins.tolist(), destinations.tolist(), drawn.tolist(), straight):
        if a == b:
            lines.append(round_trips[a])
            continue
        line = QgsGeometry()
        if fine:
            line.fromWkb(wkb.encode(wkb.LINE, [ends.tobytes()], [2], [True]))
        lines.append(line)
    return lines


def _line(vertices):
    return QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in vertices.tolist()])


def _loops(ground):
    """(divisions, vertices, 2) circles that begin and end at each division's point, round in metres."""
    to_plane = transform_between(ground.divisions.crs, ground.area_crs, ground.transform_context)
    back = transform_between(ground.area_crs, ground.divisions.crs, ground.transform_context)
    points = transform_xy(ground.division_points(), to_plane)
    radius = np.array([LOOP_RADIUS * np.sqrt(max(g.area(), 0.0)) for g in ground.areas.polygons])
    angle = np.linspace(-np.pi / 2, 1.5 * np.pi, LOOP_VERTICES)
    circle = np.stack([np.cos(angle), np.sin(angle) + 1], axis=1)
    loops = points[:, None, :] + radius[:, None, None] * circle
    return transform_xy(loops.reshape(-1, 2), back).reshape(loops.shape)
