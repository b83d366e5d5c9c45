"""A whole study on the sample: each table that of its algorithm alone, each input read once, repeated from its file."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from algorithm_making import assert_same, run_in_model, sample_study

# table -> (algorithm, its output, parameters that differ from the study's)
COMPOSITION = {"INDICATORS_FILE": "indicators_composition.json", "POPULATION_2": None}
EARLIER = {**COMPOSITION, "POPULATION": "census_2010"}
PAIRS = {
    "profile": ("crowdprofile", {}),
    "composition_before": ("crowdprofile", EARLIER),
    "composition_after": ("crowdprofile", COMPOSITION),
    "change": ("profilechange", {"BEFORE": "composition_before", "AFTER": "composition_after"}),
    "bands": ("commutebands", {}),
    "demand": ("facilitydemand", {"UNITS": "TEMPORARY_OUTPUT"}),
    "circles": ("lifecircle", {"UNITS": "TEMPORARY_OUTPUT"}),
    "industry": ("industrialcircle", {"CIRCLES": "TEMPORARY_OUTPUT"}),
    "chain": ("valuechain", {}),
}
FLOWS = {"flows": "FLOWS", "matrix": "MATRIX", "balance": "BALANCE"}
RESULTS = {"PROFILE": "profile", "BANDS": "bands", "BALANCE": "balance", "DEMAND": "demand", "CIRCLES": "circles"}
RESULTS.update(INDUSTRY="industry", CHAIN="chain")
TABLES = {
    **{name: (name, "OUTPUT") for name in PAIRS},
    **{f"{name}_table": (name, "TABLE") for name in PAIRS},
    **{name: ("flows", output) for name, output in FLOWS.items()},
    "commuters_table": ("commuters", "TABLE"),
    "commute_map": ("map", "OUTPUT"),
    "demand_units": ("demand", "UNITS"),
    "circle_units": ("circles", "UNITS"),
    "industry_sites": ("industry", "CIRCLES"),
    "products": ("products", "OUTPUT"),
    "products_table": ("products", "TABLE"),
}
CUT = {"change": ["change: primary school or bel\u2026"]}
KEPT = ("parameters", "ledger", "hubs")


@pytest.fixture(scope="module")
def study(plugin, sample, tmp_path_factory):
    """A study of the whole sample: path, results, parameters; the progress and steps told; reads by layer's name."""
    import processing
    from qgis.core import QgsProcessingFeedback

    from spatial_demand.layers import commutes, divisions, reading
    from spatial_demand.processing import base, customdemand

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.steps = []

        def pushInfo(self, info):
            if info.startswith("Step "):
                self.steps.append(info)

    reads, progress, feedback = {}, [], Feedback()

    def counted(function):
        def count(source, *arguments, **more):
            reads[source.name] = reads.get(source.name, 0) + 1
            return function(source, *arguments, **more)

        return count

    path = str(tmp_path_factory.mktemp("study") / "临港 the whole study.gpkg")
    parameters = sample_study(sample, STUDY=path)
    feedback.progressChanged.connect(progress.append)
    with pytest.MonkeyPatch.context() as patch:
        # `read` goes by way of read_batches, in its own module; commutes take the batches themselves
        batches = counted(reading.read_batches)
        patch.setattr(reading, "read_batches", batches)
        patch.setattr(commutes, "read_batches", batches)
        of_divisions = counted(divisions.read_divisions)
        for module in (base, customdemand):
            patch.setattr(module, "read_divisions", of_divisions, raising=False)
        results = processing.run("spatialdemand:study", parameters, feedback=feedback)
    told = {"reads": reads, "progress": progress, "steps": feedback.steps}
    return SimpleNamespace(path=results["STUDY"], results=results, parameters=parameters, asked=path, **told)


@pytest.fixture(scope="module")
def alone(plugin, sample, root):
    """Results of the single algorithms, one after the other, each from the layers: name -> results."""
    import processing
    from qgis.core import QgsApplication

    registry, found = QgsApplication.processingRegistry(), {}

    def run(name, algorithm, **changes):
        definition = registry.algorithmById(f"spatialdemand:{algorithm}")
        names = [one.name() for one in definition.parameterDefinitions()]
        own = {key: value for key, value in sample_study(sample).items() if key in names}
        own.update(changes)
        for output in ("OUTPUT", "TABLE", *FLOWS.values()):
            if output in names and output not in own:
                own[output] = "TEMPORARY_OUTPUT"
        found[name] = processing.run(f"spatialdemand:{algorithm}", own)

    for name, (algorithm, changes) in PAIRS.items():
        more = dict(changes)
        if "INDICATORS_FILE" in more:
            more["INDICATORS_FILE"] = str(root / "resources" / "presets" / more["INDICATORS_FILE"])
        if more.get("POPULATION") == "census_2010":
            more["POPULATION"] = f"{sample}|layername=census_2010"
        if algorithm == "profilechange":
            more = {key: found[value]["OUTPUT"] for key, value in more.items()}
        run(name, algorithm, **more)
    run("flows", "odflows")
    run("commuters", "commutercrowds")
    run("map", "commutemap")
    layers = {name: found["flows"]["BALANCE"] if t == "balance" else found[t]["OUTPUT"] for name, t in RESULTS.items()}
    run("products", "customdemand", **layers)
    return found


def layer_of(path, table):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid(), table
    return layer


def tables_of(path):
    from osgeo import gdal

    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    return {dataset.GetLayer(k).GetName() for k in range(dataset.GetLayerCount())} - {"layer_styles"}


def shapes_of(layer):
    """[WKB of each feature as a multi geometry]."""
    shapes = [feature.geometry() for feature in layer.getFeatures()]
    for shape in shapes:
        shape.convertToMultiType()
    return [bytes(shape.asWkb()) for shape in shapes]


# -- the tables


def test_the_study_holds_every_table_and_nothing_else(study):
    assert study.path == study.asked
    assert tables_of(study.path) == {*TABLES, *KEPT}


@pytest.mark.parametrize("table", TABLES)
def test_each_table_equals_that_of_the_single_algorithm(frame, study, alone, table):
    name, output = TABLES[table]
    single, own = alone[name][output], layer_of(study.path, table)
    assert_same(frame(own), frame(single))
    assert own.featureCount() > 0
    if own.isSpatial():
        assert shapes_of(own) == shapes_of(single)
        assert own.crs() == single.crs()


def test_the_hubs_are_those_of_the_layer(frame, study, sample):
    hubs, source = layer_of(study.path, "hubs"), layer_of(str(sample), "transit_hubs")
    assert_same(frame(hubs), frame(source))
    assert shapes_of(hubs) == shapes_of(source)


@pytest.mark.parametrize("table", [name for name in TABLES if not name.endswith("_table") and name != "matrix"])
def test_the_styles_are_in_the_file(study, alone, table):
    name, output = TABLES[table]
    own, single = layer_of(study.path, table), alone[name][output]
    count, _, names, _, _ = own.listStylesInDatabase()
    assert count > 0
    # GDAL warns about longer ones; and none of ours has to be cut
    assert all(len(name) <= 30 for name in names)
    assert [name for name in names[:count] if name.endswith("\u2026")] == CUT.get(table, [])
    # it opens as the single algorithm's layer is drawn
    assert own.renderer().type() == single.renderer().type()
    if hasattr(single.renderer(), "classAttribute"):
        assert own.renderer().classAttribute() == single.renderer().classAttribute()


# -- parameters and ledger


def test_the_parameters_are_all_in_the_file(frame, study):
    table = frame(f"{study.path}|layername=parameters")
    assert list(table.columns) == ["step", "name", "value"]
    assert set(table["step"]) == {"study"}
    # all but where the result goes, which is asked anew each time
    given = {name: value for name, value in study.parameters.items() if name != "STUDY"}
    assert {name: json.loads(value) for name, value in zip(table["name"], table["value"])} == given


def test_the_ledger_adds_up(frame, study):
    table = frame(f"{study.path}|layername=ledger")
    assert list(table.columns) == ["step", "what", "source", "fate", "reason", "records", "amount"]
    steps = {*PAIRS, "flows", "commuters", "commute_map", "products"}
    assert set(table["step"]) == steps
    accounts = table[table["fate"] != "remark"].groupby(["step", "what", "source"])
    assert len(accounts) >= len(steps)
    for key, rows in accounts:
        came = rows[rows["fate"] == "in"]
        assert len(came) == 1, key
        spent = rows.loc[rows["fate"] != "in", "amount"].sum()
        assert spent == pytest.approx(came["amount"].item(), rel=1e-9), key
    # the ledger's table and the one in the results say the same
    said = json.loads(study.results["LEDGER"])
    assert {step: len(ledger["accounts"]) for step, ledger in said.items()} == {
        step: int((rows["fate"] == "in").sum()) for step, rows in table.groupby("step")
    }


def test_a_study_repeated_from_its_parameters_alone_is_the_same(run, frame, study, tmp_path):
    table = frame(f"{study.path}|layername=parameters")
    parameters = {name: json.loads(value) for name, value in zip(table["name"], table["value"])}
    again = run("study", {**parameters, "STUDY": str(tmp_path / "again.gpkg")}).STUDY
    assert tables_of(again) == tables_of(study.path)
    for name in (*TABLES, "hubs", "ledger"):
        own, other = layer_of(study.path, name), layer_of(again, name)
        assert_same(frame(other), frame(own))
        assert shapes_of(other) == shapes_of(own)


def test_parameters_that_are_objects_are_kept_too(run, frame, memory, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem

    squares = [("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", ["a"]), ("POLYGON((10 0, 20 0, 20 10, 10 10, 10 0))", ["b"])]
    plan = memory("Polygon?crs=EPSG:32651", ["id:string"], squares, "plan")
    units = memory("Point?crs=EPSG:32651", ["population:double", "age_0_14:double"], [("POINT(5 5)", [9, 3])], "census")
    trips = memory("None", [f"{name}:double" for name in "pqrs"], [(None, [5, 5, 15, 5])], "trips")
    ends = {"ENDS": 1, "HOME_X": "p", "HOME_Y": "q", "WORK_X": "r", "WORK_Y": "s"}
    # the dialog gives a CRS as an object
    crs = QgsCoordinateReferenceSystem("EPSG:32651")
    parameters = {"DIVISIONS": plan, "DIVISION_ID": "id", "POPULATION": units, "COMMUTES": trips, **ends}
    path = run("study", {**parameters, "COORD_CRS": crs, "STUDY": str(tmp_path / "one.gpkg")}).STUDY
    assert frame(f"{path}|layername=bands")["work_total"].tolist() == [0, 1]
    table = frame(f"{path}|layername=parameters").set_index("name")["value"]
    assert "COORD_CRS" in table
    assert QgsCoordinateReferenceSystem(json.loads(table["COORD_CRS"])) == crs


def test_a_selection_is_repeated_or_said(run, frame, sample, tmp_path):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    census = layer_of(str(sample), "census_2020")
    QgsProject.instance().addMapLayer(census)
    try:
        census.selectByExpression('"population" > 1000')
        assert 0 < census.selectedFeatureCount() < census.featureCount()
        chosen = QgsProcessingFeatureSourceDefinition(census.id(), selectedFeaturesOnly=True)
        parameters = {name: sample_study(sample)[name] for name in ("DIVISIONS", "DIVISION_ID")}
        first = run("study", {**parameters, "POPULATION": chosen, "STUDY": str(tmp_path / "one.gpkg")})
    finally:
        QgsProject.instance().removeMapLayer(census.id())
    table = frame(f"{first.STUDY}|layername=parameters")
    again = {name: json.loads(value) for name, value in zip(table["name"], table["value"])}
    second = run("study", {**again, "STUDY": str(tmp_path / "two.gpkg")})
    people = [frame(f"{one.STUDY}|layername=profile")["population"].sum() for one in (first, second)]
    assert people[0] < people[1]
    assert [text for text in first.warned if text.startswith("POPULATION:") and "selected" in text]


def test_steps_may_be_left_out(run, frame, sample, tmp_path):
    from osgeo import ogr
    from qgis.core import QgsProcessingException

    def tables(**more):
        path = str(tmp_path / f"{more.get('LEAVE_OUT', 'all')[:4]}.gpkg")
        results = run("study", {**sample_study(sample), **more, "STUDY": path})
        return {layer.GetName() for layer in ogr.Open(results.STUDY)}

    all_of_them = tables()
    less = tables(LEAVE_OUT="Change, circles， products")
    gone = ("change", "composition_before", "composition_after", "circles", "products")
    expected = {f"{name}{end}" for name in gone for end in ("", "_table")} | {"circle_units"}
    assert all_of_them - less == expected
    with pytest.raises(QgsProcessingException, match="'profile' is no step that can be left out; choose among change,"):
        tables(LEAVE_OUT="profile")


def test_a_parameter_that_the_study_has_not_changes_nothing(run, frame, sample, tmp_path):
    parameters = {name: sample_study(sample)[name] for name in ("DIVISIONS", "DIVISION_ID", "POPULATION")}
    usual = run("study", {**parameters, "STUDY": str(tmp_path / "one.gpkg")}).STUDY
    # MARKED is the crowd profile's; the study does not name it among its own
    other = run("study", {**parameters, "MARKED": 3.0, "STUDY": str(tmp_path / "two.gpkg")}).STUDY
    marked = [frame(f"{path}|layername=profile")["marked"].tolist() for path in (usual, other)]
    assert marked[0] == marked[1]
    assert "MARKED" not in set(frame(f"{other}|layername=parameters")["name"])


def test_every_preset_of_the_single_algorithms_can_be_given_to_the_study(provider):
    def files(name):
        return {one.name() for one in provider.algorithm(name).parameterDefinitions() if one.name().endswith("_FILE")}

    single = set().union(*(files(name) for name, _ in PAIRS.values()), files("commutercrowds"), files("customdemand"))
    assert single == {f"{x}_FILE" for x in ("INDICATORS", "ATTRIBUTES", "TYPES", "CROWDS", "RULES", "SEGMENTS")}
    assert files("study") >= single


# -- the atlas


@pytest.fixture
def atlas(tool):
    """tools/atlas.py; the open project is left empty."""
    from qgis.core import QgsProject

    yield tool("atlas")
    QgsProject.instance().clear()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_page_of_the_atlas_shows_its_divisions_own_values(atlas, tool, root, frame, study, language):
    from qgis.core import QgsLayoutItemLabel, QgsProject

    chinese = tool("make_layout").CHINESE

    def said(text):
        return chinese[text] if language == "zh" else text

    coverage = atlas.add_tables(Path(study.path))
    layout = atlas.add_atlas(QgsProject.instance(), coverage, [], language)
    texts = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    # a value stands right below its name
    at = {(round(item.pos().x()), round(item.pos().y())): item for item in texts}
    below = {item.text(): at[x, y + 4] for (x, y), item in at.items() if "[%" not in item.text() and (x, y + 4) in at}
    numbers = {
        "People": ("profile", "population", 0),
        "Children under 15": ("profile", "children", 1),
        "Elderly 65 and over": ("profile", "elderly", 1),
        "College or above": ("profile", "college_education", 1),
        "Households that rent": ("profile", "renters", 1),
        "Employed residents": ("balance", "employed_residents", 0),
        "Jobs": ("balance", "jobs", 0),
        "Jobs per employed resident": ("balance", "job_ratio", 2),
        "Residents who work here": ("balance", "self_containment", 1),
        "Mean way of residents": ("bands", "home_mean_km", 1),
        "Workers from 40 km and more": ("bands", "work_extreme", 1),
        "Facility types in walking reach": ("circles", "circle_types", 1),
        "Its score (50: nobody is served)": ("demand", "score", 0),
        "Specialisation": ("chain", "chain_specialisation", 0),
    }
    words = {
        "Marked crowds": ("profile", "marked", "indicators_nine"),
        "Most needed facility": ("demand", "priority", "facility_types"),
        "Main segment of the economy": ("chain", "chain_marked", "segments_chain"),
    }
    assert set(below) == {said(name) for name in (*numbers, *words)}
    names = {}
    for _, _, preset in words.values():
        items = json.loads((root / "resources" / "presets" / f"{preset}.json").read_text("utf-8"))["items"]
        names.update({i.get("code") or i["type"]: (i.get("short") or i["label"])[language] for i in items})
    tables = {name: frame(f"{study.path}|layername={name}").set_index("division_id") for name in atlas.TABLES[:-2]}
    rules = frame(f"{study.path}|layername=products_table")
    products = next(item for item in texts if "products_table" in item.text())
    pages = layout.atlas()
    assert pages.beginRender()
    assert pages.count() == len(tables["profile"])
    for page in range(pages.count()):
        assert pages.seekTo(page)
        division = pages.coverageLayer().getFeature(layout.reportContext().feature().id())["division_id"]
        for name, (table, field, decimals) in numbers.items():
            shown = float(below[said(name)].currentText().split(" ")[0].replace(",", ""))
            own = tables[table].loc[division, field]
            assert shown == pytest.approx(own, abs=0.5000001 * 10**-decimals), (division, name)
        for name, (table, field, _) in words.items():
            own = tables[table].loc[division, field]
            told = (
                ("、" if language == "zh" else ", ").join(names[code] for code in own.split(",")) if own else "\u2013"
            )
            assert below[said(name)].currentText() == told, (division, name)
        held = rules[(rules["division_id"] == division) & rules["strength"].notna()]
        *lines, empty, evidence = products.currentText().split("\n")
        assert (empty, evidence) == ("", said("The evidence for each is in the study's report."))
        assert sorted(lines) == sorted(f"\u2022 {p}{said(': ')}{b}" for p, b in zip(held["product"], held["because"]))
    assert pages.endRender()


def test_names_of_the_atlas_do_not_touch_and_are_not_cut(atlas, study):
    from qgis.core import QgsLayoutItemMap, QgsProject

    coverage = atlas.add_tables(Path(study.path))
    layout = atlas.add_atlas(QgsProject.instance(), coverage, [])
    main = layout.itemById("division")
    assert not main.mapFlags() & QgsLayoutItemMap.MapItemFlag.ShowPartialLabels
    assert main.labelMargin().length() > 0
    assert 'displayAll="1"' not in main.layerStyleOverrides()[coverage.id()]
    # only on this map: elsewhere every division keeps its name
    assert all(rule.settings().displayAll for rule in coverage.labeling().rootRule().children())


def test_what_to_build_ends_the_page_of_the_atlas(atlas, study):
    from qgis.core import QgsLayoutItemLabel, QgsProject

    layout = atlas.add_atlas(QgsProject.instance(), atlas.add_tables(Path(study.path)), [])
    texts = {item.text(): item.pos().y() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)}
    products = next(y for text, y in texts.items() if "products_table" in text)
    # a short list leaves no gap above anything but the page's foot
    assert [text for text, y in texts.items() if y > products] == ["[% @project_title %]"]


# -- how it runs


def test_each_input_is_read_once(study):
    inputs = ["census_2020", "census_2010", "lbs_income", "commutes", "facilities", "industrial_sites", "places"]
    inputs += ["firms", "transit_hubs", "divisions"]
    assert {name: study.reads.get(name) for name in inputs} == dict.fromkeys(inputs, 1)


def test_progress_goes_up_over_the_whole(study):
    seen = study.progress
    assert seen == sorted(seen)
    assert max(b - a for a, b in zip([0, *seen], [*seen, 100])) < 25
    # a step for each algorithm: the crowd profile three times, flows and crowds of commuters, map and demand
    total = len(PAIRS) + 4
    assert [text.split(":")[0] for text in study.steps] == [f"Step {k} of {total}" for k in range(1, total + 1)]


def test_qgis_process_gives_the_same(frame, study, run_in_own_process, sample, tmp_path):
    path = str(tmp_path / "研究 by process.gpkg")
    results = run_in_own_process("spatialdemand:study", sample_study(sample, STUDY=path), timeout=60)
    assert results["STUDY"] == path
    assert tables_of(path) == tables_of(study.path)
    for name in (*TABLES, "hubs", "ledger"):
        assert_same(frame(f"{path}|layername={name}"), frame(f"{study.path}|layername={name}"))
    for name in ("profile", "products"):
        assert layer_of(path, name).listStylesInDatabase()[0] > 0


def test_inside_a_model_it_is_the_same(frame, study, tmp_path):
    path = str(tmp_path / "of the model.gpkg")
    assert run_in_model("study", study.parameters, {"STUDY": path}, tmp_path) == {"STUDY": path}
    assert tables_of(path) == tables_of(study.path)
    for name in (*TABLES, "hubs", "ledger"):
        assert_same(frame(f"{path}|layername={name}"), frame(f"{study.path}|layername={name}"))
