"""Fixtures of the tests of layers/, which clean up after themselves."""

import layer_making
import pytest


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
