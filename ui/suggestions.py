"""What is guessed goes into a setup here, beside what the user chose and never over it."""

from qgis.core import QgsMapLayer

from ..layers.expressions import missing_fields
from ..layers.messages import tr
from .guessing import guess_crs, guess_ends, guess_field, is_unique
from .inputs import (
    COORDINATES,
    ENDS_NEED,
    EXPRESSION,
    FIELDS,
    LAYERS,
    MAIN,
    OF_POINTS,
    OF_POLYGONS,
    SWITCHED,
    TABLES,
    ZONE_IDS,
    bundled,
)
from .layerguessing import guess_layers
from .proposals import proposed
from .tablechecks import table_layers, unknown_types
from .values import first_values

ENOUGH = 0.5  # of the zones that commutes name a layer must have so many
WALK = {"minutes": 15, "speed": 4.8}  # of the 15-minute circle: a planning assumption, to be replaced


def suggest_layers(setup, project):
    """Guess a layer for each input that has none and that the user left alone; return the inputs filled."""
    taken = {*setup.layers, *setup.known, *setup.layers.values(), *(name for name in setup.chosen if name in LAYERS)}
    found = guess_layers(list(project.mapLayers().values()), taken)
    for name, layer in found.items():
        setup.choose(name, layer)
    # once all are there: zones, for one, may be the divisions
    for name in found:
        suggest_for_layer(setup, project, name)
    for group in SWITCHED:
        ready = MAIN[group] in found if group in MAIN else "POPULATION" in found
        if ready and f"on {group}" not in setup.chosen:
            setup.on[group] = True
    return list(found)


def suggest_for_layer(setup, project, parameter):
    """Guess what depends on a layer that was just chosen: its fields, and definitions that name its columns."""
    layer = setup.layer(parameter, project)
    if parameter in LAYERS and any(parameter in table.layers for table in TABLES.values()):
        _suggest_items(setup, project, parameter)
    if layer is None:
        return
    if parameter == "COMMUTES" and "ENDS" not in setup.chosen:
        setup.values["ENDS"] = guess_ends(layer)
    for name, one in FIELDS.items():
        if one.layer == parameter and not _stays(setup, name, layer):
            setup.values[name] = guess_field(name, layer)
            setup.chosen.discard(name)
    if parameter == "COMMUTES":
        suggest_for_value(setup, project, "ENDS")
    # a group that gets its layer from the user is meant to be used
    group = LAYERS[parameter].group
    if parameter in MAIN.values() and parameter in setup.chosen:
        setup.on[group] = True


def suggest_for_value(setup, project, parameter):
    """Guess what depends on a value that was just chosen: the CRS of coordinates, the zones of zone ids."""
    layer = setup.layer("COMMUTES", project)
    if layer is None or parameter not in ("ENDS", *ENDS_NEED[COORDINATES], *ENDS_NEED[ZONE_IDS]):
        return
    if setup.value("ENDS") == COORDINATES and "COORD_CRS" not in setup.chosen:
        fields = [setup.value(name) for name in ENDS_NEED[COORDINATES]]
        divisions = setup.layer("DIVISIONS", project)
        if all(fields) and divisions is not None:
            setup.values["COORD_CRS"] = guess_crs(layer, fields, divisions.crs())
    if setup.value("ENDS") == ZONE_IDS and "ZONES" not in setup.chosen and "ZONES" not in setup.layers:
        _suggest_zones(setup, project, layer)


def take_items(setup, parameter, items):
    """Take a table that the user edited; one that is the bundled one again is none of his own."""
    setup.chosen.add(parameter)
    if items == bundled(parameter):
        setup.definitions.pop(parameter, None)
    else:
        setup.definitions[parameter] = items


def new_types(setup, project):
    """Return items for the facility layer's types that the table has not; how much is needed of each is left open."""
    unknown, _ = unknown_types(setup, project)
    return [
        {"type": name, "label": name, "target": setup.value("TOTAL"), "standard": "", "unit": "", **WALK}
        for name in unknown
    ]


def _stays(setup, name, layer):
    """Whether a value that the user chose can stay with another layer."""
    value = setup.values.get(name)
    if name not in setup.chosen or value is None:
        return False
    if value == "":
        return not FIELDS[name].needed
    if FIELDS[name].kind == EXPRESSION:
        return not missing_fields(value, layer.fields())
    return layer.fields().lookupField(str(value)) >= 0


def _suggest_items(setup, project, parameter):
    """Write the bundled definitions with the columns of the layers that there are, where that is needed."""
    for name, table in TABLES.items():
        if parameter not in table.layers or name in setup.chosen or "POPULATION" not in table.layers:
            continue
        layers = table_layers(setup, project, name)
        items = proposed(name, bundled(name), layers) if layers else None
        if items is None:
            setup.definitions.pop(name, None)
        else:
            setup.definitions[name] = [{**item, "source": tr("fitted to the layer's columns")} for item in items]


def _suggest_zones(setup, project, commutes):
    """Find the layer, the divisions first, whose ids are those that the commutes name."""
    field = setup.value("HOME_ZONE")
    wanted = set(first_values(commutes, field)) - {None} if field else set()
    divisions = setup.layer("DIVISIONS", project)
    others = [one for one in project.mapLayers().values() if one is not divisions and one is not commutes]
    for layer in [divisions, *others]:
        if layer is None or layer.type() != QgsMapLayer.LayerType.VectorLayer:
            continue
        if layer.geometryType() not in (OF_POINTS, OF_POLYGONS):
            continue
        for one in layer.fields():
            ids = set(first_values(layer, one.name())) & wanted
            if wanted and len(ids) >= ENOUGH * min(len(wanted), 1000) and is_unique(layer, one.name()):
                setup.choose("ZONES", layer)
                setup.values["ZONE_ID"] = one.name()
                return
