"""The dock's run for elsewhere: as a command line of qgis_process, and as a model."""

import shlex

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFields,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsProject,
    QgsProperty,
)
from qgis.PyQt.QtCore import QPointF, QSizeF

from ..layers.messages import Refusal, tr

ALGORITHM = "spatialdemand:study"
DESTINATIONS = {"STUDY": "study.gpkg"}  # where a command without another puts its results: where it is called
RESULTS = {"STUDY": "Study", "REPORT": "Report"}  # ASCII: they are parameters of the model
_PROVIDER = QgsFields.FieldOrigin.OriginProvider


def qgis_process_command(parameters, project=None):
    """Return a command line for a POSIX shell that does the dock's run; layers are given by their ids.

    Raises Refusal where another program cannot read a layer as it is.
    """
    project = project or QgsProject.instance()
    lines = [f"qgis_process run {ALGORITHM} --"]
    for name, value in {**DESTINATIONS, **parameters}.items():
        layer = project.mapLayer(value) if isinstance(value, str) else None
        text = _text(value) if layer is None else readable_source(layer, parameters)
        if text:
            lines.append(shlex.quote(f"{name}={text}"))
    return " \\\n  ".join(lines)


def readable_source(layer, parameters):
    """Return what another program can open a layer by, without a password. Raises Refusal."""
    name, provider = layer.name(), layer.dataProvider()
    if layer.providerType() == "memory":
        raise Refusal(tr("'{layer}' is in memory only: save it to a file first.").format(layer=name))
    if layer.isModified():
        raise Refusal(tr("'{layer}' has edits that are not saved: save them first.").format(layer=name))
    if layer.crs() != provider.crs():
        text = tr("The CRS of '{layer}' is set in this project only: export the layer to a file first.")
        raise Refusal(text.format(layer=name))
    fields, words = layer.fields(), [str(value) for value in parameters.values()]
    for k in range(len(fields)):
        field = fields[k].name()
        if fields.fieldOrigin(k) != _PROVIDER and any(field in word for word in words):
            text = tr("The field '{field}' of '{layer}' is in this project only: export the layer to a file first.")
            raise Refusal(text.format(field=field, layer=name))
    return _source(layer)


def save_as_model(parameters, path, name, project=None):
    """Write a model that does the dock's run: its layers are the model's inputs, the rest is fixed in it.

    Raises Refusal where the file cannot be written.
    """
    project = project or QgsProject.instance()
    algorithm = QgsApplication.processingRegistry().algorithmById(ALGORITHM)
    model = QgsProcessingModelAlgorithm(name, "Spatial Demand", "spatialdemand")
    child = QgsProcessingModelChildAlgorithm(ALGORITHM)
    child.setChildId("study")
    child.setDescription(algorithm.displayName())
    child.setPosition(QPointF(520, 140))
    source, inputs = QgsProcessingModelChildParameterSource, 0
    for definition in algorithm.parameterDefinitions():
        parameter = definition.name()
        if definition.isDestination():
            continue
        value = parameters.get(parameter)
        if value not in (None, "") and isinstance(definition, QgsProcessingParameterFeatureSource):
            _add_input(model, definition, project.mapLayer(value) or value, inputs)
            child.addParameterSources(parameter, [source.fromModelParameter(parameter)])
            inputs += 1
        elif value not in (None, ""):
            child.addParameterSources(parameter, [source.fromStaticValue(value)])
        elif not definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
            # the modeler asks for every value that is needed
            child.addParameterSources(parameter, [source.fromStaticValue(definition.defaultValue())])
    child.setModelOutputs(_results(parameters))
    model.addChildAlgorithm(child)
    if not model.toFile(path):
        raise Refusal(tr("'{path}' cannot be written: choose another file.").format(path=path))


def _add_input(model, definition, layer, place):
    """Make a layer an input of the model, with the dock's layer as its default where others can open it."""
    own = definition.clone()
    # qgis_process leaves out what is optional and not given, whatever its default: better that it asks
    own.setFlags(own.flags() & ~QgsProcessingParameterDefinition.Flag.FlagOptional)
    if isinstance(layer, str):
        own.setDefaultValue(layer)
    elif layer.providerType() != "memory":
        own.setDefaultValue(_source(layer))
    shown = QgsProcessingModelParameter(own.name())
    shown.setPosition(QPointF(140, 60 + 45 * place))
    shown.setSize(QSizeF(240, 35))
    model.addModelParameter(own, shown)


def _results(parameters):
    """Return the model's results: the study, and the report where one is asked for."""
    results = {}
    for parameter, title in RESULTS.items():
        if parameter == "REPORT" and not parameters.get(parameter):
            continue
        result = QgsProcessingModelOutput(title, title)
        result.setChildId("study")
        result.setChildOutputName(parameter)
        result.setPosition(QPointF(900, 120 + 45 * len(results)))
        result.setSize(QSizeF(220, 35))
        results[title] = result
    return results


def _source(layer):
    """Return a layer's source without a password, with its provider where QGIS would guess another."""
    source = QgsDataSourceUri.removePassword(layer.source())
    if layer.providerType() == "ogr":
        return source
    return QgsProcessingUtils.encodeProviderKeyAndUri(layer.providerType(), source)


def _text(value):
    """Return a value as qgis_process reads it, '' where there is none."""
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, QgsCoordinateReferenceSystem):
        return value.authid() or value.toWkt()
    return str(value)
