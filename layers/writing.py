"""Writing results: a table's rows as features, without losing one.

A number is written with 13 significant digits. What lies beyond is what adding in another order changes, and would show
8,874 people as 8873.99999999976; what is cut away, less than 1e-12 of the value, keeps every sum of the method.
"""

from operator import index

import numpy as np
from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsField, QgsFields, QgsProcessingFeatureSource, QgsWkbTypes

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


def common_type(geometries, without=QgsWkbTypes.Type.MultiPolygon):
    """Return the type that takes every geometry as it is: multi polygons, lines or points; Z, M, curves if any has.

    without: the type where there is no geometry at all.
    """
    kinds = [g.wkbType() for g in geometries if not g.isNull()]
    if not kinds:
        return without
    kind = QgsWkbTypes.Type.MultiPolygon
    if QgsWkbTypes.geometryType(kinds[0]) != QgsWkbTypes.GeometryType.PolygonGeometry:
        kind = QgsWkbTypes.flatType(kinds[0])
    elif any(QgsWkbTypes.isCurvedType(k) for k in kinds):
        kind = QgsWkbTypes.Type.MultiSurface
    if any(QgsWkbTypes.hasZ(k) for k in kinds):
        kind = QgsWkbTypes.addZ(kind)
    if any(QgsWkbTypes.hasM(k) for k in kinds):
        kind = QgsWkbTypes.addM(kind)
    return kind


def extended_fields(source, kinds, feedback):
    """Return (QgsFields, numbers of the source's fields that are kept): a Source's fields and those of `kinds`.

    A field that a new one replaces, as in the result of an earlier run, is left out; a `fid` that is no key of single
    whole numbers gets another name, since a GeoPackage would take it for its own.
    """
    fields, kept, replaced = QgsFields(), [], []
    taken = {name.lower() for name in (*source.fields.names(), *kinds)}
    for k, field in enumerate(source.fields):
        if field.name().lower() in kinds:
            replaced.append(field.name())
            continue
        kept.append(k)
        own = QgsField(field)
        if field.name().lower() == "fid" and not _is_key(source, k):
            own.setName(next(name for name in map("source_fid{}".format, ("", *range(2, 999))) if name not in taken))
        fields.append(own)
    for field in make_fields(kinds):
        fields.append(field)
    if replaced and feedback is not None:
        feedback.pushInfo(
            tr("Layer '{layer}': the result's own {fields} take the place of its fields of these names.").format(
                layer=source.name, fields=", ".join(replaced)
            )
        )
    return fields, kept


def _is_key(source, index):
    """Whether a field holds a whole number for each feature, each its own."""
    if source.fields[index].name() in source.keys:
        return True
    flags = QgsFeatureRequest.Flag.NoGeometry
    request = QgsFeatureRequest().setFlags(flags).setSubsetOfAttributes([index])
    values = [feature.attributes()[index] for feature in source.features.getFeatures(request)]
    return all(type(value) is int and value >= 0 for value in values) and len(set(values)) == len(values)


def write_extended(sink, kept, source, kinds, frame, feedback=None):
    """Add a Source's features to a sink, each with its own attributes (numbers kept) and a frame's row.

    The frame's rows are in the order of the source. Raises Refusal where a feature is not taken, or where the source
    has changed meanwhile.
    """
    columns = [_plain(frame[name], kind) for name, kind in kinds.items()]
    rows = list(zip(*columns)) if columns else [()] * len(frame)
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    count, whole = 0, len(kept) == len(source.fields)
    for count, feature in enumerate(source.features.getFeatures(QgsFeatureRequest(), unchecked), 1):
        if count % 1000 == 1:
            stop_if_cancelled(feedback)
        if count > len(rows):
            break
        attributes = feature.attributes()
        feature.setAttributes([*(attributes if whole else [attributes[k] for k in kept]), *rows[count - 1]])
        _add(sink, feature, count)
    if count != len(rows):
        raise Refusal(tr("Layer '{layer}' has changed while it was read; run again.").format(layer=source.name))


def _add(sink, feature, row):
    if not sink.addFeature(feature):
        raise Refusal(
            tr("Row {row} of the result could not be written ({reason}): choose another output.").format(
                row=row, reason=sink.lastError() or tr("no reason given")
            )
        )


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
        _add(sink, feature, k + 1)


def _plain(column, kind):
    # a numpy scalar makes addFeature fail, a NaN stays NaN in a memory layer: hand over Python's own types and NULL
    if kind == NUMBER and isinstance(column.dtype, np.dtype) and column.dtype.kind in "fiu":
        numbers = column.to_numpy("float64")
        return [_rounded(x) if fine else NULL for x, fine in zip(numbers.tolist(), np.isfinite(numbers).tolist())]
    make = {NUMBER: _rounded, INTEGER: lambda value: index(round(value)), TEXT: str, BOOLEAN: bool}[kind]
    return [NULL if na or _unknown(value) else make(value) for value, na in zip(column.tolist(), column.isna())]


def _rounded(value):
    return float(f"{value:.13g}")


def _unknown(value):
    return is_null(value) or (isinstance(value, (float, np.floating)) and not np.isfinite(value))
