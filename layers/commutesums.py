"""Many located commutes added up as they are read, in memory that depends on the number of groups alone."""

import contextlib
import os
import tempfile
import weakref
from functools import cached_property

import numpy as np
from qgis.core import QgsProcessingUtils

from .added import Added, by_key
from .columns import is_count
from .commutecells import merged, of_groups
from .commutegroups import ENDS, STEP, Reduction, edges_at, edges_between, mean_in_step, people_in_steps
from .messages import Refusal, stop_if_cancelled, tr

RECORD = np.dtype([("home", "<i4"), ("work", "<i4"), ("km", "<f8"), ("commuters", "<f8")])
AT_ONCE = 200_000  # records looked through between two looks at whether the user cancelled
CELLS = 2_000_000  # steps of all divisions, where those need not be finer than FINE
FINE = 0.01  # km


class CellSums:
    """Sums over the other ends in each of Cells whose distance lies between the same edges (k,) in km."""

    def __init__(self, cells, edges, feedback):
        """Take commutecells.Cells."""
        self.cells, self.edges, self.feedback = cells, edges, feedback
        self.sums = Added(merged, 5)

    def add(self, piece):
        """Add the records of a commutes.Piece with its ends."""
        column, row, km, commuters = self.cells.of(piece, self.feedback)
        self.sums.add(np.array([column, row, _steps(km, self.edges), commuters, commuters * np.nan_to_num(km)]))

    def result(self):
        """Return what Cells.of gives of single records, of groups of those."""
        return of_groups(self.sums.all(), self.edges)


def _steps(km, edges):
    """(n,) between which edges each distance lies; after all those, the number of unknown ones."""
    return np.where(np.isnan(km), len(edges) + 1, np.searchsorted(edges, km, side="right"))


class GroupSums:
    """Sums over the records of each group: home, work, and which of the asked limits the distance lies between."""

    def __init__(self, wanted, divisions, places, feedback):
        """Take commutes.Wanted, and how many of the places are divisions."""
        self.wanted, self.places, self.feedback = wanted, places, feedback
        self.edges = edges_at(wanted.limits)
        self.unknown = len(self.edges) + 1
        self.groups = Added(by_key, 4 + 2 * len(wanted.attributes))
        self.cells = None if wanted.cells is None else CellSums(wanted.cells, self.edges, feedback)
        self.bad = dict.fromkeys(wanted.attributes, 0)
        self.patterns = set()
        self.finder = Beside(edges_for(wanted.limits, divisions), divisions, feedback) if wanted.distances else None

    def add(self, piece):
        """Add the records of a commutes.Piece."""
        stop_if_cancelled(self.feedback)
        key = (piece.home * self.places + piece.work) * (self.unknown + 1) + _steps(piece.km, self.edges)
        sums = [np.ones(len(key)), piece.commuters, piece.commuters * np.nan_to_num(piece.km)]
        values = {asked: self._usable(piece.attributes[asked[0]], asked) for asked in self.wanted.attributes}
        for (_, flag), value in values.items():
            sums += self.wanted.people_with(value, piece.commuters, flag)
        if self.wanted.related and values:
            somebody = piece.commuters > 0
            self._note_patterns([value[somebody] for value in values.values()])
        self.groups.add(np.array([key, *sums]))
        if self.cells is not None:
            self.cells.add(piece)
        if self.finder is not None:
            self.finder.add(piece)

    def _usable(self, value, asked):
        """Return an attribute's values (n,) as float64, of a count NaN where it is none."""
        value = value.astype("float64")
        bad = np.zeros(len(value), bool) if asked[1] else ~np.isnan(value) & ~is_count(value)
        self.bad[asked] += int(bad.sum())
        value[bad] = np.nan
        return value

    def _note_patterns(self, values):
        """Note which of the attributes records have: 1, have not: 0, or of which it is unknown: -1."""
        import pandas as pd

        has = pd.DataFrame({k: np.where(np.isnan(v), -1, v != 0) for k, v in enumerate(values)})
        self.patterns.update(map(tuple, has.drop_duplicates().to_numpy().tolist()))

    def result(self):
        """Return (home, work, km, commuters), (n,) each, and the Reduction."""
        key, times, commuters, way, *people = self.groups.all()
        pair, step = np.divmod(key.astype("int64"), self.unknown + 1)
        home, work = np.divmod(pair, self.places)
        km = mean_in_step(way, commuters, np.where(step == self.unknown, np.nan, step), self.edges)
        asked = self.wanted.attributes
        has = np.array(sorted(self.patterns)).reshape(len(self.patterns), len(asked)).T
        reduction = Reduction(
            times.astype("int64"),
            dict(zip(asked, zip(people[::2], people[1::2]))),
            dict(zip(asked, zip((has > 0).astype(float), (has >= 0).astype(float)))),
            self.bad,
            self.finder,
            None if self.cells is None else self.cells.result(),
        )
        return (home, work, km, commuters), reduction


def edges_for(limits, divisions):
    """Return the edges of steps so fine that few records lie in one, as far as many divisions leave room."""
    return edges_between(limits, min(STEP, max(FINE, FINE * 10_000 * divisions / CELLS)))


class Beside:
    """The single records of many commutes, beside memory: a finder of analysis.commuting.Trips.

    Places, km and commuters of each wait in a temporary file, which goes with this object, or with the process.
    To read the layer, and to place and measure its records, once more would take as long as the first time.
    """

    def __init__(self, edges, divisions, feedback):
        """Take the edges of the steps (k,) in km."""
        self.edges, self.divisions, self.feedback = edges, divisions, feedback
        # where users may have QGIS keep what does not stay
        self.folder = QgsProcessingUtils.tempFolder()
        with self._refusing():
            self.file = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 it stays open as long as this object
        weakref.finalize(self, self.file.close)

    def add(self, piece):
        """Keep those records of a commutes.Piece that a median can be of."""
        asked = (piece.home < self.divisions) | (piece.work < self.divisions)
        asked &= ~np.isnan(piece.km) & (piece.commuters > 0)
        records = np.empty(int(asked.sum()), RECORD)
        for name in RECORD.names:
            records[name] = getattr(piece, name)[asked]
        with self._refusing():
            self.file.write(records.tobytes())
            self.file.flush()

    @contextlib.contextmanager
    def _refusing(self):
        """Say in words what the folder does not take."""
        try:
            yield
        except OSError as problem:
            raise Refusal(
                tr(
                    "The commutes cannot be kept in the folder for temporary files '{path}' ({reason}): make room on "
                    "its disk, or choose another folder in QGIS's options (Processing, General)."
                ).format(path=self.folder, reason=os.strerror(problem.errno or 0))
            ) from problem

    def _records(self):
        """Yield the records, some at a time."""
        self.file.seek(0)
        data = self.file.read(AT_ONCE * RECORD.itemsize)
        while data:
            stop_if_cancelled(self.feedback)
            yield np.frombuffer(data, RECORD)
            data = self.file.read(AT_ONCE * RECORD.itemsize)

    @cached_property
    def _people(self):
        size = self.divisions, len(self.edges) + 1
        sums = {end: np.zeros(size) for end in ENDS}
        for records in self._records():
            step = np.searchsorted(self.edges, records["km"], side="right")
            for end in ENDS:
                sums[end] += people_in_steps(records[end], step, records["commuters"], *size)
        return sums

    def people(self, end):
        """Return (divisions, steps) the commuters of an end, ENDS, in each step of distance."""
        return self._people[end]

    def nearest(self, targets):
        """Return (home, work, km, commuters), (n,) each, of the records in steps [(end, division, step)]."""
        # one more for all that is no division
        asked = {end: np.zeros((self.divisions + 1, len(self.edges) + 1), bool) for end in ENDS}
        for end, division, step in targets:
            asked[end][division, step] = True
        found = [np.empty(0, RECORD)]
        for records in self._records():
            step = np.searchsorted(self.edges, records["km"], side="right")
            here = [asked[end][np.minimum(records[end], self.divisions), step] for end in ENDS]
            found.append(records[here[0] | here[1]])
        found = np.concatenate(found)
        return tuple(found[name] for name in RECORD.names)
