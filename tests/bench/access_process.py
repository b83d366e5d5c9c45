"""access_process.py FILE: PySAL's access, in an environment of its own (.venv-reference).

FILE (npz) holds places in metres from the Earth's centre and what is there; a line on the input is answered with the
seconds that the cost tables and the accessibility of all types take; `end` with the last result.
"""

import json
import sys
import time
import warnings

import numpy as np
import pandas as pd
from access.fca import two_stage_fca
from scipy.spatial import cKDTree


def now():
    """Return the clock's and the processor's seconds."""
    return time.perf_counter(), time.process_time()


def since(start):
    """Return the seconds since `now` as measure.Spent has them."""
    return {name: end - begin for name, end, begin in zip(("clock", "cpu"), now(), start)}


def table(given, kind):
    """Return the cost table (minutes) of one type, by KD-trees."""
    which = np.flatnonzero(given["kind"] == kind)
    reach = given["metres"] * (1 + 1e-6)
    found = cKDTree(given["units"]).sparse_distance_matrix(
        cKDTree(given["facilities"][which]), reach, output_type="ndarray"
    )
    minutes = 15.0 * found["v"] / given["metres"]
    near = minutes <= 15.0
    return pd.DataFrame({"origin": found["i"][near], "dest": which[found["j"][near]], "cost": minutes[near]})


def fca(given, kind, costs):
    """Return the access of every unit in reach (a Series)."""
    which = np.flatnonzero(given["kind"] == kind)
    demand = pd.DataFrame({"demand": given["people"]}, index=pd.RangeIndex(len(given["people"]), name="geoid"))
    supply = pd.DataFrame({"supply": given["capacity"][which]}, index=pd.Index(which, name="geoid"))
    return two_stage_fca(demand.reset_index(), supply, costs, max_cost=15.0)


def main(path):
    """Read, then do as asked line by line."""
    warnings.filterwarnings("ignore")
    given = dict(np.load(path))
    kinds, result, pairs = np.unique(given["kind"]), {}, 0
    for line in sys.stdin:
        if line.strip() == "end":
            rows = {str(kind): [found.index.tolist(), found.tolist()] for kind, found in result.items()}
            print(json.dumps({"result": rows, "pairs": pairs}), flush=True)
            return
        start = now()
        tables = {kind: table(given, kind) for kind in kinds}
        tabled = since(start)
        pairs = sum(map(len, tables.values()))
        start = now()
        result = {int(kind): fca(given, kind, tables[kind]) for kind in kinds}
        print(json.dumps({"tables": tabled, "fca": since(start)}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
