"""The tables of one study, as the charts read them: from its GeoPackage, or from the frames of a run."""

import math

import numpy as np
from qgis.PyQt.QtCore import QVariant

from ..report.tables import Layer, Shape, Study, divisions, is_missing, populations

# those that the charts read; the units and the styles of a study are many times as large
TABLES = (
    "profile",
    "profile_table",
    "bands",
    "bands_table",
    "matrix",
    "balance",
    "commuters_table",
    "demand",
    "demand_table",
    "circles",
    "circles_table",
    "chain",
    "chain_table",
    "industry",
    "products",
    "products_table",
    "composition_after",
    "change",
    "regions",
    "parameters",
)
AREA = ""  # stands for the whole area where an id of a division is asked for
# text also where every value is missing; other columns without any value hold numbers
TEXTS = {
    *("division_id", "division_name", "division_type", "level", "reason", "marked", "scarce", "label", "dimension"),
    *("name", "value", "region", "side", "direction", "subset", "band", "priority", "unit", "chain_marked"),
    *("products", "product_first", "rule", "product", "kind", "status", "because", "values"),
    *("top_destination", "top_origin"),
}
NO_SHAPE = Shape([], np.empty((0, 2)))


class Results:
    """What one study found; read only. What it does not hold is None, as in a report's Study."""

    def __init__(self, tables):
        """Take {name: DataFrame}."""
        self._tables = {name: _plain(frame) for name, frame in tables.items() if frame is not None}
        self._kept = {}

    @classmethod
    def read(cls, path):
        """Return the Results in a study's GeoPackage. Raises Refusal; may be called on any thread."""
        study = Study(path)
        try:
            return cls({name: study.table(name) for name in TABLES})
        finally:
            study.close()

    def table(self, name, *needed):
        """Return a table, None where it is not there, is empty, or lacks one of the columns needed."""
        rows = self._tables.get(name)
        if rows is None or not len(rows) or any(column not in rows.columns for column in needed):
            return None
        return rows

    def layer(self, name, *needed):
        """Return a table as the report reads layers; shapes are not kept, since no chart draws them."""
        rows = self.table(name, *needed)
        return None if rows is None else Layer(rows, [NO_SHAPE] * len(rows), False, 1.0)

    def kept(self, key, make):
        """Return what make(self) returns, made once: a chart asks again for every division."""
        if key not in self._kept:
            self._kept[key] = make(self)
        return self._kept[key]

    @property
    def divisions(self):
        """The divisions, [(id, name, type)], in the study's order."""
        return self.kept("divisions", lambda own: [(one.id, one.name, one.type) for one in divisions(own)[0]])

    def people(self, place):
        """Return the people in a division, or in AREA; None where they are not known."""
        known = self.kept("people", populations)
        if place != AREA:
            return known.get(place)
        # of a whole that is not known in each part there is no sum
        whole = self.divisions and all(one[0] in known for one in self.divisions)
        return math.fsum(known[one[0]] for one in self.divisions) if whole else None

    def holds(self, place):
        """Whether a division of this id is in the results; AREA always is."""
        return place == AREA or place in self.ids

    @property
    def ids(self):
        """The ids of the divisions."""
        return self.kept("ids", lambda own: {one[0] for one in own.divisions})

    def of_place(self, name, place, *needed):
        """Return the rows [dict] of a table that tell of a division, or of AREA; None where there is no such table."""
        rows = self.table(name, "level", "division_id", *needed)
        if rows is None:
            return None
        places = self.kept(("places", name), lambda own: _places(rows))
        level = ("area", "*") if place == AREA else ("division", place)
        return rows.iloc[places.get(level, [])].to_dict("records")


def _places(rows):
    """Return {(level, id): numbers of its rows}; the area under the id '*'."""
    known = rows["level"].isin(["division", "area"])
    if "subset" in rows:
        # crowds by band and by place outside are many, and no chart shows them
        known &= rows["subset"].isin(["all", "extreme"])
    levels, ids, found = rows["level"].to_list(), rows["division_id"].to_list(), {}
    for k in np.flatnonzero(known).tolist():
        found.setdefault(("area", "*") if levels[k] == "area" else ("division", ids[k]), []).append(k)
    return found


def _plain(frame):
    """Return a frame whose missing values are None in text and NaN in numbers, whatever made it."""
    import pandas as pd

    columns = {}
    for name in frame.columns:
        values = frame[name]
        if values.dtype == object or name in TEXTS:
            known = [None if is_missing(v) or isinstance(v, QVariant) or v is pd.NA else v for v in values]
            numbers = all(v is None or (isinstance(v, (int, float)) and not isinstance(v, bool)) for v in known)
            if numbers and name not in TEXTS:
                values = _finite(np.array([math.nan if v is None else v for v in known], float))
            else:
                values = pd.Series(known, dtype=object, index=frame.index)
        elif values.dtype.kind in "iuf":
            values = _finite(values.to_numpy(float))
        columns[name] = values
    return pd.DataFrame(columns, index=frame.index)


def _finite(values):
    """Return numbers; an infinite one says as little as none."""
    return np.where(np.isfinite(values), values, math.nan)
