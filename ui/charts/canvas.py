"""The widget that shows a chart: it draws only what is seen, in the widget's own colours, sharp on every screen."""

import importlib
import math
import warnings

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from .look import Look
from .sheet import Sheet
from .view import as_tooltip

MARGIN = 6  # pixels to each side


def charts_possible():
    """Whether there is a matplotlib that can be loaded."""
    try:
        importlib.import_module("matplotlib.backends.backend_agg")
    except ImportError:
        # one that does not go with this numpy counts as none
        return False
    return True


def rendered(figure, ratio=1.0):
    """Return a figure as a QImage; ratio: device pixels a pixel."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        # a letter that no font here has is drawn as a box, and still reads in the table
        warnings.filterwarnings("ignore", message="Glyph")
        canvas.draw()
    width, height = canvas.get_width_height()
    image = QImage(bytes(canvas.buffer_rgba()), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image


class ChartCanvas(QWidget):
    """Shows a View's chart as wide as the widget is; its height follows."""

    def __init__(self, parent=None):
        """Make it empty."""
        super().__init__(parent)
        self.setObjectName("chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view = self.sheet = self.figure = None
        self._image, self._built_for = None, None

    def show_view(self, view):
        """Show another View."""
        self.view = view
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.sentence)
        self._built_for = None
        if self.isVisible():
            self._build()

    def _build(self):
        """Lay the chart out for the widget's width, colours and font, unless it is; it is drawn when it is seen."""
        if self.view is None or self.view.paint is None or self.width() < 4 * MARGIN:
            return
        dots, ratio = self.logicalDpiX(), self.devicePixelRatioF()
        look = Look.of(self)
        wanted = (self.width(), look, dots, ratio)
        if wanted == self._built_for:
            return
        from matplotlib.figure import Figure

        wide = self.width() - 2 * MARGIN
        if self.figure is None:
            self.figure = Figure()
        self.figure.set_dpi(dots * ratio)
        self.sheet = Sheet(self.figure, look, wide * 72 / dots)
        high = math.ceil(self.view.paint(self.sheet) * dots / 72)
        self.sheet.end(high * 72 / dots)
        self.figure.set_size_inches(wide / dots, high / dots)
        self._built_for, self._image = wanted, None
        self.setFixedHeight(high + 2 * MARGIN)
        self.update()

    def paintEvent(self, event):
        """Draw what is not drawn yet, and show it."""
        self._build()
        if self.sheet is None:
            return
        if self._image is None:
            self._image = rendered(self.figure, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        painter.drawImage(MARGIN, MARGIN, self._image)
        painter.end()

    def showEvent(self, event):
        """Lay out what came while nobody saw it."""
        super().showEvent(event)
        self._build()

    def resizeEvent(self, event):
        """Lay the chart out anew for another width."""
        super().resizeEvent(event)
        if self.isVisible() and event.size().width() != event.oldSize().width():
            self._build()

    def changeEvent(self, event):
        """Follow the colours and the font of the desktop."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and self.isVisible():
            self._build()

    def event(self, event):
        """Tell of what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip:
            words = self.told_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), as_tooltip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def told_at(self, position):
        """Return what is told of a position in the widget, '' where there is nothing."""
        if self.sheet is None:
            return ""
        scale = 72 / self.logicalDpiX()
        return self.sheet.told_at((position.x() - MARGIN) * scale, (position.y() - MARGIN) * scale)
