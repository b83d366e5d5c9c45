"""The records of a layer of commutes as SQL: their ends, why one is unlocated, their places, their distance."""

import numpy as np
from psycopg2 import sql

from .commutereasons import no_line, reasons_of
from .commutes import COORDINATES, LINE_ENDS, box_of, mirror_of
from .geodesic import ellipsoid_of, geographic_crs
from .messages import tr
from .placing import shared_ground
from .serverdistance import Geodesic
from .servergrid import Grid, locator_in
from .serverlink import CannotCompute
from .servernear import near_measured, near_on_plane
from .serverrows import CommuteRows, Why, numbered
from .serversql import after, countable, once, real
from .shapes import transform_between, transform_xy

SAME = 1e-9  # degrees, a tenth of a millimetre, by which two CRS may differ
AROUND = 10  # times the extent of the divisions: most ends lie in such a box around them


_ENDS = {"home": (sql.SQL("x1"), sql.SQL("y1")), "work": (sql.SQL("x2"), sql.SQL("y2"))}


class Records(CommuteRows):
    """SQL of all records of a CommuteInput whose source is a layer of a server.

    whys: why a record may be unlocated, numbered as in SQL.
    """

    def __init__(self, given, ground, regions, attributes, schema, feedback):
        """Take expression texts to evaluate, and the schema that PostGIS is in. Raises CannotCompute."""
        super().__init__(given, attributes)
        self.ground, self.schema = ground, schema
        self.ellipsoid = ellipsoid_of(ground.divisions.crs)
        self.crs = self.source.crs if given.ends == LINE_ENDS else given.coordinate_crs
        self.places = len(regions.place_ids)
        self.box = box_of(ground, self.crs)
        self.mirror = mirror_of(self.box)
        self._require_measurable(ground.transform_context)
        locators = {"inside": ground.points, "outside": regions.locator}
        locators["shared"] = shared_ground(ground.points.overlaps, feedback)
        # each name's, and that of an end, is the column of an end's cell
        self.grids = {name: self._grid(of, feedback) for name, of in locators.items() if of is not None}
        self.geodesic = None if given.distance else Geodesic(self.ellipsoid, schema)
        self.whys = list(self._whys())

    def _grid(self, locator, feedback):
        drawn_in, context = self.ground.divisions.crs, self.ground.transform_context
        return Grid(locator_in(self.crs, locator, drawn_in, context, feedback), self.schema, feedback)

    def _require_measurable(self, context):
        """Refuse what only PROJ could measure: coordinates that are not degrees on the divisions' ellipsoid."""
        if self.given.distance:
            return
        if not self.crs.isGeographic():
            raise CannotCompute(tr("its coordinates are not degrees, and no field has the distance"))
        corners = transform_xy(self.ground.flat.xy, transform_between(self.ground.area_crs, self.crs, context))
        corners = corners[np.isfinite(corners).all(axis=1)]
        moved = transform_xy(corners, transform_between(self.crs, geographic_crs(self.ellipsoid), context))
        if len(corners) and not np.abs(moved - corners).max() < SAME:
            raise CannotCompute(tr("its coordinates are on another ellipsoid than the divisions'"))

    def _records(self):
        """Return the SQL of all records: x1, y1, x2, y2, n, measured, value_k, vertices."""
        return self.select(self._ends())

    def _ends(self):
        names = [sql.Identifier(name) for name in ("x1", "y1", "x2", "y2")]
        if self.given.ends == COORDINATES:
            x1, y1, x2, y2 = map(self.column, self.given.coordinates)
            return list(zip((self._folded(x1), y1, self._folded(x2), y2), names))
        shape = sql.SQL("t.{}").format(sql.Identifier(self.table.geometry))
        parts = {"shape": shape, "schema": sql.Identifier(self.schema)}
        first = sql.SQL("{schema}.ST_GeometryN({shape}, 1)").format(**parts)
        last = sql.SQL("{schema}.ST_GeometryN({shape}, {schema}.ST_NumGeometries({shape}))").format(**parts)
        found = []
        for which, line in (("Start", first), ("End", last)):
            for axis in "XY":
                text = f"{{schema}}.ST_{axis}({{schema}}.ST_{which}Point({{line}}))"
                value = sql.SQL(text).format(schema=parts["schema"], line=line)
                found.append(self._folded(value) if axis == "X" else value)
        vertices = sql.SQL("{schema}.ST_NPoints({shape})").format(**parts)
        return [*zip(found, names), (vertices, sql.Identifier("vertices"))]

    def _folded(self, x):
        """Return the SQL of a longitude as the divisions have it, where a transformation brings it among them."""
        if not self.crs.isGeographic() or self.crs == self.ground.divisions.crs:
            return x
        return sql.SQL("CASE WHEN abs({0}) > 180 AND abs({0}) <= 360 THEN {0} - 360 * sign({0}) ELSE {0} END").format(x)

    def _whys(self):
        """Yield each Why, in the order in which layers.commutes looks."""
        yield from self.count_whys()
        if self.given.ends == LINE_ENDS:
            nothing, single = no_line()
            yield Why(sql.SQL("vertices IS NULL OR vertices = 0"), nothing)
            yield Why(sql.SQL("vertices < 2"), single)
        for x, y, end in (("x1", "y1", tr("home")), ("x2", "y2", tr("work"))):
            yield from self._whys_of(sql.SQL(x), sql.SQL(y), reasons_of(end, self.crs.isGeographic()))

    def _whys_of(self, x, y, reasons):
        def of(condition, **values):
            return sql.SQL(condition).format(x=x, y=y, **values)

        finite = "{x} > '-Infinity' AND {x} < 'Infinity' AND {y} > '-Infinity' AND {y} < 'Infinity'"
        yield Why(of(f"({finite}) IS NOT TRUE"), reasons.missing)
        yield Why(of("{x} = 0 AND {y} = 0"), reasons.nowhere)
        if self.mirror is not None:
            (west, south), (east, north) = ([real(value) for value in corner] for corner in self.mirror)
            box = {"west": west, "south": south, "east": east, "north": north}
            yield Why(
                of("{x} BETWEEN {west} AND {east} AND {y} BETWEEN {south} AND {north}", **box), reasons.swapped, True
            )
        if self.crs.isGeographic():
            yield Why(of("abs({y}) > 90 AND abs({x}) <= 90 AND abs({y}) <= 180"), reasons.swapped, True)
            yield Why(of("abs({y}) > 90 OR abs({x}) > 360"), reasons.beyond)

    def _why(self):
        """Return the SQL of the number of a record's Why, NULL for none, as a short test tells of most."""
        around = None
        if self.given.ends == COORDINATES and self.box is not None:
            around = _free_box(self.box, self.mirror, self.crs.isGeographic())
        if around is None:
            return numbered(self.whys)
        (west, south), (east, north) = around
        ranges = {"x1": (west, east), "y1": (south, north), "x2": (west, east), "y2": (south, north)}
        sound = [
            sql.SQL(f"{name} > {{}} AND {name} < {{}}").format(real(low), real(high))
            for name, (low, high) in ranges.items()
        ]
        if self.given.count:
            sound.append(countable(sql.SQL("n")))
        return sql.SQL("CASE WHEN {} THEN NULL ELSE {} END").format(sql.SQL(" AND ").join(sound), numbered(self.whys))

    def checked(self, columns=(), where=None):
        """Return the SQL of all records with why, the number of the Why of each that is unlocated, else NULL.

        columns: SQL of more columns; where: SQL of what must hold of the records read.
        """
        return sql.SQL("SELECT r.*, {} AS why, {} FROM ({}) AS r{}").format(
            self._why(),
            sql.SQL(", ").join([*columns, once("checked")]),
            self._records(),
            sql.SQL("") if where is None else sql.SQL(" WHERE {}").format(where),
        )

    def placed(self, where=None):
        """Return the SQL of all records with home, work (NULL: unlocated), and whether an end is on shared ground.

        where: as in `checked`.
        """
        cells, found = [], []
        for end, xy in _ENDS.items():
            starts, places = 0, []
            for name, grid in self.grids.items():
                cells.append(sql.SQL("{} AS {}").format(grid.cell(*xy), _cell(name, end)))
                if name != "shared":
                    place = grid.place(_cell(name, end), *xy)
                    places.append(sql.SQL("{} + {}").format(place, sql.Literal(starts)) if starts else place)
                    starts += len(self.ground.divisions)
            places.append(sql.Literal(self.places - 1))
            found.append(
                sql.SQL("CASE WHEN why IS NULL THEN COALESCE({}) END AS {}").format(
                    sql.SQL(", ").join(places), sql.Identifier(end)
                )
            )
        if "shared" in self.grids:
            on = [
                sql.SQL("({}) IS NOT NULL").format(self.grids["shared"].place(_cell("shared", end), *xy))
                for end, xy in _ENDS.items()
            ]
            found.append(sql.SQL("why IS NULL AND ({}) AS shared").format(sql.SQL(" OR ").join(on)))
        found.append(sql.SQL("why IS NULL AND x1 = x2 AND y1 = y2 AS at_one"))
        if self.geodesic is not None:
            cells.append(self.geodesic.turn())
            found += self.geodesic.terms()
        carried = ["x1", "y1", "x2", "y2", "n", "why", *(["measured"] if self.given.distance else []), *self.values]
        return sql.SQL("SELECT {}, {}, {} FROM ({}) AS c").format(
            sql.SQL(", ").join(map(sql.Identifier, carried)),
            sql.SQL(", ").join(found),
            once("placed"),
            self.checked(cells, where),
        )

    def measured(self, where=None, condition=None):
        """Return the SQL of all records as placed with km, NULL where unknown.

        where: as in `checked`; condition: SQL of what must hold of those placed.
        """
        only = sql.SQL("") if condition is None else after("placed", condition)
        related = sql.SQL("(home < {0} OR work < {0})").format(sql.Literal(len(self.ground.divisions)))
        if self.given.distance:
            known = countable(sql.SQL("measured"))
            km = sql.SQL("CASE WHEN {} AND {} THEN measured END").format(related, known)
        else:
            km = self.geodesic.km(related)
        return sql.SQL("SELECT {}, {} AS km, {} FROM ({}) AS p{}").format(
            sql.SQL(", ").join(map(sql.Identifier, self._kept)), km, once("measured"), self.placed(where), only
        )

    def near(self):
        """Return the servernear.Near of the records' distances."""
        if self.given.distance:
            return near_measured()
        (_, south), (_, north) = self.box
        return near_on_plane(self.ellipsoid, south, north)

    @property
    def _kept(self):
        """The names of the columns that groups are made of."""
        shared = ["shared"] if "shared" in self.grids else []
        return ["x1", "y1", "x2", "y2", "home", "work", "why", "n", "at_one", *shared, *self.values]


def _cell(name, end):
    return sql.Identifier(f"{name} {end}")


def _free_box(box, mirror, degrees):
    """Return (2, 2) a box around a box, as wide as may be, that holds no end for which there is a Why; or None."""
    low, high = box
    margin = AROUND * (high - low).max()
    for _ in range(AROUND):
        around = np.array([low - margin, high + margin])
        others = [np.zeros((2, 2))] + ([] if mirror is None else [mirror])
        apart = all((around[1] < other[0]).any() or (around[0] > other[1]).any() for other in others)
        if apart and not (degrees and (np.abs(around) > (360, 90)).any()):
            return around
        margin /= 2
    return None
