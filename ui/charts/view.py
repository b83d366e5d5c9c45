"""What a tab shows of one place: a chart, the sentence under it, the table behind it."""

import html
from typing import NamedTuple

from ...layers.messages import tr
from ...report.page import plain, reason_of, signed
from ...report.tables import is_missing

NO_COMMUTES = (
    "No commutes in these results. Under Commutes choose lines from home to work, a table of their coordinates, or a "
    "table of two zone ids with the zones, and run again."
)


class Unknown(NamedTuple):
    """A value that is NULL, and why (words, '' where nobody tells)."""

    reason: str = ""

    def __str__(self):
        """Return it in words."""
        return tr("unknown ({why})").format(why=self.reason) if self.reason else tr("unknown")


class Number(NamedTuple):
    """A number of the table with the decimals it is shown with; signed: a difference."""

    value: float
    decimals: int = 0
    signed: bool = False

    def __str__(self):
        """Return it as it is read."""
        return signed(self.value, self.decimals) if self.signed else plain(self.value, self.decimals)

    def bare(self):
        """Return it as another program reads it."""
        # adding 0 makes 0 of -0
        return f"{round(self.value, self.decimals) + 0.0:.{self.decimals}f}"


class View(NamedTuple):
    """title: what the chart shows, for its copy; headers, rows: the table (text, Number or Unknown in each cell);

    sentence: the chart in words; missing: what to add where there is nothing to show; paint: a function (Sheet) -> the
    height it took, None where there is nothing to draw; document: HTML shown instead of a chart.
    """

    title: str
    sentence: str = ""
    headers: tuple = ()
    rows: tuple = ()
    missing: str = ""
    paint: object = None
    document: str = ""

    def tab_separated(self):
        """Return the table as text for a spreadsheet."""
        lines = [self.headers, *self.rows]
        return "\n".join("\t".join(_cell_text(cell) for cell in line) for line in lines) + "\n"


def _cell_text(cell):
    text = cell.bare() if isinstance(cell, Number) else str(cell)
    # one cell stays one cell
    return " ".join(text.split())


def cell(value, decimals, row, otherwise="", sign=False):
    """Return a value of a table's row as a cell; NULL with the row's reason."""
    if is_missing(value):
        return withheld_or_unknown(row, otherwise)
    return Number(float(value), decimals, sign)


def withheld_or_unknown(row, otherwise=""):
    """Return what stands for NULL in a row."""
    if row.get("withheld"):
        return tr("withheld")
    return Unknown(reason_of(row) or otherwise)


def number_of(value):
    """Return a value as a number, None for NULL."""
    return None if is_missing(value) else float(value)


def difference(after, before):
    """Return after - before, None where one is unknown."""
    return None if after is None or before is None else after - before


def said(amount, decimals=1):
    """Return a difference as text with its sign; '' where it is unknown or rounds to nothing."""
    if amount is None or round(amount, decimals) == 0:
        return ""
    return signed(amount, decimals)


def isolated(name):
    """Return a name so that, written from right to left, it does not turn the sentence around it."""
    return name if name.isascii() else f"\u2068{name}\u2069"


def as_tooltip(text):
    """Return plain text as a tooltip, which would take a name with signs for HTML."""
    return f"<qt>{html.escape(text, quote=True)}</qt>".replace("\n", "<br>")
