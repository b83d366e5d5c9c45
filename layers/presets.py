"""Where the bundled presets are."""

import os

ROOT = os.path.dirname(os.path.dirname(__file__))


def preset_path(name):
    """Return the path of a bundled preset."""
    return os.path.join(ROOT, "resources", "presets", f"{name}.json")
