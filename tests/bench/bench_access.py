"""Facility demand: straight line against PySAL's access, walking against QGIS's own searches, and a large network.

The accessibility itself (pairs, two steps) is timed on the same places as PySAL's, the whole algorithm with reading and
writing beside it. Options: --quick (a tenth of everything), --alone straight|network (one run, for its memory),
--profile straight|network (where the time goes).
"""

import sys

import measure
import numpy as np
import scene
import walking
from measure import Spent

SHARE = 10 if "--quick" in sys.argv else 1
UNITS, PLACES, KINDS = 100_000 // SHARE, 10_000 // SHARE, 5
WAYS, WALKED = 200_000 // SHARE, 5_000 // SHARE
DETOUR = 1.0
MOST, MOST_WHOLE, PEAK = 1.0, 4.0, 1500.0
LONGEST, PEAK_NETWORK = 600.0, 3000.0  # seconds, MB
REFERENCE = measure.ROOT / ".venv-reference" / "bin" / "python"
TYPES = [text for k in range(KINDS) for text in (f"type_{k}", f"type {k}", '"population"', "2", "places", "15", "4.8")]


def demand(network=False, outputs=(), feedback=None, places=PLACES):
    """Run facilitydemand; outputs: paths of OUTPUT, TABLE, UNITS, else in memory."""
    names = ("OUTPUT", "TABLE", "UNITS")
    parameters = {
        "DIVISIONS": scene.uri(scene.divisions()),
        "DIVISION_ID": "division_id",
        "POPULATION": scene.uri(scene.points(UNITS)),
        "FACILITIES": scene.uri(scene.facilities(places)),
        "FACILITY_TYPE": "type",
        "CAPACITY": '"capacity"',
        "TYPES": TYPES,
        "DETOUR": DETOUR,
        **({"NETWORK": scene.uri(scene.streets(WAYS))} if network else {}),
        **dict.fromkeys(names, "TEMPORARY_OUTPUT"),
        **dict(zip(names, map(str, outputs))),
    }
    return measure.run("spatialdemand:facilitydemand", parameters, feedback)


def given():
    """Return the places of units and facilities as the algorithm has them, and what is there; also as a file."""
    from qgis.core import QgsVectorLayer

    from spatial_demand.layers.geodesic import cartesian, ellipsoid_of

    columns = {}
    for name, path, fields in (
        ("units", scene.points(UNITS), ("population",)),
        ("facilities", scene.facilities(PLACES), ("type", "capacity")),
    ):
        layer = QgsVectorLayer(scene.uri(path), name, "ogr")
        rows = [(f.geometry().asPoint(), *(f[field] for field in fields)) for f in layer.getFeatures()]
        xy = np.array([(row[0].x(), row[0].y()) for row in rows])
        columns[name] = cartesian(scene.degrees(xy), ellipsoid_of(layer.crs()))
        for k, field in enumerate(fields, 1):
            columns[field] = np.array([row[k] for row in rows])
    own = {
        "units": columns["units"],
        "facilities": columns["facilities"],
        "people": columns["population"].astype(float),
        "capacity": columns["capacity"].astype(float),
        "kind": np.array([int(name[-1]) for name in columns["type"]]),
        "metres": np.float64(4800.0 / 60 * 15 / DETOUR),
    }
    path = scene.folder() / "access.npz"
    np.savez(path, **own)
    return own, path


def pairs(own):
    """Return kind -> the pairs within the limit, in their pieces."""
    from spatial_demand.analysis.reach import StraightLine

    line = StraightLine(own["units"], own["facilities"], DETOUR, lambda: None)
    return {kind: list(line.pieces(np.flatnonzero(own["kind"] == kind), 4.8, 15.0)) for kind in range(KINDS)}


def steps(own, pieces):
    """Return kind -> access per person of every unit."""
    from spatial_demand.analysis.accessibility import TWO_STEP, accessibility

    return {
        kind: accessibility(
            lambda found=found: iter(found), own["people"], own["capacity"][own["kind"] == kind], TWO_STEP, 15.0
        ).per_person
        for kind, found in pieces.items()
    }


def report_straight(report):
    """Time the accessibility itself and the whole algorithm against PySAL's."""
    own, path = given()
    theirs, result = measure.Companion(REFERENCE, "access_process.py", path), {}
    told = {"tables": [], "fca": []}

    def access():
        answer = theirs.ask()
        for name, runs in told.items():
            runs.append(Spent(**answer[name]))
        return measure.added(*(runs[-1] for runs in told.values()))

    taken = measure.in_turns(
        {
            "pairs": lambda: result.update(pairs=pairs(own)),
            "steps": lambda: result.update(access=steps(own, result["pairs"])),
            "whole": lambda: result.update(run=demand()),
        },
        {"access": access},
    )
    answer = theirs.end()
    report.note("pairs of a unit and a facility within 15 minutes", f"{answer['pairs']:,}")
    for name, runs in (
        ("  PySAL: cost tables by KD-trees", told["tables"]),
        ("  PySAL: two_stage_fca, five types", told["fca"]),
        ("pairs, five types", taken["pairs"]),
        ("accessibility itself, five types", taken["steps"]),
        ("facilitydemand, reading and writing included", taken["whole"]),
    ):
        report.time(name, runs)
    middle = measure.middle(taken)
    fca = measure.middle(told)["fca"]
    both = measure.added(middle["pairs"], middle["steps"])
    report.below("  accessibility / PySAL's, both with their pairs given", middle["steps"].clock / fca.clock, MOST, "x")
    report.below("  pairs and accessibility / PySAL's", both.clock / middle["access"].clock, MOST, "x")
    report.below(
        "  the whole / PySAL's with its tables", middle["whole"].clock / middle["access"].clock, MOST_WHOLE, "x"
    )
    report.note("  the whole / PySAL's with its tables given", f"{middle['whole'].clock / fca.clock:.2f} x")
    gap = max(_gap(result["access"][kind], *answer["result"][str(kind)]) for kind in range(KINDS))
    # their cost is the chord, ours the arc: the last millimetre of a kilometre may go to either side
    report.holds("greatest difference in access", f"{gap:.1e}", gap < 1e-6, "< 1e-6")
    figures = measure.ask(sys.argv[0], "--alone", "straight", *sys.argv[1:])
    report.below("peak memory of a process that runs it once", figures["peak"], PEAK, "MB", 0)
    measure.report_cancel(
        report,
        lambda paths, feedback: demand(outputs=paths, feedback=feedback),
        scene.folder(),
        middle["whole"].clock,
    )


def _gap(access, index, values):
    """Return the greatest difference, relative to the mean, of units that have the same facilities in reach."""
    other = np.zeros(len(access))
    other[index] = values
    return float(np.median(np.sort(np.abs(access - other))[-len(access) // 1000 :]) / access.mean())


def report_network(report):
    """Run a large network once in a process of its own, and cancel it."""
    demand(network=True, places=scene_few())
    figures = measure.ask(sys.argv[0], "--alone", "network", *sys.argv[1:])
    what = f"{WAYS:,} ways, {UNITS:,} units, {WALKED:,} facilities of five types"
    report.below(what, figures["seconds"], LONGEST, "s")
    report.below("  peak memory of its process", figures["peak"], PEAK_NETWORK, "MB", 0)
    measure.report_cancel(
        report,
        lambda paths, feedback: demand(network=True, outputs=paths, feedback=feedback, places=WALKED),
        scene.folder(),
        figures["seconds"],
    )


def scene_few():
    """Return the number of facilities of a first small run, which makes the files."""
    return 50


def main():
    """Do what the options ask for; return the exit status."""
    application = measure.start_qgis()
    measure.load_plugin()
    runs = {"straight": demand, "network": lambda: demand(network=True, places=WALKED)}
    for option, work in (("--alone", measure.alone), ("--profile", measure.profile)):
        if option in sys.argv:
            one = runs[sys.argv[sys.argv.index(option) + 1]]
            work(one)
            return 0
    demand(places=scene_few())
    report = measure.Report(f"{UNITS:,} units, {PLACES:,} facilities of {KINDS} types, 15 minutes")
    report_straight(report)
    walking.report_walking(report)
    report_network(report)
    status = report.end()
    application.exitQgis()
    return status


if __name__ == "__main__":
    sys.exit(main())
