"""The foot of the dock: run, live, where results go, what is going on, and how the last run went."""

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..layers.messages import tr
from .labelled import plain_label

MEMORY, FILE = 0, 1


class RunBar(QWidget):
    """Buttons and lines; it knows nothing of studies."""

    run_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    details_asked = pyqtSignal()
    live_switched = pyqtSignal(bool)
    target_changed = pyqtSignal()

    def __init__(self, parent=None):
        """Make it, idle."""
        super().__init__(parent)
        self.setObjectName("run_bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 6, 6)
        column.setSpacing(4)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._idle())
        self.stack.addWidget(self._busy())
        self.stack.setMaximumHeight(self.stack.sizeHint().height())
        column.addWidget(self.stack)
        column.addLayout(self._target())
        self.why_not = plain_label("why_not")
        self.why_not.setVisible(False)
        column.addWidget(self.why_not)
        self.status = QLabel(self)
        self.status.setObjectName("status")
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.RichText)
        self.status.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.status.linkActivated.connect(lambda _: self.details_asked.emit())
        self.status.setVisible(False)
        column.addWidget(self.status)

    def _idle(self):
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.run = QPushButton(tr("&Run"), page)
        self.run.setObjectName("run")
        self.run.setAccessibleName(tr("Run"))
        self.run.clicked.connect(lambda *_: self.run_asked.emit())
        self.live = QCheckBox(tr("&Live"), page)
        self.live.setObjectName("live")
        self.live.setAccessibleName(tr("Live"))
        tip = tr("While you edit the division layer, charts and numbers follow each change")
        self.live.setToolTip(tip)
        self.live.setAccessibleDescription(tip)
        self.live.toggled.connect(self.live_switched)
        row.addWidget(self.run, 1)
        row.addWidget(self.live)
        return page

    def _busy(self):
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar(page)
        self.progress.setObjectName("progress")
        self.progress.setAccessibleName(tr("Progress of the run"))
        self.progress.setRange(0, 100)
        self.cancel = QPushButton(tr("Cance&l"), page)
        self.cancel.setObjectName("cancel")
        self.cancel.clicked.connect(lambda *_: self.cancel_asked.emit())
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        return page

    def _target(self):
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Sa&ve to"), self)
        self.target = QComboBox(self)
        self.target.setObjectName("target")
        self.target.setAccessibleName(tr("Save results to"))
        self.target.addItems([tr("memory"), tr("GeoPackage")])
        self.target.setToolTip(tr("Layers in memory are gone when QGIS ends; a GeoPackage stays"))
        label.setBuddy(self.target)
        self.path = QgsFileWidget(self)
        self.path.setObjectName("path")
        self.path.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.path.setFilter(tr("GeoPackage (*.gpkg)"))
        self.path.setDialogTitle(tr("Save the study"))
        self.path.lineEdit().setPlaceholderText(tr("choose a file"))
        self.path.lineEdit().setAccessibleName(tr("File of the study"))
        self.beside = QCheckBox(tr("&keep last"), self)
        self.beside.setObjectName("beside")
        self.beside.setAccessibleName(tr("Keep the results of the last run"))
        self.beside.setToolTip(tr("Keep the results of the last run in the project beside the new ones"))
        for widget in (label, self.target):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.beside)
        column.addLayout(row)
        # in a row of its own: beside the others it would be too narrow for a path
        column.addWidget(self.path)
        self.target.currentIndexChanged.connect(self._retarget)
        self.path.fileChanged.connect(lambda _: self.target_changed.emit())
        self.beside.toggled.connect(lambda _: self.target_changed.emit())
        self.path.setVisible(False)
        return column

    def _retarget(self, index):
        self.path.setVisible(index == FILE)
        if index == FILE:
            self.path.lineEdit().setFocus()
        self.target_changed.emit()

    # -- where results go

    @property
    def study(self):
        """The GeoPackage that results go to, '' for memory; None where a file is wanted and none is named."""
        if self.target.currentIndex() == MEMORY:
            return ""
        path = self.path.filePath().strip()
        if not path:
            return None
        return path if path.lower().endswith(".gpkg") else f"{path}.gpkg"

    def show_target(self, study, beside):
        """Show where results go, and say nothing of it."""
        for widget in (self.target, self.path, self.beside):
            widget.blockSignals(True)
        self.target.setCurrentIndex(FILE if study else MEMORY)
        self.path.setFilePath(study)
        self.path.setVisible(bool(study))
        self.beside.setChecked(beside)
        for widget in (self.target, self.path, self.beside):
            widget.blockSignals(False)

    # -- what is going on

    def set_ready(self, why_not="", in_sight=False):
        """Let it be run, or say why it cannot be; in_sight: below the button, not only under the mouse."""
        self.why_not.setText(why_not)
        self.why_not.setVisible(in_sight and bool(why_not))
        self.run.setEnabled(not why_not)
        tip = why_not or tr("Compute everything that is set up")
        self.run.setToolTip(tip)
        self.run.setAccessibleDescription(tip)

    def show_running(self, running):
        """Show the progress instead of the buttons, or these again."""
        self.progress.setValue(0)
        self.stack.setCurrentIndex(int(running))

    def show_progress(self, percent):
        """Show how far it is."""
        self.progress.setValue(int(percent))

    def say(self, sentence, details=False):
        """Show a sentence (plain text) below the buttons; details: with a link to more."""
        from html import escape

        more = f' <a href="details">{escape(tr("details"))}</a>' if details else ""
        self.status.setText(escape(sentence) + more)
        self.status.setVisible(bool(sentence))
