"""Bad input to value chain, customised demand and scenarios: a right answer, or one clear sentence and nothing left."""

import json
import math

import pytest
from algorithm_making import refused

SQUARE = "POLYGON(({0} 0, {1} 0, {1} 10, {0} 10, {0} 0))"
WEST, EAST = SQUARE.format(0, 10), SQUARE.format(10, 20)
POLYGONS, POINTS = "Polygon?crs=EPSG:32651", "Point?crs=EPSG:32651"
FIRMS = ["segment:string", "jobs:double"]
WELL = [("POINT(5 5)", ["R&D", 40]), ("POINT(6 5)", ["services", 60]), ("POINT(15 5)", ["services", 100])]


@pytest.fixture
def plan(memory):
    return memory(POLYGONS, ["id:string"], [(WEST, ["a"]), (EAST, ["b"])], "plan")


@pytest.fixture
def chain(memory, plan):
    """A function (rows of firms, changes) -> parameters of a small value chain."""

    def chain(rows=WELL, fields=FIRMS, kind=POINTS, **changes):
        firms = memory(kind, fields, rows, "firms")
        where = {"DIVISIONS": plan, "DIVISION_ID": "id", "FIRMS": firms, "SEGMENT": "segment", "JOBS": '"jobs"'}
        return {**where, **changes}

    return chain


@pytest.fixture
def result(memory):
    """A function (rows of (WKT, values), fields) -> a layer like a result on divisions."""

    def result(rows, fields=("population:double",), name="result", kind=POLYGONS):
        head = ["division_id:string", "division_name:string"]
        return memory(kind, [*head, *fields], [(wkt, [i, i, *values]) for wkt, i, *values in rows], name)

    return result


def says(text, *words):
    assert all(word in text for word in words), text


# -- value chain


def test_the_small_chain_is_well(run, frame, chain):
    results = run("valuechain", chain())
    found = frame(results.OUTPUT).set_index("division_id")
    assert found["chain_total"].to_dict() == {"a": 100, "b": 100}
    # of 200 jobs 20 per cent are research: half of 20 + 20
    assert found["chain_specialisation"].tolist() == pytest.approx([20, 20])
    assert results.warned == []


def test_empty_layers_are_named(run, chain, memory, tmp_path):
    says(refused(run, "valuechain", chain([]), tmp_path), "'firms'", "no features", "choose")
    nowhere = memory(POLYGONS, ["id:string"], [], "void")
    says(refused(run, "valuechain", chain(DIVISIONS=nowhere), tmp_path), "'void'", "no features")


def test_firms_without_a_crs_are_named(run, chain):
    from qgis.core import QgsCoordinateReferenceSystem

    parameters = chain()
    parameters["FIRMS"].setCrs(QgsCoordinateReferenceSystem())
    says(refused(run, "valuechain", parameters), "'firms'", "coordinate reference system", "set it")


@pytest.mark.parametrize(
    ("segments", "words"),
    [
        (["a", "A", "x", "b", "B", "y, x"], ["'x'", "'a'", "'b'", "keep it in one"]),
        (["a", "A", "x", "a", "B", "y"], ["'a'", "twice"]),
        (["Research", "R", "x"], ["Row 1", "'Research'"]),
        (["a", "A"], ["whole rows"]),
    ],
)
def test_bad_segments(run, chain, tmp_path, segments, words):
    says(refused(run, "valuechain", chain(SEGMENTS=segments), tmp_path), *words)


def test_no_firm_of_a_segment(run, chain, tmp_path):
    parameters = chain([("POINT(5 5)", ["banking", 1]), ("POINT(5 6)", [None, 1])])
    says(refused(run, "valuechain", parameters, tmp_path), "'firms'", "'segment'", "SEGMENTS", "R&D", "Choose")


def test_a_field_that_is_not_there(run, chain, tmp_path):
    says(refused(run, "valuechain", chain(JOBS='"staff"'), tmp_path), "'firms'", "staff")


@pytest.mark.parametrize("value", ["1,200", "many"])
def test_jobs_that_are_text(run, chain, tmp_path, value):
    rows = [("POINT(5 5)", ["R&D", "12"]), ("POINT(5 6)", ["R&D", value])]
    text = refused(run, "valuechain", chain(rows, ["segment:string", "jobs:string"]), tmp_path)
    says(text, "'firms'", "jobs", "feature 2", f"'{value}'", "number field")


def test_jobs_kept_as_text_are_read(run, frame, chain):
    rows = [("POINT(5 5)", ["R&D", "12"]), ("POINT(5 6)", ["services", "28"])]
    found = frame(run("valuechain", chain(rows, ["segment:string", "jobs:string"])).OUTPUT)
    assert (found["chain_total"][0], found["chain_research"][0]) == (40, pytest.approx(30))


@pytest.mark.parametrize("value", [-5.0, None, math.nan, math.inf])
def test_jobs_that_are_no_number_of_people_are_unknown(run, frame, chain, value):
    results = run("valuechain", chain([*WELL, ("POINT(5 5)", ["R&D", value])]))
    assert frame(results.OUTPUT)["chain_total"].tolist() == [100, 100]
    account = json.loads(results.LEDGER)["accounts"][0]
    assert (account["records"], account["total"]) == (4, 200)
    assert [e["records"] for e in account["entries"] if e["fate"] == "unusable" and e["records"]] == [1]
    assert sum(e["records"] for e in account["entries"]) == 4
    # NULL is an honest unknown; the others are said
    assert any("'firms'" in text and "jobs" in text for text in results.warned) == (value is not None)


def test_firms_that_cannot_be_counted_are_accounted_for(run, frame, chain):
    more = [
        ("POINT(500 5)", ["R&D", 7]),
        (None, ["R&D", 11]),
        ("POINT(5 5)", ["banking", 13]),
        ("POINT(5 5)", [None, 17]),
        ("POINT(5 5)", [" R&D ", 100]),
    ]
    results = run("valuechain", chain([*WELL, *more]))
    assert frame(results.OUTPUT)["chain_total"].tolist() == [200, 100]
    account = json.loads(results.LEDGER)["accounts"][0]
    amounts = {}
    for entry in account["entries"]:
        amounts[entry["fate"]] = amounts.get(entry["fate"], 0) + (entry["amount"] or 0)
    assert (account["records"], account["total"]) == (8, 348)
    assert amounts == {"counted": 300, "outside": 7, "unusable": 11 + 13 + 17}
    assert any("'firms'" in text and "'banking'" in text and "left out" in text for text in results.warned)


def test_all_firms_outside_leave_everything_unknown(run, frame, chain):
    results = run("valuechain", chain([("POINT(500 5)", ["R&D", 7])]))
    found = frame(results.OUTPUT)
    assert found["chain_total"].tolist() == [0, 0]
    assert found[["chain_research", "chain_research_lq", "chain_specialisation"]].isna().all().all()
    assert frame(results.TABLE)["reason"].notna().all()


def test_few_jobs_are_withheld_everywhere(run, frame, chain):
    rows = [*WELL, ("POINT(5 6)", ["logistics", 4])]
    open_, held = (run("valuechain", chain(rows, MIN_COUNT=k)) for k in (0, 10))
    table = frame(held.TABLE)
    assert frame(open_.TABLE)["withheld"].sum() == 0
    small = table[(table["segment"] == "logistics") & (table["division_id"] == "a")]
    assert small["withheld"].item() == 1
    assert table.loc[table["withheld"] == 1, ["count", "share", "lq", "difference"]].isna().all().all()
    assert (table["count"].dropna() >= 10).all()
    assert math.isnan(frame(held.OUTPUT).set_index("division_id").loc["a", "chain_specialisation"])


# -- customised demand

RULE = ["flats", '"population" >= 10', "flats", "housing", "many", "1"]


@pytest.fixture
def demand(plan, result):
    """A function (changes) -> parameters of customised demand on two divisions."""
    evidence = result([(WEST, "a", 12.0), (EAST, "b", 3.0)], name="evidence")
    given = {"DIVISIONS": plan, "DIVISION_ID": "id", "PROFILE": evidence, "RULES": RULE}
    return lambda **changes: {**given, **changes}


def test_the_small_demand_is_well(run, frame, demand):
    results = run("customdemand", demand())
    assert frame(results.OUTPUT)["products"].tolist() == ["flats", None]
    assert results.warned == []


def test_no_evidence(run, demand, tmp_path):
    says(refused(run, "customdemand", demand(PROFILE=None), tmp_path), "no evidence", "choose")


def test_evidence_without_ids_of_divisions(run, demand, memory, tmp_path):
    wrong = memory(POLYGONS, ["population:double"], [(WEST, [1])], "parcels")
    text = refused(run, "customdemand", demand(DEMAND=wrong), tmp_path)
    says(text, "'parcels'", "division_id", "choose")


def test_empty_evidence_is_unknown_and_said(run, frame, demand, result):
    results = run("customdemand", demand(PROFILE=result([], name="void")))
    assert frame(results.TABLE)["status"].tolist() == ["unknown", "unknown"]
    assert any("'void'" in text and "'a'" in text and "'b'" in text for text in results.warned)


def test_evidence_on_some_divisions_only(run, frame, demand, result):
    results = run("customdemand", demand(PROFILE=result([(WEST, "b", 30.0), (EAST, "z", 99.0)], name="part")))
    assert frame(results.TABLE)["status"].tolist() == ["unknown", "holds"]
    assert any("'part'" in text and "'a'" in text for text in results.warned)


def test_evidence_with_one_division_twice(run, demand, result, tmp_path):
    twice = result([(WEST, "a", 12.0), (EAST, "a", 3.0), (EAST, "b", 3.0)], name="twice")
    says(refused(run, "customdemand", demand(PROFILE=twice), tmp_path), "'twice'", "division_id", "'a'")


def changed(column, value):
    columns = ("code", "condition", "product", "kind", "reason", "weight")
    return [value if name == column else cell for name, cell in zip(columns, RULE)]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (changed("condition", '"population" >= '), ["'flats'", '"population" >=', "cannot be read", "write it again"]),
        (changed("condition", "to_int('x') > 1"), ["'flats'", "to_int('x') > 1"]),
        (changed("condition", ""), ["'flats'", "condition"]),
        (changed("product", " "), ["'flats'", "product"]),
        (changed("weight", "0"), ["'flats'", "'0'", "above 0"]),
        (changed("weight", "heavy"), ["'flats'", "'heavy'"]),
        (changed("code", "Flats!"), ["Row 1", "'Flats!'"]),
        (RULE + RULE, ["'flats'", "twice"]),
        (RULE[:5], ["whole rows"]),
    ],
)
def test_bad_rules(run, demand, tmp_path, rules, words):
    says(refused(run, "customdemand", demand(RULES=rules), tmp_path), *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", ["not JSON"]),
        ('{"kind": "types", "items": []}', ["rules"]),
        ('{"kind": "rules", "items": []}', ["no rule"]),
        ('{"kind": "rules", "items": [5]}', ["5"]),
    ],
)
def test_bad_preset_files(run, demand, tmp_path, text, words):
    path = tmp_path / "rules.json"
    path.write_text(text, encoding="utf-8")
    says(refused(run, "customdemand", demand(RULES_FILE=str(path))), *words)


def test_a_field_is_found_however_it_is_spelled(run, frame, demand):
    # as everywhere in QGIS
    results = run("customdemand", demand(RULES=changed("condition", '"Population" >= 10')))
    assert frame(results.TABLE)["status"].tolist() == ["holds", "does not hold"]


def test_a_field_called_like_anothers_is_the_first_results(run, frame, demand, result):
    other = result([(WEST, "a", 1.0), (EAST, "b", 99.0)], name="other")
    found = frame(run("customdemand", demand(CHAIN=other)).TABLE)
    assert found["value_1"].tolist() == [12, 3]


# -- scenarios

BOTH = [(WEST, "a", 12.0), (EAST, "b", 3.0)]


@pytest.mark.parametrize("which", ["BEFORE", "AFTER"])
def test_layers_that_are_no_results(run, result, memory, tmp_path, which):
    wrong = memory(POLYGONS, ["population:double"], [(WEST, [1])], "parcels")
    parameters = {"BEFORE": result(BOTH), "AFTER": result(BOTH), which: wrong}
    says(refused(run, "comparescenarios", parameters, tmp_path), "'parcels'", "division_id", "choose")


@pytest.mark.parametrize("which", ["BEFORE", "AFTER"])
def test_empty_results(run, result, tmp_path, which):
    parameters = {"BEFORE": result(BOTH), "AFTER": result(BOTH), which: result([], name="void")}
    says(refused(run, "comparescenarios", parameters, tmp_path), "'void'", "no features")


def test_results_without_a_field_in_common(run, result, tmp_path):
    other = result(BOTH, ["chain_total:double"], "chain")
    text = refused(run, "comparescenarios", {"BEFORE": result(BOTH, name="profile"), "AFTER": other}, tmp_path)
    says(text, "'profile'", "'chain'", "no field in common", "one algorithm")


def test_results_of_two_algorithms(run, result, tmp_path):
    # of every crowd profile and every facility demand these two have the population in common, and no more
    profile = result([(*row, 7.0) for row in BOTH], ["population:double", "units:double"], "profile")
    demand = result([(*row, 7.0) for row in BOTH], ["population:double", "score:double"], "demand")
    text = refused(run, "comparescenarios", {"BEFORE": profile, "AFTER": demand}, tmp_path)
    says(text, "'profile'", "'demand'", "population", "one algorithm")


def test_runs_with_other_indicators_are_compared_in_what_they_share(run, frame, result):
    codes = (["elderly", "renters"], ["children"])
    before, after = (
        result([(*row, 7.0, *[1.0] * len(own)) for row in BOTH], [f"{i}:double" for i in ("population", "units", *own)])
        for own in codes
    )
    results = run("comparescenarios", {"BEFORE": before, "AFTER": after})
    assert set(frame(results.TABLE)["field"]) == {"population", "units"}


def test_a_result_with_more_fields_is_compared_in_what_both_have(run, frame, result):
    other = result([(*row, 7.0) for row in BOTH], ["population:double", "score:double"], "demand")
    results = run("comparescenarios", {"BEFORE": result(BOTH), "AFTER": other})
    assert set(frame(results.TABLE)["field"]) == {"population"}
    assert any("score" in text and "one of the two" in text for text in results.warned)


def test_a_number_that_became_text_is_no_number(run, frame, result):
    fields = ["population:string", "jobs:double"]
    before = result([(WEST, "a", 5.0, 1.0)], ["population:double", "jobs:double"])
    results = run("comparescenarios", {"BEFORE": before, "AFTER": result([(WEST, "a", "5", 1.0)], fields)})
    assert set(frame(results.TABLE)["field"]) == {"jobs"}
    # the user asked for it to be compared, and is told that it is not
    assert any("population" in text for text in results.warned)


@pytest.mark.parametrize("which", ["BEFORE", "AFTER"])
def test_ids_twice(run, result, tmp_path, which):
    twice = result([(WEST, "a", 1.0), (EAST, "a", 2.0)], name="twice")
    parameters = {"BEFORE": result(BOTH), "AFTER": result(BOTH), which: twice}
    says(refused(run, "comparescenarios", parameters, tmp_path), "'twice'", "division_id", "features 1 and 2", "'a'")


def test_no_division_in_common(run, result, tmp_path):
    parameters = {"BEFORE": result(BOTH, name="old"), "AFTER": result([(SQUARE.format(40, 50), "z", 5.0)], name="new")}
    text = refused(run, "comparescenarios", parameters, tmp_path)
    says(text, "'old'", "'new'", "'a', 'b'", "'z'", "division_id", "DIVISION_ID")


def test_ground_of_divisions_that_came_and_went_is_said(run, frame, result):
    before = [(far(0, 1000), "a", 12.0), (far(1000, 3000), "b", 3.0)]
    after = [(far(0, 1100), "a", 13.0), (far(1100, 3000), "c", 2.0)]
    results = run("comparescenarios", {"BEFORE": result(before), "AFTER": result(after)})
    found = frame(results.OUTPUT).set_index("division_id")
    assert found["status"].to_dict() == {"a": "reshaped", "c": "added", "b": "removed"}
    assert found["gained_km2"].isna().to_dict() == {"a": False, "c": True, "b": True}
    (said,) = json.loads(results.LEDGER)["remarks"]
    # a grid kilometre is near 1.0002 true ones here
    amounts = [float(word) for word in said.replace(";", " ").split() if word[0].isdigit()]
    assert amounts == pytest.approx([0.1, 0.0, 1.9, 2.0], rel=2e-3)


def test_divisions_that_came_and_went_keep_their_geometry(run, result):
    third = SQUARE.format(20, 30)
    layer = run("comparescenarios", {"BEFORE": result(BOTH), "AFTER": result([BOTH[0], (third, "c", 1.0)])}).OUTPUT
    boxes = {f["division_id"]: f.geometry().boundingBox().xMinimum() for f in layer.getFeatures()}
    assert boxes == {"a": 0, "c": 20, "b": 10}


def in_degrees(wkt):
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext, QgsGeometry

    shape = QgsGeometry.fromWkt(wkt)
    shape.transform(QgsCoordinateTransform(Crs("EPSG:32651"), Crs("EPSG:4326"), QgsCoordinateTransformContext()))
    return shape.asWkt(15)


def far(west, east):
    """A square kilometre or so near Shanghai, in UTM."""
    return "POLYGON(({0} 3420000, {1} 3420000, {1} 3421000, {0} 3421000, {0} 3420000))".format(
        380000 + west, 380000 + east
    )


def test_results_in_two_reference_systems(run, frame, result):
    before = result([(far(0, 1000), "a", 12.0), (far(1000, 2000), "b", 3.0), (far(2000, 3000), "c", 1.0)])
    moved = [(far(0, 1100), "a", 13.0), (far(1100, 2000), "b", 2.0), (far(2000, 3000), "c", 1.0)]
    after = result([(in_degrees(wkt), *rest) for wkt, *rest in moved], kind="Polygon?crs=EPSG:4326")
    results = run("comparescenarios", {"BEFORE": before, "AFTER": after})
    found = frame(results.OUTPUT).set_index("division_id")
    assert results.OUTPUT.crs().authid() == "EPSG:4326"
    assert found["status"].to_dict() == {"a": "reshaped", "b": "reshaped", "c": "same"}
    # 100 m by 1 km; a grid kilometre is near 1.0002 true ones here
    assert found.loc["a", "gained_km2"] == pytest.approx(0.1, rel=2e-3)
    assert found.loc["b", "lost_km2"] == pytest.approx(0.1, rel=2e-3)
    assert found["population_d"].tolist() == [1, -1, 0]


@pytest.mark.parametrize("which", ["BEFORE", "AFTER"])
def test_a_division_without_a_geometry(run, frame, result, which):
    parameters = {"BEFORE": result(BOTH), "AFTER": result(BOTH), which: result([BOTH[0], (None, "b", 4.0)], name="odd")}
    results = run("comparescenarios", parameters)
    found = frame(results.OUTPUT).set_index("division_id")
    assert found.loc["a", "status"] == "same"
    assert found.loc["b", "population_d"] == (1 if which == "AFTER" else -1)
    assert any("'odd'" in text and "'b'" in text for text in results.warned)


def test_a_result_without_any_geometry_is_named(run, result, tmp_path):
    nothing = result([(None, "a", 14.0), (None, "b", 3.0)], name="bare")
    text = refused(run, "comparescenarios", {"BEFORE": result(BOTH), "AFTER": nothing}, tmp_path)
    says(text, "'bare'", "no geometry", "check")


def test_an_invalid_outline_is_mended_and_compared(run, frame, result):
    bow_tie = "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))"
    results = run("comparescenarios", {"BEFORE": result(BOTH), "AFTER": result([(bow_tie, "a", 12.0), BOTH[1]])})
    found = frame(results.OUTPUT).set_index("division_id")
    # the tie covers half of its square; a grid metre is a little less than a true one so far from the zone's middle
    assert found.loc["a", "lost_km2"] == pytest.approx(50e-6, rel=1e-2)
    assert found.loc["a", "gained_km2"] == pytest.approx(0, abs=1e-9)
    assert found.loc["b", "status"] == "same"


def test_a_small_change_is_withheld(run, frame, result):
    rows = [(WEST, "a", 14.0), (EAST, "b", 13.0)]
    results = run("comparescenarios", {"BEFORE": result(BOTH), "AFTER": result(rows), "MIN_COUNT": 5})
    found, table = frame(results.OUTPUT).set_index("division_id"), frame(results.TABLE).set_index("division_id")
    # of two, the other would tell it too
    assert found[["population_a", "population_d"]].isna().all().all()
    assert table["withheld"].tolist() == [1, 1]
    assert table["reason"].tolist() == ["withheld", "withheld"]
