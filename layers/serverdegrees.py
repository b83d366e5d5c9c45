"""Ends on a plane as degrees, by the server's own PROJ, where that gives the places that QGIS's gives."""

import contextlib

import numpy as np
from osgeo import osr
from psycopg2 import sql

from .messages import tr
from .serverlink import CannotCompute
from .serversql import once, reals
from .serversure import require_same
from .shapes import wkt_of

NAMES = ("lon1", "lat1", "lon2", "lat2")
SAME = 1e-9  # degrees, a tenth of a millimetre, by which the two may differ
_LINE = """CASE WHEN {related} THEN {schema}.ST_Transform({schema}.ST_SetSRID({schema}.ST_MakeLine(
    {schema}.ST_MakePoint(x1, y1), {schema}.ST_MakePoint(x2, y2)), {plane}), {degrees}) END AS ends"""
_TRIED = """SELECT {schema}.ST_X(moved), {schema}.ST_Y(moved) FROM (SELECT {schema}.ST_Transform({schema}.ST_SetSRID(
    {schema}.ST_MakePoint(x, y), {plane}), {degrees}) AS moved FROM unnest({x}, {y}) AS of (x, y)) AS tried"""


class Degrees:
    """SQL of the ends (x1, y1) and (x2, y2) on a plane as (lon1, lat1) and (lon2, lat2)."""

    def __init__(self, plane, link):
        """Take the CRS of the plane. Raises CannotCompute where the server has none for it."""
        self.link = link
        self.parts = {
            "schema": sql.Identifier(link.postgis),
            "plane": sql.Literal(_number(plane.authid())),
            "degrees": sql.Literal(_number(_degrees_of(plane))),
        }

    def require(self, xy, degrees):
        """Have the server turn xy (n, 2). Raises CannotCompute where those are not degrees (n, 2), if finite."""
        # what has no place here is not measured
        xy, degrees = (of[np.isfinite(degrees).all(axis=1)] for of in (xy, degrees))
        found = self.link.rows(sql.SQL(_TRIED).format(**self.parts, x=reals(xy[:, 0]), y=reals(xy[:, 1])))
        require_same(found, degrees, SAME)

    def of(self, records, related):
        """Return the SQL of records with NAMES too, NULL unless `related` (SQL) holds.

        Raises, when it runs, where an end is too far away for the plane.
        """
        ends = sql.SQL(_LINE).format(**self.parts, related=related)
        names = [
            sql.SQL("{schema}.ST_{axis}({schema}.ST_{which}Point(ends)) AS {name}").format(
                schema=self.parts["schema"], axis=sql.SQL(axis), which=sql.SQL(which), name=sql.Identifier(name)
            )
            for (which, axis), name in zip((("Start", "X"), ("Start", "Y"), ("End", "X"), ("End", "Y")), NAMES)
        ]
        lines = sql.SQL("SELECT i.*, {}, {} FROM ({}) AS i").format(ends, once("moved"), records)
        return sql.SQL("SELECT e.*, {}, {} FROM ({}) AS e").format(sql.SQL(", ").join(names), once("turned"), lines)


def _degrees_of(plane):
    """Return the id of the CRS of degrees that a plane is drawn in, '' where it has none."""
    system = osr.SpatialReference()
    # another plugin may have had it raise
    with contextlib.suppress(RuntimeError):
        system.ImportFromWkt(wkt_of(plane))
    if not system.IsProjected():
        return ""
    degrees = system.CloneGeogCS()
    return f"{degrees.GetAuthorityName(None)}:{degrees.GetAuthorityCode(None)}"


def _number(name):
    """Return the number by which PostGIS knows a CRS. Raises CannotCompute where it has none."""
    authority, _, number = name.partition(":")
    if authority != "EPSG" or not number.isdigit():
        raise CannotCompute(tr("its coordinates are not degrees, and their CRS has no number of EPSG's"))
    return int(number)
