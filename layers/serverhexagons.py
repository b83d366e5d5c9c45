"""Ends in hexagons by plain SQL: Lambert's azimuthal equal-area projection of the ellipsoid (Snyder 1987, chapter 24).

A server knows no CRS that is not in its table, and the plane of the divisions is none of those. Its formula is tried
before it is used: see Hexagons.require.
"""

import numpy as np
from osgeo import osr
from psycopg2 import sql

from .messages import tr
from .serverlink import CannotCompute
from .serversql import once, real, reals
from .serversure import require_same
from .shapes import known_crs, wkt_of

SAME = 1e-4  # metres by which the server's places may differ from QGIS's
POLAR = 89.0  # degrees: at a pole the formula is another
_PLANE = (
    "SELECT i.*, radians({lon} - {lon0}) AS turn, sin(radians({lat})) AS sine, {once} FROM ({records}) AS i",
    "SELECT h.*, {scale} * (sine / (1 - {e2} * sine * sine) + ln((1 + {e} * sine) / (1 - {e} * sine)) / {e} / 2) "
    "AS up, sin(turn) AS east, cos(turn) AS facing, {once} FROM ({records}) AS h",
    "SELECT h.*, sqrt(GREATEST(1 - up * up, 0)) AS flat FROM ({records}) AS h",
    "SELECT h.*, sqrt(2 / GREATEST(1 + {up0} * up + {flat0} * flat * facing, 1e-12)) AS zoom, {once} "
    "FROM ({records}) AS h",
    "SELECT h.*, {wide} * zoom * flat * east AS plane_x, "
    "{high} * zoom * ({flat0} * up - {up0} * flat * facing) AS plane_y FROM ({records}) AS h",
)
# as layers.hexagons.cells
_CELLS = (
    "SELECT h.*, (sqrt(3) / 3 * plane_x - plane_y / 3) / {side} AS q, (2.0 / 3 * plane_y) / {side} AS r, {once} "
    "FROM ({records}) AS h",
    "SELECT h.*, round(q) AS near_q, round(r) AS near_r, round(- q - r) AS near_s FROM ({records}) AS h",
    "SELECT h.*, abs(near_q - q) AS off_q, abs(near_r - r) AS off_r, abs(near_s + q + r) AS off_s "
    "FROM ({records}) AS h",
    "SELECT h.*, CASE WHEN off_q > off_r AND off_q > off_s THEN - near_r - near_s ELSE near_q END AS cell_column, "
    "CASE WHEN (off_q <= off_r OR off_q <= off_s) AND off_r > off_s THEN - near_q - near_s ELSE near_r END "
    "AS cell_row FROM ({records}) AS h",
)


class Hexagons:
    """SQL of the cell that a place in degrees lies in, of the grid of layers.hexagons on an equal-area plane."""

    def __init__(self, plane, size):
        """Take the plane, planes.equal_area_crs, and the size of a cell in metres. Raises CannotCompute."""
        system = osr.SpatialReference()
        system.ImportFromWkt(wkt_of(known_crs(plane)))
        lat0 = system.GetProjParm("latitude_of_center")
        if not abs(lat0) < POLAR:
            raise CannotCompute(tr("the divisions lie around a pole"))
        major, minor = system.GetSemiMajor(), system.GetSemiMinor()
        e2 = 1 - (minor / major) ** 2
        e = np.sqrt(e2)

        def authalic(sine):
            return (1 - e2) * (sine / (1 - e2 * sine**2) + np.arctanh(e * sine) / e)

        sine0, most = np.sin(np.radians(lat0)), authalic(1.0)
        up0 = authalic(sine0) / most
        flat0, radius = np.sqrt(1 - up0**2), major * np.sqrt(most / 2)
        stretch = major * np.cos(np.radians(lat0)) / np.sqrt(1 - e2 * sine0**2) / (radius * flat0)
        numbers = {
            "lon0": system.GetProjParm("longitude_of_center"),
            "scale": (1 - e2) / most,
            "e": e,
            "e2": e2,
            "up0": up0,
            "flat0": flat0,
            "wide": radius * stretch,
            "high": radius / stretch,
            "side": size / np.sqrt(3),
        }
        self.numbers = {name: real(number) for name, number in numbers.items()}

    def require(self, degrees, xy, link):
        """Have a server place degrees (n, 2). Raises CannotCompute where those are not xy (n, 2) on the plane."""
        names = sql.SQL("SELECT lon, lat FROM unnest({}, {}) AS of (lon, lat)").format(*map(reals, degrees.T))
        placed = self._through(_PLANE, names, sql.SQL("lon"), sql.SQL("lat"))
        found = link.rows(sql.SQL("SELECT plane_x, plane_y FROM ({}) AS placed").format(placed))
        require_same(found, xy, SAME)

    def of(self, records, lon, lat):
        """Return the SQL of records with cell_column and cell_row of the place (lon, lat), SQL of degrees."""
        return self._through(_PLANE + _CELLS, records, lon, lat)

    def _through(self, steps, records, lon, lat):
        for k, step in enumerate(steps):
            records = sql.SQL(step).format(records=records, lon=lon, lat=lat, once=once(f"hexagon {k}"), **self.numbers)
        return records
