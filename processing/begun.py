"""The files that a run has begun: an older result stays whole until the new one is."""

import contextlib
import os
import shutil
import tempfile

from osgeo import gdal
from qgis.core import QgsProcessingOutputLayerDefinition, QgsProperty

from ..layers.messages import Refusal, tr
from ..layers.reading import file_parts
from ..layers.studyfile import remove_journals
from .destinations import names_table, path_of


class BegunFiles:
    """What one run writes: finished by keep(), taken away by undo()."""

    def __init__(self):
        self.made, self.drafts = [], {}

    def begin(self, value):
        """Return the sink's value to write to: where an older file stands, one of its name in a folder beside it."""
        path = path_of(value)
        if not path or not os.path.isdir(os.path.dirname(os.path.abspath(path))):
            return value
        if not os.path.exists(path):
            self.made.append(path)
        elif os.path.isfile(path) and not names_table(value):
            return self._draft(value, path)
        return value

    def _draft(self, value, path):
        try:
            folder = tempfile.mkdtemp(prefix=".", dir=os.path.dirname(os.path.abspath(path)))
        except OSError as error:
            raise _unwritable(path, error) from error
        draft = os.path.join(folder, os.path.basename(path))
        self.drafts[draft] = path
        if not isinstance(value, QgsProcessingOutputLayerDefinition):
            return draft
        moved = QgsProcessingOutputLayerDefinition(value)
        moved.sink = QgsProperty.fromValue(draft)
        return moved

    def place_of(self, destination, context):
        """Return where a destination comes to lie in the end, and have the context load it from there."""
        for draft, path in self.drafts.items():
            if destination.startswith(draft):
                final = path + destination[len(draft) :]
                loads = context.layersToLoadOnCompletion()
                if destination in loads:
                    loads[final] = loads.pop(destination)
                    context.setLayersToLoadOnCompletion(loads)
                return final
        return destination

    def check_rows(self, destination, rows):
        """Raise Refusal where a file does not hold the rows written to it: QGIS does not say that a disk is full."""
        path = path_of(destination)
        if path and _rows_in(destination, path) < rows:
            raise Refusal(
                tr("'{path}' could not be written whole: is the disk full? Make room, or choose another place.").format(
                    path=self.drafts.get(path, path)
                )
            )

    def keep(self):
        """Put what is finished in the place of the older files. Raises Refusal."""
        for draft, path in self.drafts.items():
            folder = os.path.dirname(draft)
            try:
                for name in os.listdir(folder):
                    os.replace(os.path.join(folder, name), os.path.join(os.path.dirname(path), name))
                # what belonged to the file before must not be taken for this one's
                remove_journals(path)
            except OSError as error:
                raise _unwritable(path, error) from error
        self._remove_drafts()

    def undo(self):
        """Take away what this run began."""
        for path in self.made:
            with contextlib.suppress(FileNotFoundError):
                os.remove(path)
            remove_journals(path)
        self._remove_drafts()

    def _remove_drafts(self):
        for draft in self.drafts:
            shutil.rmtree(os.path.dirname(draft), ignore_errors=True)


def _rows_in(destination, path):
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
        named = file_parts(destination).layer
        layer = dataset and (dataset.GetLayerByName(named) if named else dataset.GetLayer(0))
        return layer.GetFeatureCount() if layer else -1
    except RuntimeError:
        # GDAL raises or returns None as the process, QGIS and its plugins, has told it to
        return -1


def _unwritable(path, error):
    return Refusal(tr("'{path}' cannot be written ({reason}): choose another file.").format(path=path, reason=error))
