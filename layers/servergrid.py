"""Placing points in polygons by SQL: cells of a grid have the number of their polygon, as in layers.placing.

A cell that a boundary comes near carries what of each polygon lies in it. So most points are placed by one look into an
array, and no polygon is tested whole. Arrays stand in the statement itself: no table has to be joined.
"""

import numpy as np
from psycopg2 import sql
from qgis.core import QgsGeometry, QgsRectangle

from .messages import stop_if_cancelled, tr
from .placing import Locator
from .planes import metres_in, on_plane
from .serverlink import CannotCompute
from .serversql import real, wholes
from .shapes import from_geometries

CELLS = 384  # along the longer side: all numbers stay in a processor's cache
NOWHERE = -1  # the number of a cell outside
SMALL = 30_000  # so many cells' numbers are surely short
BEND = 0.1e-3  # metres that an edge in the points' CRS may lie beside the edge as it was drawn


class Grid:
    """The cells of a Locator as SQL that looks points up in them.

    A cell's number is that of the polygon around it, NOWHERE, or below that -2, -3, ...: its place among the cells that
    boundaries come near, whose parts are `pieces`.
    """

    def __init__(self, locator, schema, feedback):
        """Take a Locator in the points' CRS, and the schema that PostGIS is in."""
        locator.make_grid()
        self.origin, self.size = locator.origin, locator.size
        self.schema = schema
        self.numbers = np.where(locator.touched, NOWHERE, locator.labels)
        self.pieces = []
        for row, column, parts in self._near_boundaries(locator, feedback):
            self.pieces.append(parts)
            self.numbers[row, column] = NOWHERE - len(self.pieces)
        self.layers = [self._layer(k) for k in range(max(map(len, self.pieces), default=0))]

    def _near_boundaries(self, locator, feedback):
        """Yield (row, column, [(polygon's number, WKB)]) of the cells that a boundary comes near."""
        near = np.argwhere(locator.touched)
        columns = locator.labels.shape[1]
        for row in np.unique(near[:, 0]).tolist():
            stop_if_cancelled(feedback)
            # a strip first: a cell's own part is then cut from few vertices
            strips = self._clipped(locator.polygons, locator.order, (0, row, columns, row + 1))
            for column in near[near[:, 0] == row, 1].tolist():
                cell = (column, row, column + 1, row + 1)
                parts = self._clipped(strips, [i for i in locator.order if i in strips], cell)
                if parts:
                    yield row, column, [(i, bytes(part.asWkb())) for i, part in parts.items()]

    def _layer(self, k):
        """Return SQL of each cell's piece number k: numbers of polygons, all shapes, their starts, their lengths."""
        mine = [parts[k] if k < len(parts) else None for parts in self.pieces]
        shapes = [b"" if one is None else one[1] for one in mine]
        starts = np.cumsum([1, *map(len, shapes)])[:-1].tolist()
        return {
            "numbers": wholes([None if one is None else one[0] for one in mine]),
            "shapes": sql.Literal(b"".join(shapes)),
            "starts": wholes([start if shape else None for start, shape in zip(starts, shapes)]),
            "lengths": wholes([len(shape) for shape in shapes]),
        }

    def _clipped(self, polygons, numbers, cells):
        """Return number -> what of a polygon lies in a rectangle (cells: west, south, east, north) or just outside."""
        # a margin: what lies on the cell's own edge must find its polygon in either cell
        x, y = (self.origin[k] + self.size * np.array(cells[k::2], float) for k in (0, 1))
        margin = self.size * 1e-3
        box = QgsRectangle(x[0] - margin, y[0] - margin, x[1] + margin, y[1] + margin)
        parts = {}
        for i in numbers:
            if polygons[i].boundingBox().intersects(box):
                part = polygons[i].intersection(QgsGeometry.fromRect(box))
                if not part.isEmpty():
                    parts[i] = part
        return parts

    def cell(self, x, y):
        """Return the SQL of the number of the cell that a point (SQL of x and y) lies in."""
        rows, columns = self.numbers.shape
        far = [o + n * self.size for o, n in zip(self.origin, (columns, rows))]
        text = (
            "CASE WHEN {x} >= {west} AND {x} < {east} AND {y} >= {south} AND {y} < {north} THEN ({numbers})["
            "1 + CAST(floor(({x} - {west}) / {size}) AS integer) "
            "+ {columns} * CAST(floor(({y} - {south}) / {size}) AS integer)] ELSE {nowhere} END"
        )
        return sql.SQL(text).format(
            x=x,
            y=y,
            west=real(self.origin[0]),
            south=real(self.origin[1]),
            east=real(far[0]),
            north=real(far[1]),
            size=real(self.size),
            columns=sql.Literal(columns),
            numbers=wholes(self.numbers.ravel().tolist(), "smallint" if len(self.pieces) < SMALL else "integer"),
            nowhere=sql.Literal(NOWHERE),
        )

    def place(self, cell, x, y):
        """Return the SQL of the number of the polygon that a point lies in or on, NULL where in none; cell: its SQL."""
        cases = [sql.SQL("WHEN {0} >= 0 THEN {0} WHEN {0} = {1} THEN NULL").format(cell, sql.Literal(NOWHERE))]
        at = sql.SQL("{} - {}").format(sql.Literal(NOWHERE), cell)
        for layer in self.layers:
            text = (
                "WHEN {schema}.ST_Intersects({schema}.ST_GeomFromWKB("
                "substring({shapes} FROM ({starts})[{at}] FOR ({lengths})[{at}])), {schema}.ST_MakePoint({x}, {y})) "
                "THEN ({numbers})[{at}]"
            )
            cases.append(sql.SQL(text).format(schema=sql.Identifier(self.schema), at=at, x=x, y=y, **layer))
        return sql.SQL("CASE {} END").format(sql.SQL(" ").join(cases))


def locator_in(crs, locator, drawn_in, transform_context, feedback):
    """Return the Locator of a Locator's polygons in another CRS, with edges that run as they were drawn.

    Raises CannotCompute where that CRS tears them apart.
    """
    shapes = from_geometries(locator.polygons)
    if crs != drawn_in:
        shapes = on_plane(shapes, drawn_in, crs, transform_context, _step())
        if _torn(shapes, crs):
            raise CannotCompute(tr("in its CRS the divisions reach across the edge of the map"))
    polygons = [shapes.geometry(i) if shapes.kind[i] else QgsGeometry() for i in range(len(shapes))]
    # those of no division have been cut already, and the order is theirs
    rank = {i: f"{k:09d}" for k, i in enumerate(locator.order)}
    return Locator(polygons, [rank[i] for i in range(len(polygons))], feedback, CELLS)


def _torn(shapes, crs):
    """Whether an edge runs half round the globe: from one side of the date line to the other, or around a pole."""
    length = np.abs(np.diff(shapes.xy, axis=0)).max(axis=1, initial=0.0)
    # the last vertex of a ring begins no edge
    length[shapes.rings[1:-1] - 1] = 0.0
    return bool((length > (180.0 if crs.isGeographic() else 1e7 / metres_in(crs))).any())


def _step():
    """Return the metres between two points of a bent edge: its arrow is step^2 / (8 x radius)."""
    # an edge turns less than a great circle's own curve does, up to 80 degrees of latitude
    return (8 * 1.1e6 * BEND) ** 0.5
