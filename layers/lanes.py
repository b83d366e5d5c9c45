"""Which way the records of a layer are read, and why: the one place that decides.

A file is read as columns where GDAL can, a table of a PostgreSQL server is worked on by the server where it can, and
whatever is left goes record by record through QGIS.
"""

from importlib.util import find_spec

from qgis.core import QgsWkbTypes

from .expressions import Expression
from .messages import Refusal, number, tr

AUTOMATIC, COLUMNS, RECORDS, SERVER = LANES = ("automatic", "columns", "features", "server")
# of the server's own types those that QGIS and SQL read alike
NUMBERS = ("int2", "int4", "int8", "float4", "float8", "numeric")
TEXTS = ("text", "varchar")
IDS = ("int2", "int4", "int8", *TEXTS)
# of fewer records QGIS has read all before the server has its plan ready
FEW = 200_000
# a few numbers of each of so many records are kept, some hundred MB; of more only groups, where those are enough
MANY = 2_000_000
LINES = (QgsWkbTypes.Type.LineString, QgsWkbTypes.Type.MultiLineString)
UNITS = (QgsWkbTypes.Type.Point, QgsWkbTypes.Type.Polygon, QgsWkbTypes.Type.MultiPolygon)


def names():
    """Return what the LANES are called."""
    return [tr("automatic"), tr("columns of a file"), tr("record by record"), tr("on the server")]


def chosen(source, possible, reasons):
    """Return the lane for a reading.Source: the first possible one, or the one that is forced.

    possible: lanes that can be taken, the fastest first; reasons: lane -> why it cannot be. Raises Refusal where the
    forced one cannot be.
    """
    if source.lane == AUTOMATIC:
        return possible[0]
    if source.lane not in possible:
        raise Refusal(
            tr("Layer '{layer}' cannot be read by the lane '{lane}' ({reason}): let LANE be automatic.").format(
                layer=source.name, lane=names()[LANES.index(source.lane)], reason=reasons[source.lane]
            )
        )
    return source.lane


def asks_server(source, why_not):
    """Return whether a server is asked to work on a reading.Source; why_not: why it cannot, '' where it can.

    Raises Refusal where it cannot and is forced to.
    """
    others = [RECORDS, COLUMNS]
    if why_not:
        return chosen(source, others, {SERVER: why_not}) == SERVER
    few = 0 <= source.features.featureCount() < FEW
    return chosen(source, [*others, SERVER] if few else [SERVER, *others], {}) == SERVER


def by_server(source, why_not, reduce, feedback):
    """Return what reduce() makes a server give of a reading.Source, None where none is asked or it cannot; say which.

    why_not: why a server cannot, '' where it can; reduce may raise serverlink.CannotCompute. Raises Refusal where a
    server is forced to do what it cannot.
    """
    found = None
    if asks_server(source, why_not):
        # needs psycopg2, which not every QGIS has
        from .serverlink import CannotCompute

        try:
            found = reduce()
        except CannotCompute as problem:
            why_not = str(problem)
            asks_server(source, why_not)
    elif not why_not:
        why_not = tr("its records are few") if source.lane == AUTOMATIC else tr("LANE asks for it")
    _say_server(source, why_not, feedback)
    return found


def _say_server(source, why_not, feedback):
    """Say whether a layer of a server is worked on by the server, and why not where that is known."""
    if source.server is None or feedback is None:
        return
    if why_not:
        text = tr("Layer '{layer}' is read record by record, not worked on by the server: {reason}.")
    else:
        text = tr("Layer '{layer}' is worked on by the server; only groups of records come back.")
    feedback.pushInfo(text.format(layer=source.name, reason=why_not))


def in_groups(source, why_singly, feedback):
    """Say that a reading.Source has more than MANY records, and return whether they are added up in groups.

    why_singly: why single records are needed, '' where groups are enough.
    """
    if why_singly:
        text = tr("Layer '{layer}' has more than {count} records, all of which stay in memory: {reason}.")
    else:
        text = tr("Layer '{layer}' has more than {count} records: they are added up in groups while they are read.")
    feedback.pushInfo(text.format(layer=source.name, count=number(MANY), reason=why_singly))
    return not why_singly


def not_on_server(source, fields, expressions=(), shapes=()):
    """Return why a server cannot work on a reading.Source, '' where it can.

    fields: name -> which of the server's types it may have; expressions: texts; shapes: LINES or UNITS if it must have
    those.
    """
    if source.server is None:
        return tr("it is no table of a PostgreSQL server, or only some of its records count")
    if find_spec("psycopg2") is None:
        return tr("this QGIS has no Python package psycopg2")
    if not source.server.sure:
        return tr("its filter or query is not surely one condition")
    asked = [Expression(text, source) for text in expressions]
    odd = next((one.text for one in asked if not one.vectorised), None)
    if odd is not None:
        return tr("the expression {expression} is not plain arithmetic").format(expression=odd)
    # an id is compared as text, and must be read as one
    kinds = {**{name: (*NUMBERS, *TEXTS) for one in asked for name in one.columns}, **fields}
    for name, known in kinds.items():
        if _kind(source, name) not in known:
            return tr("the field '{field}' has a type of its own").format(field=name)
    if shapes and (source.server.kind not in shapes or not source.server.geometry):
        lines, units = tr("its geometries are not lines alone"), tr("its geometries are not points or polygons alone")
        return lines if shapes == LINES else units
    return ""


def _kind(source, name):
    index = source.fields.lookupField(name)
    return source.server.types.get(source.fields[index].name()) if index >= 0 else None
