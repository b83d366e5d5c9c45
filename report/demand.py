"""The sections on the value chain and on customised demand, each product with the reason for it."""

import re

from ..layers.messages import tr
from ..layers.style import SEQUENTIAL
from . import bars, maps
from .crowds import groups_of, tag
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
                "This study holds no value chain. Give firms as points with the segment they belong to (research, "
                "production, headquarters, logistics, services) and their jobs, and run the value chain."
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
            wide=False,
        )
    groups = [*groups_of(rows, "division").values(), *groups_of(rows, "area").values()]
    drawn = [
        (title, [own[code]["share"] if code in own else float("nan") for code in segments]) for title, own in groups
    ]
    colours = [TYPES[k % len(TYPES)] for k in range(len(segments))]
    for k in range(0, len(drawn), 40):
        page.figure(
            bars.stacked(drawn[k : k + 40], list(segments.values()), colours, f"vb{k}", tr("Jobs by segment")),
            tr("Jobs by segment of the value chain, in per cent; the last bar is the whole area."),
        )
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
                "This study holds no customised demand. Run it on the results above: its rules tell which housing, "
                "services, transport and work space each division calls for."
            )
        )
        return
    page.text(
        tr(
            "A product is recommended where the measured values of a division meet the conditions of a rule. Each "
            "stands here with the values that met them; the strongest comes first. A lack of a facility is a score: 0 "
            "where all are served, 50 where nobody is, more where the people it serves are many."
        )
    )
    unasked = {row["rule"] for row in found["not applicable"]}
    if unasked:
        page.text(
            say(
                tr(
                    "{count} of the rules could not be asked, since this study lacks a result that they need. They say "
                    "nothing of any division, and are listed at the end."
                ),
                count=len(unasked),
            )
        )
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
        page.text(say(tr("No rule holds in {divisions}."), divisions=names(without)))
    _not_applicable(page, found["not applicable"], vocabulary)


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
    body = [
        [product, kind, number(len(places)), Html(", ".join(name(place) for place in places.values()))]
        for product, (kind, places) in ranked
    ]
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
        said = "; ".join(f"{escaped(row['product'])} ({escaped(unknown_why(row, vocabulary))})" for row in unknown)
        body += f'<p class="why">{escaped(tr("Unknown:"))} {said}</p>'
    page.block(title, Html(body))


def _reason(row, vocabulary):
    values = [condition_in_words(part, vocabulary) for part in re.split(r";\s*", row["values"] or "") if part]
    because = escaped(row["because"] or "")
    shown = "; ".join(escaped(value) for value in values)
    return f'<div>{because}</div><div class="why">{shown}</div>'


def unknown_why(row, vocabulary):
    """Return which of a rule's values is unknown, in words."""
    missing = [
        condition_in_words(part, vocabulary) for part in re.split(r";\s*", row["values"] or "") if "= NULL" in part
    ]
    return "; ".join(missing) or reason_of(row) or tr("a value is unknown")


def _not_applicable(page, rows, vocabulary):
    if not rows:
        return
    page.heading(tr("Rules that could not be asked"))
    reasons = {}
    for row in rows:
        reasons.setdefault((row["product"], reason_of(row) or tr("a result that it needs is not in this study")), row)
    page.points(
        [
            say(tr("{product}: {why}."), product=product, why=fields_in_words(why, vocabulary))
            for product, why in reasons
        ],
        "small",
    )


def fields_in_words(text, vocabulary):
    """Return text with each field of results in it as a reader knows it."""
    return re.sub(r"[a-z][a-z0-9_]+", lambda m: vocabulary[m[0]][0] if m[0] in vocabulary else m[0], text)
