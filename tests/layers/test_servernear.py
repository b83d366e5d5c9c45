"""The cheap test for distances on a server: what it throws away lies surely elsewhere."""

import numpy as np
import pytest
from psycopg2 import sql
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from spatial_demand.layers.geodesic import Ellipsoid, ellipsoid_of, geodesic_km, geographic_crs
from spatial_demand.layers.planes import metres_in
from spatial_demand.layers.servernear import FAR, near_measured, near_on_map, near_on_plane
from spatial_demand.layers.shapes import transform_between, transform_xy

WGS84 = Ellipsoid("EPSG:7030", 6378137.0, 6356752.314245179)
KRASSOWSKY = Ellipsoid("EPSG:7024", 6378245.0, 6356863.018773047)


def pairs_around(latitude, seed):
    """Return (n, 4) x1, y1, x2, y2: of each distance the same number, one end around a latitude."""
    random = np.random.default_rng(seed)
    km = np.repeat([0.001, 0.1, 1.0, 10.0, 50.0, 100.0, 150.0, 199.0, 205.0, 400.0, 2000.0, 9000.0], 100)
    turn = random.uniform(0, 2 * np.pi, len(km))
    y1 = np.clip(latitude + random.uniform(-0.5, 0.5, len(km)), -90, 90)
    y2 = np.clip(y1 + km / 111.2 * np.sin(turn), -90, 90)
    x1 = random.uniform(-10, 10, len(km))
    x2 = x1 + np.clip(km / 111.2 * np.cos(turn) / np.maximum(np.cos(np.radians(y1)), 0.01), -179, 179)
    return np.stack([x1, y1, x2, y2], axis=1)


def of_records(server, records, what):
    """Return SQL of x1, y1, x2, y2, worked out of records (n, 4) by a server: (n,)."""
    arrays = [sql.SQL("CAST({} AS double precision[])").format(sql.Literal(column.tolist())) for column in records.T]
    statement = sql.SQL("SELECT {} FROM unnest({}) AS r (x1, y1, x2, y2)").format(what, sql.SQL(", ").join(arrays))
    return np.array([value for (value,) in server.execute(statement)])


@pytest.mark.parametrize("ellipsoid", [WGS84, KRASSOWSKY])
@pytest.mark.parametrize("latitude", [-74, -31, 0, 15, 31, 45, 60, 70, 74.5, 89])
def test_no_distance_lies_outside_what_the_plane_allows(postgres, ellipsoid, latitude):
    records = pairs_around(latitude, int(latitude) + 100)
    near = near_on_plane(ellipsoid, latitude - 0.5, latitude + 0.5)
    told = of_records(postgres, records, near.known).astype(bool)
    square = of_records(postgres, records, near.distance)
    km = geodesic_km(records[:, :2], records[:, 2:], ellipsoid)
    assert (near.least(km) <= square)[told].all()
    assert (square <= near.most(km))[told].all()
    # and it is of use: it keeps few of what lies elsewhere
    plane = np.sqrt(square[told & (km < FAR)])
    assert plane == pytest.approx(km[told & (km < FAR)], rel=0.01)


@pytest.mark.parametrize("east", [0.0, 179.7])
@pytest.mark.parametrize("crs", ["EPSG:32651", "EPSG:2326", "EPSG:3857", "EPSG:27700", "EPSG:2263", "EPSG:3031"])
def test_no_distance_lies_outside_what_a_map_allows(postgres, crs, east):
    # where the map has its middle, or where EPSG:3857 is cut
    plane = QgsCoordinateReferenceSystem(crs)
    home = plane.bounds().center()
    ellipsoid = ellipsoid_of(plane)
    ways = [plane, geographic_crs(ellipsoid)]
    there, back = (transform_between(*way, QgsCoordinateTransformContext()) for way in (ways, ways[::-1]))
    records = pairs_around(home.y(), 7)
    middle = home.x() if east == 0.0 or crs != "EPSG:3857" else east
    records[:, [0, 2]] += middle
    records[:, [0, 2]] = (records[:, [0, 2]] + 180) % 360 - 180
    ends = [transform_xy(np.ascontiguousarray(records[:, k : k + 2]), back) for k in (0, 2)]
    km = geodesic_km(records[:, :2], records[:, 2:], ellipsoid)
    placed = np.isfinite(np.hstack(ends)).all(axis=1) & (np.abs(records[:, 0] - middle) < 0.25)
    ends, km = np.hstack(ends)[placed], km[placed]
    box = np.array([ends[:, :2].min(axis=0), ends[:, :2].max(axis=0)])
    near = near_on_map(ellipsoid, box, metres_in(plane), there)
    told = of_records(postgres, ends, near.known).astype(bool)
    square = of_records(postgres, ends, near.distance)
    assert len(km) > 20
    assert (near.least(km) <= square)[told].all()
    assert (square <= near.most(km))[told].all()
    assert told[km < 2000].all() or middle == east
    # and it tells something
    assert (near.most(km)[km < 100] < np.inf).all()


def test_ranges_that_meet_are_one_and_their_ends_belong_to_them(postgres):
    records = np.array([[0.5, 0, 0, 0], [1, 0, 0, 0], [2.5, 0, 0, 0], [3, 0, 0, 0], [3.5, 0, 0, 0], [9, 0, 0, 0.0]])
    near = near_measured()
    near.distance = sql.SQL("x1")
    what = near.any_of(np.array([2.0, 1.0, 9.0]), np.array([3.0, 2.0, 9.0]))
    assert of_records(postgres, records, what).tolist() == [False, True, True, True, False, True]


def test_each_division_has_its_own_range_and_elsewhere_none(postgres):
    # x2 is the number of the home division
    records = np.array([[5, 0, 0, 0], [5, 0, 1, 0], [5, 0, 2, 0], [5, 0, 3, 0], [7, 0, 0, 0.0]])
    near = near_measured()
    near.distance = sql.SQL("x1")
    what = near.of_place("x2", np.array([4.0, 6.0, np.inf]), np.array([6.0, 7.0, -1.0]))
    assert of_records(postgres, records, what).tolist() == [True, False, False, False, False]
