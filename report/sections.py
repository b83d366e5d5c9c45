"""The report's sections in their order, and the one entry that writes it."""

import contextlib
import os
import tempfile

from ..layers.messages import Refusal, tr
from .area import area, counted
from .change import change
from .commutemaps import commute_maps
from .commuting import commuting
from .crowds import profiles, table_one
from .demand import customised, value_chain
from .facilities import facilities
from .flows import flows
from .method import method
from .page import Page
from .tables import Study


def sections():
    """Return [(title, function of page and study, 'page' where it begins a page when printed)] in order."""
    return [
        (tr("The area"), area, ""),
        (tr("What was counted"), counted, ""),
        (tr("Indicators"), table_one, ""),
        (tr("Crowd profiles"), profiles, "page"),
        (tr("Change between two dates"), change, "page"),
        (tr("Commuting"), commuting, "page"),
        (tr("Flows between divisions"), flows, "page"),
        (tr("Maps of commuting"), commute_maps, "page"),
        (tr("Facilities"), facilities, "page"),
        (tr("Value chain"), value_chain, "page"),
        (tr("Customised demand"), customised, "page"),
        (tr("Not in this study, and what it would take"), left_out, ""),
        (tr("The method in short"), method, "page"),
    ]


def left_out(page, _):
    """Write in one list what the sections before could not tell."""
    page.left_out()


def write_report(gpkg_path, html_path, title="", note="", stop=lambda: None):
    """Write a study's GeoPackage as one HTML file that needs nothing else.

    title, note: plain text for the head; stop: called between sections, may raise: then no file is left, and one that
    was there before stays as it was. Raises Refusal.
    """
    study = Study(gpkg_path)
    try:
        page = Page(title or tr("Spatial demand"), note)
        for heading, write, kind in sections():
            stop()
            page.section(heading, kind)
            write(page, study)
        stop()
        _save(page.html(), html_path)
    finally:
        study.close()


def _save(text, path):
    """Write text beside its place first, so that nothing half-written is ever there."""
    path = os.path.abspath(path)
    try:
        handle, temporary = tempfile.mkstemp(prefix=".report-", suffix=".html", dir=os.path.dirname(path))
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
        # mkstemp lets nobody else read it, a report is for others
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(temporary)


def _cannot(path, error):
    return Refusal(
        tr("The report '{path}' cannot be written ({reason}): choose another file or folder.").format(
            path=path, reason=error.strerror or error
        )
    )
