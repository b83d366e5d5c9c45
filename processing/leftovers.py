"""What runs leave behind that were killed: drafts in hidden folders, removed where their process surely is gone."""

import contextlib
import os
import platform
import shutil
import sqlite3
import tempfile

PREFIX = ".spatial_demand-"
MARK = ".running"  # in each such folder: a SQLite file that names the machine, and is locked as long as the run lives


class HiddenFolder:
    """A folder of a run's own, marked as such until it is removed."""

    def __init__(self, beside):
        """Make it in a folder. Raises OSError."""
        self.path = tempfile.mkdtemp(prefix=PREFIX, dir=beside)
        self.mark = None
        # a disk that is full or knows no locks has no marks: what a killed run leaves there is left to its owner
        with contextlib.suppress(sqlite3.Error):
            # runs are begun, kept and undone on threads of QGIS's choice
            self.mark = sqlite3.connect(os.path.join(self.path, MARK), check_same_thread=False, isolation_level=None)
            # one file, on which nobody waits
            self.mark.execute("PRAGMA journal_mode = MEMORY")
            self.mark.execute("PRAGMA synchronous = OFF")
            # the lock stays after the row is written, and the system lifts it when the process ends, however it does
            self.mark.execute("PRAGMA locking_mode = EXCLUSIVE")
            self.mark.execute("CREATE TABLE run AS SELECT ? AS machine", (platform.node(),))

    def remove(self):
        """Remove it with all that is in it."""
        if self.mark is not None:
            self.mark.close()
        shutil.rmtree(self.path, ignore_errors=True)


def remove_leftovers(folder):
    """Remove the hidden folders of runs on this machine whose process is gone; others, and those in doubt, stay."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        left = [one.path for one in entries if one.name.startswith(PREFIX) and one.is_dir(follow_symlinks=False)]
        for path in filter(_is_left, left):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(path):
    """Whether a run on this machine marked a folder, and has ended since."""
    mark = os.path.join(path, MARK)
    if not platform.node() or not os.path.isfile(mark):
        return False
    try:
        with contextlib.closing(sqlite3.connect(mark, timeout=0)) as base:
            return base.execute("SELECT machine FROM run").fetchall() == [(platform.node(),)]
    except sqlite3.Error:
        # locked by a run that lives, or not marked yet, or not by us
        return False
