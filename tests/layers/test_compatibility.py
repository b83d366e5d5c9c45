import enum
import warnings

import pytest
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsField,
    QgsFields,
    QgsLayoutItemLabel,
    QgsPrintLayout,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsTextFormat,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from spatial_demand.layers import compatibility


@pytest.fixture(autouse=True)
def strict():
    """What this version of QGIS calls deprecated is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_fields_are_made_without_a_warning_and_read_back():
    fields = QgsFields()
    for name in ("DOUBLE", "LONG", "TEXT", "BOOLEAN"):
        fields.append(QgsField(name, getattr(compatibility, name)))
    double, long, text, boolean = (field.type() for field in fields)
    assert double == compatibility.DOUBLE_FIELD
    assert long in compatibility.INTEGER_FIELDS
    assert text == compatibility.TEXT_FIELD
    assert boolean == compatibility.BOOLEAN_FIELD
    # what layers/ looks a column's kind up by
    assert {compatibility.DOUBLE_FIELD: "found"}[double] == {compatibility.TEXT_FIELD: "found"}[text] == "found"


@pytest.mark.parametrize("type_name", ["int", "int8", "double", "string", "bool", "date", "datetime"])
def test_every_type_of_a_layer_s_fields_is_known(type_name):
    (field,) = QgsVectorLayer(f"Point?field=f:{type_name}", "a", "memory").fields()
    known = (
        *compatibility.INTEGER_FIELDS,
        compatibility.DOUBLE_FIELD,
        compatibility.TEXT_FIELD,
        compatibility.BOOLEAN_FIELD,
        compatibility.DATE_FIELD,
        compatibility.MOMENT_FIELD,
    )
    assert field.type() in known


def test_flags_become_numbers_as_pyqt_5_and_6_have_them():
    class Six(enum.Flag):  # as PyQt6 makes Qt's enums: int() refuses them
        RIGHT = 2
        MIDDLE = 128

    assert compatibility.number_of(Six.RIGHT | Six.MIDDLE) == 130
    assert compatibility.number_of(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) == 130
    assert compatibility.number_of(Qgis.MessageLevel.Warning) == 1


@pytest.mark.parametrize("names", [("PolygonLayer",), ("PointLayer", "PolygonLayer")])
def test_a_picker_of_layers_takes_its_filter(qgis_app, names):
    from qgis.gui import QgsMapLayerComboBox

    layers = [QgsVectorLayer(kind, kind, "memory") for kind in ("Point", "LineString", "Polygon")]
    QgsProject.instance().addMapLayers(layers)
    picker = QgsMapLayerComboBox()
    picker.setFilters(compatibility.layer_filter(*names))
    shown = {picker.layer(row).name() for row in range(picker.count())}
    assert shown == {name.replace("Layer", "") for name in names}
    QgsProject.instance().removeAllMapLayers()


def test_a_style_is_saved(tmp_path):
    memory = QgsVectorLayer("Point?crs=EPSG:4326&field=f:int", "a", "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = str(tmp_path / "a.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, QgsProject.instance().transformContext(), options)
    layer = QgsVectorLayer(path, "a", "ogr")
    assert compatibility.save_style(layer, "first", "of a test", True) == ""
    assert layer.listStylesInDatabase()[2] == ["first"]


def test_a_source_says_its_filter():
    assert compatibility.filter_of(QgsProcessingFeatureSourceDefinition("a")) == ""
    if Qgis.QGIS_VERSION_INT >= 33200:
        assert compatibility.filter_of(QgsProcessingFeatureSourceDefinition("a", filterExpression="f > 1")) == "f > 1"


def test_gdal_streams_columns_where_it_can():
    assert compatibility.streams_columns() == ("GetArrowStreamAsNumPy" in dir(ogr.Layer))


def test_a_label_gets_its_look():
    label = QgsLayoutItemLabel(QgsPrintLayout(QgsProject.instance()))
    look, font = QgsTextFormat(), QFont()
    font.setPointSizeF(17)
    look.setFont(font)
    look.setSize(17)
    look.setColor(QColor("#123456"))
    compatibility.set_label_format(label, look, font, look.color())
    if Qgis.QGIS_VERSION_INT >= 32400:
        assert (label.textFormat().size(), label.textFormat().color().name()) == (17, "#123456")
    else:
        assert (label.font().pointSizeF(), label.fontColor().name()) == (17, "#123456")
