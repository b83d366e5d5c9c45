"""The crowds of a place: the share of each, held against the area's; marked ones strong, scarce ones pale."""

from ...layers.messages import joined, listed, tr
from ...report.bars import MARKED, SCARCE
from ...report.crowds import PROFILE_COLUMNS, dimension_title, indicators, tags
from ...report.page import plain, reason_of
from ..results import AREA
from .bars import Bar, changes_legend, draw_bars
from .view import Number, Unknown, View, cell, difference, number_of, said, withheld_or_unknown

TITLE = "Shares of each crowd, in per cent"
NO_PROFILE = (
    "No crowds in these results. Under Crowds choose a layer that counts people by age, education, housing or income, "
    "and run again."
)


def crowd(results, place, before=None):
    """Return the View of a place's crowds; before: the Results when an edit began."""
    rows = results.of_place("profile_table", place, *PROFILE_COLUMNS)
    if rows is None:
        return View(tr(TITLE), missing=tr(NO_PROFILE))
    own = {row["indicator"]: row for row in rows}
    was = _before(before, place)
    marks = results.kept("tags", tags).get(("division", place), {})
    order = results.kept("indicators", lambda study: indicators(study.table("profile_table")))
    known = [(code, label, dimension, own.get(code, {}), area) for code, label, dimension, area in order]
    heads = [tr("Crowd"), tr("Dimension"), tr("Share, %"), tr("Area, %"), tr("Times the area"), tr("Counted")]
    heads += [tr("Of"), tr("Mark")] + ([tr("Before, %"), tr("Change, points")] if before is not None else [])
    body = [_line(code, label, dimension, row, area, marks, was) for code, label, dimension, row, area in known]

    def paint(sheet):
        bars = [_bar(sheet.look, *one, marks, was, place != AREA) for one in known]
        return draw_bars(sheet, _legend(sheet, known, place, bars), bars)

    return View(tr(TITLE), _sentence(known, place, marks, was, results, before), tuple(heads), tuple(body), paint=paint)


def _before(before, place):
    """Return {indicator: its row before the edit}, None where there is no edit, or the place was not there."""
    if before is None or not before.holds(place):
        return None
    return {row["indicator"]: row for row in before.of_place("profile_table", place, *PROFILE_COLUMNS) or []}


def _line(code, label, dimension, row, area, marks, was):
    mark = {MARKED: tr("marked"), SCARCE: tr("scarce")}.get(marks.get(code), "")
    missing = tr("not counted here") if not row else ""
    line = [label, dimension_title(dimension), cell(row.get("share"), 1, row, missing), cell(area["share"], 1, area)]
    line += [cell(row.get("lq"), 2, row, missing), cell(row.get("count"), 0, row, missing)]
    line += [cell(row.get("base"), 0, row, missing), mark]
    if was is not None:
        old = was.get(code, {})
        change = difference(number_of(row.get("share")), number_of(old.get("share")))
        line += [cell(old.get("share"), 1, old), Unknown() if change is None else Number(change, 1, True)]
    return tuple(line)


def _bar(look, code, label, dimension, row, area, marks, was, held):
    strong, usual, pale = look.crowd(dimension)
    mark = marks.get(code)
    share, all_over = number_of(row.get("share")), number_of(area["share"])
    old = number_of((was or {}).get(code, {}).get("share")) if was is not None else None
    lines = [label, tr("{share} here, {area} in the area").format(share=_per_cent(share), area=_per_cent(all_over))]
    if share is None:
        why = reason_of(row) or tr("not counted here")
        lines = [label, why]
    elif number_of(row.get("lq")) is not None:
        lines.append(tr("{times} times the area's share").format(times=plain(row["lq"], 2)))
    return Bar(
        code,
        label,
        share,
        _short(row) if share is None else _per_cent(share),
        strong if mark == MARKED else pale if mark == SCARCE else usual,
        usual if mark == SCARCE else "",
        all_over if held else None,
        old,
        said(difference(share, old)),
        tip="\n".join(lines),
    )


def _per_cent(value):
    return tr("unknown") if value is None else f"{plain(value, 1)} %"


def _short(row):
    found = withheld_or_unknown(row)
    return tr("unknown") if isinstance(found, Unknown) else found


def _legend(sheet, known, place, bars):
    """Write what the colours mean, in those of the first dimension; return the y below."""
    strong, _, pale = sheet.look.crowd(known[0][2] if known else "")
    entries = changes_legend(bar.change for bar in bars)
    if place != AREA:
        entries = [
            ("area", strong, tr("marked: far more common")),
            ("outline", pale, tr("scarce: far less common")),
            ("tick", "", tr("the area's share")),
            *entries,
        ]
    return sheet.legend(0, entries) + 3


def _times(known, marks, wanted):
    """Return ['renters 1.6\u00d7'] of the crowds so marked, the most telling first."""
    found = [(row.get("lq"), label) for code, label, _, row, _ in known if marks.get(code) == wanted and row]
    found = [(number_of(lq), label) for lq, label in found if number_of(lq) is not None]
    found.sort(key=lambda one: one[0], reverse=wanted == MARKED)
    return [f"{label} {plain(lq, 1)}\u00d7" for lq, label in found]


def _sentence(known, place, marks, was, results, before):
    if place == AREA:
        sentences = [tr("The shares of the whole area. Choose a division to see what sets it apart.")]
    else:
        marked, scarce = _times(known, marks, MARKED), _times(known, marks, SCARCE)
        # while editing what has changed needs the room
        most = 4 if was is None else 2
        sentences = [tr("Marked: {crowds}.").format(crowds=listed(marked, most))] if marked else []
        sentences += [tr("Scarce: {crowds}.").format(crowds=listed(scarce, most))] if scarce else []
        if not sentences and any(number_of(row.get("share")) is not None for _, _, _, row, _ in known):
            sentences = [tr("No crowd is far more, or far less, common here than in the area.")]
    unknown = [(label, row) for _, label, _, row, _ in known if number_of(row.get("share")) is None]
    if unknown:
        words = [
            tr("{what} ({more})").format(what=label, more=reason_of(row) or tr("not counted here"))
            for label, row in unknown
        ]
        sentences.append(tr("Unknown: {crowds}.").format(crowds=listed(words)))
    if was is not None:
        # while editing that is what is looked for
        sentences.insert(0, _changed(known, place, marks, was, before))
    return " ".join(sentences)


def _changed(known, place, marks, was, before):
    """Say what the edit has changed, the greatest change first."""
    changes = []
    for code, label, _, row, _ in known:
        change = difference(number_of(row.get("share")), number_of(was.get(code, {}).get("share")))
        if said(change):
            changes.append((abs(change), f"{label} {said(change)}"))
    if not changes:
        return tr("The edit has changed no share here.")
    words = listed([text for _, text in sorted(changes, reverse=True)], 3)
    sentence = tr("Changed by the edit, in points: {changes}.").format(changes=words)
    old = before.kept("tags", tags).get(("division", place), {})
    now = [label for code, label, *_ in known if marks.get(code) == MARKED != old.get(code)]
    gone = [label for code, label, *_ in known if old.get(code) == MARKED != marks.get(code)]
    if now:
        sentence += " " + tr("Newly marked: {crowds}.").format(crowds=joined(now))
    if gone:
        sentence += " " + tr("No longer marked: {crowds}.").format(crowds=joined(gone))
    return sentence
