"""Geodesic distances by plain SQL: Gauss's mid-latitude formulas, to the third order.

With latitudes half-way, only one cosine of each pair of ends is needed. Up to NEAR the distance misses the geodesic by
less than 0.05 mm, which a test holds; beyond, PostGIS measures, whose function takes several times as long. The terms:
squares of the differences in longitude (l) and latitude (d), in radians; the square of the cosine of the latitude
half-way (c); 1 - e^2 sin^2 of it (w). The meridian's curvature enters by its second derivative.
"""

import numpy as np
from psycopg2 import sql

from .serversql import real

NEAR = 1.0  # degrees
ROUND = 1e-9  # metres by which the half axes of a sphere differ, for PostGIS
_ACROSS = "l * c / w * (1 - l * (1 - c) / 12 + d * (w * {p10} - {p9}) / (w * w))"
_ALONG = (
    "{polar2} * d / (w * w * w) * (1 - l / 4 + l * c * ({twelfth} - {bent} * c) "
    "+ d * ({quarter} * (c + c - 1) / w + {rest} * c * (1 - c) / (w * w)))"
)
_KM = """CASE WHEN {related} THEN CASE WHEN l + d < {near} THEN {half_axis} * sqrt({across} + {along})
    ELSE {schema}.ST_DistanceSpheroid({schema}.ST_MakePoint({x1}, {y1}), {schema}.ST_MakePoint({x2}, {y2}),
        CAST({spheroid} AS {schema}.spheroid)) / 1000 END END"""


class Geodesic:
    """SQL of the distance between two ends in degrees, in three steps: each needs the columns before."""

    def __init__(self, ellipsoid, schema, names=("x1", "y1", "x2", "y2")):
        """Take a geodesic.Ellipsoid, the schema that PostGIS is in, and the names of the ends' columns."""
        self.ellipsoid, self.schema = ellipsoid, schema
        self.ends = dict(zip(("x1", "y1", "x2", "y2"), map(sql.Identifier, names)))
        self.polar = (ellipsoid.minor / ellipsoid.major) ** 2

    def turn(self):
        """Return the column `turn`: the cosine of twice the latitude half-way; ends may be anything."""
        text = "CASE WHEN abs({y1} + {y2}) <= 180 THEN cos(radians({y1} + {y2})) END AS turn"
        return sql.SQL(text).format(**self.ends)

    def terms(self):
        """Return the columns l, d, c, w where `why` is NULL."""
        degree2, e2 = np.radians(1.0) ** 2, 1 - self.polar
        squares = []
        for first, second, name in (("x1", "x2", "l"), ("y1", "y2", "d")):
            between = sql.SQL("({} - {})").format(self.ends[first], self.ends[second])
            text = f"CASE WHEN why IS NULL THEN {{0}} * {{0}} * {{1}} END AS {name}"
            squares.append(sql.SQL(text).format(between, real(degree2)))
        w = sql.SQL("turn * {} + {} AS w").format(real(e2 / 2), real(1 - e2 / 2))
        return [*squares, sql.SQL("turn * {0} + {0} AS c").format(real(0.5)), w]

    def km(self, related):
        """Return the distance in km, NULL unless `related` (SQL) holds."""
        polar, e2 = self.polar, 1 - self.polar
        across = sql.SQL(_ACROSS).format(p10=real(polar * 10 / 12), p9=real(polar * 9 / 12))
        along = sql.SQL(_ALONG).format(
            polar2=real(polar**2),
            twelfth=real(1 / 12),
            bent=real(e2 / polar / 6),
            quarter=real(e2 / 4),
            rest=real(1.25 * e2**2),
        )
        major, minor = self.ellipsoid.major, self.ellipsoid.minor
        return sql.SQL(_KM).format(
            **self.ends,
            related=related,
            near=real(np.radians(NEAR) ** 2),
            half_axis=real(major / 1000),
            across=across,
            along=along,
            schema=sql.Identifier(self.schema),
            spheroid=sql.Literal(f'SPHEROID["of the divisions",{major!r},{major / max(major - minor, ROUND)!r}]'),
        )
