"""The flows of a place: where its people go to work and where its workers come from, and all flows as a heat map."""

import numpy as np

from ...layers.commutestyle import KINDS
from ...layers.messages import listed, tr
from ...report.commuting import kind_title
from ...report.flows import COLUMNS, matrix_of
from ...report.page import plain
from ...report.tables import place_names
from ..results import AREA
from .bars import Bar, changes_legend, draw_bars
from .heat import draw_heat
from .view import NO_COMMUTES, Number, View, difference, isolated, number_of, said

TITLE = "Commuters between places"
STRONGEST = 6


def flows(results, place, before=None):
    """Return the View of a place's flows; before: the Results when an edit began."""
    if results.table("matrix", *COLUMNS) is None:
        return View(tr(TITLE), missing=tr(NO_COMMUTES))
    found = _Flows(results)
    was = _Flows(before) if before is not None and before.table("matrix", *COLUMNS) is not None else None
    parts = [_strongest(found)] if place == AREA else [_of(found, place, way) for way in ("to", "from")]

    def paint(sheet):
        y, kinds, changes = 0.0, [], []
        for heading, links in parts:
            bars = [_bar(sheet.look, found, was, link, place) for link in links]
            changes += [bar.change for bar in bars]
            kinds += [found.kind(*link) for link in links]
            y = sheet.heading(y + (4 if y else 0), heading)
            y = draw_bars(sheet, y, bars) if bars else _nobody(sheet, y)
        entries = [("area", sheet.look.of_kind(colour), kind_title(k)) for k, colour in KINDS.items() if k in kinds]
        y = sheet.legend(y + 2, entries + changes_legend(changes)) + 8
        return draw_heat(sheet, y, found.matrix, found.labels, found.inside, found.at.get(place))

    heads = [tr("Home"), tr("Work"), tr("Direction"), tr("Commuters")] + ([tr("Before")] if was else [])
    links = sorted(found.links(place), key=lambda link: -(found.people(*link) or 0.0))
    body = [_line(found, was, *link) for link in links]
    return View(tr(TITLE), _sentence(found, was, place), tuple(heads), tuple(body), paint=paint)


class _Flows:
    """The matrix of one study with its places: titles, keys, which are inside."""

    def __init__(self, results):
        ids = [one[0] for one in results.divisions]
        self.matrix, self.keys, self.inside = results.kept(
            "matrix_of", lambda study: matrix_of(study.table("matrix", *COLUMNS), ids)
        )
        names = results.kept("place_names", place_names)
        self.labels = [names.get(key, key) for key in self.keys]
        self.at = {key: k for k, key in enumerate(self.keys)}

    def people(self, origin, destination):
        """Return the commuters from one place to another: None where they are withheld or a place is not there."""
        if origin not in self.at or destination not in self.at:
            return None
        return number_of(self.matrix[self.at[origin], self.at[destination]])

    def name(self, key):
        return self.labels[self.at[key]] if key in self.at else key

    def kind(self, origin, destination):
        if origin == destination:
            return "within"
        home, work = (self.at[key] < self.inside for key in (origin, destination))
        return "between" if home and work else "outbound" if home else "inbound"

    def links(self, place):
        """Return (origin, destination) that somebody commutes, or that is withheld, of a place or of all."""
        some = self.matrix != 0.0  # NaN, which is withheld, too
        if place != AREA:
            own = np.zeros_like(some)
            if place in self.at:
                own[self.at[place], :] = own[:, self.at[place]] = True
            some &= own
        return [(self.keys[i], self.keys[j]) for i, j in np.argwhere(some)]


def _ranked(found, links):
    known = [(found.people(*link), link) for link in links]
    known = sorted(((people, link) for people, link in known if people), key=lambda one: -one[0])
    return [link for _, link in known[:STRONGEST]]


def _of(found, place, way):
    end = 0 if way == "to" else 1
    heading = tr("Where residents work") if way == "to" else tr("Where people who work here live")
    return heading, _ranked(found, [link for link in found.links(place) if link[end] == place])


def _strongest(found):
    links = [link for link in found.links(AREA) if link[0] != link[1]]
    return tr("The strongest links between two places"), _ranked(found, links)


def _nobody(sheet, y):
    sheet.text(0, y + sheet.look.size, tr("Nobody, as far as it is known."), colour=sheet.look.soft)
    return y + sheet.look.size * 2


def _bar(look, found, was, link, place):
    people, old = found.people(*link), was.people(*link) if was else None
    kind, pair = found.kind(*link), [found.name(key) for key in link]
    if place == AREA:
        label = " \u2192 ".join(pair)
    elif link[0] == link[1]:
        label = tr("in this division")
    else:
        label = pair[1] if link[0] == place else pair[0]
    tip = f"{pair[0]} \u2192 {pair[1]}\n" + tr("{count} commuters, {kind}").format(
        count=plain(people), kind=kind_title(kind)
    )
    change = said(difference(people, old), 0)
    colour = look.of_kind(KINDS[kind])
    return Bar("\t".join(link), label, people, plain(people), colour, "", None, old, change, tip=tip)


def _line(found, was, origin, destination):
    people = found.people(origin, destination)
    line = [found.name(origin), found.name(destination), kind_title(found.kind(origin, destination))]
    line.append(tr("withheld") if people is None else Number(people))
    if was is not None:
        old = was.people(origin, destination)
        line.append("" if old is None else Number(old))
    return tuple(line)


def _sentence(found, was, place):
    if place == AREA:
        inside = found.matrix[: found.inside, : found.inside]
        if np.isnan(inside).any():
            return tr("Some flows are withheld, too few people to be shown: a dash in the map.")
        stay = float(np.trace(inside))
        text = tr("{count} commute within the area, {stay} of them within their own division.")
        return text.format(count=plain(float(inside.sum())), stay=plain(stay))
    if place not in found.at:
        return tr("Nobody who commutes lives or works here.")
    parts = []
    for way, text in (
        ("to", tr("Residents work most often in {place}: {count}.")),
        ("from", tr("People who work here live most often in {place}: {count}.")),
    ):
        _, links = _of(found, place, way)
        if links:
            own = links[0][0] == links[0][1]
            other = tr("this division") if own else isolated(found.name(links[0][1 if way == "to" else 0]))
            parts.append(text.format(place=other, count=plain(found.people(*links[0]))))
    withheld = sum(found.people(*link) is None for link in found.links(place))
    if withheld:
        parts.append(tr("Withheld, since too few: {count} flows.").format(count=withheld))
    return " ".join([*_changed(found, was, place), *parts])


def _changed(found, was, place):
    if was is None or place not in was.at:
        return []
    changes = []
    for link in dict.fromkeys([*found.links(place), *was.links(place)]):
        amount = difference(found.people(*link), was.people(*link))
        if said(amount, 0):
            pair = " \u2192 ".join(isolated(found.name(key)) for key in link)
            changes.append((abs(amount), f"{pair} {said(amount, 0)}"))
    if not changes:
        return [tr("The edit has changed no flow here.")]
    return [
        tr("Changed by the edit: {changes}.").format(changes=listed([text for _, text in sorted(changes)[::-1]], 3))
    ]
