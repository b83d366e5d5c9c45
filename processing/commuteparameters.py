"""Parameters about commutes that several algorithms share, and reading them."""

from typing import NamedTuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..analysis.bands import parse_bands
from ..layers import lanes
from ..layers.commutes import (
    COORDINATES,
    LINE_ENDS,
    ZONE_IDS,
    CommuteInput,
    Commutes,
    Wanted,
    book_commutes,
    read_commutes,
)
from ..layers.commutezones import Zones
from ..layers.divisions import Ground
from ..layers.ledger import Ledger
from ..layers.messages import Refusal, number, tr
from ..layers.regions import Regions
from . import crowdparameters as shared

COMMUTES, ENDS, COORD_CRS = "COMMUTES", "ENDS", "COORD_CRS"
COORDINATE_FIELDS = ("HOME_X", "HOME_Y", "WORK_X", "WORK_Y")
ZONE_FIELDS = ("HOME_ZONE", "WORK_ZONE")
ZONES, ZONE_ID, COUNT, DISTANCE = "ZONES", "ZONE_ID", "COUNT", "DISTANCE"
BANDS, EXTREME = "BANDS", "EXTREME"
EXTERNAL, EXTERNAL_ID = "EXTERNAL", "EXTERNAL_ID"
SUMS = ("COMMUTERS", "INTERNAL", "EXTERNAL", "UNRELATED", "UNLOCATED", "RECORDS", "RECORDS_UNLOCATED")


def add_commutes(algorithm, optional=False):
    """Add COMMUTES, the three kinds of ends, COUNT and DISTANCE."""
    every = [QgsProcessing.SourceType.TypeVector]
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            COMMUTES, tr("Commutes (lines, points or a table)"), every, optional=optional
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterEnum(
            ENDS,
            tr("Home and work are"),
            options=[tr("the ends of a line"), tr("four coordinate fields"), tr("two zone ids")],
            defaultValue=0,
        )
    )
    texts = (tr("Home x or longitude"), tr("Home y or latitude"), tr("Work x or longitude"), tr("Work y or latitude"))
    for name, text in zip(COORDINATE_FIELDS, texts):
        algorithm.addParameter(_field(name, text, COMMUTES))
    algorithm.addParameter(
        QgsProcessingParameterCrs(COORD_CRS, tr("CRS of the coordinates"), defaultValue="EPSG:4326", optional=True)
    )
    for name, text in zip(ZONE_FIELDS, (tr("Home zone id"), tr("Work zone id"))):
        algorithm.addParameter(_field(name, text, COMMUTES))
    kinds = [QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint]
    algorithm.addParameter(QgsProcessingParameterFeatureSource(ZONES, tr("Zones"), kinds, optional=True))
    algorithm.addParameter(_field(ZONE_ID, tr("Zone id"), ZONES))
    for name, text in ((COUNT, tr("Commuters in a record (1 each)")), (DISTANCE, tr("Measured distance in km"))):
        field = _field(name, text, COMMUTES)
        field.setDataType(QgsProcessingParameterField.DataType.Numeric)
        algorithm.addParameter(field)


def add_bands(algorithm):
    """Add BANDS, EXTREME."""
    algorithm.addParameter(
        QgsProcessingParameterString(BANDS, tr("Distance bands: upper limits in km"), defaultValue="5,10,20,30,40,50")
    )
    algorithm.addParameter(
        QgsProcessingParameterNumber(
            EXTREME,
            tr("Extreme from (km one way)"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=40.0,
            minValue=0.0,
        )
    )


def add_external(algorithm):
    """Add EXTERNAL and EXTERNAL_ID."""
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(EXTERNAL, tr("Regions outside"), polygons, optional=True)
    )
    algorithm.addParameter(_field(EXTERNAL_ID, tr("Region id"), EXTERNAL))


def add_sums(algorithm):
    """Add the numbers that every run on commutes returns."""
    texts = {
        "COMMUTERS": tr("Commuters of the area"),
        "INTERNAL": tr("Internal commuters"),
        "EXTERNAL": tr("External commuters"),
        "UNRELATED": tr("Unrelated commuters"),
        "UNLOCATED": tr("Unlocated commuters"),
        "RECORDS": tr("Records"),
        "RECORDS_UNLOCATED": tr("Unlocated records"),
    }
    for name in SUMS:
        algorithm.addOutput(QgsProcessingOutputNumber(name, texts[name]))


def _field(name, text, parent):
    return QgsProcessingParameterField(name, text, parentLayerParameterName=parent, optional=True, defaultValue=None)


class CommutesRead(NamedTuple):
    """Commutes as they were read: the CommuteInput, the Regions outside, and the Commutes."""

    given: CommuteInput
    regions: Regions
    commutes: Commutes


class Commuting(NamedTuple):
    """What a run on commutes works with: the located trips, and where everything is."""

    trips: object
    commutes: Commutes
    regions: Regions
    ground: Ground
    ledger: Ledger
    sums: dict


def read(algorithm, parameters, context, feedback, **asked_of_them):
    """Return the Commuting of a run's parameters.

    asked_of_them: what of commutes.Wanted the run knows; `cells` as a function of the divisions.Ground.
    """
    ground = algorithm.read_ground(parameters, context, feedback)
    limit = algorithm.parameterAsInt(parameters, shared.MIN_COUNT, context)
    reader, asked = algorithm, parameters
    if algorithm.readings is not None:
        # one reading serves every run of a study, also those that know of no outside regions
        reader, asked = algorithm.readings.study, algorithm.readings.parameters
        asked_of_them = {"attributes": algorithm.readings.attributes, "keep_ends": algorithm.readings.ends}
        asked_of_them.update(cells=algorithm.readings.cells, mean=True, distances=True)
    wanted = Wanted(**asked_of_them)
    cells = None if wanted.cells is None else wanted.cells(ground)
    wanted = wanted._replace(attributes=tuple(dict.fromkeys(wanted.attributes)), cells=cells)
    given, regions, commutes = algorithm.read_once(
        "commutes", lambda: _read(reader, ground, wanted, asked, context, feedback)
    )
    ledger = Ledger(limit)
    total = float(commutes.commuters.sum()) + sum(people for _, people in commutes.unlocated.values())
    account = ledger.account(tr("commuters"), given.source.name, commutes.records, total)
    sums = book_commutes(account, commutes, len(ground.divisions))
    if given.zones is not None:
        given.zones.say_unknown(feedback)
    _say(commutes, sums, given, feedback)
    if commutes.at_one_place:
        ledger.remark(
            tr("In {count} record(s) home and work are the same point: their distance is 0 km.").format(
                count=tr("few") if commutes.at_one_place < limit else number(commutes.at_one_place)
            )
        )
    shared.remark_overlaps(ledger, ground, tr("commuters"), commutes.on_overlaps, limit)
    ledger.push(feedback)
    # imports pandas, which may not slow QGIS's start down
    from ..analysis.commuting import Trips

    by_km = algorithm.readings.kept.get("by_km") if algorithm.readings is not None else None
    finder = commutes.reduction.finder if commutes.reduction is not None else None
    located = (commutes.home, commutes.work, commutes.km, commutes.commuters)
    trips = Trips(*located, len(ground.divisions), by_km, finder)
    return Commuting(trips, commutes, regions, ground, ledger, sums)


def _read(algorithm, ground, wanted, parameters, context, feedback):
    """Return the CommutesRead of a run's parameters."""
    # imports pandas, which may not slow QGIS's start down
    from ..analysis.commutercrowds import people_with

    given = _input(algorithm, parameters, context, feedback)
    external = algorithm.source(EXTERNAL)
    region_id = _text(algorithm, EXTERNAL_ID, parameters, context) if external is not None else ""
    if external is not None and not region_id:
        raise Refusal(tr("The regions outside need an id field: choose EXTERNAL_ID."))
    regions = Regions(external, region_id, ground, feedback)
    given.source.lane, plan = shared.read_lane(algorithm, parameters, context)
    wanted = wanted._replace(
        limits=_limits(algorithm, parameters, context),
        people_with=people_with,
        related=algorithm.parameterAsInt(parameters, shared.MIN_COUNT, context) > 0,
        plan=plan,
    )
    why_not = _not_on_server(given, wanted)
    asked = (given, ground, regions, wanted, feedback)
    commutes = lanes.by_server(given.source, why_not, lambda: _reduced(*asked), feedback)
    if commutes is None:
        commutes = read_commutes(*asked)
    return CommutesRead(given, regions, commutes)


def _reduced(given, ground, regions, wanted, feedback):
    """Return Commutes that a server has reduced. Raises CannotCompute."""
    from ..layers.servercommutes import reduce_commutes
    from ..layers.serverzones import reduce_zone_commutes

    reduced = reduce_zone_commutes if given.ends == ZONE_IDS else reduce_commutes
    return reduced(given, ground, regions, wanted, feedback)


def _not_on_server(given, wanted):
    """Return why a server cannot work on a CommuteInput, '' where it can."""
    if wanted.why_singly():
        return wanted.why_singly()
    coordinates = given.coordinates if given.ends == COORDINATES else ()
    ids = given.zone_fields if given.ends == ZONE_IDS else ()
    numbers = [name for name in (*coordinates, given.count, given.distance) if name]
    asked = {**dict.fromkeys(numbers, lanes.NUMBERS), **dict.fromkeys(ids, lanes.IDS)}
    return lanes.not_on_server(given.source, asked, wanted.texts, lanes.LINES if given.ends == LINE_ENDS else ())


def _limits(algorithm, parameters, context):
    """Return the distances in km that tell commutes apart, none for an algorithm without bands."""
    if algorithm.parameterDefinition(BANDS) is None:
        return ()
    limits = parse_bands(algorithm.parameterAsString(parameters, BANDS, context)).limits
    return (*limits, algorithm.parameterAsDouble(parameters, EXTREME, context))


def _say(commutes, sums, given, feedback):
    """Say what looks like a mistake in the whole layer."""
    if commutes.swapped:
        feedback.pushWarning(
            tr(
                "Layer '{layer}': {count} record(s) have x and y (longitude and latitude) of an end swapped; exchange "
                "the fields, or correct the lines, to count them."
            ).format(layer=given.source.name, count=commutes.swapped)
        )
    if not sums["COMMUTERS"]:
        if given.zones is not None:
            text = tr("Layer '{layer}': no commute begins or ends in a division. Check the zones, their ids and place.")
        else:
            text = tr(
                "Layer '{layer}': no commute begins or ends in a division. Check the CRS of the coordinates, their "
                "order (x is longitude), and the divisions."
            )
        feedback.pushWarning(text.format(layer=given.source.name))


def _input(algorithm, parameters, context, feedback):
    """Return the CommuteInput of the parameters. Raises Refusal for what the kind of ends still needs."""
    source = algorithm.source(COMMUTES)
    ends = algorithm.parameterAsEnum(parameters, ENDS, context)
    values = {
        name: _text(algorithm, name, parameters, context)
        for name in (*COORDINATE_FIELDS, *ZONE_FIELDS, ZONE_ID, COUNT, DISTANCE)
    }
    wanted = {COORDINATES: COORDINATE_FIELDS, ZONE_IDS: (*ZONE_FIELDS, ZONE_ID)}.get(ends, ())
    missing = [name for name in wanted if not values[name]]
    if ends == ZONE_IDS and algorithm.source(ZONES) is None:
        missing.append(ZONES)
    if missing:
        raise Refusal(tr("For this kind of home and work, choose {missing} too.").format(missing=", ".join(missing)))
    crs = algorithm.parameterAsCrs(parameters, COORD_CRS, context)
    if ends == COORDINATES and not crs.isValid():
        raise Refusal(tr("The CRS of the coordinates is not valid: choose COORD_CRS."))
    return CommuteInput(
        source,
        ends,
        tuple(values[name] for name in COORDINATE_FIELDS),
        crs,
        tuple(values[name] for name in ZONE_FIELDS),
        Zones(algorithm.source(ZONES), values[ZONE_ID], feedback) if ends == ZONE_IDS else None,
        values[COUNT],
        values[DISTANCE],
    )


def _text(algorithm, name, parameters, context):
    if algorithm.parameterDefinition(name) is None:
        return ""
    return algorithm.parameterAsString(parameters, name, context)


def shown_sums(sums, limit):
    """Return the sums as results; numbers of commuters below the small-count limit are None."""
    people = {name for name in SUMS if not name.startswith("RECORDS")}
    hidden = {name for name in people if 0 < sums[name] < limit}
    if hidden & {"INTERNAL", "EXTERNAL"}:
        # one alone would give the other away, since the tables show what they are together
        hidden |= {"INTERNAL", "EXTERNAL"}
    if hidden & {"UNLOCATED", "UNRELATED", "INTERNAL", "EXTERNAL"}:
        # a record may be one commuter
        hidden |= {"RECORDS", "RECORDS_UNLOCATED"}
    return {name: None if name in hidden else sums[name] for name in SUMS}
