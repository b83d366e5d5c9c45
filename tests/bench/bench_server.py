"""Commutes and population units in a PostgreSQL server, worked on by it and read singly: time, memory.

The server lives in a temporary folder and goes with this process. Arguments: how many trips, points and polygons, one
number or several (1000000 where none is given); --alone for one run in a process of its own. Record by record no more
than MOST are read: that time grows with their number, which two of them show.
"""

import json
import os
import shutil
import sys

import measure
import scene

sys.path.insert(0, str(measure.ROOT / "tools"))

import throwaway_postgres

NUMBERS = [1_000_000]
MOST = 1_000_000
RECORDS, SERVER = 2, 3
PEAK = 500.0  # MB
GOAL, GOAL_FROM = 20, 10_000_000  # times as fast, from so many records on
# where PROJ takes half of the time; where all records are looked through twice, and most of them put in a hexagon
GOALS = {"metres": 10, "commutemap": 10}
SETTINGS = {"shared_buffers": "1GB", "max_parallel_workers_per_gather": "2", "work_mem": "64MB"}
LOADING = {"max_wal_size": "8GB", "autovacuum": "off"}
TASK = "BENCH_SERVER_TASK"  # what a process on its own reads: not an argument, for the layer's source has a password
COUNTS = tuple(f"count_{k}" for k in range(10))
SHARES = [text for c in COUNTS for text in (c, "counts", c, f'"{c}"', '"population"')]
PROFILE = {"TOTAL": '"population"', "INDICATORS": SHARES}
TRIP_ENDS = {"ENDS": 1, "COUNT": "n", **{name.upper(): name for name in scene.ENDS}}
# of each: the algorithm, the parameter of its layer, the table, its key and geometry, and its other parameters
CASES = (
    (
        "commutebands",
        "COMMUTES",
        "trips",
        ("id",),
        TRIP_ENDS,
    ),
    (
        "commutebands",
        "COMMUTES",
        "metres",
        ("id",),
        {**TRIP_ENDS, "COORD_CRS": "EPSG:32651"},
    ),
    (
        "commutemap",
        "COMMUTES",
        "trips",
        ("id",),
        TRIP_ENDS,
    ),
    ("crowdprofile", "POPULATION", "points", ("id", "geom"), PROFILE),
    ("crowdprofile", "POPULATION", "squares", ("id", "geom"), PROFILE),
)
# A trip starts in a division, some hundred metres from a point in it. By turns it ends in the same one, in another one,
# and 30 to 110 km away in any direction; every second one of the last goes the other way.
TRIPS = """
    SELECT setseed(0.42);
    DROP TABLE IF EXISTS trips;
    CREATE UNLOGGED TABLE trips (
        id bigint, home_x double precision, home_y double precision, work_x double precision, work_y double precision,
        n integer, age text, income text);
    INSERT INTO trips
    SELECT id,
        CASE WHEN back THEN there_x ELSE here_x END, CASE WHEN back THEN there_y ELSE here_y END,
        CASE WHEN back THEN here_x ELSE there_x END, CASE WHEN back THEN here_y ELSE there_y END,
        n, age, income
    FROM (
        SELECT id, id %% 6 = 5 AS back, 1 + (random() * 3)::int AS n,
            (ARRAY['15-24', '25-44', '45-64'])[1 + (random() * 2)::int] AS age,
            (ARRAY['low', 'middle', 'high'])[1 + (random() * 2)::int] AS income,
            xs[a] + (random() - 0.5) * 0.006 AS here_x, ys[a] + (random() - 0.5) * 0.006 AS here_y,
            CASE id %% 3
                WHEN 0 THEN xs[a] + (random() - 0.5) * 0.006
                WHEN 1 THEN xs[b] + (random() - 0.5) * 0.006
                ELSE xs[a] + far * cos(turn) END AS there_x,
            CASE id %% 3
                WHEN 0 THEN ys[a] + (random() - 0.5) * 0.006
                WHEN 1 THEN ys[b] + (random() - 0.5) * 0.006
                ELSE ys[a] + far * sin(turn) END AS there_y
        FROM (
            SELECT id, a, 1 + (a + (random() * (%(divisions)s - 2))::int) %% %(divisions)s AS b,
                0.3 + random() * 0.7 AS far, random() * 2 * pi() AS turn
            FROM (
                SELECT id, 1 + (random() * (%(divisions)s - 1))::int AS a FROM generate_series(1, %(number)s) AS id
                OFFSET 0
            ) AS started
            OFFSET 0
        ) AS aimed,
        (SELECT array_agg(ST_X(point)) AS xs, array_agg(ST_Y(point)) AS ys
            FROM (SELECT ST_PointOnSurface(geom) AS point FROM divisions ORDER BY code) AS points) AS middles
        OFFSET 0
    ) AS trips;
    ALTER TABLE trips ADD PRIMARY KEY (id)
"""
# the same in metres
METRES = """
    DROP TABLE IF EXISTS metres;
    CREATE UNLOGGED TABLE metres AS
    SELECT id, ST_X(ST_StartPoint(ends)) AS home_x, ST_Y(ST_StartPoint(ends)) AS home_y,
        ST_X(ST_EndPoint(ends)) AS work_x, ST_Y(ST_EndPoint(ends)) AS work_y, n, age, income
    FROM (
        SELECT trips.*, ST_Transform(ST_SetSRID(ST_MakeLine(ST_MakePoint(home_x, home_y),
            ST_MakePoint(work_x, work_y)), 4326), 32651) AS ends
        FROM trips OFFSET 0
    ) AS moved;
    ALTER TABLE metres ADD PRIMARY KEY (id)
"""
# At each home, and in a square of 100 metres around it, some people, of whom ten shares are counted.
POINTS = f"""
    DROP TABLE IF EXISTS points;
    CREATE UNLOGGED TABLE points AS
    SELECT id, n * 10 AS population, {", ".join(f"((n * 10 + 1) * random())::int AS {name}" for name in COUNTS)},
        ST_SetSRID(ST_MakePoint(home_x, home_y), 4326)::geometry(Point, 4326) AS geom
    FROM trips;
    ALTER TABLE points ADD PRIMARY KEY (id);
    DROP TABLE IF EXISTS squares;
    CREATE UNLOGGED TABLE squares AS
    SELECT id, population, {", ".join(COUNTS)}, ST_Expand(geom, 0.0005)::geometry(Polygon, 4326) AS geom
    FROM points;
    ALTER TABLE squares ADD PRIMARY KEY (id)
"""


def fill(server, number):
    """Make the tables of trips, points and squares anew with so many each."""
    ((divisions,),) = server.execute("SELECT count(*) FROM divisions")
    server.execute(TRIPS, {"number": number, "divisions": divisions})
    server.execute(METRES)
    server.execute(POINTS)
    server.execute("VACUUM ANALYZE")


def run_alone():
    """Run an algorithm once in this fresh process, and tell what it took."""
    algorithm, parameters = json.loads(os.environ[TASK])
    application = measure.start_qgis()
    measure.load_plugin()
    measure.alone(lambda: measure.run(f"spatialdemand:{algorithm}", parameters))
    application.exitQgis()


def report_number(report, server, number, divisions):
    """Fill the tables and measure each case on them both ways."""
    filling, _ = measure.seconds(lambda: fill(server, number))
    report.note(f"{number:,} trips, points and squares made and indexed on the server", f"{filling:.1f} s")
    places = dict.fromkeys(("OUTPUT", "TABLE"), "TEMPORARY_OUTPUT")
    for algorithm, name, table, key, own in CASES:
        parameters = {"DIVISIONS": divisions, "DIVISION_ID": "code", **own, **places}

        def ask(lane, most=None, algorithm=algorithm, parameters=parameters, name=name, table=(table, *key)):
            """Return what a run of a process of its own tells, by a lane, of all records or the first so many."""
            layer = server.uri(table[0], *table[1:], subset=f"id <= {most}" if most else "")
            os.environ[TASK] = json.dumps([algorithm, {**parameters, name: f"postgres://{layer}", "LANE": lane}])
            return measure.ask(__file__, "--alone")

        goal = min(GOALS.get(of, GOAL) for of in (algorithm, table))
        report_case(report, f"{algorithm}, {table}", ask, number, goal)


def report_case(report, what, ask, number, goal):
    """Measure both ways; ask: function (lane, how many of the first); goal: times as fast."""
    read = min(number, MOST)
    told = ask(SERVER)
    slow = ask(RECORDS, read)
    report.note(f"  {what}: on the server", f"{told['seconds']:.2f} s")
    report.below("    the client's peak memory", told["peak"], PEAK, "MB", 0)
    report.note(f"    record by record, {read:,} of them", f"{slow['seconds']:.2f} s, peak {slow['peak']:.0f} MB")
    half = ask(RECORDS, read // 2)
    each = (slow["seconds"] - half["seconds"]) / (read - read // 2)
    whole = slow["seconds"] + each * (number - read)
    report.note("    record by record, all of them", f"{whole:.0f} s" + (" (by that growth)" if number > read else ""))
    ratio = whole / told["seconds"]
    aim, met = (f">= {goal}", ratio >= goal) if number >= GOAL_FROM else ("", None)
    report.holds("    the server's gain", f"{ratio:.1f} times", met, aim)


def main():
    """Start a server, measure, report."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()] or NUMBERS
    application = measure.start_qgis()
    measure.load_plugin()
    sample = scene.folder() / f"bench-server-{os.getpid()}.gpkg"
    shutil.copy(measure.ROOT / "resources" / "sample" / "lingang.gpkg", sample)
    divisions = f"{sample}|layername=divisions"
    report = measure.Report("commutebands, commutemap and crowdprofile on a PostgreSQL server")
    try:
        with throwaway_postgres.Server(**SETTINGS, **LOADING) as server:
            server.load(divisions, "divisions")
            ((version,),) = server.execute("SHOW server_version")
            report.note(f"PostgreSQL {version}", ", ".join(f"{name} {value}" for name, value in SETTINGS.items()))
            for number in numbers:
                report_number(report, server, number, divisions)
    except throwaway_postgres.Missing as missing:
        print(f"not measured: {missing}")
        return 0
    finally:
        sample.unlink()
        application.exitQgis()
    return report.end()


if __name__ == "__main__":
    sys.exit(run_alone() if "--alone" in sys.argv else main())
