"""What keeps a setup from running: one sentence each, with the layer, the field and the way out."""

from typing import NamedTuple

from ..analysis.bands import parse_bands
from ..analysis.definitions import Problem
from ..layers.messages import number, tr
from ..layers.regions import ELSEWHERE
from . import inputs
from .guessing import text_that_counts
from .inputs import ENDS_NEED, EXPRESSION, FIELDS, GROUPS, LAYERS, MAIN, TABLES, WEIGHTED, group_of
from .tablechecks import expression_trouble, item_trouble, table_layers, unknown_types, unusable, words
from .values import first_values

MOST_IDS = 5000  # so many ids are looked at


class Trouble(NamedTuple):
    """One thing to mend: where it sits, the sentence, and the few words that a group has room for."""

    group: str
    parameter: str
    sentence: str
    short: str = ""


def troubles(setup, project):
    """Return [Trouble] of a setup, group by group; empty where the study can run."""
    setup.find(project)
    found = []
    for group in GROUPS:
        if setup.on[group]:
            found += _of_layers(setup, project, group)
            found += _of_fields(setup, project, group)
            found += _of_others(setup, project, group)
    for parameter in TABLES:
        if setup.asks(parameter) and (group_of(parameter) != "crowds" or "POPULATION" in setup.layers):
            found += _of_table(setup, project, parameter)
    return found


def remarks(setup, project):
    """Return parameter -> sentence about what is left out of the study, which runs without it."""
    text = tr("{what}: the layer '{layer}' is not in the project any more and is left out; choose another.")
    said = {
        name: text.format(what=called(name), layer=layer)
        for name, layer in setup.lost(project).items()
        if not LAYERS[name].main and setup.asks(name)
    }
    commutes = setup.layer("COMMUTES", project)
    if commutes is not None and setup.asks("COUNT") and not setup.value("COUNT"):
        field = text_that_counts("COUNT", commutes)
        if field:
            text = tr(
                "Layer '{layer}': the field '{field}' holds numbers as text, so each record counts as one commuter. "
                "Turn it into a number field to count them all."
            )
            said["COUNT"] = text.format(layer=commutes.name(), field=field)
    return {**said, **_left_out(setup, project)}


def _left_out(setup, project):
    """Return table -> sentence about those of the bundled definitions that the layers have no fields for."""
    said = {}
    for parameter, table in TABLES.items():
        layers = table_layers(setup, project, parameter)
        if parameter in setup.definitions or not setup.asks(parameter) or not layers:
            continue
        codes = unusable(setup, project, parameter)
        if codes and parameter == "ATTRIBUTES_FILE":
            text = tr("Crowds of commuters are left out: '{layer}' lacks their fields; edit them to name its own.")
            said[parameter] = text.format(layer=layers[0].name())
        elif 0 < len(codes) < len(setup.items(parameter)) and not table.every:
            text = tr("Left out, for no layer has the fields: {codes}. Edit the table, or add a layer that has them.")
            said[parameter] = text.format(codes=", ".join(codes))
    return said


def called(parameter):
    """Return a parameter's name in words, for a sentence."""
    return inputs.definition(parameter).description()


def _of_layers(setup, project, group):
    """Return the troubles with a group's layers: main ones that are not chosen, and chosen ones that are gone."""
    found, lost = [], setup.lost(project)
    for name, one in LAYERS.items():
        if one.group != group:
            continue
        if name in lost and one.main:
            text = tr("{what}: the layer '{layer}' is not in the project any more; open it again, or choose another.")
            text, short = text.format(what=called(name), layer=lost[name]), tr("'{layer}' is gone")
            found.append(Trouble(group, name, text, short.format(layer=lost[name])))
        layer = setup.layer(name, project)
        if layer is not None and setup.asks(name) and not layer.isValid():
            text = tr("The layer '{layer}' cannot be read: repair its data source, or choose another.")
            found.append(Trouble(group, name, text.format(layer=layer.name()), tr("a layer cannot be read")))
        elif layer is not None and setup.asks(name) and layer.isSpatial() and not layer.crs().isValid():
            text = tr(
                "Layer '{layer}' has no coordinate reference system: set it in its properties, or choose another."
            )
            found.append(Trouble(group, name, text.format(layer=layer.name()), tr("a layer has no CRS")))
        elif one.main and layer is None and name not in lost:
            more = "" if group not in MAIN else " " + tr("Or switch this part off.")
            text = tr("{what}: no layer is chosen; choose one.").format(what=called(name)) + more
            found.append(Trouble(group, name, text, tr("pick the layer")))
    return found


def _of_fields(setup, project, group):
    """Return the troubles with the fields and expressions of a group's layers."""
    found = []
    ends = ENDS_NEED.get(setup.value("ENDS"), ())
    for name, one in FIELDS.items():
        layer = setup.layer(one.layer, project)
        if group_of(name) != group or layer is None or not layer.isValid() or not setup.asks(name):
            continue
        value = setup.value(name)
        if value in (None, ""):
            if one.needed or name in ends:
                text = tr("Layer '{layer}': choose the field for '{what}'.")
                text = text.format(layer=layer.name(), what=called(name))
                found.append(Trouble(group, name, text, _pick(name)))
        elif one.kind == EXPRESSION:
            text = expression_trouble(value, layer)
            if text:
                found.append(Trouble(group, name, text, tr("mend an expression")))
        elif layer.fields().lookupField(str(value)) < 0:
            text = tr("Layer '{layer}' has no field '{field}', which was chosen for '{what}': choose another.")
            text = text.format(layer=layer.name(), field=value, what=called(name))
            found.append(Trouble(group, name, text, _pick(name)))
    return found


def _pick(parameter):
    return tr("pick the id field") if parameter == "DIVISION_ID" else tr("pick a field")


def _of_others(setup, project, group):
    """Return what else can be wrong in a group."""
    if group == "divisions":
        return _of_ids(setup, project)
    found = []
    if group == "crowds":
        if setup.value("APPORTION") == WEIGHTED and setup.layer("WEIGHT_LAYER", project) is None:
            text = tr("To split units by buildings or land, choose the layer to weight by, or split them by area.")
            found.append(Trouble(group, "WEIGHT_LAYER", text, tr("pick the layer")))
        found += _of_before(setup, project)
    elif group == "commutes" and "COMMUTES" in setup.layers:
        if setup.asks("ZONES") and setup.layer("ZONES", project) is None:
            text = tr("Homes and works are zone ids: choose the layer that has these zones.")
            found.append(Trouble(group, "ZONES", text, tr("pick the zones")))
        try:
            parse_bands(setup.value("BANDS"))
        except Problem as problem:
            found.append(Trouble(group, "BANDS", words(problem), tr("mend the bands")))
    elif group == "facilities":
        found += _of_types(setup, project)
    if group == "facilities" and setup.asks("DETOUR") and "NETWORK" not in setup.layers and setup.value("DETOUR") < 1:
        text = tr("The detour factor is {detour}: no way is shorter than the straight line; write 1 or more.")
        found.append(Trouble(group, "DETOUR", text.format(detour=f"{setup.value('DETOUR'):g}"), tr("mend the detour")))
    if group == "demand":
        found += _of_sites(setup, project)
    return found


def _of_ids(setup, project):
    """Return the trouble with the divisions' ids: NULL, twice, or a name that the results need themselves."""
    layer, field = setup.layer("DIVISIONS", project), setup.value("DIVISION_ID")
    if layer is None or not field or layer.fields().lookupField(field) < 0:
        return []
    ids = first_values(layer, field, MOST_IDS)
    where = {"layer": layer.name(), "field": field}
    empty = sum(one is None or not one.strip() for one in ids)
    seen, twice = set(), []
    for one in ids:
        if one in seen and one not in twice:
            twice.append(one)
        seen.add(one)
    twice = [one for one in twice if one]
    kept = [one for one in ("*", ELSEWHERE) if one in seen]
    if not ids:
        text = tr("Layer '{layer}' has no divisions: draw them, or choose another layer.").format(**where)
        return [Trouble("divisions", "DIVISIONS", text, tr("no divisions"))]
    if empty:
        text = tr("Layer '{layer}', field '{field}': {count} division(s) have no id; fill it, or choose another field.")
        text = text.format(count=number(empty), **where)
        return [Trouble("divisions", "DIVISION_ID", text, tr("{count} without id").format(count=number(empty)))]
    if twice:
        text = tr(
            "Layer '{layer}', field '{field}': {count} id(s) stand twice ({ids}); give each division its own, or "
            "choose another field."
        ).format(count=number(len(twice)), ids=", ".join(f"'{one}'" for one in twice[:3]), **where)
        short = tr("1 id stands twice") if len(twice) == 1 else tr("{count} ids stand twice")
        return [Trouble("divisions", "DIVISION_ID", text, short.format(count=number(len(twice))))]
    if kept:
        text = tr("Layer '{layer}', field '{field}': no division may be called '{id}'; give it another id.")
        return [Trouble("divisions", "DIVISION_ID", text.format(id=kept[0], **where), tr("rename an id"))]
    return []


def _of_before(setup, project):
    """Return the trouble with the earlier population: it is read by the same expressions."""
    layer = setup.layer("POPULATION_BEFORE", project)
    problem = expression_trouble(setup.value("TOTAL"), layer) if layer is not None else ""
    if not problem:
        return []
    text = problem + " " + tr("The earlier population is read as the present one is: name its field alike.")
    return [Trouble("crowds", "POPULATION_BEFORE", text, tr("mend the earlier date"))]


def _of_sites(setup, project):
    """Return the trouble with sites without places and places without sites: neither is of use alone."""
    sites, places = (setup.layer(name, project) is not None for name in ("SITES", "PLACES"))
    if sites == places:
        return []
    lacking = "PLACES" if sites else "SITES"
    text = tr("Industrial circles need industrial sites and places with a class: choose both, or neither.")
    return [Trouble("demand", lacking, text, tr("pick sites and places"))]


def _of_types(setup, project):
    """Return the trouble with a table of types that names none of the layer's."""
    unknown, some = unknown_types(setup, project)
    if some or not unknown:
        return []
    layer, field = setup.layer("FACILITIES", project), setup.value("FACILITY_TYPE")
    text = tr(
        "Layer '{layer}', field '{field}': none of its types ({types}) is in the table; edit the types to name them, "
        "or choose another field."
    ).format(layer=layer.name(), field=field, types=", ".join(unknown[:4]))
    return [Trouble("facilities", "TYPES_FILE", text, tr("no type fits"))]


def _of_table(setup, project, parameter):
    """Return the trouble with a table of definitions.

    Of the bundled ones those that the layers have no fields for are left out; that is no trouble while some remain.
    """
    table, group = TABLES[parameter], group_of(parameter)
    items, layers = setup.items(parameter), table_layers(setup, project, parameter)
    written, name = parameter in setup.definitions, called(parameter).split(":")[0]
    try:
        table.check(items)
    except Problem as problem:
        return [Trouble(group, parameter, f"{name}: {words(problem)}", tr("mend the table"))]
    problems = [problem for problem in (item_trouble(table, item, layers) for item in items) if problem]
    left_out = not written and (len(problems) < len(items) or parameter == "ATTRIBUTES_FILE")
    if not problems or left_out:
        return []
    text = f"{name}: {problems[0][1]}"
    if not written:
        text = tr("{table}: the layers have the fields of none of them; edit it to name those that there are.")
        text = text.format(table=name)
    return [Trouble(group, parameter, text, tr("mend the table"))]
