"""Where the other ends of commutes are, cell by cell (METHOD 2, Figure 7 of the paper)."""

import numpy as np
import pandas as pd

from .commuting import HOME, UNRELATED


def other_ends(trips, side, chosen):
    """(n,) whether each commute is one of the chosen divisions' (numbers) on a side: its other end is to be shown."""
    place = trips.end(side)
    return np.isin(place, chosen) & (trips.direction() != UNRELATED)


def other_side(side):
    """Return which end is shown: for residents (home) their work, for workers their home."""
    return 1 if side == HOME else 0


def by_cell(cell, km, commuters, bands):
    """Return a DataFrame, one row a cell: cell, commuters, mean_km (NaN unknown), band (that of most commuters)."""
    distinct, number = np.unique(cell, return_inverse=True)
    total = np.bincount(number, commuters, len(distinct))
    known = ~np.isnan(km)
    weight = np.bincount(number[known], commuters[known], len(distinct))
    length = np.bincount(number[known], (commuters * np.nan_to_num(km))[known], len(distinct))
    table = np.bincount(number * bands.count + bands.of(km), commuters, len(distinct) * bands.count)
    dominant = np.argmax(table.reshape(-1, bands.count), axis=1)
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
