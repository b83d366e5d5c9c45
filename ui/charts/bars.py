"""Rows of bars: a label, a bar with a tick, the number, and what an edit has changed."""

from typing import NamedTuple

from ...layers.messages import tr
from .look import width_of

LABELS = 0.40  # of the sheet's width


class Bar(NamedTuple):
    """One row. value, tick, before: numbers or None; text: the number in words; change: the difference, with its sign.

    fill, edge: colours; under: a second, smaller line under the label; tip: what the pointer is told.
    """

    key: str
    label: str
    value: float
    text: str
    fill: str
    edge: str = ""
    tick: float = None
    before: float = None
    change: str = ""
    under: str = ""
    tip: str = ""


def draw_bars(sheet, y, bars, most=None):
    """Draw rows of bars from y downwards; return the y below. most: the value of a bar of full length."""
    look, size = sheet.look, sheet.look.size
    labels = min(max(sheet.width * LABELS, 80.0), 190.0)
    values = max((width_of(bar.text, size) for bar in bars), default=0.0) + 9
    changes = max((width_of(bar.change, size) for bar in bars), default=0.0)
    room = max(sheet.width - labels - values - (changes + 6 if changes else 0.0) - 6, 20.0)
    most = most or greatest(bars)
    scale = room / most
    thick = size * 1.25
    start, end = labels + 5, labels + 5 + room
    for bar in bars:
        folded = bar.under and width_of(bar.label, size) > labels
        high = size * (3.9 if folded else 2.75)
        middle = y + high / 2
        if bar.under:
            style = {"align": "right", "multialignment": "right"}
            sheet.fitted(labels, middle - size * 0.6, labels, bar.label, lines=2 if folded else 1, **style)
            below = middle + size * (1.2 if folded else 0.62)
            sheet.fitted(labels, below, labels, bar.under, size * 0.86, align="right", colour=look.soft)
        else:
            sheet.fitted(labels, middle, labels, bar.label, lines=2, align="right", multialignment="right")
        if bar.value is not None:
            style = {"edgecolor": bar.edge, "linewidth": 0.9} if bar.edge else {}
            sheet.bar(start, middle, bar.value, thick, scale, bar.fill, f"bar:{bar.key}", **style)
        # where nothing has changed a ghost only hides the bar
        if bar.change and bar.before is not None:
            sheet.ghost(start, middle, bar.before, thick * 1.3, scale, f"ghost:{bar.key}")
        if bar.tick is not None:
            sheet.tick(start + bar.tick * scale, middle, high * 0.72, f"tick:{bar.key}")
        sheet.text(
            end + values, middle, bar.text, align="right", colour=look.ink if bar.value is not None else look.soft
        )
        if bar.change:
            sheet.text(sheet.width, middle, bar.change, align="right", colour=look.deep, fontweight="bold")
        if bar.tip:
            sheet.tip(0, y, sheet.width, y + high, bar.tip)
        y += high
    return y


def greatest(bars):
    """Return the greatest of all values, ticks and ghosts; 1 where none is above 0."""
    found = [value for bar in bars for value in (bar.value, bar.tick, bar.before) if value is not None]
    return max([value for value in found if value > 0], default=1.0)


def changes_legend(changes):
    """Return the legend's entry of the ghosts, where any of the differences (text) is one."""
    return [("ghost", "", tr("before the edit"))] if any(changes) else []
