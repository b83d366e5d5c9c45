"""What to build where: a division's rules that hold, how strongly, and the values behind them (METHOD 5)."""

import numpy as np
import pandas as pd

from .rules import HOLDS, UNKNOWN

MOST = 3.0  # times a limit, beyond which evidence counts no stronger
SHOWN = 4  # so many values of a rule have fields of their own


def strength(weight, evidence):
    """Return how strongly a rule that holds speaks: weight x mean of how far beyond its limit each value lies.

    evidence: [(field, value, operator, limit)]. A value at its limit counts 1, one twice beyond it 2, and none more
    than 3; a comparison with 0 or with a text is met or not: 1, and so is one that an OR let fail.
    """
    parts = [_beyond(value, operator, limit) for _, value, operator, limit in evidence]
    return weight * float(np.mean(parts)) if parts else float(weight)


def _beyond(value, operator, limit):
    if operator not in (">", ">=", "<", "<=") or not (_is_number(value) and _is_number(limit)):
        return 1.0
    high, low = (value, limit) if operator in (">", ">=") else (limit, value)
    if not limit > 0 or not high > 0:
        return 1.0
    return float(np.clip(high / low, 1.0, MOST)) if low > 0 else MOST


def _is_number(value):
    return isinstance(value, (int, float)) and np.isfinite(value)


def recommend(rules, answers, evidence, ids):
    """Return (long table, a row a division and rule; wide table of one row a division).

    rules: rules.Rule; answers [division][rule]: HOLDS, FAILS, UNKNOWN or NOT_APPLICABLE; evidence [division][rule]:
    [(field, value, operator, limit)]. The products of a division stand in order of strength, each once.
    """
    records, products = [], []
    for division, states, found in zip(ids, answers, evidence):
        own = []
        for place, (rule, state, values) in enumerate(zip(rules, states, found)):
            how = strength(rule.weight, values) if state == HOLDS else np.nan
            records.append(_record(division, rule, state, how, values))
            if state == HOLDS:
                own.append((-how, place, rule.product))
        products.append(list(dict.fromkeys(product for _, _, product in sorted(own))))
    wide = pd.DataFrame(
        {
            "division_id": ids,
            "products": ["; ".join(own) or None for own in products],
            "product_count": [float(len(own)) for own in products],
            "product_first": [own[0] if own else None for own in products],
            "rules_unknown": [float(sum(state == UNKNOWN for state in states)) for states in answers],
        }
    )
    return pd.DataFrame(records), wide


def _record(division, rule, state, how, values):
    said = [
        f"{field} = {_said(value)}" + (f" ({operator} {_said(limit)})" if operator else "")
        for field, value, operator, limit in values
    ]
    record = {
        "division_id": division,
        "rule": rule.code,
        "product": rule.product,
        "kind": rule.kind,
        "status": state,
        "strength": how,
        "because": rule.reason,
        "values": "; ".join(said),
    }
    for k in range(SHOWN):
        field, value = values[k][:2] if k < len(values) else (None, None)
        record[f"field_{k + 1}"] = field
        record[f"value_{k + 1}"] = float(value) if _is_number(value) else np.nan
    return record


def _said(value):
    if value is None:
        return "NULL"
    return f"{value:,.4g}" if _is_number(value) else str(value)
