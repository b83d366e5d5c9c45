"""Facilities, and whatever else has a type and a place: read once, located, placed in divisions, accounted for."""

from typing import NamedTuple

import numpy as np

from .columns import text_of
from .expressions import Expression, counts_only
from .geodesic import cartesian, ellipsoid_of, geographic_crs
from .ledger import COUNTED, UNUSABLE
from .messages import Refusal, tr
from .planes import on_plane
from .reading import read
from .shapes import transform_between, transform_xy
from .wkb import LINE, NOTHING, POLYGON


class Located(NamedTuple):
    """Where features are: division (n,), -1 outside; xyz (n, 3), metres from the Earth's centre, NaN without a place.

    xy (n, 2): the points that were placed, in the equal-area plane if by_area, else in the divisions' own.
    """

    division: np.ndarray
    xyz: np.ndarray
    xy: np.ndarray
    by_area: bool


class Facilities(NamedTuple):
    """Facilities (or firms, or places) of a Source, (f,) each.

    kind: number of its type in the list asked for, -1 for another or none; capacity: NaN unknown, None where none was
    asked for; located: where they are. others: types that were not asked for -> how many. unknown: how many have no
    usable capacity.
    """

    source: object
    kind: np.ndarray
    capacity: np.ndarray
    located: "Located"
    others: dict
    unknown: int

    @property
    def division(self):
        """(f,) the number of the division that each lies in, -1 outside."""
        return self.located.division

    @property
    def xyz(self):
        """(f, 3) metres from the Earth's centre, NaN without a geometry."""
        return self.located.xyz

    @property
    def placed(self):
        """(f,) whether each has a place."""
        return np.isfinite(self.xyz).all(axis=1)

    def usable(self, kind):
        """Return the numbers of the facilities of a type that can be counted."""
        fine = (self.kind == kind) & self.placed
        return np.flatnonzero(fine if self.capacity is None else fine & ~np.isnan(self.capacity))

    def capacity_of(self, which):
        """Return the capacities of facilities (numbers): 1 each where none was asked for."""
        return np.ones(len(which)) if self.capacity is None else self.capacity[which]

    def supply(self, kind, divisions):
        """(divisions,) the capacity of a type that stands in each division."""
        own = self.usable(kind)
        own = own[self.division[own] >= 0]
        return np.bincount(self.division[own], self.capacity_of(own), divisions)


def read_facilities(source, type_field, number_of, capacity, ground, feedback, what=None):
    """Read the Facilities of a Source.

    number_of: what the field has -> the number of its type; capacity: an expression text, '' for none; what: what they
    are, in a word. Raises Refusal.
    """
    source.require_crs()
    parsed = [Expression(capacity, source)] if capacity else []
    table = read(source, [type_field], parsed, geometry=True, feedback=feedback)
    if not table.rows:
        raise nothing_in(source, what or tr("facilities"))
    codes, distinct = table.fields[type_field].coded()
    words = [text_of(value).strip() for value in distinct]
    kind = np.array([*(number_of.get(word, -1) for word in words), -1], int)[codes]
    counts = np.bincount(codes[codes >= 0], minlength=len(words))
    others = {}
    for word, count in zip(words, counts.tolist()):
        if word not in number_of:
            others[word] = others.get(word, 0) + count
    values, unknown = None, 0
    if capacity:
        values, _ = counts_only(table.expressions[0], source.name, capacity, feedback)
        unknown = int((np.isnan(values) & (kind >= 0)).sum())
    return Facilities(source, kind, values, locate(table.shapes, source, ground, feedback), others, unknown)


def nothing_in(source, what):
    """Return the Refusal of a Source without features, where `what` (in a word) were to be."""
    return Refusal(tr("Layer '{layer}' has no features: choose the {what}.").format(layer=source.name, what=what))


def locate(shapes, source, ground, feedback):
    """Return the Located points of features.

    A line has no place. Points are placed in the divisions' own plane, polygons by their point in the equal-area one.
    """
    context = ground.transform_context
    shapes.kind[shapes.kind == LINE] = NOTHING
    by_area = bool((shapes.kind == POLYGON).any())
    if by_area:
        shapes, _ = on_plane(shapes, source.crs, ground.area_crs, context).mended(feedback=feedback)
        places, crs = ground.areas, ground.area_crs
    else:
        shapes = shapes.transformed(transform_between(source.crs, ground.divisions.crs, context))
        places, crs = ground.points, ground.divisions.crs
    xy = shapes.points()
    return Located(places.points(xy, feedback), earth_xyz(xy, crs, ground), xy, by_area)


def earth_xyz(xy, crs, ground):
    """Return metres from the Earth's centre (n, 3) of coordinates (n, 2) of a CRS, on the divisions' ellipsoid."""
    ellipsoid = ellipsoid_of(ground.divisions.crs)
    degrees = transform_xy(xy, transform_between(crs, geographic_crs(ellipsoid), ground.transform_context))
    return cartesian(degrees, ellipsoid)


def unit_xyz(units, ground, feedback):
    """Return metres from the Earth's centre (n, 3) of the points of Units."""
    shapes, _ = units.shapes.mended(feedback=feedback)
    return earth_xyz(shapes.points(), units.crs, ground)


def book_facilities(account, facilities):
    """Book facilities by their number: counted inside and outside, or why one cannot be used."""
    placeless = ~facilities.placed
    asked = facilities.kind >= 0
    unknown = np.zeros(len(asked), bool) if facilities.capacity is None else np.isnan(facilities.capacity)
    fine = asked & ~placeless & ~unknown
    inside = facilities.division >= 0
    for fate, which, text in (
        (COUNTED, fine & inside, tr("in the divisions")),
        (COUNTED, fine & ~inside, tr("outside every division; they serve all the same")),
        (UNUSABLE, ~asked, tr("of a type that is not asked for, or of none")),
        (UNUSABLE, asked & placeless, tr("without a usable geometry")),
        (UNUSABLE, asked & ~placeless & unknown, tr("whose capacity is NULL or no count")),
    ):
        account.add(fate, text, which.sum(), float(which.sum()))
