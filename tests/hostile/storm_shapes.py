"""Hostile geometries and coordinate reference systems, by chance."""

import math

from qgis.core import (
    QgsCircularString,
    QgsCompoundCurve,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsCurvePolygon,
    QgsGeometry,
    QgsGeometryCollection,
    QgsLineString,
    QgsMultiPolygon,
    QgsPoint,
    QgsPolygon,
)

# longitude, latitude, and CRS that are at home there: projected, geographic, with axes the other way round, in feet
PLACES = (
    (121.9, 30.9, ("EPSG:32651", "EPSG:4326", "EPSG:3857", "EPSG:4490", "EPSG:4547", "ESRI:54009")),
    (0.0, 0.0, ("EPSG:4326", "EPSG:3857", "EPSG:32631", "EPSG:6933")),
    (2.3, 48.8, ("EPSG:2154", "EPSG:3035", "EPSG:4807", "EPSG:27572", "EPSG:4258")),
    (174.8, -41.3, ("EPSG:2193", "EPSG:4326", "EPSG:4167")),
    (-74.0, 40.7, ("EPSG:2263", "EPSG:4269", "EPSG:32618")),
    (179.99, -16.8, ("EPSG:4326", "EPSG:3832", "EPSG:3857", "EPSG:32760")),
    (-180.0, 65.0, ("EPSG:4326", "EPSG:3995", "EPSG:32601")),
    (10.0, 89.98, ("EPSG:4326", "EPSG:3995", "EPSG:3413", "EPSG:5041", "EPSG:3857")),
    (0.0, -90.0, ("EPSG:4326", "EPSG:3031")),
)
STRANGE_CRS = (
    "PROJ:+proj=longlat +R=1737400 +no_defs +type=crs",
    "PROJ:+proj=laea +lat_0=31 +lon_0=122 +R=6371000 +units=km +no_defs +type=crs",
    "PROJ:+proj=omerc +lat_0=31 +lonc=122 +alpha=30 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=us-ft +no_defs +type=crs",
    "PROJ:+proj=gnom +lat_0=-31 +lon_0=-58 +datum=WGS84 +no_defs +type=crs",
    "PROJ:+proj=ob_tran +o_proj=longlat +o_lon_p=0 +o_lat_p=40 +lon_0=10 +R=6371000 +no_defs +type=crs",
    'WKT:LOCAL_CS["site",UNIT["metre",1]]',
    "EPSG:4978",
    "EPSG:4979",
    "EPSG:5773",
    "EPSG:3855",
    "EPSG:4326+5773",
    "EPSG:5514",
    "EPSG:3844",
    "",
    "EPSG:99999999",
)
ODD_NUMBERS = (math.nan, math.inf, -math.inf, 1e15, -1e15, 1e300, 1.7e308, 1e-15, 1e-320, 0.0, 180.0, -180.0, 91.0)


def crs_of(text):
    """The CRS of an id, of 'PROJ:' and a PROJ string or of 'WKT:' and a WKT; not valid where there is none."""
    made = QgsCoordinateReferenceSystem()
    if text.startswith("PROJ:"):
        made.createFromProj(text[5:])
    elif text.startswith("WKT:"):
        made.createFromWkt(text[4:])
    elif text:
        made.createFromUserInput(text)
    return made


def box(x, y, width=1000.0, height=1000.0):
    """A rectangle in metres from the middle of the place."""
    ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return polygon([ring])


def polygon(rings):
    """A polygon of rings of (x, y)."""
    made = QgsPolygon(QgsLineString([QgsPoint(*xy) for xy in rings[0]]))
    for ring in rings[1:]:
        made.addInteriorRing(QgsLineString([QgsPoint(*xy) for xy in ring]))
    return QgsGeometry(made)


def point(x, y):
    """A point."""
    return QgsGeometry(QgsPoint(x, y))


def line(*xy):
    """A line through points (x, y)."""
    return QgsGeometry(QgsLineString([QgsPoint(*one) for one in xy]))


def moved_to(geometry, place, crs):
    """Bring a geometry in metres around a place (longitude, latitude) into a CRS; as it is where there is no way."""
    plane = crs_of(f"PROJ:+proj=laea +lon_0={place[0]} +lat_0={place[1]} +datum=WGS84 +units=m +no_defs +type=crs")
    way = QgsCoordinateTransform(plane, crs, QgsCoordinateTransformContext())
    made = QgsGeometry(geometry)
    if way.isValid():
        try:
            made.transform(way)
        except QgsCsException:
            return QgsGeometry(geometry)
    return made


def vertices(geometry):
    """[(x, y), ...] of a geometry."""
    return [(v.x(), v.y()) for v in geometry.vertices()]


class Twister:
    """Turns an ordinary geometry into a hostile one; random: a random.Random; degrees: whether it is in degrees."""

    KINDS = (
        "null geometry",
        "empty geometry",
        "multi geometry",
        "Z",
        "M",
        "Z and M",
        "curve",
        "broken curve",
        "collection",
        "empty parts",
        "odd coordinate",
        "all coordinates odd",
        "tiny",
        "vast",
        "self-crossing",
        "flat",
        "too few vertices",
        "repeated vertices",
        "hole outside",
        "hole is all",
        "spike",
        "touching itself",
        "another kind",
        "round the globe",
        "x and y swapped",
        "at the origin",
        "a turn further",
        "surface of triangles",
        "the same twice in it",
    )

    def __init__(self, random, degrees):
        self.random, self.degrees = random, degrees

    def twisted(self, geometry, kind):
        """The geometry, hostile in one of KINDS; as it is where that cannot be done to it."""
        names = dict(zip(self.KINDS, range(len(self.KINDS))))
        work = (
            self._null,
            self._empty,
            self._multi,
            lambda g: self._lifted(g, z=True),
            lambda g: self._lifted(g, m=True),
            lambda g: self._lifted(g, z=True, m=True),
            self._curve,
            lambda g: self._curve(g, broken=True),
            self._collection,
            self._empty_parts,
            self._odd,
            lambda g: self._odd(g, every=True),
            lambda g: self._scaled(g, self.random.choice((1e-15, 1e-9, 1e-300))),
            lambda g: self._scaled(g, self.random.choice((1e3, 1e6, 1e15, 1e300))),
            self._crossing,
            self._flat,
            self._few,
            self._repeated,
            lambda g: self._holed(g, 3.0),
            lambda g: self._holed(g, 1.0),
            self._spike,
            self._touching,
            self._other_kind,
            self._globe,
            lambda g: self._mapped(g, lambda x, y: (y, x)),
            lambda g: self._mapped(g, lambda x, y: (0.0, 0.0)),
            lambda g: self._mapped(g, lambda x, y: (x + (360.0 if self.degrees else 4e7), y)),
            self._triangles,
            self._twice,
        )[names[kind]]
        return work(geometry)

    def _mapped(self, geometry, of):
        """The same with every vertex at of(x, y); points, lines and polygons of straight edges alone."""
        shape = geometry.constGet()
        if isinstance(shape, QgsPolygon):
            rings = [shape.exteriorRing(), *(shape.interiorRing(k) for k in range(shape.numInteriorRings()))]
            return polygon([[of(p.x(), p.y()) for p in ring.points()] for ring in rings])
        if isinstance(shape, QgsLineString):
            return line(*(of(p.x(), p.y()) for p in shape.points()))
        if isinstance(shape, QgsPoint):
            return point(*of(shape.x(), shape.y()))
        return geometry

    def _null(self, geometry):
        return QgsGeometry()

    def _empty(self, geometry):
        words = {QgsPolygon: ("POLYGON", "MULTIPOLYGON", "CURVEPOLYGON"), QgsLineString: ("LINESTRING", "MULTICURVE")}
        kind = self.random.choice(words.get(type(geometry.constGet()), ("POINT", "MULTIPOINT")))
        return QgsGeometry.fromWkt(f"{kind} EMPTY")

    def _multi(self, geometry):
        made = QgsGeometry(geometry)
        made.convertToMultiType()
        return made

    def _lifted(self, geometry, z=False, m=False):
        made = QgsGeometry(geometry)
        odd = (0.0, 12.5, math.nan, math.inf)
        if z:
            made.get().addZValue(self.random.choice(odd))
        if m:
            made.get().addMValue(self.random.choice(odd))
        return made

    def _curve(self, geometry, broken=False):
        points = [QgsPoint(*xy) for xy in vertices(geometry)]
        if len(points) < 2:
            return geometry
        if len(points) % 2 == 0:
            points.insert(1, QgsPoint((points[0].x() + points[1].x()) / 2, (points[0].y() + points[1].y()) / 2))
        if broken:
            for _ in range(self.random.randint(1, 2)):
                at = self.random.randrange(len(points))
                points[at] = QgsPoint(self.random.choice(ODD_NUMBERS), self.random.choice(ODD_NUMBERS))
        arcs = QgsCircularString()
        arcs.setPoints(points)
        if not isinstance(geometry.constGet(), QgsPolygon):
            return QgsGeometry(arcs)
        ring = arcs
        if self.random.random() < 0.5:
            ring = QgsCompoundCurve()
            ring.addCurve(arcs)
        made = QgsCurvePolygon()
        made.setExteriorRing(ring)
        return QgsGeometry(made)

    def _collection(self, geometry):
        made = QgsGeometryCollection()
        for part in self.random.sample(
            [geometry.constGet().clone(), QgsPoint(*vertices(geometry)[0]), QgsLineString(), QgsPolygon()], 3
        ):
            made.addGeometry(part)
        if self.random.random() < 0.3:
            outer = QgsGeometryCollection()
            outer.addGeometry(made)
            return QgsGeometry(outer)
        return QgsGeometry(made)

    def _empty_parts(self, geometry):
        made = self._multi(geometry)
        if isinstance(made.constGet(), QgsMultiPolygon):
            made.get().addGeometry(QgsPolygon())
        else:
            made.get().addGeometry(geometry.constGet().clone().createEmptyWithSameType())
        return made

    def _odd(self, geometry, every=False):
        points = vertices(geometry)
        at = self.random.randrange(max(len(points), 1))
        odd = self.random.choice(ODD_NUMBERS), self.random.choice(ODD_NUMBERS)
        count = iter(range(len(points)))
        return self._mapped(geometry, lambda x, y: odd if every or next(count) == at else (x, y))

    def _scaled(self, geometry, by):
        x0, y0 = vertices(geometry)[0]
        return self._mapped(geometry, lambda x, y: (x0 + (x - x0) * by, y0 + (y - y0) * by))

    def _crossing(self, geometry):
        points = vertices(geometry)
        if len(points) < 5:
            return geometry
        points[1], points[2] = points[2], points[1]
        return polygon([points]) if isinstance(geometry.constGet(), QgsPolygon) else line(*points)

    def _flat(self, geometry):
        return self._mapped(geometry, lambda x, y: (x, vertices(geometry)[0][1]))

    def _few(self, geometry):
        points = vertices(geometry)[: self.random.randint(1, 3)]
        if isinstance(geometry.constGet(), QgsPolygon):
            return polygon([points])
        return line(points[0]) if isinstance(geometry.constGet(), QgsLineString) else geometry

    def _repeated(self, geometry):
        points = [xy for xy in vertices(geometry) for _ in range(self.random.randint(1, 3))]
        if isinstance(geometry.constGet(), QgsPolygon):
            return polygon([points])
        return line(*points) if isinstance(geometry.constGet(), QgsLineString) else geometry

    def _holed(self, geometry, away):
        points = vertices(geometry)
        if len(points) < 4 or not isinstance(geometry.constGet(), QgsPolygon):
            return geometry
        x0 = points[0][0]
        hole = [(x0 + (x - x0) * away + (away - 1) * (points[2][0] - x0), y) for x, y in points]
        return polygon([points, hole])

    def _spike(self, geometry):
        points = vertices(geometry)
        if len(points) < 4:
            return geometry
        (ax, ay), (bx, by) = points[0], points[1]
        points[1:1] = [(ax + 3 * (bx - ax), ay + 3 * (by - ay)), (ax, ay)]
        return polygon([points]) if isinstance(geometry.constGet(), QgsPolygon) else line(*points)

    def _touching(self, geometry):
        points = vertices(geometry)
        if len(points) < 5:
            return geometry
        middle = (points[0][0] + points[2][0]) / 2, (points[0][1] + points[2][1]) / 2
        points[1:1], points[4:4] = [middle], [middle]
        return polygon([points]) if isinstance(geometry.constGet(), QgsPolygon) else line(*points)

    def _other_kind(self, geometry):
        points = vertices(geometry)
        others = [point(*points[0]), line(points[0], points[-1])]
        x, y = points[0]
        side = 0.01 if self.degrees else 1000.0
        others.append(box(x, y, side, side))
        return self.random.choice([one for one in others if one.type() != geometry.type()])

    def _globe(self, geometry):
        x, y = (180.0, 90.0) if self.degrees else (2e7, 2e7)
        corners = [(-x, -y), (x, -y), (x, y), (-x, y), (-x, -y)]
        if isinstance(geometry.constGet(), QgsPolygon):
            return polygon([corners])
        if isinstance(geometry.constGet(), QgsLineString):
            return line((-x, -y), (x, y))
        return point(self.random.choice((-x, x)), self.random.choice((-y, y)))

    def _triangles(self, geometry):
        points = vertices(geometry)
        if not isinstance(geometry.constGet(), QgsPolygon) or len(points) < 4:
            return geometry
        parts = [
            "((" + ", ".join(f"{x!r} {y!r}" for x, y in (a, b, c, a)) + "))"
            for a, b, c in (points[:3], (points[0], *points[2:4]))
        ]
        return QgsGeometry.fromWkt(self.random.choice(("MULTIPOLYGON", "MULTISURFACE")) + f" ({', '.join(parts)})")

    def _twice(self, geometry):
        made = self._multi(geometry)
        made.get().addGeometry(geometry.constGet().clone())
        return made
