"""What a layer of a PostgreSQL server is, where its records can be worked on by the server itself."""

import re
from typing import NamedTuple

from qgis.core import QgsDataSourceUri, QgsFields, QgsWkbTypes

_PROVIDER = QgsFields.FieldOrigin.OriginProvider
# what may end a condition and begin something else
_UNSURE = re.compile(r";|--|/\*|\$|\\")


class ServerTable(NamedTuple):
    """Where a layer's records are on a server.

    secret: what libpq connects by, password included; schema and table (schema '' where the table is a query in
    brackets); geometry: its column, '' for none; kind: the layer's geometry type; subset: its filter; types: field ->
    what the server calls its type.
    """

    secret: str
    schema: str
    table: str
    geometry: str
    kind: int
    subset: str
    types: dict

    @property
    def sure(self):
        """Whether its filter and its query are, without doubt, one condition and one query."""
        query = self.table if not self.schema else ""
        return surely_one(self.subset) and surely_one(query)


def server_table_of(layer):
    """Return the ServerTable of a QgsVectorLayer; None where its records are on no server, or not only there."""
    if layer.providerType() != "postgres" or layer.isModified():
        return None
    uri = QgsDataSourceUri(layer.source())
    fields = layer.fields()
    own = range(len(fields))
    return ServerTable(
        uri.connectionInfo(True),
        "" if uri.table().startswith("(") else uri.schema() or "public",
        uri.table(),
        uri.geometryColumn(),
        QgsWkbTypes.flatType(layer.wkbType()),
        layer.subsetString(),
        {fields[i].name(): fields[i].typeName() for i in own if fields.fieldOrigin(i) == _PROVIDER},
    )


def surely_one(text):
    """Whether a filter or a query is, without doubt, one: brackets and quotes closed, no comment, nothing after it."""
    plain = re.sub(r"'[^']*'|\"[^\"]*\"", "x", text)
    if _UNSURE.search(text) or "'" in plain or '"' in plain:
        return False
    depth = 0
    for sign in plain:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0
