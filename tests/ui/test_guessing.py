"""Guessing: layers and fields by names in English and Chinese and by values, on real data and on the sample."""

import pytest


@pytest.fixture
def suggested(project):
    """A function () -> the setup guessed for what the project has."""
    from spatial_demand.ui.setup import Setup
    from spatial_demand.ui.suggestions import suggest_layers

    def suggested():
        setup = Setup()
        suggest_layers(setup, project)
        return setup

    return suggested


def named(setup, project):
    return {parameter: project.mapLayer(layer).name() for parameter, layer in setup.layers.items()}


def expressions(setup, parameter, column):
    return {item.get("code") or item["type"]: item[column] for item in setup.definitions[parameter]}


def test_the_sample_is_guessed_as_the_button_fills_it(project, suggested, sample, opened):
    from spatial_demand.ui.sample import LAYERS, STUDY_LAYERS, STUDY_VALUES

    for name in LAYERS:
        opened(f"{sample}|layername={name}", name)
    setup = suggested()
    assert named(setup, project) == STUDY_LAYERS
    assert {k: v for k, v in setup.values.items() if v != ""} == STUDY_VALUES
    assert all(setup.on.values())
    assert setup.definitions == {}
    assert setup.troubles(project) == []


def test_trafford(project, suggested, shared_data, opened):
    folder = shared_data / "trafford"
    for name in ("population_oa", "facilities", "divisions_ward"):
        opened(folder / f"{name}.gpkg")
    setup = suggested()
    assert named(setup, project) == {
        "DIVISIONS": "divisions_ward",
        "POPULATION": "population_oa",
        "FACILITIES": "facilities",
    }
    assert setup.values["DIVISION_ID"] == "area_code"
    assert setup.values["DIVISION_NAME"] == "area_name"
    assert setup.values["TOTAL"] == '"pop_total"'
    assert setup.values["FACILITY_TYPE"] == "type"
    assert setup.values["CAPACITY"] == '"capacity"'
    parts = expressions(setup, "INDICATORS_FILE", "numerator")
    assert parts["children"] == '"age_0_4" + "age_5_9" + "age_10_14"'
    assert parts["elderly"].endswith('"age_80_84" + "age_85plus"')
    assert parts["college_education"] == '"qual_level4plus"'
    assert parts["renters"] == '"hh_private_rent" + "hh_social_rent"'
    bases = expressions(setup, "INDICATORS_FILE", "denominator")
    assert bases["children"] == '"pop_total"'
    assert bases["renters"].count("hh_") == 6
    assert bases["college_education"].count("qual_") == 7
    assert "low_income" not in parts
    (trouble,) = setup.troubles(project)
    assert trouble.short == "no type fits"
    assert "school_primary" not in trouble.sentence or "dentist" in trouble.sentence


def test_lisbon_by_zone_ids(project, suggested, shared_data, opened):
    folder = shared_data / "lisbon"
    opened(folder / "divisions_parishes.gpkg")
    opened(folder / "population_parishes.gpkg")
    opened(folder / "facilities_schools.gpkg")
    opened(folder / "od_parishes.csv")
    setup = suggested()
    assert named(setup, project) == {
        "DIVISIONS": "divisions_parishes",
        "POPULATION": "population_parishes",
        "FACILITIES": "facilities_schools",
        "COMMUTES": "od_parishes",
        "ZONES": "divisions_parishes",
    }
    assert setup.values["DIVISION_ID"] == setup.values["ZONE_ID"] == "parish_id"
    assert setup.values["DIVISION_NAME"] == "parish"
    assert (setup.values["ENDS"], setup.values["HOME_ZONE"], setup.values["WORK_ZONE"]) == (2, "origin", "destination")
    assert setup.values["CAPACITY"] == '"pupils"'
    assert expressions(setup, "INDICATORS_FILE", "numerator") == {
        "children": '"age_0_14"',
        "elderly": '"age_65plus"',
        "renters": '"dwell_rented"',
        "owners": '"dwell_owner_occupied"',
    }
    assert expressions(setup, "INDICATORS_FILE", "denominator")["renters"] == '"households"'


def test_a_count_that_was_read_as_text_is_said(project, suggested, shared_data, opened):
    from spatial_demand.ui.troubles import remarks

    opened(shared_data / "lisbon" / "divisions_parishes.gpkg")
    opened(shared_data / "lisbon" / "od_parishes.csv")
    setup = suggested()
    assert setup.values["COUNT"] == ""
    assert "'trips' holds numbers as text" in remarks(setup, project)["COUNT"]


def test_lisbon_by_lines(project, suggested, shared_data, opened):
    opened(shared_data / "lisbon" / "divisions_municipalities.gpkg")
    opened(shared_data / "lisbon" / "od_lines_municipalities_epsg3857.gpkg", "od_lines")
    setup = suggested()
    assert named(setup, project) == {"DIVISIONS": "divisions_municipalities", "COMMUTES": "od_lines"}
    assert setup.values["DIVISION_ID"] == "municipality"
    assert (setup.values["ENDS"], setup.values["COUNT"]) == (0, "trips")


SQUARE = "POLYGON((121 30, 122 30, 122 31, 121 31, 121 30))"


def test_chinese_names(project, suggested, added):
    polygon = "Polygon?crs=EPSG:4326"
    added(
        polygon,
        ["编码:string", "名称:string", "类型:string"],
        [(SQUARE, (str(k), "镇", "a")) for k in range(3)],
        "规划分区",
    )
    added(
        polygon,
        [
            "代码:string",
            "常住人口:integer",
            "0-14岁:integer",
            "65岁以上:integer",
            "大专及以上:integer",
            "租赁:integer",
            "户数:integer",
        ],
        [(SQUARE, ("1", 9, 1, 2, 3, 4, 5))],
        "普查2020",
    )
    added(
        "NoGeometry",
        ["居住地经度:double", "居住地纬度:double", "工作地经度:double", "工作地纬度:double", "人数:integer"],
        [(None, (121.5, 30.5, 121.6, 30.6, 7))],
        "通勤",
    )
    added("Point?crs=EPSG:4326", ["类别:string", "床位:integer"], [("POINT(121.5 30.5)", ("养老院", 30))], "设施")
    setup = suggested()
    assert named(setup, project) == {
        "DIVISIONS": "规划分区",
        "POPULATION": "普查2020",
        "COMMUTES": "通勤",
        "FACILITIES": "设施",
    }
    wanted = {
        "DIVISION_ID": "编码",
        "DIVISION_NAME": "名称",
        "DIVISION_TYPE": "类型",
        "TOTAL": '"常住人口"',
        "ENDS": 1,
        "HOME_X": "居住地经度",
        "HOME_Y": "居住地纬度",
        "WORK_X": "工作地经度",
        "WORK_Y": "工作地纬度",
        "COUNT": "人数",
        "FACILITY_TYPE": "类别",
        "CAPACITY": '"床位"',
    }
    assert {name: setup.values[name] for name in wanted} == wanted
    assert expressions(setup, "INDICATORS_FILE", "numerator") == {
        "children": '"0-14岁"',
        "elderly": '"65岁以上"',
        "college_education": '"大专及以上"',
        "renters": '"租赁"',
    }


@pytest.mark.parametrize(
    ("home", "work", "ends"),
    [
        ("home_lon:double,home_lat:double", "work_lon:double,work_lat:double", 1),
        ("O_X:double,O_Y:double", "D_X:double,D_Y:double", 1),
        ("起点:string", "终点:string", 2),
        ("居住地:string", "工作地:string", 2),
        ("from:string", "to:string", 2),
        ("a:string", "b:string", 0),
    ],
)
def test_ends_of_commutes(project, added, home, work, ends):
    from spatial_demand.ui.guessing import guess_ends

    fields = [*home.split(","), *work.split(",")]
    layer = added("NoGeometry", fields, [(None, [121.5 if "double" in one else "a" for one in fields])], "commutes")
    assert guess_ends(layer) == ends


def test_coordinates_must_look_like_some(project, added):
    from qgis.core import QgsCoordinateReferenceSystem

    from spatial_demand.ui.guessing import guess_crs, guess_ends

    fields = ["home_x:double", "home_y:double", "work_x:double", "work_y:double"]
    numbers = added("NoGeometry", fields, [(None, (1, 2, 3, 4))], "numbers")
    assert guess_ends(numbers) == 0
    plane = QgsCoordinateReferenceSystem("EPSG:32651")
    metres = added("NoGeometry", fields, [(None, (351000.5, 3420000.5, 352000.5, 3421000.5))], "metres")
    assert guess_ends(metres) == 1
    names = [one.split(":")[0] for one in fields]
    assert guess_crs(metres, names, plane) == "EPSG:32651"
    degrees = added("NoGeometry", fields, [(None, (121.5, 30.5, 121.6, 30.6))], "degrees")
    assert guess_crs(degrees, names, plane) == "EPSG:4326"


def test_an_id_is_unique_and_never_null(project, added):
    from spatial_demand.ui.guessing import guess_field

    kind, fields = "Polygon?crs=EPSG:4326", ["id:string", "code:string", "label:string"]
    rows = [(SQUARE, ("1", "x", "a")), (SQUARE, ("1", None, "b"))]
    assert guess_field("DIVISION_ID", added(kind, fields, rows, "divisions")) == "label"


def test_our_own_results_are_no_input(project, suggested, added):
    rows = [(SQUARE, ("1", "a", 5.0))]
    added("Polygon?crs=EPSG:4326", ["division_id:string", "division_name:string", "population:double"], rows, "profile")
    assert suggested().layers == {}


def test_a_big_table_costs_milliseconds(project, suggested, sample, opened):
    import time

    for name in ("commutes", "divisions", "census_2020"):
        opened(f"{sample}|layername={name}", name)
    start = time.perf_counter()
    setup = suggested()
    assert time.perf_counter() - start < 0.5  # 55,312 records; some 30 ms where nothing else runs
    assert setup.values["COUNT"] == "count"
