"""The value chain: which segments of industry a division works in, against the whole area (METHOD 4).

A segment's jobs are a crowd among all jobs, so its shares, quotients and withholding are those of a crowd profile.
"""

import numpy as np
import pandas as pd

from . import crowd
from .crowd import DIVISION
from .definitions import Indicator


def chain(found, jobs, rows, marked=crowd.MARKED, limit=0, shown=None):
    """Return (long table of crowd.TABLE_COLUMNS, wide table of one row a division).

    found: Segments; jobs (segments, divisions); rows: crowd.Groups; limit: small-count limit k; shown:
    withholding.Shown. The wide table holds chain_total, each segment's share (chain_<code>, per cent) and lq,
    chain_marked (the segment with the greatest lq that is marked) and chain_specialisation, half the sum of
    |share - share of the area|, in per cent.
    """
    total = jobs.sum(axis=0)
    indicators = [Indicator(one.code, "chain", one.label, one.code, "jobs") for one in found]
    counted = {one.code: (own, total) for one, own in zip(found, jobs)}
    long, profile = crowd.profile(indicators, counted, rows, total, marked=marked, limit=limit, shown=shown)
    n = rows.divisions
    of_division = long[long["level"] == DIVISION]
    share, area, lq = (of_division[name].to_numpy().reshape(n, len(found)) for name in ("share", "area_share", "lq"))
    wide = {"division_id": rows.ids[:n], "chain_total": profile["population"]}
    for k, one in enumerate(found):
        wide[f"chain_{one.code}"], wide[f"chain_{one.code}_lq"] = share[:, k], lq[:, k]
    codes = np.array([one.code for one in found], object)
    is_marked = np.array([[code in text.split(",") for code in codes] for text in profile["marked"]])
    best = np.where(is_marked, np.nan_to_num(lq, nan=-1.0), -1.0)
    wide["chain_marked"] = np.where(best.max(axis=1) >= 0, codes[best.argmax(axis=1)], None)
    # one unknown share makes it unknown
    wide["chain_specialisation"] = 0.5 * np.abs(share - area).sum(axis=1)
    return long, pd.DataFrame(wide)
