"""The hexagon grid: each point in the cell of the nearest centre, and no gap between cells."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsGeometry, QgsPointXY

from spatial_demand.layers import hexagons

few = settings(max_examples=50, deadline=None)
sizes = st.floats(0.5, 5000)
spots = st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=1, max_size=40)


def cells_of(xy, size):
    return np.stack(hexagons.cells(xy, size), axis=1)


def around(count):
    """All cells (columns, rows) of a square of axial coordinates."""
    return np.stack(np.meshgrid(np.arange(-count, count + 1), np.arange(-count, count + 1)), axis=-1).reshape(-1, 2)


@few
@given(spots, sizes)
def test_the_nearest_centre_by_brute_force(found, size):
    xy = np.array(found) * size
    grid = around(50)
    centres = hexagons.centres(grid[:, 0], grid[:, 1], size)
    own = cells_of(xy, size)
    for point, cell in zip(xy, own):
        distance = np.hypot(*(centres - point).T)
        mine = np.hypot(*(hexagons.centres(cell[:1], cell[1:], size)[0] - point))
        # on an edge two centres are as near
        assert mine <= distance.min() + 1e-9 * size


@few
@given(spots, sizes)
def test_a_point_lies_in_the_outline_of_its_cell(found, size):
    xy = np.array(found) * size
    column, row = hexagons.cells(xy, size)
    outlines = hexagons.polygons(hexagons.outlines(hexagons.centres(column, row, size), size))
    for (x, y), outline in zip(xy.tolist(), outlines):
        assert outline.isGeosValid()
        assert outline.distance(QgsGeometry.fromPointXY(QgsPointXY(x, y))) <= 1e-9 * size


@few
@given(st.integers(-400, 400), st.integers(-400, 400), sizes)
def test_a_centre_lies_in_its_own_cell(column, row, size):
    centre = hexagons.centres(np.array([column]), np.array([row]), size)
    assert cells_of(centre, size).tolist() == [[column, row]]


def test_outlines_tile_the_plane_without_gap_or_overlap():
    size = 2000.0
    grid = around(4)
    centres = hexagons.centres(grid[:, 0], grid[:, 1], size)
    corners = hexagons.outlines(centres, size)
    outlines = hexagons.polygons(corners)
    area = size**2 * np.sqrt(3) / 2
    assert [g.area() for g in outlines] == pytest.approx([area] * len(grid), rel=1e-12)
    # one polygon without a hole, whose area is the sum; a micrometre bridges the rounding of corners
    whole = QgsGeometry.unaryUnion([g.buffer(1e-6, 1) for g in outlines])
    assert not whole.isMultipart() or len(whole.asMultiPolygon()) == 1
    rings = whole.asMultiPolygon()[0] if whole.isMultipart() else whole.asPolygon()
    assert len(rings) == 1
    assert whole.area() == pytest.approx(len(grid) * area, rel=1e-6)
    for i, j in ((40, 41), (40, 49), (40, 48)):
        assert outlines[i].intersection(outlines[j]).area() < 1e-3
    assert (corners[:, 0] == corners[:, -1]).all()


def test_neighbours_are_size_apart():
    size = 3.0
    centre = hexagons.centres(np.array([0, 1, 0, -1, -1, 0, 1]), np.array([0, 0, 1, 1, 0, -1, -1]), size)
    assert centre[0].tolist() == [0, 0]
    assert np.hypot(*centre[1:].T) == pytest.approx([size] * 6, rel=1e-12)


def test_points():
    made = hexagons.points(np.array([[1.0, 2.0], [-3.5, 4.0]]))
    assert [g.asWkt() for g in made] == ["Point (1 2)", "Point (-3.5 4)"]


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), max_size=40))
def test_occupied_cells_are_numbered_in_order(found):
    column, row = np.array(found, "int64").reshape(-1, 2).T
    cells, number = hexagons.occupied(column, row)
    assert [tuple(cell) for cell in cells.tolist()] == sorted(set(found))
    assert [tuple(cell) for cell in cells[number].tolist()] == found
