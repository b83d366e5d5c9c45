"""What all groups of the set-up panel share: a box that folds, its state in words, and widgets tied to the setup."""

from qgis.core import QgsCoordinateReferenceSystem, QgsFieldProxyModel
from qgis.gui import (
    QgsCollapsibleGroupBox,
    QgsFieldExpressionWidget,
    QgsProjectionSelectionWidget,
)
from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.compatibility import layer_filter
from ...layers.messages import tr
from .. import inputs
from ..inputs import FIELDS, LAYERS, NUMBER, SWITCHED, TABLES
from .elided import ChoicePicker, FieldPicker, LayerPicker
from .rows import Rows, show_as_warning

MINIMUM = 60  # a box would else be as wide as its title


class Group(QWidget):
    """One group: widgets that show a Setup and change it. A subclass gives NAME, adds rows and words its state."""

    NAME = ""
    chose_layer = pyqtSignal(str, object)  # parameter, layer or None
    chose_value = pyqtSignal(str, object)  # parameter, value
    switched = pyqtSignal(str, bool)  # group, on
    asked_to_edit = pyqtSignal(str)  # parameter of a table

    def __init__(self, title, parent=None):
        """Make the box and its rows."""
        super().__init__(parent)
        self.setObjectName(f"group_{self.NAME}")
        self.box = QgsCollapsibleGroupBox(title, self)
        self.box.setSaveCollapsedState(False)
        self.box.setSaveCheckedState(False)
        self.box.setScrollOnExpand(False)
        self.box.setObjectName(f"box_{self.NAME}")
        self.box.setMinimumWidth(MINIMUM)
        self.box.setAccessibleName(title.replace("&", ""))
        if self.NAME in SWITCHED:
            self.box.setCheckable(True)
            self.box.setChecked(False)
            self.box.toggled.connect(lambda on: self.switched.emit(self.NAME, on))
        # over the box, for what is inside is hidden when it is folded
        self.state = QLabel(self)
        self.state.setObjectName(f"state_{self.NAME}")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.state.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sentence = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.box)
        self.body = QVBoxLayout(self.box)
        self.body.setContentsMargins(8, 4, 8, 8)
        self.body.setSpacing(4)
        self.rows = Rows(self.box)
        self.body.addWidget(self.rows)
        self.every_rows = [self.rows]
        self.widgets, self.where = {}, {}
        self.build()
        self.state.raise_()

    def build(self):
        """Add the rows."""
        raise NotImplementedError

    def words(self, setup, project):
        """Return the group's state in a few words, where nothing is to be mended."""
        raise NotImplementedError

    def asks(self, setup, name):
        """Whether a row is of use now."""
        return setup.asks(name)

    def advanced(self, title):
        """Return Rows in a folded box of their own, for what few change."""
        box = QgsCollapsibleGroupBox(title, self.box)
        box.setSaveCollapsedState(False)
        box.setScrollOnExpand(False)
        box.setObjectName(f"box_{self.NAME}_{len(self.every_rows)}")
        box.setAccessibleName(title.replace("&", ""))
        box.setMinimumWidth(MINIMUM)
        rows = Rows(box)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(8, 2, 0, 4)
        layout.addWidget(rows)
        self.body.addWidget(box)
        box.setCollapsed(True)
        self.every_rows.append(rows)
        return rows

    # -- rows

    def _add(self, rows, name, text, widget, tip="", buddy=None):
        rows = rows or self.rows
        # the algorithm's own words, where ours say no more
        rows.add(name, text, widget, tip or inputs.definition(name).description(), buddy)
        self.widgets[name], self.where[name] = widget, rows
        return widget

    def add_layer(self, name, text, tip="", rows=None):
        """Add a picker of the layers that fit."""
        picker = LayerPicker(self)
        picker.setFilters(layer_filter(*LAYERS[name].kinds))
        picker.setAllowEmptyLayer(True)
        picker.setLayer(None)
        picker.layerChanged.connect(lambda layer, name=name: self.chose_layer.emit(name, layer))
        return self._add(rows, name, text, picker, tip)

    def add_field(self, name, text, tip="", rows=None):
        """Add a picker of the layer's fields."""
        picker = FieldPicker(self)
        picker.setAllowEmptyFieldName(True)
        if FIELDS[name].kind == NUMBER:
            picker.setFilters(QgsFieldProxyModel.Filter.Numeric)
        picker.fieldChanged.connect(lambda field, name=name: self.chose_value.emit(name, field or ""))
        return self._add(rows, name, text, picker, tip)

    def add_expression(self, name, text, tip="", rows=None):
        """Add a picker of a field or an expression."""
        picker = QgsFieldExpressionWidget(self)
        picker.setAllowEmptyFieldName(True)
        picker.setExpressionDialogTitle(text.replace("&", ""))
        picker.fieldChanged.connect(lambda *_, name=name: self.chose_value.emit(name, picker.asExpression()))
        return self._add(rows, name, text, picker, tip, picker.findChild(QComboBox))

    def add_choice(self, name, text, tip="", rows=None):
        """Add a list of the study's own choices."""
        picker = ChoicePicker(self)
        picker.addItems(inputs.definition(name).options())
        picker.currentIndexChanged.connect(lambda index, name=name: self.chose_value.emit(name, index))
        return self._add(rows, name, text, picker, tip)

    def add_number(self, name, text, suffix="", decimals=0, most=1e6, tip="", rows=None):
        """Add a number."""
        box = QDoubleSpinBox(self) if decimals else QSpinBox(self)
        if decimals:
            box.setDecimals(decimals)
            box.setSingleStep(0.1 if decimals > 1 else 1)
        box.setMaximum(most if decimals else int(most))
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value, name=name: self.chose_value.emit(name, value))
        return self._add(rows, name, text, box, tip)

    def add_text(self, name, text, tip="", rows=None):
        """Add a line of text, checked as it is typed."""
        line = QLineEdit(self)
        line.textEdited.connect(lambda typed, name=name: self.chose_value.emit(name, typed))
        return self._add(rows, name, text, line, tip)

    def add_crs(self, name, text, tip="", rows=None):
        """Add a picker of a coordinate reference system."""
        picker = QgsProjectionSelectionWidget(self)
        picker.crsChanged.connect(lambda crs, name=name: self.chose_value.emit(name, crs.authid() or crs.toWkt()))
        return self._add(rows, name, text, picker, tip, picker.findChild(QComboBox))

    def add_table(self, name, text, tip="", rows=None):
        """Add a button that says what a table of definitions holds, and opens it."""
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda *_, name=name: self.asked_to_edit.emit(name))
        return self._add(rows, name, text, button, tip)

    def add_remark(self, text, rows=None):
        """Add a line that explains what stands above it."""
        remark = QLabel(text, self)
        remark.setWordWrap(True)
        font = remark.font()
        font.setItalic(True)
        remark.setFont(font)
        rows = rows or self.rows
        rows.grid.addWidget(remark, 2 * len(rows.widgets) - 1, 0, 1, 2)
        return remark

    # -- showing a setup

    def show_setup(self, setup, project):
        """Show a setup, without saying that anything was chosen."""
        for name, widget in self.widgets.items():
            with QSignalBlocker(widget):
                self._show(name, widget, setup, project)
            self.where[name].show_row(name, self.asks(setup, name))
            if isinstance(widget, QComboBox):
                told = (widget.currentText(), self.where[name].tips[name])
                widget.setToolTip("\n".join(text for text in told if text))
        if self.NAME in SWITCHED:
            on = setup.on[self.NAME]
            with QSignalBlocker(self.box):
                if self.box.isChecked() != on:
                    self.box.setChecked(on)
            self.box.setCollapsed(self.box.isCollapsed() or not on)

    def _show(self, name, widget, setup, project):
        if name in LAYERS:
            widget.setLayer(setup.layer(name, project))
        elif name in FIELDS:
            layer = setup.layer(FIELDS[name].layer, project)
            if widget.layer() != layer:
                widget.setLayer(layer)
            value = setup.value(name) or ""
            if isinstance(widget, QgsFieldExpressionWidget):
                if widget.asExpression() != value:
                    widget.setField(value if layer is not None else "")
            else:
                widget.setField(value if layer is not None and layer.fields().lookupField(value) >= 0 else "")
        elif name in TABLES:
            widget.setText(self.table_words(setup, name))
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(int(setup.value(name) or 0))
        elif isinstance(widget, QLineEdit):
            if widget.text() != str(setup.value(name)):
                widget.setText(str(setup.value(name)))
        elif isinstance(widget, QgsProjectionSelectionWidget):
            widget.setCrs(QgsCoordinateReferenceSystem(str(setup.value(name))))
        else:
            widget.setValue(setup.value(name))

    def table_words(self, setup, name):
        """Return what stands on the button of a table: how many, and that it opens."""
        if name not in setup.definitions:
            text = tr("the method's {count}…")
        elif name in setup.chosen:
            text = tr("{count} of your own…")
        else:
            text = tr("{count}, fitted to the layer…")
        return text.format(count=len(setup.items(name)))

    def forget_layer(self, name):
        """Let go of a layer that is about to be removed, before its picker turns to another."""
        if name in self.widgets:
            with QSignalBlocker(self.widgets[name]):
                self.widgets[name].setLayer(None)
        for field, one in FIELDS.items():
            if one.layer == name and field in self.widgets:
                with QSignalBlocker(self.widgets[field]):
                    self.widgets[field].setLayer(None)

    def show_troubles(self, found, said, setup, project):
        """Put each sentence at its widget, and the first one's few words, or the state, at the right of the title.

        said: parameter -> a remark that keeps nothing from running.
        """
        remarked, said = said, dict(said)
        for trouble in found:
            said.pop(trouble.parameter, None)
        for trouble in found:
            said.setdefault(trouble.parameter, trouble.sentence)
        for name, rows in self.where.items():
            rows.say(name, said.get(name, ""), said.get(name) != remarked.get(name))
        off = self.NAME in SWITCHED and not setup.on[self.NAME]
        text = tr("off") if off else found[0].short if found else self.words(setup, project)
        self.sentence = "" if off or not found else found[0].sentence
        self._state(text)

    def _state(self, text):
        self.full_state = text
        self.box.setToolTip(self.sentence or text)
        self.box.setAccessibleDescription(f"{text}. {self.sentence}" if self.sentence else text)
        self.state.setPalette(self.palette())
        if self.sentence:
            show_as_warning(self.state)
        self._place_state()

    def _place_state(self):
        left = self.box.fontMetrics().horizontalAdvance(self.box.title().replace("&", "")) + 56
        room = max(self.width() - left - 10, 40)
        text = self.state.fontMetrics().elidedText(self.full_state, Qt.TextElideMode.ElideRight, room)
        self.state.setText(text)
        self.state.setGeometry(self.width() - room - 8, 0, room, max(self.state.sizeHint().height(), 20))

    full_state = ""

    def resizeEvent(self, event):
        """Keep the state at the right of the title."""
        super().resizeEvent(event)
        self._place_state()
