"""Rows that come from a server piece by piece: all of them, in order, and nothing goes on after an end."""

import time
from types import SimpleNamespace

import numpy as np
import pytest
from psycopg2 import sql
from qgis.core import QgsDataSourceUri, QgsProcessingFeedback

from spatial_demand.layers import serverlink
from spatial_demand.layers.messages import Cancelled, Refusal

MANY = sql.SQL("SELECT id, CASE WHEN id % 7 <> 0 THEN id / 4.0 END FROM generate_series(1, 20000) AS id")
ENDLESS = sql.SQL("SELECT generate_series(1, 2000000000) AS id, 1")


@pytest.fixture
def link(postgres, monkeypatch):
    """A function (feedback) -> Link whose pieces are small and few."""
    monkeypatch.setattr(serverlink, "PIECE", 1000)
    monkeypatch.setattr(serverlink, "AHEAD", 1)
    secret = QgsDataSourceUri(postgres.uri("any", "id")).connectionInfo(True)

    def link(feedback=None):
        return serverlink.Link(SimpleNamespace(secret=secret), "trips", feedback)

    return link


def gone(postgres):
    """Wait until no connection of ours is left."""
    statement = "SELECT pid FROM pg_stat_activity WHERE application_name = 'Spatial Demand'"
    end = time.monotonic() + 20
    while postgres.execute(statement) and time.monotonic() < end:
        time.sleep(0.05)
    return not postgres.execute(statement)


def test_all_rows_come_in_their_order_and_more_than_once(link):
    pieces = []
    with link() as one:
        one.pieces(MANY, ["id", "part"], pieces.append)
        again = one.columns(MANY, ["id", "part"])
    assert len(pieces) > 20
    for name in ("id", "part"):
        assert np.array_equal(np.concatenate([piece[name] for piece in pieces]), again[name], equal_nan=True)
    assert again["id"].tolist() == list(range(1, 20001))
    assert np.isnan(again["part"]).sum() == 20000 // 7


def test_no_rows_are_a_piece_without_rows(link):
    pieces = []
    with link() as one:
        one.pieces(sql.SQL("SELECT 1, 2 WHERE false"), ["a", "b"], pieces.append)
    assert [len(piece["a"]) for piece in pieces] == [0]


def test_a_cancelled_one_ends_while_rows_still_come(link, postgres):
    pieces = []

    class Impatient(QgsProcessingFeedback):
        def isCanceled(self):
            return len(pieces) > 3

    with link(Impatient(False)) as one, pytest.raises(Cancelled):
        one.pieces(ENDLESS, ["id", "one"], pieces.append)
    assert len(pieces) == 4
    assert gone(postgres)


def test_what_goes_wrong_with_a_piece_is_raised_and_ends_it(link, postgres):
    def take(piece):
        raise Refusal("no more")

    with link() as one, pytest.raises(Refusal, match="no more"):
        one.pieces(ENDLESS, ["id", "one"], take)
    assert gone(postgres)


def test_what_the_server_says_after_the_first_rows_is_told(link, postgres):
    statement = sql.SQL("SELECT id, 1 / (5000 - id) FROM generate_series(1, 20000) AS id")
    pieces = []
    with link() as one, pytest.raises(serverlink.CannotCompute, match="division by zero"):
        one.pieces(statement, ["id", "part"], pieces.append)
    assert gone(postgres)
