"""The commutes of a place: where they go, how far, and who travels farthest; residents left, workers right."""

import math

from ...layers.commutestyle import KINDS, NEAR_TO_FAR, NO_DISTANCE
from ...layers.messages import tr
from ...report.commuting import BAND_COLUMNS, CROWD_COLUMNS, UNKNOWN, bands_of, kind_title
from ...report.page import plain
from ...report.tables import is_missing, parameter
from ..results import AREA
from .bars import changes_legend
from .commutewords import sentence
from .mirror import Pair, Side, draw_mirror
from .view import NO_COMMUTES, Number, Unknown, View, difference, number_of, said

TITLE = "Commuters by direction and distance"
SIDES = ("home", "work")


def commute(results, place, before=None):
    """Return the View of a place's commutes; before: the Results when an edit began."""
    rows = results.of_place("bands_table", place, *BAND_COLUMNS)
    if rows is None:
        return View(tr(TITLE), missing=tr(NO_COMMUTES))
    was = before.of_place("bands_table", place, *BAND_COLUMNS) if before is not None and before.holds(place) else None
    bands = results.kept("bands_of", lambda study: bands_of(study.table("bands_table")))
    now = {side: _sums(rows, side, "band") for side in SIDES}
    old = {side: _sums(was, side, "band") if was else None for side in SIDES}
    if not any(now[side].get(UNKNOWN) for side in SIDES):
        bands = [band for band in bands if band[0] != UNKNOWN]
    ways = {side: _sums(rows, side, "direction") for side in SIDES}
    crowds = _extreme(results, place)
    crowds_before = _extreme(before, place) if was else {}

    def paint(sheet):
        y = _paint_ways(sheet, 0, ways)
        y = _paint_bands(sheet, y + 6, bands, now, old)
        return _paint_crowds(sheet, y + 6, results, crowds, crowds_before) if crowds else y

    heads, body = _table(bands, now, old, ways, crowds, results)
    return View(tr(TITLE), sentence(results, place, before if was else None), heads, body, paint=paint)


def _sums(rows, side, column):
    """Return {band or direction: commuters} of a side; None where a part is withheld."""
    found = {}
    for row in rows:
        if row["side"] == side:
            people, key = row["commuters"], row[column]
            known = not is_missing(people) and found.get(key, 0.0) is not None
            found[key] = found.get(key, 0.0) + people if known else None
    return found


def _total(found):
    return None if not found or any(v is None for v in found.values()) else math.fsum(found.values())


def _extreme(results, place):
    """Return {attribute: {'home', 'work', 'all': row}} of the extreme commuters of a place, and of all in the area."""
    rows = results.of_place("commuters_table", place, *CROWD_COLUMNS)
    if not rows:
        return {}
    found = {}
    for row in rows:
        if row["subset"] == "extreme" and row["side"] in SIDES:
            found.setdefault(row["attribute"], {})[row["side"]] = row
    for row in results.of_place("commuters_table", AREA, *CROWD_COLUMNS):
        if row["subset"] == "all" and row["side"] == "all" and row["attribute"] in found:
            found[row["attribute"]]["all"] = row
    return found


def _count(value):
    return tr("withheld") if value is None else plain(value)


def _heads():
    return tr("Residents who commute"), tr("People who work here")


def _paint_ways(sheet, y, ways):
    """Draw a bar a side, of the directions."""
    look, size = sheet.look, sheet.look.size
    kinds = [kind for kind in KINDS if any(kind in ways[side] for side in SIDES)]
    totals = {side: _total(ways[side]) for side in SIDES}
    most = max([total for total in totals.values() if total], default=1.0)
    y = sheet.heading(y, tr("Where they go"))
    for side, head in zip(SIDES, _heads()):
        words = tr("{what}: {value}").format(what=head, value=_count(totals[side]))
        sheet.fitted(0, y + size * 0.8, sheet.width, words, size * 0.95)
        at, start = y + size * 2.2, 0.0
        for kind in kinds:
            people = ways[side].get(kind)
            if people:
                scale = sheet.width / most
                style = {"edgecolor": look.ground, "linewidth": 0.5}
                sheet.bar(start, at, people, size * 1.2, scale, look.of_kind(KINDS[kind]), f"{side}:{kind}", **style)
                share = f", {plain(100 * people / totals[side], 1)} %" if totals[side] else ""
                told = f"{head}, {kind_title(kind)}: {plain(people)}{share}"
                sheet.tip(start, at - size, start + people * scale, at + size, told)
                start += people * scale
        y += size * 3.2
    return sheet.legend(y, [("area", look.of_kind(KINDS[kind]), kind_title(kind)) for kind in kinds])


def _paint_bands(sheet, y, bands, now, old):
    known = sum(code != UNKNOWN for code, *_ in bands)
    colours = [*sheet.look.steps(NEAR_TO_FAR, known), NO_DISTANCE]
    y = sheet.heading(y, tr("How far they commute"))
    pairs = []
    for (code, title, _), colour in zip(bands, colours):
        sides, told = [], [title]
        for side, head in zip(SIDES, _heads()):
            people = now[side].get(code, 0.0)
            was = old[side].get(code, 0.0) if old[side] is not None else None
            sides.append(Side(people, _count(people), None, was, said(difference(people, was), 0)))
            total = _total(now[side])
            share = f", {plain(100 * people / total, 1)} %" if total and people is not None else ""
            told.append(f"{head}: {_count(people)}{share}")
        pairs.append(Pair(code, title, colour, *sides, tip="\n".join(told)))
    y = draw_mirror(sheet, y, pairs, (tr("live here"), tr("work here")))
    return sheet.legend(y, changes_legend(side.change for pair in pairs for side in (pair.left, pair.right)))


def _paint_crowds(sheet, y, results, crowds, crowds_before):
    km = f"{parameter(results, 'EXTREME', 40.0):g}"
    y = sheet.heading(y, tr("Who travels {km} km or more").format(km=km))
    pairs = []
    for code, rows in crowds.items():
        label, sides = _label(code, rows), []
        tick = number_of(rows.get("all", {}).get("share"))
        for side in SIDES:
            share = number_of(rows.get(side, {}).get("share"))
            was = number_of(crowds_before.get(code, {}).get(side, {}).get("share"))
            text = _share_text(share, rows.get(side, {}))
            sides.append(Side(share, text, tick, was, said(difference(share, was))))
        told = [label, *(f"{head}: {side.text}" for head, side in zip(_heads(), sides))]
        if tick is not None:
            told.append(tr("{share} of all commuters").format(share=f"{plain(tick, 1)} %"))
        pairs.append(Pair(code, label, sheet.look.steps(NEAR_TO_FAR, 4)[2], *sides, tip="\n".join(told)))
    y = draw_mirror(sheet, y, pairs, (tr("live here"), tr("work here")), 0.34)
    return sheet.legend(y, [("tick", "", tr("share in all commuters of the area"))])


def _label(code, rows):
    return next((row["label"] for row in rows.values() if row.get("label")), code)


def _share_text(share, row):
    if share is not None:
        return f"{plain(share)} %"
    return tr("withheld") if row.get("withheld") else tr("unknown")


def _table(bands, now, old, ways, crowds, results):
    heads = [tr("What"), tr("Residents who commute"), tr("Residents, %"), tr("People who work here"), tr("Workers, %")]
    edited = old["home"] is not None
    heads += [tr("Residents before"), tr("Workers before")] if edited else []
    body = []
    for kind in KINDS:
        if any(kind in ways[side] for side in SIDES):
            line = [kind_title(kind)]
            for side in SIDES:
                line += _cells(ways[side].get(kind, 0.0), _total(ways[side]))
            body.append((*line, "", "") if edited else tuple(line))
    for code, title, _ in bands:
        line = [title]
        for side in SIDES:
            line += _cells(now[side].get(code, 0.0), _total(now[side]))
        if edited:
            line += [_cells(old[side].get(code, 0.0), None)[0] for side in SIDES]
        body.append(tuple(line))
    km = f"{parameter(results, 'EXTREME', 40.0):g}"
    for code, rows in crowds.items():
        line = [tr("{km} km or more: {crowd}").format(km=km, crowd=_label(code, rows))]
        for side in SIDES:
            row = rows.get(side, {})
            for column, decimals in (("commuters", 0), ("share", 1)):
                value = number_of(row.get(column))
                withheld = tr("withheld") if row.get("withheld") else Unknown(row.get("reason") or "")
                line.append(withheld if value is None else Number(value, decimals))
        body.append((*line, "", "") if edited else tuple(line))
    return tuple(heads), tuple(body)


def _cells(people, total):
    if people is None:
        return [tr("withheld"), tr("withheld")]
    share = Number(100.0 * people / total, 1) if total else Unknown(tr("the total is withheld or 0"))
    return [Number(people), share]
