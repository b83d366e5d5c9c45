"""Commuting in real places and in the sample against published and derived figures."""

import numpy as np
import pandas as pd
import pytest
from algorithm_making import assert_same, lisbon_trips, sample_commutes

FLOWS = dict.fromkeys(("FLOWS", "MATRIX", "BALANCE"), "TEMPORARY_OUTPUT")
FINE = "2.5,3,5,10,30,40,50"  # bands that METHOD 2's facts need
MAIN, RESEARCH, URBAN, INDUSTRY = (
    "main urban area",
    "education and research area",
    "urban community",
    "industrial zone",
)
IDS = pytest.mark.parametrize("types", ["YES", "NO"], ids=["numbers", "text"])


def municipalities(shared_data, **changes):
    folder = shared_data / "lisbon"
    return lisbon_trips(
        shared_data,
        DIVISIONS=str(folder / "divisions_municipalities.gpkg"),
        DIVISION_ID="municipality",
        **changes,
    )


def bristol(shared_data, **changes):
    folder = shared_data / "bristol"
    return {
        "DIVISIONS": str(folder / "divisions_msoa.gpkg"),
        "DIVISION_ID": "geo_code",
        "COMMUTES": str(folder / "od_msoa_2011.csv"),
        "ENDS": 2,
        "HOME_ZONE": "o",
        "WORK_ZONE": "d",
        "ZONES": str(folder / "divisions_msoa.gpkg"),
        "ZONE_ID": "geo_code",
        "COUNT": "all",
        **changes,
    }


def by_band(table, side="home", within_is_near=True):
    """Return commuters, a row a division, a column a band; what stays within as at 0 km, which the figures have."""
    rows = table[(table["level"] == "division") & (table["side"] == side)].copy()
    if within_is_near:
        rows.loc[rows["direction"] == "within", "band"] = "0_5"
    return rows.pivot_table(values="commuters", index="division_id", columns="band", aggfunc="sum")


def csv_layer(path, types="YES"):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(f"{path}|option:AUTODETECT_TYPE={types}", path.stem, "ogr")
    assert layer.isValid()
    return layer


def matrix(frame, results):
    return frame(results.MATRIX).set_index(["origin", "destination"])["commuters"]


# --- Lisbon: a survey's trips by zone ids, against what its authors published


@IDS
def test_lisbon_within_and_out_of_each_parish_are_the_published(run, frame, shared_data, types):
    od = csv_layer(shared_data / "lisbon" / "od_parishes.csv", types)
    # GDAL reads the ids as numbers or as text; the zones' ids are text
    assert od.fields().field("origin").isNumeric() == (types == "YES")
    results = run("commutebands", lisbon_trips(shared_data, COMMUTES=od))
    found = frame(results.OUTPUT).set_index("division_id")
    assert (results.COMMUTERS, results.INTERNAL, results.EXTERNAL) == (5299853, 5299853, 0)
    assert (results.UNRELATED, results.UNLOCATED, results.RECORDS, results.RECORDS_UNLOCATED) == (0, 0, 7312, 0)
    published = pd.read_csv(shared_data / "lisbon" / "reference_internal_external.csv", dtype={"parish_id": str})
    published = published.set_index("parish_id").loc[found.index]
    assert len(published) == 118
    assert (found["home_within"] == published["trips_internal"]).all()
    assert (found["home_between"] + found["home_external"] == published["trips_external"]).all()
    assert published.sum().tolist() == [1987854, 3311999]
    pairs = pd.read_csv(shared_data / "lisbon" / "od_parishes.csv", dtype={"destination": str})
    arrivals = pairs.groupby("destination")["trips"].sum()
    assert (found["work_total"] == arrivals.reindex(found.index, fill_value=0)).all()
    assert (found["work_within"] == found["home_within"]).all()


def test_lisbon_parishes_as_they_came_are_mended_and_give_the_same(run, frame, shared_data):
    path = str(shared_data / "lisbon" / "divisions_parishes_asis.gpkg")
    found = run("commutebands", lisbon_trips(shared_data, DIVISIONS=path, ZONES=path))
    (warning,) = found.warned
    assert all(f"'{name}'" in warning for name in (110607, 110621, 110663, 110667))
    expected = run("commutebands", lisbon_trips(shared_data))
    names = [f"{side}_{name}" for side in ("home", "work") for name in ("total", "within", "between", "external")]
    assert frame(found.OUTPUT)[names].equals(frame(expected.OUTPUT)[names])


def municipal_ways(shared_data):
    """Return the three ways to Lisbon's matrix: parish ids looked up, municipality names looked up, desire lines."""
    folder = shared_data / "lisbon"
    names = {
        "COMMUTES": str(folder / "od_municipalities.csv"),
        "ZONES": str(folder / "divisions_municipalities.gpkg"),
        "ZONE_ID": "municipality",
    }
    lines = {"COMMUTES": str(folder / "od_lines_municipalities_epsg3857.gpkg"), "ENDS": 0}
    return {"parishes": {}, "names": names, "lines": lines}


@pytest.mark.parametrize("way", ["parishes", "names", "lines"])
def test_lisbon_matrix_of_municipalities_is_the_published(run, frame, shared_data, way):
    results = run("odflows", {**municipalities(shared_data, **municipal_ways(shared_data)[way]), **FLOWS})
    found = matrix(frame, results)
    published = pd.read_csv(shared_data / "lisbon" / "od_municipalities.csv").set_index(["origin", "destination"])
    assert len(published) == 315
    assert (found.loc[published.index] == published["trips"]).all()
    # every other pair is there too, from and to elsewhere included, with nobody
    assert len(found) == 18 * 18 + 2 * 18
    assert (found.drop(published.index) == 0).all()
    assert found.sum() == results.COMMUTERS == 5299853
    assert results.warned == []
    flows = frame(results.FLOWS).set_index(["origin", "destination"])
    assert set(flows.index) == set(published.index)
    assert (flows["commuters"] == published["trips"].reindex(flows.index)).all()
    assert results.FLOWS.featureCount() == 315
    assert not any(feature.geometry().isEmpty() for feature in results.FLOWS.getFeatures())
    assert np.allclose(flows["share_of_origin"].groupby("origin").sum(), 100.0)


def test_lisbon_lines_of_zero_length_are_within_at_0_km(run, frame, shared_data):
    from qgis.core import QgsVectorLayer

    lines = QgsVectorLayer(str(shared_data / "lisbon" / "od_lines_municipalities_epsg3857.gpkg"), "lines", "ogr")
    assert sum(feature.geometry().length() == 0 for feature in lines.getFeatures()) == 18
    results = run("odflows", {**municipalities(shared_data, COMMUTES=lines, ENDS=0), **FLOWS})
    flows = frame(results.FLOWS)
    within = flows[flows["kind"] == "within"]
    assert len(within) == 18
    assert (within["mean_km"] == 0).all()
    assert (flows.loc[flows["kind"] == "between", "mean_km"] > 2).all()
    assert set(flows["kind"]) == {"within", "between"}


def planar_pairs(layer, ids, crs, pairs):
    """Return (km between the centroids of each pair in a plane, ids whose centroid lies outside them)."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

    to_plane = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext())
    centre, odd = {}, set()
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.transform(to_plane)
        point = geometry.centroid()
        centre[feature[ids]] = (point.asPoint().x(), point.asPoint().y())
        if not geometry.contains(point):
            odd.add(feature[ids])
    start, end = (np.array([centre[i] for i in pairs[name]]) for name in ("origin", "destination"))
    return np.hypot(*(start - end).T) / 1000.0, odd


def test_lisbon_bands_are_the_derived_ones(run, frame, shared_data):
    from qgis.core import QgsVectorLayer

    folder = shared_data / "lisbon"
    derived = pd.read_csv(folder / "derived_distance_bands_centroid_epsg3763.csv", dtype={"parish_id": str})
    derived = derived.set_index("parish_id").set_axis(["0_5", "5_30", "30_up"], axis=1)
    pairs = pd.read_csv(folder / "od_parishes.csv", dtype={"origin": str, "destination": str})
    parishes = QgsVectorLayer(str(folder / "divisions_parishes.gpkg"), "parishes", "ogr")
    pairs["km"], odd = planar_pairs(parishes, "parish_id", "EPSG:3763", pairs)
    pairs["band"] = np.select([pairs["km"] < 5, pairs["km"] <= 30], ["0_5", "5_30"], "30_up")

    def by_parish(rows):
        table = rows.pivot_table(values="trips", index="origin", columns="band", aggfunc="sum")
        return table.reindex(index=derived.index, columns=derived.columns).fillna(0)

    # the table's note, followed here, gives the table itself
    assert by_parish(pairs).sub(derived).abs().to_numpy().max() == 0
    # a point on the surface stands for the two whose centroid lies outside: their trips are left out on both sides
    assert len(odd) == 2
    at_odd = pairs["origin"].isin(odd) | pairs["destination"].isin(odd)
    expected = derived - by_parish(pairs[at_odd])
    od = csv_layer(folder / "od_parishes.csv", "NO")
    words = ", ".join(f"'{name}'" for name in sorted(odd))
    assert od.setSubsetString(f'"origin" NOT IN ({words}) AND "destination" NOT IN ({words})')
    results = run("commutebands", lisbon_trips(shared_data, COMMUTES=od, BANDS="5,30"))
    assert results.COMMUTERS == expected.to_numpy().sum() == pairs.loc[~at_odd, "trips"].sum()
    found = by_band(frame(results.TABLE))
    assert found["unknown"].sum() == 0
    difference = (found[derived.columns] - expected.loc[found.index]).abs()
    # only trips within 20 m of a limit may lie on its other side
    near = pairs[(np.abs(pairs["km"] - 5) < 0.02) | (np.abs(pairs["km"] - 30) < 0.02)]
    assert (len(near), near["trips"].sum()) == (18, 15523)
    allowed = near.groupby("origin")["trips"].sum().reindex(difference.index, fill_value=0)
    assert difference.max(axis=1).le(allowed).all()
    assert expected.to_numpy().min() >= 0
    assert difference.sum().max() <= 15523


def test_bristol_bands_are_the_derived_ones(run, frame, shared_data):
    results = run("commutebands", bristol(shared_data, BANDS="5,30"))
    assert (results.COMMUTERS, results.INTERNAL, results.RECORDS) == (238805, 238805, 2910)
    table = frame(results.TABLE)
    found = by_band(table).sum()
    for band, people in {"0_5": 152290, "5_30": 86433, "30_up": 82}.items():
        assert abs(found[band] - people) <= 100, band
    assert found["unknown"] == 0
    everyone = table[(table["level"] == "area") & (table["side"] == "all")]
    assert everyone.groupby("direction")["commuters"].sum()["within"] == 28680
    # within a zone METHOD 2 has half the square root of its area instead of 0 km
    own = by_band(table, within_is_near=False).sum()
    assert own["5_30"] > found["5_30"]


def test_within_a_polygon_zone_it_is_half_the_root_of_its_area(run, frame, shared_data):
    from qgis.core import QgsDistanceArea, QgsVectorLayer

    layer = QgsVectorLayer(str(shared_data / "bristol" / "divisions_msoa.gpkg"), "zones", "ogr")
    measure = QgsDistanceArea()
    measure.setEllipsoid("EPSG:7030")
    area = {f["geo_code"]: measure.measureArea(f.geometry()) for f in layer.getFeatures()}
    flows = frame(run("odflows", {**bristol(shared_data), **FLOWS}).FLOWS)
    within = flows[flows["kind"] == "within"].set_index("origin")["mean_km"]
    assert len(within) == 102
    expected = pd.Series({name: 0.5 * np.sqrt(m2) / 1000 for name, m2 in area.items()})
    assert np.allclose(within, expected.loc[within.index], rtol=1e-4)


# --- the sample, against the paper's figures


def shares(table, level, side, of):
    """Return per cent of the side's total: a row a band or direction, a column a division, type or the area."""
    rows = table[(table["level"] == level) & (table["side"] == side)]
    return rows.pivot_table(values="share", index=of, columns="division_id", aggfunc="sum")


def test_sample_internal_external_and_bands(run, frame, sample):
    results = run("commutebands", sample_commutes(sample))
    table = frame(results.TABLE)
    assert results.COMMUTERS == 68300
    direction = shares(table, "area", "all", "direction")["*"]
    band = shares(table, "area", "all", "band")["*"]
    assert direction[["within", "between"]].sum() == pytest.approx(50.6, abs=0.05)
    assert direction[["outbound", "inbound"]].sum() == pytest.approx(49.4, abs=0.05)
    assert pytest.approx(50.6, abs=0.05) == 100 * results.INTERNAL / results.COMMUTERS
    assert band["0_5"] == pytest.approx(39.9, abs=0.05)
    assert band[["30_40", "40_50", "50_up"]].sum() == pytest.approx(31.0, abs=0.05)
    assert direction.sum() == pytest.approx(100, rel=1e-12)
    assert band.sum() == pytest.approx(100, rel=1e-12)


def test_sample_extreme_commuters_who_work_in_lingang(run, frame, sample):
    table = frame(run("commutercrowds", sample_commutes(sample, outside=True)).TABLE)
    rows = table[(table["level"] == "area") & (table["side"] == "work") & (table["subset"] == "extreme")]
    share = rows.set_index("attribute")["share"]
    assert share["under_45"] == pytest.approx(91.6, abs=0.3)
    assert 59.0 <= share["over_8000"] <= 60.0
    assert share["over_15000"] == pytest.approx(22.0, abs=0.3)
    assert (rows["base"] == rows["base"].iloc[0]).all()


def test_sample_two_way_mismatch_is_in_the_table(run, frame, sample):
    crowds = frame(run("commutercrowds", sample_commutes(sample, outside=True)).TABLE)
    flows = matrix(frame, run("odflows", {**sample_commutes(sample, outside=True), **FLOWS}))
    rows = crowds[(crowds["attribute"] == "under_45") & (crowds["level"] == "division")]
    for side, subset in (("work", "from:ZJ"), ("home", "to:ZJ")):
        found = rows[(rows["side"] == side) & (rows["subset"] == subset)].set_index("division_id")["base"]
        expected = flows["ZJ"] if side == "work" else flows.xs("ZJ", level="destination")
        assert (found == expected.loc[found.index]).all()
        assert found.sum() > 1000


def test_sample_bands_by_division_type(run, frame, sample):
    table = frame(run("commutebands", sample_commutes(sample, BANDS=FINE)).TABLE)
    home = shares(table, "type", "home", "band")
    people = table[(table["level"] == "type") & (table["side"] == "home")].groupby("division_id")["commuters"].sum()
    near = home.loc[["0_2p5", "2p5_3", "3_5"]].sum()
    both = (near * people)[[INDUSTRY, URBAN]].sum() / people[[INDUSTRY, URBAN]].sum()
    assert 48 <= both <= 52  # 'about half within 5 km'
    blue = home[INDUSTRY]
    assert blue[["2p5_3", "3_5"]].sum() > blue[["0_2p5", "5_10", "10_30", "30_40", "40_50", "50_up"]].max()
    far = home[MAIN][["30_40", "40_50", "50_up"]]
    assert 100 / 3 < far.sum() < 38  # 'over a third'
    assert 18 <= 100 * far["50_up"] / far[["40_50", "50_up"]].sum() <= 20  # 'nearly a fifth'
    assert home.loc[["3_5", "5_10"], RESEARCH].sum() > 50  # 'mostly 3-10 km'


def test_sample_flows_are_those_that_the_paper_names(run, frame, sample):
    results = run("odflows", {**sample_commutes(sample, outside=True), **FLOWS})
    flows = matrix(frame, results)
    balance = frame(results.BALANCE).set_index("division_id")
    names, places = balance["division_name"], list(balance.index)
    assert flows.sum() == 68300
    inner = {
        frozenset((names[a], names[b])): flows[a, b] + flows[b, a]
        for a in places
        for b in places
        if names[a] < names[b]
    }
    heavy = "Heavy Equipment Zone"
    strongest = [{heavy, "Nicheng"}, {heavy, "Luchaogang"}, {"Fengxian Park", "Ping'an"}]
    assert set(sorted(inner, key=inner.get)[-3:]) == {frozenset(pair) for pair in strongest}
    regions = [place for place in flows.index.levels[0] if place not in places]
    partners = {r: flows[r].sum() + flows.xs(r, level="destination").sum() for r in regions}
    assert sorted(partners, key=partners.get)[-2:] == ["FX", "RPD"]
    main = balance.index[balance["division_type"] == MAIN]
    out = {r: sum(flows[m, r] for m in main) for r in regions}
    back = {r: sum(flows[r, m] for m in main) for r in regions}
    assert sorted(out, key=out.get)[:-3:-1] == ["ZJ", "ZQ"]
    assert max(back, key=back.get) == "HN"
    assert (balance.loc[main, ["top_destination", "top_origin"]] == ["ZJ", "HN"]).all().all()
    # 'far more jobs than outward commuters'
    assert balance.loc[main, "jobs"].sum() > 2.5 * balance.loc[main, "outbound"].sum()


def test_balance_follows_from_the_matrix(run, frame, sample):
    results = run("odflows", {**sample_commutes(sample, outside=True), **FLOWS})
    found = frame(results.BALANCE).set_index("division_id")
    square = matrix(frame, results).unstack()
    inner = list(found.index)
    residents, jobs = square.loc[inner].sum(axis=1), square[inner].sum()
    within = pd.Series({i: square.loc[i, i] for i in inner})
    outer = [place for place in square.index if place not in inner]
    for name, expected in {
        "employed_residents": residents,
        "jobs": jobs,
        "job_ratio": jobs / residents,
        "self_containment": 100 * within / residents,
        "self_sufficiency": 100 * within / jobs,
        "balance": 1 - (jobs - residents).abs() / (jobs + residents),
        "outbound": square.loc[inner, outer].sum(axis=1),
        "inbound": square.loc[outer, inner].sum(),
    }.items():
        assert np.allclose(found[name], expected.loc[found.index].astype(float), rtol=1e-12), name


# --- laws on real data


def merged(path, first, second):
    """Return the divisions with two of them made one, which keeps the first's id."""
    import processing
    from qgis.core import QgsFeatureRequest, QgsVectorLayer

    layer = QgsVectorLayer(path, "divisions", "ogr").materialize(QgsFeatureRequest())
    code = layer.fields().lookupField("code")
    (feature,) = layer.getFeatures(f"\"code\" = '{second}'")
    assert layer.dataProvider().changeAttributeValues({feature.id(): {code: first}})
    parameters = {"INPUT": layer, "FIELD": ["code"], "OUTPUT": "TEMPORARY_OUTPUT"}
    return processing.run("native:dissolve", parameters)["OUTPUT"]


def test_merging_two_divisions_turns_their_between_into_within(run, frame, sample):
    first, second = "I1", "U1"
    before = run("commutebands", sample_commutes(sample))
    one = merged(sample_commutes(sample)["DIVISIONS"], first, second)
    assert one.featureCount() == 16
    after = run("commutebands", sample_commutes(sample, DIVISIONS=one))
    flows = matrix(frame, run("odflows", {**sample_commutes(sample), **FLOWS}))
    moved = flows[first, second] + flows[second, first]
    assert moved > 1000
    old, new = (frame(results.OUTPUT).set_index("division_id") for results in (before, after))
    both = old.loc[[first, second]].sum(numeric_only=True)
    for side in ("home", "work"):
        assert new.loc[first, f"{side}_within"] == both[f"{side}_within"] + moved
        assert new.loc[first, f"{side}_between"] == both[f"{side}_between"] - moved
        assert new.loc[first, f"{side}_external"] == both[f"{side}_external"]
        assert new.loc[first, f"{side}_total"] == both[f"{side}_total"]
        others = [i for i in old.index if i not in (first, second)]
        columns = [f"{side}_{name}" for name in ("total", "within", "between", "external")]
        assert (new.loc[others, columns] == old.loc[others, columns]).all().all()
    for name in ("COMMUTERS", "INTERNAL", "EXTERNAL", "UNRELATED", "UNLOCATED", "RECORDS"):
        assert getattr(after, name) == getattr(before, name)


def test_each_commute_has_one_direction_and_sums_are_the_totals(run, frame, sample):
    results = run("commutebands", sample_commutes(sample))
    table, wide = frame(results.TABLE), frame(results.OUTPUT).set_index("division_id")
    everyone = table[(table["level"] == "area") & (table["side"] == "all")]
    assert everyone["commuters"].sum() == results.COMMUTERS == results.INTERNAL + results.EXTERNAL
    for level in ("division", "type"):
        for side, lacks in (("home", "inbound"), ("work", "outbound")):
            rows = table[(table["level"] == level) & (table["side"] == side)]
            mine = everyone[everyone["direction"] != lacks]
            assert rows["commuters"].sum() == mine["commuters"].sum()
            totals = rows.groupby("division_id")["share"].sum()
            assert np.allclose(totals, 100.0, rtol=1e-12)
    for side in ("home", "work"):
        parts = wide[[f"{side}_{name}" for name in ("within", "between", "external")]].sum(axis=1)
        assert (parts == wide[f"{side}_total"]).all()
        bands = [name for name in wide if name.startswith(f"{side}_") and name.split("_")[1].isdigit()]
        assert len(bands) == 7
        assert np.allclose(wide[[*bands, f"{side}_unknown"]].sum(axis=1), 100.0, rtol=1e-12)


def with_distance(sample, value):
    """Return the sample's commutes as a memory layer with a field km, an expression over their fields."""
    import processing

    parameters = {
        "INPUT": sample_commutes(sample)["COMMUTES"],
        "FIELD_NAME": "km",
        "FIELD_TYPE": 0,
        "FORMULA": value,
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    return processing.run("native:fieldcalculator", parameters)["OUTPUT"]


def test_a_measured_distance_is_used_as_it_is(run, frame, sample):
    layer = with_distance(sample, 'if("count" > 1, NULL, "record_id" % 60 + 0.25)')
    results = run("commutebands", sample_commutes(sample, COMMUTES=layer, DISTANCE="km"))
    table = frame(results.TABLE)
    records = frame(layer)
    expected = records.groupby(pd.cut(records["km"], [0, 5, 10, 20, 30, 40, 50, np.inf], right=False), observed=False)[
        "count"
    ].sum()
    found = table[(table["level"] == "area") & (table["side"] == "all")].groupby("band", sort=False)["commuters"].sum()
    assert found.drop("unknown").tolist() == expected.tolist()
    assert found["unknown"] == records.loc[records["km"].isna(), "count"].sum() > 1000
    assert results.COMMUTERS == 68300
    even = with_distance(sample, "7.25")
    flows = frame(run("odflows", {**sample_commutes(sample, COMMUTES=even, DISTANCE="km"), **FLOWS}).FLOWS)
    assert (flows["mean_km"] == 7.25).all()


# --- the same, however it is read


def outputs(run, frame, sample, **changes):
    case = sample_commutes(sample, outside=True, **changes)
    bands = run("commutebands", sample_commutes(sample, **changes))
    flows, crowds = run("odflows", {**case, **FLOWS}), run("commutercrowds", case)
    places = run("commutemap", sample_commutes(sample, **changes))
    return {
        "bands": frame(bands.OUTPUT),
        "table": frame(bands.TABLE),
        "flows": frame(flows.FLOWS),
        "matrix": frame(flows.MATRIX),
        "balance": frame(flows.BALANCE),
        "crowds": frame(crowds.TABLE),
        "cells": frame(places.OUTPUT),
    }


@pytest.fixture
def commutes(sample):
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer(sample_commutes(sample)["COMMUTES"], "commutes", "ogr")


def test_the_same_from_memory_a_shuffle_and_a_selection_of_everything(run, frame, sample, commutes):
    from qgis.core import QgsFeatureRequest, QgsProcessingFeatureSourceDefinition, QgsProject

    expected = outputs(run, frame, sample)
    by_hash = QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('md5("record_id")')])
    memory = commutes.materialize(QgsFeatureRequest())
    shuffled = commutes.materialize(QgsFeatureRequest().setOrderBy(by_hash))
    assert memory.featureCount() == shuffled.featureCount() == 55312
    assert [f["record_id"] for f in shuffled.getFeatures()] != [f["record_id"] for f in memory.getFeatures()]
    QgsProject.instance().addMapLayer(commutes)
    commutes.selectAll()
    selected = QgsProcessingFeatureSourceDefinition(commutes.id(), selectedFeaturesOnly=True)
    try:
        for source in (memory, shuffled, selected):
            found = outputs(run, frame, sample, COMMUTES=source)
            for name, table in expected.items():
                assert_same(found[name], table)
    finally:
        QgsProject.instance().removeMapLayer(commutes.id())


def test_a_selection_is_respected(run, sample, commutes):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    QgsProject.instance().addMapLayer(commutes)
    try:
        commutes.selectByExpression("\"sector\" = 'production'")
        people = sum(feature["count"] for feature in commutes.selectedFeatures())
        selected = QgsProcessingFeatureSourceDefinition(commutes.id(), selectedFeaturesOnly=True)
        results = run("commutebands", sample_commutes(sample, COMMUTES=selected))
        assert results.COMMUTERS == people < 68300
        assert commutes.selectedFeatureCount() == results.RECORDS
    finally:
        QgsProject.instance().removeMapLayer(commutes.id())
