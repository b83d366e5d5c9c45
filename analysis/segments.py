"""Segments of the value chain: what the firms' field says for each (METHOD 4)."""

from typing import NamedTuple

from .definitions import Problem, cell, check_code, words_of

SEGMENT_COLUMNS = ("code", "label", "values")


class Segment(NamedTuple):
    """A segment: its code, its label, and what the firms' field says for it."""

    code: str
    label: str
    values: tuple


def segments(items):
    """Return Segments of items (dicts), checked; values are separated by commas. Raises Problem."""
    found, owner = [], {}
    for row, item in enumerate(items, 1):
        code, label, text = (cell(item, name) for name in SEGMENT_COLUMNS)
        check_code(code, row)
        if code in [one.code for one in found]:
            raise Problem("The segment '{code}' stands twice: give each its own code.", code=code)
        values = tuple(words_of(text)) or (code,)
        for value in values:
            if owner.get(value, code) != code:
                raise Problem(
                    "The value '{value}' stands for segment '{first}' and for '{second}': keep it in one.",
                    value=value,
                    first=owner[value],
                    second=code,
                )
            owner[value] = code
        found.append(Segment(code, label or code, values))
    if not found:
        raise Problem("There is no segment: write at least one, or leave the table away for the five of the method.")
    return found
