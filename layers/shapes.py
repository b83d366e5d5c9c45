"""Geometries as flat arrays: decoded once, transformed, measured and bounded all together."""

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsWkbTypes,
)

from . import wkb
from .messages import Refusal, stop_if_cancelled, tr
from .wkb import NOTHING, POLYGON

# coordinates may be anything, memory and time are not
FARTHEST = 1e30  # in any unit: GEOS multiplies coordinates, and may never end where that is beyond all numbers
ENDLESS = 100_000  # times the longest edge: the globe is 80,000 round
MOST_PIECES = 2000  # of an edge: what is drawn across the date line spans the globe
ATTEMPTS = 3  # to make a transform: another thread may end while this one makes it


class Shapes:
    """n geometries in one plane.

    kind (n,): NOTHING (NULL, empty, or coordinates that are no place), POINT, LINE or POLYGON.
    xy (m, 2): all vertices. A ring is a run of them: rings (r + 1,) where each begins, ring_shape (r,) whose it is,
    ascending, ring_outer (r,) whether it begins a part rather than cutting a hole.
    """

    def __init__(self, kind, xy, rings, ring_shape, ring_outer):
        """Take the arrays as described above."""
        self.kind = kind
        self.xy = xy
        self.rings = rings
        self.ring_shape = ring_shape
        self.ring_outer = ring_outer
        self._first_ring = None

    def __len__(self):
        """Return the number of geometries, NOTHING included."""
        return len(self.kind)

    @property
    def vertex_shape(self):
        """(m,) whose each vertex is."""
        return np.repeat(self.ring_shape, np.diff(self.rings))

    def transformed(self, transform):
        """Return the same geometries in the transform's other plane; what cannot go there becomes NOTHING."""
        if not transform.isValid() or transform.isShortCircuited():
            return self
        moved = Shapes(self.kind.copy(), transform_xy(self.xy, transform), self.rings, self.ring_shape, self.ring_outer)
        moved._drop_broken()
        return moved

    def densified(self, longest):
        """Return the same geometries with vertices added on edges, so that none is longer than `longest`.

        An edge of more than MOST_PIECES is cut into so many longer ones. One round the globe and more has no place on
        it: its shape becomes NOTHING.
        """
        # what has no place (see _drop_broken) keeps its vertices as they are
        sound = np.where(np.isfinite(self.xy), self.xy, 0.0)
        with np.errstate(over="ignore"):
            step = np.diff(sound, axis=0, append=sound[-1:])
            length = np.hypot(*step.T)
        # the last vertex of a ring begins no edge
        length[self.rings[1:] - 1] = 0.0
        if not (length > longest).any():
            return self
        kind = self.kind.copy()
        endless = length > ENDLESS * longest
        kind[self.vertex_shape[endless]] = NOTHING
        step[endless] = length[endless] = 0.0
        # how many vertices each becomes: itself and those on the edge that it begins
        count = np.clip(np.ceil(length / longest), 1, MOST_PIECES).astype("int64")
        of = np.repeat(np.arange(len(self.xy)), count)
        starts = np.concatenate([[0], np.cumsum(count)])
        part = (np.arange(len(of)) - starts[of]) / count[of]
        xy = self.xy[of] + step[of] * part[:, None]
        return Shapes(kind, xy, starts[self.rings], self.ring_shape, self.ring_outer)

    def _drop_broken(self):
        # what is no number is not nearer either
        broken = ~(np.abs(self.xy) < FARTHEST).all(axis=1)
        if broken.any():
            self.kind[np.unique(self.vertex_shape[broken])] = NOTHING

    def taken(self, which):
        """Return the shapes of these numbers (ascending) alone."""
        number_of = np.full(len(self), -1)
        number_of[which] = np.arange(len(which))
        rings = np.flatnonzero(number_of[self.ring_shape] >= 0)
        counts = np.diff(self.rings)[rings]
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(self.rings.dtype)
        at = np.repeat(self.rings[:-1][rings] - starts[:-1], counts) + np.arange(starts[-1])
        return Shapes(
            self.kind[which].copy(),
            self.xy[at],
            starts,
            number_of[self.ring_shape[rings]],
            self.ring_outer[rings],
        )

    def bounds(self):
        """(n, 4) xmin, ymin, xmax, ymax; NaN for NOTHING."""
        box = np.full((len(self), 4), np.nan)
        if len(self.ring_shape):
            owners, first_ring = np.unique(self.ring_shape, return_index=True)
            starts = self.rings[:-1][first_ring]
            box[owners, :2] = np.minimum.reduceat(self.xy, starts, axis=0)
            box[owners, 2:] = np.maximum.reduceat(self.xy, starts, axis=0)
        box[self.kind == NOTHING] = np.nan
        return box

    def points(self):
        """(n, 2) the point of each geometry: its centroid, or a point on its surface where that lies outside.

        A line gets the mean of its vertices. NaN for NOTHING. Polygons must be valid (see `mended`).
        """
        result = np.full((len(self), 2), np.nan)
        if not len(self.ring_shape):
            return result
        vertices = np.bincount(self.vertex_shape, minlength=len(self))
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            for axis in (0, 1):
                result[:, axis] = np.bincount(self.vertex_shape, self.xy[:, axis], len(self)) / vertices
            self._polygon_points(result)
        result[self.kind == NOTHING] = np.nan
        return result

    def _polygon_points(self, result):
        """Replace the polygons' rows of result by their points."""
        begin, end, owner = self._edges()
        polygon = self.kind[owner] == POLYGON
        if not polygon.any():
            return
        begin, end, owner = begin[polygon], end[polygon], owner[polygon]
        # relative to the mean vertex: the cross products of large coordinates would lose digits
        near, far = begin - result[owner], end - result[owner]
        cross = near[:, 0] * far[:, 1] - far[:, 0] * near[:, 1]
        # a hole's ring may turn either way in the wild: make each ring count by what it is, not how it turns
        cross = cross * self._ring_signs(cross, polygon)
        twice_area = np.bincount(owner, cross, len(self))
        flat = twice_area <= 0
        centroid = result.copy()
        for axis in (0, 1):
            moment = np.bincount(owner, cross * (near[:, axis] + far[:, axis]), len(self))
            centroid[:, axis] += np.where(flat, 0.0, moment / (3.0 * np.where(flat, 1.0, twice_area)))
        inside = self._parity(begin, end, owner, centroid)
        is_polygon = self.kind == POLYGON
        result[is_polygon] = centroid[is_polygon]
        for i in np.flatnonzero(is_polygon & ~inside & ~flat):
            point = self.geometry(i).pointOnSurface()
            if not point.isEmpty():
                result[i] = point.asPoint().x(), point.asPoint().y()

    def _edges(self):
        """Begin (e, 2), end (e, 2) and owner (e,) of every edge within a ring."""
        last = np.zeros(len(self.xy), bool)
        last[self.rings[1:] - 1] = True
        begins = np.flatnonzero(~last)
        return self.xy[begins], self.xy[begins + 1], self.vertex_shape[begins]

    def _ring_signs(self, cross, polygon):
        """+1 or -1 for each polygon edge, so that outer rings add area and holes take it away."""
        counts = np.diff(self.rings) - 1
        edge_ring = np.repeat(np.arange(len(counts)), np.maximum(counts, 0))[polygon]
        turn = np.sign(np.bincount(edge_ring, cross, len(counts)))
        return (turn * np.where(self.ring_outer, 1.0, -1.0))[edge_ring]

    def _parity(self, begin, end, owner, point):
        """(n,) whether each shape's point lies inside its own rings (even-odd)."""
        at = point[owner]
        spans = (begin[:, 1] > at[:, 1]) != (end[:, 1] > at[:, 1])
        begin, end, at, owner = begin[spans], end[spans], at[spans], owner[spans]
        cut = begin[:, 0] + (at[:, 1] - begin[:, 1]) / (end[:, 1] - begin[:, 1]) * (end[:, 0] - begin[:, 0])
        return np.bincount(owner[cut > at[:, 0]], minlength=len(self)) % 2 == 1

    def geometry(self, i):
        """Return shape i as a QgsGeometry."""
        if self._first_ring is None:
            self._first_ring = np.searchsorted(self.ring_shape, np.arange(len(self) + 1)).tolist()
        first, last = self._first_ring[i], self._first_ring[i + 1]
        starts = self.rings[first : last + 1].tolist()
        rings = [self.xy[a:b].tobytes() for a, b in zip(starts, starts[1:])]
        counts = [b - a for a, b in zip(starts, starts[1:])]
        outer = self.ring_outer[first:last].tolist()
        geometry = QgsGeometry()
        geometry.fromWkb(wkb.encode(int(self.kind[i]), rings, counts, outer))
        return geometry

    def mended(self, which=None, feedback=None):
        """Return (shapes, indices of those that were invalid and are now valid polygons).

        `which` (indices) limits the check; a polygon that has no area left becomes NOTHING.
        """
        which = np.flatnonzero(self.kind == POLYGON) if which is None else which
        replaced = {}
        for k, i in enumerate(which.tolist()):
            if k % 500 == 0:
                stop_if_cancelled(feedback)
            geometry = self.geometry(i)
            if not geometry.isGeosValid():
                replaced[i] = valid_polygon(geometry)
        if not replaced:
            return self, np.array([], int)
        nothing = QgsGeometry()
        rows = [self.geometry(i) if kind != NOTHING else nothing for i, kind in enumerate(self.kind)]
        for i, geometry in replaced.items():
            rows[i] = geometry
        return from_geometries(rows), np.array(sorted(replaced))


def transform_xy(xy, transform):
    """Transform (m, 2) coordinates in one call; inf where a point has no place in the other plane."""
    if not len(xy) or not transform.isValid() or transform.isShortCircuited():
        return xy
    finite = np.isfinite(xy).all(axis=1)
    if not finite.all():
        moved = np.full(xy.shape, np.inf)
        moved[finite] = transform_xy(xy[finite], transform)
        return moved
    line = QgsGeometry()
    line.fromWkb(wkb.encode(wkb.LINE, [np.ascontiguousarray(xy, "<f8").tobytes()], [len(xy)], [True]))
    try:
        line.transform(transform)
    except QgsCsException:
        if len(xy) == 1:
            return np.full((1, 2), np.inf)
        half = len(xy) // 2
        return np.concatenate([transform_xy(xy[:half], transform), transform_xy(xy[half:], transform)])
    return np.frombuffer(bytes(line.asWkb()), "<f8", offset=wkb.LINE_HEADER).reshape(-1, 2).copy()


def transform_between(source, target, transform_context):
    """Return the transform from one CRS to another, for this thread. Raises Refusal where there is none."""
    made = QgsCoordinateTransform(source, target, transform_context)
    if not source.isValid() or not target.isValid():
        return made
    for _ in range(ATTEMPTS):
        if _works(made):
            return made
        made = QgsCoordinateTransform(_made_again(source), _made_again(target), transform_context)
    if not _works(made):
        raise Refusal(
            tr("There is no way from the CRS '{source}' to '{target}': export the layer to another CRS.").format(
                source=source.userFriendlyIdentifier(), target=target.userFriendlyIdentifier()
            )
        )
    return made


def _works(transform):
    """Say whether a transform has the operation of PROJ that it needs, which from now on it keeps on this thread.

    Until it is asked, it may be valid by what another thread knew, and leave coordinates where they are when that ends.
    """
    if transform.isShortCircuited():
        # two that are forgotten are taken for the same
        return transform.isValid() and bool(wkt_of(transform.sourceCrs()))
    return bool(transform.instantiatedCoordinateOperationDetails().proj)


def known_crs(crs):
    """Return a CRS that QGIS knows how to write, though it may have forgotten what this one is."""
    return crs if not crs.isValid() or wkt_of(crs) else _made_again(crs)


def wkt_of(crs):
    """Return a CRS as text of WKT 2, which unlike WKT 1 has words for every one; '' where QGIS has forgotten it."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)


def _made_again(crs):
    """Return a CRS as made on this thread.

    With the thread that made a CRS QGIS 3.22 forgets what it is, and yet keeps it in its cache: whatever is transformed
    by it then stays where it was, without a word.
    """
    QgsCoordinateReferenceSystem.invalidateCache()
    QgsCoordinateTransform.invalidateCache()
    made = QgsCoordinateReferenceSystem()
    # a user's own is known by its number, but what the cache has lost may have no other text
    if not (crs.authid() and made.createFromUserInput(crs.authid())) and not made.createFromWkt(wkt_of(crs)):
        made.createFromProj(crs.toProj())
    return made


def valid_polygon(geometry):
    """Return the geometry as a valid polygon or multipolygon with straight edges, empty where it has no area."""
    straight = straightened(geometry)
    if straight.isEmpty():
        return QgsGeometry()
    if not straight.isGeosValid():
        straight = straight.makeValid()
    if QgsWkbTypes.flatType(straight.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
        straight.convertGeometryCollectionToSubclass(QgsWkbTypes.GeometryType.PolygonGeometry)
    if straight.type() != QgsWkbTypes.GeometryType.PolygonGeometry or straight.isEmpty():
        return QgsGeometry()
    return straight


def straightened(geometry):
    """Return the geometry with curves as short segments, without Z and M, empty where a coordinate is no place.

    With one that is no number GEOS may end the process: makeValid of an arc through infinity does.
    """
    if geometry is None or geometry.isNull():
        return QgsGeometry()
    flat = QgsGeometry(geometry.constGet().segmentize())
    flat.get().dropZValue()
    flat.get().dropMValue()
    return flat if from_geometries([flat]).kind[0] != NOTHING else QgsGeometry()


def from_wkb(column):
    """Decode a list of WKB (bytes, or None for NULL) into Shapes."""
    decoded = wkb.decode_points(column) or wkb.decode_rings(column) or wkb.decode(column)
    shapes = Shapes(*decoded)
    shapes._drop_broken()
    return shapes


def from_geometries(geometries):
    """Decode QgsGeometry objects into Shapes."""
    return from_wkb([None if g.isNull() or g.isEmpty() else bytes(g.asWkb()) for g in geometries])
