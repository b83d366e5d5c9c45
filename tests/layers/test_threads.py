"""A CRS outlives the thread that made it.

In a process of its own: what QGIS 3.22 does with such a CRS may end the process that does it, even later.
"""

import importlib.util
import os
import subprocess
import sys
import threading
import time

import pytest

PLANE = "+proj=laea +lat_0=47 +lon_0=8 +datum=WGS84 +units=m +no_defs +type=crs"


@pytest.mark.parametrize("when", ["after", "before"])
def test_a_plane_made_on_a_thread_still_transforms_when_that_has_ended(root, when):
    assert said_by(root, "plane", when) == "True True True"


def test_a_layer_opened_on_a_thread_that_has_ended_keeps_its_crs(root):
    assert said_by(root, "layer") == "EPSG:27700 True"


def said_by(*words):
    words = [sys.executable, "-P", __file__, *map(str, words)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def opened(root):
    """Return QGIS, opened, with the plugin to import."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    location = {"submodule_search_locations": [root]}
    spec = importlib.util.spec_from_file_location("spatial_demand", f"{root}/__init__.py", **location)
    package = importlib.util.module_from_spec(spec)
    sys.modules["spatial_demand"] = package
    spec.loader.exec_module(package)
    return application


def ended(thread):
    """Wait for a thread to be gone: Python lets go of it before, and what QGIS keeps of it goes with the thread."""
    thread.join()
    while os.path.exists(f"/proc/self/task/{thread.native_id}"):
        time.sleep(0.01)


def layer():
    """Print what CRS a layer has for the plugin, and whether that can be written."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsVectorLayer

    from spatial_demand.layers.reading import Source

    drawn = []
    thread = threading.Thread(target=lambda: drawn.append(QgsVectorLayer("Point?crs=EPSG:27700", "places", "memory")))
    thread.start()
    ended(thread)
    source = Source(QgsProcessingFeatureSource(drawn[0], QgsProcessingContext()), drawn[0], "places", whole=True)
    print(source.crs.authid(), source.crs.toWkt().startswith("PROJCS"))


def plane(when):
    """Print whether a transform by such a CRS is valid, right in the plane's middle, and right beside it.

    It is made before or after the end of the thread that first made the CRS, and used after it.
    """
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from spatial_demand.layers.shapes import transform_between

    def crs():
        made = QgsCoordinateReferenceSystem()
        made.createFromProj(PLANE)
        return made

    def transform():
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        return transform_between(wgs84, crs(), QgsCoordinateTransformContext())

    made, end = threading.Event(), threading.Event()
    first = threading.Thread(target=lambda: (transform(), made.set(), end.wait(60)))
    first.start()
    made.wait(60)
    used, last = threading.Event(), threading.Event()
    second = threading.Thread(target=lambda: (transform(), used.set(), last.wait(60)))
    second.start()
    used.wait(60)
    found = transform() if when == "before" else None
    end.set()
    ended(first)
    found = found or transform()
    last.set()
    second.join()
    middle, beside = (found.transform(lon, 47.0).x() for lon in (8.0, 9.0))
    print(found.isValid(), abs(middle) < 1e-6, beside > 70_000)


if __name__ == "__main__":
    root, what, *of = sys.argv[1:]
    application = opened(root)
    {"plane": plane, "layer": layer}[what](*of)
