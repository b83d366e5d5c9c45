"""Two sides of the same rows, back to back: to the left who lives here, to the right who works here."""

from typing import NamedTuple

from .look import width_of

MIDDLE = 0.27  # of the sheet's width, for the labels between the two sides


class Side(NamedTuple):
    """One side of a row. value, tick, before: numbers or None; text: the number in words; change: the difference."""

    value: float
    text: str
    tick: float = None
    before: float = None
    change: str = ""


class Pair(NamedTuple):
    """One row: its label, its sides, and what the pointer is told."""

    key: str
    label: str
    fill: str
    left: Side
    right: Side
    tip: str = ""


def draw_mirror(sheet, y, pairs, heads, middle=MIDDLE):
    """Draw rows back to back from y downwards, under a head for each side; return the y below."""
    look, size = sheet.look, sheet.look.size * 0.95
    sides = [side for pair in pairs for side in (pair.left, pair.right)]
    labels = min(max(sheet.width * middle, 58.0), 150.0)
    wide = (sheet.width - labels) / 2
    changed = any(side.change for side in sides)
    text = max((width_of(words, size) for side in sides for words in (side.text, side.change)), default=0.0) + 4
    found = [v for side in sides for v in (side.value, side.tick, side.before) if v is not None and v > 0]
    scale = max(wide - text - 4, 10.0) / max(found, default=1.0)
    left, right = wide - 2, sheet.width - wide + 2
    sheet.fitted(left, y + size * 0.9, wide - 4, heads[0], size, align="right", colour=look.soft)
    sheet.fitted(right, y + size * 0.9, wide - 4, heads[1], size, colour=look.soft)
    y += size * 2.0
    for pair in pairs:
        folded = width_of(pair.label, size) > labels - 2
        high = size * (2.75 if changed or folded else 2.15)
        at = y + high / 2
        sheet.fitted(sheet.width / 2, at, labels - 2, pair.label, size, 2, align="center")
        for name, side, x, sign in (("left", pair.left, left, -1), ("right", pair.right, right, 1)):
            _draw_side(sheet, pair, name, side, x, at, sign, scale, size)
        if pair.tip:
            sheet.tip(0, y, sheet.width, y + high, pair.tip)
        y += high
    return y


def _draw_side(sheet, pair, name, side, x, y, sign, scale, size):
    look, thick = sheet.look, size * 1.3
    if side.value is not None:
        style = {"edgecolor": look.soft, "linewidth": 0.5}
        sheet.bar(x, y, sign * side.value, thick, scale, pair.fill, f"{name}:{pair.key}", **style)
    if side.change and side.before is not None:
        sheet.ghost(x, y, sign * side.before, thick * 1.3, scale, f"ghost-{name}:{pair.key}")
    if side.tick is not None:
        sheet.tick(x + sign * side.tick * scale, y, thick * 1.5, f"tick-{name}:{pair.key}")
    end = max([v for v in (side.value, side.before if side.change else None, side.tick) if v is not None], default=0.0)
    edge, align = x + sign * (end * scale + 4), "right" if sign < 0 else "left"
    apart = size * 0.6 if side.change else 0.0
    sheet.text(edge, y - apart, side.text, size, align=align, colour=look.soft if side.value is None else look.ink)
    if side.change:
        sheet.text(edge, y + apart, side.change, size, align=align, colour=look.deep, fontweight="bold")
