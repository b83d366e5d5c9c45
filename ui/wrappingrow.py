"""Buttons side by side, in as many lines as a narrow dock makes of them."""

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

SPACE = 3  # pixels between two


class WrappingRow(QWidget):
    """Holds widgets from left to right; where the next has no room a new line begins."""

    def __init__(self, widgets, parent=None):
        """Take the widgets."""
        super().__init__(parent)
        self._widgets = widgets
        for widget in widgets:
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _places(self, width):
        """Return ([(widget, x, y, its size)], the height of all)."""
        x = y = high = 0
        found = []
        for widget in self._widgets:
            size = widget.sizeHint()
            if x and x + size.width() > width:
                x, y, high = 0, y + high + SPACE, 0
            found.append((widget, x, y, size))
            x, high = x + size.width() + SPACE, max(high, size.height())
        return found, y + high

    def sizeHint(self):
        """Return the size of one line."""
        width = sum(widget.sizeHint().width() + SPACE for widget in self._widgets)
        return QSize(width, self._places(self.width() or width)[1])

    def minimumSizeHint(self):
        """Return the size that the widest needs."""
        width = max((widget.sizeHint().width() for widget in self._widgets), default=0)
        return QSize(width, self._places(self.width() or width)[1])

    def resizeEvent(self, event):
        """Put the widgets in lines, and be as high as those are."""
        super().resizeEvent(event)
        places, height = self._places(event.size().width())
        for widget, x, y, size in places:
            widget.setGeometry(x, y, size.width(), size.height())
        if height != self.height():
            # layouts that hold this one do not all ask for the height that goes with a width
            self.setFixedHeight(height)
