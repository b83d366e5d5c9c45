"""Industrial living circles: what stands around an industrial site, and how evenly (METHOD 3)."""

import numpy as np
import pandas as pd

from .crowd import DIVISION
from .facilitytypes import PLACE_CLASSES

NO_SITES = "no industrial site"
NO_PLACES = "no places in the circle"
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "sites",
    "complete_sites",
    "balance",
    "complete",
    "withheld",
    "reason",
)


def around(pairs, sites, place_class, amount):
    """Return (sites, 3) amounts of each class around each site.

    pairs: yields accessibility.Pairs of sites (unit) and places (facility); place_class (p,): numbers among
    PLACE_CLASSES; amount (p,): 1 each, or an area.
    """
    found = np.zeros((sites, 3))
    for piece in pairs:
        key = piece.unit * 3 + place_class[piece.facility]
        found += np.bincount(key, amount[piece.facility], sites * 3).reshape(sites, 3)
    return found


def balance(found):
    """(sites,) Shannon entropy of the three shares over ln 3: 1 where all are equal, 0 where one stands alone.

    NaN where nothing stands.
    """
    total = found.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = found / total
        entropy = -np.where(share > 0, share * np.log(share), 0.0).sum(axis=1)
    return np.where(total[:, 0] > 0, np.clip(entropy / np.log(3), 0.0, 1.0), np.nan)


def site_table(found):
    """Return a DataFrame, one row a site: amount and share (per cent) of each class, balance, complete, reason."""
    total = found.sum(axis=1)
    frame = pd.DataFrame({f"circle_{name}": found[:, k] for k, name in enumerate(PLACE_CLASSES)})
    with np.errstate(invalid="ignore", divide="ignore"):
        for k, name in enumerate(PLACE_CLASSES):
            frame[f"circle_{name}_share"] = np.where(total > 0, 100.0 * found[:, k] / total, np.nan)
    frame["circle_balance"] = balance(found)
    frame["circle_complete"] = (found > 0).all(axis=1)
    frame["circle_reason"] = np.where(total > 0, None, NO_PLACES)
    return frame


def division_table(found, division, rows):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    found (sites, 3); division (sites,), -1 outside; rows: crowd.Groups. balance: mean of the sites that have one;
    complete: per cent of the sites around which all three stand.
    """
    inside, n = division >= 0, rows.divisions
    one = balance(found)
    known = inside & ~np.isnan(one)

    def total(which, values=None):
        weights = np.ones(len(one)) if values is None else values
        return rows.total(np.bincount(division[which], weights[which], n))

    sites, complete = total(inside), total(inside & (found > 0).all(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(total(known) > 0, total(known, np.nan_to_num(one)) / total(known), np.nan)
        share = np.where(sites > 0, 100.0 * complete / sites, np.nan)
    long = pd.DataFrame(
        {
            "level": rows.level,
            "division_id": rows.ids,
            "division_name": rows.names,
            "sites": sites,
            "complete_sites": complete,
            "balance": mean,
            "complete": share,
            "withheld": False,
            "reason": np.select([sites == 0, np.isnan(mean)], [NO_SITES, NO_PLACES], None),
        }
    )
    own = long[long["level"] == DIVISION]
    wide = {"division_id": rows.ids[:n]}
    wide.update({f"circle_{name}": own[name].to_numpy() for name in ("sites", "balance", "complete")})
    return long[list(TABLE_COLUMNS)], pd.DataFrame(wide)
