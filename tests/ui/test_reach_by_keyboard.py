"""Every widget of the dock by the keyboard alone, and by what a screen reader says."""

import pytest
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from results_making import small

from spatial_demand.ui.dock import SpatialDemandDock
from spatial_demand.ui.groups.base import Group


def _in_reach(widget):
    """Widgets that take the keyboard, in the order of the tab key, with what they are called."""
    found, at = [], widget
    while (at := at.nextInFocusChain()) is not widget:
        if widget.isAncestorOf(at) and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            found.append(at)
    return found


@pytest.fixture
def full(project, qgis_iface):
    """A dock with everything set up and results, every box unfolded."""
    dock = SpatialDemandDock(qgis_iface)
    dock.setup_panel.fill_with_sample(project)
    dock.results_panel.show_results(small())
    dock.live_bar.show_idle("Live")
    dock.live_bar.compare.setEnabled(True)
    dock.resize(400, 4000)
    dock.show()
    for box in dock.findChildren(QgsCollapsibleGroupBox):
        box.setCollapsed(False)
    QApplication.processEvents()
    yield dock
    dock.shut()
    sip.delete(dock)


def _called(widget):
    """The name that a screen reader reads out, of the widget or of the one that it is a part of."""
    while widget is not None and not isinstance(widget, SpatialDemandDock):
        if widget.accessibleName() or isinstance(widget, QLabel):
            return widget.accessibleName() or widget.text()
        widget = widget.parentWidget()
    return ""


def _place(widget, dock):
    at = widget.mapTo(dock, widget.rect().topLeft())
    return at.y(), at.x()


@pytest.mark.parametrize("page", [0, 1])
def test_the_keyboard_reaches_everything_from_top_to_bottom_by_name(full, page):
    full.tabs.setCurrentIndex(page)
    QApplication.processEvents()
    reached = _in_reach(full)
    assert len(reached) > 10
    assert [one.objectName() or type(one).__name__ for one in reached if not _called(one)] == []
    own = [one for one in reached if one.objectName() and not one.objectName().startswith(("qt_", "Scroll"))]
    rows = [(one.objectName(), _place(one, full)[0]) for one in own]
    # what stands beside each other may be some pixels apart
    assert [(a, b) for a, b in zip(rows, rows[1:]) if b[1] < a[1] - 10] == []


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize("running", [False, True])
def test_a_letter_reaches_one_widget(full, page, running):
    full.tabs.setCurrentIndex(page)
    full.run_bar.show_running(running)
    QApplication.processEvents()
    letters = {}
    for one in full.findChildren(QWidget):
        words = []
        if isinstance(one, QTabBar):
            words = [one.tabText(k) for k in range(one.count())]
        elif isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy()):
            words = [one.text()]
        for text in words:
            letter = QKeySequence.mnemonic(text).toString()
            if letter and one.isVisible():
                letters.setdefault(letter, []).append((_group(one), text))
    # the set-up has more rows than there are letters: those of two groups may share one, and are reached in turn
    shared = {letter: found for letter, found in letters.items() if len(found) > 1}
    assert {letter: found for letter, found in shared.items() if len({group for group, _ in found}) < len(found)} == {}
    assert {letter: found for letter, found in shared.items() if "" in {group for group, _ in found}} == {}
    assert len(letters) > 10


def _group(widget):
    while widget is not None and not isinstance(widget, Group):
        widget = widget.parentWidget()
    return "" if widget is None else widget.NAME
