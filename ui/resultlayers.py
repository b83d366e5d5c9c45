"""A study's tables as layers: named in a planner's words, with all their styles, from the file or in memory."""

from typing import NamedTuple

from qgis.core import QgsFeatureRequest, QgsMapLayerStyle, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.messages import Refusal, stop_if_cancelled, tr
from ..layers.studyfile import open_geopackage

STYLES = "layer_styles"


def titles():
    """Return {table: its name in words}, in the order of the layer tree: what lies on top comes first."""
    return {
        "hubs": tr("Transit hubs"),
        "industry_sites": tr("Industrial sites"),
        "flows": tr("Commuting flows"),
        "profile": tr("Crowd profile"),
        "products": tr("What to build"),
        "demand": tr("Facility demand"),
        "circles": tr("Living circles"),
        "balance": tr("Jobs and housing"),
        "bands": tr("Commuting distance"),
        "commute_map": tr("Homes and workplaces of commuters"),
        "change": tr("Change since the earlier date"),
        "industry": tr("Industrial circles"),
        "chain": tr("Value chain"),
        "demand_units": tr("Access to facilities, unit by unit"),
        "circle_units": tr("Living circles, unit by unit"),
        "composition_before": tr("Composition at the earlier date"),
        "composition_after": tr("Composition now"),
        "profile_table": tr("Crowd profile: all numbers"),
        "products_table": tr("What to build: every rule"),
        "demand_table": tr("Facility demand: all numbers"),
        "circles_table": tr("Living circles: all numbers"),
        "matrix": tr("Commuters from each place to each"),
        "bands_table": tr("Commuting distance: all numbers"),
        "commuters_table": tr("Who commutes: all numbers"),
        "change_table": tr("Change: all numbers"),
        "industry_table": tr("Industrial circles: all numbers"),
        "chain_table": tr("Value chain: all numbers"),
        "composition_before_table": tr("Composition at the earlier date: all numbers"),
        "composition_after_table": tr("Composition now: all numbers"),
        "regions": tr("Names of the regions outside"),
        "parameters": tr("What the study was run with"),
        "ledger": tr("What was counted"),
    }


class Styled(NamedTuple):
    """A style that a file holds: its name and QGIS's text of it."""

    name: str
    qml: str


def load(path, memory, feedback=None):
    """Return {table: QgsVectorLayer} of a study's file, in the order of the tree; memory: with copies of all rows.

    May be called on any thread; the layers then belong to the main one. Raises Refusal, Cancelled.
    """
    tables, styles = contents(path)
    names, layers = titles(), {}
    for table in sorted(tables, key=lambda table: _rank(table, names)):
        stop_if_cancelled(feedback)
        layer = _layer(path, table, names.get(table, table), memory)
        _take_styles(layer, styles.get(table, ()))
        layer.moveToThread(QCoreApplication.instance().thread())
        layers[table] = layer
    return layers


def contents(path):
    """Return (tables of a GeoPackage, {table: its styles, the one to be shown first}). Raises Refusal."""
    dataset = _opened(path)
    tables, styles = [], {}
    for k in range(dataset.GetLayerCount()):
        name = dataset.GetLayer(k).GetName()
        if name != STYLES:
            tables.append(name)
    saved = dataset.GetLayerByName(STYLES)
    for row in saved if saved is not None else ():
        own = styles.setdefault(row.GetField("f_table_name"), [])
        style = Styled(row.GetField("styleName"), row.GetField("styleQML"))
        own.insert(0 if row.GetField("useAsDefault") else len(own), style)
    return tables, styles


def _opened(path):
    dataset = open_geopackage(path)
    if dataset is None:
        raise Refusal(tr("'{path}' cannot be opened any more: run again.").format(path=path))
    return dataset


def _rank(table, names):
    return list(names).index(table) if table in names else len(names)


def _layer(path, table, title, memory):
    options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsVectorLayer(f"{path}|layername={table}", title, "ogr", options)
    if not layer.isValid():
        raise Refusal(tr("'{table}' of '{path}' cannot be opened: run again.").format(table=table, path=path))
    if not memory:
        return layer
    # the file's own number of a row means nothing outside it
    own = [k for k in range(layer.fields().count()) if k not in layer.primaryKeyAttributes()]
    copy = layer.materialize(QgsFeatureRequest().setSubsetOfAttributes(own))
    copy.setName(title)
    return copy


def _take_styles(layer, styles):
    manager = layer.styleManager()
    first = manager.currentStyle()
    for style in styles:
        manager.addStyle(style.name, QgsMapLayerStyle(style.qml))
    if styles:
        manager.setCurrentStyle(styles[0].name)
        if first not in [style.name for style in styles]:
            manager.removeStyle(first)
