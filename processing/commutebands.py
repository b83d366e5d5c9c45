"""commutebands: how far the people of each division travel to work, in distance bands."""

from qgis.core import QgsProcessingOutputString

from ..analysis.bands import parse_bands
from ..layers.commutestyle import style_bands
from ..layers.messages import stopper, tr
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
    "direction": TEXT,
    "band": TEXT,
    "from_km": NUMBER,
    "to_km": NUMBER,
    "commuters": NUMBER,
    "share": NUMBER,
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class CommuteBands(SpatialDemandAlgorithm):
    """Commuters of each division by side, direction and distance band (METHOD 2, Figure 5 of the paper)."""

    NAME, GROUP = "commutebands", "commuting"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Commuting distance bands")

    def tags(self):
        """Return words to find it by."""
        return tr("commute,distance,bands,origin destination,extreme commuting,LBS,home,work").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters of the contract."""
        self.add_divisions()
        commuting.add_commutes(self)
        commuting.add_bands(self)
        shared.add_min_count(self)
        shared.add_lane(self, tr("How the commutes are read"))
        self.add_sink(self.OUTPUT, tr("Commuting bands"))
        self.add_sink(self.TABLE, tr("Commuting bands table"), table=True)
        commuting.add_sums(self)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read and place the commutes, count them, write."""
        from ..analysis import commuting as measure
        from ..analysis import crowd

        bands = parse_bands(self.parameterAsString(parameters, commuting.BANDS, context))
        extreme = self.parameterAsDouble(parameters, commuting.EXTREME, context)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        read = commuting.read(self, parameters, context, feedback, distances=True)
        divisions = read.ground.divisions
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        long, wide = measure.band_profile(
            read.trips, rows, bands, extreme, limit, stopper(feedback), shared.shown(self)
        )
        long["reason"] = reason_texts(long["reason"])
        common = (parameters, context, feedback)
        return {
            self.OUTPUT: self.write_divisions(
                *common, divisions, wide, lambda layer: style_bands(layer, bands, extreme)
            ),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
            self.LEDGER: read.ledger.as_json(),
            **commuting.shown_sums(read.sums, limit),
        }


HELP = """<p>How far people travel to work, for each division on two sides: <i>home</i>, its residents who commute, and
<i>work</i>, those who work in it; for the whole area also <i>all</i>, each related commute once.</p>
<p>Home and work are a line's ends, four coordinate fields, or two zone ids looked up in a zone layer. Distances
are geodesic, in km, or come from a field. Two ends in one polygon zone are 0.5 x square root of its area apart;
between a point zone and itself the distance is unknown.</p>
<p><b>Directions</b>: within (home and work in one division), between (in two), outbound (home here, work
outside), inbound (home outside, work here); those with neither end here are counted and left out.<br>
<b>Bands</b>: the lower limit belongs to the band; <b>extreme</b>: at or beyond 40 km one way. Shares are per
cent of the level and side's total. Mean, median and P90 are weighted by commuters, unknown distances left
out.</p>
<p>Output fields for side home and work: _total, _within, _between, _external (commuters), _mean_km, _median_km,
_p90_km, _extreme (per cent) and _extreme_lq, and a share for each band. NULL means unknown; the table's
<i>reason</i> says why.</p>"""
