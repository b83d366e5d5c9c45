"""The page: HTML put together from text, tables and pictures, with every value escaped."""

import html
from typing import NamedTuple

from ..layers.language import language
from ..layers.messages import joined, tr
from .look import STYLE
from .tables import is_missing

DASH = "\u2013"


class Html(str):
    """Text that is HTML already; everything else is escaped."""

    __slots__ = ()


class Cell(NamedTuple):
    """A table's cell: what is shown, why it is unknown (a footnote), and the look: '', 'high', 'low', 'strong'."""

    text: object
    reason: str = ""
    look: str = ""
    numeric: bool = True


def escaped(value):
    """Return a value as HTML, quotes too."""
    return value if isinstance(value, Html) else Html(html.escape(str(value), quote=True))


def name(text):
    """Return a name as HTML that keeps its own writing direction, so that it does not turn what stands around it."""
    return Html(f"<bdi>{escaped('' if is_missing(text) else text)}</bdi>")


def say(template, **values):
    """Return a sentence with {gaps} filled in, all of it escaped."""
    return Html(escaped(template).format(**{key: escaped(value) for key, value in values.items()}))


def names(found):
    """Return names as one HTML list: 'A, B, C'."""
    return Html(joined(name(one) for one in found))


def number(value, decimals=0, unit="", reason="", look=""):
    """Return a number as a Cell: 12,345.6 and its unit; a dash with the reason where it is NULL."""
    if is_missing(value):
        return Cell(DASH, reason or tr("unknown"))
    return Cell(plain(value, decimals) + unit, "", look)


def plain(value, decimals=0):
    """Return a number as text with thousands separators, never '-0'; a dash for NULL."""
    if is_missing(value):
        return DASH
    text = f"{value:,.{decimals}f}"
    return text.lstrip("-") if not text.strip("-0.,") else text.replace("-", "\u2212")


def signed(value, decimals=1):
    """Return a number with its sign as text."""
    text = plain(value, decimals)
    return text if is_missing(value) or text[0] == "\u2212" or not text.strip("0.,") else f"+{text}"


def sensible(value):
    """Return a number with about three digits as text: 12,345; 123; 12.3; 0.123."""
    if is_missing(value):
        return DASH
    size = abs(value)
    decimals = 0 if size >= 100 or float(value).is_integer() else 1 if size >= 10 else 2
    return plain(value, decimals)


def reason_of(row):
    """Return why a row's values are NULL, in words."""
    reason = row.get("reason")
    # a column without a single reason may have come as one of numbers
    if isinstance(reason, str) and reason:
        return reason
    return tr("withheld: too few people to be shown") if row.get("withheld") else ""


def step_title(step):
    """Return a step of a study in words; one that is not known as it is."""
    return {
        "study": tr("whole study"),
        "profile": tr("crowd profile"),
        "composition_before": tr("composition before"),
        "composition_after": tr("composition after"),
        "change": tr("change"),
        "bands": tr("distance bands"),
        "flows": tr("flows"),
        "commuters": tr("commuter crowds"),
        "commute_map": tr("commute map"),
        "demand": tr("facility demand"),
        "circles": tr("living circles"),
        "industry": tr("industrial circles"),
        "chain": tr("value chain"),
        "products": tr("customised demand"),
    }.get(step, "" if is_missing(step) else step)


class Page:
    """A report under construction."""

    def __init__(self, title, note=""):
        """Begin a report with its title and a note under it (plain text)."""
        self.title, self.note = title, note
        self.parts, self.contents = [], []
        self.figures = self.tables = 0
        self.facts = []
        self._begun, self._title = 0, ""
        self._missing = {}

    def section(self, title, kind=""):
        """Begin a section, in the table of contents unless it stays empty. kind 'page': begins a page when printed."""
        self._end_section()
        number = len(self.contents) + 1
        self.contents.append(title)
        self._begun, self._title = len(self.parts), title
        head = f'<h2><span class="no">{number}</span>{escaped(title)}</h2>'
        self.parts.append(f'<section{_class(kind)} id="s{number}">{head}')

    def _end_section(self):
        if not self.contents:
            return
        if len(self.parts) == self._begun + 1:
            self.parts.pop()
            self.contents.pop()
        else:
            self.parts.append("</section>")

    def heading(self, title):
        """Add a heading within a section."""
        self.parts.append(f"<h3>{escaped(title)}</h3>")

    def text(self, sentence, kind=""):
        """Add a paragraph; kind: 'lead', 'small'."""
        self.parts.append(f"<p{_class(kind)}>{escaped(sentence)}</p>")

    def missing(self, takes, what=""):
        """Keep for the list of what the study does not hold: what (this section where not told) and what it takes."""
        self._missing.setdefault(escaped(takes), []).append(escaped(what or self._title))

    def left_out(self):
        """Write that list; nothing where nothing is missing."""
        if self._missing:
            items = (Html(f"<b>{', '.join(what)}:</b> {takes}") for takes, what in self._missing.items())
            self.points(items, "missing")

    def points(self, sentences, kind=""):
        """Add a list of sentences."""
        items = "".join(f"<li>{escaped(sentence)}</li>" for sentence in sentences)
        self.parts.append(f"<ul{_class(kind)}>{items}</ul>")

    def figure(self, svg, caption):
        """Add a picture (inline SVG) with its number and a sentence that says what to see."""
        self.figures += 1
        label = escaped(tr("Figure {number}").format(number=self.figures))
        self.parts.append(
            f'<figure id="f{self.figures}">{svg}<figcaption><b>{label}</b> {escaped(caption)}</figcaption></figure>'
        )

    def figures_of(self, svgs, caption):
        """Add a picture in several parts, a figure each."""
        for k, svg in enumerate(svgs, 1):
            which = say(tr(" (part {part} of {count})"), part=k, count=len(svgs)) if len(svgs) > 1 else ""
            self.figure(svg, Html(escaped(caption) + which))

    def table(self, headers, rows, caption, kind=""):
        """Add a table: headers (text), rows of Cells, Html or text, a caption; reasons become its footnotes."""
        self.tables += 1
        label = escaped(tr("Table {number}").format(number=self.tables))
        notes = {}
        body = []
        for row in rows:
            cells = [cell if isinstance(cell, Cell) else Cell(cell, numeric=False) for cell in row]
            body.append("<tr>" + "".join(_cell(cell, notes) for cell in cells) + "</tr>")
        numeric = [isinstance(cell, Cell) and cell.numeric for cell in rows[0]] if rows else []
        head = "".join(
            f'<th scope="col"{_class("n" if k < len(numeric) and numeric[k] else "")}>{escaped(header)}</th>'
            for k, header in enumerate(headers)
        )
        self.parts.append(
            f'<div class="table" id="t{self.tables}">'
            f'<p class="cap" id="c{self.tables}"><b>{label}</b> {escaped(caption)}</p>'
            f'<table{_class(kind)} aria-labelledby="c{self.tables}"><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(body)}</tbody></table>"
        )
        if notes:
            said = tr("; ").join(f"<sup>{mark}</sup> {escaped(reason)}" for reason, mark in notes.items())
            self.parts.append(f'<p class="notes">{DASH} {escaped(tr("no value:"))} {said}</p>')
        self.parts.append("</div>")

    def block(self, title, body):
        """Add a box with a title (Html or text) and body (Html) that stays together when printed."""
        self.parts.append(f'<div class="box"><h4>{escaped(title)}</h4>{escaped(body)}</div>')

    def raw(self, body):
        """Add HTML that was escaped where it was made."""
        self.parts.append(body)

    def html(self):
        """Return the finished document."""
        self._end_section()
        contents = "".join(f'<li><a href="#s{k}">{escaped(title)}</a></li>' for k, title in enumerate(self.contents, 1))
        facts = "".join(f"<div><b>{escaped(value)}</b><span>{escaped(what)}</span></div>" for value, what in self.facts)
        note = f'<p class="note" dir="auto">{escaped(self.note)}</p>' if self.note else ""
        spoken = escaped(language()).replace("_", "-")
        return (
            f'<!DOCTYPE html>\n<html lang="{spoken}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escaped(self.title)}</title><style>{STYLE}</style></head><body>"
            f'<header><p class="kind">{escaped(tr("Customised spatial demand: report of a study"))}</p>'
            f'<h1 dir="auto">{escaped(self.title)}</h1>{note}<div class="facts">{facts}</div></header>'
            f"<nav><h2>{escaped(tr('Contents'))}</h2><ol>{contents}</ol></nav>"
            f"<main>{''.join(self.parts)}</main></body></html>\n"
        )


def _class(kind):
    return f' class="{kind}"' if kind else ""


def _cell(cell, notes):
    """Return a cell as HTML; notes: reason -> its letter, filled in the order of appearance."""
    kind = " ".join(part for part in ("n" if cell.numeric else "", cell.look) if part)
    if not cell.reason:
        return f"<td{_class(kind)}>{escaped(cell.text)}</td>"
    mark = notes.setdefault(cell.reason, _letters(len(notes)))
    why = html.escape(cell.reason, quote=True)
    return f'<td{_class(kind)}><span title="{why}">{escaped(cell.text)}<sup>{mark}</sup></span></td>'


def _letters(place):
    """Return a, b, ... z, aa, ab, ..."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(97 + rest) + text
    return text
