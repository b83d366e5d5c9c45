"""Following a division layer while it is edited: in the background, and the last state wins."""

import time
import traceback
from concurrent.futures import ThreadPoolExecutor, wait
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsMessageLog,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..analysis.definitions import Problem
from ..layers.messages import Refusal, tr
from ..layers.patching import faults
from ..processing.base import in_words
from ..processing.live import LiveStudy, divisions_of
from .results import Results

PAUSE = 30  # milliseconds: one act of the user's may be many changes of the layer
SOON = 500  # milliseconds after the last change of the set-up, or of another layer, until all is read again
PATIENCE = 10.0  # seconds that a run which was cancelled may take to end
CHANGES = ("geometryChanged", "featureAdded", "featureDeleted", "attributeValueChanged", "updatedFields")
OF_OTHERS = ("layerModified", "editingStopped", "subsetStringChanged", "dataSourceChanged")


class Following(NamedTuple):
    """What is known after an edit: States at the start of the edit and now, layers.patching.Faults, seconds it took.

    before and results: what the charts read of both States, made on the other thread too.
    """

    start: object
    now: object
    faults: object
    seconds: float
    before: Results
    results: Results


class LiveEditing(QObject):
    """Runs a study's steps again after every change of a layer in edit mode."""

    began = pyqtSignal(bool)  # whether the edit is one that was followed before
    followed = pyqtSignal(object)
    refused = pyqtSignal(str)
    ended = pyqtSignal()
    _done = pyqtSignal(int, object, str)

    def __init__(self, parent=None):
        """Wait for a layer to watch."""
        super().__init__(parent)
        self.layer, self.parameters, self.fields = None, None, ()
        self.study = self.last = None
        self.base, self.given = None, None  # the Divisions before the edit; what the study was given
        self.running, self.feedback, self.session, self.waiting = None, None, 0, False
        # one thread that stays: what QGIS makes of a CRS on a thread goes bad when that ends
        self.pool = ThreadPoolExecutor(1, "Spatial Demand live")
        self.timer, self.again = (QTimer(self) for _ in range(2))
        for timer, pause, slot in ((self.timer, PAUSE, self._run), (self.again, SOON, self._begin_again)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(slot)
        self._done.connect(self._finish)

    @property
    def active(self):
        """Whether an edit is being followed."""
        return self.study is not None

    def watch(self, layer, parameters, fields):
        """Follow a layer from now on, whenever it is in edit mode.

        parameters: a function that gives the study's parameters when an edit begins; fields: a function that gives the
        names of the divisions' id, name and type fields.
        """
        self.unwatch()
        self.layer, self.parameters, self.fields = layer, parameters, fields
        layer.editingStarted.connect(self._begin)
        layer.editingStopped.connect(self.stop)
        layer.willBeDeleted.connect(self._forget)
        for name in CHANGES:
            getattr(layer, name).connect(self._changed)
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._leave)
        if layer.isEditable():
            self._begin()

    def unwatch(self):
        """Follow no layer any more."""
        self.stop()
        if self.layer is None:
            return
        layer, self.layer = self.layer, None
        layer.editingStarted.disconnect(self._begin)
        layer.editingStopped.disconnect(self.stop)
        layer.willBeDeleted.disconnect(self._forget)
        for name in CHANGES:
            getattr(layer, name).disconnect(self._changed)
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._leave)

    def shut(self):
        """Follow nothing any more, and let the thread end."""
        self.unwatch()
        self.pool.shutdown(wait=False)

    def _forget(self):
        """Let go of a layer that is in no project and ends: it takes its connections with it."""
        self.stop()
        self.layer = None
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._leave)

    def stop(self):
        """End the edit that is followed, and whatever runs for it."""
        self.timer.stop()
        self.again.stop()
        self.session += 1
        self.waiting = False
        if self.feedback is not None:
            self.feedback.cancel()
        if self.running is not None:
            wait([self.running], PATIENCE)
            self.running = None
        if self.active:
            for layer in self._others():
                for name in OF_OTHERS:
                    getattr(layer, name).disconnect(self.again.start)
            self.study = None
            self.ended.emit()

    def look_again(self):
        """Begin again, soon, where the set-up is not the one that the edit is followed by."""
        if self.layer is not None and self.layer.isEditable() and self.given != self._asked():
            self.again.start()

    def _asked(self):
        return self.parameters(), [*self.fields()]

    def _others(self):
        """Return the layers that the study reads beside the one that is edited."""
        values = [value for value in self.study.parameters.values() if isinstance(value, str)]
        found = {value: QgsProject.instance().mapLayer(value) for value in values}
        return [layer for layer in found.values() if layer is not None and layer != self.layer]

    def _begin_again(self):
        """Read everything again; differences stay those to the start of the edit, if its ids can be told still."""
        if self.layer is not None and self.layer.isEditable():
            same = self.given is not None and self.given[1] == [*self.fields()]
            self._begin(self.base if same else None, True)

    def _begin(self, base=None, again=False):
        """Take hold of the layers of the study, and compute the state that all differences are to."""
        self.stop()
        self.last = None
        self.base, self.given = base, self._asked()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        context.setTransformContext(QgsProject.instance().transformContext())
        try:
            self.study = LiveStudy(self.given[0], context, QgsProcessingFeedback(False))
        except (Refusal, Problem, QgsProcessingException) as problem:
            self.refused.emit(in_words(problem) or str(problem))
            return
        self.context = context
        for layer in self._others():
            for name in OF_OTHERS:
                getattr(layer, name).connect(self.again.start)
        self.began.emit(again)
        self._run()

    def _leave(self, ids):
        """End before a layer goes that the run may be reading."""
        if self.layer.id() in ids:
            self.unwatch()
        elif self.active and any(value in ids for value in self.study.parameters.values() if isinstance(value, str)):
            self.stop()

    def _changed(self, *_):
        if self.active:
            self.timer.start()

    def _run(self):
        """Start a run on the layer as it is now; while another runs, remember that one is due."""
        if not self.active:
            return
        if self.running is not None:
            self.waiting = True
            return
        self.waiting = False
        try:
            divisions = divisions_of(self.layer, self.context, *self.given[1])
        except Refusal as problem:
            self.refused.emit(str(problem))
            return
        if self.base is None and not all(geometry.isNull() for geometry in divisions.geometries):
            self.base = divisions
        self.feedback = QgsProcessingFeedback(False)
        arguments = (self.session, self.study, divisions, self.last, self.base or divisions, self.feedback)
        self.running = self.pool.submit(self._work, *arguments)

    def _work(self, session, study, divisions, last, base, feedback):
        """Compute, on the thread of its own."""
        began = time.perf_counter()
        following, said = None, ""
        try:
            start = last.start if last else study.run(base, feedback)
            before = last.before if last else Results(start.tables)
            same = divisions is start.ground.divisions
            state = start if same else study.beside(start, study.run(divisions, feedback))
            results, wrong = before if same else Results(state.tables), faults(start.ground, state.ground)
            following = Following(start, state, wrong, time.perf_counter() - began, before, results)
        except Exception as problem:
            said = in_words(problem)
            if said is None:
                QgsMessageLog.logMessage(traceback.format_exc(), "Spatial Demand", Qgis.MessageLevel.Critical)
                said = tr("This edit could not be followed: {problem}. The log has more.").format(problem=problem)
        self._done.emit(session, following, said)

    def _finish(self, session, following, said):
        """Hand on what a run found, unless the edit that it was for is over."""
        if session != self.session:
            return
        self.running = None
        if following is not None:
            self.last = following
            self.followed.emit(following)
        else:
            self.refused.emit(said)
        if self.waiting:
            self._run()
