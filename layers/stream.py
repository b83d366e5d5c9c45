"""The fast lane: a file layer as numpy columns through GDAL's Arrow stream (GDAL 3.6 and later)."""

import os
from typing import NamedTuple

import numpy as np
from osgeo import gdal, ogr

from .columns import NUMPY_TYPES, Column
from .compatibility import DOUBLE_FIELD, INTEGER_FIELDS, TEXT_FIELD, streams_columns
from .csvfile import open_csv
from .messages import Refusal, stop_if_cancelled, tr

# Drivers whose fields GDAL and QGIS see alike; a test compares both lanes on each.
DRIVERS = ("GPKG", "FlatGeobuf", "ESRI Shapefile", "Parquet")
# a column of text arrives as wide as its longest value, so fewer rows at a time
TEXT_BATCH = 8192
_QGIS_TYPES = {
    (ogr.OFTInteger, ogr.OFSTNone): INTEGER_FIELDS,
    (ogr.OFTInteger, ogr.OFSTInt16): INTEGER_FIELDS,
    (ogr.OFTInteger64, ogr.OFSTNone): INTEGER_FIELDS,
    (ogr.OFTReal, ogr.OFSTNone): (DOUBLE_FIELD,),
    (ogr.OFTString, ogr.OFSTNone): (TEXT_FIELD,),
    # GDAL 3.6 reads a boolean after a NULL as false and, from a shapefile, a date before 1970 a day late; QGIS cuts
    # milliseconds otherwise: those fields go by the common lane
}
# what the stream calls the record's number and the geometry where the file has no names for them
FID, GEOMETRY = "OGC_FID", "wkb_geometry"


class FileTable(NamedTuple):
    """Where a file layer's records are: path, layer (name or number), subset, open options, encoding, own fields."""

    path: str
    layer: object
    subset: str
    options: tuple
    encoding: str
    own: tuple

    @property
    def filters_shapes(self):
        """Whether the subset looks at geometries (OGR_GEOM_AREA and its like), which GDAL versions do differently."""
        return "ogr_" in self.subset.lower()


class Stream:
    """An opened file layer, ready to be read as columns."""

    def __init__(self, dataset, layer, fields, subset=""):
        """Keep the dataset alive as long as its layer; fields are the QgsFields to read, subset filters the layer."""
        self.dataset = dataset
        self.layer = layer
        self.subset = subset.lower()
        self.kinds = {field.name(): NUMPY_TYPES.get(field.type()) for field in fields}

    def batches(self, names, geometry, feedback=None):
        """Yield (columns by name, {}, list of WKB, rows, part read), at least once; see reading._read_features."""
        self.layer.SetIgnoredFields(self._ignored(names, geometry))
        fid, shape = self.layer.GetFIDColumn(), self.layer.GetGeometryColumn() or GEOMETRY
        text = any(kind is None for kind in self.kinds.values())
        options = ["INCLUDE_FID=YES"] + ([f"MAX_FEATURES_IN_BATCH={TEXT_BATCH}"] if text else [])
        total, count = 0, max(self.layer.GetFeatureCount(), 1)
        for batch in self.layer.GetArrowStreamAsNumPy(options=options):
            stop_if_cancelled(feedback)
            identifiers = batch.pop(fid if fid in batch else FID)
            columns = {n: _column(identifiers if n == fid else batch[n], self.kinds[n]) for n in names}
            wkb = []
            if geometry:
                wkb = _bytes(batch[shape]) if shape in batch else [None] * len(identifiers)
            total += len(identifiers)
            yield columns, {}, wkb, len(identifiers), min(total / count, 1.0)
        if feedback is not None and not self.subset and total != self.layer.GetFeatureCount():
            feedback.pushWarning(
                tr("'{path}': {read} of {count} records could be read; check the file.").format(
                    path=self.dataset.GetDescription(), read=total, count=self.layer.GetFeatureCount()
                )
            )
        if not total:
            kinds = {n: object if self.kinds[n] is None else self.kinds[n] for n in names}
            yield {n: Column(np.empty(0, kind), np.empty(0, bool)) for n, kind in kinds.items()}, {}, [], 0, 1.0

    def _ignored(self, names, geometry):
        """Return what GDAL need not read; what the subset names it must, or it would find nothing (no GeoPackage)."""
        definition = self.layer.GetLayerDefn()
        every = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        # without regard to case, as GDAL: two fields may differ by it alone
        wanted = {name.lower() for name in names}
        ignored = [name for name in every if name.lower() not in wanted and name.lower() not in self.subset]
        return ignored + ([] if geometry else ["OGR_GEOMETRY"])


def open_file_table(file, fields, as_numbers, geometry, feedback=None):
    """Open a FileTable for the given QgsFields; None where the common lane must read it.

    as_numbers: names of text fields whose values must be numbers; geometry: whether shapes are asked for.
    """
    if file.path.lower().endswith(".csv") and os.path.exists(file.path) and not geometry:
        return open_csv(file, fields, as_numbers, feedback)
    if as_numbers or not streams_columns() or not os.path.exists(file.path):
        return None
    if file.subset.strip().lower().startswith("select") or file.filters_shapes:
        return None
    options = list(file.options)
    if file.path.lower().endswith((".shp", ".dbf")):
        options.append(f"ENCODING={file.encoding}")
    try:
        dataset = gdal.OpenEx(file.path, gdal.OF_VECTOR | gdal.OF_READONLY, open_options=options)
    except RuntimeError:
        # as other plugins may have told GDAL to, see _filter
        return None
    if dataset is None or dataset.GetDriver().ShortName not in DRIVERS:
        return None
    layer = dataset.GetLayer(file.layer)
    if layer is None or not all(field.name() in file.own and _alike(layer, field) for field in fields):
        return None
    if layer.GetFeatureCount() == 0:
        # GDAL 3.6 never ends with an empty FlatGeobuf
        return None
    if file.subset and not _filter(layer, file.subset):
        raise Refusal(
            tr("'{path}' cannot be read with the filter {filter}: correct the layer's filter.").format(
                path=file.path, filter=file.subset
            )
        )
    return Stream(dataset, layer, fields, file.subset)


def _filter(layer, subset):
    """Whether GDAL takes the filter; it raises or returns an error as the process, QGIS and its plugins, has set it."""
    try:
        return layer.SetAttributeFilter(subset) == ogr.OGRERR_NONE
    except RuntimeError:
        return False


def _alike(layer, field):
    """Whether GDAL's field of that name has the type that QGIS says it has."""
    if field.name() == layer.GetFIDColumn():
        return field.type() in INTEGER_FIELDS
    if field.name() in (layer.GetFIDColumn() or FID, layer.GetGeometryColumn() or GEOMETRY):
        return False
    definition = layer.GetLayerDefn()
    index = definition.GetFieldIndex(field.name())
    if index < 0 or definition.GetFieldDefn(index).GetName() != field.name():
        return False
    own = definition.GetFieldDefn(index)
    return field.type() in _QGIS_TYPES.get((own.GetType(), own.GetSubType()), ())


def _column(values, dtype):
    null = np.ma.getmaskarray(values).copy() if np.ma.isMaskedArray(values) else np.zeros(len(values), bool)
    plain = np.ma.getdata(values)
    if dtype is not None:
        plain = plain.astype(dtype)
        plain[null] = np.zeros(1, dtype)[0]
        return Column(plain, null)
    text = np.empty(len(plain), object)
    text[:] = [None if nothing else value.decode("utf-8", "replace") for value, nothing in zip(plain, null)]
    return Column(text, null)


def _bytes(shapes):
    # a batch whose geometries are of one length comes as fixed-width records, else as objects: a list makes both bytes
    null = np.ma.getmaskarray(shapes)
    if not null.any():
        return np.ma.getdata(shapes).tolist()
    return [None if nothing else data for data, nothing in zip(np.ma.getdata(shapes).tolist(), null.tolist())]
