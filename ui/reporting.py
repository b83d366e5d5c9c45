"""The report of the study that is shown, written in the background."""

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ..layers.messages import Refusal, tr
from .background import RUNNING


def ask_for_report(dock):
    """Ask where to, and write the report of the dock's study there."""
    if not dock.study_path:
        dock.say(tr("There is no study to report on: run it first."))
        return
    path = QFileDialog.getSaveFileName(dock, tr("Write the report"), "", tr("HTML (*.html)"))[0]
    if path:
        write(dock, dock.study_path, path if path.lower().endswith((".html", ".htm")) else f"{path}.html")


def write(dock, study, path):
    """Write the report of a study's GeoPackage; the dock hears of the end, if it is still there then."""
    task = ReportTask(study, path)
    # to methods of a QObject, which Qt forgets with it
    task.written.connect(dock.show_report)
    task.failed.connect(dock.say)
    RUNNING.add(task)
    QgsApplication.taskManager().addTask(task)
    return task


class ReportTask(QgsTask):
    """Writes one report."""

    written = pyqtSignal(str)  # its path
    failed = pyqtSignal(str)  # one sentence

    def __init__(self, study, path):
        """Take a study's GeoPackage, and where the report goes."""
        super().__init__(tr("Report of the study"), QgsTask.Flag.CanCancel)
        self.study, self.path, self.problem = study, path, ""

    def run(self):
        """Write it, on a thread of QGIS's."""
        from ..report.sections import write_report

        try:
            write_report(self.study, self.path)
        except (Refusal, OSError) as problem:
            self.problem = str(problem)
        return not self.problem

    def finished(self, successful):
        """Tell of the end, on the main thread."""
        RUNNING.discard(self)
        if successful:
            self.written.emit(self.path)
        else:
            self.failed.emit(self.problem or tr("The report was not written: look into QGIS's log."))
