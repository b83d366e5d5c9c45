"""Flows between places, and the balance of jobs and housing (METHOD 2)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from .commuting import DIRECTIONS, UNRELATED, nothing
from .crowd import WITHHELD
from .withholding import Line, names_of, withheld

NO_RESIDENTS = "no employed residents"
NO_JOBS = "no jobs"
BALANCE_COLUMNS = (
    "employed_residents",
    "jobs",
    "job_ratio",
    "self_containment",
    "self_sufficiency",
    "balance",
    "outbound",
    "inbound",
    "top_destination",
    "top_origin",
)


class Flows(NamedTuple):
    """Commuters and mean km between places (p, p), origin by destination, and what of it is withheld.

    ids (p,): the divisions, then the outside places; `divisions` says how many are divisions. Pairs of two outside
    places are unrelated: NaN.
    """

    ids: list
    divisions: int
    commuters: np.ndarray
    mean_km: np.ndarray
    hidden: np.ndarray
    hidden_sums: dict


def flows(trips, ids, limit=0, stop=nothing, shown=None):
    """Return Flows of commuting.Trips; ids of the places; limit: small-count limit k; stop: may raise between steps.

    shown: withholding.Shown.
    """
    places = len(ids)
    related = trips.direction() != UNRELATED
    home, work, people, km = trips.home[related], trips.work[related], trips.commuters[related], trips.km[related]
    key, cells = home * places + work, places * places
    # of no record at all bincount makes integers, which hold no NaN
    commuters = np.bincount(key, people, cells).astype(float).reshape(places, places)
    stop()
    known = ~np.isnan(km)
    weight = np.bincount(key[known], people[known], cells).reshape(places, places)
    length = np.bincount(key[known], (people * np.nan_to_num(km))[known], cells).reshape(places, places)
    n = trips.divisions
    commuters[n:, n:] = np.nan
    hidden, hidden_sums = _hidden(commuters, n, limit, stop, shown)
    # a mean over fewer than the limit would tell how far those few travel, also where the others' means give it
    few = hidden if known.all() else hidden | _hidden(np.where(np.isnan(commuters), np.nan, weight), n, limit, stop)[0]
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_km = np.where((weight > 0) & ~few, length / weight, np.nan)
    return Flows(list(ids), n, commuters, mean_km, hidden, hidden_sums)


def _hidden(commuters, n, limit, stop, shown=None):
    """Return (cells withheld (p, p), {sum's name: withheld (n,)}): rows, columns and their outside parts are shown.

    That nobody goes from one place to another is shown: it tells of nobody.
    """
    places = len(commuters)
    sums = _sums(commuters, n)
    if limit <= 0:
        return np.zeros(commuters.shape, bool), {name: np.zeros(n, bool) for name in sums}
    numbers = np.arange(places * places).reshape(places, places)
    # what is left of a sum without its outside part can be computed, so it is a cell too
    inner = {"home": commuters[:n, :n].sum(axis=1), "work": commuters[:n, :n].sum(axis=0)}
    counts = np.concatenate([commuters.ravel(), *sums.values(), *inner.values()])
    starts = {name: places * places + k * n for k, name in enumerate([*sums, *inner])}
    lines = []
    for d in range(n):
        residents, jobs, outbound, inbound, home, work = (start + d for start in starts.values())
        lines += [
            Line(numbers[d, :n], home),
            Line(numbers[:n, d], work),
            Line(numbers[d, n:], outbound),
            Line(numbers[n:, d], inbound),
            Line(np.array([home, outbound]), residents),
            Line(np.array([work, inbound]), jobs),
        ]
    names = _names(commuters, n, [*sums.values(), *inner.values()])
    unknown = np.full(len(counts), np.nan)
    found = withheld(counts, unknown, lines, limit, False, stop, True, names, shown=shown)
    cells = found[: places * places].reshape(places, places)
    return cells, {name: found[starts[name] : starts[name] + n] for name in sums}


def _names(commuters, n, sums):
    """Return names of the cells: from and to each place outside, within, and of the sums, as other tables have them."""
    names = np.full(commuters.shape, None, object)
    for k in range(n, len(commuters)):
        names[:n, k], names[k, :n] = names_of(commuters[:n, k], n), names_of(commuters[k, :n], n)
    names[np.arange(n), np.arange(n)] = names_of(np.diag(commuters)[:n], n)
    return np.concatenate([names.ravel(), names_of(np.array(sums), n).ravel()])


def _sums(commuters, n):
    return {
        "employed_residents": commuters[:n].sum(axis=1),
        "jobs": commuters[:, :n].sum(axis=0),
        "outbound": commuters[:n, n:].sum(axis=1),
        "inbound": commuters[n:, :n].sum(axis=0),
    }


def kinds(of):
    """(p, p) the direction of each pair of places, '' for two outside places."""
    n, places = of.divisions, len(of.ids)
    result = np.full((places, places), "", object)
    result[:n, :n] = DIRECTIONS[1]
    result[np.arange(n), np.arange(n)] = DIRECTIONS[0]
    result[:n, n:], result[n:, :n] = DIRECTIONS[2], DIRECTIONS[3]
    return result


def matrix(of):
    """Return a DataFrame of every related pair, 0 included: origin, destination, commuters, withheld, reason."""
    origin, destination = np.nonzero(~np.isnan(of.commuters))
    hidden = of.hidden[origin, destination]
    ids = np.array(of.ids, object)
    return pd.DataFrame(
        {
            "origin": ids[origin],
            "destination": ids[destination],
            "commuters": np.where(hidden, np.nan, of.commuters[origin, destination]),
            "withheld": hidden,
            "reason": np.where(hidden, WITHHELD, None),
        }
    )


def lines(of, least=0.0):
    """Return a DataFrame of pairs with commuters > 0 (and >= least, and not withheld), smallest first.

    origin, destination, kind, commuters, share_of_origin (per cent of the origin's employed residents, NaN outside),
    mean_km, and the numbers of both places (from, to). Smallest first, so that the strong lie on top of a map.
    """
    shown = (np.nan_to_num(of.commuters) > 0) & (np.nan_to_num(of.commuters) >= least) & ~of.hidden
    origin, destination = np.nonzero(shown)
    residents = np.full(len(of.ids), np.nan)
    residents[: of.divisions] = np.where(
        of.hidden_sums["employed_residents"], np.nan, of.commuters[: of.divisions].sum(axis=1)
    )
    ids, commuters = np.array(of.ids, object), of.commuters[origin, destination]
    frame = pd.DataFrame(
        {
            "origin": ids[origin],
            "destination": ids[destination],
            "kind": kinds(of)[origin, destination],
            "commuters": commuters,
            "share_of_origin": 100.0 * commuters / residents[origin],
            "mean_km": of.mean_km[origin, destination],
            "from": origin,
            "to": destination,
        }
    )
    return frame.sort_values(["commuters", "origin", "destination"]).reset_index(drop=True)


def balance(of):
    """Return a DataFrame of BALANCE_COLUMNS, reason and withheld, one row a division, in order."""
    n = of.divisions
    sums = {name: np.where(of.hidden_sums[name], np.nan, v) for name, v in _sums(of.commuters, n).items()}
    residents, jobs = sums["employed_residents"], sums["jobs"]
    within = np.where(np.diag(of.hidden)[:n], np.nan, np.diag(of.commuters)[:n])
    with np.errstate(invalid="ignore", divide="ignore"):
        frame = pd.DataFrame(
            {
                "employed_residents": residents,
                "jobs": jobs,
                "job_ratio": np.where(residents > 0, jobs / residents, np.nan),
                "self_containment": np.where(residents > 0, 100.0 * within / residents, np.nan),
                "self_sufficiency": np.where(jobs > 0, 100.0 * within / jobs, np.nan),
                "balance": np.where(jobs + residents > 0, 1 - np.abs(jobs - residents) / (jobs + residents), np.nan),
                "outbound": sums["outbound"],
                "inbound": sums["inbound"],
            }
        )
    outside = np.array(of.ids[n:], object)
    frame["top_destination"], hidden_out = _top(of.commuters[:n, n:], of.hidden[:n, n:], outside)
    frame["top_origin"], hidden_in = _top(of.commuters[n:, :n].T, of.hidden[n:, :n].T, outside)
    hidden = np.any([*of.hidden_sums.values(), np.diag(of.hidden)[:n], hidden_out, hidden_in], axis=0)
    reason = np.where(residents == 0, NO_RESIDENTS, np.where(jobs == 0, NO_JOBS, None))
    frame["withheld"], frame["reason"] = hidden, np.where(hidden, WITHHELD, reason)
    return frame


def _top(commuters, hidden, outside):
    """Return (the outside place with most commuters for each row or None, (rows,) whether it is withheld)."""
    if not commuters.shape[1]:
        return [None] * len(commuters), np.zeros(len(commuters), bool)
    best = np.argmax(commuters, axis=1)
    rows = np.arange(len(best))
    some, unseen = commuters[rows, best] > 0, hidden[rows, best]
    return [outside[k] if shown else None for k, shown in zip(best, some & ~unseen)], some & unseen
