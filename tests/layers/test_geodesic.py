"""Distances of whole columns against QGIS's measuring of single lines and PROJ's geodesics."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsPointXY

from spatial_demand.layers.geodesic import Ellipsoid, ellipsoid_of, geodesic_km

many = settings(max_examples=300, deadline=None)
CLOSE = 1e-10  # a ten-thousandth of the millimetre a km asked for; beside it a micrometre, for the degrees' rounding
WGS84 = Ellipsoid("EPSG:7030", 6378137.0, 6356752.314245179)

# longitude and latitude; at most 7 decimals, a centimetre, as data has them
longitudes = st.one_of(st.floats(-180, 180), st.sampled_from([0.0, 180.0, -180.0, 179.9999999, 121.9])).map(
    lambda x: round(x, 7)
)
latitudes = st.one_of(st.floats(-90, 90), st.sampled_from([0.0, 90.0, -90.0, 30.9])).map(lambda x: round(x, 7))
spots = st.tuples(longitudes, latitudes)


def km(start, end, ellipsoid=WGS84):
    return float(geodesic_km(np.array([start]), np.array([end]), ellipsoid)[0])


def by_qgis(start, end, ellipsoid=WGS84):
    measure = QgsDistanceArea()
    assert measure.setEllipsoid(ellipsoid.acronym)
    return measure.measureLine(QgsPointXY(*start), QgsPointXY(*end)) / 1000


def geod(ellipsoid=WGS84):
    with warnings.catch_warnings():
        # Debian's pyproj does not find PROJ's data beside it, which ellipsoids do not need
        warnings.simplefilter("ignore")
        pyproj = pytest.importorskip("pyproj", reason="needs pyproj to compare with, which is not installed")
    return pyproj.Geod(a=ellipsoid.major, b=ellipsoid.minor)


def by_proj(start, end, ellipsoid=WGS84):
    return geod(ellipsoid).inv(*start, *end)[2] / 1000


@pytest.mark.parametrize("reference", [by_qgis, by_proj])
@many
@given(start=spots, end=spots)
@example((0.0, 0.0), (180.0, 0.0))
@example((0.0, 0.0), (179.5, 0.0))
@example((10.0, 0.0), (-170.0, 0.0))
@example((5.0, 0.0), (-175.4, 0.0))
@example((0.0, 90.0), (77.0, -90.0))
@example((0.0, 90.0), (120.0, 90.0))
@example((179.9999, 50.0), (-179.9999, 50.0))
@example((121.9, 30.9), (121.9, 30.9))
@example((-58.1, -30.9), (121.9, 30.9))
@example((121.9, 30.9), (121.9000001, 30.9))
def test_distances_of_any_two_places(reference, start, end):
    assert km(start, end) == pytest.approx(reference(start, end), rel=CLOSE, abs=1e-9)


@pytest.mark.parametrize("reference", [by_qgis, by_proj])
@many
@given(start=spots, turn=st.floats(-2, 2), lift=st.floats(-2, 2))
def test_nearly_opposite_places(reference, start, turn, lift):
    end = ((start[0] + 180 + turn + 180) % 360 - 180, max(-90.0, min(90.0, -start[1] + lift)))
    assert km(start, end) == pytest.approx(reference(start, end), rel=CLOSE)


@many
@given(spots, st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_commutes_are_right_to_a_thousandth_of_a_millimetre_a_km(start, east, north):
    end = (start[0] + east, max(-90.0, min(90.0, start[1] + north)))
    assert km(start, end) == pytest.approx(by_proj(start, end), rel=1e-9, abs=1e-9)


@many
@given(spots, spots)
def test_there_is_as_far_as_back_and_the_turn_of_the_globe_is_nothing(start, end):
    there = km(start, end)
    assert there == pytest.approx(km(end, start), rel=1e-9, abs=1e-9)
    assert there == pytest.approx(km((start[0] + 360, start[1]), (end[0] - 360, end[1])), rel=1e-9, abs=1e-8)


@given(spots)
def test_no_distance_to_itself(spot):
    assert km(spot, spot) == 0


def test_known_distances():
    # a degree of the equator is pi a / 180; the quarter of the WGS84 meridian is 10,001,965.729 m
    assert km((0, 0), (1, 0)) == pytest.approx(math.pi * 6378.137 / 180, rel=1e-12)
    assert km((30, 0), (30, 90)) == pytest.approx(10001.965729, rel=1e-9)
    assert km((30, -90), (30, 90)) == pytest.approx(2 * 10001.965729, rel=1e-9)


def test_on_a_sphere_it_is_the_great_circle():
    sphere = Ellipsoid("PARAMETER:6371000:6371000", 6371000.0, 6371000.0)
    rng = np.random.default_rng(3)
    start, end = (np.column_stack([rng.uniform(-180, 180, 200), rng.uniform(-90, 90, 200)]) for _ in range(2))
    lon1, lat1, lon2, lat2 = np.radians(np.hstack([start, end])).T
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    np.testing.assert_allclose(geodesic_km(start, end, sphere), 2 * 6371 * np.arcsin(np.sqrt(half)), rtol=1e-9)


def test_a_column_is_its_rows():
    rng = np.random.default_rng(4)
    start, end = (np.column_stack([rng.uniform(-180, 180, 50), rng.uniform(-90, 90, 50)]) for _ in range(2))
    # a row that needs the slow way and one that is unknown leave the others as they are
    start[7], end[7] = (0, 0), (179.7, 0.1)
    start[9, 1] = end[11, 0] = math.nan
    together = geodesic_km(start, end, WGS84)
    alone = [km(a, b) for a, b in zip(start.tolist(), end.tolist())]
    np.testing.assert_allclose(together, alone, rtol=1e-12)
    assert np.flatnonzero(np.isnan(together)).tolist() == [9, 11]


def test_whole_degrees_and_empty_columns():
    assert geodesic_km(np.array([[0, 0]]), np.array([[0, 1]]), WGS84)[0] == pytest.approx(110.574389, rel=1e-8)
    assert geodesic_km(np.empty((0, 2)), np.empty((0, 2)), WGS84).shape == (0,)


@pytest.mark.parametrize(
    ("crs", "major", "inverse_flattening"),
    [
        ("EPSG:4326", 6378137.0, 298.257223563),
        ("EPSG:32651", 6378137.0, 298.257223563),
        ("EPSG:27700", 6377563.396, 299.3249646),  # Airy 1830
        ("EPSG:4490", 6378137.0, 298.257222101),  # CGCS2000
        ("EPSG:4549", 6378137.0, 298.257222101),
        ("EPSG:4214", 6378245.0, 298.3),  # Beijing 1954, Krassowsky 1940
    ],
)
def test_the_ellipsoid_of_a_crs(crs, major, inverse_flattening):
    found = ellipsoid_of(QgsCoordinateReferenceSystem(crs))
    assert found.major == pytest.approx(major, abs=1e-3)
    assert found.minor == pytest.approx(major * (1 - 1 / inverse_flattening), abs=1e-3)
    start, end = (-1.5, 52.2), (-0.1, 51.5)
    expected = by_qgis(start, end, found)
    assert km(start, end, found) == pytest.approx(expected, rel=1e-9)
    assert km(start, end, found) == pytest.approx(by_proj(start, end, found), rel=1e-9)


def test_the_ellipsoid_matters():
    airy = ellipsoid_of(QgsCoordinateReferenceSystem("EPSG:27700"))
    assert km((-1.5, 52.2), (-0.1, 51.5), airy) != pytest.approx(km((-1.5, 52.2), (-0.1, 51.5)), rel=1e-6)


def test_an_ellipsoid_given_by_its_axes():
    crs = QgsCoordinateReferenceSystem()
    assert crs.createFromProj("+proj=longlat +a=6371000 +b=6371000 +no_defs")
    assert ellipsoid_of(crs)[1:] == (6371000.0, 6371000.0)


@pytest.mark.parametrize("crs", [None, QgsCoordinateReferenceSystem()])
def test_without_a_crs_it_is_wgs84(crs):
    found = ellipsoid_of(crs)
    assert (found.major, found.minor) == pytest.approx((WGS84.major, WGS84.minor), abs=1e-6)
    assert by_qgis((0, 0), (1, 1), found) == pytest.approx(by_qgis((0, 0), (1, 1)), rel=1e-12)


@given(spots, spots)
@settings(max_examples=50, deadline=None)
def test_on_every_ellipsoid_qgis_agrees(start, end):
    assume(start != end)
    for crs in ("EPSG:27700", "EPSG:4214"):
        ellipsoid = ellipsoid_of(QgsCoordinateReferenceSystem(crs))
        assert km(start, end, ellipsoid) == pytest.approx(by_qgis(start, end, ellipsoid), rel=CLOSE, abs=1e-9)
