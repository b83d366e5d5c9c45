"""A table of definitions that is checked as it is typed, by the checks of the analysis itself."""

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
)

from ..analysis.definitions import Problem
from ..layers.messages import tr
from .groups.rows import warning_colour
from .tablechecks import item_trouble, words

WIDE, NARROW = 190, 84
_SHORT = ("code", "kind", "standard", "unit", "minutes", "speed", "weight", "dimension")


def column_title(column):
    """Return what a column is called in the user's words."""
    return {
        "code": tr("Code"),
        "dimension": tr("Dimension"),
        "label": tr("Label"),
        "numerator": tr("Part (expression)"),
        "denominator": tr("Of all (expression)"),
        "kind": tr("Kind"),
        "expression": tr("Expression"),
        "type": tr("Type"),
        "target": tr("For whom (expression)"),
        "standard": tr("Per 1,000"),
        "unit": tr("Unit"),
        "minutes": tr("Minutes"),
        "speed": tr("km/h"),
        "condition": tr("Condition (expression)"),
        "product": tr("Product"),
        "reason": tr("Reason"),
        "weight": tr("Weight"),
        "values": tr("Values, with commas"),
    }[column]


class AsTyped(QStyledItemDelegate):
    """Hands on every letter, so that the check keeps up with the typing."""

    def createEditor(self, parent, option, index):
        """Make the line to type in."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda *_: self.commitData.emit(editor))
        return editor

    def setEditorData(self, editor, index):
        """Fill it; what it says already stays, with the cursor where it is."""
        if not isinstance(editor, QLineEdit) or editor.text() != index.data():
            super().setEditorData(editor, index)


class DefinitionsTable(QTableWidget):
    """The rows of a table of definitions, and beside each what is to be mended in it."""

    checked = pyqtSignal()

    def __init__(self, table, layers, parent=None):
        """Make it for an inputs.TableInput and the layers that its expressions are about."""
        super().__init__(0, len(table.columns) + 1, parent)
        self.table, self.layers = table, layers
        self.problems = {}  # row -> (column, sentence)
        self.numbered = set()  # rows whose sentence tells the row's number itself
        self._known = {}
        self.setObjectName("definitions")
        self.setAccessibleName(tr("Definitions"))
        self.setHorizontalHeaderLabels([*(column_title(name) for name in table.columns), tr("To mend")])
        self.setItemDelegate(AsTyped(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        for k, name in enumerate(table.columns):
            least = self.horizontalHeader().sectionSizeHint(k)
            self.setColumnWidth(k, max(NARROW if name in _SHORT else WIDE, least))
        self.horizontalHeader().setSectionResizeMode(len(table.columns), QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(len(table.columns), 2 * WIDE)
        self.itemChanged.connect(lambda *_: self.check())

    # -- rows

    def set_items(self, items):
        """Show items (dicts)."""
        with QSignalBlocker(self):
            self.setRowCount(0)
            for item in items:
                self._insert(self.rowCount(), item)
        self.check()

    def items(self):
        """Return the items as they stand, with what a preset says beside the columns."""
        return [self._item(row) for row in range(self.rowCount())]

    def add(self, item=None):
        """Add a row below the current one, and go there."""
        row = self.currentRow() + 1 if self.currentRow() >= 0 else self.rowCount()
        with QSignalBlocker(self):
            self._insert(row, item or {})
        self.setCurrentCell(row, 0)
        self.check()

    def remove(self):
        """Take the rows away that have a selected cell."""
        rows = {index.row() for index in self.selectedIndexes()}
        with QSignalBlocker(self):
            for row in sorted(rows, reverse=True):
                self.removeRow(row)
        self.check()

    def move(self, by):
        """Move the current row up (-1) or down (1)."""
        row, column = self.currentRow(), self.currentColumn()
        if row < 0 or not 0 <= row + by < self.rowCount():
            return
        item = self._item(row)
        with QSignalBlocker(self):
            self.removeRow(row)
            self._insert(row + by, item)
        self.setCurrentCell(row + by, column)
        self.check()

    def expression_column(self):
        """Return the name of the current cell's column where it holds an expression, else ''."""
        name = self.table.columns[self.currentColumn()] if 0 <= self.currentColumn() < self.columnCount() - 1 else ""
        return name if name in self.table.expressions and self.currentRow() >= 0 else ""

    def _insert(self, row, item):
        self.insertRow(row)
        for k, name in enumerate(self.table.columns):
            cell = QTableWidgetItem(_shown(item.get(name)))
            if k == 0:
                cell.setData(Qt.ItemDataRole.UserRole, dict(item))
            self.setItem(row, k, cell)
        problem = QTableWidgetItem("")
        problem.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.setItem(row, len(self.table.columns), problem)

    def _item(self, row):
        kept = dict(self.item(row, 0).data(Qt.ItemDataRole.UserRole) or {})
        for k, name in enumerate(self.table.columns):
            text = self.item(row, k).text().strip()
            if text == _shown(kept.get(name)):
                continue  # as it came, also a number
            kept[name] = text
            if name == "label":
                kept.pop("short", None)  # the short form of another label
        return kept

    # -- checks

    def check(self):
        """Look at every row, and say beside it what is to be mended."""
        self.problems = self._problems()
        colour = warning_colour(self.palette())
        wash = QColor(colour)
        wash.setAlpha(60)
        with QSignalBlocker(self):
            for row in range(self.rowCount()):
                column, sentence = self.problems.get(row, ("", ""))
                for k, name in enumerate(self.table.columns):
                    cell = self.item(row, k)
                    wrong = name == column
                    cell.setData(Qt.ItemDataRole.BackgroundRole, wash if wrong else None)
                    cell.setToolTip(sentence if wrong else cell.text())
                last = self.item(row, len(self.table.columns))
                last.setText(sentence)
                last.setToolTip(sentence)
                last.setForeground(colour)
        self.viewport().update()
        self.checked.emit()

    def _problems(self):
        """Return row -> (column, sentence): each row is held against those above it that are right."""
        found, right = {}, []
        self.numbered.clear()
        for row, item in enumerate(self.items()):
            try:
                self.table.check([*right, item])
            except Problem as problem:
                if "row" in problem.values:
                    problem.values["row"] = row + 1
                    self.numbered.add(row)
                found[row] = (self._column_of(problem, item), words(problem))
                continue
            right.append(item)
            trouble = self._expressions(item)
            if trouble:
                found[row] = trouble
        return found

    def _expressions(self, item):
        key = tuple(str(item.get(name) or "") for name in self.table.expressions)
        if key not in self._known:
            self._known[key] = item_trouble(self.table, item, self.layers)
        return self._known[key]

    def _column_of(self, problem, item):
        """Return the column that a Problem is about: the one it names, or whose value it tells."""
        columns, values = self.table.columns, problem.values
        for name in (values.get("name"), values.get("column")):
            if name in columns:
                return name
        for name in columns[1:]:
            told = "value" in values and str(item.get(name) or "").strip() == str(values["value"]).strip()
            if (told or "value" not in values) and f" {name}" in problem.template:
                return name
        return columns[0]


def _shown(value):
    """Return what a cell shows of a value: 4 of 4.0."""
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)
