"""Definitions held against the layers that they are about."""

from qgis.core import QgsExpression, QgsProcessingContext, QgsProcessingFeatureSource

from ..layers.expressions import Expression
from ..layers.messages import Refusal, tr
from ..layers.reading import Source
from .inputs import TABLES
from .values import first_values


def words(problem):
    """Return the sentence of a Problem in the user's language."""
    return tr(problem.template).format(**problem.values)


def expression_trouble(text, layer):
    """Return what is wrong with an expression on a layer (its syntax, where there is none), '' where nothing is."""
    if layer is None:
        expression = QgsExpression(text)
        if expression.hasParserError() or not text.strip():
            reason = " ".join(expression.parserErrorString().split()) or tr("it is empty")
            return tr("The expression {expression} cannot be read ({reason}): write it again.").format(
                expression=text, reason=reason
            )
        return ""
    # only for its fields: nothing is read
    source = Source(QgsProcessingFeatureSource(layer, QgsProcessingContext()), layer, layer.name(), whole=False)
    try:
        Expression(text, source)
    except Refusal as problem:
        return str(problem)
    return ""


def table_layers(setup, project, parameter):
    """Return the layers that a table's expressions may be about."""
    layers = (setup.layer(name, project) for name in TABLES[parameter].layers)
    return [layer for layer in layers if layer is not None]


def item_trouble(table, item, layers):
    """Return what is wrong with a definition's expressions, as (column, sentence), None where nothing is."""
    texts = {column: str(item.get(column) or "").strip() for column in table.expressions}
    for column, text in texts.items():
        problem = expression_trouble(text, None)
        if problem:
            return column, problem
    if not layers:
        return None
    found = {layer.name(): _first_trouble(texts, layer) for layer in layers}
    bad = [problem for problem in found.values() if problem]
    if not bad or (not table.every and len(bad) < len(found)):
        return None
    return bad[0]


def unusable(setup, project, parameter):
    """Return the codes of those of a table's items that the layers have no fields for."""
    table, layers = TABLES[parameter], table_layers(setup, project, parameter)
    return [item.get(table.columns[0]) for item in setup.items(parameter) if item_trouble(table, item, layers)]


def _first_trouble(texts, layer):
    problems = ((column, expression_trouble(text, layer)) for column, text in texts.items())
    return next(((column, problem) for column, problem in problems if problem), None)


def unknown_types(setup, project):
    """Return (types that the facility layer has and the table has not, whether the table has any of the layer's)."""
    layer, field = setup.layer("FACILITIES", project), setup.value("FACILITY_TYPE")
    if layer is None or not field:
        return [], False
    there = {one for one in first_values(layer, field) if one}
    known = {str(item.get("type") or "").strip() for item in setup.items("TYPES_FILE")}
    return sorted(there - known), bool(there & known)
