"""Crowd profiles: how large a share of each division's people an indicator counts (METHOD 1)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from .withholding import ROUNDING, Line, Shown, names_of, repeated, withheld

DIVISION, TYPE, AREA = "division", "type", "area"
EVERYWHERE = "*"
MARKED, SCARCE = 1.2, 0.8
FEWEST = 30  # people below whom a crowd is neither marked nor scarce

# why a value is NULL
NO_BASE = "nobody counted in the denominator"
ABOVE_100 = "share above 100"
NO_AREA_SHARE = "area share is 0"
NO_SOURCE = "no source has the fields"
WITHHELD = "withheld"

TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "dimension",
    "indicator",
    "label",
    "count",
    "base",
    "share",
    "area_share",
    "lq",
    "difference",
    "withheld",
    "reason",
)


class Groups(NamedTuple):
    """The rows of a result: divisions, then types, then the area; member (rows, divisions) who belongs to each."""

    level: np.ndarray
    ids: np.ndarray
    names: np.ndarray
    member: np.ndarray

    @property
    def divisions(self):
        """The number of divisions."""
        return self.member.shape[1]

    def total(self, values):
        """Return (rows,) sums of values (divisions,) over each row's divisions."""
        return self.member @ values

    def lines(self):
        """Return the sums that are shown, as withholding.Lines of row numbers."""
        n, rows = self.divisions, len(self.level)
        types = np.arange(n, rows - 1)
        lines = [Line(np.flatnonzero(self.member[t]), int(t)) for t in types]
        if len(types):
            lines.append(Line(types, rows - 1))
        return [*lines, Line(np.arange(n), rows - 1)]

    def meaning(self, values):
        """Return names of the cells of values (..., rows) for withholding."""
        return names_of(values, self.divisions)


def groups(ids, names, types, area_name):
    """Return Groups of divisions; types None (each or all) where divisions have none."""
    kinds = sorted({kind for kind in types if kind is not None})
    of_type = np.array([[kind == t for t in types] for kind in kinds], float).reshape(len(kinds), len(ids))
    return Groups(
        np.array([DIVISION] * len(ids) + [TYPE] * len(kinds) + [AREA]),
        np.array([*ids, *kinds, EVERYWHERE], object),
        np.array([*names, *kinds, area_name], object),
        np.vstack([np.eye(len(ids)), of_type, np.ones((1, len(ids)))]),
    )


def sums(placement, numerator, denominator):
    """Return (count, base), each (divisions,): sums of weight x value over units; one with a NaN in either is out.

    placement: anything with `sums`; numerator, denominator (units,).
    """
    unknown = np.isnan(numerator) | np.isnan(denominator)
    return tuple(placement.sums(np.where(unknown, np.nan, values)) for values in (numerator, denominator))


def profile(indicators, counted, rows, population, marked=MARKED, scarce=SCARCE, limit=0, shown=None):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    indicators: definitions.Indicator; counted: code -> (count, base) as from `sums`, a code without one has no source;
    rows: Groups; population (divisions,); limit: small-count limit k; shown: withholding.Shown. Shares in per cent, lq
    without unit, difference in percentage points. The wide table holds population, the fields of definitions.fields_of,
    marked and scarce.
    """
    people = rows.total(population)
    hidden_people = withheld_alone(people, rows, limit, shown)
    counts, bases = _cells(indicators, counted, rows)
    hidden_base, hidden = _hidden(indicators, counts, bases, rows, limit, shown)
    pieces = [
        _measures(one, count, base, rows, hide, hide_base)
        for one, count, base, hide, hide_base in zip(indicators, counts, bases, hidden, hidden_base)
    ]
    long = pd.concat(pieces, ignore_index=True)
    long["mark"] = _marks(long, marked, scarce, max(FEWEST, limit))
    # one block a division, as a reader wants it: all indicators of the first division, then the second
    order = np.arange(len(long)).reshape(len(indicators), -1).T.ravel()
    long = long.iloc[order].reset_index(drop=True)
    wide = _wide(long, indicators, rows, np.where(hidden_people, np.nan, people))
    return long[list(TABLE_COLUMNS)], wide


def _cells(indicators, counted, rows):
    """Return counts and bases (indicators, rows), NaN where an indicator has no source."""
    nothing = np.full(rows.divisions, np.nan)
    pairs = [counted.get(one.code, (nothing, nothing)) for one in indicators]
    return tuple(np.array([rows.total(pair[k]) for pair in pairs]) for k in (0, 1))


def withheld_alone(people, rows, limit, shown=None):
    """Return (rows,) whether numbers of people (rows,), a part of nothing else, must be withheld."""
    unknown = np.full(len(people), np.nan)
    return withheld(people, unknown, rows.lines(), limit, names=rows.meaning(people), shown=shown)


def _hidden(indicators, counts, bases, rows, limit, shown):
    """Return (bases withheld, counts withheld), each (indicators, rows)."""
    if limit <= 0:
        return np.zeros(bases.shape, bool), np.zeros(counts.shape, bool)
    shown = Shown() if shown is None else shown
    hidden_base = np.array([withheld_alone(base, rows, limit, shown) for base in bases])
    # (people, those left out, withheld already, whether nobody may be shown), (rows,) each
    cells = [(own, base - own, hide, False) for own, base, hide in zip(counts, bases, hidden_base)]
    size, unknown, sums = counts.shape[1], np.full(counts.shape[1], np.nan), []
    for members in _dimensions(indicators, counts, bases):
        base, parts = bases[members[0]], [*members]
        others = np.maximum(base - counts[members].sum(axis=0), 0.0)
        if (others > ROUNDING * base).any():
            # those whom no indicator of the dimension counts can be computed too
            parts.append(len(cells))
            cells.append((others, unknown, False, True))
        sums.append((parts, len(cells)))
        cells.append((base, unknown, hidden_base[members[0]], False))
    lines = repeated(rows.lines(), size, len(cells))
    for parts, whole in sums:
        lines += [Line(np.array(parts) * size + row, whole * size + row) for row in range(size)]
    people, left_out, already, nobody = (
        np.array([np.broadcast_to(of, size) for of in column]) for column in zip(*cells)
    )
    names, rests = rows.meaning(people), rows.meaning(left_out)
    of_cells = (people.ravel(), left_out.ravel(), lines, limit, already.ravel())
    hidden = withheld(*of_cells, nobody=nobody.ravel(), names=names, rests=rests, shown=shown)
    return hidden_base, hidden.reshape(-1, size)[: len(counts)]


def _dimensions(indicators, counts, bases):
    """Yield lists of indicators (numbers) of one dimension and denominator that may divide the base among them."""
    families = {}
    for k, one in enumerate(indicators):
        families.setdefault((one.dimension, one.denominator), []).append(k)
    for members in families.values():
        total, base = counts[members].sum(axis=0), bases[members[0]]
        alike = np.allclose(bases[members], base, rtol=1e-9, atol=1e-6)
        if len(members) > 1 and alike and (total <= base * (1 + ROUNDING) + ROUNDING).all():
            yield members


def _measures(one, count, base, rows, hide, hide_base):
    """Return the long rows of one indicator."""
    no_source = np.isnan(count)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(base > 0, 100.0 * count / base, np.nan)
        above = share > 100.0 * (1 + 1e-12)
        share[above] = np.nan
        area_share = share[-1]
        lq = np.where(area_share > 0, share / area_share, np.nan)
    reason = np.full(len(count), None, object)
    reason[np.isnan(lq) & ~np.isnan(share)] = NO_AREA_SHARE
    reason[above] = ABOVE_100
    reason[~(base > 0)] = NO_BASE
    reason[no_source] = NO_SOURCE
    reason[hide] = WITHHELD
    if hide[-1]:
        area_share = np.nan
        reason[~hide & (reason == None)] = WITHHELD  # noqa: E711 - an array of objects
    frame = pd.DataFrame(
        {
            "level": rows.level,
            "division_id": rows.ids,
            "division_name": rows.names,
            "dimension": one.dimension,
            "indicator": one.code,
            "label": one.label,
            "count": np.where(hide, np.nan, count),
            "base": np.where(hide_base, np.nan, base),
            "share": np.where(hide, np.nan, share),
            "area_share": area_share,
            "lq": np.where(hide | np.isnan(area_share), np.nan, lq),
            "withheld": hide,
            "reason": reason,
        }
    )
    frame["difference"] = frame["share"] - frame["area_share"]
    return frame


def _marks(long, marked, scarce, fewest):
    """Return 'marked', 'scarce' or '' for each row; '' where fewer than `fewest` people stand behind the share."""
    with np.errstate(invalid="ignore", divide="ignore"):
        # a rest that is rounding is nobody
        rest, of_area = (100.0 * (1 - long[name] / 100.0).round(12) for name in ("share", "area_share"))
        complement = rest / of_area
        # a share that is large everywhere cannot reach `marked` times the area's
        high = (long["lq"] >= marked) | ((long["area_share"] > np.divide(100.0, marked)) & (complement <= scarce))
        known = long["base"] >= fewest
    return np.select([known & high, known & (long["lq"] <= scarce)], ["marked", "scarce"], "")


def _wide(long, indicators, rows, people):
    """Return one row a division."""
    n = rows.divisions
    one_division = long[long["level"] == DIVISION]
    wide = {"division_id": rows.ids[:n], "population": people[:n]}
    by_code = {code: part.set_index("division_id") for code, part in one_division.groupby("indicator", sort=False)}
    for one in indicators:
        part = by_code[one.code].loc[list(rows.ids[:n])]
        columns = (part[name].to_numpy() for name in ("share", "lq", "count", "base"))
        wide.update(zip((one.code, f"{one.code}_lq", f"{one.code}_count", f"{one.code}_base"), columns))
    for mark in ("marked", "scarce"):
        found = one_division[one_division["mark"] == mark].groupby("division_id")["indicator"].agg(",".join)
        wide[mark] = [found.get(i, "") for i in rows.ids[:n]]
    return pd.DataFrame(wide)
