"""A million points with ten counts to 200 divisions: crowdprofile against QGIS's own algorithms, one after the other.

Options: --profile (where the time goes), --quick (a tenth of the points), --alone (one run, for its memory).
"""

import sys

import crowd_run
import measure
import scene

NUMBER = 100_000 if "--quick" in sys.argv else 1_000_000
LEAST = 15.0


class NativeChain:
    """QGIS's own steps, each timed by itself; they share the joined layer."""

    def __init__(self, population):
        """Take the points' path."""
        self.population = population
        self.layer = self.result = None

    def join(self):
        """Give each point its division's id."""
        parameters = {
            "INPUT": scene.uri(self.population),
            "JOIN": scene.uri(scene.divisions()),
            "PREDICATE": [0],
            "JOIN_FIELDS": ["division_id"],
            "METHOD": 1,
            "DISCARD_NONMATCHING": False,
            "PREFIX": "",
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        self.layer = measure.run("native:joinattributesbylocation", parameters)["OUTPUT"]

    def aggregate(self):
        """Sum population and the ten counts in one run."""
        self.result = crowd_run.aggregated(self.layer, "{field}")

    def statistics(self):
        """Statistics by category of one count; for all eleven sums it would have to run eleven times."""
        parameters = {
            "INPUT": self.layer,
            "VALUES_FIELD_NAME": scene.COUNTS[0],
            "CATEGORIES_FIELD_NAME": ["division_id"],
            "OUTPUT": "TEMPORARY_OUTPUT",
        }
        measure.run("qgis:statisticsbycategories", parameters)


def report_speed(report, population):
    """Time ours and QGIS's chain in turns."""
    few, chain, result = NativeChain(scene.points(crowd_run.FEW)), NativeChain(population), {}
    for warm in (few.join, few.aggregate, few.statistics):
        warm()
    taken = measure.in_turns(
        {
            "ours": lambda: result.update(crowd_run.crowdprofile(population)),
            "files": lambda: crowd_run.to_files(population),
        },
        {"join": chain.join, "aggregate": chain.aggregate, "statistics": chain.statistics},
    )
    report.time("crowdprofile, ten indicators, to memory", taken["ours"])
    report.time("crowdprofile, the same to GeoPackage", taken["files"])
    report.time("native:joinattributesbylocation", taken["join"])
    report.time("native:aggregate, all eleven sums at once", taken["aggregate"])
    report.time("qgis:statisticsbycategories, one count", taken["statistics"])
    middle = measure.middle(taken)
    ours, join, one = middle["ours"], middle["join"], middle["statistics"]
    whole = measure.added(join, middle["aggregate"])
    report.ratio("join + aggregate / ours", whole, ours, LEAST)
    report.ratio("join + aggregate / ours to GeoPackage", whole, middle["files"], LEAST)
    report.ratio("join + statistics of each of the eleven / ours", measure.added(join, *[one] * 11), ours)
    # a tenth of the work, so no goal: the least that a chain with statistics by category can take
    report.ratio("join + statistics of one count only / ours", measure.added(join, one), ours)
    names = [f"{c}_count" for c in scene.COUNTS]
    ours = crowd_run.counts_of(result["OUTPUT"], names)
    gap = crowd_run.difference(ours, crowd_run.counts_of(chain.result, scene.COUNTS))
    # a point on a boundary may go to either side
    report.holds("greatest difference to native:aggregate's sums", f"{gap:.1e}", gap < 1e-3, "< 1e-3")


if __name__ == "__main__":
    sys.exit(crowd_run.measure_and_report(report_speed, "points", NUMBER))
