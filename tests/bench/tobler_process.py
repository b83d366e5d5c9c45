"""tobler_process.py UNITS DIVISIONS: tobler's area_interpolate, in an environment of its own (.venv-reference).

Reads both files, then answers a line on its input with the seconds of one run, in memory; `end` with the last result.
"""

import json
import sys
import time
import warnings

import geopandas
from tobler.area_weighted import area_interpolate


def now():
    """Return the clock's and the processor's seconds."""
    return time.perf_counter(), time.process_time()


def since(start):
    """Return the seconds since `now` as measure.Spent has them."""
    return {name: end - begin for name, end, begin in zip(("clock", "cpu"), now(), start)}


def main(units_path, divisions_path):
    """Read, then do as asked line by line."""
    warnings.filterwarnings("ignore")
    start = now()
    units, divisions = geopandas.read_file(units_path), geopandas.read_file(divisions_path)
    reading = since(start)
    counts = [name for name in units.columns if name.startswith("count_")]
    result = None
    for line in sys.stdin:
        if line.strip() == "end":
            rows = result[counts].to_numpy().tolist()
            print(json.dumps({"reading": reading, "result": dict(zip(divisions["division_id"], rows))}), flush=True)
            return
        start = now()
        result = area_interpolate(units, divisions, extensive_variables=counts, allocate_total=False, n_jobs=1)
        print(json.dumps(since(start)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
