"""What is said of a place's commutes in one sentence."""

from ...layers.messages import listed, tr
from ...report.commuting import extreme_share
from ...report.page import plain
from ...report.tables import is_missing, parameter
from ..results import AREA
from .view import difference, number_of, said


def sentence(results, place, before=None):
    """Return how far a place's residents and workers travel, and what an edit has changed of it."""
    if place == AREA:
        return _area(results)
    row, far = _row(results, place), f"{parameter(results, 'EXTREME', 40.0):g}"
    if row is None:
        return tr("Means and shares of far commuters are not in this study.")
    parts = []
    for side, words in (
        ("home", tr("Residents commute {km} on average; {share} go {far} km or more{times}.")),
        ("work", tr("People who work here come {km} on average; {share} come {far} km or more{times}.")),
    ):
        if number_of(row.get(f"{side}_total")) == 0:
            nobody = tr("Nobody who lives here commutes.") if side == "home" else tr("Nobody comes to work here.")
            parts.append(nobody)
            continue
        if is_missing(row.get(f"{side}_mean_km")) and is_missing(row.get(f"{side}_extreme")):
            parts.append(
                tr("How far residents commute is unknown or withheld.")
                if side == "home"
                else tr("How far people who work here come is unknown or withheld.")
            )
            continue
        times = row.get(f"{side}_extreme_lq")
        parts.append(
            words.format(
                km=_with(row.get(f"{side}_mean_km"), 1, " km"),
                share=_with(row.get(f"{side}_extreme"), 1, " %"),
                far=far,
                times="" if is_missing(times) else tr(", {lq}\u00d7 the area's share").format(lq=plain(times, 1)),
            )
        )
    return " ".join([*_changed(row, _row(before, place) if before is not None else None), *parts])


def _area(results):
    km, share = extreme_share(results)
    if share is None:
        return tr("All commutes that touch the area; what is far is withheld or not in this study.")
    text = tr("{share} % of all commuters of the area travel {km} km or more one way.")
    return text.format(share=plain(share, 1), km=f"{km:g}")


def _with(value, decimals, unit):
    return tr("unknown") if is_missing(value) else f"{plain(value, decimals)}{unit}"


def _row(results, place):
    rows = results.table("bands", "division_id")
    if rows is None:
        return None
    found = rows[rows["division_id"] == place].to_dict("records")
    return found[0] if found else None


def _changed(row, old):
    if old is None:
        return []
    fields = (
        ("home_total", tr("residents who commute"), 0, ""),
        ("work_total", tr("people who work here"), 0, ""),
        ("home_extreme", tr("residents who go far"), 1, tr(" points")),
        ("work_extreme", tr("workers who come far"), 1, tr(" points")),
    )
    changes = []
    for field, words, decimals, unit in fields:
        change = said(difference(number_of(row.get(field)), number_of(old.get(field))), decimals)
        if change:
            changes.append(f"{words} {change}{unit}")
    if not changes:
        return [tr("The edit has changed nothing of this.")]
    return [tr("Changed by the edit: {changes}.").format(changes=listed(changes))]
