"""The dock: set up, run, look, move a boundary, look again. It holds the parts together and computes nothing."""

import os

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QTabWidget, QToolButton, QVBoxLayout, QWidget

from ..layers.compatibility import number_of
from ..layers.messages import Refusal, joined, number, quoted, tr
from . import resultgroup
from .dockmenu import DockMenu
from .faultsonmap import FaultsOnMap
from .inputs import lacking
from .ledgerview import LedgerDialog, sentence
from .live import LiveEditing
from .livebar import LiveBar
from .maplink import MapLink
from .notice import Notice
from .reporting import ask_for_report
from .results import Results
from .resultspanel import ResultsPanel
from .runbar import RunBar
from .running import StudyRun
from .sample import show_names
from .scenariokeeper import ScenarioKeeper
from .setup import SCOPE, Setup
from .setuppanel import SetupPanel
from .troubles import called

SHOWN_STUDY = "shown_study"  # of the project: the GeoPackage whose results are shown


def preset_folder():
    """Return the folder in the user's profile where definitions that were edited are kept as preset files."""
    return os.path.join(QgsApplication.qgisSettingsDirPath(), "spatial_demand", "presets")


class SpatialDemandDock(QgsDockWidget):
    """The panel of the plugin."""

    def __init__(self, iface, parent=None):
        """Make it, with what the open project keeps of it."""
        super().__init__(tr("Spatial Demand"), parent)
        self.setObjectName("SpatialDemandDock")
        self.iface, self.project = iface, QgsProject.instance()
        self.study_path, self.ledger, self.hidden = "", None, False
        self.is_shut = False
        self.run, self.live, self.link = StudyRun(self), LiveEditing(self), MapLink(self)
        self.faults = FaultsOnMap(iface.mapCanvas())
        self._make()
        self.scenarios = ScenarioKeeper(self)
        self._connect()
        self._load()
        if lacking():
            self.say(lacking())

    def _make(self):
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.notice = Notice(inside)
        self.tabs = QTabWidget(inside)
        self.tabs.setObjectName("steps")
        self.tabs.setAccessibleName(tr("Steps"))
        self.tabs.setDocumentMode(True)
        self.setup_panel = SetupPanel(self.tabs, self.project)
        # in the order in which the tab key goes through them
        self.live_bar = LiveBar(self.tabs)
        self.results_panel = ResultsPanel(self.tabs)
        results = QWidget(self.tabs)
        rows = QVBoxLayout(results)
        rows.setContentsMargins(2, 2, 2, 2)
        rows.addWidget(self.live_bar)
        rows.addWidget(self.results_panel, 1)
        self.tabs.addTab(self.setup_panel, tr("Set &up"))
        self.tabs.addTab(results, tr("R&esults"))
        self.menu = DockMenu(self)
        more = QToolButton(self.tabs)
        more.setObjectName("more")
        more.setText("\u2026")
        more.setAccessibleName(tr("More"))
        more.setToolTip(tr("Sample, command line, model, new set-up"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self.menu)
        self.tabs.setCornerWidget(more)
        self.setTabOrder(self.tabs.tabBar(), more)
        self.run_bar = RunBar(inside)
        for widget, stretch in ((self.notice, 0), (self.tabs, 1), (self.run_bar, 0)):
            column.addWidget(widget, stretch)
        self.setWidget(inside)

    def _connect(self):
        self.setup_panel.changed.connect(self._changed)
        self.setup_panel.sample_opened.connect(self._look_at_sample)
        self.setup_panel.looked.connect(self._tell_ready)
        self.run_bar.run_asked.connect(self.start)
        self.run_bar.cancel_asked.connect(self.run.cancel)
        self.run_bar.details_asked.connect(self.show_ledger)
        self.run_bar.live_switched.connect(lambda _: self._watch())
        self.run_bar.target_changed.connect(self._retargeted)
        self.run.progress.connect(self.run_bar.show_progress)
        self.run.message.connect(self.hear)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self.run.cancelled.connect(lambda: self._over(tr("Cancelled: nothing was changed.")))
        self.live.began.connect(self._began)
        self.live.followed.connect(self._followed)
        self.live.refused.connect(self._not_followed)
        self.live.ended.connect(self._edit_ended)
        self.live_bar.keep_asked.connect(self.scenarios.keep)
        self.live_bar.compare_asked.connect(self.scenarios.ask)
        self.link.selected.connect(self.results_panel.select)
        self.results_panel.division_chosen.connect(self.link.select)
        self.results_panel.report_asked.connect(lambda: ask_for_report(self))
        self.project.readProject.connect(self._load)
        self.project.cleared.connect(self._load)
        QCoreApplication.instance().aboutToQuit.connect(self.shut)

    # -- the project's state

    def _load(self, *_):
        """Show what the project keeps: the set-up, and the results of its last run where their file is there."""
        setup = Setup.load(self.project)
        self.setup_panel.setup = setup
        self.run_bar.show_target(setup.study, setup.beside)
        self.run_bar.say("")
        self.ledger = None
        self.results_panel.clear(tr("No results yet: set up the study and run it."))
        self.scenarios.offer()
        self.live_bar.show_idle("")
        path = self.project.readPath(self.project.readEntry(SCOPE, SHOWN_STUDY, "")[0])
        if path and os.path.exists(path):
            self._show_study(path)
        group = resultgroup.last_group(self.project)
        results = {} if group is None else resultgroup.layers_of(group)
        self.link.link_results([layer.id() for layer in results.values()])
        self._changed(keep=False)

    def _changed(self, keep=True):
        """Follow a change of the set-up."""
        setup = self.setup_panel.setup
        if keep:
            setup.save(self.project)
        self._tell_ready()
        layer = setup.layer("DIVISIONS", self.project)
        self.link.link(layer, setup.values.get("DIVISION_ID", ""))
        watched = self.live.layer
        if self.run_bar.live.isChecked() and (watched is None or layer is None or watched.id() != layer.id()):
            self._watch()
        else:
            self.live.look_again()

    def _tell_ready(self):
        """Let it be run, or say why it cannot be."""
        troubles = self.setup_panel.troubles()
        why_not = lacking() or (troubles[0].sentence if troubles else "")
        if not why_not and self.run_bar.study is None:
            why_not = tr("Choose the GeoPackage that results go to, or save to memory.")
        # an empty panel says already what to do
        self.run_bar.set_ready(why_not, bool(self.setup_panel.setup.layers))

    def _look_at_sample(self):
        """Zoom to the sample's divisions, which were asked for."""
        self.iface.setActiveLayer(self.setup_panel.setup.layer("DIVISIONS", self.project))
        # after QGIS itself has zoomed to the first layers of an empty project
        QTimer.singleShot(0, self.iface.zoomToActiveLayer)

    def _retargeted(self):
        setup = self.setup_panel.setup
        setup.study, setup.beside = self.run_bar.study or "", self.run_bar.beside.isChecked()
        self._changed()

    def parameters(self):
        """Return the study's parameters as they are set up."""
        return self.setup_panel.setup.parameters(self.project, preset_folder())

    # -- a run

    def start(self):
        """Run the study in the background."""
        study = self.run_bar.study
        said = self.run.start(self.parameters(), study, self.run_bar.beside.isChecked(), self.project)
        if said:
            self.say(said)
            return
        self.run_bar.show_running(True)
        self.run_bar.say("")
        self.notice.clear()

    def hear(self, text, level):
        """Show a warning of a run, for a moment; the rest of the log is in QGIS's log."""
        if level >= number_of(Qgis.MessageLevel.Warning):
            self.notice.say(text)

    def _done(self, outcome):
        self.ledger = outcome.ledger
        took = tr("Last run {seconds} s").format(seconds=number(outcome.seconds, 1))
        self._over(tr("{what}: {value}").format(what=took, value=sentence(outcome.ledger)), details=True)
        self.project.writeEntry(SCOPE, SHOWN_STUDY, self.project.writePath(outcome.path) if self.run_bar.study else "")
        self._show_study(outcome.path)
        self.link.link_results(outcome.layers.values())
        show_names(self.project, False)
        if not self.live.active:
            self.live.last = None
            self._tell_live()
        self.tabs.setCurrentIndex(1)

    def _failed(self, why):
        self._over("")
        self.say(why, Qgis.MessageLevel.Critical)

    def _over(self, said, details=False):
        self.run_bar.show_running(False)
        self.run_bar.say(said, details)

    def say(self, sentence_, level=Qgis.MessageLevel.Warning):
        """Show a sentence at the top of the dock."""
        self.notice.say(sentence_, level)

    def _show_study(self, path):
        """Show the results in a study's GeoPackage."""
        if lacking():
            return
        try:
            results = Results.read(path)
        except Refusal as problem:
            self.say(str(problem))
            return
        self.study_path = path
        self.results_panel.show_results(results)

    def show_report(self, path):
        """Open a report that was just written."""
        self.say(tr("The report is written: {path}").format(path=path), Qgis.MessageLevel.Success)
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def show_ledger(self):
        """Show where everything that came into the last run went."""
        if self.ledger is not None:
            LedgerDialog(self.ledger, self).show()

    # -- an edit that is followed

    def _watch(self):
        """Follow the division layer while it is edited, if asked to."""
        self.live.unwatch()
        self._tell_live()
        layer = self.setup_panel.setup.layer("DIVISIONS", self.project)
        if self.run_bar.live.isChecked() and layer is not None:
            self.live.watch(layer, self.parameters, self._fields)

    def _tell_live(self):
        """Say what to do for an edit to be followed, while none is."""
        layer = self.setup_panel.setup.layer("DIVISIONS", self.project)
        if not self.run_bar.live.isChecked():
            said = ""
        elif layer is None:
            said = tr("Live: choose the division layer first.")
        else:
            said = tr(
                "Live: switch on editing of '{layer}' (the pencil) and move a boundary; everything here follows."
            ).format(layer=layer.name())
        self.live_bar.show_idle(said)

    def _fields(self):
        values = self.setup_panel.setup.values
        return [values.get(name) or "" for name in ("DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE")]

    def _began(self, again):
        self.live_bar.show_waiting()
        # results show boundaries as they were, and lie over those that are drawn now
        self.hidden = resultgroup.hide(self.project)
        show_names(self.project, True)
        if not again:
            self.tabs.setCurrentIndex(1)

    def _followed(self, following):
        before = None if following.now is following.start else following.before
        self.results_panel.show_results(following.results, before)
        self.live_bar.show_following(following, self._read_once())
        self.faults.show(following.faults, following.now.ground.area_crs)

    def _read_once(self):
        """Return the sentence about what else the study takes from the layer that is edited, '' where nothing."""
        setup = self.setup_panel.setup
        layer = setup.layer("DIVISIONS", self.project)
        others = {} if layer is None else {name: one for name, one in setup.layers.items() if name != "DIVISIONS"}
        same = [called(name) for name, one in others.items() if one == layer.id() and setup.asks(name)]
        if not same:
            return ""
        text = tr("'{layer}' is {what} too, and as such read once and not after every change: run the study for that.")
        return text.format(layer=layer.name(), what=joined(quoted(same)))

    def _not_followed(self, why):
        # where not even the beginning could be computed, the panel has the better words for what is not set up yet
        troubles = [] if self.live.last is not None else self.setup_panel.troubles()
        self.live_bar.show_problem(troubles[0].sentence if troubles else why)

    def _edit_ended(self):
        self.faults.clear()
        if self.hidden:
            resultgroup.show(self.project)
            show_names(self.project, False)
            self.hidden = False
        if self.live.last is not None and self.live.last.now is not self.live.last.start:
            self.live_bar.show_problem(
                tr("The edit has ended; shown is its last state. Keep it as a scenario, or run the whole study again.")
            )
        else:
            self._tell_live()

    # -- the end

    def shut(self):
        """Stop whatever runs, and let go of the project and the map; a second time there is nothing left to do."""
        if self.is_shut:
            return
        self.is_shut = True
        self.live.shut()
        self.scenarios.stop()
        self.run.stop()
        self.setup_panel.shut()
        self.faults.clear()
        self.link.shut()
        for signal in (self.project.readProject, self.project.cleared):
            signal.disconnect(self._load)
        QCoreApplication.instance().aboutToQuit.disconnect(self.shut)
