"""A CRS outlives the thread that made it."""

import threading

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

from spatial_demand.layers.shapes import transform_between

PLANE = "+proj=laea +lat_0=47 +lon_0=8 +datum=WGS84 +units=m +no_defs +type=crs"


def plane():
    made = QgsCoordinateReferenceSystem()
    made.createFromProj(PLANE)
    return made


def use():
    return QgsCoordinateTransform(wgs84(), plane(), QgsCoordinateTransformContext()).isValid()


def wgs84():
    return QgsCoordinateReferenceSystem("EPSG:4326")


def test_a_plane_made_on_a_thread_that_has_ended_still_transforms(qgis_app):
    made, end = threading.Event(), threading.Event()
    first = threading.Thread(target=lambda: (use(), made.set(), end.wait(10)))
    first.start()
    assert made.wait(10)
    used, last = threading.Event(), threading.Event()
    second = threading.Thread(target=lambda: (use(), used.set(), last.wait(10)))
    second.start()
    assert used.wait(10)
    end.set()
    first.join()
    transform = transform_between(wgs84(), plane(), QgsCoordinateTransformContext())
    last.set()
    second.join()
    assert transform.isValid() and abs(transform.transform(8.0, 47.0).x()) < 1e-6
    assert transform.transform(9.0, 47.0).x() > 70_000
