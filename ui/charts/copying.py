"""Charts as pictures for a report or a slide: on white, with the place over them and the sentence under them."""

import os

from qgis.PyQt.QtCore import QMimeData, QSizeF
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QTextDocument
from qgis.PyQt.QtSvg import QSvgGenerator

from ...layers.messages import Refusal, tr
from ...report.page import escaped
from .canvas import rendered
from .look import PAPER, lines_of
from .sheet import Sheet

WIDTH, EDGE = 360.0, 10.0  # points
DOTS = 220  # to the inch of a picture made of pixels


class _Inset(Sheet):
    """A sheet with an edge around it."""

    def end(self, height):
        super().end(height)
        self._down.clear().scale(1 / 72, -1 / 72).translate(EDGE / 72, (height + EDGE) / 72)


def figure_of(view, heading):
    """Return a matplotlib Figure of a View's chart with a heading and its sentence."""
    from matplotlib.figure import Figure

    figure, inner = Figure(dpi=DOTS), WIDTH - 2 * EDGE
    sheet = _Inset(figure, PAPER, inner)
    # the chart is drawn from 0 downwards, so what stands over it has heights below 0
    sheet.fitted(0, -PAPER.size * 2.2, inner, heading, PAPER.size * 1.25, fontweight="bold", colour=PAPER.deep)
    sheet.fitted(0, -PAPER.size * 0.8, inner, view.title, PAPER.size * 0.95, colour=PAPER.soft)
    y = view.paint(sheet) + PAPER.size * 0.6
    words = lines_of(view.sentence, PAPER.size, inner, 12)
    lines = words.count("\n") + 1
    sheet.text(0, y + lines * PAPER.size * 0.66, words)
    over, below = PAPER.size * 3.4, y + lines * PAPER.size * 1.35
    sheet.end(below)
    figure.set_size_inches(WIDTH / 72, (over + below + 2 * EDGE) / 72)
    return figure


def document_of(view, heading):
    """Return a QTextDocument of a View that is text."""
    document = QTextDocument()
    document.setTextWidth(WIDTH * 96 / 72)
    over = f"<h3>{escaped(heading)}</h3><p>{escaped(view.sentence)}</p>"
    document.setHtml(f'<div style="color:{PAPER.ink}">{over}{view.document}</div>')
    return document


def put_on_clipboard(view, heading, clipboard):
    """Put a View on the clipboard: a picture, and where it is text also that."""
    mime = QMimeData()
    if view.paint is None:
        document = document_of(view, heading)
        mime.setHtml(document.toHtml())
        mime.setText(document.toPlainText())
        mime.setImageData(_image_of(document))
    else:
        mime.setImageData(rendered(figure_of(view, heading)))
    clipboard.setMimeData(mime)


def save_picture(view, heading, path):
    """Save a View as a picture; the path ends with .png or .svg. Raises Refusal."""
    vector = path.lower().endswith(".svg")
    try:
        # so that a folder which takes no file is said in the system's own words
        with open(path, "ab"):
            pass
        if view.paint is not None:
            figure_of(view, heading).savefig(path, format="svg" if vector else "png", dpi=DOTS)
        elif vector:
            _save_svg(document_of(view, heading), path)
        else:
            _image_of(document_of(view, heading)).save(path, "PNG")
    except OSError as error:
        text = tr("The picture '{path}' cannot be written ({reason}): choose another file or folder.")
        raise Refusal(text.format(path=os.path.basename(path), reason=error.strerror or error)) from error


def _image_of(document):
    scale = 2.0
    size = document.size() * scale
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER.ground))
    painter = QPainter(image)
    painter.scale(scale, scale)
    document.drawContents(painter)
    painter.end()
    return image


def _save_svg(document, path):
    generator = QSvgGenerator()
    generator.setFileName(path)
    generator.setSize(QSizeF(document.size()).toSize())
    painter = QPainter(generator)
    document.drawContents(painter)
    painter.end()
