"""What a killed run leaves beside its output: the next run takes it away, and nothing else."""

import os
import platform
import signal
import sqlite3
import threading
from contextlib import closing

import pytest
from hostile_moments import Child, names_in, outcome
from hostile_plan import CRS, square

from spatial_demand.processing.begun import BegunFiles
from spatial_demand.processing.leftovers import MARK, PREFIX, remove_leftovers


def hidden(folder):
    """The hidden folders in a folder."""
    return sorted(name for name in names_in(folder) if name.startswith("."))


def begin(folder, name="result.gpkg"):
    """A run that has begun to write, and something of its draft."""
    begun = BegunFiles()
    with open(begun.begin(str(folder / name)), "wb") as file:
        file.write(b"half")
    return begun


def kill_at_work(folder, name="result.gpkg"):
    """Kill a run in the middle of its work."""

    def work():
        begun = begin(folder, name)
        os.kill(os.getpid(), signal.SIGKILL)
        return len(begun.drafts)

    assert Child(work).result() is None
    assert hidden(folder)


@pytest.fixture
def profile(plugin, memory):
    """Parameters of a crowd profile, but for where its results go."""
    plan = memory(f"Polygon?crs={CRS}", ["id:string"], [(square(0, 0, 900), ["a"])], "plan")
    units = memory(f"Polygon?crs={CRS}", ["population:double"], [(square(0, 0, 900), [9.0])], "units")
    everyone = ["everyone", "all", "Everyone", '"population"', '"population"']
    return {"DIVISIONS": plan, "DIVISION_ID": "id", "POPULATION": units, "INDICATORS": everyone}


def test_the_next_run_removes_what_killed_ones_left(profile, tmp_path):
    for name in ("result.gpkg", "result.gpkg", "other.csv"):
        kill_at_work(tmp_path, name)
    assert len(hidden(tmp_path)) == 1
    assert outcome("crowdprofile", {**profile, "OUTPUT": str(tmp_path / "result.gpkg")}) == ""
    assert names_in(tmp_path) == {"result.gpkg"}


def test_a_folder_of_a_run_that_lives_stays(profile, tmp_path):
    ready, through = os.pipe(), os.pipe()

    def work():
        begun = begin(tmp_path)
        os.write(ready[1], b".")
        os.read(through[0], 1)
        with open(begun.drafts[str(tmp_path / "result.gpkg")], "rb") as file:
            return file.read().decode()

    child = Child(work)
    os.read(ready[0], 1)
    (left,) = hidden(tmp_path)
    assert outcome("crowdprofile", {**profile, "OUTPUT": str(tmp_path / "result.gpkg")}) == ""
    assert hidden(tmp_path) == [left]
    os.write(through[1], b".")
    assert child.result() == "half"
    # it has ended without a word, and so is gone for good
    remove_leftovers(tmp_path)
    assert names_in(tmp_path) == {"result.gpkg"}


def test_folders_of_other_runs_in_the_same_process_stay(tmp_path):
    first, others = begin(tmp_path), []
    thread = threading.Thread(target=lambda: others.append(begin(tmp_path, "other.gpkg")))
    thread.start()
    thread.join()
    assert len(hidden(tmp_path)) == 2
    remove_leftovers(tmp_path)
    assert len(hidden(tmp_path)) == 2
    first.undo()
    assert len(hidden(tmp_path)) == 1
    others[0].undo()
    assert not hidden(tmp_path)


@pytest.mark.parametrize("mark", ["none", "empty", "no SQLite", "another machine", "a link"])
def test_what_is_in_doubt_stays(tmp_path, mark):
    folder = tmp_path / f"{PREFIX}abc"
    if mark == "a link":
        # what a dead run would have left, but elsewhere
        kill_at_work(tmp_path)
        os.rename(tmp_path / hidden(tmp_path)[0], tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    if mark in ("empty", "no SQLite"):
        (folder / MARK).write_text("" if mark == "empty" else "x" * 5000)
    elif mark == "another machine":
        with closing(sqlite3.connect(folder / MARK)) as base:
            base.execute("CREATE TABLE run AS SELECT ? AS machine", (f"{platform.node()}x",))
    begin(tmp_path).undo()
    assert (folder / "mine.txt").read_text() == "mine"


def test_a_folder_that_has_no_room_for_a_mark_is_written_to_all_the_same(profile, tmp_path, monkeypatch):
    connect = sqlite3.connect

    def full(path, *given, **more):
        if str(path).endswith(MARK):
            raise sqlite3.OperationalError("disk I/O error")
        return connect(path, *given, **more)

    monkeypatch.setattr("spatial_demand.processing.leftovers.sqlite3.connect", full)
    assert outcome("crowdprofile", {**profile, "OUTPUT": str(tmp_path / "result.gpkg")}) == ""
    assert names_in(tmp_path) == {"result.gpkg"}
