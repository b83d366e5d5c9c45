"""Change of crowd profiles between two dates (METHOD 1, the paper's Figure 3)."""

import numpy as np
import pandas as pd

from .crowd import DIVISION, NO_BASE, WITHHELD, groups
from .withholding import withheld

NO_GROWTH = "the area's population does not change"
NOBODY_BEFORE = "nobody before"
ONLY_BEFORE = "only in BEFORE"
ONLY_AFTER = "only in AFTER"
UNKNOWN_BEFORE = "unknown before"
UNKNOWN_AFTER = "unknown after"
POPULATION = "population"
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "indicator",
    "label",
    "before",
    "after",
    "change",
    "growth",
    "growth_share",
    "withheld",
    "reason",
)


def joined_ids(before, after):
    """Return the ids of both tables: those of `after` in their order, then those that only `before` has."""
    seen = set(after["division_id"])
    return [*after["division_id"], *(i for i in before["division_id"] if i not in seen)]


def change(before, after, codes, labels, area_name, limit=0):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    before, after: one row a division with division_id, division_name, division_type, population and, per code,
    `<code>_count` and `<code>_base`; NaN where unknown. Matched by division_id. Population in people, growth and
    growth_share in per cent, changes of a share in percentage points. With a limit k, a change of fewer than k people
    is withheld, and with it the population before and after.
    """
    ids = joined_ids(before, after)
    b, a = (table.set_index("division_id").reindex(ids) for table in (before, after))
    about = a.combine_first(b).reindex(ids)
    types = [None if pd.isna(kind) else kind for kind in about["division_type"]]
    rows = groups(ids, about["division_name"], types, area_name)
    absent = _absent(b, a, set(before["division_id"]), set(after["division_id"]), rows)
    pieces = [_population(b, a, rows, absent, limit)]
    pieces += [_share(b, a, rows, absent, code, labels.get(code, code)) for code in codes]
    long = pd.concat(pieces, ignore_index=True)
    order = np.arange(len(long)).reshape(len(pieces), -1).T.ravel()
    long = long.iloc[order].reset_index(drop=True)
    return long[list(TABLE_COLUMNS)], _wide(long, ids, codes)


def _absent(b, a, ids_before, ids_after, rows):
    """Return (rows,) the reason why a division cannot be compared, None where it can."""
    reasons = [ONLY_AFTER if i not in ids_before else ONLY_BEFORE if i not in ids_after else None for i in b.index]
    return np.array(reasons + [None] * (len(rows.level) - len(reasons)), object)


def _totals(values, rows):
    """Return (rows,) sums over divisions; a row with an unknown value among several is unknown."""
    values = values.to_numpy("float64")
    return np.where(rows.member @ np.isnan(values), np.nan, rows.total(np.nan_to_num(values)))


def _present(table, name, rows, absent):
    """Return (rows,) sums; a division that is not in the table at all adds nothing to types and the area."""
    values = table[name].copy()
    gone = np.array([reason is not None for reason in absent[: rows.divisions]]) & values.isna().to_numpy()
    sums = _totals(values.where(~gone, 0.0), rows)
    sums[: rows.divisions][gone] = np.nan
    return sums


def _frame(rows, indicator, label, before, after, absent):
    reason = absent.copy()
    reason[(reason == None) & np.isnan(before)] = UNKNOWN_BEFORE  # noqa: E711 - an array of objects
    reason[(reason == None) & np.isnan(after)] = UNKNOWN_AFTER  # noqa: E711
    return pd.DataFrame(
        {
            "level": rows.level,
            "division_id": rows.ids,
            "division_name": rows.names,
            "indicator": indicator,
            "label": label,
            "before": before,
            "after": after,
            "change": after - before,
            "growth": np.nan,
            "growth_share": np.nan,
            "withheld": False,
            "reason": reason,
        }
    )


def _population(b, a, rows, absent, limit):
    before, after = (_present(table, POPULATION, rows, absent) for table in (b, a))
    frame = _frame(rows, POPULATION, POPULATION, before, after, absent)
    change = after - before
    hidden = _small(change, rows, limit)
    with np.errstate(invalid="ignore", divide="ignore"):
        frame["growth"] = np.where(before > 0, 100.0 * change / before, np.nan)
        frame["growth_share"] = np.where(change[-1] != 0, 100.0 * change / change[-1], np.nan)
    known = frame["reason"].isna() & ~np.isnan(change)
    frame.loc[known & (before == 0), "reason"] = NOBODY_BEFORE
    frame.loc[known & (change[-1] == 0), "reason"] = NO_GROWTH
    # with both populations shown the change could be computed, and either stands in another table too
    frame.loc[hidden, ["before", "after", "change", "growth", "growth_share"]] = np.nan
    if hidden[-1]:
        frame["growth_share"] = np.nan
    frame.loc[hidden, "reason"] = WITHHELD
    frame.loc[hidden, "withheld"] = True
    return frame


def _small(change, rows, limit):
    """Return (rows,) whether a change is below the limit, or could be computed from the others if shown."""
    size = np.nan_to_num(np.abs(change), nan=np.inf)
    return withheld(size, np.full(len(size), np.nan), rows.lines(), limit)


def _share(b, a, rows, absent, code, label):
    shares = []
    for table in (b, a):
        count, base = (_present(table, f"{code}_{part}", rows, absent) for part in ("count", "base"))
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(base > 0, 100.0 * count / base, np.nan)
        # the table's own share: NULL there (withheld, above 100) is NULL here
        own = table[code].to_numpy("float64")
        share[: rows.divisions] = np.where(np.isnan(own), np.nan, share[: rows.divisions])
        share[share > 100.0 * (1 + 1e-12)] = np.nan
        shares.append(share)
    frame = _frame(rows, code, label, *shares, absent)
    nobody = np.zeros(len(frame), bool)
    for table in (b, a):
        nobody |= _present(table, f"{code}_base", rows, absent) == 0
    frame.loc[nobody & (absent == None), "reason"] = NO_BASE  # noqa: E711 - an array of objects
    return frame


def _wide(long, ids, codes):
    own = long[long["level"] == DIVISION].set_index(["indicator", "division_id"])
    people = own.loc[POPULATION].loc[ids]
    wide = {
        "division_id": ids,
        "population_before": people["before"].to_numpy(),
        "population_after": people["after"].to_numpy(),
        "population_change": people["change"].to_numpy(),
        "growth": people["growth"].to_numpy(),
        "growth_share": people["growth_share"].to_numpy(),
    }
    for code in codes:
        wide[f"{code}_change"] = own.loc[code].loc[ids, "change"].to_numpy()
    return pd.DataFrame(wide)
