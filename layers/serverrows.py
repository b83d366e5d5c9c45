"""The records of a layer of a server as SQL; of commutes, whatever their ends are, with counts, distances and sums."""

from typing import NamedTuple

import numpy as np
from psycopg2 import sql
from qgis.core import QgsWkbTypes

from .commutereasons import no_count, say_bad_counts
from .expressions import Expression
from .messages import tr
from .serverlink import CannotCompute
from .serversql import countable, number_sql, texts


class Why(NamedTuple):
    """Why a record may be unlocated: when (SQL), in words, and whether its coordinates are swapped."""

    holds: sql.Composable
    reason: str
    swapped: bool = False


def numbered(whys):
    """Return the SQL of the number of the first Why that holds, NULL where none does."""
    cases = [sql.SQL("WHEN {} THEN {}").format(why.holds, sql.Literal(k)) for k, why in enumerate(whys)]
    return sql.SQL("CASE {} END").format(sql.SQL(" ").join(cases)) if cases else sql.SQL("CAST(NULL AS integer)")


class Rows:
    """SQL of all records of a Source that is a layer of a server."""

    def __init__(self, source, expressions):
        """Take expression texts to evaluate."""
        self.source, self.table, self.expressions = source, source.server, expressions

    def field(self, name):
        """Return the SQL of a field, found as QGIS finds it."""
        return sql.SQL("t.{}").format(sql.Identifier(self._spelled(name)))

    def _spelled(self, name):
        return self.source.fields[self.source.fields.lookupField(name)].name()

    def column(self, name):
        """Return the SQL of a field's value, of type double precision, or text where the field is."""
        field = self.field(name)
        if self.source.textual(name):
            return field
        if self.table.types[self._spelled(name)] == "float4":
            # by its digits, as QGIS reads it
            return sql.SQL("CAST(CAST({} AS text) AS double precision)").format(field)
        return sql.SQL("CAST({} AS double precision)").format(field)

    def require_kind(self, link):
        """Raise CannotCompute where the layer's column of geometries holds others than the layer shows."""
        kind = QgsWkbTypes.displayString(self.table.kind).upper()
        declared = sql.SQL(
            "SELECT type FROM {}.geometry_columns "
            "WHERE f_table_schema = {} AND f_table_name = {} AND f_geometry_column = {}"
        )
        where = (self.table.schema, self.table.table, self.table.geometry)
        schema = sql.Identifier(link.postgis)
        found = link.rows(declared.format(schema, *map(sql.Literal, where)))
        kinds = [kind, f"{kind}M"]
        if found and found[0][0] in kinds:
            return
        other = "SELECT 1 FROM {} AS t{} LIMIT 1"
        shape = sql.SQL("{}.geometrytype(t.{})").format(schema, sql.Identifier(self.table.geometry))
        condition = sql.SQL("({} = ANY ({})) IS NOT TRUE").format(shape, texts(kinds))
        if link.rows(sql.SQL(other).format(self._table(), self._where(condition))):
            raise CannotCompute(tr("its column of geometries holds others than the layer shows"))

    def _table(self):
        return sql.Identifier(self.table.schema, self.table.table) if self.table.schema else sql.SQL(self.table.table)

    def _where(self, *conditions):
        """Return the SQL of WHERE with the layer's filter and conditions."""
        subset = [sql.SQL(self.table.subset)] if self.table.subset else []
        every = [sql.SQL("({})").format(one) for one in (*subset, *conditions)]
        return sql.SQL(" WHERE ") + sql.SQL(" AND ").join(every) if every else sql.SQL("")

    def select(self, places):
        """Return the SQL of all records: places, pairs of SQL and a name's, and value_k of each expression."""
        fields = [sql.SQL("{} AS {}").format(*pair) for pair in places]
        for name, text in zip(self.values, self.expressions):
            fields.append(sql.SQL("{} AS {}").format(self._value(text), sql.Identifier(name)))
        return sql.SQL("SELECT {} FROM {} AS t{}").format(sql.SQL(", ").join(fields), self._table(), self._where())

    def _value(self, text):
        return number_sql(Expression(text, self.source), self.column)

    @property
    def values(self):
        """The names of the columns of the expressions' values."""
        return [f"value_{k}" for k in range(len(self.expressions))]


class CommuteRows(Rows):
    """SQL of all records of a CommuteInput whose source is a layer of a server; whys: see `numbered`."""

    def __init__(self, given, attributes):
        """Take expression texts to evaluate."""
        super().__init__(given.source, attributes)
        self.given = given
        self.whys = list(self.count_whys())

    def select(self, places):
        """Return the SQL of all records as in Rows, with n and measured."""
        count = self.column(self.given.count) if self.given.count else sql.SQL("CAST(1 AS double precision)")
        more = [(count, sql.Identifier("n"))]
        if self.given.distance:
            more.append((self.column(self.given.distance), sql.Identifier("measured")))
        return super().select([*places, *more])

    def _value(self, text):
        # what is no number is unknown, as NULL is
        return sql.SQL("NULLIF({}, 'NaN')").format(super()._value(text))

    def count_whys(self):
        """Yield each Why of a count."""
        if self.given.count:
            yield Why(sql.SQL("n IS NULL"), no_count())
            yield Why(sql.SQL("NOT {}").format(countable(sql.SQL("n"))), no_count())

    def unlocated(self, why, times, commuters, feedback):
        """Return (reason -> [records, commuters], records whose coordinates are swapped) of groups, (n,) each.

        Warns of bad counts.
        """
        unlocated, swapped = {}, 0
        for k, records, people in zip(why.astype(int).tolist(), times.tolist(), commuters.tolist()):
            account = unlocated.setdefault(self.whys[k].reason, [0, 0.0])
            account[0] += int(records)
            if self.given.count and k < 2:
                if k == 1:
                    say_bad_counts(self.source.name, self.given.count, int(records), feedback)
                continue
            account[1] += people if people == people else 0.0
            swapped += int(records) * self.whys[k].swapped
        return unlocated, swapped


def people_sums(asked):
    """Return name -> SQL of the sums that are count_k, base_k and bad_k of attributes (text, whether true or false)."""
    sums = {}
    for k, (_, flag) in enumerate(asked):
        value = sql.Identifier(f"value_{k}")
        # a count may be none, as in layers.columns
        usable = sql.SQL("{} IS NOT NULL").format(value) if flag else countable(value)
        count = sql.SQL("sum(n) FILTER (WHERE {} <> 0)").format(value) if flag else None
        sums[f"count_{k}"] = count or sql.SQL("sum({}) FILTER (WHERE {})").format(value, usable)
        sums[f"base_{k}"] = sql.SQL("sum(n) FILTER (WHERE {})").format(usable)
        sums[f"bad_{k}"] = sql.SQL("count({}) FILTER (WHERE NOT {})").format(value, usable)
    return sums


def people_of(sums, asked):
    """Return what Reduction has of `people_sums` (name -> (n,)): people, bad."""
    people = {one: (sums[f"count_{k}"], sums[f"base_{k}"]) for k, one in enumerate(asked)}
    return people, {one: int(sums[f"bad_{k}"].sum()) for k, one in enumerate(asked)}


def patterns_of(link, asked, records):
    """Return attribute -> (people, known) of each pattern of attributes that a record has: see Reduction."""
    if not asked:
        return {}
    fields = [
        sql.SQL("CASE WHEN {0} IS NOT NULL THEN CAST({0} <> 0 AS integer) END").format(sql.Identifier(f"value_{k}"))
        for k in range(len(asked))
    ]
    statement = sql.SQL("SELECT DISTINCT {} FROM ({}) AS c WHERE why IS NULL AND n > 0").format(
        sql.SQL(", ").join(fields), records
    )
    of = link.columns(statement, list(range(len(fields))))
    return {one: (np.nan_to_num(of[k]), (~np.isnan(of[k])).astype(float)) for k, one in enumerate(asked)}
