"""The outside: regions by their ids, what they share with divisions, and elsewhere."""

import numpy as np
import pytest
from layer_making import feedback, memory_layer, source_of
from qgis.core import QgsCoordinateTransformContext
from qgis.PyQt.QtCore import QVariant

from spatial_demand.layers.divisions import Ground, read_divisions
from spatial_demand.layers.messages import Refusal
from spatial_demand.layers.regions import Regions

TEXT = QVariant.String


def box(xmin, ymin, xmax, ymax):
    return f"Polygon (({xmin} {ymin}, {xmax} {ymin}, {xmax} {ymax}, {xmin} {ymax}, {xmin} {ymin}))"


@pytest.fixture(scope="module")
def ground():
    layer = memory_layer("Polygon", {"id": TEXT}, [(box(0, 0, 1, 1), "b"), (box(1, 0, 2, 1), "a")], name="divisions")
    return Ground(read_divisions(source_of(layer), "id"), QgsCoordinateTransformContext())


def regions_of(ground, rows, said=None, **more):
    layer = memory_layer("Polygon", {"name": TEXT}, rows, name="regions", **more)
    return Regions(source_of(layer), "name", ground, said)


def places(regions, *xy):
    xy = np.array(xy, float)
    return regions.places(regions.ground.points.points(xy), xy).tolist()


def test_without_regions_all_the_outside_is_elsewhere(ground):
    regions = Regions(None, "", ground)
    assert regions.place_ids == ["b", "a", "elsewhere"]
    assert places(regions, (0.5, 0.5), (1.5, 0.5), (5, 5), (-1, 0.5)) == [0, 1, 2, 2]
    assert regions.points().shape == (0, 2)


def test_division_region_or_elsewhere(ground):
    said = feedback()
    regions = regions_of(ground, [(box(2, 0, 4, 1), "east"), (box(0, 2, 1, 3), "north")], said)
    assert regions.place_ids == ["b", "a", "east", "north", "elsewhere"]
    assert places(regions, (0.5, 0.5), (3, 0.5), (0.5, 2.5), (9, 9)) == [0, 2, 3, 4]
    # what only touches overlaps nothing; the boundary they share is the division's
    assert places(regions, (2, 0.5)) == [1]
    assert said.warned == []
    assert regions.points().tolist() == [[3, 0.5], [0.5, 2.5]]


def test_where_a_region_overlaps_divisions_the_division_counts(ground):
    said = feedback()
    regions = regions_of(ground, [(box(-1, -1, 5, 5), "around"), (box(7, 7, 8, 8), "far")], said)
    assert places(regions, (0.5, 0.5), (1.5, 0.5), (3, 3), (7.5, 7.5), (6, 6)) == [0, 1, 2, 3, 4]
    assert len(said.warned) == 1
    assert "'around'" in said.warned[0]
    assert "'far'" not in said.warned[0]


def test_where_regions_overlap_the_lowest_id_counts(ground):
    regions = regions_of(ground, [(box(3, 0, 5, 1), "y"), (box(4, 0, 6, 1), "x")])
    assert places(regions, (3.5, 0.5), (4.5, 0.5), (5.5, 0.5)) == [2, 3, 3]


@pytest.mark.parametrize("own", ["a", " b "])
def test_a_divisions_id_is_refused(ground, own):
    with pytest.raises(Refusal) as caught:
        regions_of(ground, [(box(3, 0, 5, 1), "y"), (box(6, 0, 7, 1), own)])
    for word in ("'regions'", "'name'", f"'{own.strip()}'", "division's too"):
        assert word in str(caught.value)


@pytest.mark.parametrize("reserved", ["elsewhere", "*"])
def test_names_that_results_use_are_refused(ground, reserved):
    with pytest.raises(Refusal, match="which results use themselves"):
        regions_of(ground, [(box(3, 0, 5, 1), reserved)])


def test_a_region_without_a_geometry_holds_nothing(ground):
    regions = regions_of(ground, [(None, "lost"), (box(3, 0, 5, 1), "east")])
    assert places(regions, (4, 0.5), (9, 9)) == [3, 4]
    assert np.isnan(regions.points()[0]).all()


def test_regions_in_another_crs(ground):
    # 4 degrees of longitude on the equator are 445,278 m in web mercator
    metres = 20037508.342789244 / 180
    regions = regions_of(ground, [(box(3 * metres, 0, 5 * metres, metres), "east")], crs="EPSG:3857")
    assert places(regions, (4, 0.5), (2.9, 0.5), (5.1, 0.5)) == [2, 3, 3]
    assert regions.points()[0].tolist() == pytest.approx([4, 0.5], abs=1e-3)
