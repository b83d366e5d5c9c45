"""Writing the GeoPackage: every layer in EPSG:4326, with a description, the same bytes' worth on every run."""

import sqlite3
from pathlib import Path

from osgeo import gdal, ogr
from shapes import wgs84

DESCRIPTION = "Synthetic sample, made from published totals"
KINDS = {"i": ogr.OFTInteger, "u": ogr.OFTInteger, "f": ogr.OFTReal}


def create(path):
    """An empty GeoPackage in place of any other at path; timestamps are fixed."""
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2024-01-01T00:00:00.000Z")
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(path.name + "*"):
        old.unlink()
    return ogr.GetDriverByName("GPKG").CreateDataSource(str(path))


def add_layer(source, name, kind, table, shapes=None):
    """Add a layer: an ogr geometry type, a table of fields, ogr shapes in the same order (None: no geometry)."""
    options = [f"DESCRIPTION={DESCRIPTION}", f"IDENTIFIER={name}", "SPATIAL_INDEX=YES"]
    layer = source.CreateLayer(name, wgs84() if kind != ogr.wkbNone else None, kind, options)
    for column in table.columns:
        layer.CreateField(ogr.FieldDefn(column, KINDS.get(table[column].dtype.kind, ogr.OFTString)))
    definition = layer.GetLayerDefn()
    columns = [table[column].tolist() for column in table.columns]
    source.StartTransaction()
    for row, values in enumerate(zip(*columns)):
        feature = ogr.Feature(definition)
        for index, value in enumerate(values):
            feature.SetField(index, value)
        if shapes is not None:
            feature.SetGeometryDirectly(shapes[row])
        layer.CreateFeature(feature)
    source.CommitTransaction()


def points(table):
    """Take the columns lon, lat out of a table: point shapes and the fields that remain."""
    shapes = []
    for lon, lat in zip(table["lon"], table["lat"]):
        shape = ogr.Geometry(ogr.wkbPoint)
        shape.AddPoint_2D(round(float(lon), 6), round(float(lat), 6))
        shapes.append(shape)
    return shapes, table.drop(columns=["lon", "lat"])


def finish(path):
    """Describe, compact and leave a single file without journal; MB on disk."""
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("UPDATE gpkg_contents SET description = ?", (DESCRIPTION,))
    link.execute("PRAGMA journal_mode = DELETE")
    link.execute("VACUUM")
    link.close()
    return Path(path).stat().st_size / 1e6
