"""How charts look: the map's colours on the widget's own background, light or dark, in fonts that have the letters."""

import functools
from typing import NamedTuple

from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPalette

from ...layers.style import ramp
from ...report.bars import dimension_colours
from ...report.letters import visual
from ...report.pictures import DEEP, INK, LINE, SOFT, families, printable

SMALLEST, GREATEST = 7.0, 13.0  # points of text
READABLE = 0.35  # by which text and ground have to differ in lightness, of 1
MEASURED = 100  # size of the text that is measured


class Look(NamedTuple):
    """Colours of the ground, of text, of what is less important, of lines, of titles; whether dark; points of text."""

    ground: str
    ink: str
    soft: str
    line: str
    deep: str
    dark: bool
    size: float

    @classmethod
    def of(cls, widget):
        """Return the look that goes with a widget's palette and font."""
        palette = widget.palette()
        ground, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        if abs(ground.lightnessF() - ink.lightnessF()) < READABLE and widget.parentWidget() is not None:
            # a style sheet, as of QGIS's night theme, colours what it knows; the widget around it has its colours
            palette = widget.parentWidget().palette()
            ground, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        dark = ground.lightnessF() < ink.lightnessF()
        points = widget.fontInfo().pointSizeF() * 0.92
        return cls(
            ground.name(),
            ink.name(),
            mixed(ink, ground, 0.30),
            mixed(ink, ground, 0.80),
            mixed(QColor("#8ab4e8"), ground, 0.0) if dark else DEEP,
            dark,
            min(max(points, SMALLEST), GREATEST),
        )

    def crowd(self, dimension):
        """Return (strong, usual, pale) of a dimension: as the map has them; what is strong stands out on the dark."""
        strong, usual, pale = dimension_colours(dimension)
        if not self.dark:
            return strong, usual, pale
        return mixed(QColor(pale), QColor(usual), 0.35), mixed(QColor(usual), QColor(strong), 0.45), self.faint(strong)

    def faint(self, colour):
        """Return a colour that is nearly the ground."""
        return mixed(QColor(colour), QColor(self.ground), 0.60)

    def steps(self, colours, count):
        """Return count colours of a ramp, the last one farthest from the ground."""
        if self.dark:
            colours = (self.faint(colours[-1]), *colours[-2:0:-1])
        return ramp(colours, count)

    def of_kind(self, colour):
        """Return a colour of words, as the map has it; grey and deep blue are made readable on the dark."""
        own = QColor(colour)
        return mixed(own, QColor("#ffffff"), 0.25) if self.dark and own.lightnessF() < 0.45 else colour


# what is copied and saved goes into a report or a slide, which are white
PAPER = Look("#ffffff", INK, SOFT, LINE, DEEP, False, 8.5)


def mixed(one, other, part):
    """Return the colour that is so far (0 to 1) from one to other."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3])
    return QColor(*(round(a + (b - a) * part) for a, b in pairs)).name()


@functools.lru_cache(maxsize=1)
def fonts():
    """Return the font families of the report that this machine has, for matplotlib."""
    return families()


@functools.lru_cache(maxsize=2)
def _metrics(bold):
    font = QFont(fonts()[0])
    # in pixels, which are the same on every screen
    font.setPixelSize(MEASURED)
    font.setBold(bold)
    return QFontMetricsF(font)


@functools.lru_cache(maxsize=4000)
def width_of(text, size, bold=False):
    """Return how wide a text of a size is, in the size's unit."""
    return _metrics(bold).horizontalAdvance(text) * size / MEASURED


@functools.lru_cache(maxsize=4000)
def lines_of(text, size, width, lines=1, bold=False):
    """Return text in at most so many lines of a width, the rest elided, ready to be drawn."""
    words, rows = _words(printable(text)), []
    while words and len(rows) < lines:
        row = words.pop(0).lstrip()
        while words and width_of((row + words[0]).rstrip(), size, bold) <= width:
            row += words.pop(0)
        rows.append(row.rstrip())
    if words:
        rows[-1] += "\u2026"
    return "\n".join(visual(_cut(row, size, width, bold)) for row in rows)


def _words(text):
    """Return the pieces between which a line may end; Chinese may end anywhere."""
    pieces = []
    for letter in text:
        if pieces and letter != " " and letter < "\u2e80" and pieces[-1][-1] < "\u2e80":
            pieces[-1] += letter
        elif letter == " " or not pieces or pieces[-1][-1] >= "\u2e80" or letter >= "\u2e80":
            pieces.append(letter)
    return pieces


def _cut(row, size, width, bold):
    if width_of(row, size, bold) <= width:
        return row
    row = row.rstrip("\u2026")
    while len(row) > 1 and width_of(row + "\u2026", size, bold) > width:
        row = row[:-1]
    return row.rstrip() + "\u2026"
