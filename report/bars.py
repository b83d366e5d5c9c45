"""Charts of shares: profiles in small panels, stacked bars, a distance histogram, before and after."""

import numpy as np

from ..layers.messages import tr
from ..layers.style import OTHER, SEQUENTIAL, ramp
from .pictures import (
    DEEP,
    INK,
    LETTER,
    LINE,
    SMALL,
    SOFT,
    TALL,
    WIDTH,
    bare,
    drawing,
    entry,
    fold,
    ink_on,
    letters,
    svg,
)

COLUMNS, TITLE = 3, 24  # panels side by side, letters in a line of their titles
UNDER = 0.5  # inches under panels, for their legend
LEFT = 2.2  # inches for the names beside bars
BARS, PAIRS = 28, 22  # rows of stacked bars, and of two bars each, that a page takes
MARKED, SCARCE = "marked", "scarce"


def dimension_colours(dimension):
    """Return (strong, usual, pale) of a dimension: a crowd that is marked, neither, scarce."""
    colours = SEQUENTIAL.get(dimension, OTHER)
    return colours[4], colours[2], colours[0]


def panel_pages(count, indicators):
    """Return the slices of so many panels that go on a page each, of so many indicators, about as many on each."""
    rows = -(-count // COLUMNS)
    pages = -(-rows // max(1, int((TALL - UNDER) / _panel_height(indicators, 2))))
    each = COLUMNS * -(-rows // max(pages, 1))
    return [slice(k, k + each) for k in range(0, count, max(each, 1))]


def _panel_height(indicators, lines):
    """Return the inches of a panel of so many bars whose title has so many lines."""
    return 0.165 * indicators + 0.33 + 0.13 * lines


def profile_panels(panels, indicators, most, key, alt):
    """Return one SVG: a panel a division, a bar an indicator; every panel is of one size, whoever stands beside it.

    panels: [(title, shares in per cent, tags)]; tags MARKED, SCARCE or ''; indicators: [(label, dimension, the area's
    share)]; most: the share that the scale reaches to, of all panels that are to compare (see greatest).
    """
    rows = max(1, -(-len(panels) // COLUMNS))
    titles = [fold(one[0], TITLE, 2) for one in panels]
    lines = max((title.count("\n") + 1 for title in titles), default=1)
    high = _panel_height(len(indicators), lines)
    labels = [fold(one[0], 42, 1) for one in indicators]
    place = np.arange(len(indicators))[::-1]
    area = [one[2] for one in indicators]
    colours = [dimension_colours(one[1]) for one in indicators]
    # the longest name of a crowd decides, the panels share the rest
    left, top = 0.14 + 0.058 * max(map(letters, labels), default=1), 0.05
    height = rows * high + UNDER
    with drawing(WIDTH, height) as figure:
        wide = (WIDTH - left - 0.05) / COLUMNS
        for k, (_, own, tags) in enumerate(panels):
            row, column = divmod(k, COLUMNS)
            bottom = height - top - (row + 1) * high + 0.04
            axes = figure.add_axes(
                [
                    (left + column * wide) / WIDTH,
                    bottom / height,
                    (wide - 0.16) / WIDTH,
                    (high - 0.27 - 0.13 * lines) / height,
                ]
            )
            bare(axes, ("left",))
            values = np.asarray(own, float)
            for at, value, tag, (strong, usual, pale), share in zip(place, values, tags, colours, area):
                colour = strong if tag == MARKED else pale if tag == SCARCE else usual
                edge = usual if tag == SCARCE else "none"
                if np.isfinite(value):
                    axes.barh(at, value, 0.74, color=colour, edgecolor=edge, linewidth=0.5)
                    # clear of the tick where that stands just behind the bar
                    end = share if value <= share < value + most * 0.2 else value
                    axes.text(end + most * 0.025, at, f"{value:.0f}", va="center_baseline", fontsize=SMALL, color=SOFT)
                else:
                    axes.text(most * 0.015, at, "\u2013", va="center", fontsize=SMALL, color=SOFT)
                if np.isfinite(share):
                    axes.plot([share, share], [at - 0.46, at + 0.46], color=INK, linewidth=1.1, solid_capstyle="butt")
            axes.set_xlim(0, most * 1.2)
            axes.set_ylim(-0.6, len(indicators) - 0.4)
            axes.set_xticks([])
            axes.set_yticks(place)
            axes.set_yticklabels(labels if column == 0 else [], fontsize=SMALL)
            axes.set_title(titles[k], fontsize=SMALL, loc="left", pad=3, color=DEEP, fontweight="bold")
        _profile_legend(figure, list(dict.fromkeys(colours)))
        return svg(figure, key, alt)


def greatest(shares):
    """Return the greatest of shares (numbers, NaN: unknown), at least 1: what a scale for all of them reaches to."""
    return _most(np.asarray(shares, float).ravel())


def _profile_legend(figure, colours):
    """Add what each colour means, in the hue of every dimension; colours: of dimension_colours."""
    from matplotlib.legend_handler import HandlerTuple
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    strong = tuple(Patch(facecolor=one[0]) for one in colours)
    usual = tuple(Patch(facecolor=one[1]) for one in colours)
    pale = tuple(Patch(facecolor=one[2], edgecolor=one[1], linewidth=0.5) for one in colours)
    tick = Line2D([], [], color=INK, marker="|", linestyle="none", markersize=8)
    words = [
        tr("marked: far more common than in the area"),
        tr("neither"),
        tr("scarce: far less common"),
        tr("the area's share"),
    ]
    figure.legend(
        [strong, usual, pale, tick],
        words,
        handler_map={tuple: HandlerTuple(ndivide=None, pad=0.15)},
        loc="lower center",
        ncol=2,
        frameon=False,
        handlelength=1.1 * max(len(colours), 1),
        columnspacing=1.5,
        labelspacing=0.35,
        borderaxespad=0.1,
    )


def pages(rows, most, shared=0):
    """Return rows in parts of at most so many, a page each; the shared last ones stand at the end of every part."""
    own, last = rows[: len(rows) - shared], rows[len(rows) - shared :]
    each = most - shared
    return [own[k : k + each] + last for k in range(0, len(own), each)] or [last]


def stacked(rows, parts, colours, key, alt, breaks=(), width=WIDTH):
    """Return one SVG: horizontal bars of shares that add up to 100 %.

    rows: [(label, shares in per cent)]; parts: labels of the shares; breaks: rows that stand apart from the one above.
    """
    place, at = [], 0.0
    for k in range(len(rows)):
        at += 0.45 if k in breaks else 0.0
        place.append(at)
        at += 1.0
    under = 0.24 + _legend_height(parts, width)
    height = max(at, 1.0) * 0.25 + under + 0.05
    with drawing(width, height) as figure:
        left = LEFT
        axes = figure.add_axes(
            [left / width, under / height, (width - left - 0.15) / width, (height - under - 0.05) / height]
        )
        bare(axes)
        for y, (_, values) in zip(place, rows):
            start = 0.0
            if not np.isfinite(np.asarray(values, float)).any():
                axes.text(0.5, y, tr("unknown"), va="center", fontsize=SMALL, color=SOFT)
            for value, colour in zip(np.nan_to_num(np.asarray(values, float)), colours):
                axes.barh(y, value, 0.8, left=start, color=colour, edgecolor="#ffffff", linewidth=0.5)
                if value >= 4.5:
                    text = f"{value:.0f}"
                    look = {"fontsize": SMALL, "color": ink_on(colour)}
                    axes.text(start + value / 2, y, text, ha="center", va="center", **look)
                start += value
        axes.set_xlim(0, 100.5)
        axes.set_ylim(at - 0.4, -0.6)
        axes.set_yticks(place)
        axes.set_yticklabels([fold(label, 36, 1) for label, _ in rows], fontsize=SMALL)
        axes.set_xticks([0, 25, 50, 75, 100])
        axes.set_xticklabels(["0", "25", "50", "75", "100 %"])
        _part_legend(figure, parts, colours)
        return svg(figure, key, alt)


def stacked_pages(rows, parts, colours, key, alt):
    """Return SVGs of rows whose last is the whole area, which stands in each; as many as pages ask for."""
    split = pages(rows, BARS, 1) if rows else []
    return [stacked(own, parts, colours, f"{key}{k}", alt) for k, own in enumerate(split)]


def _legend_columns(parts, width):
    """Return in how many columns the parts' labels fit side by side."""
    longest = max((letters(fold(part, 60, 1)) for part in parts), default=1)
    return max(1, min(len(parts), int(width / (0.36 + LETTER * longest))))


def _legend_height(parts, width):
    """Return the inches that the legend under a chart takes."""
    return 0.12 + 0.175 * -(-len(parts) // _legend_columns(parts, width))


def _part_legend(figure, parts, colours):
    from matplotlib.patches import Patch

    entries = [
        Patch(facecolor=colour, edgecolor="#999999", linewidth=0.3, label=entry(part))
        for part, colour in zip(parts, colours)
    ]
    figure.legend(
        handles=entries,
        loc="lower center",
        ncol=_legend_columns(parts, figure.get_figwidth()),
        frameon=False,
        handlelength=1.1,
        columnspacing=1.2,
        labelspacing=0.35,
        borderaxespad=0.1,
    )


def part_colours(dimension, count):
    """Return count colours of a dimension's hue, light to dark."""
    return ramp(SEQUENTIAL.get(dimension, OTHER), count)


def histogram(bands, series, key, alt):
    """Return one SVG: people by distance band, stacked.

    bands: labels; series: [(label, colour, people by band)].
    """
    counts = np.nan_to_num(np.array([one[2] for one in series], float).reshape(len(series), len(bands)))
    total = counts.sum()
    withheld = np.isnan(np.array([one[2] for one in series], float).reshape(counts.shape))
    height = 3.5
    with drawing(WIDTH, height) as figure:
        axes = figure.add_axes([0.095, 0.11, 0.895, 0.85])
        bare(axes, ("bottom",))
        axes.grid(axis="y", color=LINE, linewidth=0.6)
        axes.set_axisbelow(True)
        start = np.zeros(len(bands))
        for (label, colour, _), values in zip(series, counts):
            axes.bar(
                range(len(bands)),
                values,
                0.78,
                bottom=start,
                color=colour,
                label=label,
                edgecolor="#ffffff",
                linewidth=0.5,
            )
            start += values
        for x, value in enumerate(start):
            if total > 0:
                # with a part withheld nobody knows the whole, nor a share of it
                more = "\u2265 " if withheld[:, x].any() else ""
                text = f"{more}{value:,.0f}" + ("" if withheld.any() else f"\n{100 * value / total:.1f} %")
                axes.text(x, value, text, ha="center", va="bottom", fontsize=SMALL, linespacing=1.25)
        axes.set_ylim(0, _most(start) * 1.17)
        axes.set_xlim(-0.55, max(len(bands), 1) - 0.45)
        axes.set_xticks(range(len(bands)))
        axes.set_xticklabels(bands, fontsize=SMALL)
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.set_ylabel(tr("commuters"), fontsize=SMALL)
        axes.legend(loc="upper right", frameon=False)
        return svg(figure, key, alt)


def before_after(rows, words, key, alt, most=None):
    """Return one SVG: two bars a row, and the change beside them.

    rows: [(label, before, after, text beside)]; words: (before, after) in words; most: what the scale reaches to, where
    others are to compare (see greatest).
    """
    height = max(len(rows), 1) * 0.34 + 0.55
    before, after = "#c3ccd6", DEEP
    values = np.array([[one[1], one[2]] for one in rows], float).reshape(-1, 2)
    most = greatest(values) if most is None else most
    with drawing(WIDTH, height) as figure:
        axes = figure.add_axes([LEFT / WIDTH, 0.4 / height, (WIDTH - LEFT - 0.15) / WIDTH, (height - 0.45) / height])
        bare(axes, ("left",))
        for y, ((_, _, _, text), (first, second)) in enumerate(zip(rows, values)):
            axes.barh(y - 0.19, np.nan_to_num(first), 0.36, color=before)
            axes.barh(y + 0.19, np.nan_to_num(second), 0.36, color=after)
            end = max(np.nan_to_num(first), np.nan_to_num(second))
            axes.text(end + most * 0.008, y, text, va="center", fontsize=SMALL, color=INK)
        axes.set_ylim(max(len(rows), 1) - 0.45, -0.55)
        axes.set_xlim(0, most * 1.2)
        axes.set_yticks(range(len(rows)))
        axes.set_yticklabels([fold(one[0], 36, 1) for one in rows], fontsize=SMALL)
        axes.set_xticks([])
        _part_legend(figure, words, (before, after))
        return svg(figure, key, alt)


def _most(values):
    """Return the greatest finite value, 1 where none is above 0."""
    finite = values[np.isfinite(values)]
    return float(finite.max()) if len(finite) and finite.max() > 0 else 1.0
