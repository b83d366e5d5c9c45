"""Zones that commutes name by an id: looked up, placed by their point, measured once a pair."""

import numpy as np

from .columns import text_of
from .geodesic import geodesic_km
from .messages import Refusal, number, tr
from .planes import on_plane
from .reading import read
from .shapes import transform_between, transform_xy
from .wkb import NOTHING, POLYGON

NAMED = 5  # so many unknown ids are named in the log


class Zones:
    """Zones of a Source (polygons or points) by the ids of one of its fields."""

    def __init__(self, source, id_field, feedback=None):
        """Read them. Raises Refusal for ids that are NULL or stand twice."""
        source.require_crs()
        table = read(source, [id_field], geometry=True, feedback=feedback)
        if not table.rows:
            raise Refusal(tr("Layer '{layer}' has no features: choose the zones.").format(layer=source.name))
        self.source, self.shapes = source, table.shapes
        column = table.fields[id_field]
        self.number_field = column.numeric
        where = {"layer": source.name, "field": id_field}
        self.index = {}
        for k, text in enumerate(column.as_text()):
            text = (text or "").strip()
            if not text:
                raise Refusal(
                    tr("Layer '{layer}', field '{field}': zone {zone} has no id; give every zone one.").format(
                        zone=k + 1, **where
                    )
                )
            if text in self.index:
                raise Refusal(
                    tr(
                        "Layer '{layer}', field '{field}': zones {first} and {zone} both have the id '{id}'; give each "
                        "its own."
                    ).format(first=self.index[text] + 1, zone=k + 1, id=text, **where)
                )
            self.index[text] = k
        # '0101' in a table of numbers is 101: without zeros, as long as that is no other zone's id
        bare = {}
        for text, k in self.index.items():
            bare.setdefault(text.lstrip("0"), []).append(k)
        self.bare = {text: ks[0] for text, ks in bare.items() if len(ks) == 1}
        self.unknown = {}
        self.seen = {}
        self.matched_bare = set()

    def place(self, ground, regions, geographic, feedback):
        """Put every zone's point in a division or region, and measure what does not depend on pairs."""
        context = ground.transform_context
        plane = on_plane(self.shapes, self.source.crs, ground.area_crs, context)
        plane, _ = plane.mended()
        points = plane.points()
        back = transform_between(ground.area_crs, ground.divisions.crs, context)
        xy = transform_xy(points, back)
        # a zone that was a point in the divisions' own plane stays exactly where it is
        if not (self.shapes.kind == POLYGON).any():
            own = transform_between(self.source.crs, ground.divisions.crs, context)
            xy = self.shapes.transformed(own).points()
        self.placeless = plane.kind == NOTHING
        xy[self.placeless] = np.nan
        self.xy = xy
        self.place_of = regions.places(ground.points.points(xy, feedback), xy, feedback)
        self.degrees = transform_xy(points, transform_between(ground.area_crs, geographic, context))
        areas = np.array([plane.geometry(i).area() if k == POLYGON else np.nan for i, k in enumerate(plane.kind)])
        # roughly the mean distance between two random points of the zone; unknown for a point
        self.within_km = 0.5 * np.sqrt(areas) / 1000.0

    def look_up(self, column, why, which, times=None):
        """(n,) zone numbers of a Column of ids; a reason in `why` (n,) where there is none.

        which: end, in words; times (n,): how many records each stands for, one where not given.
        """
        codes, distinct = column.coded()
        # a NULL has the number -1, which here is the unknown zone appended last
        seen = [*map(self._look_up, distinct), (-1, True)]
        zone, without = np.array([zone for zone, _ in seen], int)[codes], np.array([no for _, no in seen])[codes]
        free = np.equal(why, None)
        why[free & without] = tr("{end} has no zone id").format(end=which)
        lost = free & ~without & (zone < 0)
        why[lost] = tr("{end} is in a zone that '{layer}' does not have").format(end=which, layer=self.source.name)
        records = np.bincount(codes[lost], None if times is None else times[lost])
        for k in np.flatnonzero(records).tolist():
            name = text_of(distinct[k])
            self.unknown[name] = self.unknown.get(name, 0) + int(records[k])
        zone = np.maximum(zone, 0)
        empty = np.equal(why, None) & self.placeless[zone]
        why[empty] = tr("{end} is in a zone without a geometry").format(end=which)
        return zone

    def _look_up(self, value):
        """Return (zone number, -1 unknown; whether it is no id) of a value: each is looked up once for all batches."""
        key = type(value), value
        if key not in self.seen:
            # a blank text is no id, and neither is a NaN, which only a memory layer holds
            self.seen[key] = self._find(value), value is None or not text_of(value).strip()
        return self.seen[key]

    def _find(self, value):
        if value is None:
            return -1
        text = text_of(value).strip()
        if not text:
            return -1
        if text in self.index:
            return self.index[text]
        bare = self.bare.get(text.lstrip("0"), -1)
        if bare >= 0:
            self.matched_bare.add(text)
        return bare

    def kilometres(self, home, work, usable, ellipsoid):
        """(n,) km between zones, and within one, where `usable`; NaN elsewhere. Each pair of zones is measured once."""
        import pandas as pd

        km = np.full(len(home), np.nan)
        same, apart = usable & (home == work), usable & (home != work)
        km[same] = self.within_km[home[same]]
        count = len(self.place_of)
        inverse, pairs = pd.factorize(home[apart] * count + work[apart])
        km[apart] = geodesic_km(self.degrees[pairs // count], self.degrees[pairs % count], ellipsoid)[inverse]
        return km

    def say_unknown(self, feedback):
        """Name the ids that no zone has, most frequent first, and ids that were matched without their zeros."""
        if self.unknown:
            names = sorted(self.unknown, key=lambda name: (-self.unknown[name], name))
            shown = ", ".join(f"'{name}' ({number(self.unknown[name])})" for name in names[:NAMED])
            feedback.pushWarning(
                tr(
                    "{count} zone id(s) of the commutes are not in '{layer}', each with its records: {ids}{more}. "
                    "Their records are counted as unlocated; add the zones or correct the ids."
                ).format(
                    count=number(len(names)),
                    layer=self.source.name,
                    ids=shown,
                    more=" ..." if len(names) > NAMED else "",
                )
            )
        if self.matched_bare:
            feedback.pushInfo(
                tr("{count} zone id(s) were matched without their leading zeros.").format(
                    count=number(len(self.matched_bare))
                )
            )
