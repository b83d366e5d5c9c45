"""A sheet to draw a chart on: everything in points from the upper left corner, whatever the screen's resolution."""

from typing import NamedTuple

from .look import fonts, lines_of, width_of


class Tip(NamedTuple):
    """What is told of a rectangle of the sheet when the pointer rests there: plain text, or a function (x, y) of it."""

    left: float
    top: float
    right: float
    bottom: float
    text: object


class Sheet:
    """Draws on a matplotlib Figure, as wide as given. No Axes: those alone take longer than all the rest."""

    def __init__(self, figure, look, width):
        """Empty the figure."""
        from matplotlib.transforms import Affine2D

        figure.clear()
        figure.set_facecolor(look.ground)
        self.figure, self.look, self.width = figure, look, width
        self.tips = []
        self._down = Affine2D()
        self.points = self._down + figure.dpi_scale_trans
        self.end(width)

    def end(self, height):
        """Say how high the sheet has become: what is drawn stays at its distance from the upper edge."""
        self.height = height
        self._down.clear().scale(1 / 72, -1 / 72).translate(0, height / 72)

    def text(self, x, y, words, size=None, colour="", align="left", **more):
        """Write words; y is the middle of the line or lines."""
        from matplotlib.text import Text

        text = Text(
            x,
            y,
            words,
            color=colour or self.look.ink,
            fontsize=size or self.look.size,
            family=fonts(),
            horizontalalignment=align,
            verticalalignment="center_baseline" if "\n" not in words else "center",
            linespacing=1.1,
            transform=self.points,
            **more,
        )
        # a name may hold dollars or backslashes
        text.set_parse_math(False)
        text.set_usetex(False)
        return self.figure.add_artist(text)

    def fitted(self, x, y, width, words, size=None, lines=1, **more):
        """Write words in at most so many lines of a width, the rest elided."""
        size = size or self.look.size
        bold = more.get("fontweight") == "bold"
        return self.text(x, y, lines_of(words, size, width, lines, bold), size, **more)

    def bar(self, x, y, value, height, scale, colour, gid="", **more):
        """Draw a bar of a value (its width; negative to the left), scale points a unit, from x, y its middle."""
        from matplotlib.patches import Rectangle
        from matplotlib.transforms import Affine2D

        place = Affine2D().scale(scale, 1.0).translate(x, y - height / 2)
        patch = Rectangle((0, 0), value, height, facecolor=colour, transform=place + self.points, **more)
        patch.set_gid(gid)
        return self.figure.add_artist(patch)

    def ghost(self, x, y, value, height, scale, gid=""):
        """Draw the outline of a bar as it was before the edit."""
        style = {"linestyle": (0, (2.5, 1.5)), "linewidth": 1.0, "edgecolor": self.look.ink, "zorder": 3}
        return self.bar(x, y, value, height, scale, "none", gid, **style)

    def line(self, xs, ys, colour="", width=1.0, gid="", **more):
        """Draw a line through points."""
        from matplotlib.lines import Line2D

        drawn = Line2D(xs, ys, color=colour or self.look.line, linewidth=width, transform=self.points, **more)
        drawn.set_gid(gid)
        return self.figure.add_artist(drawn)

    def tick(self, x, y, height, gid=""):
        """Draw the mark of what a bar is held against, with a rim, so that it is seen on every colour."""
        where = [x, x], [y - height / 2, y + height / 2]
        self.line(*where, self.look.ground, 3.0, zorder=4, solid_capstyle="butt")
        return self.line(*where, self.look.ink, 1.4, gid, zorder=5, solid_capstyle="butt")

    def tip(self, left, top, right, bottom, text):
        """Remember what to tell of a rectangle."""
        self.tips.append(Tip(left, top, right, bottom, text))

    def told_at(self, x, y):
        """Return what is told of a point, '' where there is nothing."""
        for tip in self.tips:
            if tip.left <= x <= tip.right and tip.top <= y <= tip.bottom:
                return tip.text(x, y) if callable(tip.text) else tip.text
        return ""

    def heading(self, y, words):
        """Write the heading of a part; return the y below it."""
        self.fitted(0, y + self.look.size * 0.8, self.width, words, fontweight="bold", colour=self.look.deep)
        return y + self.look.size * 1.9

    def legend(self, y, entries):
        """Write [(kind, colour, words)] from left to right, as many lines as it takes; return the y below.

        kind: 'area', 'outline', 'tick' or 'ghost'.
        """
        size, x, high = self.look.size * 0.9, 0.0, self.look.size * 1.5
        for kind, colour, words in entries:
            wide = 15 + width_of(words, size) + 9
            if x and x + wide - 9 > self.width:
                x, y = 0.0, y + high
            middle = y + high / 2
            if kind == "tick":
                self.tick(x + 5, middle, size)
            elif kind == "ghost":
                self.ghost(x, middle, 10, size * 0.75, 1.0)
            else:
                edge = {"edgecolor": self.look.soft, "linewidth": 0.6} if kind == "outline" else {}
                self.bar(x, middle, 10, size * 0.75, 1.0, colour, **edge)
            self.fitted(x + 15, middle, self.width - x - 15, words, size, colour=self.look.soft)
            x += wide
        return y + high if entries else y
