"""Telling by SQL which boxes lie wholly in one polygon: those that no boundary comes near, as in layers.placing."""

from psycopg2 import sql

from .serversql import real, wholes

CORNERS = ("west", "south", "east", "north")


class Boxes:
    """The cells of a Locator as SQL that looks boxes up in them; CORNERS are a box's columns."""

    def __init__(self, name, locator):
        """Take how the names of its own columns begin, and a placing.Locator in the boxes' CRS."""
        self.own = [sql.Identifier(f"{name} {corner}") for corner in CORNERS]
        self.before, self.labels = locator.touched_before(), locator.labels
        self.origin, self.size = locator.origin, locator.size

    def cells(self):
        """Return the SQL of its columns: column and row of the cell of the low corner, and of the high one."""
        text = "CAST(LEAST(GREATEST(floor(({value} - {start}) / {size}), 0), {last}) AS integer) AS {own}"
        starts, lasts = [real(start) for start in self.origin * 2], [of - 1 for of in self.labels.shape[::-1] * 2]
        found = [
            sql.SQL(text).format(value=sql.Identifier(value), start=start, size=real(self.size), last=last, own=own)
            for value, start, last, own in zip(CORNERS, starts, map(sql.Literal, lasts), self.own)
        ]
        return sql.SQL(", ").join(found)

    def polygon(self):
        """Return the SQL of the number of the polygon at the low corner, -1 for none."""
        west, south, _, _ = self.own
        return self._at(self.labels, west, south)

    def crossed(self):
        """Return the SQL of whether a boundary comes near the box."""
        west, south, east, north = self.own
        east, north = (sql.SQL("{} + 1").format(of) for of in (east, north))
        corners = [self._at(self.before, *at) for at in ((east, north), (east, south), (west, north), (west, south))]
        return sql.SQL("({} - {} - {} + {} > 0)").format(*corners)

    def _at(self, array, column, row):
        """Return the SQL of an element of an array (rows, columns)."""
        text = "({})[1 + {} + {} * ({})]"
        return sql.SQL(text).format(wholes(array.ravel().tolist()), column, sql.Literal(array.shape[1]), row)
