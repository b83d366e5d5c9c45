"""Writing results: a table's rows as features, without losing one."""

from operator import index

import numpy as np
from qgis.core import NULL, QgsFeature, QgsField, QgsFields

from . import compatibility
from .columns import is_null
from .messages import Refusal, stop_if_cancelled, tr

NUMBER, INTEGER, TEXT, BOOLEAN = "number", "integer", "text", "boolean"
_TYPES = {
    NUMBER: compatibility.DOUBLE,
    INTEGER: compatibility.LONG,
    TEXT: compatibility.TEXT,
    BOOLEAN: compatibility.BOOLEAN,
}


def make_fields(kinds):
    """Return QgsFields of {name: NUMBER, INTEGER, TEXT or BOOLEAN}, in order."""
    fields = QgsFields()
    for name, kind in kinds.items():
        fields.append(QgsField(name, _TYPES[kind]))
    return fields


def write(sink, kinds, frame, geometries=None, feedback=None):
    """Add each row of a frame (columns of at least kinds' names) to a sink, with its geometry if there are any.

    Raises Refusal where the sink does not take a feature, so that none is lost unseen.
    """
    fields = make_fields(kinds)
    columns = [_plain(frame[name], kind) for name, kind in kinds.items()]
    for k, values in enumerate(zip(*columns)):
        if k % 1000 == 0:
            stop_if_cancelled(feedback)
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        if geometries is not None and not geometries[k].isNull():
            feature.setGeometry(geometries[k])
        if not sink.addFeature(feature):
            raise Refusal(
                tr("Row {row} of the result could not be written ({reason}): choose another output.").format(
                    row=k + 1, reason=sink.lastError() or tr("no reason given")
                )
            )


def _plain(column, kind):
    # a numpy scalar makes addFeature fail, a NaN stays NaN in a memory layer: hand over Python's own types and NULL
    if kind == NUMBER and isinstance(column.dtype, np.dtype) and column.dtype.kind in "fiu":
        numbers = column.to_numpy("float64")
        known = np.isfinite(numbers)
        return numbers.tolist() if known.all() else [x if fine else NULL for x, fine in zip(numbers.tolist(), known)]
    make = {NUMBER: float, INTEGER: lambda value: index(round(value)), TEXT: str, BOOLEAN: bool}[kind]
    return [NULL if na or _unknown(value) else make(value) for value, na in zip(column.tolist(), column.isna())]


def _unknown(value):
    return is_null(value) or (isinstance(value, (float, np.floating)) and not np.isfinite(value))
