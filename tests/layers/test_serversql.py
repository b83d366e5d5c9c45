"""Expressions as SQL of PostgreSQL: row by row what numpy gives, which is what QGIS gives."""

import itertools
import math

import pytest
from layer_making import memory_layer, source_of
from psycopg2 import sql
from qgis.core import NULL
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers.expressions import Expression
from spatial_demand.layers.reading import read
from spatial_demand.layers.serversql import number_sql

WHOLES = [None, 0, 1, -3, 700]
REALS = [None, 0.0, 0.1, -2.5, 1e9, 1e-17, math.inf, math.nan]
WORDS = [None, "", "f", "it's", 'a "b" % {c}', "人口"]
TEXTS = [
    '"a" + "x" * 2 - 1',
    '"a" / "x"',
    '"x" / ("a" - 1)',
    '-"x"',
    '"a" = "x"',
    '"a" <> "x"',
    '"a" < "x"',
    '"x" <= "a"',
    '"x" > 0.05',
    '"x" >= "x"',
    '"a" > 0 AND "x" > 0',
    '"a" OR "x"',
    'NOT "x"',
    'NOT ("a" > 0 OR "t" = \'f\')',
    'coalesce("a", "x", 7)',
    "\"t\" = 'it''s'",
    "\"t\" <> 'f'",
    "\"t\" IN ('a \"b\" % {c}', '人口')",
    "\"t\" NOT IN ('f', '')",
    '("t" = \'f\') * "a" + NULL',
    '"A" * 10',
]


@pytest.fixture(scope="module")
def rows():
    return [(a, x, WORDS[k % len(WORDS)]) for k, (a, x) in enumerate(itertools.product(WHOLES, REALS))]


@pytest.fixture(scope="module")
def table(postgres, rows):
    postgres.execute("CREATE TABLE expressions (id serial, a integer, x double precision, t text)")
    for row in rows:
        postgres.execute("INSERT INTO expressions (a, x, t) VALUES (%s, %s, %s)", row)
    yield "expressions"
    postgres.execute("DROP TABLE expressions")


@pytest.mark.parametrize("text", TEXTS)
def test_the_server_gives_what_numpy_gives(postgres, rows, table, text):
    kinds = {"a": QVariant.Int, "x": QVariant.Double, "t": QVariant.String}
    records = [("Point (0 0)", *(NULL if value is None else value for value in row)) for row in rows]
    layer = memory_layer("Point", kinds, records)
    expression = Expression(text, source_of(layer))
    assert expression.vectorised
    column = read(expression.source, expressions=[expression]).expressions[0]
    expected = [None if null else value for value, null in zip(column.values.tolist(), column.null.tolist())]

    def field(name):
        named = sql.SQL("t.{}").format(sql.Identifier(name))
        return named if name == "t" else sql.SQL("CAST({} AS double precision)").format(named)

    statement = sql.SQL("SELECT {} FROM {} AS t ORDER BY id").format(
        number_sql(expression, field), sql.Identifier(table)
    )
    found = [value for (value,) in postgres.execute(statement)]
    assert len(found) == len(expected) > 0
    for one, other in zip(found, expected):
        assert (one is None) == (other is None)
        assert one is None or one == pytest.approx(other, rel=1e-15, nan_ok=True)
