"""Records whose distance may lie in some steps, as SQL: a cheap test on a plane, made before any place is looked up.

The plane is that of the latitude half-way. It misses the distance on the ellipsoid by less than its `tolerance`, up to
FAR and POLAR; beyond FAR it is never much less, and beyond POLAR all records count as near.
"""

import numpy as np
from psycopg2 import sql

from .serversql import real, reals

FAR = 200.0  # km
POLAR = 75.0  # degrees
BENT = 0.002  # share by which a plane misses the sphere's distance, up to FAR and POLAR
# the square of the km; the square of a cosine by that of twice the angle
_SQUARE = "((x1 - x2) * (x1 - x2) * (0.5 + 0.5 * cos(radians(y1 + y2))) * {across} + (y1 - y2) * (y1 - y2) * {along})"
# an end may be anything: what has no place is looked at too
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

    def least(km):
        return (np.minimum(km, 0.98 * FAR) * (1 - tolerance)) ** 2

    def most(km):
        return np.where(km > FAR, np.inf, (km * (1 + tolerance)) ** 2)

    return Near(square, sql.SQL(_KNOWN).format(polar=real(POLAR)), least, most)


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
