"""Placing points and areas in divisions.

Cells of a grid get their division's number at once; only what lies in a cell that a boundary touches is tested exactly,
with QGIS's prepared geometry engine. What several divisions share belongs to the one with the lowest id (as text).
"""

from typing import NamedTuple

import numpy as np
from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry, QgsPoint, QgsSpatialIndex

from .messages import stop_if_cancelled
from .shapes import valid_polygon
from .wkb import NOTHING, POLYGON

CELLS = 2048  # along the longer side; the answer is the same at any number
FULL = 1e-9  # a unit is whole again where its weights miss 1 by less
FLAT = 1e-12  # m2: what has less has no parts that could be measured
SLIVER = 1e-10  # a smaller part of a unit is rounding, where it only touches a division


class Placement(NamedTuple):
    """Which share of each unit lies in which division: a sparse table.

    unit, division (integers) and weight (0 to 1), of one length; of `units` units and `divisions` divisions.
    """

    unit: np.ndarray
    division: np.ndarray
    weight: np.ndarray
    units: int
    divisions: int

    def inside(self):
        """(units,) the share of each unit that lies in any division."""
        return np.bincount(self.unit, self.weight, self.units)

    def sums(self, values):
        """(divisions,) sums of values (units,); a NaN counts nothing."""
        known = np.where(np.isnan(values), 0.0, values)
        return np.bincount(self.division, self.weight * known[self.unit], self.divisions)


class Overlap(NamedTuple):
    """Where two divisions share ground: their numbers, and the ground in m2."""

    first: int
    second: int
    geometry: QgsGeometry
    area: float


class Locator:
    """Polygons of one plane, made ready to say what lies in which."""

    def __init__(self, geometries, ids, feedback=None, cells=CELLS):
        """Take QgsGeometry polygons (any state, NULL included), their ids, and how fine the grid is."""
        self.count, self.cells = len(geometries), cells
        self.order = sorted(range(self.count), key=lambda i: ids[i])
        self.polygons = [valid_polygon(g) for g in geometries]
        self.overlaps = self._cut_overlaps(feedback)
        self.engines = {}
        for i in self.order:
            if not self.polygons[i].isEmpty():
                self.engines[i] = QgsGeometry.createGeometryEngine(self.polygons[i].constGet())
                self.engines[i].prepareGeometry()
        boxes = [self.polygons[i].boundingBox() for i in range(self.count)]
        self.boxes = np.array([(b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum()) for b in boxes])
        self._grid_made = False
        self._union = None

    def _cut_overlaps(self, feedback):
        """Take what divisions share away from all but the one with the lowest id; return the Overlaps."""
        index = QgsSpatialIndex()
        rank = {i: k for k, i in enumerate(self.order)}
        overlaps = []
        for i in self.order:
            stop_if_cancelled(feedback)
            mine = self.polygons[i]
            if mine.isEmpty():
                continue
            box = mine.boundingBox()
            for j in sorted(index.intersects(box), key=rank.get):
                # two divisions that merely touch share no ground
                if not mine.overlaps(self.polygons[j]) and not _holds(mine, self.polygons[j]):
                    continue
                shared = mine.intersection(self.polygons[j])
                if shared.area() > 0:
                    overlaps.append(Overlap(j, i, shared, shared.area()))
                    mine = valid_polygon(mine.difference(self.polygons[j]))
            self.polygons[i] = mine
            index.addFeature(i, box)
        return overlaps

    def make_grid(self):
        """Give each cell the number of the division that its centre lies in, and mark those near a boundary."""
        if self._grid_made:
            return
        self._grid_made = True
        drawn = [i for i in self.order if i in self.engines]
        if not drawn:
            self.labels, self.touched = np.full((1, 1), -1), np.zeros((1, 1), bool)
            self.origin, self.size = (0.0, 0.0), 1.0
            return
        low, high = self.boxes[drawn, :2].min(axis=0), self.boxes[drawn, 2:].max(axis=0)
        self.size = max((high - low).max() / (self.cells - 5), np.finfo(float).tiny * 1e16)
        # two cells around that no boundary comes near, so that whatever leaves the grid is outside
        self.origin = tuple(low - 2 * self.size)
        columns, rows = (np.ceil((high - low) / self.size).astype(int) + 5).tolist()
        frame = (self.origin[0], self.size, 0.0, self.origin[1], 0.0, self.size)
        fills = [(bytes(self.polygons[i].asWkb()), i + 1) for i in reversed(drawn)]
        lines = [(bytes(QgsGeometry(self.polygons[i].constGet().boundary()).asWkb()), 1) for i in drawn]
        self.labels = _burn(fills, rows, columns, frame, []) - 1
        touched = _burn(lines, rows, columns, frame, ["ALL_TOUCHED=TRUE"]) > 0
        for axis in (0, 1):
            touched = touched | np.roll(touched, 1, axis) | np.roll(touched, -1, axis)
        self.touched = touched

    def touched_before(self):
        """How many boundary cells lie below and left of each corner: any rectangle's number in four look-ups."""
        self.make_grid()
        rows, columns = self.touched.shape
        before = np.zeros((rows + 1, columns + 1), "int32")
        np.cumsum(self.touched, axis=1, dtype="int32", out=before[1:, 1:])
        for row in range(1, rows + 1):
            before[row] += before[row - 1]
        return before

    def _cells(self, xy):
        """Return (column, row, whether on the grid) of coordinates (n, 2)."""
        self.make_grid()
        rows, columns = self.labels.shape
        with np.errstate(invalid="ignore", over="ignore"):
            at = np.floor((xy - np.array(self.origin)) / self.size)
            on_grid = ((at >= 0) & (at < (columns, rows))).all(axis=1)
        at = np.clip(np.nan_to_num(at), 0, (columns - 1, rows - 1)).astype(int)
        return at[:, 0], at[:, 1], on_grid

    def points(self, xy, feedback=None):
        """(n,) the number of the division that each point (n, 2) lies in or on; -1 for none."""
        column, row, on_grid = self._cells(xy)
        found = np.where(on_grid, self.labels[row, column], -1)
        unsure = np.flatnonzero(on_grid & self.touched[row, column])
        found[unsure] = -1
        # from south to north, so that a division looks only at the band that it spans
        unsure = unsure[np.argsort(xy[unsure, 1], kind="stable")]
        x, y = xy[unsure].T.copy()
        open_ = np.ones(len(unsure), bool)
        for i in self.order:
            stop_if_cancelled(feedback)
            if i not in self.engines:
                continue
            xmin, ymin, xmax, ymax = self.boxes[i]
            first, last = np.searchsorted(y, ymin, "left"), np.searchsorted(y, ymax, "right")
            band = slice(first, last)
            near = np.flatnonzero(open_[band] & (x[band] >= xmin) & (x[band] <= xmax)) + first
            engine = self.engines[i]
            at = zip(near.tolist(), x[near].tolist(), y[near].tolist())
            hit = [k for k, px, py in at if engine.intersects(QgsPoint(px, py))]
            found[unsure[hit]] = i
            open_[hit] = False
        return found

    def place_points(self, xy, feedback=None):
        """Return the Placement of units that are points (n, 2), NaN where a unit has none: each in or out."""
        division = self.points(xy, feedback)
        unit = np.flatnonzero(division >= 0)
        return Placement(unit, division[unit], np.ones(len(unit)), len(xy), self.count)

    def _around(self, shapes):
        """Return boxes (n, 4), the division at each one's corner, and whether a boundary comes near the box."""
        boxes = shapes.bounds()
        low_column, low_row, _ = self._cells(boxes[:, :2])
        high_column, high_row, _ = self._cells(boxes[:, 2:])
        before = self.touched_before()
        crossed = (
            before[high_row + 1, high_column + 1]
            - before[low_row, high_column + 1]
            - before[high_row + 1, low_column]
            + before[low_row, low_column]
        ) > 0
        return boxes, self.labels[low_row, low_column], crossed

    def near_boundary(self, shapes):
        """Return the numbers of the polygons among Shapes whose box a boundary comes near."""
        _, _, crossed = self._around(shapes)
        return np.flatnonzero(crossed & (shapes.kind == POLYGON))

    def place_areas(self, shapes, feedback=None):
        """Return the Placement of Shapes by area: area(unit and division) / area(unit).

        A unit without area (a point, a line, a polygon that is flat) is in or out by its point.
        """
        boxes, label, crossed = self._around(shapes)
        polygon = shapes.kind == POLYGON
        # no boundary near its box: the whole unit is in the division of any of its cells
        whole = np.flatnonzero(polygon & ~crossed & (label >= 0))
        placed = [(whole, label[whole], np.ones(len(whole)))]
        placed.append(self._split(shapes, boxes, np.flatnonzero(polygon & crossed), feedback))
        others = np.flatnonzero((shapes.kind != POLYGON) & (shapes.kind != NOTHING))
        if len(others):
            division = self.points(shapes.points()[others], feedback)
            placed.append((others[division >= 0], division[division >= 0], np.ones((division >= 0).sum())))
        unit, division, weight = (np.concatenate(parts) for parts in zip(*placed))
        order = np.lexsort((division, unit))
        return Placement(unit[order], division[order], weight[order], len(shapes), self.count)

    def _split(self, shapes, boxes, units, feedback):
        """Return (unit, division, weight) of units that a boundary may cross, by exact intersection."""
        pairs = self._candidates(boxes, units)
        result, flat = ([], [], []), []
        starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1))
        for k, (first, last) in enumerate(zip(starts.tolist(), [*starts[1:].tolist(), len(pairs)])):
            if k % 500 == 0:
                stop_if_cancelled(feedback)
            u = int(pairs[first, 0])
            geometry = shapes.geometry(u)
            if not geometry.area() > FLAT:
                flat.append((u, geometry.pointOnSurface()))
                continue
            for i, part in self._parts(geometry, pairs[first:last, 1].tolist()):
                for values, value in zip(result, (u, i, part)):
                    values.append(value)
        flat = [(u, point.asPoint()) for u, point in flat if not point.isNull()]
        if flat:
            found = self.points(np.array([(point.x(), point.y()) for _, point in flat]), feedback)
            for (u, _), i in zip(flat, found.tolist()):
                if i >= 0:
                    for values, value in zip(result, (u, i, 1.0)):
                        values.append(value)
        return _whole_again(result, len(shapes))

    def _candidates(self, boxes, units):
        """Return pairs (unit, division) whose boxes meet, by unit, the division at the middle of its box first.

        Most units that a boundary only comes near lie wholly in that one.
        """
        pairs = [np.empty((0, 2), int)]
        for i in self.engines:
            xmin, ymin, xmax, ymax = self.boxes[i]
            b = boxes[units]
            near = (b[:, 0] <= xmax) & (b[:, 2] >= xmin) & (b[:, 1] <= ymax) & (b[:, 3] >= ymin)
            pairs.append(np.stack([units[near], np.full(near.sum(), i)], axis=1))
        pairs = np.concatenate(pairs)
        column, row, _ = self._cells((boxes[pairs[:, 0], :2] + boxes[pairs[:, 0], 2:]) / 2)
        return pairs[np.lexsort((self.labels[row, column] != pairs[:, 1], pairs[:, 0]))]

    def _parts(self, geometry, candidates):
        """Yield (division, share of the area) of a polygon over the divisions that it may lie in."""
        shape, left = geometry.constGet(), 1.0
        area = shape.area()
        meeting = [i for i in candidates if self.engines[i].intersects(shape)]
        if meeting and self.engines[meeting[0]].contains(shape):
            yield meeting[0], 1.0
            return
        for k, i in enumerate(meeting):
            if k and k == len(meeting) - 1 and self._cover().contains(shape):
                # divisions share no ground, so the last one has what the others leave of a unit that none sticks out of
                part = left
            else:
                part = QgsGeometry(self.engines[i].intersection(shape)).area() / area
            left -= part
            if part > SLIVER:
                yield i, part

    def _cover(self):
        """Return an engine of all divisions together."""
        if self._union is None:
            whole = QgsGeometry.unaryUnion([self.polygons[i] for i in self.engines])
            self._union = (whole, QgsGeometry.createGeometryEngine(whole.constGet()))
            self._union[1].prepareGeometry()
        return self._union[1]


def meets(boxes, others):
    """(n,) whether each box (n, 4) meets any of the other boxes (k, 4); a NaN meets nothing."""
    met = np.zeros(len(boxes), bool)
    for xmin, ymin, xmax, ymax in others:
        met |= (boxes[:, 0] <= xmax) & (boxes[:, 2] >= xmin) & (boxes[:, 1] <= ymax) & (boxes[:, 3] >= ymin)
    return met


def within(boxes, xy):
    """(n,) whether each point (n, 2) lies in any of the boxes (k, 4)."""
    inside = np.zeros(len(xy), bool)
    x, y = xy.T
    for xmin, ymin, xmax, ymax in boxes:
        inside |= (x >= xmin) & (x <= xmax) & (y >= ymin) & (y <= ymax)
    return inside


def shared_ground(overlaps, feedback=None):
    """Return a Locator of where divisions overlap (Overlaps), None where they do nowhere."""
    geometries = [overlap.geometry for overlap in overlaps]
    return Locator(geometries, [str(k) for k in range(len(geometries))], feedback) if geometries else None


def _holds(a, b):
    """Whether one lies within the other (which `overlaps` does not count)."""
    return a.contains(b) or b.contains(a)


def _whole_again(result, units):
    """Return columns (unit, division, weight); weights that miss or pass 1 by rounding alone are made to sum to 1."""
    unit, division, weight = (np.array(values, kind) for values, kind in zip(result, (int, int, float)))
    total = np.bincount(unit, weight, units)
    near = (np.abs(total - 1) < FULL) | (total > 1)
    return unit, division, weight / np.where(near, total, 1.0)[unit]


def _burn(shapes, rows, columns, frame, options):
    """Return (rows, columns) int32 with each (WKB, value) burnt in, later ones over earlier ones; row 0 is lowest."""
    raster = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Int32)
    raster.SetGeoTransform(frame)
    # one and the same made-up plane on both sides: without any, GDAL warns that it may differ
    plane = osr.SpatialReference()
    plane.SetLocalCS("plane")
    raster.SetProjection(plane.ExportToWkt())
    vectors = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = vectors.CreateLayer("", srs=plane, geom_type=ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
    for wkb, value in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(raster, [1], layer, options=[*options, "ATTRIBUTE=value"])
    return np.frombuffer(raster.ReadRaster(), "int32").reshape(rows, columns)
