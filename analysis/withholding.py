"""Small-count withholding: what may be shown without giving a few people away (METHOD 1)."""

from typing import NamedTuple, Optional

import numpy as np

ROUNDING = 1e-9
BLOCK = 4096  # cells at a time, for memory's sake
MOST_LINES = 600  # lines that are solved together as one matrix; more, one after the other
MOST_STEPS = 30_000_000  # of those, before it is given up: each line is safe by itself
NOBODY = 1e-3  # people: what apportionment by area leaves of nobody
PATIENCE = 4


class Line(NamedTuple):
    """A sum that is shown: the numbers of its parts' cells, and of the cell that holds their total."""

    parts: np.ndarray
    total: Optional[int]


def withheld(counts, complements, lines, limit, already=False, stop=lambda: None, nobody=False):
    """Return (m,) whether each cell must be withheld.

    counts (m,): people a cell is built on; complements (m,): base - count, NaN where there is none. A cell below the
    limit is withheld, or one whose complement is; then along every Line the next smallest, until the withheld parts
    hold at least `limit` (counts and complements alike) and no cell can be computed from all that is shown (where that
    would take beyond MOST_STEPS: from any one line).
    already: cells (m,) withheld for another reason; stop: called between turns, may raise. nobody: whether a cell of
    nobody, or one that leaves nobody out, may be shown.
    """
    counts = np.asarray(counts, "float64")
    complements = np.asarray(complements, "float64")
    hidden = np.zeros(len(counts), bool) | already
    if limit <= 0:
        return hidden
    # sums of weights carry rounding: 5 people may come as 4.9999999999
    limit = limit * (1 - ROUNDING)
    with np.errstate(invalid="ignore"):
        few = [(of < limit) & ~(nobody & (of < NOBODY)) for of in (counts, complements)]
        hidden |= few[0] | few[1]
    for turn in range(len(hidden) + 1):
        stop()
        _hide_along(lines, counts, complements, hidden, limit, nobody)
        # each turn costs much in a large table: after a few, more cells at a time
        if not _hide_beside(_determined(lines, hidden, stop), lines, counts, hidden, 2 ** max(turn - PATIENCE, 0)):
            break
    return hidden


def _hide_along(lines, counts, complements, hidden, limit, nobody):
    """Withhold the next smallest along each line until every line is safe by itself."""
    changed = True
    while changed:
        changed = False
        for line in lines:
            while not _safe(line, counts, complements, hidden, limit, nobody):
                hidden[_next(line, counts, hidden)] = True
                changed = True


def withheld_parts(counts, complements, wholes, lines, limit, already=False, stop=lambda: None):
    """Return (m,) as `withheld`, of a crowd that is a part of others: what is left of those is a crowd too.

    wholes: (counts (m,), withheld (m,)) of each crowd that holds this one.
    """
    hidden = withheld(counts, complements, lines, limit, already, stop)
    unknown = np.full(len(hidden), np.nan)
    changed = limit > 0
    while changed:
        before = hidden.copy()
        for whole, hidden_whole in wholes:
            either = hidden | hidden_whole
            found = withheld(np.maximum(whole - counts, 0.0), unknown, lines, limit, either, stop, nobody=True)
            hidden |= found & ~either
        changed = (hidden != before).any()
        if changed:
            hidden = withheld(counts, complements, lines, limit, hidden, stop)
    return hidden


def _determined(lines, hidden, stop):
    """Return the withheld cells (numbers) that follow from all lines together, though from none by itself.

    A cell follows where its unit vector is a combination of the lines' withheld cells.
    """
    owners, cells, signs = [], [], []
    for k, line in enumerate(lines):
        if line.total is None:
            continue
        parts = line.parts[hidden[line.parts]]
        total = [line.total] if hidden[line.total] else []
        owners += [k] * (len(parts) + len(total))
        cells += [*parts.tolist(), *total]
        signs += [1.0] * len(parts) + [-1.0] * len(total)
    owners, cells, signs = np.array(owners, int), np.array(cells, int), np.array(signs)
    while len(owners):
        # a line with two withheld cells that no other line holds tells nothing about any cell
        own = np.bincount(cells)[cells] == 1
        kept = np.bincount(owners, own)[owners] < 2
        if kept.all():
            break
        owners, cells, signs = owners[kept], cells[kept], signs[kept]
    if not len(owners):
        return np.array([], int)
    if len(np.unique(owners)) > MOST_LINES:
        return _one_by_one(owners, cells, signs, stop)
    row, column = (np.unique(values, return_inverse=True)[1].ravel() for values in (owners, cells))
    found = np.unique(cells)
    if len(found) <= row.max():
        # fewer cells than lines: the smaller square gives the same
        matrix = np.zeros((row.max() + 1, len(found)))
        np.add.at(matrix, (row, column), signs)
        values, vectors = np.linalg.eigh(matrix.T @ matrix)
        return found[(vectors[:, values > 1e-9 * values[-1]] ** 2).sum(axis=1) > 1 - 1e-7]
    blocks = np.array_split(np.arange(len(found)), len(found) // BLOCK + 1)

    def dense(block):
        here = (column >= block[0]) & (column <= block[-1])
        matrix = np.zeros((row.max() + 1, len(block)))
        np.add.at(matrix, (row[here], column[here] - block[0]), signs[here])
        return matrix

    inverse = np.linalg.pinv(sum(part @ part.T for part in map(dense, blocks)), rcond=1e-10, hermitian=True)
    within = np.concatenate([(part * (inverse @ part)).sum(axis=0) for part in map(dense, blocks)])
    return found[within > 1 - 1e-7]


def _one_by_one(owners, cells, signs, stop):
    """Return the cells that follow from lines (number, cell, sign of each entry), by elimination; none beyond patience.

    Rows stay short, as each sum is of few withheld cells: thousands of lines take seconds.
    """
    rows, holders = {}, {}
    for owner, cell, sign in zip(owners.tolist(), cells.tolist(), signs.tolist()):
        rows.setdefault(owner, {})[cell] = sign
        holders.setdefault(cell, set()).add(owner)
    waiting, pivots, steps = set(rows), [], 0
    while waiting:
        stop()
        owner = min(waiting, key=lambda k: len(rows[k]))
        waiting.discard(owner)
        row = rows[owner]
        if not row:
            continue
        cell = min(row, key=lambda c: len(holders[c]))
        pivots.append(owner)
        for other in holders[cell] - {owner}:
            own = rows[other]
            times = own[cell] / row[cell]
            steps += len(row)
            for name, factor in row.items():
                left = own.get(name, 0.0) - times * factor
                if abs(left) > ROUNDING and name != cell:
                    own[name] = left
                    holders[name].add(other)
                elif name in own:
                    del own[name]
                    if name != cell:
                        holders[name].discard(other)
        holders[cell] = {owner}
        if steps > MOST_STEPS:
            return np.array([], int)
    return np.array(sorted(next(iter(rows[k])) for k in pivots if len(rows[k]) == 1), int)


def _hide_beside(determined, lines, counts, hidden, most):
    """Withhold for these cells the smallest shown ones (at most `most`) in reach of each; return whether any was."""
    known = [{*line.parts.tolist(), line.total} for line in lines if line.total is not None]
    totals = {line.total for line in lines}
    fresh = set()
    for cell in determined.tolist():
        near, shown = {cell}, set()
        while not shown:
            reach = set().union(*(line for line in known if not near.isdisjoint(line)))
            shown = {c for c in reach if not hidden[c]}
            if reach <= near or not reach.isdisjoint(fresh):
                break
            near = near | reach
        else:
            chosen = sorted(shown, key=lambda c: (c in totals, counts[c], c))[:most]
            hidden[chosen] = True
            fresh.update(chosen)
    return bool(fresh)


def _safe(line, counts, complements, hidden, limit, nobody):
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
    if nobody and held < NOBODY:
        # all of them hold nobody, and that may be known
        return True
    return len(parts) > 1 and held >= limit and (rest >= limit or (nobody and rest < NOBODY))


def _next(line, counts, hidden):
    """Return the smallest cell of the line still shown; the total where no part is left."""
    shown = line.parts[~hidden[line.parts]]
    return shown[np.argmin(counts[shown])] if len(shown) else line.total
