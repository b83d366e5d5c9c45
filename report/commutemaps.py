"""The section of commuting maps: extreme commuters by division, and where commuters live (the paper's Figure 7)."""

import math

import numpy as np

from ..layers.commutestyle import EXTREME, RATIO_COLOURS, RATIOS, ratio_text
from ..layers.messages import tr
from . import maps
from .commuting import NO_COMMUTES, band_of, band_title
from .commuting import band_colours as colours_of
from .page import name, number, reason_of, say
from .pictures import fold
from .tables import divisions, parameter


def commute_maps(page, study):
    """Write the maps of extreme shares, of jobs per resident, and of the cells that commuters live in."""
    known, ground = divisions(study)
    bands = study.layer("bands", "division_id", "home_extreme", "work_extreme")
    cells = study.layer("commute_map", "commuters", "band")
    balance = study.layer("balance", "division_id", "job_ratio")
    if bands is None and cells is None and balance is None:
        page.missing(tr(NO_COMMUTES))
        return
    titles = {one.id: fold(one.name, 14, 3) for one in known}
    if bands is not None and bands.shapes:
        _extreme(page, study, bands, titles)
    if balance is not None and balance.shapes:
        _ratio(page, balance, titles)
    if cells is not None and cells.shapes:
        _cells(page, cells, ground)
    else:
        page.missing(
            tr("commutes whose homes and places of work are known as points, not only by zone."),
            tr("A map of where commuters live"),
        )


def _labels(layer, titles):
    return [titles.get(key, key or "") for key in layer.rows["division_id"]]


def _extreme(page, study, bands, titles):
    km = f"{parameter(study, 'EXTREME', 40.0):g}"
    heading = tr("share that travels {km} km and over").format(km=km)
    both = np.concatenate([bands.rows["work_extreme"], bands.rows["home_extreme"]])
    # one set of classes, so that the two maps compare
    found = maps.classes(both, EXTREME, heading, " %")
    drawn = [
        maps.by_class(title, bands, bands.rows[field], found, _labels(bands, titles))
        for title, field in (
            (tr("People who work here"), "work_extreme"),
            (tr("Residents who commute"), "home_extreme"),
        )
    ]
    page.figure(
        maps.draw(drawn, "me", tr("Two maps of the share of extreme commuters by division")),
        say(
            tr(
                "Extreme commuters, {km} km and over one way, among those who work in a division and among its "
                "residents."
            ),
            km=km,
        ),
    )
    body = []
    for row in bands.rows.to_dict("records"):
        why = reason_of(row) or tr("nobody, or withheld")
        line = [name(row.get("division_name") or row["division_id"])]
        for side in ("home", "work"):
            line.append(number(row.get(f"{side}_total"), reason=why))
            line.append(number(row.get(f"{side}_mean_km"), 1, reason=why))
            line.append(number(row.get(f"{side}_median_km"), 1, reason=why))
            line.append(number(row.get(f"{side}_extreme"), 1, " %", why))
        body.append(line)
    heads = [tr("commuters"), tr("mean km"), tr("median km"), tr("extreme")]
    page.table(
        [
            tr("Division"),
            *(tr("Live: {what}").format(what=h) for h in heads),
            *(tr("Work: {what}").format(what=h) for h in heads),
        ],
        body,
        tr("Commuting distances of those who live and of those who work in each division."),
        "tight",
    )


def _ratio(page, balance, titles):
    entries = []
    for low, high, colour in zip(RATIOS, RATIOS[1:], RATIO_COLOURS):
        entries.append((ratio_text(low, high), colour, "area"))
    values = balance.rows["job_ratio"].to_numpy(float)
    found = maps.Classes(list(RATIOS), list(RATIO_COLOURS), "", "")
    if not np.isfinite(values).all():
        entries.append((tr("unknown"), None, "area"))
    labels = []
    for label, value in zip(_labels(balance, titles), values):
        labels.append(label if math.isnan(value) else f"{label}\n{value:.2f}")
    one = maps.Map(
        "", balance, [maps.colour_of(v, found) for v in values], labels, entries, tr("Jobs per employed resident")
    )
    page.figure(
        maps.draw([one], "mr", tr("Map of jobs per employed resident by division")),
        tr("Jobs per employed resident: blue divisions send people out to work, red ones draw them in."),
    )


def _cells(page, cells, ground):
    order = {}
    for band in cells.rows["band"]:
        order[band] = band_of(band)
    bands = sorted(order, key=lambda band: math.inf if order[band][0] is None else order[band][0])
    # the colours of a band are those of its place among all bands that there are, unknown last
    named = [band for band in bands if order[band][0] is not None]
    shades = dict(zip(named, colours_of(len(named))))
    people = cells.rows["commuters"].to_numpy(float)
    most = np.nanmax(people) if np.isfinite(people).any() else 1.0
    colours = []
    for band, count in zip(cells.rows["band"], people):
        part = 0.3 + 0.7 * math.sqrt(count / most) if most > 0 and math.isfinite(count) else 0.3
        colours.append(_over_white(shades.get(band, "#bdbdbd"), part))
    legend = [(band_title(*order[band]), shades.get(band, "#bdbdbd"), "area") for band in bands]
    one = maps.Map(
        "",
        cells,
        colours,
        [""] * len(colours),
        legend,
        tr("Distance that most commuters of a cell travel"),
        outlines=ground,
        borders=False,
    )
    page.figure(
        maps.draw([one], "mc", tr("Map of cells with commuters around the area")),
        tr(
            "Where commuters live, on hexagons: the colour is the distance of most of them, the fuller the more "
            "commuters; the lines are the divisions."
        ),
    )


def _over_white(colour, part):
    """Return a colour as it looks on white paper with so much of it, 0 to 1."""
    parts = [int(colour[k : k + 2], 16) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - one) * part):02x}" for one in parts)
