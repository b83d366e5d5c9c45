"""What the tests of the dock share: an empty project, layers in memory, and a panel on them."""

import time

import pytest


@pytest.fixture
def project(provider, qgis_app):
    """QGIS's own project, empty before and after."""
    from qgis.core import QgsProject

    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def added(project):
    """A function (geometry and CRS, fields, rows of (WKT or None, values), name) -> memory layer in the project."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def added(kind, fields, rows, name):
        start = "&" if "?" in kind else "?"
        uri = kind + "".join(f"{start if not i else '&'}field={f}" for i, f in enumerate(fields))
        layer = QgsVectorLayer(uri, name, "memory")
        assert layer.isValid(), uri
        for wkt, values in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(values))
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            assert layer.dataProvider().addFeatures([feature])[0]
        layer.updateExtents()
        project.addMapLayer(layer)
        return layer

    return added


@pytest.fixture
def opened(project):
    """A function (path, name) -> layer of a file in the project."""
    from qgis.core import QgsVectorLayer

    def opened(path, name=None):
        layer = QgsVectorLayer(str(path), name or str(path).split("/")[-1].split(".")[0], "ogr")
        assert layer.isValid(), path
        project.addMapLayer(layer)
        return layer

    return opened


@pytest.fixture
def plan(added):
    """A small plan: three divisions and units with people, as layers of the project."""

    def square(x):
        return f"POLYGON(({x} 0, {x + 1} 0, {x + 1} 1, {x} 1, {x} 0))"

    divisions = added(
        "Polygon?crs=EPSG:4326",
        ["code:string", "name:string", "type:string"],
        [(square(k), (f"D{k}", f"Division {k}", "a" if k else "b")) for k in range(3)],
        "divisions",
    )
    people = added(
        "Polygon?crs=EPSG:4326",
        ["unit:string", "population:integer", "age_0_14:integer"],
        [(square(k), (f"U{k}", 100 + k, 10)) for k in range(3)],
        "census",
    )
    return divisions, people


@pytest.fixture
def panel(project):
    """A set-up panel, shown at the width of a dock."""
    from qgis.PyQt.QtWidgets import QApplication

    from spatial_demand.ui.setuppanel import SetupPanel

    panel = SetupPanel()
    panel.resize(360, 650)
    panel.show()
    QApplication.processEvents()
    yield panel
    panel.close()
    panel.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def spin():
    """A function (condition) that handles events until it holds."""

    from qgis.PyQt.QtCore import QCoreApplication, QEvent

    def spin(until, seconds=60):
        last = time.monotonic() + seconds
        while not until() and time.monotonic() < last:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.01)
        assert until(), f"not within {seconds} seconds"

    return spin
