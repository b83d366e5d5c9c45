"""valuechain: which segments of the value chain the firms of each division are in."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..analysis.segments import SEGMENT_COLUMNS, segments
from ..layers.facilities import read_facilities
from ..layers.ledger import COUNTED, OUTSIDE, UNUSABLE, Ledger
from ..layers.messages import Refusal, number, tr
from ..layers.style import style_chain
from . import crowdparameters as shared
from .base import SpatialDemandAlgorithm
from .crowdprofile import TABLE_KINDS as PROFILE_KINDS
from .reasons import reason_texts

TABLE_KINDS = {"segment" if name == "indicator" else name: kind for name, kind in PROFILE_KINDS.items()}
TABLE_KINDS.pop("dimension")


class ValueChain(SpatialDemandAlgorithm):
    """Shares of the value chain's segments in each division's jobs, and how specialised it is (METHOD 4)."""

    NAME, GROUP = "valuechain", "demand"
    FIRMS, SEGMENT, JOBS, SEGMENTS, MARKED = "FIRMS", "SEGMENT", "JOBS", "SEGMENTS", "MARKED"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Value chain")

    def tags(self):
        """Return words to find it by."""
        return tr("industry,value chain,jobs,firms,research,production,headquarters,specialisation").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters."""
        self.default = shared.default_items("segments_chain", "segments")
        self.add_divisions()
        kinds = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(QgsProcessingParameterFeatureSource(self.FIRMS, tr("Firms"), kinds))
        self.addParameter(
            QgsProcessingParameterField(self.SEGMENT, tr("Segment of a firm"), parentLayerParameterName=self.FIRMS)
        )
        self.addParameter(
            QgsProcessingParameterExpression(
                self.JOBS,
                tr("Jobs in a firm (1 each: firms are counted)"),
                defaultValue="",
                parentLayerParameterName=self.FIRMS,
                optional=True,
            )
        )
        shared.add_definitions(self, self.SEGMENTS, tr("Segments"), SEGMENT_COLUMNS, self.default)
        self.add_advanced(
            QgsProcessingParameterNumber(
                self.MARKED,
                tr("A segment is marked from a location quotient of"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=1.2,
                minValue=0.0,
            )
        )
        shared.add_min_count(self)
        self.add_sink(self.OUTPUT, tr("Value chain"))
        self.add_sink(self.TABLE, tr("Value chain table"), table=True)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read the firms, place them, add their jobs up by segment, write."""
        from ..analysis import crowd
        from ..analysis import valuechain as measure

        items, _ = shared.read_definitions(
            self, self.SEGMENTS, "segments", SEGMENT_COLUMNS, self.default, parameters, context
        )
        found = segments(items)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        marked = self.parameterAsDouble(parameters, self.MARKED, context)
        ground = self.read_ground(parameters, context, feedback)
        ledger = Ledger(limit)
        segment, jobs, division = self._read_firms(found, ground, ledger, parameters, context, feedback)
        ledger.push(feedback)
        divisions = ground.divisions
        here = (segment >= 0) & (division >= 0) & ~np.isnan(jobs)
        key = segment[here] * len(divisions) + division[here]
        table = np.bincount(key, jobs[here], len(found) * len(divisions)).reshape(len(found), -1)
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        long, wide = measure.chain(found, table, rows, marked, limit, shared.shown(self))
        long["reason"] = reason_texts(long["reason"])
        long = long.rename(columns={"indicator": "segment"})
        common = (parameters, context, feedback)
        return {
            self.OUTPUT: self.write_divisions(
                *common, divisions, wide, lambda layer: style_chain(layer, found), ("chain_marked",)
            ),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
            self.LEDGER: ledger.as_json(),
        }

    def _read_firms(self, found, ground, ledger, parameters, context, feedback):
        """Return (segment number, -1 for none; jobs, NaN unknown; division, -1 outside) of each firm."""
        source = self.source(self.FIRMS)
        field = self.parameterAsString(parameters, self.SEGMENT, context)
        text = self.expression_text(parameters, self.JOBS, context)
        number_of = {value: k for k, one in enumerate(found) for value in one.values}
        firms = self.read_once(
            "firms", lambda: read_facilities(source, field, number_of, text, ground, feedback, tr("firms"))
        )
        segment, division, known = firms.kind, firms.division, firms.placed
        named = segment >= 0
        if not named.any():
            raise Refusal(
                tr(
                    "Layer '{layer}', field '{field}': no firm is of a segment in SEGMENTS ({values}). Choose the "
                    "field that holds the segments, or write their values as it has them."
                ).format(layer=source.name, field=field, values=", ".join(list(number_of)[:8]))
            )
        others = sorted(firms.others)
        if sum(firms.others.values()) < (~named).sum() and "" not in others:
            # NULL
            others.insert(0, "")
        if others:
            feedback.pushWarning(
                tr("Layer '{layer}': firms of segments that are not in SEGMENTS are left out: {values}.").format(
                    layer=source.name, values=", ".join(f"'{word}'" for word in others[:8])
                )
            )
        rows = len(segment)
        jobs = firms.capacity_of(np.arange(rows))
        amount, unknown = np.nan_to_num(jobs), np.isnan(jobs)
        what = tr("jobs") if text else tr("firms")
        account = ledger.account(what, source.name, rows, float(amount.sum()))
        for fate, which, words in (
            (COUNTED, named & known & ~unknown & (division >= 0), tr("in the divisions")),
            (OUTSIDE, named & known & ~unknown & (division < 0), tr("outside every division")),
            (UNUSABLE, ~named & ~unknown, tr("of a segment that is not named, or of none")),
            (UNUSABLE, named & ~known & ~unknown, tr("without a usable geometry")),
        ):
            account.add(fate, words, which.sum(), float(amount[which].sum()))
        account.add(UNUSABLE, tr("unknown: {total} is NULL or no count").format(total=text), unknown.sum(), None)
        feedback.pushInfo(tr("{count} firms read.").format(count=number(rows)))
        return segment, jobs, division


HELP = """<p>What the firms of each division do: research and development, production, headquarters and management,
logistics, services (or your own segments), in jobs, or in firms where no jobs are given.</p>
<p><b>Share</b> (per cent) = 100 x jobs of the segment / jobs of all segments named. <b>lq</b> = share / share of the
whole area. The <b>marked</b> segment of a division has the greatest lq of those from 1.2 (and 30 jobs behind it).
<b>Specialisation</b> (per cent) = half the sum of |share - share of the area|: 0 where the division is a picture of the
area, towards 100 where it does what nobody else does.</p>
<p>Output fields: chain_total (jobs), for each segment its share chain_... and chain_..._lq, chain_marked,
chain_specialisation. NULL means unknown; the table's <i>reason</i> says why.</p>"""
