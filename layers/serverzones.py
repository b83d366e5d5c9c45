"""Commutes between zones that a PostgreSQL server adds up by the two ids; what the zones are is known here.

Where a field has the distance, a group is also of one step of it, and the records in the steps that hold a median or a
P90 are asked for afterwards; otherwise all of a pair of zones are equally far.
"""

import numpy as np
from psycopg2 import sql

from .commutegroups import ENDS, Reduction, edges_between, mean_in_step, people_in_steps
from .commutereasons import no_records
from .commutes import Commutes, Piece, commuters_on, elsewhere_sums, mean_place
from .geodesic import ellipsoid_of, geographic_crs
from .messages import tr
from .placing import shared_ground
from .serverlink import Link
from .serverrows import CommuteRows, numbered, patterns_of, people_of, people_sums
from .serversql import columns, countable, step_of, texts, wholes

IDS = ("home_id", "work_id")


def reduce_zone_commutes(given, ground, regions, wanted, feedback):
    """Return Commutes, with a Reduction, of a CommuteInput with zone ids whose source is a layer of a server.

    wanted: commutes.Wanted. Raises CannotCompute where the server cannot, and Refusal as read_commutes.
    """
    given.zones.place(ground, regions, geographic_crs(ellipsoid_of(ground.divisions.crs)), feedback)
    query = _Query(given, ground, regions, wanted, feedback)
    with Link(given.source.server, given.source.name, feedback) as link:
        return query.commutes(link)


class _Query(CommuteRows):
    """The statements about one layer of commutes."""

    def __init__(self, given, ground, regions, wanted, feedback):
        super().__init__(given, [text for text, _ in wanted.attributes])
        self.ground, self.wanted, self.feedback = ground, wanted, feedback
        self.elsewhere = len(regions.place_ids) - 1
        self.edges = edges_between(wanted.limits)

    def _records(self):
        """Return the SQL of all records with their ids as text, km (NULL where no field has it) and why."""
        ids = [
            (sql.SQL("CAST({} AS text)").format(self.field(name)), sql.Identifier(as_name))
            for name, as_name in zip(self.given.zone_fields, IDS)
        ]
        km = sql.SQL("CASE WHEN {} THEN measured END").format(countable(sql.SQL("measured")))
        return sql.SQL("SELECT r.*, {} AS km, {} AS why FROM ({}) AS r").format(
            km if self.given.distance else sql.SQL("CAST(NULL AS double precision)"),
            numbered(self.whys),
            self.select(ids),
        )

    def commutes(self, link):
        """Return the Commutes."""
        sums = {
            "step": step_of(sql.SQL("km"), self.edges),
            "why": sql.SQL("why"),
            "times": sql.SQL("count(*)"),
            "commuters": sql.SQL("sum(n)"),
            "way": sql.SQL("sum(n * km)"),
            **people_sums(self.wanted.attributes),
        }
        statement = sql.SQL("SELECT home_id, work_id, {} FROM ({}) AS c GROUP BY 1, 2, 3, 4").format(
            columns(sums), self._records()
        )
        if self.wanted.plan:
            link.explain(statement)
        of = link.columns(statement, [*IDS, *sums], texts=IDS)
        records = int(of["times"].sum())
        if not records:
            raise no_records(self.source.name)
        zones, located, unlocated = self._located(of)
        of = {name: values[located] for name, values in of.items() if name not in IDS}
        for name in of.keys() - {"step"}:
            of[name] = np.nan_to_num(of[name])
        return self._with_places(link, zones, of, records, unlocated)

    def _located(self, of):
        """Return (home and work zone of each located group, which those are, reason -> [records, commuters])."""
        counted = np.isnan(of["why"])
        unlocated, _ = self.unlocated(*(of[name][~counted] for name in ("why", "times", "commuters")), self.feedback)
        why = np.where(counted, None, "")
        zones = [
            self.given.zones.look_up(of[name], why, which, of["times"])
            for name, which in zip(IDS, (tr("home"), tr("work")))
        ]
        for reason in dict.fromkeys(why[counted]):
            if reason is not None:
                here = why == reason
                unlocated[reason] = [int(of["times"][here].sum()), float(np.nansum(of["commuters"][here]))]
        located = np.equal(why, None)
        # for what is asked for afterwards
        self.known = [sorted(set(of[name].values[located])) for name in IDS]
        return [zone[located] for zone in zones], located, unlocated

    def _with_places(self, link, zones, of, records, unlocated):
        """Return the Commutes of located groups, whose zones (home, work) and sums are given."""
        ground, asked, own = self.ground, self.wanted.attributes, self.given.zones
        home, work = (own.place_of[zone] for zone in zones)
        ends = tuple(own.xy[zone] for zone in zones)
        finder = None
        if self.given.distance:
            finder = self
            km = mean_in_step(of["way"], of["commuters"], of["step"], self.edges)
            size = (of["commuters"], len(ground.divisions), len(self.edges) + 1)
            self.in_steps = {end: people_in_steps(place, of["step"], *size) for end, place in zip(ENDS, (home, work))}
        else:
            km = own.kilometres(*zones, np.ones(len(home), bool), ellipsoid_of(ground.divisions.crs))
        piece = Piece(home, work, km, of["commuters"], {}, ends)
        people, bad = people_of(of, asked)
        patterns = patterns_of(link, asked, self._of_known()) if self.wanted.related else {}
        cells = None if self.wanted.cells is None else self.wanted.cells.of(piece, self.feedback)
        overlaps = shared_ground(ground.points.overlaps, self.feedback)
        return Commutes(
            *piece[:4],
            {},
            unlocated,
            records,
            0,
            mean_place(elsewhere_sums(home, work, ends, of["commuters"], len(ground.divisions), self.elsewhere)),
            on_overlaps=commuters_on(overlaps, ends, of["commuters"], self.feedback),
            reduction=Reduction(of["times"].astype(int), people, patterns, bad, finder, cells),
        )

    def _of_known(self):
        """Return the SQL of the records whose both zones are known."""
        conditions = [
            sql.SQL("{} = ANY ({})").format(sql.Identifier(name), texts(known)) for name, known in zip(IDS, self.known)
        ]
        return sql.SQL("SELECT * FROM ({}) AS r WHERE {}").format(self._records(), sql.SQL(" AND ").join(conditions))

    # -- single records

    def people(self, end):
        """Return (divisions, steps) the commuters of an end, ENDS, in each step of distance."""
        return self.in_steps[end]

    def nearest(self, targets):
        """Return (home, work, km, commuters), (n,) each, of the records in some steps, those with the same added up.

        targets: (end, place, step): "home" or "work", a division's number, a step's.
        """
        steps = sorted({step for _, _, step in targets})
        statement = sql.SQL(
            "SELECT home_id, work_id, km, sum(n) FROM ({}) AS c WHERE {} = ANY ({}) GROUP BY 1, 2, 3"
        ).format(self._of_known(), step_of(sql.SQL("km"), self.edges), wholes(steps))
        with Link(self.source.server, self.source.name, self.feedback) as link:
            of = link.columns(statement, [*IDS, "km", "commuters"], texts=IDS, few=True)
        why = np.full(len(of["km"]), None, object)
        places = [self.given.zones.place_of[self.given.zones.look_up(of[name], why, name)] for name in IDS]
        step = np.searchsorted(self.edges, of["km"], side="right")
        wanted = np.zeros(len(step), bool)
        for end, place, at in targets:
            wanted |= (places[ENDS.index(end)] == place) & (step == at)
        return (*(place[wanted] for place in places), of["km"][wanted], of["commuters"][wanted])
