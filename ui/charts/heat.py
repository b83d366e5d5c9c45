"""All flows at a glance: a cell a pair of places, the darker the more; the chosen place outlined."""

import numpy as np

from ...layers.messages import tr
from ...report.links import HEAT
from ...report.page import plain
from .look import width_of

LEAST, GREATEST = 9.0, 14.0  # points of a row
STEPS = 64


def draw_heat(sheet, y, matrix, labels, inside, chosen=None):
    """Draw the heat map from y downwards; return the y below.

    matrix: commuters from rows to columns, NaN withheld; inside: so many of the places are divisions; chosen: the
    place whose row and column are outlined.
    """
    look, count = sheet.look, len(labels)
    y = sheet.heading(y, tr("All flows: rows are home, columns are work"))
    size = look.size * (0.88 if count <= 30 else 0.78)
    names = min(sheet.width * 0.36, max(width_of(label, size) for label in labels) + 4)
    wide = (sheet.width - names - 1) / count
    high = min(max(wide, LEAST, size * 1.15), GREATEST)
    # the columns stand in the rows' order; the mark says which is the chosen one
    top = y + size * 1.2
    _cells(sheet, names, top, wide, high, matrix)
    for k, label in enumerate(labels):
        bold = {"fontweight": "bold"} if k == chosen else {}
        at = top + (k + 0.5) * high
        sheet.fitted(names - 3, at, names - 3, label, size, align="right", **bold)
    end, right = top + count * high, names + count * wide
    if inside < count:
        edge = {"colour": look.soft, "width": 1.0}
        sheet.line([0, right], [top + inside * high] * 2, **edge)
        sheet.line([names + inside * wide] * 2, [top, end], **edge)
    if chosen is not None:
        style = {"edgecolor": look.ink, "linewidth": 1.6, "zorder": 6}
        row, column = top + (chosen + 0.5) * high, names + chosen * wide
        sheet.bar(names, row, right - names, high, 1.0, "none", "chosen-row", **style)
        sheet.bar(column, (top + end) / 2, wide, end - top, 1.0, "none", "chosen-column", **style)
        sheet.text(column + wide / 2, y + size * 0.5, "\u25bc", size * 0.8, align="center")

    def told(x, y):
        i, j = (min(int(part), count - 1) for part in ((y - top) / high, (x - names) / wide))
        people = matrix[i, j]
        how_many = tr("withheld") if np.isnan(people) else tr("{count} commuters").format(count=plain(people))
        return f"{labels[i]} \u2192 {labels[j]}\n{how_many}"

    sheet.tip(names, top, right, end, told)
    return end + 2


def _cells(sheet, left, top, wide, high, matrix):
    """Draw the cells that somebody commutes in on a ground of the lightest shade, a dash where it is withheld."""
    from matplotlib.collections import PolyCollection
    from matplotlib.colors import to_rgba_array

    look, (rows, columns) = sheet.look, matrix.shape
    known = np.isfinite(matrix)
    most = float(matrix[known].max()) if known.any() and matrix[known].max() > 0 else 1.0
    shades = to_rgba_array(look.steps(HEAT, STEPS))
    sheet.bar(left, top + rows * high / 2, columns * wide, rows * high, 1.0, shades[0])
    i, j = np.nonzero(known & (matrix > 0))
    # the root, since a few flows are many times as large as all others
    colours = shades[((STEPS - 1) * np.sqrt(matrix[i, j] / most)).astype(int)]
    x, y = left + j * wide, top + i * high
    corners = np.stack([np.stack([x + a * wide, y + b * high], -1) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))], 1)
    style = {"edgecolors": look.ground, "linewidths": min(0.4, wide / 20), "transform": sheet.points}
    cells = PolyCollection(corners, facecolors=colours, zorder=2, **style)
    cells.set_gid("cells")
    sheet.figure.add_artist(cells)
    for row, column in np.argwhere(~known):
        at = (left + (column + 0.5) * wide, top + (row + 0.5) * high)
        sheet.text(*at, "\u2013", min(wide * 1.2, look.size), look.soft, "center", zorder=3)
