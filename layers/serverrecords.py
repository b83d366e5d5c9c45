"""The records of a layer of commutes as SQL: their ends, why one is unlocated, their places, their distance."""

import numpy as np
from psycopg2 import sql

from .columns import MOST
from .commutes import COORDINATES, LINE_ENDS, mirror_of
from .expressions import Expression
from .geodesic import ellipsoid_of, geographic_crs
from .messages import tr
from .placing import shared_ground
from .serverdistance import measured
from .servergrid import Grid, locator_in
from .serverlink import CannotCompute
from .serversql import after, number_sql, once, real
from .shapes import transform_between, transform_xy

SAME = 1e-9  # degrees, a tenth of a millimetre, by which two CRS may differ


class Records:
    """SQL of all records of a CommuteInput whose source is a layer of a server.

    reasons: why a record may be unlocated, in words, numbered as in SQL; swaps: those that are swapped coordinates.
    """

    def __init__(self, given, ground, regions, attributes, schema, feedback):
        """Take expression texts to evaluate, and the schema that PostGIS is in. Raises CannotCompute."""
        self.given, self.ground, self.attributes, self.schema = given, ground, attributes, schema
        self.source, self.table = given.source, given.source.server
        self.ellipsoid = ellipsoid_of(ground.divisions.crs)
        self.crs = self.source.crs if given.ends == LINE_ENDS else given.coordinate_crs
        self.places = len(regions.place_ids)
        self.mirror = mirror_of(ground, self.crs)
        self._require_measurable(ground.transform_context)
        self.grids = [self._grid("inside", ground.points, feedback)]
        if regions.locator is not None:
            self.grids.append(self._grid("outside", regions.locator, feedback))
        shared = shared_ground(ground.points.overlaps, feedback)
        self.overlaps = None if shared is None else self._grid("shared", shared, feedback)
        self.reasons, self.swaps = [], set()

    def _grid(self, name, locator, feedback):
        drawn_in, context = self.ground.divisions.crs, self.ground.transform_context
        return Grid(locator_in(self.crs, locator, drawn_in, context, feedback), name, self.schema, feedback)

    def _require_measurable(self, context):
        """Refuse what only PROJ could measure: coordinates that are not degrees on the divisions' ellipsoid."""
        if self.given.distance:
            return
        if not self.crs.isGeographic():
            raise CannotCompute(tr("its coordinates are not degrees, and no field has the distance"))
        corners = transform_xy(self.ground.flat.xy, transform_between(self.ground.area_crs, self.crs, context))
        corners = corners[np.isfinite(corners).all(axis=1)]
        moved = transform_xy(corners, transform_between(self.crs, geographic_crs(self.ellipsoid), context))
        if len(corners) and not np.abs(moved - corners).max() < SAME:
            raise CannotCompute(tr("its coordinates are on another ellipsoid than the divisions'"))

    def _column(self, name):
        """Return the SQL of a field's value, of type double precision, or text where the field is."""
        field = sql.SQL("t.{}").format(sql.Identifier(name))
        kind = self.table.types[name]
        if kind == "float4":
            # by its digits, as QGIS reads it
            return sql.SQL("CAST(CAST({} AS text) AS double precision)").format(field)
        return field if self.source.textual(name) else sql.SQL("CAST({} AS double precision)").format(field)

    def _records(self):
        """Return the SQL of all records: x1, y1, x2, y2, n, measured, value_k, shape."""
        fields = [sql.SQL("{} AS {}").format(*pair) for pair in self._ends()]
        count = self._column(self.given.count) if self.given.count else sql.SQL("CAST(1 AS double precision)")
        fields.append(sql.SQL("{} AS n").format(count))
        if self.given.distance:
            fields.append(sql.SQL("{} AS measured").format(self._column(self.given.distance)))
        for k, text in enumerate(self.attributes):
            value = number_sql(Expression(text, self.source), self._column)
            fields.append(sql.SQL("NULLIF({}, 'NaN') AS {}").format(value, sql.Identifier(f"value_{k}")))
        table = sql.SQL(self.table.table)
        if self.table.schema:
            table = sql.Identifier(self.table.schema, self.table.table)
        statement = sql.SQL("SELECT {} FROM {} AS t").format(sql.SQL(", ").join(fields), table)
        if self.table.subset:
            statement += sql.SQL(" WHERE (") + sql.SQL(self.table.subset) + sql.SQL(")")
        return statement

    def _ends(self):
        names = [sql.Identifier(name) for name in ("x1", "y1", "x2", "y2")]
        if self.given.ends == COORDINATES:
            index = self.source.fields.lookupField
            spelled = [self.source.fields[index(name)].name() for name in self.given.coordinates]
            return list(zip(map(self._column, spelled), names))
        shape = sql.SQL("t.{}").format(sql.Identifier(self.table.geometry))
        parts = {"shape": shape, "schema": sql.Identifier(self.schema)}
        first = sql.SQL("{schema}.ST_GeometryN({shape}, 1)").format(**parts)
        last = sql.SQL("{schema}.ST_GeometryN({shape}, {schema}.ST_NumGeometries({shape}))").format(**parts)
        found = []
        for which, line in (("Start", first), ("End", last)):
            for axis in "XY":
                text = f"{{schema}}.ST_{axis}({{schema}}.ST_{which}Point({{line}}))"
                found.append(sql.SQL(text).format(schema=parts["schema"], line=line))
        vertices = sql.SQL("{schema}.ST_NPoints({shape})").format(**parts)
        return [*zip(found, names), (vertices, sql.Identifier("vertices"))]

    def _why(self):
        """Return the SQL of the number of the reason why a record is unlocated (in self.reasons), NULL where it is not.

        In the order in which layers.commutes looks.
        """
        self.reasons, cases = [], []

        def case(condition, reason, **values):
            cases.append(
                sql.SQL(f"WHEN {condition} THEN {{number}}").format(number=sql.Literal(len(self.reasons)), **values)
            )
            self.reasons.append(reason)

        if self.given.count:
            case("n IS NULL", tr("without a usable count"))
            case(f"NOT (n >= 0 AND n < {MOST!r})", tr("without a usable count"))
        if self.given.ends == LINE_ENDS:
            case("vertices IS NULL OR vertices = 0", tr("without a geometry"))
            case("vertices < 2", tr("a line of one vertex"))
        for x, y, end in (("x1", "y1", tr("home")), ("x2", "y2", tr("work"))):
            self._case_end(case, x, y, end)
        return sql.SQL("CASE {} END").format(sql.SQL(" ").join(cases)) if cases else sql.SQL("CAST(NULL AS integer)")

    def _case_end(self, case, x, y, end):
        case(
            f"({x} > '-Infinity' AND {x} < 'Infinity' AND {y} > '-Infinity' AND {y} < 'Infinity') IS NOT TRUE",
            tr("{end} is missing").format(end=end),
        )
        case(f"{x} = 0 AND {y} = 0", tr("{end} is at (0, 0), which stands for no place").format(end=end))
        swapped = tr("{end} has latitude and longitude swapped") if self.crs.isGeographic() else None
        swapped = (swapped or tr("{end} has x and y swapped")).format(end=end)
        if self.mirror is not None:
            low, high = ([real(v) for v in corner] for corner in self.mirror)
            case(
                f"{x} >= {{west}} AND {x} <= {{east}} AND {y} >= {{south}} AND {y} <= {{north}}",
                swapped,
                west=low[0],
                south=low[1],
                east=high[0],
                north=high[1],
            )
            self.swaps.add(len(self.reasons) - 1)
        if self.crs.isGeographic():
            case(f"abs({y}) > 90 AND abs({x}) <= 90 AND abs({y}) <= 180", swapped)
            self.swaps.add(len(self.reasons) - 1)
            case(f"abs({y}) > 90 OR abs({x}) > 360", tr("{end} is no longitude and latitude").format(end=end))

    def checked(self):
        """Return the SQL of all records and why each is unlocated."""
        return sql.SQL("SELECT r.*, {} AS why, {} FROM ({}) AS r").format(self._why(), once("checked"), self._records())

    def placed(self):
        """Return the SQL of all records with home, work (NULL: unlocated), and whether an end is on shared ground."""
        ends = {"home": [sql.SQL(name) for name in ("x1", "y1")], "work": [sql.SQL(name) for name in ("x2", "y2")]}
        joins, columns = [], []
        for end, xy in ends.items():
            starts, found = 0, []
            for grid in self.grids:
                joins.append(grid.join(end, *xy))
                found.append(sql.SQL("{} + {}").format(grid.place(end, *xy), sql.Literal(starts)))
                starts += len(self.ground.divisions)
            found.append(sql.Literal(self.places - 1))
            columns.append(
                sql.SQL("CASE WHEN why IS NULL THEN COALESCE({}) END AS {}").format(
                    sql.SQL(", ").join(found), sql.Identifier(end)
                )
            )
        if self.overlaps is not None:
            joins += [self.overlaps.join(end, *xy) for end, xy in ends.items()]
            on = [sql.SQL("({}) IS NOT NULL").format(self.overlaps.place(end, *xy)) for end, xy in ends.items()]
            columns.append(sql.SQL("why IS NULL AND ({}) AS shared").format(sql.SQL(" OR ").join(on)))
        columns.append(sql.SQL("why IS NULL AND x1 = x2 AND y1 = y2 AS at_one"))
        carried = ["x1", "y1", "x2", "y2", "n", "why", *(["measured"] if self.given.distance else []), *self._values]
        return sql.SQL("SELECT {}, {}, {} FROM ({}) AS c {}").format(
            sql.SQL(", ").join(map(sql.Identifier, carried)),
            sql.SQL(", ").join(columns),
            once("placed"),
            self.checked(),
            sql.SQL(" ").join(joins),
        )

    def measured(self, placed, condition=None):
        """Return the SQL of what `placed` selects (where a condition on it holds) with km, NULL where unknown."""
        where = sql.SQL("") if condition is None else after("placed", condition)
        related = sql.SQL("(home < {0} OR work < {0})").format(sql.Literal(len(self.ground.divisions)))
        if not self.given.distance:
            return measured(placed, self.kept(), related, where, self.ellipsoid, self.schema)
        text = (
            "SELECT p.*, CASE WHEN {related} AND measured >= 0 AND measured < {most} THEN measured END AS km, "
            "{once} FROM ({placed}) AS p{where}"
        )
        return sql.SQL(text).format(related=related, most=real(MOST), once=once("measured"), placed=placed, where=where)

    def kept(self):
        """Return the names of the columns that groups are made of."""
        shared = ["shared"] if self.overlaps is not None else []
        return ["home", "work", "why", "n", "at_one", *shared, *self._values]

    @property
    def _values(self):
        return [f"value_{k}" for k in range(len(self.attributes))]
