"""Charts of what goes between places: a heat map with numbers, and a chord diagram."""

import math

import numpy as np

from ..layers.messages import tr
from .pictures import DEEP, INK, SOFT, WIDTH, drawing, fold, ink_on, svg

HEAT = ("#f3f6fa", "#c6d8ea", "#7fadd2", "#2f78b3", "#0b4479")
MANY = 10_000  # cells, beyond which they are smaller as an image than as lines
FEW = 30  # rows or columns up to which numbers stand in the cells
ROOM = 1.72  # radii from the middle to the picture's edge: names need the rest
NARROW = 0.12  # radians of an arc that has room for one line only
GAP = 0.022  # radians between two places on the circle


def heat(rows, columns, values, key, alt, text=None, square_root=True, outside=(0, 0), axes_titles=("", "")):
    """Return one SVG: a heat map of values (rows x columns, NaN: unknown or withheld).

    text: what stands in a cell, by value; outside: so many of the last rows and columns stand apart;
    axes_titles: of the rows, of the columns.
    """
    from matplotlib.colors import LinearSegmentedColormap

    values = np.asarray(values, float).reshape(len(rows), len(columns))
    finite = values[np.isfinite(values)]
    most = float(finite.max()) if len(finite) and finite.max() > 0 else 1.0
    shade = LinearSegmentedColormap.from_list("heat", HEAT)
    many = max(len(rows), len(columns)) > FEW
    left, below = 1.75, 0.08
    cell_height = 0.13 if many else 0.235
    cell_width = (WIDTH - left - 0.1) / max(len(columns), 1)
    # few columns would make cells as long as a page is wide
    cell_width = min(cell_width, 1.1)
    # wide columns have room for names that lie flat
    level = cell_width >= 0.8
    height = max(len(rows), 1) * cell_height + (0.5 if level else 1.45) + below
    grid = (cell_width * max(len(columns), 1), cell_height * max(len(rows), 1))
    with drawing(WIDTH, height) as figure:
        axes = figure.add_axes([left / WIDTH, below / height, grid[0] / WIDTH, grid[1] / height])
        parts = np.clip(values / most, 0.0, 1.0)
        parts = np.sqrt(parts) if square_root else parts
        axes.pcolormesh(
            np.arange(len(columns) + 1),
            np.arange(len(rows) + 1),
            np.ma.masked_invalid(parts),
            cmap=shade,
            vmin=0.0,
            vmax=1.0,
            edgecolors="#ffffff",
            linewidth=0.2 if many else 0.6,
            rasterized=values.size > MANY,
        )
        write = text or (lambda value: f"{value:,.0f}")
        size = min(7.0, 72 * cell_width / 5.2 / 0.6)
        for i in range(len(rows)):
            for j in range(len(columns)):
                value = values[i, j]
                if not np.isfinite(value):
                    axes.text(j + 0.5, i + 0.5, "\u2013", ha="center", va="center", fontsize=size, color=SOFT)
                elif not many and value > 0:
                    colour = ink_on(shade(parts[i, j]))
                    axes.text(j + 0.5, i + 0.5, write(value), ha="center", va="center", fontsize=size, color=colour)
        for count, line in ((outside[0], axes.axhline), (outside[1], axes.axvline)):
            if count:
                line((len(rows) if line == axes.axhline else len(columns)) - count, color=DEEP, linewidth=1.2)
        axes.set_ylim(max(len(rows), 1), 0)
        axes.set_xlim(0, max(len(columns), 1))
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.tick_params(length=0)
        axes.xaxis.tick_top()
        small = 5.2 if many else 7.2
        axes.set_xticks(np.arange(len(columns)) + 0.5)
        axes.set_xticklabels([fold(name, 26, 2 if level else 1) for name in columns], fontsize=small)
        for label in [] if level else axes.get_xticklabels():
            label.set(rotation=55, ha="left", rotation_mode="anchor", linespacing=0.95)
        axes.set_yticks(np.arange(len(rows)) + 0.5)
        axes.set_yticklabels([fold(name, 32, 1) for name in rows], fontsize=small)
        if axes_titles[0]:
            figure.text(0.004, 1 - 0.10 / height, axes_titles[0], fontsize=7.5, color=SOFT, va="top")
            figure.text(0.004, 1 - 0.26 / height, axes_titles[1], fontsize=7.5, color=SOFT, va="top")
        return svg(figure, key, alt)


def chord(labels, flows, colours, key, alt):
    """Return one SVG: places on a circle, bands between them.

    labels: names; flows: (n, n) people from row to column, NaN as none, the diagonal left out; colours: one a place.
    A place's arc is as long as all who go out of it and come to it; a band is at each end as wide as those who leave.
    """
    flows = np.nan_to_num(np.array(flows, float).reshape(len(labels), len(labels)))
    np.fill_diagonal(flows, 0.0)
    out = flows.sum(axis=1)
    total = out + flows.sum(axis=0)
    size = 6.5
    with drawing(WIDTH, size) as figure:
        axes = figure.add_axes([0, 0, 1, 1])
        axes.set_axis_off()
        axes.set_xlim(-ROOM * WIDTH / size, ROOM * WIDTH / size)
        axes.set_ylim(-ROOM, ROOM)
        if total.sum() <= 0:
            axes.text(0, 0, tr("no flow between places"), ha="center", va="center", color=SOFT)
            return svg(figure, key, alt)
        starts, ends = _arcs(total)
        spots = _spots(flows, starts, ends)
        pairs = [(flows[i, j] + flows[j, i], i, j) for i in range(len(labels)) for j in range(i + 1, len(labels))]
        strongest = max(pairs)[0]
        for strength, i, j in sorted(pairs):
            if strength > 0:
                # the colour of the place that most of the two-way flow leaves
                colour = colours[i] if flows[i, j] >= flows[j, i] else colours[j]
                _band(axes, spots[i, j], spots[j, i], colour, 0.35 + 0.5 * math.sqrt(strength / strongest))
        for k, label in enumerate(labels):
            if total[k] > 0:
                _arc(axes, starts[k], ends[k], colours[k])
                _label(axes, (starts[k] + ends[k]) / 2, ends[k] - starts[k], label, total[k], len(labels))
        return svg(figure, key, alt)


def _arcs(total):
    """Return (starts, ends) in radians, clockwise from the top."""
    shown = int((total > 0).sum())
    gap = min(GAP, math.pi / max(shown, 1) / 2)
    free = 2 * math.pi - gap * shown
    starts, at = [], 0.0
    for value in total:
        starts.append(at)
        at += free * value / total.sum() + (gap if value > 0 else 0.0)
    starts = np.array(starts)
    return starts, starts + free * total / total.sum()


def _spots(flows, starts, ends):
    """Return {(place, other): (start, middle, end)}: parts of a place's arc, to middle who leaves, then who comes."""
    count = len(flows)
    spots = {}
    for i in range(count):
        total = flows[i].sum() + flows[:, i].sum()
        at, scale = starts[i], (ends[i] - starts[i]) / total if total > 0 else 0.0
        # backwards around the circle, so that bands cross as little as they can
        for step in range(count - 1, 0, -1):
            j = (i + step) % count
            leave, come = flows[i, j] * scale, flows[j, i] * scale
            spots[i, j] = (at, at + leave, at + leave + come)
            at += leave + come
    return spots


def _point(angle, radius):
    return radius * math.sin(angle), radius * math.cos(angle)


def _bend(start, end, radius):
    """Return points along an arc, both ends included."""
    steps = max(2, int(abs(end - start) / 0.04) + 2)
    return [_point(angle, radius) for angle in np.linspace(start, end, steps)]


def _band(axes, one, other, colour, strength):
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    near, far = _bend(one[0], one[2], 0.97), _bend(other[0], other[2], 0.97)
    vertices = near + [(0.0, 0.0), far[0]] + far[1:] + [(0.0, 0.0), near[0]]
    codes = (
        [Path.MOVETO]
        + [Path.LINETO] * (len(near) - 1)
        + [Path.CURVE3, Path.CURVE3]
        + [Path.LINETO] * (len(far) - 1)
        + [Path.CURVE3, Path.CURVE3]
    )
    axes.add_patch(
        PathPatch(Path(vertices, codes), facecolor=colour, edgecolor="#ffffff", linewidth=0.25, alpha=strength)
    )


def _arc(axes, start, end, colour):
    from matplotlib.patches import Polygon

    outline = _bend(start, end, 1.0) + _bend(end, start, 1.06)
    axes.add_patch(Polygon(outline, closed=True, facecolor=colour, edgecolor="#666666", linewidth=0.4))


def _label(axes, angle, length, label, total, count):
    """Write a place's name and number outside its arc, which is so long (radians)."""
    x, y = _point(angle, 1.09)
    right = math.sin(angle) >= 0
    turn = 90 - math.degrees(angle) if right else 270 - math.degrees(angle)
    narrow = length < NARROW
    text = fold(label, 24 if narrow else 15, 1 if narrow else 2) + f"\u2002{total:,.0f}"
    axes.text(
        x,
        y,
        text,
        rotation=turn,
        rotation_mode="anchor",
        ha="left" if right else "right",
        va="center",
        fontsize=5.4 if count > 32 else 6.2 if narrow else 7.2,
        linespacing=1.0,
        color=INK,
    )
