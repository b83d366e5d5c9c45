"""The made-up ground that the measurements run on, always the same: divisions, points, polygons, commutes, zones.

Files lie in the system's folder for temporary files and are made once for each size.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import numpy as np

VERSION = 1  # raise it when what is made changes: the files are kept by it
CRS = "EPSG:32651"
CORNER = np.array([380_000.0, 3_400_000.0])  # around Lingang
SIDE = 40_000.0  # metres
DIVISIONS = 200
STEP = 100.0  # metres between the vertices of a division's boundary
COUNTS = tuple(f"count_{k}" for k in range(10))
FIELDS = ("population", *COUNTS)
ENDS = ("home_x", "home_y", "work_x", "work_y")
ZONES = 5_000
COPIED = 1_000_000  # more commutes than these are copies of them, some metres away; more units, where those are
MOVED = 3e-5  # degrees from one copy to the next


def divisions():
    """Return the path of 200 irregular divisions that leave no gap."""
    return _kept("divisions", DIVISIONS, _division_rows)


def points(number):
    """Return the path of points, most of them in clusters and a few outside every division."""
    return _kept("points", number, _point_rows)


def polygons(number):
    """Return the path of square polygons, every fourth one turned."""
    return _kept("polygons", number, _polygon_rows)


def commutes(number):
    """Return the path of a table without geometry: home and work in degrees, and the count of each record."""
    path = folder() / f"commutes-{number}-v{VERSION}.gpkg"
    if not path.exists():
        unfinished = folder() / f"unfinished-{os.getpid()}.gpkg"
        (_copy_commutes if number > COPIED else _write_commutes)(unfinished, number)
        unfinished.rename(path)
    return path


def commutes_csv(number):
    """Return the path of the same commutes as a CSV file."""
    path = folder() / f"commutes-{number}-v{VERSION}.csv"
    if not path.exists():
        import pandas as pd

        with contextlib.closing(sqlite3.connect(commutes(min(number, COPIED)))) as base:
            table = pd.read_sql(f"SELECT {', '.join(ENDS)}, count FROM ground", base)
        unfinished = folder() / f"unfinished-{os.getpid()}.csv"
        for k in range(_copies(number)):
            moved = table.assign(**{name: (table[name] + k * MOVED).round(7) for name in ENDS})
            moved.to_csv(unfinished, index=False, header=k == 0, mode="a" if k else "w")
        unfinished.rename(path)
    return path


def zones():
    """Return the path of 5,000 zones, twice as wide as the divisions, with ids such as E02000017."""
    return _kept("zones", ZONES, _zone_rows)


def pairs(number):
    """Return the path of a CSV file of pairs of zones: origin, destination, commuters."""
    path = folder() / f"pairs-{number}-v{VERSION}.csv"
    if not path.exists():
        import pandas as pd

        chance = np.random.default_rng(16)
        ids = np.array(_zone_ids())
        one, other = np.divmod(chance.choice(ZONES * ZONES, number, replace=False), ZONES)
        unfinished = folder() / f"unfinished-{os.getpid()}.csv"
        pd.DataFrame(
            {"origin": ids[one], "destination": ids[other], "commuters": 1 + chance.poisson(3, number)}
        ).to_csv(unfinished, index=False)
        unfinished.rename(path)
    return path


def facilities(number):
    """Return the path of points with one of five types and a capacity, most of them where people are."""
    return _kept("facilities", number, _facility_rows)


def streets(number):
    """Return the path of about so many lines: a grid of streets over the divisions, each line from crossing to next."""
    return _kept("streets", number, _street_rows)


def uri(path):
    """Return what QGIS opens such a file by."""
    return f"{path}|layername=ground"


def folder():
    """Return the folder that holds the files, and the results of a run."""
    place = Path(tempfile.gettempdir()) / "spatial-demand-bench"
    place.mkdir(exist_ok=True)
    return place


def _kept(what, number, rows):
    path = folder() / f"{what}-{number}-v{VERSION}.gpkg"
    if not path.exists():
        unfinished = folder() / f"unfinished-{os.getpid()}.gpkg"
        if number > COPIED:
            _copy(unfinished, _kept(what, COPIED, rows), number)
        else:
            _write(unfinished, *rows(number))
        unfinished.rename(path)
    return path


def _copy(path, first, number):
    """Write so many features as a GeoPackage, copies of those of a first one, which alone the spatial index has."""
    shutil.copy(first, path)
    with _filling(path, number) as base:
        base.execute("ATTACH ? AS first", (str(first),))
        names = [name for _, name, *_ in base.execute("PRAGMA first.table_info(ground)") if name != "fid"]
        columns = ", ".join(names)
        for _ in range(_copies(number) - 1):
            base.execute(f"INSERT INTO ground ({columns}) SELECT {columns} FROM first.ground")


def _write(path, shapes, columns):
    """Write WKT and columns as a GeoPackage with a spatial index: as text first, which GDAL turns over in bulk."""
    import pandas as pd
    from osgeo import gdal

    gdal.UseExceptions()
    text = path.with_suffix(".csv")
    pd.DataFrame({**columns, "wkt": shapes}).to_csv(text, index=False)
    source = gdal.OpenEx(
        str(text),
        gdal.OF_VECTOR,
        open_options=["AUTODETECT_TYPE=YES", "GEOM_POSSIBLE_NAMES=wkt", "KEEP_GEOM_COLUMNS=NO"],
    )
    options = gdal.VectorTranslateOptions(
        format="GPKG",
        layerName="ground",
        dstSRS=CRS,
        reproject=False,
        srcSRS=CRS,
        layerCreationOptions=["GEOMETRY_NAME=geom"],
    )
    gdal.VectorTranslate(str(path), source, options=options)
    source = None
    text.unlink()
    gdal.DontUseExceptions()


def _point_rows(number):
    chance = np.random.default_rng(11)
    clustered = number * 3 // 5
    centres = chance.uniform(0.1, 0.9, (60, 2)) * SIDE
    near = centres[chance.integers(0, len(centres), clustered)] + chance.normal(0, 900, (clustered, 2))
    anywhere = chance.uniform(-0.01, 1.01, (number - clustered, 2)) * SIDE
    xy = np.concatenate([near, anywhere])[chance.permutation(number)] + CORNER
    shapes = [f"POINT ({x:.3f} {y:.3f})" for x, y in xy.tolist()]
    return shapes, _counts(chance, number)


def _facility_rows(number):
    chance = np.random.default_rng(17)
    clustered = number * 3 // 5
    # the same clusters as the points'
    centres = np.random.default_rng(11).uniform(0.1, 0.9, (60, 2)) * SIDE
    near = centres[chance.integers(0, len(centres), clustered)] + chance.normal(0, 1200, (clustered, 2))
    xy = np.concatenate([near, chance.uniform(0, SIDE, (number - clustered, 2))]) + CORNER
    shapes = [f"POINT ({x:.3f} {y:.3f})" for x, y in xy.tolist()]
    return shapes, {"type": [f"type_{k % 5}" for k in range(number)], "capacity": 1 + chance.poisson(50, number)}


def _street_rows(number):
    along = int(np.sqrt(number / 2)) + 1
    at = np.linspace(0, SIDE, along)
    x, y = (axis.ravel() for axis in np.meshgrid(at + CORNER[0], at + CORNER[1], indexing="ij"))
    # the crossings are moved a little, so that no two ways are equally long
    moved = np.stack([x, y], axis=1) + np.random.default_rng(18).uniform(-20, 20, (along * along, 2))
    node = np.arange(along * along).reshape(along, along)
    ends = [(node[:-1].ravel(), node[1:].ravel()), (node[:, :-1].ravel(), node[:, 1:].ravel())]
    shapes = []
    for first, last in ends:
        middles = (moved[first] + moved[last]) / 2 + 3
        for line in np.concatenate([moved[first], middles, moved[last]], axis=1).tolist():
            shapes.append("LINESTRING (" + ", ".join(f"{x:.3f} {y:.3f}" for x, y in zip(line[::2], line[1::2])) + ")")
    return shapes, {"way": list(range(len(shapes)))}


def _polygon_rows(number):
    """A grid of cells with small gaps; the turned ones stay within their cell."""
    chance = np.random.default_rng(12)
    along = int(np.ceil(np.sqrt(number)))
    cell = SIDE / along
    at = np.arange(number)
    centres = np.stack([at % along + 0.5, at // along + 0.5], axis=1) * cell + CORNER
    turned = at % 4 == 3
    angle = np.where(turned, chance.uniform(0, np.pi / 2, number), 0.0)
    half = np.where(turned, 0.34, 0.49) * cell
    corners = np.arange(5) * (np.pi / 2) + np.pi / 4
    turn = angle[:, None] + corners[None, :]
    ring = centres[:, None, :] + half[:, None, None] * np.sqrt(2) * np.stack([np.cos(turn), np.sin(turn)], axis=2)
    ring[:, 4] = ring[:, 0]
    shapes = ["POLYGON ((" + ", ".join(f"{x:.3f} {y:.3f}" for x, y in one) + "))" for one in ring.tolist()]
    return shapes, _counts(chance, number)


def _counts(chance, number):
    population = chance.poisson(30, number)
    return {
        "population": population,
        **{name: chance.binomial(population, 0.05 * (k + 1)) for k, name in enumerate(COUNTS)},
    }


def _write_commutes(path, number):
    _empty_commutes(path)
    chance = np.random.default_rng(14)
    centres = chance.uniform(0.1, 0.9, (60, 2)) * SIDE
    home = centres[chance.integers(0, len(centres), number)] + chance.normal(0, 1500, (number, 2))
    # most work in some other cluster, a fifth near home, a tenth anywhere up to 80 km around
    work = centres[chance.integers(0, len(centres), number) // 2] + chance.normal(0, 900, (number, 2))
    near, anywhere = np.arange(number) % 5 == 0, np.arange(number) % 10 == 1
    work[near] = home[near] + chance.normal(0, 1200, (near.sum(), 2))
    work[anywhere] = chance.uniform(-2, 3, (anywhere.sum(), 2)) * SIDE
    columns = [column for xy in (home, work) for column in degrees(xy + CORNER).round(7).T.tolist()]
    counts = (1 + chance.poisson(1, number)).tolist()
    with _filling(path, number) as base:
        base.executemany("INSERT INTO ground VALUES (NULL, ?, ?, ?, ?, ?)", zip(*columns, counts))


def _copy_commutes(path, number):
    first = commutes(COPIED)
    _empty_commutes(path)
    with _filling(path, number) as base:
        base.execute("ATTACH ? AS first", (str(first),))
        moved = ", ".join(f"{name} + ?" for name in ENDS)
        for k in range(_copies(number)):
            base.execute(f"INSERT INTO ground SELECT NULL, {moved}, count FROM first.ground", (k * MOVED,) * 4)


def _copies(number):
    """Return of how many copies so many commutes are made."""
    times, left = divmod(number, COPIED)
    if times and left:
        raise SystemExit(f"more than {COPIED} records are made in multiples of them")
    return max(times, 1)


def _empty_commutes(path):
    from osgeo import gdal, ogr

    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("ground", geom_type=ogr.wkbNone)
    for name in ENDS:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal))
    layer.CreateField(ogr.FieldDefn("count", ogr.OFTInteger))


@contextlib.contextmanager
def _filling(path, number):
    """Open a GeoPackage for many rows: the trigger that counts them runs once for all."""
    base = sqlite3.connect(path, isolation_level=None)
    triggers = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ground'")
    triggers = triggers.fetchall()
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA journal_mode = MEMORY")
    base.execute("BEGIN")
    for name, _ in triggers:
        base.execute(f'DROP TRIGGER "{name}"')
    yield base
    for _, sql in triggers:
        base.execute(sql)
    base.execute("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = 'ground'", (number,))
    base.execute("COMMIT")
    base.close()


def degrees(xy):
    """Return longitudes and latitudes (n, 2) of metres in CRS."""
    from osgeo import osr

    ground, globe = osr.SpatialReference(), osr.SpatialReference()
    ground.SetFromUserInput(CRS)
    globe.SetFromUserInput("EPSG:4326")
    globe.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return np.array(osr.CoordinateTransformation(ground, globe).TransformPoints(xy))[:, :2]


def _zone_ids():
    return [f"E02{k * 17:06d}" for k in range(ZONES)]


def _zone_rows(number):
    return [_polygon(ring) for ring in _cells(number, 15, 2 * SIDE)], {"zone_id": _zone_ids()}


def _division_rows(number):
    """Cells whose edges are cut into short pieces and bent; what two share is bent alike for both."""
    ids = [f"D{k:03d}" for k in range(number)]
    return [_bent(ring) for ring in _cells(number, 13, SIDE)], {"division_id": ids}


def _cells(number, seed, side):
    """Return the corners of Voronoi cells that fill a square."""
    from scipy.spatial import Voronoi

    seeds = np.random.default_rng(seed).uniform(0, side, (number, 2))
    mirrored = [seeds]
    for axis in (0, 1):
        for wall in (0.0, side):
            other = seeds.copy()
            other[:, axis] = 2 * wall - other[:, axis]
            mirrored.append(other)
    cells = Voronoi(np.concatenate(mirrored))
    rings = []
    for k in range(number):
        corners = cells.vertices[cells.regions[cells.point_region[k]]]
        rings.append(corners[np.argsort(np.arctan2(*(corners - seeds[k]).T))])
    return rings


def _bent(corners):
    ring = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0)):
        ring.extend(_cut(start, end))
    return _polygon(_warped(np.array(ring)))


def _polygon(ring):
    vertices = np.array([*ring, ring[0]]) + CORNER
    return "POLYGON ((" + ", ".join(f"{x:.3f} {y:.3f}" for x, y in vertices.tolist()) + "))"


def _cut(start, end):
    """Return vertices from start up to, not including, end: the same ones in whichever direction an edge is walked."""
    forward = tuple(start) <= tuple(end)
    low, high = (start, end) if forward else (end, start)
    pieces = max(int(np.hypot(*(high - low)) // STEP), 1)
    vertices = low + (high - low) * np.linspace(0, 1, pieces + 1)[:, None]
    return (vertices if forward else vertices[::-1])[:-1]


def _warped(xy):
    """Bend the plane in waves of several lengths, too flat to fold it."""
    moved = xy.copy()
    for length, height in ((6000.0, 250.0), (1500.0, 50.0), (420.0, 12.0)):
        x, y = (xy * (2 * np.pi / length)).T
        moved[:, 0] += height * np.sin(y + 0.7 * np.cos(x / 2))
        moved[:, 1] += height * np.sin(x + 0.9 * np.cos(y / 2))
    return moved
