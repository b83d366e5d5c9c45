"""What the study asks for, as the dock shows it: groups, layers, fields and tables, by the algorithm's own names."""

from functools import lru_cache
from typing import NamedTuple

from qgis.core import QgsWkbTypes

from ..analysis.definitions import ATTRIBUTE_COLUMNS, INDICATOR_COLUMNS, attributes, indicators
from ..analysis.facilitytypes import TYPE_COLUMNS, facility_types
from ..analysis.rules import RULE_COLUMNS, rules
from ..analysis.segments import SEGMENT_COLUMNS, segments
from ..analysis.walkingcrowds import CROWD_COLUMNS, crowds
from ..processing.crowdparameters import default_items
from ..processing.crowdprofile import OWN_FIELDS

GROUPS = ("divisions", "crowds", "commutes", "facilities", "demand")
SWITCHED = ("commutes", "facilities", "demand")  # those that may be left out
LINE_ENDS, COORDINATES, ZONE_IDS = 0, 1, 2  # ENDS
WEIGHTED = 2  # APPORTION

# what a picker lists
POLYGONS = ("PolygonLayer",)
LINES = ("LineLayer",)
PLACES = ("PointLayer", "PolygonLayer")
EVERY = ("VectorLayer",)
OF_POINTS = QgsWkbTypes.GeometryType.PointGeometry
OF_LINES = QgsWkbTypes.GeometryType.LineGeometry
OF_POLYGONS = QgsWkbTypes.GeometryType.PolygonGeometry
FIELD, NUMBER, EXPRESSION = "field", "number", "expression"


class LayerInput(NamedTuple):
    """A layer that the study may be given; kinds: what a picker lists; main: what its group is of no use without."""

    group: str
    kinds: tuple
    main: bool = False


class FieldInput(NamedTuple):
    """A field or an expression of a layer (its parameter); needed: whether the layer is of no use without it."""

    layer: str
    kind: str
    needed: bool = False


class TableInput(NamedTuple):
    """A table of definitions.

    kind: what a preset file calls it; preset: the bundled one that is the default; check: the analysis' own, raises
    Problem; expressions: the columns that hold one; layers: where their fields must be; every: in each of these layers,
    not just in one.
    """

    group: str
    kind: str
    preset: str
    columns: tuple
    check: object
    expressions: tuple = ()
    layers: tuple = ()
    every: bool = False


LAYERS = {
    "DIVISIONS": LayerInput("divisions", POLYGONS, main=True),
    "POPULATION": LayerInput("crowds", PLACES, main=True),
    "POPULATION_2": LayerInput("crowds", PLACES),
    "POPULATION_BEFORE": LayerInput("crowds", PLACES),
    "WEIGHT_LAYER": LayerInput("crowds", POLYGONS),
    "COMMUTES": LayerInput("commutes", EVERY, main=True),
    "ZONES": LayerInput("commutes", PLACES),
    "EXTERNAL": LayerInput("commutes", POLYGONS),
    "FACILITIES": LayerInput("facilities", PLACES, main=True),
    "NETWORK": LayerInput("facilities", LINES),
    "SITES": LayerInput("demand", PLACES),
    "PLACES": LayerInput("demand", PLACES),
    "FIRMS": LayerInput("demand", PLACES),
    "HUBS": LayerInput("demand", PLACES),
}
FIELDS = {
    "DIVISION_ID": FieldInput("DIVISIONS", FIELD, needed=True),
    "DIVISION_NAME": FieldInput("DIVISIONS", FIELD),
    "DIVISION_TYPE": FieldInput("DIVISIONS", FIELD),
    "TOTAL": FieldInput("POPULATION", EXPRESSION, needed=True),
    "WEIGHT": FieldInput("WEIGHT_LAYER", EXPRESSION),
    "HOME_X": FieldInput("COMMUTES", FIELD),
    "HOME_Y": FieldInput("COMMUTES", FIELD),
    "WORK_X": FieldInput("COMMUTES", FIELD),
    "WORK_Y": FieldInput("COMMUTES", FIELD),
    "HOME_ZONE": FieldInput("COMMUTES", FIELD),
    "WORK_ZONE": FieldInput("COMMUTES", FIELD),
    "ZONE_ID": FieldInput("ZONES", FIELD),
    "COUNT": FieldInput("COMMUTES", NUMBER),
    "DISTANCE": FieldInput("COMMUTES", NUMBER),
    "EXTERNAL_ID": FieldInput("EXTERNAL", FIELD, needed=True),
    "EXTERNAL_NAME": FieldInput("EXTERNAL", FIELD),
    "FACILITY_TYPE": FieldInput("FACILITIES", FIELD, needed=True),
    "CAPACITY": FieldInput("FACILITIES", EXPRESSION),
    "NETWORK_SPEED": FieldInput("NETWORK", EXPRESSION),
    "PLACE_CLASS": FieldInput("PLACES", FIELD, needed=True),
    "SEGMENT": FieldInput("FIRMS", FIELD, needed=True),
    "JOBS": FieldInput("FIRMS", EXPRESSION),
}
MAIN = {one.group: name for name, one in LAYERS.items() if one.main and one.group in SWITCHED}
# what each kind of ends needs: parameters of COMMUTES' fields, and more
ENDS_NEED = {
    LINE_ENDS: (),
    COORDINATES: ("HOME_X", "HOME_Y", "WORK_X", "WORK_Y"),
    ZONE_IDS: ("HOME_ZONE", "WORK_ZONE", "ZONES", "ZONE_ID"),
}
OTHERS = {
    "APPORTION": "crowds",
    "MIN_COUNT": "crowds",
    "ENDS": "commutes",
    "COORD_CRS": "commutes",
    "BANDS": "commutes",
    "EXTREME": "commutes",
    "METHOD": "facilities",
    "SNAP": "facilities",
    "DETOUR": "facilities",
}
_POPULATIONS = ("POPULATION", "POPULATION_2")
TABLES = {
    "INDICATORS_FILE": TableInput(
        "crowds",
        "indicators",
        "indicators_nine",
        INDICATOR_COLUMNS,
        lambda items: indicators(items, OWN_FIELDS),
        ("numerator", "denominator"),
        _POPULATIONS,
    ),
    "COMPOSITION_FILE": TableInput(
        "crowds",
        "indicators",
        "indicators_composition",
        INDICATOR_COLUMNS,
        lambda items: indicators(items, OWN_FIELDS),
        ("numerator", "denominator"),
        ("POPULATION", "POPULATION_BEFORE"),
        every=True,
    ),
    "ATTRIBUTES_FILE": TableInput(
        "commutes",
        "attributes",
        "attributes_lbs",
        ATTRIBUTE_COLUMNS,
        attributes,
        ("expression",),
        ("COMMUTES",),
    ),
    "TYPES_FILE": TableInput(
        "facilities", "types", "facility_types", TYPE_COLUMNS, facility_types, ("target",), _POPULATIONS
    ),
    "CROWDS_FILE": TableInput(
        "facilities", "crowds", "crowds_walking", CROWD_COLUMNS, crowds, ("expression",), _POPULATIONS
    ),
    "SEGMENTS_FILE": TableInput("demand", "segments", "segments_chain", SEGMENT_COLUMNS, segments),
    "RULES_FILE": TableInput("demand", "rules", "rules_lingang", RULE_COLUMNS, rules, ("condition",)),
}


def group_of(parameter):
    """Return the group that a parameter belongs to, '' for one that belongs to none, such as the report's title."""
    if parameter in FIELDS:
        parameter = FIELDS[parameter].layer
    if parameter in LAYERS:
        return LAYERS[parameter].group
    return TABLES[parameter].group if parameter in TABLES else OTHERS.get(parameter, "")


@lru_cache(maxsize=1)
def _study():
    from ..processing.study import Study

    algorithm = Study()
    algorithm.initAlgorithm()
    return algorithm


def definition(parameter):
    """Return the study's own definition of a parameter: its words, its options, its default."""
    return _study().parameterDefinition(parameter)


def default(parameter):
    """Return what the study takes where a parameter is not given."""
    return definition(parameter).defaultValue()


def lacking():
    """Return which Python packages this QGIS lacks for the study and how to get them, '' where none is missing."""
    return _study().canExecute()[1]


def bundled(parameter):
    """Return the bundled items of a table of definitions, in the user's language."""
    table = TABLES[parameter]
    return default_items(table.preset, table.kind)
