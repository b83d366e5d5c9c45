"""The sections on people: Table 1, profiles by division and by type."""

import numpy as np

from ..layers.messages import joined, tr
from . import bars
from .page import Cell, Html, name, number, plain, reason_of, say
from .tables import at_level, is_missing, parameter

FEWEST = 30  # people behind a share, below which no crowd is tagged


def dimension_title(dimension):
    """Return a dimension of the method in the user's language."""
    return {
        "age": tr("age"),
        "education": tr("education"),
        "housing": tr("housing"),
        "income": tr("income"),
        "degree": tr("degree"),
        "origin": tr("origin"),
        "chain": tr("value chain"),
        "other": tr("other"),
    }.get(dimension, dimension or "")


def indicators(rows):
    """Return [(code, label, dimension, the area's row)] of a profile's table, in its order."""
    area = {row["indicator"]: row for row in at_level(rows, "area").to_dict("records")}
    first = rows.drop_duplicates("indicator").to_dict("records")
    return [
        (
            row["indicator"],
            row["label"] or row["indicator"],
            row.get("dimension") or "",
            area.get(row["indicator"], row),
        )
        for row in first
    ]


def groups_of(rows, level):
    """Return {id: (name, {indicator: row})} of a level, in the table's order."""
    found = {}
    for row in at_level(rows, level).to_dict("records"):
        found.setdefault(row["division_id"], (row["division_name"] or row["division_id"], {}))[1][row["indicator"]] = (
            row
        )
    return found


def tag(row, marked, scarce):
    """Return 'marked', 'scarce' or '' of a table's row, by the method's rule."""
    share, area, lq, base = row["share"], row["area_share"], row["lq"], row["base"]
    if any(is_missing(value) for value in (share, area, lq, base)) or base < FEWEST:
        return ""
    # a share that is large everywhere cannot reach `marked` times the area's
    large = area > 100.0 / marked and area < 100.0 and (100.0 - share) / (100.0 - area) <= scarce
    return bars.MARKED if lq >= marked or large else bars.SCARCE if lq <= scarce else ""


def tags(study):
    """Return {(level, id): {indicator: tag}} of the profile; divisions as the profile itself tagged them."""
    rows = study.table("profile_table", *PROFILE_COLUMNS)
    if rows is None:
        return {}
    found, own = {}, study.table("profile", "division_id", "marked", "scarce")
    if own is not None:
        for key, marked, scarce in zip(own["division_id"], own["marked"], own["scarce"]):
            codes = {code: bars.SCARCE for code in (scarce or "").split(",") if code}
            codes.update({code: bars.MARKED for code in (marked or "").split(",") if code})
            found["division", key] = codes
    limits = parameter(study, "MARKED", 1.2), parameter(study, "SCARCE", 0.8)
    others = rows[~((rows["level"] == "division") & rows["division_id"].isin([key for _, key in found]))]
    for row in others.to_dict("records"):
        found.setdefault((row["level"], row["division_id"]), {})[row["indicator"]] = tag(row, *limits)
    return found


PROFILE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "indicator",
    "label",
    "count",
    "base",
    "share",
    "area_share",
    "lq",
)
NO_PROFILE = "units (census tracts, grid cells) with counts of people by age, education, housing or income."


def table_one(page, study):
    """Write the indicators with the area's values (the method's Table 1)."""
    rows = study.table("profile_table", *PROFILE_COLUMNS)
    if rows is None:
        page.missing(tr(NO_PROFILE))
        return
    found = indicators(rows)
    places = groups_of(rows, "division")
    body = []
    for code, label, dimension, area in found:
        why = reason_of(area)
        known = [(own[code]["share"], title) for title, own in places.values() if code in own]
        known = [(share, title) for share, title in known if not is_missing(share)]
        known.sort(key=lambda pair: pair[0])
        low, high = (known[0], known[-1]) if known else (None, None)
        body.append(
            [
                dimension_title(dimension),
                label,
                number(area["count"], reason=why),
                number(area["base"], reason=why),
                number(area["share"], 1, " %", why, "strong"),
                _extreme(high),
                _extreme(low),
            ]
        )
    page.table(
        [
            tr("Dimension"),
            tr("Crowd"),
            tr("Counted"),
            tr("Of (people, households, earners)"),
            tr("Share in the area"),
            tr("Highest share"),
            tr("Lowest share"),
        ],
        body,
        tr("The indicators and the whole area's values. Each share is the counted crowd in per cent of its own base."),
        "tight",
    )
    there = {one[2] for one in found}
    absent = [dimension_title(one) for one in ("age", "education", "housing", "income") if one not in there]
    if absent:
        page.missing(
            tr(
                "counts by census unit, or in a second source such as mobile-location cells, and indicators that use "
                "them."
            ),
            say(tr("Crowds by {dimensions}"), dimensions=joined(absent)),
        )


def _extreme(pair):
    if pair is None:
        return Cell("\u2013", tr("no division has a value"), numeric=False)
    return Html(f"{plain(pair[0], 1)} % {name(pair[1])}")


def profiles(page, study):
    """Write the crowd profiles by type and by division (the paper's Figure 4)."""
    rows = study.table("profile_table", *PROFILE_COLUMNS)
    if rows is None:
        page.missing(tr(NO_PROFILE))
        return
    found, tagged = indicators(rows), tags(study)
    page.text(
        say(
            tr(
                "A crowd is marked where its share is at least {marked} times the area's, scarce where it is at most "
                "{scarce} times; neither where fewer than {fewest} people stand behind the share."
            ),
            marked=f"{parameter(study, 'MARKED', 1.2):g}",
            scarce=f"{parameter(study, 'SCARCE', 0.8):g}",
            fewest=FEWEST,
        )
    )
    heads = [(label, dimension, area["share"]) for _, label, dimension, area in found]
    types = _panels(groups_of(rows, "type"), found, tagged, "type")
    places = _panels(groups_of(rows, "division"), found, tagged, "division")
    # one scale for all, or a lone panel would look as long as the longest
    most = bars.greatest([*(one[2] for one in heads), *(share for panel in types + places for share in panel[1])])
    if types:
        page.heading(tr("By type of division"))
        _draw(
            page,
            (types, heads, most, "pt"),
            tr("Bars of each crowd's share by type of division"),
            tr("Crowd profiles by type of division: shares in per cent; strong bars stand out above the area's share."),
        )
        page.heading(tr("By division"))
    else:
        page.missing(
            tr("a field of the divisions that tells their type, such as industrial zone or rural area."),
            tr("Sums by type of division"),
        )
    _draw(
        page,
        (places, heads, most, "pd"),
        tr("Bars of each crowd's share by division"),
        tr("Crowd profiles by division: whose bar passes the black tick has more of that crowd than the area has."),
    )
    _profile_table(page, found, groups_of(rows, "division"), tagged)


def _draw(page, drawn, alt, caption):
    """Write profile panels as figures, one a page."""
    panels, heads, most, key = drawn
    pages = bars.panel_pages(len(panels), len(heads))
    drawn = [bars.profile_panels(panels[part], heads, most, f"{key}{k}", alt) for k, part in enumerate(pages)]
    page.figures_of(drawn, caption)


def _panels(groups, found, tagged, level):
    return [
        (
            title,
            [own[code]["share"] if code in own else np.nan for code, *_ in found],
            [tagged.get((level, key), {}).get(code, "") for code, *_ in found],
        )
        for key, (title, own) in groups.items()
    ]


def _profile_table(page, found, places, tagged):
    looks = {bars.MARKED: "high", bars.SCARCE: "low"}
    signs = {bars.MARKED: "\u25b2\u00a0", bars.SCARCE: "\u25bd\u00a0"}
    body = []
    for key, (title, own) in places.items():
        row = [name(title)]
        for code, *_ in found:
            cell, mark = own.get(code), tagged.get(("division", key), {}).get(code, "")
            if cell is None:
                row.append(number(None, reason=tr("not counted here")))
            elif is_missing(cell["share"]):
                row.append(number(None, reason=reason_of(cell)))
            else:
                row.append(Cell(signs.get(mark, "") + plain(cell["share"], 1), "", looks.get(mark, "")))
        body.append(row)
    page.table(
        [tr("Division"), *(label for _, label, _, _ in found)],
        body,
        tr("Shares in per cent by division; \u25b2 marked, \u25bd scarce."),
        "tight",
    )
