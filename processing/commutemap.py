"""commutemap: where the people who work in a division live, and where its residents work."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..analysis.bands import parse_bands
from ..analysis.definitions import words_of
from ..layers import hexagons
from ..layers.commutecells import Cells
from ..layers.commutegroups import ENDS
from ..layers.commutestyle import style_hexagons
from ..layers.messages import Refusal, stop_if_cancelled, stopper, tr
from ..layers.shapes import transform_between, transform_xy
from ..layers.writing import NUMBER, TEXT
from . import commuteparameters as commuting
from . import crowdparameters as shared
from .base import SpatialDemandAlgorithm

KINDS = {"cell": TEXT, "commuters": NUMBER, "mean_km": NUMBER, "band": TEXT}


class CommuteMap(SpatialDemandAlgorithm):
    """The other ends of chosen divisions' commutes on a hexagon grid (METHOD 2, Figure 7 of the paper)."""

    NAME, GROUP = "commutemap", "commuting"
    CHOSEN, SIDE, CELL, POINTS = "CHOSEN", "SIDE", "CELL", "POINTS"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Commuting map")

    def tags(self):
        """Return words to find it by."""
        return tr("commute,hexagon,grid,home,work,catchment,labour market").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters."""
        self.add_divisions()
        commuting.add_commutes(self)
        self.addParameter(
            QgsProcessingParameterString(
                self.CHOSEN, tr("Ids of the divisions, with commas (all where empty)"), defaultValue="", optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.SIDE,
                tr("Show"),
                options=[tr("where residents work"), tr("where those who work here live")],
                defaultValue=1,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.CELL,
                tr("Cell size (km between neighbours)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=2.0,
                minValue=0.05,
            )
        )
        commuting.add_bands(self)
        shared.add_min_count(self)
        shared.add_lane(self, tr("How the commutes are read"))
        self.add_sink(self.OUTPUT, tr("Commuting map"))
        self.add_optional_sink(self.POINTS, tr("Cell centres"), QgsProcessing.SourceType.TypeVectorPoint)
        commuting.add_sums(self)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read and place the commutes, put the other ends in cells, write."""
        import numpy as np

        from ..analysis import commuteplaces as measure

        bands = parse_bands(self.parameterAsString(parameters, commuting.BANDS, context))
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        cells = self._cells(parameters, context)
        read = commuting.read(self, parameters, context, feedback, cells=cells)
        ground, commutes = read.ground, read.commutes
        asked = cells(ground)
        found = asked.of(commutes, feedback) if commutes.reduction is None else commutes.reduction.cells
        column, row, km, commuters = found
        stop_if_cancelled(feedback)
        pairs, number = hexagons.occupied(column, row)
        table = measure.by_cell(number, km, commuters, bands, stopper(feedback))
        # a cell of few people would show where they live, and a mean of few how far they go
        kept = ~measure.few(table["commuters"].to_numpy(), limit)
        measured = np.bincount(number, np.where(np.isnan(km), 0.0, commuters), len(pairs))
        table.loc[measure.few(measured, limit), "mean_km"] = np.nan
        self._say_withheld(table, kept, limit, feedback)
        table, pairs = table[kept].reset_index(drop=True), pairs[kept]
        table["cell"] = [f"{q}_{r}" for q, r in pairs.tolist()]
        centre = hexagons.centres(pairs[:, 0], pairs[:, 1], asked.size)
        corners = hexagons.outlines(centre, asked.size)
        back = transform_between(ground.area_crs, ground.divisions.crs, ground.transform_context)
        cells = hexagons.polygons(transform_xy(corners.reshape(-1, 2), back).reshape(corners.shape))
        common = (parameters, context, feedback, KINDS, table)
        crs = ground.divisions.crs
        results = {
            self.OUTPUT: self.write_output(self.OUTPUT, *common, cells, crs, lambda layer: style_hexagons(layer, bands))
        }
        if parameters.get(self.POINTS):
            points = hexagons.points(transform_xy(centre, back))
            results[self.POINTS] = self.write_output(self.POINTS, *common, points, crs)
        return {**results, self.LEDGER: read.ledger.as_json(), **commuting.shown_sums(read.sums, limit)}

    def announce(self, parameters, context, feedback):
        """Note in which cells it needs the ends."""
        self.readings.cells = self._cells(parameters, context)

    def _cells(self, parameters, context):
        """Return a function of the divisions.Ground: the Cells that are asked for.

        It outlives this call in a run's readings, so it may know neither the algorithm nor the context: as parts of a
        circle they would be freed after QGIS itself.
        """
        from ..analysis import commuteplaces as measure
        from ..analysis.commuting import Trips

        size = self.parameterAsDouble(parameters, self.CELL, context) * 1000.0
        side = ENDS[self.parameterAsEnum(parameters, self.SIDE, context)]
        words = words_of(self.parameterAsString(parameters, self.CHOSEN, context))

        def cells(ground):
            chosen, divisions = _chosen(words, ground.divisions), len(ground.divisions)

            def shown(home, work):
                return measure.other_ends(Trips(home, work, None, None, divisions), side, chosen)

            return Cells(shown, measure.other_side(side), size, ground)

        return cells

    def _say_withheld(self, table, kept, limit, feedback):
        if not kept.all():
            feedback.pushInfo(
                tr(
                    "{cells} cell(s) are left out: of fewer than {limit} commuters, or to hide in what all add up to "
                    "how many those are."
                ).format(cells=int((~kept).sum()), limit=limit)
            )


HELP = """<p>Where the other ends of commutes are: the homes of those who work in the chosen divisions, or the work
places of their residents, on a hexagon grid over the study area and beyond.</p>
<p>Output fields: commuters, mean_km (km, weighted by commuters, NULL where no distance is known) and band, the
distance band of most commuters in the cell. A cell of fewer than MIN_COUNT commuters is left out,
and the next smallest where all cells together would tell how many those are. Only on
request the same as points at the cells' centres; the ends themselves are never written.</p>"""


def _chosen(words, divisions):
    """Return the numbers of the divisions with some ids, all where none is named. Raises Refusal for an unknown id."""
    unknown = [word for word in words if word not in divisions.ids]
    if unknown:
        raise Refusal(
            tr("Layer '{layer}' has no division with the id '{id}': choose among {ids}.").format(
                layer=divisions.source.name, id=unknown[0], ids=", ".join(divisions.ids[:20])
            )
        )
    return [divisions.ids.index(word) for word in words] or list(range(len(divisions)))
