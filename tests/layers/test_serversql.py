"""Expressions as SQL of PostgreSQL: row by row what numpy gives, which is what QGIS gives."""

import itertools
import math

import numpy as np
import pytest
from layer_making import memory_layer, source_of
from psycopg2 import sql
from qgis.core import NULL
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers.commutegroups import edges_between
from spatial_demand.layers.expressions import Expression
from spatial_demand.layers.reading import read
from spatial_demand.layers.serversql import number_sql, step_of

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


@pytest.mark.parametrize("limits", [[1, 3, 5, 10, 20], [0.7, 2.5], [0.125], [250.0, 99.9999], [1e-6], [1e9]])
@pytest.mark.parametrize("step", [0.125, 0.1, 0.0625, 3.0])
def test_a_step_is_found_as_by_searching_the_edges(postgres, limits, step):
    edges = edges_between(limits, step)
    beside = np.concatenate([edges, np.nextafter(edges, 0), np.nextafter(edges, np.inf), [0.0, 99.99, 1e-9, 1e29]])
    statement = sql.SQL("SELECT {} FROM unnest({}) AS of (km)").format(
        step_of(sql.SQL("km"), edges), sql.Literal([*beside.tolist(), None])
    )
    found = [step for (step,) in postgres.execute(statement)]
    assert found == [*np.searchsorted(edges, beside, side="right").tolist(), None]


@pytest.mark.parametrize("edges", [[], [0.5], [0.5, 1.0], [0.5, 1.0, 1.5]])
def test_a_few_edges(postgres, edges):
    statement = sql.SQL("SELECT {} FROM unnest(ARRAY[0, 0.5, 0.9, 1, 1.5, 99]::float8[]) AS of (km)")
    found = [step for (step,) in postgres.execute(statement.format(step_of(sql.SQL("km"), np.array(edges))))]
    assert found == np.searchsorted(edges, [0, 0.5, 0.9, 1, 1.5, 99], side="right").tolist()
