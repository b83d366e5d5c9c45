"""What the storm has found, each as a case of its own (see storm.py)."""

import json

import numpy as np
import pytest
from algorithm_making import CRS, X, Y, at, box, refused
from layer_making import file_layer, write_file
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPoint,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers.messages import Refusal
from spatial_demand.layers.placing import Locator
from spatial_demand.layers.shapes import from_geometries
from spatial_demand.processing.base import in_words
from spatial_demand.report.tables import _shape

POLYGONS, POINTS, LINES = (f"{kind}?crs={CRS}" for kind in ("Polygon", "Point", "LineString"))
OUT = "TEMPORARY_OUTPUT"
EVERYONE = ["everyone", "all", "Everyone", '"population"', '"population"']


@pytest.fixture
def plan(memory):
    """Two divisions side by side, a and b."""
    rows = [(box(0, 1000), ["a"]), (box(1000, 2000), ["b"])]
    return {"DIVISIONS": memory(POLYGONS, ["id:string"], rows, "plan"), "DIVISION_ID": "id"}


def line(*ends):
    """A line through points, metres from the corner of the plan."""
    return "LINESTRING(" + ", ".join(f"{X + x} {Y + y}" for x, y in ends) + ")"


def entries(results, which=0):
    """(fate, reason, amount) of a run's account."""
    account = json.loads(results.LEDGER)["accounts"][which]
    assert account["total"] == pytest.approx(sum(e["amount"] or 0 for e in account["entries"]))
    return [(e["fate"], e["reason"], e["amount"]) for e in account["entries"]]


@pytest.mark.parametrize("marked", [0.0, 1.7e308])
def test_a_threshold_at_the_end_of_its_range(run, frame, memory, plan, marked):
    units = memory(POINTS, ["population:double"], [(at(500), [100]), (at(1500), [50])])
    results = run("crowdprofile", {**plan, "POPULATION": units, "INDICATORS": EVERYONE, "MARKED": marked, "SCARCE": 0})
    assert set(frame(results.OUTPUT)["marked"]) == ({"everyone"} if marked == 0 else {""})


def test_a_field_of_lists_has_types_too(run, frame, plan):
    firms = QgsVectorLayer(POINTS, "firms", "memory")
    firms.dataProvider().addAttributes([QgsField("segment", QVariant.StringList, subType=QVariant.String)])
    firms.updateFields()
    for words in (["research"], ["research"], ["research", "logistics"]):
        feature = QgsFeature(firms.fields())
        feature.setAttributes([words])
        feature.setGeometry(QgsGeometry.fromWkt(at(500)))
        assert firms.dataProvider().addFeatures([feature])[0]
    segments = ["research", "research", "['research']"]
    results = run("valuechain", {**plan, "FIRMS": firms, "SEGMENT": "segment", "SEGMENTS": segments})
    assert frame(results.OUTPUT)["chain_total"].tolist() == [2.0, 0.0]
    assert [amount for fate, _, amount in entries(results) if fate == "unusable"] == [1.0]


@pytest.mark.parametrize("text", ["[" * 200_000, '{"kind": "indicators", "items": [{"code": ' + "[" * 9000])
def test_a_preset_nested_without_end(run, memory, plan, tmp_path, text):
    path = tmp_path / "deep.json"
    path.write_text(text, encoding="utf-8")
    units = memory(POINTS, ["population:double"], [(at(500), [100])])
    said = refused(run, "crowdprofile", {**plan, "POPULATION": units, "INDICATORS_FILE": str(path)})
    assert "deep.json" in said
    assert "is not JSON" in said


def test_more_people_with_an_attribute_than_commuters(run, frame, memory, plan):
    rows = [(line((500, 500), (1500, 500)), [3, 30.0]), (line((1500, 500), (500, 500)), [10, 0.1])]
    trips = memory(LINES, ["n:double", "sick:double"], rows, "trips")
    attributes = ["sick", "sick", "count", '"sick"']
    results = run("commutercrowds", {**plan, "COMMUTES": trips, "COUNT": "n", "ATTRIBUTES": attributes})
    table = frame(results.TABLE)
    everybody = table[(table["subset"] == "all") & (table["side"] == "home")].set_index("division_id")
    assert everybody.loc["a", ["share", "lq"]].isna().all()
    assert everybody.loc["a", "reason"] == "share above 100"
    assert everybody.loc["b", "share"] == pytest.approx(1.0)
    # to the last digit, though most attributes are kept in few bytes
    assert everybody["commuters"].to_dict() == {"a": 30.0, "b": 0.1, "*": 30.1}


@pytest.mark.parametrize("value", [-5.0, float("inf"), 1e300, 1e15])
def test_attributes_that_count_nobody(run, frame, memory, plan, value):
    rows = [(line((500, 500), (1500, 500)), [1.0]), (line((500, 500), (1500, 500)), [value])]
    attributes = ["sick", "sick", "count", '"sick"']
    trips = memory(LINES, ["sick:double"], rows, "trips")
    results = run("commutercrowds", {**plan, "COMMUTES": trips, "ATTRIBUTES": attributes})
    table = frame(results.TABLE)
    row = table[(table["subset"] == "all") & (table["side"] == "home") & (table["division_id"] == "a")].iloc[0]
    if value == 1e15:
        assert (row["base"], row["reason"]) == (2.0, "share above 100")
    else:
        assert (row["commuters"], row["base"], row["share"]) == (1.0, 1.0, 100.0)
        assert any("'sick'" in text and "1 record" in text for text in results.warned)


def test_a_format_that_loses_rows(run, memory, plan, tmp_path):
    units = memory(POINTS, ["population:double"], [(at(500), [100])])
    given = {**plan, "POPULATION": units, "INDICATORS": EVERYONE, "TABLE": str(tmp_path / "t.fgb")}
    said = refused(run, "crowdprofile", given)
    assert "t.fgb" in said
    assert ".gpkg" in said
    assert not list(tmp_path.iterdir())


def test_a_profile_whose_numbers_have_become_text(run, memory, plan):
    head = ["division_id:string", "division_name:string", "division_type:string"]
    numbers = ["population", "young", "young_lq", "young_count", "young_base"]
    values = ["a", "A", None, "100", "10", "1", "10", "100"]
    layer = memory(POLYGONS, [*head, *(f"{name}:string" for name in numbers)], [(box(0, 1000), values)], "from CSV")
    said = refused(run, "profilechange", {"BEFORE": layer, "AFTER": layer})
    assert "'from CSV'" in said
    assert "population" in said


def test_an_end_beyond_the_globe_is_unlocated(run, frame, memory):
    # New Zealand's plane, where four million metres further there is still a number, but no place
    x, y = 1_750_000, 5_425_000
    square = f"POLYGON(({x} {y}, {x + 1000} {y}, {x + 1000} {y + 1000}, {x} {y + 1000}, {x} {y}))"
    plan = memory("Polygon?crs=EPSG:2193", ["id:string"], [(square, ["a"])])
    inside = f"LINESTRING({x + 100} {y + 100}, {x + 900} {y + 900})"
    beyond = f"LINESTRING({x + 100} {y + 100}, {x + 4e7} {y + 900})"
    trips = memory("LineString?crs=EPSG:2193", [], [(inside, []), (beyond, [])])
    outputs = dict.fromkeys(("FLOWS", "MATRIX", "BALANCE"), OUT)
    results = run("odflows", {"DIVISIONS": plan, "DIVISION_ID": "id", "COMMUTES": trips, **outputs})
    assert entries(results) == [
        ("counted", "within and between the divisions", 1.0),
        ("unusable", "work has no place on the globe", 1.0),
    ]


def test_an_endless_word_does_not_make_an_endless_sentence(run, memory, plan):
    units = memory(POINTS, ["population:string(9999)"], [(at(500), ["x" * 9000])], "census")
    said = refused(run, "crowdprofile", {**plan, "POPULATION": units, "INDICATORS": EVERYONE})
    assert "'census'" in said
    assert said.endswith("and run again.")
    assert len(said) < 1500


def test_a_unit_that_is_hardly_anything_is_in_or_out():
    # it is on both sides, and of the areas that QGIS has of it one is 0
    tiny = QgsGeometry.fromWkt("POLYGON((-1e-162 0, 1e-162 0, 1e-162 2e-162, -1e-162 2e-162, -1e-162 0))")
    drawn = [QgsGeometry.fromWkt(f"POLYGON(({x} -9, {x + 9} -9, {x + 9} 9, {x} 9, {x} -9))") for x in (0, -9)]
    placed = Locator(drawn, ["a", "b"]).place_areas(from_geometries([tiny]))
    assert (placed.division.tolist(), placed.weight.tolist()) == ([0], [1.0])


def test_divisions_across_the_date_line_stay_small():
    # in Web Mercator they span the globe: 80,000 pieces to an edge took minutes to cut
    east = "POLYGON((20036000 0, -20036000 0, -20036000 1000, 20036000 1000, 20036000 0))"
    dense = from_geometries([QgsGeometry.fromWkt(east)]).densified(500.0)
    assert len(dense.xy) == 2 * 2000 + 2 * 2 + 1
    assert np.isfinite(dense.xy).all()


def test_results_without_rows_are_of_their_kind(run, memory, plan):
    far = memory(LINES, [], [(line((90_000, 0), (91_000, 0)), [])])
    given = {**plan, "COMMUTES": far, **dict.fromkeys(("FLOWS", "MATRIX", "BALANCE", "POINTS"), OUT)}
    flows, points = run("odflows", given).FLOWS, run("commutemap", given).POINTS
    assert flows.featureCount() == points.featureCount() == 0
    assert QgsWkbTypes.geometryType(flows.wkbType()) == QgsWkbTypes.GeometryType.LineGeometry
    assert QgsWkbTypes.geometryType(points.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry


@pytest.mark.parametrize("lane", ["memory", "CSV"])
def test_a_cell_name_is_no_number(run, memory, plan, tmp_path, lane):
    # to Python 12_1 is 121
    if lane == "memory":
        trips = memory("None", ["n:string"], [(None, ["12_1"])], "trips")
    else:
        (tmp_path / "trips.csv").write_text("n,home,work\n12_1,z,z\n3,z,z\n", encoding="utf-8")
        trips = str(tmp_path / "trips.csv")
    zones = memory(POLYGONS, ["zone:string"], [(box(0, 900), ["z"])])
    given = {"COMMUTES": trips, "ENDS": 2, "HOME_ZONE": "n", "WORK_ZONE": "n", "ZONES": zones, "ZONE_ID": "zone"}
    said = refused(run, "commutercrowds", {**plan, **given, "ATTRIBUTES": ["ill", "ill", "count", '"n"']})
    assert "'12_1', which is text and no number" in said


def test_a_coordinate_with_an_underscore_is_none(run, memory, plan):
    fields = [f"{name}:string" for name in ("home_x", "home_y", "work_x", "work_y")]
    trips = memory("None", fields, [(None, ["121_9", "30.9", "121.9", "30.9"])])
    given = {name[:6].upper(): name[:6] for name in fields}
    results = run("commutebands", {**plan, "COMMUTES": trips, "ENDS": 1, **given})
    assert [reason for _, reason, _ in entries(results)] == ["'home_x' is text and no number"]


def test_a_standard_with_an_underscore_is_none(run, memory, plan):
    units = memory(POINTS, ["population:double"], [(at(500), [100])])
    places = memory(POINTS, ["type:string"], [(at(500), ["school"])])
    types = ["school", "schools", '"population"', "1_0", "places", "10", "4"]
    given = {"POPULATION": units, "FACILITIES": places, "FACILITY_TYPE": "type", "TYPES": types}
    assert "'1_0'" in refused(run, "facilitydemand", {**plan, **given, "UNITS": OUT})


def test_a_point_that_is_endlessly_far_away_is_outside(run, memory):
    # so many cells of the divisions' grid away that no number tells how many
    plan = memory(
        "Polygon?crs=EPSG:4326", ["id:string"], [("POLYGON((121 30, 121.01 30, 121.01 30.01, 121 30))", ["a"])]
    )
    rows = [("POINT(121.005 30.002)", [5]), ("POINT(1.7e308 0)", [7])]
    units = memory("Point?crs=EPSG:4326", ["population:double"], rows)
    given = {"DIVISIONS": plan, "DIVISION_ID": "id", "POPULATION": units, "INDICATORS": EVERYONE}
    results = run("crowdprofile", given)
    assert (results.POPULATION_IN, results.POPULATION_OUT) == (5.0, 7.0)


# a curve polygon of one arc through (1, -infinity): QGIS's makeValid ended the process
ARC = (
    "010a00000001000000010800000005000000000000000000f03f000000000000f0ffc109db89436f9040fc024fa9a48b5e4029dc3e8859a85e"
    "40f6cc11940f885e40edb7cb4557d51d600000000000001c40e43a6cc559757840a3c0bcdfba7d5e40"
)
# a polygon at the end of all numbers: it took minutes
VAST = (
    "1e155 -1.7e308, 350170.90640976396 350000.09826859395, 1e300 7, 2 1e155, 350502.0141337266 350000.5985558136, "
    "1e155 -1.7e308"
)


@pytest.mark.parametrize("which", ["arc", "vast"])
def test_divisions_and_units_that_geos_does_not_survive(run, frame, which):
    odd = QgsGeometry.fromWkt(f"POLYGON(({VAST}))")
    if which == "arc":
        odd.fromWkb(bytes.fromhex(ARC))
    layers = []
    for field in ("id", "population"):
        layer = QgsVectorLayer(f"{POLYGONS}&field={field}:integer", field, "memory")
        for value, shape in ((1, QgsGeometry.fromWkt(box(0, 1000))), (2, odd)):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([value])
            feature.setGeometry(shape)
            assert layer.dataProvider().addFeatures([feature])[0]
        layers.append(layer)
    given = {"DIVISIONS": layers[0], "DIVISION_ID": "id", "POPULATION": layers[1], "INDICATORS": EVERYONE}
    results = run("crowdprofile", given)
    assert frame(results.OUTPUT)["population"].tolist() == [1.0, 0.0]
    assert [(fate, amount) for fate, _, amount in entries(results)] == [("counted", 1.0), ("unusable", 2.0)]
    assert any("'id'" in text and "'2'" in text and "finite coordinates" in text for text in results.warned)


def test_divisions_that_are_lines_or_collections(run, frame, tmp_path):
    path = str(tmp_path / "plan.gpkg")
    collection = f"GEOMETRYCOLLECTION({box(1000, 2000)}, {at(0)})"
    rows = [(line((0, 0), (900, 900)), {"id": "line"}), (collection, {"id": "collection"}), (at(0), {"id": "point"})]
    write_file(path, "GPKG", {"id": (ogr.OFTString, ogr.OFSTNone)}, rows, ogr.wkbUnknown)
    plan = file_layer(path, "plan")
    plan.setCrs(QgsCoordinateReferenceSystem(CRS))
    units = QgsVectorLayer(f"{POINTS}&field=population:integer", "units", "memory")
    feature = QgsFeature(units.fields())
    feature.setAttributes([5])
    feature.setGeometry(QgsGeometry.fromWkt(at(1500)))
    assert units.dataProvider().addFeatures([feature])[0]
    given = {"DIVISIONS": plan, "DIVISION_ID": "id", "POPULATION": units, "INDICATORS": EVERYONE}
    results = run("crowdprofile", given)
    assert frame(results.OUTPUT)["population"].tolist() == [0.0, 5.0, 0.0]
    drawn = [feature.geometry() for feature in results.OUTPUT.getFeatures()]
    assert [g.isNull() or g.isEmpty() for g in drawn] == [True, False, True]
    assert results.OUTPUT.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
    assert any("'line', 'point'" in text and "no geometry that is a polygon" in text for text in results.warned)


@pytest.mark.parametrize("value", [1e300, 1.7e308, 1e-320])
def test_counts_beyond_all_counts(run, frame, memory, plan, value):
    rows = [(at(500), [value]), (at(600), [value]), (at(1500), [50])]
    units = memory(POINTS, ["population:double"], rows, "census")
    results = run("crowdprofile", {**plan, "POPULATION": units, "INDICATORS": EVERYONE})
    assert (results.POPULATION_IN, results.POPULATION_OUT) == (50.0, 0.0)
    assert frame(results.OUTPUT)["population"].tolist() == [0.0, 50.0]
    assert any("'census'" in text and "beyond all counts" in text for text in results.warned) == (value > 1)


@pytest.mark.parametrize("value", [float("-inf"), -1.7e308, 1.7e308, -5.0])
def test_a_profile_with_numbers_that_count_nobody(run, frame, memory, value):
    fields = [f"{name}:string" for name in ("division_id", "division_name", "division_type")]
    fields += [f"{name}:double" for name in ("population", "young", "young_lq", "young_count", "young_base")]
    states = [
        memory(POLYGONS, fields, [(box(0, 1000), ["a", "A", None, people, 10, 1, 10, 100])], name)
        for name, people in (("before", value), ("after", 100.0))
    ]
    results = run("profilechange", {"BEFORE": states[0], "AFTER": states[1]})
    row = frame(results.TABLE).query("indicator == 'population' and level == 'division'").iloc[0]
    assert np.isnan(row["before"])
    assert np.isnan(row["change"])
    assert row["reason"]
    assert any("'before'" in text and "population" in text for text in results.warned)
    compared = frame(run("comparescenarios", {"BEFORE": states[0], "AFTER": states[1]}).OUTPUT)
    assert compared["population_d"].tolist() == pytest.approx([105.0 if value == -5 else np.nan], nan_ok=True)


def test_a_map_leaves_out_what_has_no_place():
    wkt = f"MULTIPOLYGON((({VAST})), ((0 0, 1 0, 1 1, 0 0)))"
    found = _shape(ogr.CreateGeometryFromWkt(wkt))
    assert [len(rings) for rings in found.polygons] == [1]
    assert np.abs(found.vertices()).max() == 1
    assert not len(_shape(ogr.CreateGeometryFromWkt("POINT(1e300 0)")).points)


@pytest.mark.parametrize("x", [float("nan"), 1e300])
def test_a_way_with_a_vertex_nowhere_is_refused(run, memory, plan, x):
    # it would be left out without a word
    ways = memory(LINES, [], [(line((0, 0), (0, 900)), []), (line((0, 0), (900, 0)), [])], "ways")
    broken = QgsGeometry(next(ways.getFeatures()).geometry())
    broken.get().addVertex(QgsPoint(x, 0))
    ways.dataProvider().changeGeometryValues({2: broken})
    units = memory(POINTS, ["population:double"], [(at(500), [100])])
    places = memory(POINTS, ["type:string"], [(at(500), ["school"])])
    types = ["school", "schools", '"population"', "10", "facilities", "10", "4"]
    given = {"POPULATION": units, "FACILITIES": places, "FACILITY_TYPE": "type", "TYPES": types, "NETWORK": ways}
    said = refused(run, "facilitydemand", {**plan, **given, "UNITS": OUT})
    assert "'ways': 1 vertices have no place" in said


def test_half_a_character(run, memory, plan, tmp_path):
    path = tmp_path / "half.json"
    item = {"code": "young", "numerator": '"\\ud800"', "denominator": '"population"'}
    path.write_text(json.dumps({"kind": "indicators", "items": [item]}).replace("\\\\", "\\"), encoding="utf-8")
    units = memory(POINTS, ["population:double"], [(at(500), [100])])
    said = refused(run, "crowdprofile", {**plan, "POPULATION": units, "INDICATORS_FILE": str(path)})
    assert "half.json is not JSON" in said
    assert in_words(Refusal("half \ud800 of it\nand more")) == "half ? of it and more"
