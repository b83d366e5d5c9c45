"""The planner's divisions: ids checked, geometries ready to place things in."""

from dataclasses import dataclass
from itertools import count

import numpy as np
from qgis.core import QgsFeatureRequest, QgsGeometry, QgsProcessingFeatureSource, QgsWkbTypes

from .columns import is_null, text_of
from .messages import Refusal, listed, quoted, tr
from .placing import Locator
from .planes import equal_area_crs, on_plane
from .shapes import from_geometries, straightened, transform_between, transform_xy, valid_polygon
from .wkb import NOTHING

RESERVED = ("*", "elsewhere")
NO_TYPE = "(none)"


@dataclass(frozen=True)
class Divisions:
    """Divisions in the order of their layer: ids, names, types (None without a type field), geometries as drawn."""

    ids: list
    names: list
    types: list
    geometries: list
    source: object

    def __len__(self):
        """Return the number of divisions."""
        return len(self.ids)

    @property
    def crs(self):
        """The CRS that the divisions were drawn in."""
        return self.source.crs


def read_divisions(source, id_field, name_field="", type_field="", feedback=None, unfinished=False):
    """Read and check the divisions of a layers.reading.Source.

    Raises Refusal for a layer without CRS or features, and for ids that are NULL, empty, repeated or reserved; but
    unfinished divisions, in the middle of an edit, get ids of their own instead.
    """
    source.require_crs()
    wanted = [name for name in (id_field, name_field, type_field) if name]
    indices = [source.fields.lookupField(name) for name in wanted]
    for name, index in zip(wanted, indices):
        if index < 0:
            raise Refusal(
                tr("Layer '{layer}' has no field '{field}': choose one that it has.").format(
                    layer=source.name, field=name
                )
            )
    records, geometries = [], []
    for feature in _features(source):
        attributes = feature.attributes()
        records.append({n: attributes[i] for n, i in zip(wanted, indices)})
        geometries.append(_as_polygon(feature.geometry()))
    source.require_rows(len(records))
    if not records:
        raise Refusal(tr("Layer '{layer}' has no features: draw at least one division.").format(layer=source.name))
    values = [record[id_field] for record in records]
    ids = _unfinished_ids(values) if unfinished else _checked_ids(values, source, id_field, feedback)
    names = [i if not name_field else _text(r[name_field]) or i for i, r in zip(ids, records)]
    types = [None if not type_field else _text(r[type_field]) or NO_TYPE for r in records]
    _say_geometry(geometries, ids, source, feedback)
    return Divisions(ids, names, types, geometries, source)


def _features(source):
    source.require_files()
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    return source.features.getFeatures(QgsFeatureRequest(), unchecked)


def _as_polygon(geometry):
    """Return the geometry as it was drawn; of a point, a line or a collection what it has of polygons."""
    drawn = geometry.isNull() or geometry.type() == QgsWkbTypes.GeometryType.PolygonGeometry
    return QgsGeometry(geometry) if drawn else valid_polygon(geometry)


def _text(value):
    # a NaN, which only a memory layer holds, is no more an id than NULL is
    return "" if is_null(value) or value != value else text_of(value).strip()


def _unfinished_ids(values):
    """Return ids of their own for divisions as they are after splitting and drawing: 'U1' again is 'U1 (2)'."""
    texts = [_text(value) or tr("new") for value in values]
    ids, taken = [], {*texts, *RESERVED}
    for text in texts:
        own = text
        if text in RESERVED or text in ids:
            own = next(name for name in (f"{text} ({k})" for k in count(2)) if name not in taken)
            taken.add(own)
        ids.append(own)
    return ids


def _checked_ids(values, source, field, feedback):
    where = {"layer": source.name, "field": field}
    ids, seen, trimmed = [], {}, 0
    for k, value in enumerate(values, 1):
        text = _text(value)
        if not text:
            raise Refusal(
                tr("Layer '{layer}', field '{field}': feature {feature} has no id; give every division one.").format(
                    feature=k, **where
                )
            )
        if text in RESERVED:
            raise Refusal(
                tr(
                    "Layer '{layer}', field '{field}': feature {feature} has the id '{id}', which results use "
                    "themselves; rename that division."
                ).format(feature=k, id=text, **where)
            )
        if text in seen:
            raise Refusal(
                tr(
                    "Layer '{layer}', field '{field}': features {first} and {feature} both have the id '{id}'; give "
                    "each division its own."
                ).format(first=seen[text], feature=k, id=text, **where)
            )
        trimmed += text != text_of(value)
        seen[text] = k
        ids.append(text)
    if trimmed and feedback is not None:
        feedback.pushWarning(
            tr(
                "Layer '{layer}', field '{field}': {count} id(s) have spaces around them; results carry them without."
            ).format(count=trimmed, **where)
        )
    return ids


def _say_geometry(geometries, ids, source, feedback):
    if feedback is None:
        return
    straight = [straightened(g) for g in geometries]
    missing = [i for i, g in zip(ids, straight) if g.isEmpty()]
    invalid = [i for i, g in zip(ids, straight) if not g.isEmpty() and not g.isGeosValid()]
    if missing:
        feedback.pushWarning(
            tr(
                "Layer '{layer}': division(s) {ids} have no geometry that is a polygon of finite coordinates, so "
                "nothing lies in them; draw them."
            ).format(layer=source.name, ids=listed(quoted(missing)))
        )
    if invalid:
        feedback.pushWarning(
            tr(
                "Layer '{layer}': the geometry of division(s) {ids} is invalid; it was mended for this run only. "
                "Correct it with 'Fix geometries'."
            ).format(layer=source.name, ids=listed(quoted(invalid)))
        )


class Ground:
    """Divisions made ready to place things in, in the two planes that are needed.

    Points are placed in the plane the divisions were drawn in, where what lies on a boundary lies exactly on it; areas
    in one equal-area plane.
    """

    def __init__(self, divisions, transform_context, feedback=None):
        """Transform and index the divisions once."""
        self.divisions = divisions
        self.transform_context = transform_context
        self.feedback = feedback
        drawn = from_geometries([valid_polygon(g) for g in divisions.geometries])
        self.area_crs = equal_area_crs(drawn, divisions.crs, transform_context, divisions.source.name)
        flat = self.flat = on_plane(drawn, divisions.crs, self.area_crs, transform_context)
        geometries = [flat.geometry(i) if flat.kind[i] else QgsGeometry() for i in range(len(flat))]
        self.areas = Locator(geometries, divisions.ids, feedback)
        self._points = None

    @property
    def points(self):
        """The Locator of the plane that the divisions were drawn in."""
        if self._points is None:
            self._points = Locator(self.divisions.geometries, self.divisions.ids, self.feedback)
        return self._points

    def overlaps(self):
        """Return the Overlaps between divisions, m2 in the equal-area plane."""
        return self.areas.overlaps

    def division_points(self):
        """(n, 2) the point of each division, in the divisions' CRS; NaN where it has no geometry."""
        back = transform_between(self.area_crs, self.divisions.crs, self.transform_context)
        xy = transform_xy(self.flat.points(), back)
        xy[self.flat.kind == NOTHING] = np.nan
        return xy
