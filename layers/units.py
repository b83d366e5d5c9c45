"""Population units: read once, placed in the divisions by the way the user chose, and accounted for."""

from typing import NamedTuple, Optional

import numpy as np

from . import lanes
from .dasymetric import place_weighted
from .expressions import Counts, Expression, counts_only
from .ledger import COUNTED, OUTSIDE, UNUSABLE
from .messages import Refusal, number, tr
from .placing import Placement, shared_ground
from .planes import on_plane
from .reading import read, read_batches
from .shapes import transform_between
from .unitsums import Merged, UnitSums, share_on, texts_of
from .wkb import LINE, NOTHING, POLYGON

AREA, CENTROID, WEIGHTED, POINT = 0, 1, 2, 3


class Units(NamedTuple):
    """Units of one source: (n,) float columns by expression text (NaN unknown), their Placement and Shapes.

    unknown: by expression text the records whose value is. crs: the plane that the shapes are in, and were placed in.
    by: how they were placed, AREA, CENTROID or WEIGHTED, of units that are all points POINT; ancillary: for WEIGHTED
    the (Shapes, weights) that they were split by. merged: None where each unit is a record; else those four are.
    """

    source: object
    values: dict
    unknown: dict
    placement: Placement
    shapes: object
    crs: object
    by: Optional[int]
    ancillary: tuple = ()
    merged: Optional[Merged] = None

    @property
    def times(self):
        """(n,) the number of records that each stands for."""
        return np.ones(self.placement.units) if self.merged is None else self.merged.times

    @property
    def placeable(self):
        """(n,) whether each has a usable geometry."""
        return self.shapes.kind != NOTHING if self.merged is None else self.merged.placeable


class Apportionment(NamedTuple):
    """How a polygon unit is split: AREA, CENTROID or WEIGHTED, the last with polygons and their weight expression."""

    method: int = AREA
    weight_source: object = None
    weight: str = ""


def read_units(source, asked, ground, apportionment, feedback, why_singly="", progress=None):
    """Read expressions of a Source and place its units on a divisions.Ground; many records are added up in units.

    asked: tuples of texts, the second of which is compared with the first. why_singly: why each unit must be a record,
    '' where it need not; progress: function (part read, 0 to 1).
    """
    source.require_crs()
    parsed = [Expression(text, source) for text in texts_of(asked)]
    if len(source) > lanes.MANY and lanes.in_groups(source, why_singly, feedback):
        return _read_merged(source, parsed, asked, ground, apportionment, feedback, progress)
    table = read(source, expressions=parsed, geometry=True, feedback=feedback)
    if not table.rows:
        raise no_units(source)
    feedback.pushInfo(
        tr("{layer}: {rows} units read whole, by GDAL.").format(layer=source.name, rows=number(table.rows))
        if table.lane == "columns"
        else tr("{layer}: {rows} units read feature by feature.").format(layer=source.name, rows=number(table.rows))
    )
    values, unknown = {}, {}
    for expression, column in zip(parsed, table.expressions):
        values[expression.text], unknown[expression.text] = counts_only(column, source.name, expression.text, feedback)
    placing = Placing(source, ground, apportionment, feedback)
    placed = placing.of(table.shapes)
    placing.say()
    return Units(source, values, unknown, *placed, placing.ancillary)


def no_units(source):
    """Return the Refusal of a Source without features."""
    return Refusal(tr("Layer '{layer}' has no features: choose another.").format(layer=source.name))


def _read_merged(source, parsed, asked, ground, apportionment, feedback, progress):
    """Return Units that are merged, read batch by batch."""
    counts = [Counts(source.name, expression.text) for expression in parsed]
    placing = Placing(source, ground, apportionment, feedback)
    sums = UnitSums(asked, ground)
    for table in read_batches(source, expressions=parsed, geometry=True, feedback=feedback):
        values = {of.text: of.of(column) for of, column in zip(counts, table.expressions)}
        placing.add_to(sums, values, table.shapes)
        if progress is not None:
            progress(table.done)
    if not placing.rows:
        raise no_units(source)
    for of in counts:
        of.say(feedback)
    placing.say()
    return merged_units(source, sums.result())


def merged_units(source, of):
    """Return Units of what UnitSums.result gives."""
    values, placement, merged = of
    unknown = {text: int(merged.times[np.isnan(value)].sum()) for text, value in values.items()}
    return Units(source, values, unknown, placement, None, None, None, (), merged)


class Placing:
    """Placing the units of a Source, batch by batch."""

    def __init__(self, source, ground, apportionment, feedback):
        self.source, self.ground, self.apportionment, self.feedback = source, ground, apportionment, feedback
        self.ancillary = ()
        self.rows, self.mended, self.first = 0, 0, None

    def of(self, shapes):
        """Return (Placement of the next Shapes, they in the plane of that, its CRS, by which way as in Units)."""
        ground, method, feedback, before = self.ground, self.apportionment.method, self.feedback, self.rows
        self.rows += len(shapes)
        shapes.kind[shapes.kind == LINE] = NOTHING
        if not (shapes.kind == POLYGON).any():
            to_divisions = transform_between(self.source.crs, ground.divisions.crs, ground.transform_context)
            shapes = shapes.transformed(to_divisions)
            return ground.points.place_points(shapes.points(), feedback), shapes, ground.divisions.crs, POINT
        shapes = on_plane(shapes, self.source.crs, ground.area_crs, ground.transform_context)
        # split by area, a unit that no boundary comes near is in or out as it is: only the others need to be valid
        which = ground.areas.near_boundary(shapes) if method == AREA else None
        shapes, mended = shapes.mended(which, feedback)
        if len(mended) and self.first is None:
            self.first = before + int(mended[0]) + 1
        self.mended += len(mended)
        if method == CENTROID:
            return ground.areas.place_points(shapes.points(), feedback), shapes, ground.area_crs, CENTROID
        if method == WEIGHTED:
            self.ancillary = self.ancillary or _read_weights(self.apportionment, ground, feedback)
            placement = place_weighted(ground.areas, shapes, *self.ancillary, feedback)
            return placement, shapes, ground.area_crs, WEIGHTED
        return ground.areas.place_areas(shapes, feedback), shapes, ground.area_crs, AREA

    def add_to(self, sums, values, shapes):
        """Place the next Shapes and add them, with their values by text, to UnitSums."""
        placement, shapes, crs, _ = self.of(shapes)
        sums.add(values, placement, shapes.kind != NOTHING, share_on(sums.shared, shapes, crs, self.ground))

    def say(self, numbered=True):
        """Warn of geometries that were mended; numbered: whether the first one's number is its number in the layer."""
        if not self.mended:
            return
        if numbered:
            text = tr(
                "Layer '{layer}': {count} invalid geometries were mended for this run only, the first that of feature "
                "{first}. Correct them with 'Fix geometries'."
            )
        else:
            text = tr(
                "Layer '{layer}': {count} invalid geometries were mended for this run only. Correct them with 'Fix "
                "geometries'."
            )
        self.feedback.pushWarning(text.format(layer=self.source.name, count=number(self.mended), first=self.first))


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
    _book(account, units, np.nan_to_num(units.values[total]))
    account.add(UNUSABLE, tr("unknown: {total} is NULL or no count").format(total=total), units.unknown[total], None)


def book_units(account, units):
    """Book units by their number, a split one by its parts: for a source that has no total of its own."""
    _book(account, units, units.times)


def _book(account, units, amounts):
    """Book amounts (n,) of units: counted, outside, unusable."""
    inside, placeable, times = units.placement.inside(), units.placeable, units.times
    # a share that is only rounding is not outside
    outside = placeable & (inside < 1 - 1e-9)
    for fate, reason, which, part in (
        (COUNTED, tr("in the divisions, units whole or in part"), inside > 0, inside),
        (OUTSIDE, tr("outside every division, units whole or in part"), outside, 1 - inside),
        (UNUSABLE, tr("without a usable geometry"), ~placeable, np.ones(len(inside))),
    ):
        account.add(fate, reason, times[which].sum(), float((amounts * part)[which].sum()))


def people_on_overlaps(units, total, ground):
    """Return the people (total, an expression text) of units on ground that several divisions share."""
    if units.merged is not None:
        share = units.merged.shared
    else:
        share = share_on(shared_ground(ground.overlaps()), units.shapes, units.crs, ground)
    return float((np.nan_to_num(units.values[total]) * share).sum())
