"""Commutes that a PostgreSQL server places, measures and adds up: only groups of them come back.

A group is the records with the same home place, work place and step of distance. Steps end at every limit of a band, so
that a group lies in one; what depends on single records, the median and the P90, is asked for afterwards, of the
records in the steps that hold them alone.
"""

from typing import NamedTuple

import numpy as np
from psycopg2 import sql

from .commutes import (
    COORDINATES,
    LINE_ENDS,
    Commutes,
    Reduction,
    mean_place,
    mirror_of,
    say_bad_counts,
)
from .expressions import Expression
from .geodesic import ellipsoid_of, geographic_crs
from .messages import Refusal, tr
from .placing import shared_ground
from .serverdistance import measured
from .servergrid import Grid, locator_in
from .serverlink import CannotCompute, Link
from .serversql import after, number_sql, once, real, reals, wholes
from .shapes import transform_between, transform_xy

STEP = 0.1  # km, between the limits
FAR = 100.0  # km, from where steps grow with the distance
MOST_RECORDS = 1_000_000  # that a median is looked for among, at once
PARTS = 64  # that a step is cut into where it holds more
SAME = 1e-9  # degrees, a tenth of a millimetre, by which two CRS may differ


class Wanted(NamedTuple):
    """What a run asks of the commutes beside where they go: (expression text, whether it is a flag) of each attribute.

    limits: km at which a group must end; mean: whether the mean place of ends that lie elsewhere; related: whether
    which attributes exclude or hold each other; plan: whether the server's plan is told.
    """

    attributes: tuple = ()
    limits: tuple = ()
    mean: bool = False
    related: bool = False
    plan: bool = False


def reduce_commutes(given, ground, regions, wanted, feedback):
    """Return Commutes, with a Reduction, of a CommuteInput whose source is a layer of a server.

    Raises CannotCompute where the server cannot, and Refusal as read_commutes.
    """
    with Link(given.source.server, given.source.name, feedback) as link:
        return _Query(given, ground, regions, wanted, link, feedback).commutes()


class _Query:
    """The statements about one layer of commutes."""

    def __init__(self, given, ground, regions, wanted, link, feedback):
        self.given, self.ground, self.regions, self.wanted = given, ground, regions, wanted
        self.link, self.feedback = link, feedback
        self.source = given.source
        self.table = given.source.server
        self.ellipsoid = ellipsoid_of(ground.divisions.crs)
        self.crs = self.source.crs if given.ends == LINE_ENDS else given.coordinate_crs
        self.schema = self._postgis()
        self.places = len(regions.place_ids)
        context = ground.transform_context
        self.mirror = mirror_of(ground, self.crs)
        self._require_measurable(context)
        located = [locator_in(self.crs, ground.points, ground.divisions.crs, context, feedback)]
        if regions.locator is not None:
            located.append(locator_in(self.crs, regions.locator, ground.divisions.crs, context, feedback))
        self.grids = [Grid(one, f"grid_{k}", self.schema, feedback) for k, one in enumerate(located)]
        shared = shared_ground(ground.points.overlaps, feedback)
        self.overlaps = None
        if shared is not None:
            shared = locator_in(self.crs, shared, ground.divisions.crs, context, feedback)
            self.overlaps = Grid(shared, "shared", self.schema, feedback)
        self.edges = _edges(wanted.limits)
        self.reasons, self.swaps = [], set()

    # -- what the server is

    def _postgis(self):
        found = self.link.rows(
            sql.SQL(
                "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = 'postgis'"
            )
        )
        if not found:
            raise CannotCompute(tr("its database has no PostGIS"))
        return found[0][0]

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

    # -- the statement

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
        for k, (text, _) in enumerate(self.wanted.attributes):
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
            case("NOT (n >= 0 AND n < 'Infinity')", tr("without a usable count"))
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

    def _checked(self):
        """Return the SQL of all records and why each is unlocated."""
        return sql.SQL("SELECT r.*, {} AS why, {} FROM ({}) AS r").format(self._why(), once("checked"), self._records())

    def _placed(self):
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
            self._checked(),
            sql.SQL(" ").join(joins),
        )

    def _measured(self, placed, condition=None):
        """Return the SQL of what `placed` selects (where a condition on it holds) with km, NULL where unknown."""
        where = sql.SQL("") if condition is None else after("placed", condition)
        related = sql.SQL("(home < {0} OR work < {0})").format(sql.Literal(len(self.ground.divisions)))
        if not self.given.distance:
            return measured(placed, self._kept(), related, where, self.ellipsoid, self.schema)
        text = (
            "SELECT p.*, CASE WHEN {related} AND measured >= 0 AND measured < 'Infinity' THEN measured END AS km, "
            "{once} FROM ({placed}) AS p{where}"
        )
        return sql.SQL(text).format(related=related, once=once("measured"), placed=placed, where=where)

    def _kept(self):
        """Return the names of the columns that groups are made of."""
        shared = ["shared"] if self.overlaps is not None else []
        return ["home", "work", "why", "n", "at_one", *shared, *self._values]

    @property
    def _values(self):
        return [f"value_{k}" for k in range(len(self.wanted.attributes))]

    def _groups(self):
        """Return (the SQL of the groups, the names of its columns)."""
        keys = {
            "home": sql.SQL("home"),
            "work": sql.SQL("work"),
            "why": sql.SQL("why"),
            "step": sql.SQL("width_bucket(km, {})").format(reals(self.edges)),
        }
        sums = {
            "times": sql.SQL("count(*)"),
            "commuters": sql.SQL("sum(n)"),
            "way": sql.SQL("sum(n * km)"),
            "at_one": sql.SQL("count(*) FILTER (WHERE at_one)"),
        }
        if self.overlaps is not None:
            sums["shared"] = sql.SQL("sum(n) FILTER (WHERE shared)")
        if self.wanted.mean:
            sums.update({name: sql.SQL(f"sum(n * {name})") for name in ("x1", "y1", "x2", "y2")})
        for k, (_, flag) in enumerate(self.wanted.attributes):
            value = sql.Identifier(f"value_{k}")
            count = "sum(n) FILTER (WHERE {} <> 0)" if flag else "sum({})"
            sums[f"count_{k}"] = sql.SQL(count).format(value)
            sums[f"base_{k}"] = sql.SQL("sum(n) FILTER (WHERE {} IS NOT NULL)").format(value)
        fields = [sql.SQL("{} AS {}").format(of, sql.Identifier(name)) for name, of in {**keys, **sums}.items()]
        statement = sql.SQL("SELECT {} FROM ({}) AS m GROUP BY 1, 2, 3, 4").format(
            sql.SQL(", ").join(fields), self._measured(self._placed())
        )
        return statement, [*keys, *sums]

    # -- what comes back

    def commutes(self):
        """Return the Commutes."""
        statement, names = self._groups()
        if self.wanted.plan:
            self.link.explain(statement)
        of = self.link.columns(statement, names)
        records = int(of["times"].sum())
        if not records:
            raise Refusal(tr("Layer '{layer}' has no records: choose another.").format(layer=self.source.name))
        located = np.isnan(of["why"])
        unlocated, swapped = self._unlocated({name: of[name][~located] for name in ("why", "times", "commuters")})
        of = {name: np.nan_to_num(v[located]) if name != "step" else v[located] for name, v in of.items()}
        home, work = of["home"].astype(int), of["work"].astype(int)
        people = {asked: (of[f"count_{k}"], of[f"base_{k}"]) for k, asked in enumerate(self.wanted.attributes)}
        patterns = self._patterns() if self.wanted.related and self.wanted.attributes else {}
        reduction = Reduction(of["times"].astype(int), people, patterns, Finder(self, self.edges))
        return Commutes(
            home,
            work,
            _mean_in_step(of["way"], of["commuters"], of["step"], self.edges),
            of["commuters"],
            {},
            unlocated,
            records,
            swapped,
            self._elsewhere(of, home, work),
            on_overlaps=float(of["shared"].sum()) if "shared" in of else 0.0,
            at_one_place=int(of["at_one"].sum()),
            reduction=reduction,
        )

    def _unlocated(self, of):
        """Return (reason -> [records, commuters], records whose coordinates are swapped); warn of bad counts."""
        unlocated, swapped = {}, 0
        for why, times, commuters in zip(
            of["why"].astype(int).tolist(), of["times"].tolist(), of["commuters"].tolist()
        ):
            account = unlocated.setdefault(self.reasons[why], [0, 0.0])
            account[0] += int(times)
            if self.given.count and why < 2:
                if why == 1:
                    say_bad_counts(self.source.name, self.given.count, int(times), self.feedback)
                continue
            account[1] += commuters if commuters == commuters else 0.0
            swapped += int(times) if why in self.swaps else 0
        return unlocated, swapped

    def _elsewhere(self, of, home, work):
        if not self.wanted.mean:
            return np.full(2, np.nan)
        divisions, elsewhere = len(self.ground.divisions), self.places - 1
        sums = np.zeros(3)
        for place, other, names in ((home, work, ("x1", "y1")), (work, home, ("x2", "y2"))):
            here = (place == elsewhere) & (other < divisions)
            sums += [of[name][here].sum() for name in (*names, "commuters")]
        to_divisions = transform_between(self.crs, self.ground.divisions.crs, self.ground.transform_context)
        return transform_xy(mean_place(sums)[None], to_divisions)[0]

    def _patterns(self):
        """Return attribute -> (people, known) of each pattern of attributes that a record has: see Reduction."""
        fields = [
            sql.SQL("CASE WHEN {0} IS NOT NULL THEN CAST({0} <> 0 AS integer) END").format(sql.Identifier(f"value_{k}"))
            for k in range(len(self.wanted.attributes))
        ]
        statement = sql.SQL("SELECT DISTINCT {} FROM ({}) AS c WHERE why IS NULL AND n > 0").format(
            sql.SQL(", ").join(fields), self._checked()
        )
        of = self.link.columns(statement, list(range(len(fields))))
        return {
            asked: (np.nan_to_num(of[k]), (~np.isnan(of[k])).astype(float))
            for k, asked in enumerate(self.wanted.attributes)
        }

    # -- single records

    def nearest(self, targets):
        """Return (home, work, km, commuters), (n,) each, of the records in some steps, those with the same added up.

        targets: (end, place, step): "home" or "work", a division's number, a step's.
        """
        divisions = len(self.ground.divisions)
        steps = {}
        for end, place, step in targets:
            rows = steps.setdefault(end, [])
            row = next((row for row in rows if row[place] < 0), None)
            if row is None:
                row = np.full(divisions, -1)
                rows.append(row)
            row[place] = step
        near = [self._nearly(end, row) for end, rows in steps.items() for row in rows]
        exact = [
            sql.SQL("width_bucket(km, {}) = ({})[{} + 1]").format(reals(self.edges), wholes(row), sql.Identifier(end))
            for end, rows in steps.items()
            for row in rows
        ]
        statement = sql.SQL("SELECT home, work, km, sum(n) FROM ({}) AS m {} GROUP BY 1, 2, 3").format(
            self._measured(self._placed(), _any(near)), after("measured", _any(exact))
        )
        with Link(self.table, self.source.name, self.feedback) as self.link:
            found = self.link.columns(statement, ["home", "work", "km", "commuters"])
        return found["home"].astype(int), found["work"].astype(int), found["km"], found["commuters"]

    def _nearly(self, end, row):
        """Return the SQL of a condition that holds for all records in the steps of a row (of each division), cheaply.

        The distance on a plane misses the ellipsoid's by less than 1.5 % within 500 km, up to 75 degrees of latitude.
        """
        at = sql.SQL("{} < {}").format(sql.Identifier(end), sql.Literal(len(row)))
        if self.given.distance:
            return at
        bounds = np.concatenate([[0.0], self.edges, [np.inf]])
        low, high = bounds[row], np.where(row < 0, -1.0, bounds[row + 1])
        # the coordinates of a record without a place may be anything
        text = (
            "CASE WHEN {at} THEN abs(y1) > 75 OR ({high})[{end} + 1] > 500 OR abs(x1 - x2) > 180 OR "
            "sqrt(((x1 - x2) * cos(radians((y1 + y2) / 2)) * 111.32) ^ 2 + ((y1 - y2) * 111.13) ^ 2) "
            "BETWEEN 0.985 * ({low})[{end} + 1] - 0.001 AND 1.015 * ({high})[{end} + 1] + 0.001 END"
        )
        return sql.SQL(text).format(at=at, low=reals(low), high=reals(high), end=sql.Identifier(end))


class Finder:
    """Asks the server for single records; edges (k,): km at which steps end, so that there are k + 1."""

    def __init__(self, query, edges):
        self.query, self.edges = query, edges

    def nearest(self, targets):
        """Return (home, work, km, commuters), (n,) each, of the records in steps: see _Query.nearest."""
        return self.query.nearest(targets)


def _edges(limits):
    """Return (k,) km, ascending, at which steps end: every limit, and so many between that few records lie in each."""
    near = np.arange(STEP, FAR, STEP)
    far = FAR * 1.01 ** np.arange(0, 600)
    return np.unique(np.concatenate([near, far, [limit for limit in limits if limit > 0]]))


def _mean_in_step(way, commuters, step, edges):
    """(n,) the mean km of each group, within its step whatever rounding does; NaN where unknown."""
    bounds = np.concatenate([[0.0], edges, [np.inf]])
    known = ~np.isnan(step)
    at = np.where(known, step, 0).astype(int)
    with np.errstate(invalid="ignore", divide="ignore"):
        km = np.where(commuters > 0, way / commuters, bounds[at])
    return np.where(known, np.clip(km, bounds[at], np.nextafter(bounds[at + 1], 0)), np.nan)


def _any(conditions):
    return sql.SQL(" OR ").join(sql.SQL("({})").format(one) for one in conditions)
