"""Value chain, customised demand and scenarios by every door; default rules and a moved boundary on the sample."""

import json
import re

import numpy as np
import pytest
from algorithm_making import assert_same, sample_divisions

HEAD = ["division_id", "division_name", "division_type"]
LONG_HEAD, LONG_TAIL = ["level", "division_id", "division_name"], ["withheld", "reason"]
EVIDENCE = {
    "PROFILE": "profile",
    "BANDS": "bands",
    "BALANCE": "balance",
    "DEMAND": "demand",
    "CIRCLES": "circles",
    "INDUSTRY": "industry",
    "CHAIN": "chain",
}
SEGMENTS = ("research", "production", "management", "logistics", "services")


@pytest.fixture
def common(sample):
    return sample_divisions(sample)


@pytest.fixture
def firms(sample, common):
    return {**common, "FIRMS": f"{sample}|layername=firms", "SEGMENT": "segment", "JOBS": '"jobs"'}


@pytest.fixture(scope="module")
def evidence(plugin, sample, tmp_path_factory):
    """What is known of the sample's divisions: result parameter -> table of one GeoPackage."""
    import processing

    layer = f"{sample}|layername=%s"
    path = str(tmp_path_factory.mktemp("evidence") / "results.gpkg")
    where = {"DIVISIONS": layer % "divisions", "DIVISION_ID": "code"}
    people = {**where, "POPULATION": layer % "census_2020", "POPULATION_2": layer % "lbs_income"}
    ends = dict(zip(("HOME_X", "HOME_Y", "WORK_X", "WORK_Y"), ("home_x", "home_y", "work_x", "work_y")))
    trips = {**where, "COMMUTES": layer % "commutes", "ENDS": 1, "COUNT": "count", **ends}
    places = {"FACILITIES": layer % "facilities", "FACILITY_TYPE": "type"}
    runs = {
        "profile": ("crowdprofile", people),
        "bands": ("commutebands", trips),
        "balance": ("odflows", {**trips, "FLOWS": "TEMPORARY_OUTPUT", "MATRIX": "TEMPORARY_OUTPUT"}),
        "demand": ("facilitydemand", {**people, **places, "CAPACITY": '"capacity"'}),
        "circles": ("lifecircle", {**people, **places}),
        "industry": (
            "industrialcircle",
            {**where, "SITES": layer % "industrial_sites", "PLACES": layer % "places", "PLACE_CLASS": "class"},
        ),
        "chain": ("valuechain", {**where, "FIRMS": layer % "firms", "SEGMENT": "segment", "JOBS": '"jobs"'}),
    }
    for table, (name, parameters) in runs.items():
        target = "BALANCE" if name == "odflows" else "OUTPUT"
        outputs = {target: f"ogr:dbname='{path}' table=\"{table}\" (geom)"}
        if name != "odflows":
            outputs["TABLE"] = "TEMPORARY_OUTPUT"
        if name == "industrialcircle":
            outputs["CIRCLES"] = "TEMPORARY_OUTPUT"
        processing.run(f"spatialdemand:{name}", {**parameters, **outputs})
    return {name: f"{path}|layername={table}" for name, table in EVIDENCE.items()}


# -- what the outputs hold


def test_the_value_chain_counts_every_job_once(run, frame, firms, sample):
    results = run("valuechain", firms)
    wide, table = frame(results.OUTPUT), frame(results.TABLE)
    shares = [f"chain_{code}{end}" for code in SEGMENTS for end in ("", "_lq")]
    assert list(wide.columns) == [*HEAD, "chain_total", *shares, "chain_marked", "chain_specialisation"]
    middle = ["segment", "label", "count", "base", "share", "area_share", "lq", "difference"]
    assert list(table.columns) == [*LONG_HEAD, *middle, *LONG_TAIL]
    assert table.groupby("level").size().to_dict() == {"division": 17 * 5, "type": 5 * 5, "area": 5}
    assert np.allclose(wide[[f"chain_{code}" for code in SEGMENTS]].sum(axis=1), 100)
    account = json.loads(results.LEDGER)["accounts"][0]
    every = frame(f"{sample}|layername=firms")
    assert (account["records"], account["total"]) == (len(every), every["jobs"].sum())
    assert sum(entry["amount"] or 0 for entry in account["entries"]) == pytest.approx(account["total"], rel=1e-9)
    counted = [entry["amount"] for entry in account["entries"] if entry["fate"] == "counted"]
    assert wide["chain_total"].sum() == pytest.approx(sum(counted), rel=1e-9)


def test_the_value_chain_equals_a_count_by_qgis(run, frame, firms, sample, common):
    from qgis.core import QgsVectorLayer

    divisions = QgsVectorLayer(common["DIVISIONS"], "divisions", "ogr")
    places = [(f["code"], f.geometry()) for f in divisions.getFeatures()]
    segment = {"headquarters and management": "management", "research and development": "research"}
    found = {}
    for firm in QgsVectorLayer(f"{sample}|layername=firms", "firms", "ogr").getFeatures():
        for code, shape in places:
            if shape.contains(firm.geometry()):
                key = code, segment.get(firm["segment"], firm["segment"])
                found[key] = found.get(key, 0) + firm["jobs"]
    table = frame(run("valuechain", firms).TABLE)
    own = table[(table["level"] == "division") & (table["count"] > 0)]
    assert dict(zip(zip(own["division_id"], own["segment"]), own["count"])) == found


def test_without_jobs_firms_are_counted(run, frame, firms, sample):
    table = frame(run("valuechain", {**firms, "JOBS": ""}).TABLE)
    counts = table[table["level"] == "area"]["count"]
    # two firms of the sample lie outside every division
    assert counts.sum() == len(frame(f"{sample}|layername=firms")) - 2


def test_customised_demand_holds_a_row_for_each_division_and_rule(run, frame, common, evidence, root):
    results = run("customdemand", {**common, **evidence})
    wide, table = frame(results.OUTPUT), frame(results.TABLE)
    assert list(wide.columns) == [*HEAD, "products", "product_count", "product_first", "rules_unknown"]
    middle = ["rule", "product", "kind", "status", "strength", "because", "values"]
    fields = [f"{name}_{k}" for k in range(1, 5) for name in ("field", "value")]
    assert list(table.columns) == [*LONG_HEAD, *middle, *fields, *LONG_TAIL]
    rules = json.loads((root / "resources" / "presets" / "rules_lingang.json").read_text("utf-8"))["items"]
    assert table["rule"].tolist() == [rule["code"] for rule in rules] * 17
    assert not table["withheld"].any()
    assert (table["reason"].isna() == table["status"].isin(["holds", "does not hold"])).all()
    # the counts of the ledger are those of the table
    entries = json.loads(results.LEDGER)["accounts"][0]["entries"]
    assert {e["reason"]: e["records"] for e in entries if e["records"]} == table["status"].value_counts().to_dict()


# -- the default rules on the sample


def joined(frame, evidence):
    """division -> {field: value} of all results; of two fields alike the first result's."""
    found = {}
    for name in EVIDENCE:
        for row in frame(evidence[name]).to_dict("records"):
            own = found.setdefault(row["division_id"], {})
            own.update({key: value for key, value in row.items() if key not in own})
    return found


def holds(condition, row):
    """'holds', 'does not hold' or 'unknown' of comparisons joined by AND, worked out without QGIS."""
    answers = []
    for part in condition.split(" AND "):
        left, sign, right = re.fullmatch(r"(.+) (>=|<=|<|>) ([0-9.]+)", part).groups()
        value = sum(row[name] for name in re.findall(r'"(\w+)"', left))
        signs = {">=": value >= float(right), "<=": value <= float(right), "<": value < float(right)}
        answers.append(None if np.isnan(value) else {**signs, ">": value > float(right)}[sign])
    if False in answers:
        return "does not hold"
    return "unknown" if None in answers else "holds"


def test_the_default_rules_fire_exactly_where_their_condition_holds(run, frame, common, evidence, root):
    table = frame(run("customdemand", {**common, **evidence}).TABLE).set_index(["division_id", "rule"])
    rows = joined(frame, evidence)
    rules = json.loads((root / "resources" / "presets" / "rules_lingang.json").read_text("utf-8"))["items"]
    for division, row in rows.items():
        for rule in rules:
            cell = table.loc[division, rule["code"]]
            assert cell["status"] == holds(rule["condition"], row), (division, rule["code"])
            # the values shown are the division's own
            named = dict.fromkeys(re.findall(r'"(\w+)"', rule["condition"]))
            shown = [(cell[f"field_{k}"], cell[f"value_{k}"]) for k in range(1, 5) if cell[f"field_{k}"]]
            assert {field for field, _ in shown} == set(named)
            assert np.array_equal([v for _, v in shown], [row[f] for f, _ in shown], equal_nan=True)
    assert {"holds", "does not hold", "unknown"} == set(table["status"])


WANTED = {
    "main urban area": ["headquarters offices", "international school and hospital", "quality housing for two-way"],
    "education and research area": ["food streets", "shared laboratories", "affordable talent flats"],
    "industrial zone": ["shuttle buses", "shared canteens", "central blue-collar flats", "sport and culture"],
    "urban community": ["upgraded community centre", "local service jobs", "eldercare that serves the villages"],
    "peripheral rural area": ["clinics", "eldercare", "a link to the nearest community"],
}


@pytest.mark.parametrize("kind", WANTED)
def test_the_default_rules_recommend_what_the_paper_does_by_type(run, frame, common, evidence, kind):
    found = frame(run("customdemand", {**common, **evidence}).OUTPUT)
    lists = found.loc[found["division_type"] == kind, "products"].str.split("; ")
    for product in WANTED[kind]:
        # in most of the type's divisions
        assert sum(any(one.startswith(product) for one in own) for own in lists) * 2 > len(lists), product


def test_where_the_paper_sees_no_need_the_default_rules_see_none(run, frame, common, evidence):
    found = frame(run("customdemand", {**common, **evidence}).OUTPUT)
    for product, kinds in (
        ("headquarters offices", {"main urban area"}),
        ("shared laboratories", {"education and research area"}),
        ("clinics", {"peripheral rural area"}),
        ("a link to the nearest community", {"peripheral rural area"}),
        ("upgraded community centre", {"urban community"}),
        ("central blue-collar flats", {"industrial zone"}),
    ):
        assert set(found.loc[found["products"].fillna("").str.contains(product), "division_type"]) == kinds, product


def test_no_default_rule_knows_a_division(run, frame, common, evidence, root):
    text = (root / "resources" / "presets" / "rules_lingang.json").read_text("utf-8")
    items = json.loads(text)["items"]
    divisions = frame(common["DIVISIONS"])
    for name in (*divisions["name_en"], *divisions["name_zh"], *divisions["type"], *divisions["type_zh"]):
        assert all(name not in json.dumps(item, ensure_ascii=False) for item in items), name
    assert all(f'"{name}"' not in item["condition"] for item in items for name in HEAD)
    # without names and types the answers are the same
    nameless = {name: common[name] for name in ("DIVISIONS", "DIVISION_ID")}
    named, bare = (frame(run("customdemand", {**given, **evidence}).OUTPUT) for given in (common, nameless))
    assert named["products"].tolist() == bare["products"].tolist()


# -- one boundary of the sample moved


@pytest.fixture(scope="module")
def moved(plugin, sample):
    """(divisions as drawn, divisions after a piece went from one to its neighbour, the two ids, the piece's km2)."""
    from qgis.core import QgsDistanceArea, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

    drawn = QgsVectorLayer(f"{sample}|layername=divisions", "divisions", "ogr")
    shapes = {f["code"]: f.geometry() for f in drawn.getFeatures()}
    giver, taker = "U1", "I1"
    border = shapes[giver].intersection(shapes[taker]).mergeLines()
    others = QgsGeometry.unaryUnion([shape for code, shape in shapes.items() if code not in (giver, taker)])
    firms = [f.geometry() for f in QgsVectorLayer(f"{sample}|layername=firms", "firms", "ogr").getFeatures()]
    # somewhere along the border, away from all others, is a piece with firms in it
    for part in range(1, 20):
        piece = border.interpolate(border.length() * part / 20).buffer(0.006, 12).intersection(shapes[giver])
        if not others.intersects(piece.buffer(0.001, 4)) and any(piece.contains(firm) for firm in firms):
            break
    else:
        pytest.fail("no piece of U1 beside I1 has firms in it")
    after = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=code:string&field=name_en:string&field=type:string", "b", "memory"
    )
    features = []
    for one in drawn.getFeatures():
        feature = QgsFeature(after.fields())
        feature.setAttributes([one["code"], one["name_en"], one["type"]])
        shape = one.geometry()
        if one["code"] == giver:
            shape = shape.difference(piece)
        elif one["code"] == taker:
            shape = shape.combine(piece)
        feature.setGeometry(shape)
        features.append(feature)
    assert after.dataProvider().addFeatures(features)[0]
    area = QgsDistanceArea()
    area.setSourceCrs(drawn.crs(), QgsProject.instance().transformContext())
    area.setEllipsoid("EPSG:7030")
    return drawn, after, (giver, taker), area.measureArea(piece) / 1e6


@pytest.mark.parametrize(("algorithm", "total"), [("crowdprofile", "population"), ("valuechain", "chain_total")])
def test_a_moved_boundary_changes_counts_and_shares_only_where_it_was_moved(
    run, frame, common, firms, sample, moved, algorithm, total
):
    drawn, after, two, km2 = moved
    people = {"POPULATION": f"{sample}|layername=census_2020", "POPULATION_2": f"{sample}|layername=lbs_income"}
    given = firms if algorithm == "valuechain" else {**common, **people}
    old, new = (run(algorithm, {**given, "DIVISIONS": layer}).OUTPUT for layer in (drawn, after))
    b, a = (frame(layer).set_index("division_id") for layer in (old, new))
    numbers = b.select_dtypes("number").columns
    rest = [code for code in b.index if code not in two]
    assert np.allclose(a.loc[rest, numbers], b.loc[rest, numbers], rtol=1e-9, atol=1e-9, equal_nan=True)
    assert a[total].sum() == pytest.approx(b[total].sum(), rel=1e-9)
    assert (a.loc[list(two), total] != b.loc[list(two), total]).all()
    lost_people, gained_people = (a[total] - b[total]).loc[list(two)]
    assert lost_people < -1
    assert lost_people == pytest.approx(-gained_people, rel=1e-7)
    for name in [name for name in numbers if name.endswith(("_count", "_base"))]:
        assert a[name].sum() == pytest.approx(b[name].sum(), rel=1e-9), name
    compared = frame(run("comparescenarios", {"BEFORE": old, "AFTER": new}).OUTPUT).set_index("division_id")
    assert set(compared.index[compared["status"] == "reshaped"]) == set(two)
    assert set(compared.loc[rest, "status"]) == {"same"}
    gained, lost = compared["gained_km2"], compared["lost_km2"]
    assert gained[two[1]] == pytest.approx(lost[two[0]], rel=1e-9)
    assert gained[two[1]] == pytest.approx(km2, rel=1e-4)
    assert (gained[two[0]], lost[two[1]]) == (pytest.approx(0, abs=1e-6), pytest.approx(0, abs=1e-6))
    assert (compared.loc[rest, ["gained_km2", "lost_km2"]] == 0).all().all()
    # what differs by rounding alone is no difference
    least = 1e-12 * compared[f"{total}_a"].max()
    assert np.allclose(compared[f"{total}_d"], compared[f"{total}_a"] - compared[f"{total}_b"], rtol=1e-12, atol=least)
    assert np.array_equal(compared[f"{total}_a"], a[total])
    assert np.array_equal(compared[f"{total}_b"], b[total])


def test_a_run_compared_with_itself_is_all_zero(run, frame, evidence):
    for name, layer in evidence.items():
        results = run("comparescenarios", {"BEFORE": layer, "AFTER": layer})
        wide, table, own = frame(results.OUTPUT), frame(results.TABLE), frame(layer)
        numbers = list(own.select_dtypes("number").columns)
        texts = [column for column in own.columns if column not in (*HEAD, *LONG_TAIL, *numbers)]
        fields = [f"{field}_{end}" for field in numbers for end in "bad"] + [
            f"{t}_{end}" for t in texts for end in "ba"
        ]
        assert list(wide.columns) == [*HEAD, "status", "gained_km2", "lost_km2", *fields], name
        assert set(wide["status"]) == {"same"}
        assert (wide[["gained_km2", "lost_km2"]] == 0).all().all()
        for field in numbers:
            assert (wide[f"{field}_d"].isna() == own[field].isna()).all(), field
            assert (wide[f"{field}_d"].dropna() == 0).all(), field
        assert list(table.columns)[:3] == LONG_HEAD
        assert list(table.columns)[-2:] == LONG_TAIL
        assert len(table) == 17 * (len(numbers) + len(texts))


# -- inside a model, and under qgis_process


def model_of_all():
    """Build a model: the value chain of two plans, what to build by the later one, and what changes between them."""
    from qgis.core import (
        QgsProcessing,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
    )

    model, source = QgsProcessingModelAlgorithm("all", "tests"), QgsProcessingModelChildParameterSource
    for name in ("plan", "other", "firms"):
        kind = QgsProcessingParameterFeatureSource(name, name, [QgsProcessing.SourceType.TypeVector])
        model.addModelParameter(kind, QgsProcessingModelParameter(name))
    results = {"BEFORE": ("chain_plan", "OUTPUT"), "AFTER": ("chain_other", "OUTPUT")}
    children = {
        "chain_plan": ("valuechain", {"DIVISIONS": "plan", "FIRMS": "firms"}, {}),
        "chain_other": ("valuechain", {"DIVISIONS": "other", "FIRMS": "firms"}, {}),
        "products": ("customdemand", {"DIVISIONS": "other"}, {"CHAIN": ("chain_other", "OUTPUT")}),
        "compared": ("comparescenarios", {}, results),
    }
    for child_id, (algorithm, inputs, made) in children.items():
        child = QgsProcessingModelChildAlgorithm(f"spatialdemand:{algorithm}")
        child.setChildId(child_id)
        for name, value in inputs.items():
            child.addParameterSources(name, [source.fromModelParameter(value)])
        for name, (other, result) in made.items():
            child.addParameterSources(name, [source.fromChildOutput(other, result)])
        fixed = {"DIVISION_ID": "code"} if "DIVISIONS" in inputs else {}
        fixed.update({"SEGMENT": "segment", "JOBS": '"jobs"'} if algorithm == "valuechain" else {})
        for name, value in fixed.items():
            child.addParameterSources(name, [source.fromStaticValue(value)])
        if child_id in ("products", "compared"):
            outputs = {name: QgsProcessingModelOutput(name) for name in ("OUTPUT", "TABLE")}
            for name, output in outputs.items():
                output.setChildId(child_id)
                output.setChildOutputName(name)
            child.setModelOutputs(outputs)
        model.addChildAlgorithm(child)
    return model


def test_all_three_inside_a_model_equal_themselves_alone(run, frame, firms, sample, moved, tmp_path):
    import processing
    from qgis.core import QgsProcessingModelAlgorithm

    drawn, after, *_ = moved
    path = str(tmp_path / "all.model3")
    assert model_of_all().toFile(path)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(path)
    model.initAlgorithm()
    names = [f"{child}:{name}" for child in ("products", "compared") for name in ("OUTPUT", "TABLE")]
    inputs = {"plan": drawn, "other": after, "firms": firms["FIRMS"]}
    results = processing.run(model, {**inputs, **dict.fromkeys(names, "TEMPORARY_OUTPUT")})
    given = {name: firms[name] for name in ("FIRMS", "SEGMENT", "JOBS", "DIVISION_ID")}
    old, new = (run("valuechain", {**given, "DIVISIONS": layer}).OUTPUT for layer in (drawn, after))
    alone = {
        "products": run("customdemand", {"DIVISIONS": after, "DIVISION_ID": "code", "CHAIN": new}),
        "compared": run("comparescenarios", {"BEFORE": old, "AFTER": new}),
    }
    for name in names:
        child, output = name.split(":")
        assert_same(frame(results[name]), frame(getattr(alone[child], output)))


def test_qgis_process_gives_the_same_and_saves_styles(
    run, frame, run_in_own_process, firms, common, evidence, tmp_path
):
    from qgis.core import QgsVectorLayer

    def files(name):
        return {"OUTPUT": str(tmp_path / f"{name}.gpkg"), "TABLE": str(tmp_path / f"{name}.csv")}

    def same(algorithm, parameters, drawn):
        results = run_in_own_process(f"spatialdemand:{algorithm}", {**parameters, **files(algorithm)})
        alone = run(algorithm, parameters)
        assert_same(frame(results["OUTPUT"]), frame(alone.OUTPUT))
        assert len(frame(results["TABLE"])) == len(frame(alone.TABLE))
        assert json.loads(results["LEDGER"]) == json.loads(alone.LEDGER)
        layer = QgsVectorLayer(results["OUTPUT"], algorithm, "ogr")
        assert layer.listStylesInDatabase()[0] > 0
        assert drawn in layer.renderer().classAttribute()
        return results["OUTPUT"]

    chain = same("valuechain", firms, "chain_")
    same("customdemand", {**common, **evidence, "CHAIN": chain}, "product")
    same("comparescenarios", {"BEFORE": evidence["CHAIN"], "AFTER": chain}, "_d")
