"""The translation: whole, in step with the code, and with the gaps, tags and mnemonics of what it translates."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from spatial_demand.layers.messages import tr

GAP = re.compile(r"\{\w*\}")
TAG = re.compile(r"</?\w+>")
MNEMONIC = re.compile(r"&(\w)(?!\w*;)")
HAN = re.compile(r"[\u4e00-\u9fff]")
# the same in both languages: names and file filters
SAME = {"GeoPackage", "GeoPackage (*.gpkg)", "HTML (*.html)"}


@pytest.fixture(scope="module")
def translate(tool):
    return tool("translate")


@pytest.fixture(scope="module")
def messages(translate):
    return translate.read(translate.FILE)


def test_every_text_of_the_code_is_there_and_finished(translate, messages, root):
    wanted = translate.texts(root)
    assert len(wanted) > 1000
    assert not wanted.keys() - messages.keys(), "`make translate` adds them"
    assert not messages.keys() - wanted.keys(), "`make translate` takes them out"
    assert not [text for text, one in messages.items() if not one.finished]


def test_the_file_is_as_the_tool_writes_it(translate, messages, root):
    text = translate.FILE.read_text(encoding="utf-8")
    assert text == translate.as_xml(messages, translate.texts(root))
    assert ET.fromstring(text).get("language") == "zh_CN"
    sources = [source.text for source in ET.fromstring(text).iter("source")]
    assert sources == sorted(set(sources))


def test_gaps_tags_and_mnemonics_are_kept(messages):
    for text, one in messages.items():
        for pattern in (GAP, TAG):
            assert Counter(pattern.findall(text)) == Counter(pattern.findall(one.text)), text
        letters, own = MNEMONIC.findall(text), MNEMONIC.findall(one.text)
        assert [x.lower() for x in letters] == [x.lower() for x in own], text
        # as Chinese programs have it: behind the word, in brackets
        assert all(f"(&{letter.upper()})" in one.text for letter in letters), text


def test_translations_are_chinese(messages):
    for text, one in messages.items():
        words = GAP.sub("", text).replace("Spatial Demand", "")
        if re.search(r"[A-Za-z]{3}", words) and text not in SAME:
            assert HAN.search(one.text), text


def test_punctuation_is_full_width(messages):
    for text, one in messages.items():
        if re.search(r",\w", text) and ", " not in text:
            continue  # tags and numbers with commas between, for QGIS to read
        # but in formulas and expressions
        plain = re.sub(r"[A-Za-z0-9_\"$*.=<>&; {}/()-]*[A-Za-z\"][^\u4e00-\u9fff]*", "", one.text)
        assert not re.search(r"[\u4e00-\u9fff][,;:!?](?![a-z0-9])", plain), one.text


def test_the_compiled_file_holds_the_same(translate, messages):
    translator = QTranslator()
    assert translator.load(str(translate.FILE.with_suffix(".qm")))
    QCoreApplication.installTranslator(translator)
    try:
        wrong = [text for text in messages if tr(text) != messages[text].text]
    finally:
        QCoreApplication.removeTranslator(translator)
    assert not wrong, "`make translate` compiles it"


def test_new_texts_are_unfinished_gone_ones_go_and_changed_ones_keep_theirs(translate):
    old = {"a text that stays": translate.Message("留"), "The layer has no field": translate.Message("图层没有字段")}
    found = translate.updated(old, {"a text that stays": [], "The layer has no fields": [], "quite another": []})
    assert found == {
        "a text that stays": translate.Message("留"),
        "The layer has no fields": translate.Message("图层没有字段", False),
        "quite another": translate.Message("", False),
    }


@pytest.mark.skipif(shutil.which("lrelease") is None, reason="needs lrelease: tools/setup translate")
def test_what_is_unfinished_is_not_spoken(translate, tmp_path):
    messages = {"done": translate.Message("完"), "open": translate.Message("开", False)}
    ts, qm = tmp_path / "a.ts", tmp_path / "a.qm"
    ts.write_text(translate.as_xml(messages, {text: ["ui/dock.py"] for text in messages}), encoding="utf-8")
    assert translate.read(ts) == messages
    translate.compile_to(qm, ts)
    translator = QTranslator()
    assert translator.load(str(qm))
    assert translator.translate(translate.CONTEXT, "done") == "完"
    assert not translator.translate(translate.CONTEXT, "open")


def test_a_text_that_only_a_run_knows_is_an_error(tool, tmp_path):
    translatable = tool("translatable")
    for folder in translatable.FOLDERS:
        (tmp_path / folder).mkdir()
    (tmp_path / "ui" / "a.py").write_text('WORDS = "one " + "two"\ntr(WORDS)\ntr("three" " four")\n', encoding="utf-8")
    (tmp_path / "ui" / "b.py").write_text("from .a import WORDS as OTHER\ntr(OTHER)\n", encoding="utf-8")
    looked_up, translatable.LOOKED_UP = translatable.LOOKED_UP, {}
    try:
        assert translatable.texts(tmp_path) == {"one two": ["ui/a.py", "ui/b.py"], "three four": ["ui/a.py"]}
        (tmp_path / "ui" / "c.py").write_text("tr(words[0])\n", encoding="utf-8")
        with pytest.raises(translatable.Unresolved, match=r"ui/c.py:1"):
            translatable.texts(tmp_path)
    finally:
        translatable.LOOKED_UP = looked_up
