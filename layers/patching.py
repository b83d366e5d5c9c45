"""Placing again after divisions were edited: only what lies around those that changed, the rest stays where it was."""

from typing import NamedTuple

import numpy as np
from qgis.core import QgsGeometry

from .commutes import commuters_on, elsewhere_sums, mean_place
from .dasymetric import place_weighted
from .divisions import Ground
from .placing import CELLS, Locator, Placement, meets, shared_ground, within
from .units import CENTROID, POINT, WEIGHTED
from .wkb import NOTHING, POLYGON

FEWEST_CELLS = 128


class Edit(NamedTuple):
    """What lies between two states of divisions.

    ground: the divisions.Ground of the later one; renumbered (before,): the new number of each old division, -1 where
    it is gone; boxes and flat_boxes (k, 4): around each changed division, before and after, in the divisions' plane and
    in the equal-area one; bounds and flat_bounds (after, 4): of every division after it, in these planes.
    """

    ground: Ground
    renumbered: np.ndarray
    boxes: np.ndarray
    flat_boxes: np.ndarray
    bounds: np.ndarray
    flat_bounds: np.ndarray


def edit_between(before, after):
    """Return the Edit between two Grounds; None where their planes differ, so that all has to be placed again."""
    if before.area_crs != after.area_crs or before.divisions.crs != after.divisions.crs:
        return None
    old, new = before.divisions, after.divisions
    number_of = {division: k for k, division in enumerate(new.ids)}
    renumbered = np.array([number_of.get(division, -1) for division in old.ids], int)
    same = {k for k, n in enumerate(renumbered.tolist()) if n >= 0 and _alike(old.geometries[k], new.geometries[n])}
    gone = [k for k in range(len(old.ids)) if k not in same]
    kept = {int(renumbered[k]) for k in same}
    come = [k for k in range(len(new.ids)) if k not in kept]
    bounds, flat_bounds = _boxes(new.geometries), after.flat.bounds()
    flat_boxes = np.concatenate([before.flat.bounds()[gone], flat_bounds[come]])
    boxes = np.concatenate([_boxes([old.geometries[k] for k in gone]), bounds[come]])
    return Edit(after, renumbered, boxes, flat_boxes, bounds, flat_bounds)


def _alike(a, b):
    return a.isNull() == b.isNull() and (a.isNull() or a.equals(b))


def _boxes(geometries):
    """(n, 4) xmin, ymin, xmax, ymax; NaN without a geometry."""
    boxes = (QgsGeometry.boundingBox(g) for g in geometries)
    rows = [
        (np.nan,) * 4 if g.isNull() or g.isEmpty() else (b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum())
        for g, b in zip(geometries, boxes)
    ]
    return np.array(rows, float).reshape(-1, 4)


def _locator(edit, box, by_area, things):
    """Return (a Locator of the divisions that a box meets, their numbers); things: how many will be placed."""
    ground = edit.ground
    near = np.flatnonzero(meets(edit.flat_bounds if by_area else edit.bounds, [box]))
    geometries = [ground.flat.geometry(k) if by_area else ground.divisions.geometries[k] for k in near.tolist()]
    # the answer is the same at any number of cells; a fine grid is made for many things only
    cells = int(np.clip(8 * np.sqrt(things), FEWEST_CELLS, CELLS))
    return Locator(geometries, [ground.divisions.ids[k] for k in near.tolist()], ground.feedback, cells), near


def points_again(division, xy, edit, by_area=False):
    """Return (division (n,) of each point after an Edit, -1 for none; numbers of those that were placed again).

    division: of each point (n, 2) before; xy is in the equal-area plane if by_area, else in the divisions' own.
    """
    again = np.flatnonzero(within(edit.flat_boxes if by_area else edit.boxes, xy))
    moved = np.append(edit.renumbered, -1)[division]
    if len(again):
        at = xy[again]
        locator, near = _locator(edit, (*at.min(axis=0), *at.max(axis=0)), by_area, len(again))
        moved[again] = np.append(near, -1)[locator.points(at, edit.ground.feedback)]
    return moved, again


def located_again(located, edit):
    """Return facilities.Located points after an Edit."""
    division, _ = points_again(located.division, located.xy, edit, located.by_area)
    return located._replace(division=division)


def units_again(units, edit):
    """Return units.Units after an Edit; the same weights as placing all of them again."""
    shapes, placement = units.shapes, units.placement
    by_area = units.by != POINT
    again = np.flatnonzero(meets(shapes.bounds(), edit.flat_boxes if by_area else edit.boxes))
    kept = ~np.isin(placement.unit, again)
    unit, weight = placement.unit[kept], placement.weight[kept]
    division = edit.renumbered[placement.division[kept]]
    kind = shapes.kind
    if len(again):
        part, kind = _placed(shapes, again, by_area, units, edit)
        unit = np.concatenate([unit, again[part.unit]])
        division = np.concatenate([division, part.division])
        weight = np.concatenate([weight, part.weight])
    order = np.lexsort((division, unit))
    count = len(edit.ground.divisions)
    shapes.kind = kind
    return units._replace(placement=Placement(unit[order], division[order], weight[order], len(shapes), count))


def _placed(shapes, again, by_area, units, edit):
    """Return (Placement of some of the Shapes in all divisions, the kinds of all Shapes)."""
    some, feedback = shapes.taken(again), edit.ground.feedback
    bounds = some.bounds()
    box = (*np.nanmin(bounds[:, :2], axis=0), *np.nanmax(bounds[:, 2:], axis=0))
    locator, near = _locator(edit, box, by_area, len(some))
    if not by_area or units.by == CENTROID:
        part = locator.place_points(some.points(), feedback)
    elif units.by == WEIGHTED:
        parts, weights = units.ancillary
        close = np.flatnonzero(meets(parts.bounds(), [box]))
        part = place_weighted(locator, some, parts.taken(close), weights[close], feedback)
    else:
        some, _ = some.mended(locator.near_boundary(some), feedback)
        part = locator.place_areas(some, feedback)
    kind = shapes.kind.copy()
    # one that is invalid and has no area is found so only where it has to be split
    kind[again[(some.kind == NOTHING) & (kind[again] == POLYGON)]] = NOTHING
    return part._replace(division=near[part.division]), kind


def commutes_again(commutes, regions, edit):
    """Return (commutes.Commutes after an Edit, the Regions around the divisions as they are now).

    commutes: read with keep_ends.
    """
    old, new = len(edit.renumbered), len(edit.ground.divisions)
    around = regions.around(edit.ground)
    elsewhere = new + len(around.ids)
    places = []
    for place, xy in zip((commutes.home, commutes.work), commutes.ends):
        division, again = points_again(np.where(place < old, place, -1), xy, edit)
        moved = np.where(place < old, division, place - old + new)
        # inside the divisions that changed one may have come in from a region, or have been left to one
        moved[again] = around.places(division[again], xy[again], edit.ground.feedback)
        places.append(moved)
    home, work = places
    sums = elsewhere_sums(home, work, commutes.ends, commutes.commuters, new, elsewhere)
    on_overlaps = commuters_on(_overlaps(edit), commutes.ends, commutes.commuters, edit.ground.feedback)
    moved = commutes._replace(home=home, work=work, elsewhere=mean_place(sums), on_overlaps=on_overlaps)
    return moved, around


def _overlaps(edit):
    """Return a Locator of where divisions overlap in their own plane, None where they do nowhere.

    Only those that overlap in the equal-area plane are looked at: a whole Locator of their own is not made for an edit.
    """
    shared = np.unique([k for o in edit.ground.overlaps() for k in (o.first, o.second)]).astype(int)
    if not len(shared) or not np.isfinite(edit.flat_bounds[shared]).all():
        return None
    divisions, feedback = edit.ground.divisions, edit.ground.feedback
    own = Locator([divisions.geometries[k] for k in shared], [divisions.ids[k] for k in shared], feedback)
    return shared_ground(own.overlaps)


class Faults(NamedTuple):
    """What an edit has left wrong: ground (QgsGeometry, equal-area plane) shared by divisions, and lost to all."""

    overlaps: list
    gap: QgsGeometry

    @property
    def overlap_area(self):
        """m2 that divisions share."""
        return sum(overlap.area for overlap in self.overlaps)

    @property
    def gap_area(self):
        """m2 that belonged to a division and belongs to none now."""
        return max(self.gap.area(), 0.0)


def faults(before, after):
    """Return the Faults of divisions after an edit; before, after: Grounds at its start and now.

    Overlaps are all there are; a gap is ground that some division had at the start.
    """
    old, new = before.divisions, dict(zip(after.divisions.ids, after.divisions.geometries))
    changed = [k for k, i in enumerate(old.ids) if i not in new or not _alike(old.geometries[k], new[i])]
    had = [before.areas.polygons[k] for k in changed if not before.areas.polygons[k].isEmpty()]
    gap = QgsGeometry()
    if before.area_crs == after.area_crs and had:
        lost = QgsGeometry.unaryUnion(had)
        box = lost.boundingBox()
        near = [g for g in after.areas.polygons if not g.isEmpty() and g.boundingBox().intersects(box)]
        gap = lost.difference(QgsGeometry.unaryUnion(near)) if near else lost
    return Faults(after.overlaps(), gap)
