"""The section on flows between divisions and places outside (the paper's Figure 6)."""

import math

import numpy as np

from ..layers.messages import tr
from .commuting import NO_COMMUTES
from .links import Heat, chord, heat
from .page import Html, name, number, plain, say
from .pictures import TYPES
from .tables import divisions, place_names

COLUMNS = ("origin", "destination", "commuters")
OUTSIDE_COLOUR = "#b6bcc4"
OUTSIDE_SHOWN, INSIDE_SHOWN, STRONGEST = 6, 26, 10


def flows(page, study):
    """Write the flows between divisions: a heat map, a chord diagram, the strongest links."""
    rows = study.table("matrix", *COLUMNS)
    if rows is None:
        page.missing(tr(NO_COMMUTES))
        return
    known, _ = divisions(study)
    matrix, keys, inside = matrix_of(rows, [one.id for one in known])
    titles = place_names(study)
    labels = [titles.get(key, key) for key in keys]
    _heat(page, matrix, labels, inside)
    if inside:
        _stay(page, matrix, labels, inside)
        _chord(page, matrix, labels, inside, _colours(known, keys))
        _strongest(page, matrix, labels, inside)


def matrix_of(rows, known):
    """Return (square matrix of commuters, NaN where withheld; keys, divisions first; the number of divisions).

    Places outside stand in order of their commuters; between two of them nothing is counted.
    """
    keys = [*dict.fromkeys([*rows["origin"], *rows["destination"]])]
    inside = [key for key in known if key in keys]
    outside = [key for key in keys if key not in inside]
    found = {(o, d): people for o, d, people in zip(rows["origin"], rows["destination"], rows["commuters"])}
    weight = dict.fromkeys(outside, 0.0)
    for (origin, destination), people in found.items():
        for key in (origin, destination):
            if key in weight and not math.isnan(people):
                weight[key] += people
    # a place that nobody goes to or comes from needs no row
    outside = sorted((key for key in outside if weight[key] > 0), key=lambda key: -weight[key])
    keys = inside + outside
    matrix = np.array([[found.get((o, d), 0.0) for d in keys] for o in keys], float).reshape(len(keys), len(keys))
    return matrix, keys, len(inside)


def _colours(known, keys):
    types = [*dict.fromkeys(one.type for one in known)]
    own = {one.id: TYPES[types.index(one.type) % len(TYPES)] for one in known}
    return [own.get(key, OUTSIDE_COLOUR) for key in keys]


def _heat(page, matrix, labels, inside):
    outside = len(labels) - inside
    shown = Heat(
        labels, labels, matrix, outside=(outside, outside), axes_titles=(tr("rows: home"), tr("columns: work"))
    )
    page.figures_of(
        heat(shown, "fh", tr("Commuters from each place of home to each place of work")),
        tr(
            "Commuters from home (rows) to work (columns); places outside the area follow after the line. Darker is "
            "more, on a square-root scale; a dash is withheld."
        ),
    )


def _chord(page, matrix, labels, inside, colours):
    values = np.nan_to_num(matrix)
    np.fill_diagonal(values, 0.0)
    size = values.sum(axis=0) + values.sum(axis=1)
    chosen = sorted(sorted(range(inside), key=lambda k: -size[k])[:INSIDE_SHOWN])
    places = [([k], labels[k], colours[k]) for k in chosen]
    rest = [k for k in range(inside) if k not in chosen]
    if rest:
        places.append((rest, tr("other divisions"), "#dfe3e8"))
    outside = list(range(inside, len(labels)))
    places += [([k], labels[k], OUTSIDE_COLOUR) for k in outside[:OUTSIDE_SHOWN]]
    if outside[OUTSIDE_SHOWN:]:
        places.append((outside[OUTSIDE_SHOWN:], tr("other places outside"), OUTSIDE_COLOUR))
    merged = np.array([[values[np.ix_(a, b)].sum() for b, _, _ in places] for a, _, _ in places])
    page.figure(
        chord(
            [place[1] for place in places],
            merged,
            [place[2] for place in places],
            "fc",
            tr("Flows as bands on a circle"),
        ),
        tr(
            "Commuters between places, both ways together; the number is all who go out of a place or come to it. A "
            "band is as wide at each end as those who leave there, and has the colour of the place that most of them "
            "leave; places outside the area are grey. Who works in the division of the home is left out, and so is "
            "what is withheld."
        ),
    )


def _strongest(page, matrix, labels, inside):
    body = []
    ranked = sorted(
        (-matrix[i, j], i, j)
        for i in range(len(labels))
        for j in range(len(labels))
        if i != j and matrix[i, j] > 0 and (i < inside or j < inside)
    )
    totals = matrix.sum(axis=1)
    for people, i, j in ranked[:STRONGEST]:
        share = 100.0 * -people / totals[i] if i < inside else math.nan
        why = tr("only those who work in the area are counted of a place outside")
        body.append(
            [
                name(labels[i]),
                name(labels[j]),
                number(-people),
                number(share, 1, " %", why if i >= inside else tr("some who live there are withheld")),
            ]
        )
    if body:
        page.table(
            [tr("Home"), tr("Work"), tr("Commuters"), tr("Of all who live there and commute")],
            body,
            tr("The strongest links between two places."),
        )


def _stay(page, matrix, labels, inside):
    known = [(matrix[k, k], k) for k in range(inside) if not math.isnan(matrix[k, k])]
    if known:
        most, k = max(known)
        page.text(
            say(
                tr("The most people who live and work in one and the same division do so in {division}: {people}."),
                division=Html(name(labels[k])),
                people=plain(most),
            )
        )
