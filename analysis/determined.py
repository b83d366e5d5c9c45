"""Which unknowns follow from a system of sums (METHOD 1: what an attacker could compute)."""

import numpy as np

ENOUGH = 1e-10  # of the start: what is left when the iteration ends
ZERO = 1e-6  # of the random numbers: what cannot be moved
SEED = 20240314


def determined(rows, unknowns, signs):
    """Return the unknowns (numbers) that one system fixes: (k,) row, unknown and factor of each entry.

    An unknown follows from the sums where no change of the others can make up for one of it: where it is 0 in a random
    solution of the same sums with right sides of 0.
    """
    if not len(rows):
        return np.zeros(0, int)
    names, unknowns = np.unique(unknowns, return_inverse=True)
    rows = np.unique(rows, return_inverse=True)[1].ravel()
    entries = _merged(rows, unknowns.ravel(), np.asarray(signs, "float64"), len(names))
    values = np.random.default_rng(SEED).uniform(0.5, 1.5, len(names))
    layers, core = _peeled(*entries, len(names))
    _project(values, *core)
    for layer in reversed(layers):
        _fill(values, *layer)
    return names[np.abs(values) < ZERO]


def _merged(rows, unknowns, signs, size):
    """Return the entries with one for each row and unknown, without those of 0."""
    key, at = np.unique(rows * size + unknowns, return_inverse=True)
    sums = np.bincount(at.ravel(), signs)
    key, sums = key[sums != 0], sums[sums != 0]
    return key // size, key % size, sums


def _peeled(rows, unknowns, signs, size):
    """Return (layers, the entries that are left): a row with an unknown of its own tells nothing but of that one.

    layers: (rows, unknowns, signs, own) of the rows taken away in one turn, own: whether an entry is the row's own.
    """
    layers = []
    while len(rows):
        alone = np.bincount(unknowns, minlength=size)[unknowns] == 1
        if not alone.any():
            break
        own = np.zeros(len(rows), bool)
        own[np.flatnonzero(alone)[np.unique(rows[alone], return_index=True)[1]]] = True
        gone = np.isin(rows, rows[own])
        layers.append((rows[gone], unknowns[gone], signs[gone], own[gone]))
        rows, unknowns, signs = rows[~gone], unknowns[~gone], signs[~gone]
    return layers, (rows, unknowns, signs)


def _fill(values, rows, unknowns, signs, own):
    """Give each row's own unknown the value that makes the row 0."""
    rows = np.unique(rows, return_inverse=True)[1].ravel()
    rest = np.bincount(rows[~own], (signs * values[unknowns])[~own], rows.max() + 1)
    values[unknowns[own]] = -rest[rows[own]] / signs[own]


def _project(values, rows, unknowns, signs):
    """Take from values (n,) what the rows fix, in place: conjugate gradients on the least squares."""
    if not len(rows):
        return
    rows = np.unique(rows, return_inverse=True)[1].ravel()
    count, size = rows.max() + 1, len(values)

    def sums(of):
        return np.bincount(rows, signs * of[unknowns], count)

    def spread(of):
        return np.bincount(unknowns, signs * of[rows], size)

    left = sums(values)
    step = slope = spread(left)
    norm = first = slope @ slope
    for _ in range(20 * count + 100):
        if norm <= ENOUGH**2 * first:
            break
        moved = sums(step)
        times = norm / (moved @ moved)
        values -= times * step
        left -= times * moved
        slope = spread(left)
        norm, before = slope @ slope, norm
        step = slope + norm / before * step
