"""facilitydemand: what each division needs of each facility type, what it can reach, and what is missing."""

import numpy as np
from qgis.core import QgsProcessingOutputString

from ..layers.facilitystyle import style_demand, style_units
from ..layers.messages import number, tr
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import crowdparameters as shared
from . import facilityparameters as facility
from .base import SpatialDemandAlgorithm
from .reasons import reason_texts

NUMBERS = ("target", "need", "supply", "accessible", "coverage", "adequacy", "intensity", "unmet_people", "gap")
TABLE_KINDS = {
    **dict.fromkeys(("level", "division_id", "division_name", "type", "label"), TEXT),
    **dict.fromkeys(NUMBERS, NUMBER),
    "unit": TEXT,
    "score": NUMBER,
    "rank": NUMBER,
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class FacilityDemand(SpatialDemandAlgorithm):
    """Need, accessible supply, gap, score and rank of each facility type in each division (METHOD 3)."""

    NAME, GROUP = "facilitydemand", "facilities"
    LIBRARIES = ("pandas", "scipy")
    UNITS = {shared.POPULATION: "UNITS", shared.POPULATION_2: "UNITS_2"}

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Facility demand")

    def tags(self):
        """Return words to find it by."""
        return tr(
            "facilities,accessibility,2SFCA,E2SFCA,floating catchment,gap,standard,services,schools,eldercare,need"
        ).split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters of the contract."""
        self.add_divisions()
        shared.add_population(self)
        shared.add_apportionment(self)
        facility.add_facilities(self)
        facility.add_capacity(self)
        facility.add_types(self)
        facility.add_method(self)
        facility.add_way(self)
        shared.add_min_count(self)
        self.add_sink(self.OUTPUT, tr("Facility demand"))
        self.add_sink(self.TABLE, tr("Facility demand table"), table=True)
        self.add_optional_sink("UNITS", tr("Access of the units"), made=True)
        self.add_optional_sink("UNITS_2", tr("Access of the second source's units"))
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read, find the way from everybody to everything, share the capacities, add up, write."""
        from ..analysis import crowd
        from ..analysis import demand as measure

        types, sources = self._types(parameters, context, feedback)
        total = shared.read_total(self, parameters, context)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        method = self.parameterAsEnum(parameters, facility.METHOD, context)
        capacity = self.expression_text(parameters, facility.CAPACITY, context)
        apportionment = shared.read_apportionment(self, parameters, context)
        ground = self.read_ground(parameters, context, feedback)
        read = (_wanted(types, sources, total), ground, apportionment, feedback)
        units = shared.read_population(self, *read, until=40, why_singly=shared.why_ways())
        places = facility.read_places(self, types, capacity, ground, parameters, context, feedback)
        ledger = shared.population_ledger(units, total, ground, limit)
        facility.account_of(ledger, places)
        way = facility.read_way(self, units, places, ground, ledger, parameters, context, feedback)
        for one in types:
            if sources.get(one.name) == shared.POPULATION:
                _remark_target(ledger, one, units[shared.POPULATION], total)
        ledger.push(feedback)
        facility.say_units([parameters.get(name) for name in self.UNITS.values()], limit, feedback)

        measured, found = {}, {name: {} for name in units}
        for k, one in enumerate(types):
            feedback.setProgress(40 + 50 * k / len(types))
            if one.name not in sources:
                continue
            own = units[sources[one.name]]
            access, minutes = self.read_once(
                ("reach", one.name),
                lambda own=own, one=one, k=k: _reach(
                    one, k, way.of[sources[one.name]], places, own.values[one.target], method
                ),
            )
            supply = None if access is None else places.supply(k, len(ground.divisions))
            measured[one.code] = measure.sums(own.placement, own.values[one.target], access, minutes, one, supply)
            found[sources[one.name]][k] = (access, minutes)
        divisions = ground.divisions
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        people = units[shared.POPULATION]
        population = people.placement.sums(people.values[total])
        long, wide = measure.demand(types, measured, rows, population, limit, shared.shown(self))
        long["reason"] = reason_texts(long["reason"])
        feedback.setProgress(90)
        common = (parameters, context, feedback)
        results = {
            self.OUTPUT: self.write_divisions(
                *common, divisions, wide, lambda layer: style_demand(layer, types), ("priority",)
            ),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
        }
        for name, own in found.items():
            if parameters.get(self.UNITS[name]):
                results[self.UNITS[name]] = self._write_units(units[name], name, own, types, places, common)
        return {**results, self.LEDGER: ledger.as_json()}

    def announce(self, parameters, context, feedback):
        """Note the expressions that it will read."""
        total = shared.read_total(self, parameters, context)
        shared.announce(self, _wanted(*self._types(parameters, context, feedback), total), shared.why_ways())

    def _types(self, parameters, context, feedback):
        """Return (FacilityTypes, name -> the source parameter that its target is read from)."""
        types, written = facility.read_types(self, parameters, context, feedback)
        wanted = {one.name: (one.target,) for one in types}
        return types, shared.sources_of(self, wanted, tr("facility type"), facility.TYPES, written, feedback)

    def _write_units(self, units, name, found, types, places, common):
        """Write the units of a source with every field kept, and what they reach of the types that it serves."""
        import pandas as pd

        own = [types[k] for k in found]
        size = units.placement.units
        columns, minutes = {}, []
        for one, (access, time) in zip(own, found.values()):
            columns[f"{one.code}_access"] = np.full(size, np.nan) if access is None else 1000.0 * access
            columns[f"{one.code}_min"] = time
            minutes.append(time)
        frame = pd.DataFrame(columns, index=range(size))
        kinds = dict.fromkeys(columns, NUMBER)
        if own:
            stands = np.array([len(places.usable(k)) > 0 for k in found])
            measured = np.array([access is not None for access, _ in found.values()])
            frame["access_reason"] = facility.unit_reasons(np.stack(minutes, axis=1), own, stands, measured)
            kinds["access_reason"] = TEXT
        shown = [one for one, (access, _) in zip(own, found.values()) if access is not None]
        return self.write_extended(
            self.UNITS[name], *common, self.source(name), kinds, frame, lambda layer: style_units(layer, shown)
        )


def _wanted(types, sources, total):
    """Return source parameter -> what is asked of it, as in layers.units.read_units."""
    return shared.asked_of(total, [(sources[one.name], (one.target,)) for one in types if one.name in sources])


def _reach(one, k, way, places, people, method):
    """Return (capacity per person of each unit, None where none is known; minutes to the nearest, NaN beyond).

    Without a capacity, only of types that are counted in facilities there is one: 1 each.
    """
    from ..analysis.accessibility import accessibility
    from ..analysis.facilitytypes import FACILITIES

    which = places.usable(k)
    minutes = way.nearest(which, one.speed, facility.FAR * one.minutes)
    if places.capacity is None and one.unit != FACILITIES:
        return None, minutes
    capacity = places.capacity_of(which)
    found = accessibility(lambda: way.pieces(which, one.speed, one.minutes), people, capacity, method, one.minutes)
    return found.per_person, minutes


def _remark_target(ledger, one, units, total):
    """Say where a type serves more people than a unit has: its target may count something else."""
    over = units.values[one.target] > units.values[total] * (1 + 1e-9)
    if over.any():
        ledger.remark(
            tr(
                "{label}: in {count} units the target {target} is above the people there ({total}); kept. Check the "
                "expression if that is more than a rounding of the census."
            ).format(label=one.label, count=number(over.sum()), target=one.target, total=total)
        )


HELP = """<p>What each division needs of each facility type, what its people can reach on foot, and what is missing:
not the same for everybody, but for the crowd that each type serves, as near as that crowd walks.</p>
<p>A <b>type</b> has a target (an expression that counts the people it serves: children for kindergartens, jobs for
canteens), a standard (so much of its unit per 1,000 of them), a limit in minutes and a walking speed. The targets are
read from the first population source that has their fields. The default set is a starting point: its standards are
planning assumptions, to be replaced by yours.</p>
<p><b>Access</b>: each facility's capacity is shared by the people within its limit, also those outside the divisions;
what falls to a person at all facilities in reach adds up. 2SFCA counts everybody in the limit alike; E2SFCA with 1,
0.68, 0.22 by thirds of the limit; Gaussian with a smooth decay; balanced counts each person once over all facilities
in reach. In each method access x people adds up to the capacity that is reached.</p>
<p><b>The way</b>: straight line x detour factor, or the shortest way on a line layer, on which lines join only where
they share a vertex; one-way streets do not matter on foot. Nobody walks faster than their own speed nor than the way's.
Minutes include the way from the door to the nearest line.</p>
<p><b>Table</b>: target (people), need = standard x target / 1000, supply (capacity standing in the division),
accessible (capacity per 1,000 target people in reach), coverage (per cent with a facility in the limit), adequacy (per
cent: mean of min(1, accessible / standard)), intensity i (target share of the people here / everywhere), unmet people,
gap (in the type's unit), <b>score</b> = 100 x (1 - adequacy) x i / (1 + i): 0 where all are served, 50 where none is
and the crowd is as common as everywhere; <b>rank</b> within a type by unmet people x 2i / (1 + i). NULL means unknown;
<i>reason</i> says why.</p>
<p><b>Divisions</b>: population, for each type its score and _unmet people, the greatest score and its type (priority).
<b>Units</b>: every field of the source and, for each type, _access (capacity per 1,000) and _min (minutes to the
nearest, NULL beyond four limits). They hold the source's own counts, whatever is withheld elsewhere.</p>
<p>Without a capacity only types counted in facilities are scored.</p>"""
