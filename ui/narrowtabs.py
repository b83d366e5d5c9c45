"""Tabs of which five words have room in a narrow dock: with less space around the words than styles leave."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyleOptionFocusRect, QStyleOptionTab, QStylePainter, QTabBar, QTabWidget

from ..layers.compatibility import number_of

AROUND = 16  # pixels around a word
# a number, which both Qt 5 and Qt 6 take where alignment and other flags come together
FLAGS = number_of(Qt.AlignmentFlag.AlignCenter) | number_of(Qt.TextFlag.TextShowMnemonic)


class NarrowTabs(QTabWidget):
    """A QTabWidget with narrow tabs; where even those have no room they scroll."""

    def __init__(self, parent=None):
        """Make it empty."""
        super().__init__(parent)
        self.setTabBar(_NarrowBar())
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)


class _NarrowBar(QTabBar):
    def tabSizeHint(self, index):
        size = super().tabSizeHint(index)
        word = self.tabText(index).replace("&", "")
        size.setWidth(min(size.width(), self.fontMetrics().horizontalAdvance(word) + AROUND))
        return size

    def paintEvent(self, event):
        """Draw the tabs as the style does, and their words over them: the style would cut them off."""
        painter = QStylePainter(self)
        order = [k for k in range(self.count()) if k != self.currentIndex()] + [self.currentIndex()]
        for index in order:
            if index < 0:
                continue
            option = QStyleOptionTab()
            self.initStyleOption(option, index)
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
            role, words = QPalette.ColorRole.WindowText, self.tabText(index)
            painter.drawItemText(option.rect, FLAGS, option.palette, self.isTabEnabled(index), words, role)
            if self.hasFocus() and index == self.currentIndex():
                focus = QStyleOptionFocusRect()
                focus.initFrom(self)
                focus.rect = option.rect.adjusted(3, 3, -3, -3)
                painter.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, focus)
