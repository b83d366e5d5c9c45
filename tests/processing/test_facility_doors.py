"""Facility demand and circles by every door: alone, in a model, under qgis_process; what each output holds."""

import json

import numpy as np
import pandas as pd
import pytest
from algorithm_making import assert_same, run_in_model, sample_divisions

OUTPUTS = {
    "facilitydemand": ("OUTPUT", "TABLE", "UNITS", "UNITS_2"),
    "lifecircle": ("OUTPUT", "TABLE", "UNITS"),
    "industrialcircle": ("OUTPUT", "TABLE", "CIRCLES"),
}
LAYERS = ("DIVISIONS", "POPULATION", "POPULATION_2", "FACILITIES", "NETWORK", "SITES", "PLACES")
# clinics and eldercare serve residents, canteens those who work there, whom only the second source counts
TYPES = [
    ("clinic", "population", 0.25, "facilities", 10, 4.8),
    ("eldercare", "age_65_up", 35, "beds", 15, 3.2),
    ("canteen", "jobs", 55, "places", 10, 4.8),
]
CROWDS = [("everybody", "population", 4.8), ("old", "age_65_up", 2.4)]
# how many styles travel with an output, and the field that the first one draws
STYLES = {
    ("facilitydemand", "OUTPUT"): (1 + 2 * len(TYPES), "score"),
    ("facilitydemand", "UNITS"): (2, "clinic_access"),
    ("facilitydemand", "UNITS_2"): (1, "canteen_access"),
    ("lifecircle", "OUTPUT"): (1 + len(CROWDS), "circle_types"),
    ("lifecircle", "UNITS"): (1, "circle_types"),
    ("industrialcircle", "OUTPUT"): (2, "circle_complete"),
    ("industrialcircle", "CIRCLES"): (1, "circle_balance"),
}
HEAD = ["division_id", "division_name", "division_type"]
LONG_HEAD, LONG_TAIL = ["level", "division_id", "division_name"], ["withheld", "reason"]


@pytest.fixture
def case(sample, tmp_path):
    """A function (algorithm, whether on the network, changes) -> parameters on the sample, definitions by files."""

    def case(algorithm, network=False, **changes):
        layer = f"{sample}|layername=%s"
        common = {**sample_divisions(sample), **dict.fromkeys(OUTPUTS[algorithm], "TEMPORARY_OUTPUT")}
        if algorithm == "industrialcircle":
            places = {"PLACES": layer % "places", "PLACE_CLASS": "class"}
            return {**common, "SITES": layer % "industrial_sites", **places, **changes}
        columns = ("type", "target", "standard", "unit", "minutes", "speed")
        types = [dict(zip(columns, (one[0], f'"{one[1]}"', *one[2:])), label=f"{one[0]}s") for one in TYPES]
        given = {
            "POPULATION": layer % "census_2020",
            "POPULATION_2": layer % "lbs_income",
            "FACILITIES": layer % "facilities",
            "FACILITY_TYPE": "type",
            "TYPES_FILE": saved(tmp_path, "types", types),
        }
        if algorithm == "facilitydemand":
            given.update(CAPACITY='"capacity"', METHOD=1)
        else:
            crowds = [dict(zip(("code", "expression", "speed"), (c, f'"{e}"', s)), label=c) for c, e, s in CROWDS]
            given["CROWDS_FILE"] = saved(tmp_path, "crowds", crowds)
        if network:
            given.update(NETWORK=layer % "walkways", NETWORK_SPEED='"speed_kmh"')
        return {**common, **given, **changes}

    return case


def saved(folder, kind, items):
    """Save a preset file and return its path."""
    path = folder / f"{kind}.json"
    path.write_text(json.dumps({"kind": kind, "items": items}), encoding="utf-8")
    return str(path)


WAYS = [("facilitydemand", False), ("facilitydemand", True), ("lifecircle", True), ("industrialcircle", False)]


@pytest.mark.parametrize(("algorithm", "network"), WAYS)
def test_inside_a_model_it_equals_itself_alone(run, frame, case, tmp_path, algorithm, network):
    parameters = case(algorithm, network)
    results = run_in_model(algorithm, parameters, dict.fromkeys(OUTPUTS[algorithm], "TEMPORARY_OUTPUT"), tmp_path)
    alone = run(algorithm, parameters)
    for name in OUTPUTS[algorithm]:
        assert_same(frame(results[name]), frame(getattr(alone, name)))


@pytest.mark.parametrize(("algorithm", "network"), WAYS[1:])
def test_qgis_process_gives_the_same_and_saves_styles(
    run, frame, case, run_in_own_process, tmp_path, algorithm, network
):
    from qgis.core import QgsVectorLayer

    files = {name: str(tmp_path / f"{name.lower()}.gpkg") for name in OUTPUTS[algorithm]}
    results = run_in_own_process(f"spatialdemand:{algorithm}", case(algorithm, network, **files), timeout=60)
    alone = run(algorithm, case(algorithm, network))
    for name in OUTPUTS[algorithm]:
        assert_same(frame(results[name]), frame(getattr(alone, name)))
        if (algorithm, name) in STYLES:
            count, attribute = STYLES[algorithm, name]
            layer = QgsVectorLayer(results[name], name, "ogr")
            _, _, names, _, _ = layer.listStylesInDatabase()
            assert len(names) == count
            assert attribute in layer.renderer().classAttribute()
            assert attribute in getattr(alone, name).renderer().classAttribute()
    assert json.loads(results["LEDGER"]) == json.loads(alone.LEDGER)


def test_the_files_win_over_the_tables(run, frame, case):
    rows = ["market", "markets", '"population"', "1", "m2", "5", "3"]
    found = frame(run("facilitydemand", case("facilitydemand", TYPES=rows)).TABLE)
    assert set(found["type"]) == {one[0] for one in TYPES}
    found = frame(run("lifecircle", case("lifecircle", CROWDS=["all", "all", '"population"', "3"])).TABLE)
    assert set(found["crowd"]) == {one[0] for one in CROWDS}


def test_two_types_with_one_label_do_not_stop_the_program(run_in_own_process, case, frame, tmp_path):
    from qgis.core import QgsVectorLayer

    # styles are named by labels, and QGIS would ask in a window whether the first may be replaced
    one = {"label": "health", "target": '"population"', "standard": 1, "unit": "facilities", "minutes": 10, "speed": 4}
    files = {name: str(tmp_path / f"{name.lower()}.gpkg") for name in ("OUTPUT", "TABLE", "UNITS")}
    parameters = case("facilitydemand", UNITS_2=None, **files)
    saved(tmp_path, "types", [{**one, "type": "clinic"}, {**one, "type": "health_centre"}])
    results = run_in_own_process("spatialdemand:facilitydemand", parameters, timeout=20)
    assert {"clinic_score", "health_centre_score"} <= set(frame(results["OUTPUT"]))
    # the greatest score, and of each type its score and gap
    _, _, names, _, _ = QgsVectorLayer(results["OUTPUT"], "demand", "ogr").listStylesInDatabase()
    assert len(set(names)) == len(names) == 5


def test_every_output_is_a_table_of_one_geopackage_and_is_written_anew(run_in_own_process, run, frame, case, tmp_path):
    from qgis.core import QgsVectorLayer

    path = str(tmp_path / "all.gpkg")
    tables = {name: f"ogr:dbname='{path}' table=\"{name.lower()}\" (geom)" for name in OUTPUTS["facilitydemand"]}
    run("facilitydemand", case("facilitydemand", METHOD=0, **tables))
    run_in_own_process("spatialdemand:facilitydemand", case("facilitydemand", **tables), timeout=60)
    alone = run("facilitydemand", case("facilitydemand"))
    for name in OUTPUTS["facilitydemand"]:
        assert_same(frame(f"{path}|layername={name.lower()}"), frame(getattr(alone, name)))
        if name != "TABLE":
            layer = QgsVectorLayer(f"{path}|layername={name.lower()}", name, "ogr")
            own, _, _, _, _ = layer.listStylesInDatabase()
            assert own == STYLES["facilitydemand", name][0]


# --- form


def test_the_columns_of_facility_demand_are_the_contracts(run, frame, case):
    results = run("facilitydemand", case("facilitydemand"))
    wide = [f"{one[0]}_{what}" for one in TYPES for what in ("score", "unmet")]
    assert list(frame(results.OUTPUT)) == [*HEAD, "population", *wide, "score", "priority"]
    measures = ["target", "need", "supply", "accessible", "coverage", "adequacy", "intensity", "unmet_people", "gap"]
    table = frame(results.TABLE)
    assert list(table) == [*LONG_HEAD, "type", "label", *measures, "unit", "score", "rank", *LONG_TAIL]
    assert table.groupby("level").size().to_dict() == {"area": 3, "division": 17 * 3, "type": 5 * 3}
    assert set(table.loc[table["level"] == "area", "division_id"]) == {"*"}
    assert set(table["label"]) == {f"{one[0]}s" for one in TYPES}
    # a rank is among divisions
    assert table.loc[table["level"] != "division", "rank"].isna().all()
    divisions = table[table["level"] == "division"]
    assert (divisions.groupby("type")["rank"].min() == 1).all()
    score = frame(results.OUTPUT)[[f"{one[0]}_score" for one in TYPES]]
    assert (frame(results.OUTPUT)["score"] == score.max(axis=1)).all()
    assert (frame(results.OUTPUT)["priority"] + "_score" == score.idxmax(axis=1)).all()


def test_the_columns_of_the_circles(run, frame, case):
    results = run("lifecircle", case("lifecircle"))
    shares = [f"circle_{crowd[0]}_all" for crowd in CROWDS]
    assert list(frame(results.OUTPUT)) == [*HEAD, "population", "circle_types", *shares]
    table = frame(results.TABLE)
    assert list(table) == [*LONG_HEAD, "crowd", "label", "type", "people", "covered", "share", *LONG_TAIL]
    # every crowd by every type, and by all of them
    assert len(table) == (17 + 5 + 1) * 2 * 4
    assert set(table["type"]) == {"clinic", "eldercare", "canteen", "*"}
    results = run("industrialcircle", case("industrialcircle"))
    assert list(frame(results.OUTPUT)) == [*HEAD, "circle_sites", "circle_balance", "circle_complete"]
    named = ["sites", "complete_sites", "balance", "complete"]
    assert list(frame(results.TABLE)) == [*LONG_HEAD, *named, *LONG_TAIL]
    classes = ["circle_production", "circle_research", "circle_living"]
    own = [*classes, *(f"{name}_share" for name in classes), "circle_balance", "circle_complete", "circle_reason"]
    assert list(frame(results.CIRCLES))[-9:] == own


@pytest.mark.parametrize("algorithm", OUTPUTS)
def test_geometry_and_order_stay(run, case, algorithm):
    from qgis.core import QgsVectorLayer

    parameters = case(algorithm)
    divisions = QgsVectorLayer(parameters["DIVISIONS"], "divisions", "ogr")
    drawn = {feature["code"]: feature.geometry() for feature in divisions.getFeatures()}
    output = run(algorithm, parameters).OUTPUT
    assert output.crs() == divisions.crs()
    found = {feature["division_id"]: feature.geometry() for feature in output.getFeatures()}
    assert list(found) == list(drawn)
    for name, geometry in found.items():
        assert geometry.isGeosEqual(drawn[name])
        assert geometry.constGet().nCoordinates() == drawn[name].constGet().nCoordinates()


@pytest.mark.parametrize(
    ("algorithm", "output", "source", "added"),
    [
        (
            "facilitydemand",
            "UNITS",
            "POPULATION",
            [f"{t}_{w}" for t in ("clinic", "eldercare") for w in ("access", "min")],
        ),
        ("facilitydemand", "UNITS_2", "POPULATION_2", ["canteen_access", "canteen_min"]),
        ("lifecircle", "UNITS", "POPULATION", ["clinic_min", "eldercare_min", "canteen_min"]),
        ("industrialcircle", "CIRCLES", "SITES", None),
    ],
)
def test_units_keep_all_that_their_source_holds(run, case, algorithm, output, source, added):
    from qgis.core import QgsVectorLayer

    parameters = case(algorithm)
    before, after = QgsVectorLayer(parameters[source], "before", "ogr"), getattr(run(algorithm, parameters), output)
    count = len(before.fields())
    fields = [(field.name(), field.type()) for field in after.fields()]
    assert fields[:count] == [(field.name(), field.type()) for field in before.fields()]
    if added is not None:
        last = ["access_reason"] if algorithm == "facilitydemand" else ["circle_types", "circle_reason"]
        assert [name for name, _ in fields[count:]] == [*added, *last]
    assert (after.wkbType(), after.crs()) == (before.wkbType(), before.crs())
    assert after.featureCount() == before.featureCount() > 0
    for old, new in zip(before.getFeatures(), after.getFeatures()):
        assert new.attributes()[:count] == old.attributes()
        assert new.geometry().asWkb() == old.geometry().asWkb()


KINDS = ["i:integer", "l:int8", "d:double", "s:string(9)", "day:date", "at:datetime", "b:boolean", "raw:binary"]


@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "units.gpkg"])
def test_units_keep_fields_of_every_type_and_nulls(run, case, memory, tmp_path, place):
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime

    moment = QDateTime(QDate(2020, 2, 29), QTime(23, 59, 58))
    full = [7, 2**40, 0.1, "浦东 '1'", QDate(2020, 2, 29), moment, True, QByteArray(b"\x00\xff")]
    # of a NULL among bytes GDAL makes empty ones, whoever writes
    nothing = [*[None] * 7, QByteArray(b"1"), 6.0]
    rows = [("POINT(121.9 30.9)", [*full, 5.0]), (None, nothing), ("POINT(121.8 30.9)", [*full, None])]
    before = memory("Point?crs=EPSG:4326", [*KINDS, "people:double"], rows, "odd")
    place = place if place == "TEMPORARY_OUTPUT" else str(tmp_path / place)
    types = ["clinic", "clinics", '"people"', "1", "facilities", "10", "4"]
    changes = {"POPULATION": before, "TOTAL": '"people"', "TYPES": types, "TYPES_FILE": None, "UNITS": place}
    after = run("facilitydemand", case("facilitydemand", UNITS_2=None, **changes)).UNITS
    after = QgsVectorLayer(after, "after", "ogr") if isinstance(after, str) else after
    skipped = len(after.fields()) - len(before.fields()) - 3
    kept = [(field.name(), field.type()) for field in after.fields()][skipped:-3]
    assert kept == [(field.name(), field.type()) for field in before.fields()]
    for old, new in zip(before.getFeatures(), after.getFeatures()):
        assert new.attributes()[skipped:-3] == old.attributes()
        assert new.geometry().isEmpty() == old.geometry().isEmpty()


def test_a_second_run_on_its_own_units_replaces_what_the_first_added(run, frame, case):
    first = run("facilitydemand", case("facilitydemand"))
    assert not any("take the place" in line for line in first.said)
    second = run("facilitydemand", case("facilitydemand", POPULATION=first.UNITS, METHOD=0))
    (line,) = [line for line in second.said if "take the place" in line]
    fields = ["clinic_access", "clinic_min", "eldercare_access", "eldercare_min", "access_reason"]
    assert all(name in line for name in (f"'{first.UNITS.name()}'", *fields))
    assert "population" not in line.split("'")[-1]
    expected = run("facilitydemand", case("facilitydemand", METHOD=0))
    for name in ("OUTPUT", "TABLE", "UNITS", "UNITS_2"):
        assert_same(frame(getattr(second, name)), frame(getattr(expected, name)))
    # the method makes a difference, so what stands there now is of the second run
    assert not np.allclose(frame(first.UNITS)["clinic_access"], frame(second.UNITS)["clinic_access"])


@pytest.mark.parametrize(
    ("kind", "values"),
    [("string", ["x", "y"]), ("integer", [3, 3]), ("integer", [3, None]), ("integer", [3, -1]), ("double", [1.5, 2.0])],
)
@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "units.gpkg"])
def test_a_fid_that_is_no_key_gets_another_name(run, frame, case, memory, tmp_path, kind, values, place):
    found = frame(units_of_two(run, case, memory, tmp_path, place, [f"fid:{kind}"], [[value] for value in values]))
    assert list(found)[:2] == ["source_fid", "population"]
    assert [None if pd.isna(value) else value for value in found["source_fid"]] == values
    assert found["population"].tolist() == [10.0, 20.0]


@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "units.gpkg"])
def test_a_fid_that_is_a_key_stays(run, case, memory, tmp_path, place):
    from qgis.core import QgsVectorLayer

    layer = units_of_two(run, case, memory, tmp_path, place, ["fid:integer"], [[7], [5]])
    layer = QgsVectorLayer(layer, "units", "ogr") if isinstance(layer, str) else layer
    assert {(feature["fid"], feature["population"]) for feature in layer.getFeatures()} == {(7, 10.0), (5, 20.0)}
    assert layer.fields().lookupField("source_fid") < 0


@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "units.gpkg"])
def test_a_fid_gets_a_name_that_is_free(run, frame, case, memory, tmp_path, place):
    fields, values = ["fid:string", "source_fid:integer"], [["x", 7], ["y", 8]]
    found = frame(units_of_two(run, case, memory, tmp_path, place, fields, values))
    assert found.columns.is_unique
    assert found["source_fid"].tolist() == [7.0, 8.0]
    assert found["population"].tolist() == [10.0, 20.0]
    assert ["x", "y"] in [found[name].tolist() for name in found]
    # both stand where nothing is near
    assert found["clinic_access"].tolist() == [0.0, 0.0]


def units_of_two(run, case, memory, tmp_path, place, fields, values):
    """Return the UNITS of a run on two points at sea with these fields and a population of 10 and 20."""
    rows = [("POINT(123 30)", [*own, people]) for own, people in zip(values, (10.0, 20.0))]
    units = memory("Point?crs=EPSG:4326", [*fields, "population:double"], rows, "sea")
    types = ["clinic", "clinics", '"population"', "1", "facilities", "10", "4"]
    place = place if place == "TEMPORARY_OUTPUT" else str(tmp_path / place)
    changes = {"POPULATION": units, "TYPES": types, "TYPES_FILE": None, "UNITS": place, "UNITS_2": None}
    return run("facilitydemand", case("facilitydemand", **changes)).UNITS


# --- cancel


@pytest.mark.parametrize(
    ("algorithm", "network", "at"),
    [*((*way, at) for way in WAYS for at in (0, 15, 60)), ("facilitydemand", True, 90), ("lifecircle", True, 90)],
)
def test_cancel_leaves_no_file(provider, case, tmp_path, algorithm, network, at):
    folder = tmp_path / "results"
    folder.mkdir()
    files = {name: str(folder / f"{name.lower()}.gpkg") for name in OUTPUTS[algorithm]}
    assert not cancelled(provider, algorithm, case(algorithm, network, **files), at)
    assert not list(folder.iterdir())


def test_cancel_while_units_are_written_takes_the_other_files_away_too(run, provider, case, tmp_path):
    units = run("facilitydemand", case("facilitydemand")).UNITS
    folder = tmp_path / "results"
    folder.mkdir()
    files = {name: str(folder / f"{name.lower()}.gpkg") for name in OUTPUTS["facilitydemand"]}
    parameters = case("facilitydemand", POPULATION=units, **files)
    # said when the units are begun, after OUTPUT and TABLE are there
    begun = []
    assert not cancelled(
        provider, "facilitydemand", parameters, 200, "take the place", lambda: begun.extend(folder.rglob("*.gpkg"))
    )
    assert {path.name for path in begun} >= {"output.gpkg", "table.gpkg"}
    assert not list(folder.iterdir())


def cancelled(provider, algorithm, parameters, at, words="", then=lambda: None):
    """Run, cancelling at so many per cent, or when these words are said; return whether it went well all the same."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        def pushInfo(self, info):
            if words and words in info:
                then()
                self.cancel()

    feedback = Feedback(False)
    feedback.progressChanged.connect(lambda progress: feedback.cancel() if progress >= at else None)
    if not at:
        feedback.cancel()
    _, fine = provider.algorithm(algorithm).create().run(parameters, QgsProcessingContext(), feedback, {}, True)
    assert feedback.isCanceled()
    return fine
