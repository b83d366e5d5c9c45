"""The made-up ground that the measurements run on: divisions, points and polygons with ten counts, always the same.

Files lie in the system's folder for temporary files and are made once for each size.
"""

import os
import tempfile
from pathlib import Path

import numpy as np

VERSION = 1  # raise it when what is made changes: the files are kept by it
CRS = "EPSG:32651"
CORNER = np.array([380_000.0, 3_400_000.0])  # around Lingang
SIDE = 40_000.0  # metres
DIVISIONS = 200
STEP = 100.0  # metres between the vertices of a division's boundary
COUNTS = tuple(f"count_{k}" for k in range(10))
FIELDS = ("population", *COUNTS)


def divisions():
    """Return the path of 200 irregular divisions that leave no gap."""
    return _kept("divisions", DIVISIONS, _division_rows)


def points(number):
    """Return the path of points, most of them in clusters and a few outside every division."""
    return _kept("points", number, _point_rows)


def polygons(number):
    """Return the path of square polygons, every fourth one turned."""
    return _kept("polygons", number, _polygon_rows)


def uri(path):
    """Return what QGIS opens such a file by."""
    return f"{path}|layername=ground"


def folder():
    """Return the folder that holds the files, and the results of a run."""
    place = Path(tempfile.gettempdir()) / "spatial-demand-bench"
    place.mkdir(exist_ok=True)
    return place


def _kept(what, number, rows):
    path = folder() / f"{what}-{number}-v{VERSION}.gpkg"
    if not path.exists():
        unfinished = folder() / f"unfinished-{os.getpid()}.gpkg"
        _write(unfinished, *rows(number))
        unfinished.rename(path)
    return path


def _write(path, shapes, columns):
    """Write WKT and columns as a GeoPackage with a spatial index: as text first, which GDAL turns over in bulk."""
    import pandas as pd
    from osgeo import gdal

    gdal.UseExceptions()
    text = path.with_suffix(".csv")
    pd.DataFrame({**columns, "wkt": shapes}).to_csv(text, index=False)
    source = gdal.OpenEx(
        str(text),
        gdal.OF_VECTOR,
        open_options=["AUTODETECT_TYPE=YES", "GEOM_POSSIBLE_NAMES=wkt", "KEEP_GEOM_COLUMNS=NO"],
    )
    options = gdal.VectorTranslateOptions(
        format="GPKG",
        layerName="ground",
        dstSRS=CRS,
        reproject=False,
        srcSRS=CRS,
        layerCreationOptions=["GEOMETRY_NAME=geom"],
    )
    gdal.VectorTranslate(str(path), source, options=options)
    source = None
    text.unlink()
    gdal.DontUseExceptions()


def _point_rows(number):
    chance = np.random.default_rng(11)
    clustered = number * 3 // 5
    centres = chance.uniform(0.1, 0.9, (60, 2)) * SIDE
    near = centres[chance.integers(0, len(centres), clustered)] + chance.normal(0, 900, (clustered, 2))
    anywhere = chance.uniform(-0.01, 1.01, (number - clustered, 2)) * SIDE
    xy = np.concatenate([near, anywhere])[chance.permutation(number)] + CORNER
    shapes = [f"POINT ({x:.3f} {y:.3f})" for x, y in xy.tolist()]
    return shapes, _counts(chance, number)


def _polygon_rows(number):
    """A grid of cells with small gaps; the turned ones stay within their cell."""
    chance = np.random.default_rng(12)
    along = int(np.ceil(np.sqrt(number)))
    cell = SIDE / along
    at = np.arange(number)
    centres = np.stack([at % along + 0.5, at // along + 0.5], axis=1) * cell + CORNER
    turned = at % 4 == 3
    angle = np.where(turned, chance.uniform(0, np.pi / 2, number), 0.0)
    half = np.where(turned, 0.34, 0.49) * cell
    corners = np.arange(5) * (np.pi / 2) + np.pi / 4
    turn = angle[:, None] + corners[None, :]
    ring = centres[:, None, :] + half[:, None, None] * np.sqrt(2) * np.stack([np.cos(turn), np.sin(turn)], axis=2)
    ring[:, 4] = ring[:, 0]
    shapes = ["POLYGON ((" + ", ".join(f"{x:.3f} {y:.3f}" for x, y in one) + "))" for one in ring.tolist()]
    return shapes, _counts(chance, number)


def _counts(chance, number):
    population = chance.poisson(30, number)
    return {
        "population": population,
        **{name: chance.binomial(population, 0.05 * (k + 1)) for k, name in enumerate(COUNTS)},
    }


def _division_rows(number):
    """Voronoi cells, their edges cut into short pieces and bent; what two share is bent alike for both."""
    from scipy.spatial import Voronoi

    chance = np.random.default_rng(13)
    seeds = chance.uniform(0, SIDE, (number, 2))
    mirrored = [seeds]
    for axis in (0, 1):
        for wall in (0.0, SIDE):
            other = seeds.copy()
            other[:, axis] = 2 * wall - other[:, axis]
            mirrored.append(other)
    cells = Voronoi(np.concatenate(mirrored))
    shapes = []
    for seed in range(number):
        corners = cells.vertices[cells.regions[cells.point_region[seed]]]
        shapes.append(_bent(corners[np.argsort(np.arctan2(*(corners - seeds[seed]).T))]))
    return shapes, {"division_id": [f"D{k:03d}" for k in range(number)]}


def _bent(corners):
    ring = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0)):
        ring.extend(_cut(start, end))
    vertices = _warped(np.array([*ring, ring[0]])) + CORNER
    return "POLYGON ((" + ", ".join(f"{x:.3f} {y:.3f}" for x, y in vertices.tolist()) + "))"


def _cut(start, end):
    """Return vertices from start up to, not including, end: the same ones in whichever direction an edge is walked."""
    forward = tuple(start) <= tuple(end)
    low, high = (start, end) if forward else (end, start)
    pieces = max(int(np.hypot(*(high - low)) // STEP), 1)
    vertices = low + (high - low) * np.linspace(0, 1, pieces + 1)[:, None]
    return (vertices if forward else vertices[::-1])[:-1]


def _warped(xy):
    """Bend the plane in waves of several lengths, too flat to fold it."""
    moved = xy.copy()
    for length, height in ((6000.0, 250.0), (1500.0, 50.0), (420.0, 12.0)):
        x, y = (xy * (2 * np.pi / length)).T
        moved[:, 0] += height * np.sin(y + 0.7 * np.cos(x / 2))
        moved[:, 1] += height * np.sin(x + 0.9 * np.cos(y / 2))
    return moved
