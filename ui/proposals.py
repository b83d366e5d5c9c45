"""Definitions proposed for a layer: the bundled ones, written with the columns that it has for the same thing."""

import re

from qgis.core import QgsExpression

from ..layers.expressions import missing_fields
from .guessing import guess_field, plain
from .inputs import TABLES

OPEN = 999  # no upper limit
# what the bundled definitions' fields are called elsewhere
SAME = {
    "edu_primary": r"小学及?以下|小学|edu\w*primary|primary_(school|education)|primary",
    "edu_college": (
        r"大专及?以上|大学|大专|本科及?以上|"
        r"edu\w*(college|tertiary)|college|university|tertiary|degree|qual_level4plus"
    ),
    "house_rent": r"\w*租赁\w*|\w*租房\w*|租住|\w*_rent(ed)?|rent(ed|ers)?|(hh|dwell)_(private|social)_rent",
    "house_own": (
        r"\w*自有\w*|购买\w*|\w*owner(_occupied|s)?|own(ed|ers)?|"
        r"\w*_own(ed)?(_outright|_mortgage)?|\w*shared_ownership"
    ),
    "households": r"households|hh_total|户数|总户数|家庭户数",
    "inc_lt_8000": r"\w*low_income|低收入\w*",
    "inc_gt_15000": r"\w*high_income|高收入\w*",
    "inc_total": r"inc\w*_total|收入合计",
}
AGES = {
    "age_0_14": (0, 14),
    "age_15_24": (15, 24),
    "age_25_44": (25, 44),
    "age_45_64": (45, 64),
    "age_65_up": (65, OPEN),
}
_CLOSED = re.compile(r"(?:.*?[^0-9])?(\d{1,3})[_~至到](\d{1,3})(?:_?岁)?(?:人口|人数)?")
_OPEN = re.compile(r"(?:.*?[^0-9])?(\d{1,3})(?:_?(?:plus|up|over|\+)|岁?及?以上|岁以上)(?:人口|人数)?")


def columns_of(layer):
    """Return field of the bundled definitions -> expression of this layer's columns that means the same."""
    found = {}
    total = guess_field("TOTAL", layer)
    if total:
        found["population"] = total
    bands = age_bands(layer)
    for name, (low, high) in AGES.items():
        columns = tiles(bands, low, high)
        if columns:
            found[name] = _sum(columns)
    for name, pattern in SAME.items():
        columns = [f.name() for f in layer.fields() if f.isNumeric() and re.fullmatch(pattern, plain(f.name()))]
        exact = [column for column in columns if column == name]
        if columns:
            found[name] = _sum(exact or columns)
            found[f"base of {name}"] = _family(layer, columns)
    return found


def age_bands(layer):
    """Return [(from age, to age, column)] of the layer's columns that count people of an age."""
    bands = []
    for field in layer.fields():
        name = plain(field.name())
        if not field.isNumeric() or not ("age" in name or "岁" in name or "年龄" in name):
            continue
        for pattern in (_CLOSED, _OPEN):
            match = pattern.fullmatch(name)
            if match:
                ages = [int(text) for text in match.groups()]
                bands.append((ages[0], ages[1] if len(ages) > 1 else OPEN, field.name()))
                break
    return bands


def tiles(bands, low, high):
    """Return the columns that together cover the ages from low to high, none twice; () where none do."""
    for start, end, column in sorted(bands, key=lambda band: -band[1]):
        if start != low or end > high:
            continue
        if end == high:
            return (column,)
        rest = tiles(bands, end + 1, high)
        if rest:
            return (column, *rest)
    return ()


def proposed(parameter, items, layers):
    """Return items written with the columns of the first layer that has them, None where nothing is to be changed.

    Only those whose fields are there stay; where that is so of all, or of none, there is nothing to propose.
    """
    table = TABLES[parameter]
    known, found, changed = [(layer, columns_of(layer)) for layer in layers], [], False
    for item in items:
        texts = {name: str(item.get(name, "")) for name in table.expressions}
        if any(not _missing(texts.values(), layer) for layer in layers):
            found.append(item)
            continue
        for layer, columns in known:
            new = {name: _rewritten(text, columns) for name, text in texts.items()}
            if "denominator" in new:
                new["denominator"] = _base(texts, columns, new)
            if not _missing(new.values(), layer):
                found.append({**item, **new})
                changed = True
                break
    return found if changed else None


def _missing(texts, layer):
    return [name for text in texts for name in missing_fields(text, layer.fields())]


def _rewritten(text, columns):
    """Return an expression with the columns that a layer has in place of the bundled ones' fields."""
    for name in sorted(QgsExpression(text).referencedColumns(), key=len, reverse=True):
        if name in columns:
            text = text.replace(f'"{name}"', _bracketed(columns[name], text))
    return text


def _bracketed(expression, text):
    plain_one = "+" not in expression or re.fullmatch(r'"[^"]+"', text.strip())
    return expression if plain_one else f"({expression})"


def _base(texts, columns, new):
    """Return the denominator: all households where they are counted, else the columns that the part is one of."""
    part = next((name for name in SAME if texts["numerator"] == f'"{name}"'), "")
    own = columns.get(f"base of {part}", "")
    counted = "households" in columns and texts["denominator"] == '"households"'
    return new["denominator"] if counted or not own else own


def _family(layer, columns):
    """Return the sum of the columns that begin as these do, '' where there are no others of that kind."""
    stem = re.match(r"[a-z]+_", plain(columns[0]))
    if not stem or stem.group() in ("pop_", "edu_", "age_"):
        return ""
    family = [f.name() for f in layer.fields() if f.isNumeric() and plain(f.name()).startswith(stem.group())]
    return _sum(family) if len(family) > len(columns) else ""


def _sum(columns):
    return " + ".join(f'"{column}"' for column in columns)
