"""A study in the background, and its results in the project."""

import json
import os
import time
from datetime import datetime
from typing import NamedTuple

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..layers.messages import Refusal, tr
from . import replacing, resultgroup
from .background import RUNNING, Run
from .resultlayers import load

ALGORITHM = "spatialdemand:study"
RUN_PART = 0.95  # of the progress; the rest is loading what was made
PATIENCE = 5.0  # seconds for a run to let go; a study stops within one


class Outcome(NamedTuple):
    """What a run gave.

    path: the study's GeoPackage, also of a run to memory; layers: table -> layer id; ledger: step -> its accounts and
    remarks; replaced: id of a layer of the last run -> id of the one in its place; report: its path or ''.
    """

    path: str
    layers: dict
    ledger: dict
    seconds: float
    replaced: dict
    report: str


class StudyRun(QObject):
    """Runs the study's algorithm for one dock, once at a time."""

    progress = pyqtSignal(float)  # per cent
    message = pyqtSignal(str, int)  # a sentence, its Qgis.MessageLevel
    done = pyqtSignal(object)  # Outcome
    failed = pyqtSignal(str)  # one sentence
    cancelled = pyqtSignal()

    def __init__(self, parent=None):
        """Make it; nothing runs yet."""
        super().__init__(parent)
        self._run = None

    @property
    def running(self):
        """Whether a study is under way."""
        return self._run is not None

    def start(self, parameters, study, beside, project):
        """Start a run; return '', or the sentence that says why there is none.

        parameters: those of the algorithm but STUDY, with layers by their ids; study: the GeoPackage, '' for layers in
        memory; beside: whether the results of the last run stay.
        """
        if self.running:
            return tr("A study is running already: wait for its end, or cancel it.")
        algorithm = QgsApplication.processingRegistry().algorithmById(ALGORITHM)
        if algorithm is None:
            return tr("The algorithm of the study is not there: switch the plugin off and on again.")
        able, problem = algorithm.canExecute()
        problem = ("" if able else problem) or _problem_with_file(study, beside, project)
        if problem:
            return problem
        path = study or QgsProcessingUtils.generateTempFilename("study.gpkg")
        problem = _problem_with(algorithm, {**parameters, "STUDY": path}, project)
        if problem:
            return problem
        self._draft = replacing.draft_of(path) if study else path
        self._began, self._name = datetime.now(), _name(parameters, project)
        self._path, self._memory, self._beside, self._project = path, not study, beside, project
        try:
            run = Run(algorithm, {**parameters, "STUDY": self._draft}, project, self._afterwards())
        except QgsProcessingException as error:
            return str(error)
        self._inputs = _layers_of(algorithm, parameters, project)
        self._why, self._clock = "", time.perf_counter()
        self._follow(run)
        return ""

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

    def _afterwards(self):
        """Return what is left to do on the other thread once the study is written."""
        if not self._memory:
            return None
        path = self._path
        return lambda results, feedback: load(path, True, feedback)

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
            self._give_up(
                tr("'{layer}' was removed while the study was running: choose another layer and run again.").format(
                    layer=gone[0]
                )
            )

    def _on_project_cleared(self):
        self._give_up(tr("The project was closed while the study was running: nothing was added to the next one."))

    def _give_up(self, why):
        if not self._why:
            self._why = why
            self._run.cancel()
            self._run.wait(PATIENCE)

    def _on_ended(self, run):
        """Bring the results into the project; say how the run ended, when all is done: who hears it may start anew."""
        self._leave(run)
        try:
            signal, *told = self._end_of(run)
        finally:
            self._tidy()
        signal.emit(*told)

    def _end_of(self, run):
        """Return the signal that tells how the run ended, and what it carries."""
        if self._why:
            return self.failed, self._why
        if run.feedback.isCanceled():
            return (self.cancelled,)
        if run.problem or not run.results:
            return self.failed, run.problem or tr("The study gave no result: look into QGIS's log.")
        try:
            layers, replaced = self._arrive(run.brought)
        except Refusal as refusal:
            return self.failed, str(refusal)
        self.progress.emit(100.0)
        seconds = time.perf_counter() - self._clock
        report = run.results.get("REPORT") or ""
        ledger = json.loads(run.results["LEDGER"])
        return self.done, Outcome(self._path, layers, ledger, seconds, replaced, report)

    def _tidy(self):
        """Take away what the run wrote on its way, and let go of the project."""
        if self._draft != self._path:
            replacing.remove(self._draft)
        self._project = None

    def _arrive(self, brought):
        """Put the file in its place and the layers in their group; return (table -> id, old id -> new id)."""
        project, group = self._project, None if self._beside else resultgroup.last_group(self._project)
        looks = {} if group is None else resultgroup.clear(project, group)
        name, run = f"{self._name} {self._began:%H:%M}", self._began.isoformat()
        try:
            if not self._memory:
                replacing.replace(project, self._draft, self._path)
        finally:
            # also where the old file had to stay: what stood in the group then stands there again
            if brought is None and os.path.exists(self._path):
                brought = load(self._path, False)
            if brought is not None:
                resultgroup.fill(project, brought, name, run, group, looks)
        ids = {table: layer.id() for table, layer in brought.items()}
        return ids, {look.layer: ids[table] for table, look in looks.items() if table in ids}


def _problem_with_file(study, beside, project):
    """Return why the study's file cannot be written anew while the project is open, '' where it can."""
    if not study:
        return ""
    edited = replacing.edited_in(project, study)
    if edited:
        return replacing.being_edited(edited, study)
    if beside and replacing.layers_in(project, study):
        return tr("'{path}' holds the results that are to stay: choose another file, or let them be replaced.").format(
            path=study
        )
    return ""


def _problem_with(algorithm, parameters, project):
    """Return what the algorithm says against its parameters, '' where nothing."""
    context = QgsProcessingContext()
    context.setProject(project)
    fine, sentence = algorithm.create().checkParameterValues(parameters, context)
    return "" if fine else sentence


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


def _name(parameters, project):
    """Return the name of the results' group, but for the time."""
    layer = project.mapLayer(str(parameters.get("DIVISIONS", "")))
    title = parameters.get("TITLE") or (layer.name() if layer is not None else tr("study"))
    return tr("Spatial Demand: {title}").format(title=title)
