"""Scenarios: results before and after a change, kept in files of their own, and compared."""

import json
import os
import re
import shutil
import tempfile
from typing import NamedTuple

from osgeo import gdal, ogr
from qgis.core import QgsCoordinateTransformContext, QgsProcessingUtils, QgsVectorFileWriter

from ..layers.messages import Refusal, tr
from ..layers.studyfile import open_geopackage, put_in_place
from ..layers.writing import BOOLEAN, NUMBER, TEXT, common_type, make_fields, write
from . import resultgroup
from .resultlayers import STYLES, load, titles
from .runner import Runner
from .setup import SCOPE

ENTRY = (SCOPE, "scenarios")  # where the project remembers them


class Scenario(NamedTuple):
    """Two kept results: a name, and the files of before and after."""

    name: str
    before: str
    after: str


def scenarios(project):
    """Return the project's Scenarios whose files are still there, in the order in which they were kept."""
    text, _ = project.readEntry(*ENTRY, "[]")
    try:
        known = [Scenario(*map(str, one)) for one in json.loads(text)]
    except (ValueError, TypeError):
        # of a project that something else has written
        return []
    return [one for one in known if os.path.exists(one.before) and os.path.exists(one.after)]


def remember(project, scenario):
    """Keep a Scenario in the project; one of the same name is replaced."""
    kept = [one for one in scenarios(project) if one.name != scenario.name]
    project.writeEntry(*ENTRY, json.dumps([*kept, scenario], ensure_ascii=False))


def files_of(name, folder):
    """Return a Scenario with names of files in a folder that its own name can be read from."""
    plain = re.sub(r"[^\w\- ]+", "_", name).strip() or tr("scenario")
    return Scenario(name, *(os.path.join(folder, f"{plain} {end}.gpkg") for end in (tr("before"), tr("after"))))


def keep(path, frames, geometries, ids, crs, styles_from=""):
    """Write tables with a row a division into a GeoPackage.

    frames: {table: DataFrame with division_id, division_name, ...}; geometries and ids: QgsGeometry and id of each
    division, in one order; styles_from: a study's file, whose styles of these tables are kept too. Raises Refusal.
    """
    shapes, folder = dict(zip(ids, geometries)), tempfile.mkdtemp()
    try:
        made = os.path.join(folder, "scenario.gpkg")
        for table, frame in frames.items():
            unknown = [one for one in frame["division_id"] if one not in shapes]
            if unknown:
                text = tr("Division '{id}' has results but no boundary: run the study again.")
                raise Refusal(text.format(id=unknown[0]))
            _write(made, table, frame, [shapes[one] for one in frame["division_id"]], crs)
        if styles_from:
            _copy_styles(styles_from, made, set(frames))
        put_in_place(made, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return path


def _write(path, table, frame, geometries, crs):
    """Add one table to a GeoPackage."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", table
    options.layerOptions = ["GEOMETRY_NAME=geom"]
    if os.path.exists(path):
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    kinds = {name: _kind(frame[name]) for name in frame.columns if name not in ("fid", "geom")}
    shape, transforms = common_type(geometries), QgsCoordinateTransformContext()
    writer = QgsVectorFileWriter.create(path, make_fields(kinds), shape, crs, transforms, options)
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise Refusal(tr("'{table}' cannot be kept: {why}").format(table=table, why=writer.errorMessage()))
    write(writer, kinds, frame, geometries)
    writer.flushBuffer()


def _kind(column):
    letter = getattr(column.dtype, "kind", "O")
    if letter == "b":
        return BOOLEAN
    return NUMBER if letter in "fiu" else TEXT


def _copy_styles(source, target, tables):
    """Copy the styles of some tables from one GeoPackage to another."""
    read = open_geopackage(source)
    styles = read.GetLayerByName(STYLES) if read is not None else None
    if styles is None:
        return
    write_to = open_geopackage(target, gdal.OF_UPDATE)
    copy = write_to.CreateLayer(STYLES, None, ogr.wkbNone)
    definition = styles.GetLayerDefn()
    for k in range(definition.GetFieldCount()):
        copy.CreateField(definition.GetFieldDefn(k))
    for feature in styles:
        if feature.GetField("f_table_name") in tables:
            own = ogr.Feature(copy.GetLayerDefn())
            own.SetFrom(feature)
            copy.CreateFeature(own)


class Compared(NamedTuple):
    """What a comparison gave: the ids of its layers by 'comparison' and 'comparison_table', its ledger, seconds."""

    layers: dict
    ledger: dict
    seconds: float


class Comparison(Runner):
    """Compares two results of one table, in the background."""

    ALGORITHM = "spatialdemand:comparescenarios"

    def compare(self, before, after, table, project, name="", min_count=0):
        """Start comparing a table of two GeoPackages; return '', or the sentence that says why not.

        min_count: a change of a count by fewer people is withheld, for it tells of those few.
        """
        problem = self._problem()
        if problem:
            return problem
        self._table, self._name = table, name
        self._path = QgsProcessingUtils.generateTempFilename("comparison.gpkg")
        to = f"ogr:dbname='{self._path}' table=\"%s\""
        parameters = {"BEFORE": f"{before}|layername={table}", "AFTER": f"{after}|layername={table}"}
        parameters.update(MIN_COUNT=min_count, OUTPUT=f"{to % 'comparison'} (geom)", TABLE=to % "comparison_table")
        return self._launch(parameters, parameters, project)

    def _bring(self, run):
        """Put the comparison on top of the results' group."""
        layers = load(self._path, True)
        what = titles().get(self._table, self._table)
        for layer, end in zip(layers.values(), (tr("before and after"), tr("before and after: all numbers"))):
            parts = [self._name, what, end] if self._name else [what, end]
            layer.setName(", ".join(parts))
        resultgroup.add(self._project, layers)
        ledger = json.loads(run.results["LEDGER"])
        return Compared({name: layer.id() for name, layer in layers.items()}, ledger, self._seconds())
