"""The parts of a report: reading the study, the page's escaping, values in words, numbers as text."""

import math

import numpy as np
import pytest

from spatial_demand.report import lacking, method, page, words
from spatial_demand.report.tables import Study, divisions, parameter

NAN = float("nan")


@pytest.fixture
def study(tmp_path, tools):
    found = Study(str(tools.write_study(tmp_path / "study.gpkg", tools.whole_study())))
    yield found
    found.close()


# -- reading


def test_null_is_none_or_nan(study):
    rows = study.table("profile_table")
    last = rows[(rows["division_id"] == "D3") & (rows["indicator"] == "renters")].iloc[0]
    assert math.isnan(last["share"])
    assert bool(last["withheld"]) is True
    assert study.table("ledger")["reason"][0] is None


def test_a_table_without_a_needed_column_is_none(study):
    assert study.table("profile_table", "share") is not None
    assert study.table("profile_table", "no such column") is None
    assert study.table("no such table") is None


def test_shapes_are_rings(study, tools):
    layer = study.layer("profile")
    assert layer.degrees
    assert len(layer.shapes) == 3
    ring = layer.shapes[0].polygons[0][0]
    assert ring.shape == (5, 2)
    assert np.allclose(ring[0], (121.7, 30.9))
    points = study.layer("industry_sites")
    assert points.shapes[0].points.tolist() == [[121.72, 30.92]]


def test_divisions_keep_the_file_s_order(study, tools):
    found, layer = divisions(study)
    assert [one.id for one in found] == list(tools.names)
    assert [one.name for one in found] == list(tools.names.values())
    assert [one.population for one in found] == list(tools.people.values())
    assert len(layer.shapes) == 3


def test_a_division_without_a_name_has_its_id(tmp_path, tools):
    tables = {"profile": tools.whole_study()["profile"]}
    for row in tables["profile"].rows:
        row["division_name"] = None
    study = Study(str(tools.write_study(tmp_path / "study.gpkg", tables)))
    assert [one.name for one in divisions(study)[0]] == ["D1", "D2", "D3"]


def test_multi_polygons_holes_curves_and_heights(tmp_path, tools):
    from osgeo import ogr, osr

    plane = osr.SpatialReference()
    plane.ImportFromEPSG(2263)  # in feet
    path = tmp_path / "shapes.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("profile", plane, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("division_id", ogr.OFTString))
    for wkt in (
        "MULTIPOLYGON Z(((0 0 1,4 0 1,4 4 1,0 0 1),(2 1 1,3 1 1,3 2 1,2 1 1)),((9 9 1,10 9 1,10 10 1,9 9 1)))",
        "CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))",
        "POLYGON EMPTY",
        None,
    ):
        feature = ogr.Feature(layer.GetLayerDefn())
        if wkt:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    del layer, dataset, feature
    found = Study(str(path)).layer("profile")
    assert not found.degrees
    assert found.metres == pytest.approx(0.3048, abs=1e-4)
    assert [[len(rings) for rings in shape.polygons] for shape in found.shapes] == [[2, 1], [1], [], []]
    assert all(ring.shape[1] == 2 for shape in found.shapes for rings in shape.polygons for ring in rings)
    assert len(found.shapes[1].polygons[0][0]) > 8


def test_parameters_are_numbers_or_the_default(study):
    assert parameter(study, "EXTREME", 1.0) == 40.0
    assert parameter(study, "TYPES", 7.0) == 7.0
    assert parameter(study, "NOWHERE", 7.0) == 7.0


@pytest.mark.parametrize("text", ["40", "40.0", '"40"'])
def test_a_number_may_be_written_as_json(text, tmp_path, tools):
    rows = [{"step": "study", "name": "EXTREME", "value": text}]
    study = Study(str(tools.write_study(tmp_path / "study.gpkg", {"parameters": tools.Table(rows)})))
    assert parameter(study, "EXTREME", 1.0) == 40.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("/plans/2026/town.gpkg|layername=divisions", "town.gpkg|layername=divisions"),
        ("C:\\Users\\me\\town.gpkg", "town.gpkg"),
        ("name_en", "name_en"),
        ('"jobs" / "people"', '"jobs" / "people"'),
        ("5,10,20", "5,10,20"),
        (
            "dbname='x' host=h user='me' password='a b\\'c' table=\"t\"",
            "dbname='x' host=h user=\u2026 password=\u2026 table=\"t\"",
        ),
        ("", ""),
    ],
)
def test_parameters_tell_no_folder_and_no_account(value, said):
    assert method.shown(value) == said


# -- the page


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.0, 0, "0"), (-0.2, 0, "0"), (-0.04, 1, "0.0"), (1234567.5, 0, "1,234,568"), (-1234.0, 1, "\u22121,234.0"),
        (NAN, 0, "\u2013"), (None, 2, "\u2013"), (0.005, 2, "0.01"),
    ],
)  # fmt: skip
def test_numbers(value, decimals, text):
    assert page.plain(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "+3.0"), (-3.0, "\u22123.0"), (0.0, "0.0"), (-0.01, "0.0"), (NAN, "\u2013")]
)
def test_signs(value, text):
    assert page.signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(12345.6, "12,346"), (123.4, "123"), (12.34, "12.3"), (1.234, "1.23"), (0.1234, "0.12"), (4.0, "4"), (0.0, "0")],
)
def test_sensible_digits(value, text):
    assert page.sensible(value) == text


def test_a_sentence_escapes_what_it_is_given_and_itself():
    said = page.say("<a> {one} & {two}", one="<b>\"'", two=page.Html("<i>x</i>"))
    assert said == "&lt;a&gt; &lt;b&gt;&quot;&#x27; &amp; <i>x</i>"


def test_a_value_with_braces_is_text():
    assert page.say("{one}", one="{two} {0} {") == "{two} {0} {"


def test_a_reason_stands_under_its_table_once():
    sheet = page.Page("t")
    sheet.table(["a", "b"], [[page.number(None, reason="why <1>"), page.number(NAN, reason="why <1>")]], "caption")
    text = sheet.html()
    assert text.count("<sup>a</sup>") == 3
    assert text.count("why &lt;1&gt;") == 3  # two titles and the note
    assert "<1>" not in text


def test_letters_of_notes_go_on_after_z():
    assert [page._letters(k) for k in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_a_reason_or_that_it_is_withheld():
    assert page.reason_of({"reason": "x", "withheld": True}) == "x"
    assert "withheld" in page.reason_of({"reason": None, "withheld": True})
    assert page.reason_of({"reason": NAN, "withheld": False}) == ""


# -- values in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "renters_lq = 1.625 (>= 1.2)",
            "households that rent: 1.62 times the area's share (the rule asks for at least 1.2 \u00d7)",
        ),
        ("renters = 44 (> 40)", "share of: households that rent: 44 % (the rule asks for more than 40 %)"),
        ("home_40_up = 3.456 (< 10)", "residents who commute 40 km and over: 3.46 % (the rule asks for under 10 %)"),
        ("work_extreme_lq = 2", "workers here who come 40 km and over: 2.00 times the area's share"),
        ("clinic_score = 50 (<= 60)", "lack of clinics <&>, score: 50 (the rule asks for at most 60)"),
        ("chain_research = 62.31 (= 5)", "jobs in research & development: 62.3 % (the rule asks for exactly 5 %)"),
        ("population = 12,345 (>= 1,000)", "people: 12,345 (the rule asks for at least 1,000)"),
        ("renters_lq = NULL (>= 1.2)", "households that rent: unknown (the rule asks for at least 1.2 \u00d7)"),
        ("my_own = 5 (>= 1)", "my_own: 5 (the rule asks for at least 1)"),
        ("division_type = <b> (= x)", "division_type: <b> (the rule asks for exactly x)"),
        ("not a value at all", "not a value at all"),
        ("", ""),
    ],
)
def test_a_rule_s_value_in_words(text, said, study):
    assert words.condition_in_words(text, words.field_words(study)) == said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("chain_management_lq", ("the value chain", "jobs in headquarters and management")),
        ("chain_management", ("the value chain", "jobs in headquarters and management")),
        ("chain_my_own_lq", ("the value chain", "my own")),
        ("high_income_lq", ("crowds that are not counted", "income over 15,000 yuan a month")),
        ("culture_score", ("facility types that are not given", "the shortage of culture centres")),
        ("gp_score", ("facility types that are not given", "the shortage of gp")),
        ("work_0_5", ("commuting", "workers here who come 0 to 5 km")),
        ("home_50_up", ("commuting", "residents who commute 50 km and over")),
        ("job_ratio", ("commuting", "jobs per employed resident")),
        (
            "circle_complete",
            ("industrial living circles", "industrial sites with production, research and living around"),
        ),
        ("circle_types", ("living circles", "facility types in walking reach, mean")),
        ("circle_elderly_all", ("living circles", "elderly 65 and over with every facility in reach")),
        ("my_own_field", ("crowds that are not counted", "my own field")),
    ],
)
def test_a_field_that_lacks_is_said_in_words(field, said, study):
    assert lacking.lacking_words(study)(field) == said


def test_the_fields_that_a_rule_lacks_are_read_from_its_reason():
    assert lacking.fields_lacking("no result has a_lq, b") == ["a_lq", "b"]
    assert lacking.fields_lacking("a value is unknown") == []


def test_the_default_rules_name_no_field_that_has_no_words(study, root):
    import json
    import re

    items = json.loads((root / "resources" / "presets" / "rules_lingang.json").read_text(encoding="utf-8"))["items"]
    fields = {field for item in items for field in re.findall(r'"([a-z]\w+)"', item["condition"])}
    said = lacking.lacking_words(study)
    # words of one piece only where they are a label
    assert {field for field in fields if said(field)[1] in (field, field.replace("_", " "))} == set()
