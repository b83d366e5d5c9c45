"""Living circles: which facility types a crowd reaches on foot, at its own pace (METHOD 3).

A unit's circle holds the types whose nearest facility lies within the type's limit; a crowd's share is of its people.
"""

import numpy as np
import pandas as pd

from .crowd import DIVISION, NO_BASE, WITHHELD, withheld_alone
from .withholding import Line, repeated, withheld

EVERY_TYPE = "*"
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "crowd",
    "label",
    "type",
    "people",
    "covered",
    "share",
    "withheld",
    "reason",
)


def within(minutes, types):
    """(n, types) whether each type's nearest facility, minutes (n, types) away, is within its limit; NaN is not."""
    with np.errstate(invalid="ignore"):
        return minutes <= np.array([one.minutes for one in types])


def circles(found, people, placements, types, reached, rows, population, limit=0, shown=None):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    found: Crowds; people: code -> (n,) of each unit, NaN unknown; placements: code -> Placement of those units; types:
    FacilityTypes; reached: code -> (n, types) bool, at that crowd's speed; rows: crowd.Groups; population: (divisions,)
    people and (divisions,) sum of people x types in their circle; limit: small-count limit k; shown: withholding.Shown.
    Shares in per cent.
    """
    pieces, wide = [], {"division_id": rows.ids[: rows.divisions]}
    total, of_types = population
    hidden_total = withheld_alone(rows.total(total), rows, limit, shown)[: rows.divisions]
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(total > 0, of_types / total, np.nan)
    wide["population"] = np.where(hidden_total, np.nan, total)
    wide["circle_types"] = np.where(hidden_total, np.nan, mean)
    names = [*(one.name for one in types), EVERY_TYPE]
    for one in found:
        own, placement = people[one.code], placements[one.code]
        inside = np.column_stack([reached[one.code], reached[one.code].all(axis=1)])
        base = rows.total(placement.sums(own))
        counts = np.array([rows.total(placement.sums(np.where(inside[:, k], own, 0.0))) for k in range(len(names))])
        hidden_base, hidden = _hidden(counts, base, rows, limit, shown)
        pieces += [
            _measures(one, name, base, count, hidden_base, hide, rows)
            for name, count, hide in zip(names, counts, hidden)
        ]
        whole = pieces[-1][pieces[-1]["level"] == DIVISION]
        wide[f"circle_{one.code}_all"] = whole["share"].to_numpy()
    long = pd.concat(pieces, ignore_index=True)
    order = np.arange(len(long)).reshape(-1, len(rows.ids)).T.ravel()
    return long.iloc[order].reset_index(drop=True)[list(TABLE_COLUMNS)], pd.DataFrame(wide)


def _hidden(counts, base, rows, limit, shown):
    """Return (crowd's people withheld (rows,), people covered withheld (types + 1, rows)).

    That nobody has a type in reach, or everybody, is known from where it stands.
    """
    hidden_base, size = withheld_alone(base, rows, limit, shown), len(base)
    # who has every type in reach is a part of those who have one: what is left of those is a crowd too
    beside = np.maximum(counts[:-1] - counts[-1], 0.0)
    cells = np.concatenate([counts, beside])
    lines = repeated(rows.lines(), size, len(cells))
    every, several = (len(counts) - 1) * size, len(counts) * size
    lines += [Line(np.array([every + k % size, several + k]), k) for k in range(every)]
    complements = np.concatenate([base - counts, np.full(beside.shape, np.nan)])
    already = np.concatenate([np.tile(hidden_base, len(counts)), np.zeros(beside.size, bool)])
    of_cells = (cells.ravel(), complements.ravel(), lines, limit, already)
    names, rests = rows.meaning(cells), rows.meaning(complements)
    found = withheld(*of_cells, nobody=True, names=names, rests=rests, shown=shown)
    return hidden_base, found[:several].reshape(counts.shape)


def _measures(one, name, base, count, hidden_base, hide, rows):
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(base > 0, 100.0 * count / base, np.nan)
    return pd.DataFrame(
        {
            "level": rows.level,
            "division_id": rows.ids,
            "division_name": rows.names,
            "crowd": one.code,
            "label": one.label,
            "type": name,
            "people": np.where(hidden_base, np.nan, base),
            "covered": np.where(hide, np.nan, count),
            "share": np.where(hide, np.nan, share),
            "withheld": hide,
            "reason": np.select([hide, base <= 0], [WITHHELD, NO_BASE], None),
        }
    )
