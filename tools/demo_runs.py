"""The runs of the demo: which algorithm on which layer of the sample, into which table."""

from __future__ import annotations

import time
from pathlib import Path

import own_process

PRESETS = Path(__file__).resolve().parent.parent / "resources" / "presets"
# result, title, when: what is opened and drawn, the first one shown
MAPS = (
    ("profile_2020", "Crowd profile 2020", ", 2020"),
    ("change_2010_2020", "Change 2010 to 2020", ", 2010 to 2020"),
    ("commuting_2020", "Commuting distance 2020", ", 2020"),
    ("balance_2020", "Job-housing balance 2020", ", 2020"),
    ("flows_2020", "Commuting flows 2020", ", 2020 (200 and more)"),
    ("homes_of_workers", "Homes of workers 2020", ": who works in the main urban area"),
    ("demand_2020", "Facility demand 2020", ", 2020"),
    ("demand_units_2020", "Access of units 2020", ", 2020"),
    ("circles_2020", "Living circles 2020", ", 2020"),
    ("circle_units_2020", "Living circles of units 2020", ", 2020"),
    ("chain_2020", "Value chain 2020", ", 2020"),
    ("industry_2020", "Industrial living circles 2020", ", 2020"),
    ("industry_sites_2020", "Industrial sites 2020", ", 2020"),
)
ON_DIVISIONS = (
    "profile_2020",
    "change_2010_2020",
    "commuting_2020",
    "balance_2020",
    "demand_2020",
    "circles_2020",
    "chain_2020",
    "industry_2020",
)
# of results with many styles, the fields whose maps are drawn; all of them are in the project
DRAWN = {
    "demand_2020": (
        "score",
        "eldercare_score",
        "canteen_score",
        "food_street_score",
        "clinic_unmet",
        "eldercare_unmet",
    ),
    "demand_units_2020": ("clinic_access", "eldercare_access", "bus_stop_access"),
    "circles_2020": ("circle_types",),
    "chain_2020": ("chain_specialisation", "chain_research", "chain_production"),
}
TABLES = (
    "profile_2020_table",
    "change_2010_2020_table",
    "commuting_2020_table",
    "commuting_fine_table",
    "commuter_crowds",
    "matrix_2020",
    "demand_2020_table",
    "circles_2020_table",
    "industry_2020_table",
)
_OWN = ("INDICATORS_FILE", "BANDS", "MIN_FLOW", "CHOSEN", "SIDE", "CELL", "BEFORE", "AFTER")
FIGURE_BANDS = "2.5,3,5,10,30,40,50"


def run_all(sample: Path, study: Path, profile: Path) -> None:
    """Run every algorithm in a process of its own, all into one GeoPackage."""
    for algorithm, parameters, outputs in _runs(f"{sample}|layername=", f"{study}|layername="):
        for name, table in outputs.items():
            geometry = "" if name in ("TABLE", "MATRIX") else " (geom)"
            parameters[name] = f"ogr:dbname='{study}' table=\"{table}\"{geometry}"
        start = time.perf_counter()
        results = own_process.run(f"spatialdemand:{algorithm}", parameters, profile)
        print(f"{algorithm} -> {', '.join(outputs.values())}: {time.perf_counter() - start:.1f} s")
        if "POPULATION_IN" in results:
            print(
                f"  {results['POPULATION_IN']:,.0f} people in the divisions, {results['POPULATION_OUT']:,.0f} outside "
                "(the census reaches beyond the plan)"
            )
        elif "COMMUTERS" in results:
            print(
                f"  {results['COMMUTERS']:,.0f} commuters: {results['INTERNAL']:,.0f} internal, "
                f"{results['EXTERNAL']:,.0f} external; {results['UNLOCATED']:,.0f} unlocated"
            )


def run_study(sample: Path, study: Path, report: Path, profile: Path) -> None:
    """Run the whole study into one GeoPackage and one report, in a process of its own."""
    layer = f"{sample}|layername="
    parameters: dict = {"POPULATION_BEFORE": layer + "census_2010", "HUBS": layer + "transit_hubs"}
    parameters["EXTERNAL_NAME"] = "name_en"
    for _, own, _ in _runs(layer, ""):
        # the inputs of all runs, by the same names; their presets and choices are for their own maps
        parameters.update({name: value for name, value in own.items() if name not in _OWN})
    start = time.perf_counter()
    parameters.update(
        {"STUDY": study, "REPORT": report, "TITLE": "Lingang New City: who lives here and what is missing"}
    )
    own_process.run("spatialdemand:study", parameters, profile)
    print(f"study -> {study.name}, {report.name}: {time.perf_counter() - start:.1f} s")


def _runs(sample: str, study: str) -> list[tuple]:
    """(algorithm, parameters, {output parameter: table}) of each run; the layers of the sample and of the study."""
    divisions = {
        "DIVISIONS": sample + "divisions",
        "DIVISION_ID": "code",
        "DIVISION_NAME": "name_en",
        "DIVISION_TYPE": "type",
    }
    composition = {**divisions, "INDICATORS_FILE": PRESETS / "indicators_composition.json"}
    commutes = {
        **divisions,
        "COMMUTES": sample + "commutes",
        "ENDS": 1,
        **{name.upper(): name for name in ("home_x", "home_y", "work_x", "work_y", "count")},
    }
    outside = {"EXTERNAL": sample + "external_regions", "EXTERNAL_ID": "region"}
    people = {"POPULATION": sample + "census_2020", "POPULATION_2": sample + "lbs_income"}
    return [
        ("crowdprofile", {**divisions, **people}, _pair("profile_2020")),
        ("crowdprofile", {**composition, "POPULATION": sample + "census_2010"}, _pair("composition_2010")),
        ("crowdprofile", {**composition, "POPULATION": sample + "census_2020"}, _pair("composition_2020")),
        (
            "profilechange",
            {"BEFORE": study + "composition_2010", "AFTER": study + "composition_2020"},
            _pair("change_2010_2020"),
        ),
        ("commutebands", commutes, _pair("commuting_2020")),
        ("commutebands", {**commutes, "BANDS": FIGURE_BANDS}, _pair("commuting_fine")),
        (
            "odflows",
            {**commutes, **outside, "MIN_FLOW": 200},
            {"FLOWS": "flows_2020", "MATRIX": "matrix_2020", "BALANCE": "balance_2020"},
        ),
        ("commutercrowds", {**commutes, **outside}, {"TABLE": "commuter_crowds"}),
        ("commutemap", {**commutes, "CHOSEN": "M1,M2", "SIDE": 1, "CELL": 2}, {"OUTPUT": "homes_of_workers"}),
        *_facility_runs(divisions, people, sample),
    ]


def _facility_runs(divisions: dict, people: dict, sample: str) -> list[tuple]:
    facilities = {"FACILITIES": sample + "facilities", "FACILITY_TYPE": "type"}
    ways = {"NETWORK": sample + "walkways", "NETWORK_SPEED": '"speed_kmh"'}
    firms = {"FIRMS": sample + "firms", "SEGMENT": "segment", "JOBS": '"jobs"'}
    places = {"SITES": sample + "industrial_sites", "PLACES": sample + "places", "PLACE_CLASS": "class"}
    return [
        (
            "facilitydemand",
            {**divisions, **people, **facilities, "CAPACITY": '"capacity"', **ways},
            {**_pair("demand_2020"), "UNITS": "demand_units_2020"},
        ),
        (
            "lifecircle",
            {**divisions, **people, **facilities, **ways},
            {**_pair("circles_2020"), "UNITS": "circle_units_2020"},
        ),
        ("valuechain", {**divisions, **firms}, _pair("chain_2020")),
        ("industrialcircle", {**divisions, **places}, {**_pair("industry_2020"), "CIRCLES": "industry_sites_2020"}),
    ]


def _pair(name: str) -> dict:
    return {"OUTPUT": name, "TABLE": f"{name}_table"}
