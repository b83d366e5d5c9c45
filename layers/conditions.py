"""Conditions on divisions: results joined by division, QGIS expressions over them, and the values behind an answer."""

from typing import NamedTuple

from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionNodeBinaryOperator,
    QgsExpressionNodeColumnRef,
    QgsExpressionNodeLiteral,
    QgsExpressionNodeUnaryOperator,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
)

from .columns import is_null, text_of
from .compatibility import DOUBLE, TEXT
from .messages import Refusal, tr

_BINARY = QgsExpressionNodeBinaryOperator.BinaryOperator
_SIGNS = {
    _BINARY.boEQ: "=",
    _BINARY.boNE: "<>",
    _BINARY.boLT: "<",
    _BINARY.boGT: ">",
    _BINARY.boLE: "<=",
    _BINARY.boGE: ">=",
}
_OPPOSITE = {"<": ">=", ">": "<=", "<=": ">", ">=": "<", "=": "<>", "<>": "="}
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "<>": "<>"}


class Joined(NamedTuple):
    """Results of divisions side by side: rows (one dict a division: field -> number, text or None) and texts (a set).

    texts: the names of the fields that hold text.
    """

    rows: list
    texts: set

    @property
    def names(self):
        """The names of all fields."""
        return list(self.rows[0]) if self.rows else []


def join(ids, sources, head, feedback):
    """Return the Joined fields of Sources (each with a division_id) for divisions (ids); of two alike the first."""
    rows, texts, seen = [{} for _ in ids], set(), set()
    place = {division: k for k, division in enumerate(ids)}
    for source in sources:
        index = source.fields.lookupField("division_id")
        if index < 0:
            raise Refusal(
                tr("Layer '{layer}' has no field division_id: choose the output of one of our algorithms.").format(
                    layer=source.name
                )
            )
        own = [
            (k, field.name())
            for k, field in enumerate(source.fields)
            if field.name() not in (*head, *seen) and field.name().lower() != "fid"
        ]
        found = set()
        for feature in source.features.getFeatures(QgsFeatureRequest()):
            attributes = feature.attributes()
            division = text_of(attributes[index])
            if division not in place:
                continue
            if division in found:
                raise Refusal(
                    tr(
                        "Layer '{layer}', field 'division_id': the id '{id}' stands twice; choose a result with one "
                        "row a division."
                    ).format(layer=source.name, id=division)
                )
            found.add(division)
            for k, name in own:
                rows[place[division]][name] = None if is_null(attributes[k]) else attributes[k]
        for k, name in own:
            seen.add(name)
            if not source.fields[k].isNumeric():
                texts.add(name)
            for row in rows:
                row.setdefault(name, None)
        missing = [division for division in ids if division not in found]
        if missing:
            feedback.pushWarning(
                tr("Layer '{layer}' has nothing on division(s) {ids}: what it would tell of them is unknown.").format(
                    layer=source.name, ids=", ".join(f"'{division}'" for division in missing[:5])
                )
            )
    return Joined(rows, texts)


class Condition:
    """One condition over the joined fields."""

    def __init__(self, text, joined, what):
        """Parse it; refuse what cannot be parsed. what: whose condition it is, in words."""
        self.text = text
        self.expression = QgsExpression(text)
        if self.expression.hasParserError() or self.expression.rootNode() is None:
            reason = " ".join(self.expression.parserErrorString().split()) or tr("it is empty")
            raise Refusal(
                tr("{what}: the condition {text} cannot be read ({reason}): write it again.").format(
                    what=what, text=text, reason=reason
                )
            )
        self.what = what
        # QGIS finds a field also where it is spelled with other capitals
        spelled = {name.lower(): name for name in joined.names}
        columns = sorted(self.expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES})
        self.columns = [spelled.get(name.lower(), name) for name in columns]
        self.missing = [name for name in self.columns if name.lower() not in spelled]
        found = _comparisons(self.expression.rootNode())
        self.comparisons = [(spelled.get(name.lower(), name), operator, limit) for name, operator, limit in found]
        compared = {field for field, _, _ in self.comparisons}
        self.comparisons += [(name, "", None) for name in self.columns if name not in compared]

    def evidence(self, row):
        """Return [(field, value, operator, limit)] of a division's row; operator '' where it compares otherwise."""
        return [(field, row.get(field), operator, limit) for field, operator, limit in self.comparisons]


def evaluate(conditions, joined):
    """Return for each division a list of answers, one a condition: True, False, None (unknown) or 'missing'."""
    fields = QgsFields()
    for name in joined.names:
        fields.append(QgsField(name, TEXT if name in joined.texts else DOUBLE))
    context = QgsExpressionContext()
    context.setFields(fields)
    for one in conditions:
        one.expression.prepare(context)
    answers = []
    for row in joined.rows:
        feature = QgsFeature(fields)
        values = [row[name] for name in joined.names]
        feature.setAttributes(
            [NULL if v is None else (str(v) if n in joined.texts else float(v)) for n, v in zip(joined.names, values)]
        )
        context.setFeature(feature)
        answers.append([_answer(one, context) for one in conditions])
    return answers


def _answer(one, context):
    if one.missing:
        return "missing"
    result = one.expression.evaluate(context)
    if one.expression.hasEvalError():
        raise Refusal(
            tr("{what}: the condition {text} fails ({reason}).").format(
                what=one.what, text=one.text, reason=one.expression.evalErrorString()
            )
        )
    return None if is_null(result) else bool(result)


def _comparisons(node, negated=False):
    """Yield (field, operator, limit) of every comparison of a field with a number or a text, as it must hold."""
    if isinstance(node, QgsExpressionNodeUnaryOperator):
        turned = node.op() == QgsExpressionNodeUnaryOperator.UnaryOperator.uoNot
        yield from _comparisons(node.operand(), negated != turned)
    if not isinstance(node, QgsExpressionNodeBinaryOperator):
        return
    left, right, sign = node.opLeft(), node.opRight(), _SIGNS.get(node.op())
    if sign and isinstance(left, QgsExpressionNodeLiteral):
        left, right, sign = right, left, _TURNED[sign]
    if sign and isinstance(left, QgsExpressionNodeColumnRef) and isinstance(right, QgsExpressionNodeLiteral):
        yield left.name(), _OPPOSITE[sign] if negated else sign, right.value()
        return
    yield from _comparisons(left, negated)
    yield from _comparisons(right, negated)
