"""A million commutes and two million pairs of zones: commutebands and odflows against QGIS's own steps and pandas.

QGIS's chain, minutes long, runs once; ours run before each of its steps. Ten million records run once, each algorithm
in a process of its own. On a memory layer and a selection only the chain's first step differs, which alone runs again.

Options: --profile (where the time goes), --quick (a tenth of everything), --alone ALGORITHM NUMBER (one run, for its
memory).
"""

import sys

import commute_run
import measure
import scene
from commute_run import BANDS, FLOWS

SHARE = 10 if "--quick" in sys.argv else 1
NUMBER, MANY, PAIRS = 1_000_000 // SHARE, 10_000_000 // SHARE, 2_000_000 // SHARE
FEW = 2000  # records of a first small run, which loads what is loaded once
LEAST, LEAST_LAYER, MOST_CSV = 20.0, 2.0, 2.0
GROWTH = 1.2  # of the records' own
PEAK = 500.0  # MB


def table(number):
    """Return what QGIS opens so many commutes by."""
    return scene.uri(scene.commutes(number))


def warm():
    """Run everything once on few records."""
    for algorithm in (BANDS, FLOWS):
        commute_run.by_coordinates(algorithm, table(FEW))
        commute_run.by_zones(algorithm, scene.pairs(FEW))


def report_files(report):
    """Time ours and the chain on a GeoPackage, compare their results; return the chain's steps (Spents)."""
    chain, few, result = commute_run.NativeChain(table(NUMBER)), commute_run.NativeChain(table(FEW)), {}
    for step in few.steps().values():
        step()
    ours = {
        BANDS: lambda: result.update(commute_run.by_coordinates(BANDS, table(NUMBER))),
        FLOWS: lambda: result.update(commute_run.by_coordinates(FLOWS, table(NUMBER))),
    }
    taken = measure.in_turns(ours, chain.steps(), runs=1)
    for name, runs in taken.items():
        report.time(name if name in ours else f"  QGIS: {name}", runs)
    middle = measure.middle(taken)
    steps = {name: middle[name] for name in chain.steps()}
    for algorithm in (BANDS, FLOWS):
        report.ratio(f"QGIS's chain / {algorithm}", chain_of(algorithm, steps), middle[algorithm], LEAST)
    _compare(report, chain, result)
    return steps, middle


def chain_of(algorithm, steps):
    """Return the Spent of what an algorithm does; odflows has no bands."""
    without = {BANDS: ("statistics by pair",), FLOWS: ("band", "statistics by band")}[algorithm]
    return measure.added(*(spent for name, spent in steps.items() if name not in without))


def _compare(report, chain, result):
    theirs = chain.flows()
    ids = {end for pair in theirs for end in pair}
    ours = commute_run.flows_of(result["MATRIX"], ids)
    moved = sum(abs(ours.get(pair, 0) - theirs.get(pair, 0)) for pair in {*ours, *theirs}) / sum(theirs.values())
    # an end on a boundary may go to either side
    report.holds("commuters in another cell than QGIS's", f"{moved:.1e}", moved < 1e-4, "< 1e-4")
    pairs = list(zip(commute_run.bands_of(result["TABLE"]), chain.bands()))
    moved = sum(abs(a - b) for a, b in pairs) / sum(b for _, b in pairs)
    # the chain measures on a sphere
    report.holds("commuters in another band than QGIS's", f"{moved:.1e}", moved < 5e-3, "< 5e-3")


def report_layers(report, steps):
    """Time ours and the chain's first step on a memory layer, and on a selection of all records; return the layer."""
    from qgis.core import QgsFeatureRequest, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    file = QgsVectorLayer(table(NUMBER), "file", "ogr")
    memory = file.materialize(QgsFeatureRequest())
    memory.setName("memory")
    file.selectAll()
    QgsProject.instance().addMapLayers([memory, file])
    selection = QgsProcessingFeatureSourceDefinition(file.id(), selectedFeaturesOnly=True)
    for name, layer in (("memory layer", memory), ("selection", selection)):
        chain = commute_run.NativeChain(layer)
        first = "home points"
        ours = {a: lambda a=a, layer=layer: commute_run.by_coordinates(a, layer) for a in (BANDS, FLOWS)}
        taken = measure.in_turns({}, {**ours, first: chain.steps()[first]}, runs=1)
        for algorithm in ours:
            taken[algorithm] += measure.in_turns({}, {algorithm: ours[algorithm]}, runs=measure.RUNS - 1)[algorithm]
        middle = measure.middle(taken)
        report.time(f"  QGIS: {first}, {name}", taken[first])
        for algorithm in (BANDS, FLOWS):
            report.time(f"{algorithm}, {name}", taken[algorithm])
            whole = chain_of(algorithm, {**steps, first: middle[first]})
            report.ratio(f"QGIS's chain / {algorithm}, {name}", whole, middle[algorithm], LEAST_LAYER)
    return memory


def report_growth(report, middle):
    """Time a tenth and ten times the records; the latter in processes of their own, for their memory."""
    small = table(NUMBER // 10)
    taken = measure.in_turns(
        {}, {a: lambda a=a: commute_run.by_coordinates(a, small) for a in (BANDS, FLOWS)}, runs=measure.RUNS
    )
    scene.commutes(MANY)
    try:
        for algorithm in (BANDS, FLOWS):
            few, some = measure.middle(taken)[algorithm].clock, middle[algorithm].clock
            many = measure.ask(sys.argv[0], "--alone", algorithm, str(MANY))
            report.time(f"{algorithm}, {NUMBER // 10:,} records", taken[algorithm])
            report.note(f"{algorithm}, {MANY:,} records", f"{many['seconds']:.2f} s")
            for text, ratio in (("a tenth to one", some / few), ("one to ten", many["seconds"] / some)):
                report.below(f"  time from {text}, over that of the records", ratio / 10, GROWTH, "x")
            report.below("  peak memory of its process", many["peak"], PEAK, "MB", 0)
    finally:
        if MANY > scene.COPIED:
            scene.commutes(MANY).unlink()


def report_pairs(report):
    """Time pairs of zones in a CSV file against pandas, which reads and groups them and does no more."""
    import pandas as pd

    path = scene.pairs(PAIRS)

    def group():
        pd.read_csv(path).groupby(["origin", "destination"])["commuters"].sum()

    ours = {a: lambda a=a: commute_run.by_zones(a, path) for a in (BANDS, FLOWS)}
    taken = measure.in_turns({**ours}, {"pandas": group})
    report.time(f"  pandas: read_csv and groupby, {PAIRS:,} pairs", taken["pandas"])
    middle = measure.middle(taken)
    for algorithm in (BANDS, FLOWS):
        report.time(f"{algorithm}, {PAIRS:,} pairs of {scene.ZONES:,} zones", taken[algorithm])
        report.below(f"  {algorithm} / pandas", middle[algorithm].clock / middle["pandas"].clock, MOST_CSV, "x")
    return middle


def report_cancels(report, middle, of_pairs, memory):
    """Cancel each way of reading at moments of its run."""
    ways = (
        ("commutebands, coordinates", BANDS, commute_run.by_coordinates, table(NUMBER), middle[BANDS].clock),
        ("odflows, CSV", FLOWS, commute_run.by_zones, scene.pairs(PAIRS), of_pairs[FLOWS].clock),
        ("odflows, memory layer", FLOWS, commute_run.by_coordinates, memory, 3 * middle[FLOWS].clock),
    )
    for name, algorithm, work, given, duration in ways:
        report.note(f"cancelling {name}", "")
        measure.report_cancel(
            report,
            lambda paths, feedback, work=work, of=algorithm, given=given: work(of, given, paths, feedback),
            scene.folder(),
            duration,
        )


def main():
    """Do what the options ask for; return the exit status."""
    application = measure.start_qgis()
    measure.load_plugin()
    scene.divisions()
    if "--alone" in sys.argv:
        algorithm, number = sys.argv[sys.argv.index("--alone") + 1 :][:2]
        commute_run.by_coordinates(algorithm, table(FEW))
        measure.alone(lambda: commute_run.by_coordinates(algorithm, table(int(number))))
        return 0
    warm()
    if "--profile" in sys.argv:
        measure.profile(lambda: commute_run.by_coordinates(BANDS, table(NUMBER)))
        measure.profile(lambda: commute_run.by_zones(FLOWS, scene.pairs(PAIRS)))
        return 0
    report = measure.Report(f"{NUMBER:,} commutes between {scene.DIVISIONS} divisions")
    of_pairs = report_pairs(report)
    steps, middle = report_files(report)
    report_growth(report, middle)
    memory = report_layers(report, steps)
    report_cancels(report, middle, of_pairs, memory)
    status = report.end()
    application.exitQgis()
    return status


if __name__ == "__main__":
    sys.exit(main())
