"""The guide speaks of what there is: links, pictures, algorithms, parameters, presets, fields; its commands run."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import own_process
import pytest

LANGUAGES = ("en", "zh")
# commands that are run here; all were run when the guide was written
RUN = ("crowdprofile", "valuechain", "industrialcircle")
# words in upper case that are no parameters
WORDS = {
    "BY",
    "P90",
    "DISTINCT",
    "GROUP",
    "IN",
    "NOT",
    "OR",
    "PROJ",
    "SELECT",
    "U1",
    "A",
    "BD",
    "CAD",
    "CASE",
    "CRS",
    "CSV",
    "E",
    "E2SFCA",
    "EPSG",
    "FROM",
    "GCJ",
    "GDAL",
    "GB",
    "GB18030",
    "HTML",
    "J",
    "JSON",
    "LBS",
    "MB",
    "NULL",
    "OD",
    "P",
    "PDF",
    "POI",
    "PRESETS",
    "QGIS",
    "QT_QPA_PLATFORM",
    "README",
    "S",
    "SQL",
    "T",
    "UTF",
    "WGS",
    "X",
    "Y",
    "ZIP",
    "AND",
    "2SFCA",
}


@pytest.fixture(scope="module")
def pages(root):
    """name -> text of every Markdown file that readers get."""
    paths = [root / "README.md", root / "CONTRIBUTING.md", root / "resources" / "presets" / "README.md"]
    paths += sorted((root / "docs").rglob("*.md"))
    return {path: path.read_text(encoding="utf-8") for path in paths if path.exists()}


def _text(path):
    return path.read_text(encoding="utf-8")


def _without_code(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def test_every_link_picture_and_anchor_is_there(pages, tool):
    help_tool, wrong = tool("make_help"), []
    for path, text in pages.items():
        for target in re.findall(r"\]\(([^)\s]+)\)", _without_code(text)):
            if re.match(r"https?:|mailto:", target):
                continue
            name, _, anchor = unquote(target).partition("#")
            file = (path.parent / name).resolve() if name else path
            anchors = help_tool.headings(_text(file)) if anchor and file.exists() else ()
            if not file.exists() or (anchor and anchor not in {help_tool.anchor(one) for _, one in anchors}):
                wrong.append((path.name, target))
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_anchor_stands_twice(root, tool, language):
    found = [tool("make_help").anchor(text) for _, text in tool("make_help").headings(_guide(root, language))]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_is_shipped_is_made_of_the_guide(root, tool, language):
    page = _text(root / "docs" / language / "guide.html")
    assert page == tool("make_help").page(_guide(root, language), language), "run `make help-pages`"


def test_pictures_are_small_and_all_shown(root, pages):
    shown = set()
    for path, text in pages.items():
        shown |= {(path.parent / name).resolve() for name in re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", text)}
    there = {path.resolve() for path in (root / "docs" / "pictures").rglob("*.png")}
    assert there and there <= shown
    assert {path.name: path.stat().st_size for path in there if path.stat().st_size > 150_000} == {}


def _guide(root, language):
    return _text(root / "docs" / language / "guide.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_algorithm_has_its_section_and_no_other(root, provider, tool, language):
    from qgis.core import QgsProcessingModelAlgorithm

    own = {a.name() for a in provider.algorithms() if not isinstance(a, QgsProcessingModelAlgorithm)}
    guide = _guide(root, language)
    assert own <= {text for level, text in tool("make_help").headings(guide) if level == 3}
    assert set(re.findall(r"spatialdemand:(\w+)", guide)) == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_that_a_section_names_exists(root, provider, language):
    """In a section of an algorithm these are its own parameters or results; elsewhere those of any."""
    named = {a.name(): _names(a) for a in provider.algorithms()}
    everywhere, wrong = set().union(*named.values()), []
    sections = re.split(r"^#{2,3} ", _guide(root, language), flags=re.MULTILINE)
    for section in sections:
        title, _, text = section.partition("\n")
        text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
        # what another algorithm is named with may be that one's
        linked = [named[name] for name in re.findall(r"\[(\w+)\]\(#\w+\)", text) if name in named]
        for word in set(re.findall(r"\b[A-Z][A-Z0-9_]*\b", text)) - WORDS:
            own = everywhere if title not in named else named[title].union(*linked)
            if word not in own:
                wrong.append((title, word))
    assert not wrong


def _names(algorithm):
    return {one.name() for one in (*algorithm.parameterDefinitions(), *algorithm.outputDefinitions())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_gives_parameters_that_the_algorithm_has(root, provider, language):
    for command in _commands(_guide(root, language)):
        for name, rest in re.findall(r"spatialdemand:(\w+) -- (.*?)(?=qgis_process|\Z)", command, re.DOTALL):
            given = set(re.findall(r"\b([A-Z][A-Z0-9_]+)=", rest)) - {"PRESETS"}
            assert given and given <= _names(provider.algorithm(name)), name


def test_both_languages_run_the_same_commands(root):
    assert _commands(_guide(root, "en")) == _commands(_guide(root, "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_preset_and_key_named_exists(root, language):
    guide = _guide(root, language)
    section = re.search(r"`indicators_nine.*?rules_lingang[^\n]*", guide, re.DOTALL)[0]
    presets = {path.stem: json.loads(_text(path)) for path in (root / "resources" / "presets").glob("*.json")}
    assert set(re.findall(r"`(\w+_\w+)`", section)) - {"count", "flag"} <= set(presets)
    named = {name for name in presets if f"`{name}`" in section}
    assert named == set(presets)
    keys = {item["code"] for item in presets["indicators_nine"]["items"]}
    assert set(re.findall(r"^\| `(\w+)` \| `\w+` \| `\w+` \|", guide, re.MULTILINE)) == keys
    for text in re.findall(r"```json\n(.*?)```", guide, re.DOTALL):
        assert json.loads(text)["items"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_leave_out_names_the_steps_there_are(root, language):
    from spatial_demand.processing.studysteps import LEAVABLE

    sentence = re.search(r"^LEAVE_OUT[^\n]*", _guide(root, language), re.MULTILINE)[0]
    assert tuple(re.findall(r"`(\w+)`", sentence))[: len(LEAVABLE)] == LEAVABLE


def test_messages_that_it_explains_are_the_plugins(root):
    """Every message in the English table stands in the code, with an ellipsis for what is filled in."""
    folders = ("processing", "layers", "analysis")
    code = "\n".join(_text(path) for folder in folders for path in (root / folder).glob("*.py"))
    code = re.sub(r'"\s*\n\s*"', "", code)
    _are_in(_messages(_guide(root, "en"), "## Messages"), code.replace("{what}", "indicator"))


def test_messages_that_it_explains_in_chinese_are_the_translations(root):
    path = root / "resources" / "i18n" / "spatial_demand_zh_CN.ts"
    if not path.exists():
        pytest.skip("there is no Chinese translation yet")
    _are_in(_messages(_guide(root, "zh"), "## \u6d88\u606f"), html.unescape(_text(path)).replace("{what}", "指标"))


def _messages(guide, heading):
    """The first column of the table of messages, as lists of what stands between the parts that are filled in."""
    rows = re.findall(r"^\| ([^|]+?) \| ", guide.rpartition(heading)[2], re.MULTILINE)[1:]
    messages = [re.split(r"…|\.\.\.| 1 (?:and|与) 2 ", row) for row in rows if row != "---"]
    return [[part.strip(" '.:：。“”、") for part in parts if len(part.strip(" '.:：。“”、")) > 2] for parts in messages]


def _are_in(messages, text):
    assert len(messages) > 20 and all(messages)
    assert [part for parts in messages for part in parts if part not in text] == []


def _commands(guide):
    return re.findall(r"```sh\n(.*?)```", guide, re.DOTALL)


@pytest.mark.parametrize("name", RUN)
def test_a_command_runs_as_it_stands(root, tmp_path, name):
    command = next(
        text for text in _commands(_guide(root, "en")) if text.startswith(f"qgis_process run spatialdemand:{name} ")
    )
    run(root, tmp_path, command)
    made = re.findall(r"\b(?:OUTPUT|TABLE|CIRCLES)=([\w.]+)", command)
    assert made and all((tmp_path / file).stat().st_size for file in made)


def run(root, folder, command):
    """Run a command of the guide in a folder with a copy of the sample, by bash, as a reader does."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    if not (folder / "lingang.gpkg").exists():
        shutil.copy(root / "resources" / "sample" / "lingang.gpkg", folder)
    profile = own_process.profile(folder / "profile", root)
    given = {**own_process.environment(profile), "PRESETS": str(root / "resources" / "presets")}
    program = Path(own_process.program()).name
    script = f'set -e\nqgis_process() {{ {program} "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=given, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0 and "ERROR:\t" not in done.stdout, done.stdout + done.stderr
