"""The outside: named regions around the divisions, and elsewhere."""

from copy import copy

import numpy as np
from qgis.core import QgsGeometry

from . import hexagons
from .divisions import read_divisions
from .messages import Refusal, tr
from .placing import Locator
from .shapes import from_geometries, transform_between, transform_xy, valid_polygon

ELSEWHERE = "elsewhere"
FEWEST = 10  # commuters whose mean place is nobody's home
CELL = 2000.0  # metres, as on the commuting map


class Regions:
    """External regions (or none) in the plane of the divisions; numbers places: divisions, regions, elsewhere."""

    def __init__(self, source, id_field, ground, feedback=None):
        """Read the regions of a Source (None: everything outside is elsewhere). Raises Refusal for a shared id."""
        self.ground = ground
        self.ids, self.geometries, self.locator = [], [], None
        if source is None:
            return
        regions = read_divisions(source, id_field, feedback=feedback)
        self.ids, self.named_by = regions.ids, {"layer": source.name, "field": id_field}
        self._refuse_shared_ids()
        transform = transform_between(source.crs, ground.divisions.crs, ground.transform_context)
        shapes = from_geometries([valid_polygon(g) for g in regions.geometries]).transformed(transform)
        self.geometries = [shapes.geometry(i) if shapes.kind[i] else QgsGeometry() for i in range(len(shapes))]
        self.locator = Locator(self.geometries, self.ids, feedback)
        self._say_overlap(source, feedback)

    def _refuse_shared_ids(self):
        both = sorted(set(self.ids) & set(self.ground.divisions.ids))
        if both:
            raise Refusal(
                tr(
                    "Layer '{layer}', field '{field}': the id '{id}' is a division's too; give the outside region "
                    "another."
                ).format(id=both[0], **self.named_by)
            )

    def _say_overlap(self, source, feedback):
        """Say where regions lie over divisions: there the division counts."""
        divisions = [valid_polygon(g) for g in self.ground.divisions.geometries]
        over = [
            i
            for i, region in zip(self.ids, self.geometries)
            if any(region.intersects(g) and region.intersection(g).area() > 0 for g in divisions)
        ]
        if over and feedback is not None:
            feedback.pushWarning(
                tr(
                    "Layer '{layer}': region(s) {ids} overlap the divisions; what lies in both is the division's."
                ).format(layer=source.name, ids=", ".join(f"'{i}'" for i in over[:5]))
            )

    def around(self, ground):
        """Return the same regions around divisions that were edited. Raises Refusal for an id that both have."""
        other = copy(self)
        other.ground = ground
        other._refuse_shared_ids()
        return other

    @property
    def place_ids(self):
        """The ids of all places: divisions, regions, elsewhere."""
        return [*self.ground.divisions.ids, *self.ids, ELSEWHERE]

    def drawn_elsewhere(self, mean, commuters, limit):
        """Return (2,) where to draw elsewhere: the mean place (2,) of its ends, or their cell where they are few.

        The mean of a few is where they live.
        """
        if commuters >= max(limit, FEWEST):
            return mean
        plane = self.ground.divisions.crs, self.ground.area_crs
        to_plane, back = (transform_between(*way, self.ground.transform_context) for way in (plane, plane[::-1]))
        xy = transform_xy(np.array([mean], float), to_plane)
        if not np.isfinite(xy).all():
            return np.full(2, np.nan)
        centre = hexagons.centres(*hexagons.cells(xy, CELL), CELL)
        return transform_xy(centre, back)[0]

    def places(self, division, xy, feedback=None):
        """(n,) place numbers: the division (n,) if there is one, else the region of xy (n, 2), else elsewhere."""
        count = len(self.ground.divisions)
        place = np.where(division >= 0, division, count + len(self.ids))
        if self.locator is not None:
            outside = np.flatnonzero(division < 0)
            region = self.locator.points(xy[outside], feedback)
            place[outside[region >= 0]] = count + region[region >= 0]
        return place

    def points(self):
        """(regions, 2) the point of each region, in the divisions' CRS."""
        if not self.geometries:
            return np.empty((0, 2))
        return from_geometries(self.geometries).points()
