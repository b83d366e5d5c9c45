"""What a rule looks at that a study does not hold, in a planner's words: which result, and what of it."""

import re

from ..analysis.definitions import load
from ..layers.language import language
from ..layers.messages import tr
from ..layers.presets import preset_path
from .commuting import band_of, band_title
from .words import field_words

BAND = re.compile(r"(home|work)_(\d.*)\Z")


def lacking_words(study):
    """Return a function: field -> (the result that would hold it, what it tells), both in words."""
    known, held = _of_presets(), field_words(study)

    def words(field):
        if field in known:
            return known[field]
        topic, stem = _topic(field)
        if field in held:
            return topic, held[field][0]
        band = BAND.match(field)
        if band:
            side = tr("residents who commute {band}") if band[1] == "home" else tr("workers here who come {band}")
            return topic, side.format(band=band_title(*band_of(band[2])))
        return topic, stem.replace("_", " ")

    return words


def fields_lacking(reason):
    """Return the fields that a rule was not applicable for, by its row's reason; none where that says otherwise."""
    before, after = tr("no result has {fields}").split("{fields}")
    if not (reason.startswith(before) and reason.endswith(after)):
        return []
    return [field for field in re.split(r",\s*", reason[len(before) : len(reason) - len(after)]) if field]


def _items(preset, kind):
    return load(preset_path(preset), kind, language())


def _of_presets():
    """Return field -> (result, words) of what the default definitions would make."""
    crowds, chain, facilities, circles = _topics()[:4]
    found = {}
    for item in _items("indicators_nine", "indicators"):
        found.update({f"{item['code']}{end}": (crowds, item["label"]) for end in ("", "_lq", "_count")})
    for item in _items("segments_chain", "segments"):
        words = tr("jobs in {segment}").format(segment=item["label"])
        found.update({f"chain_{item['code']}{end}": (chain, words) for end in ("", "_lq")})
    for item in _items("facility_types", "types"):
        words = tr("the shortage of {facility}").format(facility=item["label"])
        found.update({f"{item['type']}{end}": (facilities, words) for end in ("_score", "_unmet")})
    for item in _items("crowds_walking", "crowds"):
        words = tr("{crowd} with every facility in reach").format(crowd=item["label"])
        found[f"circle_{item['code']}_all"] = (circles, words)
    return found


def _topics():
    """Return in words: crowds, the value chain, facilities, living and industrial circles, commuting."""
    return (
        tr("crowds that are not counted"),
        tr("the value chain"),
        tr("facility types that are not given"),
        tr("living circles"),
        tr("industrial living circles"),
        tr("commuting"),
    )


def _topic(field):
    """Return (the result that a field belongs to by its name, what is left of the name)."""
    own = re.sub(r"_(lq|count|score|unmet)\Z", "", field)
    crowds, chain, facilities, circles, industry, commuting = _topics()
    if field in ("circle_sites", "circle_balance", "circle_complete"):
        return industry, own
    if field.startswith("circle_"):
        return circles, own
    if field.startswith("chain_"):
        return chain, own[len("chain_") :]
    commutes = ("job_ratio", "self_", "balance", "employed_residents", "jobs", "outbound", "inbound", "home_", "work_")
    if field.startswith(commutes):
        return commuting, own
    if field == "score" or field.endswith(("_score", "_unmet")):
        return facilities, tr("the shortage of {facility}").format(facility=own)
    return crowds, own
