"""What all algorithms share: reading parameters, saying problems, writing and styling outputs."""

import os
import traceback
from contextlib import contextmanager
from importlib.util import find_spec

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingUtils,
    QgsProperty,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QIcon

from ..analysis.definitions import Problem
from ..layers.compatibility import filter_of
from ..layers.divisions import Ground, read_divisions
from ..layers.messages import Cancelled, Refusal, tr
from ..layers.reading import Source, file_parts
from ..layers.writing import NUMBER, TEXT, common_type, extended_fields, make_fields, write, write_extended
from .begun import BegunFiles
from .destinations import path_of, problem_with, table_of
from .guide import guide_url

ROOT = os.path.dirname(os.path.dirname(__file__))
# of a result without a row that has a geometry
EMPTY_TYPES = {
    QgsProcessing.SourceType.TypeVectorPoint: QgsWkbTypes.Type.Point,
    QgsProcessing.SourceType.TypeVectorLine: QgsWkbTypes.Type.LineString,
}
LONGEST_SENTENCE = 1200  # characters
# what every output with a row a division begins with
HEAD = {"division_id": TEXT, "division_name": TEXT, "division_type": TEXT}


class SpatialDemandAlgorithm(QgsProcessingAlgorithm):
    """Base of all algorithms: each gives NAME, GROUP, LIBRARIES, defines parameters, and computes."""

    NAME = ""
    GROUP = ""
    LIBRARIES = ("pandas",)

    DIVISIONS = "DIVISIONS"
    DIVISION_ID = "DIVISION_ID"
    DIVISION_NAME = "DIVISION_NAME"
    DIVISION_TYPE = "DIVISION_TYPE"
    OUTPUT = "OUTPUT"
    TABLE = "TABLE"
    LEDGER = "LEDGER"

    # what the runs of a study read together; None where a run stands alone
    readings = None
    # where what would be written goes instead: output -> (kinds, frame); see captured_by
    captured = None
    # whether outputs go straight to their files, which are nobody's yet: those of a study's steps
    straight = False

    def createInstance(self):
        """Return a fresh one for a run."""
        return type(self)()

    def name(self):
        """Return the id within the provider."""
        return self.NAME

    def group(self):
        """Return the group in the toolbox."""
        return {
            "crowds": tr("Crowds"),
            "commuting": tr("Commuting"),
            "facilities": tr("Facilities"),
            "demand": tr("Demand and scenarios"),
        }[self.GROUP]

    def groupId(self):
        """Return the group's id."""
        return self.GROUP

    def icon(self):
        """Return the algorithm's own icon."""
        return QIcon(os.path.join(ROOT, "resources", "icons", f"{self.NAME}.svg"))

    def shortHelpString(self):
        """Return the help beside the dialog; QGIS would make a paragraph of every line."""
        return self.help_text().replace("\n", " ")

    def helpUrl(self):
        """Return the guide's section on this algorithm, which the dialog's Help button opens."""
        return guide_url(self.NAME)

    def help_text(self):
        """Return the help as HTML: units, formulas, fields, what NULL means."""
        raise NotImplementedError

    def canExecute(self):
        """Say which Python package is missing, if one is; without it the algorithm is listed but cannot run."""
        missing = [name for name in self.LIBRARIES if find_spec(name) is None]
        if not missing:
            return True, ""
        return False, tr(
            "This QGIS has no Python package {packages}. Install it: on Windows by the OSGeo4W setup, on Debian or "
            "Ubuntu by apt install {debian}, elsewhere by pip for QGIS's own Python."
        ).format(packages=", ".join(missing), debian=" ".join(f"python3-{name}" for name in missing))

    # -- parameters

    def add_divisions(self):
        """Add the parameters that every algorithm on divisions begins with."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.DIVISIONS, tr("Planning divisions"), [QgsProcessing.SourceType.TypeVectorPolygon]
            )
        )
        for name, text, optional in (
            (self.DIVISION_ID, tr("Division id (one for each)"), False),
            (self.DIVISION_NAME, tr("Division name"), True),
            (self.DIVISION_TYPE, tr("Division type"), True),
        ):
            self.addParameter(
                QgsProcessingParameterField(
                    name, text, parentLayerParameterName=self.DIVISIONS, optional=optional, defaultValue=None
                )
            )

    def add_sink(self, name, text, table=False):
        """Add an output layer of polygons, or of rows without geometry."""
        kind = QgsProcessing.SourceType.TypeVector if table else QgsProcessing.SourceType.TypeVectorPolygon
        # made by default; on a command line that does not ask for the table it may be left out
        self.addParameter(QgsProcessingParameterFeatureSink(name, text, kind, optional=table))

    def add_optional_sink(self, name, text, kind=QgsProcessing.SourceType.TypeVectorAnyGeometry, made=False):
        """Add an output that may be left out; made: whether the dialog makes it unless told otherwise."""
        self.addParameter(QgsProcessingParameterFeatureSink(name, text, kind, optional=True, createByDefault=made))

    def add_advanced(self, parameter):
        """Add a parameter that most users leave alone."""
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    # -- a run

    def checkParameterValues(self, parameters, context):
        """Refuse, before anything runs, outputs in a format that would cut field names."""
        fine, message = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, self._unreadable_source(parameters, context) or message
        used = self._paths_read(parameters, context)
        for definition in self.parameterDefinitions():
            if not isinstance(definition, QgsProcessingParameterFeatureSink):
                continue
            value = parameters.get(definition.name())
            path = path_of(value)
            problem = problem_with(path)
            # a destination that names a table of a GeoPackage leaves the others there alone
            if path and not problem and not table_of(value):
                other = used.get(os.path.realpath(path))
                if other:
                    problem = tr("'{path}' is the file of '{other}' too; choose another.").format(
                        path=path, other=other
                    )
                used[os.path.realpath(path)] = definition.description()
            if problem:
                return False, f"{definition.description()}: {problem}"
        return True, ""

    def _unreadable_source(self, parameters, context):
        """Return the sentence about the first input that is named by its place and is no layer there, '' for none."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if (
                not isinstance(definition, QgsProcessingParameterFeatureSource)
                or not isinstance(value, str)
                or not value
            ):
                continue
            if QgsProcessingUtils.mapLayerFromString(value, context) is None:
                text = tr("{what}: '{source}' cannot be read as a layer: see that it is there and may be read.")
                source = QgsDataSourceUri.removePassword(value)
                return _readable(text.format(what=definition.description(), source=source))
        return ""

    def _paths_read(self, parameters, context):
        """Return the files that the inputs are read from: real path -> the parameter's name in words."""
        paths = {}
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSource) and parameters.get(definition.name()):
                layer = self.parameterAsVectorLayer(parameters, definition.name(), context)
                if layer is not None and layer.providerType() == "ogr":
                    paths[file_parts(layer.source()).path] = definition.description()
        return paths

    def prepareAlgorithm(self, parameters, context, feedback):
        """Take hold of the input layers on the thread that owns them."""
        self.sources = {}
        self.written = {}
        self.begun = BegunFiles()
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                name = definition.name()
                if parameters.get(name) in (None, ""):
                    continue
                self.sources[name] = self._take_source(name, parameters, context)
        return True

    def _take_source(self, name, parameters, context):
        features = self.parameterAsSource(parameters, name, context)
        if features is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        value, whole = parameters[name], True
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            whole = not value.selectedFeaturesOnly and value.featureLimit < 0 and not filter_of(value)
            value = value.source
        if isinstance(value, QgsProperty):
            value = value.staticValue()
        layer = QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) else value
        title = layer.name() if layer is not None else features.sourceName()
        if isinstance(value, str) and "|layername=" in value:
            # a layer that was named by its file would be called like it, and several layers alike
            title = value.split("|layername=")[1].split("|")[0]
        return Source(
            features, layer, title or name, whole, self.createExpressionContext(parameters, context, features)
        )

    def source(self, name):
        """Return the layers.reading.Source of a parameter, None where it is not given."""
        return self.sources.get(name)

    def expression_text(self, parameters, name, context):
        """Return an expression as it was written; QGIS itself puts the default where one cannot be read."""
        value = parameters.get(name)
        if isinstance(value, str) and value.strip():
            return value
        return self.parameterAsExpression(parameters, name, context)

    def read_divisions(self, parameters, context, feedback):
        """Return the layers.divisions.Divisions of the parameters that add_divisions added."""
        names = (self.DIVISION_ID, self.DIVISION_NAME, self.DIVISION_TYPE)
        fields = [self.parameterAsString(parameters, name, context) for name in names]
        source = self.source(self.DIVISIONS)
        return self.read_once("divisions", lambda: read_divisions(source, *fields, feedback=feedback))

    def read_ground(self, parameters, context, feedback):
        """Return the layers.divisions.Ground of the parameters that add_divisions added."""
        divisions = self.read_divisions(parameters, context, feedback)
        ground = self.read_once("ground", lambda: Ground(divisions, context.transformContext(), feedback))
        feedback.setProgress(10)
        return ground

    def announce(self, parameters, context, feedback):
        """Note in the readings what this run will ask of inputs that others read too."""

    def read_once(self, key, make):
        """Return what `make` gives; within a study only the first run makes it, and the others get the same."""
        if self.readings is None:
            return make()
        if key not in self.readings.kept:
            self.readings.kept[key] = make()
        return self.readings.kept[key]

    def processAlgorithm(self, parameters, context, feedback):
        """Compute; every problem reaches the user as one sentence."""
        try:
            results = self.compute(parameters, context, feedback)
            self.begun.keep()
            return results
        except Exception as error:
            # QGIS keeps an exception for good, and with it whatever the frames below have read
            traceback.clear_frames(error.__traceback__)
            said = str(error) if isinstance(error, QgsProcessingException) else in_words(error)
            said = said and self.begun.in_words(said)
            self.begun.undo()
            if said is None:
                raise
        raise QgsProcessingException(said)

    def compute(self, parameters, context, feedback):
        """Read, analyse, write; return the results. Raises Refusal, Problem or Cancelled."""
        raise NotImplementedError

    # -- outputs

    def write_output(self, name, parameters, context, feedback, kinds, frame, geometries=None, crs=None, style=None):
        """Write a frame to a sink parameter and return what the results hold for it.

        style: called with the finished layer, so that it arrives styled wherever it is loaded.
        """
        if self.captured is not None:
            self.captured[name] = (kinds, frame)
            return name
        without = EMPTY_TYPES.get(self.parameterDefinition(name).dataType(), QgsWkbTypes.Type.MultiPolygon)
        kind = QgsWkbTypes.Type.NoGeometry if geometries is None else common_type(geometries, without)
        crs = QgsCoordinateReferenceSystem() if crs is None else crs
        return self._fill(
            name,
            (parameters, context, make_fields(kinds), kind, crs),
            lambda sink: write(sink, kinds, frame, geometries, feedback),
            len(frame),
            style,
        )

    def write_divisions(self, parameters, context, feedback, divisions, wide, style, texts=()):
        """Write OUTPUT, a frame with a row a division in their order, on the divisions; see write_output.

        What follows HEAD are numbers, but for `texts`.
        """
        wide["division_name"], wide["division_type"] = divisions.names, divisions.types
        kinds = {**HEAD, **{name: TEXT if name in texts else NUMBER for name in wide.columns if name not in HEAD}}
        common = (parameters, context, feedback, kinds, wide)
        return self.write_output(self.OUTPUT, *common, divisions.geometries, divisions.crs, style)

    def write_extended(self, name, parameters, context, feedback, source, kinds, frame, style=None):
        """Write a Source's features with all their fields and a frame's columns beside them; see write_output."""
        fields, kept = extended_fields(source, kinds, feedback)
        return self._fill(
            name,
            (parameters, context, fields, source.features.wkbType(), source.crs),
            lambda sink: write_extended(sink, kept, source, kinds, frame, feedback),
            len(frame),
            style,
        )

    def _fill(self, name, made_of, fill, rows, style):
        """Make a sink (of parameters, context, fields, geometry type, CRS), fill it, and keep its style for later."""
        parameters, context, fields, kind, crs = made_of
        if parameters.get(name) is not None and not self.straight:
            parameters = {**parameters, name: self.begun.begin(parameters[name])}
        try:
            sink, destination = self.parameterAsSink(parameters, name, context, fields, kind, crs)
            if sink is None and parameters.get(name) is not None:
                raise QgsProcessingException(self.invalidSinkError(parameters, name))
        except QgsProcessingException as error:
            raise Refusal(
                tr("{problem}; make room on the disk, or choose another place, name or format.").format(
                    problem=" ".join(str(error).split()).rstrip(" .:")
                )
            ) from error
        if sink is None:
            return None
        try:
            fill(sink)
            sink.flushBuffer()
        except Exception as error:
            # its frames hold the sink, and with it the file, open: then it could not be removed on Windows
            traceback.clear_frames(error.__traceback__)
            raise
        finally:
            del sink
        self.begun.check_rows(destination, rows)
        destination = self.begun.place_of(destination, context)
        self.written[name] = (destination, style)
        return destination

    def postProcessAlgorithm(self, context, feedback):
        """Style the outputs: in the layer itself, and beside the data so that the style travels with a file."""
        for destination, style in self.written.values():
            if style is None:
                continue
            layer = QgsProcessingUtils.mapLayerFromString(destination, context)
            if layer is not None:
                style(layer)
        return {}


@contextmanager
def captured_by(algorithm):
    """Within it an algorithm writes nothing: gives output parameter -> (kinds, frame) of what it would write."""
    algorithm.captured = {}
    try:
        yield algorithm.captured
    finally:
        algorithm.captured = None


def in_words(error):
    """Return the sentence that a user gets for an exception; None for one that is a mistake of ours."""
    if isinstance(error, Cancelled):
        return tr("Cancelled: nothing was written.")
    if isinstance(error, Problem):
        return _readable(tr(error.template).format(**error.values))
    return _readable(str(error)) if isinstance(error, Refusal) else None


def _readable(text):
    """Return a sentence in one line, without the middle of one that names something endless."""
    # half a character, as broken encodings leave it, would leave nothing of the sentence
    text = " ".join(text.splitlines()).encode(errors="replace").decode()
    return text if len(text) <= LONGEST_SENTENCE else f"{text[: LONGEST_SENTENCE - 300]} ... {text[-300:]}"
