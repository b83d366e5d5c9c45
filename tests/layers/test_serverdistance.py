"""Distances on a server are the geodesic ones."""

import numpy as np
import pytest
from psycopg2 import sql

from spatial_demand.layers.geodesic import Ellipsoid, geodesic_km
from spatial_demand.layers.serverdistance import Geodesic

WGS84 = Ellipsoid("EPSG:7030", 6378137.0, 6356752.314245179)
KRASSOWSKY = Ellipsoid("EPSG:7024", 6378245.0, 6356863.018773047)


def kilometres(server, start, end, ellipsoid):
    """Return (n,) the distances that a server finds between points (n, 2)."""
    arrays = [
        sql.SQL("CAST({} AS double precision[])").format(sql.Literal(column.tolist()))
        for column in np.hstack([start, end]).T
    ]
    geodesic = Geodesic(ellipsoid, "public")
    records = sql.SQL("unnest({}) WITH ORDINALITY AS r (x1, y1, x2, y2, id)").format(sql.SQL(", ").join(arrays))
    checked = sql.SQL("SELECT *, CAST(NULL AS integer) AS why, {} FROM {}").format(geodesic.turn(), records)
    placed = sql.SQL("SELECT *, {} FROM ({}) AS c").format(sql.SQL(", ").join(geodesic.terms()), checked)
    measured = sql.SQL("SELECT {} FROM ({}) AS p ORDER BY id").format(geodesic.km(sql.SQL("true")), placed)
    return np.array(server.execute(measured), float)[:, 0]


@pytest.mark.parametrize("ellipsoid", [WGS84, KRASSOWSKY])
def test_distances_are_the_geodesic_ones_anywhere(postgres, ellipsoid):
    random = np.random.default_rng(3)
    start = random.uniform((-180, -90), (180, 90), (20_000, 2))
    way, turn = 10 ** random.uniform(-3, 3.5, len(start)), random.uniform(0, 2 * np.pi, len(start))
    narrow = np.maximum(np.cos(np.radians(start[:, 1])), 1e-3)
    end = start + np.stack([np.sin(turn) / narrow, np.cos(turn)], axis=1) * way[:, None] / 111.2
    end = np.stack([(end[:, 0] + 180) % 360 - 180, np.clip(end[:, 1], -90, 90)], axis=1)
    end[:10] = start[:10]
    found, expected = kilometres(postgres, start, end, ellipsoid), geodesic_km(start, end, ellipsoid)
    assert np.abs(found - expected).max() < 0.05e-6 + 0.02e-6  # km; what PostGIS itself misses is the smaller
    assert (found[:10] == 0).all()


def test_up_to_the_limit_they_are_measured_by_the_formula_and_not_by_postgis(postgres):
    """The greatest difference is where the formula ends: were it used beyond, this would tell."""
    latitudes = np.repeat(np.arange(-89, 90, 1.0), 36)
    turn = np.radians(np.tile(np.arange(0, 360, 10.0), 179))
    start = np.stack([np.full(len(latitudes), 121.0), latitudes], axis=1)
    for far, most in ((0.999, 0.03e-6), (0.5, 0.002e-6), (0.1, 0.0001e-6)):
        end = start + far * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        end[:, 1] = np.clip(end[:, 1], -90, 90)
        found, expected = kilometres(postgres, start, end, WGS84), geodesic_km(start, end, WGS84)
        assert 0 < np.abs(found - expected).max() < most
