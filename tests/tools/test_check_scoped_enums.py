import pytest


@pytest.fixture(scope="module")
def checker(tool):
    pytest.importorskip("PyQt5", reason="asks PyQt5 which attributes are enum values")
    return tool("check_scoped_enums")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignLeft", "Qt.AlignLeft: write Qt.AlignmentFlag.AlignLeft"),
        ("from qgis.PyQt.QtCore import Qt as Q\nQ.UserRole", "Q.UserRole: write Q.ItemDataRole.UserRole"),
        ("from qgis.PyQt import QtCore\nQtCore.Qt.Key_A", "QtCore.Qt.Key_A: write QtCore.Qt.Key.Key_A"),
        (
            "from qgis.PyQt.QtWidgets import QDialog\nclass Own(QDialog):\n    pass\nOwn.Accepted",
            "Own.Accepted: write Own.DialogCode.Accepted",
        ),
        (
            "from qgis.PyQt.QtWidgets import QTableView\nQTableView.SelectRows",  # defined in a base class
            "QTableView.SelectRows: write QTableView.SelectionBehavior.SelectRows",
        ),
        (
            "from qgis.core import QgsProcessingParameterDefinition as D\nD.FlagOptional",
            "D.FlagOptional: write D.Flag.FlagOptional",
        ),
        (
            "from qgis.core import QgsUnitTypes\nQgsUnitTypes.LayoutMillimeters",
            "QgsUnitTypes.LayoutMillimeters: write QgsUnitTypes.LayoutUnit.LayoutMillimeters",
        ),
        ("dialog.exec_()", "exec_(): write exec()"),
        ("from PyQt5.QtCore import Qt", "import from PyQt5.QtCore: import from qgis.PyQt"),
        ("import PyQt6.QtWidgets", "import from PyQt6.QtWidgets: import from qgis.PyQt"),
    ],
)
def test_what_qt6_refuses_is_found(checker, source, message):
    assert [text for _, text in checker.findings(source)] == [message]


@pytest.mark.parametrize(
    "source",
    [
        "from qgis.PyQt.QtCore import Qt\nQt.AlignmentFlag.AlignLeft",
        "from qgis.PyQt.QtCore import QVariant\nQVariant.Double",  # QGIS keeps this one alive under Qt 6
        "from qgis.PyQt.QtCore import QObject\nQObject.staticMetaObject",
        "from qgis.PyQt.QtGui import QFont\nQFont().bold()\nQFont.fromString",
        "from qgis.core import QgsUnitTypes\nQgsUnitTypes.LayoutUnit.LayoutMillimeters",
        "from elsewhere import Qt\nQt.AlignLeft",
        "dialog.exec()",
        "from .PyQt5 import own",
    ],
)
def test_what_both_run_passes(checker, source):
    assert checker.findings(source) == []


def test_a_folder_is_searched_and_the_line_named(checker, tmp_path, capsys):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "dock.py").write_text("\n\nwindow.exec_()\n", encoding="utf-8")
    assert checker.main([str(tmp_path)]) == 1
    assert "dock.py:3: exec_()" in capsys.readouterr().out
