"""What the storm of hostile layers has found in the dock, each as a case of its own (tests/hostile/storm_dock.py)."""

import pytest
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTime, QVariant

from spatial_demand.ui.dock import SpatialDemandDock
from spatial_demand.ui.inputs import ZONE_IDS


@pytest.fixture
def dock(project, plan, qgis_iface):
    """A dock on the small plan, which has guessed."""
    dock = SpatialDemandDock(qgis_iface)
    dock.show()
    assert dock.setup_panel.setup.layer("DIVISIONS", project) is plan[0]
    assert dock.run_bar.run.isEnabled(), dock.run_bar.run.toolTip()
    yield dock
    dock.shut()
    dock.deleteLater()


def follow(dock, layer, spin):
    """Switch live editing on, and wait until it has said something."""
    dock.run_bar.live.setChecked(True)
    layer.startEditing()
    spin(lambda: dock.live.running is None and not dock.live.timer.isActive())
    QCoreApplication.processEvents()
    return dock.live_bar.text.text()


@pytest.mark.parametrize("lacking", ["DIVISION_ID", "POPULATION", "zones"])
def test_an_edit_before_all_is_set_up_says_what_the_panel_says(dock, plan, added, spin, lacking):
    panel = dock.setup_panel
    if lacking == "DIVISION_ID":
        panel._choose_value(lacking, "")
    elif lacking == "POPULATION":
        panel._choose_layer(lacking, None)
    else:
        trips = added("None", ["home:string", "work:string"], [(None, ("x", "y"))], "trips")
        panel._choose_layer("COMMUTES", trips)
        panel._choose_value("ENDS", ZONE_IDS)
        panel._choose_layer("ZONES", None)
        panel._switch("commutes", True)
    (trouble, *_) = panel.troubles()
    assert follow(dock, plan[0], spin) == trouble.sentence
    assert dock.notice.text == ""
    # and as soon as it is set up, the edit is followed
    if lacking == "DIVISION_ID":
        panel._choose_value(lacking, "code")
    elif lacking == "POPULATION":
        panel._choose_layer(lacking, plan[1])
    else:
        panel._switch("commutes", False)
    spin(lambda: dock.live.last is not None)
    assert dock.live_bar.text.text().startswith("Live")


def test_the_id_field_that_goes_from_the_set_up_in_the_middle_of_an_edit(dock, plan, spin):
    layer, _ = plan
    assert follow(dock, layer, spin).startswith("Live: ")
    dock.setup_panel._choose_value("DIVISION_ID", "")
    layer.changeAttributeValue(next(layer.getFeatures()).id(), 1, "another name")
    spin(lambda: dock.live.last is None and not dock.live.again.isActive() and dock.live.running is None)
    assert "choose the field" in dock.live_bar.text.text()


def test_what_is_read_once_though_it_is_the_layer_that_is_edited_is_said(dock, plan, spin):
    layer, _ = plan
    dock.setup_panel._choose_layer("POPULATION", layer)
    dock.setup_panel._choose_value("TOTAL", "10")
    dock.setup_panel._choose_layer("POPULATION_2", plan[1])
    if dock.setup_panel.troubles():
        pytest.fail(dock.setup_panel.troubles()[0].sentence)
    said = follow(dock, layer, spin)
    assert "'divisions' is 'Population units" in said
    assert said.endswith("read once and not after every change: run the study for that.")


def test_times_are_told_as_times(dock, project):
    facilities = QgsVectorLayer("Point?crs=EPSG:4326", "facilities", "memory")
    facilities.dataProvider().addAttributes([QgsField("type", QVariant.Time)])
    facilities.updateFields()
    feature = QgsFeature(facilities.fields())
    feature.setAttributes([QTime(6, 0)])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(0.5 0.5)"))
    assert facilities.dataProvider().addFeatures([feature])[0]
    project.addMapLayer(facilities)
    dock.setup_panel._choose_layer("FACILITIES", facilities)
    dock.setup_panel._choose_value("FACILITY_TYPE", "type")
    dock.setup_panel._switch("facilities", True)
    said = [trouble.sentence for trouble in dock.setup_panel.troubles()]
    assert any("(06:00:00)" in sentence for sentence in said), said


def test_a_moment_that_is_no_number_is_told_as_people_write_it(dock, spin):
    dock.setup_panel._choose_value("TOTAL", "make_datetime(2020, 1, 31, 12, 0, 0)")
    dock.run_bar.run.click()
    spin(lambda: not dock.run.running)
    assert "is '2020-01-31 12:00:00', which is text and no number" in dock.notice.text
