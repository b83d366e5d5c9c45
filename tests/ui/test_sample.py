"""The sample as the menu opens it."""

import sys

import pytest
from qgis.core import QgsApplication, QgsProject

# the provider lives as long as its plugin, and later tests use it
KEPT = []


def test_the_sample_opens_in_a_group_with_divisions_by_type(provider):
    from spatial_demand.ui.sample import LAYERS, TYPE_COLOURS, open_sample

    project = QgsProject()
    group = open_sample(project)
    assert [node.name() for node in group.findLayers()] == list(LAYERS)
    assert "synthetic" in group.name()
    divisions = group.findLayers()[0].layer()
    kinds = {category.value() for category in divisions.renderer().categories()}
    assert kinds == {feature["type"] for feature in divisions.getFeatures()} == set(TYPE_COLOURS)


@pytest.mark.parametrize(("chinese", "name"), [(False, "name_en"), (True, "name_zh")])
def test_the_sample_names_its_divisions_in_the_user_s_language(provider, monkeypatch, chinese, name):
    from qgis.core import QgsExpression

    from spatial_demand.ui import sample

    monkeypatch.setattr(sample, "chinese", lambda: chinese)
    project = QgsProject()
    layer = sample.sample_layers(project)["divisions"]
    context, label = layer.createExpressionContext(), QgsExpression(layer.labeling().settings().fieldName)
    for feature in layer.getFeatures():
        context.setFeature(feature)
        assert label.evaluate(context).replace("\n", " ") == feature[name]
    project.clear()


def test_the_plugin_leaves_nothing_behind(provider, qgis_iface):
    registry = QgsApplication.processingRegistry()
    registry.removeProvider(provider)  # another is put in its place below
    plugin = sys.modules["spatial_demand"].classFactory(qgis_iface)
    plugin.initGui()
    assert registry.providerById("spatialdemand") is not None
    assert [action.text() for action in plugin.actions] == ["Spatial Demand panel", "Open the sample"]
    plugin.unload()
    assert registry.providerById("spatialdemand") is None
    assert plugin.actions == []
    plugin.unload()  # a second time harms nobody
    plugin.initProcessing()
    KEPT.append(plugin)
    assert registry.providerById("spatialdemand") is not None
