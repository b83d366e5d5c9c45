"""SQL of PostgreSQL: numbers, and QGIS expressions that layers.expressions does with numpy, with the same results."""

import numpy as np
from psycopg2 import sql
from qgis.core import (
    QgsExpressionNodeBinaryOperator,
    QgsExpressionNodeColumnRef,
    QgsExpressionNodeFunction,
    QgsExpressionNodeLiteral,
    QgsExpressionNodeUnaryOperator,
)

from .columns import MOST, is_null
from .expressions import BINARY, NEAR, UNARY, text_test

ANEW = sql.SQL("clock_timestamp()")  # what is new in each row: see once
_ARITHMETIC = {BINARY.boPlus: "+", BINARY.boMinus: "-", BINARY.boMul: "*"}
# a NaN is not less than anything: for the server it is the greatest number
_COMPARE = {
    BINARY.boEQ: "abs({left} - {right}) <= {near}",
    BINARY.boNE: "abs({left} - {right}) > {near}",
    BINARY.boLT: "({left} - {right}) < 0",
    BINARY.boGT: "({right} - {left}) < 0",
    BINARY.boLE: "({left} - {right}) <= 0",
    BINARY.boGE: "({right} - {left}) <= 0",
}


def number_sql(expression, column):
    """Return a `vectorised` layers.expressions.Expression as SQL of type double precision.

    column: a function (name of a field) -> its SQL. The server raises where a number leaves the range of doubles.
    """
    fields = expression.source.fields
    # found as QGIS finds them
    return _number(expression.expression.rootNode(), lambda name: column(fields[fields.lookupField(name)].name()))


def _number(node, field):
    """Return the SQL of a node's value as a number."""
    if isinstance(node, QgsExpressionNodeLiteral):
        return real(None if is_null(node.value()) else node.value())
    if isinstance(node, QgsExpressionNodeColumnRef):
        return field(node.name())
    if isinstance(node, QgsExpressionNodeUnaryOperator) and node.op() != UNARY.uoNot:
        return sql.SQL("(- {})").format(_number(node.operand(), field))
    if isinstance(node, QgsExpressionNodeFunction):
        parts = [_number(argument, field) for argument in node.args().list()]
        return sql.SQL("COALESCE({})").format(sql.SQL(", ").join(parts))
    if text_test(node) is None and not isinstance(node, QgsExpressionNodeUnaryOperator):
        if node.op() == BINARY.boDiv:
            # by 0 is unknown
            left, right = (_number(side, field) for side in (node.opLeft(), node.opRight()))
            return sql.SQL("({} / NULLIF({}, 0))").format(left, right)
        if node.op() in _ARITHMETIC:
            left, right = (_number(side, field) for side in (node.opLeft(), node.opRight()))
            return sql.SQL(f"({{}} {_ARITHMETIC[node.op()]} {{}})").format(left, right)
    return sql.SQL("CAST(CAST({} AS integer) AS double precision)").format(_truth(node, field))


def _truth(node, field):
    """Return the SQL of a node as true, false or NULL."""
    test = text_test(node)
    if test is not None:
        words = texts(sorted(test.words))
        how = "{} <> ALL ({})" if test.negated else "{} = ANY ({})"
        return sql.SQL(f"({how})").format(field(test.field), words)
    if isinstance(node, QgsExpressionNodeUnaryOperator) and node.op() == UNARY.uoNot:
        return sql.SQL("(NOT {})").format(_truth(node.operand(), field))
    op = node.op() if isinstance(node, QgsExpressionNodeBinaryOperator) else None
    if op in (BINARY.boAnd, BINARY.boOr):
        left, right = (_truth(side, field) for side in (node.opLeft(), node.opRight()))
        return sql.SQL(f"({{}} {'AND' if op == BINARY.boAnd else 'OR'} {{}})").format(left, right)
    if op in _COMPARE:
        left, right = (_number(side, field) for side in (node.opLeft(), node.opRight()))
        return sql.SQL(f"({_COMPARE[op]})").format(left=left, right=right, near=sql.Literal(NEAR))
    # what is nearly 0 is false
    return sql.SQL("(abs({}) > {})").format(_number(node, field), sql.Literal(NEAR))


def real(value):
    """Return the SQL of a number of type double precision, None where NULL."""
    return sql.SQL("CAST({} AS double precision)").format(sql.Literal(None if value is None else float(value)))


def countable(value):
    """Return the SQL of whether a value (SQL) can count something: layers.columns.is_count."""
    return sql.SQL("({0} >= 0 AND {0} < {1})").format(value, real(MOST))


def reals(values):
    """Return the SQL of an array of numbers, infinite ones among them."""
    text = ",".join(repr(float(value)).replace("inf", "Infinity") for value in values)
    return sql.SQL("CAST({} AS double precision[])").format(sql.Literal(f"{{{text}}}"))


def step_of(value, edges):
    """Return the SQL of the number of edges (k,), ascending, that a value (SQL) from 0 on is not below; NULL of NULL.

    Those that begin as the multiples of a power of two are counted by a multiplication, which is exact, and faster than
    a search.
    """
    even = edges == edges[:1] * np.arange(1, len(edges) + 1)
    many = len(edges) if even.all() else int(np.argmin(even))
    if many < 2 or np.frexp(edges[0])[0] != 0.5:
        return sql.SQL("width_bucket({}, {})").format(value, reals(edges))
    # the last of them is where the search begins
    search = sql.SQL("width_bucket({}, {})").format(value, reals(edges[many:]))
    text = "CASE WHEN {value} < {last} THEN CAST(floor({value} * {each}) AS integer) ELSE {many} + {search} END"
    return sql.SQL(text).format(
        value=value, last=real(edges[many - 1]), each=real(1 / edges[0]), many=sql.Literal(many), search=search
    )


def columns(of):
    """Return the SQL of a list of columns: name -> SQL."""
    return sql.SQL(", ").join(sql.SQL("{} AS {}").format(one, sql.Identifier(name)) for name, one in of.items())


def texts(values):
    """Return the SQL of an array of texts."""
    return sql.SQL("CAST({} AS text[])").format(sql.Literal(list(values)))


def wholes(values, kind="integer"):
    """Return the SQL of an array of whole numbers, None where NULL."""
    text = ",".join("NULL" if value is None else str(value) for value in values)
    return sql.SQL(f"CAST({{}} AS {kind}[])").format(sql.Literal(f"{{{text}}}"))


def once(name):
    """Return a column that keeps what stands beside it from being worked out wherever it is used.

    PostgreSQL writes a subquery into the query around it, and with it a distance into each sum of distances, unless a
    column of it is new in each row. (OFFSET 0 does so too, but the work would not be shared by several processes, or by
    the workers of Citus.)
    """
    return sql.SQL("{} AS {}").format(ANEW, sql.Identifier(f"{name} at"))


def after(name, condition):
    """Return a WHERE that PostgreSQL does not move into the subquery that has the column of `once`."""
    return sql.SQL(" WHERE CASE WHEN {} IS NOT NULL THEN {} END").format(sql.Identifier(f"{name} at"), condition)
