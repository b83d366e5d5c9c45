"""Commuting by its other doors: inside a model, under qgis_process, with styles; and what may be shown."""

import json

import numpy as np
import pytest
from algorithm_making import assert_same, run_in_model, sample_commutes

ALGORITHMS = {
    "commutebands": ("OUTPUT", "TABLE"),
    "odflows": ("FLOWS", "MATRIX", "BALANCE"),
    "commutercrowds": ("TABLE",),
    "commutemap": ("OUTPUT", "POINTS"),
}
WITH_REGIONS = ("odflows", "commutercrowds")
# how many styles travel with an output, and the field or expression that the first one draws
STYLES = {
    ("commutebands", "OUTPUT"): (2, "work_extreme"),
    ("odflows", "FLOWS"): (1, "kind"),
    ("odflows", "BALANCE"): (1, "job_ratio"),
    ("commutemap", "OUTPUT"): (1, "band"),
}
LIMIT = 50


@pytest.fixture
def case(sample):
    """A function (algorithm, changes) -> parameters on the sample, every output temporary."""

    def case(algorithm, **changes):
        places = dict.fromkeys(ALGORITHMS[algorithm], "TEMPORARY_OUTPUT")
        return sample_commutes(sample, algorithm in WITH_REGIONS, **{**places, **changes})

    return case


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_inside_a_model_it_equals_itself_alone(run, frame, case, tmp_path, algorithm):
    parameters = case(algorithm)
    results = run_in_model(algorithm, parameters, dict.fromkeys(ALGORITHMS[algorithm], "TEMPORARY_OUTPUT"), tmp_path)
    alone = run(algorithm, parameters)
    for name in ALGORITHMS[algorithm]:
        assert_same(frame(results[name]), frame(getattr(alone, name)))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_qgis_process_gives_the_same_and_saves_styles(run, frame, case, run_in_own_process, tmp_path, algorithm):
    from qgis.core import QgsVectorLayer

    files = {name: str(tmp_path / f"{name.lower()}.gpkg") for name in ALGORITHMS[algorithm]}
    results = run_in_own_process(f"spatialdemand:{algorithm}", case(algorithm, **files))
    alone = run(algorithm, case(algorithm))
    for name in ALGORITHMS[algorithm]:
        assert_same(frame(results[name]), frame(getattr(alone, name)))
        if (algorithm, name) in STYLES:
            count, attribute = STYLES[algorithm, name]
            layer = QgsVectorLayer(results[name], name, "ogr")
            _, _, names, _, _ = layer.listStylesInDatabase()
            assert len(names) == count
            assert layer.renderer().classAttribute() == attribute
    assert (results["COMMUTERS"], results["RECORDS"], results["UNLOCATED"]) == (68300, 55312, 0)
    assert results["INTERNAL"] + results["EXTERNAL"] == results["COMMUTERS"]
    (account,) = json.loads(results["LEDGER"])["accounts"]
    assert sum(entry["amount"] for entry in account["entries"]) == account["total"] == 68300


def test_outputs_are_drawn_right_from_the_start(run, case):
    from qgis.core import QgsWkbTypes

    for (algorithm, name), (_, attribute) in STYLES.items():
        layer = getattr(run(algorithm, case(algorithm)), name)
        assert layer.renderer().classAttribute() == attribute
        kind = QgsWkbTypes.GeometryType.LineGeometry if name == "FLOWS" else QgsWkbTypes.GeometryType.PolygonGeometry
        assert layer.geometryType() == kind
    assert run("commutebands", case("commutebands")).OUTPUT.diagramRenderer() is not None


def test_zone_ids_in_their_own_process(frame, run_in_own_process, shared_data, tmp_path):
    folder = shared_data / "bristol"
    zones = str(folder / "divisions_msoa.gpkg")
    parameters = {
        "DIVISIONS": zones,
        "DIVISION_ID": "geo_code",
        "COMMUTES": str(folder / "od_msoa_2011.csv"),
        "ENDS": 2,
        "HOME_ZONE": "o",
        "WORK_ZONE": "d",
        "ZONES": zones,
        "ZONE_ID": "geo_code",
        "COUNT": "all",
        "OUTPUT": str(tmp_path / "bands.gpkg"),
        "TABLE": str(tmp_path / "bands.csv"),
    }
    results = run_in_own_process("spatialdemand:commutebands", parameters)
    assert results["COMMUTERS"] == 238805
    assert frame(results["OUTPUT"])["home_within"].sum() == 28680


# --- form


def test_fields_and_levels_are_the_contracts(run, frame, case):
    bands = ["0_5", "5_10", "10_20", "20_30", "30_40", "40_50", "50_up", "unknown"]
    results = run("commutebands", case("commutebands"))
    head = ["division_id", "division_name", "division_type"]
    numbers = ["total", "within", "between", "external", "mean_km", "median_km", "p90_km", "extreme", "extreme_lq"]
    wide = [f"{side}_{name}" for side in ("home", "work") for name in [*numbers, *bands]]
    assert list(frame(results.OUTPUT).columns) == [*head, *wide]
    table = frame(results.TABLE)
    start, end = ["level", "division_id", "division_name"], ["withheld", "reason"]
    middle = ["side", "direction", "band", "from_km", "to_km", "commuters", "share"]
    assert list(table.columns) == [*start, *middle, *end]
    sides = {"division": {"home", "work"}, "type": {"home", "work"}, "area": {"home", "work", "all"}}
    assert {level: set(rows["side"]) for level, rows in table.groupby("level")} == sides
    assert set(table.loc[table["level"] == "area", "division_id"]) == {"*"}
    assert set(table.loc[table["band"] == "50_up", "from_km"]) == {50}
    assert table.loc[table["band"] == "50_up", "to_km"].isna().all()
    # three directions on a side, four for all
    assert len(table) == 8 * (3 * 2 * (17 + 5 + 1) + 4)

    flows = run("odflows", case("odflows"))
    named = ["origin", "destination", "kind", "commuters", "share_of_origin", "mean_km"]
    assert list(frame(flows.FLOWS).columns) == named
    assert list(frame(flows.MATRIX).columns)[:3] == ["origin", "destination", "commuters"]
    measures = ["employed_residents", "jobs", "job_ratio", "self_containment", "self_sufficiency", "balance"]
    tops = ["outbound", "inbound", "top_destination", "top_origin"]
    assert list(frame(flows.BALANCE).columns)[:13] == [*head, *measures, *tops]

    crowds = frame(run("commutercrowds", case("commutercrowds")).TABLE)
    middle = ["side", "subset", "attribute", "label", "commuters", "base", "share", "lq"]
    assert list(crowds.columns) == [*start, *middle, *end]
    everybody = crowds[(crowds["level"] == "area") & (crowds["side"] == "all") & (crowds["subset"] == "all")]
    assert np.allclose(everybody["lq"], 1.0)
    assert (everybody["base"] == 68300).all()


@pytest.mark.parametrize(("algorithm", "output"), [("commutebands", "OUTPUT"), ("odflows", "BALANCE")])
def test_geometry_and_order_stay(run, case, algorithm, output):
    from qgis.core import QgsVectorLayer

    divisions = QgsVectorLayer(case(algorithm)["DIVISIONS"], "divisions", "ogr")
    drawn = {feature["code"]: feature.geometry() for feature in divisions.getFeatures()}
    features = getattr(run(algorithm, case(algorithm)), output).getFeatures()
    found = {feature["division_id"]: feature.geometry() for feature in features}
    assert list(found) == list(drawn)
    for name, geometry in found.items():
        assert geometry.isGeosEqual(drawn[name])
        assert geometry.constGet().nCoordinates() == drawn[name].constGet().nCoordinates()


def test_min_flow_thins_the_lines_and_not_the_matrix(run, frame, case):
    whole, thin = run("odflows", case("odflows")), run("odflows", case("odflows", MIN_FLOW=500))
    lines = frame(whole.FLOWS)
    kept = lines[lines["commuters"] >= 500]
    assert 0 < len(kept) < len(lines)
    assert_same(frame(thin.FLOWS), kept.reset_index(drop=True))
    assert_same(frame(thin.MATRIX), frame(whole.MATRIX))
    assert_same(frame(thin.BALANCE), frame(whole.BALANCE))


def test_attributes_from_a_file_win(run, frame, case, tmp_path):
    path = tmp_path / "one.json"
    one = {"code": "far", "label": "makers", "kind": "count", "expression": '"count" / 2'}
    path.write_text(json.dumps({"kind": "attributes", "items": [one]}), encoding="utf-8")
    rows = ["young", "young", "flag", "true"]
    table = frame(run("commutercrowds", case("commutercrowds", ATTRIBUTES=rows, ATTRIBUTES_FILE=str(path))).TABLE)
    assert set(table["attribute"]) == {"far"}
    assert np.allclose(table["share"].dropna(), 50.0)


# --- commutemap


def test_points_of_the_map_only_on_request(run, frame, case):
    parameters = case("commutemap")
    asked = run("commutemap", parameters)
    del parameters["POINTS"]
    unasked = run("commutemap", parameters)
    assert not getattr(unasked, "POINTS", None)
    assert_same(frame(unasked.OUTPUT), frame(asked.OUTPUT))
    assert_same(frame(asked.POINTS), frame(asked.OUTPUT))
    # never an end itself: each point is its cell's centre
    for cell, point in zip(asked.OUTPUT.getFeatures(), asked.POINTS.getFeatures()):
        assert cell.geometry().centroid().distance(point.geometry()) < 1e-6


@pytest.mark.parametrize(("side", "column"), [(0, "employed_residents"), (1, "jobs")])
def test_the_map_holds_everyone_of_the_chosen(run, frame, case, side, column):
    balance = frame(run("odflows", case("odflows")).BALANCE).set_index("division_id")
    for chosen in (["M1", "M2"], list(balance.index)):
        text = ", ".join(chosen) if len(chosen) < 17 else ""
        cells = frame(run("commutemap", case("commutemap", CHOSEN=text, SIDE=side)).OUTPUT)
        assert cells["commuters"].sum() == balance.loc[chosen, column].sum()
        assert cells["cell"].is_unique
    full_width = frame(run("commutemap", case("commutemap", CHOSEN="M1，M2", SIDE=side)).OUTPUT)
    assert full_width["commuters"].sum() == balance.loc[["M1", "M2"], column].sum()


@pytest.mark.parametrize("size", [1.0, 4.0])
def test_cells_are_as_large_as_asked(run, case, size):
    from qgis.core import QgsDistanceArea

    measure = QgsDistanceArea()
    measure.setEllipsoid("EPSG:7030")
    cells = run("commutemap", case("commutemap", CELL=size)).OUTPUT
    areas = [measure.measureArea(cell.geometry()) / 1e6 for cell in cells.getFeatures()]
    assert len(areas) > 100
    assert np.allclose(areas, np.sqrt(3) / 2 * size**2, rtol=1e-3)


# --- small counts


def shown(values):
    """Those that are told; of nobody too, which tells of nobody."""
    return values[values.notna() & (values.abs() > 1e-6)]


def test_nothing_below_the_limit_in_the_bands(run, frame, case):
    results = run("commutebands", case("commutebands", MIN_COUNT=LIMIT))
    table, wide = frame(results.TABLE), frame(results.OUTPUT)
    assert table["withheld"].any() and not table["withheld"].all()
    assert (shown(table["commuters"]) >= LIMIT).all()
    assert table.loc[table["withheld"].astype(bool), ["commuters", "share"]].isna().all().all()
    assert table.loc[table["withheld"].astype(bool), "reason"].notna().all()
    for side in ("home", "work"):
        total = wide[f"{side}_total"]
        for name in ("total", "within", "between", "external"):
            assert (shown(wide[f"{side}_{name}"]) >= LIMIT).all()
        shares = [name for name in wide if name.startswith(f"{side}_") and (name[5].isdigit() or name[5:] == "extreme")]
        assert len(shares) == 8
        for name in shares:
            assert (shown(wide[name] * total / 100) >= LIMIT - 1e-6).all(), name
        assert wide[[*shares]].isna().any().any()


def test_nothing_below_the_limit_in_the_flows(run, frame, case):
    results = run("odflows", case("odflows", MIN_COUNT=LIMIT))
    flows, table, balance = frame(results.FLOWS), frame(results.MATRIX), frame(results.BALANCE)
    assert len(flows) > 20
    assert (flows["commuters"] >= LIMIT).all()
    assert table["withheld"].any()
    assert (shown(table["commuters"]) >= LIMIT).all()
    assert len(shown(table["commuters"])) == len(flows)
    for name in ("employed_residents", "jobs", "outbound", "inbound"):
        assert (shown(balance[name]) >= LIMIT).all()
    within = balance["self_containment"] * balance["employed_residents"] / 100
    assert (shown(within) >= LIMIT - 1e-6).all()
    assert (shown(balance["self_sufficiency"] * balance["jobs"] / 100) >= LIMIT - 1e-6).all()
    # nor can a withheld pair be had as what is missing from its row or column
    cells = table.set_index(["origin", "destination"])["commuters"].unstack()
    for name, axis in (("employed_residents", 1), ("jobs", 0)):
        lines = cells.loc[balance["division_id"]] if axis else cells[balance["division_id"]]
        missing = balance.set_index("division_id")[name] - lines.sum(axis=axis)
        hidden = lines.isna().sum(axis=axis)
        assert (missing[hidden > 0].dropna() >= LIMIT).all()
        assert (hidden != 1).all()


def test_nothing_below_the_limit_among_the_crowds(run, frame, case):
    table = frame(run("commutercrowds", case("commutercrowds", MIN_COUNT=LIMIT)).TABLE)
    hidden = table["withheld"].astype(bool)
    assert hidden.any() and not hidden.all()
    told = table[~hidden & (table["base"] > 0)]
    assert len(told)
    assert (told["commuters"] >= LIMIT).all()
    assert (told["base"] - told["commuters"] >= LIMIT).all()
    assert table.loc[hidden, ["commuters", "base", "share", "lq"]].isna().all().all()


@pytest.mark.parametrize("name", ["OUTPUT", "POINTS"])
def test_nothing_below_the_limit_on_the_map(run, frame, case, name):
    results = run("commutemap", case("commutemap", MIN_COUNT=LIMIT))
    cells = frame(getattr(results, name))
    every = frame(run("commutemap", case("commutemap")).OUTPUT)
    assert (every["commuters"] < LIMIT).any()
    assert (cells["commuters"] >= LIMIT).all()
    assert len(cells) == (every["commuters"] >= LIMIT).sum() > 0
    assert any("left out" in line and str(LIMIT) in line for line in results.said)


@pytest.mark.parametrize("side", [0, 1], ids=["where residents work", "where workers live"])
def test_each_cell_holds_the_other_ends_that_lie_in_it(run, memory, side):
    from qgis.core import QgsPointXY

    rng = np.random.default_rng(7)
    there = rng.uniform((120.9, 30.9), (121.3, 31.3), (40, 2)).tolist()
    here = [121.05, 31.05]
    # as many commuters as tell the records apart, whichever share a cell
    rows = [[*here, *end, 2.0**k] if side == 0 else [*end, *here, 2.0**k] for k, end in enumerate(there)]
    fields = [*(f"{name}:double" for name in ("hx", "hy", "wx", "wy", "n"))]
    commutes = memory("None", fields, [(None, row) for row in rows], "spread")
    results = run("commutemap", {**small(memory, 3), "COMMUTES": commutes, "SIDE": side, "CELL": 2})
    found = set()
    for cell in results.OUTPUT.getFeatures():
        inside = [k for k in range(40) if int(cell["commuters"]) >> k & 1]
        assert all(cell.geometry().contains(QgsPointXY(*there[k])) for k in inside)
        found |= set(inside)
    assert found == set(range(40))


def test_a_mean_of_few_is_not_on_the_map(run, frame, memory):
    fields = [*(f"{name}:double" for name in ("hx", "hy", "wx", "wy", "n", "km"))]
    here = [121.05, 31.05, 121.06, 31.05]
    rows = [(None, [*here, 1, 7.5]), (None, [*here, 99, None])]
    commutes = memory("None", fields, rows, "measured")
    parameters = {**small(memory, 3), "COMMUTES": commutes, "DISTANCE": "km"}
    (cell,) = frame(run("commutemap", parameters).OUTPUT).itertuples()
    assert (cell.commuters, cell.mean_km, cell.band) == (100, 7.5, "unknown")
    (cell,) = frame(run("commutemap", {**parameters, "MIN_COUNT": 10}).OUTPUT).itertuples()
    assert cell.commuters == 100
    assert np.isnan(cell.mean_km)


def small(memory, outside, inside=100, unlocated=0):
    """Return parameters of a run with a few external commuters, by coordinates."""
    square = "POLYGON((121 31, 121.1 31, 121.1 31.1, 121 31.1, 121 31))"
    rows = [[121.05, 31.05, 121.06, 31.05, inside], [121.05, 31.05, 121.3, 31.05, outside]]
    rows += [[None, None, 121.05, 31.05, unlocated]] if unlocated else []
    fields = [*(f"{name}:double" for name in ("hx", "hy", "wx", "wy", "n"))]
    return {
        "DIVISIONS": memory("Polygon?crs=EPSG:4326", ["id:string"], [(square, ["a"])], "plan"),
        "DIVISION_ID": "id",
        "COMMUTES": memory("None", fields, [(None, row) for row in rows], "trips"),
        "ENDS": 1,
        "HOME_X": "hx",
        "HOME_Y": "hy",
        "WORK_X": "wx",
        "WORK_Y": "wy",
        "COUNT": "n",
    }


def test_sums_below_the_limit_cannot_be_had_from_the_others(run, memory):
    results = run("commutebands", {**small(memory, 3, unlocated=4), "MIN_COUNT": 10})
    assert (results.INTERNAL, results.EXTERNAL, results.UNLOCATED) == (None, None, None)
    assert (results.COMMUTERS, results.UNRELATED) == (103, 0)
    (account,) = json.loads(results.LEDGER)["accounts"]
    assert account["total"] is None
    assert [entry["amount"] for entry in account["entries"]] == [103, None]
    assert any("103 commuters" in line for line in results.said)
    assert not any(f" {people} commuters" in line for people in (3, 4, 100) for line in results.said)
    results = run("commutebands", {**small(memory, 30), "MIN_COUNT": 10})
    assert (results.INTERNAL, results.EXTERNAL) == (100, 30)
