"""study: everything in one run, from layers and presets into one GeoPackage and one report."""

import json
import os
import shutil
import tempfile

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsProperty,
)

from ..layers.messages import Refusal, stop_if_cancelled, stopper, tr
from ..layers.reading import read
from ..layers.studyfile import add_points, add_table, put_in_place, withhold_before
from . import commuteparameters as commuting
from . import crowdparameters as shared
from . import facilityparameters as facility
from . import studysteps
from .base import SpatialDemandAlgorithm
from .destinations import problem_with
from .readings import Readings

POLYGONS = [QgsProcessing.SourceType.TypeVectorPolygon]
PLACES = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]


class Study(SpatialDemandAlgorithm):
    """Profiles, change, commuting, facilities, circles, value chain and customised demand in one run."""

    NAME, GROUP = "study", "demand"
    LIBRARIES = ("pandas", "scipy")
    STUDY, REPORT, TITLE, LEAVE_OUT = "STUDY", "REPORT", "TITLE", "LEAVE_OUT"
    FILES = (
        "INDICATORS_FILE",
        "COMPOSITION_FILE",
        "ATTRIBUTES_FILE",
        "TYPES_FILE",
        "CROWDS_FILE",
        "SEGMENTS_FILE",
        "RULES_FILE",
    )

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Study")

    def tags(self):
        """Return words to find it by."""
        return tr("study,all,whole,report,profile,commuting,facilities,demand,plan").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters: those of the algorithms that it runs, by the same names."""
        self.add_divisions()
        shared.add_population(self)
        self._add_source("POPULATION_BEFORE", tr("Population units at an earlier date"), PLACES)
        shared.add_apportionment(self)
        commuting.add_commutes(self, optional=True)
        commuting.add_bands(self)
        commuting.add_external(self)
        self._add_field("EXTERNAL_NAME", tr("Region name"), commuting.EXTERNAL)
        facility.add_facilities(self, optional=True)
        facility.add_capacity(self)
        facility.add_method(self)
        facility.add_way(self)
        for name, text, kind in (
            ("SITES", tr("Industrial sites"), PLACES),
            ("PLACES", tr("Places with a class"), PLACES),
        ):
            self._add_source(name, text, kind)
        self._add_field("PLACE_CLASS", tr("Class of a place"), "PLACES")
        self._add_source("FIRMS", tr("Firms"), PLACES)
        self._add_field("SEGMENT", tr("Segment of a firm"), "FIRMS")
        self.addParameter(
            QgsProcessingParameterExpression(
                "JOBS", tr("Jobs in a firm"), defaultValue="", parentLayerParameterName="FIRMS", optional=True
            )
        )
        self._add_source("HUBS", tr("Transit hubs"), PLACES)
        texts = (
            tr("Indicators: preset file"),
            tr("Composition for the change: preset file"),
            tr("Attributes of commuters: preset file"),
            tr("Facility types: preset file"),
            tr("Crowds that walk: preset file"),
            tr("Segments of the value chain: preset file"),
            tr("Rules: preset file"),
        )
        for name, text in zip(self.FILES, texts):
            self.add_advanced(QgsProcessingParameterFile(name, text, extension="json", optional=True))
        shared.add_min_count(self)
        shared.add_lane(self, tr("How the commutes are read"))
        self.add_advanced(
            QgsProcessingParameterString(self.LEAVE_OUT, tr("Steps to leave out, with commas"), "", optional=True)
        )
        self.addParameter(QgsProcessingParameterString(self.TITLE, tr("Title of the report"), "", optional=True))
        self.addParameter(QgsProcessingParameterFileDestination(self.STUDY, tr("Study"), tr("GeoPackage (*.gpkg)")))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report"), tr("HTML (*.html)"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def _add_source(self, name, text, kinds):
        self.addParameter(QgsProcessingParameterFeatureSource(name, text, kinds, optional=True))

    def _add_field(self, name, text, parent):
        self.addParameter(
            QgsProcessingParameterField(name, text, parentLayerParameterName=parent, optional=True, defaultValue=None)
        )

    def checkParameterValues(self, parameters, context):
        """Refuse, before anything runs, a study in a file that an input is read from."""
        fine, message = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, message
        path = self.parameterAsFileOutput(parameters, self.STUDY, context)
        if not path.lower().endswith(".gpkg"):
            text = tr("The study is a GeoPackage: let the name of STUDY end with .gpkg, not '{path}'.")
            return False, text.format(path=path)
        problem = problem_with(path)
        other = self._paths_read(parameters, context).get(os.path.realpath(path))
        if other:
            problem = tr("'{path}' is the file of '{other}' too; choose another.").format(path=path, other=other)
        return (False, f"{tr('Study')}: {problem}") if problem else (True, "")

    def prepareAlgorithm(self, parameters, context, feedback):
        """Take hold of the input layers, and note what they are, on the thread that owns them."""
        super().prepareAlgorithm(parameters, context, feedback)
        self.given = {}
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if value is None or definition.name() in (self.STUDY, self.REPORT):
                continue
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                value = self._source_text(definition.name(), value, context, feedback)
            elif isinstance(definition, QgsProcessingParameterCrs):
                crs = self.parameterAsCrs(parameters, definition.name(), context)
                value = crs.authid() or crs.toWkt()
            elif isinstance(value, QgsProperty):
                value = value.staticValue()
            self.given[definition.name()] = value
        return True

    def _source_text(self, name, value, context, feedback):
        """Return what a layer can be opened by once more."""
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            if value.selectedFeaturesOnly:
                feedback.pushWarning(
                    tr("{name}: the study keeps the layer, but not which of its features are selected now.").format(
                        name=name
                    )
                )
            value = value.source
        if isinstance(value, QgsProperty):
            value = value.staticValue()
        layer = QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) else value
        # whoever gets the file need not get the database's password with it
        return str(value) if layer is None else QgsDataSourceUri.removePassword(layer.source())

    def compute(self, parameters, context, feedback):
        """Run every step that its layers are there for, into one file."""
        path = self.parameterAsFileOutput(parameters, self.STUDY, context)
        own = {name: value for name, value in parameters.items() if self.parameterDefinition(name) is not None}
        steps, missing = studysteps.steps_of(self, own, context)
        for text in missing:
            feedback.pushInfo(text)
        folder = tempfile.mkdtemp()
        try:
            # under a plain name, and whole before it comes to its place
            made = os.path.join(folder, "study.gpkg")
            ledgers = self._run(steps, made, own, context, feedback)
            if self.source("HUBS") is not None:
                add_points(made, "hubs", self.source("HUBS"))
            self._add_region_names(made, own, context)
            rows = [("study", name, json.dumps(value, ensure_ascii=False)) for name, value in self.given.items()]
            add_table(made, "parameters", studysteps.PARAMETER_KINDS, rows)
            add_table(made, "ledger", studysteps.LEDGER_KINDS, studysteps.ledger_rows(ledgers))
            if self.parameterAsInt(parameters, shared.MIN_COUNT, context) > 0:
                withhold_before(made)
            stop_if_cancelled(feedback)
            report = self._report(made, parameters, context, feedback)
            put_in_place(made, self.begun.begin(path))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return {self.STUDY: path, **report, self.LEDGER: json.dumps(ledgers, ensure_ascii=False)}

    def _add_region_names(self, path, parameters, context):
        """Keep the names of the regions outside with the study, for its report."""
        source = self.source(commuting.EXTERNAL)
        fields = [
            self.parameterAsString(parameters, name, context) for name in (commuting.EXTERNAL_ID, "EXTERNAL_NAME")
        ]
        if source is not None and all(fields):
            table = read(source, fields)
            rows = zip(*(table.fields[name].as_text() for name in fields))
            add_table(path, "regions", dict.fromkeys(("region", "name"), "text"), rows)

    def _run(self, steps, path, parameters, context, feedback):
        """Run the steps; return step -> its ledger (as parsed JSON)."""
        several, ledgers = QgsProcessingMultiStepFeedback(len(steps) + 1, feedback), {}
        runs = self.children(steps, path, parameters, context)
        for number, (step, child, given) in enumerate(runs):
            stop_if_cancelled(feedback)
            several.setCurrentStep(number)
            feedback.pushInfo(
                tr("Step {number} of {all}: {name}").format(number=number + 1, all=len(steps), name=child.displayName())
            )
            lent = child.sources
            child.prepareAlgorithm({name: given[name] for name in step.tables}, context, several)
            child.sources.update(lent)
            try:
                results = child.compute(given, context, several)
                child.postProcessAlgorithm(context, several)
            except QgsProcessingException as problem:
                raise Refusal(f"{child.displayName()}: {problem}") from problem
            ledgers[step.name] = json.loads(results[self.LEDGER])
        several.setCurrentStep(len(steps))
        return ledgers

    def children(self, steps, path, parameters, context):
        """Return (step, its algorithm, its parameters) of each step; they share the readings, and have announced."""
        self.readings = Readings(self, parameters)
        self.readings.capacity = self.expression_text(parameters, facility.CAPACITY, context)
        runs = [(step, *self._child(step, path, parameters)) for step in steps]
        quiet = QgsProcessingFeedback(False)
        for step, child, given in runs:
            # one reading of each input serves all: first everything that will be asked of it
            if not step.alone:
                child.announce(given, context, quiet)
        return runs

    def _child(self, step, path, parameters):
        """Return (the algorithm of a step with its sources and what all have read, its parameters)."""
        child = step.algorithm()
        child.straight = True
        child.initAlgorithm()
        names = [definition.name() for definition in child.parameterDefinitions()]
        child.sources = {}
        for name in names:
            source = self.source(step.renamed.get(name, name))
            if source is not None and name not in step.tables:
                child.sources[name] = source
        child.readings = self.readings
        if step.alone:
            child.readings = Readings(self, parameters)
            child.readings.kept = _Shared(self.readings.kept)
        return child, step.parameters(names, parameters, path)

    def _report(self, path, parameters, context, feedback):
        """Write the report if one is asked for; return what the results hold for it."""
        if not parameters.get(self.REPORT):
            return {}
        from ..report.sections import write_report

        target = self.parameterAsFileOutput(parameters, self.REPORT, context)
        draft = self.begun.begin(target)
        write_report(path, draft, self.parameterAsString(parameters, self.TITLE, context), stop=stopper(feedback))
        return {self.REPORT: target}


class _Shared(dict):
    """What one run reads for itself, but for the divisions, which all share."""

    ALL = ("divisions", "ground", "shown")

    def __init__(self, common):
        super().__init__()
        self.common = common

    def __contains__(self, key):
        return (self.common if key in self.ALL else super()).__contains__(key)

    def __getitem__(self, key):
        return (self.common if key in self.ALL else super()).__getitem__(key)

    def __setitem__(self, key, value):
        (self.common if key in self.ALL else super()).__setitem__(key, value)


HELP = """<p>Everything in one run: crowd profile, change between two dates, commuting, facilities, living circles, the
value chain and customised demand, from your layers into one GeoPackage with styles, and one report.</p>
<p>Only what its layers are given for is run; what is missing is said. LEAVE_OUT names steps that are not wanted:
change, bands, flows, commuters, commute_map, demand, circles, industry, chain, products.</p>
<p>With MIN_COUNT each table also withholds what those before it would give away. That nobody commutes somewhere, or
has a facility in reach, is shown.</p>
<p>Each input is read and placed once. The names of the parameters are those of the single algorithms, whose help
tells of formulas, units (shares in per cent) and why a value is NULL.</p>
<p>Without preset files the indicators, facility types, crowds and rules are the default ones, made for Lingang, a new
town near Shanghai. For another place give your own: INDICATORS_FILE; with a population at an earlier date
COMPOSITION_FILE; with facilities TYPES_FILE and CROWDS_FILE; and for what to build RULES_FILE.</p>
<p>The study's tables: profile, change, bands, flows, matrix, balance, commuters_table, commute_map, demand, circles,
industry, chain, products, each with its table; <b>parameters</b> and <b>ledger</b>, with which the run can be repeated
and checked.</p>"""
