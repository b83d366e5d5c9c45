"""A look at a layer's first values: enough to tell an id from a count, and done within milliseconds."""

from qgis.core import QgsFeatureRequest

from ..layers.columns import is_null, text_of

MOST = 1000


def first_values(layer, field, most=MOST):
    """Return the field's first values as text, None where NULL."""
    return [None if is_null(value) else text_of(value) for value in _raw(layer, field, most)]


def first_numbers(layer, field, most=MOST):
    """Return those of the field's first values that are numbers, or read as one."""
    found = []
    for value in _raw(layer, field, most):
        try:
            found.append(float(value))
        except (TypeError, ValueError):
            continue
    return found


def _raw(layer, field, most):
    index = layer.fields().lookupField(field)
    if index < 0:
        return []
    request = QgsFeatureRequest().setLimit(most).setSubsetOfAttributes([index])
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return [feature.attribute(index) for feature in layer.getFeatures(request)]
