"""What is said above the results while an edit is followed, and what can be done with it."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ..layers.messages import number, tr
from .labelled import labelled

KM2 = 1e6
SMALLEST = 1.0  # m2; less than that is rounding


class LiveBar(QFrame):
    """One line and two buttons."""

    keep_asked = pyqtSignal()
    compare_asked = pyqtSignal()

    def __init__(self, parent=None):
        """Make it, hidden until an edit is followed."""
        super().__init__(parent)
        self.setObjectName("live_bar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        self.text = QLabel(self)
        self.text.setObjectName("live_text")
        self.text.setWordWrap(True)
        column.addWidget(self.text)
        row = QHBoxLayout()
        self.keep = labelled(
            QPushButton(self), "keep", tr("Keep as sce&nario\u2026"), tr("Store the state before and after this edit")
        )
        self.compare = labelled(
            QPushButton(self),
            "compare",
            tr("Com&pare"),
            tr("Show before and after of the scenario that was kept, on the map"),
        )
        self.keep.clicked.connect(lambda *_: self.keep_asked.emit())
        self.compare.clicked.connect(lambda *_: self.compare_asked.emit())
        row.addWidget(self.keep)
        row.addWidget(self.compare)
        row.addStretch(1)
        column.addLayout(row)
        self.show_idle("")

    def show_idle(self, sentence):
        """Say that nothing is followed, and what to do for it; hidden without a sentence."""
        self.text.setText(sentence)
        self.keep.setEnabled(False)
        self.setVisible(bool(sentence) or self.compare.isEnabled())

    def show_waiting(self):
        """Say that the state at the start is being computed."""
        self.text.setText(tr("Live: reading the layers and computing the state before the edit\u2026"))
        self.keep.setEnabled(False)
        self.setVisible(True)

    def show_following(self, following, more=""):
        """Say what the edit has done to the ground, and how long the numbers took; more: a sentence after that."""
        if following.now is following.start:
            said = [tr("Live: this is the state before the edit. Move a boundary.")]
        else:
            said = [tr("Live, {seconds} s after the change.").format(seconds=number(following.seconds, 2))]
        wrong = following.faults
        if wrong.overlap_area >= SMALLEST:
            said.append(tr("Divisions overlap on {area}.").format(area=_area(wrong.overlap_area)))
        if wrong.gap_area >= SMALLEST:
            said.append(tr("{area} belong to no division any more.").format(area=_area(wrong.gap_area)))
        self.text.setText(" ".join([*said, more] if more else said))
        self.keep.setEnabled(following.now is not following.start)
        self.setVisible(True)

    def show_problem(self, sentence):
        """Say why the numbers could not follow."""
        self.text.setText(sentence)
        self.setVisible(True)

    def offer_comparison(self, there):
        """Let a kept scenario be compared, or not."""
        self.compare.setEnabled(there)


def _area(m2):
    return (
        tr("{area} km\u00b2").format(area=number(m2 / KM2, 2))
        if m2 >= KM2 / 100
        else tr("{area} m\u00b2").format(area=number(m2))
    )
