"""A study that stays open while its divisions are edited: inputs read once, only touched divisions placed again."""

from typing import NamedTuple

import numpy as np
from qgis.core import (
    QgsMemoryProviderUtils,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsWkbTypes,
)

from ..layers.divisions import Ground, read_divisions
from ..layers.facilities import Facilities, Located
from ..layers.messages import Refusal, stop_if_cancelled, tr
from ..layers.patching import commutes_again, edit_between, located_again, units_again
from ..layers.reading import Source
from ..layers.units import Units
from ..layers.writing import make_fields, write
from . import crowdparameters as shared
from . import studysteps
from .base import captured_by
from .commuteparameters import CommutesRead
from .readings import Readings
from .study import Study

# the steps whose results a planner follows while editing
STEPS = ("profile", "bands", "flows", "demand", "circles", "industry", "chain", "products")


def divisions_of(layer, context, *fields):
    """Return the layers.divisions.Divisions of a layer as it is at this moment, edits included.

    fields: the names of its id, name and type, '' where there is none. To be called on the layer's own thread.
    """
    features = QgsProcessingFeatureSource(layer, context)
    return read_divisions(Source(features, layer, layer.name(), True), *fields, unfinished=True)


class State(NamedTuple):
    """What is known of one state of the divisions: tables (name -> frame), and the divisions.Ground."""

    tables: dict
    ground: Ground


class LiveStudy:
    """The steps of a study on divisions that change; made on the thread that owns the layers, run on another."""

    def __init__(self, parameters, context, feedback):
        """Take hold of the layers of a study's parameters. Raises QgsProcessingException and Refusal."""
        self.study, self.context = Study(), context
        self.study.initAlgorithm()
        able, why_not = self.study.canExecute()
        if not able:
            raise Refusal(why_not)
        self.parameters = {
            name: value for name, value in parameters.items() if self.study.parameterDefinition(name) is not None
        }
        self._require(context)
        self.study.prepareAlgorithm(self.parameters, context, feedback)
        self.runs = None

    def _require(self, context):
        """Raise a Refusal where a layer or a field is not chosen yet that no study can do without."""
        for definition in self.study.parameterDefinitions():
            optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
            if optional or definition.isDestination() or self.parameters.get(definition.name()) not in (None, ""):
                continue
            what = definition.description()
            if isinstance(definition, QgsProcessingParameterField):
                layer = self.study.parameterAsVectorLayer(
                    self.parameters, definition.parentLayerParameterName(), context
                )
                text = tr("Layer '{layer}': choose the field for '{what}'.")
                raise Refusal(text.format(layer=layer.name(), what=what))
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                raise Refusal(tr("{what}: no layer is chosen; choose one.").format(what=what))

    def run(self, divisions, feedback):
        """Return the State for layers.divisions.Divisions. Raises what a run of the study would say in words."""
        if self.runs is None:
            runs = self._begin(feedback)
            self.readings.kept.update(divisions=divisions)
            self.readings.kept["ground"] = Ground(divisions, self.context.transformContext(), feedback)
            self.runs = runs
        else:
            self._edit(divisions, feedback)
        # each state is withheld by itself
        self.readings.kept.pop("shown", None)
        tables, made = {}, {}
        for step, child, given in self.runs:
            stop_if_cancelled(feedback)
            self._run(step, child, given, made, tables, feedback)
        return State(tables, self.readings.kept["ground"])

    def beside(self, start, state):
        """Return a State without what it would tell of a few people beside the one at the start of the edit."""
        from ..analysis.fewchanged import after_edit

        limit = self.study.parameterAsInt(self.parameters, shared.MIN_COUNT, self.context)
        return state._replace(tables=after_edit(start.tables, state.tables, limit))

    def _begin(self, feedback):
        """Return (step, algorithm, its parameters) of each step, ready to run."""
        steps, _ = studysteps.steps_of(self.study, self.parameters, self.context)
        steps = [step for step in steps if step.name in STEPS]
        runs = self.study.children(steps, "", self.parameters, self.context)
        # which are placed again where a boundary moves
        self.study.readings.ends = True
        self.study.readings.why_singly = tr("each is placed again where a boundary moves")
        self.readings: Readings = self.study.readings
        return [
            (step, child, {name: value for name, value in given.items() if name not in (*step.outputs, *step.tables)})
            for step, child, given in runs
        ]

    def _edit(self, divisions, feedback):
        """Bring what was read to divisions as they are now."""
        before = self.readings.kept["ground"]
        ground = Ground(divisions, self.context.transformContext(), feedback)
        edit = edit_between(before, ground)
        if edit is None:
            self.readings.kept.clear()
            self.readings.kept.update(divisions=divisions, ground=ground)
            return
        # all or nothing: a run that is cancelled here leaves the state before
        moved = {key: _after(value, edit) for key, value in self.readings.kept.items()}
        moved.update(divisions=divisions, ground=ground)
        if "commutes" in moved and "by_km" not in moved:
            # once for all edits, since those move no home and no work
            moved["by_km"] = np.argsort(moved["commutes"].commutes.km, kind="stable")
        self.readings.kept = moved

    def _run(self, step, child, given, made, tables, feedback):
        """Compute one step; keep its frames in `tables`, and its layers in `made` for the step that asks them."""
        if step.tables:
            lent = {name: source for name, source in child.sources.items() if name not in step.tables}
            child.prepareAlgorithm({name: made[table] for name, table in step.tables.items()}, self.context, feedback)
            child.sources.update(lent)
        with captured_by(child) as outputs:
            try:
                child.compute(given, self.context, QgsProcessingFeedback(False) if feedback is None else feedback)
            except QgsProcessingException as problem:
                raise Refusal(f"{child.displayName()}: {problem}") from problem
            finally:
                if step.tables:
                    # the layers in memory end with this run
                    child.sources = lent
        wanted = {table for other, _, _ in self.runs for table in other.tables.values()}
        for name, table in step.outputs.items():
            if name in outputs:
                kinds, frame = outputs[name]
                tables[table] = frame
                if table in wanted:
                    made[table] = _layer(table, kinds, frame)


def _after(value, edit):
    """Return what was read, after an Edit."""
    if isinstance(value, Units):
        return units_again(value, edit)
    if isinstance(value, Located):
        return located_again(value, edit)
    if isinstance(value, Facilities):
        return value._replace(located=located_again(value.located, edit))
    if isinstance(value, CommutesRead):
        commutes, regions = commutes_again(value.commutes, value.regions, edit)
        return value._replace(commutes=commutes, regions=regions)
    return value


def _layer(name, kinds, frame):
    """Return a layer in memory, without geometry, of a frame."""
    layer = QgsMemoryProviderUtils.createMemoryLayer(name, make_fields(kinds), QgsWkbTypes.Type.NoGeometry)
    write(layer.dataProvider(), kinds, frame)
    return layer
