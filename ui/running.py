"""A study in the background, and its results in the project."""

import json
import os
from datetime import datetime
from typing import NamedTuple

from qgis.core import QgsProcessingUtils

from ..layers.messages import tr
from . import replacing, resultgroup
from .resultlayers import load
from .runner import Runner


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


class StudyRun(Runner):
    """Runs the study for one dock, once at a time."""

    ALGORITHM = "spatialdemand:study"

    def start(self, parameters, study, beside, project):
        """Start a run; return '', or the sentence that says why there is none.

        parameters: those of the algorithm but STUDY, with layers by their ids; study: the GeoPackage, '' for layers in
        memory; beside: whether the results of the last run stay.
        """
        problem = self._problem() or _problem_with_file(study, beside, project)
        if problem:
            return problem
        path = study or QgsProcessingUtils.generateTempFilename("study.gpkg")
        # a run that replaces a file that is open writes to another first
        self._path, self._draft = path, replacing.draft_of(path) if study else path
        self._began, self._name = datetime.now(), _name(parameters, project)
        self._memory, self._beside = not study, beside
        checked = {**parameters, "STUDY": path}
        afterwards = (lambda results, feedback: load(path, True, feedback)) if self._memory else None
        return self._launch(checked, {**parameters, "STUDY": self._draft}, project, afterwards)

    def _tidy(self):
        if self._draft != self._path:
            replacing.remove(self._draft)

    def _bring(self, run):
        layers, replaced = self._arrive(run.brought)
        report = run.results.get("REPORT") or ""
        return Outcome(self._path, layers, json.loads(run.results["LEDGER"]), self._seconds(), replaced, report)

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


def _name(parameters, project):
    """Return the name of the results' group, but for the time."""
    layer = project.mapLayer(str(parameters.get("DIVISIONS", "")))
    title = parameters.get("TITLE") or (layer.name() if layer is not None else tr("study"))
    return tr("Spatial Demand: {title}").format(title=title)
