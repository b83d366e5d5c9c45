"""Pictures: a matplotlib figure without a screen, and its SVG as it can stand in a page beside others."""

import contextlib
import html
import io
import re
import threading
import warnings

from .letters import visual

# the first that is there and has the letter; Chinese first, since those fonts hold Latin too
FAMILIES = (
    "Noto Sans CJK SC",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "DejaVu Sans",
)
INK, SOFT, LINE, DEEP = "#1d2733", "#5b6773", "#d9dee4", "#1f3a5f"
WIDTH = 180 / 25.4  # inches of a picture as wide as the printed page (A4 within its margins): points stay points
TALL = 226 / 25.4  # inches that a picture may be high before print shrinks it
SMALL = 8.0  # points of the smallest letters, on paper
LETTER = 0.066  # inches that such a letter is wide, about
# types of divisions: apart for colour-blind readers, pale enough to write on
TYPES = ("#7ea6cf", "#e3a857", "#93bf8a", "#c597b8", "#b9b09c", "#d98c7a", "#8fc0c0", "#c9c46b", "#9d9bc9", "#aab4bf")
# names with a white rim; its width in the units of letters, which are drawn 64 x 100 / 6.8 times as large
HALO, HALO_WIDTH = "halo", 2048
# settings are the process's own: one picture at a time
_LOCK = threading.Lock()


@contextlib.contextmanager
def drawing(width, height):
    """Give a Figure of width x height inches whose text can be of any script; use savefig only by svg()."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings = {
        "font.family": families(),
        "font.size": SMALL,
        "text.color": INK,
        "axes.labelcolor": SOFT,
        "axes.edgecolor": LINE,
        "axes.linewidth": 0.8,
        "axes.unicode_minus": True,
        "xtick.color": SOFT,
        "ytick.color": INK,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "legend.fontsize": SMALL,
        "legend.title_fontsize": SMALL,
        "text.usetex": False,
        "text.parse_math": False,
        "hatch.color": "#aaaaaa",
        "hatch.linewidth": 0.6,
        # text as shapes: the file needs no font
        "svg.fonttype": "path",
        "svg.hashsalt": "spatial demand",
    }
    with _LOCK, rc_context(_known(settings)), warnings.catch_warnings():
        # a letter that no font here has is drawn as a box, and still reads in the tables
        warnings.filterwarnings("ignore", message="Glyph")
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        yield figure


def _known(settings):
    """Return the settings that this matplotlib knows."""
    from matplotlib import rcParams

    return {key: value for key, value in settings.items() if key in rcParams}


def families():
    """Return the font families to draw with that this machine has; matplotlib's own where it has none of them."""
    from matplotlib import font_manager

    there = {font.name for font in font_manager.fontManager.ttflist}
    return [family for family in FAMILIES if family in there] or ["sans-serif"]


def svg(figure, key, alt):
    """Return a Figure as SVG text for a page: ids begin with the key, alt (plain text) is what it shows."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, facecolor="none", dpi=220)
    return inline(out.getvalue(), key, alt)


def inline(text, key, alt):
    """Return an SVG document as an element of a page: no header, no name spaces, only ids in use, each with the key."""
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    # in HTML these need no declaration, and a page without any address is seen to be self-contained
    text = re.sub(r'\s+xmlns(:\w+)?="[^"]*"', "", text)
    used = set(re.findall(r'href="#([^"]+)"', text)) | set(re.findall(r"url\(#([^)]+)\)", text))
    text = re.sub(
        r'\s+id="([^"]*)"', lambda m: f' id="{key}-{m[1]}"' if m[1] in used or m[1].startswith(HALO) else "", text
    )
    text = re.sub(r'href="#', f'href="#{key}-', text)
    text = re.sub(r"url\(#", f"url(#{key}-", text)
    # its only rule, which would hold for the whole page
    text = re.sub(r"<style[^>]*>.*?</style>", "", text, flags=re.DOTALL)
    # what is used by others stands first: a group that is drawn twice must not hold it
    shared = "".join(re.findall(r"<defs>(.*?)</defs>", text, flags=re.DOTALL))
    text = re.sub(r"<defs>.*?</defs>", "", text, flags=re.DOTALL)
    text = re.sub(r"^(<svg[^>]*>)", lambda m: f"{m[1]}<defs>{shared}</defs>", text, count=1)
    # a name on a map: the same once before, with a white rim
    text = re.sub(
        rf'(<g id="({key}-{HALO}[^"]*)">)',
        lambda m: (
            f'<use xlink:href="#{m[2]}" stroke="#fff" stroke-width="{HALO_WIDTH}" stroke-linejoin="round"/>{m[1]}'
        ),
        text,
    )
    # a hundredth of a point is finer than any printer; half of the file is digits behind that
    text = re.sub(r' d="[^"]*"', lambda m: re.sub(r"(\.\d\d)\d+", r"\1", m[0]), text)
    text = re.sub(r">\s+<", "><", text)
    label = html.escape(alt, quote=True)
    head = f'<svg style="stroke-linejoin:round;stroke-linecap:butt" role="img" aria-label="{label}" '
    return (head + text[len("<svg ") :]).strip()


def fold(text, width=18, lines=3):
    """Return a name in lines of at most about so many letters, ready to be drawn; Chinese letters count double."""
    rows, row, used = [], "", 0
    for word in re.findall(r"[^\s\u2e80-\uffef]+|[\u2e80-\uffef]|\s+", printable(text)):
        size = letters(word)
        if used + size > width and row.strip():
            rows.append(row.strip())
            row, used = "", 0
            word = word.lstrip()
        row, used = row + word, used + size
    rows.append(row.strip())
    if len(rows) > lines:
        rows = rows[: lines - 1] + [rows[lines - 1] + "\u2026"]
    return "\n".join(visual(one if len(one) <= 2 * width else one[: 2 * width] + "\u2026") for one in rows)


def letters(text):
    """Return how many letters wide a line is; Chinese ones count double."""
    return sum(2 if letter >= "\u2e80" else 1 for letter in text)


def printable(text):
    """Return text without control characters, in one line."""
    plain = "".join(letter if letter.isprintable() else " " for letter in str(text))
    return " ".join(plain.split())


def entry(text):
    """Return text for a legend, which takes no words that begin with an underscore."""
    found = fold(text, 60, 1)
    return f" {found}" if found.startswith("_") else found


def bare(axes, keep=()):
    """Take an Axes' frame away except the sides kept, and its tick marks."""
    for side, spine in axes.spines.items():
        spine.set_visible(side in keep)
    axes.tick_params(length=0)


def ink_on(colour):
    """Return the colour of text that can be read on a colour."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(colour)
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 else "#ffffff"
