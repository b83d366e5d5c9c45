"""The setup: kept in the project, its layers found again, and turned into the study's parameters."""

import json

import pytest


@pytest.fixture
def setup(project, plan):
    """A setup on the small plan."""
    from spatial_demand.ui.setup import Setup

    setup = Setup()
    setup.choose("DIVISIONS", plan[0])
    setup.choose("POPULATION", plan[1])
    setup.values.update(DIVISION_ID="code", TOTAL='"population"')
    return setup


def test_all_of_it_comes_back_from_text(setup):
    from spatial_demand.ui.setup import Setup

    setup.definitions["RULES_FILE"] = [{"code": "a", "condition": "1", "product": "临港"}]
    setup.on["facilities"] = True
    setup.study, setup.beside = "/x/study.gpkg", True
    setup.chosen.add("DIVISION_ID")
    again = Setup.from_json(setup.to_json())
    assert vars(again) == vars(setup)
    assert again.to_json() == setup.to_json()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"layers": 3, "values": [], "on": {"crowds": false}}', '{"layers": {"X": {}}}']
)
def test_what_is_no_setup_is_an_empty_one(text):
    from spatial_demand.ui.setup import Setup

    assert Setup.from_json(text).to_json() == Setup().to_json()


def test_it_is_saved_with_the_project_and_opened_again(project, sample, opened, tmp_path):
    from spatial_demand.ui.setup import Setup

    setup = Setup()
    setup.choose("DIVISIONS", opened(f"{sample}|layername=divisions", "divisions"))
    setup.values["DIVISION_ID"] = "code"
    setup.save(project)
    path = str(tmp_path / "plan 规划.qgz")
    assert project.write(path)
    project.clear()
    assert Setup.load(project).layers == {}
    assert project.read(path)
    again = Setup.load(project)
    assert again.layer("DIVISIONS", project).name() == "divisions"
    assert again.values == {"DIVISION_ID": "code"}


def test_a_renamed_layer_is_found_by_its_id(project, plan, setup):
    from spatial_demand.ui.setup import Setup

    setup.save(project)
    plan[0].setName("another name")
    again = Setup.load(project)
    assert again.layer("DIVISIONS", project) is plan[0]
    assert again.known["DIVISIONS"].name == "another name"


def test_a_layer_that_was_opened_anew_is_found_by_its_source(project, sample, opened):
    from spatial_demand.ui.setup import Setup

    setup, path = Setup(), f"{sample}|layername=divisions"
    first = opened(path, "divisions")
    opened(f"{sample}|layername=facilities", "facilities")
    setup.choose("DIVISIONS", first)
    setup.save(project)
    project.removeMapLayer(first.id())
    assert Setup.load(project).layers == {}
    second = opened(path, "reopened")
    assert Setup.load(project).layer("DIVISIONS", project) is second


def test_a_missing_layer_is_left_out_and_said(project, plan, setup):
    project.removeMapLayer(plan[0].id())
    assert "DIVISIONS" not in setup.parameters(project, "unused")
    assert setup.lost(project) == {"DIVISIONS": "divisions"}
    trouble = setup.troubles(project)[0]
    assert (trouble.group, trouble.parameter) == ("divisions", "DIVISIONS")
    assert "'divisions' is not in the project any more" in trouble.sentence
    assert "choose another" in trouble.sentence


def test_parameters_are_those_of_the_study_for_groups_that_are_on(project, plan, setup, added, tmp_path):
    from qgis.core import QgsApplication

    commutes = added("NoGeometry", ["o:string", "d:string", "n:integer"], [(None, ("D0", "D1", 3))], "flows")
    setup.choose("COMMUTES", commutes)
    setup.choose("ZONES", plan[0])
    setup.values.update(ENDS=2, HOME_ZONE="o", WORK_ZONE="d", ZONE_ID="code", COUNT="n", HOME_X="o", WEIGHT="1")
    off = setup.parameters(project, str(tmp_path))
    assert off == {
        "DIVISIONS": plan[0].id(),
        "POPULATION": plan[1].id(),
        "DIVISION_ID": "code",
        "TOTAL": '"population"',
        "LEAVE_OUT": "products",
    }
    setup.on["commutes"] = True
    on = setup.parameters(project, str(tmp_path))
    assert set(on) - set(off) == {"COMMUTES", "ZONES", "ENDS", "HOME_ZONE", "WORK_ZONE", "ZONE_ID", "COUNT"}
    algorithm = QgsApplication.processingRegistry().algorithmById("spatialdemand:study")
    assert set(on) <= {one.name() for one in algorithm.parameterDefinitions()}


def test_every_input_of_the_dock_is_a_parameter_of_the_study_with_a_group():
    from spatial_demand.ui import inputs

    names = {*inputs.LAYERS, *inputs.FIELDS, *inputs.OTHERS, *inputs.TABLES}
    for name in names:
        assert inputs.definition(name) is not None, name
        assert inputs.group_of(name) in inputs.GROUPS, name
    said = {one.name() for one in inputs._study().parameterDefinitions()}
    # how a server is asked is for the dialog alone
    assert said - names == {"STUDY", "REPORT", "TITLE", "LEAVE_OUT", "LANE", "PLAN"}


def test_definitions_become_files_named_by_what_they_hold(project, setup, tmp_path):
    from spatial_demand.analysis.definitions import load

    rules = [{"code": "a", "condition": "1", "product": "p", "weight": 1}]
    setup.definitions["RULES_FILE"], setup.on["demand"] = rules, True
    first = setup.parameters(project, str(tmp_path))["RULES_FILE"]
    assert setup.parameters(project, str(tmp_path))["RULES_FILE"] == first
    assert load(first, "rules") == rules
    setup.definitions["RULES_FILE"] = [{**rules[0], "product": "q"}]
    assert setup.parameters(project, str(tmp_path))["RULES_FILE"] != first
    assert load(first, "rules") == rules
    assert len(list(tmp_path.iterdir())) == 2


def test_a_setup_without_trouble_has_none(project, setup):
    assert setup.troubles(project) == []


def change(layer, feature, field, value):
    assert layer.dataProvider().changeAttributeValues({feature: {layer.fields().lookupField(field): value}})


@pytest.mark.parametrize(
    ("value", "short", "words"),
    [
        ("D1", "1 id stands twice", ("'divisions'", "'code'", "'D1'", "choose another field")),
        (None, "1 without id", ("'divisions'", "'code'", "fill it")),
        ("elsewhere", "rename an id", ("'divisions'", "'code'", "'elsewhere'")),
    ],
)
def test_ids_that_cannot_be_used_are_said(project, plan, setup, value, short, words):
    change(plan[0], 1, "code", value)
    (trouble,) = setup.troubles(project)
    assert (trouble.parameter, trouble.short) == ("DIVISION_ID", short)
    assert all(word in trouble.sentence for word in words), trouble.sentence


def trouble_of(setup, project, parameter):
    found = [one for one in setup.troubles(project) if one.parameter == parameter]
    assert len(found) == 1, found
    return found[0]


def test_each_choice_that_is_missing_or_wrong_is_said(project, plan, setup, added):
    setup.values["DIVISION_ID"] = ""
    assert trouble_of(setup, project, "DIVISION_ID").short == "pick the id field"
    setup.values["DIVISION_ID"] = "gone"
    assert "no field 'gone'" in trouble_of(setup, project, "DIVISION_ID").sentence
    setup.values.update(DIVISION_ID="code", TOTAL='"peeple"')
    text = trouble_of(setup, project, "TOTAL").sentence
    assert "'census'" in text and "peeple" in text and "choose" in text
    setup.values.update(TOTAL='"population" +', APPORTION=2)
    assert "cannot be read" in trouble_of(setup, project, "TOTAL").sentence
    assert trouble_of(setup, project, "WEIGHT_LAYER").group == "crowds"
    setup.values.update(TOTAL='"population"', APPORTION=0, BANDS="10,5", ENDS=1)
    assert setup.troubles(project) == []
    setup.on["commutes"] = True
    assert trouble_of(setup, project, "COMMUTES").short == "pick the layer"
    setup.choose("COMMUTES", added("NoGeometry", ["x:double"], [(None, (1.5,))], "table"))
    setup.values["HOME_X"] = "x"
    found = {one.parameter for one in setup.troubles(project)}
    assert found == {"HOME_Y", "WORK_X", "WORK_Y", "BANDS"}
    assert "5,10" in trouble_of(setup, project, "BANDS").sentence
    setup.values["ENDS"] = 2
    assert {"HOME_ZONE", "WORK_ZONE", "ZONES"} <= {one.parameter for one in setup.troubles(project)}


def test_definitions_are_held_against_the_layers(project, setup):
    one = {"code": "a", "dimension": "", "label": "", "numerator": '"nobody"', "denominator": '"population"'}
    setup.definitions["INDICATORS_FILE"] = [one]
    assert "nobody" in trouble_of(setup, project, "INDICATORS_FILE").sentence
    setup.definitions["INDICATORS_FILE"] = [{**one, "numerator": '"age_0_14"', "code": "Ä"}]
    assert "cannot name a field" in trouble_of(setup, project, "INDICATORS_FILE").sentence
    setup.definitions["INDICATORS_FILE"] = [{**one, "numerator": '"age_0_14"'}]
    assert setup.troubles(project) == []


def test_passwords_are_not_kept(setup):
    from spatial_demand.ui.setup import Known

    class Layer:
        def id(self):
            return "id"

        def name(self):
            return "name"

        def source(self):
            return "dbname='plan' host=localhost port=5432 user='me' password='secret' table=\"divisions\" (geom)"

    setup.choose("DIVISIONS", Layer())
    assert isinstance(setup.known["DIVISIONS"], Known)
    assert "secret" not in json.dumps(setup.to_json())


def test_a_layer_without_crs_and_one_that_cannot_be_read_are_said(project, setup, plan, added):
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

    crs = plan[1].crs()
    plan[1].setCrs(QgsCoordinateReferenceSystem())
    assert "'census' has no coordinate reference system" in trouble_of(setup, project, "POPULATION").sentence
    plan[1].setCrs(crs)
    broken = QgsVectorLayer("/nowhere/plan.gpkg|layername=divisions", "broken", "ogr")
    project.addMapLayer(broken)
    setup.choose("DIVISIONS", broken)
    assert "'broken' cannot be read" in trouble_of(setup, project, "DIVISIONS").sentence


def test_rules_may_name_what_the_study_writes(project, plugin, tmp_path):
    import processing
    from qgis.core import QgsVectorLayer

    from spatial_demand.processing.study import Study
    from spatial_demand.ui.resultfields import _TEXTS, result_fields
    from spatial_demand.ui.sample import fill
    from spatial_demand.ui.setup import Setup

    setup = Setup()
    fill(setup, project)
    parameters = setup.parameters(project, str(tmp_path))
    for slow in ("NETWORK", "NETWORK_SPEED", "POPULATION_BEFORE"):
        del parameters[slow]
    path = str(tmp_path / "study.gpkg")
    processing.run("spatialdemand:study", {**parameters, Study.STUDY: path})
    written = set()
    for name in ("profile", "bands", "balance", "demand", "circles", "industry", "chain"):
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        written |= {field.name() for field in layer.fields()}
    written -= {"fid", "division_id", "division_name", "division_type", "withheld"}
    assert written == {*result_fields(setup), *_TEXTS}


def test_demand_that_is_off_leaves_its_step_out(project, plan, tmp_path):
    from spatial_demand.ui.setup import Setup

    setup = Setup()
    setup.choose("DIVISIONS", plan[0])
    setup.on["demand"] = False
    assert setup.parameters(project, str(tmp_path))["LEAVE_OUT"] == "products"
    setup.on["demand"] = True
    assert "LEAVE_OUT" not in setup.parameters(project, str(tmp_path))
