"""Two runs compared division by division: before, after, difference (METHOD 6)."""

import numpy as np
import pandas as pd

from .change import ONLY_AFTER, ONLY_BEFORE, UNKNOWN_AFTER, UNKNOWN_BEFORE, joined_ids
from .crowd import DIVISION, WITHHELD
from .fewchanged import few_changed, people_of
from .withholding import Line

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
    rounding alone differ by 0. Where a count of people in a division, or one that a share tells, changes by fewer than
    the limit, all that is known of it after is withheld, and so are the next smallest changes that would tell theirs.
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
    hide = _few(b, a, numbers, limit)
    pieces, short = [], short_names([*numbers, *texts])
    for field in numbers:
        old, new = b[field].to_numpy(float), a[field].to_numpy(float)
        change = np.where(np.isclose(new, old, rtol=ALIKE, atol=0), 0.0, new - old)
        new, change = np.where(hide, np.nan, new), np.where(hide, np.nan, change)
        wide.update({f"{short[field]}_b": old, f"{short[field]}_a": new, f"{short[field]}_d": change})
        why = [~in_b, ~in_a, hide, np.isnan(old), np.isnan(new)]
        reason = np.select(why, [ONLY_AFTER, ONLY_BEFORE, WITHHELD, UNKNOWN_BEFORE, UNKNOWN_AFTER], None)
        pieces.append(_piece(head, status, field, old, new, change, None, None, hide, reason))
    for field in texts:
        old, new = (_texts(table[field]) for table in (b, a))
        new[hide] = None
        wide.update({f"{short[field]}_b": old, f"{short[field]}_a": new})
        nothing = np.full(len(ids), np.nan)
        reason = np.where(hide, WITHHELD, None)
        pieces.append(_piece(head, status, field, nothing, nothing, nothing, old, new, hide, reason))
    long = pd.concat(pieces, ignore_index=True)
    order = np.arange(len(long)).reshape(len(pieces), -1).T.ravel()
    return long.iloc[order].reset_index(drop=True)[list(TABLE_COLUMNS)], pd.DataFrame(wide)


def _few(b, a, numbers, limit):
    """Return (divisions,) whether all that is known of a division after is withheld."""
    counts = [people_of(table[numbers]) for table in (b, a)]
    names = [name for name in counts[0] if name in counts[1]]
    if not names:
        return np.zeros(len(b), bool)
    # all divisions together, which need not change at all, would tell what one does
    old, new = (np.array([_with_sum(of[name]) for name in names]) for of in counts)
    lines = [Line(np.arange(len(b)), len(b))]
    return few_changed(old, new, lines, limit)[: len(b)]


def _with_sum(people):
    return np.append(people, np.nan_to_num(people).sum())


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
