"""Charts of shares: profiles in small panels, stacked bars, a distance histogram, before and after."""

import numpy as np

from ..layers.messages import tr
from ..layers.style import OTHER, SEQUENTIAL, ramp
from .pictures import DEEP, INK, LINE, SOFT, WIDTH, bare, drawing, entry, fold, ink_on, svg

COLUMNS, ROWS = 4, 5  # of panels in one picture: as many as a page takes
MARKED, SCARCE = "marked", "scarce"
PALE = 0.35


def dimension_colours(dimension):
    """Return (strong, usual, pale) of a dimension: a crowd that is marked, neither, scarce."""
    colours = SEQUENTIAL.get(dimension, OTHER)
    return colours[4], colours[2], colours[0]


def profile_panels(panels, indicators, key, alt):
    """Return one SVG: a panel a division, a bar an indicator.

    panels: [(title, shares in per cent, tags)], at most COLUMNS x ROWS; tags MARKED, SCARCE or '';
    indicators: [(label, dimension, the area's share)].
    """
    columns = min(COLUMNS, max(len(panels), 1))
    rows = max(1, -(-len(panels) // columns))
    high = 0.152 * len(indicators) + 0.4
    place = np.arange(len(indicators))[::-1]
    shares = np.array([panel[1] for panel in panels], float).reshape(len(panels), len(indicators))
    area = np.array([one[2] for one in indicators], float)
    most = _most(np.concatenate([shares.ravel(), area]))
    colours = [dimension_colours(one[1]) for one in indicators]
    left, top = 2.02, 0.05
    height = rows * high + 0.55
    with drawing(WIDTH, height) as figure:
        wide = (WIDTH - left - 0.05) / columns
        for k, (title, own, tags) in enumerate(panels):
            row, column = divmod(k, columns)
            bottom = height - top - (row + 1) * high + 0.04
            axes = figure.add_axes(
                [(left + column * wide) / WIDTH, bottom / height, (wide - 0.16) / WIDTH, (high - 0.36) / height]
            )
            bare(axes, ("left",))
            values = np.asarray(own, float)
            for at, value, tag, (strong, usual, pale), share in zip(place, values, tags, colours, area):
                colour = strong if tag == MARKED else pale if tag == SCARCE else usual
                edge = usual if tag == SCARCE else "none"
                if np.isfinite(value):
                    axes.barh(at, value, 0.74, color=colour, edgecolor=edge, linewidth=0.5)
                    # clear of the tick where that stands just behind the bar
                    end = share if value <= share < value + most * 0.14 else value
                    axes.text(end + most * 0.02, at, f"{value:.0f}", va="center", fontsize=6.2, color=SOFT)
                else:
                    axes.text(most * 0.015, at, "\u2013", va="center", fontsize=6.5, color=SOFT)
                if np.isfinite(share):
                    axes.plot([share, share], [at - 0.46, at + 0.46], color=INK, linewidth=1.1, solid_capstyle="butt")
            axes.set_xlim(0, most * 1.12)
            axes.set_ylim(-0.6, len(indicators) - 0.4)
            axes.set_xticks([])
            axes.set_yticks(place)
            axes.set_yticklabels([fold(one[0], 42, 1) for one in indicators] if column == 0 else [], fontsize=6.4)
            axes.set_title(fold(title, 28, 1), fontsize=7.0, loc="left", pad=3, color=DEEP, fontweight="bold")
        _profile_legend(figure, indicators)
        return svg(figure, key, alt)


def _profile_legend(figure, indicators):
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    strong, usual, pale = dimension_colours(indicators[0][1] if indicators else "")
    entries = [
        Patch(facecolor=strong, label=tr("marked: far more common than in the area")),
        Patch(facecolor=usual, label=tr("neither")),
        Patch(facecolor=pale, edgecolor=usual, label=tr("scarce: far less common")),
        Line2D([], [], color=INK, marker="|", linestyle="none", markersize=8, label=tr("the area's share")),
    ]
    figure.legend(handles=entries, loc="lower center", ncol=4, frameon=False, fontsize=7.5, handlelength=1.4)


def stacked(rows, parts, colours, key, alt, breaks=(), width=WIDTH):
    """Return one SVG: horizontal bars of shares that add up to 100 %.

    rows: [(label, shares in per cent)]; parts: labels of the shares; breaks: rows that stand apart from the one above.
    """
    place, at = [], 0.0
    for k in range(len(rows)):
        at += 0.45 if k in breaks else 0.0
        place.append(at)
        at += 1.0
    many = len(rows) > 40
    under = 0.22 + _legend_height(parts, width)
    height = max(at, 1.0) * (0.19 if many else 0.25) + under + 0.05
    with drawing(width, height) as figure:
        left = 1.95
        axes = figure.add_axes(
            [left / width, under / height, (width - left - 0.15) / width, (height - under - 0.05) / height]
        )
        bare(axes)
        for y, (_, values) in zip(place, rows):
            start = 0.0
            if not np.isfinite(np.asarray(values, float)).any():
                axes.text(0.5, y, tr("unknown"), va="center", fontsize=7, color=SOFT)
            for value, colour in zip(np.nan_to_num(np.asarray(values, float)), colours):
                axes.barh(y, value, 0.8, left=start, color=colour, edgecolor="#ffffff", linewidth=0.5)
                if value >= 4.5:
                    text = f"{value:.0f}"
                    axes.text(start + value / 2, y, text, ha="center", va="center", fontsize=7, color=ink_on(colour))
                start += value
        axes.set_xlim(0, 100.5)
        axes.set_ylim(at - 0.4, -0.6)
        axes.set_yticks(place)
        axes.set_yticklabels([fold(label, 38, 1) for label, _ in rows], fontsize=6.5 if many else 7.2)
        axes.set_xticks([0, 25, 50, 75, 100])
        axes.set_xticklabels(["0", "25", "50", "75", "100 %"])
        _part_legend(figure, parts, colours)
        return svg(figure, key, alt)


def _legend_columns(parts, width):
    """Return in how many columns the parts' labels fit side by side."""
    longest = max((len(fold(part, 60, 1)) for part in parts), default=1)
    return max(1, min(len(parts), int(width / (0.36 + 0.062 * longest))))


def _legend_height(parts, width):
    """Return the inches that the legend under a chart takes."""
    return 0.12 + 0.17 * -(-len(parts) // _legend_columns(parts, width))


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
        fontsize=7.5,
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
                axes.text(x, value, text, ha="center", va="bottom", fontsize=7.5, linespacing=1.25)
        axes.set_ylim(0, _most(start) * 1.17)
        axes.set_xlim(-0.55, max(len(bands), 1) - 0.45)
        axes.set_xticks(range(len(bands)))
        axes.set_xticklabels(bands, fontsize=8)
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.set_ylabel(tr("commuters"), fontsize=8)
        axes.legend(loc="upper right", frameon=False, fontsize=8)
        return svg(figure, key, alt)


def before_after(rows, words, key, alt, unit=""):
    """Return one SVG: two bars a row, and the change beside them.

    rows: [(label, before, after, text beside)]; words: (before, after) in words.
    """
    height = max(len(rows), 1) * 0.34 + 0.55
    before, after = "#c3ccd6", DEEP
    values = np.array([[one[1], one[2]] for one in rows], float).reshape(-1, 2)
    most = _most(values.ravel())
    with drawing(WIDTH, height) as figure:
        axes = figure.add_axes([1.95 / WIDTH, 0.4 / height, (WIDTH - 2.1) / WIDTH, (height - 0.45) / height])
        bare(axes, ("left",))
        for y, ((_, _, _, text), (first, second)) in enumerate(zip(rows, values)):
            axes.barh(y - 0.19, np.nan_to_num(first), 0.36, color=before)
            axes.barh(y + 0.19, np.nan_to_num(second), 0.36, color=after)
            end = max(np.nan_to_num(first), np.nan_to_num(second))
            axes.text(end + most * 0.008, y, text, va="center", fontsize=7.5, color=INK)
        axes.set_ylim(max(len(rows), 1) - 0.45, -0.55)
        axes.set_xlim(0, most * 1.2)
        axes.set_yticks(range(len(rows)))
        axes.set_yticklabels([fold(one[0], 38, 1) for one in rows], fontsize=7.2)
        axes.set_xticks([])
        _part_legend(figure, words, (before, after))
        return svg(figure, key, alt)


def _most(values):
    """Return the greatest finite value, 1 where none is above 0."""
    finite = values[np.isfinite(values)]
    return float(finite.max()) if len(finite) and finite.max() > 0 else 1.0
