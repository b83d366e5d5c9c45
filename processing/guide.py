"""Where the user guide is: one page for each language, shipped with the plugin."""

import os

from qgis.PyQt.QtCore import QUrl

from ..layers.language import is_chinese, language

DOCS = os.path.join(os.path.dirname(os.path.dirname(__file__)), "docs")


def guide_url(section=""):
    """Return the address of the guide in the user's language, at a section (an anchor), '' where it is not there."""
    own = "zh" if is_chinese(language()) else "en"
    for name in (own, "en"):
        path = os.path.join(DOCS, name, "guide.html")
        if os.path.exists(path):
            url = QUrl.fromLocalFile(path)
            if section:
                url.setFragment(section)
            return url.toString()
    return ""
