"""What the tests of algorithms are made from: places on a small plan, models, and what a refusal must be like."""

import json
import math

import numpy as np
import pandas as pd
import processing
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
)

CRS = "EPSG:32651"
X, Y = 350000, 3420000


def at(east, north=500):
    """A point, metres from the corner of the plan."""
    return f"POINT({X + east} {Y + north})"


def box(west, east, south=0, north=1000):
    """A rectangle, metres from the corner of the plan."""
    west, east, south, north = X + west, X + east, Y + south, Y + north
    return f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


SAMPLE_LAYERS = {
    "DIVISIONS": "divisions",
    "POPULATION": "census_2020",
    "POPULATION_2": "lbs_income",
    "POPULATION_BEFORE": "census_2010",
    "COMMUTES": "commutes",
    "EXTERNAL": "external_regions",
    "FACILITIES": "facilities",
    "SITES": "industrial_sites",
    "PLACES": "places",
    "FIRMS": "firms",
    "HUBS": "transit_hubs",
}
SAMPLE_FIELDS = {"DIVISION_ID": "code", "DIVISION_NAME": "name_en", "DIVISION_TYPE": "type", "COUNT": "count"}
SAMPLE_FIELDS.update(HOME_X="home_x", HOME_Y="home_y", WORK_X="work_x", WORK_Y="work_y", EXTERNAL_ID="region")
SAMPLE_FIELDS.update(ENDS=1, FACILITY_TYPE="type", CAPACITY='"capacity"', PLACE_CLASS="class")
SAMPLE_FIELDS.update(SEGMENT="segment", JOBS='"jobs"')


def sample_study(sample, **changes):
    """Return parameters of a study of everything that the sample has."""
    layers = {name: f"{sample}|layername={table}" for name, table in SAMPLE_LAYERS.items()}
    return {**layers, **SAMPLE_FIELDS, **changes}


def sample_divisions(sample):
    """Return the parameters that name the sample's divisions."""
    names = {"DIVISION_ID": "code", "DIVISION_NAME": "name_en", "DIVISION_TYPE": "type"}
    return {"DIVISIONS": f"{sample}|layername=divisions", **names}


def sample_commutes(sample, outside=False, **changes):
    """Return parameters: the sample's divisions and commutes, and the regions outside if asked for."""
    layer = f"{sample}|layername=%s"
    regions = {"EXTERNAL": layer % "external_regions", "EXTERNAL_ID": "region"} if outside else {}
    fields = {name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y", "count")}
    commutes = {"COMMUTES": layer % "commutes", "ENDS": 1, **fields}
    return {**sample_divisions(sample), **commutes, **regions, **changes}


# values of LANE, and what the algorithms that work with groups of commutes write
AUTOMATIC, COLUMNS, RECORDS, SERVER = range(4)
OUTPUTS = {
    "commutebands": ("OUTPUT", "TABLE"),
    "odflows": ("FLOWS", "MATRIX", "BALANCE"),
    "commutercrowds": ("TABLE",),
    "commutemap": ("OUTPUT", "POINTS"),
}
# a plan of three divisions, of which two overlap, and a region that lies over one of them too; degrees
PLAN = [
    ("POLYGON((121.70 30.85, 121.80 30.85, 121.80 30.95, 121.70 30.95, 121.70 30.85))", ["b"]),
    ("POLYGON((121.79 30.86, 121.90 30.86, 121.90 30.95, 121.79 30.95, 121.79 30.86))", ["a"]),
    ("POLYGON((121.70 30.70, 121.90 30.70, 121.85 30.80, 121.80 30.72, 121.75 30.84, 121.70 30.70))", ["c"]),
]
REGIONS = [("POLYGON((121.85 30.60, 123.0 30.60, 123.0 31.50, 121.85 31.50, 121.85 30.60))", ["east"])]


def on_a_plan(memory, commutes, **changes):
    """Return parameters: the three divisions of PLAN, and commutes with coordinates home_x ... and a count n."""
    ends = {name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y")}
    divisions = memory("Polygon?crs=EPSG:4326", ["id:string"], PLAN)
    given = {"DIVISIONS": divisions, "DIVISION_ID": "id", "COMMUTES": commutes, "ENDS": 1, **ends, "COUNT": "n"}
    return {**given, **changes}


def outside_regions(memory):
    """Return parameters: the region outside of PLAN."""
    return {"EXTERNAL": memory("Polygon?crs=EPSG:4326", ["id:string"], REGIONS), "EXTERNAL_ID": "id"}


# population units on PLAN: what each field is, and indicators of them
UNIT_FIELDS = ["people:double", "part:double", "whole:double"]
SHARES = ["part", "one", "Part", '"part"', '"people"', "double", "one", "Double", '"part" * 2', '"whole" - 1']


def units_on_a_plan(memory, population, **changes):
    """Return parameters: the divisions of PLAN, and a population with UNIT_FIELDS."""
    divisions = memory("Polygon?crs=EPSG:4326", ["id:string"], PLAN)
    given = {"DIVISIONS": divisions, "DIVISION_ID": "id", "POPULATION": population, "TOTAL": '"people"'}
    return {**given, "INDICATORS": SHARES, **changes}


def odd_points(seed=5):
    """Return rows of (WKT or None, values of UNIT_FIELDS): in, beside and between divisions, nowhere; odd counts."""
    rng = np.random.default_rng(seed)
    places = [None, "POINT(0 0)", "POINT EMPTY", "POINT(30.9 121.75)", "POINT(400 30.9)", "POINT(121.795 30.92)"]
    places += ["POINT(121.80 30.90)", "POINT(121.79 30.90)", "POINT(121.70 30.85)", "POINT(121.75 30.90)"]
    counts = [None, -1.0, 1e31, 0.0, 0.5, 4.0, 25.0, float("nan")]
    rows = [(place, [people, 3.0, 5.0]) for place in places for people in counts]
    rows += [(places[k % 2 * 4 + 5], [6.0, part, whole]) for part in counts for k, whole in enumerate(counts)]
    for x, y in rng.uniform((121.65, 30.65), (121.95, 31.0), (200, 2)):
        rows.append((f"POINT({x} {y})", [float(rng.integers(5, 30)), float(rng.integers(0, 9)), None]))
    return rows


def odd_polygons():
    """Return rows of (WKT or None, values of UNIT_FIELDS): squares of all sizes, one that crosses itself, nothing."""
    rng = np.random.default_rng(3)
    corners = rng.uniform((121.65, 30.65), (121.95, 31.0), (300, 2))
    rows = [
        (f"POLYGON(({x} {y}, {x + s} {y}, {x + s} {y + s}, {x} {y + s}, {x} {y}))", values)
        for (x, y), s, (_, values) in zip(corners, rng.uniform(1e-4, 5e-2, 300), odd_points() * 9)
    ]
    # one that crosses itself, at a boundary; none; an empty one; one within what two divisions share
    rows.insert(150, ("POLYGON((121.78 30.9, 121.81 30.93, 121.81 30.9, 121.78 30.93, 121.78 30.9))", rows[7][1]))
    rows += [(None, rows[0][1]), ("POLYGON EMPTY", rows[0][1])]
    # latitude and longitude swapped; a vertex that is no number
    rows.append(("POLYGON((30.9 121.75, 30.91 121.75, 30.91 121.76, 30.9 121.75))", [3.0, 1.0, 2.0]))
    rows.append(("POLYGON((121.75 30.9, 121.752 30.9, NaN NaN, 121.75 30.902, 121.75 30.9))", [6.0, 1.0, 2.0]))
    rows.append(("POLYGON((121.793 30.9, 121.796 30.9, 121.796 30.91, 121.793 30.9))", [4.0, 1.0, 2.0]))
    return rows


def assert_odd(results):
    """A run on `odd_points` has told of all that is odd about them."""
    ledger = json.loads(results.LEDGER)
    assert {entry["fate"] for entry in ledger["accounts"][0]["entries"]} == {"counted", "outside", "unusable"}
    assert any("the numerator is above the denominator" in remark for remark in ledger["remarks"])
    assert any("divisions overlap" in remark for remark in ledger["remarks"])
    assert any("negative or beyond all counts" in text for text in results.warned)


def lisbon_trips(shared_data, **changes):
    """Return parameters: Lisbon's trips by zone ids, the parishes both divisions and zones."""
    folder = shared_data / "lisbon"
    return {
        "DIVISIONS": str(folder / "divisions_parishes.gpkg"),
        "DIVISION_ID": "parish_id",
        "COMMUTES": str(folder / "od_parishes.csv"),
        "ENDS": 2,
        "HOME_ZONE": "origin",
        "WORK_ZONE": "destination",
        "ZONES": str(folder / "divisions_parishes.gpkg"),
        "ZONE_ID": "parish_id",
        "COUNT": "trips",
        **changes,
    }


OLD = " + ".join(f'"age_{ages}"' for ages in ("65_69", "70_74", "75_79", "80_84", "85plus"))
TRAFFORD_OLD = ["old", "age", "Old", OLD, '"pop_total"']


def trafford_people(shared_data, **changes):
    """Return parameters: the people of Trafford's output areas in its MSOAs."""
    folder = shared_data / "trafford"
    return {
        "DIVISIONS": str(folder / "divisions_msoa.gpkg"),
        "DIVISION_ID": "area_code",
        "POPULATION": str(folder / "population_oa.gpkg"),
        "TOTAL": '"pop_total"',
        **changes,
    }


def assert_same(found, expected, rtol=1e-12):
    """Two tables hold the same rows in the same order."""
    assert list(found.columns) == list(expected.columns)
    assert len(found) == len(expected) > 0
    for name in expected:
        if pd.api.types.is_numeric_dtype(expected[name]):
            assert np.allclose(found[name].astype(float), expected[name], rtol=rtol, atol=0, equal_nan=True), name
        else:
            assert found[name].fillna("").tolist() == expected[name].fillna("").tolist(), name


def assert_same_run(run, frame, algorithm, outputs, found, expected, rtol=1e-9):
    """Two sets of parameters give the same tables, numbers and accounts; return the results of both.

    The names of their sources may differ; rtol: between two ways of adding up.
    """
    places = dict.fromkeys(outputs, "TEMPORARY_OUTPUT")
    ours, theirs = (run(algorithm, {**given, **places}) for given in (found, expected))
    for name in outputs:
        assert_same(frame(getattr(ours, name)), frame(getattr(theirs, name)), rtol)
    numbers = {name: value for name, value in vars(theirs).items() if isinstance(value, (int, float))}
    assert numbers
    assert {name: getattr(ours, name) for name in numbers} == pytest.approx(numbers, rel=rtol)
    (words, amounts), (their_words, their_amounts) = accounts(ours), accounts(theirs)
    assert words == their_words
    assert amounts == pytest.approx(their_amounts, rel=rtol, nan_ok=True)
    return ours, theirs


def accounts(results):
    """Return what a run's ledger says: its words, and its numbers, each in their order; NaN where withheld."""
    words, numbers = [], []
    for account in json.loads(results.LEDGER)["accounts"]:
        numbers += [account["records"], account["total"]]
        for entry in account["entries"]:
            words.append((account["what"], entry["fate"], entry["reason"]))
            numbers += [entry["records"], entry["amount"]]
    return words, [math.nan if number is None else number for number in numbers]


def refused(run, algorithm, parameters, folder=None, outputs=("OUTPUT", "TABLE")):
    """Run what must be refused; return the sentence; see that it is one, and that no output is left in the folder."""
    if folder is not None:
        parameters = {**parameters, **{name: str(folder / f"{name}.gpkg") for name in outputs}}
    with pytest.raises(QgsProcessingException) as caught:
        run(algorithm, parameters)
    # processing.run itself puts a line before what checkParameterValues says
    text = str(caught.value).replace("Unable to execute algorithm\n", "").strip()
    assert "Traceback" not in text
    assert "\n" not in text
    assert folder is None or not list(folder.iterdir())
    return text


def run_in_model(algorithm, parameters, outputs, folder):
    """Run an algorithm inside a model that was saved and read again; return its results by output.

    Its layers are the model's inputs, the rest is fixed in it. outputs: name -> where it goes.
    """
    model, source = QgsProcessingModelAlgorithm(algorithm, "tests"), QgsProcessingModelChildParameterSource
    child = QgsProcessingModelChildAlgorithm(f"spatialdemand:{algorithm}")
    child.setChildId("child")
    layers, made = {}, {}
    for name, value in parameters.items():
        if name in outputs:
            continue
        if "|layername=" in str(value):
            kind = QgsProcessingParameterFeatureSource(name.lower(), name, [QgsProcessing.SourceType.TypeVector])
            model.addModelParameter(kind, QgsProcessingModelParameter(name.lower()))
            child.addParameterSources(name, [source.fromModelParameter(name.lower())])
            layers[name.lower()] = value
        else:
            child.addParameterSources(name, [source.fromStaticValue(value)])
    for name in outputs:
        made[name] = QgsProcessingModelOutput(name)
        made[name].setChildId("child")
        made[name].setChildOutputName(name)
    child.setModelOutputs(made)
    model.addChildAlgorithm(child)
    path = str(folder / f"{algorithm}.model3")
    assert model.toFile(path)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(path)
    model.initAlgorithm()
    results = processing.run(model, {**layers, **{f"child:{name}": place for name, place in outputs.items()}})
    return {name: results[f"child:{name}"] for name in outputs}
