"""Hostile layers, by chance: what is in their fields, what they are called, and what file or provider they are in."""

import csv
import math
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import ogr
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsFeature,
    QgsField,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant
from storm_shapes import STRANGE_CRS, Twister, crs_of, moved_to

TYPES = {
    "text": QVariant.String,
    "number": QVariant.Double,
    "integer": QVariant.Int,
    "long": QVariant.LongLong,
    "boolean": QVariant.Bool,
    "date": QVariant.Date,
    "moment": QVariant.DateTime,
    "time": QVariant.Time,
    "binary": QVariant.ByteArray,
    "list": QVariant.StringList,
}
NAMES = (
    'a"b',
    "it's",
    "a;b",
    "two words",
    " around ",
    "人口",
    "\U0001f600",
    "select",
    "order",
    "{x}",
    "%s",
    "$area",
    "fid",
    "geom",
    "OGC_FID",
    "wkb_geometry",
    "ogr_geometry",
    "a.b",
    "a,b",
    "a\\b",
    "a|b=c",
    "<i>x</i>",
    "x" * 64,
    "division_id",
    "population",
    "reason",
    "1abc",
    "NULL",
    "@layer",
)
NUMBERS = (None, math.nan, math.inf, -math.inf, -5.0, 0.0, -0.0, 1e15, 1e-15, 1e300, 1.7e308, 1e-320, 0.1, 2**53 + 1)
TEXTS = (
    None,
    "",
    " ",
    "O'Brien",
    'a"b',
    "a;b",
    "a,b",
    "人口 \U0001f600",
    "x" * 5000,
    "<b>&amp;",
    "{0}",
    "%s",
    "NULL",
    "nan",
    "inf",
    "1e5",
    "1,234",
    "two\nlines",
    "0007",
    "7",
    "*",
    "elsewhere",
    "'; DROP TABLE t; --",
    "\x01",
    "１２",
    "-",
)
BROKEN = {
    "short line": "1\n",
    "open quote": '"a',
    "blank lines": "\n\n",
    "NUL": "a\0b\n",
    "long line": ",x" * 99,
}
KINDS = {
    "Point": QgsWkbTypes.GeometryType.PointGeometry,
    "LineString": QgsWkbTypes.GeometryType.LineGeometry,
    "Polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
}
CONTAINERS = ("GeoPackage", "Shapefile", "GBK Shapefile", "CSV", "GeoJSON", "FlatGeobuf", "virtual layer")
WRITERS = {"GeoPackage": ("GPKG", "gpkg"), "GeoJSON": ("GeoJSON", "geojson"), "FlatGeobuf": ("FlatGeobuf", "fgb")}


@dataclass
class Spec:
    """A layer before it is one: role of a field -> (name, type in TYPES), rows (geometry or None, {role: value})."""

    name: str
    kind: str
    crs: QgsCoordinateReferenceSystem
    fields: dict
    rows: list
    hostile: list = field(default_factory=list)


def spec(name, kind, place, crs, fields, rows):
    """A Spec of rows in metres around a place; fields {role: type}, each named like its role."""
    crs = crs_of(crs)
    rows = [(None if g is None else moved_to(g, place, crs), dict(zip(fields, values))) for g, *values in rows]
    return Spec(name, kind, crs, {role: (role, of) for role, of in fields.items()}, rows)


class Weather:
    """Makes Specs hostile and turns them into layers; notes in `hostile` what it did."""

    def __init__(self, random, folder):
        self.random, self.folder = random, Path(folder)
        self.hostile, self.kept, self.number = [], [], 0

    def note(self, what):
        """Note one hostile thing."""
        self.hostile.append(what)

    # -- making a Spec hostile

    def strike(self, made):
        """Do one hostile thing to a Spec."""
        work = self.random.choice(
            (*(self._geometry,) * 10, self._crs) * (made.kind != "None")
            + (*(self._values,) * 5, self._type, *(self._names,) * 2, self._rows, self._ids)
        )
        work(made)

    def _geometry(self, made):
        kind = self.random.choice(Twister.KINDS)
        twister = Twister(self.random, made.crs.isValid() and made.crs.isGeographic())
        some = self.random.random() < 0.7
        which = {self.random.randrange(len(made.rows))} if some and made.rows else range(len(made.rows))
        for k in which:
            shape, values = made.rows[k]
            if shape is not None and not shape.isNull() and not shape.isEmpty() and not shape.isMultipart():
                made.rows[k] = twister.twisted(shape, kind), values
        self.note(f"geometry: {kind}")

    def _crs(self, made):
        text = self.random.choice((*STRANGE_CRS, "EPSG:4326", "EPSG:3857"))
        made.crs = crs_of(text)
        self.note(f"CRS: {text[:30] or 'none'} without moving")

    def _values(self, made):
        if not made.rows:
            return
        role = self.random.choice(list(made.fields))
        _, of = made.fields[role]
        if of not in ("number", "text"):
            return
        pool = NUMBERS if of == "number" else TEXTS
        some = self.random.random() < 0.7
        value = self.random.choice(pool)
        for k in [self.random.randrange(len(made.rows))] if some else range(len(made.rows)):
            made.rows[k][1][role] = value
        self.note(f"{of}: {_short(value)} in {'a' if some else 'every'} row")

    def _ids(self, made):
        if not made.rows:
            return
        role = next(iter(made.fields))
        name, of = made.fields[role]
        how = self.random.choice(("all alike", "numbers", "blank", "in spaces", "texts of numbers"))
        for k, (_, values) in enumerate(made.rows):
            texts = {"all alike": "same", "numbers": float(k), "blank": " " * k, "in spaces": f" {k} "}
            values[role] = _as(texts.get(how, f"0{k}"), of)
        if how == "numbers":
            made.fields[role] = (name, "number")
            for k, (_, values) in enumerate(made.rows):
                values[role] = float(k)
        self.note(f"first field: {how}")

    def _type(self, made):
        role = self.random.choice(list(made.fields))
        name, old = made.fields[role]
        new = self.random.choice([one for one in TYPES if one != old])
        made.fields[role] = (name, new)
        for _, values in made.rows:
            values[role] = _as(values[role], new)
        self.note(f"type: {old} as {new}")

    def _names(self, made):
        name = self.random.choice(NAMES)
        if self.random.random() < 0.4:
            made.name = name
            self.note("name of a layer")
            return
        role = self.random.choice(list(made.fields))
        if name.lower() in {other.lower() for other, _ in made.fields.values()}:
            return
        made.fields[role] = (name, made.fields[role][1])
        self.note(f"name of a field: {name[:14]}")

    def _rows(self, made):
        count = self.random.randint(0, 3)
        made.rows = made.rows[:count]
        self.note(f"{len(made.rows)} rows")

    # -- layers

    def layer(self, made):
        """Return (what a parameter takes, role -> the field's name in it)."""
        self.number += 1
        kinds = {QgsWkbTypes.geometryType(g.wkbType()) for g, _ in made.rows if g and not g.isNull()}
        layer, names = self._memory(made), [name for name, _ in made.fields.values()]
        container = self.random.choice(CONTAINERS) if self.random.random() < 0.5 else "memory"
        if made.kind != "None" and kinds - {KINDS[made.kind]}:
            container = "mixed GeoPackage"
        other, value = None, layer
        if container != "memory":
            other = self._stored(made, layer, container)
        if other is not None and other.isValid():
            self.note(f"in: {container}")
            layer = value = other
            found = [f.name() for f in layer.fields()]
            if len(found) > len(names):
                # the file's own key, or the geometry's text, comes first
                found = found[1:]
            names = [*found, *names[len(found) :]]
        value = self._given(layer)
        self.kept.append(layer)
        return value, dict(zip(made.fields, names))

    def _given(self, layer):
        """Return the layer, the path of its file, or a definition of its selected features."""
        chance = self.random.random()
        if chance < 0.1 and layer.providerType() == "ogr":
            return layer.source()
        if chance < 0.17:
            QgsProject.instance().addMapLayer(layer, False)
            layer.selectByIds(self.random.sample(sorted(layer.allFeatureIds()), layer.featureCount() // 2))
            self.note("selected features alone")
            return QgsProcessingFeatureSourceDefinition(layer.id(), True)
        if chance < 0.23 and layer.featureCount() > 0 and layer.startEditing():
            layer.deleteFeature(min(layer.allFeatureIds()))
            self.note("edits that are not saved")
        if 0.23 <= chance < 0.29 and layer.providerType() in ("ogr", "delimitedtext") and layer.fields().count():
            name = layer.fields()[layer.fields().count() - 1].name()
            if layer.setSubsetString(f"{QgsExpression.quotedColumnRef(name)} IS NOT NULL"):
                self.note("a filter")
        return layer

    def _memory(self, made):
        layer = QgsVectorLayer(made.kind, made.name, "memory")
        layer.setCrs(made.crs)
        for name, of in made.fields.values():
            layer.dataProvider().addAttributes([_field(name, of)])
        layer.updateFields()
        for shape, values in made.rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([NULL if values[role] is None else values[role] for role in made.fields])
            if shape is not None and not shape.isNull():
                feature.setGeometry(shape)
            if not layer.dataProvider().addFeatures([feature])[0]:
                feature.clearGeometry()
                layer.dataProvider().addFeatures([feature])
        layer.updateExtents()
        return layer

    def _stored(self, made, layer, container):
        """Return the layer in a file or another provider; None where that does not take it."""
        stem = self.folder / f"layer{self.number}"
        if container == "virtual layer":
            QgsProject.instance().addMapLayer(layer, False)
            self.kept.append(layer)
            return QgsVectorLayer(f'?layer_ref={layer.id()}&query=SELECT * FROM "{layer.id()}"', made.name, "virtual")
        if container == "CSV":
            return self._csv(made, stem.with_suffix(".csv"))
        if container == "mixed GeoPackage":
            return self._mixed(made, stem.with_suffix(".gpkg"))
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = made.name
        driver, suffix = WRITERS.get(container, ("ESRI Shapefile", "shp"))
        options.driverName = driver
        if "Shapefile" in container:
            options.fileEncoding = "GBK" if "GBK" in container else "UTF-8"
        path = f"{stem}.{suffix}"
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
        if container == "GBK Shapefile" and self.random.random() < 0.4 and stem.with_suffix(".cpg").exists():
            stem.with_suffix(".cpg").unlink()
            self.note("GBK that nothing tells of")
        return QgsVectorLayer(path, made.name, "ogr")

    def _csv(self, made, path):
        encoding = self.random.choice(("utf-8", "utf-8-sig", "gbk", "utf-16"))
        separator = self.random.choice(",;\t|")
        broken = self.random.choice(["whole"] * 4 + list(BROKEN))
        self.note(f"CSV: {encoding}, {broken}")
        with open(path, "w", encoding=encoding, errors="replace", newline="") as file:
            out = csv.writer(file, delimiter=separator)
            geometry = made.kind != "None"
            out.writerow(["WKT"] * geometry + [name for name, _ in made.fields.values()])
            for shape, values in made.rows:
                wkt = shape.asWkt() if shape is not None and not shape.isNull() else ""
                out.writerow([wkt] * geometry + [_text(values[role]) for role in made.fields])
            file.write(BROKEN.get(broken, ""))
        if self.random.random() < 0.3:
            types = ['"Real"' if of == "number" else '"String"' for _, of in made.fields.values()]
            path.with_suffix(".csvt").write_text(",".join(["WKT"] * geometry + types))
        if self.random.random() < 0.3:
            self.note("in: delimited text")
            delimiter = {"\t": "\\t"}.get(separator, separator)
            shapes = "wktField=WKT" if geometry else "geomType=none"
            words = f"type=csv&delimiter={delimiter}&detectTypes=yes&encoding={encoding}&crs={made.crs.authid()}"
            return QgsVectorLayer(f"file://{path}?{words}&{shapes}", made.name, "delimitedtext")
        # QGIS finds what is a number only if asked
        guess = "|option:AUTODETECT_TYPE=YES" if self.random.random() < 0.5 else ""
        layer = QgsVectorLayer(f"{path}{guess}", made.name, "ogr")
        if geometry:
            layer.setCrs(made.crs)
        return layer

    def _mixed(self, made, path):
        """A GeoPackage that takes every kind of geometry in one table."""
        file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        system = None
        if made.crs.isValid():
            from osgeo import osr

            system = osr.SpatialReference()
            system.ImportFromWkt(made.crs.toWkt())
        table = file.CreateLayer("mixed", system, ogr.wkbUnknown)
        if table is None:
            return None
        for name, of in made.fields.values():
            table.CreateField(ogr.FieldDefn(name, ogr.OFTReal if of == "number" else ogr.OFTString))
        for shape, values in made.rows:
            feature = ogr.Feature(table.GetLayerDefn())
            for k, (role, (_, of)) in enumerate(made.fields.items()):
                value = values[role]
                if value is not None and k < table.GetLayerDefn().GetFieldCount():
                    feature.SetField(k, float(value) if of == "number" else _text(value))
            if shape is not None and not shape.isNull():
                feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(shape.asWkb())))
            table.CreateFeature(feature)
        del table, file
        return QgsVectorLayer(str(path), made.name, "ogr")


def _field(name, of):
    return QgsField(name, TYPES[of], subType=QVariant.String) if of == "list" else QgsField(name, TYPES[of])


def _short(value):
    return repr(value)[:24]


def _text(value):
    if value is None:
        return ""
    return value.toString() if hasattr(value, "toString") else str(value)


def _as(value, of):
    """Return a value as one of a type of field, as near as that comes."""
    if value is None:
        return None
    try:
        amount = float(value)
    except (TypeError, ValueError):
        amount = float(sum(map(ord, str(value))) % 100)
    whole = int(amount) if math.isfinite(amount) and abs(amount) < 2e9 else 7
    made = {
        "text": lambda: str(value),
        "number": lambda: amount,
        "integer": lambda: whole,
        "long": lambda: whole * 2**31,
        "boolean": lambda: whole % 2 == 0,
        "date": lambda: QDate(1900 + whole % 200, 1 + whole % 12, 1),
        "moment": lambda: QDateTime(QDate(1900 + whole % 200, 1, 1), QTime(1, 2, 3)),
        "time": lambda: QTime(whole % 24, 0, 0),
        "binary": lambda: QByteArray(str(value).encode()),
        "list": lambda: [str(value), "b"],
    }
    return made[of]()
