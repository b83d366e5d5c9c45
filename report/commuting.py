"""The section on commuting: distances, directions, extreme commuters, jobs and housing in balance."""

import math

from ..layers.commutestyle import KINDS, NEAR_TO_FAR, NO_DISTANCE
from ..layers.messages import tr
from ..layers.style import ramp
from . import bars
from .page import Cell, name, number, plain, reason_of, say
from .tables import is_missing, parameter, place_names

BAND_COLUMNS = ("level", "division_id", "division_name", "side", "direction", "band", "from_km", "to_km", "commuters")
CROWD_COLUMNS = ("level", "division_id", "side", "subset", "attribute", "label", "commuters", "base", "share", "lq")
BALANCE_COLUMNS = ("division_id", "employed_residents", "jobs", "job_ratio", "self_containment", "self_sufficiency")
UNKNOWN = "unknown"
NO_COMMUTES = (
    "counts of people who travel from home to work: as lines, as a table of coordinates, or as a table from zone to "
    "zone with a map of the zones."
)


def kind_title(kind):
    """Return a direction in words."""
    return {
        "within": tr("within a division"),
        "between": tr("between divisions"),
        "outbound": tr("out of the area"),
        "inbound": tr("into the area"),
    }.get(kind, kind)


def band_title(low, high):
    """Return a band in words; low None: distance unknown, high None: open."""
    if is_missing(low):
        return tr("distance unknown")
    if is_missing(high):
        return tr("{low} km and over").format(low=f"{low:g}")
    return tr("{low} to {high} km").format(low=f"{low:g}", high=f"{high:g}")


def band_of(code):
    """Return (from, to) km of a band's code, such as 5_10 or 50_up; (None, None) for the unknown."""
    low, _, high = (code or "").partition("_")
    try:
        return float(low.replace("p", ".")), None if high == "up" else float(high.replace("p", "."))
    except ValueError:
        return None, None


def bands_of(rows):
    """Return [(code, title, from_km or None)] from near to far, the unknown distance last."""
    first = rows.drop_duplicates("band")
    found = [
        (row["band"], band_title(row["from_km"], row["to_km"]), row["from_km"]) for row in first.to_dict("records")
    ]
    return sorted(found, key=lambda one: math.inf if is_missing(one[2]) else one[2])


def band_colours(count):
    """Return a colour for each of so many bands of known distance, near to far, and one for the unknown."""
    return [*ramp(NEAR_TO_FAR, count), NO_DISTANCE]


def counts(rows, **wanted):
    """Return {band: commuters} of the rows whose columns have the values wanted; None where a part is withheld."""
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    found = {}
    for band, people in zip(rows["band"], rows["commuters"]):
        found[band] = None if is_missing(people) or found.get(band, 0.0) is None else found.get(band, 0.0) + people
    return found


def directions(study):
    """Return ({direction: commuters or None} of the area, each commute once, their total or None)."""
    rows = study.table("bands_table", *BAND_COLUMNS)
    if rows is None:
        return {}, None
    rows = rows[(rows["level"] == "area") & (rows["side"] == "all")]
    found = {kind: _total(counts(rows, direction=kind).values()) for kind in KINDS if (rows["direction"] == kind).any()}
    return found, _total(found.values())


def _total(values):
    values = list(values)
    return None if not values or any(value is None for value in values) else math.fsum(values)


def extreme_share(study):
    """Return (km, share in per cent of all related commutes at or beyond it, or None)."""
    km = parameter(study, "EXTREME", 40.0)
    rows = study.table("bands_table", *BAND_COLUMNS)
    if rows is None:
        return km, None
    rows = rows[(rows["level"] == "area") & (rows["side"] == "all")]
    if km not in set(rows["from_km"]):
        return km, None
    total, far = _total(counts(rows).values()), _total(counts(rows[rows["from_km"] >= km]).values())
    return km, 100.0 * far / total if total and far is not None else None


def commuting(page, study):
    """Write distances, directions, extreme commuters (the paper's Figure 5) and the balance."""
    rows = study.table("bands_table", *BAND_COLUMNS)
    if rows is None:
        page.missing(tr(NO_COMMUTES))
    else:
        _directions(page, study)
        _histogram(page, rows)
        _by_type(page, rows)
    # where nothing at all is known of commutes that is said once
    if rows is not None or study.table("commuters_table", *CROWD_COLUMNS) is not None:
        _extreme(page, study)
    if rows is not None or study.table("balance", *BALANCE_COLUMNS) is not None:
        _balance(page, study)


def _directions(page, study):
    found, total = directions(study)
    unknown = tr("a part of the total is withheld") if total is None else tr("nobody commutes")
    body = []
    for kind, people in found.items():
        why = "" if people is not None else tr("withheld: too few people to be shown")
        share = None if people is None or not total else 100.0 * people / total
        body.append([kind_title(kind), number(people, reason=why), number(share, 1, " %", why or unknown)])
    body.append(
        [tr("all related commutes"), number(total, reason=unknown), number(100.0 if total else None, 1, " %", unknown)]
    )
    page.table(
        [tr("Direction"), tr("Commuters"), tr("Share")],
        body,
        tr("Commuters by direction, each counted once; within and between are internal, out of and into are external."),
    )


def _histogram(page, rows):
    rows = rows[(rows["level"] == "area") & (rows["side"] == "all")]
    if not len(rows):
        return
    bands = bands_of(rows)
    by_kind = {kind: counts(rows, direction=kind) for kind in KINDS}
    if not any(by_kind[kind].get(UNKNOWN) for kind in KINDS):
        bands = [band for band in bands if not is_missing(band[2])]
    series = [
        (kind_title(kind), colour, [_or_nan(by_kind[kind].get(code, 0.0)) for code, _, _ in bands])
        for kind, colour in KINDS.items()
    ]
    page.figure(
        bars.histogram([title for _, title, _ in bands], series, "ch", tr("Commuters by distance from home to work")),
        tr(
            "Commuters by distance from home to work; the colours tell who stays in the area and who crosses its "
            "boundary."
        ),
    )


def _or_nan(value):
    return math.nan if value is None else value


def _by_type(page, rows):
    level = "type" if (rows["level"] == "type").any() else "division"
    bands = bands_of(rows)
    near_to_far = [band for band in bands if not is_missing(band[2])]
    colours = band_colours(len(near_to_far))
    if not (rows.loc[rows["band"] == UNKNOWN, "commuters"] != 0).any():
        bands = near_to_far
    sides = (("home", tr("Residents who commute")), ("work", tr("People who work there")))
    for side, word in sides:
        own = rows[(rows["side"] == side) & (rows["level"].isin([level, "area"]))]
        drawn = []
        for key, title in own.drop_duplicates("division_id")[["division_id", "division_name"]].itertuples(index=False):
            found = counts(own, division_id=key)
            total = _total(found.values())
            shares = [100.0 * found.get(code, 0.0) / total if total else math.nan for code, _, _ in bands]
            drawn.append((title or key, shares))
        titles = [title for _, title, _ in bands]
        caption = say(tr("{people} by distance, in per cent; the last bar is the whole area."), people=word)
        page.figures_of(bars.stacked_pages(drawn, titles, colours, f"cb{side}", word), caption)


def _extreme(page, study):
    rows = study.table("commuters_table", *CROWD_COLUMNS)
    km, share = extreme_share(study)
    if rows is not None or share is not None:
        page.heading(tr("Who the extreme commuters are"))
    if share is not None:
        page.text(
            say(
                tr("{share} % of all related commuters travel {km} km or more one way."),
                share=plain(share, 1),
                km=f"{km:g}",
            )
        )
    if rows is None:
        page.missing(tr("commutes that tell the age, the income or the sector of who travels."), tr("Who commutes"))
        return
    rows = rows[rows["level"] == "area"]
    cells = {
        (row["side"], row["subset"], row["attribute"]): row
        for row in rows[rows["subset"].isin(["all", "extreme"])].to_dict("records")
    }
    labels = dict(zip(rows["attribute"], rows["label"]))
    body = []
    for code, label in labels.items():
        line = [label or code]
        for side, subset in (("all", "all"), ("work", "extreme"), ("home", "extreme")):
            row = cells.get((side, subset, code), {"share": None})
            line.append(number(row["share"], 1, " %", reason_of(row)))
            if subset == "extreme":
                line.append(number(row.get("lq"), 2, " \u00d7", reason_of(row)))
        body.append(line)
    page.table(
        [
            tr("Crowd"),
            tr("All commuters"),
            tr("Extreme, work here"),
            tr("times all"),
            tr("Extreme, live here"),
            tr("times all"),
        ],
        body,
        say(tr("Shares of each crowd among those who travel {km} km or more, and among all commuters."), km=f"{km:g}"),
    )


def _balance(page, study):
    title = tr("Jobs and housing in balance")
    rows = study.table("balance", *BALANCE_COLUMNS)
    if rows is None:
        page.missing(tr("the flows between divisions, counted from the same commutes."), title)
        return
    page.heading(title)
    known = place_names(study)
    body = []
    for row in rows.to_dict("records"):
        why = reason_of(row)
        body.append(
            [
                name(row.get("division_name") or row["division_id"]),
                number(row["employed_residents"], reason=why),
                number(row["jobs"], reason=why),
                number(row["job_ratio"], 2, reason=why),
                number(row["self_containment"], 1, " %", why),
                number(row["self_sufficiency"], 1, " %", why),
                number(row.get("balance"), 2, reason=why),
                number(row.get("outbound"), reason=why),
                number(row.get("inbound"), reason=why),
                _place(row.get("top_destination"), known),
                _place(row.get("top_origin"), known),
            ]
        )
    page.table(
        [
            tr("Division"),
            tr("Employed residents"),
            tr("Jobs"),
            tr("Jobs per resident"),
            tr("Work where they live"),
            tr("Jobs held by own residents"),
            tr("Balance"),
            tr("Out of the area"),
            tr("Into the area"),
            tr("Most go to"),
            tr("Most come from"),
        ],
        body,
        tr("Jobs and employed residents by division; a balance of 1 means as many jobs as employed residents."),
        "tight",
    )


def _place(key, known):
    if is_missing(key) or key == "":
        return Cell("\u2013", tr("no partner outside"), numeric=False)
    return name(known.get(key, key))
