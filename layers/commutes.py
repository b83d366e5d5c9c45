"""Commutes: read once, located at both ends, placed in divisions and outside regions, measured (METHOD 2).

Three kinds of ends: a line's first and last vertex, four coordinate fields, two zone ids. Read in batches, so that
memory holds a few numbers a record, and of many records those of groups of them alone.
"""

from typing import Callable, NamedTuple, Optional

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from . import lanes
from .columns import is_count, number_in, numbers_in
from .commutecells import Cells
from .commutegroups import Reduction
from .commutereasons import no_count, no_line, no_records, reasons_of
from .commutesums import GroupSums
from .commutezones import Zones
from .expressions import Counts, Expression
from .geodesic import ellipsoid_of, geodesic_km, geographic_crs
from .ledger import COUNTED, OUTSIDE, UNUSABLE
from .messages import tr
from .placing import shared_ground, within
from .reading import read_batches
from .shapes import transform_between, transform_xy
from .wkb import LINE, NOTHING

LINE_ENDS, COORDINATES, ZONE_IDS = 0, 1, 2


class CommuteInput(NamedTuple):
    """Where commutes come from: a Source, the kind of its ends, and the names of its fields ('' where not given)."""

    source: object
    ends: int
    coordinates: tuple = ()
    coordinate_crs: Optional[QgsCoordinateReferenceSystem] = None
    zone_fields: tuple = ()
    zones: Optional[Zones] = None
    count: str = ""
    distance: str = ""


class Wanted(NamedTuple):
    """What runs ask of the commutes beside where they go.

    attributes: (expression text, whether it is true or false) to evaluate on every record; keep_ends: whether the
    coordinates of both ends are needed; cells: in which commutecells.Cells they are, if that is enough; mean: whether
    the mean place of ends that lie elsewhere is needed. And of groups of records: limits, km at which one must end;
    people_with: function (values, commuters, whether true or false) -> as in Reduction.people; distances: whether the
    median and the P90 are needed; related: whether which attributes exclude or hold each other is; plan: whether a
    server tells how it goes about it.
    """

    attributes: tuple = ()
    keep_ends: bool = False
    cells: Optional[Cells] = None
    mean: bool = False
    limits: tuple = ()
    people_with: Optional[Callable] = None
    distances: bool = False
    related: bool = False
    plan: bool = False

    @property
    def texts(self):
        """The texts of the attributes, each once."""
        return list(dict.fromkeys(text for text, _ in self.attributes))

    def why_singly(self):
        """Return why single records are needed, '' where groups of them are enough."""
        if self.keep_ends:
            return tr("the ends themselves are needed")
        if self.related and not all(flag for _, flag in self.attributes):
            return tr("which attributes exclude each other shows in single records only")
        return ""


class Piece(NamedTuple):
    """Located records of a batch, or of all, as Commutes has them."""

    home: np.ndarray
    work: np.ndarray
    km: np.ndarray
    commuters: np.ndarray
    attributes: dict
    ends: tuple


class Commutes(NamedTuple):
    """Located commutes, (n,) each: home, work (places: divisions, then regions, then elsewhere), km, commuters.

    attributes: expression text -> (n,) float, NaN unknown. unlocated: reason in words -> [records, commuters]. records:
    all that were read. swapped: ends whose latitude and longitude are exchanged. elsewhere: (2,) the mean place of ends
    that lie elsewhere, in the divisions' CRS, NaN where there are none. ends: home and work (n, 2) there, if asked.
    on_overlaps: commuters with an end where divisions overlap. at_one_place: records whose two ends are one point.
    reduction: None where each is a record.
    """

    home: np.ndarray
    work: np.ndarray
    km: np.ndarray
    commuters: np.ndarray
    attributes: dict
    unlocated: dict
    records: int
    swapped: int
    elsewhere: np.ndarray
    ends: tuple = ()
    on_overlaps: float = 0.0
    at_one_place: int = 0
    reduction: Optional[Reduction] = None

    def records_of(self, which):
        """Return the number of records of those (n,) bool."""
        return int(which.sum() if self.reduction is None else self.reduction.times[which].sum())


def read_commutes(given, ground, regions, wanted, feedback):
    """Read, locate, place and measure commutes; many are added up in groups where those are enough.

    given: CommuteInput; ground: divisions.Ground; regions: regions.Regions; wanted: Wanted.
    """
    reader = _Reader(given, ground, regions, wanted, feedback)
    pieces, groups, records = [], None, 0
    for table in read_batches(given.source, reader.fields, reader.expressions, given.ends == LINE_ENDS, feedback):
        pieces.append(reader.located(table))
        few, records = records <= lanes.MANY, records + table.rows
        if few and records > lanes.MANY and lanes.in_groups(given.source, wanted.why_singly(), feedback):
            groups = GroupSums(wanted, len(ground.divisions), len(regions.place_ids), feedback)
        if groups is not None:
            for piece in pieces:
                groups.add(piece)
            pieces.clear()
        feedback.setProgress(10 + 80 * table.done)
    if not records:
        raise no_records(given.source.name)
    reader.counts.say(feedback)
    located, reduction = (_joined(pieces), None) if groups is None else groups.result()
    attributes, ends = located[4:] or ({}, ())
    return Commutes(
        *located[:4],
        attributes,
        reader.unlocated,
        records,
        reader.swapped,
        mean_place(reader.elsewhere),
        ends,
        reader.on_overlaps,
        reader.at_one_place,
        reduction,
    )


def _joined(pieces):
    """Return the Piece of all."""
    first = pieces[0]
    attributes = {text: np.concatenate([piece.attributes[text] for piece in pieces]) for text in first.attributes}
    ends = tuple(map(np.concatenate, zip(*(piece.ends for piece in pieces))))
    return Piece(*map(np.concatenate, zip(*(piece[:4] for piece in pieces))), attributes, ends)


def elsewhere_sums(home, work, ends, commuters, divisions, elsewhere):
    """(3,) x, y and commuters of the ends that lie elsewhere, of commutes whose other end is in a division.

    home, work (n,): numbers of places; ends: home and work (n, 2); elsewhere: its number.
    """
    sums = np.zeros(3)
    for place, other, xy in ((home, work, ends[0]), (work, home, ends[1])):
        here = (place == elsewhere) & (other < divisions)
        sums += [*(xy[here] * commuters[here, None]).sum(axis=0), commuters[here].sum()]
    return sums


def mean_place(sums):
    """(2,) the mean place of what `elsewhere_sums` has added up; NaN where that is nobody."""
    return sums[:2] / sums[2] if sums[2] > 0 else np.full(2, np.nan)


def commuters_on(shared, ends, commuters, feedback):
    """Return the commuters with an end on shared ground (a placing.Locator of it, None for none)."""
    if shared is None:
        return 0.0
    found = np.zeros(len(commuters), bool)
    for xy in ends:
        near = np.flatnonzero(within(shared.boxes, xy))
        found[near[shared.points(xy[near], feedback) >= 0]] = True
    return float(commuters[found].sum())


class _Reader:
    """What stays the same from batch to batch."""

    def __init__(self, given, ground, regions, wanted, feedback):
        self.keep_ends = wanted.keep_ends or wanted.cells is not None
        self.given, self.ground, self.regions, self.feedback = given, ground, regions, feedback
        source = given.source
        texts = [f'"{name}"' for name in (given.count, given.distance) if name] + wanted.texts
        self.expressions = [Expression(text, source) for text in texts]
        self.attributes = wanted.texts
        self.fields = {COORDINATES: given.coordinates, ZONE_IDS: given.zone_fields}.get(given.ends, ())
        self.counts = Counts(source.name, given.count)
        self.unlocated = {}
        self.swapped = 0
        self.elsewhere = np.zeros(3)
        self.on_overlaps, self.at_one_place = 0.0, 0
        self.overlaps = shared_ground(ground.points.overlaps, feedback)
        self.ellipsoid = ellipsoid_of(ground.divisions.crs)
        if given.ends == LINE_ENDS:
            source.require_crs()
        crs = {LINE_ENDS: source.crs, COORDINATES: given.coordinate_crs}.get(given.ends)
        context = ground.transform_context
        geographic = geographic_crs(self.ellipsoid)
        if crs is not None:
            self.to_divisions = transform_between(crs, ground.divisions.crs, context)
            self.to_degrees = transform_between(crs, geographic, context)
            self.degrees = crs.isGeographic()
            self.mirror = mirror_of(box_of(corners_of(ground, crs)))
        else:
            given.zones.place(ground, regions, geographic, feedback)

    def located(self, table):
        """Return the Piece of a batch's records whose both ends are known."""
        values = list(table.expressions)
        rows = table.rows
        why = np.full(rows, None, object)
        commuters = np.ones(rows)
        if self.given.count:
            commuters = self.counts.of(values.pop(0))
            why[np.isnan(commuters)] = no_count()
        measured = values.pop(0).as_float() if self.given.distance else None
        if self.given.ends == ZONE_IDS:
            home, work, km, ends = self._by_zones(table, why)
        else:
            home, work, km, ends = self._by_coordinates(table, why)
        if measured is not None:
            # NULL there is unknown; so is what is no distance
            km = np.where(is_count(measured), measured, np.nan)
        known = np.equal(why, None)
        for reason in dict.fromkeys(why[~known]):
            account = self.unlocated.setdefault(reason, [0, 0.0])
            account[0] += int((why == reason).sum())
            account[1] += float(np.nansum(commuters[why == reason]))
        attributes = {text: _narrowed(column.as_float()[known]) for text, column in zip(self.attributes, values)}
        ends = tuple(xy[known] for xy in ends)
        places = len(self.ground.divisions), len(self.regions.place_ids) - 1
        self.elsewhere += elsewhere_sums(home[known], work[known], ends, commuters[known], *places)
        self.on_overlaps += commuters_on(self.overlaps, ends, commuters[known], self.feedback)
        return Piece(home[known], work[known], km[known], commuters[known], attributes, ends if self.keep_ends else ())

    def _by_coordinates(self, table, why):
        if self.given.ends == LINE_ENDS:
            start, end = _line_ends(table.shapes, why)
        else:
            start, end = (self._coordinates(table, self.given.coordinates[k : k + 2], why) for k in (0, 2))
        places, degrees, ends = [], [], []
        for which, xy in ((tr("home"), start), (tr("work"), end)):
            reasons = reasons_of(which, self.degrees)
            self._check_bounds(xy, why, reasons)
            moved = transform_xy(xy, self.to_divisions)
            bad = ~np.isfinite(moved).all(axis=1) & np.equal(why, None)
            why[bad] = reasons.apart
            moved[~np.isfinite(moved).all(axis=1)] = np.nan
            places.append(self.regions.places(self.ground.points.points(moved, self.feedback), moved, self.feedback))
            degrees.append(transform_xy(xy, self.to_degrees))
            nowhere = ~np.isfinite(degrees[-1]).all(axis=1) & np.equal(why, None)
            why[nowhere] = reasons.off_globe
            ends.append(moved)
        usable = np.equal(why, None)
        km = np.full(table.rows, np.nan)
        km[usable] = geodesic_km(degrees[0][usable], degrees[1][usable], self.ellipsoid)
        self.at_one_place += int((usable & (start == end).all(axis=1)).sum())
        return places[0], places[1], km, ends

    def _check_bounds(self, xy, why, reasons):
        """Mark ends that are missing, at (0, 0), beyond what degrees can be, or that have x and y swapped."""
        x, y = xy.T
        free = np.equal(why, None)
        missing = free & ~np.isfinite(xy).all(axis=1)
        why[missing] = reasons.missing
        nowhere = free & (x == 0) & (y == 0)
        why[nowhere] = reasons.nowhere
        free = np.equal(why, None)
        swapped = np.zeros(len(xy), bool)
        with np.errstate(invalid="ignore"):
            if self.degrees:
                beyond = free & ((np.abs(y) > 90) | (np.abs(x) > 360))
                why[beyond] = reasons.beyond
                swapped = beyond & (np.abs(x) <= 90) & (np.abs(y) <= 180)
            if self.mirror is not None:
                swapped |= free & ((xy >= self.mirror[0]) & (xy <= self.mirror[1])).all(axis=1)
        self.swapped += int(swapped.sum())
        why[swapped] = reasons.swapped

    def _coordinates(self, table, names, why):
        """Return (n, 2) of two fields, numbers or numbers kept as text; NaN where NULL or no number."""
        columns = []
        for name in names:
            column = table.fields[name]
            if column.numeric:
                columns.append(column.as_float())
                continue
            try:
                values = numbers_in(column.values)
            except (TypeError, ValueError):  # some are NULL, blank, or no number
                values = np.array([_as_number(text) for text in column.as_text()], float)
            text = np.isnan(values) & ~column.null
            why[text & np.equal(why, None)] = tr("'{field}' is text and no number").format(field=name)
            columns.append(values)
        return np.stack(columns, axis=1)

    def _by_zones(self, table, why):
        home, work = (
            self.given.zones.look_up(table.fields[name], why, which)
            for name, which in zip(self.given.zone_fields, (tr("home"), tr("work")))
        )
        zones = self.given.zones
        km = zones.kilometres(home, work, np.equal(why, None), self.ellipsoid)
        return zones.place_of[home], zones.place_of[work], km, (zones.xy[home], zones.xy[work])


def corners_of(ground, crs):
    """Return (n, 2) the vertices of the divisions that have a place in a CRS."""
    xy = transform_xy(ground.flat.xy, transform_between(ground.area_crs, crs, ground.transform_context))
    return xy[np.isfinite(xy).all(axis=1)]


def box_of(corners):
    """Return (2, 2) the least and greatest x and y of `corners_of`, None where there are none."""
    return np.array([corners.min(axis=0), corners.max(axis=0)]) if len(corners) else None


def mirror_of(box):
    """Return (2, 2) the corners of a `box_of` with x and y exchanged.

    None where an end could lie there by right: the box and its mirror image meet.
    """
    if box is None:
        return None
    low, high = box
    apart = high[0] < low[1] or high[1] < low[0]
    return box[:, ::-1] if apart else None


def _line_ends(shapes, why):
    """Return first and last vertices (n, 2) of lines; NaN and a reason where there are not two."""
    start, end = np.full((len(shapes), 2), np.nan), np.full((len(shapes), 2), np.nan)
    owners, first = np.unique(shapes.ring_shape, return_index=True)
    # of lines that are all NULL there is neither
    last = np.append(first[1:], len(shapes.ring_shape))[: len(owners)] - 1
    start[owners] = shapes.xy[shapes.rings[:-1][first]]
    end[owners] = shapes.xy[shapes.rings[1:][last] - 1]
    vertices = np.bincount(shapes.vertex_shape, minlength=len(shapes))
    nothing, single = no_line()
    why[(shapes.kind == NOTHING) & np.equal(why, None)] = nothing
    why[(shapes.kind != LINE) & np.equal(why, None)] = tr("no line")
    why[(vertices < 2) & np.equal(why, None)] = single
    return start, end


def _narrowed(values):
    """Return flags, and counts that allow it, in half the memory."""
    with np.errstate(over="ignore"):
        narrow = values.astype("float32")
    return narrow if np.array_equal(narrow, values, equal_nan=True) else values


def _as_number(text):
    try:
        return number_in(text.strip().replace("\u2212", "-")) if text else np.nan
    except ValueError:
        return np.nan


def book_commutes(account, commutes, divisions):
    """Book Commutes in a ledger account: internal, external, unrelated, unlocated by reason; return the sums."""
    home_in, work_in = commutes.home < divisions, commutes.work < divisions
    parts = {
        "INTERNAL": (home_in & work_in, COUNTED, tr("within and between the divisions")),
        "EXTERNAL": (home_in ^ work_in, COUNTED, tr("from or to the outside")),
        "UNRELATED": (~home_in & ~work_in, OUTSIDE, tr("with neither end in a division")),
    }
    sums = {name: float(commutes.commuters[which].sum()) for name, (which, _, _) in parts.items()}
    booked = dict(parts)
    if any(0 < sums[name] < account.limit for name in ("INTERNAL", "EXTERNAL")):
        # one alone would give the other away: what they are together is shown elsewhere
        booked["COMMUTERS"] = (home_in | work_in, COUNTED, tr("with an end in a division"))
        del booked["INTERNAL"], booked["EXTERNAL"]
    for which, fate, text in booked.values():
        account.add(fate, text, commutes.records_of(which), float(commutes.commuters[which].sum()))
    # the most first, so that the order of the records does not matter
    for reason, (records, people) in sorted(commutes.unlocated.items(), key=lambda one: (-one[1][0], one[0])):
        account.add(UNUSABLE, reason, records, people)
    sums["UNLOCATED"] = sum(people for _, people in commutes.unlocated.values())
    sums["RECORDS_UNLOCATED"] = sum(records for records, _ in commutes.unlocated.values())
    sums["COMMUTERS"] = sums["INTERNAL"] + sums["EXTERNAL"]
    sums["RECORDS"] = commutes.records
    return sums
