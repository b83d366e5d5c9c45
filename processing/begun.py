"""The files that a run has begun: an older result stays whole until the new one is."""

import contextlib
import os

from osgeo import gdal
from qgis.core import QgsDataSourceUri, QgsProcessingOutputLayerDefinition, QgsProperty, QgsVectorFileWriter

from ..layers.messages import Refusal, tr
from ..layers.reading import file_parts
from ..layers.studyfile import put_tables, remove_journals
from .destinations import path_of, table_of
from .leftovers import MARK, HiddenFolder, remove_leftovers


class BegunFiles:
    """What one run writes: drafts in hidden folders beside their places, put there by keep(), taken away by undo().

    drafts: file -> its draft; tables: file -> the tables that go into it, where it is not written anew as a whole.
    """

    def __init__(self):
        self.drafts, self.tables, self.folders = {}, {}, []

    def begin(self, value):
        """Return the sink's value to write to: of the draft, where it names a file."""
        path, table = path_of(value), table_of(value)
        if not path or not os.path.isdir(os.path.dirname(os.path.abspath(path))):
            return value
        if table and not path.lower().endswith(".gpkg"):
            return value
        if not table:
            self.tables[path] = None
        elif self.tables.setdefault(path, []) is not None:
            self.tables[path].append(table)
        if path not in self.drafts:
            self.folders.append(_folder_beside(path))
            self.drafts[path] = os.path.join(self.folders[-1].path, os.path.basename(path))
        return _renamed(value, self.drafts[path])

    def place_of(self, destination, context):
        """Return where a destination comes to lie in the end, and have the context load it from there."""
        for path, draft in self.drafts.items():
            if destination.startswith(draft):
                final = path + destination[len(draft) :]
                loads = context.layersToLoadOnCompletion()
                if destination in loads:
                    loads[final] = loads.pop(destination)
                    context.setLayersToLoadOnCompletion(loads)
                return final
        return destination

    def in_words(self, text):
        """Return a sentence with the files that the user knows in place of their drafts."""
        for path, draft in self.drafts.items():
            text = text.replace(draft, path)
        return text

    def check_rows(self, destination, rows):
        """Raise Refusal where a file does not hold the rows written to it: QGIS does not say that a disk is full."""
        path = path_of(destination)
        if path and _can_be_read(path) and not _is_whole(destination, path, rows):
            raise Refusal(
                tr(
                    "'{path}' could not be written whole: make room on its disk, or choose another place or format."
                ).format(path=path)
            )

    def keep(self):
        """Put all that is finished in its place, or where one cannot be put there, none. Raises Refusal."""
        inside = [path for path in self.drafts if self.tables[path] and os.path.exists(path)]
        for path in inside:
            put_tables(self.drafts[path], self.tables[path], path)
        with contextlib.ExitStack() as back:
            for path in self.drafts.keys() - set(inside):
                try:
                    _move(self.drafts[path], path, back)
                except OSError as error:
                    raise _unwritable(path, error) from error
            back.pop_all()
        self.undo()

    def undo(self):
        """Take away what is still in the making."""
        for folder in self.folders:
            folder.remove()
        self.folders.clear()
        self.drafts.clear()


def _folder_beside(path):
    beside = os.path.dirname(os.path.abspath(path))
    remove_leftovers(beside)
    try:
        return HiddenFolder(beside)
    except OSError as error:
        raise _unwritable(path, error) from error


def _renamed(value, path):
    """Return a sink's value with another file in it."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        moved = QgsProcessingOutputLayerDefinition(value)
        moved.sink = QgsProperty.fromValue(_renamed(value.sink, path))
        return moved
    text = value.staticValue() if isinstance(value, QgsProperty) else value
    if not text.startswith("ogr:"):
        return path + text[len(path_of(text)) :]
    uri = QgsDataSourceUri(text[4:])
    uri.setDatabase(path)
    return f"ogr:{uri.uri()}"


def _move(draft, path, back):
    """Put a draft, with what belongs to it, in its place; back: an ExitStack that puts the older files there again."""
    folder = os.path.dirname(draft)
    # what belongs to the file before must not be taken for this one's
    remove_journals(path)
    for name in set(os.listdir(folder)) - {MARK}:
        place, older = os.path.join(os.path.dirname(path), name), os.path.join(folder, f"{name}.older")
        there = os.path.exists(place)
        # a disk that knows no second name for a file keeps the new one
        with contextlib.suppress(OSError):
            os.link(place, older)
        os.replace(os.path.join(folder, name), place)
        if not there:
            back.callback(os.remove, place)
        elif os.path.exists(older):
            back.callback(os.replace, older, place)


def _can_be_read(path):
    """Whether GDAL reads the format that it writes there."""
    driver = gdal.GetDriverByName(QgsVectorFileWriter.driverForExtension(os.path.splitext(path)[1]))
    return driver is None or driver.GetMetadataItem("DCAP_OPEN") == "YES"


def _is_whole(destination, path, rows):
    if _rows_in(destination, path) < rows:
        return False
    if not path.lower().endswith(".csv"):
        return True
    with open(path, "rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _rows_in(destination, path):
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
        named = file_parts(destination).layer
        layer = dataset and (dataset.GetLayerByName(named) if named else dataset.GetLayer(0))
        if not layer:
            return -1
        # SQLite keeps what it counts; the head of other files tells how many rows were meant to come
        return layer.GetFeatureCount() if dataset.GetDriver().ShortName == "GPKG" else sum(1 for _ in layer)
    except RuntimeError:
        # GDAL raises or returns None as the process, QGIS and its plugins, has told it to
        return -1


def _unwritable(path, error):
    return Refusal(
        tr("'{path}' cannot be written ({reason}): choose another file.").format(
            path=path, reason=error.strerror or error
        )
    )
