"""Placing points in polygons by SQL: cells of a grid have the number of their polygon, as in layers.placing.

A cell that a boundary comes near carries what of each polygon lies in it. So most points are placed by one look into a
small table, and no polygon is tested whole.
"""

import numpy as np
from psycopg2 import sql
from qgis.core import QgsGeometry, QgsRectangle

from .messages import stop_if_cancelled
from .placing import Locator
from .planes import on_plane
from .serversql import real, wholes
from .shapes import from_geometries

CELLS = 384  # along the longer side: the whole table stays in a processor's cache
BEND = 0.1e-3  # metres that an edge in the points' CRS may lie beside the edge as it was drawn


class Grid:
    """The table of a Locator's cells, and the SQL that looks points up in it."""

    def __init__(self, locator, name, schema, feedback):
        """Take a Locator in the points' CRS, a name for its columns, and the schema that PostGIS is in."""
        locator.make_grid()
        self.origin, self.size = locator.origin, locator.size
        self.rows, self.columns = locator.labels.shape
        self.name, self.schema = name, schema
        self.keys, self.labels, self.pieces = self._table(locator, feedback)
        self.most = max(map(len, self.pieces), default=0)

    def _table(self, locator, feedback):
        """Return (keys, labels, pieces): cells in polygons; first those at a boundary, with [(number, WKB hex)]."""
        keys, labels, pieces = [], [], []
        near = np.argwhere(locator.touched)
        for row in np.unique(near[:, 0]).tolist():
            stop_if_cancelled(feedback)
            # a strip first: a cell's own part is then cut from few vertices
            strips = self._clipped(locator.polygons, locator.order, (0, row, self.columns, row + 1))
            for column in near[near[:, 0] == row, 1].tolist():
                cell = (column, row, column + 1, row + 1)
                parts = self._clipped(strips, [i for i in locator.order if i in strips], cell)
                if parts:
                    keys.append(row * self.columns + column)
                    pieces.append([(i, bytes(part.asWkb()).hex()) for i, part in parts.items()])
                    labels.append(-1)
        rows, columns = np.nonzero((locator.labels >= 0) & ~locator.touched)
        keys += (rows * self.columns + columns).tolist()
        labels += locator.labels[rows, columns].tolist()
        return keys, labels, pieces

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

    def join(self, end, x, y):
        """Return the SQL that joins the table of cells, as `{name}_{end}`, by the cell of a point (SQL of x and y)."""
        far = [o + n * self.size for o, n in zip(self.origin, (self.columns, self.rows))]
        key = sql.SQL(
            "CASE WHEN {x} >= {west} AND {x} < {east} AND {y} >= {south} AND {y} < {north} THEN "
            "CAST(floor(({x} - {west}) / {size}) AS integer) "
            "+ {columns} * CAST(floor(({y} - {south}) / {size}) AS integer) END"
        ).format(
            x=x,
            y=y,
            west=real(self.origin[0]),
            south=real(self.origin[1]),
            east=real(far[0]),
            north=real(far[1]),
            size=real(self.size),
            columns=sql.Literal(self.columns),
        )
        arrays, names = [wholes(self.keys), wholes(self.labels)], ["key", "label"]
        for k in range(self.most):
            at = [pieces[k] if k < len(pieces) else None for pieces in self.pieces]
            arrays.append(wholes([None if one is None else one[0] for one in at]))
            shapes = ":".join("NULL" if one is None else one[1] for one in at)
            arrays.append(
                sql.SQL("CAST({} AS {}.geometry[])").format(sql.Literal(f"{{{shapes}}}"), sql.Identifier(self.schema))
            )
            names += [f"number_{k}", f"shape_{k}"]
        # DISTINCT tells the planner that a point finds one cell at most
        text = (
            "LEFT JOIN (SELECT DISTINCT ON (key) * FROM unnest({arrays}) AS cells ({names})) AS {alias} "
            "ON {alias}.key = {key}"
        )
        return sql.SQL(text).format(
            arrays=sql.SQL(", ").join(arrays),
            alias=sql.Identifier(self._alias(end)),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            key=key,
        )

    def place(self, end, x, y):
        """Return the SQL of the number of the polygon that a point lies in or on, NULL where in none; see `join`."""
        alias, schema = sql.Identifier(self._alias(end)), sql.Identifier(self.schema)
        cases = [sql.SQL("WHEN {0}.label >= 0 THEN {0}.label").format(alias)]
        for k in range(self.most):
            here = {"shape": sql.Identifier(f"shape_{k}"), "number": sql.Identifier(f"number_{k}")}
            text = "WHEN {schema}.ST_Intersects({cell}.{shape}, {schema}.ST_MakePoint({x}, {y})) THEN {cell}.{number}"
            cases.append(sql.SQL(text).format(schema=schema, cell=alias, x=x, y=y, **here))
        return sql.SQL("CASE {} END").format(sql.SQL(" ").join(cases))

    def _alias(self, end):
        return f"{self.name}_{end}"


def locator_in(crs, locator, drawn_in, transform_context, feedback):
    """Return the Locator of a Locator's polygons in another CRS, with edges that run as they were drawn."""
    shapes = from_geometries(locator.polygons)
    if crs != drawn_in:
        shapes = on_plane(shapes, drawn_in, crs, transform_context, _step())
    polygons = [shapes.geometry(i) if shapes.kind[i] else QgsGeometry() for i in range(len(shapes))]
    # those of no division have been cut already, and the order is theirs
    rank = {i: f"{k:09d}" for k, i in enumerate(locator.order)}
    return Locator(polygons, [rank[i] for i in range(len(polygons))], feedback, CELLS)


def _step():
    """Return the metres between two points of a bent edge: its arrow is step^2 / (8 x radius)."""
    # an edge turns less than a great circle's own curve does, up to 80 degrees of latitude
    return (8 * 1.1e6 * BEND) ** 0.5
