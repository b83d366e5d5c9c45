"""profilechange: how each division's crowds changed between two dates."""

from dataclasses import replace

from qgis.core import (
    QgsGeometry,
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
)

from ..layers.divisions import read_divisions
from ..layers.expressions import counts_only
from ..layers.ledger import Ledger
from ..layers.messages import Refusal, listed, tr
from ..layers.reading import read
from ..layers.shapes import transform_between
from ..layers.style import style_change
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import crowdparameters as shared
from .base import HEAD, SpatialDemandAlgorithm
from .reasons import reason_texts

TABLE_KINDS = {
    "level": TEXT,
    "division_id": TEXT,
    "division_name": TEXT,
    "indicator": TEXT,
    "label": TEXT,
    "before": NUMBER,
    "after": NUMBER,
    "change": NUMBER,
    "growth": NUMBER,
    "growth_share": NUMBER,
    "withheld": BOOLEAN,
    "reason": TEXT,
}


class ProfileChange(SpatialDemandAlgorithm):
    """Change of crowd profiles between two dates (METHOD 1, Figure 3 of the paper)."""

    NAME, GROUP = "profilechange", "crowds"
    BEFORE, AFTER = "BEFORE", "AFTER"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Profile change")

    def tags(self):
        """Return words to find it by."""
        return tr("population,census,change,growth,difference,two dates,before,after").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters of the contract."""
        for name, text in (
            (self.BEFORE, tr("Crowd profile before")),
            (self.AFTER, tr("Crowd profile after")),
        ):
            self.addParameter(
                QgsProcessingParameterFeatureSource(name, text, [QgsProcessing.SourceType.TypeVectorPolygon])
            )
        shared.add_min_count(self)
        self.add_sink(self.OUTPUT, tr("Profile change"))
        self.add_sink(self.TABLE, tr("Profile change table"), table=True)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read both profiles, match their divisions, compare, write."""
        from ..analysis import change

        before, after = self.source(self.BEFORE), self.source(self.AFTER)
        codes = self._codes(before, after, feedback)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        tables, drawn = zip(*(_read(source, codes, feedback) for source in (before, after)))
        labels = _labels()
        long, wide = change.change(*tables, codes, labels, tr("Whole area"), limit)
        long["reason"] = reason_texts(long["reason"])
        long["label"] = [tr("population") if i == change.POPULATION else label for i, label in _pairs(long)]
        ledger = self._ledger(tables, before, after)
        ledger.push(feedback)

        # the later state's divisions as they are; a division that went keeps the geometry it had
        transform = transform_between(before.crs, after.crs, context.transformContext())
        geometries, about = [], {}
        for state in drawn:
            about.update({i: (name, kind) for i, name, kind in zip(state.ids, state.names, state.types)})
        of_before, of_after = (dict(zip(state.ids, state.geometries)) for state in drawn)
        for i in wide["division_id"]:
            if i in of_after:
                geometries.append(of_after[i])
            else:
                gone = QgsGeometry(of_before[i])
                gone.transform(transform)
                geometries.append(gone)
        wide["division_name"] = [about[i][0] for i in wide["division_id"]]
        wide["division_type"] = [about[i][1] for i in wide["division_id"]]
        kinds = dict(HEAD)
        kinds.update({name: NUMBER for name in wide.columns if name not in HEAD})
        output = self.write_output(
            self.OUTPUT,
            parameters,
            context,
            feedback,
            kinds,
            wide,
            geometries,
            after.crs,
            lambda layer: style_change(layer, codes, labels),
        )
        table = self.write_output(self.TABLE, parameters, context, feedback, TABLE_KINDS, long)
        return {self.OUTPUT: output, self.TABLE: table, self.LEDGER: ledger.as_json()}

    def _codes(self, before, after, feedback):
        """Return the codes of the indicators that both profiles hold."""
        of_before, of_after = (_codes_of(source) for source in (before, after))
        for source in (before, after):
            lacking = [name for name in (*HEAD, "population") if source.fields.lookupField(name) < 0]
            if lacking:
                raise Refusal(
                    tr(
                        "Layer '{layer}' is no crowd profile, it lacks {fields}: choose the output of 'Crowd profile'."
                    ).format(layer=source.name, fields=", ".join(lacking))
                )
        both = [code for code in of_after if code in of_before]
        for source in (before, after):
            texts = [name for name in _numbers_of(both) if not source.numeric(name)]
            if texts:
                raise Refusal(
                    tr(
                        "Layer '{layer}': the field(s) {fields} hold no numbers: choose the output of 'Crowd profile' "
                        "as it was written."
                    ).format(layer=source.name, fields=listed(texts))
                )
        single = sorted(set(of_before) ^ set(of_after))
        if single:
            feedback.pushWarning(
                tr("Indicator(s) {codes} are in one of the two profiles only and are left out.").format(
                    codes=", ".join(single)
                )
            )
        return both

    def _ledger(self, tables, before, after):
        ledger = Ledger()
        ids_before, ids_after = (set(table["division_id"]) for table in tables)
        for source, gone, text in (
            (before, ids_before - ids_after, tr("Only in BEFORE ('{layer}'): {ids}.")),
            (after, ids_after - ids_before, tr("Only in AFTER ('{layer}'): {ids}.")),
        ):
            if gone:
                ledger.remark(text.format(layer=source.name, ids=", ".join(sorted(gone))))
        ledger.remark(
            tr("{count} division(s) in both profiles were compared.").format(count=len(ids_before & ids_after))
        )
        return ledger


def _codes_of(source):
    names = [field.name() for field in source.fields]
    return [name for name in names if {f"{name}_lq", f"{name}_count", f"{name}_base"} <= set(names)]


def _numbers_of(codes):
    """Return the names of a profile's numbers that are compared."""
    return ["population", *(name for code in codes for name in (code, f"{code}_count", f"{code}_base"))]


def _read(source, codes, feedback):
    """Return (one row a division as analysis.change wants it, the Divisions)."""
    import pandas as pd

    divisions = read_divisions(source, "division_id", "division_name", feedback=feedback)
    columns = read(source, ["division_type", *_numbers_of(codes)], feedback=feedback).fields
    kinds = columns.pop("division_type").as_text()
    numbers = {name: counts_only(column, source.name, name, feedback)[0] for name, column in columns.items()}
    frame = pd.DataFrame(numbers)
    frame.insert(0, "division_id", divisions.ids)
    frame.insert(1, "division_name", divisions.names)
    frame.insert(2, "division_type", pd.Series(kinds, dtype=object))
    return frame, replace(divisions, types=kinds)


def _labels():
    """Return code -> label of every bundled indicator."""
    items = [item for preset in ("nine", "composition") for item in _items(preset)]
    return {item["code"]: item["label"] for item in reversed(items)}


def _items(preset):
    return shared.default_items(f"indicators_{preset}", "indicators")


def _pairs(long):
    return zip(long["indicator"], long["label"])


HELP = """<p>How each division's crowds changed between two dates. Both inputs are outputs of <i>Crowd profile</i>, made
with the same divisions and indicators; divisions are matched by their id.</p>
<p><b>Growth</b> (per cent) = 100 x (population after - before) / before. <b>Growth share</b> (per cent) = the
division's change / the area's change x 100; NULL where the area's population does not change.<br> <b>Change</b>
of an indicator = share after - share before, in percentage points, for each division, division type and the
whole area.</p>
<p>A division that only one of the two has is listed with NULL changes and the reason. With a limit k, a change
of fewer than k people is withheld, and with it the population before and after.</p>
<p>Output fields: population_before, population_after, population_change (people), growth, growth_share (per
cent), and for each indicator its _change (percentage points).</p>"""
