"""The section on facilities: what is missing where, living circles, industrial circles, hubs (the paper's Figure 8)."""

import math

from ..layers.facilitystyle import CIRCLE, NEED
from ..layers.messages import tr
from ..layers.style import ramp
from . import maps
from .crowds import groups_of
from .links import Heat, heat
from .page import Cell, Html, escaped, name, number, plain, reason_of, say, sensible
from .pictures import fold
from .tables import at_level, divisions, is_missing

DEMAND_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "type",
    "label",
    "target",
    "need",
    "supply",
    "gap",
    "unit",
    "score",
)
CIRCLE_COLUMNS = ("level", "division_id", "division_name", "crowd", "label", "type", "people", "covered", "share")
SITE_COLUMNS = ("level", "division_id", "division_name", "sites", "complete_sites", "balance", "complete")
HUB_SHAPES, HUB_COLOUR = ("s", "o", "D", "^", "v", "P"), "#1b9e77"
MOST_NEEDED = 3
NO_FACILITIES = "facilities as points or areas, with their type and, where it is known, how many they can serve."


def facility_labels(study):
    """Return {facility type: its label}."""
    rows = study.table("demand_table", "type", "label")
    return {} if rows is None else {key: label or key for key, label in zip(rows["type"], rows["label"])}


def facilities(page, study):
    """Write need and supply, the most needed by division, the circles and the hubs."""
    rows = study.table("demand_table", *DEMAND_COLUMNS)
    if rows is None:
        page.missing(tr(NO_FACILITIES), tr("Facilities, what is needed and what lacks"))
        _hubs_alone(page, study)
    else:
        _map(page, study)
        _area(page, rows)
        _needed(page, rows)
    _living(page, study)
    _industry(page, study)


def _map(page, study):
    layer = study.layer("demand", "division_id", "score", "priority")
    if layer is None or not layer.shapes:
        return
    labels, titles = facility_labels(study), {one.id: one.name for one in divisions(study)[0]}
    words = []
    for key, priority in zip(layer.rows["division_id"], layer.rows["priority"]):
        title = fold(titles.get(key, key), 16, 2)
        named = fold("\u25b2 " + labels.get(priority, priority), 16, 2) if priority else ""
        words.append(title + ("\n" + named if named else ""))
    found = maps.classes(layer.rows["score"], NEED, tr("Score: 0 all are served, 50 nobody is"), from_zero=False)
    points, legend = _hubs(study)
    one = maps.by_class("", layer, layer.rows["score"], found, words, points=points)
    one = one._replace(legend=one.legend + legend)
    caption = tr("The most needed facility of each division (\u25b2) and its score: the darker, the more is missing.")
    if legend:
        caption += " " + tr("The marks are transit hubs.")
    page.figure(maps.draw([one], "fm", tr("Map of the most needed facility by division")), caption)
    if not legend:
        page.missing(tr("points with a name and a kind (metro, bus)."), tr("Transit hubs on the map of facilities"))


def _hubs(study):
    """Return (points for a Map, legend entries) of the transit hubs."""
    hubs = study.layer("hubs")
    if hubs is None or not hubs.shapes:
        return (), []
    kinds = list(hubs.rows["kind"]) if "kind" in hubs.rows else [None] * len(hubs.shapes)
    order = [*dict.fromkeys(kinds)]
    shape_of = {kind: HUB_SHAPES[k % len(HUB_SHAPES)] for k, kind in enumerate(order)}
    marks = [(shape_of[kind], HUB_COLOUR, 5.5) for kind in kinds]
    legend = [
        (fold(tr("hub: {kind}").format(kind=kind) if kind else tr("transit hub"), 40, 1), HUB_COLOUR, shape_of[kind])
        for kind in order
    ]
    return ((hubs.shapes, marks),), legend


def _hubs_alone(page, study):
    points, legend = _hubs(study)
    known, ground = divisions(study)
    if legend and ground is not None:
        labels = [fold(one.name, 16, 2) for one in known]
        one = maps.Map("", ground, ["#eef1f5"] * len(known), labels, legend, points=points)
        page.figure(maps.draw([one], "fm", tr("Map of the transit hubs")), tr("Transit hubs and the divisions."))


def _area(page, rows):
    body = []
    for row in at_level(rows, "area").to_dict("records"):
        why = reason_of(row)
        unit = unit_of(row)
        body.append(
            [
                row["label"] or row["type"],
                number(row["target"], reason=why),
                unit,
                _amount(row["need"], why),
                _amount(row["supply"], why),
                _amount(row.get("accessible"), why),
                number(row.get("coverage"), 1, " %", why),
                number(row.get("adequacy"), 1, " %", why),
                _amount(row["gap"], why),
                number(row["score"], 0, reason=why),
            ]
        )
    page.table(
        [
            tr("Facility type"),
            tr("People it serves"),
            tr("Unit"),
            tr("Need"),
            tr("Supply"),
            tr("In reach, per 1,000"),
            tr("In reach of"),
            tr("Standard met"),
            tr("Gap"),
            tr("Score"),
        ],
        body,
        tr(
            "Need and supply of each type in the whole area, in its unit; the gap is what lacks within reach, which "
            "can be large where the supply stands elsewhere."
        ),
        "tight",
    )


def unit_of(row):
    """Return the unit of a facility type as it is written."""
    return {"m2": "m\u00b2", "facilities": tr("facilities")}.get(row["unit"], row["unit"] or "")


def _amount(value, why):
    return number(None, reason=why) if is_missing(value) else Cell(sensible(value))


def lack_of(row):
    """Return, as plain text, what lacks within reach of a division as a planner says it; '' where next to nothing."""
    gap = row["gap"]
    if is_missing(gap) or gap <= 0 or sensible(gap).strip("0.") == "":
        return ""
    if row["unit"] != "facilities":
        amount = plain(gap) if gap >= 10 else sensible(gap)
        return tr("lacks {gap} {unit}").format(gap=amount, unit=unit_of(row))
    # nobody builds 2.4 of them
    gap = round(gap, 1) if gap < 10 else round(gap)
    low, high = math.floor(gap), math.ceil(gap)
    if high == 0:
        return ""
    if low == 0:
        return tr("lacks {part} of a facility").format(part=plain(gap, 1))
    if low < high:
        return tr("lacks {low} to {high} facilities").format(low=low, high=high)
    return (tr("lacks 1 facility") if low == 1 else tr("lacks {count} facilities")).format(count=plain(low))


def _needed(page, rows):
    body, shown = [], min(MOST_NEEDED, rows["type"].nunique())
    for title, own in _places(rows):
        ranked = sorted((one for one in own.values() if not is_missing(one["score"])), key=lambda one: -one["score"])
        # a score that is shown as 0 is no need
        lacking = [one for one in ranked if round(one["score"]) > 0]
        line = [name(title)]
        for one in lacking[:shown]:
            said = say(tr("score {score}"), score=f"{one['score']:.0f}")
            lack = escaped(lack_of(one))
            more = Html(tr("; ").join((said, lack))) if lack else said
            line.append(say(tr("{what} ({more})"), what=one["label"] or one["type"], more=more))
        if ranked:
            line += [tr("no other lacks") if lacking else tr("none lacks")] * (shown + 1 - len(line))
        why = next((reason_of(one) for one in own.values() if reason_of(one)), tr("no type has a score"))
        line += [Cell("\u2013", why, numeric=False)] * (shown + 1 - len(line))
        body.append(line)
    if body:
        page.table(
            [tr("Division"), tr("Most needed"), tr("Second"), tr("Third")][: shown + 1],
            body,
            tr("The most needed facility types of each division, by score, and what lacks within reach."),
        )


def _places(rows):
    renamed = rows.rename(columns={"type": "indicator"})
    renamed["type"] = rows["type"]
    return list(groups_of(renamed, "division").values())


def _living(page, study):
    title = tr("Living circles")
    rows = study.table("circles_table", *CIRCLE_COLUMNS)
    if rows is None:
        page.missing(tr(NO_FACILITIES), title)
        return
    page.heading(title)
    area = at_level(rows, "area")
    types = [*area["type"].drop_duplicates()]
    crowds = dict(zip(area["crowd"], area["label"]))
    labels = {**facility_labels(study), "*": tr("every type")}
    cells = {(row["crowd"], row["type"]): row for row in area.to_dict("records")}
    values = [[cells.get((crowd, kind), {"share": math.nan})["share"] for crowd in crowds] for kind in types]
    shown = Heat(
        [labels.get(kind, kind) for kind in types],
        [label or crowd for crowd, label in crowds.items()],
        values,
        text="{:.0f} %".format,
        square_root=False,
    )
    page.figures_of(
        heat(shown, "lc", tr("Share of each crowd with each facility in walking reach")),
        tr(
            "Share of each crowd of the area that has a facility of the type within its own walking time; slow "
            "walkers have a smaller circle. A dash is unknown or withheld."
        ),
    )
    _living_divisions(page, study, crowds)


def _living_divisions(page, study, crowds):
    rows = study.table("circles", "division_id", "circle_types")
    if rows is None:
        return
    body = []
    known = [crowd for crowd in crowds if f"circle_{crowd}_all" in rows]
    why = tr("nobody lives there, or withheld")
    for row in rows.to_dict("records"):
        line = [name(row.get("division_name") or row["division_id"]), number(row["circle_types"], 1, reason=why)]
        body.append(line + [number(row[f"circle_{crowd}_all"], 1, " %", why) for crowd in known])
    page.table(
        [
            tr("Division"),
            tr("Types in reach, mean"),
            *(tr("Every type: {crowd}").format(crowd=crowds[crowd] or crowd) for crowd in known),
        ],
        body,
        tr("Facility types in walking reach of a resident, and the share of each crowd that has every type in reach."),
    )


def _industry(page, study):
    title = tr("Industrial living circles")
    rows = study.table("industry_table", *SITE_COLUMNS)
    if rows is None:
        page.missing(
            tr("industrial sites, and places of production, of research and of living services, each with its class."),
            title,
        )
        return
    page.heading(title)
    sites, (known, ground) = study.layer("industry_sites", "circle_balance"), divisions(study)
    if sites is not None and sites.shapes and ground is not None:
        colours = ramp(CIRCLE, 5)
        found = maps.Classes([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], colours, "", "")
        values = sites.rows["circle_balance"].to_numpy(float)
        marks = [("o", maps.colour_of(value, found) or "#ffffff", 5.0) for value in values]
        legend = [
            (tr("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}"), colour, "o")
            for low, high, colour in zip(found.breaks, found.breaks[1:], colours)
        ]
        if any(math.isnan(value) for value in values):
            legend.append((tr("nothing in the circle"), "#ffffff", "o"))
        labels = [fold(one.name, 14, 3) for one in known]
        one = maps.Map(
            "",
            ground,
            ["#f1f3f6"] * len(ground.shapes),
            labels,
            legend,
            tr("Balance around the site: 1 all three alike, 0 one alone"),
            points=((sites.shapes, marks),),
        )
        page.figure(
            maps.draw([one], "is", tr("Map of industrial sites by balance")),
            tr("Industrial sites by the balance of production, research and living services within their circle."),
        )
    body = []
    for row in rows.to_dict("records"):
        if row["level"] == "division" and not row["sites"]:
            continue
        why = reason_of(row)
        title = row["division_name"] or row["division_id"]
        body.append(
            [
                Html(name(title) if row["level"] == "division" else f"<i>{name(title)}</i>"),
                number(row["sites"], reason=why),
                number(row["complete_sites"], reason=why),
                number(row["complete"], 1, " %", why),
                number(row["balance"], 2, reason=why),
            ]
        )
    page.table(
        [
            tr("Division, type or area"),
            tr("Industrial sites"),
            tr("Complete"),
            tr("Share complete"),
            tr("Mean balance"),
        ],
        body,
        tr(
            "Industrial sites whose circle holds production, research and living services; divisions without a site "
            "are left out."
        ),
    )
