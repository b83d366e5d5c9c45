"""Odd words, expressions and definitions, and files of definitions that are broken in many ways."""

import json
import math

from storm_layers import NAMES

ODD_EXPRESSIONS = (
    "",
    " ",
    "NULL",
    "1/0",
    "'text'",
    '"no such field"',
    '"population" +',
    "sqrt(-1)",
    "1e308 * 10",
    "$area",
    "$geometry",
    "$id",
    "@layer_name",
    "@no_such_variable",
    "now()",
    "array(1, 2)",
    "map('a', 1)",
    "rand(0, 9)",
    "true",
    "-1",
    "1e15",
    "1e-15",
    "ln(0)",
    "x($geometry)",
    "area(buffer($geometry, 1))",
    "num_geometries($geometry)",
    "aggregate(@layer, 'sum', 1)",
    "count(1)",
    "to_int('x')",
    "raise_exception('{x}')",
    "no_such_function(1)",
    "case when true then 1 end",
    "1 -- comment",
    "1; DROP TABLE t",
    "'1' || '2'",
)
ODD_TEXTS = (
    "",
    " ",
    ",",
    "5",
    "5,5",
    "10,5",
    "a",
    "0",
    "-1",
    "5，10、20",
    "1e3",
    "0.0001,99999999999",
    "1" * 400,
    "nan",
    "inf",
    "{x}",
    "<b>x</b>",
    "\U0001f600",
    "x" * 3000,
    "a\0b",
    "change, bands",
    "production",
    "\n",
)
ODD_FIELDS = ("no such field", "", "$geometry", *NAMES[:4])
DEFINITIONS = {
    "indicators": [
        {"code": "young", "dimension": "age", "label": "young", "numerator": '"young"', "denominator": '"population"'},
        {"code": "old", "dimension": "age", "label": "old", "numerator": '"old"', "denominator": '"population"'},
    ],
    "attributes": [
        {"code": "rich", "label": "rich", "kind": "flag", "expression": "\"income\" = 'high'"},
        {"code": "ill", "label": "ill", "kind": "count", "expression": '"count" / 2'},
    ],
    "types": [
        {"type": "school", "target": '"young"', "standard": 100, "unit": "places", "minutes": 10, "speed": 4},
        {"type": "clinic", "target": '"population"', "standard": 1, "unit": "facilities", "minutes": 15, "speed": 5},
    ],
    "crowds": [{"code": "all_of_them", "label": "all", "expression": '"population"', "speed": 4}],
    "segments": [{"code": "research", "label": "R&D", "values": "r, research"}, {"code": "logistics", "label": "log"}],
    "rules": [
        {"code": "flats", "condition": '"young_lq" >= 1', "product": "flats", "kind": "housing", "weight": 1},
        {"code": "clinics", "condition": '"population" > 9', "product": "clinics", "reason": "many people"},
    ],
}
ODD_VALUES = (
    None,
    "",
    " ",
    0,
    -1,
    1e15,
    1e-15,
    math.nan,
    math.inf,
    True,
    [],
    {},
    ["a"],
    {"en": None},
    {"zh": "年轻"},
    {"en": ["a"]},
    "Ü",
    "A B",
    "a" * 400,
    "{0}",
    "%",
    "*",
    "young",
    "fid",
    "division_id",
    "marked",
    "population",
    "人口",
    "1e400",
    "'",
    '"',
    *ODD_EXPRESSIONS,
)


def broken_files(kind, items):
    """Return way -> bytes of a preset file of a kind that is broken in that way, or nearly."""
    text = json.dumps({"kind": kind, "items": items}, ensure_ascii=False)

    def with_items(other):
        return json.dumps({"kind": kind, "items": other}).encode()

    return {
        "nothing in it": b"",
        "cut off": text.encode()[:-7],
        "BOM": b"\xef\xbb\xbf" + text.encode(),
        "GBK": text.replace("young", "年轻").encode("gbk"),
        "UTF-16": text.encode("utf-16"),
        "bytes": bytes(range(256)),
        "a list": json.dumps(items).encode(),
        "another kind": text.replace(f'"{kind}"', '"colours"', 1).encode(),
        "no items": with_items([]),
        "items no list": with_items({"a": 1}),
        "items texts": with_items(["a", None, 3]),
        "items lists": with_items([items]),
        "many": with_items(items * 50),
        "deep": b"[" * 200_000,
        "deep inside": text.replace('"items"', '"x": ' + "[" * 5000 + "]" * 5000 + ', "items"', 1).encode(),
        "a number alone": b"7",
        "a number too long": b"1" * 6000,
        "an escape that is none": text.replace("young", "\\ud800").encode(),
        "no codes": with_items([{}]),
    }
