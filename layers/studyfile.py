"""A study's GeoPackage: tables that no layer of QGIS is needed for, and putting the finished file in its place."""

import contextlib
import os
import time

from osgeo import gdal, ogr, osr

from .messages import Refusal, tr
from .reading import read
from .shapes import wkt_of

PATIENCE, PAUSE = 10.0, 0.2  # seconds, for another run that writes into the same file
# what is said of a row beside what it tells of people
ABOUT = (
    "division_id",
    "division_name",
    "division_type",
    "level",
    "dimension",
    "indicator",
    "label",
    "withheld",
    "reason",
)
OF_AREA = ["area_share", "lq", "difference"]
_TYPES = {"text": ogr.OFTString, "integer": ogr.OFTInteger64, "number": ogr.OFTReal}


def add_table(path, name, kinds, rows):
    """Add a table without geometry to a GeoPackage; kinds: column -> 'text', 'integer' or 'number'; rows: tuples.

    Raises Refusal where it does not take them all.
    """
    dataset = _opened(path)
    with _written(path):
        table = _made(dataset.CreateLayer(name, None, ogr.wkbNone, ["OVERWRITE=YES"]))
        for column, kind in kinds.items():
            table.CreateField(ogr.FieldDefn(column, _TYPES[kind]))
        table.StartTransaction()
        for row in rows:
            feature = ogr.Feature(table.GetLayerDefn())
            for column, value in zip(kinds, row):
                if value is None:
                    feature.SetFieldNull(column)
                else:
                    feature.SetField(column, value)
            table.CreateFeature(feature)
        table.CommitTransaction()
        del table, dataset


@contextlib.contextmanager
def _written(path):
    """Raise Refusal for what GDAL says within: it goes on where a disk is full."""
    with _problems() as problems:
        yield
    if problems:
        raise _unwritable(path, problems[0])


@contextlib.contextmanager
def _problems():
    """Give the list of what hinders GDAL within."""
    problems = []
    gdal.PushErrorHandler(lambda grade, _, text: grade >= gdal.CE_Failure and problems.append(_first_line(text)))
    try:
        yield problems
    except RuntimeError as error:
        # GDAL raises or returns None as the process, QGIS and its plugins, has told it to; what was first comes last
        problems.extend(_first_line(text) for text in reversed(str(error).split("May be caused by: ")))
    finally:
        gdal.PopErrorHandler()


def _made(layer):
    """Return a layer; where GDAL made none, raise as it does itself where it is told to."""
    if layer is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    return layer


def _first_line(text):
    return text.strip().split("\n")[0]


def _unwritable(path, problem):
    return Refusal(
        tr(
            "'{path}' cannot be written ({reason}): close what has it open, make room on its disk, or choose another "
            "file."
        ).format(path=path, reason=problem)
    )


def withhold_before(path):
    """Take what is known of the earlier date out of a study where the change of its population is withheld.

    Shares too: with those of two divisions and what both add up to, the people in each can be computed. The later ones
    stand in the profile.
    """
    dataset = _opened(path)
    change = dataset.GetLayerByName("change_table")
    few = {}
    for row in change or ():
        if row.GetField("indicator") == "population" and row.GetField("withheld"):
            few[row.GetField("level"), row.GetField("division_id")] = row.GetField("reason")
    for name in ("composition_before", "composition_before_table", "change", "change_table", "ledger"):
        table = dataset.GetLayerByName(name) if few else None
        if table is None:
            continue
        fields = table.GetLayerDefn()
        names = [fields.GetFieldDefn(k).GetName() for k in range(fields.GetFieldCount())]
        with _written(path):
            table.StartTransaction()
            for row in [*table]:
                place = _place(row, names)
                told = [field for field in names if place in few and _tells(field, name)]
                if ("area", "*") in few and name == "composition_before_table":
                    told += OF_AREA
                for field in told:
                    row.SetFieldNull(field)
                if place in few and "withheld" in names:
                    row.SetField("withheld", 1)
                    row.SetField("reason", few[place])
                table.SetFeature(row)
            table.CommitTransaction()
    with _written(path):
        del change, dataset


def _tells(field, table):
    """Whether a field of a table tells of the people at the earlier date."""
    if table.startswith("composition_before"):
        return field not in ABOUT
    if table == "ledger":
        return field in ("amount", "records")
    return field in ("before", "change", "growth", "growth_share") or field.endswith("_change")


def _place(row, names):
    """Return (level, id) of a row of a study's tables; what the ledger counts is the whole area's."""
    if "step" in names:
        return ("area", "*") if row.GetField("step") == "composition_before" else None
    return row.GetField("level") if "level" in names else "division", row.GetField("division_id")


def kept_parameter(path, name):
    """Return the text of a parameter that a study's GeoPackage was made with (JSON), None where it holds none."""
    dataset = open_geopackage(path)
    table = dataset.GetLayerByName("parameters") if dataset is not None else None
    for row in table or ():
        if row.GetField("name") == name:
            return row.GetField("value")
    return None


def open_geopackage(path, flags=gdal.OF_READONLY):
    """Return a GeoPackage as GDAL opens it, None where it is none or not there."""
    try:
        if os.path.exists(path):
            return gdal.OpenEx(path, gdal.OF_VECTOR | flags, allowed_drivers=["GPKG"])
    except RuntimeError:
        # GDAL raises or returns None as the process, QGIS and its plugins, has told it to
        return None
    return None


def _opened(path):
    """A GeoPackage to write to, made where there is none."""
    dataset = open_geopackage(path, gdal.OF_UPDATE)
    if dataset is None and not os.path.exists(path):
        try:
            dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
        except RuntimeError:
            dataset = None
    if dataset is None:
        raise Refusal(tr("'{path}' cannot be written: choose another file.").format(path=path))
    return dataset


def add_points(path, name, source):
    """Add the points of a Source's features to a GeoPackage, with its text fields."""
    texts = [field.name() for field in source.fields if source.textual(field.name())]
    table = read(source, texts, geometry=True)
    xy, columns = table.shapes.points(), [table.fields[text].as_text() for text in texts]
    system = osr.SpatialReference()
    system.ImportFromWkt(wkt_of(source.crs))
    dataset = _opened(path)
    with _written(path):
        options = ["OVERWRITE=YES", "GEOMETRY_NAME=geom"]
        layer = _made(dataset.CreateLayer(name, system, ogr.wkbPoint, options))
        for text in texts:
            layer.CreateField(ogr.FieldDefn(text, ogr.OFTString))
        for place, *values in zip(xy.tolist(), *columns):
            feature = ogr.Feature(layer.GetLayerDefn())
            for text, value in zip(texts, values):
                if value is not None:
                    feature.SetField(text, value)
            if place[0] == place[0]:
                shape = ogr.Geometry(ogr.wkbPoint)
                shape.AddPoint_2D(*place)
                feature.SetGeometry(shape)
            layer.CreateFeature(feature)
        del layer, dataset


def put_in_place(made, path):
    """Put a finished GeoPackage where it belongs; what was there stays until the new one is whole.

    The copy holds all that is written, also by connections that are still open.
    """
    import sqlite3

    fresh = f"{path}.{os.getpid()}.new"
    try:
        with contextlib.closing(sqlite3.connect(made)) as base:
            base.execute("VACUUM INTO ?", (fresh,))
        os.replace(fresh, path)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            os.remove(fresh)
        raise Refusal(
            tr("'{path}' cannot be written ({reason}): choose another file.").format(path=path, reason=error)
        ) from error
    # what belonged to the file before must not be taken for this one's
    with contextlib.suppress(OSError):
        remove_journals(path)


def put_tables(made, tables, path):
    """Put tables of a GeoPackage into another in one transaction, in place of those of their names. Raises Refusal.

    Where that fails, all that the other held before is there still.
    """
    last = time.monotonic() + PATIENCE
    problem = _problem_of_putting(made, tables, path)
    while "locked" in problem and time.monotonic() < last:
        # another run may be at it
        time.sleep(PAUSE)
        problem = _problem_of_putting(made, tables, path)
    if problem:
        _count_again(path, tables)
        raise _unwritable(path, problem)


def _problem_of_putting(made, tables, path):
    """Try to put the tables; return what hindered it, '' for nothing."""
    options = ["-update", "-overwrite", "-preserve_fid", "-ds_transaction"]
    options = gdal.VectorTranslateOptions(options=options, layers=tables)
    with _problems() as problems:
        into = open_geopackage(path, gdal.OF_UPDATE)
        if into is None or gdal.VectorTranslate(into, made, options=options) is None:
            problems.append(tr("no reason given"))
        del into
    return next((one for one in problems if "locked" in one), problems[0]) if problems else ""


def _count_again(path, tables):
    """Have GDAL count rows anew: it notes how many it has tried to write even where SQLite took them back."""
    import sqlite3

    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as base, base:
        for table in tables:
            base.execute(
                "UPDATE gpkg_ogr_contents SET feature_count = NULL WHERE lower(table_name) = lower(?)", (table,)
            )


def remove_journals(path):
    """Take away what SQLite has kept beside a file. Raises OSError."""
    for end in ("-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            os.remove(path + end)
