"""Facility demand: what each division needs of each type, what its people can reach, and how urgent the rest is.

METHOD 3. All that a unit contributes is a sum, so divisions add up to types of division and to the area.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from .crowd import DIVISION, WITHHELD
from .withholding import repeated, withheld

NO_TARGET = "no target people"
NO_CAPACITY = "no capacity given"
NO_PEOPLE = "population is 0"
NO_SOURCE = "no source has the fields"
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "type",
    "label",
    "target",
    "need",
    "supply",
    "accessible",
    "coverage",
    "adequacy",
    "intensity",
    "unmet_people",
    "gap",
    "unit",
    "score",
    "rank",
    "withheld",
    "reason",
)
MEASURES = TABLE_COLUMNS[5:14] + ("score", "rank")


class Sums(NamedTuple):
    """What the units of each division add up to for one facility type, (divisions,) each.

    target: people served; access: people x capacity per 1,000 within their reach; covered: people with a facility
    within the limit; adequate: people x min(1, access / standard); supply: capacity that stands there. access, adequate
    and supply are None where no capacity is known.
    """

    target: np.ndarray
    access: np.ndarray
    covered: np.ndarray
    adequate: np.ndarray
    supply: np.ndarray


def sums(placement, people, access, minutes, kind, supply):
    """Return the Sums of a FacilityType over a placement of units.

    people (n,): its target people, NaN unknown; access (n,): capacity per person, None where no capacity is known;
    minutes (n,): to the nearest facility, NaN out of reach; supply (divisions,).
    """
    with np.errstate(invalid="ignore"):
        covered = np.where(minutes <= kind.minutes, people, 0.0)
    if access is None:
        return Sums(placement.sums(people), None, placement.sums(covered), None, None)
    per_1000 = 1000.0 * access
    adequate = np.minimum(1.0, per_1000 / kind.standard)
    return Sums(*map(placement.sums, (people, people * per_1000, covered, people * adequate)), supply)


def demand(types, measured, rows, population, limit=0, shown=None):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    types: FacilityTypes; measured: code -> Sums, a type without one has no source; rows: crowd.Groups; population
    (divisions,); limit: small-count limit k; shown: withholding.Shown. Shares in per cent; need,
    supply, gap in the type's unit.
    """
    people = rows.total(population)
    targets = [rows.total(measured[one.code].target) if one.code in measured else None for one in types]
    hidden_people, hidden = _hidden(people, targets, rows, limit, shown)
    pieces = [
        _measures(one, measured.get(one.code), rows, people, hide, hidden_people, limit, shown)
        for one, hide in zip(types, hidden)
    ]
    long = pd.concat(pieces, ignore_index=True)
    # one block a division: all types of the first division, then the second
    order = np.arange(len(long)).reshape(len(types), -1).T.ravel()
    long = long.iloc[order].reset_index(drop=True)
    return long[list(TABLE_COLUMNS)], _wide(long, types, rows, np.where(hidden_people, np.nan, people))


def _hidden(people, targets, rows, limit, shown):
    """Return (population withheld (rows,), target people withheld (types, rows))."""
    size = len(people)
    if limit <= 0:
        return np.zeros(size, bool), np.zeros((len(targets), size), bool)
    unknown = np.full(size, np.nan)
    counts = [people, *(unknown if target is None else target for target in targets)]
    with np.errstate(invalid="ignore"):
        # of a crowd that is a part of the people the rest must not be few either; jobs are no part of them
        rests = [np.where(people - of >= 0, people - of, np.nan) for of in counts[1:]]
    # a type that serves everybody everywhere leaves no rest
    rests = [unknown if np.allclose(of, people, rtol=1e-9) else rest for of, rest in zip(counts[1:], rests)]
    complements = [unknown, *rests]
    lines = repeated(rows.lines(), size, len(counts))
    of_cells = (np.concatenate(counts), np.concatenate(complements), lines, limit)
    names, rests = rows.meaning(counts), rows.meaning(complements)
    found = withheld(*of_cells, names=names, rests=rests, shown=shown)
    found = found.reshape(len(counts), size)
    return found[0], found[1:]


def _few(count, target, rows, hide, limit, shown):
    """Return (rows,) whether a part of the target people must be withheld, since it or the rest of them are few.

    That a type serves nobody, or all, is known from where it stands.
    """
    rest = np.maximum(target - count, 0.0)
    names, rests = rows.meaning(count), rows.meaning(rest)
    return withheld(count, rest, rows.lines(), limit, hide, nobody=True, names=names, rests=rests, shown=shown)


def _measures(one, own, rows, people, hide, hide_people, limit, shown):
    """Return the long rows of one type."""
    size = len(people)
    frame = pd.DataFrame(
        {
            "level": rows.level,
            "division_id": rows.ids,
            "division_name": rows.names,
            "type": one.name,
            "label": one.label,
            "unit": one.unit,
            **{name: np.full(size, np.nan) for name in MEASURES},
            "withheld": hide,
            "reason": np.full(size, None, object),
        }
    )
    if own is None:
        frame["reason"] = NO_SOURCE
        return frame
    target = rows.total(own.target)
    frame["target"], frame["need"] = target, one.standard * target / 1000.0
    intensity, share = _intensity(target, people)
    # what is measured against withheld people would tell how many they are
    revealing = hide_people | hide_people[-1] | hide[-1]
    frame["intensity"] = intensity
    covered = rows.total(own.covered)
    few_covered, few_unmet = _few(covered, target, rows, hide, limit, shown), np.zeros(size, bool)
    with np.errstate(invalid="ignore", divide="ignore"):
        frame["coverage"] = np.where(target > 0, 100.0 * covered / target, np.nan)
        if own.supply is not None:
            adequacy = np.where(target > 0, np.clip(rows.total(own.adequate) / target, 0.0, 1.0), np.nan)
            unmet = np.maximum(target - rows.total(own.adequate), 0.0)
            few_unmet = _few(unmet, target, rows, hide, limit, shown)
            frame["supply"] = rows.total(own.supply)
            frame["accessible"] = np.where(target > 0, rows.total(own.access) / target, np.nan)
            frame["adequacy"] = 100.0 * adequacy
            frame["unmet_people"], frame["gap"] = unmet, one.standard * unmet / 1000.0
            frame["score"] = 100.0 * (1 - adequacy) * share
            urgency = np.where(target > 0, unmet * 2 * share, np.nan)
            frame["rank"] = _rank(urgency, (rows.level == DIVISION) & ~hide & ~revealing & ~few_unmet)
    frame["reason"] = np.select(
        [
            hide | revealing | few_covered | few_unmet,
            target <= 0,
            np.full(size, own.supply is None),
            np.isnan(intensity),
        ],
        [WITHHELD, NO_TARGET, NO_CAPACITY, NO_PEOPLE],
        None,
    )
    frame.loc[revealing, ["intensity", "score", "rank"]] = np.nan
    frame.loc[few_covered, "coverage"] = np.nan
    # each of them tells how many are not served
    frame.loc[few_unmet, ["accessible", "adequacy", "unmet_people", "gap", "score", "rank"]] = np.nan
    # what stands in a division is known to everybody; all else would give the few people away
    frame.loc[hide, [name for name in MEASURES if name != "supply"]] = np.nan
    return frame


def _intensity(target, people):
    """Return (intensity (rows,), i / (1 + i) (rows,)): how concentrated the target people are.

    Where people are served and nobody lives, as jobs on industrial land, intensity is beyond all bounds: NaN, and
    i / (1 + i) its limit, 1.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = target[-1] / people[-1]
        intensity = np.where((people > 0) & (whole > 0), target / people / whole, np.nan)
        share = np.where(np.isnan(intensity) & (target > 0), 1.0, intensity / (1 + intensity))
    return intensity, share


def _rank(urgency, ranked):
    """Return (rows,) ranks, 1 the most urgent, equal ones alike; NaN where not `ranked` or unknown."""
    known = ranked & ~np.isnan(urgency)
    rank = np.full(len(urgency), np.nan)
    # what differs by rounding alone is equal
    rank[known] = pd.Series(np.round(-urgency[known], 9)).rank(method="min").to_numpy()
    return rank


def _wide(long, types, rows, people):
    """Return one row a division: population, each type's score and unmet people, the greatest score and its type."""
    n = rows.divisions
    table = long[long["level"] == DIVISION]
    wide = {"division_id": rows.ids[:n], "population": people[:n]}
    scores = np.full((len(types), n), np.nan)
    for k, one in enumerate(types):
        own = table[table["type"] == one.name].set_index("division_id").loc[list(rows.ids[:n])]
        scores[k] = own["score"]
        wide[f"{one.code}_score"], wide[f"{one.code}_unmet"] = scores[k], own["unmet_people"].to_numpy()
    filled = np.nan_to_num(scores, nan=-1.0)
    best, at = filled.max(axis=0), filled.argmax(axis=0)
    wide["score"] = np.where(best >= 0, best, np.nan)
    # where nobody lacks anything, nothing comes first
    wide["priority"] = np.array([types[k].name if score > 0 else None for k, score in zip(at, best)], object)
    return pd.DataFrame(wide)
