"""Labels and buttons that the parts of the dock have alike."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel


def plain_label(name):
    """Return a label of plain text, which a name must not turn into HTML; to be copied, also by the keyboard."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def labelled(button, name, text, tip):
    """Return a button with its text, what it does as its tooltip, and both for a screen reader."""
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text.replace("&", "").rstrip("\u2026"))
    button.setAccessibleDescription(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
