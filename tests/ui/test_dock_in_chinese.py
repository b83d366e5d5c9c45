"""The dock in Chinese at the width of a dock: nothing is cut off, and nothing is left in English."""

import json
import re
import subprocess
import sys

import pytest

# three English words in a row are a sentence that was forgotten
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b", re.I)
# what QGIS's own widgets say; its translation is not ours
OF_QGIS = ("Full path to", "GEOGCRS")


@pytest.fixture(scope="module")
def told(root, tmp_path_factory):
    profile = tmp_path_factory.mktemp("profile")
    command = [sys.executable, str(root / "tests" / "ui" / "chinese_dock.py"), str(root), str(profile)]
    done = subprocess.run(command, cwd=profile, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_nothing_is_cut_off(told):
    assert told["width"] == 360
    assert told["pages"] == 5
    assert not told["cut"]


def test_what_is_switched_off_speaks_no_more(told):
    assert told["language"] == "zh-Hans"
    assert told["after"] == "Crowd profile"


def test_it_speaks_chinese(told):
    assert told["status"].startswith("上次运行")
    assert "通勤者" in told["status"]
    plain = [re.sub(r"<[^>]+>", " ", text) for text in told["said"]]
    assert sum(bool(re.search(r"[\u4e00-\u9fff]", text)) for text in plain) > 60
    assert not [text for text in plain if ENGLISH.search(text) and not text.startswith(OF_QGIS)]
