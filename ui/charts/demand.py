"""What a place calls for: the products that the rules recommend, the strongest first, each with its reasons."""

import re

from ...layers.messages import joined, listed, tr
from ...report.demand import PRODUCT_COLUMNS, product_rows, strongest_first, unasked_why, unknown_why
from ...report.lacking import lacking_words
from ...report.page import Html, escaped, name, plain, say
from ...report.tables import is_missing
from ...report.words import condition_in_words, field_words
from ..results import AREA
from .view import Number, Unknown, View

TITLE = "Recommended products"
NO_PRODUCTS = "No recommendations in these results. Switch Demand on, check its rules, and run again."


def demand(results, place, before=None):
    """Return the View of what is recommended in a place, as a document; before: the Results when an edit began."""
    if results.table("products_table", *PRODUCT_COLUMNS) is None:
        return View(tr(TITLE), missing=tr(NO_PRODUCTS))
    if place == AREA:
        return _overview(results, before)
    words = results.kept("field_words", field_words)
    holds, unknown = (_rows(results, state, place) for state in ("holds", "unknown"))
    products = strongest_first(holds)
    was = None
    if before is not None and before.holds(place):
        was = [row["product"] for row in _rows(before, "holds", place)]
    unasked = _once(_rows(results, "not applicable", place))
    items = [_item(product, rows, words, was is not None and product not in was) for product, rows in products.items()]
    body = f"<ol>{''.join(items)}</ol>" if items else f"<p>{escaped(tr('No rule holds here.'))}</p>"
    if unknown:
        said = "".join(
            "<li>" + say(tr("{what}: {value}"), what=row["product"], value=unknown_why(row, words)) + "</li>"
            for row in _once(unknown)
        )
        body += f"<p><b>{escaped(tr('Unknown, since a value is missing'))}</b></p><ul>{said}</ul>"
    body += _unasked(unasked, results.kept("lacking_words", lacking_words))
    gone = [product for product in dict.fromkeys(was or []) if product not in products]
    if gone:
        said = "".join(f"<li><s>{escaped(product)}</s></li>" for product in gone)
        body += f"<p><b>{escaped(tr('No longer recommended since the edit'))}</b></p><ul>{said}</ul>"
    heads = (tr("Product"), tr("Kind"), tr("Strength"), tr("Because"), tr("Values"), tr("State"))
    lines = [_line(row, words, tr("recommended")) for rows in products.values() for row in rows]
    lines += [_line(row, words, tr("unknown")) for row in unknown]
    return View(tr(TITLE), _sentence(products, unknown, unasked, was, gone), heads, tuple(lines), document=body)


def _unasked(rows, lacking):
    """Return the products whose rules could not be asked, and why, as HTML."""
    if not rows:
        return ""
    said = [(row["product"], unasked_why(row, lacking)) for row in rows]
    items = "".join("<li>" + say(tr("{what}: {value}"), what=product, value=why) + "</li>" for product, why in said)
    return f"<p><b>{escaped(tr('Could not be asked'))}</b></p><ul>{items}</ul>"


def _rows(results, state, place):
    """Return the rows of products_table of a place whose rule is in a state."""
    found = results.kept("product_rows", product_rows) or {}
    rows = [row for row in found.get(state, []) if row["division_id"] == place]
    return [{**row, "product": row["product"] or tr("a product without a name")} for row in rows]


def _once(rows):
    return list({row["product"]: row for row in rows}.values())


def _values(row, words):
    """Return the values that met, or could not meet, a rule's conditions, each in words."""
    return [condition_in_words(part, words) for part in re.split(r";\s*", row["values"] or "") if part]


def _item(product, rows, words, new):
    tag = f" <i>{escaped(rows[0]['kind'])}</i>" if rows[0]["kind"] else ""
    mark = f" <b>({escaped(tr('new since the edit'))})</b>" if new else ""
    body = f"<b>{escaped(product)}</b>{tag}{mark}"
    for row in rows:
        how = "" if is_missing(row.get("strength")) else Html(f" {escaped(_strength(row['strength']))}")
        values = "".join(f"<br>\u2022 {escaped(value)}" for value in _values(row, words))
        body += f"<br>{escaped(row['because'] or '')}{how}<small>{values}</small>"
    return f'<li style="margin-bottom:8px">{body}</li>'


def _strength(value):
    return tr("Strength {value}.").format(value=plain(value, 1))


def _line(row, words, state):
    strength = row.get("strength")
    strength = Unknown() if is_missing(strength) else Number(strength, 2)
    return (
        row["product"] or "",
        row["kind"] or "",
        strength,
        row["because"] or "",
        tr("; ").join(_values(row, words)),
        state,
    )


def _sentence(products, unknown, unasked, was, gone):
    if products:
        rows = next(iter(products.values()))
        parts = [
            tr("{count} products are recommended; the strongest is {product}.").format(
                count=len(products), product=rows[0]["product"]
            )
            if len(products) > 1
            else tr("One product is recommended: {product}.").format(product=rows[0]["product"])
        ]
    else:
        parts = [tr("No rule holds here.")]
    if unknown:
        parts.append(tr("Rules that cannot tell, since a value is unknown: {count}.").format(count=len(unknown)))
    if unasked:
        text = tr("Rules that could not be asked, since these results lack what they need: {count}.")
        parts.append(text.format(count=len(unasked)))
    if was is None:
        return " ".join(parts)
    new = [product for product in products if product not in was]
    changes = [tr("New since the edit: {products}.").format(products=listed(new))] if new else []
    changes += [tr("No longer: {products}.").format(products=listed(gone))] if gone else []
    return " ".join([*(changes or [tr("The edit has changed no recommendation here.")]), *parts])


def _places(results):
    """Return {product: (kind, {id: name})} of the whole area, the most frequent first."""
    found = {}
    for row in (results.kept("product_rows", product_rows) or {}).get("holds", []):
        entry = found.setdefault(row["product"] or "", (row["kind"] or "", {}))
        entry[1][row["division_id"]] = row["division_name"] or row["division_id"]
    return dict(sorted(found.items(), key=lambda one: -len(one[1][1])))


def _overview(results, before):
    products = _places(results)
    old = _places(before) if before is not None else {}
    items, lines = [], []
    for product, (kind, places) in products.items():
        new = set(places) - set(old.get(product, ("", {}))[1]) if before is not None else ()
        marked = [Html(f"<b>{name(title)}</b>") if key in new else name(title) for key, title in places.items()]
        tag = f" <i>{escaped(kind)}</i>" if kind else ""
        where = tr("in {count} of {all}").format(count=len(places), all=len(results.divisions))
        items.append(
            f'<li style="margin-bottom:6px">{joined((f"<b>{escaped(product)}</b>{tag}", escaped(where)))}<br>'
            f"<small>{joined(marked)}</small></li>"
        )
        lines.append((product, kind, Number(len(places)), joined(places.values())))
    heads = (tr("Product"), tr("Kind"), tr("Divisions"), tr("Where"))
    text = tr("Products recommended somewhere in the area: {count}. Choose a division to read why.")
    sentence = text.format(count=len(products)) if products else tr("No rule holds in any division.")
    if before is not None and products:
        sentence += " " + tr("Bold: new since the edit.")
    return View(tr(TITLE), sentence, heads, tuple(lines), document=f"<ol>{''.join(items)}</ol>")
