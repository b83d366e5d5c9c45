"""A study's GeoPackage: tables that no layer of QGIS is needed for, and putting the finished file in its place."""

import os

from osgeo import gdal, ogr, osr

from .messages import Refusal, tr
from .reading import read

_TYPES = {"text": ogr.OFTString, "integer": ogr.OFTInteger64, "number": ogr.OFTReal}


def add_table(path, name, kinds, rows):
    """Add a table without geometry to a GeoPackage; kinds: column -> 'text', 'integer' or 'number'; rows: tuples."""
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    if dataset is None:
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    if dataset is None:
        raise Refusal(tr("'{path}' cannot be written: choose another file.").format(path=path))
    table = dataset.CreateLayer(name, None, ogr.wkbNone, ["OVERWRITE=YES"])
    for column, kind in kinds.items():
        table.CreateField(ogr.FieldDefn(column, _TYPES[kind]))
    table.StartTransaction()
    for row in rows:
        feature = ogr.Feature(table.GetLayerDefn())
        for column, value in zip(kinds, row):
            if value is None:
                feature.SetFieldNull(column)
            else:
                feature.SetField(column, value)
        table.CreateFeature(feature)
    table.CommitTransaction()
    del table, dataset


def add_points(path, name, source):
    """Add the points of a Source's features to a GeoPackage, with its text fields."""
    texts = [field.name() for field in source.fields if source.textual(field.name())]
    table = read(source, texts, geometry=True)
    xy, columns = table.shapes.points(), [table.fields[text].as_text() for text in texts]
    system = osr.SpatialReference()
    system.ImportFromWkt(source.crs.toWkt())
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.CreateLayer(name, system, ogr.wkbPoint, ["OVERWRITE=YES", "GEOMETRY_NAME=geom"])
    for text in texts:
        layer.CreateField(ogr.FieldDefn(text, ogr.OFTString))
    for place, *values in zip(xy.tolist(), *columns):
        feature = ogr.Feature(layer.GetLayerDefn())
        for text, value in zip(texts, values):
            if value is not None:
                feature.SetField(text, value)
        if place[0] == place[0]:
            shape = ogr.Geometry(ogr.wkbPoint)
            shape.AddPoint_2D(*place)
            feature.SetGeometry(shape)
        layer.CreateFeature(feature)
    del layer, dataset


class SetAside:
    """A file that may exist already: moved aside while a new one is made, and back if that fails."""

    def __init__(self, path):
        """Move what is there aside."""
        self.path, self.aside = path, f"{path}.before"
        if os.path.exists(path):
            os.replace(path, self.aside)

    def restore(self):
        """Take away what was made, and put back what was there."""
        for end in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(self.path + end):
                os.remove(self.path + end)
        if os.path.exists(self.aside):
            os.replace(self.aside, self.path)

    def keep(self):
        """Keep what was made; what was there goes."""
        if os.path.exists(self.aside):
            os.remove(self.aside)
