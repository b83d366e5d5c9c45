"""Parameters about population that several algorithms share, and reading them."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..analysis import definitions
from ..layers import lanes
from ..layers.expressions import missing_fields
from ..layers.language import language
from ..layers.ledger import Ledger
from ..layers.messages import Refusal, number, tr
from ..layers.presets import preset_path
from ..layers.units import WEIGHTED, Apportionment, book, book_units, people_on_overlaps, read_units
from ..layers.unitsums import texts_of

POPULATION, POPULATION_2, TOTAL = "POPULATION", "POPULATION_2", "TOTAL"
APPORTION, WEIGHT_LAYER, WEIGHT, MIN_COUNT = "APPORTION", "WEIGHT_LAYER", "WEIGHT", "MIN_COUNT"
LANE, PLAN = "LANE", "PLAN"
_PEOPLE = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]


def add_population(algorithm):
    """Add POPULATION, TOTAL and POPULATION_2."""
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(POPULATION, tr("Population units (census tracts, grid cells)"), _PEOPLE)
    )
    algorithm.addParameter(
        QgsProcessingParameterExpression(
            TOTAL, tr("People in a unit"), defaultValue='"population"', parentLayerParameterName=POPULATION
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            POPULATION_2, tr("Second source (e.g. income from LBS data)"), _PEOPLE, optional=True
        )
    )


def add_apportionment(algorithm):
    """Add APPORTION, WEIGHT_LAYER and WEIGHT."""
    algorithm.addParameter(
        QgsProcessingParameterEnum(
            APPORTION,
            tr("Split units that cross a boundary"),
            options=[tr("by area"), tr("whole, by their centroid"), tr("by buildings or land inside (weighted)")],
            defaultValue=0,
        )
    )
    algorithm.add_advanced(
        QgsProcessingParameterFeatureSource(
            WEIGHT_LAYER,
            tr("Buildings or land to weight by"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        )
    )
    algorithm.add_advanced(
        QgsProcessingParameterExpression(
            WEIGHT,
            tr("Weight of a square metre (e.g. floors)"),
            defaultValue="",
            parentLayerParameterName=WEIGHT_LAYER,
            optional=True,
        )
    )


def add_lane(algorithm, text):
    """Add LANE, which asks what the text says, and PLAN, for large layers of a server."""
    algorithm.add_advanced(QgsProcessingParameterEnum(LANE, text, options=lanes.names(), defaultValue=0, optional=True))
    algorithm.add_advanced(
        QgsProcessingParameterBoolean(PLAN, tr("Show the server's plan in the log"), defaultValue=False, optional=True)
    )


def read_lane(algorithm, parameters, context):
    """Return (one of lanes.LANES, whether a server's plan is shown)."""
    lane = lanes.LANES[algorithm.parameterAsEnum(parameters, LANE, context)]
    return lane, algorithm.parameterAsBool(parameters, PLAN, context)


def add_min_count(algorithm):
    """Add MIN_COUNT."""
    algorithm.add_advanced(
        QgsProcessingParameterNumber(
            MIN_COUNT,
            tr("Withhold counts of fewer people than (0: none)"),
            QgsProcessingParameterNumber.Type.Integer,
            defaultValue=0,
            minValue=0,
        )
    )


def shown(algorithm):
    """Return what the tables of the same study show and withhold so far, as a withholding.Shown."""
    from ..analysis.withholding import Shown

    return algorithm.read_once("shown", Shown)


def add_definitions(algorithm, name, text, columns, items):
    """Add a table parameter X with the default preset's rows, and X_FILE beside it, which wins."""
    default = _flat(items, columns)
    algorithm.add_advanced(
        QgsProcessingParameterMatrix(name, text, headers=list(columns), defaultValue=default, optional=True)
    )
    algorithm.add_advanced(
        QgsProcessingParameterFile(
            f"{name}_FILE", tr("{table}: preset file (wins)").format(table=text), extension="json", optional=True
        )
    )


def _flat(items, columns):
    """Return the one list of texts that a table is to Processing."""
    return [str(item.get(column, "")) for item in items for column in columns]


def default_items(preset, kind):
    """Return the items of a bundled preset in the user's language."""
    return definitions.load(preset_path(preset), kind, language())


def read_definitions(algorithm, name, kind, columns, items, parameters, context):
    """Return (rows as dicts, whether the user wrote them): the file's, else the table's, else the default's."""
    path = algorithm.parameterAsFile(parameters, f"{name}_FILE", context)
    if path:
        return definitions.load(path, kind, language()), True
    flat = algorithm.parameterAsMatrix(parameters, name, context)
    if not flat or [str(value) for value in flat] == _flat(items, columns):
        return items, False
    return definitions.from_matrix(flat, columns), True


def sources_of(algorithm, wanted, what, table, written, feedback):
    """Return key -> the first population source that holds all fields of its expressions; wanted: key -> texts.

    what: what a key is, in a word; table: the parameter that they are given by. Raises Refusal for a key that no
    source serves where the user wrote it; one of the default set is left out, and that is said.
    """
    found = {}
    for key, texts in wanted.items():
        lacking = {}
        for name in (POPULATION, POPULATION_2):
            source = algorithm.source(name)
            if source is None:
                continue
            missing = {field for text in texts for field in missing_fields(text, source.fields)}
            if not missing:
                found[key] = name
                break
            lacking[source.name] = ", ".join(sorted(missing))
        if key not in found:
            places = "; ".join(tr("'{layer}' lacks {fields}").format(layer=k, fields=v) for k, v in lacking.items())
            text = tr("{what} '{code}': no source has all its fields ({places}).").format(
                what=what[:1].upper() + what[1:], code=key, places=places
            )
            if written:
                raise Refusal(text + " " + tr("Correct its expressions, or take it out of the table."))
            feedback.pushWarning(text + " " + tr("It is NULL in the results; add a second source that has them."))
    if not found:
        raise Refusal(
            tr(
                "No {what} can be computed: the population layers lack fields that each of them names. Write "
                "expressions for the fields that there are, in the table or in a preset file ({table}, {table}_FILE)."
            ).format(what=what, table=table)
        )
    return found


def read_apportionment(algorithm, parameters, context):
    """Return the layers.units.Apportionment that the parameters describe. Raises Refusal."""
    method = algorithm.parameterAsEnum(parameters, APPORTION, context)
    layer = algorithm.source(WEIGHT_LAYER)
    if method == WEIGHTED and layer is None:
        raise Refusal(tr("To split units by buildings or land, choose the layer to weight by (WEIGHT_LAYER)."))
    return Apportionment(method, layer, algorithm.expression_text(parameters, WEIGHT, context))


def read_total(algorithm, parameters, context):
    """Return the expression of TOTAL. Raises Refusal where the population layer lacks its fields."""
    total = algorithm.expression_text(parameters, TOTAL, context)
    source = algorithm.source(POPULATION)
    missing = missing_fields(total, source.fields)
    if missing:
        raise Refusal(
            tr(
                "Layer '{layer}' has no field {fields}, which 'People in a unit' (TOTAL) needs: set it to the field or "
                "expression of that layer that counts people."
            ).format(layer=source.name, fields=", ".join(missing))
        )
    return total


def asked_of(total, others):
    """Return source parameter -> what is asked of it, as in read_units: the total, and others, (parameter, texts)."""
    wanted = {POPULATION: [(total,)]}
    for name, texts in others:
        wanted.setdefault(name, []).append(texts)
    return wanted


def why_ways():
    """Return why units must be records for an algorithm that finds ways from them."""
    return tr("the way is found from each unit")


def announce(algorithm, wanted, why_singly=""):
    """Note what a run will read from population units, as read_population does."""
    readings = algorithm.readings
    for name, asked in wanted.items():
        readings.expressions.setdefault(name, []).extend(asked)
    readings.why_singly = readings.why_singly or why_singly


def read_population(algorithm, wanted, ground, apportionment, feedback, until=90, why_singly="", plan=False):
    """Return layers.units.Units by source parameter; wanted: source parameter -> what is asked, as in read_units.

    until: the progress, in per cent, at which it is done; why_singly: why each unit must be a record, '' where it need
    not; plan: whether a server tells how it goes about it.
    """
    units, readings = {}, algorithm.readings
    if readings is not None:
        why_singly = readings.why_singly
    part = (until - 10) / len(wanted)
    for step, (name, asked) in enumerate(wanted.items()):
        progress = _progress(feedback, 10 + part * step, part)
        every = asked if readings is None else [*asked, *readings.expressions.get(name, ())]
        how = (algorithm.source(name), every, ground, apportionment, feedback, why_singly, plan, progress)
        units[name] = algorithm.read_once(("units", name), lambda how=how: _read_units(*how))
        progress(1.0)
    return units


def _progress(feedback, start, part):
    """Return a function (part done, 0 to 1) that tells so much of the progress."""
    return lambda done: feedback.setProgress(start + part * done)


def _read_units(source, asked, ground, apportionment, feedback, why_singly, plan, progress):
    """Return the Units of a Source, from a server where that can add them up."""
    why_not = why_singly or lanes.not_on_server(source, {}, texts_of(asked), lanes.UNITS)

    def reduce():
        from ..layers.serverunits import reduce_units

        return reduce_units(source, asked, ground, apportionment, plan, feedback)

    units = lanes.by_server(source, why_not, reduce, feedback)
    return units or read_units(source, asked, ground, apportionment, feedback, why_singly, progress)


def population_ledger(units, total, ground, limit):
    """Return a ledger with an account for each source (Units by parameter) and the divisions' overlaps.

    The first source is accounted for in people (total, an expression text), the second in units.
    """
    ledger = Ledger(limit)
    people = units[POPULATION]
    came_in = float(np.nansum(people.values[total]))
    book(ledger.account(tr("people"), people.source.name, people.times.sum(), came_in), people, total)
    if POPULATION_2 in units:
        second = units[POPULATION_2]
        rows = second.times.sum()
        book_units(ledger.account(tr("units"), second.source.name, rows, float(rows)), second)
    remark_overlaps(ledger, ground, tr("people"), people_on_overlaps(people, total, ground), limit, decimals=1)
    return ledger


def remark_overlaps(ledger, ground, what, amount, limit, decimals=0):
    """Say which divisions overlap, and how many people (`what` in words) that concerns."""
    overlaps, ids = ground.overlaps(), ground.divisions.ids
    if not overlaps:
        return
    ledger.remark(
        tr(
            "{count} pair(s) of divisions overlap ({pairs}), {area} m2 and {amount} {what} in all: counted in the "
            "division with the lowest id."
        ).format(
            count=len(overlaps),
            pairs=", ".join(f"{ids[o.first]} / {ids[o.second]}" for o in overlaps[:3]),
            area=number(sum(o.area for o in overlaps), 1),
            amount=tr("few") if 0 < amount < limit else number(amount, decimals),
            what=what,
        )
    )
