"""Distance bands: what may be written, how bands are called, and which band a distance belongs to."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.bands import UNKNOWN, parse_bands
from spatial_demand.analysis.definitions import Problem


@pytest.mark.parametrize(
    ("text", "limits", "names"),
    [
        (
            "5,10,20,30,40,50",
            (5, 10, 20, 30, 40, 50),
            ("0_5", "5_10", "10_20", "20_30", "30_40", "40_50", "50_up", "unknown"),
        ),
        ("2.5,5", (2.5, 5), ("0_2p5", "2p5_5", "5_up", "unknown")),
        ("5", (5,), ("0_5", "5_up", "unknown")),
        (" 5 ,  10 ", (5, 10), ("0_5", "5_10", "10_up", "unknown")),
        ("5.0,10.50", (5, 10.5), ("0_5", "5_10p5", "10p5_up", "unknown")),
        ("05,010", (5, 10), ("0_5", "5_10", "10_up", "unknown")),
        ("0.25,1000", (0.25, 1000), ("0_0p25", "0p25_1000", "1000_up", "unknown")),
        ("５，１０", (5, 10), ("0_5", "5_10", "10_up", "unknown")),
        ("２．５、５", (2.5, 5), ("0_2p5", "2p5_5", "5_up", "unknown")),
    ],
)
def test_what_may_be_written(text, limits, names):
    bands = parse_bands(text)
    assert bands.limits == limits
    assert bands.names == names
    assert bands.count == len(limits) + 2


@pytest.mark.parametrize("text", ["", "   ", None])
def test_no_bands_at_all(text):
    with pytest.raises(Problem, match="no distance bands"):
        parse_bands(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("5;10", "'5;10'"),
        ("5,ten", "'ten'"),
        ("0,5", "'0'"),
        ("0.0,5", "'0.0'"),
        ("-5,10", "'-5'"),
        ("5,,10", "''"),
        ("5,10,", "''"),
        ("5 10", "'5 10'"),
        ("5,1e2", "'1e2'"),
        ("5,inf", "'inf'"),
        ("nan", "'nan'"),
        ("5.", "'5.'"),
        ("５；１０", "'5;10'"),
        ("5,十", "'十'"),
    ],
)
def test_what_is_no_distance_is_named(text, word):
    with pytest.raises(Problem) as caught:
        parse_bands(text)
    message = str(caught.value)
    assert f"hold {word}" in message
    assert text in message
    assert "5,10,20" in message


@pytest.mark.parametrize(
    ("text", "sorted_text"), [("10,5", "5,10"), ("5,5,10", "5,10"), ("20,2.5,20", "2.5,20"), ("5,5.0", "5")]
)
def test_what_is_not_ascending_is_shown_in_order(text, sorted_text):
    with pytest.raises(Problem) as caught:
        parse_bands(text)
    assert text in str(caught.value)
    assert str(caught.value).endswith(f"write them as {sorted_text}.")
    # what it proposes is accepted
    assert parse_bands(sorted_text)


limits = st.lists(st.integers(1, 4000).map(lambda k: k / 4), min_size=1, max_size=7, unique=True).map(sorted)


@settings(max_examples=100, deadline=None)
@given(limits, st.lists(st.one_of(st.floats(0, 1100), st.just(math.nan)), max_size=30))
def test_the_band_of_a_distance_by_brute_force(limits, km):
    bands = parse_bands(",".join(str(limit) for limit in limits))
    # each limit itself, and its neighbours
    km = [*km, 0.0, *limits, *(np.nextafter(limit, 0) for limit in limits)]
    for distance, band in zip(km, bands.of(np.array(km)).tolist()):
        low, high = bands.bounds(band)
        if math.isnan(distance):
            assert (bands.names[band], low, high) == (UNKNOWN, None, None)
        else:
            assert low <= distance
            assert high is None or distance < high
            # the name says the bounds
            words = [f"{edge:g}".replace(".", "p") for edge in (low, high) if edge is not None]
            assert bands.names[band] == "_".join(words if high is not None else [*words, "up"])


def test_the_lower_bound_belongs_to_the_band():
    bands = parse_bands("5,10")
    km = np.array([0.0, 4.999, 5.0, 9.999, 10.0, 1e9, np.nan])
    assert [bands.names[k] for k in bands.of(km)] == ["0_5", "0_5", "5_10", "5_10", "10_up", "10_up", "unknown"]


def test_the_bands_follow_each_other_without_a_gap():
    bands = parse_bands("5,10,20")
    bounds = [bands.bounds(k) for k in range(bands.count)]
    assert bounds == [(0, 5), (5, 10), (10, 20), (20, None), (None, None)]


@pytest.mark.parametrize("text", ["5,1000000,2000000.5", "0.001,0.002", "123456789.123,123456789.124"])
def test_names_are_the_limits_and_differ(text):
    names = parse_bands(text).names
    assert len(set(names)) == len(names)
    assert all(len(f"home_{name}") <= 31 for name in names)
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789_" for name in names for character in name)
