"""What two results side by side would tell of a few people, since their difference does (METHOD 1)."""

import numpy as np
import pandas as pd

from .change import groups
from .crowd import DIVISION, EVERYWHERE, WITHHELD
from .withholding import repeated, withheld

ROUNDING = 1e-6  # people
COUNTS = ("population", "employed_residents", "jobs", "outbound", "inbound", "chain_total")
COUNT_ENDS = ("_count", "_base", "_total", "_within", "_between", "_external", "_unmet")
OF_TABLES = ("count", "base", "commuters", "people", "covered", "target", "unmet_people")  # in a row of its own each
NO_SHARES = ("_lq", "_km", "_marked", "_specialisation")
SHARES = {"self_containment": "employed_residents", "self_sufficiency": "jobs"}
# the step's tables tell of the same people
STEPS = (
    ("profile", "profile_table"),
    ("bands", "bands_table"),
    ("flows", "matrix", "balance"),
    ("demand", "demand_table"),
    ("circles", "circles_table"),
    ("chain", "chain_table"),
)
KEYS = ("indicator", "segment", "side", "direction", "band", "subset", "attribute", "type", "crowd")
PLAIN = ("from_km", "to_km")  # what is known of a row without counting anybody
SAID = ("marked", "scarce", "priority", "chain_marked", "top_destination", "top_origin")
PRODUCTS = ("products", "product_first", "status", "because", "values")


def is_count(field):
    """Whether a field of our results counts people, so that a small change of it may be withheld."""
    return field in COUNTS or field.endswith(COUNT_ENDS)


def whole_of(field):
    """Return the field of the people that a share in per cent is of; '' where it is none, or they are not known."""
    for start, whole in (("home_", "home_total"), ("work_", "work_total"), ("chain_", "chain_total")):
        if field.startswith(start) and not is_count(field) and not field.endswith(NO_SHARES):
            return whole
    return SHARES.get(field, "")


def people_of(frame):
    """Return {name: (rows,) people} of all that a table with a row a division counts, or tells by a share."""
    found = {name: frame[name].to_numpy(float) for name in frame.columns if is_count(name)}
    for name in frame.columns:
        if whole_of(name) in found and frame[name].dtype.kind == "f":
            found[name] = frame[name].to_numpy(float) * found[whole_of(name)] / 100.0
    return found


def few_changed(before, after, lines, limit):
    """Return (rows,) whether a row is withheld: one count or more in it changes by fewer people than the limit.

    before, after (counts, rows): people, NaN where not known. Along the Lines of rows too, so that the change of a few
    does not follow from the others'.
    """
    counts, rows = np.shape(before)
    if limit <= 0 or not counts:
        return np.zeros(rows, bool)
    change = np.abs(np.subtract(after, before))
    change[change < ROUNDING] = 0.0
    # what is not known on both sides tells of nobody
    size = np.nan_to_num(change, nan=np.inf).ravel()
    found = withheld(size, np.full(size.shape, np.nan), repeated(lines, rows, counts), limit, nobody=True)
    return found.reshape(counts, rows).any(axis=0)


def after_edit(before, after, limit):
    """Return the tables of an edited study (name -> DataFrame), without what shows the change of a few people.

    before, after: tables of a study on the divisions before and after. In all tables of a step either everything is
    shown of a division (type, area), or nothing.
    """
    if limit <= 0:
        return after
    tables, gone = dict(after), set()
    rows = _rows(after)
    places = {place: k for k, place in enumerate(zip(rows.level, rows.ids))}
    for step in STEPS:
        names = [name for name in step if name in before and name in after]
        one, other = ({} for _ in range(2))
        for name in names:
            for found, frame in ((one, before[name]), (other, after[name])):
                _collect(found, name, frame, places)
        keys = [key for key in one if key in other]
        if not keys:
            continue
        pair = (np.array([of[key] for key in keys]) for of in (one, other))
        hide = few_changed(*pair, rows.lines(), limit)
        hidden = {place for place, k in places.items() if hide[k]}
        gone |= {i for level, i in hidden if level == DIVISION}
        for name in names:
            tables[name] = _without(after[name], hidden)
    for name in ("products", "products_table"):
        if name in after:
            tables[name] = _without(after[name], {(DIVISION, i) for i in gone})
    return tables


def _rows(tables):
    """Return the crowd.Groups of the tables of a study."""
    frame = next(tables[name] for step in STEPS for name in step if "division_type" in tables.get(name, ()))
    kinds = [None if pd.isna(kind) else kind for kind in frame["division_type"]]
    return groups(frame["division_id"], frame["division_name"], kinds, EVERYWHERE)


def _collect(found, name, frame, places):
    """Add {what is counted: (rows,) people} of a table."""

    def put(key, place, people):
        if place in places:
            found.setdefault(key, np.full(len(places), np.nan))[places[place]] = people

    if "origin" in frame:
        if name == "matrix":
            for origin, destination, people in zip(frame["origin"], frame["destination"], frame["commuters"]):
                put(("to", destination), (DIVISION, origin), people)
                put(("from", origin), (DIVISION, destination), people)
    elif "level" not in frame:
        for field, people in people_of(frame).items():
            for i, value in zip(frame["division_id"], people):
                put((name, field), (DIVISION, i), value)
    else:
        keys = [key for key in KEYS if key in frame]
        for row in frame.to_dict("records"):
            of, place = tuple(row[key] for key in keys), (row["level"], row["division_id"])
            for field in OF_TABLES:
                if field in row:
                    put((name, field, of), place, row[field])
            if "count" in row:
                # those who are left out are people too
                put((name, "rest", of), place, row["base"] - row["count"])


def _without(frame, hidden):
    """Return a table without what it tells of some places, {(level, id)}."""
    if "origin" in frame:
        ends = zip(frame["origin"], frame["destination"])
        hide = np.array([any((DIVISION, end) in hidden for end in pair) for pair in ends], bool)
        if "withheld" not in frame:
            return frame[~hide].reset_index(drop=True)
    else:
        levels = frame["level"] if "level" in frame else [DIVISION] * len(frame)
        hide = np.array([place in hidden for place in zip(levels, frame["division_id"])], bool)
    if not hide.any():
        return frame
    frame = frame.copy()
    for name in frame.columns:
        if name == "withheld":
            frame.loc[hide, name] = True
        elif name == "reason":
            frame.loc[hide, name] = WITHHELD
        elif frame[name].dtype.kind in "iuf" and name not in PLAIN:
            frame[name] = np.where(hide, np.nan, frame[name].to_numpy(float))
        elif name in SAID or name in PRODUCTS:
            frame.loc[hide, name] = None
    return frame
