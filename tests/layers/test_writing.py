"""Rows into layers: every value arrives as what it is, and none is lost unseen."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from layer_making import feedback, file_layer, geometry, rectangle
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers.messages import Cancelled, Refusal
from spatial_demand.layers.writing import BOOLEAN, INTEGER, NUMBER, TEXT, make_fields, write

pd = pytest.importorskip("pandas", reason="needs pandas, which this QGIS has not")
KINDS = {"数": NUMBER, "n": INTEGER, "名称": TEXT, "yes": BOOLEAN}
MANY = 2500


def sink_to(destination, kinds=KINDS, kind=QgsWkbTypes.Type.NoGeometry):
    """A sink as Processing makes it (with what keeps it alive), and a function that gives the finished layer."""
    context = QgsProcessingContext()
    crs = QgsCoordinateReferenceSystem("EPSG:3857")
    sink, identifier = QgsProcessingUtils.createFeatureSink(str(destination), context, make_fields(kinds), kind, crs)
    assert sink is not None

    made = SimpleNamespace(sink=sink, context=context)
    del sink

    def finish():
        made.sink.flushBuffer()
        # a file is finished when nobody holds its sink
        made.sink = None
        layer = context.getMapLayer(identifier)
        return layer if layer is not None else file_layer(identifier)

    made.finish = finish
    return made


def rows_of(layer):
    names = [field.name() for field in layer.fields() if field.name() != "fid"]
    return [tuple(None if f[n] == NULL else f[n] for n in names) for f in layer.getFeatures()]


def places(tmp_path):
    return {"memory": "memory:", "GeoPackage": tmp_path / "a.gpkg"}


def written(destination, frame, kinds=KINDS, kind=QgsWkbTypes.Type.NoGeometry, geometries=None):
    made = sink_to(destination, kinds, kind)
    write(made.sink, kinds, frame, geometries)
    layer = made.finish()
    return rows_of(layer), [f.geometry() for f in layer.getFeatures()], layer.fields()


both_places = pytest.mark.parametrize("place", ["memory", "GeoPackage"])


@both_places
def test_every_kind_of_value_arrives(tmp_path, place):
    frame = pd.DataFrame(
        {
            "数": np.array([1.5, math.nan, math.inf, -math.inf, 0.1]),
            "n": pd.Series([1, None, np.int64(2**53 + 1), np.float64(2.6), np.int32(-3)], dtype=object),
            "名称": pd.Series(["浦东 😀", None, "", np.str_("x"), math.nan], dtype=object),
            "yes": pd.Series([True, None, np.bool_(False), np.bool_(True), math.nan], dtype=object),
            "besides": range(5),
        }
    )
    rows, _, fields = written(places(tmp_path)[place], frame)
    assert rows == [
        (1.5, 1, "浦东 😀", True),
        (None, None, None, None),
        (None, 2**53 + 1, "", False),
        (None, 3, "x", True),
        (0.1, -3, None, None),
    ]
    assert [field.name() for field in fields if field.name() != "fid"] == list(KINDS)


@both_places
def test_columns_of_every_numpy_type(tmp_path, place):
    frame = pd.DataFrame(
        {
            "数": np.array([1.5, 2], "float32"),
            "n": np.array([7, 8], "int16"),
            "名称": pd.Categorical(["临", "港"]),
            "yes": np.array([True, False]),
        }
    )
    assert written(places(tmp_path)[place], frame)[0] == [(1.5, 7, "临", True), (2, 8, "港", False)]


@both_places
@pytest.mark.parametrize("nothing", [None, math.nan, NULL, QVariant(), pd.NA, pd.NaT, np.float32("nan")])
def test_every_nothing_is_null(tmp_path, place, nothing):
    frame = pd.DataFrame(
        {name: pd.Series([nothing, value], dtype=object) for name, value in zip(KINDS, (1, 2, "c", True))}
    )
    assert written(places(tmp_path)[place], frame)[0] == [(None,) * 4, (1, 2, "c", True)]


@both_places
def test_nullable_columns(tmp_path, place):
    frame = pd.DataFrame(
        {
            "数": pd.array([1.5, None], "Float64"),
            "n": pd.array([None, 4], "Int64"),
            "名称": pd.array([None, "x"], "string"),
            "yes": pd.array([True, None], "boolean"),
        }
    )
    assert written(places(tmp_path)[place], frame)[0] == [(1.5, None, None, True), (None, 4, "x", None)]


@both_places
def test_a_zero_is_no_null(tmp_path, place):
    frame = pd.DataFrame({"数": [0.0], "n": [0], "名称": ["0"], "yes": [False]})
    assert written(places(tmp_path)[place], frame)[0] == [(0, 0, "0", False)]


@both_places
def test_the_noise_of_sums_is_not_written(tmp_path, place):
    noisy = [8873.99999999976, 0.1 + 0.2, -1e-7 * (1 + 1e-15), 1e300 / 3, 2.0**60, 5e-324]
    for column in (noisy, pd.Series(noisy, dtype=object)):
        target = "memory:" if place == "memory" else tmp_path / f"{len(list(tmp_path.iterdir()))}.gpkg"
        found = [row[0] for row in written(target, pd.DataFrame({"x": column}), {"x": NUMBER})[0]]
        assert found[:3] == [8874, 0.3, -1e-7]
        assert found == pytest.approx(noisy, rel=5e-13, abs=0)


@both_places
def test_no_rows_and_many(tmp_path, place):
    empty = pd.DataFrame({name: [] for name in KINDS})
    assert written(places(tmp_path)[place], empty)[0] == []
    many = pd.DataFrame({"n": np.arange(MANY)})
    target = "memory:" if place == "memory" else tmp_path / "b.gpkg"
    assert written(target, many, {"n": INTEGER})[0] == [(k,) for k in range(MANY)]


@both_places
def test_geometries_go_with_their_rows(tmp_path, place):
    shapes = [
        rectangle(0, 0, 1, 1),
        QgsGeometry(),
        geometry("MultiPolygon (((5 5, 6 5, 6 6, 5 5)), ((8 8, 9 8, 9 9, 8 8)))"),
    ]
    frame = pd.DataFrame({"n": [1, 2, 3]})
    rows, found, _ = written(places(tmp_path)[place], frame, {"n": INTEGER}, QgsWkbTypes.Type.MultiPolygon, shapes)
    assert rows == [(1,), (2,), (3,)]
    assert found[1].isEmpty()  # QGIS writes an empty geometry where a file has none
    assert [found[k].isGeosEqual(shapes[k]) for k in (0, 2)] == [True, True]


class Refusing(QgsFeatureSink):
    """Takes `most` features and no more."""

    def __init__(self, most, reason="disk full"):
        super().__init__()
        self.most, self.reason, self.taken = most, reason, []

    def addFeature(self, feature, flags=None):
        if len(self.taken) == self.most:
            return False
        self.taken.append(feature.attributes())
        return True

    def lastError(self):
        return self.reason


@pytest.mark.parametrize(("reason", "said"), [("disk full", "disk full"), ("", "no reason given")])
def test_a_row_that_is_not_taken_is_an_error(reason, said):
    sink = Refusing(2, reason)
    with pytest.raises(Refusal) as caught:
        write(sink, {"n": INTEGER}, pd.DataFrame({"n": [1, 2, 3]}))
    assert "Row 3" in str(caught.value)
    assert said in str(caught.value)
    assert sink.taken == [[1], [2]]


def test_writing_stops_when_the_user_says_so():
    sink = Refusing(99)
    with pytest.raises(Cancelled):
        write(sink, {"n": INTEGER}, pd.DataFrame({"n": [1]}), feedback=feedback(cancelled=True))
    assert sink.taken == []


def test_fields_have_their_types_and_order():
    fields = make_fields(KINDS)
    assert [(f.name(), f.type()) for f in fields] == [
        ("数", QVariant.Double),
        ("n", QVariant.LongLong),
        ("名称", QVariant.String),
        ("yes", QVariant.Bool),
    ]
