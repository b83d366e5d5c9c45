"""Population units that a PostgreSQL server places and adds up: only groups of them come back.

Of polygons those that lie wholly in one division, or outside all; the others, along boundaries, come one by one, and so
does what lies where a transformation may take it anywhere.
"""

from functools import cached_property

import numpy as np
from psycopg2 import sql
from qgis.core import QgsWkbTypes

from .columns import Column
from .commutereasons import say_bad_counts
from .commutes import box_of, corners_of
from .expressions import Counts
from .placing import shared_ground
from .serverboxes import CORNERS, Boxes
from .servergrid import Grid, locator_in
from .serverlink import Link
from .serverrows import Rows
from .serversql import ANEW, after, columns, countable, once, real
from .serversure import sure_box
from .shapes import FARTHEST, from_wkb
from .units import AREA, Placing, merged_units, no_units
from .unitsums import MORE, OUTSIDE, UNUSABLE, UnitSums, in_places, pairs_of, texts_of

_AXES = ("xmin", "ymin", "xmax", "ymax")
BITS = 50  # of what a record knows, in one number that a double holds


def reduce_units(source, asked, ground, apportionment, plan, feedback):
    """Return merged units.Units of a Source of points or polygons on a server.

    asked, apportionment: as in units.read_units; plan: whether the server tells how it goes about it. Raises
    CannotCompute where it cannot, and Refusal as read_units.
    """
    source.require_crs()
    kind = _Points if source.server.kind == QgsWkbTypes.Type.Point else _Polygons
    with Link(source.server, source.name, feedback) as link:
        return kind(source, asked, ground, apportionment, link, feedback).units(plan)


class _Query(Rows):
    """The statements about one layer of units.

    A subclass has `_placed`, and plane: the CRS that its units are placed in by QGIS.
    """

    def __init__(self, source, asked, ground, apportionment, link, feedback):
        super().__init__(source, texts_of(asked))
        self.asked, self.ground, self.apportionment = asked, ground, apportionment
        self.link, self.feedback = link, feedback
        self.schema = sql.Identifier(link.postgis)
        self.shape = sql.SQL("t.{}").format(sql.Identifier(self.table.geometry))
        self.require_kind(link)

    def _located(self, of, crs):
        """Return a Locator in the units' CRS of a Locator in a CRS, and of the ground that several divisions share."""
        shared = shared_ground(self.ground.overlaps(), self.feedback)
        context = self.ground.transform_context
        found = {"inside": locator_in(self.source.crs, of, crs, context, self.feedback)}
        if shared is not None:
            found["shared"] = locator_in(self.source.crs, shared, self.ground.area_crs, context, self.feedback)
        return found

    def _of_geometry(self, function):
        """Return the SQL of a function of PostGIS of each geometry."""
        return sql.SQL("{}.{}({})").format(self.schema, sql.Identifier(function), self.shape)

    def _read(self, more):
        """Return the SQL of all records: more, name -> SQL, read once, and value_k."""
        read = [(value, sql.Identifier(name)) for name, value in more.items()]
        return self.select([*read, (ANEW, sql.Identifier("read at"))])

    def _told(self, *corners):
        """Return the SQL of whether x and y (names of columns) lie where a transformation takes them surely.

        What lies elsewhere is placed here, one by one.
        """
        (west, south), (east, north) = self._known_box()
        limits = [(west, east), (south, north)] * (len(corners) // 2)
        conditions = [
            sql.SQL("{0} > {1} AND {0} < {2}").format(sql.Identifier(name), real(low), real(high))
            for name, (low, high) in zip(corners, limits)
        ]
        return sql.SQL(" AND ").join(conditions)

    def _known_box(self):
        """Return (2, 2) the low and high corner of where the units surely have a place in the plane."""
        crs, context = self.source.crs, self.ground.transform_context
        if crs == self.plane:
            return np.array([[-FARTHEST] * 2, [FARTHEST] * 2])
        sure = sure_box(box_of(corners_of(self.ground, crs)), crs, [self.plane], context)
        return np.array([[-180.0, -90.0], [180.0, 90.0]]) if sure is None else sure

    def _signs(self):
        """Return the SQL of what tells records of one place apart: what each knows, what is above what."""
        value = dict(zip(self.expressions, map(sql.Identifier, self.values)))
        known = [countable(value[text]) for text in self.expressions]
        above = [
            sql.SQL("({} AND {} AND {} > {} * {})").format(
                countable(value[a]), countable(value[b]), value[a], value[b], real(MORE)
            )
            for a, b in pairs_of(self.asked)
        ]
        return [*known, *above]

    def _groups(self):
        """Return (the SQL of the groups, the names of its columns)."""
        signs = self._signs()
        keys = {"place": sql.SQL("place"), "shared": sql.SQL("CAST(shared AS integer)")}
        for start in range(0, len(signs), BITS):
            bits = [
                sql.SQL("CASE WHEN {} THEN {} ELSE 0 END").format(sign, sql.Literal(1 << k))
                for k, sign in enumerate(signs[start : start + BITS])
            ]
            keys[f"signs_{start}"] = sql.SQL("CAST({} AS bigint)").format(sql.SQL(" + ").join(bits))
        sums = {"times": sql.SQL("count(*)")}
        for k, name in enumerate(self.values):
            value = sql.Identifier(name)
            sums[f"sum_{k}"] = sql.SQL("sum({})").format(value)
            sums[f"there_{k}"] = sql.SQL("count({})").format(value)
        statement = sql.SQL("SELECT {} FROM ({}) AS p GROUP BY {}").format(
            columns({**keys, **sums}),
            self._placed,
            sql.SQL(", ").join(sql.Literal(k + 1) for k in range(len(keys))),
        )
        return statement, [*keys, *sums]

    def units(self, plan):
        """Return the Units."""
        statement, names = self._groups()
        if plan:
            self.link.explain(statement)
        of = self.link.columns(statement, names)
        told = ~np.isnan(of["place"])
        singly = not told.all()
        of = {name: column[told] for name, column in of.items()}
        values, bad = [], {}
        for k, text in enumerate(self.expressions):
            signs = of[f"signs_{k - k % BITS}"].astype("int64")
            known = (signs >> (k % BITS)) & 1 == 1
            values.append(np.where(known, of[f"sum_{k}"], np.nan))
            bad[text] = int(of[f"there_{k}"][~known].sum())
        place = of["place"].astype(int)
        groups = in_places(np.array(values), place, of["times"], of["shared"], len(self.ground.divisions))
        return self._together(groups, bad, singly)

    def _together(self, groups, bad, singly):
        """Return the Units of groups, and of what comes one by one if any does.

        bad: text -> records of the groups whose value is no count.
        """
        sums = UnitSums(self.asked, self.ground)
        placing = Placing(self.source, self.ground, self.apportionment, self.feedback)
        counts = [Counts(self.source.name, text) for text in self.expressions]
        if singly:
            self._singly(sums, placing, counts)
        placing.say(numbered=False)
        units = merged_units(self.source, sums.result([groups]))
        if not len(units.times):
            raise no_units(self.source)
        for of in counts:
            if bad[of.text] + of.bad:
                say_bad_counts(self.source.name, of.text, bad[of.text] + of.bad, self.feedback)
        return units

    def _singly(self, sums, placing, counts):
        """Add what is placed here, one by one."""
        statement = sql.SQL("SELECT encode({}.ST_AsBinary(shape), 'hex'), {} FROM ({}) AS p{}").format(
            self.schema,
            # on the way NaN would become NULL: it is no count, as -1 is none
            sql.SQL(", ").join(
                sql.SQL("CASE WHEN {0} = 'NaN' THEN -1 ELSE {0} END").format(sql.Identifier(name))
                for name in self.values
            ),
            self._placed,
            after("placed", sql.SQL("place IS NULL")),
        )

        def take(of):
            shapes = from_wkb([bytes.fromhex(text) for text in of.pop("shape").values.tolist()])
            values = {
                one.text: one.of(Column(np.nan_to_num(value), np.isnan(value)))
                for one, value in zip(counts, of.values())
            }
            placing.add_to(sums, values, shapes)

        self.link.pieces(statement, ["shape", *self.values], take, ["shape"])


class _Points(_Query):
    """The statement about points."""

    def __init__(self, *given):
        super().__init__(*given)
        self.plane = self.ground.divisions.crs
        located, schema = self._located(self.ground.points, self.plane), self.schema.string
        self.grids = {name: Grid(locator, schema, self.feedback) for name, locator in located.items()}

    @cached_property
    def _placed(self):
        """The SQL of all records: place, shared, shape, value_k.

        place: UNUSABLE, OUTSIDE, a division's number, or NULL where it is not told here.
        """
        x, y = sql.SQL("x"), sql.SQL("y")
        records = self._read({"x": self._of_geometry("st_x"), "y": self._of_geometry("st_y"), "shape": self.shape})
        cells = {name: grid.cell(x, y) for name, grid in self.grids.items()}
        place = {name: grid.place(sql.Identifier(name), x, y) for name, grid in self.grids.items()}
        return sql.SQL(
            "SELECT CASE WHEN x IS NULL THEN {unusable} WHEN {told} THEN COALESCE({place}, {outside}) END AS place, "
            "{shared} AS shared, shape, {values}, {once} "
            "FROM (SELECT r.*, {cells}, {checked} FROM ({records}) AS r) AS c"
        ).format(
            told=self._told("x", "y"),
            place=place["inside"],
            outside=sql.Literal(OUTSIDE),
            unusable=sql.Literal(UNUSABLE),
            shared=sql.SQL("({}) IS NOT NULL").format(place["shared"]) if "shared" in place else sql.SQL("false"),
            values=sql.SQL(", ").join(map(sql.Identifier, self.values)),
            once=once("placed"),
            cells=columns(cells),
            checked=once("checked"),
            records=records,
        )


class _Polygons(_Query):
    """The statements about polygons."""

    def __init__(self, *given):
        super().__init__(*given)
        self.plane = self.ground.area_crs
        located = self._located(self.ground.areas, self.plane)
        self.boxes = {name: Boxes(name, locator) for name, locator in located.items()}

    @cached_property
    def _placed(self):
        """The SQL of all records: place, shared, shape, value_k, as of points."""
        corners = {
            corner: sql.SQL("{}.{}(box)").format(self.schema, sql.Identifier(f"st_{axis}"))
            for corner, axis in zip(CORNERS, _AXES)
        }
        # of a coordinate that is no number the box tells nothing, but the area is none then
        sound = sql.SQL("{} < 'Infinity'").format(self._of_geometry("st_area"))
        if self.apportionment.method != AREA:
            sound = self._of_geometry("st_isvalid")
        # a box is found once: that takes as long as all else about a shape
        records = sql.SQL("SELECT b.*, {}, {} FROM ({}) AS b").format(
            columns(corners),
            once("boxed"),
            self._read({"box": self._of_geometry("box3d"), "sound": sound, "shape": self.shape}),
        )
        inside, whole = self.boxes["inside"], [self._told(*CORNERS), sql.SQL("sound")]
        for name, boxes in self.boxes.items():
            whole.append(sql.SQL("NOT {}").format(boxes.crossed()))
            if name == "shared":
                whole.append(sql.SQL("{} < 0").format(boxes.polygon()))
        return sql.SQL(
            "SELECT CASE WHEN west IS NULL THEN {unusable} WHEN {whole} THEN {place} END AS place, false AS shared, "
            "shape, {values}, {once} FROM (SELECT r.*, {cells}, {checked} FROM ({records}) AS r) AS c"
        ).format(
            unusable=sql.Literal(UNUSABLE),
            whole=sql.SQL(" AND ").join(whole),
            place=inside.polygon(),
            values=sql.SQL(", ").join(map(sql.Identifier, self.values)),
            once=once("placed"),
            cells=sql.SQL(", ").join(boxes.cells() for boxes in self.boxes.values()),
            checked=once("checked"),
            records=records,
        )
