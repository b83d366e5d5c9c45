"""Rows of a group: a label, a widget, and below it the sentence that says what to mend."""

import re

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

LABEL_WIDTH = 108
LONG_WORD = 24  # characters that fit beside nothing else
WARNING_ON_LIGHT, WARNING_ON_DARK = "#b3261e", "#ff9d94"


def warning_colour(palette):
    """Return a red that can be read on the palette's window."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return QColor(WARNING_ON_DARK if dark else WARNING_ON_LIGHT)


def show_as_warning(label):
    """Colour a label as a warning, on a light window and on a dark one."""
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, warning_colour(palette))
    label.setPalette(palette)


def breakable(sentence):
    """Return a sentence whose long words, such as a layer's name, may go on in the next line."""
    return re.sub(rf"\S{{{LONG_WORD}}}(?=\S)", "\\g<0>\u200b", sentence)


def let_shrink(widget):
    """Let a widget be narrower than its longest entry, which a tooltip tells."""
    for combo in [*widget.findChildren(QComboBox), *([widget] if isinstance(widget, QComboBox) else [])]:
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(4)
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class Rows(QWidget):
    """A column of labelled widgets by the names of the parameters that they set."""

    def __init__(self, parent=None):
        """Make an empty one."""
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self.grid.setColumnStretch(1, 1)
        self.widgets, self.labels, self.messages, self.tips, self.said = {}, {}, {}, {}, {}

    def add(self, name, text, widget, tip, buddy=None):
        """Add a widget with its label (& before the letter that reaches it); buddy: the part that gets the keys."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setBuddy(buddy or widget)
        label.setToolTip(tip)
        label.setMaximumWidth(LABEL_WIDTH)
        message = QLabel("", self)
        message.setWordWrap(True)
        message.setObjectName(f"message_{name}")
        message.setVisible(False)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        widget.setObjectName(name)
        widget.setAccessibleName(text.replace("&", ""))
        widget.setAccessibleDescription(tip)
        widget.setToolTip(tip)
        let_shrink(widget)
        row = 2 * len(self.widgets)
        self.grid.addWidget(label, row, 0)
        self.grid.addWidget(widget, row, 1)
        self.grid.addWidget(message, row + 1, 0, 1, 2)
        self.widgets[name], self.labels[name], self.messages[name] = widget, label, message
        self.tips[name], self.said[name] = tip, ""

    def show_row(self, name, shown):
        """Show or hide a row."""
        self.widgets[name].setVisible(shown)
        self.labels[name].setVisible(shown)
        self.messages[name].setVisible(shown and bool(self.messages[name].text()))

    def say(self, name, sentence, wrong=True):
        """Put a sentence below a widget, '' for none; wrong: whether it keeps the study from running."""
        message = self.messages[name]
        if sentence == self.said[name]:
            return
        self.said[name] = sentence
        message.setText(breakable(sentence))
        message.setToolTip(sentence)
        message.setPalette(self.palette())
        if wrong:
            show_as_warning(message)
        message.setVisible(bool(sentence) and not self.widgets[name].isHidden())
        self.widgets[name].setAccessibleDescription(sentence or self.tips[name])
