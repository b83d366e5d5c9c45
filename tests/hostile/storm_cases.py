"""A hostile run of each algorithm, by chance: what it is told, on which layers; the same for the same seed."""

import json
import math
import random

from qgis.core import (
    QgsExpression,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from storm_definitions import DEFINITIONS, ODD_EXPRESSIONS, ODD_FIELDS, ODD_TEXTS, ODD_VALUES, broken_files
from storm_layers import Weather, spec
from storm_shapes import PLACES, STRANGE_CRS, box, line, point


class Case:
    """A run to be: algorithm, parameters, and in `hostile` what is hostile about it.

    counted: parameter -> (Spec) of the layers, as they were made, for whoever judges the results.
    """

    def __init__(self, algorithm, seed, folder, definition):
        """Make the case of a seed; layers and outputs are in the folder; definition: the QgsProcessingAlgorithm."""
        self.random = random.Random(f"{algorithm} {seed}")
        self.weather = Weather(self.random, folder)
        self.folder, self.algorithm, self.definition = folder, algorithm, definition
        self.place = self.random.choice(PLACES[:1] * 6 + PLACES)
        self.crs = self.random.choice(self.place[2])
        # as often as not, all layers are well and the parameters alone are odd, or nothing is
        self.blows = self.random.choice((0, 1, 1, 1, 2, 2, 3, 5))
        self.specs, self.names, self.parameters = {}, {}, {}
        self.make = getattr(self, f"_{algorithm}")
        self.make()
        self._strike()
        self._lay()
        self._ask()
        if self.place is not PLACES[0]:
            self.note(f"place: {self.place[0]:g}, {self.place[1]:g} in {self.crs}")

    @property
    def hostile(self):
        """What is hostile, in words."""
        return self.weather.hostile

    def note(self, what):
        """Note one hostile thing."""
        self.weather.note(what)

    # -- ordinary layers

    def _add(self, parameter, name, kind, fields, rows):
        crs = self.crs if self.random.random() < 0.7 else self.random.choice(self.place[2])
        self.specs[parameter] = spec(name, kind, self.place, crs, fields, rows)

    def _somewhere(self):
        return self.random.uniform(-1500, 5500), self.random.uniform(-1500, 3500)

    def _amount(self):
        return self.random.choice((0.0, 1.0, 3.0, 12.0, 250.0, 1234.5, self.random.uniform(0, 100)))

    def _divisions(self):
        count = self.random.randint(1, 6)
        rows = []
        for k in range(count):
            x, y = 1000.0 * (k % 3), 1000.0 * (k // 3)
            wide = self.random.choice((1000.0, 1000.0, 1000.0, 1300.0))  # the last overlaps its neighbour
            rows.append((box(x, y, wide), "abcdef"[k], f"Division {k}", self.random.choice(("new", "old"))))
        self._add("DIVISIONS", "plan", "Polygon", {"id": "text", "name": "text", "type": "text"}, rows)
        self.parameters.update(DIVISION_ID=("DIVISIONS", "id"))
        if self.random.random() < 0.7:
            self.parameters.update(DIVISION_NAME=("DIVISIONS", "name"), DIVISION_TYPE=("DIVISIONS", "type"))

    def _units(self, parameter="POPULATION", fields=("population", "young", "old")):
        rows = []
        points = self.random.random() < 0.4
        for _ in range(self.random.randint(1, 12)):
            x, y = self._somewhere()
            size = self.random.choice((50.0, 400.0, 1500.0))
            whole = self._amount()
            parts = [whole * self.random.random() for _ in fields[1:]]
            rows.append((point(x, y) if points else box(x, y, size, size), whole, *parts, "x"))
        kinds = {**dict.fromkeys(fields, "number"), "note": "text"}
        self._add(parameter, "census", "Point" if points else "Polygon", kinds, rows)

    def _people(self):
        self._divisions()
        self._units()
        self.parameters["TOTAL"] = ("POPULATION", '"{population}"')
        if self.random.random() < 0.3:
            self._units("POPULATION_2", ("everybody", "rich"))
        self.parameters["APPORTION"] = self.random.choice((0, 0, 1, 2))
        if self.parameters["APPORTION"] == 2:
            rows = [(box(*self._somewhere(), 200, 200), self._amount()) for _ in range(self.random.randint(1, 6))]
            self._add("WEIGHT_LAYER", "buildings", "Polygon", {"floors": "number"}, rows)
            self.parameters["WEIGHT"] = ("WEIGHT_LAYER", '"{floors}"')
        self._few()

    def _few(self):
        self.parameters["MIN_COUNT"] = self.random.choice((0, 0, 0, 5, 10, 30))

    def _trips(self):
        self._divisions()
        ends = self.parameters["ENDS"] = self.random.choice((0, 0, 1, 2))
        rows = []
        fields = {"count": "number", "km": "number", "income": "text"}
        names = {1: ("home_x", "home_y", "work_x", "work_y"), 2: ("home", "work")}.get(ends, ())
        for _ in range(self.random.randint(1, 15)):
            home, work = (self._somewhere() for _ in range(2))
            ends_of = {1: (*home, *work), 2: [self.random.choice("xyz") for _ in range(2)]}.get(ends, ())
            shape = line(home, work) if ends == 0 else None
            values = self._amount(), self.random.uniform(0, 60), self.random.choice(("high", "low"))
            rows.append((shape, *values, *ends_of))
        fields.update(dict.fromkeys(names, "number" if ends == 1 else "text"))
        if ends == 1:
            rows = [(None, *row[1:4], *self._in_degrees(row[4:])) for row in rows]
        self._add("COMMUTES", "trips", "LineString" if ends == 0 else "None", fields, rows)
        for name in names if ends == 1 else ():
            self.parameters[name.upper()] = ("COMMUTES", name)
        if ends == 2:
            self.parameters.update(HOME_ZONE=("COMMUTES", "home"), WORK_ZONE=("COMMUTES", "work"))
            self.parameters["ZONE_ID"] = ("ZONES", "zone")
            points = self.random.random() < 0.4
            places = [self._somewhere() for _ in "xyz"]
            rows = [(point(*xy) if points else box(*xy, 900, 900), name) for xy, name in zip(places, "xyz")]
            self._add("ZONES", "zones", "Point" if points else "Polygon", {"zone": "text"}, rows)
        if self.random.random() < 0.7:
            self.parameters["COUNT"] = ("COMMUTES", "count")
        if self.random.random() < 0.3:
            self.parameters["DISTANCE"] = ("COMMUTES", "km")
        self._few()

    def _in_degrees(self, xy):
        from storm_shapes import crs_of, moved_to

        moved = [moved_to(point(*one), self.place, crs_of("EPSG:4326")).asPoint() for one in (xy[:2], xy[2:])]
        return [value for one in moved for value in (one.x(), one.y())]

    def _outside(self):
        if self.random.random() < 0.5:
            rows = [(box(-6000, -2000, 5000, 5000), "west"), (box(3500, -2000, 5000, 5000), "east")]
            self._add("EXTERNAL", "outside", "Polygon", {"region": "text"}, rows)
            self.parameters["EXTERNAL_ID"] = ("EXTERNAL", "region")

    def _stands(self, parameter, name, fields, choices, least=1):
        points = self.random.random() < 0.6
        rows = []
        for _ in range(self.random.randint(least, 9)):
            x, y = self._somewhere()
            shape = point(x, y) if points else box(x, y, 120, 80)
            rows.append((shape, self.random.choice(choices), self._amount()))
        self._add(parameter, name, "Point" if points else "Polygon", dict(zip(fields, ("text", "number"))), rows)

    def _facilities(self):
        self._stands("FACILITIES", "facilities", ("type", "places"), ("school", "clinic", "pub"))
        self.parameters["FACILITY_TYPE"] = ("FACILITIES", "type")
        if self.random.random() < 0.3:
            rows = [(line((x, -2000), (x, 0), (x, 1000), (x, 4000)), 5.0) for x in range(-1000, 5000, 1000)]
            rows += [(line((-2000, y), (0, y), (1000, y), (5000, y)), 4.0) for y in (0, 1000)]
            self._add("NETWORK", "ways", "LineString", {"speed": "number"}, rows)
            if self.random.random() < 0.5:
                self.parameters["NETWORK_SPEED"] = ("NETWORK", '"{speed}"')

    # -- algorithms

    def _crowdprofile(self):
        self._people()
        self._define("INDICATORS", "indicators", "POPULATION")

    def _commutebands(self):
        self._trips()

    def _odflows(self):
        self._trips()
        self._outside()

    def _commutercrowds(self):
        self._trips()
        self._outside()
        self._define("ATTRIBUTES", "attributes", "COMMUTES")

    def _commutemap(self):
        self._trips()
        self.parameters["CHOSEN"] = self.random.choice(("", "", "a", "a,b"))
        self.parameters["SIDE"] = self.random.choice((0, 1))

    def _facilitydemand(self):
        self._people()
        self._facilities()
        self._define("TYPES", "types", "POPULATION")
        self.parameters["METHOD"] = self.random.randrange(4)
        if self.random.random() < 0.6:
            self.parameters["CAPACITY"] = ("FACILITIES", '"{places}"')

    def _lifecircle(self):
        self._people()
        self._facilities()
        self._define("TYPES", "types", "POPULATION")
        self._define("CROWDS", "crowds", "POPULATION")

    def _industrialcircle(self):
        self._divisions()
        self._stands("SITES", "sites", ("name", "jobs"), ("s", "t"))
        self._stands("PLACES", "places", ("class", "amount"), ("production", "research", "living"), 3)
        self.parameters["PLACE_CLASS"] = ("PLACES", "class")
        if self.random.random() < 0.5:
            self.parameters["AMOUNT"] = ("PLACES", '"{amount}"')

    def _valuechain(self):
        self._divisions()
        self._stands("FIRMS", "firms", ("segment", "jobs"), ("research", "r", "logistics", "other"))
        self.parameters["SEGMENT"] = ("FIRMS", "segment")
        if self.random.random() < 0.5:
            self.parameters["JOBS"] = ("FIRMS", '"{jobs}"')
        self._define("SEGMENTS", "segments", "FIRMS")
        self._few()

    def _result(self, parameter, name, ids="abc"):
        """A layer like the output of a crowd profile."""
        fields = {**dict.fromkeys(("division_id", "division_name", "division_type"), "text"), "population": "number"}
        fields.update(dict.fromkeys(("young", "young_lq", "young_count", "young_base"), "number"))
        rows = []
        for k, i in enumerate(ids):
            base, part = self._amount(), self.random.random()
            row = (i, f"Division {i}", self.random.choice(("new", "old")), base)
            rows.append((box(1000 * k, 0), *row, 100 * part, 1.2, base * part, base))
        self._add(parameter, name, "Polygon", fields, rows)

    def _profilechange(self):
        self._result("BEFORE", "before")
        self._result("AFTER", "after", self.random.choice(("abc", "ab", "bcd", "a")))
        self._few()

    def _comparescenarios(self):
        self._profilechange()

    def _customdemand(self):
        self._divisions()
        for name in self.random.sample(("PROFILE", "BANDS", "BALANCE", "DEMAND"), 2):
            self._result(name, name.lower(), self.random.choice(("abc", "ab", "abcdef")))
        self._define("RULES", "rules", "PROFILE")

    def _study(self):
        self._people()
        self._define("INDICATORS", "indicators", "POPULATION", file=True)
        self._define("CROWDS", "crowds", "POPULATION", file=True)
        people = dict(self.parameters)
        if self.random.random() < 0.5:
            self._trips()
            self.parameters.update({name: people[name] for name in ("DIVISION_ID", "MIN_COUNT")})
            self._outside()
            self._define("ATTRIBUTES", "attributes", "COMMUTES", file=True)
        if self.random.random() < 0.4:
            self._facilities()
        self._define("TYPES", "types", "POPULATION", file=True)
        if self.random.random() < 0.3:
            self._industrialcircle()
        if self.random.random() < 0.3:
            self._valuechain()
            self.parameters["SEGMENTS"] = ("segments", "FIRMS", True)
        if self.random.random() < 0.2:
            self._units("POPULATION_BEFORE")
            self._define("COMPOSITION", "indicators", "POPULATION", file=True)
        if self.random.random() < 0.3:
            self._stands("HUBS", "hubs", ("name", "lines"), ("station",))
        self._define("RULES", "rules", "PROFILE", file=True)
        self.parameters.pop("AMOUNT", None)
        self.parameters["STUDY"] = f"{self.folder}/results/study.gpkg"
        if self.random.random() < 0.5:
            self.parameters["REPORT"] = f"{self.folder}/results/report.html"

    # -- definitions

    def _define(self, parameter, kind, layer, file=False):
        self.parameters.setdefault(parameter, (kind, layer, file))

    def _written(self, parameter, kind, layer, file):
        """Put definitions in a table or a file, whole or broken."""
        items = [dict(item) for item in DEFINITIONS[kind]]
        names = self.names.get(layer, {})
        for item in items:
            for name, value in item.items():
                if isinstance(value, str):
                    for role, own in names.items():
                        value = value.replace(f'"{role}"', QgsExpression.quotedColumnRef(own))
                    item[name] = value
        broken = self.random.random() < (0.04 if self.algorithm == "study" else 0.15)
        if broken and self.random.random() < 0.6:
            item = self.random.choice(items)
            name, value = self.random.choice(list(item)), self.random.choice(ODD_VALUES)
            item[name] = value
            self.note(f"definition: {name} is {value!r:.24}")
            broken = False
        if not file and self.random.random() < 0.6:
            columns = [one.strip() for one in self._headers(parameter)]
            flat = [_cell(item.get(name)) for item in items for name in columns]
            if broken:
                flat = self.random.choice((flat[:-1], [*flat, ""], flat * 2, [None] * len(columns), [[]], flat * 40))
                self.note("definitions in a broken table")
            self.parameters[parameter] = flat
            return
        del self.parameters[parameter]
        path = self.folder / "definitions" / f"{parameter}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self._file(kind, items, broken))
        self.parameters[f"{parameter}_FILE"] = str(path)

    def _headers(self, parameter):
        return self.definition.parameterDefinition(parameter).headers()

    def _file(self, kind, items, broken):
        if not broken:
            return json.dumps({"kind": kind, "items": items}, ensure_ascii=False).encode()
        ways = broken_files(kind, items)
        way = self.random.choice(list(ways))
        self.note(f"definitions file: {way}")
        return ways[way]

    # -- putting it together

    def _ask(self):
        self._name_fields()
        for _ in range(self.random.choice((0, 0, 0, 0, 0, 0, 1, 1, 2))):
            self._odd_parameter()
        self._outputs()

    def _strike(self):
        for _ in range(self.blows):
            self.weather.strike(self.random.choice(list(self.specs.values())))

    def _lay(self):
        for parameter, made in self.specs.items():
            self.parameters[parameter], self.names[parameter] = self.weather.layer(made)

    def _name_fields(self):
        """Turn (layer, role) and (layer, '"{role}"') into fields' names and expressions."""
        for parameter, value in list(self.parameters.items()):
            if not isinstance(value, tuple):
                continue
            if len(value) == 3:
                self._written(parameter, *value)
                continue
            layer, text = value
            if layer not in self.names:
                del self.parameters[parameter]
            elif text.startswith('"'):
                role = text.strip('"{}')
                self.parameters[parameter] = QgsExpression.quotedColumnRef(self.names[layer][role])
            else:
                self.parameters[parameter] = self.names[layer][text]

    def _odd_parameter(self):
        definition = self.random.choice(self.definition.parameterDefinitions())
        name, chance = definition.name(), self.random.choice
        if name in self.specs or isinstance(definition, QgsProcessingParameterFeatureSink):
            return
        if isinstance(definition, QgsProcessingParameterNumber):
            low, high = definition.minimum(), definition.maximum()
            value = chance((low, high, 0, 1, 0.5, 1e-15, 1e15, 1e300, -1, math.nan, math.inf, "x", None))
        elif isinstance(definition, QgsProcessingParameterExpression):
            value = chance(ODD_EXPRESSIONS)
        elif isinstance(definition, QgsProcessingParameterField):
            others = [own for names in self.names.values() for own in names.values()]
            value = chance((*ODD_FIELDS, *others))
        elif isinstance(definition, QgsProcessingParameterEnum):
            value = chance((0, 1, 2, 3, 99, -1, "x"))
        elif isinstance(definition, QgsProcessingParameterString):
            value = chance(ODD_TEXTS)
        elif name == "COORD_CRS":
            value = chance(STRANGE_CRS)
        elif name.endswith("_FILE"):
            value = chance((str(self.folder), "/no/such/file.json", "", "\0", "x" * 5000))
        else:
            return
        self.parameters[name] = value
        self.note(f"{name} = {value!r:.24}")

    def _outputs(self):
        place = self.folder / "results"
        place.mkdir(exist_ok=True)
        kind = self.random.choice(("memory",) * 12 + ("gpkg",) * 8 + ("geojson", "geojson", "csv", "csv", "fgb"))
        for definition in self.definition.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSink):
                if kind == "memory":
                    self.parameters[definition.name()] = "TEMPORARY_OUTPUT"
                else:
                    # a name with a quote and a space now and then
                    name = self.random.choice((definition.name().lower(), 'o\'r "x"' + definition.name()))
                    self.parameters[definition.name()] = str(place / f"{name}.{kind}")
        if kind in ("geojson", "csv", "fgb"):
            self.note(f"results as {kind}")


def _cell(value):
    return "" if value is None else value if isinstance(value, (str, int, float)) else str(value)
