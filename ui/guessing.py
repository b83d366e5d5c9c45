"""Fields guessed from their names, in English and Chinese, and held against their values."""

import re
import unicodedata

from ..layers.language import language
from .inputs import COORDINATES, ENDS_NEED, EXPRESSION, FIELDS, LINE_ENDS, NUMBER, OF_LINES, ZONE_IDS
from .values import first_numbers, first_values

# what a field of each input is called, the surest first: patterns for the whole plain name
NAMES = {
    "DIVISION_ID": (
        r"(division|div|分区|单元|片区)_?(id|code|编码|代码|编号)",
        r"code|编码|代码|区划代码|编号",
        r"id",
        r"\w+_code|\w+(编码|代码|编号)",
        r"\w+_id|\w*[a-z]id",
    ),
    "DIVISION_NAME": (r"name|名称|名字", r"name_{language}", r"name_en", r"\w*name|\w*名称|\w*名", r"name_\w+|label"),
    "DIVISION_TYPE": (
        r"type|类型|类别|分区类型|用地类型",
        r"(division|zone|area)_(type|kind|class)|\w*类型|kind|class|category",
    ),
    "TOTAL": (
        r"population|常住人口|总人口|人口|人口数|人口总数|常住人口数",
        r"(pop|population)_(total|all)|total_(pop|population)|pop|people|persons|residents|inhabitants",
        r"\w*(总人口|常住人口)\w*|(pop|population)_?[0-9]+|人口_?[0-9]+",
        r"inc_total|total|合计|总数",
    ),
    "WEIGHT": (r"floors|storeys|stories|levels|层数|楼层|楼层数", r"\w*(floors|层数)"),
    "COUNT": (
        r"count|commuters|通勤人数|人数|人次|commuter_count",
        r"trips|flow|flows|volume|people|persons|workers|all|total|数量|流量|出行量|n",
    ),
    "DISTANCE": (r"distance_km|dist_km|km|通勤距离_?(km|公里|千米)|距离_?(km|公里|千米)", r"\w*_km|\w*(公里|千米)"),
    "EXTERNAL_ID": (
        r"region|区域|region_(id|code)",
        r"code|id|编码|代码|编号",
        r"\w+_(code|id)|\w+(编码|代码)",
        r"name|名称",
    ),
    "FACILITY_TYPE": (
        r"type|类型|设施类型|facility_type|fac_type|类别|设施类别",
        r"kind|class|category|amenity|小类|中类|大类|\w*类型|\w*类别|\w*_type",
    ),
    "CAPACITY": (
        r"capacity|容量|规模|设施规模|服务规模",
        r"places|beds|seats|pupils|学位|学位数|床位|床位数|座位|座位数|学生数|\w*(容量|规模|床位|学位)\w*|\w*capacity",
    ),
    "NETWORK_SPEED": (r"speed_kmh|speed|速度|限速|车速", r"max_?speed|\w*speed\w*"),
    "PLACE_CLASS": (r"class|类别|场所类别|place_class", r"type|kind|类型|category|\w*类别|\w*类型"),
    "SEGMENT": (r"segment|环节|产业环节|价值链环节|产业链环节", r"sector|chain|industry|行业|产业类型|产业|type|类型"),
    "JOBS": (r"jobs|employees|就业岗位|岗位|岗位数|从业人数|从业人员|职工数|员工数", r"employment|workers|staff|人数"),
}
NAMES["EXTERNAL_NAME"] = NAMES["DIVISION_NAME"]
NAMES["ZONE_ID"] = NAMES["DIVISION_ID"]
_HOME = r"(?:home|residence|resid|res|origin|orig|o|from|start|居住地?|常住地|家|起点|出发地?)"
_WORK = r"(?:work|workplace|job|destination|dest|d|to|end|工作地?|就业地?|单位|终点|到达地?)"
_X = r"(?:x|lon|lng|long|longitude|经度|x坐标)"
_Y = r"(?:y|lat|latitude|纬度|y坐标)"
_ZONE = r"(?:_?(?:zone|id|code|zone_id|zone_code|division|area|编码|代码|编号|小区|分区|街道|镇))?"
for _side, _word in (("HOME", _HOME), ("WORK", _WORK)):
    NAMES[f"{_side}_X"] = (rf"{_word}_?{_X}", rf"{_X}_?{_word}")
    NAMES[f"{_side}_Y"] = (rf"{_word}_?{_Y}", rf"{_Y}_?{_word}")
    NAMES[f"{_side}_ZONE"] = (rf"{_word}{_ZONE}", rf"(?:zone|id|code|geo_code)_{_word}")
DEGREES = (180.0, 90.0)
ROW_NUMBERS = ("fid", "ogc_fid", "objectid")  # the file's own: another when a division is split
MOST_KINDS = 40  # a field with more kinds than this is no type


def plain(name):
    """Return a field's or layer's name as the patterns have it: lower case, half width, words joined by _."""
    text = unicodedata.normalize("NFKC", name)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text).casefold()
    return re.sub(r"[\s\-./()]+", "_", text).strip("_")


def guess_field(parameter, layer):
    """Return the field of a layer that an input most likely means, as text for its picker; '' where none does."""
    if parameter not in NAMES or layer is None:
        return ""
    kind = FIELDS[parameter].kind
    for name in _called(parameter, layer, numeric=kind in (NUMBER, EXPRESSION)):
        if _fits(parameter, layer, name):
            return f'"{name}"' if kind == EXPRESSION else name
    if parameter in ("DIVISION_ID", "ZONE_ID", "EXTERNAL_ID"):
        return next((field.name() for field in _by_kind(layer) if is_unique(layer, field.name())), "")
    if parameter == "DIVISION_NAME":
        return _name_of_id(layer)
    return ""


def text_that_counts(parameter, layer):
    """Return a text field that is called as an input's numbers are, '' where there is none: a table read as text."""
    if guess_field(parameter, layer):
        return ""
    return next((name for name in _called(parameter, layer, numeric=False) if first_numbers(layer, name, 1)), "")


def guess_ends(layer):
    """Return how a layer of commutes most likely says where home and work are (ENDS)."""
    if layer is not None and layer.geometryType() != OF_LINES:  # no lines: they have ends of their own
        for ends in (COORDINATES, ZONE_IDS):
            if all(guess_field(name, layer) for name in ENDS_NEED[ends] if name in FIELDS and name != "ZONE_ID"):
                return ends
    return LINE_ENDS


def guess_crs(layer, fields, fallback):
    """Return the CRS (as text) that coordinate fields are most likely in: degrees, or that of the divisions."""
    xs, ys = (first_numbers(layer, name) for name in fields[:2])
    degrees = all(abs(x) <= DEGREES[0] for x in xs) and all(abs(y) <= DEGREES[1] for y in ys)
    return "EPSG:4326" if degrees or not fallback.isValid() else fallback.authid()


def is_unique(layer, field):
    """Whether the first values of a field are all there and all different."""
    values = first_values(layer, field)
    return bool(values) and None not in values and len(set(values)) == len(values)


def _called(parameter, layer, numeric):
    """Yield the fields whose names speak for an input, the surest first."""
    spoken = language()[:2].lower()
    for pattern in NAMES[parameter]:
        wanted = re.compile(pattern.replace("{language}", spoken))
        for field in layer.fields():
            if field.name().lower() in ROW_NUMBERS:
                continue
            if wanted.fullmatch(plain(field.name())) and (not numeric or field.isNumeric()):
                yield field.name()


def _fits(parameter, layer, name):
    """Whether the values of a field can be what an input asks for."""
    if parameter in ("DIVISION_ID", "ZONE_ID", "EXTERNAL_ID"):
        return is_unique(layer, name)
    if parameter == "DIVISION_TYPE":
        values = first_values(layer, name)
        return 0 < len({*values} - {None}) <= min(MOST_KINDS, max(len(values) - 1, 1))
    if parameter in ("FACILITY_TYPE", "PLACE_CLASS", "SEGMENT"):
        return 0 < len({*first_values(layer, name)} - {None}) <= MOST_KINDS
    if parameter in ENDS_NEED[COORDINATES]:
        # a place, not the number of a zone
        values = first_numbers(layer, name)
        return bool(values) and any(value != int(value) for value in values[:100])
    return True


def _by_kind(layer):
    """Return the layer's fields, texts first, the file's own row number last."""
    return sorted(layer.fields(), key=lambda field: (field.name().lower() in ROW_NUMBERS, field.isNumeric()))


def _name_of_id(layer):
    """Return the field that is called as the id is, without its ending: parish for parish_id."""
    stem = re.sub(r"_?(id|code|编码|代码|编号)$", "", plain(guess_field("DIVISION_ID", layer)))
    return next((field.name() for field in layer.fields() if stem and plain(field.name()) == stem), "")
