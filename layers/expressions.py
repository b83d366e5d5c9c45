"""QGIS expressions over whole columns: plain arithmetic as numpy, everything else row by row as QGIS does it."""

from typing import NamedTuple

import numpy as np
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsExpression,
    QgsExpressionNodeBinaryOperator,
    QgsExpressionNodeColumnRef,
    QgsExpressionNodeFunction,
    QgsExpressionNodeInOperator,
    QgsExpressionNodeLiteral,
    QgsExpressionNodeUnaryOperator,
    QgsFeatureRequest,
    QgsUnitTypes,
)

from .columns import LEAST, Column, is_count, is_null, number_in, text_of
from .geodesic import ellipsoid_of
from .messages import Refusal, number, tr

BINARY = QgsExpressionNodeBinaryOperator.BinaryOperator
UNARY = QgsExpressionNodeUnaryOperator.UnaryOperator
# QGIS compares doubles with this tolerance
NEAR = 4 * np.finfo("float64").eps
_COMPARE = {
    BINARY.boEQ: lambda d: np.abs(d) <= NEAR,
    BINARY.boNE: lambda d: ~(np.abs(d) <= NEAR),
    BINARY.boLT: lambda d: d < 0,
    BINARY.boGT: lambda d: d > 0,
    BINARY.boLE: lambda d: d <= 0,
    BINARY.boGE: lambda d: d >= 0,
}
_ARITHMETIC = {
    BINARY.boPlus: np.add,
    BINARY.boMinus: np.subtract,
    BINARY.boMul: np.multiply,
    BINARY.boDiv: np.divide,
}


class Expression:
    """One expression, checked against the fields of the layer it will be read from.

    columns: the names of the fields it needs, as the layer spells them. `vectorised`: whether numpy can do it.
    `text_field`: whether it is just a text field, whose values must be numbers.
    """

    def __init__(self, text, source):
        """Parse text for a layers.reading.Source; refuse what cannot be parsed or names unknown fields."""
        self.text = text
        self.source = source
        self.expression = QgsExpression(text)
        if self.expression.hasParserError() or self.expression.rootNode() is None:
            reason = " ".join(self.expression.parserErrorString().split()) or tr("it is empty")
            raise Refusal(
                tr("The expression {expression} cannot be read ({reason}): write it again.").format(
                    expression=text, reason=reason
                )
            )
        unknown = missing_fields(self.expression, source.fields)
        if unknown:
            raise Refusal(
                tr(
                    "Layer '{layer}' has no field {fields}, which the expression {expression} needs: choose a field "
                    "that it has, or another layer."
                ).format(layer=source.name, fields=", ".join(unknown), expression=text)
            )
        joined = _joined_text(self.expression.rootNode(), source)
        if joined:
            raise Refusal(
                tr(
                    "Layer '{layer}': {field} is a text field, so the + in {expression} would join texts and not add "
                    "numbers; turn it into a number field, or write to_real({field})."
                ).format(layer=source.name, field=f'"{joined}"', expression=text)
            )
        wanted = self.expression.referencedColumns()
        names = [field.name() for field in source.fields]
        if QgsFeatureRequest.ALL_ATTRIBUTES not in wanted:
            names = [names[source.fields.lookupField(name)] for name in wanted]
        self.columns = names
        self.needs_geometry = self.expression.needsGeometry()
        root = self.expression.rootNode()
        self.vectorised = not self.needs_geometry and _is_plain(root, source)
        self.text_field = isinstance(root, QgsExpressionNodeColumnRef) and source.textual(root.name())

    def evaluate(self, columns, rows):
        """Return a float Column of the whole table with numpy; only where `vectorised`."""
        with np.errstate(all="ignore"):
            values, null = _walk(self.expression.rootNode(), columns, self.source.fields)
        values = np.broadcast_to(np.asarray(values, "float64"), rows).copy()
        null = np.broadcast_to(null, rows).copy()
        values[null] = np.nan
        return Column(values, null)

    def prepare(self, context):
        """Get ready for `value`; areas and lengths are those on the ground, in metres, whatever the layer's CRS."""
        measure = QgsDistanceArea()
        measure.setSourceCrs(self.source.crs, QgsCoordinateTransformContext())
        measure.setEllipsoid(ellipsoid_of(self.source.crs).acronym)
        self.expression.setGeomCalculator(measure)
        self.expression.setAreaUnits(QgsUnitTypes.AreaUnit.AreaSquareMeters)
        self.expression.setDistanceUnits(QgsUnitTypes.DistanceUnit.DistanceMeters)
        self.expression.prepare(context)

    def value(self, context, feature_id):
        """Return the value for the context's feature as float, None for NULL; refuse what is no number."""
        result = self.expression.evaluate(context)
        if self.expression.hasEvalError():
            raise Refusal(
                tr("Layer '{layer}', feature {feature}: the expression {expression} fails ({reason}).").format(
                    layer=self.source.name,
                    feature=feature_id,
                    expression=self.text,
                    reason=self.expression.evalErrorString(),
                )
            )
        if is_null(result) or (isinstance(result, str) and not result.strip()):
            return None
        try:
            return number_in(result) if isinstance(result, str) else float(result)
        except (TypeError, ValueError):
            raise Refusal(
                tr(
                    "Layer '{layer}', feature {feature}: {expression} is '{value}', which is text and no number. Turn "
                    "the field into a number field (field calculator, to_real) and run again."
                ).format(layer=self.source.name, feature=feature_id, expression=self.text, value=text_of(result))
            ) from None


def missing_fields(expression, fields):
    """Names that the expression (text or QgsExpression) refers to and `fields` does not hold, sorted."""
    if isinstance(expression, str):
        expression = QgsExpression(expression)
    names = expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    return sorted(name for name in names if fields.lookupField(name) < 0)


class Counts:
    """The counts that an expression gives, batch by batch: NULL, negative, NaN and beyond MOST is unknown.

    What is not merely NULL is said once, in a sentence that names the layer, the expression and the first feature.
    """

    def __init__(self, source_name, text):
        """Begin with none read."""
        self.source_name, self.text = source_name, text
        self.rows, self.bad, self.first = 0, 0, None

    def of(self, column):
        """Return the float values (n,) of the next batch, NaN where unusable."""
        values = column.values.astype("float64")
        with np.errstate(invalid="ignore"):
            values[np.abs(values) < LEAST] = 0.0
        bad = ~column.null & ~is_count(values)
        if bad.any() and self.first is None:
            at = int(np.flatnonzero(bad)[0])
            self.first = {"first": self.rows + at + 1, "value": values[at]}
        self.rows, self.bad = self.rows + len(values), self.bad + int(bad.sum())
        values[bad | column.null] = np.nan
        return values

    def say(self, feedback):
        """Warn of what was no count."""
        if not self.bad:
            return
        feedback.pushWarning(
            tr(
                "Layer '{layer}': {expression} is negative or beyond all counts in {count} feature(s), first in "
                "feature number {first} ({value}); they are taken as unknown and left out. Correct them to count them."
            ).format(layer=self.source_name, expression=self.text, count=number(self.bad), **self.first)
        )


def counts_only(column, source_name, text, feedback):
    """Return (float values, NaN where unusable, number unusable), and say what is, of all in one batch: see Counts."""
    counts = Counts(source_name, text)
    values = counts.of(column)
    counts.say(feedback)
    return values, int(np.isnan(values).sum())


def _joined_text(node, source):
    """Return the name of a text field that a + is applied to, None where there is none."""
    if not isinstance(node, QgsExpressionNodeBinaryOperator):
        return None
    sides = (node.opLeft(), node.opRight())
    if node.op() == BINARY.boPlus:
        for side in sides:
            if isinstance(side, QgsExpressionNodeColumnRef) and source.textual(side.name()):
                return side.name()
    return next((name for name in (_joined_text(side, source) for side in sides) if name), None)


def _is_plain(node, source):
    """Whether numpy gives what QGIS gives: numbers, number fields, + - * /, comparison, AND, OR, NOT, coalesce.

    And a text field that is compared with a text, or looked up in a list of texts.
    """
    test = text_test(node)
    if test is not None:
        return source.textual(test.field)
    if isinstance(node, QgsExpressionNodeLiteral):
        return type(node.value()) in (int, float) or is_null(node.value())
    if isinstance(node, QgsExpressionNodeColumnRef):
        return source.numeric(node.name())
    if isinstance(node, QgsExpressionNodeUnaryOperator):
        return _is_plain(node.operand(), source)
    if isinstance(node, QgsExpressionNodeBinaryOperator):
        known = node.op() in _ARITHMETIC or node.op() in _COMPARE or node.op() in (BINARY.boAnd, BINARY.boOr)
        return known and all(_is_plain(side, source) for side in (node.opLeft(), node.opRight()))
    if isinstance(node, QgsExpressionNodeFunction) and _is_coalesce(node):
        return all(_is_plain(argument, source) for argument in node.args().list())
    return False


class TextTest(NamedTuple):
    """A text field that is, or is not, one of some words."""

    field: str
    words: frozenset
    negated: bool


def text_test(node):
    """Return the TextTest that a node is: "sex" = 'f', "sex" IN ('f', 'x'), or their opposites; else None."""
    if isinstance(node, QgsExpressionNodeInOperator):
        column, literals, negated = node.node(), node.list().list(), node.isNotIn()
    elif isinstance(node, QgsExpressionNodeBinaryOperator) and node.op() in (BINARY.boEQ, BINARY.boNE):
        column, literals, negated = node.opLeft(), [node.opRight()], node.op() == BINARY.boNE
    else:
        return None
    if not isinstance(column, QgsExpressionNodeColumnRef):
        return None
    words = [one.value() if isinstance(one, QgsExpressionNodeLiteral) else None for one in literals]
    # QGIS compares texts that look like numbers as numbers
    if not words or not all(isinstance(word, str) and not _looks_like_number(word) for word in words):
        return None
    return TextTest(column.name(), frozenset(words), negated)


def _looks_like_number(word):
    try:
        float(word)
    except ValueError:
        return False
    return True


def _is_coalesce(node):
    return QgsExpression.Functions()[node.fnIndex()].name() == "coalesce"


def _walk(node, columns, fields):
    """Return (values, null) of a node, each an array or a scalar."""
    test = text_test(node)
    if test is not None:
        column = columns[fields[fields.lookupField(test.field)].name()]
        codes, distinct = column.coded()
        found = np.array([*(value in test.words for value in distinct), False], bool)[codes]
        return (found != test.negated).astype("float64"), column.null
    if isinstance(node, QgsExpressionNodeLiteral):
        nothing = is_null(node.value())
        return (0.0 if nothing else float(node.value())), np.bool_(nothing)
    if isinstance(node, QgsExpressionNodeColumnRef):
        column = columns[fields[fields.lookupField(node.name())].name()]
        return column.values.astype("float64"), column.null
    if isinstance(node, QgsExpressionNodeUnaryOperator):
        values, null = _walk(node.operand(), columns, fields)
        if node.op() == UNARY.uoNot:
            return _is_zero(values).astype("float64"), null
        return -np.asarray(values), null
    if isinstance(node, QgsExpressionNodeFunction):
        return _coalesce([_walk(argument, columns, fields) for argument in node.args().list()])
    left, right = (_walk(side, columns, fields) for side in (node.opLeft(), node.opRight()))
    return _combine(node.op(), left, right)


def _combine(op, left, right):
    (a, a_null), (b, b_null) = left, right
    null = a_null | b_null
    if op in _COMPARE:
        return _COMPARE[op](np.subtract(a, b)).astype("float64"), null
    if op == BINARY.boDiv:
        return np.divide(a, b), null | (np.asarray(b) == 0)
    if op in _ARITHMETIC:
        return _ARITHMETIC[op](a, b), null
    a_false, b_false = _is_zero(a) & ~a_null, _is_zero(b) & ~b_null
    a_true, b_true = ~_is_zero(a) & ~a_null, ~_is_zero(b) & ~b_null
    if op == BINARY.boAnd:
        return (a_true & b_true).astype("float64"), null & ~(a_false | b_false)
    return (a_true | b_true).astype("float64"), null & ~(a_true | b_true)


def _is_zero(values):
    """Whether QGIS takes values as false: what is nearly 0 is; what is no number is not."""
    return np.abs(values) <= NEAR


def _coalesce(parts):
    values, null = parts[0]
    for other, other_null in parts[1:]:
        values = np.where(null, other, values)
        null = null & other_null
    return values, null
