"""Small-count withholding: what may be shown without giving a few people away (METHOD 1)."""

from typing import NamedTuple, Optional

import numpy as np

from .determined import determined

ROUNDING = 1e-9
NOBODY = 1e-3  # people: what apportionment by area leaves of nobody
PATIENCE = 8  # turns; then more cells at a time, for each turn costs much in a large table
SAME_TO = 6  # decimals of the people that two tables may count in another order


class Line(NamedTuple):
    """A sum that is shown: the numbers of its parts' cells, and of the cell that holds their total.

    One part and its total are the same people, counted twice.
    """

    parts: np.ndarray
    total: Optional[int]


def repeated(lines, size, times):
    """Return the Lines of `times` families of cells, one after the other: in each, of `size` cells, the same Lines."""
    return [Line(of.parts + k * size, of.total + k * size) for k in range(times) for of in lines]


class Shown:
    """What the tables of one study show and withhold: a later table keeps what an earlier one withholds.

    Cells that count the same people are one, here: by a Line of one part, or by their name.
    """

    def __init__(self):
        """Begin with nothing shown."""
        self.hidden = self.secret = np.zeros(0, bool)
        self.names = {}
        # (line, cell, sign) of what is withheld along the sums that are shown
        self.lines, self.entries = 0, np.zeros((3, 0))

    def place(self, lines, names, rests, must):
        """Return (m,) numbers among all cells, new ones from len(self.hidden) on; and signs: -1 for the rest of one.

        names, rests (m,): of the cells, and of what is left of the whole that each is a part of; None where there is
        none. must (m,): cells that are to be withheld, so never one that is shown.
        """
        group = _groups(lines, names, len(must))
        must = np.bincount(group, must, len(must)) > 0
        number, sign = np.full(len(must), -1), np.ones(len(must))
        for k, pair in enumerate(zip(names, rests) if self.names else ()):
            for name, side in zip(pair, (1.0, -1.0)):
                known, known_side = self.names.get(name, (-1, 1.0))
                if known >= 0 and number[group[k]] < 0 and (self.hidden[known] or not must[group[k]]):
                    number[group[k]], sign[group[k]] = known, side * known_side
        fresh = np.unique(group[number[group] < 0])
        number[fresh] = len(self.hidden) + np.arange(len(fresh))
        number, sign = number[group], sign[group]
        for of, side in ((rests, -1.0), (names, 1.0)):
            pairs = zip(of, number.tolist(), (side * sign).tolist())
            self.names.update((name, (k, own)) for name, k, own in pairs if name is not None)
        return number, sign

    def connected(self, numbers):
        """Return (entries,) whether each is of a line that shares cells, withheld ones, with cells, by others too."""
        rows, cells = self.entries[:2].astype(int)
        near, found = np.zeros(max(len(self.hidden), numbers.max() + 1), bool), np.zeros(len(rows), bool)
        near[numbers] = True
        while True:
            lines = np.zeros(self.lines, bool)
            lines[rows[near[cells]]] = True
            before, found = found, lines[rows]
            if (found == before).all():
                return found
            near[cells[found]] = True

    def keep(self, hidden, secret, entries):
        """Keep what was found of all cells: hidden, secret (bool) and (line, cell, sign) of their lines."""
        self.hidden, self.secret = hidden, secret
        self.entries = entries[:, hidden[entries[1].astype(int)]]
        self.lines = int(entries[0].max()) + 1 if entries.shape[1] else 0


def names_of(values, divisions):
    """Return a name for each cell of values (..., rows), an array of that shape: one for the same people in any table.

    The first `divisions` of the rows are the divisions; what is alike in all of them is the same, unless it is nobody:
    None, as where a number is NaN.
    """
    values = np.asarray(values, "float64")
    size, names = values.shape[-1], np.empty(values.shape, object)
    for of, own in zip(values.reshape(-1, size), names.reshape(-1, size)):
        known = np.round(of[:divisions], SAME_TO) + 0.0
        if known.any() and not np.isnan(known).any():
            # types and the area count from the end, since not every table has types
            own[:] = [_Name(known.tobytes(), row if row < divisions else row - size) for row in range(size)]
    return names


class _Name:
    """What equals another of the same people and row; no tuple, which numpy would take apart."""

    def __init__(self, people, row):
        self.of = (people, row)

    def __eq__(self, other):
        return self.of == other.of

    def __hash__(self):
        return hash(self.of)


def withheld(
    counts,
    complements,
    lines,
    limit,
    already=False,
    stop=lambda: None,
    nobody=False,
    names=None,
    rests=None,
    shown=None,
):
    """Return (m,) whether each cell must be withheld.

    counts (m,): people a cell is built on; complements (m,): base - count, NaN where there is none. A cell below the
    limit is withheld, or one whose complement is; then along every Line the next smallest, until the withheld parts
    hold at least `limit` (counts and complements alike) and none of those can be computed from all that is shown.
    already: cells (m,) withheld for another reason; stop: called between turns, may raise. nobody (m,) or one for all:
    whether a cell of nobody, or one that leaves nobody out, may be shown. names (m,) of the cells, and rests (m,) of
    their complements: see names_of; shown: what the study's tables show before, which gets this too.
    """
    counts = np.asarray(counts, "float64")
    already = np.zeros(len(counts), bool) | already
    if limit <= 0 or not len(counts):
        return already
    cells = _Cells(counts, np.asarray(complements, "float64"), lines, limit, already, nobody)
    unnamed = np.full(len(counts), None)
    names, rests = (unnamed.copy() if of is None else of.flatten() for of in (names, rests))
    shown = Shown() if shown is None else shown
    known = dict(shown.names)
    while True:
        cells.join(shown, names, rests)
        for turn in range(len(counts) + 1):
            stop()
            cells.hide_along()
            # each turn costs much in a large table: after a few, more cells at a time
            if not cells.hide_beside(turn < PATIENCE):
                break
        alike = cells.in_the_way()
        if not alike.any():
            return cells.finish()
        # shown elsewhere, as many may be others by chance: as cells of their own they can be withheld here
        names[alike] = rests[alike] = None
        shown.names = dict(known)


def _groups(lines, names, size):
    """Return (size,) the least number of the cells that are the same as each, by lines of one part and by name."""
    group, first = np.arange(size), {}
    pairs = [(int(line.parts[0]), line.total) for line in lines if len(line.parts) == 1 and line.total is not None]
    pairs += [(first.setdefault(name, k), k) for k, name in enumerate(names) if name is not None]

    def root(k):
        while group[k] != k:
            group[k] = group[group[k]]
            k = group[k]
        return k

    for one, other in pairs:
        one, other = sorted((root(one), root(other)))
        group[other] = one
    while (group[group] != group).any():
        group = group[group]
    return group


def _index(keys, values):
    """Return key -> list of its values, of (k,) each."""
    found = {}
    for key, value in zip(keys.tolist(), values.tolist()):
        found.setdefault(key, []).append(value)
    return found


class _Cells:
    """The cells of one table while it is decided which are withheld, among all that the study has."""

    def __init__(self, counts, complements, lines, limit, already, nobody):
        # sums of weights carry rounding: 5 people may come as 4.9999999999
        self.counts, self.complements, self.limit = counts, complements, limit * (1 - ROUNDING)
        self.already, self.nobody = already, np.zeros(len(counts), bool) | nobody
        with np.errstate(invalid="ignore"):
            few = [(of < self.limit) & ~(self.nobody & (of < NOBODY)) for of in (counts, complements)]
        self.few = few[0] | few[1]
        self.lines = [line for line in lines if line.total is not None and len(line.parts)]
        sizes = [len(line.parts) for line in self.lines]
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self.part = np.concatenate([line.parts for line in self.lines]) if sizes else np.zeros(0, int)
        self.total = np.array([line.total for line in self.lines], int)

    def join(self, shown, names, rests):
        """Take the place among all that was shown before."""
        self.lines_of = self.lines_at = None
        self.lost = np.zeros(0, int)
        self.shown, before = shown, len(shown.hidden)
        self.number, sign = shown.place(self.lines, names, rests, self.few | self.already)
        self.size = max(before, self.number.max() + 1)
        self.hidden, self.secret = np.zeros((2, self.size), bool)
        self.hidden[:before], self.secret[:before] = shown.hidden, shown.secret
        # what a table shows already stays so
        self.fixed = np.zeros(self.size, bool)
        self.fixed[:before] = ~shown.hidden
        self.hidden[self.number[self.few | self.already]] = True
        self.secret[self.number[self.few]] = True
        self.forced = np.zeros(self.size, bool)
        self.forced[self.number[self.already]] = True
        # withheld for others' sake, but it follows from what is shown: it hides nobody
        self.open = np.zeros(self.size, bool)
        size = len(self.lines)
        rows, cells = [self.owner, np.arange(size)], [self.part, self.total]
        signs = [sign[self.part], -sign[self.total]]
        # what is left of one is another: they add up to what is shown
        of_name = {name: k for k, name in enumerate(names) if name is not None}
        pairs = [[k, of_name[name]] for k, name in enumerate(rests) if name in of_name]
        for row, pair in enumerate(pairs, size):
            rows.append([row] * 2)
            cells.append(pair)
            signs.append(sign[pair])
        rows, cells = (np.concatenate(of).astype(int) for of in (rows, cells))
        own = np.array([rows + shown.lines, self.number[cells], np.concatenate(signs)])
        with_these = shown.connected(self.number)
        self.apart = shown.entries[:, ~with_these]
        self.entries = np.concatenate([shown.entries[:, with_these], own], axis=1)

    def _unsafe(self):
        """Return the numbers of the lines that give away what is withheld along them."""
        closed = self._closed(self.number)
        hidden = closed[self.part]
        owner, part, size = self.owner[hidden], self.part[hidden], len(self.lines)
        many = np.bincount(owner, minlength=size)
        held = np.bincount(owner, self.counts[part], size)
        rest = np.bincount(owner, self.complements[part], size)
        nobody = np.bincount(owner, ~self.nobody[part], size) == 0
        return np.flatnonzero(~self._rule(many, held, rest, nobody, closed[self.total]))

    def _rule(self, many, held, rest, nobody, total):
        """Return whether lines give away nothing of what is withheld along them, each (lines,) or one.

        many: parts withheld; held, rest: people in them, and beside them; nobody: whether all may be shown if they are
        nobody; total: whether the total is withheld.
        """
        rest_safe = np.isnan(rest) | (rest >= self.limit) | (nobody & (rest < NOBODY))
        parts_safe = (many == 0) | (nobody & (held < NOBODY)) | ((many > 1) & (held >= self.limit) & rest_safe)
        # a hidden total is the sum of its parts, unless one of those is hidden too
        return np.where(total, many > 0, parts_safe)

    def hide_along(self):
        """Withhold the next smallest along each line until every line is safe by itself."""
        while True:
            changed = False
            hidden = self.hidden[self.number]
            self.begun = hidden[self.total] | (np.bincount(self.owner, hidden[self.part], len(self.lines)) > 0)
            for k in self._unsafe().tolist():
                changed |= self._hide_next(self.lines[k])
            if not changed:
                return

    def _closed(self, numbers):
        """Return whether cells are withheld and do not follow."""
        return self.hidden[numbers] & ~self.open[numbers]

    def _safe(self, line):
        parts = line.parts[self._closed(self.number[line.parts])]
        held, rest = self.counts[parts].sum(), self.complements[parts].sum()
        return self._rule(len(parts), held, rest, self.nobody[parts].all(), self._closed(self.number[line.total]))

    def _hide_next(self, line):
        """Withhold the smallest cells of a line that are still shown until it is safe; return whether any was."""
        changed = False
        while not self._safe(line):
            left = [c for c in (*line.parts.tolist(), line.total) if self._may_hide(self.number[c])]
            # nobody hides nobody; the total where no part is left; one where lines cross along which some are withheld
            left.sort(key=lambda c: (self.counts[c] < NOBODY, c == line.total, self._opens(c), self.counts[c], c))
            if not left:
                break
            self.hidden[self.number[left[0]]] = changed = True
            self.begun[self._lines_at(self.number[left[0]])] = True
        return changed

    def _opens(self, cell):
        """Return along how many lines a cell would be the first that is withheld."""
        return int((~self.begun[self._lines_at(self.number[cell])]).sum())

    def _lines_at(self, number):
        """Return the numbers of this table's lines that hold a cell."""
        if self.lines_at is None:
            cells = self.number[np.concatenate([self.part, self.total])]
            self.lines_at = _index(cells, np.concatenate([self.owner, np.arange(len(self.lines))]))
        return self.lines_at[number]

    def _may_hide(self, number):
        return not self.hidden[number] and not self.fixed[number]

    def hide_beside(self, patient):
        """Withhold for each cell that follows from all lines the smallest that is shown and nearest to it.

        Return whether there is more to do. patient: only one where several share a line, since it may serve all.
        """
        rows, cells, signs = self._withheld_entries()
        follow = np.zeros(self.size, bool)
        follow[determined(rows, cells, signs)] = True
        was_open, self.open = self.open, follow & ~self.secret
        best, blocked, fresh = self._nearest(), set(), []
        self.lost = np.flatnonzero(follow & self.secret)
        for cell in self.lost[best[self.lost] >= 0].tolist():
            other = int(best[cell])
            lines = {*self._lines_of(cell), *self._lines_of(other)}
            if not patient or blocked.isdisjoint(lines):
                blocked |= lines
                fresh.append(other)
        self.hidden[fresh] = True
        return bool(fresh) or (self.open & ~was_open).any()

    def _withheld_entries(self):
        """Return line, cell and sign of what is withheld along the lines."""
        rows, cells = self.entries[:2].astype(int)
        hidden = self.hidden[cells]
        return rows[hidden], cells[hidden], self.entries[2][hidden]

    def _nearest(self):
        """Return (size,) for each cell the smallest that may be withheld, as few lines away as there is one; -1."""
        rows, cells = self.entries[:2].astype(int)
        if not len(rows):
            return np.full(self.size, -1)
        people = np.zeros(self.size)
        people[self.number] = self.counts
        # nobody hides nobody
        order = np.lexsort((np.arange(self.size), people, people < NOBODY))
        rank = np.empty(self.size, int)
        rank[order] = np.arange(self.size)
        rank[self.hidden | self.fixed] = self.size
        rows = np.unique(rows, return_inverse=True)[1].ravel()
        while True:
            of_line = np.full(rows.max() + 1, self.size)
            np.minimum.at(of_line, rows, rank[cells])
            further = np.full(self.size, self.size)
            np.minimum.at(further, cells, of_line[rows])
            reached = (rank == self.size) & (further < self.size)
            if not reached.any():
                return np.append(order, -1)[rank]
            rank[reached] = further[reached]

    def _lines_of(self, cell):
        if self.lines_of is None:
            lines, cells = self.entries[:2].astype(int)
            self.lines_of = _index(cells, lines)
        return self.lines_of.get(cell, ())

    def in_the_way(self):
        """Return (m,) whether each cell is shown before, by its name, and beside one that nothing could hide."""
        rows, cells = self.entries[:2].astype(int)
        lost = np.zeros(self.size, bool)
        lost[self.lost] = True
        lines = np.zeros(int(rows.max(initial=-1)) + 1, bool)
        lines[rows[lost[cells]]] = True
        near = np.zeros(self.size, bool)
        near[cells[lines[rows]]] = True
        return (near & self.fixed & ~self.hidden)[self.number]

    def finish(self):
        """Hand on what was found; return (m,) whether each cell is withheld."""
        # what follows from this table alone may be shown in it, unless it tells something else
        follows = np.zeros(len(self.number), bool)
        follows[determined(*self._own_entries(self.hidden[self.number]))] = True
        may_show = self.open & ~self.forced
        shows = follows & may_show[self.number]
        # for later tables: of cells that are as many by chance all must follow
        free = np.isin(np.arange(self.size), self.number)
        free[self.number[~follows]] = False
        self.hidden &= ~(free & may_show)
        # what nothing could hide is known
        self.secret[self.lost] = False
        self.shown.keep(self.hidden, self.secret, np.concatenate([self.apart, self.entries], axis=1))
        return self.hidden[self.number] & ~shows

    def _own_entries(self, hidden):
        """Return line, cell (of this table) and sign of what is withheld along this table's lines."""
        size = len(self.lines)
        rows, cells = np.concatenate([self.owner, np.arange(size)]), np.concatenate([self.part, self.total])
        signs = np.repeat([1.0, -1.0], [len(self.owner), size])
        return rows[hidden[cells]], cells[hidden[cells]], signs[hidden[cells]]
