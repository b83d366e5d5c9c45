"""Distance bands: read from text, named, applied."""

import re
import unicodedata
from typing import NamedTuple

import numpy as np

from .definitions import Problem

UNKNOWN = "unknown"


class Bands(NamedTuple):
    """Upper limits in km, ascending; names of the bands: one more than limits (the last is open), then 'unknown'."""

    limits: tuple
    names: tuple

    @property
    def count(self):
        """The number of bands, unknown included."""
        return len(self.names)

    def bounds(self, band):
        """Return (from_km, to_km) of band number, None where open."""
        edges = (0.0, *self.limits, None, None)
        return (None, None) if band == self.count - 1 else (edges[band], edges[band + 1])

    def of(self, km):
        """(n,) the band number of each distance (n,) in km: the lower bound belongs to the band, NaN is unknown."""
        numbers = np.searchsorted(self.limits, km, side="right")
        return np.where(np.isnan(km), self.count - 1, numbers)


def parse_bands(text):
    """Return Bands of a text such as '5,10,20': limits above 0, ascending, each once. Raises Problem."""
    plain = unicodedata.normalize("NFKC", str(text or "")).replace("、", ",")  # full-width digits and commas
    words = [word.strip() for word in plain.split(",")]
    if words == [""]:
        raise Problem("There are no distance bands: write upper limits in km, such as 5,10,20,30,40,50.")
    limits = []
    for word in words:
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", word) or float(word) <= 0:
            raise Problem(
                "The distance bands '{text}' hold '{word}', which is no distance above 0: write upper limits in km "
                "with commas between them, such as 5,10,20.",
                text=text,
                word=word,
            )
        limits.append(float(word))
    if sorted(set(limits)) != limits:
        raise Problem(
            "The distance bands '{text}' are not ascending, or one stands twice: write them as {sorted}.",
            text=text,
            sorted=",".join(_word(limit) for limit in sorted(set(limits))),
        )
    edges = [0.0, *limits]
    names = [f"{_code(low)}_{_code(high)}" for low, high in zip(edges, edges[1:])]
    return Bands(tuple(limits), (*names, f"{_code(limits[-1])}_up", UNKNOWN))


def _word(limit):
    return f"{limit:.10g}"


def _code(limit):
    return _word(limit).replace(".", "p")
