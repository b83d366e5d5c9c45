"""Well-known binary, decoded to flat arrays a whole column at once, and encoded back.

Reads every variant that QGIS and GDAL hand over: ISO and old 2.5D codes, Z, M, multi parts, curves, collections.
"""

import struct

import numpy as np
from qgis.core import QgsGeometry, QgsWkbTypes

NOTHING, POINT, LINE, POLYGON = 0, 1, 2, 3
LINE_HEADER = 9
_HEADER = struct.Struct("<BII")
_COUNT = struct.Struct("<I")
# 15, 16 and 17 (polyhedral surface, TIN, triangle) are laid out as multipolygons and polygons
_KIND_OF = {1: POINT, 2: LINE, 3: POLYGON, 4: POINT, 5: LINE, 6: POLYGON, 15: POLYGON, 16: POLYGON, 17: POLYGON}
_GEOMETRY_TYPES = (
    QgsWkbTypes.GeometryType.PolygonGeometry,
    QgsWkbTypes.GeometryType.LineGeometry,
    QgsWkbTypes.GeometryType.PointGeometry,
)


def decode(column):
    """Decode a list of WKB (bytes or None): kind, xy, rings, ring_shape, ring_outer as Shapes has them."""
    kind = np.zeros(len(column), "uint8")
    pieces, counts, owners, outers = [], [], [], []
    for i, data in enumerate(column):
        if data is None:
            continue
        kind[i], data, rings = _read(data)
        for outer, width, start, vertices in rings:
            piece = data[start : start + vertices * width * 8]
            if width != 2:
                piece = np.frombuffer(piece, "<f8").reshape(-1, width)[:, :2].tobytes()
            pieces.append(piece)
            counts.append(vertices)
            owners.append(i)
            outers.append(outer)
    xy = np.frombuffer(b"".join(pieces), "<f8").reshape(-1, 2).copy()
    rings = np.zeros(len(counts) + 1, "int64")
    np.cumsum(counts, out=rings[1:])
    return kind, xy, rings, np.array(owners, "int64"), np.array(outers, bool)


def decode_points(column):
    """Decode a column of plain points of one size in one go; None where it is anything else."""
    kept = [data for data in column if data is not None] if None in column else column
    if not kept or len(kept[0]) not in (21, 29, 37) or len(set(map(len, kept))) != 1:
        return None
    joined = b"".join(kept)
    size = len(kept[0])
    header = kept[0][:5]
    if header[0] != 1 or _type_of(header)[0] != 1:
        return None
    record = {"names": ["order", "code", "xy"], "formats": ["u1", "<u4", ("<f8", 2)], "offsets": [0, 1, 5]}
    table = np.frombuffer(joined, np.dtype({**record, "itemsize": size}))
    if (table["order"] != table["order"][0]).any() or (table["code"] != table["code"][0]).any():
        return None
    if kept is column:
        kind = np.full(len(column), POINT, "uint8")
    else:
        kind = np.fromiter((data is not None for data in column), bool, len(column)) * np.uint8(POINT)
    xy = np.ascontiguousarray(table["xy"])
    return kind, xy, np.arange(len(kept) + 1), np.flatnonzero(kind), np.ones(len(kept), bool)


def decode_rings(column):
    """Decode a column of polygons of one ring each in one go; None where any is more than that."""
    owners = np.array([i for i, data in enumerate(column) if data is not None])
    kept = [data for data in column if data is not None] if len(owners) != len(column) else column
    if not kept or min(map(len, kept)) < 22:
        return None
    heads = np.frombuffer(b"".join([data[:22] for data in kept]), "uint8").reshape(-1, 22)
    sizes = np.fromiter(map(len, kept), "int64", len(kept))

    def number(at):
        return np.ascontiguousarray(heads[:, at : at + 4]).view("<u4")[:, 0].astype("int64")

    multi = number(1) == 6
    one_part = (number(5) == 1) & (heads[:, 9] == 1) & (number(10) == 3) & (number(14) == 1)
    fine = (heads[:, 0] == 1) & np.where(multi, one_part, (number(1) == 3) & (number(5) == 1))
    counts = np.where(multi, number(18), number(9))
    begins = np.where(multi, 22, 13)
    if not fine.all() or (counts == 0).any() or (begins + 16 * counts != sizes).any():
        return None
    xy = np.frombuffer(b"".join([data[b:] for data, b in zip(kept, begins.tolist())]), "<f8").reshape(-1, 2).copy()
    kind = np.zeros(len(column), "uint8")
    kind[owners] = POLYGON
    rings = np.zeros(len(kept) + 1, "int64")
    np.cumsum(counts, out=rings[1:])
    return kind, xy, rings, owners, np.ones(len(kept), bool)


def encode(kind, rings, counts, outer):
    """Return the WKB of one geometry from its rings' coordinate bytes, vertex counts and outer flags."""
    if kind == POINT:
        points = b"".join(_HEADER.pack(1, 1, 0)[:5] + ring for ring in rings)
        return points if len(rings) == 1 else _HEADER.pack(1, 4, len(rings)) + points
    if kind == LINE:
        lines = b"".join(_HEADER.pack(1, 2, count) + ring for ring, count in zip(rings, counts))
        return lines if len(rings) == 1 else _HEADER.pack(1, 5, len(rings)) + lines
    starts = [r for r, begins in enumerate(outer) if begins] + [len(rings)]
    parts = b""
    for first, last in zip(starts, starts[1:]):
        parts += _HEADER.pack(1, 3, last - first)
        for ring, count in zip(rings[first:last], counts[first:last]):
            parts += _COUNT.pack(count) + ring
    return parts if len(starts) == 2 else _HEADER.pack(1, 6, len(starts) - 1) + parts


def _type_of(data):
    """Return (flat type, coordinates a vertex) of little-endian WKB, ISO or with the old high bits."""
    code = _COUNT.unpack_from(data, 1)[0]
    extra = bool(code & 0x80000000) + bool(code & 0x40000000)
    thousands, flat = divmod(code & 0x1FFFFFFF, 1000)
    return flat, 2 + extra + {1: 1, 2: 1, 3: 2}.get(thousands, 0)


def _read(data):
    """Return (kind, data, [(begins a part, coordinates a vertex, byte offset in data, vertices)])."""
    flat, width = _type_of(data) if data[:1] == b"\x01" else (0, 0)
    if flat not in _KIND_OF:
        data = _simplified(data)
        if data is None:
            return NOTHING, b"", []
        flat, width = _type_of(data)
    rings = []
    if flat == 1:
        rings.append((True, width, 5, 1))
    elif flat == 2:
        rings.append((True, width, LINE_HEADER, _COUNT.unpack_from(data, 5)[0]))
    elif flat in (3, 17):
        _read_polygon(data, 5, width, rings)
    else:
        _read_parts(data, flat, width, rings)
    rings = [ring for ring in rings if ring[3]]
    return (_KIND_OF[flat] if rings else NOTHING), data, rings


def _read_parts(data, flat, width, rings):
    at = 9
    for _ in range(_COUNT.unpack_from(data, 5)[0]):
        at += 5
        if flat in (6, 15, 16):
            at = _read_polygon(data, at, width, rings)
            continue
        vertices = 1
        if flat == 5:
            vertices = _COUNT.unpack_from(data, at)[0]
            at += 4
        rings.append((True, width, at, vertices))
        at += vertices * width * 8


def _read_polygon(data, at, width, rings):
    count = _COUNT.unpack_from(data, at)[0]
    at += 4
    for ring in range(count):
        vertices = _COUNT.unpack_from(data, at)[0]
        rings.append((ring == 0, width, at + 4, vertices))
        at += 4 + vertices * width * 8
    return at


def _simplified(data):
    """Return curves, collections and big-endian WKB as plain little-endian WKB; None where nothing is left."""
    geometry = QgsGeometry()
    geometry.fromWkb(data)
    if geometry.isNull() or geometry.isEmpty():
        return None
    geometry = QgsGeometry(geometry.constGet().segmentize())
    if QgsWkbTypes.flatType(geometry.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
        # a collection counts as what it has of the highest dimension
        for kind in _GEOMETRY_TYPES:
            part = QgsGeometry(geometry)
            if part.convertGeometryCollectionToSubclass(kind) and not part.isEmpty():
                geometry = part
                break
        else:
            return None
    plain = bytes(geometry.asWkb())
    return plain if _type_of(plain)[0] in _KIND_OF else None
