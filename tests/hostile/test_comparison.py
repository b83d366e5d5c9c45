"""Two results, each withheld by itself, whose difference is of a few people: what a comparison tells of it."""

import numpy as np
import pandas as pd
import pytest
from hostile_plan import point, square, whole_plan

from spatial_demand.analysis import crowd, fewchanged
from spatial_demand.processing.live import LiveStudy, divisions_of

K = 10
CRS = "EPSG:32651"


def plan(memory, edges):
    """Four divisions in a row, 3 km high, that meet at the edges (metres)."""
    rows = []
    for k, (west, east) in enumerate(zip((0, *edges), (*edges, 12000))):
        x, y = (350000 + west, 350000 + east), (3420000, 3423000)
        ring = ((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]), (x[0], y[0]))
        wkt = f"POLYGON(({', '.join(f'{a} {b}' for a, b in ring)}))"
        rows.append((wkt, [f"d{k}", f"Place {k}", ("town", "fields")[k % 2]]))
    return memory(f"Polygon?crs={CRS}", ["id:string", "name:string", "kind:string"], rows, "plan")


@pytest.fixture
def profile(run, memory):
    """A function (edges, limit) -> the crowd profile on four divisions in a row of 40 units of 60 people, some old."""
    rows = [(point(300 * k + 150, 1000), [60, 2 + 6 * ((k + 2) % 3)]) for k in range(40)]
    units = memory(f"Point?crs={CRS}", ["population:double", "old:double"], rows, "units")
    indicators = ["old", "age", "old", '"old"', '"population"']

    def profile(edges, limit=K):
        given = {"DIVISIONS": plan(memory, edges), "DIVISION_ID": "id", "DIVISION_TYPE": "kind"}
        return run("crowdprofile", {**given, "POPULATION": units, "INDICATORS": indicators, "MIN_COUNT": limit})

    return profile


# an edge moves over one unit, of 60 people of whom 2 are old, and another over three, of whom 24 are
MOVED = ((3000, 6000, 9000), (3300, 6000, 9900))


def test_the_few_who_come_and_go_cannot_be_computed(run, frame, profile):
    before, after = (profile(edges) for edges in MOVED)
    one, other = (frame(of.OUTPUT).set_index("division_id") for of in (before, after))
    told = other["old_count"] - one["old_count"]
    few = set(told.index[(told.abs() > 0) & (told.abs() < K)])
    # each of the two tells everything, and together they tell of 2 people
    assert few == {"d0", "d1"}
    results = run("comparescenarios", {"BEFORE": before.OUTPUT, "AFTER": after.OUTPUT, "MIN_COUNT": K})
    found, table = frame(results.OUTPUT).set_index("division_id"), frame(results.TABLE)
    hidden = set(table.loc[table["withheld"] == 1, "division_id"])
    assert few < hidden
    for name in [name for name in found if name.endswith(("_a", "_d"))]:
        assert found.loc[sorted(hidden), name].isna().all(), name
    # what all divisions add up to stays: three of them tell the fourth
    shown = found.loc[sorted(set(found.index) - hidden)]
    left = sorted(hidden)
    assert len(left) > 1
    assert np.abs(told[left]).sum() >= K
    assert (shown["old_count_d"].dropna().abs().isin([0]) | (shown["old_count_d"].dropna().abs() >= K)).all()


def test_where_many_come_and_go_all_is_told(run, frame, profile):
    before, after = profile((3000, 6000, 9000)), profile((3900, 6000, 9900))
    results = run("comparescenarios", {"BEFORE": before.OUTPUT, "AFTER": after.OUTPUT, "MIN_COUNT": K})
    assert not frame(results.TABLE)["withheld"].any()
    assert (frame(results.OUTPUT)["old_count_d"].abs() >= K).sum() == 4


def test_the_limit_of_a_study_holds_in_its_comparison(provider, run, frame, memory, tmp_path):
    import processing

    paths = []
    for name, edges in zip(("before", "after"), ((3000, 6000, 9000), (3100, 6000, 9000))):
        parameters = {**whole_plan(memory, tmp_path, 3), "DIVISIONS": plan(memory, edges)}
        left_out = "change,bands,flows,commuters,commute_map,demand,circles,industry,chain,products"
        paths.append(str(tmp_path / f"{name}.gpkg"))
        processing.run("spatialdemand:study", {**parameters, "STUDY": paths[-1], "MIN_COUNT": K, "LEAVE_OUT": left_out})
    given = dict(zip(("BEFORE", "AFTER"), (f"{path}|layername=profile" for path in paths)))
    table = frame(run("comparescenarios", given).TABLE)
    changed = table[(table["difference"].abs() > 0) & table["field"].str.endswith(("population", "_count"))]
    assert table["withheld"].any()
    assert (changed["difference"].abs() >= K).all()
    # the same without the studies' word for it
    open_ = frame(run("comparescenarios", {name: as_memory(memory, path) for name, path in given.items()}).TABLE)
    assert not open_["withheld"].any()
    few = open_[open_["field"].str.endswith(("population", "_count")) & (open_["difference"].abs() > 1e-6)]
    assert (few["difference"].abs() < K).any()


def as_memory(memory, path):
    """A layer in memory of one in a file."""
    from qgis.core import QgsFeatureRequest, QgsVectorLayer

    return QgsVectorLayer(path, "copy", "ogr").materialize(QgsFeatureRequest())


def people(tables):
    """Key -> people: every count that the tables of a study show, and every one that they tell by a share."""
    found = {}
    for name, frame in tables.items():
        keys = [key for key in ("origin", "destination", "level", "division_id", *fewchanged.KEYS) if key in frame]
        counts = [field for field in fewchanged.OF_TABLES if field in frame]
        for row in frame.to_dict("records"):
            for field in counts:
                found[(name, field, *(row[key] for key in keys))] = row[field]
            if "count" in row:
                found[(name, "rest", *(row[key] for key in keys))] = row["base"] - row["count"]
        if "level" not in frame and "origin" not in frame:
            for field, values in fewchanged.people_of(frame).items():
                found.update({(name, field, i): v for i, v in zip(frame["division_id"], values)})
    # keys of several lengths would be cut alike
    return pd.Series({repr(key): value for key, value in found.items()}, dtype=float)


@pytest.mark.parametrize("limit", [0, K])
def test_an_edit_that_is_followed_tells_of_no_few_people(provider, memory, tmp_path, limit):
    from qgis.core import QgsFeature, QgsProcessingContext, QgsProcessingFeedback, QgsProject

    # large units, so that there is something to show beside what few people change
    parameters = {**whole_plan(memory, tmp_path, 4, trips=900), "MIN_COUNT": limit}
    parameters["POPULATION"] = memory(
        f"Polygon?crs={CRS}",
        ["id:string", "population:double", "young:double", "middle:double", "old:double", "rent:double"],
        [
            (square(600 * (k % 15), 600 * (k // 15), 600), [f"u{k}", 90, 20 + k % 7, 40, 30 - k % 7, 45])
            for k in range(150)
        ],
    )
    layer = parameters["DIVISIONS"]
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    study = LiveStudy(parameters, context, feedback)
    fields = ("id", "name", "kind")
    start = study.run(divisions_of(layer, context, *fields), feedback)
    layer.startEditing()
    moved = {1: square(0, 0, 3050), 2: square(3050, 0, 2950)}
    for fid, wkt in moved.items():
        feature: QgsFeature = layer.getFeature(fid)
        layer.changeGeometry(fid, type(feature.geometry()).fromWkt(wkt))
    raw = study.run(divisions_of(layer, context, *fields), feedback)
    beside = study.beside(start, raw)
    layer.rollBack()
    difference = (people(beside.tables) - people(start.tables)).dropna().abs()
    plain = (people(raw.tables) - people(start.tables)).dropna().abs()
    few = [(of > 1e-3) & (of < K) for of in (difference, plain)]
    assert few[1].any(), "the edit is to change something by a few people"
    if limit:
        assert not few[0].any(), difference[few[0]]
        assert (difference >= K).any() or difference.empty
        hidden = beside.tables["profile_table"]
        assert (hidden.loc[hidden["withheld"], "reason"] == crowd.WITHHELD).all()
    else:
        assert beside.tables is raw.tables
