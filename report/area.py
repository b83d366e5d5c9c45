"""The first two sections: the area with its key findings, and what was counted."""

import math

from ..layers.messages import joined, tr
from . import maps
from .bars import MARKED
from .commuting import directions
from .crowds import PROFILE_COLUMNS, indicators, tags
from .findings import key_findings
from .page import name, number, plain, say, step_title
from .pictures import TYPES, fold
from .tables import divisions


def area(page, study):
    """Write the divisions, their people and types, and the key findings."""
    known, ground = divisions(study)
    if not known:
        page.missing(tr("the planning divisions, and units with counts of people (census tracts, grid cells)."))
        return
    _facts(page, study, known)
    found = key_findings(study)
    if found:
        page.heading(tr("Key findings"))
        page.points(found, "key")
    _map(page, known, ground)
    _divisions(page, study, known)


def _facts(page, study, known):
    people = [one.population for one in known if one.population is not None]
    if people:
        where = tr("people") if len(people) == len(known) else tr("people, where they are known")
        page.facts.append((plain(math.fsum(people)), where))
    page.facts.append((plain(len(known)), tr("divisions")))
    types = {one.type for one in known if one.type}
    if types:
        page.facts.append((plain(len(types)), tr("types of division")))
    _, commuters = directions(study)
    if commuters:
        page.facts.append((plain(commuters), tr("commuters")))


def _map(page, known, ground):
    types = [*dict.fromkeys(one.type for one in known)]
    shade = {kind: TYPES[k % len(TYPES)] for k, kind in enumerate(types)}
    legend = [(fold(kind or tr("no type given"), 40, 1), colour, "area") for kind, colour in shade.items()]
    labels = [fold(one.name, 14, 3) for one in known]
    one = maps.Map("", ground, [shade[one.type] for one in known], labels, legend if any(types) else [])
    page.figure(
        maps.draw([one], "am", tr("Map of the divisions")),
        tr("The divisions and their types.") if any(types) else tr("The divisions."),
    )


def _divisions(page, study, known):
    tagged, rows = tags(study), study.table("profile_table", *PROFILE_COLUMNS)
    labels = {} if rows is None else {code: label for code, label, _, _ in indicators(rows)}
    # of a whole that is not known there is no share
    whole = all(one.population is not None for one in known)
    total = math.fsum(one.population for one in known) if whole else None
    typed = any(one.type for one in known)
    body = []
    for one in known:
        marked = [
            labels.get(code, code) for code, mark in tagged.get(("division", one.id), {}).items() if mark == MARKED
        ]
        why = tr("no population given")
        line = [name(one.name)]
        line += [name(one.type)] if typed else []
        line.append(number(one.population, reason=why))
        line.append(
            number(100.0 * one.population / total if total and one.population is not None else None, 1, " %", why)
        )
        line.append(joined(marked) or tr("none") if rows is not None else tr("no profile"))
        body.append(line)
    page.table(
        [tr("Division"), *([tr("Type")] if typed else []), tr("People"), tr("Of all"), tr("Marked crowds")],
        body,
        tr("The divisions, their people, and the crowds that are far more common there than in the area."),
        "tight",
    )


def counted(page, study):
    """Write the ledger: what came in, what was counted, what could not be used."""
    rows = study.table("ledger", "step", "what", "source", "fate", "reason", "records", "amount")
    if rows is None:
        page.missing(tr("a run of the whole study, which keeps an account of what was counted and what was not."))
        return
    page.text(tr("What came in was counted, lay outside the divisions, or could not be used, for the reason given."))
    words = {
        "in": tr("came in"),
        "came in": tr("came in"),
        "counted": tr("counted"),
        "outside": tr("outside"),
        "unusable": tr("could not be used"),
    }
    body, before, remarks = [], None, []
    for row in rows.to_dict("records"):
        if row["fate"] == "remark":
            remarks.append(say(tr("{step}: {remark}"), step=step_title(row["step"]), remark=row["reason"] or ""))
            continue
        head = (row["step"], row["source"], row["what"])
        again = head == before
        before = head
        why = tr("unknown, or withheld")
        body.append(
            [
                "" if again else step_title(row["step"]),
                "" if again else name(row["source"]),
                "" if again else row["what"] or "",
                words.get(row["fate"], row["fate"] or ""),
                # where everything begins its fate says it all
                "" if row["reason"] == words.get(row["fate"]) else name(row["reason"]),
                number(row["records"], reason=why),
                number(row["amount"], 0, reason=why),
            ]
        )
    page.table(
        [tr("Step"), tr("Source"), tr("What"), tr("Fate"), tr("Reason"), tr("Records"), tr("Amount")],
        body,
        tr("The ledger: every record of every source, and where it went."),
        "tight",
    )
    if remarks:
        page.points(remarks, "small")
