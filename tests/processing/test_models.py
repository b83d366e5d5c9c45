"""The bundled models: each opens from its file, and gives what the algorithms in it give by themselves."""

import pandas as pd
import pytest
from algorithm_making import sample_divisions

TITLES = {
    "beforeaftermodel": "Before and after",
    "commutestudymodel": "Commute study",
    "facilitygapmodel": "Facility gap",
    "profilechangemodel": "Profiles and their change",
    "wholestudymodel": "Whole study",
}


def same(found, expected):
    """Whether two tables hold the same, up to the rounding that numpy does differently from run to run."""
    pd.testing.assert_frame_equal(found, expected, rtol=1e-10)
    return True


@pytest.fixture
def inputs(sample):
    layer = f"{sample}|layername=%s"
    commutes = {name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y", "count")}
    return {
        "divisions": sample_divisions(sample),
        "people": {"POPULATION": layer % "census_2020", "POPULATION_2": layer % "lbs_income"},
        "earlier": layer % "census_2010",
        "commutes": {"COMMUTES": layer % "commutes", "ENDS": 1, **commutes},
        "facilities": {"FACILITIES": layer % "facilities", "FACILITY_TYPE": "type"},
    }


@pytest.fixture
def run_model(provider):
    """A function (model, parameters) -> results, every layer of it in memory."""
    import processing

    def run_model(name, parameters):
        outputs = {
            definition.name(): "TEMPORARY_OUTPUT"
            for definition in provider.algorithm(name).parameterDefinitions()
            if definition.isDestination() and definition.name() not in parameters
        }
        return processing.run(f"spatialdemand:{name}", {**outputs, **parameters})

    return run_model


@pytest.mark.parametrize("name", TITLES)
def test_the_toolbox_shows_titles_and_ids_stay(provider, name):
    listed = provider.algorithm(name)
    # what a dialog opens, and the history keeps, is a copy
    for model in (listed, listed.create()):
        assert model.id() == f"spatialdemand:{name}"
        assert (model.displayName(), model.group()) == (TITLES[name], "Models")
        assert [one.name() for one in model.parameterDefinitions()]


@pytest.mark.parametrize("name", TITLES)
def test_each_opens_from_its_file_as_the_modeler_opens_it(provider, root, name):
    from qgis.core import QgsProcessingModelAlgorithm

    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(root / "resources" / "models" / f"{name}.model3"))
    assert model.displayName() == TITLES[name]
    assert all(child.algorithm() is not None for child in model.childAlgorithms().values())
    fine, _ = model.canExecute()
    assert fine
    problems = [issue for child in model.childAlgorithms() for issue in model.validateChildAlgorithm(child)[1]]
    assert not problems
    # no path of the machine that it was made on
    text = (root / "resources" / "models" / f"{name}.model3").read_text("utf-8")
    assert str(root) not in text


def test_profile_and_change(run, run_model, frame, inputs):
    given = {**inputs["divisions"], "POPULATION": inputs["people"]["POPULATION"]}
    found = run_model("profilechangemodel", {**given, "POPULATION_BEFORE": inputs["earlier"]})
    after = run("crowdprofile", given).OUTPUT
    before = run("crowdprofile", {**given, "POPULATION": inputs["earlier"]}).OUTPUT
    assert same(frame(found["after:Crowd profile"]), frame(after))
    alone = run("profilechange", {"BEFORE": before, "AFTER": after})
    assert same(frame(found["change:Change"]), frame(alone.OUTPUT))
    assert same(frame(found["change:Change table"]), frame(alone.TABLE))


def test_commute_study(run, run_model, frame, inputs):
    given = {**inputs["divisions"], **inputs["commutes"]}
    found = run_model("commutestudymodel", given)
    assert same(frame(found["bands:Bands"]), frame(run("commutebands", given).OUTPUT))
    flows = dict.fromkeys(("FLOWS", "MATRIX", "BALANCE"), "TEMPORARY_OUTPUT")
    assert same(frame(found["flows:Balance"]), frame(run("odflows", {**given, **flows}).BALANCE))
    assert same(frame(found["map:Map"]), frame(run("commutemap", given).OUTPUT))


def test_facility_gap(run, run_model, frame, inputs):
    given = {**inputs["divisions"], **inputs["people"], **inputs["facilities"]}
    found = run_model("facilitygapmodel", {**given, "CAPACITY": '"capacity"'})
    alone = run("facilitydemand", {**given, "CAPACITY": '"capacity"'})
    assert same(frame(found["demand:Demand"]), frame(alone.OUTPUT))
    assert same(frame(found["demand:Demand table"]), frame(alone.TABLE))
    assert same(frame(found["circles:Circles"]), frame(run("lifecircle", given).OUTPUT))


def test_before_and_after(run_model, frame, inputs):
    moved = {f"{name}_AFTER": value for name, value in inputs["divisions"].items()}
    found = run_model("beforeaftermodel", {**inputs["divisions"], **moved, **inputs["people"]})
    compared = frame(found["compare:Comparison"])
    assert len(compared) == 17
    assert (compared["status"] == "same").all()
    changes = compared[[name for name in compared if name.endswith("_d")]]
    assert len(changes.columns) > 30
    assert (changes.fillna(0) == 0).all().all()


def test_the_whole_study(run_model, frame, inputs, tmp_path):
    path = tmp_path / "study.gpkg"
    given = {**inputs["divisions"], **inputs["people"], **inputs["commutes"], "study:Study": str(path)}
    run_model("wholestudymodel", {**given, "study:Report": None})
    assert len(frame(f"{path}|layername=profile")) == 17
    assert len(frame(f"{path}|layername=products")) == 17


def test_under_qgis_process(run_in_own_process, frame, inputs, tmp_path):
    given = {
        **inputs["divisions"],
        "POPULATION": inputs["people"]["POPULATION"],
        "POPULATION_BEFORE": inputs["earlier"],
    }
    outputs = {
        "after:Crowd profile": tmp_path / "profile.gpkg",
        "after:Crowd profile table": tmp_path / "profile.csv",
        "change:Change": tmp_path / "change.gpkg",
        "change:Change table": tmp_path / "change.csv",
    }
    run_in_own_process("spatialdemand:profilechangemodel", {**given, **outputs})
    found = frame(str(tmp_path / "change.gpkg"))
    # the published totals of 2010 and 2020
    assert found["population_before"].sum() == pytest.approx(237000, rel=0.003)
    assert found["population_after"].sum() == pytest.approx(344000, rel=0.003)
