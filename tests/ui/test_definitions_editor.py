"""The editor of definitions: rows, presets, and the checks beside them."""

import json

import pytest
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

ALL = (
    "INDICATORS_FILE",
    "COMPOSITION_FILE",
    "ATTRIBUTES_FILE",
    "TYPES_FILE",
    "CROWDS_FILE",
    "SEGMENTS_FILE",
    "RULES_FILE",
)


@pytest.fixture
def edit(provider, qgis_app):
    """A function (parameter, items or None for the bundled ones, layers) -> shown editor."""
    from spatial_demand.processing.crowdparameters import default_items
    from spatial_demand.ui.definitionseditor import DefinitionsEditor
    from spatial_demand.ui.inputs import TABLES

    made = []

    def edit(parameter, items=None, layers=(), more=None):
        table = TABLES[parameter]
        items = default_items(table.preset, table.kind) if items is None else items
        editor = DefinitionsEditor(parameter, items, list(layers), None, more)
        editor.show()
        QApplication.processEvents()
        made.append(editor)
        return editor

    yield edit
    for editor in made:
        editor.close()
        editor.deleteLater()


def column(editor, name):
    return editor.input.columns.index(name)


def put(editor, row, name, text):
    editor.table.item(row, column(editor, name)).setText(text)


def ok(editor):
    return editor.box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


@pytest.mark.parametrize("parameter", ALL)
def test_the_bundled_definitions_pass_and_come_back_as_they_were(edit, parameter):
    from spatial_demand.processing.crowdparameters import default_items

    editor = edit(parameter)
    assert editor.table.problems == {}
    assert ok(editor)
    assert editor.windowTitle()
    assert editor.items() == default_items(editor.input.preset, editor.input.kind)


@pytest.mark.parametrize(
    ("parameter", "name", "text", "words"),
    [
        ("INDICATORS_FILE", "code", "Ü", "Row 2: the code 'Ü' cannot name a field"),
        ("INDICATORS_FILE", "code", "children", "exists already: give it another code"),
        ("INDICATORS_FILE", "numerator", "", "has no numerator"),
        ("INDICATORS_FILE", "denominator", '"a" +', "cannot be read"),
        ("TYPES_FILE", "type", "kindergarten", "stands twice"),
        ("TYPES_FILE", "target", "", "has no target"),
        ("TYPES_FILE", "standard", "many", "standard is 'many'"),
        ("TYPES_FILE", "minutes", "0", "minutes is '0'"),
        ("TYPES_FILE", "speed", "-1", "speed is '-1'"),
        ("CROWDS_FILE", "speed", "fast", "its speed is 'fast'"),
        ("ATTRIBUTES_FILE", "kind", "share", "kind 'share'"),
        ("SEGMENTS_FILE", "code", "research", "stands twice"),
        ("RULES_FILE", "condition", "", "has no condition"),
        ("RULES_FILE", "condition", "1 >", "cannot be read"),
        ("RULES_FILE", "weight", "0", "its weight is '0'"),
        ("RULES_FILE", "product", "", "has no product"),
    ],
)
def test_a_mistake_is_said_in_its_row_and_marked_in_its_cell(edit, parameter, name, text, words):
    editor = edit(parameter)
    put(editor, 1, name, text)
    assert list(editor.table.problems) == [1]
    where, sentence = editor.table.problems[1]
    assert words in sentence
    assert where == name
    assert editor.table.item(1, editor.table.columnCount() - 1).text() == sentence
    assert sentence in editor.message.text()
    assert editor.message.text().count("Row 2") == 1
    assert not ok(editor)


def test_it_is_checked_as_it_is_typed(edit):
    editor = edit("INDICATORS_FILE")
    editor.table.setCurrentCell(0, 0)
    editor.table.editItem(editor.table.item(0, 0))
    line = editor.table.findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "kids ")
    assert editor.table.problems == {}  # spaces at the end harm nobody
    QTest.keyClicks(line, "x")
    assert 0 in editor.table.problems
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    line.setCursorPosition(1)
    QTest.keyClicks(line, "ii")
    assert editor.items()[0]["code"] == "kiiids"
    assert editor.table.problems == {}


def test_fields_are_held_against_the_layers(edit, plan):
    editor = edit("INDICATORS_FILE", [], [plan[1]])
    editor.table.add({"code": "kids", "numerator": '"age_0_14"', "denominator": '"population"'})
    assert ok(editor)
    put(editor, 0, "numerator", '"age_0_15"')
    assert editor.table.problems[0][0] == "numerator"
    assert "'census'" in editor.message.text() and "age_0_15" in editor.message.text()


def test_rows_are_added_moved_and_taken_away(edit):
    editor = edit("RULES_FILE", [{"code": c, "condition": "1", "product": c, "reason": ""} for c in "abc"])

    def codes():
        return "".join(item.get("code", "-") for item in editor.items())

    editor.table.setCurrentCell(0, 0)
    QTest.mouseClick(editor.buttons["down"], Qt.MouseButton.LeftButton)
    assert codes() == "bac"
    QTest.mouseClick(editor.buttons["up"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.buttons["up"], Qt.MouseButton.LeftButton)
    assert codes() == "abc"
    QTest.mouseClick(editor.buttons["add"], Qt.MouseButton.LeftButton)
    assert codes() == "a-bc"
    assert not ok(editor)
    QTest.mouseClick(editor.buttons["remove"], Qt.MouseButton.LeftButton)
    assert codes() == "abc"
    editor.table.selectAll()
    QTest.mouseClick(editor.buttons["remove"], Qt.MouseButton.LeftButton)
    assert codes() == ""
    assert not ok(editor)
    assert "write at least one" in editor.message.text()
    QTest.mouseClick(editor.buttons["default"], Qt.MouseButton.LeftButton)
    assert len(editor.items()) == 19
    assert ok(editor)


def test_presets_are_saved_and_loaded(edit, tmp_path):
    from spatial_demand.analysis.definitions import load

    editor = edit("TYPES_FILE")
    put(editor, 0, "label", "幼儿园")
    put(editor, 0, "standard", "250")
    assert editor.save(str(tmp_path / "types 设施"))
    path = tmp_path / "types 设施.json"
    assert load(str(path), "types") == editor.items()
    assert json.loads(path.read_text(encoding="utf-8"))["name"] == "types 设施"
    other = edit("TYPES_FILE", [])
    assert other.load(str(path))
    assert other.items() == editor.items()
    assert other.items()[0]["source"]  # what a preset says beside the columns stays
    assert "short" not in other.items()[0]  # but for the short form of a label that is no more
    assert "short" in other.items()[1]


def test_a_preset_of_another_kind_is_refused_in_words(edit, root):
    editor = edit("RULES_FILE")
    before = editor.items()
    assert not editor.load(str(root / "resources" / "presets" / "facility_types.json"))
    assert "holds no rules" in editor.message.text()
    assert editor.items() == before


def test_a_place_that_cannot_be_written_is_said(edit, tmp_path):
    editor = edit("RULES_FILE")
    assert not editor.save(str(tmp_path / "nowhere" / "rules.json"))
    assert "choose another place" in editor.message.text()


@pytest.mark.parametrize("on_a_layer", [True, False])
def test_the_expression_builder_edits_the_current_cell(edit, plan, on_a_layer):
    from qgis.gui import QgsExpressionBuilderDialog

    editor, opened = edit("CROWDS_FILE", None, [plan[1]] if on_a_layer else []), []

    def fill_in():
        builder = editor.findChild(QgsExpressionBuilderDialog)
        opened.append(builder.expressionText())
        builder.setExpressionText('"population" / 2')
        builder.accept()

    editor.table.setCurrentCell(0, column(editor, "label"))
    assert not editor.buttons["expression"].isEnabled()
    editor.table.setCurrentCell(0, column(editor, "expression"))
    QTimer.singleShot(100, fill_in)
    QTest.mouseClick(editor.buttons["expression"], Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened == ['"population"']
    assert editor.items()[0]["expression"] == '"population" / 2'


def test_what_was_edited_is_the_setups(panel, plan, monkeypatch):
    from spatial_demand.ui import definitionseditor

    panel._guess_soon.timeout.emit()
    written = [{"code": "kids", "label": "kids", "numerator": '"age_0_14"', "denominator": '"population"'}]
    monkeypatch.setattr(definitionseditor.DefinitionsEditor, "exec", lambda self: self.table.set_items(written) or True)
    button = panel.groups["crowds"].widgets["INDICATORS_FILE"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [one["code"] for one in panel.setup.definitions["INDICATORS_FILE"]] == ["kids"]
    assert panel.groups["crowds"].full_state == "1 indicator ready"
    assert button.text() == "1 of your own…"
    monkeypatch.setattr(definitionseditor.DefinitionsEditor, "exec", lambda self: self.put_default() or True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "INDICATORS_FILE" not in panel.setup.definitions


def test_types_of_the_layer_are_offered_where_the_table_lacks_them(panel, plan, added, monkeypatch):
    from spatial_demand.ui import definitionseditor

    points = [("POINT(0.5 0.5)", (kind,)) for kind in ("library", "clinic", "clinic")]
    added("Point?crs=EPSG:4326", ["type:string"], points, "facilities")
    panel._guess_soon.timeout.emit()
    seen = []

    def run(editor):
        editor.buttons["more"].click()
        seen.append((editor.items()[-1], dict(editor.table.problems)))
        return False

    monkeypatch.setattr(definitionseditor.DefinitionsEditor, "exec", run)
    panel.edit("TYPES_FILE")
    item, problems = seen[0]
    assert (item["type"], item["target"]) == ("library", '"population"')
    assert "standard" in list(problems.values())[-1][1]  # how much of it is needed is for the planner to say


@pytest.mark.parametrize("count", [0, 1, 40])
def test_rows_that_were_added_are_in_sight(edit, count):
    editor = edit("TYPES_FILE", more=("more", lambda: [{"type": f"own_{k}"} for k in range(count)]))
    before = editor.table.rowCount()
    editor.buttons["more"].click()
    assert editor.table.rowCount() == before + count
    if count:
        assert editor.table.currentRow() == before
        seen = editor.table.viewport().rect()
        assert seen.contains(editor.table.visualItemRect(editor.table.item(before, 0)))
        assert "own_0" in editor.message.text()


def test_a_rule_that_names_what_no_result_has_is_said(filled_rules):
    editor = filled_rules
    assert editor.table.problems == {}
    put(editor, 0, "condition", '"rentrs_lq" > 1')
    assert "rentrs_lq" in editor.table.problems[0][1]
    put(editor, 0, "condition", '"renters_lq" > 1')
    assert editor.table.problems == {}


@pytest.fixture
def filled_rules(edit):
    """The editor on the bundled rules, held against the fields of results."""
    from spatial_demand.ui.resultfields import result_layer
    from spatial_demand.ui.setup import Setup

    return edit("RULES_FILE", None, [result_layer(Setup())])
