"""Small geometry helpers. Coordinates are EPSG:4326 degrees (lon, lat); the flat frame is kilometres around Lingang."""

import zlib

import numpy as np
from osgeo import ogr, osr

ORIGIN = np.array([121.83, 30.92])
KM_PER_DEGREE = np.array([95.63, 110.86])  # at 30.92 N on WGS84
DECIMALS = 6

ogr.UseExceptions()
osr.UseExceptions()


def to_km(degrees):
    """Flat kilometres east and north of ORIGIN, for degrees (n, 2)."""
    return (np.asarray(degrees, float) - ORIGIN) * KM_PER_DEGREE


def to_degrees(km):
    """Degrees rounded to DECIMALS, for flat kilometres (n, 2)."""
    return np.round(np.asarray(km, float) / KM_PER_DEGREE + ORIGIN, DECIMALS)


def wgs84():
    """EPSG:4326 with longitude first."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def equal_area_transform():
    """Degrees to metres of an equal-area projection centred on the sample."""
    reference = osr.SpatialReference()
    reference.ImportFromProj4("+proj=laea +lat_0=30.92 +lon_0=121.83 +datum=WGS84 +units=m")
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(wgs84(), reference)


def area_m2(geometry, transform):
    """Area of a degree geometry in square metres."""
    flat = geometry.Clone()
    flat.Transform(transform)
    return flat.GetArea()


def rng_for(*names):
    """A random generator that depends on the names only, so that one part can change without moving another."""
    return np.random.default_rng(zlib.crc32("|".join(str(n) for n in names).encode()))


def natural_line(start, end, rng, roughness, step_km, bend=0.0):
    """Vertices in km from start to end (both included): midpoint displacement until steps are under step_km.

    roughness and bend are parts of a step's length; bend moves the first middle to the left.
    """
    line = np.array([start, end], float)
    if bend:
        delta = line[1] - line[0]
        line = np.insert(line, 1, line.mean(axis=0) + bend * np.array([-delta[1], delta[0]]), axis=0)
    swing = roughness
    while np.linalg.norm(np.diff(line, axis=0), axis=1).max() > step_km:
        delta = np.diff(line, axis=0)
        normal = np.column_stack([-delta[:, 1], delta[:, 0]])
        middle = line[:-1] + delta * rng.uniform(0.42, 0.58, (len(delta), 1))
        middle += normal * np.clip(rng.normal(0, swing, (len(delta), 1)), -2 * swing, 2 * swing)
        joined = np.empty((len(line) + len(middle), 2))
        joined[::2], joined[1::2] = line, middle
        line, swing = joined, swing * 0.8
    return line


def polygon(ring, *holes):
    """An ogr polygon of one outer ring and its holes, each an (n, 2) array, closed or not."""
    shape = ogr.Geometry(ogr.wkbPolygon)
    for points in (ring, *holes):
        part = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points:
            part.AddPoint_2D(float(x), float(y))
        part.CloseRings()
        shape.AddGeometry(part)
    return shape


def line_string(points):
    """An ogr line of (n, 2) vertices."""
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(float(x), float(y))
    return line


def rings_of(shape):
    """All rings of a polygon or multipolygon as (n, 2) arrays."""
    if shape.GetGeometryName() == "POLYGON":
        parts = [shape]
    else:
        parts = [shape.GetGeometryRef(i) for i in range(shape.GetGeometryCount())]
    return [
        np.array(part.GetGeometryRef(i).GetPoints())[:, :2] for part in parts for i in range(part.GetGeometryCount())
    ]


def inside(points, shape):
    """True for each of the points (n, 2) that the polygon holds: even-odd rule over all of its rings."""
    points = np.asarray(points, float)
    result = np.zeros(len(points), bool)
    west, east, south, north = shape.GetEnvelope()
    near = np.flatnonzero(
        (points[:, 0] >= west) & (points[:, 0] <= east) & (points[:, 1] >= south) & (points[:, 1] <= north)
    )
    x, y = points[near].T
    odd = np.zeros(len(near), bool)
    for ring in rings_of(shape):
        for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
            if y1 != y2:
                odd ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    result[near] = odd
    return result


def locate(points, shapes):
    """Index of the shape that holds each point, -1 where none does."""
    where = np.full(len(points), -1)
    for index, shape in enumerate(shapes):
        where[inside(points, shape) & (where < 0)] = index
    return where


def geodesic_km(lon1, lat1, lon2, lat2):
    """Distance in km on WGS84 by Vincenty's inverse formula; arrays in degrees."""
    major, flat = 6378.137, 1 / 298.257223563
    minor = major * (1 - flat)
    u1, u2 = (np.arctan((1 - flat) * np.tan(np.radians(lat))) for lat in (lat1, lat2))
    difference = np.radians(np.asarray(lon2) - np.asarray(lon1))
    s1, c1, s2, c2 = np.sin(u1), np.cos(u1), np.sin(u2), np.cos(u2)
    lam = difference
    for _ in range(12):
        sin_sigma = np.hypot(c2 * np.sin(lam), c1 * s2 - s1 * c2 * np.cos(lam))
        cos_sigma = s1 * s2 + c1 * c2 * np.cos(lam)
        sigma = np.arctan2(sin_sigma, cos_sigma)
        sin_alpha = c1 * c2 * np.sin(lam) / np.maximum(sin_sigma, 1e-15)
        cos2_alpha = 1 - sin_alpha**2
        cos_mid = cos_sigma - 2 * s1 * s2 / np.maximum(cos2_alpha, 1e-15)
        c = flat / 16 * cos2_alpha * (4 + flat * (4 - 3 * cos2_alpha))
        lam = difference + (1 - c) * flat * sin_alpha * (
            sigma + c * sin_sigma * (cos_mid + c * cos_sigma * (2 * cos_mid**2 - 1))
        )
    k = cos2_alpha * (major**2 - minor**2) / minor**2
    a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    correction = (
        b
        * sin_sigma
        * (
            cos_mid
            + b
            / 4
            * (cos_sigma * (2 * cos_mid**2 - 1) - b / 6 * cos_mid * (4 * sin_sigma**2 - 3) * (4 * cos_mid**2 - 3))
        )
    )
    return minor * a * (sigma - correction)
