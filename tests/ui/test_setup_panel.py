"""The set-up panel with its real widgets: choosing, guessing, states in words, and layers that go at any moment."""

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication


def settle(panel):
    """Let what is gathered for later happen now."""
    for timer in (panel._guess_soon, panel._show_soon):
        if timer.isActive():
            timer.stop()
            timer.timeout.emit()
    QApplication.processEvents()


def widget(panel, name):
    return next(group.widgets[name] for group in panel.groups.values() if name in group.widgets)


def message(panel, name):
    group = next(group for group in panel.groups.values() if name in group.widgets)
    return group.where[name].messages[name]


def state(panel, group):
    return panel.groups[group].full_state


@pytest.fixture
def filled(panel, project):
    """The panel, filled with the sample by its button."""
    QTest.mouseClick(panel.sample_button, Qt.MouseButton.LeftButton)
    settle(panel)
    return panel


@pytest.fixture
def changes(panel):
    """The list that grows whenever the panel says that something changed."""
    said = []
    panel.changed.connect(lambda: said.append(panel.setup.to_json()))
    return said


def test_an_empty_project_says_what_to_do(panel):
    from qgis.PyQt.QtWidgets import QLabel

    assert panel.welcome.isVisible()
    assert panel.welcome.findChild(QLabel).text() == "Open your division layer, or try the sample."
    assert not any(group.isVisible() for group in panel.groups.values())


def test_the_button_fills_every_group_with_the_sample(filled, project):
    from spatial_demand.ui.sample import LAYERS, STUDY_LAYERS, STUDY_VALUES

    assert not filled.welcome.isVisible()
    assert filled.troubles() == []
    assert {name: project.mapLayer(one).name() for name, one in filled.setup.layers.items()} == STUDY_LAYERS
    assert {name: state(filled, name) for name in filled.groups} == {
        "divisions": "17 ready",
        "crowds": "9 indicators ready",
        "commutes": "55,312 records",
        "facilities": "15 types, 352 points",
        "demand": "19 rules",
    }
    for name, table in STUDY_LAYERS.items():
        assert widget(filled, name).currentLayer().name() == table
    assert widget(filled, "DIVISION_ID").currentField() == "code"
    assert widget(filled, "TOTAL").asExpression() == STUDY_VALUES["TOTAL"]
    filled.fill_with_sample(project)
    assert len(project.mapLayers()) == len(LAYERS)  # not opened twice


def test_the_filled_panel_runs_what_the_demo_runs(filled, project, tool, monkeypatch, root, tmp_path):
    monkeypatch.syspath_prepend(str(root / "tools"))
    runs = tool("demo_runs")
    expected = {"POPULATION_BEFORE": "census_2010", "HUBS": "transit_hubs", "EXTERNAL_NAME": "name_en"}
    for _, own, _ in runs._runs("", ""):
        expected.update({name: value for name, value in own.items() if name not in runs._OWN})
    given = filled.setup.parameters(project, str(tmp_path))
    given = {name: project.mapLayer(v).name() if project.mapLayer(str(v)) else v for name, v in given.items()}
    assert given.pop("COORD_CRS") == "EPSG:4326"  # as by default
    assert given == {**expected, "TOTAL": '"population"'}


def test_layers_that_are_opened_are_guessed_and_shown(panel, plan, changes):
    settle(panel)
    assert widget(panel, "DIVISIONS").currentLayer() is plan[0]
    assert widget(panel, "DIVISION_ID").currentField() == "code"
    assert widget(panel, "POPULATION").currentLayer() is plan[1]
    assert state(panel, "divisions") == "3 ready"
    assert state(panel, "commutes") == "off"
    assert changes


def test_the_users_own_choice_is_never_overwritten(panel, plan, added):
    settle(panel)
    widget(panel, "DIVISION_ID").setField("name")
    widget(panel, "POPULATION").setLayer(None)
    assert panel.setup.values["DIVISION_ID"] == "name"
    added("Polygon?crs=EPSG:4326", ["id:string", "population:integer"], [(None, ("1", 5))], "census 2030")
    settle(panel)
    assert widget(panel, "DIVISION_ID").currentField() == "name"
    assert widget(panel, "POPULATION").currentLayer() is None
    assert state(panel, "crowds") == "pick the layer"
    widget(panel, "DIVISIONS").setLayer(plan[1])
    assert panel.setup.values["DIVISION_ID"] == "unit"  # that layer has no field of the chosen name
    assert widget(panel, "DIVISION_ID").currentField() == "unit"


def test_a_wrong_field_is_said_at_its_widget(panel, plan):
    settle(panel)
    widget(panel, "DIVISION_ID").setField("type")
    assert message(panel, "DIVISION_ID").isVisible()
    assert "choose another field" in message(panel, "DIVISION_ID").text()
    assert state(panel, "divisions") == "1 id stands twice"
    widget(panel, "DIVISION_ID").setField("code")
    assert not message(panel, "DIVISION_ID").isVisible()
    assert state(panel, "divisions") == "3 ready"


def test_bands_are_checked_as_they_are_typed(filled):
    filled.groups["commutes"].box.setCollapsed(False)
    line = widget(filled, "BANDS")
    line.selectAll()
    QTest.keyClicks(line, "5,")
    assert filled.troubles()
    assert "upper limits" in message(filled, "BANDS").text()
    QTest.keyClicks(line, "12.5")
    assert filled.troubles() == []
    assert message(filled, "BANDS").text() == ""
    assert filled.setup.values["BANDS"] == "5,12.5"


def test_only_what_this_kind_of_ends_needs_is_shown(filled):
    shown = lambda: {n for n, w in filled.groups["commutes"].widgets.items() if not w.isHidden()}  # noqa: E731
    assert {"HOME_X", "COORD_CRS"} <= shown() and not {"HOME_ZONE", "ZONES"} & shown()
    widget(filled, "ENDS").setCurrentIndex(2)
    assert {"HOME_ZONE", "ZONES"} <= shown() and not {"HOME_X", "COORD_CRS"} & shown()
    widget(filled, "ENDS").setCurrentIndex(0)
    assert not {"HOME_ZONE", "ZONES", "HOME_X", "COORD_CRS"} & shown()
    assert filled.setup.values["ENDS"] == 0


def test_a_group_is_switched_off_and_on(filled, changes):
    box = filled.groups["commutes"].box
    box.setChecked(False)
    assert state(filled, "commutes") == "off"
    assert filled.setup.on["commutes"] is False
    assert changes
    box.setChecked(True)
    assert state(filled, "commutes") == "55,312 records"


def test_any_layer_may_go_at_any_moment(filled, project):
    for name, layer in list(filled.setup.layers.items()):
        project.removeMapLayer(layer)
        QApplication.processEvents()
        # the picker must not have turned to another layer by itself
        assert widget(filled, name).currentLayer() is None, name
        assert name not in filled.setup.layers
        settle(filled)
        assert name not in filled.setup.layers
        filled.setup.parameters(project, "unused")
    assert {"divisions", "crowds", "commutes", "facilities"} <= {one.group for one in filled.troubles()}
    assert "gone" in state(filled, "divisions")


def test_a_layer_that_is_not_needed_is_left_out_and_said(filled, project):
    project.removeMapLayer(filled.setup.layers["POPULATION_2"])
    settle(filled)
    assert filled.troubles() == []
    assert "left out" in message(filled, "POPULATION_2").text()
    assert state(filled, "crowds") == "7 of 9 indicators ready"
    assert "low_income, high_income" in message(filled, "INDICATORS_FILE").text()


def test_all_layers_at_once_and_the_project_cleared(filled, project, changes):
    project.removeAllMapLayers()
    settle(filled)
    assert filled.setup.layers == {}
    assert filled.welcome.isVisible()
    project.clear()
    settle(filled)
    assert filled.setup.known == {}
    assert filled.setup.values == {}


def test_a_layer_that_comes_back_is_found(filled, project, opened):
    gone = project.mapLayer(filled.setup.layers["FACILITIES"])
    source = gone.source()
    project.removeMapLayer(gone.id())
    settle(filled)
    back = opened(source, "my facilities")
    settle(filled)
    assert widget(filled, "FACILITIES").currentLayer() is back
    assert filled.troubles() == []


def test_the_setup_is_shown_again_after_the_project_was_read(filled, project, tmp_path):
    from spatial_demand.ui.setup import Setup

    widget(filled, "MIN_COUNT").setValue(10)
    filled.setup.save(project)
    before, path = filled.setup.to_json(), str(tmp_path / "plan.qgz")
    assert project.write(path)
    project.clear()
    settle(filled)
    assert project.read(path)
    filled.setup = Setup.load(project)
    settle(filled)
    assert filled.setup.to_json() == before
    assert widget(filled, "MIN_COUNT").value() == 10
    assert widget(filled, "DIVISION_ID").currentField() == "code"
    assert filled.troubles() == []


def test_small_counts_can_be_withheld_and_why_is_said(filled):
    from qgis.PyQt.QtWidgets import QLabel

    box = widget(filled, "MIN_COUNT")
    assert (box.value(), box.text()) == (0, "nothing")
    labels = filled.findChildren(QLabel)
    assert [label.text() for label in labels if label.buddy() is box] == ["Wit&hhold below"]
    (reason,) = (label for label in labels if label.text().startswith("Privacy:"))
    assert reason.text() == "Privacy: shares of very few people can give one of them away."
    # below it, in the same part of the form
    assert reason.parentWidget() is box.parentWidget()
    box.setValue(10)
    settle(filled)
    assert filled.setup.value("MIN_COUNT") == 10


def test_edits_of_the_divisions_are_followed(panel, plan, project):
    settle(panel)
    divisions = plan[0]
    divisions.startEditing()
    first, second = (one.id() for one in list(divisions.getFeatures())[:2])
    divisions.changeAttributeValue(first, 0, "D1")
    settle(panel)
    assert state(panel, "divisions") == "1 id stands twice"
    divisions.deleteFeature(second)
    settle(panel)
    assert state(panel, "divisions") == "2 ready"
    divisions.rollBack()
    settle(panel)
    assert state(panel, "divisions") == "3 ready"
    divisions.startEditing()
    divisions.deleteAttribute(0)
    settle(panel)
    assert state(panel, "divisions") == "pick the id field"
    divisions.rollBack()


def test_every_widget_has_a_name_a_tip_and_a_label_that_reaches_it(filled):
    for group in filled.groups.values():
        for name, one in group.widgets.items():
            assert one.objectName() == name
            assert one.accessibleName() and one.toolTip(), name
            label = group.where[name].labels[name]
            assert label.buddy() in (one, *one.findChildren(type(label.buddy()))), name


def test_nothing_is_wider_than_a_narrow_dock(filled):
    from qgis.gui import QgsCollapsibleGroupBox

    for box in filled.findChildren(QgsCollapsibleGroupBox):
        box.setCollapsed(False)
    for index in range(3):
        widget(filled, "ENDS").setCurrentIndex(index)
        widget(filled, "APPORTION").setCurrentIndex(index)
        QApplication.processEvents()
        assert filled.scroll.horizontalScrollBar().maximum() == 0


def test_long_names_are_whole_in_a_tooltip_and_break_in_sentences(panel, plan):
    from spatial_demand.ui.groups.rows import LONG_WORD

    settle(panel)
    plan[0].setName("divisions_of_the_plan_as_of_this_spring_with_every_correction")
    widget(panel, "DIVISION_ID").setField("type")
    assert plan[0].name() in widget(panel, "DIVISIONS").toolTip()
    text = message(panel, "DIVISION_ID").text()
    assert max(len(word) for word in text.replace("\u200b", " ").split()) <= LONG_WORD
    assert plan[0].name() in message(panel, "DIVISION_ID").toolTip()
    assert plan[0].name() in text.replace("\u200b", "")


def test_a_panel_that_is_gone_hears_nothing_more(project, plan):
    from qgis.PyQt import sip

    from spatial_demand.ui.setuppanel import SetupPanel

    panel = SetupPanel()
    sip.delete(panel)
    project.removeMapLayer(plan[0].id())
    project.clear()
    QApplication.processEvents()
