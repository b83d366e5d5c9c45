"""Crowds that walk: who they are, and how fast (METHOD 3)."""

from typing import NamedTuple

from .definitions import Problem, cell, check_code, positive

CROWD_COLUMNS = ("code", "label", "expression", "speed")


class Crowd(NamedTuple):
    """A crowd: an expression that counts its people in a population unit, and its walking speed in km/h."""

    code: str
    label: str
    expression: str
    speed: float


def crowds(items):
    """Return Crowds of items (dicts), checked. Raises Problem."""
    found = []
    for row, item in enumerate(items, 1):
        values = {name: cell(item, name) for name in CROWD_COLUMNS}
        check_code(values["code"], row)
        if not values["expression"]:
            raise Problem(
                "Crowd '{code}' has no expression: write one that counts its people, such as \"population\".",
                code=values["code"],
            )
        if values["code"] in [one.code for one in found]:
            raise Problem("The crowd '{code}' stands twice: give each its own code.", code=values["code"])
        speed = positive(values["speed"])
        if speed is None:
            raise Problem(
                "Crowd '{code}': its speed is '{value}'; it must be a number of km/h above 0.",
                code=values["code"],
                value=values["speed"],
            )
        found.append(Crowd(values["code"], values["label"] or values["code"], values["expression"], speed))
    if not found:
        raise Problem("There is no crowd: write at least one, or leave the table away for the default set.")
    return found
