"""One tab of the results: a chart or a text, the sentence under it, and the table behind it."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..layers.compatibility import number_of
from ..layers.messages import tr
from .charts.canvas import ChartCanvas, charts_possible
from .charts.view import Number, as_tooltip
from .labelled import plain_label

# a number, which both PyQt 5 and PyQt 6 take here
RIGHT = number_of(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

NO_CHARTS = (
    "Charts need the Python package matplotlib, which this QGIS lacks or cannot load: install it with QGIS's own "
    "installer (OSGeo4W setup, or the package python3-matplotlib) and start QGIS anew. Until then the numbers stand in "
    "a table."
)


class ResultPage(QWidget):
    """Shows a View."""

    def __init__(self, key, title, parent=None):
        """Make it empty; key: its name among the tabs."""
        super().__init__(parent)
        self.setObjectName(f"page_{key}")
        self.view = self._place = None
        self.canvas = ChartCanvas()
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self.scroll.setWidget(self.canvas)
        self.scroll.setAccessibleName(title)
        self.table = QTableWidget()
        self.table.setObjectName(f"table_{key}")
        self.table.setAccessibleName(tr("{tab} as a table").format(tab=title))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.document = QTextBrowser()
        self.document.setObjectName(f"text_{key}")
        self.document.setAccessibleName(title)
        self.document.setOpenLinks(False)
        self.document.setFrameShape(QFrame.Shape.NoFrame)
        self.missing = plain_label("missing")
        self.missing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.missing.setMargin(8)
        self.sentence, self.hint = plain_label("sentence"), plain_label("hint")
        self.stack = QStackedWidget()
        for widget in (self.scroll, self.table, self.document, self.missing):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 4)
        for widget in (self.hint, self.stack, self.sentence):
            column.addWidget(widget, 1 if widget is self.stack else 0)

    def show_view(self, view, place, as_table=False):
        """Show a View of a place, as a table where that is asked for, or where nothing can be drawn."""
        same, self.view, self._place = place == self._place, view, place
        self.sentence.setText(view.sentence)
        self.sentence.setVisible(bool(view.sentence))
        drawn = view.paint is not None
        self.hint.setText(tr(NO_CHARTS) if drawn and not charts_possible() else "")
        self.hint.setVisible(bool(self.hint.text()))
        if view.missing:
            self.missing.setText(view.missing)
            self.stack.setCurrentWidget(self.missing)
        elif as_table or (drawn and not charts_possible()):
            self._fill_table(view)
            self.stack.setCurrentWidget(self.table)
        elif drawn:
            self.stack.setCurrentWidget(self.scroll)
            self.canvas.show_view(view)
        else:
            self._show_document(view, same)

    def _show_document(self, view, same):
        # who reads on while the numbers change stays where he is
        at = self.document.verticalScrollBar().value() if same else 0
        self.document.setHtml(view.document)
        self.document.verticalScrollBar().setValue(at)
        self.stack.setCurrentWidget(self.document)

    def _fill_table(self, view):
        self.table.clear()
        self.table.setColumnCount(len(view.headers))
        self.table.setRowCount(len(view.rows))
        self.table.setHorizontalHeaderLabels(view.headers)
        for i, row in enumerate(view.rows):
            for j, value in enumerate(row):
                item = QTableWidgetItem(str(value))
                item.setToolTip(as_tooltip(str(value)))
                if isinstance(value, Number):
                    item.setTextAlignment(RIGHT)
                self.table.setItem(i, j, item)
        self.table.resizeColumnsToContents()
        if view.rows:
            # a long name leaves room for a number
            self.table.setColumnWidth(0, min(self.table.columnWidth(0), max(self.width() // 2, 120)))
