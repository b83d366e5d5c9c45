"""The dock in the storm: hostile layers in a project; it guesses, is set up by chance, runs, and follows an edit.

A case ends in a right answer where at least one run gave results, else in a sentence. What is wrong: an exception
anywhere, a warning, a dialog that nobody asked for, an end without a sentence, results that do not add up, an edit
whose numbers are not those of reading everything again.
"""

import sys
import threading

from qgis.core import Qgis, QgsApplication, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer, qInstallMessageHandler
from qgis.PyQt.QtWidgets import QApplication
from storm_cases import Case
from storm_definitions import ODD_TEXTS
from storm_layers import NAMES, spec

WORDS = (
    "divisions",
    "分区",
    "人口 2020",
    "census 2010",
    "通勤",
    "facilities",
    "buildings",
    "stations",
    "企业",
    "zones",
)
# Qt's own talk about a screen that is none
IDLE = (
    "This plugin does not support",
    "propagateSizeHints",
    "QStandardPaths: ",
    "QFont::",
    "OpenType support missing",
    "GEOS exception",
)


class DockCase(Case):
    """A project to be: its layers, in `layers`, the first for the divisions."""

    def _dock(self):
        self.layers = []
        self._study()
        for k in range(self.random.choice((0, 0, 1, 2, 3))):
            self._more(f"MORE {k}")
        for made in self.specs.values():
            if self.random.random() < 0.3:
                made.name = self.random.choice(WORDS)
        self.blows += self.random.choice((0, 0, 1, 2, 3))

    def _units(self, parameter="POPULATION", fields=("population", "age_0_14", "age_25_44", "age_65_up")):
        # mostly what the bundled definitions ask for
        known = {"everybody": "inc_total", "rich": "inc_gt_15000"} if self.random.random() < 0.8 else {}
        super()._units(parameter, [known.get(name, name) for name in fields])

    def _stands(self, parameter, name, fields, choices, least=1):
        if "school" in choices and self.random.random() < 0.7:
            choices = ("kindergarten", "clinic", "eldercare", "pub")
        super()._stands(parameter, name, fields, choices, least)

    def _more(self, name):
        make = self.random.choice((self._units, self._stray, self._odd_table))
        make(name)

    def _stray(self, name):
        self._stands(name, self.random.choice(WORDS), ("type", "capacity"), ("school", "clinic", "*", "other"), 0)

    def _odd_table(self, name):
        fields = self.random.sample(NAMES, 3)
        rows = [(None, *(self.random.choice(ODD_TEXTS) for _ in fields)) for _ in range(self.random.randint(0, 3))]
        kinds = dict.fromkeys(fields, "text")
        self.specs[name] = spec(self.random.choice(NAMES), "None", self.place, self.crs, kinds, rows)

    def _lay(self):
        for made in self.specs.values():
            self.weather.layer(made)
            self.layers.append(self.weather.kept[-1])
        if self.random.random() < 0.15:
            self.note("a layer that cannot be read")
            self.layers.append(QgsVectorLayer(f"{self.folder}/gone.gpkg", self.random.choice(WORDS), "ogr"))
        if self.random.random() < 0.1:
            self.note("a layer twice")
            self.layers.append(self.random.choice(self.layers).clone())

    def _ask(self):
        """The dock asks for itself."""


class Iface:
    """As much of QGIS's window as a dock asks for."""

    def __init__(self):
        self.canvas = QgsMapCanvas()

    def mapCanvas(self):
        """The map."""
        return self.canvas

    def setActiveLayer(self, layer):
        """Nobody looks."""

    def zoomToActiveLayer(self):
        """Nobody looks."""


class Watch:
    """Notes everything that goes wrong, whoever hears of it: exceptions, Qt's warnings, our log, dialogs."""

    def __init__(self):
        self.faults, self.asked, self.closed = [], None, 0
        self.hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._raised
        threading.excepthook = lambda told: self._raised(told.exc_type, told.exc_value, told.exc_traceback)
        self.handler = qInstallMessageHandler(self._qt)
        QgsApplication.messageLog().messageReceived["QString", "QString", "Qgis::MessageLevel"].connect(self._logged)
        self.timer = QTimer()
        self.timer.timeout.connect(self._look_for_dialogs)
        self.timer.start(50)

    def end(self):
        """Let go."""
        self.timer.stop()
        QgsApplication.messageLog().messageReceived["QString", "QString", "Qgis::MessageLevel"].disconnect(self._logged)
        qInstallMessageHandler(self.handler)
        sys.excepthook, threading.excepthook = self.hooks

    def _raised(self, kind, value, trace):
        import traceback

        text = "".join(traceback.format_exception(kind, value, trace))
        self.faults.append(f"raised: {text}")
        print(text, file=sys.stderr, flush=True)

    def _qt(self, level, context, text):
        if not text.startswith(IDLE):
            self.faults.append(f"Qt warns: {text}")

    def _logged(self, text, tag, level):
        if tag == "Spatial Demand" and level == Qgis.MessageLevel.Critical:
            self.faults.append(f"logged: {text}")

    def _look_for_dialogs(self):
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        asked, self.asked = self.asked, None
        if asked is None:
            self.faults.append(f"a dialog: {type(dialog).__name__} {dialog.windowTitle()!r}")
            dialog.reject()
        else:
            asked(dialog)
