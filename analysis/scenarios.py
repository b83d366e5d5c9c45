"""Two runs compared division by division: before, after, difference (METHOD 6)."""

import numpy as np
import pandas as pd

from .change import ONLY_AFTER, ONLY_BEFORE, UNKNOWN_AFTER, UNKNOWN_BEFORE, joined_ids
from .crowd import DIVISION, WITHHELD

SAME, RESHAPED, ADDED, REMOVED = "same", "reshaped", "added", "removed"
ALIKE = 1e-9  # of the values: what sums taken in another order differ by, and more
LONGEST = 29  # bytes of a field's name that _b, _a and _d are put to
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "status",
    "field",
    "before",
    "after",
    "difference",
    "before_text",
    "after_text",
    "withheld",
    "reason",
)
_COUNTS = ("population", "employed_residents", "jobs", "outbound", "inbound", "chain_total")
_COUNT_ENDS = ("_count", "_base", "_total", "_within", "_between", "_external", "_unmet")


def is_count(field):
    """Whether a field of our results counts people, so that a small change of it may be withheld."""
    return field in _COUNTS or field.endswith(_COUNT_ENDS)


def short_names(fields):
    """Return field -> the name that _b, _a and _d are put to: itself, or cut so that it fits, each its own."""
    short = {}
    for field in fields:
        tail, number = "", 1
        while (name := field[: LONGEST - len(tail)] + tail) in short.values():
            number += 1
            tail = f"_{number}"
        short[field] = name
    return short


def compare(before, after, numbers, texts, gained, lost, limit=0):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    before, after: one row a division with division_id, division_name, division_type and the fields; numbers, texts:
    names of the fields in both. gained, lost: division_id -> km2 of ground that it has more, or less, after. Divisions
    are matched by id: those of `after` in their order, then those that only `before` has. Values that differ by
    rounding alone differ by 0. A change of a count of people by fewer than the limit is withheld, and with it the value
    after.
    """
    ids = joined_ids(before, after)
    b, a = (table.set_index("division_id").reindex(ids) for table in (before, after))
    in_b, in_a = (np.isin(ids, table["division_id"].tolist()) for table in (before, after))
    about = a.combine_first(b).reindex(ids)
    more, less = (np.array([float(of.get(i, 0.0)) for i in ids]) for of in (gained, lost))
    status = np.select([~in_b, ~in_a, (more > 0) | (less > 0)], [ADDED, REMOVED, RESHAPED], SAME)
    head = {"division_id": ids, "division_name": about["division_name"].to_numpy()}
    wide = {**head, "division_type": about["division_type"].to_numpy(), "status": status}
    wide["gained_km2"], wide["lost_km2"] = np.where(in_b & in_a, more, np.nan), np.where(in_b & in_a, less, np.nan)
    pieces, short = [], short_names([*numbers, *texts])
    for field in numbers:
        old, new = b[field].to_numpy(float), a[field].to_numpy(float)
        change = np.where(np.isclose(new, old, rtol=ALIKE, atol=0), 0.0, new - old)
        hide = np.zeros(len(ids), bool)
        if limit > 0 and is_count(field):
            with np.errstate(invalid="ignore"):
                hide = (np.abs(change) > 0) & (np.abs(change) < limit)
        new, change = np.where(hide, np.nan, new), np.where(hide, np.nan, change)
        wide.update({f"{short[field]}_b": old, f"{short[field]}_a": new, f"{short[field]}_d": change})
        why = [~in_b, ~in_a, hide, np.isnan(old), np.isnan(new)]
        reason = np.select(why, [ONLY_AFTER, ONLY_BEFORE, WITHHELD, UNKNOWN_BEFORE, UNKNOWN_AFTER], None)
        pieces.append(_piece(head, status, field, old, new, change, None, None, hide, reason))
    for field in texts:
        old, new = (_texts(table[field]) for table in (b, a))
        wide.update({f"{short[field]}_b": old, f"{short[field]}_a": new})
        nothing = np.full(len(ids), np.nan)
        pieces.append(_piece(head, status, field, nothing, nothing, nothing, old, new, np.zeros(len(ids), bool), None))
    long = pd.concat(pieces, ignore_index=True)
    order = np.arange(len(long)).reshape(len(pieces), -1).T.ravel()
    return long.iloc[order].reset_index(drop=True)[list(TABLE_COLUMNS)], pd.DataFrame(wide)


def _piece(head, status, field, old, new, change, old_text, new_text, hide, reason):
    return pd.DataFrame(
        {
            **head,
            "level": DIVISION,
            "status": status,
            "field": field,
            "before": old,
            "after": new,
            "difference": change,
            "before_text": old_text,
            "after_text": new_text,
            "withheld": hide,
            "reason": reason,
        }
    )


def _texts(column):
    return np.array([None if pd.isna(value) else str(value) for value in column], object)
