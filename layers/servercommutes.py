"""Commutes that a PostgreSQL server places, measures and adds up: only groups of them come back.

What depends on single records, the median and the P90, is asked for afterwards, of the records in the steps that hold
them alone.
"""

import numpy as np
from psycopg2 import sql

from .commutecells import of_groups
from .commutegroups import ENDS, Reduction, edges_at, edges_between, mean_in_step, people_in_steps
from .commutereasons import no_records
from .commutes import LINE_ENDS, Commutes, Piece, mean_place
from .commutesums import CellSums
from .messages import tr
from .serverhexagons import Hexagons
from .serverlink import CannotCompute, Link
from .serverrecords import Records
from .serverrows import patterns_of, people_of, people_sums
from .serversql import after, columns, step_of, wholes
from .shapes import transform_between, transform_xy


def reduce_commutes(given, ground, regions, wanted, feedback):
    """Return Commutes, with a Reduction, of a CommuteInput whose source is a layer of a server.

    wanted: commutes.Wanted. Raises CannotCompute where the server cannot, and Refusal as read_commutes.
    """
    if given.ends == LINE_ENDS:
        given.source.require_crs()
    with Link(given.source.server, given.source.name, feedback) as link:
        return _Query(given, ground, regions, wanted, link, feedback).commutes()


class _Query:
    """The statements about one layer of commutes."""

    def __init__(self, given, ground, regions, wanted, link, feedback):
        self.given, self.ground, self.wanted, self.link, self.feedback = given, ground, wanted, link, feedback
        self.source = given.source
        texts = [text for text, _ in wanted.attributes]
        self.records = Records(given, ground, regions, texts, link, feedback)
        if given.ends == LINE_ENDS:
            self.records.require_kind(link)
        self.edges = edges_between(wanted.limits)

    # -- the statement

    def _groups(self):
        """Return (the SQL of the groups, the names of its columns)."""
        keys = {
            "home": sql.SQL("home"),
            "work": sql.SQL("work"),
            "why": sql.SQL("why"),
            "step": step_of(sql.SQL("km"), self.edges),
        }
        sums = {
            "times": sql.SQL("count(*)"),
            "commuters": sql.SQL("sum(n)"),
            "way": sql.SQL("sum(n * km)"),
            "at_one": sql.SQL("count(*) FILTER (WHERE at_one)"),
        }
        if "shared" in self.records.grids:
            sums["shared"] = sql.SQL("sum(n) FILTER (WHERE shared)")
        if self.wanted.mean:
            sums.update({name: sql.SQL(f"sum(n * {name})") for name in ("x1", "y1", "x2", "y2")})
        sums.update(people_sums(self.wanted.attributes))
        statement = sql.SQL("SELECT {} FROM ({}) AS m GROUP BY 1, 2, 3, 4").format(
            columns({**keys, **sums}), self.records.measured()
        )
        return statement, [*keys, *sums]

    # -- what comes back

    def _read(self, plan=False):
        """Return the groups: name -> (n,); plan: whether the server tells how it goes about it."""
        statement, names = self._groups()
        if plan:
            self.link.explain(statement)
        return self.link.columns(statement, names)

    def commutes(self):
        """Return the Commutes."""
        of = self._read(self.wanted.plan)
        if self.records.unsure(of["why"]):
            self.records.look_beyond(self.link, self.feedback)
            of = self._read()
        records = int(of["times"].sum())
        if not records:
            raise no_records(self.source.name)
        located = np.isnan(of["why"])
        lost = [of[name][~located] for name in ("why", "times", "commuters")]
        unlocated, swapped = self.records.unlocated(*lost, self.feedback)
        of = {name: np.nan_to_num(v[located]) if name != "step" else v[located] for name, v in of.items()}
        home, work = of["home"].astype(int), of["work"].astype(int)
        asked = self.wanted.attributes
        people, bad = people_of(of, asked)
        patterns = patterns_of(self.link, asked, self.records.checked()) if self.wanted.related else {}
        size = (of["commuters"], len(self.ground.divisions), len(self.edges) + 1)
        self.in_steps = {end: people_in_steps(of_end, of["step"], *size) for end, of_end in zip(ENDS, (home, work))}
        cells = None if self.wanted.cells is None else self._cells()
        reduction = Reduction(of["times"].astype(int), people, patterns, bad, self, cells)
        return Commutes(
            home,
            work,
            mean_in_step(of["way"], of["commuters"], of["step"], self.edges),
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

    def _elsewhere(self, of, home, work):
        if not self.wanted.mean:
            return np.full(2, np.nan)
        divisions, elsewhere = len(self.ground.divisions), self.records.places - 1
        sums = np.zeros(3)
        for place, other, names in ((home, work, ("x1", "y1")), (work, home, ("x2", "y2"))):
            here = (place == elsewhere) & (other < divisions)
            sums += [of[name][here].sum() for name in (*names, "commuters")]
        return transform_xy(mean_place(sums)[None], self.records.ways[0])[0]

    # -- single records

    def _cells(self):
        """Return the sums of the ends that Wanted.cells asks for: the server's, else of records that do not stay."""
        places, edges = self.records.places, edges_at(self.wanted.limits)
        shown = self.wanted.cells.shown(*np.divmod(np.arange(places * places), places))
        records = self.records.measured(
            condition=sql.SQL("({})[1 + home * {} + work] = 1").format(
                wholes(shown.astype(int).tolist(), "smallint"), sql.Literal(places)
            )
        )
        end = ENDS[self.wanted.cells.end]
        try:
            hexagons, at = self._hexagons(), self.records.degrees_of(end)
        except CannotCompute as reason:
            self.feedback.pushInfo(tr("The ends on the map come one by one: {reason}.").format(reason=reason))
            return self._cells_singly(records, end, edges)
        keys = {"cell_column": sql.SQL("cell_column"), "cell_row": sql.SQL("cell_row")}
        # a place without a distance comes after all edges
        keys["step"] = sql.SQL("COALESCE({}, {})").format(step_of(sql.SQL("km"), edges), sql.Literal(len(edges) + 1))
        sums = {"commuters": sql.SQL("sum(n)"), "way": sql.SQL("COALESCE(sum(n * km), 0)")}
        statement = sql.SQL("SELECT {} FROM ({}) AS h GROUP BY 1, 2, 3").format(
            columns({**keys, **sums}), hexagons.of(records, *at)
        )
        of = self.link.columns(statement, [*keys, *sums])
        return of_groups(np.array(list(of.values())), edges)

    def _hexagons(self):
        """Return the Hexagons. Raises CannotCompute where the server would have other places than QGIS."""
        hexagons = Hexagons(self.ground.area_crs, self.wanted.cells.size)
        xy, degrees = self.records.samples()
        to_divisions = self.records.ways[0]
        to_plane = transform_between(self.ground.divisions.crs, self.ground.area_crs, self.ground.transform_context)
        hexagons.require(degrees, transform_xy(transform_xy(xy, to_divisions), to_plane), self.link)
        return hexagons

    def _cells_singly(self, records, end, edges):
        statement = sql.SQL("SELECT home, work, {}, km, n FROM ({}) AS m").format(
            sql.SQL("x1, y1" if end == "home" else "x2, y2"), records
        )
        sums = CellSums(self.wanted.cells, edges, self.feedback)

        def take(of):
            xy = transform_xy(np.stack([of["x"], of["y"]], axis=1), self.records.ways[0])
            sums.add(Piece(of["home"].astype(int), of["work"].astype(int), of["km"], of["commuters"], {}, (xy, xy)))

        self.link.pieces(statement, ["home", "work", "x", "y", "km", "commuters"], take)
        return sums.result()

    def people(self, end):
        """Return (divisions, steps) the commuters of an end, ENDS, in each step of distance."""
        return self.in_steps[end]

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
        bounds = np.concatenate([[0.0], self.edges, [np.inf]])
        near = self.records.near()
        # of each row the km from which, and below which
        spans = {
            end: [(bounds[row], np.where(row < 0, -1.0, bounds[row + 1])) for row in rows]
            for end, rows in steps.items()
        }
        low, high = (np.concatenate([span[k] for of in spans.values() for span in of]) for k in (0, 1))
        where = near.any_of(low[high >= 0], high[high >= 0])
        placed = [near.of_place(end, *span) for end, of in spans.items() for span in of]
        exact = [
            sql.SQL("{} = ({})[{} + 1]").format(step_of(sql.SQL("km"), self.edges), wholes(row), sql.Identifier(end))
            for end, rows in steps.items()
            for row in rows
        ]
        statement = sql.SQL("SELECT home, work, km, sum(n) FROM ({}) AS m {} GROUP BY 1, 2, 3").format(
            self.records.measured(where, _any(placed)), after("measured", _any(exact))
        )
        with Link(self.source.server, self.source.name, self.feedback) as link:
            found = link.columns(statement, ["home", "work", "km", "commuters"], few=True)
        return found["home"].astype(int), found["work"].astype(int), found["km"], found["commuters"]


def _any(conditions):
    return sql.SQL(" OR ").join(sql.SQL("({})").format(one) for one in conditions)
