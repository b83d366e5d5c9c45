"""The group of the layer tree that a run's results stand in, new or in the place of the last run's."""

from typing import NamedTuple

from qgis.core import QgsLayerTreeGroup

from ..layers.messages import tr

# what nodes of the tree remember: a layer's own properties go when its style is changed
RUN, NAME = "spatialdemand/run", "spatialdemand/name"
TABLE, TABLES = "spatialdemand/table", "spatialdemand/tables"
SHOWN = ("profile",)
MOST_SELECTED = 1000  # features whose selection is carried over


class Look(NamedTuple):
    """How a result layer stood in the tree: its id, ticked, unfolded, style, selected division ids."""

    layer: str
    ticked: bool
    unfolded: bool
    style: str
    selected: set


def last_group(project):
    """Return the group of the newest run in the project's tree, None where there is none."""
    groups = [one for one in project.layerTreeRoot().findGroups(True) if one.customProperty(RUN)]
    return max(groups, key=lambda one: str(one.customProperty(RUN)), default=None)


def layers_of(group):
    """Return {table: layer} of the results in a group; what the user has put beside them is left out."""
    nodes = [node for node in group.findLayers() if node.customProperty(TABLE) and node.layer() is not None]
    return {node.customProperty(TABLE): node.layer() for node in nodes}


def clear(project, group):
    """Take a run's results out of the project and its group; return {table: Look}, by which they can stand again."""
    looks = {table: _look(group, layer) for table, layer in layers_of(group).items()}
    project.removeMapLayers([look.layer for look in looks.values()])
    return looks


def fill(project, layers, name, run, group=None, looks=None):
    """Put {table: layer} into a group, a new one on top where none is given; return the group."""
    looks, fresh = looks or {}, group is None
    if fresh:
        group = QgsLayerTreeGroup(name)
    elif group.name() == group.customProperty(NAME):
        # a name that the user has given stays
        group.setName(name)
    group.setCustomProperty(NAME, name)
    group.setCustomProperty(RUN, run)
    project.addMapLayers(list(layers.values()), False)
    maps = [table for table, layer in layers.items() if layer.isSpatial()]
    for k, table in enumerate(maps):
        _stand(group.insertLayer(k, layers[table]), table, looks.get(table))
    tables = [table for table in layers if table not in maps]
    if tables:
        inner = _group_of_tables(group, len(maps))
        for k, table in enumerate(tables):
            _stand(inner.insertLayer(k, layers[table]), table, looks.get(table))
    if fresh:
        project.layerTreeRoot().insertChildNode(0, group)
    return group


def _look(group, layer):
    node, selected = group.findLayer(layer.id()), set()
    if 0 < layer.selectedFeatureCount() <= MOST_SELECTED and layer.fields().lookupField("division_id") >= 0:
        selected = {feature["division_id"] for feature in layer.selectedFeatures()}
    style = layer.styleManager().currentStyle()
    return Look(layer.id(), node.itemVisibilityChecked(), node.isExpanded(), style, selected)


def _stand(node, table, look):
    node.setCustomProperty(TABLE, table)
    if look is None:
        node.setItemVisibilityChecked(table in SHOWN)
        node.setExpanded(table in SHOWN)
        return
    layer = node.layer()
    node.setItemVisibilityChecked(look.ticked)
    node.setExpanded(look.unfolded)
    if look.style in layer.styleManager().styles():
        layer.styleManager().setCurrentStyle(look.style)
    if look.selected:
        chosen = [feature.id() for feature in layer.getFeatures() if feature["division_id"] in look.selected]
        layer.selectByIds(chosen)


def _group_of_tables(group, place):
    for inner in group.findGroups():
        if inner.customProperty(TABLES):
            return inner
    inner = group.insertGroup(place, tr("Tables"))
    inner.setCustomProperty(TABLES, True)
    inner.setExpanded(False)
    return inner


def add(project, layers):
    """Put {name: layer} on top of the newest run's group, in a group of their own where there is none.

    They belong to no run, and stay when its results are replaced. The first one is shown, and no other map of the
    group, whose names would stand over its own.
    """
    project.addMapLayers(list(layers.values()), False)
    group = last_group(project)
    if group is None:
        group = QgsLayerTreeGroup(tr("Spatial Demand: comparisons"))
        project.layerTreeRoot().insertChildNode(0, group)
    for node in group.findLayers():
        node.setItemVisibilityChecked(False)
    for k, layer in enumerate(layers.values()):
        node = group.insertLayer(k, layer)
        node.setItemVisibilityChecked(k == 0)
        node.setExpanded(k == 0)
    return group


def hide(project):
    """Hide the newest run's group, which shows boundaries as they were; return whether it was shown."""
    group = last_group(project)
    shown = group is not None and group.itemVisibilityChecked()
    if shown:
        group.setItemVisibilityChecked(False)
    return shown


def show(project):
    """Show the newest run's group again."""
    group = last_group(project)
    if group is not None:
        group.setItemVisibilityChecked(True)
