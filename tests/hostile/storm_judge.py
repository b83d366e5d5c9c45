"""Whether a run of the storm ended well: in a right answer, told by other means than ours, or in one clear sentence."""

import json
import math
import re

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QVariant

PERCENT = re.compile(
    r"(share|area_share|coverage|adequacy|complete|self_containment|self_sufficiency|share_of_origin|score"
    r"|chain_specialisation|(home|work)_extreme|circle_\w+_all)\Z"
)
FRACTION = re.compile(r"(balance|circle_balance)\Z")
COUNTS = re.compile(
    r"(count|base|commuters|population|people|covered|target|need|supply|unmet_people|gap|units|jobs|outbound|inbound"
    r"|employed_residents|chain_total|(home|work)_(total|within|between|external)|sites|complete_sites)\Z"
)
# of a table, what must not be NULL without a reason
TELLING = {
    "crowdprofile": "share",
    "commutebands": "share",
    "commutercrowds": "share",
    "facilitydemand": "score",
    "lifecircle": "share",
    "industrialcircle": "balance",
    "valuechain": "share",
    "profilechange": "change",
}
# what an account counts -> the parameter that it came by
SOURCES = {
    "people": "POPULATION",
    "units": "POPULATION_2",
    "commuters": "COMMUTES",
    "facilities": "FACILITIES",
    "sites": "SITES",
    "places": "PLACES",
    "firms": "FIRMS",
    "jobs": "FIRMS",
}
# a gap that was left in a sentence, a word of Python's
UNFINISHED = re.compile(r"\{(layer|fields?|count|ids?|path|reason|expression|types?|value|code)\}|Traceback|\w+Error\b")
OWN = ("OUTPUT", "TABLE", "FLOWS", "MATRIX", "BALANCE", "POINTS")
LONGEST = 2500  # characters of a sentence
NEAR = 1e-9


def sentence_faults(text):
    """Yield what is wrong with the sentence that a run was refused by."""
    if UNFINISHED.search(text):
        yield f"no sentence: {UNFINISHED.search(text).group()}"
    if not text.strip() or text.strip() == "None":
        yield "no words"
    if len(text) > LONGEST:
        yield "a very long sentence"
    if re.search(r"\bnan\b|\bNone\b", re.sub(r"'[^']*'", "", text)):
        yield "nan or None in the sentence"


def answer_faults(case, results, context, limit):
    """Yield what is wrong with the results of a run."""
    ledgers = json.loads(results["LEDGER"])
    for step, ledger in [("", ledgers)] if "accounts" in ledgers else ledgers.items():
        for account in ledger["accounts"]:
            if step != "composition_before":
                yield from _account_faults(case, account, context)
    tables = {}
    for name in OWN:
        if results.get(name):
            tables[name] = _rows(QgsProcessingUtils.mapLayerFromString(str(results[name]), context) or results[name])
            yield from _range_faults(name, tables[name])
    for row in tables.get("TABLE", ()):
        telling = TELLING.get(case.algorithm)
        if telling and row.get(telling, 0) is None and not row.get("reason"):
            yield f"{telling} is NULL without a reason"
            break
    yield from _order_faults(case, tables, context)
    yield from _sum_faults(case, tables, results, ledgers, limit)


def _account_faults(case, account, context):
    total, entries = account["total"], account["entries"]
    amounts = [entry["amount"] for entry in entries]
    where = f"account of {account['what']}"
    if total is not None and not (math.isfinite(total) and total >= 0):
        yield f"{where}: the total is {total}"
    elif total is not None and abs(total - sum(a for a in amounts if a is not None)) > NEAR * max(total, 1):
        yield f"{where}: {total!r} came in, {amounts} booked"
    if any(a is not None and (not math.isfinite(a) or a < -NEAR * max(total or 1, 1)) for a in amounts):
        yield f"{where}: {amounts} booked"
    name = SOURCES.get(account["what"])
    if name is None or account["records"] is None or case.parameters.get(name) is None:
        return
    source = case.definition.parameterAsSource(case.parameters, name, context)
    text = {"people": case.parameters.get("TOTAL"), "jobs": case.parameters.get("JOBS")}.get(account["what"])
    if account["what"] == "commuters" and case.parameters.get("COUNT"):
        text = QgsExpression.quotedColumnRef(case.parameters["COUNT"])
    records, sum_ = _counted(case, name, source, text, context)
    if records != account["records"]:
        yield f"{where}: {account['records']} records of {records}"
    if text and "rand" not in text and total is not None and abs(total - sum_) > NEAR * max(sum_, 1):
        yield f"{where}: {total!r} came in, but there are {sum_!r}"


def _counted(case, name, source, text, context):
    """Return (features, sum of an expression over them, what is no count left out)."""
    scopes = QgsExpressionContext()
    scopes.appendScope(QgsExpressionContextUtils.globalScope())
    scopes.setFields(source.fields())
    expression = QgsExpression(text or "1")
    expression.prepare(scopes)
    records, found = 0, []
    for feature in source.getFeatures(QgsFeatureRequest(), source.FlagSkipGeometryValidityChecks):
        records += 1
        scopes.setFeature(feature)
        value = expression.evaluate(scopes)
        try:
            value = float(value)
        except (TypeError, ValueError):
            continue
        if math.isfinite(value) and value >= 0:
            found.append(value)
    return records, math.fsum(found)


def _rows(layer):
    names = [field.name() for field in layer.fields()]
    rows = []
    for feature in layer.getFeatures():
        values = [None if isinstance(v, QVariant) else v for v in feature.attributes()]
        if layer.storageType() == "CSV":
            # QGIS reads texts alone
            values = [_as_number(value) for value in values]
        rows.append(dict(zip(names, values), _geometry=feature.geometry()))
    return rows


def _as_number(text):
    try:
        return None if text == "" else float(text)
    except (TypeError, ValueError):
        return text


def _range_faults(name, rows):
    for row in rows:
        for field, value in row.items():
            if not isinstance(value, float):
                continue
            if not math.isfinite(value):
                yield f"{name}: {field} is {value}"
            elif PERCENT.match(field) and not -NEAR <= value <= 100 * (1 + NEAR):
                yield f"{name}: {field} is {value!r} per cent"
            elif (FRACTION.match(field) and not -NEAR <= value <= 1 + NEAR) or (COUNTS.match(field) and value < 0):
                yield f"{name}: {field} is {value!r}"
            else:
                continue
            return


def _order_faults(case, tables, context):
    """Yield where the divisions of a result are not those that came in, in their order and as they were drawn."""
    rows = tables.get("OUTPUT" if case.algorithm != "odflows" else "BALANCE")
    if rows is None or "DIVISIONS" not in case.specs or case.algorithm == "commutemap":
        return
    source = case.definition.parameterAsSource(case.parameters, "DIVISIONS", context)
    features = list(source.getFeatures(QgsFeatureRequest(), source.FlagSkipGeometryValidityChecks))
    if len(rows) != len(features):
        yield f"{len(rows)} divisions of {len(features)}"
        return
    if str(case.parameters.get("OUTPUT", case.parameters.get("BALANCE"))) != "TEMPORARY_OUTPUT":
        return
    for row, feature in zip(rows, features):
        drawn, kept = (_measures(g) for g in (feature.geometry(), row["_geometry"]))
        if drawn != kept:
            yield f"a division's geometry came out otherwise: {feature.geometry().asWkt()[:60]}"
            return


def _measures(geometry):
    """What does not change where a polygon becomes a multi polygon."""
    if geometry.isNull() or geometry.isEmpty():
        return ""
    return repr((geometry.boundingBox().toString(17), geometry.area(), geometry.constGet().nCoordinates()))


def _sum_faults(case, tables, results, ledgers, limit):
    """Yield where parts do not add up to their whole; with a small-count limit, parts are withheld."""
    if limit:
        return

    def added(table, name):
        return math.fsum(row[name] or 0.0 for row in tables[table])

    pairs = []
    if case.algorithm == "crowdprofile":
        total = ledgers["accounts"][0]["total"]
        pairs += [
            ("people in and out", results["POPULATION_IN"] + results["POPULATION_OUT"], total),
            ("population of divisions", added("OUTPUT", "population"), results["POPULATION_IN"]),
        ]
    if "COMMUTERS" in results:
        pairs.append(("internal and external", results["INTERNAL"] + results["EXTERNAL"], results["COMMUTERS"]))
    if case.algorithm == "odflows":
        pairs.append(("matrix", added("MATRIX", "commuters"), results["COMMUTERS"]))
    if case.algorithm == "commutebands":
        area = [row for row in tables["TABLE"] if row["level"] == "area" and row["side"] == "all"]
        of = math.fsum(row["commuters"] for row in area)
        pairs.append(("side all", of, results["COMMUTERS"]))
    if case.algorithm == "valuechain":
        of = math.fsum(e["amount"] for e in ledgers["accounts"][0]["entries"] if e["fate"] == "counted")
        pairs.append(("chain_total", added("OUTPUT", "chain_total"), of))
    for what, found, expected in pairs:
        if abs(found - expected) > NEAR * max(abs(expected), 1):
            yield f"{what}: {found!r}, not {expected!r}"
