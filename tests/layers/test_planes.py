"""The plane to work in: as large on it as on the globe, wherever the divisions lie, and steady under small changes."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layer_making import geometry, rectangle, vertices
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
)

from spatial_demand.layers.messages import Refusal
from spatial_demand.layers.planes import equal_area_crs
from spatial_demand.layers.shapes import from_geometries, transform_between

CONTEXT = QgsCoordinateTransformContext()
GLOBE = QgsCoordinateReferenceSystem("EPSG:4326")


def plane_of(shapes, crs=GLOBE):
    return equal_area_crs(from_geometries(shapes), crs, CONTEXT, "分区")


def flat_area(shape, plane, crs=GLOBE):
    return from_geometries([shape]).transformed(transform_between(crs, plane, CONTEXT)).geometry(0).area()


def globe_area(shape):
    measure = QgsDistanceArea()
    measure.setSourceCrs(GLOBE, CONTEXT)
    assert measure.setEllipsoid("EPSG:7030")
    return measure.measureArea(shape)


def centre_of(plane):
    words = dict(part.split("=") for part in plane.toProj().replace("+", "").split() if "=" in part)
    assert words["proj"] == "laea"
    assert plane.isValid()
    return float(words["lon_0"]), float(words["lat_0"])


@st.composite
def dense_polygons(draw, lon=(-175, 175), lat=(-70, 70)):
    """A polygon of about ten kilometres, its edges cut so short that all ways of drawing them are one."""
    centre = draw(st.floats(*lon)), draw(st.floats(*lat))
    reach = [draw(st.floats(0.02, 0.08)) for _ in range(6)]
    ring = [
        (
            centre[0] + r * math.cos(k * math.pi / 3) / math.cos(math.radians(centre[1])),
            centre[1] + r * math.sin(k * math.pi / 3),
        )
        for k, r in enumerate(reach)
    ]
    return QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in [*ring, ring[0]]]]).densifyByCount(40)


@settings(max_examples=40, deadline=None)
@given(dense_polygons())
def test_an_area_on_the_plane_is_that_on_the_globe(shape):
    assert flat_area(shape, plane_of([shape])) == pytest.approx(globe_area(shape), rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(dense_polygons())
def test_pyproj_measures_the_same(shape):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pyproj = pytest.importorskip("pyproj", reason="needs pyproj to compare with, which is not installed")
    area, _ = pyproj.Geod(ellps="WGS84").polygon_area_perimeter(*np.array(vertices(shape)).T)
    assert flat_area(shape, plane_of([shape])) == pytest.approx(abs(area), rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(dense_polygons())
def test_areas_far_from_the_centre_are_right_too(shape):
    far = plane_of([rectangle(10, 50, 11, 51)])
    # near the opposite point of the globe a straight edge between two vertices is nothing like the one on the ground
    lon, lat = np.radians(np.mean(vertices(shape), axis=0))
    here = np.radians([10.5, 50.5])
    assume(np.sin(lat) * np.sin(here[1]) + np.cos(lat) * np.cos(here[1]) * np.cos(lon - here[0]) > -0.5)
    assert flat_area(shape, plane_of([shape])) == pytest.approx(flat_area(shape, far), rel=1e-5)


def zone_area(south, north, width):
    """Area of the ellipsoid between two latitudes over `width` degrees of longitude (Snyder 3-12), m2."""
    a, f = 6378137.0, 1 / 298.257223563
    e = math.sqrt(f * (2 - f))

    def q(lat):
        s = math.sin(math.radians(lat))
        return (1 - e * e) * (s / (1 - e * e * s * s) - math.log((1 - e * s) / (1 + e * s)) / (2 * e))

    return math.radians(width) * a * a * (q(north) - q(south)) / 2


@pytest.mark.parametrize(("west", "south"), [(121.85, 30.85), (-0.05, -0.05), (10.0, 78.0), (-70.0, -45.0)])
def test_a_field_of_the_globes_net_has_the_area_that_the_formula_says(west, south):
    shape = rectangle(west, south, west + 0.1, south + 0.1).densifyByCount(2000)
    assert flat_area(shape, plane_of([shape])) == pytest.approx(zone_area(south, south + 0.1, 0.1), rel=1e-6)


def test_divisions_across_the_date_line():
    west, east = rectangle(179.8, -17, 180, -16.8), rectangle(-180, -17, -179.8, -16.8)
    plane = plane_of([west, east])
    lon, lat = centre_of(plane)
    assert (abs(lon), lat) == (180, -17)
    shapes = [shape.densifyByCount(500) for shape in (west, east)]
    for shape in shapes:
        assert flat_area(shape, plane) == pytest.approx(zone_area(-17, -16.8, 0.2), rel=1e-6)
    # side by side, not a globe apart
    moved = from_geometries([west, east]).transformed(transform_between(GLOBE, plane, CONTEXT))
    boxes = moved.bounds()
    assert np.ptp(boxes[:, [0, 2]]) < 50_000
    assert moved.geometry(0).combine(moved.geometry(1)).area() == pytest.approx(
        moved.geometry(0).area() + moved.geometry(1).area(), rel=1e-6
    )


@pytest.mark.parametrize("sign", [1, -1])
def test_divisions_around_a_pole(sign):
    ring = [(lon, sign * 89.0) for lon in range(-180, 180)]
    polar = QgsCoordinateReferenceSystem("EPSG:3995" if sign > 0 else "EPSG:3031")
    cap = QgsGeometry.fromPolygonXY([[QgsPointXY(*there) for there in ring_in(polar, [*ring, ring[0]])]])
    plane = plane_of([cap], polar)
    assert abs(centre_of(plane)[1]) == 90
    # a polygon of 360 corners: sin(x) / x of the circle's area
    part = math.sin(2 * math.pi / 360) / (2 * math.pi / 360)
    assert flat_area(cap, plane, polar) == pytest.approx(part * zone_area(89, 90, 360), rel=1e-6)


def ring_in(crs, ring):
    transform = transform_between(GLOBE, crs, CONTEXT)
    moved = [transform.transform(QgsPointXY(*spot)) for spot in ring]
    return [(p.x(), p.y()) for p in moved]


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:4549", "EPSG:4490"])
def test_the_crs_of_the_drawing_makes_no_difference(crs):
    drawn_in = QgsCoordinateReferenceSystem(crs)
    shape = rectangle(121.8, 30.8, 122.0, 31.0)
    moved = QgsGeometry.fromPolygonXY([[QgsPointXY(*spot) for spot in ring_in(drawn_in, vertices(shape))]])
    assert centre_of(plane_of([moved], drawn_in)) == centre_of(plane_of([shape])) == (122, 31)


@settings(max_examples=40, deadline=None)
@given(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1), st.integers(0, 3))
def test_a_boundary_that_moves_a_little_leaves_the_plane_where_it_was(east, north, corner):
    ring = [(121.7, 30.8), (122.1, 30.8), (122.1, 31.1), (121.7, 31.1)]
    before = plane_of([QgsGeometry.fromPolygonXY([[QgsPointXY(*spot) for spot in [*ring, ring[0]]]])])
    ring[corner] = (ring[corner][0] + east, ring[corner][1] + north)
    after = plane_of([QgsGeometry.fromPolygonXY([[QgsPointXY(*spot) for spot in [*ring, ring[0]]]])])
    assert before == after


def test_where_the_plane_does_jump_areas_stay():
    # between two whole degrees a small change is enough; what it changes is the curve of long straight edges alone
    one, other = plane_of([rectangle(121.4, 30.8, 121.61, 31.0)]), plane_of([rectangle(121.4, 30.8, 121.66, 31.0)])
    assert (centre_of(one)[0], centre_of(other)[0]) == (121, 122)
    # not even about 121.5, for which the two planes are mirror images
    shape = rectangle(121.4, 30.8, 121.53, 31.0)
    assert flat_area(shape, one) != flat_area(shape, other)
    assert flat_area(shape, one) == pytest.approx(flat_area(shape, other), rel=1e-4)
    fine = shape.densifyByCount(200)
    assert flat_area(fine, one) == pytest.approx(flat_area(fine, other), rel=1e-7)


def test_what_has_no_place_on_the_globe_does_not_count():
    shapes = [geometry("Polygon ((1e9 1e9, 2e9 1e9, 2e9 2e9, 1e9 1e9))"), rectangle(121.8, 30.8, 122.0, 31.0)]
    assert centre_of(plane_of([QgsGeometry(), shapes[1]])) == (122, 31)
    polar = QgsCoordinateReferenceSystem("EPSG:4549")
    there = transform_between(GLOBE, polar, CONTEXT).transform(QgsPointXY(121.9, 30.9))
    near = rectangle(there.x() - 9, there.y() - 9, there.x() + 9, there.y() + 9)
    assert centre_of(plane_of([near], polar)) == (122, 31)


@pytest.mark.parametrize("shapes", [[], [QgsGeometry()], [QgsGeometry.fromWkt("Polygon EMPTY")]])
def test_no_place_at_all_is_refused(shapes):
    with pytest.raises(Refusal, match="'分区' has no geometry with a place on the globe"):
        plane_of(shapes)
