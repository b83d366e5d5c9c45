"""Population units: read once, placed in the divisions by the way the user chose, and accounted for."""

from typing import NamedTuple

import numpy as np

from .dasymetric import place_weighted
from .expressions import Expression, counts_only
from .ledger import COUNTED, OUTSIDE, UNUSABLE
from .messages import Refusal, number, tr
from .placing import Placement, meets, shared_ground
from .planes import on_plane
from .reading import read
from .shapes import transform_between
from .wkb import LINE, NOTHING, POLYGON

AREA, CENTROID, WEIGHTED, POINT = 0, 1, 2, 3


class Units(NamedTuple):
    """Units of one source: (n,) float columns by expression text (NaN unknown), their Placement and Shapes.

    crs: the plane that the shapes are in, and were placed in. by: how they were placed, AREA, CENTROID or WEIGHTED, of
    units that are all points POINT; ancillary: for WEIGHTED the (Shapes, weights) that they were split by.
    """

    source: object
    values: dict
    unknown: dict
    placement: Placement
    shapes: object
    crs: object
    by: int
    ancillary: tuple = ()


class Apportionment(NamedTuple):
    """How a polygon unit is split: AREA, CENTROID or WEIGHTED, the last with polygons and their weight expression."""

    method: int = AREA
    weight_source: object = None
    weight: str = ""


def read_units(source, expressions, ground, apportionment, feedback):
    """Read the expressions (texts) of a Source and place its units on a divisions.Ground."""
    source.require_crs()
    parsed = [Expression(text, source) for text in dict.fromkeys(expressions)]
    table = read(source, expressions=parsed, geometry=True, feedback=feedback)
    if not table.rows:
        raise Refusal(tr("Layer '{layer}' has no features: choose another.").format(layer=source.name))
    feedback.pushInfo(
        tr("{layer}: {rows} units read whole, by GDAL.").format(layer=source.name, rows=number(table.rows))
        if table.lane == "columns"
        else tr("{layer}: {rows} units read feature by feature.").format(layer=source.name, rows=number(table.rows))
    )
    values, unknown = {}, {}
    for expression, column in zip(parsed, table.expressions):
        values[expression.text], unknown[expression.text] = counts_only(column, source.name, expression.text, feedback)
    shapes = table.shapes
    shapes.kind[shapes.kind == LINE] = NOTHING
    return Units(source, values, unknown, *place_units(shapes, source, ground, apportionment, feedback))


def place_units(shapes, source, ground, apportionment, feedback):
    """Return (Placement, Shapes in the plane they were placed in, that plane's CRS, by, ancillary) as in Units."""
    polygons = shapes.kind == POLYGON
    if not polygons.any():
        shapes = shapes.transformed(transform_between(source.crs, ground.divisions.crs, ground.transform_context))
        return ground.points.place_points(shapes.points(), feedback), shapes, ground.divisions.crs, POINT, ()
    shapes = on_plane(shapes, source.crs, ground.area_crs, ground.transform_context)
    # split by area, a unit that no boundary comes near is in or out as it is: only the others need to be valid
    which = ground.areas.near_boundary(shapes) if apportionment.method == AREA else None
    shapes, mended = shapes.mended(which, feedback)
    if len(mended):
        feedback.pushWarning(
            tr(
                "Layer '{layer}': {count} invalid geometries were mended for this run only, the first that of feature "
                "{first}. Correct them with 'Fix geometries'."
            ).format(layer=source.name, count=number(len(mended)), first=mended[0] + 1)
        )
    if apportionment.method == CENTROID:
        return ground.areas.place_points(shapes.points(), feedback), shapes, ground.area_crs, CENTROID, ()
    if apportionment.method == WEIGHTED:
        ancillary = _read_weights(apportionment, ground, feedback)
        placement = place_weighted(ground.areas, shapes, *ancillary, feedback)
        return placement, shapes, ground.area_crs, WEIGHTED, ancillary
    return ground.areas.place_areas(shapes, feedback), shapes, ground.area_crs, AREA, ()


def _read_weights(apportionment, ground, feedback):
    source = apportionment.weight_source
    source.require_crs()
    expression = Expression(apportionment.weight or "1", source)
    table = read(source, expressions=[expression], geometry=True, feedback=feedback)
    weights, _ = counts_only(table.expressions[0], source.name, expression.text, feedback)
    shapes = on_plane(table.shapes, source.crs, ground.area_crs, ground.transform_context)
    shapes, _ = shapes.mended()
    return shapes, weights


def book(account, units, total):
    """Book the total (an expression text) of units in a ledger account: counted, outside, unusable and why."""
    values = units.values[total]
    inside = units.placement.inside()
    placeable = units.shapes.kind != NOTHING
    people = np.nan_to_num(values)
    account.add(
        COUNTED, tr("in the divisions, units whole or in part"), (inside > 0).sum(), float((people * inside).sum())
    )
    outside = np.where(placeable, people * (1 - inside), 0.0)
    # a share that is only rounding is not outside
    really = placeable & (inside < 1 - 1e-9)
    account.add(
        OUTSIDE, tr("outside every division, units whole or in part"), really.sum(), float(outside[really].sum())
    )
    account.add(UNUSABLE, tr("without a usable geometry"), (~placeable).sum(), float(people[~placeable].sum()))
    account.add(UNUSABLE, tr("unknown: {total} is NULL or no count").format(total=total), units.unknown[total], None)


def book_units(account, units):
    """Book units by their number, a split one by its parts: for a source that has no total of its own."""
    inside = units.placement.inside()
    placeable = units.shapes.kind != NOTHING
    account.add(COUNTED, tr("in the divisions, units whole or in part"), (inside > 0).sum(), float(inside.sum()))
    outside = placeable & (inside < 1 - 1e-9)
    account.add(
        OUTSIDE,
        tr("outside every division, units whole or in part"),
        outside.sum(),
        float((1 - inside)[outside].sum()),
    )
    account.add(UNUSABLE, tr("without a usable geometry"), (~placeable).sum(), float((~placeable).sum()))


def people_on_overlaps(units, total, ground):
    """Return the people (total, an expression text) of units on ground that several divisions share."""
    shared = shared_ground(ground.overlaps())
    if shared is None:
        return 0.0
    shapes = units.shapes.transformed(transform_between(units.crs, ground.area_crs, ground.transform_context))
    near = np.flatnonzero(meets(shapes.bounds(), shared.boxes))
    inside = shared.place_areas(shapes.taken(near)).inside()
    return float((np.nan_to_num(units.values[total][near]) * inside).sum())
