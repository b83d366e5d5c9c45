"""Who commutes: shares of age, income, ... among the commuters of each direction, band, and region (METHOD 2)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from .commuting import (
    ALL,
    BETWEEN,
    DIRECTIONS,
    HOME,
    INBOUND,
    OUTBOUND,
    OUTSIDE,
    SIDE_DIRECTIONS,
    WITHIN,
    WORK,
    nothing,
)
from .crowd import ABOVE_100, NO_BASE, WITHHELD, Groups
from .definitions import FLAG
from .withholding import NOBODY, ROUNDING, Line, Shown, names_of, repeated, withheld

EVERYBODY, EXTREME = "all", "extreme"
NO_AREA_SHARE = "area share is 0"
TABLE_COLUMNS = (
    "level",
    "division_id",
    "division_name",
    "side",
    "subset",
    "attribute",
    "label",
    "commuters",
    "base",
    "share",
    "lq",
    "withheld",
    "reason",
)


def subsets(trips, side, bands, extreme, place_ids):
    """Return [(name, (n,) bool)] of a side: all, its directions, bands, extreme, and from or to each outside place."""
    direction, band = trips.direction(), bands.of(trips.km)
    named = [(EVERYBODY, np.ones(len(trips.km), bool))]
    named += [(DIRECTIONS[d], direction == d) for d in SIDE_DIRECTIONS[side]]
    named += [(name, band == k) for k, name in enumerate(bands.names)]
    with np.errstate(invalid="ignore"):
        named.append((EXTREME, trips.km >= extreme))
    for k in range(trips.divisions, len(place_ids)):
        if side in (WORK, ALL):
            named.append((f"from:{place_ids[k]}", trips.home == k))
        if side in (HOME, ALL):
            named.append((f"to:{place_ids[k]}", trips.work == k))
    return named


def crowds(trips, values, wanted, rows, bands, extreme, place_ids, limit=0, stop=nothing, shown=None, patterns=None):
    """Return a long table with TABLE_COLUMNS.

    values: code -> (n,) of each record (FLAG: 0 is false, else true; COUNT: people; NaN unknown); wanted: Attributes;
    rows: crowd.Groups; limit: small-count limit k; stop: called between steps, may raise; shown:
    withholding.Shown. share in per cent of the base, the commuters of the subset whose attribute is known; lq against
    all commuters of the area.

    patterns: where commutes are groups of records, code -> what `people_with` gives of each pattern of attributes that
    a record has (needed for a limit alone), and values are what it gives of each group.
    """
    grouped = patterns is not None
    people = values
    if not grouped:
        people = {one.code: people_with(values[one.code], trips.commuters, one.kind == FLAG) for one in wanted}
    related = (trips.home < trips.divisions) | (trips.work < trips.divisions)
    area = Groups(rows.level[-1:], rows.ids[-1:], rows.names[-1:], np.ones((1, 1)))
    sides = []
    for side in (HOME, WORK, ALL):
        place = np.where(related, 0, OUTSIDE) if side == ALL else trips.end(side)
        sides.append(Side(side, place, area if side == ALL else rows, subsets(trips, side, bands, extreme, place_ids)))
    tables = {side.name: [] for side in sides}
    found = [
        [np.array([_sums(side, which, *people[one.code], stop) for _, which in side.subsets]) for side in sides]
        for one in wanted
    ]
    records = patterns if grouped and limit > 0 else people
    records = [records[one.code] for one in wanted]
    everything = _hidden(found, records, sides, bands, extreme, limit, stop, shown)
    for one, cells, hidden in zip(wanted, found, everything):
        # the share that all are held against: everybody of side all
        overall = np.nan if hidden[-1][0, 0] else _share(*cells[-1][0, :, 0])
        for side, of_side, hide in zip(sides, cells, hidden):
            tables[side.name].append(_table(of_side, hide, side, one, overall, hidden[-1][0, 0]))
    return pd.concat([t for of_side in tables.values() for t in of_side], ignore_index=True)[list(TABLE_COLUMNS)]


class Side(NamedTuple):
    """A side of commuting: the division (or OUTSIDE) it counts each record for, its rows, its subsets of records."""

    name: str
    place: np.ndarray
    rows: Groups
    subsets: list

    @property
    def names(self):
        """The names of the subsets."""
        return [name for name, _ in self.subsets]


def people_with(value, commuters, flag):
    """Return (commuters with an attribute, commuters of whom it is known), (n,) each.

    value (n,): NaN unknown; flag: whether it is true or false, else it counts people itself.
    """
    known = ~np.isnan(value)
    base = np.where(known, commuters, 0.0)
    return np.where(value != 0, base, 0.0) if flag else np.nan_to_num(value), base


def _sums(side, which, count, base, stop):
    """Return (count, base) of a subset of a side, each (rows,)."""
    stop()
    here = which & (side.place != OUTSIDE)
    return [side.rows.total(np.bincount(side.place[here], v[here], side.rows.divisions)) for v in (count, base)]


def _share(count, base):
    return 100.0 * count / base if base > 0 else np.nan


def _hidden(found, people, sides, bands, extreme, limit, stop, shown):
    """Return for each attribute, for each side, (subsets, rows) whether a cell is withheld.

    found: for each attribute, for each side, cells (subsets, 2, rows); people: for each, what `people_with` gives.
    """
    shapes = [(of_side.shape[0], of_side.shape[2]) for of_side in found[0]]
    if limit <= 0:
        return [[np.zeros(shape, bool) for shape in shapes] for _ in found]
    count, base = (
        np.array([np.concatenate([of_side[:, k, :].ravel() for of_side in cells]) for cells in found]) for k in (0, 1)
    )
    starts = np.cumsum([0, *(a * b for a, b in shapes)])
    numbers = [start + np.arange(a * b).reshape(a, b) for start, (a, b) in zip(starts, shapes)]
    # between one division and itself is nobody, as everyone knows: no cell to hide behind
    alone = sides[0].rows.divisions == 1
    lines = []
    for side, of_side in zip(sides, numbers):
        lines += _sums_shown(side, of_side, bands, extreme, [BETWEEN] if alone else [])
    lines += _same_people(sides, numbers)
    names = _Names(sides, numbers)
    shown = Shown() if shown is None else shown
    # a base that other attributes show would give a withheld base away: first what bases need, alike for all
    unknown, of_base, of_bases = np.full(base.shape[1], np.nan), [], {}
    for one in base:
        if one.tobytes() not in of_bases:
            # that nobody goes there is shown: it tells of nobody
            of_bases[one.tobytes()] = withheld(
                one, unknown, lines, limit, False, stop, True, names.of(one), shown=shown
            )
        of_base.append(of_bases[one.tobytes()])
    system = _System(count, base, np.array(of_base), lines, names)
    for members in _dimensions(people):
        system.add_dimension(members)
    for k, wholes in enumerate(_held(people)):
        for whole in wholes:
            system.add_rest(k, whole)
    hidden = system.withheld(limit, stop, shown)
    return [[own[of_side] for of_side in numbers] for own in hidden]


class _Names(NamedTuple):
    """Gives names to the cells of all sides, for withholding; numbers: of each side's cells (subsets, rows)."""

    sides: list
    numbers: list

    def of(self, values, area=True):
        """Return names of values (m,); area: also of those of side all, which are single numbers."""
        names = [
            names_of(values[of_side], side.rows.divisions if area or side.name != ALL else 0).ravel()
            for side, of_side in zip(self.sides, self.numbers)
        ]
        return np.concatenate(names)


class _System:
    """The cells of all attributes, (attributes, m) each, and of what they and their rests add up to."""

    def __init__(self, count, base, hidden_base, lines, names):
        """Begin with the counts, each held against its base."""
        self.base, self.hidden_base, self.lines = base, hidden_base, lines
        self.families, self.sums = [], []
        for own, whole, hide in zip(count, base, hidden_base):
            # nobody of nobody
            self._add(own, whole - own, hide, whole < NOBODY, names.of(own, area=False))
        self.names, self.nameless = names, np.full(base.shape[1], None)

    def _add(self, *family):
        self.families.append(family)
        return len(self.families) - 1

    def add_dimension(self, members):
        """Add that attributes (numbers), which exclude each other, and all others make up the base."""
        base, hide = self.base[members[0]], self.hidden_base[members[0]]
        counts = [self.families[k][0] for k in members]
        others = np.maximum(base - np.sum(counts, axis=0), 0.0)
        parts = [*members]
        if (others > ROUNDING * base).any():
            if len(members) == 1:
                return
            parts.append(self._add(others, base - others, hide, base < NOBODY, self.nameless))
        whole = self._add(base, np.full(len(base), np.nan), hide, True, self.names.of(base))
        self.sums.append((parts, whole))

    def add_rest(self, part, whole):
        """Add that everybody with one attribute has another: what is left of those is a crowd too."""
        rest = np.maximum(self.families[whole][0] - self.families[part][0], 0.0)
        self.sums.append(([part, self._add(rest, np.full(len(rest), np.nan), False, True, self.nameless)], whole))

    def withheld(self, limit, stop, shown):
        """Return (attributes, m) whether a cell is withheld."""
        size = self.base.shape[1]
        lines = repeated(self.lines, size, len(self.families))
        cells = np.arange(size)
        for parts, whole in self.sums:
            own = np.array(parts)[:, None] * size + cells
            lines += [Line(of, total) for of, total in zip(own.T, (cells + whole * size).tolist())]
        columns = (np.concatenate([np.broadcast_to(of, size) for of in column]) for column in zip(*self.families))
        counts, rests, already, nobody, names = columns
        found = withheld(counts, rests, lines, limit, already, stop, nobody, names, shown=shown)
        return found.reshape(-1, size)[: len(self.base)]


def _dimensions(people):
    """Return lists of attributes (numbers), each one in one of them: those of a list exclude each other."""
    lists = []
    for k, (count, base) in enumerate(people):
        for members in lists:
            others = [people[m] for m in members]
            alike = (others[0][1] == base).all()
            if alike and all(((count == 0) | (other == 0)).all() for other, _ in others) and count.any():
                members.append(k)
                break
        else:
            lists.append([k])
    return lists


def _held(people):
    """Return for each attribute those (numbers) that everybody with it has too, and not the other way round."""
    return [
        [
            w
            for w, (whole, other) in enumerate(people)
            if w != k and (other == base).all() and (count <= whole).all() and (count < whole).any()
        ]
        for k, (count, base) in enumerate(people)
    ]


def _sums_shown(side, numbers, bands, extreme, empty):
    """Return the Lines of a side: divisions in each subset, and subsets in each row."""
    names = side.names
    lines = [Line(of[line.parts], int(of[line.total])) for of in numbers for line in side.rows.lines()]
    directions = [DIRECTIONS[d] for d in SIDE_DIRECTIONS[side.name] if d not in empty]
    groups = [(EVERYBODY, directions), (EVERYBODY, bands.names)]
    groups.append((DIRECTIONS[INBOUND], [name for name in names if name.startswith("from:")]))
    groups.append((DIRECTIONS[OUTBOUND], [name for name in names if name.startswith("to:")]))
    edges = (0.0, *bands.limits)
    if extreme in edges:
        groups.append((EXTREME, bands.names[edges.index(extreme) : -1]))
    for total, parts in groups:
        if total not in names or not parts:
            continue
        at = [names.index(name) for name in parts]
        lines += [Line(numbers[at, row], int(numbers[names.index(total), row])) for row in range(numbers.shape[1])]
    return lines


def _same_people(sides, numbers):
    """Return Lines that tie the cells of the same people: those within on both sides, the area's in side all."""
    home, work, every = sides
    one, other = (of[side.names.index(DIRECTIONS[WITHIN])] for side, of in ((home, numbers[0]), (work, numbers[1])))
    pairs = list(zip(one, other))
    if home.rows.divisions == 2:
        # who goes from the first to the second comes to the second from the first
        at = (home.names.index(DIRECTIONS[BETWEEN]), work.names.index(DIRECTIONS[BETWEEN]))
        pairs += [(numbers[0][at[0], a], numbers[1][at[1], b]) for a, b in ((0, 1), (1, 0))]
    for side, of_side in ((home, numbers[0]), (work, numbers[1])):
        shared = [DIRECTIONS[d] for d in SIDE_DIRECTIONS[side.name]]
        shared += [name for name in side.names if name.startswith(("from:", "to:"))]
        pairs += [(of_side[side.names.index(n), -1], numbers[2][every.names.index(n), 0]) for n in shared]
    return [Line(np.array([a]), int(b)) for a, b in pairs]


def _table(cells, hidden, side, one, overall, overall_hidden):
    level, ids, division_names, names = side.rows.level, side.rows.ids, side.rows.names, side.names
    size, count, base, hide = len(ids), cells[:, 0, :].ravel(), cells[:, 1, :].ravel(), hidden.ravel()
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(base > 0, 100.0 * count / base, np.nan)
        # a count may be above the commuters of its records
        above, all_above = (part > 100.0 * (1 + ROUNDING) for part in (share, overall))
        share[above] = np.nan
        lq = np.where((overall > 0) & (not all_above), share / overall, np.nan)
    reason = np.full(len(count), None, object)
    reason[np.isnan(lq)] = WITHHELD if overall_hidden else ABOVE_100 if all_above else NO_AREA_SHARE
    reason[above] = ABOVE_100
    reason[~(base > 0)] = NO_BASE
    reason[hide] = WITHHELD
    return pd.DataFrame(
        {
            "level": np.tile(level, len(names)),
            "division_id": np.tile(ids, len(names)),
            "division_name": np.tile(division_names, len(names)),
            "side": side.name,
            "subset": np.repeat(np.array(names, object), size),
            "attribute": one.code,
            "label": one.label,
            "commuters": np.where(hide, np.nan, count),
            "base": np.where(hide, np.nan, base),
            "share": np.where(hide, np.nan, share),
            "lq": np.where(hide, np.nan, lq),
            "withheld": hide,
            "reason": reason,
        }
    )
