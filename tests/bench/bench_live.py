"""One edited boundary against a full run: of the study's steps, as the dock does both while a layer is edited.

Options: --profile (where the time of an edit goes), --quick (a tenth of the commutes and units).
"""

import statistics
import sys
import threading
import time

import bench_study
import measure
import scene

SHARE = 10 if "--quick" in sys.argv else 1
COMMUTES, UNITS, FACILITIES = 1_000_000 // SHARE, 100_000 // SHARE, 1_000
EDITS = 7
MOST = 0.1  # of a full run
MOST_SAMPLE = 0.3  # seconds from a vertex drop to new numbers
MOST_STALL = 0.1  # seconds that the window's thread may stand still
STEP = 20.0  # metres that the vertex is moved each time


def large():
    """Return the parameters of a study on 100,000 units, 1,000,000 commutes and 200 divisions."""
    indicators = scene.folder() / "live_indicators.json"
    items = ",".join(
        f'{{"code": "{c}", "dimension": "counts", "label": "{c}", "numerator": "\\"{c}\\"", '
        '"denominator": "\\"population\\""}'
        for c in scene.COUNTS
    )
    indicators.write_text(f'{{"kind": "indicators", "items": [{items}]}}', encoding="utf-8")
    crowds = scene.folder() / "live_crowds.json"
    crowds.write_text(
        '{"kind": "crowds", "items": [{"code": "all", "label": "all", "expression": "\\"population\\"", "speed": 4}]}',
        encoding="utf-8",
    )
    types = scene.folder() / "live_types.json"
    items = ",".join(
        f'{{"type": "type_{k}", "label": "type {k}", "target": "\\"population\\"", "standard": 5, "unit": "places", '
        '"minutes": 15, "speed": 4}'
        for k in range(5)
    )
    types.write_text(f'{{"kind": "types", "items": [{items}]}}', encoding="utf-8")
    return {
        "DIVISIONS": scene.uri(scene.divisions()),
        "DIVISION_ID": "division_id",
        "POPULATION": scene.uri(scene.polygons(UNITS)),
        "INDICATORS_FILE": str(indicators),
        "CROWDS_FILE": str(crowds),
        "COMMUTES": scene.uri(scene.commutes(COMMUTES)),
        "ENDS": 1,
        **{name.upper(): name for name in (*scene.ENDS, "count")},
        "FACILITIES": scene.uri(scene.facilities(FACILITIES)),
        "FACILITY_TYPE": "type",
        "CAPACITY": '"capacity"',
        "TYPES_FILE": str(types),
    }


class Editing:
    """A division layer in edit mode, and the study that follows it."""

    def __init__(self, given):
        """Open the layer and the study."""
        from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

        self.given = given
        self.layer = QgsVectorLayer(given["DIVISIONS"], "divisions", "ogr")
        self.fields = [given.get(name, "") for name in ("DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE")]
        self.context, self.feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        self.layer.startEditing()
        features = list(self.layer.getFeatures())
        # in the middle, so that it has neighbours all around
        self.feature = features[len(features) // 2]
        self.start = self.feature.geometry().vertexAt(3)
        self.moves = 0

    def full(self):
        """Run all from the layers, as at the start of an edit; return (LiveStudy, State)."""
        from spatial_demand.processing.live import LiveStudy, divisions_of

        study = LiveStudy(self.given, self.context, self.feedback)
        return study, study.run(divisions_of(self.layer, self.context, *self.fields), self.feedback)

    def move(self, step):
        """Move a vertex."""
        self.moves += 1
        self.layer.moveVertex(self.start.x() + step * self.moves, self.start.y() + step, self.feature.id(), 3)

    def follow(self, study):
        """Return (seconds to new numbers, State) after the last move."""
        from spatial_demand.processing.live import divisions_of

        start = time.perf_counter()
        state = study.run(divisions_of(self.layer, self.context, *self.fields), self.feedback)
        return time.perf_counter() - start, state

    def stall(self, study, step):
        """Return the longest time, in seconds, that this thread stands still while another follows an edit."""
        from spatial_demand.processing.live import divisions_of

        self.move(step)
        longest = start = time.perf_counter()
        divisions = divisions_of(self.layer, self.context, *self.fields)
        longest = time.perf_counter() - start
        worker = threading.Thread(target=lambda: study.run(divisions, self.feedback))
        worker.start()
        last = time.perf_counter()
        while worker.is_alive():
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        worker.join()
        return longest


def same(one, other):
    """Whether two States hold the same numbers: to 1e-12."""
    import pandas as pd

    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name], rtol=1e-12, atol=1e-12)
    return True


def measured(report, title, given, step, most_ratio=None, most=None):
    """Measure edits of one scene against full runs."""
    edit = Editing(given)
    edit.full()
    full = [measure.seconds(lambda: bench_study.study(given))[0] for _ in range(measure.RUNS)]
    again = [measure.seconds(edit.full)[0] for _ in range(measure.RUNS)]
    study, _ = edit.full()
    taken = []
    for _ in range(EDITS):
        edit.move(step)
        spent, state = edit.follow(study)
        taken.append(spent)
    same(state, edit.full()[1])
    report.time(f"{title}: full run of the study", [measure.Spent(s, s) for s in full])
    report.time(f"{title}: the same steps, nothing written", [measure.Spent(s, s) for s in again])
    report.time(f"{title}: one edited boundary", [measure.Spent(s, s) for s in taken])
    if most_ratio:
        report.below("  edit / full run", statistics.median(taken) / statistics.median(full), most_ratio, "x")
    if most:
        report.below("  vertex drop to numbers", statistics.median(taken), most, "s")
    stalls = [edit.stall(study, step) for _ in range(EDITS)]
    report.below("  longest stall of the window's thread", max(stalls), MOST_STALL, "s")
    edit.layer.rollBack()
    return edit, study


def main():
    """Do what the options ask for; return the exit status."""
    application = measure.start_qgis()
    measure.load_plugin(models=False)
    if "--profile" in sys.argv:
        edit = Editing(large())
        study, _ = edit.full()
        edit.move(STEP)
        edit.follow(study)
        edit.move(STEP)
        measure.profile(lambda: edit.follow(study))
        return 0
    report = measure.Report("one boundary moved, everything followed")
    measured(report, "sample", bench_study.inputs(), 0.0005, most=MOST_SAMPLE)
    measured(report, f"{COMMUTES:,} commutes, {UNITS:,} units, 200 divisions", large(), STEP, most_ratio=MOST)
    status = report.end()
    application.exitQgis()
    return status


if __name__ == "__main__":
    sys.exit(main())
