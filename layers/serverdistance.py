"""Geodesic distances by plain SQL: from the chord between two places to the arc over it.

The chord through the ellipsoid is exact. The arc is that of the circle that bends as the ellipsoid does half-way, in
the direction of the chord (Euler's theorem on curvature). Up to NEAR it misses the geodesic by less than 0.05 mm, which
a test holds; beyond, PostGIS measures, whose function takes four times as long.
"""

from psycopg2 import sql

from .serversql import once, real

NEAR = 200_000.0  # metres
_ENDS = ("x1", "y1", "x2", "y2")
# Each step carries on what the next ones need, and no more: there are millions of rows.
# First sines and cosines, and at either end the radius of curvature across the meridian, in half axes.
_TURNED = """SELECT {kept}, sin(f1) AS s1, cos(f1) AS c1, sin(f2) AS s2, cos(f2) AS c2, sin(half) AS turn,
        1 / sqrt(1 - {e2} * sin(f1) * sin(f1)) AS n1, 1 / sqrt(1 - {e2} * sin(f2) * sin(f2)) AS n2, {once}
    FROM (SELECT p.*, CASE WHEN {related} THEN radians(y1) END AS f1, CASE WHEN {related} THEN radians(y2) END AS f2,
        CASE WHEN {related} THEN radians((x1 - x2) / 2) END AS half FROM ({records}) AS p{where}) AS t"""
# then the chord's square, along the parallel and in the plane of the meridian
_CHORD = """SELECT {kept}, 4 * turn * turn * c1 * n1 * c2 * n2 AS east,
        (c1 * n1 - c2 * n2) * (c1 * n1 - c2 * n2)
        + {polar} * {polar} * (s1 * n1 - s2 * n2) * (s1 * n1 - s2 * n2) AS north,
        1 - {e2} * (s1 + s2) * (s1 + s2) / 4 AS bend, {once}
    FROM ({records}) AS t"""
# then (chord x curvature)^2, and the arc by the series of the arc sine
_BENT = """SELECT {kept}, east + north AS chord, CASE WHEN east + north > 0 THEN
        bend * (north * bend / {polar} + east) * (north * bend / {polar} + east) / (east + north) END AS bent, {once}
    FROM ({records}) AS t"""
_ARC = """SELECT {kept}, CASE WHEN chord = 0 THEN 0 WHEN chord < {near} THEN
        {half_axis} * sqrt(chord) * (1 + bent / 24 + bent * bent * 3 / 640)
        WHEN chord >= {near} THEN {schema}.ST_DistanceSpheroid({schema}.ST_MakePoint(x1, y1),
            {schema}.ST_MakePoint(x2, y2), CAST({spheroid} AS {schema}.spheroid)) / 1000 END AS km, {once}
    FROM ({records}) AS t"""


def measured(records, kept, related, where, ellipsoid, schema):
    """Return the SQL of what `records` selects (x1, y1, x2, y2 in degrees) with km, NULL unless `related` holds.

    kept: names of the columns to carry on; where: SQL of what else must hold, '' for nothing; ellipsoid:
    geodesic.Ellipsoid; schema: where PostGIS is.
    """
    polar = (ellipsoid.minor / ellipsoid.major) ** 2
    flattening = ellipsoid.major / (ellipsoid.major - ellipsoid.minor)
    numbers = {
        "kept": sql.SQL(", ").join(map(sql.Identifier, dict.fromkeys([*kept, *_ENDS]))),
        "polar": real(polar),
        "e2": real(1 - polar),
        "near": real((NEAR / ellipsoid.major) ** 2),
        "half_axis": real(ellipsoid.major / 1000),
        "schema": sql.Identifier(schema),
        "spheroid": sql.Literal(f'SPHEROID["of the divisions",{ellipsoid.major!r},{flattening!r}]'),
    }
    found = sql.SQL(_TURNED).format(records=records, related=related, where=where, once=once("turned"), **numbers)
    for name, text in (("through", _CHORD), ("bent over", _BENT), ("measured", _ARC)):
        found = sql.SQL(text).format(records=found, once=once(name), **numbers)
    return found
