"""Parameters about facilities and the way to them that several algorithms share, and reading them."""

from typing import NamedTuple

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..analysis.facilitytypes import TYPE_COLUMNS, facility_types
from ..layers.facilities import book_facilities, read_facilities, unit_xyz
from ..layers.messages import Refusal, listed, number, quoted, stopper, tr
from ..layers.ways import read_ways
from . import crowdparameters as shared

FACILITIES, FACILITY_TYPE, CAPACITY = "FACILITIES", "FACILITY_TYPE", "CAPACITY"
TYPES, NETWORK, NETWORK_SPEED, SNAP, DETOUR = "TYPES", "NETWORK", "NETWORK_SPEED", "SNAP", "DETOUR"
METHOD = "METHOD"
PRESET = "facility_types"
FAR = 4  # so many limits away a nearest facility is still told
NAMED = 8  # so many types are named in a sentence


def add_facilities(algorithm, optional=False):
    """Add FACILITIES and FACILITY_TYPE."""
    kinds = [QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon]
    algorithm.addParameter(QgsProcessingParameterFeatureSource(FACILITIES, tr("Facilities"), kinds, optional=optional))
    algorithm.addParameter(
        QgsProcessingParameterField(
            FACILITY_TYPE,
            tr("Facility type"),
            parentLayerParameterName=FACILITIES,
            optional=optional,
            defaultValue=None,
        )
    )


def add_capacity(algorithm):
    """Add CAPACITY."""
    algorithm.addParameter(
        QgsProcessingParameterExpression(
            CAPACITY,
            tr("Capacity of a facility, in its type's unit (1 each)"),
            defaultValue="",
            parentLayerParameterName=FACILITIES,
            optional=True,
        )
    )


def add_method(algorithm):
    """Add METHOD."""
    algorithm.addParameter(
        QgsProcessingParameterEnum(
            METHOD,
            tr("Floating catchment"),
            options=[
                tr("2SFCA: everybody in the limit alike"),
                tr("E2SFCA: nearer people more, in three steps"),
                tr("Gaussian: nearer people more, smoothly"),
                tr("balanced: each person counted once"),
            ],
            defaultValue=0,
        )
    )


def add_types(algorithm):
    """Add TYPES and TYPES_FILE."""
    algorithm.default_types = shared.default_items(PRESET, "types")
    shared.add_definitions(algorithm, TYPES, tr("Facility types"), TYPE_COLUMNS, algorithm.default_types)


def add_way(algorithm):
    """Add DETOUR, NETWORK, NETWORK_SPEED and SNAP."""
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            NETWORK, tr("Ways to walk on"), [QgsProcessing.SourceType.TypeVectorLine], optional=True
        )
    )
    algorithm.add_advanced(
        QgsProcessingParameterExpression(
            NETWORK_SPEED,
            tr("Highest speed on a way (km/h)"),
            defaultValue="",
            parentLayerParameterName=NETWORK,
            optional=True,
        )
    )
    for name, text, value in (
        (SNAP, tr("A door joins the nearest way within (metres)"), 500.0),
        (DETOUR, tr("Detour: way over straight line, without ways"), 1.3),
    ):
        algorithm.add_advanced(
            QgsProcessingParameterNumber(
                name, text, QgsProcessingParameterNumber.Type.Double, defaultValue=value, minValue=0.0
            )
        )


def read_types(algorithm, parameters, context, feedback):
    """Return (FacilityTypes, whether the user wrote them); names that cannot be codes are said."""
    items, written = shared.read_definitions(
        algorithm, TYPES, "types", TYPE_COLUMNS, algorithm.default_types, parameters, context
    )
    types = facility_types(items)
    renamed = [one for one in types if one.code != one.name]
    if renamed:
        feedback.pushInfo(
            tr("Fields are named by codes: {codes}.").format(
                codes=", ".join(f"{one.code} = '{one.name}'" for one in renamed)
            )
        )
    return types, written


def read_places(algorithm, types, capacity, ground, parameters, context, feedback):
    """Return the Facilities; says which types are in one of layer and table only."""
    type_field = algorithm.parameterAsString(parameters, FACILITY_TYPE, context)
    names = [one.name for one in types]
    number_of = {name: k for k, name in enumerate(names)}
    wanted = capacity or (algorithm.readings.capacity if algorithm.readings is not None else "")
    found = algorithm.read_once(
        ("facilities", *names),
        lambda: read_facilities(algorithm.source(FACILITIES), type_field, number_of, wanted, ground, feedback),
    )
    if not capacity:
        found = found._replace(capacity=None)
    layer = found.source.name
    if found.others:
        feedback.pushWarning(
            tr("Layer '{layer}': facilities of types that are not in TYPES are left out: {types}.").format(
                layer=layer,
                types=listed([f"'{name}' ({number(count)})" for name, count in sorted(found.others.items())], NAMED),
            )
        )
    missing = [one.name for k, one in enumerate(types) if not len(found.usable(k))]
    if len(missing) == len(types):
        _refuse_unusable(found, type_field, capacity, names)
    if missing:
        feedback.pushWarning(
            tr(
                "Layer '{layer}': there is no facility that can be used of the type(s) {types}: nobody reaches one."
            ).format(layer=layer, types=listed(quoted(missing), NAMED))
        )
    return found


def _refuse_unusable(found, type_field, capacity, names):
    """Say why no facility can be used, and the way out."""
    where = {"layer": found.source.name, "field": type_field}
    if not (found.kind >= 0).any():
        text = tr(
            "Layer '{layer}', field '{field}': no facility that can be used is of a type in TYPES ({types}). Choose "
            "the field that holds the types, or write them as it has them."
        ).format(types=listed(quoted(names), NAMED), **where)
    elif not np.isfinite(found.xyz[found.kind >= 0]).any():
        text = tr(
            "Layer '{layer}': no facility has a geometry that is a point or a polygon; choose another layer."
        ).format(**where)
    else:
        text = tr(
            "Layer '{layer}': no facility has a capacity by {expression}, it is NULL or no count everywhere; write an "
            "expression that gives one (CAPACITY)."
        ).format(expression=capacity, **where)
    raise Refusal(text)


class Way(NamedTuple):
    """How to get from units to facilities: source parameter -> StraightLine or Network; whether on a network."""

    of: dict
    on_network: bool


def read_way(algorithm, units, facilities, ground, ledger, parameters, context, feedback):
    """Return the Way from Units (source parameter -> layers.units.Units) to Facilities; books who is off the ways."""
    way = algorithm.read_once(
        "way", lambda: _make_way(algorithm, units, facilities, ground, parameters, context, feedback)
    )
    if way.on_network:
        most = algorithm.parameterAsDouble(parameters, SNAP, context)
        _say_off({name: way.of[name] for name in units}, units, facilities, most, ledger)
    return way


def _make_way(algorithm, units, facilities, ground, parameters, context, feedback):
    stop = stopper(feedback)
    places = {name: unit_xyz(own, ground, feedback) for name, own in units.items()}
    if algorithm.source(NETWORK) is None:
        from ..analysis.reach import StraightLine

        detour = algorithm.parameterAsDouble(parameters, DETOUR, context)
        if detour < 1:
            raise Refusal(
                tr(
                    "The detour factor (DETOUR) is {detour}: no way is shorter than the straight line; 1 or more."
                ).format(detour=f"{detour:g}")
            )
        return Way({name: StraightLine(own, facilities.xyz, detour, stop) for name, own in places.items()}, False)
    from ..analysis.network import Network, Ways

    speed = algorithm.expression_text(parameters, NETWORK_SPEED, context)
    lines = read_ways(algorithm.source(NETWORK), speed, ground, feedback)
    ways = Ways(*lines, stop)
    feedback.pushInfo(
        tr("{layer}: {lines} ways, {km} km, {edges} stretches between {nodes} crossings and ends.").format(
            layer=algorithm.source(NETWORK).name,
            lines=number(len(lines.speed)),
            km=number(ways.km.sum()),
            edges=number(len(ways.edge_km)),
            nodes=number(ways.nodes),
        )
    )
    most = algorithm.parameterAsDouble(parameters, SNAP, context)
    network = Network(ways, np.concatenate(list(places.values())), facilities.xyz, most, stop)
    ends = np.cumsum([len(own) for own in places.values()]).tolist()
    return Way({name: network.part(end - len(places[name]), end) for name, end in zip(places, ends)}, True)


def _say_off(of, units, facilities, most, ledger):
    """Remark how many units and facilities have no way within reach."""
    for name, network in of.items():
        off = int(network.off_units.sum())
        if off:
            ledger.remark(
                tr("{layer}: {count} units have no way within {metres} m and reach nothing.").format(
                    layer=units[name].source.name, count=number(off), metres=f"{most:g}"
                )
            )
    network = next(iter(of.values()))
    off = int((network.off_facilities & (facilities.kind >= 0)).sum())
    if off:
        ledger.remark(
            tr("{layer}: {count} facilities have no way within {metres} m; nobody reaches them.").format(
                layer=facilities.source.name, count=number(off), metres=f"{most:g}"
            )
        )


def account_of(ledger, facilities):
    """Account for the facilities in the ledger."""
    rows = len(facilities.kind)
    account = ledger.account(tr("facilities"), facilities.source.name, rows, float(rows), people=False)
    book_facilities(account, facilities)


def unit_reasons(minutes, types, stands, measured=None):
    """Return for each unit why a value is unknown, in words, None where all are known.

    minutes (n, types): to the nearest; stands (types,): whether there is any facility of the type; measured (types,):
    whether a capacity is known, None where none is asked for.
    """
    codes = np.array([one.code for one in types], object)
    everywhere = []
    if not stands.all():
        everywhere.append(tr("no such facility: {types}").format(types=", ".join(codes[~stands])))
    if measured is not None and not measured.all():
        everywhere.append(tr("no capacity given: {types}").format(types=", ".join(codes[~measured])))
    patterns, number_of = np.unique(np.isnan(minutes) & stands, axis=0, return_inverse=True)
    words = []
    for pattern in patterns:
        far = [tr("out of reach: {types}").format(types=", ".join(codes[pattern]))] if pattern.any() else []
        words.append("; ".join([*far, *everywhere]) or None)
    return np.array(words, object)[number_of.ravel()]


def say_units(asked, limit, feedback):
    """Say that units hold the source's own counts, where small counts are to be withheld and units are asked for."""
    if limit > 0 and any(asked):
        feedback.pushWarning(
            tr(
                "The units in the result hold the source's own counts, also those below {limit}; do not pass them on."
            ).format(limit=limit)
        )
