"""Where the bundled presets are, and the language to read them in."""

import os

from qgis.PyQt.QtCore import QSettings

ROOT = os.path.dirname(os.path.dirname(__file__))


def language():
    """Return the user's language as QGIS has it, e.g. 'en' or 'zh-Hans'."""
    return QSettings().value("locale/userLocale", "en") or "en"


def preset_path(name):
    """Return the path of a bundled preset."""
    return os.path.join(ROOT, "resources", "presets", f"{name}.json")
