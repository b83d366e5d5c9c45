"""The whole study on the sample against its algorithms one after the other, all into one GeoPackage; and the report.

Options: --profile (where the time goes).
"""

import shutil
import sys

import measure
import scene

MOST, MOST_REPORT = 1.0, 10.0  # of the single algorithms' time; seconds
PRESET = measure.ROOT / "resources" / "presets" / "indicators_composition.json"


def inputs():
    """Return the study's parameters on a copy of the sample."""
    sample = shutil.copy(measure.ROOT / "resources" / "sample" / "lingang.gpkg", scene.folder() / "sample.gpkg")
    layer = f"{sample}|layername=%s"
    commutes = {name.upper(): name for name in (*scene.ENDS, "count")}
    return {
        "DIVISIONS": layer % "divisions",
        "DIVISION_ID": "code",
        "DIVISION_NAME": "name_en",
        "DIVISION_TYPE": "type",
        "POPULATION": layer % "census_2020",
        "POPULATION_2": layer % "lbs_income",
        "POPULATION_BEFORE": layer % "census_2010",
        "COMMUTES": layer % "commutes",
        "ENDS": 1,
        **commutes,
        "EXTERNAL": layer % "external_regions",
        "EXTERNAL_ID": "region",
        "FACILITIES": layer % "facilities",
        "FACILITY_TYPE": "type",
        "CAPACITY": '"capacity"',
        "NETWORK": layer % "walkways",
        "NETWORK_SPEED": '"speed_kmh"',
        "SITES": layer % "industrial_sites",
        "PLACES": layer % "places",
        "PLACE_CLASS": "class",
        "FIRMS": layer % "firms",
        "SEGMENT": "segment",
        "JOBS": '"jobs"',
    }


def fresh(name):
    """Return the path of a GeoPackage that is not there yet."""
    path = scene.folder() / name
    for end in ("", "-wal", "-shm"):
        (scene.folder() / (name + end)).unlink(missing_ok=True)
    return path


def study(given):
    """Run the study."""
    measure.run("spatialdemand:study", {**given, "STUDY": str(fresh("study.gpkg"))})


def singles(given):
    """Run the same algorithms one after the other, into tables of one GeoPackage."""
    path = fresh("singles.gpkg")

    def one(algorithm, outputs, **changes):
        places = {
            output: f"ogr:dbname='{path}' table=\"{table}\"" + ("" if output in ("TABLE", "MATRIX") else " (geom)")
            for output, table in outputs.items()
        }
        measure.run(f"spatialdemand:{algorithm}", {**given, **changes, **places})

    def pair(name, **more):
        return {"OUTPUT": name, "TABLE": f"{name}_table", **more}

    table = f"{path}|layername=%s"
    composition = {"INDICATORS_FILE": str(PRESET), "POPULATION_2": None}
    one("crowdprofile", pair("profile"))
    one("crowdprofile", pair("before"), POPULATION=given["POPULATION_BEFORE"], **composition)
    one("crowdprofile", pair("after"), **composition)
    one("profilechange", pair("change"), BEFORE=table % "before", AFTER=table % "after")
    one("commutebands", pair("bands"))
    one("odflows", {"FLOWS": "flows", "MATRIX": "matrix", "BALANCE": "balance"})
    one("commutercrowds", {"TABLE": "commuters_table"})
    one("commutemap", {"OUTPUT": "commute_map"})
    one("facilitydemand", pair("demand", UNITS="demand_units"))
    one("lifecircle", pair("circles", UNITS="circle_units"))
    one("industrialcircle", pair("industry", CIRCLES="industry_sites"))
    one("valuechain", pair("chain"))
    results = ("profile", "bands", "balance", "demand", "circles", "industry", "chain")
    one("customdemand", pair("products"), **{name.upper(): table % name for name in results})


def report(given):
    """Write the report of the last study."""
    from spatial_demand.report.sections import write_report

    write_report(str(scene.folder() / "study.gpkg"), str(scene.folder() / "report.html"))


def main():
    """Do what the options ask for; return the exit status."""
    application = measure.start_qgis()
    measure.load_plugin()
    given = inputs()
    for work in (study, singles, report):
        work(given)
    if "--profile" in sys.argv:
        measure.profile(lambda: study(given))
        return 0
    table = measure.Report("the whole study on the sample")
    taken = measure.in_turns(
        {}, {name: lambda work=work: work(given) for name, work in (("study", study), ("singles", singles))}
    )
    taken["report"] = measure.in_turns({}, {"report": lambda: report(given)})["report"]
    table.time("study", taken["study"])
    table.time("its thirteen algorithms one after the other", taken["singles"])
    middle = measure.middle(taken)
    table.below("  study / the single algorithms", middle["study"].clock / middle["singles"].clock, MOST, "x")
    table.time("report", taken["report"])
    table.below("  report", middle["report"].clock, MOST_REPORT, "s")
    status = table.end()
    application.exitQgis()
    return status


if __name__ == "__main__":
    sys.exit(main())
