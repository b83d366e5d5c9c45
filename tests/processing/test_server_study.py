"""The study of the sample, every layer of it in a PostgreSQL server: what it gives from the file."""

import pandas as pd
from algorithm_making import SAMPLE_LAYERS, assert_same, sample_study
from attacker import tables

# what the study keeps beside results: names of sources, and styles
OTHERS = ("parameters", "layer_styles")


def test_the_study_of_the_sample_is_the_same_from_a_server(provider, postgres, sample, tmp_path):
    import processing

    files = sample_study(sample)
    kept = {}
    for name, table in SAMPLE_LAYERS.items():
        kept[name] = postgres.layer(f"study_{table}", *postgres.load(files[name], f"study_{table}"))
    found = []
    for layers, path in (({**files, **kept}, tmp_path / "server.gpkg"), (files, tmp_path / "file.gpkg")):
        processing.run("spatialdemand:study", {**layers, "STUDY": str(path)})
        found.append({name: in_order(table) for name, table in tables(path).items() if name not in OTHERS})
    server, file = found
    assert list(server) == list(file)
    for name, expected in file.items():
        if name != "ledger":
            assert_same(server[name], expected, 1e-9)
    # where records went; the sources are called otherwise
    columns = ["step", "what", "fate", "reason", "records", "amount"]
    assert_same(in_order(server["ledger"][columns]), in_order(file["ledger"][columns]), 1e-9)


def in_order(table):
    """Return a table's rows in an order that is not its layer's, without shapes and row numbers."""
    table = table.drop(columns=[name for name in ("fid", "geom") if name in table])
    by = [name for name in table if not pd.api.types.is_float_dtype(table[name])]
    return table.sort_values(by or list(table)).reset_index(drop=True)
