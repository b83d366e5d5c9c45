"""Commuting: directions, distance bands, flows, balance and crowds of commuters (METHOD 2)."""

from typing import NamedTuple, Optional

import numpy as np
import pandas as pd

from .crowd import WITHHELD
from .withholding import ROUNDING, Line, names_of, withheld

WITHIN, BETWEEN, OUTBOUND, INBOUND, UNRELATED = range(5)
DIRECTIONS = ("within", "between", "outbound", "inbound")
HOME, WORK, ALL = "home", "work", "all"
OUTSIDE = -1
PARTS = {"median_km": 0.5, "p90_km": 0.9}
NEARLY = 1 - 1e-12  # rounding may keep a sum of fractions just below its own half
# the directions that a side counts: residents who commute, and those who work here
SIDE_DIRECTIONS = {HOME: (WITHIN, BETWEEN, OUTBOUND), WORK: (WITHIN, BETWEEN, INBOUND), ALL: (0, 1, 2, 3)}

NO_COMMUTERS = "no commuters"
NO_DISTANCE = "no known distance"
NO_AREA_SHARE = "area share is 0"
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "side",
    "direction",
    "band",
    "from_km",
    "to_km",
    "commuters",
    "share",
    "withheld",
    "reason",
)


class Trips(NamedTuple):
    """Located commutes, (n,) each: home and work (numbers of places), km (NaN unknown), commuters.

    A place below `divisions` is a division; above come the outside places (external regions, then elsewhere). by_km:
    the numbers of the commutes in ascending km, where that is known already. finder: None where each is a record; where
    each is a group of records, `edges` (k,), the km at which steps of distance end, `people`, which returns how many
    commuters of HOME or WORK are in each step (divisions, k + 1), and `nearest`, which returns (home, work, km,
    commuters) of the records in steps [(HOME or WORK, division, number of the step)].
    """

    home: np.ndarray
    work: np.ndarray
    km: np.ndarray
    commuters: np.ndarray
    divisions: int
    by_km: Optional[np.ndarray] = None
    finder: object = None

    def direction(self):
        """(n,) WITHIN, BETWEEN, OUTBOUND, INBOUND or UNRELATED: exactly one each."""
        home_in, work_in = self.home < self.divisions, self.work < self.divisions
        inside = np.where(self.home == self.work, WITHIN, BETWEEN)
        one = np.where(home_in, OUTBOUND, INBOUND)
        return np.where(home_in & work_in, inside, np.where(home_in | work_in, one, UNRELATED))

    def end(self, side):
        """(n,) the division that a side counts each commute for, OUTSIDE where it does not."""
        place = self.home if side == HOME else self.work
        return np.where(place < self.divisions, place, OUTSIDE)


def cube(trips, side, bands):
    """Return commuters (divisions, 4 directions, bands) of a side."""
    place, direction = trips.end(side), trips.direction()
    counted = place != OUTSIDE
    divisions = trips.divisions
    key = (place[counted] * 4 + direction[counted]) * bands.count + bands.of(trips.km[counted])
    sums = np.bincount(key, trips.commuters[counted], divisions * 4 * bands.count)
    return sums.reshape(divisions, 4, bands.count)


def cube_of_all(trips, bands):
    """Return commuters (4 directions, bands) of the whole area, each related commute once."""
    direction = trips.direction()
    related = direction != UNRELATED
    key = direction[related] * bands.count + bands.of(trips.km[related])
    return np.bincount(key, trips.commuters[related], 4 * bands.count).reshape(4, bands.count)


def nothing():
    """Do nothing: what a long measure calls between its steps, where nobody can cancel it."""


def distances(trips, side, extreme, stop=nothing):
    """Return a DataFrame, one row a division: mean_km, median_km, p90_km, extreme (commuters).

    Weighted by commuters; unknown distances left out; the median (P90) is the smallest distance at which the running
    sum of commuters reaches half (nine tenths) of the total; of groups it is the mean of the group that holds it. NaN
    where no distance is known. stop: called between divisions, may raise.
    """
    place = trips.end(side)
    known = (place != OUTSIDE) & ~np.isnan(trips.km)
    known = np.flatnonzero(known) if trips.by_km is None else trips.by_km[known[trips.by_km]]
    # short numbers are sorted many times faster
    place = place[known].astype("int16" if trips.divisions < 2**15 else "int64")
    stop()
    known = known[np.argsort(place, kind="stable")]
    starts = np.concatenate([[0], np.cumsum(np.bincount(place, minlength=trips.divisions))])
    rows = []
    for first, last in zip(starts.tolist(), starts[1:].tolist()):
        stop()
        own = known[first:last]
        if trips.by_km is None:
            own = own[np.argsort(trips.km[own], kind="stable")]
        rows.append(_moments(trips.km[own], trips.commuters[own], extreme))
    return pd.DataFrame(rows, columns=["mean_km", "median_km", "p90_km", "extreme"])


def _moments(km, people, extreme):
    """Return mean, median, P90 of ascending km, and the commuters at or beyond `extreme`."""
    if not people.sum() > 0:
        return np.nan, np.nan, np.nan, 0.0
    running = np.cumsum(people)
    at = [np.searchsorted(running, part * running[-1] * NEARLY) for part in PARTS.values()]
    far = people[np.searchsorted(km, extreme, side="left") :].sum()
    return (km * people).sum() / people.sum(), km[at[0]], km[at[1]], far


def _exactly(trips, far, stop):
    """Return {side: what `distances` gives} of groups, with the median and P90 of the single records.

    The steps tell in which one lies, and how many commuters go less far; the rest is in its records.
    """
    edges, wanted = trips.finder.edges, {}
    for side in far:
        for division, of in enumerate(trips.finder.people(side)):
            running = np.cumsum(of)
            for name, part in PARTS.items():
                goal = part * running[-1] * NEARLY
                at = int(np.searchsorted(running, goal))
                if running[-1] > 0:
                    wanted[side, division, name] = (at, goal - (running[at] - of[at]))
    stop()
    targets = sorted({(side, division, at) for (side, division, _), (at, _) in wanted.items()})
    home, work, km, people = trips.finder.nearest(targets) if targets else [np.empty(0)] * 4
    order = np.argsort(km, kind="stable")
    found = {HOME: home[order], WORK: work[order]}
    km, people = km[order], people[order]
    step = np.searchsorted(edges, km, side="right")
    far = {side: table.copy() for side, table in far.items()}
    for (side, division, name), (at, goal) in wanted.items():
        stop()
        here = np.flatnonzero((found[side] == division) & (step == at))
        if len(here):
            k = min(np.searchsorted(np.cumsum(people[here]), goal), len(here) - 1)
            far[side].loc[division, name] = km[here[k]]
    return far


def band_profile(trips, rows, bands, extreme, limit=0, stop=nothing, shown=None):
    """Return (long table with TABLE_COLUMNS, wide table of one row a division).

    trips: Trips; rows: crowd.Groups; extreme in km; limit: small-count limit k; stop: called between steps, may raise;
    shown: withholding.Shown. Shares in per cent of the level and side's total.
    """
    sides, far = {}, {}
    for side in (HOME, WORK):
        stop()
        sides[side] = _with_margins(cube(trips, side, bands), side, rows)
        far[side] = distances(trips, side, extreme, stop)
    if trips.finder is not None:
        far = _exactly(trips, far, stop)
    stop()
    sides[ALL] = _with_margins(cube_of_all(trips, bands)[None], ALL, None)
    beyond = {side: np.append(of_side["extreme"], of_side["extreme"].sum()) for side, of_side in far.items()}
    hidden, hidden_far = _hidden(sides, beyond, rows, bands, extreme, limit, stop, shown)
    area = (rows.level[-1:], rows.ids[-1:], rows.names[-1:])
    every = (rows.level, rows.ids, rows.names)
    long = [_long(sides[s], hidden[s], area if s == ALL else every, s, bands) for s in (HOME, WORK, ALL)]
    wide = {"division_id": rows.ids[: rows.divisions]}
    for side in (HOME, WORK):
        shown = np.where(hidden_far[side], np.nan, beyond[side])
        wide.update(_wide(sides[side], far[side], shown, hidden[side], rows, side, bands, limit))
    return pd.concat(long, ignore_index=True)[list(TABLE_COLUMNS)], pd.DataFrame(wide)


def _with_margins(counts, side, rows):
    """Return commuters (rows, directions of the side + 1, bands + 1): the last of each is the sum."""
    kept = counts[:, list(SIDE_DIRECTIONS[side]), :]
    if rows is not None:
        kept = np.tensordot(rows.member, kept, axes=(1, 0))
    kept = np.concatenate([kept, kept.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([kept, kept.sum(axis=2, keepdims=True)], axis=2)


def _hidden(sides, far, rows, bands, extreme, limit, stop, shown):
    """Return ({side: cells withheld}, {side: extreme commuters withheld, a row each division and the area}).

    far: side -> extreme commuters, a row each division and the area.
    """
    if limit <= 0:
        nothing = {side: np.zeros(cells.shape, bool) for side, cells in sides.items()}
        return nothing, {side: np.zeros(rows.divisions + 1, bool) for side in far}
    numbers, counts, wholes, names = {}, [], [], []

    def add(name, values, whole, of=None):
        start = sum(map(len, counts))
        numbers[name] = start + np.arange(values.size).reshape(values.shape)
        counts.append(values.ravel())
        wholes.append(np.broadcast_to(whole, values.shape).ravel())
        names.append(np.full(values.size, None) if of is None else of.ravel())

    lines = []
    for side, cells in sides.items():
        add(side, cells, cells[:, -1:, -1:], _names(cells, 1 if side == ALL else rows.divisions))
        lines += _margin_lines(numbers[side], [BETWEEN] if rows.divisions == 1 else [])
    at_rows = [*range(rows.divisions), -1]
    # the bands that lie wholly at or beyond the extreme distance, and the one that it cuts
    edges = np.array([0.0, *bands.limits])
    first = int(np.searchsorted(edges, extreme))
    cut = first - 1 if extreme not in edges else None
    for side in (HOME, WORK):
        for line in rows.lines():
            lines += [
                Line(numbers[side][line.parts, i, j], int(numbers[side][line.total, i, j]))
                for i in range(numbers[side].shape[1])
                for j in range(numbers[side].shape[2])
            ]
        in_bands, people = numbers[side][at_rows, -1], sides[side][at_rows, -1]
        add((side, "far"), far[side], people[:, -1], names_of(far[side], rows.divisions))
        parts = in_bands[:, first : bands.count - 1]
        if cut is not None:
            # the rest of a band can be computed too
            beyond = far[side] - people[:, first : bands.count - 1].sum(axis=1)
            add((side, "cut"), np.stack([beyond, people[:, cut] - beyond], axis=1), np.nan)
            parts = np.column_stack([parts, numbers[side, "cut"][:, 0]])
            lines += [Line(pair, int(total)) for pair, total in zip(numbers[side, "cut"], in_bands[:, cut])]
        lines += [Line(own, int(total)) for own, total in zip(parts, numbers[side, "far"])]
        lines.append(Line(numbers[side, "far"][:-1], int(numbers[side, "far"][-1])))
    lines += _same_cells(numbers, rows.divisions)
    complements = np.concatenate(wholes) - np.concatenate(counts)
    for side in sides:
        complements[numbers[side][:, -1, -1]] = np.nan
    # that nobody commutes so far is shown: it tells of nobody
    found = withheld(
        np.concatenate(counts), complements, lines, limit, False, stop, True, np.concatenate(names), shown=shown
    )
    return (
        {side: found[numbers[side]] for side in sides},
        {side: found[numbers[side, "far"]] for side in far},
    )


def _names(cells, divisions):
    """Return names of a side's cells (rows, directions + 1, bands + 1): of the margins, which other tables have."""
    names = np.full(cells.shape, None, object)
    names[:, -1], names[:, :, -1] = (names_of(of.T, divisions).T for of in (cells[:, -1], cells[:, :, -1]))
    return names


def _margin_lines(numbers, empty):
    """Return the sums within each row of a table (rows, directions + 1, bands + 1) of cell numbers.

    empty: directions that hold nobody, as everyone knows: between one division and itself there is no cell to hide
    behind.
    """
    directions = [i for i in range(numbers.shape[1] - 1) if i not in empty]
    for row in numbers:
        for i in [*directions, -1]:
            yield Line(row[i, :-1], int(row[i, -1]))
        for j in range(row.shape[1]):
            yield Line(row[directions, j], int(row[-1, j]))


def _same_cells(numbers, divisions):
    """Return Lines that tie the cells of the same people: the area's in side all, those within on both sides."""
    within = zip(numbers[HOME][:, 0].ravel(), numbers[WORK][:, 0].ravel())
    lines = [Line(np.array([one]), int(other)) for one, other in within]
    if divisions == 2:
        # who goes from the first to the second comes to the second from the first
        between = zip(numbers[HOME][:2, 1].ravel(), numbers[WORK][1::-1, 1].ravel())
        lines += [Line(np.array([one]), int(other)) for one, other in between]
    for side in (HOME, WORK):
        for at, direction in enumerate(SIDE_DIRECTIONS[side]):
            pairs = zip(numbers[side][-1, at], numbers[ALL][0, direction])
            lines += [Line(np.array([one]), int(other)) for one, other in pairs]
    return lines


def _long(cells, hidden, about, side, bands):
    """Return the rows of one side: every level x direction x band."""
    level, ids, names = about
    directions, count = cells.shape[1] - 1, bands.count
    repeat = directions * count
    inner, hide = cells[:, :-1, :-1].ravel(), hidden[:, :-1, :-1].ravel()
    total, hide_total = np.repeat(cells[:, -1, -1], repeat), np.repeat(hidden[:, -1, -1], repeat)
    bounds = [bands.bounds(j) for j in range(count)]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(total > 0, 100.0 * inner / total, np.nan)
    reason = np.full(len(inner), None, object)
    reason[~(total > 0)] = NO_COMMUTERS
    # a count and its share would give a withheld total away
    reason[hide | hide_total] = WITHHELD
    return pd.DataFrame(
        {
            "level": np.repeat(level, repeat),
            "division_id": np.repeat(ids, repeat),
            "division_name": np.repeat(names, repeat),
            "side": side,
            "direction": np.tile(np.repeat([DIRECTIONS[d] for d in SIDE_DIRECTIONS[side]], count), len(ids)),
            "band": np.tile(np.array(bands.names, object), len(ids) * directions),
            "from_km": np.tile(np.array([low for low, _ in bounds], float), len(ids) * directions),
            "to_km": np.tile(np.array([high for _, high in bounds], float), len(ids) * directions),
            "commuters": np.where(hide, np.nan, inner),
            "share": np.where(hide | hide_total, np.nan, share),
            "withheld": hide,
            "reason": reason,
        }
    )


def _wide(cells, far, extreme, hidden, rows, side, bands, limit):
    """Return the fields of one side, (divisions,) each; see the contract of commutebands.

    extreme: commuters of each division and the area, NaN where withheld.
    """
    n = rows.divisions
    shown = np.where(hidden, np.nan, cells)
    total = shown[:, -1, -1]
    fields = {
        "total": shown[:n, -1, -1],
        "within": shown[:n, 0, -1],
        "between": shown[:n, 1, -1],
        "external": shown[:n, 2, -1],
    }
    # a mean of a few would show how far they go
    measured = cells[:n, -1, :-2].sum(axis=1)
    known = ~hidden[:n, -1, -1] & (measured >= limit * (1 - ROUNDING))
    for name in ("mean_km", "median_km", "p90_km"):
        fields[name] = np.where(known, far[name], np.nan)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        share = 100.0 * extreme / np.append(total[:n], total[-1])
        fields["extreme"] = share[:n]
        fields["extreme_lq"] = np.where(share[-1] > 0, share[:n] / share[-1], np.nan)
        for j, name in enumerate(bands.names):
            fields[name] = 100.0 * shown[:n, -1, j] / total[:n]
    return {f"{side}_{name}": np.where(np.isfinite(values), values, np.nan) for name, values in fields.items()}
