"""The dock's whole state, without widgets and without layers: what a study is to be made of."""

import hashlib
import json
import os
from typing import NamedTuple

from qgis.core import QgsDataSourceUri

from ..layers.reading import file_parts
from . import inputs
from .inputs import COORDINATES, ENDS_NEED, FIELDS, GROUPS, LAYERS, MAIN, SWITCHED, TABLES, WEIGHTED, group_of

SCOPE, KEY = "spatialdemand", "setup"
VERSION = 1


class Known(NamedTuple):
    """By what a layer is found again: its id, else its source; its name, to speak of it."""

    id: str
    name: str
    source: str


class Setup:
    """What was chosen: layers (parameter -> layer id), values, definitions, groups that are on, and where results go.

    known: parameter -> Known of the layer that was chosen, kept also while it is not in the project; chosen: what the
    user set, which no guess may change.
    """

    def __init__(self):
        """Make an empty one: divisions and crowds are always on."""
        self.layers, self.values, self.definitions = {}, {}, {}
        self.on = {group: group not in SWITCHED for group in GROUPS}
        self.study, self.beside = "", False
        self.known, self.chosen = {}, set()

    # -- layers

    def choose(self, parameter, layer):
        """Take a layer for a parameter, or none."""
        if layer is None:
            self.layers.pop(parameter, None)
            self.known.pop(parameter, None)
        else:
            self.layers[parameter] = layer.id()
            self.known[parameter] = _known(layer)

    def layer(self, parameter, project):
        """Return the project's layer for a parameter, None where there is none."""
        return project.mapLayer(self.layers.get(parameter, ""))

    def find(self, project):
        """Look for the chosen layers in a project, by id and by source, and note their names; return what was found.

        A layer that is not there is forgotten but for `known`, by which it is found when it is opened again.
        """
        found = []
        for parameter in {**self.known, **self.layers}:
            layer = project.mapLayer(self.layers.get(parameter, ""))
            if layer is None and parameter in self.known:
                layer = _same_layer(self.known[parameter], project)
            if layer is None:
                self.layers.pop(parameter, None)
                continue
            if self.layers.get(parameter) != layer.id():
                found.append(parameter)
            self.choose(parameter, layer)
        return found

    def lost(self, project):
        """Return parameter -> name of each chosen layer that the project does not have."""
        return {name: known.name for name, known in self.known.items() if self.layer(name, project) is None}

    # -- values

    def value(self, parameter):
        """Return a parameter's value, or what the study takes where it is not set."""
        return self.values[parameter] if parameter in self.values else inputs.default(parameter)

    def items(self, parameter):
        """Return the items of a table of definitions: the user's, else the bundled ones in the user's language."""
        return self.definitions[parameter] if parameter in self.definitions else inputs.bundled(parameter)

    def asks(self, parameter):
        """Whether the choices made so far leave a use for a parameter: its group is on, its layer is there, ..."""
        group = group_of(parameter)
        if not self.on.get(group, True):
            return False
        if group in MAIN and parameter != MAIN[group] and MAIN[group] not in self.layers:
            return False
        if parameter in FIELDS and FIELDS[parameter].layer not in self.layers:
            return False
        for kind, needs in ENDS_NEED.items():
            if parameter in needs and kind != self.value("ENDS"):
                return False
        if parameter == "COORD_CRS":
            return self.value("ENDS") == COORDINATES
        if parameter in ("WEIGHT_LAYER", "WEIGHT"):
            return self.value("APPORTION") == WEIGHTED
        if parameter == "COMPOSITION_FILE":
            return "POPULATION_BEFORE" in self.layers
        if parameter == "SEGMENTS_FILE":
            return "FIRMS" in self.layers
        return True

    # -- kept as text

    def to_json(self):
        """Return all of it as text."""
        return json.dumps(
            {
                "version": VERSION,
                "layers": {
                    name: self.known.get(name, Known(self.layers.get(name, ""), "", ""))._asdict()
                    for name in sorted({**self.known, **self.layers})
                },
                "values": self.values,
                "definitions": self.definitions,
                "on": self.on,
                "study": self.study,
                "beside": self.beside,
                "chosen": sorted(self.chosen),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text):
        """Return the Setup of a text; what is no setup of ours, or holds what is not known here, is left out."""
        setup = cls()
        try:
            kept = json.loads(text)
        except ValueError:
            return setup
        if not isinstance(kept, dict):
            return setup
        for name, one in _part(kept, "layers", dict).items():
            if name in LAYERS and isinstance(one, dict):
                setup.known[name] = Known(*(str(one.get(field, "")) for field in Known._fields))
                if setup.known[name].id:
                    setup.layers[name] = setup.known[name].id
        setup.values = dict(_part(kept, "values", dict))
        for name, items in _part(kept, "definitions", dict).items():
            if name in TABLES and isinstance(items, list) and all(isinstance(item, dict) for item in items):
                setup.definitions[name] = items
        for group, on in _part(kept, "on", dict).items():
            if group in SWITCHED:
                setup.on[group] = bool(on)
        setup.study, setup.beside = _part(kept, "study", str), _part(kept, "beside", bool)
        setup.chosen = {str(name) for name in _part(kept, "chosen", list)}
        return setup

    def save(self, project):
        """Write it into the project."""
        self.find(project)
        project.writeEntry(SCOPE, KEY, self.to_json())

    @classmethod
    def load(cls, project):
        """Return the Setup that is kept in a project, its layers found; an empty one where none is kept."""
        setup = cls.from_json(project.readEntry(SCOPE, KEY, "")[0])
        setup.find(project)
        return setup

    # -- for the run

    def parameters(self, project, folder):
        """Return the study's parameters but for STUDY and REPORT; definitions are written as files into the folder.

        A file is called by what it holds, so that equal definitions are one file and a new one never changes an old.
        """
        self.find(project)
        given = {}
        for name in LAYERS:
            layer = self.layer(name, project)
            if layer is not None and self.asks(name):
                given[name] = layer.id()
        for name, value in self.values.items():
            if value not in (None, "") and self.asks(name):
                given[name] = value
        if not self.on["demand"]:
            given["LEAVE_OUT"] = "products"
        for name, items in self.definitions.items():
            if self.asks(name):
                given[name] = _write_preset(folder, name, items)
        return given

    def troubles(self, project):
        """Return [Trouble]: what keeps it from running, each with the way out."""
        from .troubles import troubles

        return troubles(self, project)


def preset(kind, name, items):
    """Return a preset as analysis.definitions.load reads it."""
    return {"kind": kind, "name": name, "source": "", "items": items}


def _write_preset(folder, parameter, items):
    kind = TABLES[parameter].kind
    text = json.dumps(preset(kind, kind, items), ensure_ascii=False, indent=1, sort_keys=True)
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{kind}_{hashlib.sha256(text.encode()).hexdigest()[:16]}.json")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return path


def _part(kept, name, kind):
    value = kept.get(name)
    return value if isinstance(value, kind) else kind()


def _known(layer):
    # whoever gets the project's file need not get the database's password from us
    return Known(layer.id(), layer.name(), QgsDataSourceUri.removePassword(layer.source()))


def _same_layer(known, project):
    """Return the project's layer that is read from where a known one was, None where there is none."""
    layer = project.mapLayer(known.id)
    if layer is not None or not known.source:
        return layer
    wanted = _place(known.source)
    return next((one for one in project.mapLayers().values() if _place(_known(one).source) == wanted), None)


def _place(source):
    """Return what a source is read from, in one spelling."""
    if "://" in source or "memory?" in source:
        return source
    parts = file_parts(source)
    return parts if os.path.exists(parts.path) else source
