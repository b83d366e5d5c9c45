"""The report of the study that is shown, written in the background."""

from qgis.core import Qgis, QgsApplication, QgsTask
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog

from ..layers.messages import Refusal, tr

_WRITING = []  # QGIS keeps a task, but not what Python knows of it


def ask_for_report(dock):
    """Ask where to, and write the report of the dock's study there."""
    if not dock.study_path:
        dock.say(tr("There is no study to report on: run it first."))
        return
    path = QFileDialog.getSaveFileName(dock, tr("Write the report"), "", tr("HTML (*.html)"))[0]
    if path:
        write(dock, dock.study_path, path if path.lower().endswith((".html", ".htm")) else f"{path}.html")


def write(dock, study, path):
    """Write the report of a study's GeoPackage and open it; what goes wrong is said in the dock."""
    task = ReportTask(study, path)
    task.dock = dock
    _WRITING.append(task)
    task.taskCompleted.connect(lambda: _written(task))
    task.taskTerminated.connect(lambda: _ended(task))
    QgsApplication.taskManager().addTask(task)
    return task


class ReportTask(QgsTask):
    """Writes one report."""

    def __init__(self, study, path):
        """Take a study's GeoPackage, and where the report goes."""
        super().__init__(tr("Report of the study"), QgsTask.Flag.CanCancel)
        self.study, self.path, self.problem, self.dock = study, path, "", None

    def run(self):
        """Write it, on a thread of QGIS's."""
        from ..report.sections import write_report

        try:
            write_report(self.study, self.path)
        except (Refusal, OSError) as problem:
            self.problem = str(problem)
        return not self.problem


def _written(task):
    _WRITING.remove(task)
    task.dock.say(tr("The report is written: {path}").format(path=task.path), Qgis.MessageLevel.Success)
    QDesktopServices.openUrl(QUrl.fromLocalFile(task.path))


def _ended(task):
    _WRITING.remove(task)
    task.dock.say(task.problem or tr("The report was not written: look into QGIS's log."))
