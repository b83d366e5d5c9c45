"""Planes to work in: one equal-area CRS centred on the divisions, and geodesic distance."""

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsUnitTypes

from .messages import Refusal, tr
from .shapes import transform_between

WGS84 = "EPSG:4326"
LONGEST_EDGE = 500.0  # metres


def on_plane(shapes, crs, plane, transform_context, longest=LONGEST_EDGE):
    """Return shapes of a CRS in another plane, with edges longer than `longest` metres bent as they run on the ground.

    A straight edge of one CRS is not straight in another. With its ends alone moved, it would leave a gap, or overlap,
    where a neighbour has a corner on it.
    """
    return shapes.densified(longest / metres_in(crs)).transformed(transform_between(crs, plane, transform_context))


def metres_in(crs):
    """Return the metres that a unit of a CRS is, of a degree those at the equator."""
    return QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), QgsUnitTypes.DistanceUnit.DistanceMeters)


def equal_area_crs(shapes, crs, transform_context, name):
    """Return a Lambert azimuthal equal-area CRS (metres, WGS84) centred on shapes, to the whole degree.

    To the degree, so that a boundary that moves a little leaves the plane, and with it every number, where it was.
    Raises Refusal where no vertex has a place on the globe.
    """
    geographic = QgsCoordinateReferenceSystem(WGS84)
    lon_lat = shapes.transformed(transform_between(crs, geographic, transform_context)).xy
    lon_lat = np.radians(lon_lat[np.isfinite(lon_lat).all(axis=1)])
    if not len(lon_lat):
        raise Refusal(
            tr("Layer '{layer}' has no geometry with a place on the globe: check its coordinates and CRS.").format(
                layer=name
            )
        )
    lon, lat = lon_lat.T
    # the mean direction, so that the date line and the poles are places like any other
    x, y, z = np.mean([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    centre = np.round(np.degrees([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))]))
    plane = QgsCoordinateReferenceSystem()
    plane.createFromProj(
        f"+proj=laea +lat_0={centre[1]:.0f} +lon_0={centre[0]:.0f} +datum=WGS84 +units=m +no_defs +type=crs"
    )
    return plane
