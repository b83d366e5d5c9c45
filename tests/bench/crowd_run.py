"""The run that is measured: crowdprofile with ten indicators, and its results beside those of others."""

import sys

import measure
import numpy as np
import scene

INDICATORS = [text for c in scene.COUNTS for text in (c, "counts", c, f'"{c}"', '"population"')]
FILES = ("OUTPUT", "TABLE")
FEW = 2000  # units of a first small run, which loads what is loaded once


def crowdprofile(population, output=None, feedback=None):
    """Run spatialdemand:crowdprofile; results in memory, or as two GeoPackages whose paths are given."""
    places = dict.fromkeys(FILES, "TEMPORARY_OUTPUT") if output is None else dict(zip(FILES, map(str, output)))
    parameters = {
        "DIVISIONS": scene.uri(scene.divisions()),
        "DIVISION_ID": "division_id",
        "POPULATION": scene.uri(population),
        "TOTAL": '"population"',
        "INDICATORS": INDICATORS,
        **places,
    }
    return measure.run("spatialdemand:crowdprofile", parameters, feedback)


def to_files(population):
    """Run it into GeoPackages; what an earlier run wrote is taken away first."""
    paths = [scene.folder() / f"result-{name.lower()}.gpkg" for name in FILES]
    for path in paths:
        path.unlink(missing_ok=True)
    return crowdprofile(population, paths)


def counts_of(layer, names, id_field="division_id"):
    """Return id -> (counts) of a layer's rows; the row of what lies outside, whose id is NULL, left out."""
    return {
        feature[id_field]: np.array([float(feature[name] or 0) for name in names])
        for feature in layer.getFeatures()
        if isinstance(feature[id_field], str)
    }


def difference(ours, theirs):
    """Return the greatest relative difference between two results of `counts_of`."""
    nothing = np.zeros(len(scene.COUNTS))
    pairs = ((ours.get(i, nothing), theirs.get(i, nothing)) for i in {*ours, *theirs})
    return max(float(np.max(np.abs(a - b) / np.maximum(a, 1.0))) for a, b in pairs)


def measure_and_report(report_speed, title, number):
    """Do what both scripts do: speed by their own function, peak memory, cancelling; return the exit status.

    Options of the command line: --alone (one run, for its memory), --profile (where the time goes).
    """
    application = measure.start_qgis()
    measure.load_plugin()
    make = getattr(scene, title)
    population = make(number)
    scene.divisions()
    if "--alone" in sys.argv:
        measure.alone(lambda: crowdprofile(population))
        return 0
    to_files(make(FEW))
    if "--profile" in sys.argv:
        measure.profile(lambda: crowdprofile(population))
        return 0
    report = measure.Report(f"{number:,} {title} with ten counts to {scene.DIVISIONS} divisions")
    report_speed(report, population)
    measure.report_memory(report, measure.ask(sys.argv[0], "--alone", *sys.argv[1:]))
    duration, _ = measure.seconds(lambda: to_files(population))
    measure.report_cancel(
        report, lambda paths, feedback: crowdprofile(population, paths, feedback), scene.folder(), duration
    )
    status = report.end()
    application.exitQgis()
    return status


def aggregated(layer, value):
    """Sum the population and the ten counts by division with native:aggregate, all in one run; return the layer.

    value: what to sum of a field, an expression with {field}.
    """
    shape = {"delimiter": ",", "length": 0, "precision": 0}
    sums = [
        {"aggregate": "sum", "input": value.format(field=f'"{name}"'), "name": name, "type": 6, **shape}
        for name in scene.FIELDS
    ]
    first = {"aggregate": "first_value", "input": '"division_id"', "name": "division_id", "type": 10, **shape}
    parameters = {
        "INPUT": layer,
        "GROUP_BY": '"division_id"',
        "AGGREGATES": [first, *sums],
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    return measure.run("native:aggregate", parameters)["OUTPUT"]
