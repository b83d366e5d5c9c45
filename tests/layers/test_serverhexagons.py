"""Hexagons of a server: the equal-area plane as PROJ has it, and the cells of layers.hexagons."""

import numpy as np
import pytest
from psycopg2 import sql
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from spatial_demand.layers import hexagons
from spatial_demand.layers.serverhexagons import SAME, Hexagons
from spatial_demand.layers.serverlink import CannotCompute
from spatial_demand.layers.serversql import reals
from spatial_demand.layers.shapes import transform_between, transform_xy


def plane_at(lat, lon):
    """Return the CRS as layers.planes.equal_area_crs makes it, and a function that takes degrees (n, 2) there."""
    crs = QgsCoordinateReferenceSystem()
    crs.createFromProj(f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m +no_defs +type=crs")
    way = transform_between(QgsCoordinateReferenceSystem("EPSG:4326"), crs, QgsCoordinateTransformContext())
    return crs, lambda degrees: transform_xy(degrees, way)


def around(lat, lon, reach):
    """(n, 2) degrees around a place, and the place."""
    rng = np.random.default_rng(int(lat) + 90)
    degrees = rng.uniform((lon - reach, max(lat - reach, -90)), (lon + reach, min(lat + reach, 90)), (3000, 2))
    return np.vstack([degrees, [[lon, lat]]])


@pytest.mark.parametrize(("lat", "lon"), [(31, 122), (0, 0), (-60, -179), (84, 10), (-1, 179)])
@pytest.mark.parametrize(("size", "reach"), [(2000.0, 0.5), (50.0, 0.01), (1e6, 60.0)])
def test_cells_are_those_that_numpy_finds(postgres, lat, lon, size, reach):
    crs, placed = plane_at(lat, lon)
    degrees = around(lat, lon, reach)
    xy = placed(degrees)
    records = sql.SQL("SELECT * FROM unnest({}, {}) WITH ORDINALITY AS of (x, y, k)").format(*map(reals, degrees.T))
    cells = Hexagons(crs, size).of(records, sql.SQL("x"), sql.SQL("y"))
    statement = sql.SQL("SELECT cell_column, cell_row, plane_x, plane_y FROM ({}) AS found ORDER BY k").format(cells)
    column, row, *plane = np.array(postgres.execute(statement), float).T
    assert np.abs(np.stack(plane, axis=1) - xy).max() < SAME
    expected = np.stack(hexagons.cells(xy, size))
    # one at a cell's very edge may fall on its other side
    assert (np.stack([column, row]) != expected).any(axis=0).sum() <= 1
    assert len(np.unique(expected[0])) > 5


@pytest.fixture
def link(postgres):
    """What `require` needs of a serverlink.Link."""

    class Link:
        def rows(self, statement):
            return postgres.execute(statement)

    return Link()


def test_other_places_are_refused(link):
    crs, placed = plane_at(31, 122)
    degrees = around(31, 122, 3.0)
    Hexagons(crs, 1000.0).require(degrees, placed(degrees), link)
    with pytest.raises(CannotCompute, match="other places"):
        Hexagons(crs, 1000.0).require(degrees, placed(degrees) + 0.001, link)
    with pytest.raises(CannotCompute, match="pole"):
        Hexagons(plane_at(90, 0)[0], 1000.0)
