"""CSV files by pandas: the same columns as QGIS reads, or, wherever that is not sure, QGIS itself."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_making import feedback, file_layer, source_of

from spatial_demand.layers import csvfile
from spatial_demand.layers.expressions import Expression
from spatial_demand.layers.messages import Cancelled, Refusal
from spatial_demand.layers.reading import read, read_batches

PLAIN = "origin,destination,trips\nE01,E02,5\n0101,E01,7\n浦东,E02,0\n"


def lanes(layer, fields=(), expressions=()):
    """The Tables of both lanes; values and NULLs are the same, whatever the lane."""
    tables = []
    for whole in (True, False):
        source = source_of(layer, whole)
        tables.append(read(source, fields, [Expression(text, source) for text in expressions]))
    first, second = tables
    assert second.lane == "features"
    assert first.rows == second.rows
    pairs = [*zip(first.fields.values(), second.fields.values()), *zip(first.expressions, second.expressions)]
    for one, other in pairs:
        np.testing.assert_array_equal(one.null, other.null)
        np.testing.assert_array_equal(one.values[~one.null], other.values[~one.null])
    return first


def csv(folder, text, uri="{path}", encoding="utf-8"):
    path = folder / "pairs.csv"
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return file_layer(uri.format(path=path))


FAST = {
    "plain": PLAIN,
    "no last line end": PLAIN[:-1],
    "windows": PLAIN.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + PLAIN,
    "semicolons": PLAIN.replace(",", ";"),
    "tabs": PLAIN.replace(",", "\t"),
    "quotes": 'origin,destination,trips\n"E01","E02",5\n"0101","E,01",7\n"a ""b""",E02,0\n',
    "line end in quotes": 'origin,destination,trips\n"E\n01",E02,5\nx,"y\n",7\n',
    "spaces": "origin,destination,trips\n E01 ,E02 ,5\n,  ,7\n",
    "na words": "origin,destination,trips\nNA,null,5\nnan,None,7\n#N/A,,1\n",
    "a line of spaces and tabs": "origin\ttrips\n \t \nE02\t5\n",
    "numbers that are none, blank or odd": "x,y\n1.5,nan\n,inf\n  , 1e3 \n-0.1,-Infinity\n",
    "one row": "origin,destination,trips\nE01,E02,5\n",
}


@pytest.mark.parametrize("name", FAST)
def test_regular_files_by_pandas(tmp_path, name):
    layer = csv(tmp_path, FAST[name])
    names = [field.name() for field in layer.fields()]
    numbers = [name for name in names if layer.fields().field(name).isNumeric()]
    table = lanes(layer, [name for name in names if name not in numbers], [f'"{name}"' for name in numbers])
    assert table.lane == "columns"
    assert all(values.values.dtype == "float64" for values in table.expressions)


COMMON = {
    "a line too short": "origin,destination,trips\nE01,E02,5\nE01\n",
    "a line too long": "origin,destination,trips\nE01,E02,5\nE01,E02,5,9\n",
    "short and long": "origin,destination,trips\nE01\nE01,E02,5,9\n",
    "every line too long": "origin,destination,trips\nE01,E02,5,9\nE01,E02,5,9\n",
    "a blank line": "origin,destination,trips\nE01,E02,5\n\nE01,E02,7\n",
    "blank lines at the end": PLAIN + "\n\n",
    "a quote inside": 'origin,destination,trips\nE01 5" wide,E02,5\nE01,E02,7\n',
    "the same name twice": "origin,origin,trips\nE01,E02,5\n",
    "a Windows line end in quotes": 'origin,destination,trips\nE01,"E\r\n02",5\n',
    "a quote that is never closed": 'origin,destination,trips\nE01,"E02,5\n',
    "no header": "E01,E02,5\nE01,E02,7\n",
    "old Mac": PLAIN.replace("\n", "\r"),
    "nothing below the header": "origin,destination,trips\n",
}


@pytest.mark.parametrize("name", COMMON)
def test_irregular_files_by_qgis(tmp_path, name):
    layer = csv(tmp_path, COMMON[name])
    names = [field.name() for field in layer.fields()]
    assert lanes(layer, names).lane == "features"


def test_another_encoding_by_qgis(tmp_path):
    layer = csv(tmp_path, "origin,trips\n浦东,5\n", encoding="gbk")
    layer.setProviderEncoding("GBK")
    assert lanes(layer, ["origin"]).lane == "features"
    # bytes that are no UTF-8, in a layer that says it were
    assert lanes(csv(tmp_path, b"origin,trips\n\xd6\xd0,5\n"), ["origin"]).lane == "features"


def test_declared_types_by_qgis(tmp_path):
    (tmp_path / "pairs.csvt").write_text('"String","String","Integer"\n', "utf-8")
    assert lanes(csv(tmp_path, PLAIN), ["origin", "trips"]).lane == "features"


@pytest.mark.parametrize("types", ["YES", "NO"])
def test_types_that_qgis_found(tmp_path, types):
    text = "id,n,x,s\n0101,5,0.5,a\n7,,1e3,b\n-3,12345678901,,c\n"
    layer = csv(tmp_path, text, "{path}|option:AUTODETECT_TYPE=" + types)
    assert layer.fields().field("n").isNumeric() == (types == "YES")
    table = lanes(layer, ["id", "s"], ['"n"', '"x"', "\"s\" IN ('a', 'c')"])
    assert table.lane == "columns"
    assert table.expressions[0].as_float()[[0, 2]].tolist() == [5, 12345678901]
    assert table.expressions[2].as_float().tolist() == [1, 0, 1]


def test_a_subset_by_qgis(tmp_path):
    layer = csv(tmp_path, PLAIN)
    assert layer.setSubsetString("\"origin\" = 'E01'")
    assert lanes(layer, ["origin"]).rows == 1


def test_text_that_is_no_number_is_refused_as_ever(tmp_path):
    layer = csv(tmp_path, "origin,trips\nE01,5\nE02,many\n")
    source = source_of(layer)
    with pytest.raises(Refusal, match="'many', which is text and no number"):
        read(source, ["origin"], [Expression('"trips"', source)])


def test_a_field_that_is_both_text_and_number_by_qgis(tmp_path):
    layer = csv(tmp_path, "id,trips\n07,5\n08,6\n")
    table = lanes(layer, ["id"], ['"id"'])
    assert table.lane == "features"
    assert (table.fields["id"].as_text(), table.expressions[0].as_float().tolist()) == (["07", "08"], [7, 8])


def test_batches_tell_how_far_they_are_and_can_be_cancelled(tmp_path, monkeypatch):
    monkeypatch.setattr(csvfile, "ROWS", 2)
    monkeypatch.setattr(csvfile, "BYTES", 7)  # so that a quote and a line end come at every place of a block
    rows = [("a", "b"), ('"c', 'd"'), ("x\ny", "z"), ("7", "8"), ("e", "f")]
    quoted = ['"' + '","'.join(word.replace('"', '""') for word in row) + '"' for row in rows]
    layer = csv(tmp_path, "one,two\r\n" + "\r\n".join(quoted) + "\r\n")
    tables = list(read_batches(source_of(layer), ["one", "two"]))
    assert [table.rows for table in tables] == [2, 2, 1]
    assert tables[-1].done == 1
    assert [table.done for table in tables] == sorted(table.done for table in tables)
    assert [two for table in tables for two in table.fields["two"].as_text()] == [two for _, two in rows]
    with pytest.raises(Cancelled):
        list(read_batches(source_of(layer), ["one"], feedback=feedback(cancelled=True)))


def late(monkeypatch, tmp_path, last=b""):
    """A layer whose last rows are far behind the first batch."""
    monkeypatch.setattr(csvfile, "ROWS", 40_000)
    rows = "".join(f"{k:024d},{k}.5\n" for k in range(90_000))
    return csv(tmp_path, b"id,x\n" + rows.encode() + last)


def test_bytes_that_are_no_text_behind_many_rows(tmp_path, monkeypatch):
    layer = late(monkeypatch, tmp_path, b"\xd6\xd0,1.5\nb,2.5\n")
    tables = list(read_batches(source_of(layer), ["id", "x"]))
    # by QGIS all that pandas could not read
    assert tables[0].rows == 40_000
    assert sum(table.rows for table in tables) == 90_002
    assert lanes(layer, ["id", "x"]).rows == 90_002
    forced = source_of(layer)
    forced.lane = "columns"
    with pytest.raises(Refusal, match="let LANE be automatic"):
        list(read_batches(forced, ["id", "x"]))


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    layer = late(monkeypatch, tmp_path)
    batches = read_batches(source_of(layer), ["id", "x"])
    next(batches)
    with (tmp_path / "pairs.csv").open("a") as file:
        file.write("z,1.5\n")
    with pytest.raises(Refusal, match="90001 of 90000 records could be read"):
        list(batches)


PIECES = ["a", "b", "0", "7", '"', '""', ",", ",", "\n", "\n", "\r\n", "\r", " ", "é", "\t", ";", "NA"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.integers(0, 2**32))
def test_whatever_stands_in_a_file_both_lanes_agree(tmp_path_factory, body, seed):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(("one,two\n" + body).encode())
    layer = file_layer(path)
    names = [field.name() for field in layer.fields()]
    lanes(layer, [random.Random(seed).choice(names)])
    lanes(layer, names)
