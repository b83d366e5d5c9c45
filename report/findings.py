"""Key findings: a few plain sentences made from the numbers of a study."""

import math

from ..layers.messages import tr
from .bars import MARKED
from .commuting import CROWD_COLUMNS, directions, extreme_share
from .crowds import PROFILE_COLUMNS, groups_of, indicators, tags
from .demand import product_rows
from .page import Html, name, names, plain, say, signed
from .tables import at_level, divisions, is_missing, parameter

NAMED = 5  # so many divisions are named, the rest counted


def key_findings(study):
    """Return sentences (Html), those whose numbers the study holds."""
    makers = (_people, _growth, _crowds, _three_highs, _ways, _extreme, _facility, _products)
    return [sentence for sentence in (maker(study) for maker in makers) if sentence]


def _list(found):
    """Return names as HTML, the first few, and how many more."""
    found = list(found)
    text = names(found[:NAMED])
    more = len(found) - NAMED
    return Html(text + say(tr(" and {count} more"), count=more)) if more > 0 else text


def _people(study):
    known, _ = divisions(study)
    people = [(one.population, one.name) for one in known if one.population is not None]
    total = math.fsum(count for count, _ in people)
    if not total or len(people) < len(known):
        return None
    most, where = max(people)
    return say(
        tr("{people} people live in {count} divisions; the one with most is {division}: {most} ({share} %)."),
        people=plain(total),
        count=len(known),
        division=name(where),
        most=plain(most),
        share=plain(100.0 * most / total, 1),
    )


def _growth(study):
    rows = study.table(
        "change_table", "level", "division_id", "division_name", "indicator", "change", "growth", "growth_share"
    )
    if rows is None:
        return None
    rows = rows[rows["indicator"] == "population"]
    whole = at_level(rows, "area").to_dict("records")
    places = [row for row in at_level(rows, "division").to_dict("records") if not is_missing(row["change"])]
    if not whole or is_missing(whole[0]["growth"]) or not places:
        return None
    most = max(places, key=lambda row: row["change"])
    least = min(places, key=lambda row: row["change"])
    sentence = say(
        tr("The population changed by {growth} % between the two dates; {division} gained most, {people} people"),
        growth=signed(whole[0]["growth"]),
        division=name(most["division_name"] or most["division_id"]),
        people=plain(most["change"]),
    )
    if least["change"] < 0:
        place = name(least["division_name"] or least["division_id"])
        sentence += say(tr(", and {division} lost most, {people}"), division=place, people=plain(-least["change"]))
    return Html(sentence + tr("."))


def _crowds(study):
    rows = study.table("profile_table", *PROFILE_COLUMNS)
    if rows is None:
        return None
    tagged, places = tags(study), groups_of(rows, "division")
    marked = {}
    for code, label, _, _ in indicators(rows):
        there = [title for key, (title, _) in places.items() if tagged.get(("division", key), {}).get(code) == MARKED]
        if there:
            marked[label] = there
    known = [
        (own[code]["lq"], label, title)
        for title, own in places.values()
        for code, label, _, _ in indicators(rows)
        if code in own and not is_missing(own[code]["lq"])
    ]
    if not marked or not known:
        return None
    lq, label, title = max(known)
    return say(
        tr(
            "The crowd that stands out most is \u2018{crowd}\u2019 in {division}, {times} times the area's share; it "
            "is marked in {places}."
        ),
        crowd=label,
        division=name(title),
        times=plain(lq, 1),
        places=_list(marked.get(label, [title])),
    )


def _three_highs(study):
    tagged = tags(study)
    bands = study.table("bands", "division_id", "home_extreme_lq")
    if not tagged or bands is None:
        return None
    limit = parameter(study, "MARKED", 1.2)
    far = {key for key, lq in zip(bands["division_id"], bands["home_extreme_lq"]) if lq >= limit}
    crowds = ("college_education", "high_income")
    there = [
        one.name
        for one in divisions(study)[0]
        if one.id in far and all(tagged.get(("division", one.id), {}).get(code) == MARKED for code in crowds)
    ]
    if not there:
        return None
    return say(
        tr("The \u2018three highs\u2019, high education, high income and extreme commuting, meet in {places}."),
        places=_list(there),
    )


def _ways(study):
    found, total = directions(study)
    if not total:
        return None
    inside = found.get("within", 0.0) + found.get("between", 0.0)
    return say(
        tr(
            "Of {commuters} commuters {internal} % stay within the area and {external} % cross its boundary: {out} go "
            "out of it, {into} come into it."
        ),
        commuters=plain(total),
        internal=plain(100.0 * inside / total, 1),
        external=plain(100.0 - 100.0 * inside / total, 1),
        out=plain(found.get("outbound", 0.0)),
        into=plain(found.get("inbound", 0.0)),
    )


def _extreme(study):
    km, share = extreme_share(study)
    if share is None:
        return None
    sentence = say(tr("{share} % travel {km} km or more one way"), share=plain(share, 1), km=f"{km:g}")
    rows = study.table("commuters_table", *CROWD_COLUMNS)
    if rows is not None:
        own = rows[(rows["level"] == "area") & (rows["side"] == "work") & (rows["subset"] == "extreme")]
        known = [row for row in own.to_dict("records") if not is_missing(row["lq"])]
        if known:
            most = max(known, key=lambda row: row["lq"])
            sentence += say(
                tr(
                    "; among those of them who work here the crowd that stands out most is \u2018{crowd}\u2019: "
                    "{share} %, {times} times its share in all commuters"
                ),
                crowd=most["label"] or most["attribute"],
                share=plain(most["share"], 1),
                times=plain(most["lq"], 1),
            )
    return Html(sentence + tr("."))


def _facility(study):
    rows = study.table("demand_table", "level", "type", "label", "score", "unmet_people", "target")
    if rows is None:
        return None
    known = [row for row in at_level(rows, "area").to_dict("records") if not is_missing(row["score"])]
    if not known:
        return None
    most = max(known, key=lambda row: row["score"])
    # said as it is read: "5 of the 5 people" is all of them
    everyone = plain(most["unmet_people"]) == plain(most["target"])
    return say(
        tr("The greatest shortage is of {facility}: all {target} people to be served have too little in reach.")
        if everyone
        else tr(
            "The greatest shortage is of {facility}: of {target} people to be served {unmet} have too little in reach."
        ),
        facility=most["label"] or most["type"],
        unmet=plain(most["unmet_people"]),
        target=plain(most["target"]),
    )


def _products(study):
    found = product_rows(study)
    if not found or not found["holds"]:
        return None
    places = {}
    for row in found["holds"]:
        places.setdefault(row["product"] or "", {})[row["division_id"]] = row["division_name"] or row["division_id"]
    product = max(places, key=lambda one: len(places[one]))
    return say(
        tr("The product recommended most often is \u2018{product}\u2019, in {places}."),
        product=product,
        places=_list(places[product].values()),
    )
