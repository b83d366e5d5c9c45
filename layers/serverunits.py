"""Population units that a PostgreSQL server places and adds up: points, of which only groups come back."""

import numpy as np
from psycopg2 import sql

from .commutereasons import say_bad_counts
from .placing import shared_ground
from .servergrid import Grid, locator_in
from .serverlink import Link
from .serverrows import Rows
from .serversql import columns, countable, once, real
from .shapes import FARTHEST
from .units import POINT, Units, no_units, texts_of
from .unitsums import OUTSIDE, UNUSABLE, in_places, joined

BITS = 50  # of what a record knows, in one number that a double holds


def reduce_units(source, asked, ground, plan, feedback):
    """Return merged units.Units of a Source of points on a server; asked: as in units.read_units.

    plan: whether the server tells how it goes about it. Raises CannotCompute where it cannot, and Refusal as
    read_units.
    """
    source.require_crs()
    with Link(source.server, source.name, feedback) as link:
        return _Query(source, asked, ground, link.postgis(), feedback).units(link, plan)


class _Query(Rows):
    """The statement about one layer of points."""

    def __init__(self, source, asked, ground, schema, feedback):
        super().__init__(source, texts_of(asked))
        self.ground, self.schema, self.feedback = ground, schema, feedback
        self.pairs = sorted({one for one in asked if len(one) == 2})
        drawn = {"inside": (ground.points, ground.divisions.crs)}
        shared = shared_ground(ground.overlaps(), feedback)
        if shared is not None:
            drawn["shared"] = (shared, ground.area_crs)
        self.grids = {name: self._grid(*of) for name, of in drawn.items()}

    def _grid(self, locator, crs):
        context = self.ground.transform_context
        return Grid(locator_in(self.source.crs, locator, crs, context, self.feedback), self.schema, self.feedback)

    def _records(self):
        """Return the SQL of all records: x, y, value_k."""
        schema, shape = sql.Identifier(self.schema), sql.Identifier(self.table.geometry)
        at = {axis: sql.SQL(f"{{}}.ST_{axis}(t.{{}})").format(schema, shape) for axis in "XY"}
        return self.select([(value, sql.Identifier(axis.lower())) for axis, value in at.items()])

    def _placed(self):
        """Return the SQL of all records: place (UNUSABLE, OUTSIDE or a division's number), shared, value_k."""
        x, y = sql.SQL("x"), sql.SQL("y")
        cells = [sql.SQL("{} AS {}").format(grid.cell(x, y), sql.Identifier(name)) for name, grid in self.grids.items()]
        usable = "abs(x) < {far} AND abs(y) < {far}"
        if self.source.crs.isGeographic() and self.source.crs != self.ground.divisions.crs:
            # no transformation takes it anywhere
            usable += " AND abs(y) <= 90"
        place = {name: grid.place(sql.Identifier(name), x, y) for name, grid in self.grids.items()}
        shared = sql.SQL("({}) IS NOT NULL").format(place["shared"]) if "shared" in place else sql.SQL("false")
        return sql.SQL(
            "SELECT CASE WHEN {usable} THEN COALESCE({place}, {outside}) ELSE {unusable} END AS place, "
            "{shared} AS shared, {values}, {once} FROM (SELECT r.*, {cells}, {checked} FROM ({records}) AS r) AS c"
        ).format(
            usable=sql.SQL(usable).format(far=real(FARTHEST)),
            place=place["inside"],
            outside=sql.Literal(OUTSIDE),
            unusable=sql.Literal(UNUSABLE),
            shared=shared,
            values=sql.SQL(", ").join(map(sql.Identifier, self.values)),
            once=once("placed"),
            cells=sql.SQL(", ").join(cells),
            checked=once("checked"),
            records=self._records(),
        )

    def _signs(self):
        """Return the SQL of what tells records of one place apart: what each knows, what is above what."""
        value = dict(zip(self.expressions, map(sql.Identifier, self.values)))
        known = [countable(value[text]) for text in self.expressions]
        above = [
            sql.SQL("({} AND {} AND {} > {})").format(countable(value[a]), countable(value[b]), value[a], value[b])
            for a, b in self.pairs
        ]
        return [*known, *above]

    def units(self, link, plan):
        """Return the Units."""
        signs = self._signs()
        keys = {"place": sql.SQL("place"), "shared": sql.SQL("CAST(shared AS integer)")}
        for start in range(0, len(signs), BITS):
            bits = [
                sql.SQL("CASE WHEN {} THEN {} ELSE 0 END").format(sign, sql.Literal(1 << k))
                for k, sign in enumerate(signs[start : start + BITS])
            ]
            keys[f"signs_{start}"] = sql.SQL("CAST({} AS bigint)").format(sql.SQL(" + ").join(bits))
        sums = {"times": sql.SQL("count(*)")}
        for k, name in enumerate(self.values):
            value = sql.Identifier(name)
            sums[f"sum_{k}"] = sql.SQL("sum({})").format(value)
            sums[f"there_{k}"] = sql.SQL("count({})").format(value)
        statement = sql.SQL("SELECT {} FROM ({}) AS p GROUP BY {}").format(
            columns({**keys, **sums}),
            self._placed(),
            sql.SQL(", ").join(sql.Literal(k + 1) for k in range(len(keys))),
        )
        if plan:
            link.explain(statement)
        return self._units_of(link.columns(statement, [*keys, *sums]))

    def _units_of(self, of):
        """Return the Units that the columns of groups are."""
        if not of["times"].sum():
            raise no_units(self.source)
        values, unknown = [], {}
        for k, text in enumerate(self.expressions):
            signs = of[f"signs_{k - k % BITS}"].astype("int64")
            known = (signs >> (k % BITS)) & 1 == 1
            values.append(np.where(known, of[f"sum_{k}"], np.nan))
            unknown[text] = int(of["times"][~known].sum())
            bad = int(of[f"there_{k}"][~known].sum())
            if bad:
                say_bad_counts(self.source.name, text, bad, self.feedback)
        place = of["place"].astype(int)
        pieces = in_places(np.array(values), place, of["times"], of["shared"], len(self.ground.divisions))
        values, placement, merged = joined(self.expressions, [pieces])
        return Units(self.source, values, unknown, placement, None, None, POINT, (), merged)
