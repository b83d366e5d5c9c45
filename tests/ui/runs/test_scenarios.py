"""Scenarios kept and compared."""

import pytest
from qgis.core import QgsProject, QgsVectorLayer

TABLES = ("profile", "demand", "bands", "balance", "products")


@pytest.fixture
def compare(provider):
    """A Comparison."""
    from spatial_demand.ui.scenarios import Comparison

    run = Comparison()
    yield run
    run.stop()


@pytest.fixture
def results(ended, given, project):
    """(path of a whole study, {table: DataFrame}, geometries, ids, CRS) of its results with a row a division."""
    import pandas as pd

    _, outcome, _ = ended(given(True), "", False, project)
    frames = {}
    for table in TABLES:
        layer = QgsVectorLayer(f"{outcome.path}|layername={table}", table, "ogr")
        names = [field.name() for field in layer.fields() if field.name() != "fid"]
        features = list(layer.getFeatures())
        rows = [[value if value else None for value in map(feature.attribute, names)] for feature in features]
        frames[table] = pd.DataFrame(rows, columns=names)
    shapes = [feature.geometry() for feature in features]
    return outcome.path, frames, shapes, [feature["division_id"] for feature in features], layer.crs()


def rows(path, table):
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid()
    return {feature["division_id"]: feature for feature in layer.getFeatures()}


def test_kept_results_are_compared(compare, listen, spin, results, project, tmp_path):
    from spatial_demand.ui.resultgroup import last_group
    from spatial_demand.ui.scenarios import files_of, keep

    study, frames, shapes, ids, crs = results
    scenario = files_of("M1: wider / 宽?", str(tmp_path))
    assert keep(scenario.before, frames, shapes, ids, crs, study) == scenario.before
    after = {table: frame.copy() for table, frame in frames.items()}
    after["profile"].loc[after["profile"]["division_id"] == "M1", "population"] += 250.0
    # other shapes, in another order: by their ids each row finds its own
    wider = [shape.buffer(0.001, 4) if own == "M1" else shape for shape, own in zip(shapes, ids)]
    keep(scenario.after, after, wider[::-1], ids[::-1], crs, study)
    for table in TABLES:
        kept, made = rows(scenario.before, table), rows(study, table)
        assert list(kept) == list(made)
        for own, feature in kept.items():
            assert feature.geometry().equals(made[own].geometry())
            for name in ("population", "elderly_lq", "score", "jobs", "division_name"):
                if feature.fields().lookupField(name) >= 0:
                    assert feature[name] == made[own][name], (table, own, name)
    assert not rows(scenario.after, "profile")["M1"].geometry().equals(rows(study, "profile")["M1"].geometry())
    styled = QgsVectorLayer(f"{scenario.before}|layername=profile", "profile", "ogr")
    original = QgsVectorLayer(f"{study}|layername=profile", "profile", "ogr")
    assert styled.renderer().dump() == original.renderer().dump()
    told = listen(compare)
    assert compare.compare(scenario.before, scenario.after, "profile", project, scenario.name) == ""
    spin(lambda: told.ends)
    end, compared = told.ends[0]
    assert end == "done", compared
    layer = project.mapLayer(compared.layers["comparison"])
    assert layer.name() == "M1: wider / 宽?, Crowd profile, before and after"
    difference = {feature["division_id"]: feature["population_d"] for feature in layer.getFeatures()}
    assert difference.pop("M1") == pytest.approx(250)
    assert set(difference.values()) == {0}
    assert layer.renderer().type() == "graduatedSymbol"
    assert len(layer.styleManager().styles()) > 5
    group = last_group(project)
    assert group.children()[0].layerId() == layer.id()
    assert group.children()[0].itemVisibilityChecked()
    assert compared.ledger["accounts"]


@pytest.mark.parametrize("table", TABLES[1:])
def test_every_table_can_be_compared(compare, listen, spin, results, project, tmp_path, table):
    from spatial_demand.ui.scenarios import keep

    _, frames, shapes, ids, crs = results
    paths = [keep(str(tmp_path / name), frames, shapes, ids, crs) for name in ("a.gpkg", "b.gpkg")]
    told = listen(compare)
    assert compare.compare(*paths, table, project) == ""
    spin(lambda: told.ends)
    assert told.ends[0][0] == "done", told.ends


def test_a_comparison_stays_when_the_results_are_replaced(
    compare, listen, spin, results, project, given, ended, tmp_path
):
    from spatial_demand.ui.resultgroup import last_group
    from spatial_demand.ui.scenarios import keep

    _, frames, shapes, ids, crs = results
    path = keep(str(tmp_path / "a.gpkg"), frames, shapes, ids, crs)
    told = listen(compare)
    assert compare.compare(path, path, "profile", project) == ""
    spin(lambda: told.ends)
    ended(given(), "", False, project)
    mine = told.ends[0][1].layers["comparison"]
    assert mine in [node.layerId() for node in last_group(project).findLayers()]


def test_what_cannot_be_compared_is_said(compare, listen, spin, provider, project, tmp_path):
    assert compare.compare(str(tmp_path / "no.gpkg"), str(tmp_path / "none.gpkg"), "profile", project)
    assert not compare.running


def test_results_without_a_boundary_are_refused(results, tmp_path):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.ui.scenarios import keep

    _, frames, shapes, ids, crs = results
    with pytest.raises(Refusal, match=str(ids[0])):
        keep(str(tmp_path / "a.gpkg"), frames, shapes[1:], ids[1:], crs)
    assert not list(tmp_path.iterdir())


def test_the_project_remembers_scenarios(qgis_app, tmp_path):
    from spatial_demand.ui.scenarios import Scenario, files_of, remember, scenarios

    project = QgsProject()
    one, other = files_of("one", str(tmp_path)), files_of("别的", str(tmp_path))
    for path in (*one[1:], *other[1:]):
        open(path, "w").close()
    remember(project, one)
    remember(project, other)
    remember(project, one)
    file = str(tmp_path / "plan.qgz")
    assert project.write(file)
    again = QgsProject()
    assert again.read(file)
    assert scenarios(again) == [other, one]
    # a file that is gone is no scenario any more
    (tmp_path / "one before.gpkg").unlink()
    assert scenarios(again) == [other]
    again.writeEntry("spatialdemand", "scenarios", "nonsense")
    assert scenarios(again) == []
    assert isinstance(one, Scenario)
