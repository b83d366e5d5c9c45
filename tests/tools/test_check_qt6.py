"""What check_qt6.py finds, asked of it in .venv-qt6, the only place with a PyQt6."""

import json
import os
import subprocess

import pytest

ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
import check_qt6
print(json.dumps([[text for _, text in check_qt6.findings(source)] for source in json.load(sys.stdin)]))
"""
WRONG = {
    "from qgis.PyQt.QtCore import QRegExp": "PyQt6 has no qgis.PyQt.QtCore.QRegExp",
    "from qgis.PyQt.QtWidgets import QDesktopWidget": "PyQt6 has no qgis.PyQt.QtWidgets.QDesktopWidget",
    "from qgis.PyQt.QtCore import Qt\nQt.AlignLeft": "PyQt6's Qt has no AlignLeft",
    "from qgis.PyQt import QtCore\nQtCore.Qt.MidButton": "PyQt6's Qt has no MidButton",
    "from qgis.PyQt.QtCore import Qt\nQt.MouseButton.MidButton": "PyQt6's MouseButton has no MidButton",
    "from qgis.PyQt.QtGui import QFontMetrics\ndef g():\n    m = QFontMetrics(f)\n    m.width('a')": (
        "PyQt6's QFontMetrics has no width"
    ),
    "self.fontMetrics().width('a')": "QFontMetrics.width(text): write horizontalAdvance(text)",
    "class A:\n    def f(self):\n        self.box.toSet()": "toSet(): write set(...)",
    "dialog.exec_()": "exec_(): write exec()",
    "from qgis.PyQt.QtWidgets import QLabel\nclass Own(QLabel):\n    def f(self):\n        self.setMargins(3)": (
        "PyQt6's QLabel has no setMargins"
    ),
    "from qgis.PyQt.QtWidgets import QTabWidget\nclass A:\n    def f(self):\n        self.t = QTabWidget()\n"
    "    def g(self):\n        self.t.setTabPosition2()": "PyQt6's QTabWidget has no setTabPosition2",
    "QgsField('a', QVariant.Int)": "a type of QVariant in QgsField: take it from layers/compatibility.py",
    "from qgis.PyQt.QtGui import QPainter\nint(QPainter.RenderHint.Antialiasing)": (
        "int(QPainter.RenderHint.Antialiasing): int() argument must be a string, a bytes-like object or a real number, "
        "not 'RenderHint'"
    ),
    "from qgis.PyQt.QtGui import QPainter as P, QIcon\nP.RenderHint.Antialiasing | QIcon.Mode.Normal": (
        "P.RenderHint.Antialiasing | QIcon.Mode.Normal: unsupported operand type(s) for |: 'RenderHint' and 'Mode'"
    ),
}
FINE = (
    "from qgis.PyQt.QtWidgets import QAction, QShortcut",  # where QGIS 4 gives them back
    "from qgis.PyQt.QtCore import Qt\nQt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop",
    "from qgis.PyQt.QtCore import QVariant\nQVariant.Double\nQVariant()",
    "from qgis.PyQt.QtGui import QFontMetrics\nQFontMetrics(f).horizontalAdvance('a')",
    "from qgis.PyQt.QtWidgets import QStyleOptionTab\ndef f():\n    o = QStyleOptionTab()\n    o.rect = o.palette",
    "from qgis.PyQt.QtWidgets import QLabel\nclass Own(QLabel):\n    def f(self):\n        self.own = 1\n"
    "        self.own.anything\n        self.setText('a')",
    "from qgis.PyQt.QtWidgets import QLabel\ndef f(label):\n    label = label or QLabel()\n    label.of_another_kind()",
    "from qgis.gui import QgsDockWidget as D\nclass Own(D):\n    def f(self):\n        self.setUserVisible(True)",
    "size.width()",
    "thing.exec()",
)


@pytest.fixture(scope="module")
def python(root):
    found = root / ".venv-qt6" / "bin" / "python"
    if not found.exists():
        (pytest.skip if os.environ.get("MATRIX_SUITE") else pytest.fail)(
            "needs PyQt6 in .venv-qt6, which tools/setup test makes and the copies of tools/matrix have not"
        )
    return str(found)


@pytest.fixture(scope="module")
def answers(python, root):
    """{source: what is found in it}."""
    sources = [*WRONG, *FINE]
    words = [python, "-c", ASK, str(root / "tools")]
    done = subprocess.run(words, input=json.dumps(sources), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(sources, json.loads(done.stdout)))


@pytest.mark.parametrize("source", WRONG)
def test_what_pyqt6_lacks_is_found(answers, source):
    assert answers[source] == [WRONG[source]]


@pytest.mark.parametrize("source", FINE)
def test_what_it_has_passes(answers, source):
    assert answers[source] == []


def test_the_plugin_uses_nothing_that_pyqt6_lacks(python, root):
    paths = ["__init__.py", "plugin.py", "analysis", "layers", "report", "processing", "ui"]
    done = subprocess.run([python, "tools/check_qt6.py", *paths], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_widgets_run_under_pyqt6(python, root):
    words = [python, "tools/run_qt6.py", "-v"]
    done = subprocess.run(words, cwd=root, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("ResultsPanel", "ChartCanvas", "PlacePicker", "NarrowTabs", "LedgerDialog", "DefinitionsTable"):
        assert name in done.stdout.splitlines()[0]
