"""Records whose distance may lie in some steps, as SQL: a cheap test on a plane, made before any place is looked up.

The plane is that of the ends' own CRS, whose scale is looked at around the divisions, or of the latitude half-way.
That misses the distance on the ellipsoid by less than its `tolerance`, up to FAR and POLAR; beyond FAR it is never
much less, and beyond POLAR all records count as near.
"""

import numpy as np
from psycopg2 import sql

from .geodesic import geodesic_km
from .serversql import real, reals
from .shapes import transform_xy

FAR = 200.0  # km
POLAR = 75.0  # degrees
CUT = 5000.0  # km on a map: of ways that are shorter than FAR only those across its edge are longer there
GRID, DIRECTIONS, STEP = 25, 16, 0.1  # places and ways in which a map's scale is looked at, km of a way
BENT = 0.002  # share by which a plane misses the sphere's distance, up to FAR and POLAR
# the square of the km; the square of a cosine by that of twice the angle
_SQUARE = "((x1 - x2) * (x1 - x2) * (0.5 + 0.5 * cos(radians(y1 + y2))) * {across} + (y1 - y2) * (y1 - y2) * {along})"
# an end may be anything: what has no place is looked at too
_UNCUT = "greatest(abs(x1), abs(y1), abs(x2), abs(y2)) < 1e30 AND abs(x1 - x2) < {cut} AND abs(y1 - y2) < {cut}"
_KNOWN = "abs(y1) <= {polar} AND abs(y2) <= {polar} AND abs(x1 - x2) <= 180"


class Near:
    """Which records may have a distance in certain ranges; each method returns SQL of a condition."""

    def __init__(self, distance, known, least, most):
        """Take SQL of a distance and of whether it tells anything, and functions: km -> least and most it may be."""
        self.distance, self.known, self.least, self.most = distance, known, least, most

    def any_of(self, low, high):
        """Return: the distance may be in one of the ranges from low to high (n,) km."""
        ends = _merged(self.least(low), self.most(high))
        text = "CASE WHEN {known} THEN width_bucket({distance}, {ends}) % 2 = 1 ELSE true END"
        return sql.SQL(text).format(known=self.known, distance=self.distance, ends=reals(ends.ravel()))

    def of_place(self, end, low, high):
        """Return: the distance may be from low to high (divisions,) km of the division at the "home" or "work" end.

        Where high is below low there is no such distance.
        """
        text = (
            "CASE WHEN {end} >= {count} THEN false WHEN {known} THEN "
            "{distance} BETWEEN ({low})[{end} + 1] AND ({high})[{end} + 1] ELSE true END"
        )
        return sql.SQL(text).format(
            end=sql.Identifier(end),
            count=sql.Literal(len(low)),
            known=self.known,
            distance=self.distance,
            low=reals(self.least(low)),
            high=reals(np.where(high < low, -1.0, self.most(high))),
        )


def near_measured():
    """Return a Near of a distance that a field has, `measured`."""
    return Near(sql.SQL("measured"), sql.SQL("true"), lambda km: km, lambda km: km)


def near_on_plane(ellipsoid, south, north):
    """Return a Near of ends in degrees, on a geodesic.Ellipsoid, most of them around the latitudes south to north."""
    across, along, tolerance = plane_of(ellipsoid, south, north)
    square = sql.SQL(_SQUARE).format(across=real(across**2), along=real(along**2))
    known = sql.SQL(_KNOWN).format(polar=real(POLAR))
    return Near(square, known, *_squares(1 - tolerance, 1 + tolerance))


def near_on_map(ellipsoid, box, metres, to_degrees):
    """Return a Near of ends in a CRS on a plane, whose unit is so many metres; box (2, 2): the divisions' there.

    One end of each that counts lies in the box. No way is shorter on the map than the least scale within FAR of the box
    makes it, nor longer than the greatest does; beyond FAR it is longer on the map than FAR. Only across an edge of the
    map is it much longer there: beyond CUT all are near.
    """
    unit = metres / 1000
    ends = np.stack(np.meshgrid(*np.linspace(box[0] - FAR / unit, box[1] + FAR / unit, GRID).T), axis=-1).reshape(-1, 2)
    degrees = transform_xy(ends, to_degrees)
    scales = []
    for turn in np.linspace(0.0, np.pi, DIRECTIONS, endpoint=False):
        step = STEP / unit * np.array([np.cos(turn), np.sin(turn)])
        scales.append(STEP / geodesic_km(degrees, transform_xy(ends + step, to_degrees), ellipsoid))
    least, most = np.min(scales) - BENT, np.max(scales) + BENT
    square = sql.SQL("((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2)) * {}").format(real(unit**2))
    # where a place has no scale, all are near
    known = sql.SQL(_UNCUT).format(cut=real(CUT / unit)) if least > 0 and np.isfinite(most) else sql.SQL("false")
    return Near(square, known, *_squares(least, most))


def _squares(least, most):
    """Return functions: km -> the least and most that the square of a distance on a plane may be, of scales there."""

    def low(km):
        return (np.minimum(km, 0.98 * FAR / most) * least) ** 2

    def high(km):
        return np.where(km * most > 0.98 * FAR, np.inf, (km * most) ** 2)

    return low, high


def plane_of(ellipsoid, south, north):
    """Return km of a degree across and along the meridian, and the share by which distances miss the ellipsoid's."""
    reach = np.degrees(FAR / (ellipsoid.minor / 1000))
    latitudes = np.radians(np.linspace(max(south - reach, -90), min(north + reach, 90), 100))
    e2 = 1 - (ellipsoid.minor / ellipsoid.major) ** 2
    w = 1 - e2 * np.sin(latitudes) ** 2
    degree = np.radians(ellipsoid.major / 1000)
    scales = degree / np.sqrt(w), degree * (1 - e2) / w**1.5
    miss = max(float(np.abs(of / of.mean() - 1).max()) for of in scales)
    return float(scales[0].mean()), float(scales[1].mean()), BENT + 2 * miss


def _merged(low, high):
    """(m, 2) the ranges from low to high (n,) as ranges apart from each other, ascending."""
    merged = []
    for start, end in sorted(zip(low.tolist(), high.tolist())):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    # a bucket lacks its upper end
    return np.array([[start, np.nextafter(end, np.inf)] for start, end in merged])
