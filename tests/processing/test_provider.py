"""The provider and the contract: ids, parameters, defaults, help, and life without pandas."""

import os

import pytest

DIVISIONS = dict.fromkeys(("DIVISIONS", "DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE"))
COMMUTES = {
    **DIVISIONS,
    "COMMUTES": None,
    "ENDS": 0,
    **dict.fromkeys(("HOME_X", "HOME_Y", "WORK_X", "WORK_Y")),
    "COORD_CRS": "EPSG:4326",
    **dict.fromkeys(("HOME_ZONE", "WORK_ZONE", "ZONES", "ZONE_ID", "COUNT", "DISTANCE")),
}
DISTANCES = {"BANDS": "5,10,20,30,40,50", "EXTREME": 40}
OUTSIDE = dict.fromkeys(("EXTERNAL", "EXTERNAL_ID"))
PEOPLE = {
    **DIVISIONS,
    "POPULATION": None,
    "TOTAL": '"population"',
    "POPULATION_2": None,
    "APPORTION": 0,
    "WEIGHT_LAYER": None,
    "WEIGHT": "",
}
FACILITIES = dict.fromkeys(("FACILITIES", "FACILITY_TYPE"))
WAY = {"NETWORK": None, "NETWORK_SPEED": "", "SNAP": 500, "DETOUR": 1.3}
LANE = {"LANE": 0, "PLAN": False}
CONTRACT = {
    "crowdprofile": {
        **PEOPLE,
        "INDICATORS": ...,
        "INDICATORS_FILE": None,
        "MARKED": 1.2,
        "SCARCE": 0.8,
        "MIN_COUNT": 0,
        **LANE,
        "OUTPUT": None,
        "TABLE": None,
    },
    "commutebands": {**COMMUTES, **DISTANCES, "MIN_COUNT": 0, **LANE, "OUTPUT": None, "TABLE": None},
    "odflows": {
        **COMMUTES,
        **OUTSIDE,
        "MIN_FLOW": 0,
        "MIN_COUNT": 0,
        **LANE,
        **dict.fromkeys(("FLOWS", "MATRIX", "BALANCE")),
    },
    "commutercrowds": {
        **COMMUTES,
        **DISTANCES,
        **OUTSIDE,
        "ATTRIBUTES": ...,
        "ATTRIBUTES_FILE": None,
        "MIN_COUNT": 0,
        **LANE,
        "TABLE": None,
    },
    "commutemap": {
        **COMMUTES,
        "CHOSEN": "",
        "SIDE": 1,
        "CELL": 2,
        **DISTANCES,
        "MIN_COUNT": 0,
        **LANE,
        "OUTPUT": None,
        "POINTS": None,
    },
    "facilitydemand": {
        **PEOPLE,
        **FACILITIES,
        "CAPACITY": "",
        "TYPES": ...,
        "TYPES_FILE": None,
        "METHOD": 0,
        **WAY,
        "MIN_COUNT": 0,
        **dict.fromkeys(("OUTPUT", "TABLE", "UNITS", "UNITS_2")),
    },
    "lifecircle": {
        **PEOPLE,
        **FACILITIES,
        "TYPES": ...,
        "TYPES_FILE": None,
        "CROWDS": ...,
        "CROWDS_FILE": None,
        **WAY,
        "MIN_COUNT": 0,
        **dict.fromkeys(("OUTPUT", "TABLE", "UNITS")),
    },
    "industrialcircle": {
        **DIVISIONS,
        **dict.fromkeys(("SITES", "PLACES", "PLACE_CLASS")),
        "PRODUCTION": "production",
        "RESEARCH": "research",
        "LIVING": "living",
        "AMOUNT": "",
        "RADIUS": 1,
        **dict.fromkeys(("OUTPUT", "TABLE", "CIRCLES")),
    },
    "valuechain": {
        **DIVISIONS,
        **dict.fromkeys(("FIRMS", "SEGMENT")),
        "JOBS": "",
        "SEGMENTS": ...,
        "SEGMENTS_FILE": None,
        "MARKED": 1.2,
        "MIN_COUNT": 0,
        "OUTPUT": None,
        "TABLE": None,
    },
    "customdemand": {
        **DIVISIONS,
        **dict.fromkeys(("PROFILE", "BANDS", "BALANCE", "DEMAND", "CIRCLES", "INDUSTRY", "CHAIN")),
        "RULES": ...,
        "RULES_FILE": None,
        "OUTPUT": None,
        "TABLE": None,
    },
    "comparescenarios": {"BEFORE": None, "AFTER": None, "MIN_COUNT": 0, "OUTPUT": None, "TABLE": None},
    "study": {
        **DIVISIONS,
        **{name: PEOPLE[name] for name in ("POPULATION", "TOTAL", "POPULATION_2")},
        "POPULATION_BEFORE": None,
        **{name: PEOPLE[name] for name in ("APPORTION", "WEIGHT_LAYER", "WEIGHT")},
        **{name: default for name, default in COMMUTES.items() if name not in DIVISIONS},
        **DISTANCES,
        **OUTSIDE,
        "EXTERNAL_NAME": None,
        **FACILITIES,
        "CAPACITY": "",
        "METHOD": 0,
        **WAY,
        **dict.fromkeys(("SITES", "PLACES", "PLACE_CLASS", "FIRMS", "SEGMENT")),
        "JOBS": "",
        "HUBS": None,
        **dict.fromkeys(("INDICATORS_FILE", "COMPOSITION_FILE", "ATTRIBUTES_FILE", "TYPES_FILE", "CROWDS_FILE")),
        "SEGMENTS_FILE": None,
        "RULES_FILE": None,
        "MIN_COUNT": 0,
        **LANE,
        "LEAVE_OUT": "",
        "TITLE": "",
        "STUDY": None,
        "REPORT": None,
    },
    "profilechange": {"BEFORE": None, "AFTER": None, "MIN_COUNT": 0, "OUTPUT": None, "TABLE": None},
}


MODELS = ("beforeaftermodel", "commutestudymodel", "facilitygapmodel", "profilechangemodel", "wholestudymodel")


def test_every_algorithm_and_model_is_listed(provider):
    assert sorted(a.name() for a in provider.algorithms()) == sorted([*CONTRACT, *MODELS])
    assert provider.name() == "Spatial Demand"


@pytest.mark.parametrize("name", CONTRACT)
def test_parameters_and_defaults_are_the_contracts(provider, name):
    found = {p.name(): p.defaultValue() for p in provider.algorithm(name).parameterDefinitions()}
    assert list(found) == list(CONTRACT[name])
    for parameter, default in CONTRACT[name].items():
        assert default is ... or found[parameter] == default, parameter


@pytest.mark.parametrize("name", CONTRACT)
def test_each_has_help_with_units_icon_group_and_tags(provider, root, name):
    algorithm = provider.algorithm(name)
    text = algorithm.shortHelpString()
    assert {"commutemap": "km"}.get(name, "per cent") in text
    assert "NULL" in text
    assert "\n" not in text
    assert algorithm.group()
    assert len(algorithm.tags()) > 3
    assert os.path.exists(root / "resources" / "icons" / f"{name}.svg")
    assert not algorithm.icon().isNull()
    # a background thread is right for all of them
    assert not algorithm.flags() & algorithm.Flag.FlagNoThreading


def test_without_pandas_it_says_how_to_get_it(provider, monkeypatch):
    from spatial_demand.processing import base

    algorithm = provider.algorithm("crowdprofile")
    assert algorithm.canExecute()[0]
    monkeypatch.setattr(base, "find_spec", lambda name: None)
    fine, text = algorithm.canExecute()
    assert not fine
    assert "pandas" in text
    assert "python3-pandas" in text


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("TEMPORARY_OUTPUT", ""),
        ("memory:", ""),
        ('postgres:dbname=\'x\' table="public"."y.z" (geom)', ""),
        ("ogr:dbname='/a/b.gpkg' table=\"t\" (geom)", "/a/b.gpkg"),
        ("/a/b.gpkg", "/a/b.gpkg"),
        ("/a/b.gpkg|layername=t", "/a/b.gpkg"),
        ("C:/a/b.gpkg", "C:/a/b.gpkg"),
        (None, ""),
    ],
)
def test_the_file_that_a_destination_names(provider, value, path):
    from spatial_demand.processing.destinations import path_of

    assert path_of(value) == path
