"""Keeping the edit that was followed as a scenario, and comparing its two states on the map."""

import os

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from ..layers.messages import Refusal, number, tr
from . import resultgroup
from .resultlayers import titles
from .scenarios import Comparison, files_of, keep, remember, scenarios

# the results with a row a division
TABLES = ("profile", "bands", "balance", "demand", "circles", "industry", "chain", "products")


class ScenarioKeeper(QObject):
    """Acts for a dock."""

    def __init__(self, dock):
        """Offer what the project has kept already."""
        super().__init__(dock)
        self.dock = dock
        self.comparison = Comparison(self)
        self.comparison.done.connect(self._compared)
        self.comparison.failed.connect(dock.say)
        self.comparison.message.connect(dock.hear)

    @property
    def running(self):
        """Whether a comparison is under way."""
        return self.comparison.running

    def offer(self):
        """Let kept scenarios be compared where there are any."""
        self.dock.live_bar.offer_comparison(bool(scenarios(self.dock.project)))

    def keep(self, path=""):
        """Store the states before and after the edit; the user is asked where to."""
        last = self.dock.live.last
        if last is None:
            return
        if not path:
            title = tr("Keep both states as a scenario")
            path = QFileDialog.getSaveFileName(self.dock, title, tr("scenario"), tr("GeoPackage (*.gpkg)"))[0]
        if not path:
            return
        folder, name = os.path.split(os.path.splitext(path)[0])
        scenario = files_of(name, folder)
        try:
            for file, state in ((scenario.before, last.start), (scenario.after, last.now)):
                divisions = state.ground.divisions
                frames = {table: state.tables[table] for table in TABLES if table in state.tables}
                keep(file, frames, divisions.geometries, divisions.ids, divisions.crs, self.dock.study_path)
        except (Refusal, OSError) as problem:
            self.dock.say(str(problem))
            return
        remember(self.dock.project, scenario)
        self.offer()
        self.dock.run_bar.say(
            tr("Kept as '{name}': {before} and {after}.").format(
                name=name, before=os.path.basename(scenario.before), after=os.path.basename(scenario.after)
            )
        )

    def ask(self):
        """Ask which scenario is to be compared, and in what."""
        menu = self.menu()
        if menu is not None:
            menu.popup(QCursor.pos())

    def menu(self):
        """Return the menu of kept scenarios, the last one first; None where there is none."""
        kept = scenarios(self.dock.project)[::-1]
        menu = QMenu(self.dock)
        for scenario in kept:
            part = menu.addMenu(scenario.name)
            for table in TABLES:
                action = part.addAction(titles().get(table, table))
                action.triggered.connect(lambda *_, one=scenario, what=table: self.compare(one, what))
        return menu if kept else None

    def compare(self, scenario=None, table="profile"):
        """Compare a scenario's states, of the last one where none is given; the result goes on the map."""
        scenario = scenario or scenarios(self.dock.project)[-1]
        limit = self.dock.setup_panel.setup.value("MIN_COUNT") or 0
        said = self.comparison.compare(*scenario[1:], table, self.dock.project, scenario.name, limit)
        if said:
            self.dock.say(said)

    def _compared(self, compared):
        # also while an edit is followed, which hides the results' group
        resultgroup.show(self.dock.project)
        self.dock.run_bar.say(
            tr("Compared in {seconds} s: the map shows what changed.").format(seconds=number(compared.seconds, 1))
        )

    def stop(self):
        """End whatever runs."""
        self.comparison.stop()
