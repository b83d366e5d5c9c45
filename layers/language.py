"""The user's language, and the plugin's translation into it."""

import os

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSettings, QTranslator

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources", "i18n")


def language():
    """Return the user's language as QGIS has it, e.g. 'en' or 'zh-Hans'.

    Without an override QGIS speaks the system's language; the desktop notes it in userLocale, qgis_process does not.
    """
    settings = QSettings()
    chosen = settings.value("locale/userLocale", "") or ""
    if not chosen and not settings.value("locale/overrideFlag", False, type=bool):
        chosen = QLocale.system().name()
    return chosen if chosen not in ("", "C") else "en"


def is_chinese(locale):
    """Tell whether a locale is Chinese, however QGIS spells it: zh, zh_CN, zh-Hans, zh_Hans_CN, ..."""
    return locale.replace("-", "_").split("_")[0].lower() == "zh"


def translation_of(locale):
    """Return the path of the translation for a locale, None where the plugin speaks English."""
    return os.path.join(FOLDER, "spatial_demand_zh_CN.qm") if is_chinese(locale) else None


def install_translation():
    """Let tr() speak the user's language; return the translator to be removed later, None where there is none."""
    path = translation_of(language())
    if path is None:
        return None
    translator = QTranslator()
    if not translator.load(path):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
