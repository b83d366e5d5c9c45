"""odflows: flows between divisions and beyond, and the balance of jobs and housing."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..layers.commutestyle import style_balance, style_flows
from ..layers.desirelines import desire_lines
from ..layers.messages import stopper, tr
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import commuteparameters as commuting
from . import crowdparameters as shared
from .base import HEAD, SpatialDemandAlgorithm
from .reasons import reason_texts

FLOW_KINDS = {
    "origin": TEXT,
    "destination": TEXT,
    "kind": TEXT,
    "commuters": NUMBER,
    "share_of_origin": NUMBER,
    "mean_km": NUMBER,
}
MATRIX_KINDS = {"origin": TEXT, "destination": TEXT, "commuters": NUMBER, "withheld": BOOLEAN, "reason": TEXT}
BALANCE_KINDS = {
    **HEAD,
    "employed_residents": NUMBER,
    "jobs": NUMBER,
    "job_ratio": NUMBER,
    "self_containment": NUMBER,
    "self_sufficiency": NUMBER,
    "balance": NUMBER,
    "outbound": NUMBER,
    "inbound": NUMBER,
    "top_destination": TEXT,
    "top_origin": TEXT,
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class OdFlows(SpatialDemandAlgorithm):
    """Flows from home to work between divisions and outside regions; job-housing balance (METHOD 2, Figure 6)."""

    NAME, GROUP = "odflows", "commuting"
    MIN_FLOW, FLOWS, MATRIX, BALANCE = "MIN_FLOW", "FLOWS", "MATRIX", "BALANCE"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Commuting flows and job-housing balance")

    def tags(self):
        """Return words to find it by."""
        return tr("commute,origin destination,OD,desire lines,matrix,jobs,housing,balance,self-containment").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters of the contract."""
        self.add_divisions()
        commuting.add_commutes(self)
        commuting.add_external(self)
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MIN_FLOW,
                tr("Draw flows of at least (commuters)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.0,
                minValue=0.0,
            )
        )
        shared.add_min_count(self)
        shared.add_lane(self, tr("How the commutes are read"))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.FLOWS, tr("Commuting flows"), QgsProcessing.SourceType.TypeVectorLine
            )
        )
        self.add_sink(self.MATRIX, tr("Commuting matrix"), table=True)
        self.add_sink(self.BALANCE, tr("Job-housing balance"))
        commuting.add_sums(self)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read and place the commutes, add them up by pairs, write."""
        from ..analysis import flows as measure

        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        least = self.parameterAsDouble(parameters, self.MIN_FLOW, context)
        read = commuting.read(self, parameters, context, feedback, mean=True)
        divisions = read.ground.divisions
        of = measure.flows(read.trips, read.regions.place_ids, limit, stopper(feedback), shared.shown(self))
        lines = measure.lines(of, least)
        people = np.nansum(of.commuters[-1]) + np.nansum(of.commuters[:, -1])
        elsewhere = read.regions.drawn_elsewhere(read.commutes.elsewhere, people, limit)
        drawn = desire_lines(read.ground, read.regions, elsewhere, lines["from"].to_numpy(), lines["to"].to_numpy())
        matrix, balance = measure.matrix(of), measure.balance(of)
        for table in (matrix, balance):
            table["reason"] = reason_texts(table["reason"])
        balance["division_id"], balance["division_name"] = divisions.ids, divisions.names
        balance["division_type"] = np.array(divisions.types, object)
        common = (parameters, context, feedback)
        return {
            self.FLOWS: self.write_output(self.FLOWS, *common, FLOW_KINDS, lines, drawn, divisions.crs, style_flows),
            self.MATRIX: self.write_output(self.MATRIX, *common, MATRIX_KINDS, matrix),
            self.BALANCE: self.write_output(
                self.BALANCE, *common, BALANCE_KINDS, balance, divisions.geometries, divisions.crs, style_balance
            ),
            self.LEDGER: read.ledger.as_json(),
            **commuting.shown_sums(read.sums, limit),
        }


HELP = """<p>Commuters from each division to each, and from and to the outside: lines, a matrix, and the balance of jobs
and housing. The origin is always home, the destination work. Outside places are the regions of a layer, where
one is given, else 'elsewhere', drawn at the mean place of its commuters, of fewer than ten in the middle of its 2 km
cell.</p>
<p><b>Flows</b>: a line for each pair with commuters; a flow within a division is a short loop. share_of_origin
is per cent of the origin's employed residents, NULL for outside origins. <b>Matrix</b>: every pair, 0
included.</p>
<p><b>Balance</b>: employed residents E (home here), jobs J (work here), job ratio J / E, self-containment =
within / E and self-sufficiency = within / J (per cent), balance = 1 - |J - E| / (J + E) (0 to 1), outbound and
inbound commuters across the study area's boundary, and the outside places with most of them. NULL means
unknown; <i>reason</i> says why.</p>"""
