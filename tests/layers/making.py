"""What the tests of layers/ are made from: layers, sources, polygons by hypothesis, and a feedback that remembers."""

import math

from hypothesis import strategies as st
from osgeo import ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameters,
    QgsProject,
    QgsVectorLayer,
)

from spatial_demand.layers.reading import Source


def geometry(wkt):
    """The geometry of a WKT; a text that is none is a mistake in the test."""
    made = QgsGeometry.fromWkt(wkt)
    if made.isNull():
        raise ValueError(wkt)
    return made


def rectangle(xmin, ymin, xmax, ymax):
    """A rectangle as a polygon."""
    return geometry(f"Polygon(({xmin} {ymin}, {xmax} {ymin}, {xmax} {ymax}, {xmin} {ymax}, {xmin} {ymin}))")


def feedback(cancelled=False):
    """A feedback that keeps what was said (.said, .warned), cancelled or not."""

    class Remembering(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.said, self.warned = [], []

        def pushInfo(self, info):
            self.said.append(info)

        def pushWarning(self, warning):
            self.warned.append(warning)

    made = Remembering()
    if cancelled:
        made.cancel()
    return made


# -- layers


def memory_layer(kind, fields, rows, crs="EPSG:4326", name="layer"):
    """A memory layer; kind as 'Polygon', fields {name: type}, rows (WKT, geometry or None, values...)."""
    layer = QgsVectorLayer(kind, name, "memory")
    layer.setCrs(QgsCoordinateReferenceSystem(crs))
    layer.dataProvider().addAttributes([QgsField(field, of) for field, of in fields.items()])
    layer.updateFields()
    for shape, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if shape is not None:
            feature.setGeometry(geometry(shape) if isinstance(shape, str) else shape)
        done, _ = layer.dataProvider().addFeatures([feature])
        if not done:
            raise ValueError(values)
    return layer


def write_file(path, driver, fields, rows, kind=ogr.wkbPoint, layer="layer", options=()):
    """Write a layer with GDAL alone; fields {name: (type, subtype)}, rows (WKT or None, {name: value})."""
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    add_table(dataset, fields, rows, kind, layer, options)
    dataset = None
    return str(path)


def add_table(dataset, fields, rows, kind=ogr.wkbPoint, layer="layer", options=()):
    """Add a layer to an opened GDAL dataset, see `write_file`."""
    system = None
    if kind != ogr.wkbNone:
        system = osr.SpatialReference()
        system.ImportFromEPSG(4326)
    table = dataset.CreateLayer(layer, system, kind, options=list(options))
    for name, (of, subtype) in fields.items():
        definition = ogr.FieldDefn(name, of)
        definition.SetSubType(subtype)
        table.CreateField(definition)
    for shape, values in rows:
        feature = ogr.Feature(table.GetLayerDefn())
        for name, value in values.items():
            _set(feature, table.GetLayerDefn().GetFieldIndex(name), value)
        if shape is not None:
            feature.SetGeometry(shape if isinstance(shape, ogr.Geometry) else ogr.CreateGeometryFromWkt(shape))
        if table.CreateFeature(feature) != ogr.OGRERR_NONE:
            raise ValueError(values)


def _set(feature, index, value):
    if value is None:
        feature.SetFieldNull(index)
    elif isinstance(value, bytes):
        feature.SetFieldBinaryFromHexString(index, value.hex())
    elif isinstance(value, list) and value and isinstance(value[0], str):
        feature.SetFieldStringList(index, value)
    else:
        feature.SetField(index, value)


def file_layer(uri, name="layer"):
    """The QGIS layer of a file; one that QGIS cannot open is a mistake in the test."""
    layer = QgsVectorLayer(str(uri), name, "ogr")
    if not layer.isValid():
        raise ValueError(uri)
    return layer


def source_of(layer, whole=True, context=None):
    """The Source of a whole layer as an algorithm takes it; `whole=False` keeps it from the fast lane."""
    processing = QgsProcessingContext()
    made = Source(QgsProcessingFeatureSource(layer, processing), layer, layer.name(), whole, context)
    # what C++ only points to
    made.kept = (processing, layer)
    return made


def selected_source(layer):
    """The Source of a layer's selected features (the layer joins the project: use the fixture of this name)."""
    QgsProject.instance().addMapLayer(layer, False)
    processing = QgsProcessingContext()
    processing.setProject(QgsProject.instance())
    definition = QgsProcessingParameterFeatureSource("INPUT")
    value = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    features = QgsProcessingParameters.parameterAsSource(definition, {"INPUT": value}, processing)
    made = Source(features, layer, layer.name(), False)
    made.kept = (processing, layer, definition)
    return made


# -- polygons


@st.composite
def stars(draw, centre=(0.0, 0.0), radius=1.0, hole=None):
    """A star-shaped, so always valid, polygon's rings [[(x, y), ...], ...], closed, turning either way."""
    count = draw(st.integers(3, 9))
    turns = [draw(st.floats(0.05, 0.95)) for _ in range(count)]
    angles = [2 * math.pi * (k + turn) / count for k, turn in enumerate(turns)]
    reach = [radius * draw(st.floats(0.3, 1.0)) for _ in range(count)]
    ring = [(centre[0] + r * math.cos(a), centre[1] + r * math.sin(a)) for a, r in zip(angles, reach)]
    rings = [ring]
    if draw(st.booleans()) if hole is None else hole:
        # with gaps between its angles below half a turn a star holds its own smaller copy
        widest = max(b - a for a, b in zip(angles, [*angles[1:], angles[0] + 2 * math.pi]))
        if widest < math.pi - 0.1:
            rings.append([(centre[0] + (x - centre[0]) / 3, centre[1] + (y - centre[1]) / 3) for x, y in ring])
    return [closed(draw(turned(ring))) for ring in rings]


@st.composite
def turned(draw, ring):
    """The ring, or the same the other way round."""
    return ring[::-1] if draw(st.booleans()) else ring


def closed(ring):
    """The ring with its first vertex again at the end."""
    return [*ring, ring[0]]


@st.composite
def multi_stars(draw, most=3, offset=(0.0, 0.0), radius=1.0):
    """A MultiPolygon geometry of one to `most` stars side by side, with holes or without."""
    parts = [draw(stars((offset[0] + 2.5 * radius * k, offset[1]), radius)) for k in range(draw(st.integers(1, most)))]
    return polygon_of(parts)


def polygon_of(parts):
    """The geometry of parts, each a list of rings."""
    words = [
        "(" + ", ".join("(" + ", ".join(f"{x!r} {y!r}" for x, y in ring) + ")" for ring in rings) + ")"
        for rings in parts
    ]
    return geometry("MultiPolygon(" + ", ".join(words) + ")")


def vertices(shape):
    """[(x, y), ...] of a QgsGeometry."""
    return [(v.x(), v.y()) for v in shape.vertices()]
