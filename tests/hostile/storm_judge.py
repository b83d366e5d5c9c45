"""Whether a run of the storm ended well: in a right answer, told by other means than ours, or in one clear sentence."""

import contextlib
import json
import math
import re
import sqlite3
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsProcessingUtils,
    QgsWkbTypes,
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
UNFINISHED = re.compile(
    r"\{(layer|fields?|count|ids?|path|reason|expression|types?|value|code)\}|Traceback|\w+Error\b|PyQt\d"
)
# of a table, what its divisions add up to, and what does not tell its rows apart
ADDED = ("count", "base", "commuters", "people", "covered", "target", "need", "unmet_people", "gap", "sites")
NOT_KEYS = ("level", "division_id", "division_name", "division_type", "label", "unit", "reason")
OWN = ("OUTPUT", "TABLE", "FLOWS", "MATRIX", "BALANCE", "POINTS")
UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
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
    if case.algorithm == "study":
        yield from _study_faults(case, results, context)
    tables = {}
    for name in OWN:
        if results.get(name):
            layer = QgsProcessingUtils.mapLayerFromString(str(results[name]), context) or results[name]
            tables[name] = _rows(layer)
            yield from _range_faults(name, tables[name])
            if layer.storageType() in ("GPKG", "Memory storage") and not _of_its_kind(name, layer):
                yield f"{name}: a layer of {QgsWkbTypes.displayString(layer.wkbType())}"
    for row in tables.get("TABLE", ()):
        telling = TELLING.get(case.algorithm)
        if telling and row.get(telling, 0) is None and not row.get("reason"):
            yield f"{telling} is NULL without a reason"
            break
    yield from _order_faults(case, tables, context)
    for name, source in (("UNITS", "POPULATION"), ("UNITS_2", "POPULATION_2"), ("CIRCLES", "SITES")):
        if results.get(name):
            layer = QgsProcessingUtils.mapLayerFromString(str(results[name]), context) or results[name]
            if len(_rows(layer)) != len(_features(case, source, context)):
                yield f"{name}: {len(_rows(layer))} rows"
    yield from _sum_faults(case, tables, results, ledgers, limit)
    if not limit:
        yield from _level_faults(tables.get("TABLE", ()))
        yield from _place_faults(case, results, ledgers, context)


def _study_faults(case, results, context):
    """Yield what is wrong with a study's file and report."""
    with contextlib.closing(sqlite3.connect(results["STUDY"])) as base:
        (rows,) = base.execute("SELECT count(*) FROM profile").fetchone()
    if rows != len(_features(case, "DIVISIONS", context)):
        yield f"{rows} divisions in the study"
    if results.get("REPORT"):
        page = Path(results["REPORT"]).read_text(encoding="utf-8")
        # words of layers that would be taken for HTML
        markup = [word for word in ("<b>&amp;", "<i>x</i>", "<b>x</b>") if word in page]
        yield from (f"in the report: {word}" for word in markup)
        yield from (f"in the report: {word}" for word in re.findall(r">\s*(?:nan|None|inf)\s*<", page)[:1])


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
    text = _text_of(case, name) if account["what"] in ("people", "jobs", "commuters") else ""
    amounts = _amounts(source, text or "1")
    if len(amounts) != account["records"]:
        yield f"{where}: {account['records']} records of {len(amounts)}"
    all_of_them = math.fsum(amount or 0.0 for amount in amounts)
    if (
        text
        and not re.search(r"rand|@|aggregate|count\(", text)
        and total is not None
        and abs(total - all_of_them) > NEAR * max(all_of_them, 1)
    ):
        yield f"{where}: {total!r} came in, but there are {all_of_them!r}"


def _text_of(case, name):
    """Return the expression that counts in each feature of a layer, '' where each counts 1."""
    if name == "COMMUTES":
        field = case.parameters.get("COUNT")
        return QgsExpression.quotedColumnRef(field) if field else ""
    return case.parameters.get({"POPULATION": "TOTAL", "FIRMS": "JOBS"}[name]) or ""


def _amounts(source, text):
    """Return what an expression gives for each feature, None where that is no count."""
    scopes = QgsExpressionContext()
    scopes.appendScope(QgsExpressionContextUtils.globalScope())
    scopes.setFields(source.fields())
    expression = QgsExpression(text)
    expression.prepare(scopes)
    found = []
    for feature in source.getFeatures(QgsFeatureRequest(), UNCHECKED):
        scopes.setFeature(feature)
        try:
            value = float(expression.evaluate(scopes))
        except (TypeError, ValueError):
            value = math.nan
        found.append(value if 0 <= value < 1e30 else None)
    return found


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


def _of_its_kind(name, layer):
    """Whether an output has the geometries that it is to have, also where it has no rows."""
    of = {"OUTPUT": "PolygonGeometry", "BALANCE": "PolygonGeometry", "FLOWS": "LineGeometry", "POINTS": "PointGeometry"}
    return layer.geometryType() == getattr(QgsWkbTypes.GeometryType, of.get(name, "NullGeometry"))


def _as_number(text):
    try:
        number = None if text == "" else float(text)
    except (TypeError, ValueError):
        return text
    return number if number is None or (math.isfinite(number) and "_" not in text) else text


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
    features = _features(case, "DIVISIONS", context)
    if len(rows) != len(features):
        yield f"{len(rows)} divisions of {len(features)}"
        return
    if str(case.parameters.get("OUTPUT", case.parameters.get("BALANCE"))) != "TEMPORARY_OUTPUT":
        return
    for row, feature in zip(rows, features):
        drawn, kept = (_measures(g) for g in (feature.geometry(), row["_geometry"]))
        polygon = feature.geometry().type() == QgsWkbTypes.GeometryType.PolygonGeometry
        if polygon and drawn != kept:
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


def _level_faults(rows):
    """Yield where the divisions of a table do not add up to the whole area."""
    sums, areas = {}, {}
    for row in rows:
        texts = [(k, v) for k, v in row.items() if isinstance(v, str) and k not in NOT_KEYS]
        for name in ADDED:
            if row.get(name) is not None:
                key = (name, *texts)
                if row["level"] == "area":
                    areas[key] = row[name]
                elif row["level"] == "division":
                    sums.setdefault(key, []).append(row[name])
    for key, values in sums.items():
        if key in areas and abs(math.fsum(values) - areas[key]) > 1e-8 * max(areas[key], 1e-300):
            yield f"{key}: divisions {values!r} add up otherwise than the area's {areas[key]!r}"
            return


def _place_faults(case, results, ledgers, context):
    """Yield where points, or the ends of lines, are counted elsewhere than QGIS itself finds them, one by one."""
    name = {"crowdprofile": "POPULATION", "valuechain": "FIRMS"}.get(case.algorithm)
    if "COMMUTERS" in results and case.parameters["ENDS"] == 0:
        name = "COMMUTES"
    drawn = [f.geometry() for f in _features(case, "DIVISIONS", context)] if name else []
    # what is not valid is mended by us, which is looked at elsewhere; a corner beyond all places is none, which is said
    reach = [abs(edge) for g in drawn for edge in g.boundingBox().toRectF().getCoords()]
    if not name or max(reach, default=0.0) >= 1e30 or not all(_plain(g) and g.isGeosValid() for g in drawn):
        return
    source = case.definition.parameterAsSource(case.parameters, name, context)
    divisions = case.definition.parameterAsSource(case.parameters, "DIVISIONS", context)
    way = QgsCoordinateTransform(source.sourceCrs(), divisions.sourceCrs(), context.transformContext())
    amounts, found = _amounts(source, _text_of(case, name) or "1"), 0.0
    for feature, amount in zip(_features(case, name, context), amounts):
        shape = feature.geometry()
        kind = QgsWkbTypes.Type.LineString if name == "COMMUTES" else QgsWkbTypes.Type.Point
        if not _plain(shape) or QgsWkbTypes.flatType(shape.wkbType()) != kind:
            if not shape.isNull() and not shape.isEmpty():
                return
            continue
        ends = list(shape.vertices())
        ends = [QgsPointXY(end) for end in (ends if name != "COMMUTES" else (ends[0], ends[-1]))]
        beyond = source.sourceCrs().isGeographic() and any(abs(end.y()) > 90 or abs(end.x()) > 360 for end in ends)
        if beyond or any((end.x(), end.y()) == (0, 0) for end in ends):
            return
        try:
            ends = [QgsGeometry.fromPointXY(way.transform(end) if way.isValid() else end) for end in ends]
        except QgsCsException:
            continue
        if any(division.intersects(end) for end in ends for division in drawn):
            found += amount or 0.0
    counted = results.get("COMMUTERS", results.get("POPULATION_IN"))
    if case.algorithm == "valuechain":
        entries = ledgers["accounts"][0]["entries"]
        unnamed = any("segment" in entry["reason"] for entry in entries)
        counted = None if unnamed else math.fsum(e["amount"] for e in entries if e["fate"] == "counted")
    if counted is not None and abs(found - counted) > NEAR * max(found, 1):
        yield f"{counted!r} counted in the divisions, where QGIS finds {found!r}"


def _features(case, name, context):
    source = case.definition.parameterAsSource(case.parameters, name, context)
    return list(source.getFeatures(QgsFeatureRequest(), UNCHECKED))


def _plain(geometry):
    """Whether a geometry is there, without curves, and of coordinates that are numbers."""
    if geometry.isNull() or geometry.isEmpty() or QgsWkbTypes.isCurvedType(geometry.wkbType()):
        return False
    box = geometry.boundingBox()
    return all(map(math.isfinite, (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())))
