"""commutercrowds: who commutes near and far, in and out."""

import numpy as np
from qgis.core import QgsProcessingOutputString

from ..analysis.bands import parse_bands
from ..analysis.definitions import ATTRIBUTE_COLUMNS, COUNT, FLAG, attributes
from ..layers.columns import is_count
from ..layers.messages import number, stopper, tr
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import commuteparameters as commuting
from . import crowdparameters as shared
from .base import SpatialDemandAlgorithm
from .reasons import reason_texts

TABLE_KINDS = {
    "level": TEXT,
    "division_id": TEXT,
    "division_name": TEXT,
    "side": TEXT,
    "subset": TEXT,
    "attribute": TEXT,
    "label": TEXT,
    "commuters": NUMBER,
    "base": NUMBER,
    "share": NUMBER,
    "lq": NUMBER,
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class CommuterCrowds(SpatialDemandAlgorithm):
    """Crowds among commuters by side, direction, band, extreme distance and outside region (METHOD 2)."""

    NAME, GROUP = "commutercrowds", "commuting"
    ATTRIBUTES = "ATTRIBUTES"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Crowds of commuters")

    def tags(self):
        """Return words to find it by."""
        return tr("commute,extreme commuters,age,income,sector,crowd,two-way,mismatch").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters of the contract."""
        self.default = shared.default_items("attributes_lbs", "attributes")
        self.add_divisions()
        commuting.add_commutes(self)
        commuting.add_bands(self)
        commuting.add_external(self)
        shared.add_definitions(self, self.ATTRIBUTES, tr("Attributes"), ATTRIBUTE_COLUMNS, self.default)
        shared.add_min_count(self)
        shared.add_lane(self, tr("How the commutes are read"))
        self.add_sink(self.TABLE, tr("Crowds of commuters"), table=True)
        commuting.add_sums(self)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read and place the commutes with their attributes, count the crowds, write."""
        from ..analysis import commutercrowds as measure
        from ..analysis import crowd

        wanted = self._attributes(parameters, context)
        bands = parse_bands(self.parameterAsString(parameters, commuting.BANDS, context))
        extreme = self.parameterAsDouble(parameters, commuting.EXTREME, context)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        read = commuting.read(self, parameters, context, feedback, attributes=[_asked(one) for one in wanted])
        divisions = read.ground.divisions
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        values, patterns = self._values(read, wanted, feedback)
        asked = (rows, bands, extreme, read.regions.place_ids, limit, stopper(feedback), shared.shown(self))
        table = measure.crowds(read.trips, values, wanted, *asked, patterns)
        table["reason"] = reason_texts(table["reason"])
        return {
            self.TABLE: self.write_output(self.TABLE, parameters, context, feedback, TABLE_KINDS, table),
            self.LEDGER: read.ledger.as_json(),
            **commuting.shown_sums(read.sums, limit),
        }

    def announce(self, parameters, context, feedback):
        """Note the expressions that it will read."""
        self.readings.attributes.extend(_asked(one) for one in self._attributes(parameters, context))

    def _values(self, read, wanted, feedback):
        """Return (code -> values, code -> patterns or None): what measure.crowds wants."""
        reduction = read.commutes.reduction
        if reduction is None:
            values = read.commutes.attributes
            return {one.code: _usable(values[one.expression], one, feedback) for one in wanted}, None
        for one in wanted:
            if reduction.bad.get(_asked(one)):
                _say_bad(reduction.bad[_asked(one)], one, feedback)
        asked = {one.code: _asked(one) for one in wanted}
        return [{code: of.get(pair) for code, pair in asked.items()} for of in (reduction.people, reduction.patterns)]

    def _attributes(self, parameters, context):
        items, _ = shared.read_definitions(
            self, self.ATTRIBUTES, "attributes", ATTRIBUTE_COLUMNS, self.default, parameters, context
        )
        return attributes(items)


def _usable(values, one, feedback):
    """Return an Attribute's values (n,), of a count NaN where it is none, which is said."""
    bad = ~np.isnan(values) & ~is_count(values)
    if one.kind != COUNT or not bad.any():
        return values
    _say_bad(bad.sum(), one, feedback)
    return np.where(bad, np.nan, values)


def _say_bad(records, one, feedback):
    feedback.pushWarning(
        tr(
            "Attribute '{code}': in {count} record(s) {expression} is negative or beyond all counts; they are taken "
            "as unknown and left out."
        ).format(code=one.code, count=number(records), expression=one.expression)
    )


def _asked(one):
    """Return what is to be read for an Attribute: its expression, and whether that is true or false."""
    return one.expression, one.kind == FLAG


HELP = """<p>Who they are: the share of each attribute (age, income, sector, or your own) among the commuters of each
direction, distance band, the extreme ones, and those from or to each outside region, for each division, type
and the whole area.</p>
<p>An attribute is a <i>flag</i> (an expression that is true or false for a record; people = the record's
commuters) or a <i>count</i> (an expression that gives a number of people). <b>Share</b> (per cent) = 100 x
commuters with the attribute / base, the commuters of the subset whose attribute is known. <b>lq</b> = share /
the share among all commuters of the area.</p>
<p>Side home: residents; work: those who work here; all (whole area only): each related commute once. The two-
way mismatch is side work with subset from:... (they live there and work here) and side home with subset to:...
(they live here and work there). NULL means unknown; <i>reason</i> says why.</p>"""
