"""The facilities of a place: how badly each type is lacking, the worst first, and how much of it."""

import math

from ...layers.facilitystyle import NEED
from ...layers.messages import joined, listed, tr
from ...report.facilities import DEMAND_COLUMNS, lack_of, unit_of
from ...report.maps import classes, colour_of
from ...report.page import plain, reason_of
from ...report.tables import is_missing
from ..results import AREA
from .bars import Bar, changes_legend, draw_bars
from .view import Number, Unknown, View, cell, difference, number_of, said

TITLE = "Lack of facilities, by type: score and gap"
NO_DEMAND = (
    "No facilities in these results. Under Facilities choose a layer of facilities and the field of their type, and "
    "run again."
)


def facilities(results, place, before=None):
    """Return the View of a place's facilities; before: the Results when an edit began."""
    rows = results.of_place("demand_table", place, *DEMAND_COLUMNS)
    if rows is None:
        return View(tr(TITLE), missing=tr(NO_DEMAND))
    # the worst first, those that are not known last
    rows = sorted(rows, key=lambda row: math.inf if is_missing(row["score"]) else -row["score"])
    area = {row["type"]: row for row in results.of_place("demand_table", AREA)} if place != AREA else {}
    was = None
    if before is not None and before.holds(place):
        was = {row["type"]: row for row in before.of_place("demand_table", place, *DEMAND_COLUMNS) or []}
    found = results.kept("need", lambda study: classes(study.table("demand_table")["score"], NEED, ""))

    def paint(sheet):
        shades = sheet.look.steps(NEED, len(found.colours))
        own = found._replace(colours=shades)
        bars = [_bar(row, area, was, own, sheet.look) for row in rows]
        entries = [("tick", "", tr("the area's score"))] if area else []
        y = sheet.legend(0, entries + changes_legend(bar.change for bar in bars))
        return draw_bars(sheet, _scale(sheet, y), bars)

    heads = [tr("Facility type"), tr("Score"), tr("Area's score"), tr("Gap"), tr("Unit"), tr("Need"), tr("Supply")]
    heads += [tr("People it serves"), tr("In reach of, %"), tr("Standard met, %")]
    heads += [tr("Score before"), tr("Change")] if was is not None else []
    body = [_line(row, area, was) for row in rows]
    return View(tr(TITLE), _sentence(rows, was), tuple(heads), tuple(body), paint=paint)


def _scale(sheet, y):
    words = tr("Score: 0 where all are served, 50 where nobody is, more where those it serves are many.")
    size = sheet.look.size * 0.9
    sheet.fitted(0, y + size * 1.5, sheet.width, words, size, 2, colour=sheet.look.soft)
    return y + size * 3.2


def _gap(row):
    gap = number_of(row["gap"])
    if gap is None:
        return tr("lack unknown")
    return lack_of(row) or tr("nothing lacks")


def _bar(row, area, was, found, look):
    score, old = number_of(row["score"]), number_of((was or {}).get(row["type"], {}).get("score"))
    label = row["label"] or row["type"]
    told = [label, tr("score {score}").format(score=tr("unknown") if score is None else plain(score)), _gap(row)]
    if score is None:
        told[1:] = [str(Unknown(reason_of(row)))]
    coverage = number_of(row.get("coverage"))
    if coverage is not None:
        told.append(tr("in reach of {share} % of those it serves").format(share=plain(coverage, 1)))
    if score is None:
        text = tr("withheld") if row.get("withheld") else tr("unknown")
    else:
        text = plain(score)
    return Bar(
        row["type"],
        label,
        score,
        text,
        look.soft if score is None else colour_of(score, found),
        look.soft,
        number_of(area.get(row["type"], {}).get("score")),
        old,
        said(difference(score, old), 1),
        _gap(row) if score is not None else reason_of(row) or tr("reason unknown"),
        "\n".join(told),
    )


def _line(row, area, was):
    line = [row["label"] or row["type"], cell(row["score"], 1, row)]
    whole = area.get(row["type"], row)
    line += [cell(whole["score"], 1, whole), cell(row["gap"], 2, row), unit_of(row)]
    line += [cell(row[name], 2, row) for name in ("need", "supply")] + [cell(row["target"], 0, row)]
    line += [cell(row.get(name), 1, row) for name in ("coverage", "adequacy")]
    if was is not None:
        old = was.get(row["type"], {})
        change = difference(number_of(row["score"]), number_of(old.get("score")))
        line += [cell(old.get("score"), 1, old), Unknown() if change is None else Number(change, 1, True)]
    return tuple(line)


def _sentence(rows, was):
    known = [row for row in rows if number_of(row["score"]) is not None and row["score"] > 0]
    more = tr("{what} ({more})")
    words = [more.format(what=row["label"] or row["type"], more=_gap(row)) for row in known[:3]]
    if not words and all(number_of(row["score"]) is None for row in rows):
        parts = []
    elif words:
        parts = [tr("Most lacking: {types}.").format(types=joined(words))]
    else:
        parts = [tr("Nothing is known to lack here.")]
    unknown = [row for row in rows if number_of(row["score"]) is None]
    if unknown:
        words = [
            more.format(what=row["label"] or row["type"], more=reason_of(row) or tr("reason unknown"))
            for row in unknown
        ]
        parts.append(tr("Unknown: {types}.").format(types=listed(words)))
    if was is not None:
        parts.insert(0, _changed(rows, was))
    return " ".join(parts)


def _changed(rows, was):
    changes = []
    for row in rows:
        amount = difference(number_of(row["score"]), number_of(was.get(row["type"], {}).get("score")))
        if said(amount):
            changes.append((abs(amount), f"{row['label'] or row['type']} {said(amount)}"))
    if not changes:
        return tr("The edit has changed no score here.")
    words = listed([text for _, text in sorted(changes, reverse=True)], 3)
    return tr("Scores changed by the edit: {changes}.").format(changes=words)
