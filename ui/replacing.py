"""A study's file in the place of an older one that layers of the project may have open."""

import contextlib
import os
import time

from ..layers.messages import Refusal, joined, quoted, tr
from ..layers.reading import file_parts
from ..layers.studyfile import remove_journals

TRIES, PAUSE = 4, 0.1  # times, seconds


def draft_of(path):
    """Return the file beside `path` that a run writes before it comes to its place."""
    return f"{os.path.splitext(path)[0]}.{os.getpid()}.new.gpkg"


def remove(path):
    """Take a file away, and what SQLite keeps beside it."""
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)
    remove_journals(path)


def layers_in(project, path):
    """Return the project's layers that are read from a file."""
    found, wanted = [], os.path.realpath(path)
    for layer in project.mapLayers().values():
        if layer.providerType() == "ogr" and file_parts(layer.source()).path == wanted:
            found.append(layer)
    return found


def edited_in(project, path):
    """Return the names of the project's layers in a file that are being edited: they would lose their edits."""
    return [layer.name() for layer in layers_in(project, path) if layer.isEditable()]


def replace(project, draft, path):
    """Put a finished file in its place; layers of the project that have the old one open then show the new one.

    They let go of it first: Windows replaces no open file, and the last connection to close an old GeoPackage takes
    away, by name, what SQLite keeps beside the new one. Raises Refusal; the old file is then as it was.
    """
    edited = edited_in(project, path)
    if edited:
        raise Refusal(being_edited(edited, path))
    opened = [(layer, layer.source()) for layer in layers_in(project, path)]
    try:
        for layer, _ in opened:
            layer.setDataSource("", layer.name(), "ogr")
        _move(draft, path)
        # what belonged to the old file must not be taken for the new one's
        remove_journals(path)
    except OSError as error:
        raise Refusal(
            tr("'{path}' cannot be written ({reason}): close what has it open, or choose another file.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    finally:
        for layer, source in opened:
            layer.setDataSource(source, layer.name(), "ogr")
            layer.triggerRepaint()


def _move(draft, path):
    """Replace a file; on Windows a map that is just being drawn may have it open for a moment more."""
    for _ in range(TRIES):
        with contextlib.suppress(PermissionError):
            os.replace(draft, path)
            return
        time.sleep(PAUSE)
    os.replace(draft, path)


def being_edited(names, path):
    """Return the sentence about layers whose edits a new file would take away."""
    return tr("{layers} of '{path}' is being edited: save or drop the edits first, or choose another file.").format(
        layers=joined(quoted(names)), path=path
    )
