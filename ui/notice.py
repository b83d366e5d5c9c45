"""A sentence at the top of the dock, whole however long it is, until it is closed or another takes its place."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStyle, QToolButton

from ..layers.messages import tr
from .labelled import labelled, plain_label

ICONS = {
    Qgis.MessageLevel.Warning: QStyle.StandardPixmap.SP_MessageBoxWarning,
    Qgis.MessageLevel.Critical: QStyle.StandardPixmap.SP_MessageBoxCritical,
    Qgis.MessageLevel.Success: QStyle.StandardPixmap.SP_DialogApplyButton,
}
SIZE = 16  # pixels of the icon


class Notice(QFrame):
    """Hidden as long as there is nothing to say; QGIS's message bar cuts what is wider than a dock."""

    def __init__(self, parent=None):
        """Make it, hidden."""
        super().__init__(parent)
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 4, 4)
        self.icon, self.label = QLabel(self), plain_label("notice_text")
        # a path has no place to break at: it may not widen the dock
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.close_button = labelled(QToolButton(self), "notice_close", "\u2715", tr("Close this message"))
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(lambda *_: self.clear())
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.level = None
        self.clear()

    @property
    def text(self):
        """What it says, '' while it is hidden."""
        return self.label.text()

    def say(self, sentence, level=Qgis.MessageLevel.Warning):
        """Show a sentence (plain text)."""
        self.level = level
        self.icon.setPixmap(self.style().standardIcon(ICONS[level]).pixmap(SIZE, SIZE))
        self.label.setText(sentence)
        self.setVisible(True)

    def clear(self):
        """Say nothing."""
        self.level = None
        self.label.setText("")
        self.setVisible(False)
