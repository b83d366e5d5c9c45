"""The Help button of every algorithm opens the guide that is shipped, at the algorithm's own section, by language."""

import re
from pathlib import Path

import pytest
from qgis.core import QgsProcessingModelAlgorithm, QgsSettings
from qgis.PyQt.QtCore import QUrl


@pytest.fixture(params=[("en_US", "en"), ("zh-Hans", "zh"), ("zh_CN", "zh"), ("pt_BR", "en")])
def language(request):
    settings = QgsSettings()
    before = settings.value("locale/userLocale", "en")
    settings.setValue("locale/userLocale", request.param[0])
    yield request.param[1]
    settings.setValue("locale/userLocale", before)


def test_help_of_every_algorithm_opens_its_section(provider, root, tool, language):
    shipped = tool("package").shipped(root)
    seen = 0
    for algorithm in provider.algorithms():
        if isinstance(algorithm, QgsProcessingModelAlgorithm):
            continue
        url = QUrl(algorithm.helpUrl())
        page = Path(url.toLocalFile())
        assert url.fragment() == algorithm.name()
        assert page.relative_to(root).as_posix() == f"docs/{language}/guide.html" in shipped
        assert f'id="{algorithm.name()}"' in page.read_text(encoding="utf-8")
        seen += 1
    assert seen > 12


@pytest.mark.parametrize("language", ["en", "zh"], indirect=False)
def test_the_pages_pictures_are_shipped(root, tool, language):
    shipped = tool("package").shipped(root)
    folder = root / "docs" / language
    pictures = re.findall(r'<img src="([^"]+)"', (folder / "guide.html").read_text(encoding="utf-8"))
    assert pictures
    for name in pictures:
        assert (folder / name).resolve().relative_to(root.resolve()).as_posix() in shipped
