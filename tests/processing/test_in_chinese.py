"""The algorithms in Chinese, by qgis_process in a profile of its own: names, refusals, a study and its report."""

import html
import json
import re
import shutil
import subprocess

import pytest

HAN = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b", re.I)


@pytest.fixture(scope="module")
def own_process(tool):
    return tool("own_process")


@pytest.fixture(scope="module")
def profile(own_process, root, tmp_path_factory):
    """A profile of somebody whose QGIS speaks Chinese."""
    profile = own_process.profile(tmp_path_factory.mktemp("chinese"), root)
    settings = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n", encoding="utf-8"
    )
    return profile


@pytest.fixture(scope="module")
def study(own_process, profile, root, tmp_path_factory):
    """A study with what most sections need, in Chinese: (its report, what the run said)."""
    folder = tmp_path_factory.mktemp("study")
    sample = shutil.copy(root / "resources" / "sample" / "lingang.gpkg", folder)
    layers = {
        "DIVISIONS": "divisions",
        "POPULATION": "census_2020",
        "POPULATION_2": "lbs_income",
        "POPULATION_BEFORE": "census_2010",
        "COMMUTES": "commutes",
        "FACILITIES": "facilities",
        "SITES": "industrial_sites",
        "PLACES": "places",
        "FIRMS": "firms",
    }
    fields = {"DIVISION_ID": "code", "DIVISION_NAME": "name_zh", "DIVISION_TYPE": "type_zh", "COUNT": "count"}
    fields |= {"FACILITY_TYPE": "type", "CAPACITY": '"capacity"', "PLACE_CLASS": "class", "SEGMENT": "segment"}
    fields |= {"JOBS": '"jobs"', "TOTAL": '"population"', "ENDS": 1, "MIN_COUNT": 5}
    fields |= {name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y")}
    parameters = {name: f"{sample}|layername={layer}" for name, layer in layers.items()} | fields
    parameters |= {"STUDY": folder / "study.gpkg", "REPORT": folder / "report.html"}
    answer = own_process.answer("spatialdemand:study", parameters, profile)
    return (folder / "report.html").read_text(encoding="utf-8"), answer["log"]["info"]


def said(page):
    """What a reader of the page sees or hears, text by text."""
    page = re.sub(r"<style.*?</style>|<metadata.*?</metadata>|<defs>.*?</defs>", "", page, flags=re.S)
    labels = re.findall(r'(?:alt|title|aria-label)="([^"]+)"', page)
    return [html.unescape(text).strip() for text in [*labels, *re.split(r"<[^>]+>", page)] if text.strip()]


def test_the_toolbox_is_in_chinese(own_process, profile):
    done = subprocess.run(
        [own_process.program(), "list", "--json"],
        env=own_process.environment(profile),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    provider = json.loads(done.stdout[done.stdout.index("{") :])["providers"]["spatialdemand"]
    names = {one: its["name"] for one, its in provider["algorithms"].items()}
    assert len(names) == 18
    assert names["spatialdemand:crowdprofile"] == "人群画像"
    assert names["spatialdemand:facilitygapmodel"] == "设施缺口"
    assert all(HAN.search(name) for name in names.values())


def test_the_parameters_of_a_model_are_in_chinese(own_process, profile):
    done = subprocess.run(
        [own_process.program(), "help", "spatialdemand:beforeaftermodel", "--json"],
        env=own_process.environment(profile),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    parameters = json.loads(done.stdout[done.stdout.index("{") :])["parameters"]
    own = {name: one["description"] for name, one in parameters.items()}
    assert own["DIVISIONS_AFTER"] == "规划分区（之后的分区）"
    assert all(HAN.search(text) for name, text in own.items() if name != "VERBOSE_LOG"), own


def test_a_refusal_comes_in_chinese(own_process, profile, sample):
    parameters = {
        "DIVISIONS": f"{sample}|layername=divisions",
        "DIVISION_ID": "code",
        "POPULATION": f"{sample}|layername=census_2020",
        "TOTAL": '"nobody"',
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    with pytest.raises(own_process.RunError, match="图层“census_2020”没有“单元人数”（TOTAL）所需的字段 nobody："):
        own_process.run("spatialdemand:crowdprofile", parameters, profile)


def test_the_log_of_a_study_is_in_chinese(study):
    _, log = study
    assert any(text.startswith("第 1 步") for text in log)
    assert not [text for text in log if ENGLISH.search(text) or not HAN.search(text)]


def test_the_report_is_in_chinese(study, tool):
    page, _ = study
    assert '<html lang="zh-Hans">' in page
    texts = said(page)
    assert "主要发现" in texts
    assert not [text for text in texts if ENGLISH.search(text)]
    # no text of ours, nor a piece of one between its gaps, is left in English
    translate = tool("translate")
    pieces = {
        piece.strip()
        for text in translate.texts(translate.ROOT)
        if "<p>" not in text
        for piece in re.split(r"\{\w*\}|&\w", text)
        if re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", piece)
    }
    assert len(pieces) > 800
    together = "\n".join(texts)
    assert not [piece for piece in pieces if piece in together]
