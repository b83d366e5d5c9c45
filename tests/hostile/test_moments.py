"""A run that fails or is cancelled leaves the result that was there before whole; a full disk is said."""

import resource

import pytest

SQUARE = "POLYGON(({0} 0, {1} 0, {1} 10, {0} 10, {0} 0))"


@pytest.fixture
def case(memory):
    """A function (number of divisions, outputs) -> parameters of a run that is well."""

    def case(many=2, **outputs):
        squares = [(SQUARE.format(k * 10, k * 10 + 10), [f"d{k}"]) for k in range(many)]
        points = [(f"POINT({k * 10 + 5} 5)", [100, 20]) for k in range(many)]
        return {
            "DIVISIONS": memory("Polygon?crs=EPSG:32651", ["id:string"], squares, "plan"),
            "DIVISION_ID": "id",
            "POPULATION": memory("Point?crs=EPSG:32651", ["population:double", "young:double"], points, "census"),
            "INDICATORS": ["young", "age", "young people", '"young"', '"population"'],
            **outputs,
        }

    return case


def outcome(provider, parameters, feedback=None):
    """Run; return (whether it went well, what was said as errors)."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        errors = ()

        def reportError(self, error, fatalError=False):
            self.errors = (*self.errors, error)

    feedback = feedback or Feedback(False)
    _, fine = provider.algorithm("crowdprofile").create().run(parameters, QgsProcessingContext(), feedback, {}, True)
    return fine, " ".join(getattr(feedback, "errors", ()))


def files_in(folder):
    """Return the names there, but for what SQLite keeps beside a file that QGIS has just read."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}


def test_an_older_result_outlives_a_run_that_fails(provider, run, frame, case, tmp_path, monkeypatch):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.processing import base

    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "TABLE")}
    run("crowdprofile", case(2, **files))
    before = {name: frame(path) for name, path in files.items()}
    kept, calls = base.write, []

    def second_fails(*arguments, **more):
        calls.append(1)
        if len(calls) == 2:
            raise Refusal("the disk is full")
        kept(*arguments, **more)

    monkeypatch.setattr(base, "write", second_fails)
    assert outcome(provider, case(3, **files)) == (False, "the disk is full")
    for name, path in files.items():
        assert frame(path).equals(before[name])
    assert files_in(tmp_path) == {"OUTPUT.gpkg", "TABLE.gpkg"}


def cancelling_after(calls):
    """Return a feedback that is cancelled from the so-manieth question on."""
    from qgis.core import QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        asked = 0

        def isCanceled(self):
            self.asked += 1
            return self.asked > calls

    return Feedback(False)


def test_an_older_result_outlives_a_cancel_at_any_moment(provider, run, frame, case, tmp_path):
    path = str(tmp_path / "result.gpkg")
    run("crowdprofile", case(2, OUTPUT=path))
    before, ended = frame(path), []
    for calls in range(200):
        fine, _ = outcome(provider, case(3, OUTPUT=path), cancelling_after(calls))
        ended.append(fine)
        if fine:
            break
        assert frame(path).equals(before), calls
        assert files_in(tmp_path) == {"result.gpkg"}, calls
    assert ended.count(False) > 3
    assert ended[-1]
    assert len(frame(path)) == 3
    assert files_in(tmp_path) == {"result.gpkg"}


@pytest.mark.parametrize(("end", "room"), [("gpkg", 120_000), ("geojson", 60_000), ("csv", 20_000)])
@pytest.mark.parametrize("older", [False, True])
def test_a_full_disk_is_said(provider, run, frame, case, tmp_path, end, room, older):
    path = tmp_path / f"result.{end}"
    if older:
        run("crowdprofile", case(2, OUTPUT=str(path)))
        before = path.read_bytes()
    there = files_in(tmp_path)
    parameters = case(3000, OUTPUT=str(path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        fine, said = outcome(provider, parameters)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not fine
    assert "could not be written" in said
    assert files_in(tmp_path) == there
    assert not older or path.read_bytes() == before


def test_what_a_killed_run_left_does_not_matter(run, frame, case, tmp_path):
    path = tmp_path / "result.gpkg"
    run("crowdprofile", case(2, OUTPUT=str(path)))
    path.write_bytes(path.read_bytes()[:5000])
    (tmp_path / "result.gpkg-journal").write_bytes(b"left")
    run("crowdprofile", case(3, OUTPUT=str(path)))
    assert len(frame(str(path))) == 3
