"""Picks a division by name, or the whole area: a list that can be searched by typing, and steps to the neighbours."""

from collections import Counter

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QToolButton, QWidget

from ..layers.messages import tr
from .charts.view import as_tooltip


class PlacePicker(QWidget):
    """Shows one of some places; picked is sent when the user chose another, never when it was set."""

    picked = pyqtSignal(str)

    def __init__(self, parent=None):
        """Make it empty."""
        super().__init__(parent)
        self._labels = []
        self.list = QComboBox()
        self.list.setObjectName("division")
        self.list.setAccessibleName(tr("Division shown"))
        self.list.setEditable(True)
        self.list.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(8)
        completer = QCompleter(self.list.model(), self.list)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.list.setCompleter(completer)
        self.list.activated.connect(lambda _: self._send())
        self.list.lineEdit().returnPressed.connect(self._typed)
        self.list.lineEdit().editingFinished.connect(self._left)
        label = QLabel(tr("D&ivision"))
        label.setBuddy(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.list, 1)
        self.back = self._step(Qt.ArrowType.LeftArrow, "previous", tr("Previous division"), -1)
        self.forth = self._step(Qt.ArrowType.RightArrow, "next", tr("Next division"), 1)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        self._shown = None

    def _step(self, arrow, name, words, by):
        button = QToolButton()
        button.setArrowType(arrow)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._go(by))
        return button

    def set_places(self, places):
        """List places, [(id, label)]; a label that stands twice gets its id behind it."""
        count = Counter(label for _, label in places)
        places = [(key, f"{label} ({key})" if count[label] > 1 else label) for key, label in places]
        if places == self._labels:
            return
        self._labels = places
        self.list.clear()
        for key, label in places:
            # one line, whatever a name holds
            self.list.addItem(" ".join(label.split()), key)
            self.list.setItemData(self.list.count() - 1, as_tooltip(label), Qt.ItemDataRole.ToolTipRole)
        self._shown = None

    def show_place(self, key):
        """Show a place by its id."""
        at = self.list.findData(key)
        if at >= 0:
            self.list.setCurrentIndex(at)
            self._settle()

    def _settle(self):
        """Write the current place into the field, from its beginning, and know it as shown."""
        at = self.list.currentIndex()
        self._shown = self.list.itemData(at)
        self.list.setEditText(self.list.itemText(at))
        self.list.lineEdit().setCursorPosition(0)
        self.list.setToolTip(as_tooltip(self.list.itemText(at)))
        self.back.setEnabled(at > 0)
        self.forth.setEnabled(at < self.list.count() - 1)

    def _send(self):
        before = self._shown
        self._settle()
        if self._shown != before:
            self.picked.emit(self._shown)

    def _go(self, by):
        at = self.list.currentIndex() + by
        if 0 <= at < self.list.count():
            self.list.setCurrentIndex(at)
            self._send()

    def _left(self):
        """Write the place shown again where something was typed and left."""
        if not self.list.lineEdit().hasFocus():
            self.show_place(self._shown)

    def _typed(self):
        """Take what was typed for the place that it names, or begins or is part of; else write the shown one again."""
        text = self.list.currentText().strip()
        kinds = (Qt.MatchFlag.MatchFixedString, Qt.MatchFlag.MatchStartsWith, Qt.MatchFlag.MatchContains)
        found = [self.list.findText(text, kind) for kind in kinds] if text else []
        at = next((one for one in found if one >= 0), self.list.findData(self._shown))
        if text == self.list.itemText(self.list.findData(self._shown)):
            # two places may look alike to a search
            at = self.list.findData(self._shown)
        self.list.setCurrentIndex(at)
        self._send()
