"""An algorithm in the background: prepared here, run on another thread, its end told here."""

import threading

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..layers.compatibility import number_of
from ..layers.messages import Cancelled, Refusal, stop_if_cancelled, tr

RUNNING = set()  # what runs must outlive whoever started it


class Feedback(QgsProcessingFeedback):
    """What a run says, as a signal that reaches the thread of whoever listens."""

    said = pyqtSignal(str, int)

    def pushInfo(self, info):
        """Pass a sentence on."""
        super().pushInfo(info)
        self.said.emit(info, number_of(Qgis.MessageLevel.Info))

    def pushWarning(self, warning):
        """Pass a warning on."""
        super().pushWarning(warning)
        self.said.emit(warning, number_of(Qgis.MessageLevel.Warning))

    def reportError(self, error, fatalError=False):
        """Pass an error on."""
        super().reportError(error, fatalError)
        self.said.emit(error, number_of(Qgis.MessageLevel.Critical))


class Run(QgsTask):
    """One run of an algorithm, as a task that QGIS shows and can cancel.

    QGIS's own QgsProcessingAlgRunnerTask logs a refusal of `prepare` and then runs all the same, and has no place for
    what is left to do on the other thread.
    """

    ended = pyqtSignal(object)  # this run, on the thread that made it

    def __init__(self, algorithm, parameters, project, afterwards=None):
        """Prepare, on the main thread. Raises QgsProcessingException.

        afterwards: function (results, feedback) for the other thread; what it returns is `brought`.
        """
        super().__init__(
            tr("Spatial Demand: {name}").format(name=algorithm.displayName().lower()), QgsTask.Flag.CanCancel
        )
        self.parameters, self.afterwards = parameters, afterwards
        self.results, self.brought, self.problem = {}, None, ""
        # the status of a QgsTask changes only once the main thread handles events
        self._entered, self._left = threading.Event(), threading.Event()
        self.feedback = Feedback()
        self.context = QgsProcessingContext()
        self.context.setProject(project)
        self.context.setFeedback(self.feedback)
        self.algorithm = algorithm.create()
        self.algorithm.prepare(parameters, self.context, self.feedback)
        self.feedback.progressChanged.connect(self.setProgress)

    def run(self):
        """Run the algorithm, on the other thread; every problem becomes one sentence."""
        self._entered.set()
        try:
            stop_if_cancelled(self.feedback)
            self.results = self.algorithm.runPrepared(self.parameters, self.context, self.feedback)
            if self.afterwards is not None:
                self.brought = self.afterwards(self.results, self.feedback)
        except Cancelled:
            return False
        except (QgsProcessingException, Refusal, OSError, RuntimeError) as error:
            lines = [line.strip() for line in str(error).splitlines() if line.strip()]
            self.problem = lines[-1] if lines else type(error).__name__
            return False
        finally:
            self._left.set()
        return True

    def cancel(self):
        """Ask the algorithm to stop."""
        self.feedback.cancel()
        super().cancel()

    def finished(self, successful):
        """Tell of the end, on the main thread."""
        RUNNING.discard(self)
        if successful:
            self.algorithm.postProcess(self.context, self.feedback)
        self.ended.emit(self)

    def wait(self, seconds):
        """Wait until the other thread is through, whatever it is doing; return whether it is.

        Events are not handled meanwhile: a layer that is about to go would go under the feet of the run.
        """
        if self.feedback.isCanceled() and not self._entered.is_set():
            return True  # and it will not begin
        return self._left.wait(seconds)
