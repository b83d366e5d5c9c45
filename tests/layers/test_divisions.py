"""What divisions may be called, what is said of their geometry, and the ground that is made of them."""

import math

import numpy as np
import pytest
from layer_making import feedback, geometry, memory_layer, rectangle, source_of
from qgis.core import NULL, QgsCoordinateTransformContext, QgsGeometry
from qgis.PyQt.QtCore import QDate, QVariant

from spatial_demand.layers.divisions import NO_TYPE, Ground, read_divisions
from spatial_demand.layers.messages import Refusal
from spatial_demand.layers.shapes import from_geometries

TEXT, WHOLE, REAL = QVariant.String, QVariant.Int, QVariant.Double
SQUARES = [f"Polygon (({k} 0, {k + 1} 0, {k + 1} 1, {k} 1, {k} 0))" for k in range(20)]


def divisions(ids, kind=TEXT, feedback=None, **more):
    """The Divisions of a layer of squares with these ids."""
    layer = memory_layer("Polygon", {"id": kind}, list(zip(SQUARES, ids)), name="分区", **more)
    return read_divisions(source_of(layer), "id", feedback=feedback)


def refusal(ids, kind=TEXT, **more):
    with pytest.raises(Refusal) as caught:
        divisions(ids, kind, **more)
    message = str(caught.value)
    assert "'分区'" in message
    return message


@pytest.mark.parametrize(
    ("ids", "kind", "expected"),
    [
        (["b", "a", "临港"], TEXT, ["b", "a", "临港"]),
        ([10, 2, -1], WHOLE, ["10", "2", "-1"]),
        ([10.0, 2.5], REAL, ["10", "2.5"]),
        (["7", "7.0", "07"], TEXT, ["7", "7.0", "07"]),
        (["A", "a"], TEXT, ["A", "a"]),
        (["Elsewhere", "**", "NULL", "None"], TEXT, ["Elsewhere", "**", "NULL", "None"]),
        ([QDate(2020, 1, 31)], QVariant.Date, ["2020-01-31"]),
        ([2**53 + 1], QVariant.LongLong, [str(2**53 + 1)]),
    ],
)
def test_ids_are_text_in_the_layers_order(ids, kind, expected):
    found = divisions(ids, kind)
    assert (found.ids, found.names, found.types) == (expected, expected, [None] * len(expected))
    assert len(found) == len(expected)
    assert found.crs.authid() == "EPSG:4326"


@pytest.mark.parametrize("reserved", ["*", "elsewhere", " * ", "elsewhere "])
def test_names_that_results_use_themselves_are_refused(reserved):
    message = refusal(["a", reserved])
    for word in ("'id'", "feature 2", f"'{reserved.strip()}'", "rename"):
        assert word in message


@pytest.mark.parametrize(
    ("value", "kind"), [(NULL, TEXT), ("", TEXT), ("  ", TEXT), (NULL, WHOLE), (NULL, REAL), (math.nan, REAL)]
)
def test_a_division_without_an_id_is_refused(value, kind):
    first = "a" if kind == TEXT else 1
    message = refusal([first, value], kind)
    for word in ("'id'", "feature 2", "no id"):
        assert word in message


@pytest.mark.parametrize(
    ("ids", "kind", "twice"),
    [
        (["a", "b", "a"], TEXT, "a"),
        (["a", "b", " a"], TEXT, "a"),
        ([7, 8, 7], WHOLE, "7"),
        ([7.0, 8.5, 7.0], REAL, "7"),
        (["临", "b", "临"], TEXT, "临"),
    ],
)
def test_two_divisions_of_one_id_are_refused_by_both_their_numbers(ids, kind, twice):
    message = refusal(ids, kind)
    for word in ("'id'", "features 1 and 3", f"'{twice}'"):
        assert word in message


def test_seven_from_two_kinds_of_field_is_the_same_division():
    # layers of two dates: the id is a whole number in one, a real one or a text in the other
    assert divisions([7], WHOLE).ids == divisions([7.0], REAL).ids == divisions(["7"], TEXT).ids


def test_spaces_around_ids_are_cut_off_and_said(feedback):
    assert divisions([" a", "b", "c\t"], feedback=feedback).ids == ["a", "b", "c"]
    (warning,) = feedback.warned
    for word in ("'分区'", "'id'", "2 id(s)", "spaces"):
        assert word in warning


def test_nothing_is_said_of_good_divisions(feedback):
    divisions(["a", "b c", "d"], feedback=feedback)
    assert feedback.warned == []


def test_names_and_types():
    fields = {"id": TEXT, "name": TEXT, "kind": TEXT}
    values = [("a", "North", "urban"), ("b", NULL, NULL), ("c", " ", ""), ("d", " South ", " rural ")]
    layer = memory_layer("Polygon", fields, [(square, *row) for square, row in zip(SQUARES, values)])
    found = read_divisions(source_of(layer), "id", "name", "kind")
    assert found.names == ["North", "b", "c", "South"]
    assert found.types == ["urban", NO_TYPE, NO_TYPE, "rural"]
    assert NO_TYPE == "(none)"
    numbered = memory_layer("Polygon", {"id": TEXT, "kind": REAL}, [(SQUARES[0], "a", 3.0)])
    assert read_divisions(source_of(numbered), "id", "id", "kind").types == ["3"]


@pytest.mark.parametrize("which", ["id", "name", "kind"])
def test_a_field_that_is_not_there_is_refused_by_name(which):
    layer = memory_layer(
        "Polygon", {"id": TEXT, "name": TEXT, "kind": TEXT}, [(SQUARES[0], "a", "b", "c")], name="分区"
    )
    asked = [f"{name}_old" if name == which else name for name in ("id", "name", "kind")]
    with pytest.raises(Refusal, match=rf"'分区' has no field '{which}_old'"):
        read_divisions(source_of(layer), *asked)


def test_no_divisions_are_refused():
    assert "no features" in refusal([])


def test_divisions_without_a_crs_are_refused():
    assert "no coordinate reference system" in refusal(["a"], crs="")


# -- geometries


BOW_TIE = "Polygon ((0 0, 2 2, 2 0, 0 2, 0 0))"
DISC = "CurvePolygon (CircularString (0 0, 1 1, 2 0, 1 -1, 0 0))"


def drawn(shapes, feedback=None, crs="EPSG:3857"):
    rows = [(shape, f"d{k}") for k, shape in enumerate(shapes)]
    kind = "CurvePolygon" if DISC in shapes else "Polygon"
    return read_divisions(source_of(memory_layer(kind, {"id": TEXT}, rows, crs, "分区")), "id", feedback=feedback)


def test_an_invalid_division_is_named_and_left_as_drawn(feedback):
    found = drawn([SQUARES[0], BOW_TIE], feedback)
    (warning,) = feedback.warned
    for word in ("'分区'", "'d1'", "invalid", "Fix geometries"):
        assert word in warning
    assert "'d0'" not in warning
    assert found.geometries[1].equals(geometry(BOW_TIE))


def test_a_division_without_geometry_is_named(feedback):
    found = drawn([None, SQUARES[0]], feedback)
    (warning,) = feedback.warned
    for word in ("'分区'", "'d0'", "no geometry"):
        assert word in warning
    assert found.ids == ["d0", "d1"]
    assert found.geometries[0].isNull()


def test_of_many_bad_divisions_five_are_named(feedback):
    drawn([None] * 8 + [SQUARES[0]], feedback)
    assert "'d4' and 3 more" in feedback.warned[0]
    assert "'d5'" not in feedback.warned[0]


def test_a_curved_division_is_valid_and_keeps_its_curve(feedback):
    found = drawn([DISC], feedback)
    assert feedback.warned == []
    assert found.geometries[0].constGet().hasCurvedSegments()


# -- the ground


def ground(shapes, crs="EPSG:3857", feedback=None):
    return Ground(drawn(shapes, crs=crs), QgsCoordinateTransformContext(), feedback)


def test_points_are_placed_in_the_plane_of_the_drawing():
    made = ground(["Polygon ((0 0, 10 0, 10 10, 0 10, 0 0))", "Polygon ((10 0, 20 0, 20 10, 10 10, 10 0))"])
    xy = np.array([[10.0, 5.0], [20.0, 10.0], [20.0000001, 5.0], [5.0, 0.0]])
    assert made.points.points(xy).tolist() == [0, 1, -1, 0]
    assert made.points is made.points


def test_areas_are_measured_in_metres_on_the_globe():
    # at 60 degrees north a Mercator square metre is a quarter of one
    y = 6378137 * math.log(math.tan(math.pi / 4 + math.radians(60) / 2))
    squares = [rectangle(x, y, x + 2000, y + 2000) for x in (0, 1000)]
    made = ground(squares)
    (overlap,) = made.overlaps()
    assert (overlap.first, overlap.second) == (0, 1)
    assert overlap.area == pytest.approx(1000 * 2000 / 4, rel=5e-3)


def test_ground_of_all_sorts_of_divisions():
    made = ground([None, BOW_TIE, DISC, "Polygon ((50 0, 60 0, 60 10, 50 0))"])
    assert made.points.points(np.array([[0.2, 1.0], [1.0, -0.9], [58.0, 2.0], [9.0, 9.0]])).tolist() == [1, 2, 3, -1]
    assert made.areas.count == 4
    assert made.areas.polygons[0].isEmpty()
    placement = made.areas.place_areas(from_geometries([QgsGeometry()]))
    assert len(placement.unit) == 0


def test_a_division_off_the_globe_takes_nothing_and_the_rest_works():
    made = ground(["Polygon ((0 0, 1 0, 1 1, 0 0))", "Polygon ((500 95, 501 95, 501 99, 500 95))"], crs="EPSG:4326")
    assert made.points.points(np.array([[0.9, 0.5]])).tolist() == [0]
    assert made.areas.polygons[0].area() > 0


def test_divisions_without_any_geometry_are_refused():
    with pytest.raises(Refusal, match="'分区' has no geometry with a place on the globe"):
        ground([None, None])


def test_the_feedback_of_divisions_remembers():
    made = feedback()
    made.pushWarning("w")
    made.pushInfo("i")
    assert (made.warned, made.said, made.isCanceled()) == (["w"], ["i"], False)
