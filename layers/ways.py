"""Ways: the lines of any layer, as a graph needs them that people walk on."""

from typing import NamedTuple

import numpy as np

from .expressions import Expression
from .facilities import earth_xyz
from .messages import Refusal, number, stop_if_cancelled, tr
from .reading import read
from .shapes import FARTHEST
from .wkb import LINE


class WayLines(NamedTuple):
    """Lines: their vertices in metres from the Earth's centre (v, 3), and where each line begins (r + 1,).

    place (v,): the same number for vertices of the same coordinates; speed (r,) in km/h: inf where a way sets none, NaN
    where it cannot be walked.
    """

    xyz: np.ndarray
    begins: np.ndarray
    place: np.ndarray
    speed: np.ndarray


def read_ways(source, speed, ground, feedback):
    """Return the WayLines of a Source; speed: an expression text for km/h, '' where ways set none.

    Raises Refusal where there is nothing to walk on.
    """
    source.require_crs()
    parsed = [Expression(speed, source)] if speed else []
    table = read(source, expressions=parsed, geometry=True, feedback=feedback)
    shapes = table.shapes
    _refuse_lost(np.where(np.abs(shapes.xy) < FARTHEST, shapes.xy, np.nan), source)
    is_line = shapes.kind[shapes.ring_shape] == LINE
    vertices = np.diff(shapes.rings)
    kept = np.flatnonzero(is_line & (vertices > 1))
    if not len(kept):
        raise Refusal(
            tr("Layer '{layer}' holds no line with two vertices or more: choose the ways to walk on.").format(
                layer=source.name
            )
        )
    along = np.repeat(is_line & (vertices > 1), vertices)
    xy = shapes.xy[along]
    begins = np.concatenate([[0], np.cumsum(vertices[kept])])
    own = np.full(len(kept), np.inf)
    if speed:
        own = table.expressions[0].as_float()[shapes.ring_shape[kept]]
        own[~(own > 0)] = np.nan
        _say_unusable(own, source, speed, feedback)
    stop_if_cancelled(feedback)
    xyz = earth_xyz(xy, source.crs, ground)
    _refuse_lost(xyz, source)
    stop_if_cancelled(feedback)
    return WayLines(xyz, begins, _places(xy), own)


def _refuse_lost(coordinates, source):
    """Refuse ways of which vertices (v, any) are not finite: they would end where they do not."""
    lost = ~np.isfinite(coordinates).all(axis=1)
    if lost.any():
        raise Refusal(
            tr("Layer '{layer}': {count} vertices have no place on the globe; check its coordinates and CRS.").format(
                layer=source.name, count=number(lost.sum())
            )
        )


def _places(xy):
    """(v,) the same number for vertices of the same coordinates."""
    order = np.lexsort(xy.T)
    new = np.ones(len(xy), bool)
    new[1:] = (np.diff(xy[order], axis=0) != 0).any(axis=1)
    place = np.empty(len(xy), "int64")
    place[order] = np.cumsum(new) - 1
    return place


def _say_unusable(own, source, speed, feedback):
    unusable = int(np.isnan(own).sum())
    if unusable == len(own):
        raise Refusal(
            tr(
                "Layer '{layer}': {expression} gives no speed above 0 for any way; write an expression that gives km/h."
            ).format(layer=source.name, expression=speed)
        )
    if unusable:
        feedback.pushWarning(
            tr("Layer '{layer}': {count} way(s) have no speed above 0 by {expression} and are not walked on.").format(
                layer=source.name, count=number(unusable), expression=speed
            )
        )
