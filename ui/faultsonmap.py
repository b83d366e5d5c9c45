"""Overlaps and gaps of an edit, drawn on the map as they arise."""

from qgis.core import QgsGeometry, QgsProject, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtGui import QColor

from ..layers.shapes import transform_between

OVERLAP, GAP = "#d7301f", "#b8860b"  # vermilion and dark ochre: apart for colour-blind readers too
SEEN = 110  # of 255
WIDTH = 2


class FaultsOnMap:
    """Two rubber bands over a map canvas."""

    def __init__(self, canvas):
        """Draw nothing yet."""
        self.canvas = canvas
        self.bands = {}

    def show(self, faults, crs):
        """Draw layers.patching.Faults, whose geometries are in a CRS."""
        shown = self.canvas.mapSettings().destinationCrs()
        to_map = transform_between(crs, shown, QgsProject.instance().transformContext())
        overlaps = [overlap.geometry for overlap in faults.overlaps]
        for colour, geometry in (
            (OVERLAP, QgsGeometry.unaryUnion(overlaps) if overlaps else QgsGeometry()),
            (GAP, faults.gap),
        ):
            band = self._band(colour)
            if geometry.isNull() or geometry.isEmpty():
                band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
            else:
                drawn = QgsGeometry(geometry)
                drawn.transform(to_map)
                band.setToGeometry(drawn, shown)

    def _band(self, colour):
        if colour not in self.bands:
            band = self.bands[colour] = QgsRubberBand(self.canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            line, fill = QColor(colour), QColor(colour)
            fill.setAlpha(SEEN)
            band.setStrokeColor(line)
            band.setFillColor(fill)
            band.setWidth(WIDTH)
        return self.bands[colour]

    def clear(self):
        """Draw nothing any more, and leave nothing on the canvas."""
        for band in self.bands.values():
            self.canvas.scene().removeItem(band)
        self.bands = {}
