"""The walking network: junctions, dense in towns and sparse between, joined by a Gabriel graph without crossings."""

import geography as geo
import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra, minimum_spanning_tree
from scipy.spatial import Delaunay, cKDTree
from shapes import inside, line_string, rng_for, to_degrees, to_km
from units import shore_lines

WALKING = {"street": 4.8, "path": 4.5, "main road": 4.8}  # km/h


def _grid(centre, radius, spacing, turn, rng):
    """A slightly irregular street grid inside a ragged circle, in km."""
    steps = np.arange(-radius * 1.2, radius * 1.2, spacing)
    x, y = np.meshgrid(steps, steps * 1.15)
    spots = np.column_stack([x.ravel(), y.ravel()]) + rng.normal(0, spacing * 0.07, (x.size, 2))
    bearing = np.arctan2(spots[:, 1], spots[:, 0])
    edge = radius * (1 + 0.15 * np.sin(3 * bearing + rng.uniform(0, 6)) + 0.08 * np.sin(7 * bearing))
    spots = spots[np.hypot(*spots.T) < edge]
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return centre + spots @ np.array([[c, s], [-s, c]])


def _rings(rng):
    """Junctions on the ring roads round Dishui Lake."""
    parts = []
    for radius in (1.42, 1.72, 2.05, 2.4, 2.8):
        bearing = np.linspace(0, 2 * np.pi, int(2 * np.pi * 2.05 / 0.19), endpoint=False)
        parts.append(to_km(geo.LAKE) + radius * np.column_stack([np.cos(bearing), np.sin(bearing)]))
    return np.vstack(parts) + rng.normal(0, 0.004, (sum(map(len, parts)), 2))


def _thin(groups):
    """Junctions of all groups; a later one within its group's gap (km) of an earlier one is left out."""
    kept = np.empty((0, 2))
    for spots, gap in groups:
        for part in np.array_split(spots, max(1, len(spots) // 40)):
            if len(kept):
                part = part[cKDTree(kept).query(part)[0] > gap]
            pairs = cKDTree(part).query_pairs(gap * 0.8) if len(part) else ()
            drop = {max(pair) for pair in pairs}
            kept = np.vstack([kept, part[[i for i in range(len(part)) if i not in drop]]])
    return kept


def junctions(land, divisions, villages):
    """Junctions in km and whether each is in a town."""
    rng = rng_for("walks")
    groups = [(_rings(rng), 0.03)]
    for _, _, lon, lat, radius, _, turn in geo.TOWNS:
        groups.append((_grid(to_km((lon, lat)), radius * 1.05, 0.155, turn, rng), 0.1))
    spots = _thin(groups)
    town = len(spots)
    for code, spacing in (("I1", 0.38), ("I2", 0.42), ("I3", 0.36), ("M2", 0.42), ("E1", 0.34), ("E2", 0.36)):
        shape = divisions[list(geo.DIVISIONS).index(code)]
        spread = _grid(to_km(shape.Centroid().GetPoint_2D()), 6, spacing, {"I3": 12, "M2": 8}.get(code, 4), rng)
        groups.append((spread[inside(to_degrees(spread), shape)], 0.2))
    groups.append((np.vstack([villages + rng.normal(0, 0.13, villages.shape) for _ in range(5)]), 0.1))
    groups.append((rng.uniform([-14, -9], [15, 11], (9000, 2)), 0.43))
    spots = _thin(groups)
    shore = cKDTree(np.vstack([to_km(line) for line in shore_lines()]))
    good = inside(to_degrees(spots), land) & (geo.lake_distance_km(spots) > geo.LAKE_RADIUS_KM + 0.05)
    good &= shore.query(spots)[0] > 0.12
    return spots[good], (np.arange(len(spots)) < town)[good]


def _gabriel(spots):
    """Pairs of junctions with no third one inside the circle over them; a planar graph."""
    corners = Delaunay(spots).simplices
    sides = np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    pairs = np.unique(np.sort(sides, axis=1), axis=0)
    middle = spots[pairs].mean(axis=1)
    half = np.linalg.norm(spots[pairs[:, 0]] - spots[pairs[:, 1]], axis=1) / 2
    return pairs[cKDTree(spots).query(middle)[0] >= half * 0.999]


def network(land, divisions, villages):
    """The lines (table and shapes), one connected component, each from junction to junction."""
    rng = rng_for("walk lines")
    spots, in_town = junctions(land, divisions, villages)
    pairs = _gabriel(spots)
    length = np.linalg.norm(spots[pairs[:, 0]] - spots[pairs[:, 1]], axis=1)
    start, end = spots[pairs[:, 0]], spots[pairs[:, 1]]
    along = start[:, None] + (end - start)[:, None] * np.linspace(0.1, 0.9, 9)[:, None]
    dry = (geo.lake_distance_km(along) > geo.LAKE_RADIUS_KM + 0.03).all(axis=1)
    dry &= inside(to_degrees(along.reshape(-1, 2)), land).reshape(-1, 9).all(axis=1)
    pairs, length = pairs[dry & (length < 2)], length[dry & (length < 2)]
    count = len(spots)
    graph = coo_matrix((length, pairs.T), (count, count)).tocsr()
    part = connected_components(graph, directed=False)[1]
    main = part[pairs[:, 0]] == np.bincount(part).argmax()
    pairs, length = pairs[main], length[main]
    graph = coo_matrix((length, pairs.T), (count, count)).tocsr()
    needed = {tuple(sorted(p)) for p in np.transpose(minimum_spanning_tree(graph).nonzero())}
    roads = _main_roads(graph, spots)
    keep = np.array(
        [
            tuple(p) in needed or tuple(p) in roads or r > 0.2
            for p, r in zip(pairs.tolist(), rng.uniform(size=len(pairs)))
        ]
    )
    pairs = pairs[keep]
    kind = np.where(
        [tuple(p) in roads for p in pairs.tolist()], "main road", np.where(in_town[pairs].any(axis=1), "street", "path")
    )
    shapes = [
        line_string(to_degrees(_bent(spots[a], spots[b], rng if k == "path" else None)))
        for (a, b), k in zip(pairs, kind)
    ]
    table = pd.DataFrame(
        {"way_id": [f"W{i + 1:05d}" for i in range(len(pairs))], "kind": kind, "speed_kmh": [WALKING[k] for k in kind]}
    )
    return table, shapes


def _main_roads(graph, spots):
    """Pairs of junctions on the shortest ways between neighbouring towns."""
    towns = to_km([(t[2], t[3]) for t in geo.TOWNS])
    inner = np.vstack([towns, to_km(geo.LAKE) + [[-2.05, 0], [0, 2.05], [0, -2.05], [2.05, 0]]])
    used = connected_components(graph, directed=False)[1]
    able = np.flatnonzero(used == np.bincount(used).argmax())
    stops = able[cKDTree(spots[able]).query(inner)[1]]
    _, before = dijkstra(graph, directed=False, indices=stops, return_predecessors=True)
    roads = set()
    for row, near in enumerate(cKDTree(inner).query(inner, k=5)[1]):
        for other in near[1:]:
            at = stops[other]
            while at != stops[row] and before[row, at] >= 0:
                roads.add(tuple(sorted((int(at), int(before[row, at])))))
                at = before[row, at]
    return roads


def _bent(start, end, rng):
    """Two vertices, or three where rng is given: country ways are not straight."""
    if rng is None:
        return np.array([start, end])
    delta = end - start
    return np.array([start, (start + end) / 2 + np.array([-delta[1], delta[0]]) * rng.uniform(-0.08, 0.08), end])
