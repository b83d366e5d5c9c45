"""The file of a study: what is left out and said, names of all kinds, what was there before, real data with gaps."""

import json
import shutil
import sqlite3

import numpy as np
import pandas as pd
import pytest
from algorithm_making import lisbon_trips, refused

SMALL = {"profile", "profile_table", "products", "products_table", "parameters", "ledger"}
MISSING = ("POPULATION_BEFORE", "COMMUTES", "FACILITIES", "SITES", "FIRMS")


@pytest.fixture
def small(sample, tmp_path):
    """A function (changes) -> parameters of a study of divisions and people only."""
    layer = f"{sample}|layername=%s"

    def small(**changes):
        where = {"DIVISIONS": layer % "divisions", "DIVISION_ID": "code", "POPULATION": layer % "census_2020"}
        return {**where, "STUDY": str(tmp_path / "study.gpkg"), **changes}

    return small


@pytest.fixture
def broken(small, sample):
    """A function (changes) -> parameters of a study that fails once the profile is written: no firm has a segment."""

    def broken(**changes):
        return small(FIRMS=f"{sample}|layername=firms", SEGMENT="firm_id", **changes)

    return broken


def refusal(run, parameters):
    """Run what must be refused; return the sentence."""
    return refused(run, "study", parameters)


def tables_of(path):
    from osgeo import gdal

    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    return {dataset.GetLayer(k).GetName() for k in range(dataset.GetLayerCount())} - {"layer_styles"}


def older(path):
    """Make a GeoPackage with a table of its own; return its bytes."""
    from spatial_demand.layers.studyfile import add_table

    add_table(str(path), "memories", {"text": "text"}, [("dear",)])
    return path.read_bytes()


# -- what is missing


def test_what_is_missing_is_left_out_and_said(run, frame, small):
    results = run("study", small())
    assert tables_of(results.STUDY) == SMALL
    for name in MISSING:
        assert len([text for text in results.said if name in text and "left out" in text]) == 1, name
    assert set(frame(f"{results.STUDY}|layername=ledger")["step"]) == {"profile", "products"}
    # rules on commuting are not applicable, and the table says so
    status = frame(f"{results.STUDY}|layername=products_table").set_index("rule")["status"]
    assert set(status["shuttle"]) == {"not applicable"}


def test_places_without_sites_are_left_out_and_said(run, small, sample):
    results = run("study", small(PLACES=f"{sample}|layername=places", PLACE_CLASS="class"))
    assert tables_of(results.STUDY) == SMALL
    assert any("SITES" in text and "left out" in text for text in results.said)


def test_commutes_without_attributes_leave_the_crowds_out_and_say_so(run, sample, small, memory):
    rows = [(None, [121.9, 30.9, 121.8, 30.9])]
    trips = memory("None", [f"{name}:double" for name in "pqrs"], rows, "trips")
    ends = {"COMMUTES": trips, "ENDS": 1, "HOME_X": "p", "HOME_Y": "q", "WORK_X": "r", "WORK_Y": "s"}
    results = run("study", small(**ends))
    commuting = {"bands", "bands_table", "flows", "matrix", "balance", "commute_map"}
    assert tables_of(results.STUDY) == SMALL | commuting
    assert any("commuters" in text and "age_group" in text and "left out" in text for text in results.said)


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("SEGMENT", {"FIRMS": "firms"}),
        ("FACILITY_TYPE", {"FACILITIES": "facilities"}),
        ("PLACE_CLASS", {"SITES": "industrial_sites", "PLACES": "places"}),
    ],
)
def test_a_layer_whose_field_is_not_chosen_is_said(run, small, sample, tmp_path, name, layers):
    # optional in the study, which may do without the layer, but not once the layer is there
    text = refusal(run, small(**{key: f"{sample}|layername={value}" for key, value in layers.items()}))
    assert name in text
    assert not list(tmp_path.iterdir())


# -- names of the file


@pytest.mark.parametrize(
    "name",
    [
        "a study.gpkg",
        "临港 研究.gpkg",
        "Study.GPKG",
        "plan (1).gpkg",
        "100 % final, really.gpkg",
        "study v1.2 of 2024.11.gpkg",
        "planner's study.gpkg",
    ],
)
def test_a_file_may_be_called_anything(run, frame, small, tmp_path, name):
    folder = tmp_path / "规划 plans"
    folder.mkdir()
    results = run("study", small(STUDY=str(folder / name)))
    assert str(folder / name) == results.STUDY
    assert {file.name for file in folder.iterdir()} == {name}
    assert tables_of(results.STUDY) == SMALL
    # 344,000 people lived there in 2020 (METHOD 2)
    assert frame(f"{results.STUDY}|layername=profile")["population"].sum() == pytest.approx(344000, rel=0.003)


@pytest.mark.parametrize("name", ["study.shp", "study", "study.geojson", "gpkg", "study.gpkg.zip"])
def test_another_ending_is_refused(run, small, tmp_path, name):
    text = refusal(run, small(STUDY=str(tmp_path / name)))
    assert all(word in text for word in ("STUDY", ".gpkg", name)), text
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(run, small, tmp_path):
    text = refusal(run, small(STUDY=str(tmp_path / "nowhere" / "study.gpkg")))
    assert "nowhere" in text
    assert not list(tmp_path.iterdir())


OWN = [
    ("DIVISIONS", "divisions", {}),
    ("POPULATION", "census_2020", {}),
    ("HUBS", "transit_hubs", {}),
    ("WEIGHT_LAYER", "residential_land", {"APPORTION": 2, "WEIGHT": '"floors"'}),
]


@pytest.mark.parametrize(("name", "layer", "more"), OWN)
def test_the_study_is_never_one_of_its_own_inputs(run, small, sample, tmp_path, name, layer, more):
    path = tmp_path / "own.gpkg"
    shutil.copy(sample, path)
    before = path.read_bytes()
    parameters = {**small(**more), name: f"{path}|layername={layer}", "STUDY": str(path)}
    try:
        text = refusal(run, parameters)
    finally:
        assert path.read_bytes() == before
        assert {file.name for file in tmp_path.iterdir()} == {"own.gpkg"}
    # not that the layer has no features: that it lies in the file that would be written anew
    assert "own.gpkg" in text


# -- what was there before


def test_an_existing_file_is_replaced(run, small, tmp_path):
    older(tmp_path / "study.gpkg")
    assert tables_of(run("study", small()).STUDY) == SMALL
    assert {file.name for file in tmp_path.iterdir()} == {"study.gpkg"}
    # and again, over a study
    assert tables_of(run("study", small()).STUDY) == SMALL


def test_an_existing_file_is_unharmed_by_a_failure(run, broken, tmp_path):
    path = tmp_path / "study.gpkg"
    before = older(path)
    text = refusal(run, broken())
    assert all(word in text for word in ("'firms'", "'firm_id'", "SEGMENTS")), text
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"study.gpkg"}


def test_a_failure_leaves_nothing_where_nothing_was(run, broken, tmp_path):
    refusal(run, broken())
    assert not list(tmp_path.iterdir())


def test_a_refused_parameter_leaves_an_existing_file_alone(run, small, tmp_path):
    path = tmp_path / "study.gpkg"
    before = older(path)
    assert "no_such" in refusal(run, small(TOTAL='"no_such"'))
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"study.gpkg"}


@pytest.mark.parametrize("when", ["Step 1 of", "Step 2 of", "Step 3 of", "firms read"])
def test_a_cancelled_study_leaves_what_was_there(provider, small, sample, tmp_path, when):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        reached = False

        def pushInfo(self, info):
            if when in info:
                self.reached = True
                self.cancel()

    path = tmp_path / "study.gpkg"
    before = older(path)
    parameters = small(FIRMS=f"{sample}|layername=firms", SEGMENT="segment")
    algorithm, feedback = provider.algorithm("study").create(), Feedback(False)
    _, fine = algorithm.run(parameters, QgsProcessingContext(), feedback, {}, True)
    assert feedback.reached
    assert not fine
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"study.gpkg"}


def saved_by_another(path):
    """Write a row into a GeoPackage as QGIS does while it has it open: the row is still in the -wal beside it."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO memories (text) VALUES ('new')")
    connection.commit()
    assert (path.parent / f"{path.name}-wal").stat().st_size > 0
    return connection


def test_what_is_saved_but_still_beside_the_file_survives_a_failure(run, broken, tmp_path):
    path = tmp_path / "study.gpkg"
    older(path)
    connection = saved_by_another(path)
    try:
        refusal(run, broken())
        other = sqlite3.connect(path)
        assert other.execute("SELECT text FROM memories").fetchall() == [("dear",), ("new",)]
        other.close()
    finally:
        connection.close()


def test_what_is_beside_the_old_file_does_not_reach_the_new_one(run, frame, small, tmp_path):
    path = tmp_path / "study.gpkg"
    older(path)
    connection = saved_by_another(path)
    try:
        results = run("study", small())
    finally:
        connection.close()
    assert tables_of(results.STUDY) == SMALL
    other = sqlite3.connect(path)
    assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    other.close()
    assert frame(f"{results.STUDY}|layername=profile")["population"].sum() == pytest.approx(344000, rel=0.003)


def test_a_file_of_the_users_that_is_called_like_ours_aside_is_kept(run, small, tmp_path):
    (tmp_path / "study.gpkg.before").write_text("mine", encoding="utf-8")
    older(tmp_path / "study.gpkg")
    run("study", small())
    assert (tmp_path / "study.gpkg.before").read_text("utf-8") == "mine"


# -- real data with gaps


def saved(folder, kind, items):
    path = folder / f"{kind}.json"
    path.write_text(json.dumps({"kind": kind, "items": items}), encoding="utf-8")
    return str(path)


def plus(names):
    return " + ".join(f'"{name}"' for name in names)


def indicators(folder, shares):
    items = [
        {"code": code, "dimension": "any", "label": code, "numerator": plus(part), "denominator": plus(whole)}
        for code, (part, whole) in shares.items()
    ]
    return saved(folder, "indicators", items)


def facilities(folder, total, types):
    """The presets of facility types, each for everybody or a part, and of one crowd that walks."""
    own = [
        {"type": code, "label": code, "target": target, "standard": 1, "unit": unit, "minutes": 15, "speed": 4.8}
        for code, target, unit in types
    ]
    crowd = [{"code": "everybody", "label": "everybody", "expression": total, "speed": 4.8}]
    return {"TYPES_FILE": saved(folder, "types", own), "CROWDS_FILE": saved(folder, "crowds", crowd)}


RULE = {"code": "renters", "condition": '"renters_lq" >= 1.2', "product": "flats", "kind": "housing", "reason": "rent"}


def test_trafford_comes_out_whole_without_commutes_and_income(run, frame, shared_data, tmp_path):
    folder = shared_data / "trafford"
    homes = [f"hh_{name}" for name in ("own_mortgage", "own_outright", "private_rent", "rent_free", "social_rent")]
    homes.append("hh_shared_ownership")
    shares = {"renters": (["hh_private_rent", "hh_social_rent"], homes), "old": (["age_85plus"], ["pop_total"])}
    parameters = {
        "DIVISIONS": str(folder / "divisions_msoa.gpkg"),
        "DIVISION_ID": "area_code",
        "POPULATION": str(folder / "population_oa.gpkg"),
        "TOTAL": '"pop_total"',
        "INDICATORS_FILE": indicators(tmp_path, shares),
        "FACILITIES": str(folder / "facilities.gpkg"),
        "FACILITY_TYPE": "type",
        "RULES_FILE": saved(tmp_path, "rules", [RULE]),
        **facilities(tmp_path, '"pop_total"', [("pharmacy", '"pop_total"', "facilities")]),
        "STUDY": str(tmp_path / "trafford.gpkg"),
    }
    results = run("study", parameters)
    made = {"demand", "demand_table", "demand_units", "circles", "circles_table", "circle_units"}
    assert tables_of(results.STUDY) == SMALL | made
    for name in ("POPULATION_BEFORE", "COMMUTES", "SITES", "FIRMS"):
        assert any(name in text and "left out" in text for text in results.said), name
    profile = frame(f"{results.STUDY}|layername=profile").set_index("division_id")
    units = frame(str(folder / "population_oa.gpkg"))
    assert (len(profile), profile["population"].sum()) == (28, pytest.approx(units["pop_total"].sum(), rel=1e-3))
    # the rule holds where the share of those who rent is 1.2 times that of all 28 together
    area = profile["renters_count"].sum() / profile["renters_base"].sum()
    wanted = set(profile.index[profile["renters_count"] / profile["renters_base"] >= 1.2 * area])
    products = frame(f"{results.STUDY}|layername=products").set_index("division_id")["products"]
    assert 0 < len(wanted) < 28
    assert set(products.index[products == "flats"]) == wanted


def test_lisbon_comes_out_whole_without_education(run, frame, shared_data, tmp_path):
    from qgis.core import QgsVectorLayer

    folder = shared_data / "lisbon"
    trips = f"file://{folder}/od_parishes.csv?type=csv&geomType=none"
    shares = {"children": (["age_0_14"], ["pop_total"]), "renters": (["dwell_rented"], ["dwell_main_residence"])}
    commutes = QgsVectorLayer(trips, "od", "delimitedtext")
    assert commutes.isValid()
    parameters = {
        **lisbon_trips(shared_data, COMMUTES=commutes),
        "DIVISIONS": str(folder / "divisions_municipalities.gpkg"),
        "DIVISION_ID": "municipality",
        "POPULATION": str(folder / "population_parishes.gpkg"),
        "TOTAL": '"pop_total"',
        "APPORTION": 1,
        "INDICATORS_FILE": indicators(tmp_path, shares),
        "FACILITIES": str(folder / "facilities_schools.gpkg"),
        "FACILITY_TYPE": "type",
        "CAPACITY": '"pupils"',
        **facilities(tmp_path, '"pop_total"', [("school_basic", '"age_0_14"', "places")]),
        "RULES_FILE": saved(tmp_path, "rules", [RULE]),
        "STUDY": str(tmp_path / "lisbon.gpkg"),
    }
    results = run("study", parameters)
    made = {"bands", "bands_table", "flows", "matrix", "balance", "commute_map"}
    made |= {"demand", "demand_table", "demand_units", "circles", "circles_table", "circle_units"}
    assert tables_of(results.STUDY) == SMALL | made
    assert any("age_group" in text and "left out" in text for text in results.said)
    # the same survey by municipality, as its authors publish it: pair by pair
    published = pd.read_csv(folder / "od_municipalities.csv")
    published = dict(zip(zip(published["origin"], published["destination"]), published["trips"]))
    matrix = frame(f"{results.STUDY}|layername=matrix")
    found = dict(zip(zip(matrix["origin"], matrix["destination"]), matrix["commuters"]))
    for pair, trips in published.items():
        assert found[pair] == trips, pair
    profile = frame(f"{results.STUDY}|layername=profile").set_index("division_id")
    parishes = frame(str(folder / "population_parishes.gpkg")).groupby("municipality")[["age_0_14", "pop_total"]].sum()
    assert np.allclose(profile["children"], 100 * (parishes["age_0_14"] / parishes["pop_total"]).loc[profile.index])
