"""The other ends of commutes, cell by cell, against loops and pandas."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import commuteplaces
from spatial_demand.analysis.bands import parse_bands
from spatial_demand.analysis.commuting import HOME, WORK, Trips

NAN = math.nan
BANDS = parse_bands("5,10")


def by_cell(records):
    cell, km, people = zip(*records)
    return commuteplaces.by_cell(np.array(cell), np.array(km, float), np.array(people, float), BANDS)


def test_by_hand():
    table = by_cell([(7, 1.0, 2), (7, 20.0, 6), (3, NAN, 4), (7, NAN, 100), (3, NAN, 1)])
    assert table["cell"].tolist() == [3, 7]
    assert table["commuters"].tolist() == [5, 108]
    # the unknown distances count people, and pull no mean; but most of cell 7 are unknown
    assert np.isnan(table.loc[0, "mean_km"])
    assert table.loc[1, "mean_km"] == (2 * 1 + 6 * 20) / 8
    assert table["band"].tolist() == ["unknown", "unknown"]
    assert by_cell([(7, 1.0, 2), (7, 20.0, 6)])["band"].tolist() == ["10_up"]


records = st.lists(
    st.tuples(st.integers(0, 6), st.one_of(st.floats(0, 30), st.just(NAN), st.just(5.0)), st.floats(0.01, 50)),
    min_size=1,
    max_size=60,
)


@settings(max_examples=100, deadline=None)
@given(records)
def test_by_cell_equals_a_groupby(found):
    table = by_cell(found).set_index("cell")
    frame = pd.DataFrame(found, columns=["cell", "km", "people"])
    assert table["commuters"].to_dict() == pytest.approx(frame.groupby("cell")["people"].sum().to_dict())
    edges = [-1, 5, 10, math.inf]
    bands = pd.cut(frame["km"], edges, right=False, labels=["0_5", "5_10", "10_up"])
    frame["band"] = bands.astype(object).where(frame["km"].notna(), "unknown")
    for cell, part in frame.groupby("cell"):
        known = part.dropna()
        mean = (known["km"] * known["people"]).sum() / known["people"].sum() if len(known) else NAN
        assert table.loc[cell, "mean_km"] == pytest.approx(mean, nan_ok=True)
        of_bands = part.groupby("band")["people"].sum()
        assert of_bands[table.loc[cell, "band"]] == pytest.approx(of_bands.max())


def test_no_record_is_no_cell():
    nothing = np.array([])
    assert len(commuteplaces.by_cell(nothing.astype(int), nothing, nothing, BANDS)) == 0


def test_the_other_ends_of_the_chosen_divisions():
    home = np.array([0, 0, 1, 3, 3, 2, 1])
    work = np.array([0, 3, 2, 0, 3, 2, 0])
    trips = Trips(home, work, np.ones(7), np.ones(7), divisions=3)
    for side, end in ((HOME, home), (WORK, work)):
        for chosen in ([0], [1, 2], [0, 1, 2], []):
            got = commuteplaces.other_ends(trips, side, chosen).tolist()
            assert got == [place in chosen for place in end.tolist()]
    # of ends = (home, work): residents are shown at their work, workers at their home
    assert commuteplaces.other_side(HOME) == 1
    assert commuteplaces.other_side(WORK) == 0
