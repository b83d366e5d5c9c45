"""The two lanes give the same columns, and both give what was written, for every format, field and state of a layer."""

import datetime
import math

import numpy as np
import pytest
from layer_making import (
    add_table,
    feedback,
    file_layer,
    memory_layer,
    source_of,
    vertices,
    write_file,
)
from osgeo import gdal, ogr
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers.expressions import Expression
from spatial_demand.layers.messages import Cancelled, Refusal
from spatial_demand.layers.reading import read, read_batches
from spatial_demand.layers.wkb import LINE, NOTHING, POINT, POLYGON

HAS_STREAM = hasattr(ogr.Layer, "GetArrowStreamAsNumPy")
FAST = "columns" if HAS_STREAM else "features"
needs_stream = pytest.mark.skipif(not HAS_STREAM, reason="this GDAL has no column stream (it came with 3.6)")

PLAIN = ogr.OFSTNone
WHOLE = (ogr.OFTInteger, PLAIN)
TEXT = (ogr.OFTString, PLAIN)
REAL = (ogr.OFTReal, PLAIN)
DRIVERS = {"gpkg": "GPKG", "fgb": "FlatGeobuf", "shp": "ESRI Shapefile"}
SCRIPTS = ["浦东新区", "العربية", "😀👩‍🚒", "Zürich", "", " spaced ", "a,b;c\t'\"", "x" * 200, None]


def both(layer, fields=(), geometry=False, expressions=(), lane=FAST):
    """The Table of a layer, after both lanes gave the same and the first took the lane that it should."""
    tables = []
    for whole in (True, False):
        source = source_of(layer, whole)
        made = [Expression(text, source) for text in expressions]
        tables.append(read(source, fields, made, geometry))
    first, second = tables
    assert (first.lane, second.lane) == (lane, "features")
    assert_same(first, second)
    return first


def assert_same(first, second):
    assert first.rows == second.rows
    assert list(first.fields) == list(second.fields)
    pairs = [*zip(first.fields.values(), second.fields.values()), *zip(first.expressions, second.expressions)]
    for one, other in pairs:
        assert one.values.dtype == other.values.dtype
        assert one.null.dtype == other.null.dtype == bool
        np.testing.assert_array_equal(one.null, other.null)
        np.testing.assert_array_equal(one.values, other.values)
    assert (first.shapes is None) == (second.shapes is None)
    if first.shapes is not None:
        for name in ("kind", "xy", "rings", "ring_shape", "ring_outer"):
            np.testing.assert_array_equal(getattr(first.shapes, name), getattr(second.shapes, name))


def listed(column):
    """Python values of a Column, None where NULL."""
    return [None if null else value for value, null in zip(column.values.tolist(), column.null.tolist())]


def points_file(path, fields, rows, **more):
    """A file of points (k, k) with the rows' values."""
    driver = DRIVERS[str(path).rsplit(".", 1)[1]]
    if driver == "FlatGeobuf":
        more.setdefault("options", ["SPATIAL_INDEX=NO"])  # otherwise it sorts the rows
    rows = [(f"POINT ({k} {k})", values) for k, values in enumerate(rows)]
    return file_layer(write_file(path, driver, fields, rows, **more))


# -- field types: (type, subtype), written, read, lane. None is NULL
INTEGERS = [1, 0, -1, 2**31 - 1, -(2**31), None]
LARGE = [2**53 + 1, -(2**53) - 1, 2**62 + 1, 0, None]
REALS = [0.1, -0.0, 1e300, -1e-300, 123456789.123456789, math.inf, None]
MOMENTS = ["2020/02/29 12:34:56.789", "1969/12/31 23:59:58", "1899/12/31 00:00:00", "2038/01/20 03:14:08", None]
READ_MOMENTS = [
    datetime.datetime(2020, 2, 29, 12, 34, 56, 789000),
    datetime.datetime(1969, 12, 31, 23, 59, 58),
    datetime.datetime(1899, 12, 31),
    datetime.datetime(2038, 1, 20, 3, 14, 8),
    None,
]
DAYS = ["2020/02/29", "1969/12/31", "1899/12/31", "0101/01/01", None]
READ_DAYS = [datetime.date(*map(int, day.split("/"))) if day else None for day in DAYS]
TYPES = {
    "int": (WHOLE, INTEGERS, INTEGERS, FAST),
    "int16": ((ogr.OFTInteger, ogr.OFSTInt16), [1, -32768, None], [1, -32768, None], FAST),
    "int64": ((ogr.OFTInteger64, PLAIN), LARGE, LARGE, FAST),
    # GDAL 3.6 loses what is true behind a NULL
    "bool": ((ogr.OFTInteger, ogr.OFSTBoolean), [1, 0, None, 1, 1], [True, False, None, True, True], "features"),
    "real": (REAL, REALS, REALS, FAST),
    "float32": ((ogr.OFTReal, ogr.OFSTFloat32), [0.5, -1.25, None], [0.5, -1.25, None], "features"),
    "text": (TEXT, SCRIPTS, SCRIPTS, FAST),
    "date": ((ogr.OFTDate, PLAIN), DAYS, READ_DAYS, "features"),
    "datetime": ((ogr.OFTDateTime, PLAIN), MOMENTS, READ_MOMENTS, "features"),
    "json": (
        (ogr.OFTString, ogr.OFSTJSON),
        ['{"a": [1, "浦"]}', "[1, 2]", None],
        [{"a": [1, "浦"]}, [1, 2], None],
        "features",
    ),
}


@pytest.mark.parametrize("name", TYPES)
def test_field_types_of_a_geopackage(tmp_path, name):
    kind, written, expected, lane = TYPES[name]
    layer = points_file(tmp_path / "a.gpkg", {"f": kind}, [{"f": value} for value in written])
    column = both(layer, ["f"], lane=lane).fields["f"]
    assert listed(column) == expected
    assert column.null.tolist() == [value is None for value in expected]


@pytest.mark.parametrize("name", ["int", "int16", "int64", "bool", "real", "float32", "text", "datetime"])
def test_field_types_of_a_flatgeobuf(tmp_path, name):
    kind, written, expected, lane = TYPES[name]
    layer = points_file(tmp_path / "a.fgb", {"f": kind}, [{"f": value} for value in written])
    assert listed(both(layer, ["f"], lane=lane).fields["f"]) == expected


@pytest.mark.parametrize(
    ("kind", "written", "expected", "lane"),
    [
        (WHOLE, [1, -(2**31), None], [1, -(2**31), None], FAST),
        ((ogr.OFTInteger64, PLAIN), [10**15 + 1, None], [10**15 + 1, None], FAST),
        (REAL, [0.25, -1e6, None], [0.25, -1e6, None], FAST),
        # this format has no empty text
        (TEXT, ["浦东", "العربية", "", None, "x" * 80], ["浦东", "العربية", None, None, "x" * 80], FAST),
        ((ogr.OFTDate, PLAIN), DAYS, READ_DAYS, "features"),
    ],
    ids=["int", "int64", "real", "text", "date"],
)
def test_field_types_of_a_shapefile(tmp_path, kind, written, expected, lane):
    options = ["ENCODING=UTF-8"]
    layer = points_file(tmp_path / "a.shp", {"f": kind}, [{"f": value} for value in written], options=options)
    assert listed(both(layer, ["f"], lane=lane).fields["f"]) == expected


def test_a_time_and_a_binary_go_by_a_lane_that_reads_them(tmp_path):
    fields = {"t": (ogr.OFTTime, PLAIN), "b": (ogr.OFTBinary, PLAIN)}
    layer = points_file(tmp_path / "a.gpkg", fields, [{"t": "01:02:03", "b": b"\x00\x01\xff"}, {"t": None, "b": None}])
    time = both(layer, ["t"], lane=FAST if layer.fields().field("t").type() == QVariant.String else "features").fields[
        "t"
    ]
    assert time.null.tolist() == [False, True]
    assert "01:02:03" in str(time.values[0])
    assert bytes(both(layer, ["b"], lane="features").fields["b"].values[0]) == b"\x00\x01\xff"


def test_a_nan_stays_a_nan_where_the_format_holds_it(tmp_path):
    layer = points_file(tmp_path / "a.fgb", {"f": REAL}, [{"f": math.nan}, {"f": None}, {"f": 1.0}])
    column = both(layer, ["f"]).fields["f"]
    assert column.null.tolist() == [False, True, False]
    assert math.isnan(column.values[0])


@pytest.mark.parametrize("suffix", DRIVERS)
@pytest.mark.parametrize("kind", [WHOLE, REAL, TEXT], ids=["int", "real", "text"])
def test_a_column_of_null_alone(tmp_path, suffix, kind):
    rows = [{"f": None, "g": 1}, {"f": None, "g": 2}]
    table = both(points_file(tmp_path / f"a.{suffix}", {"f": kind, "g": WHOLE}, rows), ["f", "g"])
    assert listed(table.fields["f"]) == [None, None]
    assert listed(table.fields["g"]) == [1, 2]


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp"])
def test_no_rows(tmp_path, suffix):
    kind = {"f": REAL, "t": TEXT}
    path = tmp_path / f"a.{suffix}"
    if suffix == "fgb":
        # GDAL itself writes none without features in one go
        full = write_file(tmp_path / "full.gpkg", "GPKG", kind, [("POINT (0 0)", {"f": 1})])
        made = gdal.VectorTranslate(str(path), full, format="FlatGeobuf", where="f > 1")
        del made
        layer = file_layer(path)
    else:
        layer = points_file(path, kind, [])
    table = both(layer, ["f", "t"], geometry=True, expressions=['"f" + 1'], lane="features")
    assert table.rows == len(table.fields["t"].values) == len(table.expressions[0].values) == len(table.shapes) == 0


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp"])
def test_no_rows_by_a_filter(tmp_path, suffix):
    layer = points_file(tmp_path / f"a.{suffix}", {"f": REAL, "t": TEXT}, [{"f": 1, "t": "a"}])
    assert layer.setSubsetString('"f" > 1')
    table = both(layer, ["f", "t"], geometry=True, expressions=['"f" + 1'])
    assert table.rows == len(table.fields["t"].values) == len(table.expressions[0].values) == len(table.shapes) == 0


def test_no_fields_only_rows(tmp_path):
    assert both(points_file(tmp_path / "a.gpkg", {"f": REAL}, [{}, {}, {}])).rows == 3


@needs_stream
def test_text_and_numbers_over_many_batches(tmp_path, monkeypatch):
    from spatial_demand.layers import stream

    monkeypatch.setattr(stream, "TEXT_BATCH", 3)
    rows = [{"t": "浦" * (k % 7), "f": k} for k in range(20)]
    table = both(points_file(tmp_path / "a.gpkg", {"t": TEXT, "f": WHOLE}, rows), ["t", "f"], geometry=True)
    assert listed(table.fields["t"]) == [row["t"] for row in rows]
    assert table.shapes.xy[:, 0].tolist() == table.fields["f"].values.tolist() == list(range(20))


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 4, 7])
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pieces_together_are_the_whole_in_both_lanes(tmp_path, monkeypatch, rows, size):
    from spatial_demand.layers import reading, stream

    monkeypatch.setattr(stream, "TEXT_BATCH", size)
    monkeypatch.setattr(reading, "FEATURES_IN_BATCH", size)
    written = [{"t": None if k == 1 else f"浦{k}", "f": k if k != 3 else None} for k in range(rows)]
    layer = points_file(tmp_path / "a.gpkg", {"t": TEXT, "f": WHOLE}, written)
    for whole, more in ((True, '"f" / 2'), (False, '"f" / 2'), (False, "sqrt(f)")):
        source = source_of(layer, whole)
        pieces = list(read_batches(source, ["T", "f"], [Expression(more, source)], geometry=True))
        together = read(source, ["T", "f"], [Expression(more, source)], geometry=True)
        assert sum(piece.rows for piece in pieces) == together.rows == rows
        assert all(piece.rows <= size for piece in pieces)
        assert {piece.lane for piece in pieces} == {together.lane}
        for table in (pieces, [together]):
            assert [value for piece in table for value in listed(piece.fields["T"])] == [row["t"] for row in written]
            expected = [None if k == 3 else k / 2 if "/" in more else math.sqrt(k) for k in range(rows)]
            assert [value for piece in table for value in listed(piece.expressions[0])] == expected
            assert [xy for piece in table for xy in piece.shapes.xy.tolist()] == [[k, k] for k in range(rows)]
            assert sum(len(piece.shapes) for piece in table) == rows


# -- encodings


def shapefile(path, encoding, names, keep_page=True):
    """A Shapefile of points with one text field `name`, by QGIS's writer; bytes really in that encoding."""
    layer = memory_layer("Point", {"name": QVariant.String}, [("Point (1 2)", name) for name in names])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "ESRI Shapefile", encoding
    written = QgsVectorFileWriter.writeAsVectorFormatV2(
        layer, str(path), QgsProject.instance().transformContext(), options
    )
    assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
    assert names[0].encode(encoding) in path.with_suffix(".dbf").read_bytes()
    if not keep_page:
        path.with_suffix(".cpg").unlink()
    return file_layer(path)


@pytest.mark.parametrize("encoding", ["GBK", "UTF-8", "ISO-8859-1"])
def test_a_shapefile_that_says_its_encoding(tmp_path, encoding):
    names = ["Zürich", "ascii"] if encoding == "ISO-8859-1" else ["浦东新区", "临港", "ascii"]
    layer = shapefile(tmp_path / "a.shp", encoding, names)
    assert listed(both(layer, ["name"]).fields["name"]) == names


@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
def test_a_shapefile_whose_encoding_the_user_sets(tmp_path, encoding):
    layer = shapefile(tmp_path / "a.shp", encoding, ["浦东新区", "ascii"], keep_page=False)
    layer.setProviderEncoding(encoding)
    assert listed(both(layer, ["name"]).fields["name"]) == ["浦东新区", "ascii"]


# -- names


@pytest.mark.parametrize("name", ["two words", 'quo"te', "it's", "人口 总数", "a.b", "ORDER", "f%", "ÄÖ", "x" * 60])
@pytest.mark.parametrize("suffix", ["gpkg", "fgb"])
def test_names_of_fields(tmp_path, suffix, name):
    layer = points_file(tmp_path / f"a.{suffix}", {name: WHOLE, "other": WHOLE}, [{name: 3, "other": 5}])
    quoted = '"' + name.replace('"', '""') + '"'
    table = both(layer, [name], expressions=[f'{quoted} * 10 + "other"'])
    assert (listed(table.fields[name]), listed(table.expressions[0])) == ([3], [35])


def test_names_that_differ_by_case_alone():
    layer = memory_layer("Point", {"a": QVariant.Int, "A": QVariant.Int}, [("Point (0 0)", 1, 2)])
    table = both(layer, ["a", "A"], expressions=['"a" * 10 + "A"'], lane="features")
    assert [listed(column) for column in (*table.fields.values(), *table.expressions)] == [[1], [2], [12]]


def test_names_that_differ_by_case_alone_in_a_file(tmp_path):
    path = str(tmp_path / "a.fgb")
    dataset = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(path)
    table = dataset.CreateLayer("a", None, ogr.wkbPoint)
    for name in "aA":
        table.CreateField(ogr.FieldDefn(name, ogr.OFTInteger))
    feature = ogr.Feature(table.GetLayerDefn())
    feature.SetField(0, 1)
    feature.SetField(1, 2)
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (0 0)"))
    table.CreateFeature(feature)
    del feature, table, dataset
    layer = file_layer(path)
    both_names = both(layer, ["a", "A"], expressions=['"a" * 10 + "A"'], lane="features")
    assert [listed(column) for column in (*both_names.fields.values(), *both_names.expressions)] == [[1], [2], [12]]
    for name, value in (("a", 1), ("A", 2)):
        first, second = (read(source_of(layer, whole), [name]) for whole in (True, False))
        assert_same(first, second)
        assert listed(first.fields[name]) == [value]


@pytest.mark.parametrize("suffix", DRIVERS)
def test_a_field_spelled_otherwise_is_the_same_field(tmp_path, suffix):
    layer = points_file(tmp_path / f"a.{suffix}", {"Name": WHOLE}, [{"Name": 3}])
    table = both(layer, ["NAME", "name"], expressions=['"nAME" + 1'])
    assert {name: listed(column) for name, column in table.fields.items()} == {"NAME": [3], "name": [3]}
    assert listed(table.expressions[0]) == [4]


@pytest.mark.parametrize("whole", [True, False])
def test_a_field_that_is_not_there_is_refused(tmp_path, whole):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 3}])
    with pytest.raises(Refusal, match=r"'layer' has no field 'people'"):
        read(source_of(layer, whole), ["people"])


@pytest.mark.parametrize("suffix", DRIVERS)
def test_a_field_named_as_the_stream_names_its_own(tmp_path, suffix):
    lane = FAST if suffix == "gpkg" else "features"
    layer = points_file(tmp_path / f"a.{suffix}", {"OGC_FID": WHOLE, "b": WHOLE}, [{"OGC_FID": 7, "b": 8}])
    assert listed(both(layer, ["OGC_FID"], geometry=True, lane=lane).fields["OGC_FID"]) == [7]
    assert listed(both(layer, ["b"], geometry=True).fields["b"]) == [8]


def test_a_field_named_as_a_geometry(tmp_path):
    layer = points_file(tmp_path / "a.fgb", {"wkb_geometry": WHOLE, "geom": WHOLE}, [{"wkb_geometry": 7, "geom": 8}])
    table = both(layer, ["wkb_geometry"], geometry=True, lane="features")
    assert (listed(table.fields["wkb_geometry"]), table.shapes.xy.tolist()) == ([7], [[0, 0]])
    table = both(layer, ["geom"], geometry=True)
    assert (listed(table.fields["geom"]), table.shapes.xy.tolist()) == ([8], [[0, 0]])


def test_the_record_number_as_a_field(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 30}, {"f": 20}])
    table = both(layer, ["fid", "f"], geometry=True, expressions=['"fid" * 10'])
    assert listed(table.fields["fid"]) == [1, 2]
    assert listed(table.expressions[0]) == [10, 20]
    assert listed(both(layer, ["fid"]).fields["fid"]) == [1, 2]


def test_a_record_number_with_a_name_of_its_own(tmp_path):
    options = ["FID=number", "GEOMETRY_NAME=the shape"]
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 30}, {"f": 20}], options=options)
    table = both(layer, ["number", "f"], geometry=True)
    assert (listed(table.fields["number"]), listed(table.fields["f"])) == ([1, 2], [30, 20])
    assert table.shapes.xy.tolist() == [[0, 0], [1, 1]]


# -- geometries

SHAPES = [
    ("POINT (1 2)", POINT),
    ("POINT ZM (1 2 3 4)", POINT),
    ("MULTIPOINT ((1 2), (3 4))", POINT),
    ("LINESTRING Z (0 0 1, 2 2 1)", LINE),
    ("MULTILINESTRING ((0 0, 2 2), (5 5, 6 6))", LINE),
    ("POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))", POLYGON),
    ("MULTIPOLYGON M (((0 0 9, 4 0 9, 4 4 9, 0 0 9)), ((8 8 9, 9 8 9, 9 9 9, 8 8 9)))", POLYGON),
    ("CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0, 1 -1, 0 0))", POLYGON),
    ("MULTISURFACE (CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (0 0, 1 1, 2 0), (2 0, 0 0))))", POLYGON),
    ("GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 4 0, 4 4, 0 0)))", POLYGON),
    ("TIN Z (((0 0 1, 4 0 1, 4 4 1, 0 0 1)))", POLYGON),
    ("POLYGON EMPTY", NOTHING),
    (None, NOTHING),
]


def test_geometries_of_every_type_in_one_file(tmp_path):
    rows = [(wkt, {"f": k}) for k, (wkt, _) in enumerate(SHAPES)]
    layer = file_layer(write_file(tmp_path / "a.gpkg", "GPKG", {"f": WHOLE}, rows, ogr.wkbUnknown))
    table = both(layer, ["f"], geometry=True)
    assert table.shapes.kind.tolist() == [kind for _, kind in SHAPES]


@pytest.mark.parametrize("suffix", DRIVERS)
def test_polygons_of_every_format(tmp_path, suffix):
    wkts = [
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1)))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((8 8, 9 8, 9 9, 8 8)))",
    ]
    rows = [(wkt, {"f": k}) for k, wkt in enumerate(wkts)]
    layer = file_layer(write_file(tmp_path / f"a.{suffix}", DRIVERS[suffix], {"f": WHOLE}, rows, ogr.wkbMultiPolygon))
    table = both(layer, ["f"], geometry=True)
    for k, f in enumerate(table.fields["f"].values.tolist()):
        assert table.shapes.geometry(k).isGeosEqual(QgsGeometry.fromWkt(wkts[f]))


def test_geometry_is_read_only_where_it_is_asked_for(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 3}])
    assert both(layer, ["f"]).shapes is None


@pytest.mark.parametrize("suffix", ["gpkg", "shp"])
def test_a_table_without_geometry(tmp_path, suffix):
    rows = [(None, {"f": 3}), (None, {"f": 4})]
    path = write_file(tmp_path / f"a.{suffix}", DRIVERS[suffix], {"f": WHOLE}, rows, ogr.wkbNone)
    table = both(file_layer(path if suffix == "gpkg" else path.replace(".shp", ".dbf")), ["f"], geometry=True)
    assert (listed(table.fields["f"]), table.shapes.kind.tolist()) == ([3, 4], [NOTHING, NOTHING])


# -- which layer of a file, and what of it


def two_tables(path):
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    add_table(dataset, {"f": WHOLE}, [("POINT (1 1)", {"f": 1})], layer="one")
    add_table(dataset, {"f": WHOLE}, [("POINT (2 2)", {"f": 2})], layer="two")
    mixed = [("POINT (3 3)", {"f": 3}), ("POLYGON ((0 0, 4 0, 4 4, 0 0))", {"f": 4}), ("POINT (5 5)", {"f": 5})]
    add_table(dataset, {"f": WHOLE}, mixed, ogr.wkbUnknown, layer="mixed")
    dataset = None
    return path


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("", [1]), ("|layername=one", [1]), ("|layername=two", [2]), ("|layerid=0", [1]), ("|layerid=1", [2])],
)
def test_the_layer_of_a_file_is_the_one_that_was_chosen(tmp_path, uri, expected):
    layer = file_layer(f"{two_tables(tmp_path / 'a.gpkg')}{uri}")
    assert listed(both(layer, ["f"], geometry=True).fields["f"]) == expected


@pytest.mark.parametrize(("kind", "expected"), [("Point", [3, 5]), ("Polygon", [4])])
def test_of_a_mixed_table_only_the_chosen_type_is_read(tmp_path, kind, expected):
    layer = file_layer(f"{two_tables(tmp_path / 'a.gpkg')}|layername=mixed|geometrytype={kind}")
    table = both(layer, ["f"], geometry=True, lane="features")
    assert listed(table.fields["f"]) == expected


@pytest.mark.parametrize("suffix", DRIVERS)
@pytest.mark.parametrize(
    ("subset", "expected"),
    [
        ('"a" > 1', [20, 30]),
        ('"b" > 10', [20, 30, 40]),
        ("A >= 1 AND b < 30", [10, 20]),
        ("\"t\" = '浦东'", [10]),
        ('"a" > 100', []),
        ('"a" IS NULL', [40]),
    ],
)
@pytest.mark.parametrize("geometry", [True, False])
def test_a_subset_string(tmp_path, suffix, subset, expected, geometry):
    fields = {"a": WHOLE, "b": WHOLE, "t": TEXT}
    rows = [{"a": k if k < 4 else None, "b": 10 * k, "t": "浦东" if k == 1 else "x"} for k in range(5)]
    options = {"shp": ["ENCODING=UTF-8"], "fgb": ["SPATIAL_INDEX=NO"], "gpkg": []}[suffix]
    layer = points_file(tmp_path / f"a.{suffix}", fields, rows, options=options)
    assert layer.setSubsetString(subset)
    table = both(layer, ["b"], geometry=geometry)
    assert listed(table.fields["b"]) == expected
    if geometry:
        assert (table.shapes.xy[:, 0] * 10).tolist() == expected


@pytest.mark.parametrize("suffix", ["shp", "fgb"])
def test_a_subset_by_area(tmp_path, suffix):
    rows = [("POLYGON ((0 0, 4 0, 4 4, 0 0))", {"f": 8}), ("POLYGON ((0 0, 1 0, 1 2, 0 0))", {"f": 1})]
    layer = file_layer(write_file(tmp_path / f"a.{suffix}", DRIVERS[suffix], {"f": WHOLE}, rows, ogr.wkbPolygon))
    assert layer.setSubsetString("OGR_GEOM_AREA > 5")
    assert listed(both(layer, ["f"], geometry=True, lane="features").fields["f"]) == [8]
    # QGIS itself finds nothing where it is not asked for the geometry
    assert listed(read(source_of(layer), ["f"]).fields["f"]) == [8]


def test_a_subset_that_is_a_query_goes_by_the_common_lane(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 1}, {"f": 2}])
    assert layer.setSubsetString('SELECT * FROM "layer" WHERE "f" > 1')
    assert listed(both(layer, ["f"], lane="features").fields["f"]) == [2]


# -- states of a layer


def test_a_memory_layer_goes_by_the_common_lane():
    rows = [("Point (1 2)", 3, "浦东"), (None, None, None), ("Point (3 4)", 5, "")]
    table = both(
        memory_layer("Point", {"f": QVariant.Int, "t": QVariant.String}, rows),
        ["f", "t"],
        geometry=True,
        lane="features",
    )
    assert (listed(table.fields["f"]), listed(table.fields["t"])) == ([3, None, 5], ["浦东", None, ""])
    assert table.shapes.kind.tolist() == [POINT, NOTHING, POINT]


@pytest.mark.parametrize("driver", ["GPKG", "GeoJSON"])
def test_a_format_that_gdal_and_qgis_see_differently_goes_by_the_common_lane(tmp_path, driver):
    path = write_file(tmp_path / f"a.{driver.lower()}", driver, {"f": TEXT}, [("POINT (0 0)", {"f": "7"})])
    table = both(file_layer(path), ["f"], lane=FAST if driver == "GPKG" else "features")
    assert [str(value) for value in listed(table.fields["f"])] == ["7"]


def test_edits_that_are_not_saved_count(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 1}, {"f": 2}, {"f": 3}])
    assert layer.startEditing()
    # the buffer is open, and nothing differs from the file yet
    assert listed(both(layer, ["f"]).fields["f"]) == [1, 2, 3]
    new = QgsFeature(layer.fields())
    new.setAttribute("f", 40)
    new.setGeometry(QgsGeometry.fromWkt("Point (9 9)"))
    assert layer.addFeature(new)
    assert layer.changeAttributeValue(1, layer.fields().lookupField("f"), 10)
    assert layer.changeGeometry(3, QgsGeometry.fromWkt("Point (7 7)"))
    assert layer.deleteFeature(2)
    table = both(layer, ["f"], geometry=True, lane="features")
    found = dict(zip(listed(table.fields["f"]), map(tuple, table.shapes.xy.tolist())))
    assert found == {10: (0, 0), 3: (7, 7), 40: (9, 9)}
    assert layer.rollBack()
    assert listed(both(layer, ["f"]).fields["f"]) == [1, 2, 3]


def test_a_field_that_is_not_saved_goes_by_the_common_lane(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 1}])
    assert layer.startEditing()
    assert layer.addAttribute(QgsField("g", QVariant.Int))
    layer.updateFields()
    assert layer.changeAttributeValue(1, layer.fields().lookupField("g"), 6)
    assert listed(both(layer, ["g"], lane="features").fields["g"]) == [6]
    layer.rollBack()


def test_selected_features(tmp_path, selected_source):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 1}, {"f": 2}, {"f": 3}])
    layer.selectByExpression('"f" <> 2')
    table = read(selected_source(layer), ["f"], geometry=True)
    assert (table.lane, listed(table.fields["f"]), table.shapes.xy[:, 0].tolist()) == ("features", [1, 3], [0, 2])


def test_a_selection_leaves_the_whole_layer_whole(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 1}, {"f": 2}])
    layer.selectByExpression('"f" = 2')
    assert listed(both(layer, ["f"]).fields["f"]) == [1, 2]


def test_a_filter_of_the_feature_source(tmp_path):
    from layer_making import source_of as take
    from qgis.core import (
        Qgis,
        QgsProcessingContext,
        QgsProcessingFeatureSourceDefinition,
        QgsProcessingParameterFeatureSource,
        QgsProcessingParameters,
    )

    if Qgis.QGIS_VERSION_INT < 33200:
        pytest.skip("feature sources have a filter expression from QGIS 3.32 on")
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 1}, {"f": 2}])
    QgsProject.instance().addMapLayer(layer, False)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    value = QgsProcessingFeatureSourceDefinition(layer.id(), filterExpression='"f" > 1')
    definition = QgsProcessingParameterFeatureSource("INPUT")
    features = QgsProcessingParameters.parameterAsSource(definition, {"INPUT": value}, context)
    source = take(layer, whole=False)
    source.features = features
    assert listed(read(source, ["f"]).fields["f"]) == [2]
    QgsProject.instance().removeAllMapLayers()


def test_joined_and_virtual_fields_go_by_the_common_lane(tmp_path):
    fields = {"key": WHOLE, "f": WHOLE}
    layer = points_file(tmp_path / "a.gpkg", fields, [{"key": 1, "f": 10}, {"key": 2, "f": 20}])
    other = memory_layer("Point", {"key": QVariant.Int, "g": QVariant.Int}, [("Point (0 0)", 2, 200)], name="other")
    QgsProject.instance().addMapLayers([layer, other], False)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("key")
    join.setTargetFieldName("key")
    join.setUsingMemoryCache(True)
    assert layer.addJoin(join)
    layer.addExpressionField('"f" * 2', QgsField("twice", QVariant.Int))
    table = both(layer, ["f", "other_g", "twice"], lane="features")
    assert {name: listed(column) for name, column in table.fields.items()} == {
        "f": [10, 20],
        "other_g": [None, 200],
        "twice": [20, 40],
    }
    # its own fields alone still go fast
    assert listed(both(layer, ["f"]).fields["f"]) == [10, 20]
    QgsProject.instance().removeAllMapLayers()


def test_a_virtual_field_that_hides_a_field_of_the_file(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 10}])
    layer.addExpressionField('"f" * 2', QgsField("F", QVariant.Int))
    table = both(layer, ["F"], lane="features")
    assert listed(table.fields["F"]) == [20]
    assert listed(both(layer, ["f"]).fields["f"]) == [10]


def test_a_file_that_is_gone_is_left_to_qgis(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 10}])
    source = source_of(layer)
    source.file = source.file._replace(path=str(tmp_path / "b.gpkg"))
    assert read(source, ["f"]).lane == "features"


@pytest.fixture(params=[True, False], ids=["GDAL raises", "GDAL returns"])
def raising(request):
    """GDAL raising errors, as any plugin may have told it to, or returning them."""
    quiet = [module for module in (gdal, ogr) if not module.GetUseExceptions()]
    if not request.param and len(quiet) < 2:
        pytest.skip("another module of this run has told GDAL to raise, which it undoes in one order only")
    for module in quiet if request.param else []:
        module.UseExceptions()
    yield
    for module in reversed(quiet) if request.param else []:
        module.DontUseExceptions()


@needs_stream
@pytest.mark.usefixtures("raising")
def test_a_filter_that_gdal_does_not_take_is_refused(tmp_path):
    source = source_of(points_file(tmp_path / "a.shp", {"f": WHOLE}, [{"f": 10}]))
    source.file = source.file._replace(subset="nowhere > 1")
    with pytest.raises(Refusal, match=r"a\.shp.*cannot be read with the filter nowhere > 1"):
        read(source, ["f"])


@pytest.mark.usefixtures("raising")
def test_a_file_that_gdal_does_not_open_is_left_to_qgis(tmp_path):
    source = source_of(points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 10}]))
    (tmp_path / "b.gpkg").write_text("no database", encoding="utf-8")
    source.file = source.file._replace(path=str(tmp_path / "b.gpkg"))
    table = read(source, ["f"])
    assert (table.lane, listed(table.fields["f"])) == ("features", [10])


@pytest.mark.usefixtures("raising")
def test_the_lanes_agree_however_gdal_speaks(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE, "t": TEXT}, [{"f": 10, "t": "浦"}, {"f": None, "t": None}])
    assert listed(both(layer, ["t", "f"], geometry=True).fields["t"]) == ["浦", None]


# -- expressions and stopping


def test_an_expression_that_numpy_cannot_do_takes_all_by_the_common_lane(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 4}, {"f": None}])
    table = both(layer, expressions=['"f" * 2', 'sqrt("f")'], lane="features")
    assert [listed(column) for column in table.expressions] == [[8, None], [2, None]]


def test_an_expression_of_the_geometry_gets_it(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 4}, {"f": 5}])
    table = both(layer, expressions=["$x + 10"], lane="features")
    assert table.shapes is None
    assert listed(table.expressions[0]) == [10, 11]


def test_an_expression_sees_the_context_it_was_given(tmp_path):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 4}, {"f": 5}])
    context = QgsExpressionContext([*QgsExpressionContextUtils.globalProjectLayerScopes(layer)])
    source = source_of(layer, context=context)
    table = read(source, expressions=[Expression('sum("f") + "f"', source)])
    assert (table.lane, listed(table.expressions[0])) == ("features", [13, 14])


@pytest.mark.parametrize("whole", [True, False])
def test_reading_stops_when_the_user_says_so(tmp_path, whole):
    layer = points_file(tmp_path / "a.gpkg", {"f": WHOLE}, [{"f": 4}])
    with pytest.raises(Cancelled):
        read(source_of(layer, whole), ["f"], feedback=feedback(cancelled=True))


def test_a_layer_without_a_crs_is_refused_by_name():
    layer = memory_layer("Point", {}, [], crs="", name="人口")
    with pytest.raises(Refusal, match="'人口' has no coordinate reference system"):
        source_of(layer).require_crs()


def test_the_vertices_helper_is_told_by_hand():
    assert vertices(QgsGeometry.fromWkt("LineString Z (0 1 2, 3 4 5)")) == [(0, 1), (3, 4)]
