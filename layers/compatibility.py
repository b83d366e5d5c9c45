"""The one place that knows what the versions of QGIS, Qt and GDAL call differently or lack.

Nobody else asks for a version, or whether QGIS has a method: tests/test_architecture.py holds it.
"""

from functools import reduce
from operator import or_

from osgeo import ogr
from qgis.core import Qgis, QgsMapLayerProxyModel
from qgis.PyQt.QtCore import QMetaType, QVariant

# QgsField takes Qt's own types since 3.38 and warns at QVariant's; before, it knows nothing but those
if Qgis.QGIS_VERSION_INT >= 33800:
    DOUBLE, LONG, TEXT, BOOLEAN = (
        QMetaType.Type.Double,
        QMetaType.Type.LongLong,
        QMetaType.Type.QString,
        QMetaType.Type.Bool,
    )
else:
    DOUBLE, LONG, TEXT, BOOLEAN = QVariant.Double, QVariant.LongLong, QVariant.String, QVariant.Bool

# What QgsField.type() answers, whatever the version: numbers that equal both QVariant's and Qt's types. Under Qt 6 they
# are QMetaType's, under names that QGIS gives back to QVariant.
INTEGER_FIELDS = (QVariant.Int, QVariant.UInt, QVariant.LongLong, QVariant.ULongLong)
BOOLEAN_FIELD, DOUBLE_FIELD, TEXT_FIELD = QVariant.Bool, QVariant.Double, QVariant.String
DATE_FIELD, MOMENT_FIELD = QVariant.Date, QVariant.DateTime


def number_of(flags):
    """Return one of Qt's or QGIS's enum values or flags as a number: Qt 6's do not turn into one by int()."""
    return int(getattr(flags, "value", flags))


def layer_filter(*names):
    """Return what QgsMapLayerComboBox.setFilters() takes, of the names of kinds ("PolygonLayer")."""
    # since 3.34 Qgis.LayerFilter, of which PyQt 5 joins two to a bare number, that the deprecated setFilters() takes
    recent = Qgis.QGIS_VERSION_INT >= 33400
    kind = Qgis.LayerFilter if recent else QgsMapLayerProxyModel.Filter
    flags = Qgis.LayerFilters if recent else QgsMapLayerProxyModel.Filters
    return flags(reduce(or_, (getattr(kind, name) for name in names)))


def save_style(layer, name, description, default):
    """Save the layer's style in its database; return what went wrong, '' if nothing."""
    style = (name, description, default, "")
    if hasattr(layer, "saveStyleToDatabaseV2"):
        # from QGIS 3.44 on, where the other is deprecated
        return layer.saveStyleToDatabaseV2(*style)[1]
    return layer.saveStyleToDatabase(*style)


def filter_of(definition):
    """Return the filter expression of a QgsProcessingFeatureSourceDefinition, which it has from QGIS 3.32 on."""
    return getattr(definition, "filterExpression", "")


def streams_columns():
    """Whether GDAL hands on columns of numpy (from 3.6 on; Windows and macOS builds of QGIS 3.22 have older ones)."""
    return hasattr(ogr.Layer, "GetArrowStreamAsNumPy")


def set_label_format(label, text_format, font, colour):
    """Give a layout's label its look: a QgsTextFormat from QGIS 3.24 on, a QFont and a QColor before."""
    if hasattr(label, "setTextFormat"):
        label.setTextFormat(text_format)
    else:
        label.setFont(font)
        label.setFontColor(colour)
