"""Layers guessed for each input of the study: by geometry, fields and name, without a look at their values."""

import re

from qgis.core import QgsMapLayer

from .guessing import NAMES, plain
from .inputs import LAYERS, LINES, OF_LINES, OF_POINTS, OF_POLYGONS, PLACES, POLYGONS

# what a layer for an input is called
WORDS = {
    "DIVISIONS": (
        r"division|district|ward|msoa|parish|municipal|zone|town|plan(ning)?_|boundar|"
        r"分区|片区|单元|街道|乡镇|社区|规划"
    ),
    "POPULATION": r"census|population|(^|_)pop|人口|普查|people",
    "POPULATION_2": r"income|lbs|mobile|signal|收入|手机|信令",
    "WEIGHT_LAYER": r"building|residential|land|建筑|住宅|用地",
    "COMMUTES": r"commut|(^|_)od(_|$)|flow|trip|通勤|出行",
    "EXTERNAL": r"external|outside|region|outer|外部|外围|区外",
    "FACILITIES": r"facilit|amenit|school|poi|设施|服务",
    "NETWORK": r"walk|footpath|street|road|(^|_)ways?(_|$)|步行|道路|路网",
    "SITES": r"industrial|(^|_)sites?|工业|园区|产业园",
    "PLACES": r"(^|_)places?|场所|地点",
    "FIRMS": r"firm|compan|enterprise|business|企业|公司",
    "HUBS": r"hub|station|metro|transit|枢纽|站点|地铁|车站",
}
# an input whose layer must have a field that is called so
WANTS = {
    "POPULATION": "TOTAL",
    "POPULATION_BEFORE": "TOTAL",
    "EXTERNAL": "EXTERNAL_ID",
    "FACILITIES": "FACILITY_TYPE",
    "PLACES": "PLACE_CLASS",
    "FIRMS": "SEGMENT",
}
# the order in which layers are given away: what is told apart most surely first
ORDER = (
    "COMMUTES",
    "EXTERNAL",
    "FIRMS",
    "SITES",
    "PLACES",
    "HUBS",
    "FACILITIES",
    "NETWORK",
    "POPULATION_2",
    "POPULATION",
    "POPULATION_BEFORE",
    "WEIGHT_LAYER",
    "DIVISIONS",
)
BY_FIELDS = ("DIVISIONS", "POPULATION", "COMMUTES", "FACILITIES")  # found also without a word in their name
_AGE = re.compile(r"age_?\d+|\d+岁|\d+_\d+岁")
# fields of our own results, which are no input
_OURS = {"division_id", "division_name", "share_of_origin", "lq", "self_containment"}


def guess_layers(layers, taken=()):
    """Return input -> layer for what a project has; `taken`: inputs that are not to be guessed, or layers' ids."""
    free = [layer for layer in layers if _is_input(layer) and layer.id() not in taken]
    found = {}
    for name in ORDER:
        if name in taken or (name == "POPULATION_BEFORE" and "POPULATION" not in found):
            continue
        scored = [(_score(name, layer, found), layer) for layer in free]
        best = max(scored, key=lambda one: one[0], default=(0, None))
        if best[0] > 0:
            found[name] = best[1]
            free.remove(best[1])
    return found


def _is_input(layer):
    if layer.type() != QgsMapLayer.LayerType.VectorLayer or not layer.isValid():
        return False
    names = {field.name() for field in layer.fields()}
    ours = bool(names & _OURS) or any(name.endswith(("_access", "_lq")) for name in names)
    return not ours and not layer.customProperty("spatialdemand/result")


def _score(name, layer, found):
    """Return how well a layer fits an input; 0 where it does not."""
    if name == "POPULATION_BEFORE":
        return _earlier(layer, found["POPULATION"])
    if not _geometry_fits(name, layer) or (name in WANTS and not _has(layer, WANTS[name])):
        return 0
    called = bool(re.search(WORDS[name], plain(layer.name())))
    if name == "COMMUTES":
        ends = max(_has_all(layer, ("HOME_X", "WORK_X")), _has_all(layer, ("HOME_ZONE", "WORK_ZONE")))
        return 2 * ends + called if ends or (called and layer.geometryType() == OF_LINES) else 0
    if not called and name not in BY_FIELDS:
        return 0
    score = 4 * called
    if name == "POPULATION":
        ages = sum(bool(_AGE.search(plain(field.name()))) for field in layer.fields())
        # of two dates the later
        return score + 1 + min(ages, 3) + _year(layer) / 1e5
    if name == "DIVISIONS":
        polygons_only = 1 + (2 if _has(layer, "DIVISION_ID", whole=3) else 0)
        return score + polygons_only + (0.5 if _has(layer, "DIVISION_TYPE") else 0)
    if name == "FACILITIES":
        return score + _has(layer, "CAPACITY") + (1 if layer.geometryType() == OF_POINTS else 0)
    if name == "EXTERNAL":
        return 0 if _has(layer, "DIVISION_TYPE") else score
    return score


def _geometry_fits(name, layer):
    kind, kinds = layer.geometryType(), LAYERS[name].kinds
    if kinds == POLYGONS:
        return kind == OF_POLYGONS
    if kinds == LINES:
        return kind == OF_LINES
    if kinds == PLACES:
        return kind in (OF_POINTS, OF_POLYGONS)
    return kind != OF_POLYGONS


def _has(layer, parameter, whole=None):
    """Whether a layer has a field that is called as an input's; whole: by the first so many patterns only."""
    patterns = NAMES[parameter][:whole]
    return any(re.fullmatch(p.replace("{language}", "zh"), plain(f.name())) for p in patterns for f in layer.fields())


def _has_all(layer, parameters):
    return all(_has(layer, name) for name in parameters)


def _earlier(layer, present):
    """Whether a layer is the population layer at an earlier date: the same fields, another year in its name."""
    same = [field.name() for field in layer.fields()] == [field.name() for field in present.fields()]
    return 1 if same and 0 < _year(layer) < _year(present) else 0


def _year(layer):
    years = [int(text) for text in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", layer.name())]
    return max(years, default=0)
