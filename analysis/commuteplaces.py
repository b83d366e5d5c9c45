"""Where the other ends of commutes are, cell by cell (METHOD 2, Figure 7 of the paper)."""

import numpy as np
import pandas as pd

from .commuting import HOME, UNRELATED, nothing
from .withholding import Line, withheld


def other_ends(trips, side, chosen):
    """(n,) whether each commute is one of the chosen divisions' (numbers) on a side: its other end is to be shown."""
    place = trips.end(side)
    return np.isin(place, chosen) & (trips.direction() != UNRELATED)


def other_side(side):
    """Return which end is shown: for residents (home) their work, for workers their home."""
    return 1 if side == HOME else 0


def few(commuters, limit):
    """(cells,) whether a cell is left out: of few commuters, or since what all add up to would tell those."""
    counts = np.append(commuters, commuters.sum())
    lines = [Line(np.arange(len(commuters)), len(commuters))]
    return withheld(counts, np.full(len(counts), np.nan), lines, limit)[:-1]


def by_cell(cell, km, commuters, bands, stop=nothing):
    """Return a DataFrame, one row a cell: cell, commuters, mean_km (NaN unknown), band (that of most commuters).

    cell (n,): numbers from 0 on, few more than there are cells; stop: called between steps, may raise.
    """
    distinct = np.flatnonzero(np.bincount(cell))
    size = distinct[-1] + 1 if len(distinct) else 0
    total = np.bincount(cell, commuters, size)[distinct]
    known = ~np.isnan(km)
    stop()
    weight = np.bincount(cell[known], commuters[known], size)[distinct]
    length = np.bincount(cell[known], (commuters * np.nan_to_num(km))[known], size)[distinct]
    stop()
    table = np.bincount(cell * bands.count + bands.of(km), commuters, size * bands.count).reshape(-1, bands.count)
    table = table[distinct]
    dominant = np.argmax(table, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_km = np.where(weight > 0, length / weight, np.nan)
    return pd.DataFrame(
        {
            "cell": distinct,
            "commuters": total,
            "mean_km": mean_km,
            "band": np.array(bands.names, object)[dominant],
        }
    )
