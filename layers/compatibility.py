"""The one place that knows what QGIS versions call differently."""

from qgis.core import Qgis
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
