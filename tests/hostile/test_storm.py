"""A few rounds of the storm for each algorithm (HOSTILE_ROUNDS of them), in a process of their own; see storm.py."""

import importlib.util
import os
from pathlib import Path

import pytest

ROUNDS = int(os.environ.get("HOSTILE_ROUNDS", "5"))
SPEC = importlib.util.spec_from_file_location("hostile_storm", Path(__file__).with_name("storm.py"))
storm = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(storm)


# of the dock, which takes some seconds for each
SEEDS = {**dict.fromkeys(storm.ALGORITHMS, range(ROUNDS)), storm.DOCK: range(min(ROUNDS, 3))}


@pytest.fixture(scope="module")
def found():
    """What is known of each run, of all algorithms and of the dock."""
    return storm.campaign([(name, seed) for name, seeds in SEEDS.items() for seed in seeds])


@pytest.mark.parametrize("algorithm", SEEDS)
def test_a_storm_ends_in_a_right_answer_or_one_sentence(found, algorithm):
    own = [one for one in found if one["algorithm"] == algorithm]
    assert [one["seed"] for one in own] == list(SEEDS[algorithm])
    bad = [(one["seed"], one["words"]) for one in own if one["ending"] == storm.FINDING]
    assert not bad, f"{bad[0]}\nmake hostile HOSTILE_ARGS='--again {algorithm} {bad[0][0]}'"


def test_the_storm_leaves_no_algorithm_out(provider, found):
    models = {algorithm.name() for algorithm in provider.algorithms() if algorithm.name().endswith("model")}
    assert {algorithm.name() for algorithm in provider.algorithms()} - models == set(storm.ALGORITHMS)
    # a storm in which everything is refused, or nothing is hostile, tests nothing
    assert {storm.RIGHT, storm.SENTENCE} <= {one["ending"] for one in found}
    assert sum(bool(one["hostile"]) for one in found) > len(found) / 2
