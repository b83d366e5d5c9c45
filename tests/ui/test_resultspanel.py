"""The results panel with real widgets: what it shows, and what it sends."""

import sys

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QFileDialog
from report_making import ARABIC, EVIL
from results_making import many, small, with_values

TABS = ("crowd", "commute", "flows", "facilities", "demand")


@pytest.fixture
def panel(qgis_app):
    from spatial_demand.ui.resultspanel import ResultsPanel

    panel = ResultsPanel()
    panel.resize(360, 650)
    panel.show()
    panel.sent = []
    panel.division_chosen.connect(panel.sent.append)
    yield panel
    panel.close()
    panel.deleteLater()


def page_of(panel, name):
    panel.tabs.setCurrentIndex(TABS.index(name))
    QApplication.processEvents()
    return panel.pages[TABS.index(name)]


def test_empty_it_says_what_to_do(panel):
    assert panel.stack.currentWidget() is panel.empty and "run" in panel.empty.text()
    panel.show_results(small())
    assert panel.stack.currentIndex() == 1
    panel.clear("Open your division layer <b>first</b>.")
    assert panel.empty.text() == "Open your division layer <b>first</b>."
    assert panel.stack.currentWidget() is panel.empty and panel.place == ""


def test_the_whole_area_comes_first_then_the_divisions(panel):
    panel.show_results(small())
    found = [panel.picker.list.itemData(k) for k in range(panel.picker.list.count())]
    assert found == ["", "D1", "D2", "D3"]
    assert panel.facts.text() == "3 divisions \u2013 20,134 people"
    panel.select("D1")
    assert panel.facts.text() == "Town \u2013 12,345 people \u2013 61.3 % of the area"
    assert panel.picker.list.currentText() == EVIL
    assert panel.sent == []


def test_a_division_is_chosen_by_hand_once(panel):
    panel.show_results(small())
    panel.picker.forth.click()
    assert (panel.sent, panel.place) == (["D1"], "D1")
    # the one who listens sets what he was told: nothing comes back
    panel.division_chosen.connect(panel.select)
    panel.picker.forth.click()
    assert panel.sent == ["D1", "D2"]
    panel.picker.back.click()
    panel.picker.back.click()
    assert panel.sent == ["D1", "D2", "D1", ""]
    assert not panel.picker.back.isEnabled() and panel.picker.forth.isEnabled()
    panel.select("D3")
    assert not panel.picker.forth.isEnabled()
    assert len(panel.sent) == 4


def test_a_division_is_found_by_typing(panel):
    from spatial_demand.ui.results import Results

    panel.show_results(Results(many(60)))
    field = panel.picker.list.lineEdit()
    field.setText("NUMBER 42")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (panel.sent, panel.place) == (["d42"], "d42")
    for text in ("no such place", ""):
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert panel.sent == ["d42"] and field.text().startswith("Division number 42")
    # what was typed and left without taking it chooses nothing
    field.setText("number 7")
    field.clearFocus()
    field.editingFinished.emit()
    assert panel.sent == ["d42"] and field.text().startswith("Division number 42")


def test_a_division_is_taken_from_what_is_offered_while_typing(panel):
    from spatial_demand.ui.results import Results

    panel.show_results(Results(many(60)))
    field, offered = panel.picker.list.lineEdit(), panel.picker.list.completer()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "R 4")
    names = [offered.completionModel().index(k, 0).data() for k in range(offered.completionCount())]
    assert len(names) == 11 and names[0].startswith("Division number 4 ")
    QTest.keyClick(offered.popup(), Qt.Key.Key_Down)
    QTest.keyClick(offered.popup(), Qt.Key.Key_Down)
    QTest.keyClick(offered.popup(), Qt.Key.Key_Return)
    assert (panel.sent, panel.place) == (["d40"], "d40")


def test_the_pages_follow_the_division_and_only_in_sight(panel):
    panel.show_results(small())
    page = page_of(panel, "crowd")
    assert "Choose a division" in page.sentence.text()
    panel.select("D1")
    assert page.sentence.text().startswith("Marked: children <15> 1.5\u00d7")
    assert panel.pages[1].view is None  # nobody has looked at it
    assert "Changed" not in page_of(panel, "commute").sentence.text()
    assert panel.pages[1].view is not None


def test_nothing_is_drawn_while_nobody_sees_it(panel):
    panel.hide()
    panel.show_results(small())
    assert all(page.view is None for page in panel.pages)
    panel.show()
    QApplication.processEvents()
    assert panel.pages[0].view is not None


def test_an_unknown_division_is_shown_once_it_is_there(panel):
    panel.show_results(small())
    panel.select("D1")
    panel.select("D9")
    assert panel.place == ""
    changed = small(
        profile=lambda frame: frame.replace({"D2": "D9"}), profile_table=lambda frame: frame.replace({"D2": "D9"})
    )
    panel.show_results(changed)
    assert (panel.place, panel.sent) == ("D9", [])
    panel.show_results(small())
    assert panel.picker.list.currentIndex() == 0
    panel.show_results(changed)  # redone
    assert panel.place == "D9"


def test_during_an_edit_new_and_removed_divisions_are_said(panel):
    was = small(profile=lambda frame: frame.replace({"D2": "D9"}))
    panel.show_results(small(), was)
    assert panel.edit.text() == f"Removed in this edit: \u2068{ARABIC}\u2069." and panel.edit.isVisible()
    assert panel.picker.list.itemText(2) == f"{ARABIC} (new)"
    panel.select("D2")
    assert panel.facts.text().endswith("new in this edit")
    panel.show_results(small())
    assert not panel.edit.isVisible() and panel.picker.list.itemText(2) == ARABIC


def test_people_before_and_after(panel):
    panel.select("D1")
    panel.show_results(small(), small(profile=with_values("population", 10000.0, division_id="D1")))
    assert panel.facts.text() == "Town \u2013 12,345 people (+2,345) \u2013 61.3 % of the area (+5.1)"


def test_unknown_people_are_said(panel):
    panel.show_results(small(profile=with_values("population", float("nan"), division_id="D1")))
    panel.select("D1")
    assert panel.facts.text() == "Town \u2013 people unknown"


def test_names_that_could_do_harm_stay_text(panel):
    from spatial_demand.ui.results import Results

    tables = many(3)
    emoji, broken = "\U0001f3d8 caf\u00e9 \\frac{1}{2} $x^2$ %s {0}", "<script>alert(1)</script>\n\ttwo"
    for name in ("profile", "profile_table"):
        tables[name] = tables[name].replace(
            {"Division number 0 with a name that is long": emoji, "Division number 1 with a name that is long": broken}
        )
    panel.show_results(Results(tables))
    for key in ("d00", "d01"):
        panel.select(key)
        for name in TABS:
            page_of(panel, name).grab()
    assert panel.picker.list.itemText(1) == emoji
    assert panel.picker.list.itemText(2) == "<script>alert(1)</script> two"
    assert "&lt;script&gt;" in panel.picker.list.toolTip()
    for label in (panel.facts, panel.edit, panel.pages[0].sentence):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_two_divisions_of_one_name_are_told_apart(panel):
    panel.show_results(small(profile=lambda frame: frame.assign(division_name="Town")))
    assert [panel.picker.list.itemText(k) for k in (1, 2)] == ["Town (D1)", "Town (D2)"]
    panel.picker.forth.click()
    panel.picker.forth.click()
    assert panel.sent == ["D1", "D2"]


def test_the_chart_is_copied_on_white_and_the_table_as_text(panel):
    panel.show_results(small())
    panel.select("D1")
    panel.copy_chart.click()
    image = QApplication.clipboard().image()
    assert image.width() > 800 and image.pixelColor(2, 2) == QColor("#ffffff")
    assert (
        len({image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})
        > 9
    )
    panel.copy_table.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Crowd\tDimension\tShare, %")
    assert lines[1].split("\t")[:5] == ["children <15>", "age", "15.0", "10.0", "1.50"]
    page_of(panel, "demand")
    panel.copy_chart.click()
    mime = QApplication.clipboard().mimeData()
    assert "flats <&>" in mime.text() and mime.hasImage() and mime.hasHtml()


@pytest.mark.parametrize("ending", ["png", "svg"])
@pytest.mark.parametrize("name", TABS)
def test_the_chart_is_saved(panel, monkeypatch, tmp_path, name, ending):
    path = tmp_path / f"chart.{ending}"
    kinds = {"png": "PNG picture (*.png)", "svg": "SVG picture (*.svg)"}
    # the name is typed without its ending
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), kinds[ending]))
    panel.show_results(small())
    panel.select("D1")
    page_of(panel, name)
    panel.save_chart.click()
    head = path.read_bytes()[:300]
    assert head.startswith(b"\x89PNG") if ending == "png" else b"<svg" in head
    assert not panel.problem.isVisible()


def test_a_picture_that_cannot_be_written_says_so(panel, monkeypatch, tmp_path):
    path = tmp_path / "no folder" / "chart.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    panel.show_results(small())
    page_of(panel, "crowd")
    panel.save_chart.click()
    assert panel.problem.isVisible() and "choose another file or folder" in panel.problem.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    panel.save_chart.click()  # the dialog was closed
    panel.select("D1")
    assert not panel.problem.isVisible()


def test_the_report_is_asked_for(panel):
    asked = []
    panel.report_asked.connect(lambda: asked.append(True))
    panel.show_results(small())
    panel.report.click()
    assert asked == [True]


def test_without_matplotlib_there_are_tables_and_the_way_to_charts(panel, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, name, None)
    panel.show_results(small())
    panel.select("D1")
    page = page_of(panel, "crowd")
    assert page.stack.currentWidget() is page.table
    assert "matplotlib" in page.hint.text() and page.hint.isVisible()
    assert [page.table.item(0, k).text() for k in (0, 2, 4)] == ["children <15>", "15.0", "1.50"]
    assert page.sentence.text().startswith("Marked:")
    assert not panel.copy_chart.isEnabled() and not panel.save_chart.isEnabled() and panel.copy_table.isEnabled()
    for name in ("commute", "flows", "facilities"):
        page = page_of(panel, name)
        assert page.stack.currentWidget() is page.table and page.table.rowCount() == len(page.view.rows)
    page = page_of(panel, "demand")
    assert page.stack.currentWidget() is page.document and not page.hint.isVisible()


def test_the_numbers_instead_of_the_chart(panel):
    panel.show_results(small())
    page = page_of(panel, "crowd")
    assert page.stack.currentWidget() is page.scroll
    panel.as_table.click()
    assert page.stack.currentWidget() is page.table and not page.hint.isVisible()
    panel.as_table.click()
    assert page.stack.currentWidget() is page.scroll


def test_a_missing_part_says_what_to_add_and_offers_no_copy(panel):
    from spatial_demand.ui.results import Results

    panel.show_results(Results(many(3)))
    page = page_of(panel, "commute")
    assert page.stack.currentWidget() is page.missing and "Under Commutes choose" in page.missing.text()
    assert not panel.copy_chart.isEnabled() and not panel.copy_table.isEnabled()
    assert page_of(panel, "flows").stack.currentWidget() is panel.pages[2].scroll
    assert panel.copy_chart.isEnabled()


def test_the_chart_follows_colours_and_width(panel):
    panel.show_results(small())
    panel.select("D1")
    canvas = page_of(panel, "crowd").canvas
    first = canvas.figure.get_facecolor(), canvas.sheet.width
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    panel.setPalette(dark)
    panel.resize(480, 650)
    QApplication.processEvents()
    assert canvas.sheet.look.dark and canvas.figure.get_facecolor() != first[0]
    assert canvas.sheet.width > first[1] + 60
    assert canvas.grab().toImage().pixelColor(1, 1) == QColor("#202020")


def test_nothing_scrolls_sideways_in_a_narrow_dock(panel):
    panel.show_results(small())
    panel.select("D1")
    for name in TABS:
        page = page_of(panel, name)
        assert panel.width() == 360 and panel.minimumSizeHint().width() <= 360
        if page.view.paint:
            assert page.canvas.width() <= page.scroll.viewport().width()


def test_the_buttons_wrap_where_letters_are_large(panel):
    panel.show_results(small())
    font = panel.font()
    for points in (9.0, 16.0):
        font.setPointSizeF(points)
        panel.setFont(font)
        panel.resize(320, 650)
        QApplication.processEvents()
        QApplication.processEvents()
        row = panel.report.parentWidget()
        assert row.rect().contains(panel.report.geometry()) and row.rect().contains(panel.as_table.geometry())
        assert panel.rect().bottom() >= row.mapTo(panel, row.rect().bottomLeft()).y()
    assert panel.report.y() > panel.as_table.y()


def test_the_pointer_is_told_of_a_bar(panel):
    panel.show_results(small())
    panel.select("D1")
    canvas = page_of(panel, "crowd").canvas
    tip = canvas.sheet.tips[0]
    scale = canvas.logicalDpiX() / 72
    words = canvas.told_at(canvas.rect().topLeft() + _point(30, int((tip.top + tip.bottom) / 2 * scale) + 6))
    assert words.splitlines()[:2] == ["children <15>", "15.0 % here, 10.0 % in the area"]
    assert canvas.told_at(_point(30, 0)) == ""


def _point(x, y):
    from qgis.PyQt.QtCore import QPoint

    return QPoint(x, y)


def test_everything_has_a_name_and_takes_the_keyboard(panel):
    panel.show_results(small())
    for button in panel.findChildren(QAbstractButton):
        if button.objectName() and not button.objectName().startswith("qt_") and button.isVisible():
            if button.objectName() in ("ScrollLeftButton", "ScrollRightButton"):
                continue
            assert button.accessibleName() and button.toolTip(), button.objectName()
            assert button.focusPolicy() != Qt.FocusPolicy.NoFocus, button.objectName()
    assert panel.picker.list.accessibleName()
    bar = panel.tabs.tabBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert panel.tabs.currentIndex() == 1
    assert panel.pages[1].canvas.accessibleDescription() == panel.pages[1].sentence.text()


def test_sixty_divisions_are_quick_enough(panel):
    import time

    from spatial_demand.ui.results import Results

    panel.show_results(Results(many(60)))
    for name in ("crowd", "flows", "facilities"):
        page_of(panel, name)
        begun = time.perf_counter()
        panel.select("d07" if panel.place != "d07" else "d08")
        QApplication.processEvents()
        # far above what it takes, so that a busy machine does not fail it
        assert time.perf_counter() - begun < 2.0, name
        assert panel.pages[TABS.index(name)].view.rows


def test_results_without_anything_say_what_to_add_on_every_page(panel):
    from spatial_demand.ui.results import Results

    panel.show_results(Results({}), Results({}))
    for name in TABS:
        page = page_of(panel, name)
        assert page.stack.currentWidget() is page.missing and "run again" in page.missing.text()
    assert panel.facts.text() == "0 divisions \u2013 people unknown"


def test_a_product_without_a_name_is_listed(panel):
    panel.select("D1")
    nameless = small(products_table=lambda frame: frame.assign(product=None))
    panel.show_results(nameless, small())
    assert "a product without a name" in page_of(panel, "demand").sentence.text()
