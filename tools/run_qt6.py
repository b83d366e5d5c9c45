"""run_qt6.py: runs the desktop's own widgets under PyQt6, as far as that can be done without QGIS 4; by .venv-qt6.

Every module of ui/ is imported, which runs the bodies of its classes. Those widgets are made, filled, painted and used
that are Qt's alone: the results with their charts and tables, the list of places, the editor of definitions, ledger,
tabs, rows of buttons, the bar of live editing. What holds a widget of qgis.gui (the set-up, the run bar, the dock, what
is drawn on the map, the expression builder) is imported only. Exit status 1 where anything failed, in a slot or a paint
event too, which Qt would swallow; -v prints what was run.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import tempfile
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))
import qt6_standin

ROOT = Path(__file__).resolve().parent.parent
NEED_QGIS = ("SetupPanel and its groups", "RunBar", "SpatialDemandDock", "FaultsOnMap", "the expression builder")


def load(name: str, path: Path, **options):
    """Load a module, or the plugin as the package that QGIS makes of it."""
    spec = importlib.util.spec_from_file_location(name, path, **options)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def import_all() -> int:
    """Import every module of ui/ and the plugin's entry; return their number."""
    paths = [ROOT / "plugin.py", *sorted((ROOT / "ui").rglob("*.py"))]
    for path in paths:
        parts = path.relative_to(ROOT).with_suffix("").parts
        importlib.import_module(".".join(("spatial_demand", *(part for part in parts if part != "__init__"))))
    return len(paths)


def own(module: str, name: str):
    """Something of one of ui's modules."""
    return getattr(importlib.import_module(f"spatial_demand.ui.{module}"), name)


def widgets(folder):
    """Make and use each widget, pictures go to the folder; yield its name and itself."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QLabel, QPushButton

    load("report_making", ROOT / "tests" / "report" / "conftest.py")
    results = load("results_making", ROOT / "tests" / "ui" / "results_making.py").small()
    for chart in ("crowd", "commute", "flows", "facilities", "demand"):
        view = own(f"charts.{chart}", chart)(results, "D1")
        page = own("resultpage", "ResultPage")(chart, chart.title())
        page.resize(360, 400)
        page.show_view(view, "D1")
        yield f"ResultPage of {chart}", page
        page.show_view(view, "D1", as_table=True)
        yield f"ResultPage of {chart} as a table", page
    canvas = own("charts.canvas", "ChartCanvas")()
    canvas.resize(300, 100)
    canvas.show_view(own("charts.crowd", "crowd")(results, ""))
    yield "ChartCanvas", canvas
    QTest.mouseMove(canvas)
    from qgis.PyQt.QtWidgets import QApplication

    own("charts.copying", "put_on_clipboard")(canvas.view, "Old town", QApplication.clipboard())
    for ending in ("png", "svg", "pdf"):
        path = Path(folder) / f"chart.{ending}"
        own("charts.copying", "save_picture")(canvas.view, "Old town", str(path))
        if not path.stat().st_size:
            raise RuntimeError(f"{path.name} is empty")

    panel = own("resultspanel", "ResultsPanel")()
    panel.resize(360, 650)
    panel.show_results(results)
    panel.select("D1")
    for k in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(k)
        yield f"ResultsPanel, tab {k + 1}", panel

    picker = own("placepicker", "PlacePicker")()
    chosen = []
    picker.picked.connect(chosen.append)
    picker.set_places([("", "Whole area"), ("D1", "Old town"), ("D2", "新区 <b>")])
    picker.show_place("D1")
    QTest.mouseClick(picker.forth, Qt.MouseButton.LeftButton)
    if chosen != ["D2"]:
        raise RuntimeError(f"the next division is {chosen}")
    yield "PlacePicker", picker

    tabs = own("narrowtabs", "NarrowTabs")()
    for words in ("&Crowd", "Commute", "Facilities"):
        tabs.addTab(QLabel(words), words)
    tabs.setFocus()
    yield "NarrowTabs", tabs

    row = own("wrappingrow", "WrappingRow")([QPushButton(words) for words in ("Run", "Compare with", "Keep")])
    row.resize(120, 30)
    yield "WrappingRow", row

    choices = own("groups.elided", "ChoicePicker")()
    choices.addItems(["a choice whose name is far too long for the room", "b"])
    choices.resize(90, 24)
    yield "ChoicePicker", choices

    bar = own("livebar", "LiveBar")()
    yield "LiveBar", bar

    entries = [
        {"fate": fate, "reason": fate, "amount": amount, "records": 1}
        for fate, amount in (("counted", 9.0), ("outside", 1.0), ("unusable", None))
    ]
    account = {"what": "people", "source": "census", "total": 10.0, "records": 3, "entries": entries}
    dialog = own("ledgerview", "LedgerDialog")({"profile": {"accounts": [account], "remarks": ["one"]}})
    dialog.copy()
    yield "LedgerDialog", dialog

    table = own("definitionstable", "DefinitionsTable")(own("inputs", "TABLES")["CROWDS_FILE"], [])
    table.set_items([{}, {}])
    table.add()
    table.resize(500, 160)
    table.setCurrentCell(0, 0)
    table.editItem(table.item(0, 0))
    yield "DefinitionsTable", table

    # all but the builder of expressions, which is QGIS's
    editor = own("definitionseditor", "DefinitionsEditor")("CROWDS_FILE", [{}], [], more=("&More", lambda: [{}] * 9))
    for name in ("more", "add", "down", "remove"):
        QTest.mouseClick(editor.buttons[name], Qt.MouseButton.LeftButton)
    if editor.table.rowCount() != 10:
        raise RuntimeError(f"the editor has {editor.table.rowCount()} rows")
    yield "DefinitionsEditor", editor


def main() -> int:
    """Run all; return the exit status."""
    qt6_standin.install()
    # the root on Python's path would hide QGIS's processing
    sys.path = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
    load("spatial_demand", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    from qgis.PyQt.QtWidgets import QApplication

    # where Qt looks by itself, a comma in the name of a folder ends it
    plugins = Path(importlib.util.find_spec("PyQt6").origin).parent / "Qt6" / "plugins" / "platforms"
    os.environ.setdefault("QT_QPA_PLATFORM_PLUGIN_PATH", str(plugins))
    app = QApplication([])
    errors = []
    # PyQt6 ends the process at an error in a slot or a paint event, unless somebody hears of it
    sys.excepthook = lambda *error: errors.append("".join(traceback.format_exception(*error)))
    count = import_all()
    used = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            for name, widget in widgets(folder):
                widget.show()
                app.processEvents()
                picture = widget.grab()
                if picture.isNull() or not picture.save(str(Path(folder) / "a.png")):
                    errors.append(f"{name} has no picture")
                app.processEvents()
                used.append(name)
                widget.hide()
        except Exception:
            errors.append(traceback.format_exc())
    if "-v" in sys.argv:
        print(f"PyQt6: {count} modules imported; run and painted: {', '.join(used)}")
        print(f"PyQt6: imported only, for want of qgis.gui: {', '.join(NEED_QGIS)}")
    if errors:
        print("\n".join(errors), file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
