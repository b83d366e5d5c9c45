"""A CRS outlives the thread that made it.

In a process of its own: what QGIS 3.22 does with such a CRS may end the process that does it, even later.
"""

import importlib.util
import subprocess
import sys
import threading

PLANE = "+proj=laea +lat_0=47 +lon_0=8 +datum=WGS84 +units=m +no_defs +type=crs"


def test_a_plane_made_on_a_thread_that_has_ended_still_transforms(root):
    words = [sys.executable, "-P", __file__, str(root)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "True True True"), done.stderr[-2000:]


def main(root):
    """Print whether a transform by such a CRS is valid, right in the plane's middle, and right beside it."""
    from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    application = QgsApplication([], False)
    application.initQgis()
    location = {"submodule_search_locations": [root]}
    spec = importlib.util.spec_from_file_location("spatial_demand", f"{root}/__init__.py", **location)
    package = importlib.util.module_from_spec(spec)
    sys.modules["spatial_demand"] = package
    spec.loader.exec_module(package)
    from spatial_demand.layers.shapes import transform_between

    def plane():
        made = QgsCoordinateReferenceSystem()
        made.createFromProj(PLANE)
        return made

    def transform():
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        return transform_between(wgs84, plane(), QgsCoordinateTransformContext())

    made, end = threading.Event(), threading.Event()
    first = threading.Thread(target=lambda: (transform(), made.set(), end.wait(60)))
    first.start()
    made.wait(60)
    used, last = threading.Event(), threading.Event()
    second = threading.Thread(target=lambda: (transform(), used.set(), last.wait(60)))
    second.start()
    used.wait(60)
    end.set()
    first.join()
    found = transform()
    last.set()
    second.join()
    middle, beside = (found.transform(lon, 47.0).x() for lon in (8.0, 9.0))
    print(found.isValid(), abs(middle) < 1e-6, beside > 70_000)


if __name__ == "__main__":
    main(sys.argv[1])
