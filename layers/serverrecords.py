"""The records of a layer of commutes as SQL: their ends, why one is unlocated, their places, their distance."""

import numpy as np
from psycopg2 import sql

from .commutereasons import no_line, reasons_of
from .commutes import COORDINATES, LINE_ENDS, box_of, corners_of, mirror_of
from .geodesic import ellipsoid_of, geographic_crs
from .messages import tr
from .placing import shared_ground
from .planes import metres_in
from .serverdegrees import NAMES, SAME, Degrees
from .serverdistance import Geodesic
from .servergrid import Grid, locator_in
from .serverlink import CannotCompute
from .servernear import near_measured, near_on_map, near_on_plane
from .serverrows import CommuteRows, Why, numbered
from .serversql import after, countable, once, real, reals, wholes
from .serversure import samples_of, sure_box
from .shapes import transform_between, transform_xy

AROUND = 10  # times the extent of the divisions: most ends lie in such a box around them
UNSURE = ""  # the reason of an end that has to be looked at here
MOST_BEYOND = 100_000  # such ends

_ENDS = {"home": (sql.SQL("x1"), sql.SQL("y1")), "work": (sql.SQL("x2"), sql.SQL("y2"))}


class Records(CommuteRows):
    """SQL of all records of a CommuteInput whose source is a layer of a server.

    whys: why a record may be unlocated, numbered as in SQL.
    """

    def __init__(self, given, ground, regions, attributes, link, feedback):
        """Take expression texts to evaluate, and the serverlink.Link to the layer's server. Raises CannotCompute."""
        super().__init__(given, attributes)
        self.ground, self.schema, self.regions = ground, link.postgis, regions
        self.ellipsoid = ellipsoid_of(ground.divisions.crs)
        self.crs = self.source.crs if given.ends == LINE_ENDS else given.coordinate_crs
        self.places = len(regions.place_ids)
        self.corners = corners_of(ground, self.crs)
        self.box = box_of(self.corners)
        self.mirror = mirror_of(self.box)
        others = ground.divisions.crs, geographic_crs(self.ellipsoid)
        self.ways = [transform_between(self.crs, crs, ground.transform_context) for crs in others]
        # on a plane
        self.degrees = None
        if not given.distance:
            self._require_measurable(link)
        self.sure = sure_box(self.box, self.crs, others, ground.transform_context)
        # which ends beyond it have no place by one of the ways, where that has been looked at
        self.lost = None
        locators = {"inside": ground.points, "outside": regions.locator}
        locators["shared"] = shared_ground(ground.points.overlaps, feedback)
        # each name's, and that of an end, is the column of an end's cell
        self.grids = {name: self._grid(of, feedback) for name, of in locators.items() if of is not None}
        names = [] if self.degrees is None else [NAMES]
        self.geodesic = None if given.distance else Geodesic(self.ellipsoid, self.schema, *names)
        self.whys = list(self._whys())

    def _grid(self, locator, feedback):
        drawn_in, context = self.ground.divisions.crs, self.ground.transform_context
        return Grid(locator_in(self.crs, locator, drawn_in, context, feedback), self.schema, feedback)

    def _require_measurable(self, link):
        """Refuse coordinates that are not, and that the server does not make, degrees on the divisions' ellipsoid."""
        if not self.crs.isGeographic():
            self.degrees = Degrees(self.crs, link)
            xy = samples_of(self.corners)
            self.degrees.require(xy, transform_xy(xy, self.ways[1]))
            return
        moved = transform_xy(self.corners, self.ways[1])
        if not np.abs(moved - self.corners).max(initial=0.0) < SAME:
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
        for (x, y), end in zip(_ENDS.values(), (tr("home"), tr("work"))):
            reasons = reasons_of(end, self.crs.isGeographic())
            yield from self._whys_of(x, y, reasons)
            if self.sure is not None:
                yield from self._whys_beyond(x, y, reasons)

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

    def _whys_beyond(self, x, y, reasons):
        if self.lost is None:
            yield Why(self._beyond(x, y), UNSURE)
            return
        for reason, lost in zip((reasons.apart, reasons.off_globe), self.lost):
            text = "CASE WHEN {beyond} THEN ({x}, {y}) IN (SELECT * FROM unnest({xs}, {ys})) ELSE false END"
            xs, ys = map(reals, lost.T)
            yield Why(sql.SQL(text).format(beyond=self._beyond(x, y), x=x, y=y, xs=xs, ys=ys), reason)

    def _beyond(self, x, y):
        """Return the SQL of whether a place is beyond where it surely has one in other CRS."""
        (west, south), (east, north) = ([real(value) for value in corner] for corner in self.sure)
        text = "({x} BETWEEN {west} AND {east} AND {y} BETWEEN {south} AND {north}) IS NOT TRUE"
        return sql.SQL(text).format(x=x, y=y, west=west, south=south, east=east, north=north)

    def unsure(self, why):
        """Whether one of some numbers of Whys, (n,) NaN for none, says that the ends have to be looked at here."""
        return any(self.whys[k].reason == UNSURE for k in np.unique(why[~np.isnan(why)]).astype(int).tolist())

    def look_beyond(self, link, feedback):
        """Find out which ends beyond the sure box have no place. Raises CannotCompute where they are too many."""
        unsure = [k for k, why in enumerate(self.whys) if why.reason == UNSURE]
        x, y = sql.SQL("e.x"), sql.SQL("e.y")
        statement = sql.SQL(
            "SELECT DISTINCT {x}, {y} FROM ({checked}) AS c CROSS JOIN LATERAL (VALUES (x1, y1), (x2, y2)) AS e (x, y) "
            "WHERE why = ANY ({unsure}) AND {beyond} LIMIT {most}"
        ).format(
            x=x,
            y=y,
            checked=self.checked(),
            unsure=wholes(unsure),
            beyond=self._beyond(x, y),
            most=sql.Literal(MOST_BEYOND + 1),
        )
        of = link.columns(statement, ["x", "y"])
        if len(of["x"]) > MOST_BEYOND:
            raise CannotCompute(tr("too many of its ends are too far away to be placed surely"))
        xy = np.stack([of["x"], of["y"]], axis=1)
        xy = xy[np.isfinite(xy).all(axis=1)]
        moved, degrees = (transform_xy(xy, way) for way in self.ways)
        apart, off_globe = (~np.isfinite(of).all(axis=1) for of in (moved, degrees))
        moved[apart] = np.nan
        places = self.regions.places(self.ground.points.points(moved, feedback), moved, feedback)
        if (places[~apart & ~off_globe] != self.places - 1).any():
            raise CannotCompute(tr("an end that is far away comes near in the divisions' CRS"))
        self.lost = xy[apart], xy[off_globe & ~apart]
        self.whys = list(self._whys())

    def _why(self):
        """Return the SQL of the number of a record's Why, NULL for none, as a short test tells of most."""
        around = None
        if self.given.ends == COORDINATES and self.box is not None:
            around = _free_box(self.box, self.mirror, self.sure, self.crs.isGeographic())
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
        if self.geodesic is not None and self.degrees is None:
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
        placed = self.placed(where)
        if self.degrees is not None:
            placed = self._turned(placed, related)
        return sql.SQL("SELECT {}, {} AS km, {} FROM ({}) AS p{}").format(
            sql.SQL(", ").join(map(sql.Identifier, self._kept)), km, once("measured"), placed, only
        )

    def _turned(self, placed, related):
        """Return the SQL of records as placed with what their distance is made of, ends on a plane as degrees."""
        turned = self.degrees.of(placed, related)
        turned = sql.SQL("SELECT d.*, {} FROM ({}) AS d").format(self.geodesic.turn(), turned)
        return sql.SQL("SELECT w.*, {}, {} FROM ({}) AS w").format(
            sql.SQL(", ").join(self.geodesic.terms()), once("termed"), turned
        )

    def degrees_of(self, end):
        """Return the SQL of longitude and latitude of an end as measured. Raises CannotCompute where there are none."""
        names = _ENDS[end]
        if self.crs.isGeographic():
            return names
        if self.degrees is None:
            raise CannotCompute(tr("its coordinates are not degrees"))
        return tuple(sql.Identifier(NAMES[2 * list(_ENDS).index(end) + k]) for k in range(2))

    def samples(self):
        """Return places in and around the divisions (n, 2) as they are in the records, and as `degrees_of` them."""
        xy = samples_of(self.corners)
        degrees = xy if self.crs.isGeographic() else transform_xy(xy, self.ways[1])
        here = np.isfinite(degrees).all(axis=1)
        if self.sure is not None:
            here &= ((xy >= self.sure[0]) & (xy <= self.sure[1])).all(axis=1)
        return xy[here], degrees[here]

    def near(self):
        """Return the servernear.Near of the records' distances."""
        if self.given.distance:
            return near_measured()
        if self.degrees is not None:
            return near_on_map(self.ellipsoid, self.box, metres_in(self.crs), self.ways[1])
        (_, south), (_, north) = self.box
        return near_on_plane(self.ellipsoid, south, north)

    @property
    def _kept(self):
        """The names of the columns that groups are made of."""
        shared = ["shared"] if "shared" in self.grids else []
        degrees = [] if self.degrees is None else NAMES
        return ["x1", "y1", "x2", "y2", *degrees, "home", "work", "why", "n", "at_one", *shared, *self.values]


def _cell(name, end):
    return sql.Identifier(f"{name} {end}")


def _free_box(box, mirror, sure, degrees):
    """Return (2, 2) a box around a box, as wide as may be, that holds no end for which there is a Why; or None.

    sure: (2, 2) where each end has a place in other CRS, None where all have.
    """
    low, high = box
    margin = AROUND * (high - low).max()
    for _ in range(AROUND):
        around = np.array([low - margin, high + margin])
        others = [np.zeros((2, 2))] + ([] if mirror is None else [mirror])
        within = sure is None or ((around[0] > sure[0]) & (around[1] < sure[1])).all()
        apart = within and all((around[1] < other[0]).any() or (around[0] > other[1]).any() for other in others)
        if apart and not (degrees and (np.abs(around) > (360, 90)).any()):
            return around
        margin /= 2
    return None
