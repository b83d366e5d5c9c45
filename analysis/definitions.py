"""Definitions are data: indicators and the like as presets, files and tables, all checked the same way."""

import json
import re
from typing import NamedTuple

CODE = re.compile(r"[a-z0-9_]{1,18}\Z")
FLAG, COUNT = "flag", "count"
ATTRIBUTE_COLUMNS = ("code", "label", "kind", "expression")
INDICATOR_COLUMNS = ("code", "dimension", "label", "numerator", "denominator")


class Problem(Exception):
    """A definition that cannot be used: a sentence with {gaps}, and what fills them (so that it can be translated)."""

    def __init__(self, template, **values):
        """Keep the sentence and its values apart."""
        super().__init__(template.format(**values))
        self.template = template
        self.values = values


class Indicator(NamedTuple):
    """A share in per cent: numerator / denominator, each an expression over one population unit's fields.

    label: for tables and legends; short: the one or two words that a map has room for.
    """

    code: str
    dimension: str
    label: str
    numerator: str
    denominator: str
    short: str = ""


class Attribute(NamedTuple):
    """A crowd of commuters. kind FLAG: the expression is true or false; COUNT: it is a number of people."""

    code: str
    label: str
    kind: str
    expression: str


def load(path, kind, language="en"):
    """Return the items (dicts) of a preset file; labels in the language where the file has them.

    A preset is JSON: {"kind": ..., "name": ..., "source": ..., "items": [{...}, ...]}. Raises Problem.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            preset = json.load(file)
            # half a character, which JSON can hold as \ud800, no layer and no sentence can
            json.dumps(preset, ensure_ascii=False).encode()
    except OSError as error:
        raise Problem(
            "The preset file {path} cannot be opened ({reason}): choose another.", path=path, reason=error.strerror
        ) from error
    except (ValueError, RecursionError) as error:
        raise Problem(
            "The preset file {path} is not JSON ({reason}): save it anew as UTF-8 JSON.", path=path, reason=error
        ) from error
    if not isinstance(preset, dict) or preset.get("kind") != kind or not isinstance(preset.get("items"), list):
        raise Problem(
            'The preset file {path} holds no {kind}: it needs "kind": "{kind}" and a list "items".',
            path=path,
            kind=kind,
        )
    return [_in_language(item, language) for item in preset["items"]]


def _in_language(item, language):
    if not isinstance(item, dict):
        raise Problem("Each of a preset's items is an object of names and values, but one is {item}.", item=item)
    plain = {name: value for name, value in item.items() if not isinstance(value, dict)}
    for name, value in item.items():
        if isinstance(value, dict):
            plain[name] = value.get(language) or value.get(language[:2]) or value.get("en", "")
    return plain


def from_matrix(flat, columns):
    """Return rows (dicts) of the one flat list that a Processing matrix arrives as. Raises Problem."""
    if len(flat) % len(columns):
        raise Problem(
            "A table of {columns} has {count} values, which are no whole rows: fill every cell.",
            columns=", ".join(columns),
            count=len(flat),
        )
    rows = [dict(zip(columns, flat[i : i + len(columns)])) for i in range(0, len(flat), len(columns))]
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]


def indicators(items, reserved=()):
    """Return Indicators of items (dicts), checked: codes valid, single and free of the results' own names.

    Raises Problem.
    """
    found, taken = [], dict.fromkeys(reserved)
    for row, item in enumerate(items, 1):
        values = {name: str(item.get(name) or "").strip() for name in INDICATOR_COLUMNS}
        check_code(values["code"], row)
        for name in ("numerator", "denominator"):
            if not values[name]:
                raise Problem(
                    "Indicator '{code}' has no {name}: write an expression such as \"population\".",
                    code=values["code"],
                    name=name,
                )
        one = Indicator(**values)
        label = one.label or one.code
        one = one._replace(label=label, dimension=one.dimension or "other", short=item.get("short") or label)
        for field in fields_of(one.code):
            if field in taken:
                raise Problem(
                    "Indicator '{code}' would write the field '{field}', which exists already: give it another code.",
                    code=one.code,
                    field=field,
                )
            taken[field] = one.code
        found.append(one)
    if not found:
        raise Problem("There is no indicator: write at least one, or leave the table away for the nine of the method.")
    return found


def check_code(code, row):
    """Raise Problem for a code that is not ASCII a-z 0-9 _ of at most 18 bytes."""
    if not CODE.match(code):
        raise Problem(
            "Row {row}: the code '{code}' cannot name a field; use 1 to 18 of a-z, 0-9 and _.", row=row, code=code
        )


def words_of(text):
    """Return the words of a text with commas between them, also those of Chinese."""
    return [word.strip() for word in text.replace("，", ",").split(",") if word.strip()]


def cell(item, name):
    """Return a definition's cell as text without spaces around it, '' where there is none."""
    value = item.get(name)
    return "" if value is None else str(value).strip()


def positive(text):
    """Return a text (or number) as a finite number above 0, None where it is none."""
    try:
        # to Python alone 1_000 is 1000
        value = float("" if "_" in str(text) else text)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if 0 < value < float("inf") else None


def fields_of(code):
    """Return the output fields of an indicator."""
    return (code, f"{code}_lq", f"{code}_count", f"{code}_base")


def attributes(items):
    """Return Attributes of items (dicts), checked. Raises Problem."""
    found = []
    for row, item in enumerate(items, 1):
        values = {name: str(item.get(name) or "").strip() for name in ATTRIBUTE_COLUMNS}
        check_code(values["code"], row)
        if values["kind"] not in (FLAG, COUNT):
            raise Problem(
                "Attribute '{code}' is of the kind '{kind}': write flag (true or false) or count (people).",
                code=values["code"],
                kind=values["kind"],
            )
        if not values["expression"]:
            raise Problem("Attribute '{code}' has no expression: write one.", code=values["code"])
        if values["code"] in {one.code for one in found}:
            raise Problem("Attribute '{code}' stands twice: give one another code.", code=values["code"])
        found.append(Attribute(**{**values, "label": values["label"] or values["code"]}))
    if not found:
        raise Problem("There is no attribute: write at least one.")
    return found
