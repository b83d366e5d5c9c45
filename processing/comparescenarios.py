"""comparescenarios: two runs side by side, division by division."""

import json

import numpy as np
from qgis.core import (
    QgsGeometry,
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
)

from ..layers.columns import MOST
from ..layers.divisions import read_divisions
from ..layers.ledger import Ledger
from ..layers.messages import Refusal, listed, number, quoted, tr
from ..layers.planes import equal_area_crs, on_plane
from ..layers.reading import read
from ..layers.shapes import from_geometries, transform_between, valid_polygon
from ..layers.studyfile import kept_parameter
from ..layers.style import style_scenarios
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import crowdparameters as shared
from .base import HEAD, SpatialDemandAlgorithm
from .reasons import reason_texts

TABLE_KINDS = {
    **dict.fromkeys(("level", "division_id", "division_name", "status", "field"), TEXT),
    **dict.fromkeys(("before", "after", "difference"), NUMBER),
    **dict.fromkeys(("before_text", "after_text"), TEXT),
    "withheld": BOOLEAN,
    "reason": TEXT,
}
LEFT_OUT = (*HEAD, "fid", "withheld", "reason")
EVERYWHERE = {"population"}  # in results of several algorithms: tells nothing of which one made them
FLAT = 1e-9  # km2: less than a square metre's thousandth part is rounding


class CompareScenarios(SpatialDemandAlgorithm):
    """Before, after and difference of any two results of one algorithm (METHOD 6)."""

    NAME, GROUP = "comparescenarios", "demand"
    BEFORE, AFTER = "BEFORE", "AFTER"

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Compare scenarios")

    def tags(self):
        """Return words to find it by."""
        return tr("scenario,before,after,difference,boundary,compare,plan").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters."""
        for name, text in ((self.BEFORE, tr("Result before")), (self.AFTER, tr("Result after"))):
            self.addParameter(
                QgsProcessingParameterFeatureSource(name, text, [QgsProcessing.SourceType.TypeVectorPolygon])
            )
        shared.add_min_count(self)
        self.add_sink(self.OUTPUT, tr("Scenario comparison"))
        self.add_sink(self.TABLE, tr("Scenario comparison table"), table=True)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Read both, match their divisions, compare, write."""
        from ..analysis import scenarios

        before, after = self.source(self.BEFORE), self.source(self.AFTER)
        limit = self.parameterAsInt(parameters, shared.MIN_COUNT, context)
        limit = max(limit, *(_limit_of(source) for source in (before, after)))
        numbers, texts = self._fields(before, after, feedback)
        (old, drawn), (new, now) = (_read(source, numbers + texts, feedback) for source in (before, after))
        _refuse_strangers(drawn, now)
        moved = _in_crs(drawn, after.crs, context.transformContext())
        gained, lost = _moved_ground(dict(zip(drawn.ids, moved)), now, context.transformContext(), feedback)
        long, wide = scenarios.compare(old, new, numbers, texts, gained, lost, limit)
        long["reason"] = reason_texts(long["reason"])
        of_before, of_after = dict(zip(drawn.ids, moved)), dict(zip(now.ids, now.geometries))
        geometries = [of_after.get(i, of_before.get(i)) for i in wide["division_id"]]
        ledger = self._ledger(wide, gained, lost, scenarios)
        ledger.push(feedback)
        kinds = {**HEAD, "status": TEXT}
        kinds.update({name: NUMBER for name in wide.columns if name not in kinds})
        short = scenarios.short_names([*numbers, *texts])
        kinds.update({f"{short[name]}_{end}": TEXT for name in texts for end in "ba"})
        common = (parameters, context, feedback)
        return {
            self.OUTPUT: self.write_output(
                self.OUTPUT,
                *common,
                kinds,
                wide,
                geometries,
                after.crs,
                lambda layer: style_scenarios(layer, [short[name] for name in numbers]),
            ),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
            self.LEDGER: ledger.as_json(),
        }

    def _fields(self, before, after, feedback):
        """Return (numbers, texts): names of the fields of both. Raises Refusal where there is nothing to compare."""
        for source in (before, after):
            lacking = [name for name in ("division_id", "division_name") if source.fields.lookupField(name) < 0]
            if lacking:
                raise Refusal(
                    tr(
                        "Layer '{layer}' is no result on divisions, it lacks {fields}: choose the output of one of our "
                        "algorithms."
                    ).format(layer=source.name, fields=", ".join(lacking))
                )
        names = [[f.name() for f in source.fields if f.name() not in LEFT_OUT] for source in (before, after)]
        both = [name for name in names[1] if name in names[0]]
        numbers = [name for name in both if before.numeric(name) and after.numeric(name)]
        texts = [name for name in both if before.textual(name) and after.textual(name)]
        others = [name for name in both if name not in numbers and name not in texts]
        if set(both) <= EVERYWHERE and all(set(own) - set(both) for own in names):
            raise Refusal(
                tr(
                    "'{before}' and '{after}' are results of different algorithms, they have no field in common that "
                    "tells anything{but}: choose two results of one algorithm."
                ).format(
                    before=before.name,
                    after=after.name,
                    but=tr(" (but {fields})").format(fields=", ".join(both)) if both else "",
                )
            )
        single = sorted({*names[0], *names[1]} - set(both))
        for left_out, text in (
            (single, tr("Field(s) {fields} are in one of the two results only and are left out.")),
            (others, tr("Field(s) {fields} are no number, or no text, in both results and are left out.")),
        ):
            if left_out:
                feedback.pushWarning(text.format(fields=", ".join(left_out[:8])))
        if not numbers and not texts:
            raise Refusal(
                tr(
                    "'{before}' and '{after}' have no number and no text in common that could be compared: choose two "
                    "results of one algorithm."
                ).format(before=before.name, after=after.name)
            )
        return numbers, texts

    def _ledger(self, wide, gained, lost, scenarios):
        ledger = Ledger()
        account = ledger.account(tr("divisions"), tr("both results"), len(wide), float(len(wide)))
        for state in (scenarios.SAME, scenarios.RESHAPED, scenarios.ADDED, scenarios.REMOVED):
            count = int((wide["status"] == state).sum())
            account.add("counted", tr(state), count, float(count))
        came, went = (
            sum(of.get(i, 0.0) for i in wide.loc[wide["status"] == state, "division_id"])
            for state, of in ((scenarios.ADDED, gained), (scenarios.REMOVED, lost))
        )
        ledger.remark(
            tr(
                "Ground: divisions of both results gained {gained} km2 and lost {lost} km2; those only after have "
                "{came} km2, those only before had {went} km2."
            ).format(
                gained=number(wide["gained_km2"].sum(), 3),
                lost=number(wide["lost_km2"].sum(), 3),
                came=number(came, 3),
                went=number(went, 3),
            )
        )
        return ledger


def _limit_of(source):
    """Return the small-count limit of the study that a Source is a table of, 0 where it is of none."""
    kept = kept_parameter(source.path, shared.MIN_COUNT) if source.path else None
    return int(json.loads(kept or "0"))


def _read(source, names, feedback):
    """Return (one row a division, the Divisions)."""
    import pandas as pd

    divisions = read_divisions(source, "division_id", "division_name", feedback=feedback)
    with_type = ["division_type"] if source.fields.lookupField("division_type") >= 0 else []
    columns = read(source, [*with_type, *names], feedback=feedback).fields
    frame = {"division_id": divisions.ids, "division_name": divisions.names}
    frame["division_type"] = columns.pop("division_type").as_text() if with_type else [None] * len(divisions.ids)
    for name, column in columns.items():
        frame[name] = _usable(column) if column.numeric else pd.Series(column.as_text(), dtype=object)
    return pd.DataFrame(frame), divisions


def _usable(column):
    """Return a column of numbers, NaN where one is no number or too large for a difference."""
    values = column.as_float()
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(values) < MOST, values, np.nan)


def _refuse_strangers(before, after):
    """Refuse two results that have no division in common."""
    if not set(before.ids) & set(after.ids):
        raise Refusal(
            tr(
                "'{before}' and '{after}' have no division_id in common ({old} before, {new} after): give both runs "
                "divisions with the same ids (DIVISION_ID)."
            ).format(
                before=before.source.name,
                after=after.source.name,
                old=listed(quoted(before.ids)),
                new=listed(quoted(after.ids)),
            )
        )


def _in_crs(divisions, crs, transform_context):
    transform = transform_between(divisions.crs, crs, transform_context)
    moved = [QgsGeometry(geometry) for geometry in divisions.geometries]
    for geometry in moved:
        if not geometry.isNull():
            geometry.transform(transform)
    return moved


def _moved_ground(of_before, after, transform_context, feedback):
    """Return (gained, lost): division_id -> km2 that it has more, or less, after: all of it, if it came or went."""
    geometries = [valid_polygon(g) for g in after.geometries]
    plane = equal_area_crs(from_geometries(geometries), after.crs, transform_context, after.source.name)
    gained, lost = {}, {}
    of_after, nothing = dict(zip(after.ids, after.geometries)), QgsGeometry()
    for division in {**of_after, **of_before}:
        drawn = [of.get(division, nothing) for of in (of_before, of_after)]
        if bytes(drawn[0].asWkb()) == bytes(drawn[1].asWkb()):
            continue
        pair = from_geometries([valid_polygon(one) for one in drawn])
        flat, _ = on_plane(pair, after.crs, plane, transform_context).mended(feedback=feedback)
        old, new = (flat.geometry(k) if flat.kind[k] else QgsGeometry() for k in (0, 1))
        for found, one, other in ((gained, new, old), (lost, old, new)):
            km2 = (one if other.isNull() else one.difference(other)).area() / 1e6 if not one.isNull() else 0.0
            if km2 > FLAT:
                found[division] = km2
    return gained, lost


HELP = """<p>What a moved boundary, or another plan, changes: two results of one algorithm side by side.</p>
<p>Divisions are matched by division_id. For each number that both results have: <i>_b</i> before, <i>_a</i> after,
<i>_d</i> difference (after - before; of shares in percentage points, else in the field's own unit); for each text
before and after. <b>status</b>: same, reshaped (its outline moved: gained_km2, lost_km2), added, removed. Where the
study area's outline stays, counts and shares change only in the divisions that were touched; shares of the area,
location quotients and ranks may move elsewhere.</p>
<p>With a limit k (MIN_COUNT, or a greater one that either study was made with), all that is known of a division after
is withheld where a count of its people, or one that a share tells, changes by fewer than k, and so are the next
smallest changes where all divisions together would tell how many those are. NULL means unknown; the table's
<i>reason</i> says why. Shares are in per cent.</p>"""
