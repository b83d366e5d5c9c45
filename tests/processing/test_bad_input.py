"""Bad input: one clear sentence that names layer, field and feature, and the way out; nothing half-written."""

import json
import os

import numpy as np
import pytest
from algorithm_making import box, refused

SQUARE = "POLYGON(({0} 0, {1} 0, {1} 10, {0} 10, {0} 0))"
WEST, EAST = SQUARE.format(0, 10), SQUARE.format(10, 20)
POLYGONS = "Polygon?crs=EPSG:32651"
POINTS = "Point?crs=EPSG:32651"
FIELDS = ["population:double", "young:double"]
INDICATOR = ["young", "age", "young people", '"young"', '"population"']


@pytest.fixture
def case(memory):
    """A function (changes) -> parameters of a small run that is well; two divisions, three units."""

    def case(**changes):
        given = {
            "divisions": memory(POLYGONS, ["id:string"], [(WEST, ["a"]), (EAST, ["b"])], "plan"),
            "units": memory(
                POINTS,
                FIELDS,
                [("POINT(5 5)", [100, 20]), ("POINT(15 5)", [60, 30]), ("POINT(50 5)", [7, 1])],
                "census",
            ),
            **{name: value for name, value in changes.items() if name.islower()},
        }
        parameters = {"DIVISIONS": given["divisions"], "DIVISION_ID": "id", "POPULATION": given["units"]}
        parameters["INDICATORS"] = INDICATOR
        return {**parameters, **{name: value for name, value in changes.items() if name.isupper()}}

    return case


def refusal(run, parameters):
    """Run what must be refused; return the sentence."""
    return refused(run, "crowdprofile", parameters)


def people(frame, results):
    return dict(frame(results.OUTPUT)[["division_id", "population"]].to_numpy())


def test_the_case_itself_is_well(run, frame, case):
    results = run("crowdprofile", case())
    assert people(frame, results) == {"a": 100.0, "b": 60.0}
    assert (results.POPULATION_IN, results.POPULATION_OUT) == (160.0, 7.0)
    assert results.warned == []


@pytest.mark.parametrize(
    ("kind", "ids", "words"),
    [
        ("string", ["a", "a"], ["'plan'", "'id'", "features 1 and 2", "'a'"]),
        ("string", ["a", None], ["'plan'", "'id'", "feature 2", "no id"]),
        ("string", [" ", "b"], ["'plan'", "feature 1", "no id"]),
        ("string", ["*", "b"], ["'*'", "feature 1"]),
        ("string", ["a", "elsewhere"], ["'elsewhere'", "feature 2"]),
        ("double", [7.0, 7], ["'7'", "features 1 and 2"]),
        ("string", ["a", " a "], ["'a'", "features 1 and 2"]),
    ],
)
def test_ids_that_cannot_be(run, case, memory, kind, ids, words):
    divisions = memory(POLYGONS, [f"id:{kind}"], [(WEST, ids[:1]), (EAST, ids[1:])], "plan")
    text = refusal(run, case(divisions=divisions))
    assert all(word in text for word in words), text


@pytest.mark.parametrize(
    ("kind", "ids", "found"), [("double", [1.0, 2.5], {"1", "2.5"}), ("integer", [7, 8], {"7", "8"})]
)
def test_numbers_are_taken_as_text(run, frame, case, memory, kind, ids, found):
    divisions = memory(POLYGONS, [f"id:{kind}"], [(WEST, ids[:1]), (EAST, ids[1:])])
    assert set(people(frame, run("crowdprofile", case(divisions=divisions)))) == found


def test_spaces_around_an_id_are_taken_off_and_said(run, frame, case, memory):
    divisions = memory(POLYGONS, ["id:string"], [(WEST, [" a "]), (EAST, ["b"])], "plan")
    results = run("crowdprofile", case(divisions=divisions))
    assert set(people(frame, results)) == {"a", "b"}
    assert any("'plan'" in text and "spaces" in text for text in results.warned)


@pytest.mark.parametrize("which", ["divisions", "units"])
def test_no_crs(run, case, memory, which):
    from qgis.core import QgsCoordinateReferenceSystem

    rows = {"divisions": [(WEST, ["a"])], "units": [(SQUARE.format(0, 5), [1, 1])]}[which]
    layer = memory(POLYGONS, {"divisions": ["id:string"], "units": FIELDS}[which], rows, "homeless")
    layer.setCrs(QgsCoordinateReferenceSystem())
    text = refusal(run, case(**{which: layer}))
    assert "'homeless'" in text
    assert "coordinate reference system" in text


@pytest.mark.parametrize("which", ["divisions", "units"])
def test_an_empty_layer(run, case, memory, which):
    fields = {"divisions": ["id:string"], "units": FIELDS}[which]
    text = refusal(run, case(**{which: memory(POLYGONS, fields, [], "void")}))
    assert "'void'" in text
    assert "no features" in text


def test_a_layer_in_degrees_is_measured_in_square_metres(run, frame, memory, case):
    # at 60 degrees north the upper half of this cell is smaller than the lower
    cell = "POLYGON((0 60, 0 61, 1 61, 1 60, 0 60))"
    halves = [
        ("POLYGON((0 60, 0 60.5, 1 60.5, 1 60, 0 60))", ["low"]),
        ("POLYGON((0 60.5,0 61,1 61,1 60.5,0 60.5))", ["up"]),
    ]
    divisions = memory("Polygon?crs=EPSG:4326", ["id:string"], halves)
    found = people(
        frame,
        run(
            "crowdprofile", case(divisions=divisions, units=memory("Polygon?crs=EPSG:4326", FIELDS, [(cell, [100, 1])]))
        ),
    )
    radians = np.radians([60, 60.5, 61])
    share = (np.sin(radians[1]) - np.sin(radians[0])) / (np.sin(radians[2]) - np.sin(radians[0]))
    assert found["low"] == pytest.approx(100 * share, abs=0.02)
    assert found["low"] + found["up"] == pytest.approx(100, rel=1e-9)


BOW_TIE = "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))"


def test_invalid_empty_null_and_curved_units(run, frame, case, memory):
    curve = "CURVEPOLYGON(CIRCULARSTRING(12 5, 15 8, 18 5, 15 2, 12 5))"
    rows = [(BOW_TIE, [10, 1]), ("POLYGON EMPTY", [20, 1]), (None, [30, 1]), (curve, [40, 1]), (WEST, [50, 1])]
    results = run("crowdprofile", case(units=memory("Polygon?crs=EPSG:32651", FIELDS, rows, "odd")))
    assert people(frame, results) == pytest.approx({"a": 60.0, "b": 40.0})
    assert any("'odd'" in text and "mended" in text for text in results.warned)
    entries = json.loads(results.LEDGER)["accounts"][0]["entries"]
    assert [e["amount"] for e in entries if e["fate"] == "unusable"] == [50.0]
    assert results.POPULATION_IN + results.POPULATION_OUT == 150.0


def test_invalid_empty_and_null_divisions(run, frame, case, memory):
    rows = [(BOW_TIE, ["tie"]), ("POLYGON EMPTY", ["empty"]), (None, ["null"]), (EAST, ["b"])]
    divisions = memory(POLYGONS, ["id:string"], rows, "plan")
    units = memory(POINTS, FIELDS, [("POINT(8 5)", [3, 1]), ("POINT(5 8)", [4, 1]), ("POINT(15 5)", [5, 1])])
    results = run("crowdprofile", case(divisions=divisions, units=units))
    assert people(frame, results) == {"tie": 3.0, "empty": 0.0, "null": 0.0, "b": 5.0}
    assert any("'tie'" in text and "invalid" in text for text in results.warned)
    assert any("'empty'" in text and "'null'" in text for text in results.warned)
    assert [f.geometry().isNull() or f.geometry().isEmpty() for f in results.OUTPUT.getFeatures()][1:3] == [True] * 2


def test_overlapping_divisions_are_measured_and_counted_once(run, frame, case, memory):
    rows = [(SQUARE.format(5, 20), ["b"]), (SQUARE.format(0, 10), ["a"])]
    divisions = memory(POLYGONS, ["id:string"], rows)
    units = memory(POLYGONS, FIELDS, [(SQUARE.format(0, 20), [200, 1])])
    results = run("crowdprofile", case(divisions=divisions, units=units))
    assert people(frame, results) == pytest.approx({"b": 100.0, "a": 100.0}, rel=1e-6)
    (remark,) = json.loads(results.LEDGER)["remarks"]
    assert "a / b" in remark
    assert "m2 and 50.0 people" in remark
    assert pytest.approx(200.0, rel=1e-9) == results.POPULATION_IN + results.POPULATION_OUT


def test_people_in_a_gap_are_outside(run, case, memory):
    rows = [(SQUARE.format(0, 8), ["a"]), (SQUARE.format(12, 20), ["b"])]
    units = memory(POLYGONS, FIELDS, [(SQUARE.format(0, 20), [200, 1])])
    results = run("crowdprofile", case(divisions=memory(POLYGONS, ["id:string"], rows), units=units))
    assert pytest.approx(40.0, rel=1e-6) == results.POPULATION_OUT


def test_a_field_that_no_source_holds(run, case):
    text = refusal(run, case(INDICATORS=[*INDICATOR, "old", "age", "old", '"age_99"', '"population"']))
    assert "'old'" in text
    assert "age_99" in text
    assert "'census'" in text
    assert "age_99" in refusal(run, case(TOTAL='"age_99"'))


def test_default_indicators_without_a_source_are_null_and_say_so(run, frame, case, memory):
    units = memory(POINTS, [*FIELDS, "age_0_14:double"], [("POINT(5 5)", [100, 20, 10])], "census")
    parameters = case(units=units)
    del parameters["INDICATORS"]
    results = run("crowdprofile", parameters)
    found = frame(results.OUTPUT)
    assert found["children"][0] == 10.0
    assert found["owners"].isna().all()
    assert any("'owners'" in text and "house_own" in text for text in results.warned)
    reasons = frame(results.TABLE).set_index("indicator")["reason"]
    assert set(reasons["owners"]) == {"no source has the fields"}


def test_no_indicator_at_all_can_be_computed(run, case, memory):
    units = memory(POINTS, ["population:double"], [("POINT(5 5)", [100])], "census")
    parameters = case(units=units)
    parameters["INDICATORS"] = []
    parameters["TOTAL"] = '"population"'
    text = refusal(run, parameters)
    assert "No indicator can be computed" in text
    assert "INDICATORS_FILE" in text


@pytest.mark.parametrize("value", ["1,234", "12 %", "many"])
def test_text_where_numbers_belong(run, case, memory, value):
    units = memory(
        POINTS, ["population:double", "young:string"], [("POINT(5 5)", [9, "3"]), ("POINT(5 6)", [9, value])], "census"
    )
    text = refusal(run, case(units=units))
    assert all(word in text for word in ("'census'", f"'{value}'", "young", "feature 2")), text


def test_numbers_kept_as_text_are_read(run, frame, case, memory):
    units = memory(POINTS, ["population:double", "young:string"], [("POINT(5 5)", [9, "3"])])
    assert frame(run("crowdprofile", case(units=units)).OUTPUT)["young_count"][0] == 3.0


@pytest.mark.parametrize("value", [-5.0, float("nan"), float("inf")])
def test_counts_that_are_none(run, frame, case, memory, value):
    units = memory(POINTS, FIELDS, [("POINT(5 5)", [100, 20]), ("POINT(6 5)", [50, value])], "census")
    results = run("crowdprofile", case(units=units))
    found = frame(results.OUTPUT).iloc[0]
    # left out of numerator and denominator alike
    assert (found["young_count"], found["young_base"], found["young"]) == (20.0, 100.0, 20.0)
    assert any("'census'" in text and "young" in text for text in results.warned)
    total = run(
        "crowdprofile", case(units=memory(POINTS, FIELDS, [("POINT(5 5)", [100, 1]), ("POINT(6 5)", [value, 1])]))
    )
    assert total.POPULATION_IN == 100.0


def test_null_counts_are_unknown_and_counted(run, frame, case, memory):
    units = memory(POINTS, FIELDS, [("POINT(5 5)", [100, 20]), ("POINT(6 5)", [50, None]), ("POINT(7 5)", [None, 5])])
    results = run("crowdprofile", case(units=units))
    assert frame(results.OUTPUT)["young_base"][0] == 100.0
    ledger = json.loads(results.LEDGER)
    assert any("2 units left out" in remark for remark in ledger["remarks"])
    assert [e["records"] for e in ledger["accounts"][0]["entries"] if e["fate"] == "unusable"] == [1]


def test_numerators_above_denominators_are_kept_and_counted(run, frame, case, memory):
    units = memory(POINTS, FIELDS, [("POINT(5 5)", [3, 4]), ("POINT(6 5)", [97, 10]), ("POINT(15 5)", [3, 4])])
    results = run("crowdprofile", case(units=units))
    found = frame(results.OUTPUT)
    assert found["young"][0] == 14.0
    assert np.isnan(found["young"][1])
    assert any("2 units the numerator is above" in remark for remark in json.loads(results.LEDGER)["remarks"])
    table = frame(results.TABLE).set_index("division_id")
    assert table.loc["b", "reason"] == "share above 100"


def test_denominators_of_zero(run, frame, case, memory):
    units = memory(POINTS, FIELDS, [("POINT(5 5)", [0, 0]), ("POINT(15 5)", [10, 4])])
    results = run("crowdprofile", case(units=units))
    assert np.isnan(frame(results.OUTPUT)["young"][0])
    assert frame(results.TABLE)["reason"][0] == "nobody counted in the denominator"


def test_units_outside_every_division(run, frame, case, memory):
    results = run("crowdprofile", case(units=memory(POINTS, FIELDS, [("POINT(500 5)", [10, 4])])))
    assert people(frame, results) == {"a": 0.0, "b": 0.0}
    assert (results.POPULATION_IN, results.POPULATION_OUT) == (0.0, 10.0)


def test_a_second_source_in_another_crs(run, frame, case, memory):
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext, QgsPointXY

    to_degrees = QgsCoordinateTransform(Crs("EPSG:32651"), Crs("EPSG:4326"), QgsCoordinateTransformContext())
    point = to_degrees.transform(QgsPointXY(15, 5))
    second = memory("Point?crs=EPSG:4326", ["rich:double", "all:double"], [(f"POINT({point.x()} {point.y()})", [3, 4])])
    rich = ["rich", "income", "rich", '"rich"', '"all"']
    found = frame(run("crowdprofile", case(POPULATION_2=second, INDICATORS=INDICATOR + rich)).OUTPUT)
    assert found["rich"][1] == 75.0
    assert np.isnan(found["rich"][0])


def test_a_division_field_that_is_called_like_a_result(run, frame, case, memory):
    fields = ["id:string", "population:string", "young:integer", "division_id:string"]
    divisions = memory(POLYGONS, fields, [(WEST, ["a", "x", 1, "z"]), (EAST, ["b", "y", 2, "z"])])
    assert people(frame, run("crowdprofile", case(divisions=divisions))) == {"a": 100.0, "b": 60.0}


@pytest.mark.parametrize("suffix", [".shp", ".SHP", ".dbf"])
def test_a_format_that_cuts_names_is_refused(run, case, tmp_path, suffix):
    path = tmp_path / f"result{suffix}"
    text = refusal(run, case(OUTPUT=str(path)))
    assert "ten bytes" in text
    assert ".gpkg" in text
    assert not list(tmp_path.iterdir())


def test_an_output_that_cannot_be_written(run, case, tmp_path):
    for name in ("OUTPUT", "TABLE"):
        text = refusal(run, case(**{name: str(tmp_path / "no such folder" / "x.gpkg")}))
        assert "no such folder" in text
        assert "does not exist" in text


def test_two_outputs_in_one_file_are_refused(run, case, tmp_path):
    path = str(tmp_path / "one.gpkg")
    text = refusal(run, case(OUTPUT=path, TABLE=path))
    assert "one.gpkg" in text
    assert "choose another" in text
    assert not list(tmp_path.iterdir())


def test_two_tables_of_one_geopackage_are_fine(run, frame, case, tmp_path):
    path = str(tmp_path / "one.gpkg")
    outputs = {name: f"ogr:dbname='{path}' table=\"{name.lower()}\"" for name in ("OUTPUT", "TABLE")}
    run("crowdprofile", case(**outputs))
    assert set(frame(f"{path}|layername=output")["division_id"]) == {"a", "b"}
    assert set(frame(f"{path}|layername=table")["level"]) == {"division", "area"}


def test_an_input_is_never_the_output(run, case, tmp_path):
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    path = str(tmp_path / "plan.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    divisions = case()["DIVISIONS"]
    QgsVectorFileWriter.writeAsVectorFormatV3(divisions, path, QgsCoordinateTransformContext(), options)
    before = (tmp_path / "plan.gpkg").read_bytes()
    text = refusal(run, case(divisions=path, OUTPUT=path))
    assert "Planning divisions" in text
    assert (tmp_path / "plan.gpkg").read_bytes() == before


def test_the_table_may_be_left_out(provider, case):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    parameters = {**case(), "OUTPUT": "TEMPORARY_OUTPUT"}
    algorithm = provider.algorithm("crowdprofile").create()
    results, fine = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)
    assert fine
    assert results["OUTPUT"]
    assert not results.get("TABLE")


def test_a_second_source_is_accounted_for_too(run, case, memory):
    second = memory(POINTS, ["rich:double", "all:double"], [("POINT(5 5)", [1, 2]), ("POINT(99 5)", [1, 2])], "cells")
    rich = ["rich", "income", "rich", '"rich"', '"all"']
    results = run("crowdprofile", case(POPULATION_2=second, INDICATORS=INDICATOR + rich))
    account = json.loads(results.LEDGER)["accounts"][1]
    assert (account["source"], account["records"]) == ("cells", 2)
    assert {e["fate"]: e["amount"] for e in account["entries"]} == {"counted": 1.0, "outside": 1.0}


def test_nothing_half_written_stays(run, case, tmp_path, monkeypatch):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.processing import base

    kept = base.write
    calls = []

    def second_fails(*arguments, **more):
        # not the arguments: the sink among them would keep the file open
        calls.append(1)
        if len(calls) == 2:
            raise Refusal("the disk is full")
        kept(*arguments, **more)

    monkeypatch.setattr(base, "write", second_fails)
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "TABLE")}
    assert refusal(run, case(**outputs)) == "the disk is full"
    assert len(calls) == 2
    assert not list(tmp_path.iterdir())


def test_a_geopackage_that_qgis_has_open_is_written_anew(run, frame, case, tmp_path):
    from qgis.core import QgsVectorLayer

    path = str(tmp_path / "result.gpkg")
    run("crowdprofile", case(OUTPUT=path))
    watching = QgsVectorLayer(path, "open", "ogr")
    assert watching.featureCount() == 2
    results = run("crowdprofile", case(OUTPUT=path))
    assert people(frame, results) == {"a": 100.0, "b": 60.0}


def test_edits_that_are_not_saved_count(run, frame, case, memory, tmp_path):
    from qgis.core import QgsGeometry, QgsVectorFileWriter, QgsVectorLayer

    units = case()["POPULATION"]
    path = str(tmp_path / "census.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    from qgis.core import QgsCoordinateTransformContext

    QgsVectorFileWriter.writeAsVectorFormatV3(units, path, QgsCoordinateTransformContext(), options)
    layer = QgsVectorLayer(path, "census", "ogr")
    assert people(frame, run("crowdprofile", case(units=layer))) == {"a": 100.0, "b": 60.0}
    first, second, third = layer.getFeatures()
    layer.startEditing()
    layer.changeAttributeValue(first.id(), layer.fields().lookupField("population"), 500)
    layer.changeGeometry(third.id(), QgsGeometry.fromWkt("POINT(15 6)"))
    layer.deleteFeature(second.id())
    results = run("crowdprofile", case(units=layer))
    layer.rollBack()
    assert people(frame, results) == {"a": 500.0, "b": 7.0}


def test_cancel_writes_nothing(provider, case, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    path = tmp_path / "result.gpkg"
    algorithm = provider.algorithm("crowdprofile").create()
    context = QgsProcessingContext()
    _, fine = algorithm.run(case(OUTPUT=str(path), TABLE="TEMPORARY_OUTPUT"), context, feedback, {}, True)
    assert not fine
    assert not path.exists()


@pytest.mark.parametrize(
    ("indicators", "words"),
    [
        (["Kids", "age", "kids", '"young"', '"population"'], "'Kids'"),
        (["population", "age", "kids", '"young"', '"population"'], "'population'"),
        (INDICATOR * 2, "'young'"),
        (["young", "age", "kids", '"young" +', '"population"'], "cannot be read"),
        (INDICATOR[:4], "4 values"),
    ],
)
def test_indicators_that_cannot_be(run, case, indicators, words):
    assert words in refusal(run, case(INDICATORS=indicators))


def test_weighted_without_a_layer(run, case):
    assert "WEIGHT_LAYER" in refusal(run, case(APPORTION=2))


def test_a_layer_that_is_no_profile(run, case, memory):
    from qgis.core import QgsProcessingException

    layer = memory(POLYGONS, ["division_id:string"], [(WEST, ["a"])], "no profile")
    with pytest.raises(QgsProcessingException, match="'no profile' is no crowd profile"):
        run("profilechange", {"BEFORE": layer, "AFTER": layer})


def test_divisions_that_came_or_went(run, frame, case, memory):
    before = run("crowdprofile", case()).OUTPUT
    other = memory(POLYGONS, ["id:string"], [(SQUARE.format(40, 60), ["c"]), (WEST, ["a"])])
    after = run("crowdprofile", case(divisions=other)).OUTPUT
    results = run("profilechange", {"BEFORE": before, "AFTER": after})
    found = frame(results.OUTPUT).set_index("division_id")
    assert list(found.index) == ["c", "a", "b"]
    assert found["population_change"].isna().tolist() == [True, False, True]
    assert [f.hasGeometry() for f in results.OUTPUT.getFeatures()] == [True] * 3
    assert any("Only in BEFORE" in text and "b" in text for text in results.said)


def test_a_place_that_may_not_be_written(run, case, tmp_path, monkeypatch):
    # told by os.access, since root may write everywhere
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    path = tmp_path / "kept.gpkg"
    path.write_bytes(b"as it was")
    text = refusal(run, case(OUTPUT=str(path)))
    assert "may not be written" in text
    assert path.read_bytes() == b"as it was"


@pytest.mark.parametrize("far", ["1e12", "1.7e308"])
def test_a_unit_larger_than_the_globe_has_no_place_and_is_accounted_for(run, memory, far):
    square = box(350000, 351000, 3420000, 3421000)
    plan = memory("Polygon?crs=EPSG:32651", ["id:string"], [(square, ["a"])])
    vast = f"POLYGON((-{far} 0, {far} 0, 0 {far}, -{far} 0))"
    units = memory("Polygon?crs=EPSG:32651", ["population:double"], [(square, [40]), (vast, [7])])
    everyone = ["everyone", "all", "Everyone", '"population"', '"population"']
    given = dict(DIVISIONS=plan, DIVISION_ID="id", POPULATION=units, INDICATORS=everyone)
    results = run("crowdprofile", given)
    (account,) = json.loads(results.LEDGER)["accounts"]
    assert [(e["fate"], e["amount"]) for e in account["entries"]] == [("counted", 40), ("unusable", 7)]
