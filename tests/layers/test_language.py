"""The user's language, from QGIS's settings, and the translation for it."""

import os

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSettings

from spatial_demand.layers.language import install_translation, is_chinese, language, translation_of
from spatial_demand.layers.messages import tr

KEYS = ("locale/userLocale", "locale/overrideFlag")


@pytest.fixture
def settings():
    """QGIS's settings of the language, put back afterwards."""
    found = QSettings()
    before = {key: found.value(key) for key in KEYS if found.contains(key)}
    for key in KEYS:
        found.remove(key)
    yield found
    for key in KEYS:
        found.remove(key)
    for key, value in before.items():
        found.setValue(key, value)


@pytest.mark.parametrize("locale", ["zh", "zh_CN", "zh-CN", "zh-Hans", "zh_Hans", "zh-Hans-CN", "ZH_cn"])
def test_chinese_by_any_name_is_one_translation(locale):
    assert is_chinese(locale)
    path = translation_of(locale)
    assert os.path.basename(path) == "spatial_demand_zh_CN.qm"
    assert os.path.exists(path)


@pytest.mark.parametrize("locale", ["en", "en_US", "C", "de", "fr_FR", "ja", "zha", ""])
def test_other_languages_get_english(locale):
    assert translation_of(locale) is None


@pytest.mark.parametrize(
    ("chosen", "override", "system", "found"),
    [
        ("zh-Hans", True, "en_GB", "zh-Hans"),
        ("en", True, "zh_CN", "en"),
        # the desktop notes the system's language, and does not override
        ("zh_CN", False, "zh_CN", "zh_CN"),
        # qgis_process in a fresh profile: nothing is noted, and QGIS speaks the system's language
        ("", False, "zh_CN", "zh_CN"),
        ("", False, "C", "en"),
        ("", True, "zh_CN", "en"),
    ],
)
def test_the_language_is_qgis_s(settings, monkeypatch, chosen, override, system, found):
    if chosen:
        settings.setValue("locale/userLocale", chosen)
    settings.setValue("locale/overrideFlag", override)
    # QLocale.system().name()
    monkeypatch.setattr(QLocale, "system", type("System", (), {"name": lambda self: system}))
    assert language() == found


def test_a_translator_is_installed_for_chinese_only(settings):
    settings.setValue("locale/userLocale", "en")
    assert install_translation() is None
    assert tr("Crowd profile") == "Crowd profile"
    settings.setValue("locale/userLocale", "zh-Hans")
    translator = install_translation()
    try:
        assert tr("Crowd profile") == "人群画像"
        assert tr("no such text at all") == "no such text at all"
    finally:
        QCoreApplication.removeTranslator(translator)
    assert tr("Crowd profile") == "Crowd profile"
