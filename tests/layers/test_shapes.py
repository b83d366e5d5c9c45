"""Geometries decoded, encoded, measured and moved, against QGIS and GDAL doing the same one by one."""

import math
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_making import file_layer, geometry, multi_stars, polygon_of, rectangle, stars, vertices, write_file
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
)

from spatial_demand.layers.shapes import from_geometries, from_wkb, straightened, transform_xy, valid_polygon
from spatial_demand.layers.wkb import LINE, NOTHING, POINT, POLYGON

few = settings(max_examples=40, deadline=None)
NAN = float("nan")

# WKT, kind, whether each ring begins a part
PLAIN = [
    ("POINT (1 2)", POINT, [True]),
    ("POINT Z (1 2 3)", POINT, [True]),
    ("POINT M (1 2 4)", POINT, [True]),
    ("POINT ZM (1 2 3 4)", POINT, [True]),
    ("MULTIPOINT ((1 2), (3 4))", POINT, [True, True]),
    ("MULTIPOINT Z ((1 2 9), (3 4 9))", POINT, [True, True]),
    ("LINESTRING (0 0, 1 5, 2 0)", LINE, [True]),
    ("LINESTRING ZM (0 0 7 8, 1 5 7 8, 2 0 7 8)", LINE, [True]),
    ("MULTILINESTRING M ((0 0 9, 1 1 9), (2 2 9, 3 3 9, 4 5 9))", LINE, [True, True]),
    ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", POLYGON, [True]),
    (
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1), (3 3, 3.5 3, 3 3.5, 3 3))",
        POLYGON,
        [True, False, False],
    ),
    ("POLYGON Z ((0 0 5, 4 0 5, 4 4 5, 0 0 5), (2 1 5, 3 1 5, 3 2 5, 2 1 5))", POLYGON, [True, False]),
    ("POLYGON M ((0 0 5, 4 0 5, 4 4 5, 0 0 5))", POLYGON, [True]),
    ("POLYGON ZM ((0 0 5 6, 4 0 5 6, 4 4 5 6, 0 0 5 6))", POLYGON, [True]),
    (
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1)), ((9 9, 10 9, 10 10, 9 9)))",
        POLYGON,
        [True, False, True],
    ),
    ("MULTIPOLYGON Z (((0 0 1, 4 0 1, 4 4 1, 0 0 1)), ((9 9 1, 10 9 1, 10 10 1, 9 9 1)))", POLYGON, [True, True]),
    ("MULTIPOLYGON ZM (((0 0 1 2, 4 0 1 2, 4 4 1 2, 0 0 1 2)))", POLYGON, [True]),
]


def numbers_of(wkt):
    """The plane coordinates of a WKT, read as text: independent of any decoder of binary."""
    width = 2 + sum(letter in wkt.split("(")[0].split()[1:][0] for letter in "ZM") if " Z" in wkt or " M " in wkt else 2
    body = wkt[wkt.index("(") :].replace("(", " ").replace(")", " ")
    return [tuple(map(float, vertex.split()[:2])) for vertex in body.split(",") if len(vertex.split()) == width]


def encodings(wkt):
    """The WKB of a WKT as ISO and with the old codes, little and big endian."""
    shape = ogr.CreateGeometryFromWkt(wkt)
    return {
        "iso": bytes(shape.ExportToIsoWkb(ogr.wkbNDR)),
        "iso, big endian": bytes(shape.ExportToIsoWkb(ogr.wkbXDR)),
        "old": bytes(shape.ExportToWkb(ogr.wkbNDR)),
        "old, big endian": bytes(shape.ExportToWkb(ogr.wkbXDR)),
        "qgis": bytes(QgsGeometry.fromWkt(wkt).asWkb()),
    }


@pytest.mark.parametrize("encoding", ["iso", "iso, big endian", "old", "old, big endian", "qgis"])
@pytest.mark.parametrize(("wkt", "kind", "outer"), PLAIN)
def test_every_code_is_decoded(wkt, kind, outer, encoding):
    data = encodings(wkt)[encoding]
    # between two others, so that offsets count
    shapes = from_wkb([encodings("POINT (7 7)")["iso"], data, None])
    assert shapes.kind.tolist() == [POINT, kind, NOTHING]
    mine = shapes.vertex_shape == 1
    assert list(map(tuple, shapes.xy[mine].tolist())) == numbers_of(wkt)
    assert shapes.ring_outer[shapes.ring_shape == 1].tolist() == outer


def test_the_old_codes_are_really_old():
    code = struct.unpack_from("<I", encodings("POLYGON Z ((0 0 5, 4 0 5, 4 4 5, 0 0 5))")["old"], 1)[0]
    assert code == 0x80000003


def test_the_high_bits_of_z_and_m_are_read():
    # as PostGIS writes: Z 0x80000000, M 0x40000000
    points = [struct.pack("<BI4d", 1, 0xC0000001, 1, 2, 3, 4), struct.pack("<BI3d", 1, 0x40000001, 5, 6, 7)]
    assert from_wkb(points).xy.tolist() == [[1, 2], [5, 6]]
    line = struct.pack("<BII6d", 1, 0x40000002, 2, 1, 2, 9, 3, 4, 9)
    both = struct.pack("<BII8d", 1, 0xC0000002, 2, 1, 2, 8, 9, 3, 4, 8, 9)
    assert from_wkb([line, both]).xy.tolist() == [[1, 2], [3, 4]] * 2


@pytest.mark.parametrize("width", [2, 3, 4])
def test_points_in_one_go_are_those_one_by_one(width):
    code = {2: 1, 3: 1001, 4: 3001}[width]
    column = [struct.pack(f"<BI{width}d", 1, code, *(10 * k + i for i in range(width))) for k in range(5)]
    column[2] = None
    together = from_wkb(column)
    alone = [from_wkb([data]) for data in column]
    assert together.kind.tolist() == [one.kind[0] for one in alone] == [POINT, POINT, NOTHING, POINT, POINT]
    assert together.xy.tolist() == [one.xy[0].tolist() for one in alone if len(one.xy)]
    assert together.points()[[0, 1, 3, 4]].tolist() == [[0, 1], [10, 11], [30, 31], [40, 41]]


@pytest.mark.parametrize(
    ("wkt", "area"),
    [
        ("CurvePolygon (CircularString (0 0, 1 1, 2 0, 1 -1, 0 0))", math.pi),
        ("CurvePolygon (CompoundCurve (CircularString (0 0, 1 1, 2 0), (2 0, 0 0)))", math.pi / 2),
        (
            "MultiSurface (CurvePolygon (CircularString (0 0, 1 1, 2 0, 1 -1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
            math.pi + 0.5,
        ),
        ("CurvePolygon Z (CircularString Z (0 0 3, 1 1 3, 2 0 3, 1 -1 3, 0 0 3))", math.pi),
    ],
)
def test_curves_become_short_segments(wkt, area):
    shapes = from_wkb([bytes(geometry(wkt).asWkb())])
    assert shapes.kind.tolist() == [POLYGON]
    assert shapes.geometry(0).area() == pytest.approx(area, rel=1e-3)
    assert shapes.geometry(0).isGeosEqual(straightened(geometry(wkt)))


def test_a_compound_line_is_a_line():
    wkt = "CompoundCurve (CircularString (0 0, 1 1, 2 0), (2 0, 3 0))"
    shapes = from_wkb([bytes(geometry(wkt).asWkb())])
    assert shapes.kind.tolist() == [LINE]
    assert shapes.geometry(0).length() == pytest.approx(math.pi + 1, rel=1e-3)


@pytest.mark.parametrize(
    ("wkt", "kind", "left"),
    [
        ("GeometryCollection (Point (9 9), Polygon ((0 0, 4 0, 4 4, 0 0)), LineString (0 0, 1 1))", POLYGON, 4),
        ("GeometryCollection (Point (9 9), LineString (0 0, 1 1))", LINE, 2),
        ("GeometryCollection (Point (9 9), Point (8 8))", POINT, 2),
        ("GeometryCollection (Polygon ((0 0, 4 0, 4 4, 0 0)), Polygon ((7 7, 8 7, 8 8, 7 7)))", POLYGON, 8),
        ("GeometryCollection EMPTY", NOTHING, 0),
    ],
)
def test_a_collection_is_what_it_holds_of_the_highest_dimension(wkt, kind, left):
    shapes = from_wkb([bytes(QgsGeometry.fromWkt(wkt).asWkb())])
    assert (shapes.kind.tolist(), len(shapes.xy)) == ([kind], left)


@pytest.mark.parametrize(
    "wkt",
    [
        "TRIANGLE ((0 0, 4 0, 4 4, 0 0))",
        "TIN (((0 0, 4 0, 4 4, 0 0)), ((0 0, 4 4, 0 4, 0 0)))",
        "POLYHEDRALSURFACE Z (((0 0 1, 4 0 1, 4 4 1, 0 0 1)))",
    ],
)
def test_surfaces_of_triangles_are_polygons_in_both_lanes(tmp_path, wkt):
    shape = ogr.CreateGeometryFromWkt(wkt)
    path = write_file(tmp_path / "a.gpkg", "GPKG", {}, [(shape, {})], ogr.wkbUnknown)
    asked = [bytes(f.geometry().asWkb()) for f in file_layer(path).getFeatures()]
    for column in ([bytes(shape.ExportToIsoWkb())], asked):
        shapes = from_wkb(column)
        assert shapes.kind.tolist() == [POLYGON]
        assert shapes.geometry(0).area() == (16 if wkt.startswith("TIN") else 8)


@pytest.mark.parametrize(
    "data",
    [
        None,
        *(
            encodings(f"{kind} EMPTY")["iso"]
            for kind in ("POINT", "LINESTRING", "POLYGON", "MULTIPOLYGON", "MULTIPOINT")
        ),
        struct.pack("<BI2d", 1, 1, NAN, NAN),
        struct.pack("<BI2d", 1, 1, 1, NAN),
        struct.pack("<BI2d", 1, 1, float("inf"), 1),
        struct.pack("<BII10d", 1, 3, 1, *(0.0,) * 10)[:9] + struct.pack("<I8d", 4, 0, 0, 1, 0, NAN, 1, 0, 0),
        struct.pack("<BII", 1, 3, 0),
        struct.pack("<BI", 1, 99),
        b"",
    ],
)
def test_what_has_no_place_is_nothing(data):
    shapes = from_wkb([data, encodings("POLYGON ((0 0, 4 0, 4 4, 0 0))")["iso"]])
    assert shapes.kind.tolist() == [NOTHING, POLYGON]
    assert np.isnan(shapes.bounds()[0]).all()
    assert np.isnan(shapes.points()[0]).all()
    assert shapes.bounds()[1].tolist() == [0, 0, 4, 4]


def test_an_empty_part_takes_nothing_away():
    shapes = from_wkb([encodings("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), EMPTY)")["iso"]])
    assert shapes.kind.tolist() == [POLYGON]
    assert shapes.geometry(0).area() == 8


@pytest.mark.parametrize("column", [[], [None], [None, None]])
def test_columns_of_nothing(column):
    shapes = from_wkb(column)
    assert len(shapes) == len(column)
    assert shapes.points().shape == (len(column), 2)
    assert shapes.bounds().shape == (len(column), 4)
    assert np.isnan(shapes.points()).all()
    fixed, mended = shapes.mended()
    assert (len(fixed), len(mended)) == (len(column), 0)


@few
@given(st.lists(multi_stars(), min_size=1, max_size=6))
def test_a_geometry_comes_back_as_it_went_in(drawn):
    shapes = from_geometries(drawn)
    for i, one in enumerate(drawn):
        back = shapes.geometry(i)
        assert vertices(back) == vertices(one)
        assert back.isGeosEqual(one)
        assert (
            back.asGeometryCollection()[0].constGet().numInteriorRings()
            == one.constGet().geometryN(0).numInteriorRings()
        )


@pytest.mark.parametrize(("wkt", "kind", "outer"), PLAIN)
def test_each_kind_of_geometry_comes_back(wkt, kind, outer):
    back = from_wkb([encodings(wkt)["iso"]]).geometry(0)
    assert vertices(back) == numbers_of(wkt)
    assert back.isMultipart() == (wkt.startswith("MULTI") and sum(outer) > 1)


# -- points and bounds


def holds(shape, x, y):
    return shape.intersects(QgsGeometry.fromPointXY(QgsPointXY(x, y)))


@pytest.mark.parametrize("offset", [(0.0, 0.0), (121.9, 30.9), (3_500_000.0, 20_000_000.0)])
@few
@given(st.data())
def test_the_point_is_the_centroid_or_on_the_surface(offset, data):
    drawn = data.draw(st.lists(multi_stars(offset=offset), min_size=1, max_size=4))
    points = from_geometries(drawn).points()
    # QGIS's own centroid of large coordinates has their rounding
    near = 1e-9 * max(1.0, *offset)
    for one, (x, y) in zip(drawn, points.tolist()):
        centre = one.centroid().asPoint()
        if one.contains(QgsGeometry.fromPointXY(centre)):
            assert (x, y) == pytest.approx((centre.x(), centre.y()), rel=1e-9, abs=near)
        else:
            assert holds(one, x, y)


def centroid_of(rings):
    """Area and centroid of one part, by the shoelace over each ring in exact fractions."""
    from fractions import Fraction

    area = sum_x = sum_y = Fraction(0)
    for k, ring in enumerate(rings):
        ring = [(Fraction(x), Fraction(y)) for x, y in ring]
        cross = [a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])]
        sign = (1 if sum(cross) > 0 else -1) * (1 if k == 0 else -1)
        area += sign * sum(cross) / 2
        sum_x += sign * sum(c * (a[0] + b[0]) for c, a, b in zip(cross, ring, ring[1:])) / 6
        sum_y += sign * sum(c * (a[1] + b[1]) for c, a, b in zip(cross, ring, ring[1:])) / 6
    return float(sum_x / area), float(sum_y / area)


@few
@given(stars((121.9, 30.9), 0.01))
def test_the_centroid_is_right_to_nine_digits(rings):
    one = polygon_of([rings])
    ((x, y),) = from_geometries([one]).points().tolist()
    expected = centroid_of(rings)
    if one.contains(QgsGeometry.fromPointXY(QgsPointXY(*expected))):
        assert (x, y) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "wkt",
    [
        "Polygon ((0 0, 10 0, 10 1, 1 1, 1 9, 10 9, 10 10, 0 10, 0 0))",
        "Polygon ((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 9 1, 9 9, 1 9, 1 1))",
        "Polygon ((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 1 9, 9 9, 9 1, 1 1))",
        "MultiPolygon (((0 0, 1 0, 1 1, 0 1, 0 0)), ((9 9, 10 9, 10 10, 9 10, 9 9)))",
    ],
)
def test_where_the_centroid_lies_outside_the_point_is_on_the_surface(wkt):
    shape = geometry(wkt)
    assert not shape.intersects(shape.centroid())
    # beside one whose centroid is inside, which must stay as it is
    points = from_geometries([rectangle(0, 0, 2, 2), shape]).points().tolist()
    assert points[0] == [1, 1]
    assert holds(shape, *points[1])


def test_points_of_points_and_lines():
    shapes = from_geometries([geometry("MultiPoint ((0 0), (4 2))"), geometry("LineString (0 0, 2 0, 4 3)")])
    assert shapes.points().tolist() == [[2, 1], [2, 1]]


@few
@given(st.lists(st.one_of(multi_stars(), st.none()), min_size=1, max_size=6))
def test_bounds_are_qgiss(drawn):
    boxes = from_geometries([QgsGeometry() if one is None else one for one in drawn]).bounds()
    for one, box in zip(drawn, boxes):
        if one is None:
            assert np.isnan(box).all()
        else:
            b = one.boundingBox()
            assert box.tolist() == [b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum()]


# -- other planes


def transform(source, target):
    systems = []
    for text in (source, target):
        crs = QgsCoordinateReferenceSystem(text) if text.startswith("EPSG") else QgsCoordinateReferenceSystem()
        if not text.startswith("EPSG"):
            crs.createFromProj(text)
        systems.append(crs)
    return QgsCoordinateTransform(*systems, QgsCoordinateTransformContext())


@pytest.mark.parametrize("target", ["EPSG:3857", "EPSG:4549", "EPSG:3035"])
@few
@given(drawn=st.lists(multi_stars(offset=(121.9, 30.9), radius=0.1), min_size=1, max_size=4))
def test_transformed_is_qgiss_point_by_point(target, drawn):
    there = transform("EPSG:4326", target)
    moved = from_geometries(drawn).transformed(there)
    for i, one in enumerate(drawn):
        alone = [there.transform(QgsPointXY(x, y)) for x, y in vertices(one)]
        np.testing.assert_allclose(moved.xy[moved.vertex_shape == i], [(p.x(), p.y()) for p in alone], rtol=1e-13)
        qgis = QgsGeometry(one)
        assert qgis.transform(there) == QgsGeometry.OperationResult.Success
        assert vertices(moved.geometry(i)) == vertices(qgis)


def test_the_same_plane_changes_nothing():
    shapes = from_geometries([rectangle(0, 0, 1, 1)])
    assert shapes.transformed(transform("EPSG:4326", "EPSG:4326")).xy.tolist() == shapes.xy.tolist()
    assert shapes.transformed(QgsCoordinateTransform()).xy.tolist() == shapes.xy.tolist()


ORTHO = "+proj=ortho +lat_0=0 +lon_0=0 +datum=WGS84 +type=crs"  # the far side of the globe has no place in it


@few
@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-89, 89)), min_size=1, max_size=40))
def test_what_has_no_place_in_the_other_plane_is_inf_and_the_rest_is_right(pairs):
    there = transform("EPSG:4326", ORTHO)
    moved = transform_xy(np.array(pairs), there)
    for (x, y), (mx, my) in zip(pairs, moved.tolist()):
        try:
            expected = there.transform(QgsPointXY(x, y))
        except QgsCsException:
            assert not math.isfinite(mx)
            assert not math.isfinite(my)
        else:
            assert (mx, my) == pytest.approx((expected.x(), expected.y()), rel=1e-12, abs=1e-6)


def test_a_geometry_without_a_place_becomes_nothing_and_leaves_the_others():
    here, far, across = rectangle(0, 0, 1, 1), rectangle(170, 0, 171, 1), rectangle(80, 0, 100, 1)
    shapes = from_geometries([far, here, across, geometry("Point (175 0)"), geometry("Point (5 0)")])
    moved = shapes.transformed(transform("EPSG:4326", ORTHO))
    assert moved.kind.tolist() == [NOTHING, POLYGON, NOTHING, NOTHING, POINT]
    assert shapes.kind.tolist() == [POLYGON, POLYGON, POLYGON, POINT, POINT]
    assert np.isfinite(moved.points()[[1, 4]]).all()
    assert np.isnan(moved.bounds()[[0, 2, 3]]).all()


# -- mending


@pytest.mark.parametrize(
    ("wkt", "area"),
    [
        ("Polygon ((0 0, 1 1, 1 0, 0 1, 0 0))", 0.5),  # a bow-tie: two triangles of a quarter
        ("Polygon ((0 0, 4 0, 4 4, 2 4, 2 6, 2 4, 0 4, 0 0))", 16),  # with a spike
        ("MultiPolygon (((0 0, 2 0, 2 2, 0 2, 0 0)), ((2 0, 4 0, 4 2, 2 2, 2 0)))", 8),  # parts share an edge
        ("Polygon ((0 0, 1 0, 2 0, 0 0))", 0),  # flat
        ("Polygon ((3 3, 3 3, 3 3, 3 3))", 0),  # one place
    ],
)
def test_mended_geometries_are_valid_and_keep_their_ground(wkt, area):
    broken = geometry(wkt)
    assert not broken.isGeosValid()
    good = rectangle(7, 7, 8, 8)
    shapes, mended = from_geometries([good, broken, QgsGeometry(), good]).mended()
    assert mended.tolist() == [1]
    assert shapes.kind.tolist() == [POLYGON, POLYGON if area else NOTHING, NOTHING, POLYGON]
    if area:
        assert shapes.geometry(1).isGeosValid()
        assert shapes.geometry(1).area() == pytest.approx(area, rel=1e-12)
    assert vertices(shapes.geometry(3)) == vertices(good)


def test_valid_geometries_are_left_as_they_are():
    shapes = from_geometries([rectangle(0, 0, 1, 1), geometry("Point (1 1)")])
    same, mended = shapes.mended()
    assert same is shapes
    assert len(mended) == 0


def test_only_the_asked_ones_are_looked_at():
    bow_tie = geometry("Polygon ((0 0, 1 1, 1 0, 0 1, 0 0))")
    shapes, mended = from_geometries([bow_tie, bow_tie]).mended(np.array([1]))
    assert mended.tolist() == [1]
    assert (shapes.geometry(0).isGeosValid(), shapes.geometry(1).isGeosValid()) == (False, True)


@pytest.mark.parametrize(
    "shape", [None, QgsGeometry(), QgsGeometry.fromWkt("Polygon EMPTY"), QgsGeometry.fromWkt("LineString (0 0, 1 1)")]
)
def test_what_is_no_polygon_has_no_valid_one(shape):
    assert valid_polygon(shape).isEmpty()


def test_a_valid_polygon_is_flat_and_straight():
    made = valid_polygon(geometry("CurvePolygon ZM (CircularString ZM (0 0 3 4, 1 1 3 4, 2 0 3 4, 1 -1 3 4, 0 0 3 4))"))
    assert not made.constGet().is3D()
    assert not made.constGet().isMeasure()
    assert not made.constGet().hasCurvedSegments()


def test_densified_adds_vertices_on_long_edges_only():
    wkt = ["Polygon ((0 0, 10 0, 10 1, 0 1, 0 0))", "LineString (0 0, 3 4)", "Polygon ((0 0, 1 0, 1 1, 0 0))"]
    shapes = from_geometries([QgsGeometry.fromWkt(w) for w in [*wkt, "Point (1e400 0)"]])
    dense = shapes.densified(2.5)
    assert np.diff(dense.rings[:4]).tolist() == [11, 3, 4]
    for i, text in enumerate(wkt):
        assert dense.geometry(i).isGeosEqual(QgsGeometry.fromWkt(text))
    assert dense.kind.tolist()[:3] == shapes.kind.tolist()[:3]
    # nothing to do leaves them as they are
    assert shapes.densified(11) is shapes


@pytest.mark.parametrize("far", [1e12, 1e200, 1.7e308])
def test_what_is_longer_than_the_globe_is_round_has_no_place(far):
    wkt = [f"POLYGON((-{far} 0, {far} 0, 0 {far}, -{far} 0))", "POLYGON((0 0, 900 0, 0 900, 0 0))"]
    dense = from_geometries([QgsGeometry.fromWkt(w) for w in wkt]).densified(500.0)
    assert dense.kind.tolist() == [NOTHING, POLYGON]
    # the second's edges of 900, 1273 and 900 in 2, 3 and 2 pieces, and its end
    assert len(dense.xy) == 4 + 8
    near = from_geometries([QgsGeometry.fromWkt("POLYGON((0 0, 1 0, 0 1, 0 0))")])
    assert near.densified(500.0) is near
