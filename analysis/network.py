"""Ways as a graph, and which facilities are how many minutes from which units along them (METHOD 3).

Ways join where they share a vertex; crossings without one do not. Ends are joined to the nearest way, and the way from
the door counts. Nobody walks faster than their own speed, nor faster than the way allows. All places as in reach.py.
"""

import copy

import numpy as np

from .accessibility import Pairs
from .reach import arc_km

CELLS = 4_000_000  # of a table sources x nodes at a time, for memory's and cancelling's sake
PIECES = 1_000_000  # about so many pieces that ways are cut into, to find the nearest
SHORTEST = 25.0  # metres: no piece is shorter than that
NEAREST = 8  # pieces looked at first
POINTS = 20_000  # joined at a time


class Ways:
    """Lines split where they meet: segments between vertices, and edges between nodes."""

    def __init__(self, xyz, begins, place, speed, stop):
        """Take vertices (v, 3), where each line begins (r + 1,), and what place each vertex is (v,): equal, shared.

        speed (r,): km/h of each line, inf where it sets none, NaN where the line cannot be walked.
        """
        self.stop = stop
        line = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
        last = np.zeros(len(xyz), bool)
        last[begins[1:] - 1] = True
        ends = last.copy()
        ends[begins[:-1]] = True
        walked = np.isfinite(speed) | np.isposinf(speed)
        start = _single(np.flatnonzero(~last & walked[line]), place, speed[line])
        stop()
        self.start, self.end = xyz[start], xyz[start + 1]
        km = arc_km(np.linalg.norm(self.end - self.start, axis=1))
        # a place where several vertices lie, or a line ends, is a node; an edge runs from node to node along a line
        used = np.bincount(np.concatenate([place[start], place[start + 1]]), minlength=place.max(initial=-1) + 1)
        node = ends | (used[place] > 2)
        # and where a segment is left out, the line is cut
        begin = node[start] | (np.diff(start, prepend=-2) != 1)
        self.edge = np.cumsum(begin) - 1
        first = np.flatnonzero(begin)
        until = np.append(first[1:], len(start))[: len(first)] - 1
        before = np.cumsum(km) - km
        self.offset = before - before[first][self.edge]
        self.km = km
        self.edge_km = self.offset[until] + km[until]
        self.edge_speed = speed[line[start[first]]]
        nodes, both = np.unique(np.concatenate([place[start[first]], place[start[until] + 1]]), return_inverse=True)
        self.edge_from, self.edge_to = both[: len(first)], both[len(first) :]
        self.nodes = len(nodes)
        self._make_pieces()

    def _make_pieces(self):
        """Cut long segments into short pieces, whose middles a tree can find."""
        from scipy.spatial import cKDTree

        self.stop()
        metres = self.km * 1000.0
        self.piece = max(SHORTEST, metres.sum() / PIECES)
        number = np.maximum(np.ceil(metres / self.piece), 1).astype("int64")
        self.of = np.repeat(np.arange(len(number)), number)
        part = np.arange(len(self.of)) - (np.cumsum(number) - number)[self.of]
        middle = ((part + 0.5) / number[self.of])[:, None]
        self.tree = cKDTree(self.start[self.of] * (1 - middle) + self.end[self.of] * middle) if len(self.of) else None

    def join(self, points, most):
        """Return (segment (n,), -1 where no way is near; part of it (n,), 0 to 1; metres to it (n,)) of points (n, 3).

        most: metres. The nearest segment of all: no other is nearer.
        """
        segment, part, away = np.full(len(points), -1), np.zeros(len(points)), np.full(len(points), np.inf)
        todo, looked = np.flatnonzero(np.isfinite(points).all(axis=1)), NEAREST
        while self.tree is not None and len(todo):
            unsure = []
            for begin in range(0, len(todo), max(POINTS * NEAREST // looked, 1)):
                self.stop()
                own = todo[begin : begin + max(POINTS * NEAREST // looked, 1)]
                near, found = self.tree.query(points[own], k=looked, distance_upper_bound=most + self.piece)
                missing = np.isinf(near)
                chosen = self.of[np.where(missing, 0, found)]
                fraction, metres = _to_segment(points[own][:, None], self.start[chosen], self.end[chosen])
                metres[missing] = np.inf
                best = np.argmin(metres, axis=1)
                rows = np.arange(len(own))
                segment[own], part[own] = chosen[rows, best], fraction[rows, best]
                away[own] = metres[rows, best]
                # a piece that was not looked at has its middle beyond the last one that was
                unsure.append(own[near[:, -1] - self.piece < np.minimum(away[own], most)])
            todo, looked = np.concatenate(unsure), looked * 4
        far = ~(away <= most)
        segment[far], away[far] = -1, np.nan
        return segment, part, away


def _single(start, place, speed):
    """Return the segments (by their first vertex, ascending) without those that go nowhere, and each drawn once.

    Of a street that is drawn twice the quicker counts: a door on one and a door on the other are on the same street.
    """
    one, other = place[start], place[start + 1]
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((start, -speed[start], high, low))
    low, high = low[order], high[order]
    new = np.ones(len(order), bool)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    return np.sort(start[order[new & (low != high)]])


def _to_segment(points, start, end):
    """Return (part along, distance) of the nearest place on segments; all (..., 3)."""
    along, to = end - start, points - start
    length = np.einsum("...i,...i", along, along)
    with np.errstate(invalid="ignore", divide="ignore"):
        part = np.where(length > 0, np.einsum("...i,...i", to, along) / length, 0.0)
    part = np.clip(part, 0.0, 1.0)
    return part, np.linalg.norm(to - along * part[..., None], axis=-1)


class Network:
    """Ways with the doors of units and facilities joined to them; the graph is built once."""

    def __init__(self, ways, units, facilities, most, stop):
        """Join units (n, 3) and facilities (f, 3) to Ways, each to the nearest within `most` metres."""
        self.stop, self.graphs = stop, {}
        points = np.concatenate([units, facilities])
        segment, part, away = ways.join(points, most)
        joined = np.flatnonzero(segment >= 0)
        # numbers of nodes: those of the ways, then where each point meets its way, then each point's door
        meeting = ways.nodes + np.arange(len(joined))
        door = np.full(len(points), -1)
        door[joined] = meeting + len(joined)
        self.nodes = ways.nodes + 2 * len(joined)
        self.unit_doors, self.doors = door[: len(units)], door[len(units) :]
        self.off_units, self.off_facilities = self.unit_doors < 0, self.doors < 0
        own = segment[joined]
        self._link(ways, meeting, ways.edge[own], ways.offset[own] + part[joined] * ways.km[own])
        legs = arc_km(away[joined])
        self.links = [
            np.concatenate([self.links[0], meeting]),
            np.concatenate([self.links[1], door[joined]]),
            np.concatenate([self.links[2], legs]),
            np.concatenate([self.links[3], np.full(len(joined), np.inf)]),
        ]

    def part(self, first, last):
        """Return the same network with only the units from `first` on, before `last`."""
        own = copy.copy(self)
        own.unit_doors, own.off_units = self.unit_doors[first:last], self.off_units[first:last]
        return own

    def _link(self, ways, meeting, edge, at):
        """Set links (from, to, km, speed): along each edge from its first node over what meets it to its last."""
        count = len(ways.edge_km)
        of = np.concatenate([np.arange(count), edge, np.arange(count)])
        turn = np.repeat([0, 1, 2], [count, len(edge), count])
        km = np.concatenate([np.zeros(count), np.minimum(at, ways.edge_km[edge]), ways.edge_km])
        node = np.concatenate([ways.edge_from, meeting, ways.edge_to])
        order = np.lexsort((km, turn, of))
        of, km, node = of[order], km[order], node[order]
        same = of[1:] == of[:-1]
        self.links = [node[:-1][same], node[1:][same], np.diff(km)[same], ways.edge_speed[of[:-1][same]]]

    def _graph(self, speed):
        """Return the graph of minutes at a walking speed (km/h)."""
        if speed not in self.graphs:
            from scipy.sparse import csr_matrix

            self.stop()
            one, other, km, own = self.links
            minutes = km / np.minimum(own, speed) * 60.0
            kept = one != other
            low, high, minutes = np.minimum(one, other)[kept], np.maximum(one, other)[kept], minutes[kept]
            # of several ways between the same two nodes the quickest
            order = np.lexsort((minutes, high, low))
            low, high, minutes = low[order], high[order], minutes[order]
            first = np.ones(len(low), bool)
            first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
            ends = (np.concatenate([low[first], high[first]]), np.concatenate([high[first], low[first]]))
            self.stop()
            both = np.concatenate([minutes[first]] * 2)
            self.graphs[speed] = csr_matrix((both, ends), shape=(self.nodes, self.nodes))
        return self.graphs[speed]

    def pieces(self, which, speed, limit):
        """Yield Pairs within the limit (minutes) at a speed (km/h) of facilities (numbers), each whole in one piece."""
        from scipy.sparse.csgraph import dijkstra

        graph, on = self._graph(speed), np.flatnonzero(self.doors[which] >= 0)
        units = np.flatnonzero(~self.off_units)
        size = max(1, CELLS // max(self.nodes, 1))
        for begin in range(0, len(on), size):
            self.stop()
            own = on[begin : begin + size]
            minutes = dijkstra(graph, indices=self.doors[which[own]], limit=limit)[:, self.unit_doors[units]]
            row, column = np.nonzero(minutes <= limit)
            yield Pairs(units[column], own[row], minutes[row, column])

    def nearest(self, which, speed, limit):
        """(n,) minutes from each unit to the nearest of facilities (numbers); NaN beyond the limit or off the ways."""
        from scipy.sparse.csgraph import dijkstra

        minutes = np.full(len(self.unit_doors), np.nan)
        doors = self.doors[which]
        doors = np.unique(doors[doors >= 0])
        if not len(doors):
            return minutes
        self.stop()
        found = dijkstra(self._graph(speed), indices=doors, limit=limit, min_only=True)[self.unit_doors]
        near = (self.unit_doors >= 0) & (found <= limit)
        minutes[near] = found[near]
        return minutes
