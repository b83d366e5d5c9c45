"""industrialcircle: what stands around each industrial site, and whether work, research and life meet there."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..analysis.definitions import words_of
from ..analysis.facilitytypes import PLACE_CLASSES
from ..layers.facilities import locate, nothing_in, read_facilities
from ..layers.facilitystyle import style_site_divisions, style_sites
from ..layers.ledger import COUNTED, OUTSIDE, UNUSABLE, Ledger
from ..layers.messages import Refusal, stopper, tr
from ..layers.reading import read
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from .base import SpatialDemandAlgorithm
from .reasons import reason_texts

TABLE_KINDS = {
    **dict.fromkeys(("level", "division_id", "division_name"), TEXT),
    **dict.fromkeys(("sites", "complete_sites", "balance", "complete"), NUMBER),
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class IndustrialCircle(SpatialDemandAlgorithm):
    """Balance of production, research and living services around industrial sites (METHOD 3)."""

    NAME, GROUP = "industrialcircle", "facilities"
    LIBRARIES = ("pandas", "scipy")
    SITES, PLACES, PLACE_CLASS, AMOUNT, RADIUS = "SITES", "PLACES", "PLACE_CLASS", "AMOUNT", "RADIUS"
    CIRCLES = "CIRCLES"
    CLASS_PARAMETERS = ("PRODUCTION", "RESEARCH", "LIVING")

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Industrial living circles")

    def tags(self):
        """Return words to find it by."""
        return tr("industry,living circle,production,research,services,entropy,balance,mix,1 km").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters."""
        self.add_divisions()
        kinds = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(QgsProcessingParameterFeatureSource(self.SITES, tr("Industrial sites"), kinds))
        self.addParameter(QgsProcessingParameterFeatureSource(self.PLACES, tr("Places with a class"), kinds))
        self.addParameter(
            QgsProcessingParameterField(self.PLACE_CLASS, tr("Class of a place"), parentLayerParameterName=self.PLACES)
        )
        texts = (tr("Classes that are production"), tr("Classes that are research"), tr("Classes that are living"))
        for name, text, value in zip(self.CLASS_PARAMETERS, texts, PLACE_CLASSES):
            self.addParameter(QgsProcessingParameterString(name, text, defaultValue=value))
        self.addParameter(
            QgsProcessingParameterExpression(
                self.AMOUNT,
                tr("Amount of a place, such as $area (1 each)"),
                defaultValue="",
                parentLayerParameterName=self.PLACES,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.RADIUS,
                tr("Radius (km, straight line)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=1.0,
                minValue=0.001,
            )
        )
        self.add_sink(self.OUTPUT, tr("Industrial living circles of divisions"))
        self.add_sink(self.TABLE, tr("Industrial living circles table"), table=True)
        self.add_optional_sink(self.CIRCLES, tr("Industrial living circles of sites"), made=True)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read sites and places, look around each site, write."""
        from ..analysis import crowd
        from ..analysis import industrialcircle as measure
        from ..analysis.reach import StraightLine

        number_of = self._classes(parameters, context)
        radius = self.parameterAsDouble(parameters, self.RADIUS, context)
        ground = self.read_ground(parameters, context, feedback)
        ledger = Ledger()
        sites = self.read_once("sites", lambda: self._read_sites(ground, feedback))
        _book_sites(sites, self.source(self.SITES), ledger)
        kind, amount, places = self._read_places(number_of, ground, ledger, parameters, context, feedback)
        ledger.push(feedback)
        feedback.setProgress(60)
        usable = np.flatnonzero((kind >= 0) & ~np.isnan(amount))
        # at 60 km/h and without a detour a minute is a kilometre
        near = StraightLine(sites.xyz, places, 1.0, stopper(feedback)).pieces(usable, 60.0, radius)
        found = measure.around(near, len(sites.xyz), kind[usable], amount[usable])
        divisions = ground.divisions
        rows = crowd.groups(divisions.ids, divisions.names, divisions.types, tr("Whole area"))
        long, wide = measure.division_table(found, sites.division, rows)
        long["reason"] = reason_texts(long["reason"])
        common = (parameters, context, feedback)
        results = {
            self.OUTPUT: self.write_divisions(*common, divisions, wide, style_site_divisions),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
        }
        if parameters.get(self.CIRCLES):
            table = measure.site_table(found)
            table["circle_reason"] = reason_texts(table["circle_reason"])
            own = dict.fromkeys(table.columns, NUMBER)
            own.update(circle_complete=BOOLEAN, circle_reason=TEXT)
            results[self.CIRCLES] = self.write_extended(
                self.CIRCLES, *common, self.source(self.SITES), own, table, style_sites
            )
        return {**results, self.LEDGER: ledger.as_json()}

    def _classes(self, parameters, context):
        """Return class as the field has it -> its number among PLACE_CLASSES. Raises Refusal for one in two lists."""
        found = {}
        for number, name in enumerate(self.CLASS_PARAMETERS):
            text = self.parameterAsString(parameters, name, context)
            words = words_of(text.replace("、", ","))
            if not words:
                raise Refusal(
                    tr("No class is {kind}: name at least one value of the class field in {parameter}.").format(
                        kind=PLACE_CLASSES[number], parameter=name
                    )
                )
            for word in words:
                if found.setdefault(word, number) != number:
                    raise Refusal(
                        tr("The class '{word}' stands in {first} and in {second}: keep it in one.").format(
                            word=word, first=self.CLASS_PARAMETERS[found[word]], second=name
                        )
                    )
        return found

    def _read_sites(self, ground, feedback):
        """Return the Located sites."""
        source = self.source(self.SITES)
        source.require_crs()
        shapes = read(source, geometry=True, feedback=feedback).shapes
        if not len(shapes):
            raise nothing_in(source, tr("sites"))
        return locate(shapes, source, ground, feedback)

    def _read_places(self, number_of, ground, ledger, parameters, context, feedback):
        """Return (class number, -1 for none; amount, NaN unknown; metres from the Earth's centre) of each place."""
        source = self.source(self.PLACES)
        field = self.parameterAsString(parameters, self.PLACE_CLASS, context)
        text = self.expression_text(parameters, self.AMOUNT, context)
        found = self.read_once(
            "places", lambda: read_facilities(source, field, number_of, text, ground, feedback, tr("places"))
        )
        known, named = found.placed, found.kind >= 0
        if not named.any():
            raise Refusal(
                tr(
                    "Layer '{layer}', field '{field}': no place is of a class that is named ({classes}). Choose the "
                    "field that holds the classes, or write them as it has them."
                ).format(layer=source.name, field=field, classes=", ".join(number_of))
            )
        rows = len(named)
        amount = found.capacity_of(np.arange(rows))
        account = ledger.account(tr("places"), source.name, rows, float(rows))
        for fate, which, words in (
            (COUNTED, named & known & ~np.isnan(amount), tr("of a class that is named")),
            (UNUSABLE, ~named, tr("of a class that is not named, or of none")),
            (UNUSABLE, named & ~known, tr("without a usable geometry")),
            (UNUSABLE, named & known & np.isnan(amount), tr("whose amount is NULL or no count")),
        ):
            account.add(fate, words, which.sum(), float(which.sum()))
        return found.kind, amount, found.xyz


def _book_sites(sites, source, ledger):
    """Account for the Located sites of a Source."""
    known, division = np.isfinite(sites.xyz).all(axis=1), sites.division
    account = ledger.account(tr("sites"), source.name, len(known), float(len(known)))
    for fate, which, text in (
        (COUNTED, known & (division >= 0), tr("in the divisions")),
        (OUTSIDE, known & (division < 0), tr("outside every division")),
        (UNUSABLE, ~known, tr("without a usable geometry")),
    ):
        account.add(fate, text, which.sum(), float(which.sum()))


HELP = """<p>The industrial living circle: within 1 km of an industrial site, production, research and living services
should meet.</p>
<p>For each site the places within the radius (straight line) are counted by class, or their amounts added up (such as
$area). <b>Balance</b> = Shannon entropy of the three shares / ln 3: 1 where all three are alike, 0 where one stands
alone, NULL where nothing stands. <b>Complete</b>: all three stand there.</p>
<p><b>Divisions</b> and <b>table</b>: sites, the mean balance of those that have one, and the sites that are complete in
per cent. <b>Sites</b>: every field of the source, circle_production, circle_research, circle_living
(number or amount) and their shares (per cent), circle_balance, circle_complete, circle_reason. Places outside the
divisions count all the same.</p>"""
