"""Customised demand: rules that turn a division's evidence into what to build there (METHOD 5).

A rule is an expression over a division's joined results. QGIS evaluates it; what follows from the answers is in
customdemand.py.
"""

from typing import NamedTuple

from .definitions import Problem, cell, check_code, positive

RULE_COLUMNS = ("code", "condition", "product", "kind", "reason", "weight")
HOLDS, FAILS, UNKNOWN, NOT_APPLICABLE = "holds", "does not hold", "unknown", "not applicable"


class Rule(NamedTuple):
    """A rule: when its condition holds, a product of a kind is recommended, for a reason, with a weight."""

    code: str
    condition: str
    product: str
    kind: str
    reason: str
    weight: float


class Evidence(NamedTuple):
    """One comparison of a rule's condition in one division: a field, its value, the operator, the limit."""

    field: str
    value: float
    operator: str
    limit: float


def rules(items):
    """Return Rules of items (dicts), checked. Raises Problem."""
    found = []
    for row, item in enumerate(items, 1):
        values = {name: cell(item, name) for name in RULE_COLUMNS}
        check_code(values["code"], row)
        if values["code"] in [one.code for one in found]:
            raise Problem("The rule '{code}' stands twice: give each its own code.", code=values["code"])
        for name in ("condition", "product"):
            if not values[name]:
                raise Problem("Rule '{code}' has no {name}: write one.", code=values["code"], name=name)
        weight = positive(values["weight"] or 1)
        if weight is None:
            raise Problem(
                "Rule '{code}': its weight is '{value}'; it must be a number above 0.",
                code=values["code"],
                value=values["weight"],
            )
        found.append(Rule(**{**values, "weight": weight}))
    if not found:
        raise Problem("There is no rule: write at least one, or leave the table away for those of the method.")
    return found
