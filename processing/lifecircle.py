"""lifecircle: which facility types lie within a walk of each unit, and for how much of each crowd."""

import numpy as np
from qgis.core import QgsProcessingOutputString

from ..analysis.walkingcrowds import CROWD_COLUMNS, crowds
from ..layers.facilitystyle import style_circle_divisions, style_circles
from ..layers.messages import stop_if_cancelled, tr
from ..layers.writing import BOOLEAN, INTEGER, NUMBER, TEXT
from . import crowdparameters as shared
from . import facilityparameters as facility
from .base import SpatialDemandAlgorithm
from .reasons import reason_texts

TABLE_KINDS = {
    **dict.fromkeys(("level", "division_id", "division_name", "crowd", "label", "type"), TEXT),
    **dict.fromkeys(("people", "covered", "share"), NUMBER),
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class LifeCircle(SpatialDemandAlgorithm):
    """Minutes to the nearest facility of each type, and who has which types within their limit (METHOD 3)."""

    NAME, GROUP = "lifecircle", "facilities"
    LIBRARIES = ("pandas", "scipy")
    CROWDS, UNITS = "CROWDS", "UNITS"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Living circles")

    def tags(self):
        """Return words to find it by."""
        return tr("15-minute,living circle,walking,coverage,facilities,nearest,elderly,children,services").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters."""
        self.default_crowds = shared.default_items("crowds_walking", "crowds")
        self.add_divisions()
        shared.add_population(self)
        shared.add_apportionment(self)
        facility.add_facilities(self)
        facility.add_types(self)
        shared.add_definitions(self, self.CROWDS, tr("Crowds"), CROWD_COLUMNS, self.default_crowds)
        facility.add_way(self)
        shared.add_min_count(self)
        self.add_sink(self.OUTPUT, tr("Living circles of divisions"))
        self.add_sink(self.TABLE, tr("Living circles table"), table=True)
        self.add_optional_sink(self.UNITS, tr("Living circles of units"), made=True)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read, find the nearest facility of each type for each speed, count, write."""
        from ..analysis import crowd
        from ..analysis import livingcircle as measure

        types, _ = facility.read_types(self, parameters, context, feedback)
        found, sources = self._crowds(parameters, context, feedback)
        total = shared.read_total(self, parameters, context)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        apportionment = shared.read_apportionment(self, parameters, context)
        ground = self.read_ground(parameters, context, feedback)
        read = (_wanted(found, sources, total), ground, apportionment, feedback)
        units = shared.read_population(self, *read, until=40, why_singly=shared.why_ways())
        places = facility.read_places(self, types, "", ground, parameters, context, feedback)
        ledger = shared.population_ledger(units, total, ground, limit)
        facility.account_of(ledger, places)
        way = facility.read_way(self, units, places, ground, ledger, parameters, context, feedback)
        ledger.push(feedback)
        facility.say_units([parameters.get(self.UNITS)], limit, feedback)

        circle = _Circles(self, way, places, types, feedback)
        reached, people, placements = {}, {}, {}
        for step, one in enumerate(found):
            feedback.setProgress(40 + 40 * step / len(found))
            name = sources[one.code]
            own = circle.minutes(name, [one.speed] * len(types))
            reached[one.code] = measure.within(own, types)
            people[one.code], placements[one.code] = units[name].values[one.expression], units[name].placement
        main = units[shared.POPULATION]
        minutes = circle.minutes(shared.POPULATION, [one.speed for one in types])
        number = measure.within(minutes, types).sum(axis=1)
        population = main.placement.sums(main.values[total]), main.placement.sums(main.values[total] * number)
        divisions = ground.divisions
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        long, wide = measure.circles(
            found, people, placements, types, reached, rows, population, limit, shared.shown(self)
        )
        long["reason"] = reason_texts(long["reason"])
        feedback.setProgress(90)
        common = (parameters, context, feedback)
        results = {
            self.OUTPUT: self.write_divisions(
                *common, divisions, wide, lambda layer: style_circle_divisions(layer, types, found)
            ),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
        }
        if parameters.get(self.UNITS):
            results[self.UNITS] = self._write_units(minutes, number, types, places, common)
        return {**results, self.LEDGER: ledger.as_json()}

    def announce(self, parameters, context, feedback):
        """Note the expressions that it will read."""
        total = shared.read_total(self, parameters, context)
        shared.announce(self, _wanted(*self._crowds(parameters, context, feedback), total), shared.why_ways())

    def _crowds(self, parameters, context, feedback):
        """Return (Crowds that a source serves, code -> that source parameter)."""
        items, written = shared.read_definitions(
            self, self.CROWDS, "crowds", CROWD_COLUMNS, self.default_crowds, parameters, context
        )
        found = crowds(items)
        sources = shared.sources_of(
            self, {one.code: (one.expression,) for one in found}, tr("crowd"), self.CROWDS, written, feedback
        )
        found = [one for one in found if one.code in sources]
        return found, sources

    def _write_units(self, minutes, number, types, places, common):
        """Write the units with every field kept, the minutes to each type, and how many lie within their limits."""
        import pandas as pd

        frame = pd.DataFrame({f"{one.code}_min": minutes[:, k] for k, one in enumerate(types)})
        kinds = {**dict.fromkeys(frame.columns, NUMBER), "circle_types": INTEGER, "circle_reason": TEXT}
        frame["circle_types"] = number
        stands = np.array([len(places.usable(k)) > 0 for k in range(len(types))])
        frame["circle_reason"] = facility.unit_reasons(minutes, types, stands)
        source = self.source(shared.POPULATION)
        return self.write_extended(self.UNITS, *common, source, kinds, frame, lambda layer: style_circles(layer, types))


def _wanted(found, sources, total):
    """Return source parameter -> what is asked of it, as in layers.units.read_units."""
    return shared.asked_of(total, [(sources[one.code], (one.expression,)) for one in found])


class _Circles:
    """Minutes to the nearest facility of each type; each speed is walked once."""

    def __init__(self, algorithm, way, places, types, feedback):
        self.way, self.places, self.types, self.feedback = way, places, types, feedback
        self.read_once = algorithm.read_once
        self.known = {}

    def minutes(self, name, speeds):
        """(n, types) minutes from each unit of a source to the nearest of each type, at a speed for each type."""
        return np.stack([self._of(name, k, speed) for k, speed in enumerate(speeds)], axis=1)

    def _of(self, name, k, speed):
        key = (name, k, speed)
        if key not in self.known:
            stop_if_cancelled(self.feedback)
            limit = facility.FAR * self.types[k].minutes
            self.known[key] = self.read_once(
                ("nearest", *key), lambda: self.way.of[name].nearest(self.places.usable(k), speed, limit)
            )
        return self.known[key]


HELP = """<p>Which facilities lie within a walk: one radius for all is wrong, since types differ, and so does the pace
of the crowds.</p>
<p>A unit's <b>circle</b> holds the facility types whose nearest facility lies within the type's limit in minutes. A
<b>crowd</b> is an expression that counts its people in a population unit, with its own walking speed: the elderly's
circle is smaller than that of young workers. The speeds and limits of the default sets are a starting point, to be
replaced by yours.</p>
<p><b>The way</b>: straight line x detour factor, or the shortest way on a line layer, on which lines join only where
they share a vertex. Nobody walks faster than their own speed nor than the way's.</p>
<p><b>Table</b>: for each division, type and the whole area, each crowd and facility type (* is all of them): people,
covered (people with it in reach), share (per cent). <b>Divisions</b>: circle_types (mean number of types in reach of a
resident, at the types' own speeds) and for each crowd circle_..._all (per cent with every type in reach).
<b>Units</b>: every field of the source, for each type _min (minutes to the nearest, NULL beyond four limits),
circle_types, and circle_reason, which says why minutes are NULL.</p>
<p>GB 50180-2018 knows circles of 5, 10 and 15 minutes (about 300, 500 and 800 to 1,000 m).</p>"""
