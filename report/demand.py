"""The sections on the value chain and on customised demand, each product with the reason for it."""

import re

from ..layers.messages import joined, tr
from ..layers.style import SEQUENTIAL
from . import bars, maps
from .crowds import groups_of, tag
from .lacking import fields_lacking, lacking_words
from .page import Cell, Html, escaped, name, names, number, plain, reason_of, say
from .pictures import TYPES, fold
from .tables import divisions, is_missing, parameter
from .words import condition_in_words, field_words

CHAIN_COLUMNS = ("level", "division_id", "division_name", "label", "count", "base", "share", "area_share", "lq")
PRODUCT_COLUMNS = ("division_id", "division_name", "rule", "product", "kind", "status", "because", "values")


def value_chain(page, study):
    """Write the segments of the value chain by division, and how specialised each is."""
    rows = study.table("chain_table", *CHAIN_COLUMNS)
    if rows is None:
        page.missing(
            tr(
                "firms as points, with their jobs and the segment they belong to: research, production, headquarters, "
                "logistics or services."
            )
        )
        return
    if "indicator" not in rows:
        rows = rows.rename(columns={"segment": "indicator"})
    limits = parameter(study, "MARKED", 1.2), parameter(study, "SCARCE", 0.8)
    segments = {code: label or code for code, label in zip(rows["indicator"], rows["label"])}
    layer = study.layer("chain", "division_id", "chain_specialisation", "chain_marked")
    titles = {one.id: one.name for one in divisions(study)[0]}
    if layer is not None and layer.shapes:
        words = []
        for key, marked in zip(layer.rows["division_id"], layer.rows["chain_marked"]):
            title = fold(titles.get(key, key), 16, 2)
            words.append(title + ("\n" + fold("\u25b2 " + segments.get(marked, marked), 16, 2) if marked else ""))
        values = layer.rows["chain_specialisation"]
        found = maps.classes(values, SEQUENTIAL["income"], tr("Specialisation"), " %")
        page.figure(
            maps.draw([maps.by_class("", layer, values, found, words)], "vm", tr("Map of specialisation by division")),
            tr("Specialisation of jobs and the marked segment (\u25b2): the darker, the further from the area's mix."),
        )
    groups = [*groups_of(rows, "division").values(), *groups_of(rows, "area").values()]
    drawn = [
        (title, [own[code]["share"] if code in own else float("nan") for code in segments]) for title, own in groups
    ]
    colours = [TYPES[k % len(TYPES)] for k in range(len(segments))]
    caption = tr("Jobs by segment of the value chain, in per cent; the last bar is the whole area.")
    svgs = bars.stacked_pages(drawn, list(segments.values()), colours, "vb", tr("Jobs by segment"))
    page.figures_of(svgs, caption)
    body = []
    for title, own in groups:
        line = [name(title)]
        for code in segments:
            row = own.get(code)
            if row is None or is_missing(row["lq"]):
                line.append(number(None, reason=tr("not counted here") if row is None else reason_of(row)))
            else:
                line.append(Cell(plain(row["lq"], 2), "", "high" if tag(row, *limits) == bars.MARKED else ""))
        body.append(line)
    page.table(
        [tr("Division"), *segments.values()],
        body,
        tr(
            "Location quotient of each segment: its share in the division, divided by its share in the area; marked "
            "ones are shaded."
        ),
    )


def product_rows(study):
    """Return [{row of products_table}] by status: holds, unknown, not applicable; the rest left out."""
    rows = study.table("products_table", *PRODUCT_COLUMNS)
    if rows is None:
        return None
    states = {
        "holds": {"holds", tr("holds")},
        "unknown": {"unknown", tr("unknown")},
        "not applicable": {"not applicable", tr("not applicable")},
    }
    records = rows.to_dict("records")
    return {state: [row for row in records if row["status"] in words] for state, words in states.items()}


def customised(page, study):
    """Write what is recommended in each division, and why; what is unknown is listed."""
    found = product_rows(study)
    if found is None:
        page.missing(
            tr(
                "a run of it on the results above: its rules tell which housing, services, transport and work space "
                "each division calls for."
            )
        )
        return
    lacking = lacking_words(study)
    _unasked(page, study, found["not applicable"], lacking)
    page.text(
        tr(
            "A product is recommended where the measured values of a division meet the conditions of a rule. Each "
            "stands here with the values that met them; the strongest comes first. A lack of a facility is a score: 0 "
            "where all are served, 50 where nobody is, more where the people it serves are many."
        )
    )
    _whose_rules(page, study)
    _overview(page, study, found["holds"])
    vocabulary = field_words(study)
    known = {one.id: one for one in divisions(study)[0]}
    order = [*known] + [row["division_id"] for rows in found.values() for row in rows]
    without = []
    for key in dict.fromkeys(order):
        holds = [row for row in found["holds"] if row["division_id"] == key]
        unknown = [row for row in found["unknown"] if row["division_id"] == key]
        if holds or unknown:
            _division(page, key, known, strongest_first(holds), unknown, vocabulary)
        else:
            without.append(known[key].name if key in known else key)
    if without:
        said = (
            tr("None of the rules that could be asked holds in {divisions}.")
            if found["not applicable"]
            else tr("No rule holds in {divisions}.")
        )
        page.text(say(said, divisions=names(without)))
    _not_applicable(page, found["not applicable"], lacking)


def _unasked(page, study, rows, lacking):
    """Say how many rules could not be asked, and which results they lack; nothing where all could."""
    unasked, topics = {}, {}
    for row in rows:
        unasked.setdefault(row["rule"], reason_of(row))
    for rule, reason in unasked.items():
        for field in fields_lacking(reason):
            topics.setdefault(lacking(field)[0], set()).add(rule)
    if not unasked:
        return
    ranked = sorted(topics.items(), key=lambda one: -len(one[1]))
    said = tr("; ").join(
        (tr("{topic} (1 rule)") if len(own) == 1 else tr("{topic} ({count} rules)")).format(topic=topic, count=len(own))
        for topic, own in ranked
    )
    count = say(
        tr("Of the {all} rules {count} could not be asked, and so recommend nothing anywhere."),
        all=study.table("products_table", "rule")["rule"].nunique(),
        count=len(unasked),
    )
    why = say(tr(" They ask about what this study does not measure: {topics}."), topics=said) if said else ""
    page.text(Html(count + why + escaped(tr(" They are listed at the end of this chapter."))), "lead")


def _whose_rules(page, study):
    """Say so where the rules are the plugin's own."""
    given = study.table("parameters", "name", "value")
    if given is not None and not (given["name"] == "RULES_FILE").any():
        page.text(
            tr(
                "These are the default rules, the strategies of the Lingang study; their limits are planning "
                "assumptions. Write the rules of your own plan in a file and give it as RULES_FILE to replace them."
            )
        )


def strongest_first(rows):
    """Return the rows by strength, a product once: its rules stand together."""
    rows = sorted(rows, key=lambda row: -row["strength"] if not is_missing(row.get("strength")) else 0.0)
    products = {}
    for row in rows:
        products.setdefault(row["product"], []).append(row)
    return products


def _overview(page, study, holds):
    by_product = {}
    for row in holds:
        entry = by_product.setdefault(row["product"], (row["kind"] or "", {}))
        entry[1][row["division_id"]] = row["division_name"] or row["division_id"]
    ranked = sorted(by_product.items(), key=lambda one: (-len(one[1][1]), one[0] or ""))
    body = [[product, kind, number(len(places)), names(places.values())] for product, (kind, places) in ranked]
    if body:
        page.table(
            [tr("Product"), tr("Kind"), tr("Divisions"), tr("Where")],
            body,
            tr("What is recommended, the most frequent first, and where."),
        )


def _division(page, key, known, products, unknown, vocabulary):
    one = known.get(key)
    title = name(one.name if one else next((row["division_name"] for row in unknown), None) or key)
    if one and one.type:
        title = Html(f'{title} <span class="tag">{name(one.type)}</span>')
    items = []
    for product, rows in products.items():
        kind = f' <span class="tag">{escaped(rows[0]["kind"])}</span>' if rows[0]["kind"] else ""
        reasons = "".join(_reason(row, vocabulary) for row in rows)
        items.append(f"<li><b>{escaped(product)}</b>{kind}{reasons}</li>")
    body = f"<ol>{''.join(items)}</ol>" if items else f"<p>{escaped(tr('No rule holds here.'))}</p>"
    if unknown:
        said = tr("; ").join(
            say(tr("{what} ({more})"), what=row["product"], more=unknown_why(row, vocabulary)) for row in unknown
        )
        body += f'<p class="why">{escaped(tr("Unknown:"))} {said}</p>'
    page.block(title, Html(body))


def _reason(row, vocabulary):
    values = [condition_in_words(part, vocabulary) for part in re.split(r";\s*", row["values"] or "") if part]
    because = escaped(row["because"] or "")
    shown = tr("; ").join(escaped(value) for value in values)
    return f'<div>{because}</div><div class="why">{shown}</div>'


def unknown_why(row, vocabulary):
    """Return which of a rule's values is unknown, in words."""
    missing = [
        condition_in_words(part, vocabulary) for part in re.split(r";\s*", row["values"] or "") if "= NULL" in part
    ]
    return tr("; ").join(missing) or reason_of(row) or tr("a value is unknown")


def _not_applicable(page, rows, lacking):
    if not rows:
        return
    page.heading(tr("Rules that could not be asked"))
    page.text(tr("Each with what it asks about and this study does not measure."))
    reasons = {}
    for row in rows:
        reasons.setdefault((row["product"], unasked_why(row, lacking)), row)
    page.points([say(tr("{product}: {why}."), product=product, why=why) for product, why in reasons], "small")


def unasked_why(row, lacking):
    """Return as plain text what a rule's row asks about that is not there; lacking: of lacking.lacking_words."""
    said = [lacking(field)[1] for field in fields_lacking(reason_of(row))]
    return joined(dict.fromkeys(said)) or reason_of(row) or tr("a result that it needs is not in this study")
