"""Why a commute is unlocated, in the words of every way of reading it."""

from typing import NamedTuple

from .messages import Refusal, number, tr


class Reasons(NamedTuple):
    """Why an end is unlocated, in words."""

    missing: str
    nowhere: str
    swapped: str
    beyond: str
    apart: str
    off_globe: str


def reasons_of(end, degrees):
    """Return the Reasons of an end ("home", in words), whose coordinates are in degrees or not."""
    swapped = tr("{end} has latitude and longitude swapped") if degrees else tr("{end} has x and y swapped")
    missing, nowhere = tr("{end} is missing"), tr("{end} is at (0, 0), which stands for no place")
    beyond = tr("{end} is no longitude and latitude")
    apart, off_globe = tr("{end} has no place in the divisions' CRS"), tr("{end} has no place on the globe")
    return Reasons(*(text.format(end=end) for text in (missing, nowhere, swapped, beyond, apart, off_globe)))


def no_records(layer):
    """Return the Refusal of a layer without records."""
    return Refusal(tr("Layer '{layer}' has no records: choose another.").format(layer=layer))


def no_count():
    """Return why a record without a count that can be used is unlocated."""
    return tr("without a usable count")


def no_line():
    """Return why a record without a geometry is unlocated, and why one with a line of one vertex is."""
    return tr("without a geometry"), tr("a line of one vertex")


def say_bad_counts(layer, field, records, feedback):
    """Warn of records whose count is no number of people, where which ones is not known."""
    feedback.pushWarning(
        tr(
            "Layer '{layer}': {field} is negative or beyond all counts in {count} record(s); they are taken as "
            "unknown and left out. Correct them to count them."
        ).format(layer=layer, field=field, count=number(records))
    )
