"""A run that fails, is cancelled or killed at any moment leaves what was there before whole, and says why.

MOMENTS=20 in the environment tries twenty times as many moments as `make test` does; `-s` shows how many of what kind.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from hostile_moments import (
    Child,
    contents,
    every_algorithm,
    is_sentence,
    names_in,
    outcome,
    places,
    rows_of,
    small_disk,
    table_in,
)

TIMES = int(os.environ.get("MOMENTS", "1"))
NOBODY = 65534
DISK, ROOM = 4_000_000, {"gpkg": 200_000, "table": 200_000, "csv": 12_000}  # bytes
CANCELLED = "Cancelled: nothing was written."
# a study of one step
SMALL = {"LEAVE_OUT": "change,bands,flows,commuters,commute_map,demand,circles,industry,chain,products"}


@pytest.fixture(scope="module")
def tally():
    """Counts what was tried, by kind and end."""
    counts = Counter()
    yield counts
    for (kind, end), times in sorted(counts.items()):
        print(f"\n{kind}: {end}: {times}", end="")


@pytest.fixture(scope="module")
def every(plugin, memory, tmp_path_factory):
    """Every algorithm -> (its parameters, the names of its outputs)."""
    return every_algorithm(plugin.provider, memory, tmp_path_factory.mktemp("inputs"))


@pytest.fixture
def folder(tmp_path):
    """An empty folder for results."""
    folder = tmp_path / "results"
    folder.mkdir()
    return folder


def fewer(parameters):
    """Return parameters that give another result, of the crowd profile."""
    return {**parameters, "TOTAL": '"population" * 2'}


def cancelling(at):
    """Return a feedback that is cancelled at the so-manieth call of a function."""
    from qgis.core import QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        calls = 0

        def count(self, frame, event, argument):
            if event == "call":
                self.calls += 1
                if self.calls == at:
                    self.cancel()

    return Feedback(False)


def counted(work, feedback):
    """Do the work while a feedback counts its calls; return what it returns."""
    sys.setprofile(feedback.count)
    try:
        return work()
    finally:
        sys.setprofile(None)


def test_a_cancel_at_any_moment_of_every_algorithm(every, folder, tally):
    chance = random.Random(1)
    for algorithm, (parameters, outputs) in sorted(every.items()) * TIMES:
        files = places(folder, outputs)
        for path in files.values():
            Path(path).write_bytes(b"what was there")
        before, at = contents(folder), int(10 ** chance.uniform(1, 5.3))
        feedback = cancelling(at)
        said = counted(lambda: outcome(algorithm, {**parameters, **files}, feedback), feedback)  # noqa: B023
        assert said in ("", CANCELLED), (algorithm, at)
        if said:
            assert contents(folder) == before, (algorithm, at)
        else:
            assert names_in(folder) == set(before), (algorithm, at)
            assert all(rows_of(path) for path in files.values() if path.endswith("gpkg")), (algorithm, at)
        tally[f"cancelled, {algorithm}", said or "was through"] += 1
        for path in files.values():
            os.remove(path)


FORMATS = ("gpkg", "geojson", "csv", "table", "kml", "gml", "tab", "xlsx", "ods")


@pytest.mark.parametrize("end", FORMATS)
def test_a_full_disk_at_any_byte(every, folder, tally, end):
    chance, older = random.Random(end), {}
    algorithm = "crowdprofile"
    parameters, _ = every[algorithm]
    path = folder / f"result.{'gpkg' if end == 'table' else end}"
    given = {**parameters, "OUTPUT": table_in(path, "new", True) if end == "table" else str(path)}
    if end == "table":
        older = {**parameters, "OUTPUT": table_in(path, "other", True)}
        assert Child(lambda: outcome(algorithm, older)).result() == ""
    assert Child(lambda: outcome(algorithm, fewer(given))).result() == ""
    kept, size = contents(folder), path.stat().st_size
    assert Child(lambda: outcome(algorithm, given)).result() == ""
    right = contents(folder)
    tables = rows_of(path) if path.suffix == ".gpkg" else None
    for _ in range(TIMES):
        restore(folder, kept)
        was = rows_of(path) if tables else None
        room = chance.randint(0, int(1.05 * size))
        said = Child(lambda: outcome(algorithm, given), room=room).result()
        styled = [name for name in names_in(folder) if name.endswith(".qml")]
        assert names_in(folder) in (set(right), set(right) - {"result.qml"}), (end, room)
        assert all((folder / name).read_bytes().endswith(b"</qgis>\n") for name in styled), (end, room)
        if said:
            assert is_sentence(said), said
            if end == "table":
                assert rows_of(path) == was, (room, said)
            else:
                assert contents(folder) == kept, (room, said)
        elif tables:
            assert rows_of(path) == tables, room
        else:
            # the packed formats hold the time too
            rows = [name for name in right if not name.endswith((".qml", ".xlsx", ".ods"))]
            assert [contents(folder)[name] for name in rows] == [right[name] for name in rows], room
        tally[f"full disk, {end}", "said" if said else "room enough"] += 1


def restore(folder, files):
    """Put a folder's files back as they were."""
    for name in names_in(folder) - set(files):
        (folder / name).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("end", ["gpkg", "csv", "table"])
def test_a_disk_that_has_no_room_left(every, folder, tally, end):
    chance = random.Random(end)
    parameters, _ = every["crowdprofile"]
    path = folder / f"result.{'gpkg' if end == 'table' else end}"
    given = {**parameters, "OUTPUT": table_in(path, "new", True) if end == "table" else str(path)}

    def work(left):
        try:
            small_disk(folder, DISK)
        except OSError as error:
            return f"no disk: {error}"
        assert outcome("crowdprofile", fewer(given)) == ""
        free = shutil.disk_usage(folder).free
        (folder / "others").write_bytes(b"x" * (free - left))
        before = {name: content for name, content in contents(folder).items() if not name.startswith(".")}
        was = rows_of(path) if end == "table" else None
        said = outcome("crowdprofile", given)
        assert not said or (rows_of(path) == was if was else contents(folder) == before), (left, said)
        assert names_in(folder) <= set(before)
        assert said or end == "csv" or rows_of(path) != was
        return said

    for _ in range(TIMES):
        left = chance.randint(0, ROOM[end])
        said = Child(lambda: work(left)).result()  # noqa: B023
        if said.startswith("no disk"):
            pytest.skip(said)
        assert not said or is_sentence(said), said
        tally[f"no room left, {end}", "said" if said else "room enough"] += 1


def test_a_full_disk_in_a_study(every, folder, tally, monkeypatch):
    chance = random.Random(2)
    monkeypatch.setattr("tempfile.tempdir", str(folder.parent))
    files = places(folder, every["study"][1])
    given = {**every["study"][0], **SMALL, **files}
    assert Child(lambda: outcome("study", given)).result() == ""
    before, tables = contents(folder), rows_of(files["STUDY"])
    size = os.path.getsize(files["STUDY"])
    for _ in range(2 * TIMES):
        room = chance.randint(0, int(1.2 * size))
        said = Child(lambda: outcome("study", given), room=room).result()
        assert not said or is_sentence(said), said
        if said:
            assert contents(folder) == before, (room, said)
        else:
            assert rows_of(files["STUDY"]) == tables, room
            before = contents(folder)
        tally["full disk, study", "said" if said else "room enough"] += 1


@pytest.mark.parametrize("algorithm", ["crowdprofile", "study", "tables"])
def test_a_run_that_is_killed(every, folder, tally, algorithm):
    chance, tables = random.Random(algorithm), algorithm == "tables"
    algorithm = "crowdprofile" if tables else algorithm
    parameters, outputs = every[algorithm]
    if algorithm == "study":
        parameters, outputs = {**parameters, **SMALL}, ("STUDY",)
    files = places(folder, outputs)
    if tables:
        files = {name: table_in(folder / "all.gpkg", name.lower(), name == "OUTPUT") for name in outputs}
        assert Child(lambda: outcome(algorithm, {**parameters, "OUTPUT": str(folder / "all.gpkg")})).result() == ""
    first = Child(lambda: outcome(algorithm, {**parameters, **files}))
    assert first.result() == ""
    old = {name: rows_of(folder / name) for name in names_in(folder) if name.endswith("gpkg")}
    changed = fewer({**parameters, **files})
    second = Child(lambda: outcome(algorithm, changed))
    assert second.result() == ""
    new = {name: rows_of(folder / name) for name in names_in(folder) if name.endswith("gpkg")}
    assert old != new
    known = names_in(folder)
    for turn in range(2 * TIMES):
        given = (changed, {**parameters, **files})[turn % 2]
        child = Child(lambda: outcome(algorithm, given))  # noqa: B023
        timer = threading.Timer(chance.uniform(0, 1.1 * second.seconds), child.kill)
        timer.start()
        said = child.result()
        timer.cancel()
        assert said in ("", None)
        for name, rows in old.items():
            assert rows_of(folder / name) in (rows, new[name]), name
        # what the killed one was at lies in a hidden folder
        assert names_in(folder, hidden=False) == known
        tally[f"killed, {'tables' if tables else algorithm}", "was through" if said == "" else "killed"] += 1
    # and the next one is not troubled by it
    assert Child(lambda: outcome(algorithm, changed)).result() == ""
    assert {name: rows_of(folder / name) for name in old} == new


@pytest.mark.parametrize("same", [False, True])
def test_two_runs_at_once(every, folder, tally, same):
    parameters, _ = every["crowdprofile"]
    paths = [folder / "all.gpkg"] * 2 if same else [folder / "one.gpkg", folder / "two.gpkg"]
    for turn in range(TIMES):
        if same and turn % 2 == 0:
            older = {**parameters, "OUTPUT": table_in(paths[0], "older", True)}
            assert Child(lambda: outcome("crowdprofile", older)).result() == ""  # noqa: B023
        works = [
            {**fewer(parameters), "OUTPUT": table_in(paths[0], "a", True), "TABLE": table_in(paths[0], "b")},
            {**parameters, "OUTPUT": table_in(paths[1], "c", True), "TABLE": table_in(paths[1], "d")},
        ]
        children = [Child(lambda given=given: outcome("crowdprofile", given)) for given in works]
        said = [child.result() for child in children]
        assert said == ["", ""]
        found = {**rows_of(paths[0]), **rows_of(paths[1])}
        assert set(found) == ({"older"} if same else set()) | set("abcd")
        if same:
            assert found["c"] == found["older"] != found["a"]
        assert names_in(folder) == {path.name for path in paths}
        tally["two at once", "one file" if same else "two files"] += 1


def test_two_runs_at_once_in_one_qgis(plugin, every, folder, tally):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    parameters, _ = every["crowdprofile"]
    path = folder / "all.gpkg"
    works = [
        {**fewer(parameters), "OUTPUT": table_in(path, "a", True), "TABLE": table_in(path, "b")},
        {**parameters, "OUTPUT": table_in(path, "c", True), "TABLE": table_in(path, "d")},
    ]

    def both():
        runs, done = [], {}
        for given in works:
            algorithm, context = plugin.provider.algorithm("crowdprofile").create(), QgsProcessingContext()
            feedback = QgsProcessingFeedback(False)
            assert algorithm.prepare(given, context, feedback)
            runs.append((algorithm, given, context, feedback))

        def work(k):
            algorithm, *rest = runs[k]
            done[k] = algorithm.runPrepared(*rest)

        threads = [threading.Thread(target=work, args=(k,)) for k in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for algorithm, _, context, feedback in runs:
            algorithm.postProcess(context, feedback)
        return sorted(done)

    older = {**parameters, "OUTPUT": table_in(path, "older", True)}
    assert Child(lambda: outcome("crowdprofile", older)).result() == ""
    for _ in range(TIMES):
        assert Child(both).result() == [0, 1]
        found = rows_of(path)
        assert set(found) == {"older", *"abcd"}
        assert found["c"] == found["older"] != found["a"]
        assert names_in(folder) == {path.name}
        tally["two at once", "one file, two threads"] += 1


HOLDER = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def hold():
    """A function (path) that has another process lock a GeoPackage for itself alone."""
    holders = []

    def hold(path):
        words = [sys.executable, "-c", HOLDER, str(path)]
        holders.append(subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        assert holders[-1].stdout.readline() == b"held\n"
        return holders[-1]

    yield hold
    for holder in holders:
        holder.communicate(timeout=30)


def test_a_file_that_another_program_has_locked(every, folder, tally, hold, monkeypatch):
    parameters, _ = every["crowdprofile"]
    path = folder / "all.gpkg"
    table = {**parameters, "OUTPUT": table_in(path, "mine", True)}
    assert Child(lambda: outcome("crowdprofile", table)).result() == ""
    before = rows_of(path)
    holder = hold(path)
    monkeypatch.setattr("spatial_demand.layers.studyfile.PATIENCE", 0)
    said = Child(lambda: outcome("crowdprofile", fewer(table))).result()
    assert is_sentence(said)
    assert str(path) in said and "locked" in said and "close" in said
    holder.communicate()
    assert rows_of(path) == before
    # a file that is written anew takes the place of the one that is locked
    holder = hold(path)
    assert Child(lambda: outcome("crowdprofile", {**fewer(parameters), "OUTPUT": str(path)})).result() == ""
    assert set(rows_of(path)) == {"all"}
    holder.communicate()
    assert set(rows_of(path)) == {"all"}
    assert names_in(folder) == {"all.gpkg"}
    tally["locked", "table refused, file replaced"] += 1


@pytest.fixture
def nobodys():
    """A folder that also another user than this one may get to, and the id of one who is no administrator."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    inner = folder / "results"
    inner.mkdir()
    yield inner, NOBODY if os.geteuid() == 0 else None
    inner.chmod(0o777)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written(every, nobodys, tally):
    folder, user = nobodys
    for algorithm, older in product(("crowdprofile", "study"), (False, True)):
        parameters, outputs = every[algorithm]
        if algorithm == "study":
            parameters = {**parameters, **SMALL}
        files = places(folder, outputs)
        folder.chmod(0o777)
        for path in files.values() if older else ():
            Path(path).write_bytes(b"what was there")
        before = contents(folder)
        folder.chmod(0o555)
        said = Child(lambda: outcome(algorithm, {**parameters, **files}), user=user).result()  # noqa: B023
        assert is_sentence(said)
        assert str(folder) in said
        assert "choose another" in said
        assert contents(folder) == before
        tally["read-only folder", "said"] += 1


def test_where_one_file_cannot_be_put_in_its_place_none_is(every, folder, monkeypatch):
    from spatial_demand.processing import begun

    parameters, outputs = every["crowdprofile"]
    files = places(folder, outputs)
    for path in files.values():
        Path(path).write_bytes(b"what was there")
    before, put = contents(folder), os.replace
    moved = []

    def second_fails(made, place):
        # what puts the first one back may
        if not made.endswith(".older"):
            moved.append(place)
            if len(moved) == 2:
                raise PermissionError(13, "the file is in use")
        put(made, place)

    monkeypatch.setattr(begun.os, "replace", second_fails)
    said = outcome("crowdprofile", {**parameters, **files})
    assert len(moved) == 2
    assert is_sentence(said)
    assert moved[1] in said and "in use" in said
    assert contents(folder) == before


def test_what_a_killed_run_left_does_not_matter(every, folder):
    parameters, _ = every["crowdprofile"]
    path = folder / "result.gpkg"
    assert outcome("crowdprofile", {**fewer(parameters), "OUTPUT": str(path)}) == ""
    path.write_bytes(path.read_bytes()[:5000])
    (folder / "result.gpkg-journal").write_bytes(b"left")
    assert outcome("crowdprofile", {**parameters, "OUTPUT": str(path)}) == ""
    assert set(rows_of(path)) == {"result"}


@pytest.mark.parametrize("table", [False, True])
def test_the_file_is_loaded_from_its_place(plugin, every, folder, table):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputLayerDefinition, QgsProject

    path, project = folder / "it's all.gpkg", QgsProject()
    value = table_in(str(path).replace("'", "\\'"), "mine", True) if table else str(path)
    place = QgsProcessingOutputLayerDefinition(value, project)
    for times in (1, 2):
        context = QgsProcessingContext()
        algorithm = plugin.provider.algorithm("crowdprofile").create()
        given = {**every["crowdprofile"][0], "OUTPUT": place}
        results, fine = algorithm.run(given, context, QgsProcessingFeedback(False))
        assert fine
        (loaded,) = context.layersToLoadOnCompletion()
        assert loaded == results["OUTPUT"]
        assert loaded.startswith(str(path))
        assert context.layerToLoadOnCompletionDetails(loaded).project is project
        layer = context.getMapLayer(loaded)
        assert layer.featureCount() == 6
        assert names_in(folder) == {path.name}, times


def test_a_layer_that_has_the_older_file_open_stays_as_it_is(every, folder):
    from qgis.core import QgsVectorLayer

    parameters, _ = every["crowdprofile"]
    path = str(folder / "result.gpkg")
    assert outcome("crowdprofile", {**parameters, "OUTPUT": path}) == ""
    older = QgsVectorLayer(path, "older", "ogr")
    people = [feature["population"] for feature in older.getFeatures()]
    assert outcome("crowdprofile", {**fewer(parameters), "OUTPUT": path}) == ""
    newer = QgsVectorLayer(path, "newer", "ogr")
    assert [feature["population"] for feature in newer.getFeatures()] == pytest.approx([2 * n for n in people])
    assert older.isValid()
    del older
    newer = QgsVectorLayer(path, "newer", "ogr")
    assert [feature["population"] for feature in newer.getFeatures()] == pytest.approx([2 * n for n in people])
    assert len(rows_of(path)) == 1
