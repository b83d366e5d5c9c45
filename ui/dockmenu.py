"""The dock's menu: what is asked for seldom."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from ..layers.messages import Refusal, tr
from ..processing.guide import guide_url
from .commands import qgis_process_command, save_as_model
from .setup import Setup


class DockMenu(QMenu):
    """Entries that act on a dock."""

    def __init__(self, dock):
        """Make it for a dock."""
        super().__init__(dock)
        self.setObjectName("dock_menu")
        self.dock = dock
        for name, text, act in (
            ("fill_sample", tr("Fill everything with the &sample"), self.fill),
            ("copy_command", tr("&Copy as qgis_process command"), self.copy_command),
            ("save_model", tr("Save as &model\u2026"), self.save_model),
            ("new_setup", tr("&New set-up"), self.begin_anew),
            ("guide", tr("User &guide"), self.open_guide),
        ):
            action = self.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(lambda *_, act=act: act())

    def fill(self):
        """Open the sample and fill in everything."""
        self.dock.setup_panel.fill_with_sample(self.dock.project)

    def open_guide(self):
        """Open the user guide in the browser."""
        QDesktopServices.openUrl(QUrl(guide_url()))

    def begin_anew(self):
        """Forget what was set up; layers and results stay."""
        self.dock.setup_panel.setup = Setup()
        self.dock.setup_panel.changed.emit()

    def copy_command(self):
        """Put the command line of exactly this run on the clipboard."""
        try:
            text = qgis_process_command(self._all_parameters())
        except Refusal as problem:
            self.dock.say(str(problem))
            return
        QgsApplication.clipboard().setText(text)
        self.dock.run_bar.say(tr("The command is on the clipboard."))

    def save_model(self, path=""):
        """Save a model of exactly this run."""
        path = (
            path
            or QFileDialog.getSaveFileName(self.dock, tr("Save the study as a model"), "", tr("Models (*.model3)"))[0]
        )
        if not path:
            return
        path = path if path.endswith(".model3") else f"{path}.model3"
        try:
            save_as_model(self._all_parameters(), path, tr("Spatial Demand study"))
        except Refusal as problem:
            self.dock.say(str(problem))
            return
        self.dock.run_bar.say(tr("Saved: {path}").format(path=path))

    def _all_parameters(self):
        parameters = self.dock.parameters()
        if self.dock.run_bar.study:
            parameters["STUDY"] = self.dock.run_bar.study
        return parameters
