"""The ledger: what came in is what was booked, and what is withheld cannot be computed from the rest."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.layers.ledger import COUNTED, OUTSIDE, UNUSABLE, Ledger
from spatial_demand.layers.messages import number

FATES = (COUNTED, OUTSIDE, UNUSABLE)
amounts = st.floats(0, 1e6).map(lambda value: round(value, 2))
entries = st.lists(st.tuples(st.sampled_from(FATES), st.integers(0, 500), amounts), max_size=6)


def filled(booked, limit=0, total=None, what="people"):
    ledger = Ledger(limit)
    total = sum(amount for _, _, amount in booked) if total is None else total
    account = ledger.account(what, "census", sum(records for _, records, _ in booked), total)
    for k, (fate, records, amount) in enumerate(booked):
        account.add(fate, f"reason {k}", records, amount)
    return ledger, account


@settings(max_examples=60, deadline=None)
@given(entries, st.floats(-50, 50))
def test_an_account_closes_when_all_is_booked_and_shows_what_is_missing(booked, missing):
    whole = sum(amount for _, _, amount in booked)
    _, account = filled(booked)
    assert account.difference() == pytest.approx(0, abs=1e-6)
    for fate in FATES:
        assert account.sum(fate) == pytest.approx(sum(amount for f, _, amount in booked if f == fate))
    _, account = filled(booked, total=whole + missing)
    assert account.difference() == pytest.approx(missing, abs=1e-6)


def test_an_unknown_amount_is_listed_and_adds_nothing():
    ledger, account = filled([(COUNTED, 3, 50.0)])
    account.add(UNUSABLE, "is NULL", 4, None)
    assert account.difference() == 0
    assert account.entries[-1] == (UNUSABLE, "is NULL", 4, None)
    shown = json.loads(ledger.as_json())["accounts"][0]
    assert (shown["total"], shown["entries"][-1]["amount"]) == (50, None)


def test_nothing_at_all_is_not_listed():
    _, account = filled([(COUNTED, 0, 0.0), (OUTSIDE, 0, 0), (UNUSABLE, 1, 0.0), (UNUSABLE, 0, 2.0)])
    assert [entry[1] for entry in account.entries] == ["reason 2", "reason 3"]


@settings(max_examples=60, deadline=None)
@given(entries, st.integers(1, 100_000))
def test_below_the_limit_neither_amount_nor_total_is_shown(booked, limit):
    ledger, account = filled(booked, limit)
    shown = json.loads(ledger.as_json())["accounts"][0]
    small = [0 < amount < limit for _, records, amount in booked if records or amount]
    assert [entry["amount"] is None for entry in shown["entries"]] == small
    assert (shown["total"] is None) == any(small)
    assert account.difference() == pytest.approx(0, abs=1e-6)  # withholding is for showing only
    text = "\n".join(account.lines())
    for hidden, line in zip(small, account.lines()[1:]):
        assert ("withheld" in line) == hidden
    assert ("withheld" in text) == any(small)


def test_a_small_part_cannot_be_computed_from_the_rest():
    ledger, account = filled([(COUNTED, 90, 1000.0), (OUTSIDE, 2, 7.0)], limit=10)
    text = ledger.as_json() + "\n".join(account.lines())
    for secret in ("7.0", "1007", "1,007", " 7 "):
        assert secret not in text
    assert "1,000" in text
    # at the limit it is shown
    assert json.loads(filled([(OUTSIDE, 2, 10.0)], limit=10)[0].as_json())["accounts"][0]["total"] == 10


def test_without_a_limit_all_is_shown():
    ledger, account = filled([(COUNTED, 90, 1000.4), (OUTSIDE, 2, 1.0)])
    head, *lines = account.lines()
    assert head == "census: 92 records, 1,001 people came in"
    for line, words in zip(lines, (("1,000 people reason 0", "90 records"), ("1 people reason 1", "2 records"))):
        assert all(word in line for word in words)
    assert len(lines) == 2
    assert json.loads(ledger.as_json()) == {
        "accounts": [
            {
                "what": "people",
                "source": "census",
                "records": 92,
                "total": 1001.4,
                "entries": [
                    {"fate": "counted", "reason": "reason 0", "records": 90, "amount": 1000.4},
                    {"fate": "outside", "reason": "reason 1", "records": 2, "amount": 1.0},
                ],
            }
        ],
        "remarks": [],
    }


def test_numpy_numbers_are_numbers():
    ledger = Ledger()
    account = ledger.account("people", "普查", np.int64(3), np.int64(9))
    account.add(COUNTED, "in", np.int64(2), np.int64(5))
    account.add(OUTSIDE, "out", np.int64(1), np.float32(4))
    shown = json.loads(ledger.as_json())["accounts"][0]
    assert (shown["records"], shown["total"], shown["source"]) == (3, 9, "普查")
    assert [(e["records"], e["amount"]) for e in shown["entries"]] == [(2, 5), (1, 4)]
    assert "普查" in ledger.as_json()


def test_everything_is_pushed_to_the_log(feedback):
    ledger, account = filled([(COUNTED, 3, 50.0)])
    other = ledger.account("jobs", "firms", 1, 2)
    ledger.remark("two divisions overlap")
    ledger.push(feedback)
    assert feedback.said == [*account.lines(), *other.lines(), "two divisions overlap"]
    assert json.loads(ledger.as_json())["remarks"] == ["two divisions overlap"]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (1234567.4, "1,234,567"), (-1234.5, "-1,234"), (np.int64(5000), "5,000"), (0.4, "0")]
)
def test_numbers_in_sentences(value, text):
    assert number(value) == text
