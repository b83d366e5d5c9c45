"""Reading a layer as columns, by one of two lanes that give the same.

The fast lane is GDAL's column stream, for whole file layers without pending edits. The common lane asks QGIS feature by
feature, only for the fields needed: memory and database layers, selections, filters, edited layers, joined or virtual
fields, odd field types, old GDAL.
"""

import os
from itertools import islice
from typing import NamedTuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
)

from . import lanes
from .columns import NUMPY_TYPES, Column, column
from .compatibility import TEXT_FIELD
from .csvfile import Irregular
from .messages import Refusal, number, stop_if_cancelled, tr
from .servertable import server_table_of
from .shapes import Shapes, from_wkb, known_crs
from .stream import FileTable, open_file_table

FEATURES_BETWEEN_LOOKS = 2000
FEATURES_IN_BATCH = 200_000
_PROVIDER = QgsFields.FieldOrigin.OriginProvider


class Source:
    """A layer as the algorithm got it: taken on the main thread, read on another."""

    def __init__(self, features, layer, name, whole, context=None):
        """Take a QgsProcessingFeatureSource; `whole`: neither selection nor filter narrows the layer."""
        self.features = features
        self.name = name
        self.fields: QgsFields = features.fields()
        self.crs: QgsCoordinateReferenceSystem = known_crs(features.sourceCrs())
        self.context = context or QgsExpressionContext()
        self.file = _file_of(layer) if whole and layer is not None else None
        self.lane = lanes.AUTOMATIC
        self.server = server_table_of(layer) if whole and layer is not None else None
        ogr = layer is not None and layer.providerType() == "ogr"
        self.path = file_parts(layer.source()).path if ogr else ""
        self.files = _files_of(layer) if layer is not None else []
        # the fields whose values are each feature's own, as the provider keeps them
        keys = layer.primaryKeyAttributes() if layer is not None else []
        self.keys = {layer.fields()[k].name() for k in keys}

    def __len__(self):
        """Return the number of features, as far as the provider knows."""
        return max(self.features.featureCount(), 0)

    def numeric(self, name):
        """Whether the named field holds numbers."""
        index = self.fields.lookupField(name)
        dtype = NUMPY_TYPES.get(self.fields[index].type()) if index >= 0 else None
        return dtype is not None and dtype.kind in "if"

    def textual(self, name):
        """Whether the named field holds text."""
        index = self.fields.lookupField(name)
        return index >= 0 and self.fields[index].type() == TEXT_FIELD

    def require_crs(self):
        """Refuse a layer without a coordinate reference system."""
        if not self.crs.isValid():
            raise Refusal(
                tr(
                    "Layer '{layer}' has no coordinate reference system: set it in its properties (Source), then run "
                    "again."
                ).format(layer=self.name)
            )

    def require_files(self):
        """Refuse a layer whose file is gone or may not be read: of one that was open before, QGIS says it is empty."""
        for path in self.files:
            try:
                with open(path, "rb"):
                    pass
            except OSError as error:
                raise Refusal(
                    tr(
                        "Layer '{layer}': its file '{path}' cannot be read ({reason}): see that it is there and may be "
                        "read, or choose another layer."
                    ).format(layer=self.name, path=path, reason=error.strerror)
                ) from error

    def require_rows(self, rows):
        """Refuse a file that has none of the records any more that it had when it was opened."""
        if rows == 0 and self.files and self.file is not None and len(self):
            raise Refusal(
                tr(
                    "Layer '{layer}': none of its {count} features can be read: its file has been changed or is "
                    "damaged. Open it again, then run again."
                ).format(layer=self.name, count=number(len(self)))
            )


class Table(NamedTuple):
    """Columns of one layer: fields by name, expressions in their order, geometries or None.

    done: the part of the layer (0 to 1) that is read when this is.
    """

    rows: int
    fields: dict
    expressions: list
    shapes: Shapes
    lane: str
    done: float = 1.0


class FileParts(NamedTuple):
    """What a file layer's source names: the file's real path ('' for none), the layer in it, the filter."""

    path: str
    layer: str
    subset: str


def file_parts(source):
    """Return the FileParts of a source of QGIS's provider ogr."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", source)
    path = parts.get("path") or ""
    return FileParts(os.path.realpath(path) if path else "", parts.get("layerName") or "", parts.get("subset") or "")


def _files_of(layer):
    """Return the files on this machine that a layer is read from, a folder or an archive not counted."""
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""
    if not os.path.isabs(path) or path.startswith("/vsi") or os.path.isdir(path):
        return []
    stem, end = os.path.splitext(path)
    if end.lower() != ".shp":
        return [path]
    # without values it has this field alone
    more = [".shx"] if layer.fields().names() == ["FID"] else [".shx", ".dbf"]
    return [path, *(stem + (one if end.islower() else one.upper()) for one in more)]


def _file_of(layer):
    """Return what GDAL needs to open the layer's file; None where QGIS must read it."""
    if layer.providerType() != "ogr" or layer.isModified():
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if parts.get("geometryType") or "|geometrytype=" in layer.source().lower():
        # of a table of mixed geometries QGIS shows those of one type
        return None
    fields = layer.fields()
    own = tuple(fields[i].name() for i in range(len(fields)) if fields.fieldOrigin(i) == _PROVIDER)
    return FileTable(
        path=parts.get("path", ""),
        layer=parts.get("layerName") or int(parts.get("layerId") or 0),
        subset=layer.subsetString(),
        options=tuple(parts.get("openOptions") or ()),
        encoding=layer.dataProvider().encoding(),
        own=own,
    )


def read(source, fields=(), expressions=(), geometry=False, feedback=None):
    """Return a Table: the named fields, the Expression objects' values (float), and Shapes if geometry is asked for."""
    tables = list(read_batches(source, fields, expressions, geometry, feedback, decode=False))
    first = tables[0]
    if len(tables) == 1:
        joined = first
    else:
        joined = Table(
            sum(table.rows for table in tables),
            {name: _stacked(table.fields[name] for table in tables) for name in first.fields},
            [_stacked(columns) for columns in zip(*(table.expressions for table in tables))],
            [data for table in tables for data in table.shapes] if geometry else None,
            first.lane,
        )
    return joined._replace(shapes=from_wkb(joined.shapes) if geometry else None)


def read_batches(source, fields=(), expressions=(), geometry=False, feedback=None, decode=True):
    """Yield the Tables of `read` piece by piece (at least one), so that a layer need not fit into memory.

    decode=False leaves the geometries as a list of WKB.
    """
    source.require_files()
    spelled = {name: _as_spelled(name, source) for name in fields}
    names = list(dict.fromkeys([*spelled.values(), *(name for e in expressions for name in e.columns)]))
    stream = None
    as_numbers = {e.columns[0] for e in expressions if e.text_field}
    if source.file is not None and all(e.vectorised or e.text_field for e in expressions):
        as_texts = {*spelled.values(), *(name for e in expressions if not e.text_field for name in e.columns)}
        if as_numbers.isdisjoint(as_texts):
            wanted = [source.fields[source.fields.lookupField(n)] for n in names]
            stream = open_file_table(source.file, wanted, as_numbers, geometry, feedback)
    possible = [lanes.RECORDS] if stream is None else [lanes.COLUMNS, lanes.RECORDS]
    reasons = {
        lanes.COLUMNS: tr("it is no file that GDAL reads as QGIS does"),
        lanes.SERVER: tr("for this the server is not asked"),
    }
    lane = lanes.chosen(source, possible, reasons)
    asked = (source, names, expressions, geometry, feedback)
    batches = _read_features(*asked) if lane == lanes.RECORDS else _read_columns(stream, reasons, *asked)
    total = 0
    for columns, computed, wkb, rows, done in batches:
        total += rows
        values = [computed.get(e) or e.evaluate(columns, rows) for e in expressions]
        shapes = (from_wkb(wkb) if decode else wkb) if geometry else None
        yield Table(rows, {name: columns[own] for name, own in spelled.items()}, values, shapes, lane, done)
    source.require_rows(total)


def _stacked(columns):
    columns = list(columns)
    return Column(*(np.concatenate([getattr(one, part) for one in columns]) for part in Column._fields))


def _as_spelled(name, source):
    """Return a field's name as the layer spells it: QGIS finds 'ID' also as 'id'."""
    index = source.fields.lookupField(name)
    if index < 0:
        raise Refusal(
            tr("Layer '{layer}' has no field '{field}': choose one that it has.").format(layer=source.name, field=name)
        )
    return source.fields[index].name()


def _read_columns(stream, reasons, source, names, expressions, geometry, feedback):
    """Yield what `_read_features` does: by a Stream or CsvTable, and from where that cannot go on by QGIS."""
    read = 0
    try:
        for batch in stream.batches(names, geometry, feedback):
            read += batch[3]
            yield batch
    except Irregular:
        lanes.chosen(source, [lanes.RECORDS], reasons)
        yield from _read_features(source, names, expressions, geometry, feedback, read)


def _read_features(source, names, expressions, geometry, feedback, read=0):
    """Yield (columns by name, columns of the expressions that numpy cannot do, list of WKB, rows, part read so far).

    read: how many features are read already.
    """
    by_row = [e for e in expressions if not e.vectorised]
    indices = [source.fields.lookupField(name) for name in names]
    request = QgsFeatureRequest().setSubsetOfAttributes(indices)
    # QGIS finds nothing by a filter on shapes that it is not asked for
    by_shape = source.file is not None and source.file.filters_shapes
    if not geometry and not by_shape and not any(e.needs_geometry for e in by_row):
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    context = QgsExpressionContext(source.context)
    context.setFields(source.fields)
    for e in by_row:
        e.prepare(context)
    kinds = [NUMPY_TYPES.get(source.fields[index].type()) for index in indices]
    # an invalid geometry is mended later and said, so QGIS need not look for it first
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = source.features.getFeatures(request, unchecked)
    total = len(source)
    for passed in range(read):
        if passed % FEATURES_BETWEEN_LOOKS == 0:
            stop_if_cancelled(feedback)
        next(features, None)
    while True:
        lists, results, wkb, rows = [[] for _ in names], [[] for _ in by_row], [], 0
        for feature in islice(features, FEATURES_IN_BATCH):
            if rows % FEATURES_BETWEEN_LOOKS == 0:
                stop_if_cancelled(feedback)
            rows += 1
            attributes = feature.attributes()
            for values, index in zip(lists, indices):
                values.append(attributes[index])
            if geometry:
                wkb.append(bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None)
            if by_row:
                context.setFeature(feature)
                for values, e in zip(results, by_row):
                    values.append(e.value(context, feature.id()))
        columns = {name: column(values, kind) for name, values, kind in zip(names, lists, kinds)}
        read += rows
        computed = {e: column(values, np.dtype("float64")) for e, values in zip(by_row, results)}
        yield columns, computed, wkb, rows, min(read / total, 1.0) if total else 1.0
        if rows < FEATURES_IN_BATCH:
            return
