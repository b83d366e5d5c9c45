"""Spatial Demand: crowds, commuting and facility demand per planning division, in QGIS."""


def classFactory(iface):
    """Return the plugin; QGIS calls this once when it loads it."""
    from .plugin import SpatialDemandPlugin

    return SpatialDemandPlugin(iface)
