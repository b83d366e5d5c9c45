"""Facility demand and circles give the same numbers from any source: selected, in memory, shuffled, in another CRS."""

import numpy as np
import pytest

# what is read, and the field by which rows are matched
INPUTS = {
    "facilitydemand": ("DIVISIONS", "POPULATION", "POPULATION_2", "FACILITIES", "NETWORK"),
    "lifecircle": ("DIVISIONS", "POPULATION", "FACILITIES", "NETWORK"),
    "industrialcircle": ("DIVISIONS", "SITES", "PLACES"),
}
OUTPUTS = {
    "facilitydemand": {"OUTPUT": "division_id", "UNITS": "unit_id", "UNITS_2": "cell_id"},
    "lifecircle": {"OUTPUT": "division_id", "UNITS": "unit_id"},
    "industrialcircle": {"OUTPUT": "division_id", "CIRCLES": "site_id"},
}


@pytest.fixture
def case(sample):
    """A function (algorithm) -> parameters on the sample."""

    def case(algorithm):
        layer = f"{sample}|layername=%s"
        names = {"DIVISION_ID": "code", "DIVISION_TYPE": "type"}
        given = {"DIVISIONS": layer % "divisions", **names, **dict.fromkeys(OUTPUTS[algorithm], "TEMPORARY_OUTPUT")}
        if algorithm == "industrialcircle":
            places = {"PLACES": layer % "places", "PLACE_CLASS": "class"}
            return {**given, "SITES": layer % "industrial_sites", **places}
        given.update(POPULATION=layer % "census_2020", FACILITIES=layer % "facilities", FACILITY_TYPE="type")
        if algorithm == "facilitydemand":
            given.update(POPULATION_2=layer % "lbs_income", CAPACITY='"capacity"', METHOD=2)
        return {**given, "NETWORK": layer % "walkways", "NETWORK_SPEED": '"speed_kmh"'}

    return case


@pytest.fixture(scope="module")
def known():
    """What has been run once."""
    return {}


@pytest.fixture
def expected(run, frame, case, known):
    """A function (algorithm) -> what it gives from the files."""

    def expected(algorithm):
        if algorithm not in known:
            known[algorithm] = tables(frame, run(algorithm, case(algorithm)), algorithm)
        return known[algorithm]

    return expected


def tables(frame, results, algorithm):
    """Return output -> its numbers and reasons, by row; TABLE by all that names a row."""
    found = {}
    for name, key in OUTPUTS[algorithm].items():
        found[name] = frame(getattr(results, name)).set_index(key)
    table = frame(results.TABLE)
    keys = [name for name in ("level", "division_id", "crowd", "type") if name in table]
    found["TABLE"] = table.set_index(keys)
    return found


def assert_same(found, expected, tolerance):
    for name, table in expected.items():
        own = found[name]
        assert list(own.columns) == list(table.columns)
        assert sorted(own.index) == sorted(table.index)
        own, numbers = own.loc[table.index], table.select_dtypes("number").columns
        assert len(numbers) > 2
        for column in table:
            if column in numbers:
                assert np.allclose(own[column], table[column], rtol=tolerance, atol=tolerance / 10, equal_nan=True), (
                    name,
                    column,
                )
            else:
                assert own[column].fillna("").tolist() == table[column].fillna("").tolist(), (name, column)


def loaded(uri):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(uri, uri.split("=")[-1], "ogr")
    assert layer.isValid()
    return layer


def in_memory(layer):
    from qgis.core import QgsFeatureRequest

    return layer.materialize(QgsFeatureRequest())


def shuffled(layer):
    from qgis.core import QgsFeatureRequest

    clause = QgsFeatureRequest.OrderByClause("md5($id)")
    return layer.materialize(QgsFeatureRequest().setOrderBy(QgsFeatureRequest.OrderBy([clause])))


def with_more_unselected(layer):
    """Return a layer with everything twice, the second time moved a little, of which the first is selected."""
    from qgis.core import QgsFeature, QgsFeatureRequest

    twice = layer.materialize(QgsFeatureRequest())
    twice.setName(layer.name())
    first = twice.allFeatureIds()
    more = []
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.translate(0.003, 0.002)
        copy = QgsFeature(twice.fields())
        copy.setAttributes(feature.attributes())
        copy.setGeometry(geometry)
        more.append(copy)
    assert twice.dataProvider().addFeatures(more)[0]
    twice.selectByIds(first)
    return twice


@pytest.mark.parametrize("made", [in_memory, shuffled])
@pytest.mark.parametrize("algorithm", INPUTS)
def test_from_memory_and_in_any_order(run, frame, case, expected, algorithm, made):
    parameters = case(algorithm)
    layers = {name: made(loaded(parameters[name])) for name in INPUTS[algorithm]}
    if made is shuffled:
        orders = [
            [f.attributes()[1] for f in layer.getFeatures()]
            for layer in (layers["DIVISIONS"], loaded(parameters["DIVISIONS"]))
        ]
        assert orders[0] != orders[1]
    results = run(algorithm, {**parameters, **layers})
    assert_same(tables(frame, results, algorithm), expected(algorithm), 1e-9)
    # rows come in the order of what they are of
    order = [feature["code"] for feature in layers["DIVISIONS"].getFeatures()]
    assert frame(results.OUTPUT)["division_id"].tolist() == order


@pytest.mark.parametrize(("algorithm", "name"), [(one, name) for one, names in INPUTS.items() for name in names])
def test_from_a_selection(run, frame, case, expected, algorithm, name):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    parameters = case(algorithm)
    layer = with_more_unselected(loaded(parameters[name]))
    QgsProject.instance().addMapLayer(layer)
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    results = run(algorithm, {**parameters, name: selected})
    QgsProject.instance().removeMapLayer(layer.id())
    assert_same(tables(frame, results, algorithm), expected(algorithm), 1e-9)


@pytest.mark.parametrize(
    ("algorithm", "name"), [(one, name) for one, names in INPUTS.items() for name in (*names, "all")]
)
def test_in_another_crs(run, frame, case, expected, algorithm, name):
    import processing

    parameters = case(algorithm)
    for one in INPUTS[algorithm] if name == "all" else (name,):
        moved = {"INPUT": parameters[one], "TARGET_CRS": "EPSG:32651", "OUTPUT": "TEMPORARY_OUTPUT"}
        parameters[one] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    found = tables(frame, run(algorithm, parameters), algorithm)
    assert_same(found, expected(algorithm), 1e-5)


@pytest.mark.parametrize("name", ["POPULATION", "FACILITIES", "NETWORK"])
def test_in_web_mercator(run, frame, case, expected, name):
    import processing

    parameters = case("facilitydemand")
    moved = {"INPUT": parameters[name], "TARGET_CRS": "EPSG:3857", "OUTPUT": "TEMPORARY_OUTPUT"}
    parameters[name] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    found = tables(frame, run("facilitydemand", parameters), "facilitydemand")
    assert_same(found, expected("facilitydemand"), 1e-5)
