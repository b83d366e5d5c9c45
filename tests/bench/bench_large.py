"""commutebands, commutemap and crowdprofile on large files, added up while they are read and not: memory, time.

Commutes in a GeoPackage and a CSV file; population points and polygons in a GeoPackage. Each run has a process of its
own. Arguments: how many commutes, points and polygons, one number or several (10000000 where none is given);
they are made once, and taken away again where they are more than a million.
"""

import sys

import commute_run
import crowd_run
import measure
import scene
from commute_run import BANDS, MAP

NUMBERS = [10_000_000]
GROUPS, RECORDS = "groups", "records"
PEAK = 500.0  # MB
SLOWER = 1.3  # times
CROWD = "crowdprofile"
# and what of memory they may take: polygons that a boundary crosses stay as they are
UNITS = {"points": (scene.points, 500.0), "polygons": (scene.polygons, 600.0)}
FORMATS = {"GeoPackage": lambda number: scene.uri(scene.commutes(number)), "CSV": scene.commutes_csv}


def run_alone(way, algorithm, path):
    """Run an algorithm on a file once in this fresh process, and tell what it took; way: GROUPS or RECORDS."""
    application = measure.start_qgis()
    measure.load_plugin()
    from spatial_demand.layers import lanes

    # whatever the number of the records
    lanes.MANY = 0 if way == GROUPS else 10**12
    if algorithm == CROWD:
        measure.alone(lambda: crowd_run.crowdprofile(path))
    else:
        measure.alone(lambda: commute_run.by_coordinates(algorithm, path))
    application.exitQgis()


def report_both(report, what, algorithm, path, peak=PEAK):
    """Measure an algorithm on a file both ways."""
    groups, records = (measure.ask(__file__, "--alone", way, algorithm, str(path)) for way in (GROUPS, RECORDS))
    report.note(what, f"{groups['seconds']:.1f} s")
    report.note("  of which QGIS, Processing and the plugin, idle", f"{groups['before']:.0f} MB")
    report.below("  peak memory", groups["peak"], peak, "MB", 0)
    report.note("  keeping every record", f"{records['seconds']:.1f} s, peak {records['peak']:.0f} MB")
    report.below("  time over that", groups["seconds"] / records["seconds"], SLOWER, "x")


def report_number(report, number):
    """Measure so many commutes in each format, and so many units."""
    for name, path in FORMATS.items():
        for algorithm in (BANDS, MAP):
            report_both(report, f"{number:,} commutes, {name}, {algorithm}", algorithm, path(number))
    for name, (path, peak) in UNITS.items():
        report_both(report, f"{number:,} {name}, GeoPackage, {CROWD}", CROWD, path(number), peak)


def main():
    """Measure and report."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()] or NUMBERS
    scene.divisions()
    report = measure.Report("Large files of commutes and of population units")
    for number in numbers:
        try:
            report_number(report, number)
        finally:
            if number > scene.COPIED:
                for what in ("commutes", *UNITS):
                    for file in scene.folder().glob(f"{what}-{number}-*"):
                        file.unlink()
    return report.end()


if __name__ == "__main__":
    sys.exit(run_alone(*sys.argv[2:]) if "--alone" in sys.argv else main())
