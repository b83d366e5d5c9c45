"""What a user is told: translation, and the one exception for input that cannot be used."""

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "SpatialDemand"


def tr(text):
    """Return text in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


class Refusal(Exception):
    """Input that cannot be used, said in one sentence that names it and the way out."""


class Cancelled(Exception):
    """The user stopped the run; nothing was written."""


def stop_if_cancelled(feedback):
    """Raise Cancelled if the user asked to stop."""
    if feedback is not None and feedback.isCanceled():
        raise Cancelled


def stopper(feedback):
    """Return a function without arguments that does so: for measures, which know no feedback."""
    return lambda: stop_if_cancelled(feedback)


def joined(words):
    """Return words as one list, with the comma of the user's language."""
    return tr(", ").join(words)


def listed(words, most=5):
    """Return words as one list: the first few, and how many more."""
    more = len(words) - most
    return tr("{list} and {count} more").format(list=joined(words[:most]), count=more) if more > 0 else joined(words)


def quoted(words):
    """Return words in quotes, as ids and names stand in a sentence."""
    return [f"'{word}'" for word in words]


def number(value, decimals=0):
    """Format a number for a sentence: thousands separators, no trailing noise."""
    return f"{value:,.{decimals}f}"
