"""Runs from the dock that end at a bad moment: the study of the last run is whole, nothing is left, the next run works.

MOMENTS=20 in the environment tries twenty times as many moments as `make test` does.
"""

import os
import random
import resource
import sqlite3
import time
from contextlib import closing

import pytest
from hostile_moments import is_sentence, names_in, rows_of
from qgis.PyQt.QtCore import QCoreApplication

TIMES = int(os.environ.get("MOMENTS", "1"))


def cancel(study, project, divisions):
    study.cancel()
    return {"cancelled", "done"}


def remove_the_divisions(study, project, divisions):
    project.removeMapLayer(divisions)
    return {"failed", "done"}


def close_the_project(study, project, divisions):
    project.clear()
    return {"failed", "done"}


def close_the_dock(study, project, divisions):
    study.stop()
    return {"done"}


@pytest.fixture
def older(given, project, tmp_path, ended):
    """The file of a study that was run before, and its rows."""
    path = tmp_path / "a.gpkg"
    end, outcome, _ = ended(given(), str(path), False, project)
    assert end == "done", outcome
    return path, rows_of(path), outcome.seconds


@pytest.mark.parametrize("act", [cancel, remove_the_divisions, close_the_project, close_the_dock])
def test_whatever_happens_while_it_runs(study, project, open_sample, given, older, listen, spin, ended, act):
    from spatial_demand.ui.background import RUNNING

    path, tables, seconds = older
    chance = random.Random(act.__name__)
    for _ in range(TIMES):
        told, parameters = listen(study), given(TOTAL='"population" * 2')
        assert study.start(parameters, str(path), False, project) == ""
        last = time.monotonic() + chance.uniform(0, 1.1 * seconds)
        while time.monotonic() < last:
            QCoreApplication.processEvents()
            time.sleep(0.002)
        ends = act(study, project, parameters["DIVISIONS"])
        spin(lambda: not study.running and not RUNNING)
        assert {end for end, _ in told.ends} <= ends
        assert all(end != "failed" or is_sentence(said) for end, said in told.ends), told.ends
        assert names_in(path.parent) == {"a.gpkg"}
        done = [end for end, _ in told.ends] == ["done"]
        assert (rows_of(path) == tables) != done
        project.clear()
        open_sample(project)
        end, outcome, _ = ended(given(), str(path), False, project)
        assert end == "done", outcome
        assert rows_of(path) == tables


def test_a_full_disk_is_one_sentence_and_leaves_the_last_study(study, project, given, older, ended):
    path, tables, _ = older
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for part in (0.1, 0.6):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(part * path.stat().st_size), hard))
        try:
            end, said, _ = ended(given(), str(path), False, project)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert end == "failed"
        assert is_sentence(said), said
        assert "room on" in said
        assert rows_of(path) == tables
        assert names_in(path.parent) == {"a.gpkg"}


def test_a_study_that_another_program_has_locked_is_replaced_or_stays(study, project, given, older, ended):
    path, tables, _ = older
    with closing(sqlite3.connect(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        end, said, _ = ended(given(TOTAL='"population" * 2'), str(path), False, project)
        assert end == "done", said
    assert rows_of(path) != tables
    assert names_in(path.parent) == {"a.gpkg"}
