"""Results for tests of the panel: the report's small study, whose names could do harm, as frames."""

import math

import pandas as pd
from report_making import whole_study


def frames(tables):
    """{name: Table of rows} as frames: NULL as None in text and NaN in numbers, as a reader of layers gives them."""
    made = {}
    for name, table in tables.items():
        frame = pd.DataFrame(table.rows)
        for column in frame.columns:
            known = [value for value in frame[column] if value is not None]
            if known and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in known):
                frame[column] = [math.nan if value is None else float(value) for value in frame[column]]
        made[name] = frame
    return made


def many(count):
    """A profile, facilities and flows of so many divisions, as frames."""
    ids = [f"d{k:02d}" for k in range(count)]
    names = [f"Division number {k} with a name that is long" for k in range(count)]
    profile = pd.DataFrame({"division_id": ids, "division_name": names, "division_type": "town", "population": 1000.0})
    profile["marked"] = profile["scarce"] = None
    rows, types, flows = [], [], []
    for level, key, name in [("division", *pair) for pair in zip(ids, names)] + [("area", "*", "Whole area")]:
        for code in ("young", "old"):
            row = {"level": level, "division_id": key, "division_name": name, "dimension": "age", "indicator": code}
            row |= {"label": f"people who are {code}", "count": 300.0, "base": 1000.0, "share": 30.0}
            rows.append(row | {"area_share": 30.0, "lq": 1.0, "difference": 0.0, "withheld": False, "reason": None})
        for kind in ("clinic", "school"):
            row = {"level": level, "division_id": key, "division_name": name, "type": kind, "label": kind}
            row |= {"target": 1000.0, "need": 5.0, "supply": 4.0, "gap": 1.0, "unit": "places", "score": 40.0}
            types.append(row | {"coverage": 50.0, "adequacy": 50.0, "withheld": False, "reason": None})
    for origin in ids:
        flows += [{"origin": origin, "destination": one, "commuters": 5.0} for one in ids if one != "d03"]
    return {
        "profile": profile,
        "profile_table": pd.DataFrame(rows),
        "demand_table": pd.DataFrame(types),
        "matrix": pd.DataFrame(flows),
    }


def small(**changed):
    """Results of the report's small study; changed: {table: function (its frame) -> frame}."""
    from spatial_demand.ui.results import Results

    tables = frames(whole_study())
    return Results({name: changed.get(name, lambda frame: frame)(frame) for name, frame in tables.items()})


def with_values(column, values, **where):
    """A function for small: a frame with values in a column of the rows where other columns have those values."""

    def change(frame):
        frame, chosen = frame.copy(), pd.Series(True, frame.index)
        for name, value in where.items():
            chosen &= frame[name] == value
        frame.loc[chosen, column] = values
        return frame

    return change


class Drawn:
    """A View's chart, drawn: its artists by gid, and all that is written."""

    def __init__(self, view, width=255.0, look=None):
        from matplotlib.figure import Figure
        from matplotlib.text import Text

        from spatial_demand.ui.charts.canvas import rendered
        from spatial_demand.ui.charts.look import PAPER
        from spatial_demand.ui.charts.sheet import Sheet

        self.figure = Figure(dpi=100)
        self.sheet = Sheet(self.figure, look or PAPER, width)
        self.sheet.end(view.paint(self.sheet))
        self.figure.set_size_inches(width / 72, self.sheet.height / 72)
        rendered(self.figure)
        artists = self.figure.get_children()
        self.by_gid = {one.get_gid(): one for one in artists if one.get_gid()}
        self.texts = [one for one in artists if isinstance(one, Text)]
        self.words = [text.get_text() for text in self.texts]

    def bar(self, gid):
        """The value that a bar shows."""
        return self.by_gid[gid].get_width()

    def colour(self, gid):
        from matplotlib.colors import to_hex

        return to_hex(self.by_gid[gid].get_facecolor())

    def edges(self, gid):
        """(left, right) of a bar in points."""
        box = self.by_gid[gid].get_window_extent()
        return box.x0 * 0.72, box.x1 * 0.72
