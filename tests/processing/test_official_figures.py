"""Crowd profiles of real places against the figures that their statistical offices published."""

import json
import shutil
import subprocess

import numpy as np
import pandas as pd
import pytest
from algorithm_making import trafford_people

AGES = {
    "children": ["age_0_4", "age_5_9", "age_10_14"],
    "young_workers": ["age_25_29", "age_30_34", "age_35_39", "age_40_44"],
    "elderly": ["age_65_69", "age_70_74", "age_75_79", "age_80_84", "age_85plus"],
}
EDUCATION = [
    "qual_none",
    "qual_level1",
    "qual_level2",
    "qual_apprentice",
    "qual_level3",
    "qual_level4plus",
    "qual_other",
]
TENURE = ["own_outright", "own_mortgage", "shared_ownership", "social_rent", "private_rent", "rent_free"]
TENURE = [f"hh_{name}" for name in TENURE]
SHARES = {
    **{code: (columns, ["pop_total"]) for code, columns in AGES.items()},
    "no_education": (["qual_none"], EDUCATION),
    "higher_education": (["qual_level4plus"], EDUCATION),
    "renters": (["hh_social_rent", "hh_private_rent"], TENURE),
    "owners": (["hh_own_outright", "hh_own_mortgage"], TENURE),
}


def plus(columns):
    return " + ".join(f'"{name}"' for name in columns)


INDICATORS = [cell for code, (part, whole) in SHARES.items() for cell in (code, "any", code, plus(part), plus(whole))]


def trafford(shared_data, **changes):
    return trafford_people(shared_data, **{"DIVISION_NAME": "area_name", "INDICATORS": INDICATORS, **changes})


def official_shares(shared_data):
    table = pd.read_csv(shared_data / "trafford" / "official_profile_msoa.csv").set_index("area_code")
    shares = {code: 100 * table[part].sum(axis=1) / table[whole].sum(axis=1) for code, (part, whole) in SHARES.items()}
    return table["pop_total"], pd.DataFrame(shares)


@pytest.mark.parametrize("apportion", [0, 1], ids=["area", "centroid"])
def test_trafford_output_areas_give_the_published_msoas(run, frame, shared_data, apportion):
    # what is left is the office's own perturbation of small cells: see SOURCE.md beside the data
    results = run("crowdprofile", trafford(shared_data, APPORTION=apportion))
    found = frame(results.OUTPUT).set_index("division_id")
    people, shares = official_shares(shared_data)
    assert len(found) == len(people) == 28
    assert (found["population"] / people.loc[found.index] - 1).abs().max() < 0.0035
    assert (found[list(SHARES)] - shares.loc[found.index]).abs().max().max() < 0.6
    assert pytest.approx(234972, rel=1e-9) == results.POPULATION_IN + results.POPULATION_OUT


def lisbon(shared_data, apportion):
    folder = shared_data / "lisbon"
    return {
        "DIVISIONS": str(folder / "divisions_municipalities.gpkg"),
        "DIVISION_ID": "municipality",
        "POPULATION": str(folder / "population_parishes.gpkg"),
        "TOTAL": '"pop_total"',
        "APPORTION": apportion,
        "INDICATORS": ["children", "age", "children", '"age_0_14"', '"pop_total"'],
    }


# By area, 85 of the 87 m2 that the municipalities share are Loures' and, by the lowest id, Lisboa's: they carry 1.08 of
# Moscavide's people (5.1e-5 of the parish), which is all that Loures may miss.
@pytest.mark.parametrize(("apportion", "tolerance"), [(1, 0.0), (0, 1.08)], ids=["centroid", "area"])
def test_lisbon_parishes_give_their_municipalities(run, frame, shared_data, apportion, tolerance):
    results = run("crowdprofile", lisbon(shared_data, apportion))
    found = frame(results.OUTPUT).set_index("division_id")
    parishes = frame(str(shared_data / "lisbon" / "population_parishes.gpkg"))
    expected = parishes.groupby("municipality")[["pop_total", "age_0_14"]].sum().loc[found.index]
    assert (found["population"] - expected["pop_total"]).abs().max() <= tolerance
    assert (found["children_count"] - expected["age_0_14"]).abs().max() <= tolerance
    # the municipalities overlap a little: measured, said, and counted once
    (remark,) = [line for line in results.said if "overlap" in line]
    assert "87." in remark or "86." in remark
    assert pytest.approx(parishes["pop_total"].sum(), rel=1e-9) == results.POPULATION_IN + results.POPULATION_OUT


def numbers(frame):
    return frame.set_index("division_id").sort_index().select_dtypes("number")


def assert_same(found, expected, tolerance):
    assert list(found.columns) == list(expected.columns)
    assert np.allclose(found, expected, rtol=tolerance, atol=0, equal_nan=True)


def test_the_same_from_both_lanes_a_shuffle_and_a_selection_of_everything(run, frame, shared_data, root):
    from qgis.core import QgsFeatureRequest, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    columns = run("crowdprofile", trafford(shared_data))
    assert any("by GDAL" in line for line in columns.said)
    expected = numbers(frame(columns.OUTPUT))
    layer = QgsVectorLayer(str(shared_data / "trafford" / "population_oa.gpkg"), "units", "ogr")
    memory = layer.materialize(QgsFeatureRequest())
    features = run("crowdprofile", trafford(shared_data, POPULATION=memory))
    assert any("read feature by feature" in line for line in features.said)
    assert_same(numbers(frame(features.OUTPUT)), expected, 1e-12)

    shuffled = layer.materialize(QgsFeatureRequest().setOrderBy(_random_order()))
    assert_same(numbers(frame(run("crowdprofile", trafford(shared_data, POPULATION=shuffled)).OUTPUT)), expected, 1e-12)

    QgsProject.instance().addMapLayer(layer)
    layer.selectAll()
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    assert_same(numbers(frame(run("crowdprofile", trafford(shared_data, POPULATION=selected)).OUTPUT)), expected, 1e-12)
    QgsProject.instance().removeMapLayer(layer)


def _random_order():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('md5("area_code")')])


@pytest.mark.parametrize("crs", ["EPSG:27700", "EPSG:3857"])
@pytest.mark.parametrize("which", ["POPULATION", "DIVISIONS", "both"])
def test_the_same_in_another_crs(run, frame, shared_data, crs, which):
    import processing

    expected = numbers(frame(run("crowdprofile", trafford(shared_data)).OUTPUT))
    parameters = trafford(shared_data)
    for name in ("POPULATION", "DIVISIONS") if which == "both" else (which,):
        moved = {"INPUT": parameters[name], "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
        parameters[name] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    found = numbers(frame(run("crowdprofile", parameters).OUTPUT))
    assert_same(found, expected, 1e-5)


TOBLER = """
import json, sys
import geopandas as gpd
from tobler.area_weighted import area_interpolate
units, divisions, columns = gpd.read_file(sys.argv[1]), gpd.read_file(sys.argv[2]), sys.argv[3].split(",")
units, divisions = units.to_crs(27700), divisions.to_crs(27700)
units[columns] = units[columns].astype(float)
found = area_interpolate(units, divisions, extensive_variables=columns, allocate_total=False)
found["area_code"] = divisions["area_code"].values
print(json.dumps(found.set_index("area_code")[columns].to_dict()))
"""


def test_area_apportionment_equals_tobler(run, frame, shared_data, reference_python, tmp_path):
    columns = ["pop_total", *AGES["children"], "hh_private_rent"]
    folder = shutil.copytree(shared_data / "trafford", tmp_path / "trafford", copy_function=shutil.copyfile)
    files = [str(folder / name) for name in ("population_oa.gpkg", "divisions_ward.gpkg")]
    words = [reference_python, "-W", "ignore", "-c", TOBLER, *files, ",".join(columns)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    expected = pd.DataFrame(json.loads(done.stdout.splitlines()[-1]))
    indicators = [cell for i, name in enumerate(columns) for cell in (f"c{i}", "any", name, f'"{name}"', '"pop_total"')]
    wards = trafford(shared_data, DIVISIONS=files[1], INDICATORS=indicators)
    found = frame(run("crowdprofile", wards).OUTPUT).set_index("division_id").loc[expected.index]
    for i, name in enumerate(columns):
        assert np.allclose(found[f"c{i}_count"], expected[name], rtol=1e-5), name
