"""Definitions: presets, files and tables, each problem in one sentence that names it."""

import json
import re

import pytest

from spatial_demand.analysis import definitions
from spatial_demand.analysis.definitions import Problem, attributes
from spatial_demand.analysis.facilitytypes import facility_types
from spatial_demand.analysis.rules import rules
from spatial_demand.analysis.segments import segments
from spatial_demand.analysis.walkingcrowds import crowds

READERS = {"indicators": definitions.indicators, "types": facility_types, "crowds": crowds}
READERS.update(attributes=attributes, segments=segments, rules=rules)

NINE = ["children", "young_workers", "elderly", "primary_education", "college_education"]
NINE += ["renters", "owners", "low_income", "high_income"]


@pytest.fixture
def presets(root):
    return root / "resources" / "presets"


def test_the_nine_of_the_contract(presets):
    found = definitions.indicators(definitions.load(presets / "indicators_nine.json", "indicators"))
    assert [one.code for one in found] == NINE
    assert found[2].numerator == '"age_65_up"'
    assert {one.denominator for one in found} == {'"population"', '"households"', '"inc_total"'}


@pytest.mark.parametrize("name", ["indicators_nine", "indicators_composition"])
def test_every_label_has_english_and_chinese(presets, name):
    by_language = {k: definitions.load(presets / f"{name}.json", "indicators", k) for k in ("en", "zh-Hans")}
    for english, chinese in zip(by_language["en"], by_language["zh-Hans"]):
        assert english["label"].isascii()
        assert not chinese["label"].isascii()


def test_a_table_arrives_as_one_flat_list():
    rows = definitions.from_matrix(["a", "x", "A", "1", "2", "b", "x", "B", 3, None], definitions.INDICATOR_COLUMNS)
    assert rows[1] == {"code": "b", "dimension": "x", "label": "B", "numerator": "3", "denominator": ""}
    with pytest.raises(Problem, match="7 values"):
        definitions.from_matrix(list("abcdefg"), definitions.INDICATOR_COLUMNS)


def item(**changes):
    return {"code": "kids", "dimension": "age", "label": "Kids", "numerator": "1", "denominator": "2", **changes}


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([item(code="Kids")], "'Kids'"),
        ([item(code="a" * 19)], "18"),
        ([item(code="")], "Row 1"),
        ([item(code="kinder_gärten")], "gärten"),
        ([item(), item()], "'kids'"),
        ([item(), item(code="kids_lq")], "kids_lq"),
        ([item(code="population")], "'population'"),
        ([item(numerator=" ")], "numerator"),
        ([], "no indicator"),
    ],
)
def test_problems_name_themselves(items, words):
    with pytest.raises(Problem, match=words):
        definitions.indicators(items, reserved=("population", "units"))


@pytest.mark.parametrize("kind", READERS)
def test_the_examples_of_the_formats_are_read(presets, tmp_path, kind):
    blocks = re.findall(r"```json\n(.*?)```", (presets / "README.md").read_text("utf-8"), re.DOTALL)
    (text,) = [block for block in blocks if json.loads(block)["kind"] == kind]
    path = tmp_path / "example.json"
    path.write_text(text, encoding="utf-8")
    assert len(READERS[kind](definitions.load(path, kind))) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[]", "holds no indicators"),
        (json.dumps({"kind": "rules", "items": []}), "holds no indicators"),
        (json.dumps({"kind": "indicators", "items": [1]}), "one is 1"),
    ],
)
def test_a_file_that_is_none(tmp_path, text, words):
    path = tmp_path / "preset.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=words):
        definitions.load(path, "indicators")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Problem, match=r"none\.json"):
        definitions.load(tmp_path / "none.json", "indicators")
