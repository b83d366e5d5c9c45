"""Small-count withholding: what may be shown without giving a few people away (METHOD 1)."""

from typing import NamedTuple, Optional

import numpy as np

ROUNDING = 1e-9


class Line(NamedTuple):
    """A sum that is shown: the numbers of its parts' cells, and of the cell that holds their total."""

    parts: np.ndarray
    total: Optional[int]


def withheld(counts, complements, lines, limit, already=False):
    """Return (m,) whether each cell must be withheld.

    counts (m,): people a cell is built on; complements (m,): base - count, NaN where there is none. A cell below the
    limit is withheld, or one whose complement is; then along every Line the next smallest, until no cell can be
    computed from what is shown and the withheld parts hold at least `limit` (counts and complements alike).
    already: cells (m,) withheld for another reason.
    """
    counts = np.asarray(counts, "float64")
    complements = np.asarray(complements, "float64")
    hidden = np.zeros(len(counts), bool) | already
    if limit <= 0:
        return hidden
    # sums of weights carry rounding: 5 people may come as 4.9999999999
    limit = limit * (1 - ROUNDING)
    with np.errstate(invalid="ignore"):
        hidden |= (counts < limit) | (complements < limit)
    changed = True
    while changed:
        changed = False
        for line in lines:
            while not _safe(line, counts, complements, hidden, limit):
                hidden[_next(line, counts, hidden)] = True
                changed = True
    return hidden


def _safe(line, counts, complements, hidden, limit):
    parts = line.parts[hidden[line.parts]]
    total_hidden = line.total is not None and hidden[line.total]
    if total_hidden:
        # a hidden total is the sum of its parts, unless one of those is hidden too
        return len(parts) > 0 or len(line.parts) == 0
    if not len(parts):
        return True
    if line.total is None:
        return True
    held = counts[parts].sum()
    rest = np.nansum(complements[parts]) if not np.isnan(complements[parts]).any() else limit
    return len(parts) > 1 and held >= limit and rest >= limit


def _next(line, counts, hidden):
    """Return the smallest cell of the line still shown; the total where no part is left."""
    shown = line.parts[~hidden[line.parts]]
    return shown[np.argmin(counts[shown])] if len(shown) else line.total
