"""The set-up panel: what the study is made of, in groups that read from top to bottom."""

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ..layers.messages import tr
from . import suggestions
from .groups.commutes import CommutesGroup
from .groups.crowds import CrowdsGroup
from .groups.demand import DemandGroup
from .groups.divisions import DivisionsGroup
from .groups.facilities import FacilitiesGroup
from .inputs import LAYERS, SWITCHED
from .labelled import labelled
from .resultfields import result_layer
from .setup import Setup
from .tablechecks import table_layers
from .troubles import remarks, troubles

SOON = 100  # milliseconds in which changes are gathered


class SetupPanel(QWidget):
    """Shows a Setup and changes it; whatever is guessed stands in the pickers, and can be changed there."""

    changed = pyqtSignal()
    looked = pyqtSignal()  # for troubles: a field may have gone from a layer, or have come
    sample_opened = pyqtSignal()

    def __init__(self, parent=None, project=None):
        """Make it for a project, QGIS's own where none is given."""
        super().__init__(parent)
        self.setObjectName("setup_panel")
        self.setAccessibleName(tr("Set up the study"))
        self.project = project or QgsProject.instance()
        # before any picker is made: it would else have turned to another layer when we hear of it
        first, slot = self._heard()[0]
        first.connect(slot)
        self._setup, self._watched, self._troubles = Setup(), set(), []
        self._leaving = set()  # the ids of layers that are about to be removed
        self._make()
        for signal, slot in self._heard()[1:]:
            signal.connect(slot)
        self._guess_soon, self._show_soon = (QTimer(self) for _ in range(2))
        for timer, slot in ((self._guess_soon, self.guess), (self._show_soon, self._show_troubles)):
            timer.setSingleShot(True)
            timer.setInterval(SOON)
            timer.timeout.connect(slot)
        self.setup = Setup()

    def _heard(self):
        """Return (signal of the project, slot of ours)."""
        return (
            (self.project.layersWillBeRemoved["QStringList"], self._before_removal),
            (self.project.layersRemoved, self._after_removal),
            (self.project.layersAdded, self._after_adding),
            (self.project.cleared, self._after_clearing),
        )

    def shut(self):
        """Let go of the project and its layers."""
        for timer in (self._guess_soon, self._show_soon):
            timer.stop()
        for signal, slot in self._heard():
            signal.disconnect(slot)
        for layer in map(self.project.mapLayer, self._watched):
            for signal in _signals_of(layer):
                signal.disconnect(self._look_again_soon)
        self._watched = set()

    def _make(self):
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(self)
        self.scroll.setObjectName("setup_scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        layout.addWidget(self.scroll)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addWidget(self._make_welcome(inside))
        self.groups = {}
        for kind, title in (
            (DivisionsGroup, tr("Divisions")),
            (CrowdsGroup, tr("Crowds")),
            (CommutesGroup, tr("Commutes")),
            (FacilitiesGroup, tr("Facilities")),
            (DemandGroup, tr("Demand")),
        ):
            group = self.groups[kind.NAME] = kind(title, inside)
            group.chose_layer.connect(self._choose_layer)
            group.chose_value.connect(self._choose_value)
            group.switched.connect(self._switch)
            group.asked_to_edit.connect(self.edit)
            if kind.NAME in SWITCHED:
                group.box.setCollapsed(True)
            column.addWidget(group)
        column.addStretch(1)
        self.scroll.setWidget(inside)

    def _make_welcome(self, parent):
        self.welcome = QFrame(parent)
        self.welcome.setObjectName("welcome")
        box = QVBoxLayout(self.welcome)
        text = QLabel(tr("Open your division layer, or try the sample."), self.welcome)
        text.setWordWrap(True)
        tip = tr("Opens a synthetic new town and fills in everything")
        self.sample_button = labelled(QPushButton(self.welcome), "try_sample", tr("Try the &sample"), tip)
        self.sample_button.clicked.connect(lambda *_: self.fill_with_sample(self.project))
        box.addWidget(text)
        box.addWidget(self.sample_button)
        return self.welcome

    # -- the setup

    @property
    def setup(self):
        """The Setup that is shown."""
        return self._setup

    @setup.setter
    def setup(self, setup):
        self._guess_soon.stop()
        self._setup = setup
        setup.find(self.project)
        if not setup.layers and not setup.known:
            suggestions.suggest_layers(setup, self.project)
        self._show()

    def troubles(self):
        """Return what keeps it from running, as it was when last looked at."""
        return self._troubles

    def fill_with_sample(self, project):
        """Fill every group with the sample, whose layers are opened where they are not in the project."""
        from .sample import fill

        fill(self._setup, project)
        self._guess_soon.stop()
        self._show()
        self.changed.emit()
        self.sample_opened.emit()

    def guess(self):
        """Look for layers that fit what is still empty, and for those that were gone."""
        found = self._setup.find(self.project)
        found += suggestions.suggest_layers(self._setup, self.project)
        self._show()
        if found:
            self.changed.emit()

    def edit(self, parameter):
        """Let the user edit a table of definitions."""
        from .definitionseditor import DefinitionsEditor

        layers = table_layers(self._setup, self.project, parameter)
        if parameter == "RULES_FILE":
            layers = [result_layer(self._setup)]
        more = None
        if parameter == "TYPES_FILE" and suggestions.new_types(self._setup, self.project):
            more = (tr("Types of the la&yer"), lambda: suggestions.new_types(self._setup, self.project))
        editor = DefinitionsEditor(parameter, self._setup.items(parameter), layers, self, more)
        if editor.exec():
            suggestions.take_items(self._setup, parameter, editor.items())
            self._show()
            self.changed.emit()
        editor.deleteLater()

    # -- what the user does

    def _choose_layer(self, parameter, layer):
        setup = self._setup
        # a picker also speaks when the layers that it lists go
        if layer is setup.layer(parameter, self.project) or setup.layers.get(parameter) in self._leaving:
            return
        setup.choose(parameter, layer)
        setup.chosen.add(parameter)
        suggestions.suggest_for_layer(setup, self.project, parameter)
        self._show()
        self.changed.emit()

    def _choose_value(self, parameter, value):
        setup = self._setup
        if setup.value(parameter) == value:
            return
        setup.values[parameter] = value
        setup.chosen.add(parameter)
        suggestions.suggest_for_value(setup, self.project, parameter)
        self._show()
        self.changed.emit()

    def _switch(self, group, on):
        self._setup.on[group] = on
        self._setup.chosen.add(f"on {group}")
        self._show()
        self.changed.emit()

    # -- what the project does

    def _before_removal(self, ids):
        self._leaving = set(ids)
        for parameter, layer in self._setup.layers.items():
            if layer in ids:
                self.groups[LAYERS[parameter].group].forget_layer(parameter)
        self._watched -= self._leaving

    def _after_removal(self, *_):
        self._leaving = set()
        before = dict(self._setup.layers)
        self._setup.find(self.project)
        self._show()
        if before != self._setup.layers:
            self.changed.emit()

    def _after_adding(self, *_):
        self._show_welcome()
        self._guess_soon.start()

    def _after_clearing(self):
        self.setup = Setup()
        self.changed.emit()

    def _look_again_soon(self, *_):
        self._show_soon.start()

    def _watch(self):
        """Follow the chosen layers: their fields, their names, and what is edited."""
        for layer_id in {*self._setup.layers.values()} - {*self._watched}:
            layer = self.project.mapLayer(layer_id)
            if layer is None:
                continue
            self._watched.add(layer_id)
            for signal in _signals_of(layer):
                signal.connect(self._look_again_soon)

    # -- showing

    def _show(self):
        self._show_welcome()
        for group in self.groups.values():
            group.show_setup(self._setup, self.project)
        self._watch()
        self._show_troubles()

    def _show_welcome(self):
        empty = not any(
            layer.type() == QgsMapLayer.LayerType.VectorLayer for layer in self.project.mapLayers().values()
        )
        self.welcome.setVisible(empty)
        for group in self.groups.values():
            group.setVisible(not empty)

    def _show_troubles(self):
        self._show_soon.stop()
        self._troubles = troubles(self._setup, self.project)
        said = remarks(self._setup, self.project)
        for name, group in self.groups.items():
            own = [trouble for trouble in self._troubles if trouble.group == name]
            group.show_troubles(own, said, self._setup, self.project)
        self.looked.emit()


def _signals_of(layer):
    return layer.updatedFields, layer.nameChanged, layer.layerModified, layer.editingStopped
