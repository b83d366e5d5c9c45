"""100,000 squares with ten counts to 200 divisions by area: crowdprofile against QGIS's own algorithms and tobler.

Options: --profile (where the time goes), --quick (a tenth of the squares), --alone (one run, for its memory).
"""

import sys

import crowd_run
import measure
import numpy as np
import scene

NUMBER = 10_000 if "--quick" in sys.argv else 100_000
LEAST = 10.0
REFERENCE = measure.ROOT / ".venv-reference" / "bin" / "python"


class NativeChain:
    """QGIS's own steps, each timed by itself."""

    def __init__(self, population):
        """Take the squares' path."""
        self.population = population
        self.layer = self.pieces = self.result = None

    def area(self):
        """Keep each square's whole area as a field."""
        parameters = {
            "INPUT": scene.uri(self.population),
            "FIELD_NAME": "whole",
            "FIELD_TYPE": 0,
            "FIELD_LENGTH": 0,
            "FIELD_PRECISION": 0,
            "FORMULA": "area($geometry)",
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        self.layer = measure.run("native:fieldcalculator", parameters)["OUTPUT"]

    def intersect(self):
        """Cut the squares by the divisions."""
        parameters = {
            "INPUT": self.layer,
            "OVERLAY": scene.uri(scene.divisions()),
            "INPUT_FIELDS": [*scene.FIELDS, "whole"],
            "OVERLAY_FIELDS": ["division_id"],
            "OVERLAY_FIELDS_PREFIX": "",
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        self.pieces = measure.run("native:intersection", parameters)["OUTPUT"]

    def aggregate(self):
        """Sum population and the ten counts, each by its piece's share of the area, in one run."""
        self.result = crowd_run.aggregated(self.pieces, '{field} * area($geometry) / "whole"')


def report_speed(report, population):
    """Time ours, QGIS's chain and tobler in turns."""
    few, chain, result = NativeChain(scene.polygons(crowd_run.FEW)), NativeChain(population), {}
    for warm in (few.area, few.intersect, few.aggregate):
        warm()
    short = {
        "ours": lambda: result.update(crowd_run.crowdprofile(population)),
        "files": lambda: crowd_run.to_files(population),
    }
    tobler = None
    if REFERENCE.exists():
        tobler = measure.Companion(REFERENCE, "tobler_process.py", population, scene.divisions())
        short["tobler"] = lambda: measure.Spent(**tobler.ask())
    taken = measure.in_turns(short, {"area": chain.area, "intersect": chain.intersect, "aggregate": chain.aggregate})
    report_native(report, taken)
    names = [f"{c}_count" for c in scene.COUNTS]
    ours = crowd_run.counts_of(result["OUTPUT"], names)
    gap = crowd_run.difference(ours, crowd_run.counts_of(chain.result, scene.COUNTS))
    # ours are shares in an equal-area plane, QGIS's in the layer's own
    report.holds("greatest difference to QGIS's sums", f"{gap:.1e}", gap < 1e-3, "< 1e-3")
    if tobler is None:
        report.note("tobler: skipped, `make test` makes .venv-reference for it", "")
        return
    report_tobler(report, taken, tobler, ours)


def report_native(report, taken):
    """Add the times of ours and QGIS's steps, and how they compare."""
    report.time("crowdprofile, ten indicators, to memory", taken["ours"])
    report.time("crowdprofile, the same to GeoPackage", taken["files"])
    report.time("native:fieldcalculator, whole area", taken["area"])
    report.time("native:intersection", taken["intersect"])
    report.time("native:aggregate, eleven sums by area", taken["aggregate"])
    middle = measure.middle(taken)
    whole = measure.added(*(middle[name] for name in ("area", "intersect", "aggregate")))
    report.ratio("QGIS's steps / ours", whole, middle["ours"], LEAST)
    report.ratio("QGIS's steps / ours to GeoPackage", whole, middle["files"], LEAST)


def report_tobler(report, taken, tobler, ours):
    """Add tobler's times beside ours, which hold reading the file and writing the results."""
    answer = tobler.end()
    middle = measure.middle(taken)
    reading = measure.Spent(**answer["reading"])
    report.time("tobler area_interpolate, arrays in memory", taken["tobler"])
    report.time("  reading its two files, once", [reading])
    report.ratio("tobler in memory / ours with reading and writing", middle["tobler"], middle["ours"], 1.0)
    report.ratio("tobler with reading / ours", measure.added(middle["tobler"], reading), middle["ours"])
    theirs = {i: np.array(row) for i, row in answer["result"].items()}
    gap = crowd_run.difference(ours, theirs)
    report.holds("greatest difference to tobler's sums", f"{gap:.1e}", gap < 1e-3, "< 1e-3")


if __name__ == "__main__":
    sys.exit(crowd_run.measure_and_report(report_speed, "polygons", NUMBER))
