"""Facility types: whom each serves, how much of it they need, how near (METHOD 3)."""

import re
from typing import NamedTuple

from .definitions import CODE, Problem, cell, positive

TYPE_COLUMNS = ("type", "label", "target", "standard", "unit", "minutes", "speed")
PLACE_CLASSES = ("production", "research", "living")  # what an industrial living circle is made of
FACILITIES = "facilities"  # the unit of a type whose capacity is a number of facilities
LONGEST = 18  # bytes of a code


class FacilityType(NamedTuple):
    """One type: its name in the facility layer, the code in field names, and what the method needs.

    target: expression that counts the people it serves in a population unit; standard: so much of `unit` per 1,000 of
    them; minutes: how far one walks, at speed in km/h; short: the one or two words that a map has room for.
    """

    name: str
    code: str
    label: str
    target: str
    standard: float
    unit: str
    minutes: float
    speed: float
    short: str = ""


def facility_types(items):
    """Return FacilityTypes of items (dicts), checked. Raises Problem."""
    names = [cell(item, "type") for item in items]
    if not names:
        raise Problem("There is no facility type: write at least one, or leave the table away for the default set.")
    for row, name in enumerate(names, 1):
        if not name:
            raise Problem("Row {row}: a facility type needs a name, as the facility layer has it.", row=row)
        if name == "*":
            raise Problem("Row {row}: no facility type may be called *, which stands for all of them.", row=row)
        if name in names[: row - 1]:
            raise Problem("The facility type '{type}' stands twice: keep one row of it.", type=name)
    found = []
    for item, name, code in zip(items, names, codes_of(names)):
        target, unit = (cell(item, column) for column in ("target", "unit"))
        if not target:
            raise Problem(
                "Facility type '{type}' has no target: write an expression that counts the people whom it serves, such "
                'as "population".',
                type=name,
            )
        numbers = [_positive(item, name, column) for column in ("standard", "minutes", "speed")]
        label = cell(item, "label") or name
        short = cell(item, "short") or label
        found.append(FacilityType(name, code, label, target, numbers[0], unit or FACILITIES, *numbers[1:], short))
    return found


def _positive(item, name, column):
    value = positive(item.get(column))
    if value is None:
        raise Problem(
            "Facility type '{type}': {column} is '{value}'; it must be a number above 0.",
            type=name,
            column=column,
            value=cell(item, column),
        )
    return value


def codes_of(names):
    """Return a code for each name that can stand in field names: ASCII a-z 0-9 _, at most 18 bytes, each once."""
    codes = [name if CODE.match(name) else "" for name in names]
    for k, name in enumerate(names):
        if codes[k]:
            continue
        plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:LONGEST].strip("_")
        # a name in another script leaves nothing, or too little to know it by
        readable = name.isascii() and plain
        stem, number = (plain, 0) if readable else ("type", 1)
        while not codes[k] or codes.count(codes[k]) > 1:
            tail = f"_{number}" if number else ""
            codes[k] = stem[: LONGEST - len(tail)].rstrip("_") + tail
            number += 1
    return codes
