"""The editor of a table of definitions: indicators, facility types, rules, crowds, attributes, segments."""

import json
import os

from qgis.gui import QgsExpressionBuilderDialog
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from ..analysis.definitions import Problem, load
from ..layers.language import language
from ..layers.messages import number, tr
from ..layers.presets import preset_path
from .definitionstable import DefinitionsTable
from .groups.rows import show_as_warning
from .inputs import TABLES, bundled
from .setup import preset
from .tablechecks import words


def intention(parameter):
    """Return what a table is for, in a sentence."""
    return {
        "INDICATORS_FILE": tr("Each indicator is a share in per cent: the part of all, counted in population units."),
        "COMPOSITION_FILE": tr("Shares that are compared between two dates; both layers must have the fields."),
        "ATTRIBUTES_FILE": tr(
            "Crowds of commuters: flag, where the expression is true or false; count, where it is a number of people."
        ),
        "TYPES_FILE": tr(
            "Each type as the facility layer names it: whom it serves, how much of its unit 1,000 of them need, and "
            "how far they walk."
        ),
        "CROWDS_FILE": tr("Crowds that walk to facilities: how many live in a unit, and their speed."),
        "SEGMENTS_FILE": tr("Segments of the value chain, and what the firms' field says for each."),
        "RULES_FILE": tr("Where a condition on a division's results holds, a product is recommended, for a reason."),
    }[parameter]


class DefinitionsEditor(QDialog):
    """Edits the items of one table; OK only where every row can be used."""

    def __init__(self, parameter, items, layers, parent=None, more=None):
        """Make it for a table's parameter. more: (text of a button, function -> items that it adds)."""
        super().__init__(parent)
        self.parameter, self.input, self.layers = parameter, TABLES[parameter], layers
        self.setObjectName("definitions_editor")
        self.setWindowTitle(title(parameter))
        self.resize(900, 480)
        layout = QVBoxLayout(self)
        head = QLabel(intention(parameter), self)
        head.setWordWrap(True)
        layout.addWidget(head)
        self.table = DefinitionsTable(self.input, layers, self)
        self.table.checked.connect(self._say)
        self.table.currentCellChanged.connect(lambda *_: self._say())
        layout.addWidget(self.table)
        self.message = QLabel("", self)
        self.message.setObjectName("message")
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.message)
        layout.addLayout(self._make_buttons(more))
        self.box = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)
        layout.addWidget(self.box)
        self.table.set_items(items)
        self.table.setCurrentCell(0, 0)

    def _make_buttons(self, more):
        row = QHBoxLayout()
        self.buttons = {}
        wanted = [
            ("add", tr("&Add"), tr("Add a row below the current one"), self.table.add),
            ("remove", tr("&Remove"), tr("Take the selected rows away"), self.table.remove),
            ("up", tr("&Up"), tr("Move the row up"), lambda: self.table.move(-1)),
            ("down", tr("&Down"), tr("Move the row down"), lambda: self.table.move(1)),
            ("expression", tr("&Expression…"), tr("Build the expression of the current cell"), self.build_expression),
            ("load", tr("&Load…"), tr("Replace the rows by those of a preset file"), self._ask_to_load),
            ("save", tr("&Save…"), tr("Save the rows as a preset file"), self._ask_to_save),
            ("default", tr("&Method's own"), tr("Replace the rows by those of the method"), self.put_default),
        ]
        if more:
            wanted.insert(5, ("more", more[0], more[0], lambda: self._add_all(more[1]())))
        for name, text, tip, slot in wanted:
            button = QPushButton(text, self)
            button.setObjectName(f"definitions_{name}")
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda *_, slot=slot: slot())
            row.addWidget(button)
            self.buttons[name] = button
        row.addStretch(1)
        return row

    def items(self):
        """Return the items as they stand."""
        return self.table.items()

    def load(self, path):
        """Replace the rows by a preset's; say what is wrong with the file where it cannot be used."""
        try:
            items = load(path, self.input.kind, language())
        except Problem as problem:
            self._warn(words(problem))
            return False
        self.table.set_items(items)
        return True

    def save(self, path):
        """Save the rows as a preset file that the algorithms take."""
        if not path.lower().endswith(".json"):
            path += ".json"
        name = os.path.splitext(os.path.basename(path))[0]
        try:
            with open(path, "w", encoding="utf-8") as file:
                json.dump(preset(self.input.kind, name, self.items()), file, ensure_ascii=False, indent=1)
        except OSError as error:
            text = tr("The preset cannot be written to {path} ({reason}): choose another place.")
            self._warn(text.format(path=path, reason=error.strerror))
            return False
        return True

    def put_default(self):
        """Replace the rows by the bundled ones."""
        self.table.set_items(bundled(self.parameter))

    def build_expression(self):
        """Open QGIS's expression builder on the current cell."""
        if not self.table.expression_column():
            return
        cell = self.table.currentItem()
        builder = QgsExpressionBuilderDialog(self.layers[0] if self.layers else None, cell.text(), self)
        builder.setWindowTitle(self.table.horizontalHeaderItem(self.table.currentColumn()).text())
        if builder.exec():
            cell.setText(builder.expressionText())
        builder.deleteLater()

    def _add_all(self, items):
        first = self.table.rowCount()
        self.table.set_items([*self.items(), *items])
        if items:
            self.table.setCurrentCell(first, 0)
            self.table.scrollToItem(self.table.item(first, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _ask_to_load(self):
        folder = os.path.dirname(preset_path(self.input.preset))
        path, _ = QFileDialog.getOpenFileName(self, tr("Load a preset"), folder, tr("Presets (*.json)"))
        if path:
            self.load(path)

    def _ask_to_save(self):
        path, _ = QFileDialog.getSaveFileName(self, tr("Save as a preset"), "", tr("Presets (*.json)"))
        if path:
            self.save(path)

    def _say(self):
        problems, row = self.table.problems, self.table.currentRow()
        ready = not problems and self.table.rowCount() > 0
        self.box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
        self.buttons["expression"].setEnabled(bool(self.table.expression_column()))
        if not self.table.rowCount():
            try:
                self.input.check([])
            except Problem as problem:
                self._warn(words(problem))
        elif problems:
            first = row if row in problems else min(problems)
            text = problems[first][1]
            if first not in self.table.numbered:
                text = tr("Row {row}: {problem}").format(row=first + 1, problem=text)
            more = tr("{count} rows are to be mended.").format(count=number(len(problems)))
            self._warn(text if len(problems) == 1 else f"{text} {more}")
        else:
            self.message.setPalette(self.palette())
            self.message.setText(tr("{count} rows, all can be used.").format(count=number(self.table.rowCount())))

    def _warn(self, sentence):
        self.message.setText(sentence)
        show_as_warning(self.message)


def title(parameter):
    """Return what a table is called."""
    return {
        "INDICATORS_FILE": tr("Indicators"),
        "COMPOSITION_FILE": tr("Composition for the change"),
        "ATTRIBUTES_FILE": tr("Attributes of commuters"),
        "TYPES_FILE": tr("Facility types"),
        "CROWDS_FILE": tr("Crowds that walk"),
        "SEGMENTS_FILE": tr("Segments of the value chain"),
        "RULES_FILE": tr("Rules"),
    }[parameter]
