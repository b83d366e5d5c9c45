"""Expressions over columns against QGIS evaluating them row by row, and the refusal of what is no number."""

import itertools
import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_making import memory_layer, source_of
from qgis.core import NULL, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

from spatial_demand.layers.columns import Column, column, is_null, text_of
from spatial_demand.layers.expressions import Expression, counts_only, missing_fields
from spatial_demand.layers.messages import Refusal
from spatial_demand.layers.reading import read

many = settings(max_examples=300, deadline=None)

FIELDS = {
    "a": QVariant.Int,
    "b": QVariant.LongLong,
    "x": QVariant.Double,
    "y": QVariant.Double,
    "text": QVariant.String,
    "yes": QVariant.Bool,
    "人口 总数": QVariant.Int,
    "zero": QVariant.Int,
}
WHOLES = [NULL, 0, 1, -3, 700]
REALS = [NULL, 0.0, 0.1, -2.5, 1e9, 1e-17]


def rows():
    """Every pair of a whole and a real number, beside another pair."""
    pairs = list(itertools.product(WHOLES, REALS))
    others = pairs[7:] + pairs[:7]
    return [("Point (0 0)", a, b, x, y, "7", True, 5, 0) for (a, x), (b, y) in zip(pairs, reversed(others))]


@pytest.fixture(scope="module")
def census():
    """A layer and its Source (in one thing: pytest-qgis deletes a layer that is a fixture after the first test)."""
    layer = memory_layer("Point", FIELDS, rows(), name="人口普查")
    return SimpleNamespace(layer=layer, source=source_of(layer))


@pytest.fixture
def source(census):
    return census.source


def by_qgis(text, layer):
    """[value or None] of an expression in each feature, by QGIS alone."""
    expression = QgsExpression(text)
    context = QgsExpressionContext([*QgsExpressionContextUtils.globalProjectLayerScopes(layer)])
    expression.prepare(context)
    values = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        value = expression.evaluate(context)
        assert not expression.hasEvalError(), (text, expression.evalErrorString())
        values.append(None if value is None or value == NULL else float(value))
    return values


def by_numpy(text, source):
    expression = Expression(text, source)
    assert expression.vectorised
    return values_of(read(source, expressions=[expression]).expressions[0])


def values_of(column):
    return [None if null else value for value, null in zip(column.values.tolist(), column.null.tolist())]


def assert_equal(found, expected):
    assert [value is None for value in found] == [value is None for value in expected]
    known = [(a, b) for a, b in zip(found, expected) if a is not None]
    np.testing.assert_allclose([a for a, _ in known], [b for _, b in known], rtol=1e-12, atol=0)


# QGIS takes minus an unknown whole number as 0 and refuses minus an unknown sum: here minus stands before what is known
literals = st.sampled_from(["0", "1", "2.5", "1000", "1e-3", "0.3", "NULL"])
known = st.sampled_from(["0", "1", "2.5", "-3", "1000"])
leaves = st.one_of(st.sampled_from(['"a"', '"b"', '"x"', '"y"', "a", "X", '"人口 总数"']), literals)
OPERATORS = ["+", "-", "*", "/", "=", "<>", "<", ">", "<=", ">="]


def compose(inner):
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(OPERATORS), inner),
        # with a constant that settles it, as in `"a" AND 0`, QGIS 3.22 gives what equals neither 0 nor 1: no constants
        st.builds("((zero + {}) {} (zero + {}))".format, inner, st.sampled_from(["AND", "OR"]), inner),
        st.builds("(NOT {})".format, inner),
        st.builds("coalesce({}, {})".format, inner, inner),
        st.builds("COALESCE({}, {}, {})".format, inner, inner, inner),
        st.builds("(- coalesce({}, {}))".format, leaves, known),
    )


@many
@given(text=st.recursive(leaves, compose, max_leaves=5))
def test_arithmetic_is_qgiss_in_every_row(census, text):
    assert_equal(by_numpy(text, census.source), by_qgis(text, census.layer))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a" / 0', None),
        ('"a" / "b"', None),
        ('"x" / "b"', None),
        ("1 / NULL", None),
        ('coalesce("a" / "b", 9)', 9),
        ('"a" * "b"', 0),
        ('"a" / 2', 2.5),
        ('- "a" * 2 + 1', -9),
        ('"a" > 4', 1),
        ('"a" = 5.0', 1),
        ('NOT "b"', 1),
        ('"b" AND NULL', 0),
        ('"a" AND NULL', None),
        ('"a" OR NULL', 1),
        ('"b" OR NULL', None),
        ("0.1 + 0.2 = 0.3", 1),
        ("7", 7),
    ],
)
def test_values_by_hand(text, expected):
    layer = memory_layer("Point", FIELDS, [("Point (0 0)", 5, 0, 2.5, 0.5, "7", True, 5, 0)])
    assert by_numpy(text, source_of(layer)) == [expected]
    assert by_qgis(text, layer) == [expected]


def test_minus_the_unknown_is_unknown():
    # QGIS 3.22 itself says 0: `-"a"` with a NULL integer
    layer = memory_layer("Point", FIELDS, [("Point (0 0)", NULL, NULL, NULL, 1.0, NULL, NULL, NULL, 0)])
    for text in ('-"a"', '-"x"', '-("a" + 1)', "-(NULL)"):
        assert by_numpy(text, source_of(layer)) == [None]


@pytest.mark.parametrize("text", ['("a" AND 0) = 0', '("a" OR 1) = 1', '-("b" AND 0) = 0', '(1 OR "a") - 1 = 0'])
def test_what_a_constant_settles_is_true_or_false(source, text):
    # QGIS 3.22 itself gives for these what equals neither 0 nor 1, and no minus can stand before
    assert set(by_numpy(text, source)) == {1}


def test_whole_columns_stay_exact_and_become_floats(census):
    table = read(census.source, ["a", "b"], [Expression('"a" + "b"', census.source)])
    assert table.fields["a"].values.dtype == table.fields["b"].values.dtype == np.dtype("int64")
    assert table.expressions[0].values.dtype == np.dtype("float64")
    assert_equal(values_of(table.expressions[0]), by_qgis('"a" + "b"', census.layer))


def test_an_unknown_value_is_nan_underneath():
    layer = memory_layer("Point", FIELDS, [("Point (0 0)", NULL, 1, 1.0, 1.0, "", True, 1, 0)])
    source = source_of(layer)
    (found,) = read(source, expressions=[Expression('"a" + 1', source)]).expressions
    assert np.isnan(found.values).all()
    assert np.isnan(found.as_float()).all()


ROW_BY_ROW = [
    ('CASE WHEN "a" > 4 THEN 10 ELSE 20 END', 10),
    ('if("a" > 4, 1, 2)', 1),
    ('length("text")', 3),
    ('to_real("text") + 1', 43),
    ('"text" * 2', 84),
    ('"text"', 42),
    ('"a" % 3', 2),
    ('"a" ^ 2', 25),
    ('"a" // 2', 2),
    ('"a" IS NULL', 0),
    ('"a" IN (5, 6)', 1),
    ('sqrt("a" * 5)', 5),
    ('max("a", "b")', 5),
    ('"yes"', 1),
    ('"yes" + "a"', 6),
    ('sum("a")', 5),
    ("$x", 3),
    ("@row_number_that_is_not_there", None),
    ("'12'", 12),
]


@pytest.mark.parametrize(("text", "expected"), ROW_BY_ROW)
def test_what_is_no_arithmetic_goes_row_by_row(text, expected):
    layer = memory_layer("Point", FIELDS, [("Point (3 4)", 5, 0, 2.5, 0.5, " 42", True, 5, 0)])
    context = QgsExpressionContext([*QgsExpressionContextUtils.globalProjectLayerScopes(layer)])
    source = source_of(layer, context=context)
    expression = Expression(text, source)
    assert not expression.vectorised
    (found,) = read(source, expressions=[expression]).expressions
    assert values_of(found) == [expected]


def test_an_area_is_the_polygons():
    layer = memory_layer("Polygon", {"f": QVariant.Int}, [("Polygon ((0 0, 4 0, 4 4, 0 0))", 1), (None, 2)])
    source = source_of(layer)
    expression = Expression('area($geometry) * "f"', source)
    assert (expression.vectorised, expression.needs_geometry, expression.columns) == (False, True, ["f"])
    assert values_of(read(source, expressions=[expression]).expressions[0]) == [8, None]


def test_several_expressions_come_in_their_order(census):
    texts = ['"a" + 1', 'abs("a")', '"x"', 'if("b" IS NULL, 0, 1)']
    made = [Expression(text, census.source) for text in texts]
    for text, found in zip(texts, read(census.source, expressions=made).expressions):
        assert_equal(values_of(found), by_qgis(text, census.layer))


def test_the_columns_are_named_as_the_layer_spells_them(source):
    assert sorted(Expression('A + "X" + "人口 总数"', source).columns) == ["a", "x", "人口 总数"]
    assert Expression("1", source).columns == []
    every = Expression("map_get(attributes($currentfeature), 'a')", source)
    assert sorted(every.columns) == sorted(FIELDS)


# -- refusals


def refused(text, source):
    with pytest.raises(Refusal) as caught:
        made = Expression(text, source)
        read(source, expressions=[made])
    return str(caught.value)


def test_an_unknown_field_is_refused_with_layer_field_and_expression(source):
    message = refused('"children" + "a" + "elders"', source)
    for word in ("人口普查", "children", "elders", '"children" + "a" + "elders"'):
        assert word in message
    assert missing_fields('"children" + "A"', source.fields) == ["children"]


@pytest.mark.parametrize("text", ["", "   ", '"a" +', '"a" "b" 1', "((", "nosuchfunction(1)"])
def test_what_cannot_be_parsed_is_refused_in_one_line(source, text):
    message = refused(text, source)
    assert "cannot be read" in message
    assert "\n" not in message


@pytest.mark.parametrize("value", ["1,234", "12 %", "abc", "12 人", "1.2.3", "--5"])
@pytest.mark.parametrize("text", ['"text"', 'coalesce("text", 0)'])
def test_text_where_a_number_belongs_is_refused_with_layer_feature_and_value(value, text):
    good = ("Point (0 0)", 1, 1, 1.0, 1.0, "12", True, 1, 0)
    layer = memory_layer("Point", FIELDS, [good, (*good[:5], value, True, 1, 0)], name="人口普查")
    message = refused(text, source_of(layer))
    for word in ("'人口普查'", "feature 2", text, f"'{value}'"):
        assert word in message


def test_text_that_is_a_number_counts_and_a_blank_is_null():
    good = ("Point (0 0)", 1, 1, 1.0, 1.0)
    layer = memory_layer("Point", FIELDS, [(*good, text, True, 1, 0) for text in ("12", "-1.5e2", NULL, "", "  ")])
    source = source_of(layer)
    column = read(source, expressions=[Expression('"text"', source)]).expressions[0]
    assert values_of(column) == [12, -150, None, None, None]


def test_an_expression_that_fails_in_a_feature_is_refused():
    layer = memory_layer("Point", FIELDS, [("Point (0 0)", 1, 1, 1.0, 1.0, "abc", True, 1, 0)], name="人口普查")
    message = refused('"text" - 1', source_of(layer))
    for word in ("'人口普查'", "feature 1", '"text" - 1'):
        assert word in message


# -- counts


def test_counts_only_takes_what_is_no_count_as_unknown_and_says_so(feedback):
    values = np.array([3.0, 0.0, -1.0, math.nan, math.inf, 5.0, -math.inf])
    null = np.array([False, False, False, False, False, True, False])
    found, unknown = counts_only(Column(values, null), "人口普查", '"people"', feedback)
    assert found[:2].tolist() == [3, 0]
    assert np.isnan(found[2:]).all()
    assert unknown == 5
    (warning,) = feedback.warned
    for word in ("'人口普查'", '"people"', "4 feature(s)", "number 3", "-1.0"):
        assert word in warning
    assert values[2] == -1.0  # what was read is left as it was


def test_mere_null_is_counted_without_a_word(feedback):
    column = Column(np.array([1, 0, 7]), np.array([False, True, False]))
    found, unknown = counts_only(column, "layer", "f", feedback)
    assert (found[[0, 2]].tolist(), unknown, feedback.warned) == ([1, 7], 1, [])
    assert np.isnan(found[1])


# -- columns


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        ("7.0", "7.0"),
        (-0.0, "0"),
        (1e20, "100000000000000000000"),
        ("浦", "浦"),
        (QDate(2020, 1, 31), "2020-01-31"),
        (QDateTime(2020, 1, 31, 12, 0, 0), "2020-01-31 12:00:00"),
    ],
)
def test_identifiers_as_text(value, text):
    assert text_of(value) == text


def test_columns_as_text():
    assert column([7, NULL, 8], np.dtype("int64")).as_text() == ["7", None, "8"]
    assert column([7.0, None, 8.5], np.dtype("float64")).as_text() == ["7", None, "8.5"]
    assert column(["a", QVariant(), ""], None).as_text() == ["a", None, ""]


@pytest.mark.parametrize("value", [None, NULL, QVariant(), QVariant(QVariant.Int), QDate(), QDateTime()])
def test_every_null_is_null(value):
    assert is_null(value)


@pytest.mark.parametrize(
    "value", [0, 0.0, "", "NULL", False, math.nan, QDate(2020, 1, 31), QDateTime(2020, 1, 31, 12, 0, 0)]
)
def test_what_is_there_is_not_null(value):
    assert not is_null(value)


WORDS = [NULL, "f", "F", "", " f", "0x1", "研发", "o'x", "under 25"]


@pytest.mark.parametrize(
    "text",
    [
        "\"t\" = 'f'",
        "'f' <> \"t\"",
        "\"t\" <> '研发'",
        "\"t\" IN ('f', 'under 25', 'o''x')",
        "\"t\" NOT IN ('f', '')",
        '"t" = \'f\' OR "n" > 2',
        "NOT \"t\" = 'F'",
    ],
)
def test_a_text_compared_with_words_is_what_qgis_says(text):
    layer = memory_layer(
        "Point", {"t": QVariant.String, "n": QVariant.Int}, [("Point (0 0)", w, k) for k, w in enumerate(WORDS)]
    )
    expression = Expression(text, source_of(layer))
    # QGIS looks at 'f' <> "t" row by row: only a field on the left is taken as a column
    assert expression.vectorised == (not text.startswith("'"))
    (column,) = read(source_of(layer), expressions=[expression]).expressions
    found = [None if nothing else value for value, nothing in zip(column.values.tolist(), column.null.tolist())]
    assert found == [None if value is None else float(value) for value in by_qgis(text, layer)]
    assert None in found


@pytest.mark.parametrize("text", ["\"t\" = '1'", "\"t\" IN ('a', '1.0')", '"t" = NULL', "\"n\" = 'f'"])
def test_a_text_that_looks_like_a_number_is_left_to_qgis(text):
    fields = {"t": QVariant.String, "n": QVariant.Int}
    assert not Expression(text, source_of(memory_layer("Point", fields, [("Point (0 0)", "1", 1)]))).vectorised


def test_adding_text_fields_is_refused():
    source = source_of(memory_layer("Point", {"t": QVariant.String, "n": QVariant.Int}, [("Point (0 0)", "12", 3)]))
    for text in ('"t" + "n"', '2 * ("n" + "t")'):
        with pytest.raises(Refusal, match=r'"t" is a text field.*to_real'):
            Expression(text, source)
    assert Expression('to_real("t") + "n"', source).columns
