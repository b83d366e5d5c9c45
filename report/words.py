"""The fields of results in a reader's words, so that a rule's values can be read without knowing the program."""

import re

from ..layers.messages import joined, tr
from .commuting import band_title
from .page import DASH, sensible
from .tables import is_missing, parameter

# what a value is counted in, by the kind of field
PER_CENT, TIMES, COUNT, SCORE = " %", "\u00d7", "", "score"
PATTERN = re.compile(r"\s*(\w+) = (.*?)(?: \((>=|<=|<>|!=|=|>|<) ?(.*)\))?\s*\Z", re.DOTALL)


def field_words(study):
    """Return {field: (in words, PER_CENT, TIMES, COUNT or SCORE)} of what this study's results hold."""
    found = {
        "population": (tr("people"), COUNT),
        "job_ratio": (tr("jobs per employed resident"), COUNT),
        "self_containment": (tr("residents who work in their own division"), PER_CENT),
        "self_sufficiency": (tr("jobs held by the division's own residents"), PER_CENT),
        "balance": (tr("balance of jobs and employed residents (1: as many)"), COUNT),
        "employed_residents": (tr("employed residents"), COUNT),
        "jobs": (tr("jobs"), COUNT),
        "outbound": (tr("residents who work outside the area"), COUNT),
        "inbound": (tr("workers who live outside the area"), COUNT),
        "circle_types": (tr("facility types in walking reach, mean"), COUNT),
        "circle_sites": (tr("industrial sites"), COUNT),
        "circle_balance": (tr("balance around industrial sites (1: all three alike)"), COUNT),
        "circle_complete": (tr("industrial sites with production, research and living around"), PER_CENT),
        "chain_specialisation": (tr("specialisation of jobs"), PER_CENT),
        "chain_total": (tr("jobs in firms"), COUNT),
        "score": (tr("score of the most needed facility"), SCORE),
    }
    _profile(study, found)
    _chain(study, found)
    _commutes(study, found)
    _facilities(study, found)
    return found


def _profile(study, found):
    rows = study.table("profile_table", "indicator", "label")
    if rows is None:
        return
    for code, label in dict(zip(rows["indicator"], rows["label"])).items():
        label = label or code
        found[code] = (tr("share of: {crowd}").format(crowd=label), PER_CENT)
        found[f"{code}_lq"] = (label, TIMES)
        found[f"{code}_count"] = (label, COUNT)


def _chain(study, found):
    rows = study.table("chain_table", "label")
    if rows is None:
        return
    code_column = "indicator" if "indicator" in rows else "segment"
    if code_column not in rows:
        return
    for code, label in dict(zip(rows[code_column], rows["label"])).items():
        words = tr("jobs in {segment}").format(segment=label or code)
        found[f"chain_{code}"] = (words, PER_CENT)
        found[f"chain_{code}_lq"] = (words, TIMES)


def _commutes(study, found):
    sides = (
        ("home", tr("residents who commute {band}"), tr("commute of residents")),
        ("work", tr("workers here who come {band}"), tr("commute of workers here")),
    )
    km = f"{parameter(study, 'EXTREME', 40.0):g}"
    rows = study.table("bands_table", "band", "from_km", "to_km")
    for side, words, way in sides:
        far = words.format(band=tr("{low} km and over").format(low=km))
        found[f"{side}_extreme"] = (far, PER_CENT)
        found[f"{side}_extreme_lq"] = (far, TIMES)
        for part, title in (("mean", tr("mean")), ("median", tr("median")), ("p90", tr("90th percentile"))):
            found[f"{side}_{part}_km"] = (joined((way, title, "km")), COUNT)
        if rows is not None:
            for row in rows.drop_duplicates("band").to_dict("records"):
                band = band_title(row["from_km"], row["to_km"])
                found[f"{side}_{row['band']}"] = (words.format(band=band), PER_CENT)


def _facilities(study, found):
    rows = study.table("demand_table", "type", "label")
    if rows is not None:
        for code, label in dict(zip(rows["type"], rows["label"])).items():
            label = label or code
            found[f"{code}_score"] = (tr("lack of {facility}, score").format(facility=label), SCORE)
            found[f"{code}_unmet"] = (tr("people without enough {facility}").format(facility=label), COUNT)
    rows = study.table("circles_table", "crowd", "label")
    if rows is not None:
        for code, label in dict(zip(rows["crowd"], rows["label"])).items():
            found[f"circle_{code}_all"] = (
                tr("{crowd} with every facility in reach").format(crowd=label or code),
                PER_CENT,
            )


def condition_in_words(text, words):
    """Return a rule's value, such as 'renters_lq = 1.62 (>= 1.2)', as a reader understands it.

    words: of field_words. A field that is not there, and a text of another form, stay as they are.
    """
    match = PATTERN.match(text)
    if match is None:
        return text
    field, value, sign, limit = match.groups()
    title, unit = words.get(field, (field, COUNT))
    said = tr("{what}: {value}").format(what=title, value=_with_unit(value, unit, True))
    if sign is None:
        return said
    how = {
        ">=": tr("at least {limit}"),
        ">": tr("more than {limit}"),
        "<=": tr("at most {limit}"),
        "<": tr("under {limit}"),
        "=": tr("exactly {limit}"),
    }.get(sign, tr("not {limit}"))
    asked = tr("the rule asks for {limit}").format(limit=how.format(limit=_with_unit(limit, unit, False)))
    return tr("{what} ({more})").format(what=said, more=asked)


def _with_unit(text, unit, whole):
    """Return a value as text with its unit; whole: say what a multiple is of."""
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return tr("unknown") if text == "NULL" else text
    if is_missing(value):
        return DASH
    # a limit stands as it was written, a value with as many digits as matter
    plain = sensible(value) if whole else text
    if unit == TIMES:
        return (
            tr("{value} times the area's share").format(value=f"{value:.2f}")
            if whole
            else tr("{limit} \u00d7").format(limit=text)
        )
    return plain + unit if unit == PER_CENT else plain
