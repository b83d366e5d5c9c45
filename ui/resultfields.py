"""The fields that a study's results will have: what the conditions of rules may name."""

from qgis.core import QgsVectorLayer

from ..analysis.bands import parse_bands
from ..analysis.definitions import Problem, cell, fields_of
from ..analysis.facilitytypes import codes_of
from .inputs import bundled

SIDES = ("home", "work")
_OF_A_SIDE = ("total", "within", "between", "external", "mean_km", "median_km", "p90_km", "extreme", "extreme_lq")
_BALANCE = (
    "employed_residents",
    "jobs",
    "job_ratio",
    "self_containment",
    "self_sufficiency",
    "balance",
    "outbound",
    "inbound",
)
_CHAIN = ("chain_total", "chain_specialisation")
_INDUSTRY = ("circle_sites", "circle_balance", "circle_complete")
_TEXTS = ("marked", "scarce", "top_destination", "top_origin", "reason", "priority", "chain_marked")


def result_fields(setup):
    """Return the names of the fields of numbers; also those of the bundled definitions, which bundled rules name."""
    names = ["population", "units"]
    for code in _codes(setup, "INDICATORS_FILE"):
        names += fields_of(code)
    for side in SIDES:
        names += [f"{side}_{name}" for name in (*_OF_A_SIDE, *_bands(setup))]
    names += _BALANCE
    for code in codes_of(_codes(setup, "TYPES_FILE", "type")):
        names += [f"{code}_score", f"{code}_unmet"]
    names += ["score", "circle_types", *_INDUSTRY]
    names += [f"circle_{code}_all" for code in _codes(setup, "CROWDS_FILE")]
    names += _CHAIN
    for code in _codes(setup, "SEGMENTS_FILE"):
        names += [f"chain_{code}", f"chain_{code}_lq"]
    return list(dict.fromkeys(names))


def result_layer(setup):
    """Return a layer without rows that has these fields: for the expression builder, and to hold conditions against."""
    fields = [*(f"{name}:double" for name in result_fields(setup)), *(f"{name}:string" for name in _TEXTS)]
    return QgsVectorLayer("NoGeometry?" + "&".join(f"field={one}" for one in fields), "results", "memory")


def _codes(setup, parameter, column="code"):
    items = [*setup.items(parameter), *bundled(parameter)]
    return list(dict.fromkeys(cell(item, column) for item in items if cell(item, column)))


def _bands(setup):
    try:
        return parse_bands(setup.value("BANDS")).names
    except Problem:
        return ()  # said where they are typed
