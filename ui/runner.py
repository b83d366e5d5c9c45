"""Whoever runs one algorithm at a time for the dock: progress, messages, the end, and what may go meanwhile."""

import time

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..layers.messages import Refusal, tr
from .background import RUNNING, Run

RUN_PART = 0.95  # of the progress; the rest is loading what was made
PATIENCE = 5.0  # seconds for a run to let go; our algorithms stop within one


class Runner(QObject):
    """Runs an algorithm on layers of a project; those who inherit say which, and bring the results into the project."""

    ALGORITHM = ""

    progress = pyqtSignal(float)  # per cent
    message = pyqtSignal(str, int)  # a sentence, its Qgis.MessageLevel
    done = pyqtSignal(object)  # what _bring returns
    failed = pyqtSignal(str)  # one sentence
    cancelled = pyqtSignal()

    def __init__(self, parent=None):
        """Make it; nothing runs yet."""
        super().__init__(parent)
        self._run, self._project, self._inputs, self._why, self._clock = None, None, {}, "", 0.0

    @property
    def running(self):
        """Whether a run is under way."""
        return self._run is not None

    def cancel(self):
        """Ask the run to stop; `cancelled` tells when it has."""
        if self._run is not None:
            self._run.cancel()

    def stop(self, seconds=PATIENCE):
        """Cancel, wait until the run has let go, and tell nobody: for the end of the plugin."""
        run = self._run
        if run is None:
            return
        self._leave(run)
        run.cancel()
        run.wait(seconds)
        self._tidy()
        self._project = None

    # -- for those who inherit

    def _problem(self):
        """Return the sentence that says why nothing can start now, '' where something can."""
        if self.running:
            return tr("A run is under way already: wait for its end, or cancel it.")
        algorithm = self._algorithm()
        if algorithm is None:
            return tr("The plugin's algorithms are not there: switch it off and on again.")
        able, problem = algorithm.canExecute()
        return "" if able else problem

    def _algorithm(self):
        return QgsApplication.processingRegistry().algorithmById(self.ALGORITHM)

    def _launch(self, checked, parameters, project, afterwards=None):
        """Start a run; return '', or the sentence that says why there is none.

        checked: the parameters as the user gave them, whose problems are said; parameters: those of the run.
        """
        algorithm, context = self._algorithm(), QgsProcessingContext()
        context.setProject(project)
        fine, sentence = algorithm.create().checkParameterValues(checked, context)
        if not fine:
            return sentence
        try:
            run = Run(algorithm, parameters, project, afterwards)
        except QgsProcessingException as error:
            return str(error)
        self._inputs = _layers_of(algorithm, parameters, project)
        self._why, self._clock, self._project = "", time.perf_counter(), project
        self._follow(run)
        return ""

    def _bring(self, run):
        """Bring a run's results into the project; return what `done` carries. Raises Refusal."""
        raise NotImplementedError

    def _tidy(self):
        """Take away what a run wrote on its way."""

    def _seconds(self):
        """Return how long the run has taken so far."""
        return time.perf_counter() - self._clock

    # -- a run under way

    def _follow(self, run):
        """Let the run go, and listen to it and to the project."""
        self._run = run
        RUNNING.add(run)
        run.feedback.progressChanged.connect(self._on_progress)
        run.feedback.said.connect(self.message)
        run.ended.connect(self._on_ended)
        # who deletes this object must not leave a run behind that nobody wants
        self.destroyed.connect(run.feedback.cancel)
        self._project.layersWillBeRemoved["QStringList"].connect(self._on_layers_going)
        self._project.cleared.connect(self._on_project_cleared)
        QgsApplication.taskManager().addTask(run)

    def _leave(self, run):
        """Listen no more."""
        self._run = None
        run.feedback.progressChanged.disconnect(self._on_progress)
        run.feedback.said.disconnect(self.message)
        run.ended.disconnect(self._on_ended)
        self.destroyed.disconnect(run.feedback.cancel)
        self._project.layersWillBeRemoved["QStringList"].disconnect(self._on_layers_going)
        self._project.cleared.disconnect(self._on_project_cleared)

    def _on_progress(self, percent):
        if self._run is not None:
            self.progress.emit(percent * RUN_PART)

    def _on_layers_going(self, ids):
        """Give up where the run reads one of the layers: QGIS would take it from under its feet."""
        gone = [name for layer, name in self._inputs.items() if layer in ids]
        if gone:
            text = tr("'{layer}' was removed while it was being read: choose another layer and run again.")
            self._give_up(text.format(layer=gone[0]))

    def _on_project_cleared(self):
        self._give_up(tr("The project was closed during the run: nothing was added to the next one."))

    def _give_up(self, why):
        if not self._why:
            # a run that has no thread yet, or none any more, ends within cancel(), and then it is nobody's
            self._why, run = why, self._run
            run.cancel()
            run.wait(PATIENCE)

    def _on_ended(self, run):
        """Bring the results into the project; say how the run ended, when all is done: who hears it may start anew."""
        self._leave(run)
        try:
            signal, *told = self._end_of(run)
        finally:
            self._tidy()
            self._project = None
        signal.emit(*told)

    def _end_of(self, run):
        """Return the signal that tells how the run ended, and what it carries."""
        if self._why:
            return self.failed, self._why
        if run.feedback.isCanceled():
            return (self.cancelled,)
        if run.problem or not run.results:
            return self.failed, run.problem or tr("The run gave no result: look into QGIS's log.")
        try:
            brought = self._bring(run)
        except Refusal as refusal:
            return self.failed, str(refusal)
        self.progress.emit(100.0)
        return self.done, brought


def _layers_of(algorithm, parameters, project):
    """Return {id: name} of the project's layers that a run reads."""
    found = {}
    for definition in algorithm.parameterDefinitions():
        layer = parameters.get(definition.name())
        if isinstance(definition, QgsProcessingParameterFeatureSource) and isinstance(layer, str):
            layer = project.mapLayer(layer)
            if layer is not None:
                found[layer.id()] = layer.name()
    return found
