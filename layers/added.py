"""Tables of sums that grow with the number of their keys, not with what is added to them."""

import numpy as np

ROWS = 200_000  # of tables that wait to be added to the others


class Added:
    """A table (keys and sums; n) to which others are added, which wait until there are many."""

    def __init__(self, merged, height):
        """Take what makes one table of several, in which equal keys stand once."""
        self.merged, self.table, self.waiting = merged, np.empty((height, 0)), []

    def add(self, table):
        """Add a table."""
        self.waiting.append(self.merged([table]))
        if sum(of.shape[1] for of in self.waiting) > max(ROWS, self.table.shape[1]):
            self.all()

    def all(self):
        """Return the table of all."""
        self.table = self.merged([self.table, *self.waiting])
        self.waiting = []
        return self.table


def by_key(tables):
    """Return one table (key, sums ...; n)."""
    table = np.hstack(tables)
    keys, at = np.unique(table[0], return_inverse=True)
    return np.array([keys, *(np.bincount(at, of, len(keys)) for of in table[1:])])
