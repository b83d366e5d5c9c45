"""Walking on a real network: facilitydemand against QGIS's graph analyser and its service areas, on Porto Alegre."""

import measure
import numpy as np
import scene

DATA = measure.ROOT.parent / "shared" / "data" / "porto_alegre"
FACILITIES, SEARCHED, AREAS = 1000, 100, 20  # QGIS's take minutes: a part of them runs, and is scaled up
LEAST = 20.0
MINUTES, SPEED = 15.0, 4.8


def report_walking(report):
    """Time ours with 1,227 units and 1,000 facilities, and QGIS's searches from a part of the facilities."""
    if not DATA.is_dir():
        report.note("Porto Alegre", "skipped: ../shared/data is not there")
        return
    places = _facilities()
    _ours(places)
    searches, areas = _GraphSearches(places), _ServiceAreas(places)
    taken = measure.in_turns(
        {"ours": lambda: _ours(places)}, {"graph": searches.build, "searches": searches.search, "areas": areas.run}, 1
    )
    report.time(f"facilitydemand, Porto Alegre's ways, 1,227 units, {FACILITIES:,} facilities", taken["ours"])
    report.time("  QGIS: graph with all points tied", taken["graph"])
    report.time(f"  QGIS: one search each from {SEARCHED} facilities", taken["searches"])
    report.time(f"  QGIS: service areas of {AREAS} facilities", taken["areas"])
    middle = measure.middle(taken)
    times = FACILITIES // SEARCHED
    report.ratio(
        "QGIS's graph and a search for each / ours",
        measure.added(middle["graph"], *[middle["searches"]] * times),
        middle["ours"],
        LEAST,
    )
    report.ratio(
        "QGIS's service areas / ours", measure.added(*[middle["areas"]] * (FACILITIES // AREAS)), middle["ours"], LEAST
    )


def _facilities():
    """Return the path of points near the ways, made once."""
    path = scene.folder() / f"walked-{FACILITIES}-v{scene.VERSION}.gpkg"
    if path.exists():
        return path
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

    hexagons = QgsVectorLayer(str(DATA / "hexgrid_points.gpkg"), "hexagons", "ogr")
    xy = np.array([(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in hexagons.getFeatures()])
    chance = np.random.default_rng(19)
    spots = xy[chance.integers(0, len(xy), FACILITIES)] + chance.normal(0, 0.001, (FACILITIES, 2))
    layer = _points(spots)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "ground"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    return path


def _points(spots):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=type:string", "places", "memory")
    features = []
    for x, y in spots.tolist():
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["clinic"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def _divisions():
    """Return one division around everything."""
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    hexagons = QgsVectorLayer(str(DATA / "hexgrid_points.gpkg"), "hexagons", "ogr")
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=id:string", "divisions", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["all"])
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(hexagons.extent()).buffered(0.05)))
    layer.dataProvider().addFeatures([feature])
    return layer


def _ours(places):
    parameters = {
        "DIVISIONS": _divisions(),
        "DIVISION_ID": "id",
        "POPULATION": str(DATA / "hexgrid_points.gpkg"),
        "FACILITIES": scene.uri(places),
        "FACILITY_TYPE": "type",
        "TYPES": ["clinic", "clinics", '"population"', "0.25", "facilities", str(MINUTES), str(SPEED)],
        "NETWORK": str(DATA / "roads.gpkg"),
        **dict.fromkeys(("OUTPUT", "TABLE", "UNITS"), "TEMPORARY_OUTPUT"),
    }
    return measure.run("spatialdemand:facilitydemand", parameters)


class _GraphSearches:
    """QGIS's network analysis, by hand: one graph with all points tied, then a Dijkstra search from each facility."""

    def __init__(self, places):
        self.places = places
        self.graph = self.tied = None

    def _spots(self, uri):
        from qgis.core import QgsVectorLayer

        return [f.geometry().asPoint() for f in QgsVectorLayer(uri, "points", "ogr").getFeatures()]

    def build(self):
        """Build the graph."""
        from qgis.analysis import QgsGraphBuilder, QgsNetworkDistanceStrategy, QgsVectorLayerDirector
        from qgis.core import QgsVectorLayer

        roads = QgsVectorLayer(str(DATA / "roads.gpkg"), "roads", "ogr")
        director = QgsVectorLayerDirector(roads, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
        director.addStrategy(QgsNetworkDistanceStrategy())
        builder = QgsGraphBuilder(roads.crs(), True, 0.0, "EPSG:7030")
        spots = self._spots(scene.uri(self.places)) + self._spots(str(DATA / "hexgrid_points.gpkg"))
        self.tied = director.makeGraph(builder, spots)
        self.graph = builder.graph()

    def search(self):
        """Search from the first facilities, and look at every unit's cost."""
        from qgis.analysis import QgsGraphAnalyzer

        units = [self.graph.findVertex(spot) for spot in self.tied[FACILITIES:]]
        found = 0
        for spot in self.tied[:SEARCHED]:
            _, costs = QgsGraphAnalyzer.dijkstra(self.graph, self.graph.findVertex(spot), 0)
            found += sum(costs[unit] <= MINUTES * SPEED * 1000 / 60 for unit in units)
        return found


class _ServiceAreas:
    """QGIS's service areas of some facilities."""

    def __init__(self, places):
        self.places = places

    def run(self):
        """Run the algorithm on the first facilities."""
        from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

        layer = QgsVectorLayer(scene.uri(self.places), "places", "ogr")
        layer.selectByExpression(f"$id <= {AREAS}")
        QgsProject.instance().addMapLayer(layer)
        parameters = {
            "INPUT": str(DATA / "roads.gpkg"),
            "STRATEGY": 0,
            "START_POINTS": QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True),
            "TRAVEL_COST2": MINUTES * SPEED * 1000 / 60,
            "OUTPUT_LINES": "TEMPORARY_OUTPUT",
        }
        measure.run("native:serviceareafromlayer", parameters)
        QgsProject.instance().removeMapLayer(layer.id())
