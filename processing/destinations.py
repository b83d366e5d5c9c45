"""Where an output goes: the file that a destination names, and whether it may be written."""

import os
import re

from qgis.core import QgsDataSourceUri, QgsProcessing, QgsProcessingOutputLayerDefinition, QgsProperty

from ..layers.messages import tr

# Ten bytes a field name: half of our fields would lose their name, and two could become one
TEN_BYTE_FORMATS = (".shp", ".dbf")


def path_of(value):
    """Return the file that a sink's value names, '' for memory, databases and models' own places."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if not isinstance(value, str) or value == QgsProcessing.TEMPORARY_OUTPUT:
        return ""
    if value.startswith("ogr:"):
        return QgsDataSourceUri(value[4:]).database()
    # "memory:", "postgres:...", but not a Windows drive
    if re.match("[A-Za-z]{2,}:", value):
        return ""
    return value.split("|")[0] if os.path.splitext(value)[1] else ""


def table_of(value):
    """Return the table of a database file that a sink's value names, '' where it names none."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    return QgsDataSourceUri(value[4:]).table() if isinstance(value, str) and value.startswith("ogr:") else ""


def problem_with(path):
    """Return why no result can be written to the path, '' where one can (or it is no file)."""
    if not path:
        return ""
    folder = os.path.dirname(os.path.abspath(path))
    if path.lower().endswith(TEN_BYTE_FORMATS):
        text = tr("'{path}' would cut field names to ten bytes; write a GeoPackage (.gpkg).")
    elif path.lower().endswith(".fgb"):
        # GDAL's FlatGeobuf leaves them out without a word, and sorts the others by place
        text = tr("'{path}' would lose rows without a geometry, and the order of rows; write a GeoPackage (.gpkg).")
    elif not os.path.isdir(folder):
        text = tr("the folder of '{path}' does not exist; make it, or choose another.")
    elif not all(os.access(one, os.W_OK) for one in (path, folder) if os.path.exists(one)):
        text = tr("'{path}' may not be written; choose another file or folder.")
    else:
        return ""
    return text.format(path=path)
