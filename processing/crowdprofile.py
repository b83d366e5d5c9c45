"""crowdprofile: who lives in each division, against the whole area."""

import numpy as np
from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
)

from ..analysis import definitions
from ..layers.ledger import COUNTED
from ..layers.messages import number, tr
from ..layers.style import style_profile
from ..layers.unitsums import above
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import crowdparameters as shared
from .base import HEAD, SpatialDemandAlgorithm
from .reasons import reason_texts

TABLE_KINDS = {
    "level": TEXT,
    "division_id": TEXT,
    "division_name": TEXT,
    "dimension": TEXT,
    "indicator": TEXT,
    "label": TEXT,
    "count": NUMBER,
    "base": NUMBER,
    "share": NUMBER,
    "area_share": NUMBER,
    "lq": NUMBER,
    "difference": NUMBER,
    "withheld": BOOLEAN,
    "reason": TEXT,
}
OWN_FIELDS = (*HEAD, "population", "units", "marked", "scarce")


class CrowdProfile(SpatialDemandAlgorithm):
    """Crowd profile of each division, type and the area (METHOD 1)."""

    NAME, GROUP = "crowdprofile", "crowds"
    INDICATORS, MARKED, SCARCE = "INDICATORS", "MARKED", "SCARCE"
    POPULATION_IN, POPULATION_OUT = "POPULATION_IN", "POPULATION_OUT"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Crowd profile")

    def tags(self):
        """Return words to find it by."""
        return tr("population,census,age,education,housing,income,share,location quotient,areal interpolation").split(
            ","
        )

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters of the contract."""
        self.default = shared.default_items("indicators_nine", "indicators")
        self.add_divisions()
        shared.add_population(self)
        shared.add_apportionment(self)
        shared.add_definitions(self, self.INDICATORS, tr("Indicators"), definitions.INDICATOR_COLUMNS, self.default)
        for name, text, value in (
            (self.MARKED, tr("A crowd is marked from a location quotient of"), 1.2),
            (self.SCARCE, tr("A crowd is scarce up to a location quotient of"), 0.8),
        ):
            self.add_advanced(
                QgsProcessingParameterNumber(
                    name, text, QgsProcessingParameterNumber.Type.Double, defaultValue=value, minValue=0.0
                )
            )
        shared.add_min_count(self)
        shared.add_lane(self, tr("How the population is read"))
        self.add_sink(self.OUTPUT, tr("Crowd profile"))
        self.add_sink(self.TABLE, tr("Crowd profile table"), table=True)
        self.addOutput(QgsProcessingOutputNumber(self.POPULATION_IN, tr("People in the divisions")))
        self.addOutput(QgsProcessingOutputNumber(self.POPULATION_OUT, tr("People outside")))
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read divisions and units, place, profile, write."""
        from ..analysis import crowd

        indicators, sources = self._indicators(parameters, context, feedback)
        total = shared.read_total(self, parameters, context)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        apportionment = shared.read_apportionment(self, parameters, context)
        ground = self.read_ground(parameters, context, feedback)
        lane, plan = shared.read_lane(self, parameters, context)
        wanted = _wanted(indicators, sources, total)
        for name in wanted:
            self.source(name).lane = lane
        units = shared.read_population(self, wanted, ground, apportionment, feedback, plan=plan)
        ledger = shared.population_ledger(units, total, ground, limit)

        counted = {}
        for one in indicators:
            if one.code in sources:
                of = units[sources[one.code]]
                counted[one.code] = crowd.sums(of.placement, of.values[one.numerator], of.values[one.denominator])
                _remark_indicator(ledger, one, of)
        ledger.push(feedback)
        people, divisions = units[shared.POPULATION], ground.divisions
        thresholds = [self.parameterAsDouble(parameters, name, context) for name in (self.MARKED, self.SCARCE)]
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        population = people.placement.sums(people.values[total])
        long, wide = crowd.profile(
            indicators, counted, rows, population, *thresholds, limit=limit, shown=shared.shown(self)
        )
        long["reason"] = reason_texts(long["reason"])
        wide["division_name"], wide["division_type"] = divisions.names, divisions.types
        wide["units"] = people.placement.sums(people.times)
        outputs = self._write(parameters, context, feedback, divisions, indicators, wide, long, thresholds[0])
        inside = ledger.accounts[0].sum(COUNTED)
        return {
            **outputs,
            self.POPULATION_IN: _shown(inside, limit),
            self.POPULATION_OUT: _shown(ledger.accounts[0].total - inside, limit),
            self.LEDGER: ledger.as_json(),
        }

    def announce(self, parameters, context, feedback):
        """Note the expressions that it will read."""
        total = shared.read_total(self, parameters, context)
        shared.announce(self, _wanted(*self._indicators(parameters, context, feedback), total))

    def _indicators(self, parameters, context, feedback):
        """Return (Indicators, code -> the source parameter each is read from)."""
        items, written = shared.read_definitions(
            self, self.INDICATORS, "indicators", definitions.INDICATOR_COLUMNS, self.default, parameters, context
        )
        indicators = definitions.indicators(items, OWN_FIELDS)
        wanted = {one.code: (one.numerator, one.denominator) for one in indicators}
        return indicators, shared.sources_of(self, wanted, tr("indicator"), self.INDICATORS, written, feedback)

    def _write(self, parameters, context, feedback, divisions, indicators, wide, long, marked):
        kinds = {**HEAD, "population": NUMBER, "units": NUMBER}
        for one in indicators:
            kinds.update({one.code: NUMBER, f"{one.code}_lq": NUMBER})
        kinds.update({"marked": TEXT, "scarce": TEXT})
        for one in indicators:
            kinds.update({f"{one.code}_count": NUMBER, f"{one.code}_base": NUMBER})
        feedback.setProgress(95)
        return {
            self.OUTPUT: self.write_output(
                self.OUTPUT,
                parameters,
                context,
                feedback,
                kinds,
                wide,
                divisions.geometries,
                divisions.crs,
                lambda layer: style_profile(layer, indicators, marked),
            ),
            self.TABLE: self.write_output(self.TABLE, parameters, context, feedback, TABLE_KINDS, long),
        }


def _wanted(indicators, sources, total):
    """Return source parameter -> what is asked of it, as in layers.units.read_units."""
    own = [(sources[one.code], (one.numerator, one.denominator)) for one in indicators if one.code in sources]
    return shared.asked_of(total, own)


def _shown(amount, limit):
    """Return the amount, None where it is below the small-count limit."""
    return None if 0 < amount < limit else amount


def _remark_indicator(ledger, one, units):
    """Say how many units an indicator leaves out, and in how many its numerator is above its denominator."""
    part, whole = units.values[one.numerator], units.values[one.denominator]
    unknown, over = (int(units.times[of].sum()) for of in (np.isnan(part) | np.isnan(whole), above(part, whole)))
    if unknown:
        ledger.remark(
            tr("{label}: {count} units left out, their numerator or denominator is NULL or no count.").format(
                label=one.label, count=number(unknown)
            )
        )
    if over:
        ledger.remark(
            tr("{label}: in {count} units the numerator is above the denominator; kept.").format(
                label=one.label, count=number(over)
            )
        )


HELP = """<p>Who lives in each planning division: nine crowds by age, education, housing and income (or your own), each
against the whole area.</p>
<p><b>Share</b> (per cent) = 100 x numerator / denominator; each is summed over the population units first,
weighted by the part of the unit that lies in the division, and divided last.<br> <b>Location quotient</b> (lq)
= share / share of the whole area. <b>Difference</b> = share - share of the area, in percentage points.<br> A
crowd is <b>marked</b> from lq 1.2, or, where the area's share is so large that it cannot reach that, where the
rest is scarce; <b>scarce</b> up to lq 0.8; neither below 30 people.</p>
<p>An indicator is read from the first population source that holds all its fields. Units that cross a boundary
are split by area, taken whole by their centroid, or split by the buildings or land inside them.</p>
<p><b>Population in + out</b> = all people of the source; the log's ledger says where each part went. What two
divisions share belongs to the one with the lowest id. NULL means unknown, and the table's <i>reason</i> says
why.</p>
<p><b>Withholding:</b> with a limit k, cells built on fewer than k people are NULL, and so are those from which
they could be computed. Two runs with moved boundaries can still be subtracted from each other.</p>
<p>Output fields: population (people), units (population units, split ones by their part), for each indicator
its share (per cent), _lq, _count and _base (people), and the codes of the marked and scarce crowds.</p>"""
