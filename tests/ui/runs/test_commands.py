"""The dock's run as a command line and as a model: both give the tables of the dock's own run."""

import json
import subprocess

import pytest
from algorithm_making import assert_same
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsProcessingModelAlgorithm,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

TABLES = ("profile", "profile_table", "bands_table", "matrix", "demand_table", "products_table", "chain")


@pytest.fixture
def dock(given, root, tmp_path):
    """Parameters of a whole study, with text that a shell would take apart."""
    presets = root / "resources" / "presets"
    preset = tmp_path / "it's a preset.json"
    preset.write_bytes((presets / "indicators_nine.json").read_bytes())
    return given(
        True, INDICATORS_FILE=str(preset), TITLE='$HOME `x` "it\'s" 临港', TOTAL='"population" * 1', EXTREME=35
    )


def words_of(command):
    """The words that a POSIX shell makes of a command."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"for word in {command}; do printf '%s\\0' \"$word\"; done"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.split("\0")[:-1]


def same_tables(frame, found, expected):
    for table in TABLES:
        assert_same(frame(f"{found}|layername={table}"), frame(f"{expected}|layername={table}"))


@pytest.fixture
def frame(plugin):
    """A function (source) -> DataFrame of a table."""
    import pandas as pd

    def frame(source):
        layer = QgsVectorLayer(source, "table", "ogr")
        assert layer.isValid(), source
        names = [field.name() for field in layer.fields() if field.name() != "fid"]
        rows = [[f[name] if f[name] not in (None, QVariant()) else None for name in names] for f in layer.getFeatures()]
        return pd.DataFrame(rows, columns=names)

    return frame


def test_the_command_gives_the_same_tables(dock, project, ended, frame, run_in_own_process, tmp_path):
    from spatial_demand.ui.commands import qgis_process_command

    path = tmp_path / "from the command.gpkg"
    command = qgis_process_command({**dock, "STUDY": str(path)}, project)
    assert " \\\n  " in command
    words = words_of(command)
    assert words[:4] == ["qgis_process", "run", "spatialdemand:study", "--"]
    own = dict(word.split("=", 1) for word in words[4:])
    assert own["TITLE"] == dock["TITLE"]
    assert own["DIVISIONS"].endswith("|layername=divisions")
    run_in_own_process("spatialdemand:study", own)
    end, outcome, _ = ended(dock, "", False, project)
    assert end == "done", outcome
    same_tables(frame, path, outcome.path)


def test_a_command_without_a_file_writes_where_it_is_called(given, project):
    from spatial_demand.ui.commands import qgis_process_command

    words = words_of(qgis_process_command(given(REPORT=None, DIVISION_TYPE=""), project))
    assert "STUDY=study.gpkg" in words
    assert not any(word.startswith(("REPORT", "DIVISION_TYPE")) for word in words)


def test_values_are_written_as_qgis_process_reads_them(given, project):
    from spatial_demand.ui.commands import qgis_process_command

    crs = QgsCoordinateReferenceSystem("EPSG:32651")
    words = words_of(qgis_process_command(given(COORD_CRS=crs, SNAP=12.5, WHAT=True, METHOD=0), project))
    assert {"COORD_CRS=EPSG:32651", "SNAP=12.5", "WHAT=true", "METHOD=0"} <= set(words)


def refusal(parameters, project):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.ui.commands import qgis_process_command

    with pytest.raises(Refusal) as caught:
        qgis_process_command(parameters, project)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_no_command_can_read_is_said(given, project):
    parameters = given()
    divisions = project.mapLayer(parameters["DIVISIONS"])
    divisions.startEditing()
    feature = QgsFeature(divisions.fields())
    divisions.addFeature(feature)
    assert "save them" in refusal(parameters, project)
    divisions.rollBack()
    divisions.addExpressionField("'x' || \"code\"", QgsField("xcode", QVariant.String))
    assert "'xcode'" in refusal({**parameters, "DIVISION_ID": "xcode"}, project)
    crs = divisions.crs()
    divisions.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert "CRS" in refusal(parameters, project)
    divisions.setCrs(crs)
    memory = QgsVectorLayer("Polygon?crs=EPSG:4326&field=code:string", "drawn", "memory")
    project.addMapLayer(memory)
    assert "'drawn'" in refusal({**parameters, "DIVISIONS": memory.id()}, project)


def test_a_password_goes_nowhere(given, project, tmp_path):
    from spatial_demand.ui.commands import qgis_process_command, save_as_model

    uri = "dbname='plan' host=127.0.0.1 port=1 user='me' password='s3cret' key='id' table=\"public\".\"people\" (geom)"
    people = QgsVectorLayer(uri, "people", "postgres")
    project.addMapLayer(people)
    parameters = given(POPULATION=people.id())
    command = qgis_process_command(parameters, project)
    assert "s3cret" not in command
    assert any(word.startswith("POPULATION=postgres://") for word in words_of(command))
    save_as_model(parameters, str(tmp_path / "a.model3"), "a", project)
    assert "s3cret" not in (tmp_path / "a.model3").read_text("utf-8")


def test_the_model_opens_and_gives_the_same_tables(dock, project, ended, frame, run_in_own_process, tmp_path):
    from spatial_demand.ui.commands import save_as_model

    path = tmp_path / "我的 study.model3"
    save_as_model(dock, str(path), "My study", project)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    assert model.name() == "My study"
    fine, _ = model.canExecute()
    assert fine
    assert not [issue for child in model.childAlgorithms() for issue in model.validateChildAlgorithm(child)[1]]
    model.initAlgorithm()
    inputs = {one.name(): one.defaultValue() for one in model.parameterDefinitions() if not one.isDestination()}
    assert set(inputs) == {name for name, value in dock.items() if project.mapLayer(str(value))}
    assert inputs["DIVISIONS"].endswith("|layername=divisions")
    made = tmp_path / "from the model.gpkg"
    # "study:Study", and "study" from QGIS 3.4x on
    result = next(one.name() for one in model.parameterDefinitions() if one.description() == "Study")
    # the modeler's dialog begins with the defaults; qgis_process asks for each, and leaves none out unsaid
    results = run_in_own_process(str(path), {**inputs, result: str(made)})
    assert results
    end, outcome, _ = ended(dock, "", False, project)
    assert end == "done", outcome
    same_tables(frame, made, outcome.path)


def test_a_layer_in_memory_is_asked_for_by_the_model(given, project, tmp_path):
    from spatial_demand.ui.commands import save_as_model

    memory = QgsVectorLayer("Polygon?crs=EPSG:4326&field=code:string", "drawn", "memory")
    project.addMapLayer(memory)
    path = str(tmp_path / "a.model3")
    save_as_model(given(DIVISIONS=memory.id()), path, "a", project)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(path)
    model.initAlgorithm()
    assert model.parameterDefinition("DIVISIONS").defaultValue() is None
    assert memory.id() not in json.dumps(model.toVariant(), default=str)


def test_a_model_that_cannot_be_written_is_said(given, project, tmp_path):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.ui.commands import save_as_model

    with pytest.raises(Refusal, match="cannot be written"):
        save_as_model(given(), str(tmp_path / "missing" / "a.model3"), "a", project)
