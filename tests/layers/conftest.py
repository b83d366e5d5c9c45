"""Gives the tests of layers/ their helpers as the module layer_making, and fixtures that clean up after themselves."""

import importlib.util
import sys
from pathlib import Path

import pytest

# tests are imported one by one, so a helper that several need is loaded by its path
_SPEC = importlib.util.spec_from_file_location("layer_making", Path(__file__).with_name("making.py"))
layer_making = importlib.util.module_from_spec(_SPEC)
sys.modules["layer_making"] = layer_making
_SPEC.loader.exec_module(layer_making)


@pytest.fixture
def feedback():
    """A feedback that keeps what was said: .said and .warned."""
    return layer_making.feedback()


@pytest.fixture
def selected_source():
    """A function (layer) -> Source of its selected features, taken as an algorithm takes it."""
    from qgis.core import QgsProject

    yield layer_making.selected_source
    QgsProject.instance().removeAllMapLayers()
