"""The ground (a fine grid of places where people may live) and the census units drawn on it.

A census unit is a cell round a seed; seeds are denser where people are. Most cells give way to division borders;
the rest straddle them, as real villages do.
"""

from collections import defaultdict

import geography as geo
import numpy as np
import pandas as pd
from osgeo import ogr
from scipy.spatial import Voronoi, cKDTree
from shapes import (
    area_m2,
    equal_area_transform,
    inside,
    line_string,
    locate,
    natural_line,
    polygon,
    rings_of,
    rng_for,
    to_degrees,
    to_km,
)

STEP_KM = 0.1
RING_KM = 1.7
SEEDS = 452
STRADDLING = 66
OUT = len(geo.DIVISIONS)  # index of the zone outside


def hull(divisions, regions):
    """The study area and a ring of RING_KM on its land side, as one polygon in degrees."""
    study = divisions[0]
    for shape in divisions[1:]:
        study = study.Union(shape)
    ring = to_km(max(rings_of(study), key=len))
    wide = polygon(ring).Buffer(RING_KM)
    wide = polygon(to_degrees(rings_of(wide)[0]))
    for shape, code in zip(regions, geo.REGIONS):
        if code in ("FX", "RPD", "HN"):
            study = study.Union(wide.Intersection(shape))
    parts = (
        [study]
        if study.GetGeometryName() == "POLYGON"
        else [study.GetGeometryRef(i).Clone() for i in range(study.GetGeometryCount())]
    )
    return max(parts, key=lambda part: part.GetArea())


def hamlets(land):
    """Centres (km) of scattered hamlets at least 0.75 km apart, away from towns, lake and shore."""
    rng = rng_for("hamlets")
    spots = rng.uniform([-14, -9], [15, 11], (6000, 2))
    spots = spots[inside(to_degrees(spots), land)]
    spots = spots[geo.lake_distance_km(spots) > 3.2]
    shore = cKDTree(np.vstack([to_km(line) for line in shore_lines()]))
    spots = spots[shore.query(spots)[0] > 0.9]
    towns = to_km([(t[2], t[3]) for t in geo.TOWNS])
    kept = []
    for spot in spots:
        if np.linalg.norm(towns - spot, axis=1).min() > 1.0 and all(np.hypot(*(spot - k)) > 0.75 for k in kept):
            kept.append(spot)
    return np.array(kept)


def shore_lines():
    """The coast of the study area as vertex arrays in degrees."""
    names = geo.SEA_EDGES[0].split()[:9]
    return [geo.edge(a, b) for a, b in zip(names, names[1:])]


def settledness(km, villages):
    """How settled a flat point is, relative: town kernels, the lake's ring, hamlets and a thin base."""
    total = np.full(len(km), 0.004)
    for _, _, lon, lat, radius, weight, _ in geo.TOWNS:
        distance = np.linalg.norm(km - to_km((lon, lat)), axis=1)
        total += weight * np.exp(-0.5 * (distance / (0.55 * radius)) ** 2)
    lake = geo.lake_distance_km(km)
    bearing = np.arctan2(*(km - to_km(geo.LAKE)).T[::-1])
    total += 0.8 * np.exp(-0.5 * ((lake - 2.05) / 0.4) ** 2) * (0.75 - 0.25 * np.cos(bearing))
    distance, nearest = cKDTree(villages).query(km)
    size = rng_for("hamlet size").uniform(0.06, 0.2, len(villages))
    total += size[nearest] * np.exp(-0.5 * (distance / 0.2) ** 2)
    total[lake < geo.LAKE_RADIUS_KM + 0.1] = 0
    return total


def ground(land, divisions, villages):
    """The grid as a table: x, y (km), lon, lat, zone (division index, OUT outside), settled (relative)."""
    x, y = np.meshgrid(np.arange(-14, 15, STEP_KM), np.arange(-9, 11.5, STEP_KM))
    km = np.column_stack([x.ravel(), y.ravel()])
    km = km[inside(to_degrees(km), land)]
    degrees = to_degrees(km)
    zone = locate(degrees, divisions)
    return pd.DataFrame(
        {
            "x": km[:, 0],
            "y": km[:, 1],
            "lon": degrees[:, 0],
            "lat": degrees[:, 1],
            "zone": np.where(zone < 0, OUT, zone),
            "settled": settledness(km, villages),
        }
    )


def seeds(places):
    """Seeds in km: drawn where people are, then moved to the middle of what they serve."""
    rng = rng_for("seeds")
    km = places[["x", "y"]].to_numpy()
    weight = (places["settled"].to_numpy() + 0.012) ** 0.55
    chosen = km[rng.choice(len(km), SEEDS, replace=False, p=weight / weight.sum())]
    for _ in range(12):
        nearest = cKDTree(chosen).query(km)[1]
        mass = np.bincount(nearest, weight, SEEDS)
        chosen = np.column_stack([np.bincount(nearest, weight * km[:, i], SEEDS) / mass for i in (0, 1)])
    return chosen


def _faces(chosen, land):
    """All faces of the cell borders, the division borders and the outline of the land, noded."""
    far = 60 * np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])
    cells = Voronoi(np.vstack([chosen, far]))
    lines = ogr.Geometry(ogr.wkbMultiLineString)
    for a, b in cells.ridge_vertices:
        ends = cells.vertices[[a, b]]
        if min(a, b) >= 0 and np.abs(ends).max() < 40:
            lines.AddGeometry(line_string(to_degrees(natural_line(*ends, rng_for("cell", a, b), 0.035, 0.3))))
    for points in geo.study_edges() + rings_of(land):
        lines.AddGeometry(line_string(points))
    noded = lines.Union(line_string([(121.0, 30.0), (121.0, 30.1)]))
    rounded = ogr.Geometry(ogr.wkbMultiLineString)
    for i in range(noded.GetGeometryCount()):
        points = np.round(np.array(noded.GetGeometryRef(i).GetPoints())[:, :2], 6)
        keep = np.append(True, np.any(np.diff(points, axis=0) != 0, axis=1))
        if keep.sum() > 1:
            rounded.AddGeometry(line_string(points[keep]))
    faces = rounded.Union(line_string([(121.0, 30.0), (121.0, 30.1)])).Polygonize()
    faces = [faces.GetGeometryRef(i).Clone() for i in range(faces.GetGeometryCount())]
    middles = np.array([face.PointOnSurface().GetPoint_2D() for face in faces])
    held = inside(middles, land)
    return [face for face, ok in zip(faces, held) if ok], middles[held]


def _shared_lengths(faces):
    """km of border that each pair of faces shares."""
    owners, shared = defaultdict(list), defaultdict(float)
    for index, face in enumerate(faces):
        for ring in rings_of(face):
            ring = np.round(ring, 6)
            for a, b in zip(ring[:-1], ring[1:]):
                owners[frozenset((tuple(a), tuple(b)))].append(index)
    for ends, pair in owners.items():
        if len(pair) == 2 and len(ends) == 2:
            a, b = (np.array(end) for end in ends)
            shared[tuple(sorted(pair))] += float(np.hypot(*(to_km(a) - to_km(b))))
    neighbours = defaultdict(dict)
    for (a, b), length in shared.items():
        neighbours[a][b] = neighbours[b][a] = length
    return neighbours


def _assign(cell, zone, area, neighbours):
    """Unit of each face: its cell's, unless the cell gives way at the border and a neighbour takes the face."""
    rng = rng_for("straddling")
    table = pd.DataFrame({"cell": cell, "zone": zone, "area": area})
    by_zone = table.groupby(["cell", "zone"])["area"].sum().unstack(fill_value=0)
    second = np.sort(by_zone.to_numpy(), axis=1)[:, -2] / by_zone.sum(axis=1).to_numpy()
    able = by_zone.index[(second > 0.12)]
    kept = set(rng.choice(able, min(STRADDLING, len(able)), replace=False))
    main = by_zone.idxmax(axis=1)
    unit = np.where([c in kept or z == main[c] for c, z in zip(cell, zone)], cell, -1)
    while (unit < 0).any():
        moved = False
        for face in np.flatnonzero(unit < 0):
            options = {}
            for other, length in neighbours[face].items():
                if unit[other] >= 0 and unit[other] not in kept and zone[other] == zone[face]:
                    options[unit[other]] = options.get(unit[other], 0) + length
            if options:
                unit[face], moved = max(options, key=options.get), True
        if not moved:
            lost = unit < 0
            unit[lost] = cell[lost]
    return unit


def census_units(places, land, divisions):
    """Shapes of the units and the share of each unit's area in each zone (units, divisions + 1)."""
    chosen = seeds(places)
    faces, middles = _faces(chosen, land)
    transform = equal_area_transform()
    area = np.array([area_m2(face, transform) for face in faces])
    zone = locate(middles, divisions)
    zone = np.where(zone < 0, OUT, zone)
    cell = cKDTree(chosen).query(to_km(middles))[1]
    unit = _assign(cell, zone, area, _shared_lengths(faces))
    shapes, weights = [], []
    for code in np.unique(unit):
        members = np.flatnonzero(unit == code)
        for shape, part in _connected(faces, members):
            shapes.append(shape)
            weights.append(np.bincount(zone[part], area[part], OUT + 1) / area[part].sum())
    order = np.lexsort(np.round([shape.Centroid().GetPoint_2D() for shape in shapes], 3).T)
    return [shapes[i] for i in order], np.array(weights)[order]


def _connected(faces, members):
    """The union of some faces, one polygon for each connected part, with the faces that make it."""
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for index in members:
        whole.AddGeometry(faces[index])
    whole = whole.UnionCascaded()
    parts = (
        [whole]
        if whole.GetGeometryName() == "POLYGON"
        else [whole.GetGeometryRef(i).Clone() for i in range(whole.GetGeometryCount())]
    )
    middles = np.array([faces[i].PointOnSurface().GetPoint_2D() for i in members])
    where = locate(middles, parts)
    return [(part, members[where == k]) for k, part in enumerate(parts) if (where == k).any()]
