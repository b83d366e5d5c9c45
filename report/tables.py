"""Reads a study's GeoPackage: tables as DataFrames, shapes as numpy rings; through GDAL alone, on any thread."""

import json
import math
from typing import NamedTuple

import numpy as np
from osgeo import ogr

from ..layers.messages import Refusal, tr
from ..layers.shapes import FARTHEST
from ..layers.studyfile import open_geopackage

NUMBERS = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)


class Shape(NamedTuple):
    """One feature's geometry: its polygons, each a list of rings (n x 2; the first is the outside), or its points."""

    polygons: list
    points: np.ndarray

    def vertices(self):
        """Return all vertices, n x 2."""
        rings = [ring for rings in self.polygons for ring in rings]
        return np.vstack([*rings, self.points]) if rings or len(self.points) else np.empty((0, 2))


class Layer(NamedTuple):
    """A layer: its attributes (DataFrame, one row a feature), its Shapes, and whether coordinates are degrees."""

    rows: object
    shapes: list
    degrees: bool
    metres: float


class Study:
    """A study's GeoPackage, opened to be read; what it does not hold is None."""

    def __init__(self, path):
        """Open the file. Raises Refusal."""
        self.dataset = open_geopackage(path)
        if self.dataset is None:
            raise Refusal(
                tr("'{path}' is no GeoPackage that can be read; choose the file that a study wrote.").format(path=path)
            )
        layers = [self.dataset.GetLayer(i) for i in range(self.dataset.GetLayerCount())]
        self.names = {layer.GetName() for layer in layers}
        self._read = {}

    def close(self):
        """Let go of the file."""
        self.dataset = None

    def table(self, name, *needed):
        """Return a table's rows as a DataFrame, NULL as None in text and NaN in numbers.

        None where the study has no such table, no row in it, or not all the columns needed.
        """
        layer = self.layer(name, *needed)
        return None if layer is None else layer.rows

    def layer(self, name, *needed):
        """Return a Layer, or None; see table."""
        if name not in self._read:
            self._read[name] = _read(self.dataset.GetLayerByName(name)) if name in self.names else None
        found = self._read[name]
        if found is None or not len(found.rows) or any(column not in found.rows.columns for column in needed):
            return None
        return found


def _read(layer):
    import pandas as pd

    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    columns = {field.GetName(): [] for field in fields}
    spatial = layer.GetGeomType() != ogr.wkbNone
    shapes = []
    layer.ResetReading()
    for feature in layer:
        for i, values in enumerate(columns.values()):
            values.append(feature.GetField(i))
        if spatial:
            shapes.append(_shape(feature.GetGeometryRef()))
    series = {}
    for field in fields:
        values = columns[field.GetName()]
        boolean = field.GetSubType() == ogr.OFSTBoolean
        if boolean:
            series[field.GetName()] = np.array([bool(value) for value in values], bool)
        elif field.GetType() in NUMBERS:
            numbers = np.array([math.nan if value is None else value for value in values], float)
            # an infinite number says as little as none
            numbers[~np.isfinite(numbers)] = math.nan
            series[field.GetName()] = numbers
        else:
            # as objects, or newer pandas would make NaN of None
            texts = [None if value is None else str(value) for value in values]
            series[field.GetName()] = pd.Series(texts, dtype=object)
    system = layer.GetSpatialRef() if spatial else None
    degrees = bool(system.IsGeographic()) if system is not None else False
    metres = system.GetLinearUnits() if system is not None and not degrees else 1.0
    return Layer(pd.DataFrame(series), shapes, degrees, metres)


def _shape(geometry):
    polygons, points = [], []
    if geometry is not None and not geometry.IsEmpty():
        _collect(geometry.GetLinearGeometry(), polygons, points)
    return Shape(polygons, np.array(points, float).reshape(-1, 2))


def _collect(geometry, polygons, points):
    flat = ogr.GT_Flatten(geometry.GetGeometryType())
    if flat == ogr.wkbPolygon:
        rings = [geometry.GetGeometryRef(k) for k in range(geometry.GetGeometryCount())]
        rings = [np.array(ring.GetPoints(), float)[:, :2] for ring in rings if ring.GetPointCount() > 2]
        # a map has no place for what has none
        if rings and all((np.abs(ring) < FARTHEST).all() for ring in rings):
            polygons.append(rings)
    elif flat == ogr.wkbPoint and max(abs(geometry.GetX()), abs(geometry.GetY())) < FARTHEST:
        points.append((geometry.GetX(), geometry.GetY()))
    elif flat != ogr.wkbPoint:
        for k in range(geometry.GetGeometryCount()):
            _collect(geometry.GetGeometryRef(k), polygons, points)


class Division(NamedTuple):
    """A division as the report names it."""

    id: str
    name: str
    type: str
    population: float


# the layers that have a row a division, the one that counts people first
DIVISION_LAYERS = ("profile", "demand", "circles", "change", "bands", "balance", "industry", "chain", "products")


def divisions(study):
    """Return (Divisions in the file's order, the Layer that holds their polygons); ([], None) where there is none."""
    for name in (*DIVISION_LAYERS, "composition_after", "composition_before"):
        layer = study.layer(name, "division_id")
        if layer is not None and layer.shapes:
            break
    else:
        return [], None
    people = populations(study)
    rows = layer.rows.reindex(columns=["division_id", "division_name", "division_type"]).astype(object)
    rows = rows.where(rows.notna(), "")
    found = [Division(i, name or i, kind, people.get(i)) for i, name, kind in rows.itertuples(index=False)]
    return found, layer


def place_names(study):
    """Return {id: name} of the divisions and the regions outside, and what stands for elsewhere."""
    names = {one.id: one.name for one in divisions(study)[0]}
    regions = study.table("regions", "region", "name")
    if regions is not None:
        names.update({key: title for key, title in zip(regions["region"], regions["name"]) if key and title})
    return {**names, "elsewhere": tr("elsewhere")}


def populations(study):
    """Return {division id: people}, unknown ones left out."""
    for name, column in (
        ("profile", "population"),
        ("demand", "population"),
        ("circles", "population"),
        ("composition_after", "population"),
        ("change", "population_after"),
    ):
        rows = study.table(name, "division_id", column)
        if rows is not None:
            return {key: value for key, value in zip(rows["division_id"], rows[column]) if not math.isnan(value)}
    return {}


def at_level(rows, level):
    """Return the rows of one level: 'division', 'type' or 'area'."""
    return rows[rows["level"] == level]


def parameter(study, name, default):
    """Return a number that the study was run with, the default where the file does not tell."""
    rows = study.table("parameters", "name", "value")
    if rows is not None:
        for value in rows.loc[rows["name"] == name, "value"]:
            try:
                number = float(plain_value(value))
            except (TypeError, ValueError):
                continue
            if math.isfinite(number):
                return number
    return default


def plain_value(value):
    """Return a parameter's value without the quotes of JSON; other text as it is."""
    try:
        found = json.loads(value)
    except (TypeError, ValueError):
        return value
    return found if isinstance(found, str) else value


def is_missing(value):
    """Whether a value is NULL."""
    return value is None or (isinstance(value, float) and math.isnan(value))
