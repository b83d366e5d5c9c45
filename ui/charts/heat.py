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
    for i in range(count):
        for j in range(count):
            people = matrix[i, j]
            told = tr("withheld") if np.isnan(people) else tr("{count} commuters").format(count=plain(people))
            left, at = names + j * wide, top + i * high
            sheet.tip(left, at, left + wide, at + high, f"{labels[i]} \u2192 {labels[j]}\n{told}")
    return end + 2


def _cells(sheet, left, top, wide, high, matrix):
    from matplotlib.collections import PolyCollection

    look = sheet.look
    known = matrix[np.isfinite(matrix)]
    most = float(known.max()) if len(known) and known.max() > 0 else 1.0
    shades = look.steps(HEAT, STEPS)
    corners, colours = [], []
    for i, row in enumerate(matrix):
        y = top + i * high
        for j, people in enumerate(row):
            x = left + j * wide
            corners.append([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])
            # the root, since a few flows are many times as large as all others
            withheld = not np.isfinite(people)
            colours.append(look.ground if withheld else shades[int((STEPS - 1) * (people / most) ** 0.5)])
            if withheld:
                sheet.text(x + wide / 2, y + high / 2, "\u2013", min(wide, look.size), look.soft, "center", zorder=3)
    cells = PolyCollection(
        corners, facecolors=colours, edgecolors=look.ground, linewidths=0.4, transform=sheet.points, antialiaseds=False
    )
    cells.set_gid("cells")
    sheet.figure.add_artist(cells)
