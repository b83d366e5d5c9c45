"""The section on change between two dates (the paper's Figure 3)."""

import math

from ..layers.messages import joined, tr
from . import bars
from .crowds import groups_of
from .page import name, number, plain, reason_of, say, signed
from .tables import at_level, is_missing

COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "indicator",
    "label",
    "before",
    "after",
    "change",
    "growth",
    "growth_share",
)


def change(page, study):
    """Write the composition before and after, by type, and the growth of the population."""
    rows = study.table("change_table", *COLUMNS)
    if rows is None:
        page.missing(tr("counts of people at an earlier date, by the same ages and groups as today's."))
        return
    area = groups_of(rows, "area")
    whole = next(iter(area.values()), ("", {}))[1]
    _population(page, rows, whole)
    levels = [*groups_of(rows, "type" if len(at_level(rows, "type")) else "division").values()]
    groups = [*levels, *area.values()]
    dimension_of = _dimensions(study)
    alone = []
    for dimension, codes in _by_dimension(rows, dimension_of).items():
        if len(codes) > 1 and _exhaustive(codes, whole):
            _composition(page, dimension, codes, groups)
        else:
            alone += codes
    for code in alone:
        _single(page, code, groups)
    _area_table(page, whole)


def _population(page, rows, whole):
    people = whole.get("population")
    places = groups_of(rows, "division")
    if people is not None and not is_missing(people["before"]) and not is_missing(people["after"]):
        page.text(
            say(
                tr("The population went from {before} to {after}, {change} people ({growth})."),
                before=plain(people["before"]),
                after=plain(people["after"]),
                change=signed(people["change"], 0),
                growth=_per_cent(people["growth"], tr("growth unknown")),
            ),
            "lead",
        )
    drawn = [
        (
            title,
            own["population"]["before"],
            own["population"]["after"],
            _per_cent(own["population"]["growth"], "\u2013"),
        )
        for title, own in places.values()
        if "population" in own
    ]
    _pairs(
        page,
        (drawn, "cp", tr("Population of each division before and after")),
        tr("Population before and after by division, with its growth: where the area's people came to live."),
    )
    body = []
    for title, own in places.values():
        row = own.get("population")
        if row is None:
            continue
        why = reason_of(row)
        body.append(
            [
                name(title),
                number(row["before"], reason=why),
                number(row["after"], reason=why),
                number(None, reason=why) if is_missing(row["change"]) else number(row["change"]),
                number(row["growth"], 1, " %", why),
                number(row["growth_share"], 1, " %", why),
            ]
        )
    if body:
        page.table(
            [tr("Division"), tr("Before"), tr("After"), tr("Change"), tr("Growth"), tr("Share of the area's growth")],
            body,
            tr("Population change by division, in people; a share below 0 is a loss."),
        )


def _pairs(page, drawn, caption, shared=0):
    """Write rows of two bars each as figures, one a page, on one scale; shared: so many last rows are on each."""
    rows, key, alt = drawn
    most = bars.greatest([row[1:3] for row in rows])
    parts = bars.pages(rows, bars.PAIRS, shared) if rows else []
    words = (tr("before"), tr("after"))
    page.figures_of([bars.before_after(part, words, f"{key}{k}", alt, most) for k, part in enumerate(parts)], caption)


def _per_cent(value, otherwise):
    return otherwise if is_missing(value) else f"{signed(value, 1)} %"


def _dimensions(study):
    """Return {indicator: dimension} of the two compositions."""
    found = {}
    for table in ("composition_before_table", "composition_after_table", "profile_table"):
        rows = study.table(table, "indicator", "dimension")
        if rows is not None:
            for code, dimension in zip(rows["indicator"], rows["dimension"]):
                found.setdefault(code, dimension or "")
    return found


def _by_dimension(rows, dimension_of):
    """Return {dimension: codes} in the table's order; an indicator without a dimension has one of its own."""
    groups = {}
    for code in rows["indicator"].drop_duplicates():
        if code != "population":
            groups.setdefault(dimension_of.get(code) or f"?{code}", []).append(code)
    return groups


def _exhaustive(codes, whole):
    """Whether the shares of these add up to the whole at both dates."""
    for column in ("before", "after"):
        shares = [whole[code][column] for code in codes if code in whole]
        if len(shares) != len(codes) or not math.isclose(math.fsum(shares), 100.0, abs_tol=0.5):
            return False
    return True


def _label(code, groups):
    return next((own[code]["label"] or code for _, own in groups if code in own), code)


def _composition(page, dimension, codes, groups):
    from .crowds import dimension_title

    labels, title = [_label(code, groups) for code in codes], dimension_title(dimension)
    colours = bars.part_colours(dimension, len(codes))
    caption = say(
        tr("Composition by {dimension}, before and after, in per cent; the last pair is the whole area."),
        dimension=title,
    )
    drawn = []
    for k, part in enumerate(bars.pages(groups, bars.BARS // 2 - 1, 1)):
        rows = []
        for name_of, own in part:
            for column, word in (("before", tr("before")), ("after", tr("after"))):
                shares = [own[code][column] if code in own else math.nan for code in codes]
                rows.append((joined((name_of, word)) if column == "before" else word, shares))
        drawn.append(bars.stacked(rows, labels, colours, f"cc{dimension}{k}", title, range(2, len(rows), 2)))
    page.figures_of(drawn, caption)


def _single(page, code, groups):
    label = _label(code, groups)
    drawn = []
    for title, own in groups:
        if code in own:
            points = own[code]["change"]
            text = "\u2013" if is_missing(points) else tr("{points} points").format(points=signed(points, 1))
            drawn.append((title, own[code]["before"], own[code]["after"], text))
    caption = say(
        tr("Share of {crowd} before and after, in per cent, with its change in percentage points."), crowd=label
    )
    _pairs(page, (drawn, f"cs{code}", label), caption, shared=1)


def _area_table(page, whole):
    body = []
    for code, row in whole.items():
        if code == "population":
            continue
        why = reason_of(row)
        points = row["change"]
        body.append(
            [
                row["label"] or code,
                number(row["before"], 1, " %", why),
                number(row["after"], 1, " %", why),
                number(None, reason=why) if is_missing(points) else number(points, 1),
            ]
        )
    if body:
        page.table(
            [tr("Crowd"), tr("Before"), tr("After"), tr("Change in percentage points")],
            body,
            tr("The whole area's composition before and after."),
        )
