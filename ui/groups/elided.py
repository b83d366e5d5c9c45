"""Lists whose chosen entry is shortened where there is no room for it; a tooltip tells it whole."""

from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class _Elided:
    """Draws the chosen entry as long as there is room; Qt itself would cut it off."""

    mode = Qt.TextElideMode.ElideMiddle  # the end of a name often tells it from others

    def paintEvent(self, event):
        """Draw the frame, then the shortened text."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - 4 - (0 if option.currentIcon.isNull() else option.iconSize.width() + 4)
        option.currentText = self.fontMetrics().elidedText(option.currentText, self.mode, max(room, 10))
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class LayerPicker(_Elided, QgsMapLayerComboBox):
    """A list of layers."""


class FieldPicker(_Elided, QgsFieldComboBox):
    """A list of fields."""


class ChoicePicker(_Elided, QComboBox):
    """A list of choices."""

    mode = Qt.TextElideMode.ElideRight
