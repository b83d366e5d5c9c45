"""A link to a PostgreSQL server that only reads, and whose statements can be cancelled."""

import contextlib
import io
import queue
import threading
from functools import cached_property

import numpy as np
import psycopg2
import psycopg2.errors
from psycopg2 import sql

from .columns import Column
from .messages import Refusal, stop_if_cancelled, tr

LOOK = 0.1  # seconds between two looks whether the user has cancelled
PIECE, AHEAD = 1 << 23, 4  # bytes of rows that are taken at a time, and so many of those wait
PATIENCE = 10.0  # seconds that a cancelled statement may take to end
# what the server cannot do with these records or with such a statement; all else may be otherwise the next time
BEYOND = (
    psycopg2.DataError,
    psycopg2.ProgrammingError,
    psycopg2.NotSupportedError,
    psycopg2.InternalError,
    psycopg2.errors.ProgramLimitExceeded,
    psycopg2.errors.StatementTooComplex,
    psycopg2.errors.TooManyColumns,
)
# so that a lost connection is noticed, not waited for
ALIVE = {
    "connect_timeout": 10,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "application_name": "Spatial Demand",
}
# numbers as they are; and groups are few, so that sorting all records to find them is the slow way, whatever the
# planner takes the number of groups to be
SETTINGS = "SET LOCAL extra_float_digits = 3; SET LOCAL enable_sort = off"
# a statement that drops most records at once is done before better machine code for it would be ready
HASTE = (
    "SELECT set_config(name, '-1', true) FROM pg_settings "
    "WHERE name IN ('jit_optimize_above_cost', 'jit_inline_above_cost')"
)


class CannotCompute(Exception):
    """The server cannot do it, though QGIS may: the reason in words."""


class Link:
    """One connection, in one transaction that only reads; it is closed at the end of a `with`."""

    def __init__(self, table, name, feedback):
        """Connect to the server of a ServerTable of the layer of that name. Raises CannotCompute."""
        self.name, self.feedback = name, feedback
        try:
            self.connection = psycopg2.connect(table.secret, **ALIVE)
        except psycopg2.Error as problem:
            raise CannotCompute(
                tr("no connection of its own to the server ({reason})").format(reason=_words(problem))
            ) from problem
        # all statements see the same records
        self.connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        self.connection.set_client_encoding("UTF8")

    def __enter__(self):
        """Return itself."""
        return self

    def __exit__(self, *_):
        """Close: whatever was begun ends with it."""
        self.connection.close()

    def rows(self, statement):
        """Return the rows of a short statement."""

        def fetch(cursor):
            cursor.execute(statement)
            return cursor.fetchall()

        return self._done(fetch)

    def columns(self, statement, names, texts=(), few=False):
        """Return name -> (n,) float64, NaN where NULL, or a Column of the `texts`, in which NULL is ''.

        few: whether most records are dropped at once. What the server sends is read as it comes, so that memory holds
        it once.
        """
        sent = io.BytesIO()
        self._done(lambda cursor: _copy(cursor, statement, sent, few))
        sent.seek(0)
        return _columns(sent, names, texts)

    def pieces(self, statement, names, take, texts=()):
        """Call take(what `columns` returns) with some rows after others, however many there are."""
        rows = queue.Queue(AHEAD)
        self._done(
            lambda cursor: _copy(cursor, statement, _Pieces(rows)),
            rows,
            lambda sent: take(_columns(sent, names, texts)),
        )

    @cached_property
    def postgis(self):
        """The schema that PostGIS is in. Raises CannotCompute where it is in none."""
        found = self.rows(
            sql.SQL(
                "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = 'postgis'"
            )
        )
        if not found:
            raise CannotCompute(tr("its database has no PostGIS"))
        return found[0][0]

    def explain(self, statement):
        """Tell the user how the server goes about a statement."""
        self.feedback.pushInfo(tr("The server's plan:"))
        for (line,) in self.rows(sql.SQL("EXPLAIN ") + statement):
            self.feedback.pushInfo(line)

    def _done(self, work, rows=None, take=None):
        """Return what work(cursor) gives; it runs beside, so that the user can cancel it.

        rows: a queue that it fills; take: what is done here with each that comes.
        """
        results, problems = [], []

        def run():
            try:
                with self.connection.cursor() as cursor:
                    cursor.execute(SETTINGS)
                    results.append(work(cursor))
            except psycopg2.Error as problem:
                problems.append(problem)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            while thread.is_alive() or (rows is not None and not rows.empty()):
                if rows is None:
                    thread.join(LOOK)
                else:
                    with contextlib.suppress(queue.Empty):
                        take(rows.get(timeout=LOOK))
                stop_if_cancelled(self.feedback)
        except BaseException:
            self.connection.cancel()
            while rows is not None and thread.is_alive() and not rows.empty():
                # it may wait for room
                rows.get()
                thread.join(LOOK)
            thread.join(PATIENCE)
            raise
        if not problems:
            return results[0]
        if isinstance(problems[0], BEYOND):
            self.connection.rollback()
            raise CannotCompute(_words(problems[0])) from problems[0]
        raise Refusal(
            tr("Layer '{layer}': the server gave up ({reason}). Try again, or let LANE be record by record.").format(
                layer=self.name, reason=_words(problems[0])
            )
        ) from problems[0]


class _Pieces:
    """A file to write to that puts whole lines in a queue, some megabytes at a time."""

    def __init__(self, rows):
        self.rows, self.waiting = rows, io.BytesIO()

    def write(self, sent):
        self.waiting.write(sent)
        # each call of psycopg2's has whole lines
        if self.waiting.tell() > PIECE:
            self.flush()

    def flush(self):
        self.waiting.seek(0)
        self.rows.put(self.waiting)
        self.waiting = io.BytesIO()


def _copy(cursor, statement, to, few=False):
    """Write the rows of a statement to a file."""
    if few:
        cursor.execute(HASTE)
    cursor.copy_expert(sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(statement).as_string(cursor), to)
    to.flush()


def _columns(sent, names, texts=()):
    """Return the columns of a file of what was sent; see Link.columns."""
    import pandas as pd

    # a NULL of a single column is an empty line
    how = {"header": None, "float_precision": "round_trip", "skip_blank_lines": False, "keep_default_na": False}
    how["dtype"] = {name: "category" if name in texts else "float64" for name in names}
    how["na_values"] = {name: ["", "NaN"] for name in names if name not in texts}
    frame = pd.read_csv(sent, names=names, **how)
    return {name: _texts(frame[name]) if name in texts else frame[name].to_numpy() for name in names}


def _texts(read):
    # categories: each text is in memory once
    values = read.cat.categories.to_numpy(object)[read.cat.codes.to_numpy()]
    return Column(values, np.zeros(len(values), bool))


def _words(problem):
    return " ".join(str(problem).split()) or type(problem).__name__
