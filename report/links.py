"""Charts of what goes between places: a heat map with numbers, and a chord diagram."""

import math
from typing import NamedTuple

import numpy as np

from ..layers.messages import tr
from .pictures import DEEP, INK, LETTER, SMALL, SOFT, TALL, WIDTH, drawing, fold, ink_on, svg

HEAT = ("#f3f6fa", "#c6d8ea", "#7fadd2", "#2f78b3", "#0b4479")
MANY = 10_000  # cells, beyond which they are smaller as an image than as lines
FEW = 30  # rows or columns up to which numbers stand in the cells
HEAT_LEFT, HEAT_TOP, HEAT_RIGHT = 1.75, 1.5, 0.42  # inches for the names of rows, of columns, and where these lean
DIGIT = 0.062  # inches that a digit of the smallest letters is wide, about
ROOM = 1.85  # radii from the middle to the picture's edge: names need the rest
NARROW = 0.15  # radians of an arc that has room for one line only
APART = 0.075  # radians between two names
GAP = 0.022  # radians between two places on the circle


class Heat(NamedTuple):
    """A heat map: names of its rows and columns, values (rows x columns, NaN: unknown or withheld), and its look.

    text: what stands in a cell, by value; outside: so many of the last rows and columns stand apart;
    axes_titles: of the rows, of the columns.
    """

    rows: list
    columns: list
    values: object
    text: object = "{:,.0f}".format
    square_root: bool = True
    outside: tuple = (0, 0)
    axes_titles: tuple = ("", "")


def heat(one, key, alt):
    """Return SVGs: a Heat in as many parts as its names and numbers need to be read, all in one scale."""
    values = np.asarray(one.values, float).reshape(len(one.rows), len(one.columns))
    finite = values[np.isfinite(values)]
    most = float(finite.max()) if len(finite) and finite.max() > 0 else 1.0
    parts = values / most
    parts = np.sqrt(np.clip(parts, 0.0, 1.0)) if one.square_root else parts
    # of more places than these nobody reads single numbers
    numbers = max(values.shape) <= FEW
    longest = max((len(one.text(value)) for value in finite), default=1) if numbers else 1
    width = DIGIT * longest + 0.02 if numbers else 0.17
    high = 0.235 if numbers else 0.15
    across = _even(len(one.columns), int((WIDTH - HEAT_LEFT - HEAT_RIGHT) / width))
    down = _even(len(one.rows), int((TALL - HEAT_TOP - 0.1) / high))
    found = []
    for own in down:
        for columns in across:
            drawn = (values[own, columns], parts[own, columns])
            found.append(_heat_part(one, (own, columns), drawn, (high, numbers), f"{key}{len(found)}", alt))
    return found


def _even(count, most):
    """Return slices of at most so many, about as many in each; one even of nothing."""
    parts = max(1, -(-count // max(most, 1)))
    each = max(1, -(-count // parts))
    return [slice(k, min(k + each, count)) for k in range(0, max(count, 1), each)]


def _heat_part(one, part, drawn, look, key, alt):
    from matplotlib.colors import LinearSegmentedColormap

    values, parts = drawn
    cell_height, numbers = look
    rows, columns = one.rows[part[0]], one.columns[part[1]]
    shade = LinearSegmentedColormap.from_list("heat", HEAT)
    below = 0.08
    # few columns would make cells as long as a page is wide
    cell_width = min((WIDTH - HEAT_LEFT - HEAT_RIGHT) / max(len(columns), 1), 1.1)
    # wide columns have room for names that lie flat
    level = cell_width >= 0.8
    height = max(len(rows), 1) * cell_height + (0.5 if level else HEAT_TOP) + below
    grid = (cell_width * max(len(columns), 1), cell_height * max(len(rows), 1))
    with drawing(WIDTH, height) as figure:
        axes = figure.add_axes([HEAT_LEFT / WIDTH, below / height, grid[0] / WIDTH, grid[1] / height])
        axes.pcolormesh(
            np.arange(len(columns) + 1),
            np.arange(len(rows) + 1),
            np.ma.masked_invalid(parts),
            cmap=shade,
            vmin=0.0,
            vmax=1.0,
            edgecolors="#ffffff",
            linewidth=0.6 if numbers else 0.2,
            rasterized=values.size > MANY,
        )
        middle = {"ha": "center", "va": "center", "fontsize": SMALL}
        for (i, j), value in np.ndenumerate(values):
            if not np.isfinite(value):
                axes.text(j + 0.5, i + 0.5, "\u2013", color=SOFT, **middle)
            elif numbers and value > 0:
                axes.text(j + 0.5, i + 0.5, one.text(value), color=ink_on(shade(parts[i, j])), **middle)
        for line, count, all_of, own in (
            (axes.axhline, one.outside[0], one.rows, part[0]),
            (axes.axvline, one.outside[1], one.columns, part[1]),
        ):
            at = len(all_of) - count - own.start
            if count and 0 <= at < own.stop - own.start:
                line(at, color=DEEP, linewidth=1.2)
        axes.set_ylim(max(len(rows), 1), 0)
        axes.set_xlim(0, max(len(columns), 1))
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.tick_params(length=0)
        axes.xaxis.tick_top()
        axes.set_xticks(np.arange(len(columns)) + 0.5)
        letters = int(cell_width / LETTER) if level else 24
        axes.set_xticklabels([fold(name, letters, 2 if level else 1) for name in columns], fontsize=SMALL)
        for label in [] if level else axes.get_xticklabels():
            label.set(rotation=65, ha="left", rotation_mode="anchor", linespacing=0.95)
        axes.set_yticks(np.arange(len(rows)) + 0.5)
        axes.set_yticklabels([fold(name, int(HEAT_LEFT / LETTER), 1) for name in rows], fontsize=SMALL)
        if one.axes_titles[0]:
            figure.text(0.004, 1 - 0.10 / height, one.axes_titles[0], fontsize=SMALL, color=SOFT, va="top")
            figure.text(0.004, 1 - 0.26 / height, one.axes_titles[1], fontsize=SMALL, color=SOFT, va="top")
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
    size = WIDTH
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
        shown = [k for k in range(len(labels)) if total[k] > 0]
        middles = [(starts[k] + ends[k]) / 2 for k in shown]
        for k, middle, angle in zip(shown, middles, _apart(middles)):
            _arc(axes, starts[k], ends[k], colours[k])
            if abs(angle - middle) > 0.01:
                near, far = _point(middle, 1.06), _point(angle, 1.085)
                axes.plot([near[0], far[0]], [near[1], far[1]], color=SOFT, linewidth=0.5)
            _label(axes, angle, ends[k] - starts[k], labels[k], total[k])
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


def _apart(angles):
    """Return rising angles moved as little as they must so that each is APART from the next, all around."""
    count = len(angles)
    if count < 2 or count * APART > 2 * math.pi:
        return list(angles)
    # names that touch make a group, which is spread around its own middle, until no two groups touch
    groups = [[angle] for angle in angles]
    while True:
        spans = [(sum(own) / len(own), APART * len(own) / 2) for own in groups]
        touching = next(
            (k for k in range(len(groups) - 1) if spans[k][0] + spans[k][1] > spans[k + 1][0] - spans[k + 1][1] + 1e-9),
            None,
        )
        if touching is None:
            break
        groups[touching : touching + 2] = [groups[touching] + groups[touching + 1]]
    return [
        middle + APART * (k - (len(own) - 1) / 2) for own, (middle, _) in zip(groups, spans) for k in range(len(own))
    ]


def _label(axes, angle, length, label, total):
    """Write a place's name and number outside its arc, which is so long (radians)."""
    x, y = _point(angle, 1.09)
    right = math.sin(angle) >= 0
    turn = 90 - math.degrees(angle) if right else 270 - math.degrees(angle)
    narrow = length < NARROW
    text = fold(label, 17 if narrow else 15, 1 if narrow else 2) + f"\u2002{total:,.0f}"
    axes.text(
        x,
        y,
        text,
        rotation=turn,
        rotation_mode="anchor",
        ha="left" if right else "right",
        va="center",
        fontsize=SMALL,
        linespacing=1.0,
        color=INK,
    )
