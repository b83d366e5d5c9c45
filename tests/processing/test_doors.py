"""Each algorithm by its other doors: inside a model, under qgis_process, with files and presets."""

import json

import numpy as np
import pytest
from algorithm_making import sample_divisions


@pytest.fixture
def profile_parameters(sample):
    layer = f"{sample}|layername=%s"
    return {
        **sample_divisions(sample),
        "POPULATION": layer % "census_2020",
        "POPULATION_2": layer % "lbs_income",
    }


def numbers(table):
    return table.set_index("division_id").sort_index().select_dtypes("number")


def model_of_change():
    """Build a model: two crowd profiles and the change between them."""
    from qgis.core import (
        QgsProcessing,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
        QgsProcessingParameterField,
    )

    model = QgsProcessingModelAlgorithm("change", "tests")
    source, value = QgsProcessingModelChildParameterSource, {}
    for name in ("divisions", "earlier", "later"):
        kind = QgsProcessingParameterFeatureSource(name, name, [QgsProcessing.SourceType.TypeVectorPolygon])
        model.addModelParameter(kind, QgsProcessingModelParameter(name))
        value[name] = [source.fromModelParameter(name)]
    model.addModelParameter(
        QgsProcessingParameterField("id", "id", parentLayerParameterName="divisions"), QgsProcessingModelParameter("id")
    )
    for name in ("earlier", "later"):
        child = QgsProcessingModelChildAlgorithm("spatialdemand:crowdprofile")
        child.setChildId(f"profile_{name}")
        child.addParameterSources("DIVISIONS", value["divisions"])
        child.addParameterSources("DIVISION_ID", [source.fromModelParameter("id")])
        child.addParameterSources("POPULATION", value[name])
        model.addChildAlgorithm(child)
    change = QgsProcessingModelChildAlgorithm("spatialdemand:profilechange")
    change.setChildId("change")
    change.addParameterSources("BEFORE", [source.fromChildOutput("profile_earlier", "OUTPUT")])
    change.addParameterSources("AFTER", [source.fromChildOutput("profile_later", "OUTPUT")])
    change.setModelOutputs({name: output(QgsProcessingModelOutput, name) for name in ("OUTPUT", "TABLE")})
    model.addChildAlgorithm(change)
    return model


def output(kind, name):
    result = kind(name)
    result.setChildId("change")
    result.setChildOutputName(name)
    return result


def test_both_inside_a_model_equal_both_alone(run, frame, profile_parameters, sample, tmp_path):
    import processing
    from qgis.core import QgsProcessingModelAlgorithm

    path = str(tmp_path / "change.model3")
    assert model_of_change().toFile(path)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(path)
    model.initAlgorithm()
    parameters = {
        "divisions": profile_parameters["DIVISIONS"],
        "id": "code",
        "earlier": f"{sample}|layername=census_2010",
        "later": f"{sample}|layername=census_2020",
        "change:OUTPUT": "TEMPORARY_OUTPUT",
        "change:TABLE": "TEMPORARY_OUTPUT",
    }
    results = processing.run(model, parameters)
    simple = {"DIVISIONS": parameters["divisions"], "DIVISION_ID": "code"}
    before, after = (
        run("crowdprofile", {**simple, "POPULATION": parameters[name]}).OUTPUT for name in ("earlier", "later")
    )
    alone = run("profilechange", {"BEFORE": before, "AFTER": after})
    for name, of_model in (("OUTPUT", "change:OUTPUT"), ("TABLE", "change:TABLE")):
        assert frame(results[of_model]).equals(frame(getattr(alone, name)))
    assert results["change:OUTPUT"].featureCount() == 17


def test_qgis_process_gives_the_same_and_saves_styles(
    run, frame, run_in_own_process, profile_parameters, sample, tmp_path
):
    from qgis.core import QgsVectorLayer

    outputs = {"OUTPUT": str(tmp_path / "profile.gpkg"), "TABLE": str(tmp_path / "table.csv")}
    results = run_in_own_process("spatialdemand:crowdprofile", {**profile_parameters, **outputs})
    expected = run("crowdprofile", profile_parameters)
    assert np.allclose(numbers(frame(results["OUTPUT"])), numbers(frame(expected.OUTPUT)), rtol=1e-12, equal_nan=True)
    assert results["POPULATION_IN"] == pytest.approx(expected.POPULATION_IN, rel=1e-12)
    assert json.loads(results["LEDGER"])["accounts"][0]["total"] == pytest.approx(
        results["POPULATION_IN"] + results["POPULATION_OUT"], rel=1e-9
    )
    layer = QgsVectorLayer(results["OUTPUT"], "profile", "ogr")
    # nine styles travel with the file; the first one is what the layer opens with
    _, _, names, _, _ = layer.listStylesInDatabase()
    assert len(names) == 9
    assert layer.renderer().classAttribute() == "children"
    assert layer.labelsEnabled()

    earlier = {**profile_parameters, "POPULATION": f"{sample}|layername=census_2010", "POPULATION_2": None}
    before = {"OUTPUT": str(tmp_path / "before.gpkg"), "TABLE": str(tmp_path / "before.csv")}
    run_in_own_process("spatialdemand:crowdprofile", {**earlier, **before})
    change = {
        "BEFORE": before["OUTPUT"],
        "AFTER": outputs["OUTPUT"],
        "OUTPUT": str(tmp_path / "change.gpkg"),
        "TABLE": str(tmp_path / "change.csv"),
    }
    found = frame(run_in_own_process("spatialdemand:profilechange", change)["OUTPUT"])
    # the published totals of 2010 and 2020 (METHOD 2): the sample is made to give them
    assert found["population_before"].sum() == pytest.approx(237000, rel=0.003)
    assert found["population_after"].sum() == pytest.approx(344000, rel=0.003)
    assert QgsVectorLayer(change["OUTPUT"], "change", "ogr").renderer().classAttribute() == "growth"


def test_qgis_process_with_a_preset_file(frame, run_in_own_process, profile_parameters, root, tmp_path):
    preset = root / "resources" / "presets" / "indicators_composition.json"
    outputs = {"OUTPUT": str(tmp_path / "profile.gpkg"), "TABLE": str(tmp_path / "table.csv")}
    parameters = {**profile_parameters, **outputs, "INDICATORS_FILE": str(preset)}
    found = frame(run_in_own_process("spatialdemand:crowdprofile", parameters)["OUTPUT"])
    ages = [item["code"] for item in json.loads(preset.read_text("utf-8"))["items"] if item["dimension"] == "age"]
    assert np.allclose(found[ages].sum(axis=1), 100.0)
    assert "children" not in found


def test_the_file_wins_over_the_table(run, frame, profile_parameters, tmp_path):
    path = tmp_path / "one.json"
    one = {"code": "old", "dimension": "age", "label": "old", "numerator": '"age_65_up"', "denominator": '"population"'}
    path.write_text(json.dumps({"kind": "indicators", "items": [one]}), encoding="utf-8")
    table = ["young", "age", "young", '"age_0_14"', '"population"']
    found = frame(run("crowdprofile", {**profile_parameters, "INDICATORS": table, "INDICATORS_FILE": str(path)}).OUTPUT)
    assert "old" in found
    assert "young" not in found


def test_levels_and_fields_are_the_contracts(run, frame, profile_parameters):
    results = run("crowdprofile", profile_parameters)
    found, table = frame(results.OUTPUT), frame(results.TABLE)
    assert list(found.columns[:7]) == [
        "division_id",
        "division_name",
        "division_type",
        "population",
        "units",
        "children",
        "children_lq",
    ]
    assert {"marked", "scarce"} <= set(found)
    head = ["level", "division_id", "division_name", "dimension", "indicator", "label", "count", "base"]
    assert list(table.columns) == [*head, "share", "area_share", "lq", "difference", "withheld", "reason"]
    assert table.groupby("level").size().to_dict() == {"area": 9, "division": 17 * 9, "type": 5 * 9}
    assert set(table.loc[table["level"] == "area", "division_id"]) == {"*"}
    area = table[table["level"] == "area"].set_index("indicator")
    by_division = table[table["level"] == "division"].groupby("indicator")[["count", "base"]].sum()
    assert np.allclose(by_division, area.loc[by_division.index, ["count", "base"]], rtol=1e-9)


def test_weighted_by_the_land_inside(run, frame, profile_parameters, sample):
    weights = {"APPORTION": 2, "WEIGHT_LAYER": f"{sample}|layername=residential_land", "WEIGHT": '"floors"'}
    weighted = run("crowdprofile", {**profile_parameters, **weights})
    by_area = run("crowdprofile", profile_parameters)
    total = by_area.POPULATION_IN + by_area.POPULATION_OUT
    assert pytest.approx(total, rel=1e-9) == weighted.POPULATION_IN + weighted.POPULATION_OUT
    difference = frame(weighted.OUTPUT)["population"] - frame(by_area.OUTPUT)["population"]
    assert difference.abs().max() > 1


def test_geometry_and_order_stay(run, profile_parameters):
    from qgis.core import QgsVectorLayer

    divisions = QgsVectorLayer(profile_parameters["DIVISIONS"], "divisions", "ogr")
    drawn = [(f["code"], f.geometry().asWkb()) for f in divisions.getFeatures()]
    features = run("crowdprofile", profile_parameters).OUTPUT.getFeatures()
    found = [(f["division_id"], f.geometry()) for f in features]
    assert [i for i, _ in found] == [i for i, _ in drawn]
    for (_, wkb), (_, geometry) in zip(drawn, found):
        single = geometry.coerceToType(3)[0] if geometry.isMultipart() and wkb[1] == b"\x03" else geometry
        assert single.asWkb() == wkb


def test_withholding_reaches_every_output(run, frame, profile_parameters):
    limit = 3000
    results = run("crowdprofile", {**profile_parameters, "MIN_COUNT": limit})
    table, found = frame(results.TABLE), frame(results.OUTPUT)
    shown = table.dropna(subset=["share"])
    assert table["withheld"].any()
    assert (shown["count"] >= limit).all()
    assert (shown["base"] - shown["count"] >= limit).all()
    for code in table["indicator"].unique():
        cells = table[(table["indicator"] == code) & (table["level"] == "division")].set_index("division_id")
        same = found.set_index("division_id")[code].isna()
        assert (cells.loc[same.index, "share"].isna() == same).all()
    assert (found["population"].dropna() >= limit).all()
