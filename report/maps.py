"""Maps: divisions, hexagons, sites and hubs, with the classes and the colours that the plugin draws them in."""

import math
from typing import NamedTuple

import numpy as np

from ..layers.messages import tr
from ..layers.style import pretty_breaks, ramp
from .pictures import DEEP, HALO, INK, LETTER, SMALL, SOFT, WIDTH, drawing, entry, fold, letters, svg

GRAIN = 1 / 200  # inches
MANY = 4000  # shapes
HIGHEST = 4.6  # inches of a map: room for its legend and a table on the same sheet
OVERHANG = 1.2  # times a shape's width that its name may be wide
LINE_HIGH = 0.145  # inches of a line of the smallest letters


class Classes(NamedTuple):
    """A map's classes: their limits, colours and unit, and the heading of its legend."""

    breaks: list
    colours: list
    unit: str
    heading: str


def classes(values, colours, heading, unit="", from_zero=True):
    """Return Classes for values (NaN: unknown) as the plugin's styles make them."""
    known = [float(value) for value in values if np.isfinite(value)]
    breaks = pretty_breaks([0.0, *known] if from_zero else known)
    return Classes(breaks, ramp(colours, len(breaks) - 1), unit, heading)


def colour_of(value, found):
    """Return the colour of a value's class; None where it is unknown."""
    if not np.isfinite(value):
        return None
    at = int(np.searchsorted(found.breaks, value, side="right")) - 1
    return found.colours[min(max(at, 0), len(found.colours) - 1)]


class Map(NamedTuple):
    """One map: its title, the Layer of polygons, their colours (None: hatched), names, and the legend's entries."""

    title: str
    layer: object
    colours: list
    labels: list
    legend: list
    heading: str = ""
    outlines: object = None
    points: tuple = ()
    borders: bool = True


def by_class(title, layer, values, found, labels, **more):
    """Return a Map of values in Classes."""
    values = np.asarray(values, float)
    places = max((len(f"{b:.10g}".partition(".")[2]) for b in found.breaks), default=0)
    entries = []
    for low, high, colour in zip(found.breaks, found.breaks[1:], found.colours):
        text = tr("{low} to {high}").format(low=f"{low:,.{places}f}", high=f"{high:,.{places}f}") + found.unit
        entries.append((text, colour, "area"))
    if not np.isfinite(values).all():
        entries.append((tr("unknown"), None, "area"))
    colours = [colour_of(value, found) for value in values]
    return Map(title, layer, colours, labels, entries, found.heading, **more)


def draw(maps, key, alt):
    """Return one SVG with the Maps side by side; a name that its shape has no room for is a number with a key below."""
    boxes = [_extent(one) for one in maps]
    each = WIDTH / len(maps)
    # as high as the widest map needs, within what a page takes
    ratio = max((box[3] - box[2]) / (box[1] - box[0]) for box in boxes)
    drawn = min(max(each * ratio, 1.4), HIGHEST)
    size = (each - 0.08, drawn)
    placed = [_placed(one, box, size) for one, box in zip(maps, boxes)]
    numbered = {k: label for _, found in placed for k, label in found.items()}
    listed = _key_size(numbered)
    legend = 0.26 + 0.175 * max(-(-len(one.legend) // _columns(one, each)) + bool(one.heading) for one in maps)
    title = 0.3 if any(one.title for one in maps) else 0.05
    below = legend + LINE_HIGH * listed[1]
    height = drawn + below + title
    with drawing(WIDTH, height) as figure:
        for k, (one, box) in enumerate(zip(maps, boxes)):
            frame = [(k * each + 0.04) / WIDTH, below / height, size[0] / WIDTH, drawn / height]
            axes = figure.add_axes(frame, label=str(k))
            _one(axes, one, box, size)
            _names(axes, placed[k][0])
            if one.title:
                axes.set_title(
                    fold(one.title, int(each * 13), 1), fontsize=9, loc="left", color=DEEP, fontweight="bold"
                )
            _legend(figure, one, (k * each + 0.04) / WIDTH, below / height, _columns(one, each))
        _key(figure, numbered, listed)
        return svg(figure, key, alt)


def _key_size(numbered):
    """Return (columns, rows) of the key to so many numbers."""
    if not numbered:
        return 1, 0
    longest = max(letters(_in_a_line(label)) for label in numbered.values())
    columns = max(1, min(len(numbered), int(WIDTH / (0.4 + LETTER * longest))))
    return columns, -(-len(numbered) // columns)


def _in_a_line(label):
    return " ".join(label.split("\n"))


def _key(figure, numbered, size):
    """Write the names that the numbers on the maps stand for, under the legend."""
    columns, rows = size
    for at, (k, label) in enumerate(sorted(numbered.items())):
        column, row = divmod(at, rows)
        x = 0.06 / WIDTH + column / columns
        y = (LINE_HIGH * (rows - row) - 0.04) / figure.get_figheight()
        figure.text(x, y, f"{k + 1}", fontsize=SMALL, color=DEEP, fontweight="bold", va="top")
        figure.text(x + 0.26 / WIDTH, y, _in_a_line(label), fontsize=SMALL, color=INK, va="top")


def _columns(one, inches):
    """Return in how many columns a map's legend fits."""
    longest = max((letters(text) for text, _, _ in one.legend), default=1)
    return max(1, min(4, len(one.legend), int(inches / (0.45 + LETTER * longest))))


def _stretch(layer, middle):
    """Return how much shorter a degree of longitude is than one of latitude; 1 for plane coordinates."""
    return max(math.cos(math.radians(min(abs(middle), 89.0))), 0.02) if layer.degrees else 1.0


def _extent(one):
    """Return (left, right, bottom, top) of a map, with a margin, never empty, in its own stretched units."""
    shown = [shape.vertices() for shape in one.layer.shapes]
    points = np.vstack([part for part in shown if len(part)]) if any(len(part) for part in shown) else np.zeros((1, 2))
    low, high = points.min(axis=0), points.max(axis=0)
    stretch = _stretch(one.layer, (low[1] + high[1]) / 2)
    size = np.maximum(high - low, max((high - low).max(), 1e-9) * 0.15 + 1e-9)
    middle = (low + high) / 2
    half = size * 0.53
    return (
        (middle[0] - half[0]) * stretch,
        (middle[0] + half[0]) * stretch,
        # room for the scale bar below
        middle[1] - half[1] * 1.12,
        middle[1] + half[1],
        stretch,
    )


def _one(axes, one, box, inches):
    from matplotlib.collections import PathCollection

    left, right, bottom, top, stretch = box
    # the frame's shape is fixed: show more on the sides that have room
    scale = max((right - left) / inches[0], (top - bottom) / inches[1])
    x, y = (left + right) / 2, (bottom + top) / 2
    axes.set_xlim(x - scale * inches[0] / 2, x + scale * inches[0] / 2)
    axes.set_ylim(y - scale * inches[1] / 2, y + scale * inches[1] / 2)
    axes.set_axis_off()
    # finer than a line is wide: nobody sees it, and the file holds half as much
    grain = scale * GRAIN
    known = [(s, c) for s, c in zip(one.layer.shapes, one.colours) if c is not None and s.polygons]
    unknown = [s for s, c in zip(one.layer.shapes, one.colours) if c is None and s.polygons]
    edge = "#808080" if one.borders else "none"
    # so many shapes are smaller as an image than as lines
    image = len(known) > MANY
    if known:
        paths = [_path(shape, stretch, grain) for shape, _ in known]
        colours = [colour for _, colour in known]
        axes.add_collection(
            PathCollection(paths, facecolors=colours, edgecolors=edge, linewidths=0.6, rasterized=image)
        )
    if unknown:
        paths = [_path(shape, stretch, grain) for shape in unknown]
        axes.add_collection(
            PathCollection(paths, facecolors="none", edgecolors="#aaaaaa", linewidths=0.6, hatch="////")
        )
    if one.outlines is not None:
        paths = [_path(shape, stretch, grain) for shape in one.outlines.shapes if shape.polygons]
        axes.add_collection(PathCollection(paths, facecolors="none", edgecolors=INK, linewidths=0.6))
    for shapes, marks in one.points:
        alike = {}
        for shape, mark in zip(shapes, marks):
            alike.setdefault(mark, []).append(shape.points)
        for (marker, colour, size), parts in alike.items():
            spots = np.vstack(parts)
            if len(spots):
                axes.plot(
                    spots[:, 0] * stretch,
                    spots[:, 1],
                    marker,
                    color=colour,
                    markersize=size,
                    markeredgecolor="#333333",
                    markeredgewidth=0.5,
                    linestyle="none",
                    zorder=4,
                )
    _scale_bar(axes, one.layer, stretch, y)


def _path(shape, stretch, grain=0.0):
    """Return a shape's rings as one matplotlib Path; holes stay holes whatever way they run. grain: see _thinned."""
    from matplotlib.path import Path

    vertices, codes = [], []
    for rings in shape.polygons:
        for k, ring in enumerate(rings):
            closed = ring if np.array_equal(ring[0], ring[-1]) else np.vstack([ring, ring[:1]])
            area = np.sum(closed[:-1, 0] * closed[1:, 1] - closed[1:, 0] * closed[:-1, 1])
            closed = closed if (area > 0) == (k == 0) else closed[::-1]
            closed = _thinned(closed * (stretch, 1.0), grain)
            vertices.append(closed)
            codes += [Path.MOVETO] + [Path.LINETO] * (len(closed) - 2) + [Path.CLOSEPOLY]
    return Path(np.vstack(vertices), codes)


def _thinned(ring, grain):
    """Return a closed ring without the vertices that lie in the same square of the grain's size as the one before."""
    if not grain > 0:
        return ring
    cells = np.floor(ring / grain)
    kept = np.append(True, (cells[1:] != cells[:-1]).any(axis=1))
    kept[-1] = True
    return ring[kept] if kept.sum() > 3 else ring


def middle_of(shape):
    """Return (x, y, width) of the widest of a few horizontal cuts through a shape's largest polygon; None if none."""
    largest, most = None, -1.0
    for rings in shape.polygons:
        x, y = rings[0][:, 0], rings[0][:, 1]
        size = abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
        if size > most:
            largest, most = rings, size
    if largest is None:
        return None
    y = largest[0][:, 1]
    best = None
    for part in (0.5, 0.42, 0.58, 0.34, 0.66):
        level = y.min() + part * (y.max() - y.min())
        cuts = []
        for ring in largest:
            a, b = ring[:-1], ring[1:]
            crossed = (a[:, 1] > level) != (b[:, 1] > level)
            a, b = a[crossed], b[crossed]
            cuts += list(a[:, 0] + (level - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1]))
        cuts.sort()
        for low, high in zip(cuts[::2], cuts[1::2]):
            # a cut near the middle is preferred to a little longer one near the rim
            length = (high - low) * (1.0 - abs(part - 0.5))
            if best is None or length > best[0]:
                best = (length, (low + high) / 2, level, high - low)
    return best[1:] if best else (*largest[0].mean(axis=0), 0.0)


def _placed(one, box, inches):
    """Return ([(x, y, text)] of what stands on a map, {place: label} of the labels that a number stands for).

    A label that is wider than its shape, or that would touch another, is too much for its place.
    """
    left, right, bottom, top, stretch = box
    scale = max((right - left) / inches[0], (top - bottom) / inches[1])
    middle = ((left + right) / 2, (bottom + top) / 2)
    spots = {}
    for k, (shape, label) in enumerate(zip(one.layer.shapes, one.labels)):
        spot = middle_of(shape) if label else None
        if spot is not None:
            spots[k] = (spot[0] * stretch, spot[1], spot[2] * stretch / scale)
    where = {k: ((x - middle[0]) / scale, (y - middle[1]) / scale) for k, (x, y, _) in spots.items()}
    boxes = {k: _text_box(spot, str(k + 1)) for k, spot in where.items()}
    texts, numbered = [], {}
    # the widest shapes first: they have most room for a name
    for k in sorted(spots, key=lambda k: -spots[k][2]):
        x, y, wide = spots[k]
        own = _text_box(where[k], one.labels[k])
        if (
            own[2] - own[0] <= wide * OVERHANG
            and max(-own[0], own[2]) <= inches[0] / 2
            and not any(_touch(own, other) for j, other in boxes.items() if j != k)
        ):
            boxes[k] = own
            texts.append((x, y, one.labels[k]))
        else:
            numbered[k] = one.labels[k]
            texts.append((x, y, str(k + 1)))
    return texts, numbered


def _text_box(spot, text):
    """Return (left, bottom, right, top) in inches of text around a spot."""
    lines = text.split("\n")
    wide, high = LETTER * max(map(letters, lines)) / 2, LINE_HIGH * len(lines) / 2
    return spot[0] - wide, spot[1] - high, spot[0] + wide, spot[1] + high


def _touch(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _names(axes, texts):
    for k, (x, y, text) in enumerate(texts):
        axes.text(
            x,
            y,
            text,
            fontsize=SMALL,
            ha="center",
            va="center",
            color=INK,
            zorder=5,
            linespacing=1.1,
            gid=f"{HALO}{axes.get_label()}_{k}",
        )


def _scale_bar(axes, layer, stretch, latitude):
    """Draw a bar of a round length at the bottom left; coordinates are degrees or the layer's own unit."""
    low, high = axes.get_xlim()
    bottom, top = axes.get_ylim()
    # on a stretched map a unit across is as long as one upwards
    metres = 111_195.0 if layer.degrees else layer.metres
    wanted = (high - low) * metres / 4
    if not wanted > 0:
        return
    power = 10.0 ** math.floor(math.log10(wanted))
    length = next(m * power for m in (5, 2, 1) if m * power <= wanted)
    text = f"{length / 1000:,.10g} km" if length >= 1000 else f"{length:,.10g} m"
    x, y = low + (high - low) * 0.02, bottom + (top - bottom) * 0.025
    tick = (top - bottom) * 0.012
    end = x + length / metres
    axes.plot([x, x, end, end], [y + tick, y, y, y + tick], color=INK, linewidth=1.0, zorder=6)
    axes.text((x + end) / 2, y + tick * 0.8, text, ha="center", va="bottom", fontsize=SMALL, color=INK, zorder=6)


def _legend(figure, one, left, top, columns):
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    entries = []
    for text, colour, kind in one.legend:
        if kind == "area":
            look = {"facecolor": "none", "hatch": "////"} if colour is None else {"facecolor": colour}
            entries.append(Patch(edgecolor="#808080", linewidth=0.4, label=entry(text), **look))
        else:
            mark = {"color": colour, "markeredgecolor": "#333333", "markeredgewidth": 0.5, "markersize": 6}
            entries.append(Line2D([], [], linestyle="none", marker=kind, label=entry(text), **mark))
    if entries:
        found = figure.legend(
            handles=entries,
            loc="upper left",
            bbox_to_anchor=(left, top),
            ncol=columns,
            frameon=False,
            title=one.heading or None,
            handlelength=1.3,
            columnspacing=1.3,
            borderaxespad=0.2,
            labelspacing=0.35,
        )
        found._legend_box.align = "left"
        found.get_title().set_color(SOFT)
