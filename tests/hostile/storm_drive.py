"""A dock of the storm driven as a user would, and what is to be seen held against other ways of getting it."""

import json
import time
from pathlib import Path
from types import SimpleNamespace

from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback, QgsProject
from qgis.gui import QgsFieldExpressionWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtGui import QTransform
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QToolButton
from storm_definitions import ODD_EXPRESSIONS, ODD_TEXTS
from storm_dock import Iface, Watch
from storm_judge import UNFINISHED, answer_faults, sentence_faults
from storm_layers import NAMES
from storm_shapes import STRANGE_CRS, crs_of

PATIENCE = 90  # seconds in which whatever was begun must end


class Drive:
    """A dock, driven as a user would."""

    def __init__(self, case, tell):
        from spatial_demand.ui.dock import SpatialDemandDock

        self.case, self.random, self.tell = case, case.random, tell
        self.project, self.watch, self.ends = QgsProject.instance(), Watch(), []
        before = self.random.randint(0, len(case.layers))
        self.project.addMapLayers(case.layers[:before])
        self.dock = SpatialDemandDock(Iface())
        for signal, end in ((self.dock.run.done, "done"), (self.dock.run.failed, "failed")):
            signal.connect(lambda told, end=end: self.ends.append((end, told)))
        self.dock.run.cancelled.connect(lambda: self.ends.append(("cancelled", None)))
        self.dock.resize(360, 700)
        self.dock.show()
        self.project.addMapLayers(case.layers[before:])
        self.right, self.said = 0, []
        self._spin(lambda: not self.dock.setup_panel._guess_soon.isActive(), "guessing")
        self.look()

    @property
    def faults(self):
        """What is wrong so far."""
        return self.watch.faults

    def _spin(self, until, what):
        last = time.monotonic() + PATIENCE
        while not until() and time.monotonic() < last:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.003)
        if not until():
            self.faults.append(f"hangs: {what}")

    def _idle(self):
        live, panel = self.dock.live, self.dock.setup_panel
        timers = (live.timer, live.again, panel._guess_soon, panel._show_soon)
        return live.running is None and not live.waiting and not any(timer.isActive() for timer in timers)

    def settle(self):
        """Wait until all is done that was begun."""
        QCoreApplication.processEvents()
        self._spin(lambda: self._idle() and not self.dock.run.running, "settling")

    # -- acts

    def run(self):
        """Press the button; without a run there is a sentence why not."""
        dock = self.dock
        if not dock.run_bar.run.isEnabled():
            self._said(dock.run_bar.run.toolTip(), "why there is no run")
            return
        parameters, count = dock.parameters(), len(self.ends)
        dock.run_bar.run.click()
        if not dock.run.running and len(self.ends) == count:
            self._said(dock.notice.text, "a run that did not start")
            return
        cancelled = self.random.random() < 0.1
        if cancelled:
            self._spin(lambda: not dock.run.running, "running") if self.random.random() < 0.5 else None
            dock.run_bar.cancel.click()
        self._spin(lambda: len(self.ends) > count and not dock.run.running, "running")
        for end, told in self.ends[count:]:
            if end == "done":
                self._judge(parameters, told)
            elif end == "failed":
                self._said(dock.notice.text, "a run that failed")
            elif not cancelled:
                self.faults.append("cancelled by nobody")
        self.look()

    def _judge(self, parameters, outcome):
        from spatial_demand.ui.inputs import _study

        self.right += 1
        context, study = QgsProcessingContext(), _study()
        context.setProject(self.project)
        results = {"STUDY": outcome.path, "LEDGER": json.dumps(outcome.ledger)}
        case = SimpleNamespace(algorithm="study", parameters=parameters, definition=study, specs={})
        limit = study.parameterAsInt(parameters, "MIN_COUNT", context)
        self.faults.extend(list(answer_faults(case, results, context, limit))[:3])
        if self.dock.results_panel.results is None:
            self.faults.append("a run that is done, and no results in the dock")

    def edit(self):
        """Switch live editing on and change the divisions, some times."""
        dock, layer = self.dock, self._divisions()
        dock.run_bar.live.setChecked(True)
        if layer is None or not (layer.isEditable() or layer.startEditing()):
            self._said(dock.live_bar.text.text(), "live without an edit")
            return
        self.settle()
        for _ in range(self.random.randint(1, 3)):
            if not layer.isEditable() or not dock.live.active:
                break
            self.tell(step=self._change(layer))
            self.settle()
            self._follow()
        self._said(dock.live_bar.text.text(), "an edit")
        self.look()

    def _divisions(self):
        layer = self.dock.setup_panel.setup.layer("DIVISIONS", self.project)
        return layer if layer is not None and layer.isValid() else None

    def _change(self, layer):
        """Change one division; return how."""
        ids = sorted(layer.allFeatureIds())
        number = self.random.choice(ids) if ids else None
        feature = layer.getFeature(number) if ids else None
        shape = QgsGeometry(feature.geometry()) if ids else QgsGeometry()
        size = shape.boundingBox().width() or 1.0 if not shape.isNull() else 1.0
        how = self.random.choice(
            ("shift", "shift", "shrink", "grow", "vertex", "nowhere", "gone", "twin", "id", "null")
        )
        if not ids or how == "twin":
            how = "twin"
            made = feature or next(iter(self.case.weather.kept[0].getFeatures()), None)
            if made is not None:
                layer.addFeature(type(made)(made))
        elif how == "gone":
            layer.deleteFeature(number)
        elif how == "id":
            layer.changeAttributeValue(number, 0, self.random.choice((None, "x", "", 7, "*")))
        elif how == "null":
            layer.changeGeometry(number, QgsGeometry())
        elif how in ("vertex", "nowhere"):
            end = shape.vertexAt(0)
            x = self.random.choice((float("nan"), 1e300, float("inf"))) if how == "nowhere" else end.x() + size / 3
            if not shape.isNull() and not shape.isEmpty() and shape.moveVertex(x, end.y(), 0):
                layer.changeGeometry(number, shape)
        elif how == "shift":
            shape.translate(size * self.random.uniform(-0.4, 0.4), size * self.random.uniform(-0.4, 0.4))
            layer.changeGeometry(number, shape)
        else:
            # by hand: GEOS's buffer does not survive a vertex that is nowhere
            middle, factor = shape.boundingBox().center(), 0.9 if how == "shrink" else 1.1
            way = QTransform.fromTranslate(middle.x(), middle.y()).scale(factor, factor)
            shape.transform(way.translate(-middle.x(), -middle.y()))
            layer.changeGeometry(number, shape)
        return f"edit: {how}"

    def _follow(self):
        """Hold what an edit has led to against reading everything again."""
        from spatial_demand.processing.live import LiveStudy

        last, live = self.dock.live.last, self.dock.live
        told = self.dock.live_bar.text.text()
        if last is None or not live.active or not told.startswith("Live, ") or live.parameters().get("MIN_COUNT"):
            return
        if "read once" in told:
            return
        study = LiveStudy(live.parameters(), live.context, QgsProcessingFeedback(False))
        again = study.run(last.now.ground.divisions, QgsProcessingFeedback(False))
        for name, frame in again.tables.items():
            followed = last.now.tables.get(name)
            if followed is None or list(followed.columns) != list(frame.columns) or len(followed) != len(frame):
                self.faults.append(f"live: {name} is another than read again")
                return
            for column in frame.columns:
                if frame[column].dtype.kind == "f":
                    gaps = (frame[column] - followed[column].astype(float)).abs() / frame[column].abs().clip(lower=1)
                    if gaps.max() > 1e-6 or (frame[column].isna() != followed[column].isna()).any():
                        values = list(zip(followed[column], frame[column]))[:4]
                        self.faults.append(f"live: {name}.{column} {values} are others than read again")
                        return

    def stop_editing(self):
        """End the edit, one way or the other."""
        layer = self._divisions()
        if layer is not None and layer.isEditable():
            if self.random.random() < 0.7 or not layer.commitChanges():
                layer.rollBack()
            self.settle()
        self.dock.run_bar.live.setChecked(False)
        self.look()

    def choose(self):
        """Set some of the panel's widgets, as they come."""
        panel = self.dock.setup_panel
        for group in panel.groups.values():
            if group.box.isCheckable() and self.random.random() < 0.3:
                group.box.setChecked(not group.box.isChecked())
            group.box.setCollapsed(False)
        for _ in range(self.random.randint(1, 8)):
            group = self.random.choice(list(panel.groups.values()))
            shown = [name for name, widget in group.widgets.items() if not widget.isHidden()]
            if shown:
                name = self.random.choice(shown)
                self.tell(step=f"choose: {name}")
                self._set(group.widgets[name])
        self.settle()
        self.look()

    def _set(self, widget):
        chance = self.random.choice
        if isinstance(widget, QComboBox):
            if widget.count():
                widget.setCurrentIndex(self.random.randrange(widget.count()))
        elif isinstance(widget, QgsFieldExpressionWidget):
            fields = [f'"{field.name()}"' for field in widget.layer().fields()] if widget.layer() else []
            widget.setField(chance((*ODD_EXPRESSIONS, *fields * 5)))
        elif isinstance(widget, QgsProjectionSelectionWidget):
            widget.setCrs(crs_of(chance((*STRANGE_CRS, "EPSG:4326", "EPSG:32651"))))
        elif isinstance(widget, QAbstractSpinBox):
            widget.setValue(type(widget.value())(chance((0, 1, 2, 7, widget.maximum()))))
        elif isinstance(widget, QLineEdit):
            text = chance(ODD_TEXTS)
            widget.setText(text)
            widget.textEdited.emit(text)
        elif isinstance(widget, QToolButton):
            self.watch.asked = self._in_editor
            widget.click()
            self.watch.asked = None

    def _in_editor(self, editor):
        """Write odd things into a table of definitions, and take them or not."""
        table = editor.table
        for _ in range(self.random.randint(0, 3)):
            act = self.random.choice((table.add, table.remove, editor.put_default, None, None, None))
            if act is not None:
                act()
            elif table.rowCount():
                cell = table.item(
                    self.random.randrange(table.rowCount()), self.random.randrange(len(table.table.columns))
                )
                cell.setText(self.random.choice((*ODD_TEXTS, *ODD_EXPRESSIONS)))
        if self.random.random() < 0.7:
            editor.accept() if editor.box.button(editor.box.StandardButton.Ok).isEnabled() else editor.reject()
        else:
            editor.reject()

    def other(self):
        """Something else that a menu or a button offers, or that happens to the layers."""
        act = self.random.choice(("command", "model", "report", "anew", "remove", "rename", "keep"))
        self.tell(step=f"other: {act}")
        dock, folder = self.dock, Path(self.case.folder)
        if act == "command":
            dock.menu.copy_command()
        elif act == "model":
            dock.menu.save_model(str(folder / "a.model3"))
        elif act == "report" and dock.study_path:
            from spatial_demand.ui import reporting

            # nobody is there to see it
            dock.show_report = lambda path: None
            reporting.write(dock, dock.study_path, str(folder / "report.html"))
            self._spin(lambda: not reporting.RUNNING, "reporting")
        elif act == "anew":
            dock.menu.begin_anew()
        elif act == "remove" and self.project.mapLayers():
            self.project.removeMapLayer(self.random.choice(sorted(self.project.mapLayers())))
        elif act == "rename" and self.project.mapLayers():
            layer = self.project.mapLayer(self.random.choice(sorted(self.project.mapLayers())))
            layer.setName(self.random.choice(NAMES))
        elif act == "keep" and dock.live_bar.keep.isEnabled():
            dock.scenarios.keep(str(folder / "kept.gpkg"))
            dock.scenarios.compare()
            self._spin(lambda: not dock.scenarios.running, "comparing")
        self.settle()
        self.look()

    # -- what there is to see

    def _said(self, text, what):
        self.said.append(f"{what}: {text}")
        self.faults.extend(f"{what}: {fault}: {text}" for fault in sentence_faults(text))

    def look(self):
        """Read every sentence and paint every chart."""
        dock = self.dock
        said = [trouble.sentence for trouble in dock.setup_panel.troubles()]
        said += [text for text in (dock.notice.text, dock.run_bar.status.text(), dock.live_bar.text.text()) if text]
        said += [text for group in dock.setup_panel.groups.values() for text in group.rows.said.values() if text]
        self.faults.extend(f"in the dock: {text}" for text in said if UNFINISHED.search(text))
        if dock.results_panel.results is not None:
            for k in range(dock.results_panel.tabs.count()):
                dock.results_panel.tabs.setCurrentIndex(k)
                places = ["", *sorted(dock.results_panel.results.ids)]
                dock.results_panel.select(self.random.choice(places))
                dock.grab()
        if dock.ledger is not None:
            dock.show_ledger()
        dock.grab()

    def end(self):
        """Close everything, and see that nothing is left."""
        from spatial_demand.ui.background import RUNNING

        layer = self._divisions()
        if layer is not None and layer.isEditable() and self.random.random() < 0.5:
            layer.rollBack()
        self.dock.shut()
        self.dock.close()
        self.dock.deleteLater()
        self._spin(lambda: not RUNNING, "the end")
        self.project.clear()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.watch.end()


COURSES = (
    ("run", "edit", "choose", "run", "stop_editing"),
    ("edit", "choose", "stop_editing", "run", "other"),
    ("choose", "run", "other", "edit", "other", "stop_editing"),
    ("run", "choose", "run", "choose", "run"),
    ("other", "edit", "run", "stop_editing"),
)


def drive(case, tell):
    """Open a dock on a case's layers and drive it; return what is wrong, whether a run gave results."""
    driven = Drive(case, tell)
    for act in case.random.choice(COURSES):
        if driven.faults:
            break
        tell(step=f"driving: {act}")
        getattr(driven, act)()
    driven.end()
    return driven.faults, bool(driven.right), driven.said
