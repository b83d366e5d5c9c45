"""Why a value is NULL, in the user's language."""

from ..layers.messages import tr


def reason_texts(reasons):
    """Return the reasons (English keys of analysis, None where there is a value) as a user reads them."""
    return [None if reason is None else tr(reason) for reason in reasons]
