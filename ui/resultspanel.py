"""The results in the dock: a division or the whole area, its charts in tabs, and what an edit has changed of them."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..layers.messages import Refusal, listed, tr
from ..report.page import plain
from .charts.canvas import charts_possible
from .charts.commute import commute
from .charts.copying import put_on_clipboard, save_picture
from .charts.crowd import crowd
from .charts.demand import demand
from .charts.facilities import facilities
from .charts.flows import flows
from .charts.view import difference, isolated, said
from .labelled import labelled, plain_label
from .narrowtabs import NarrowTabs
from .placepicker import PlacePicker
from .resultpage import ResultPage
from .results import AREA
from .wrappingrow import WrappingRow

NOTHING_YET = "No results yet: set up your layers and run, or fill everything with the sample."


class ResultsPanel(QWidget):
    """Shows Results; division_chosen(id) is sent when the user chose a division ('' for the whole area)."""

    division_chosen = pyqtSignal(str)
    report_asked = pyqtSignal()

    def __init__(self, parent=None):
        """Make it empty."""
        super().__init__(parent)
        self.setObjectName("results")
        self.results = self.before = None
        self._wanted = AREA  # kept also while it is not in the results: an undone edit brings it back
        self._fresh = set()  # pages that show what there is
        self.picker = PlacePicker()
        self.picker.picked.connect(self._picked)
        self.facts, self.edit, self.problem = (plain_label(name) for name in ("facts", "edit", "problem"))
        self.tabs = NarrowTabs()
        self.tabs.setObjectName("charts")
        self.tabs.setAccessibleName(tr("Charts of the division"))
        self.pages, self._makers = [], []
        for key, title, what, make in (
            ("crowd", tr("Cro&wd"), tr("Who lives here, held against the area"), crowd),
            ("commute", tr("Co&mmute"), tr("How far they commute, and who goes farthest"), commute),
            ("flows", tr("&Flows"), tr("Where they go to work, and where workers come from"), flows),
            ("facilities", tr("F&acilities"), tr("Which facilities are lacking, the worst first"), facilities),
            ("demand", tr("&Demand"), tr("What is recommended here, and why"), demand),
        ):
            page = ResultPage(key, title.replace("&", ""))
            self.tabs.addTab(page, title)
            self.tabs.setTabToolTip(self.tabs.count() - 1, what)
            self.pages.append(page)
            self._makers.append(make)
        self.tabs.currentChanged.connect(lambda _: self._refresh())
        self.stack = QStackedWidget()
        self.empty = plain_label("empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setMargin(8)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._full())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.clear(tr(NOTHING_YET))

    def _full(self):
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        for widget in (self.picker, self.facts, self.edit):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons())
        column.addWidget(self.problem)
        return full

    def _buttons(self):
        self.as_table = labelled(QToolButton(), "as_table", tr("&Table"), tr("Show the numbers instead of the chart"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(lambda _: self._stale())
        self.copy_chart = labelled(QToolButton(), "copy_chart", tr("&Copy chart"), tr("Copy the chart as a picture"))
        self.copy_chart.clicked.connect(self._copy_chart)
        self.copy_table = labelled(
            QToolButton(), "copy_table", tr("Copy ta&ble"), tr("Copy the numbers for a spreadsheet")
        )
        self.copy_table.clicked.connect(self._copy_table)
        self.save_chart = labelled(
            QToolButton(), "save_chart", tr("&Save\u2026"), tr("Save the chart as a PNG or SVG picture")
        )
        self.save_chart.clicked.connect(self._save_chart)
        self.report = labelled(
            QToolButton(), "report", tr("Rep&ort\u2026"), tr("Write a report of everything, as one HTML file")
        )
        self.report.clicked.connect(self.report_asked)
        return WrappingRow([self.as_table, self.copy_chart, self.copy_table, self.save_chart, self.report])

    @property
    def place(self):
        """The id of the division shown, AREA for the whole area."""
        return self._wanted if self.results is not None and self.results.holds(self._wanted) else AREA

    def show_results(self, results, before=None):
        """Show Results; before: those at the start of an edit, for ghosts and differences."""
        self.results, self.before = results, before
        new = set() if before is None else results.ids - before.ids
        places = [(AREA, tr("Whole area"))]
        places += [
            (key, tr("{name} (new)").format(name=name) if key in new else name) for key, name, _ in results.divisions
        ]
        self.picker.set_places(places)
        self.picker.show_place(self.place)
        gone = [] if before is None else [name for key, name, _ in before.divisions if key not in results.ids]
        self.edit.setText(
            tr("Removed in this edit: {divisions}.").format(divisions=listed([isolated(name) for name in gone]))
            if gone
            else ""
        )
        self.edit.setVisible(bool(gone))
        self.stack.setCurrentIndex(1)
        self._stale()

    def clear(self, sentence):
        """Show nothing but a sentence that says what to do."""
        self.results = self.before = None
        self.empty.setText(sentence)
        self.stack.setCurrentIndex(0)

    def select(self, division_id):
        """Show a division ('' or None: the whole area); one that is not in the results yet, as soon as it is."""
        wanted = division_id or AREA
        if wanted == self._wanted:
            return
        shown, self._wanted = self.place, wanted
        if self.results is not None and self.place != shown:
            self.picker.show_place(self.place)
            self._stale()

    def _picked(self, place):
        self._wanted = place
        self._stale()
        self.division_chosen.emit(place)

    def _stale(self):
        self._fresh.clear()
        self._refresh()

    def showEvent(self, event):
        """Show what came while nobody saw it."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self):
        """Bring the page in sight up to date; the others when they come into sight."""
        at = self.tabs.currentIndex()
        if self.results is None or not self.isVisible() or at in self._fresh:
            return
        self._fresh.add(at)
        self.facts.setText(self._facts())
        self.problem.setVisible(False)
        view = self._makers[at](self.results, self.place, self.before)
        self.pages[at].show_view(view, self.place, self.as_table.isChecked())
        there = not view.missing
        self.copy_table.setEnabled(there and bool(view.rows))
        picture = there and (view.paint is None or charts_possible())
        self.copy_chart.setEnabled(picture)
        self.save_chart.setEnabled(picture)
        self.as_table.setEnabled(there and (view.paint is None or charts_possible()))

    def _facts(self):
        """Return the place's type, people and share of the area, in one line."""
        place, results = self.place, self.results
        people, whole = results.people(place), results.people(AREA)
        old = self.before if self.before is not None and self.before.holds(place) else None
        was = old.people(place) if old is not None else None
        change = said(difference(people, was), 0)
        words = tr("people unknown") if people is None else tr("{count} people").format(count=plain(people))
        parts = [words + (f" ({change})" if change else "")]
        if place == AREA:
            parts.insert(0, tr("{count} divisions").format(count=len(results.divisions)))
            return " \u2013 ".join(parts)
        kind = next(kind for key, _, kind in results.divisions if key == place)
        if kind:
            parts.insert(0, kind[:1].upper() + kind[1:])
        if people is not None and whole:
            share = 100.0 * people / whole
            total = old.people(AREA) if old is not None else None
            change = said(difference(share, 100.0 * was / total if was is not None and total else None))
            text = tr("{share} % of the area").format(share=plain(share, 1))
            parts.append(text + (f" ({change})" if change else ""))
        if self.before is not None and old is None:
            parts.append(tr("new in this edit"))
        return " \u2013 ".join(parts)

    def _heading(self):
        """Return the name of the place shown, for a copied chart."""
        names = {key: name for key, name, _ in self.results.divisions}
        return names.get(self.place, tr("Whole area"))

    def _view(self):
        return self.pages[self.tabs.currentIndex()].view

    def _copy_chart(self):
        put_on_clipboard(self._view(), self._heading(), QApplication.clipboard())

    def _copy_table(self):
        QApplication.clipboard().setText(self._view().tab_separated())

    def _save_chart(self):
        kinds = tr("PNG picture (*.png);;SVG picture (*.svg)")
        path, kind = QFileDialog.getSaveFileName(self, tr("Save the chart"), "", kinds)
        if not path:
            return
        if not path.lower().endswith((".png", ".svg")):
            path += ".svg" if "svg" in kind else ".png"
        try:
            save_picture(self._view(), self._heading(), path)
        except Refusal as refusal:
            self.problem.setText(str(refusal))
            self.problem.setVisible(True)
        else:
            self.problem.setVisible(False)
