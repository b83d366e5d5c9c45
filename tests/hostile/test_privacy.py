"""A study that withholds small counts, attacked; and what no study may tell or do at all."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

import numpy as np
import pytest
from algorithm_making import sample_study
from attacker import Attack, tables
from hostile_plan import whole_plan

K = 10
PLANS = int(os.environ.get("HOSTILE_PLANS", "1"))  # each takes an attacker one to two minutes


@pytest.fixture
def study(provider, tmp_path):
    """A function (parameters, name, limit) -> path of a study, with its report beside it."""
    import processing
    from qgis.core import QgsProcessingFeedback

    def study(parameters, name, limit):
        path = str(tmp_path / f"{name}.gpkg")
        places = {"STUDY": path, "REPORT": str(tmp_path / f"{name}.html"), "MIN_COUNT": limit}
        processing.run("spatialdemand:study", {**parameters, **places}, feedback=QgsProcessingFeedback(False))
        return path

    return study


def told(found):
    """The first of what was found, in lines."""
    return "\n".join(map(str, found[:12])) + f"\n{len(found)} in all"


@pytest.mark.parametrize("seed", range(PLANS))
def test_nobody_on_a_small_plan_can_be_computed(study, provider, memory, tmp_path, seed):
    parameters = whole_plan(memory, tmp_path, seed)
    shown, truth = study(parameters, "shown", K), study(parameters, "truth", 0)
    attack = Attack(shown, truth, nested=[("middle", "grown"), ("old", "grown")], extreme=5)
    found = attack.found(K)
    assert not found, told(found)
    narrow = attack.narrow(K)
    assert not narrow, told(narrow)
    _nothing_more(shown, tmp_path / "shown.html")


def test_nobody_in_the_sample_can_be_computed(study, sample, tmp_path, root):
    parameters = sample_study(sample)
    shown, truth = study(parameters, "shown", K), study(parameters, "truth", 0)
    found = Attack(shown, truth, nested=[("over_15000", "over_8000")]).found(K)
    assert not found, told(found)
    _nothing_more(shown, tmp_path / "shown.html")


def _nothing_more(path, report):
    """No units, no records of few, no cell below the limit on the map or in the report's tables."""
    of = tables(path)
    assert not {"demand_units", "circle_units"} & set(of)
    assert (of["commute_map"]["commuters"] >= K).all()
    ledger = of["ledger"]
    few = ledger[ledger["amount"].isna() & ledger["what"].isin(["people", "commuters"])]
    unknown = few["reason"].str.contains("NULL")
    assert few["records"][~unknown].isna().all(), few
    text = report.read_text(encoding="utf-8")
    people = {"Commuters", "People", "Before", "After", "Count", "Jobs", "Population", "Target people", "Covered"}
    for table in re.findall(r"<table.*?</table>", text, re.S):
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr.*?</tr>", table, re.S)]
        columns = [k for k, head in enumerate(rows[0]) if re.sub("<.*?>", "", head).strip() in people]
        for row in rows[1:]:
            for k in columns:
                word = re.sub("<.*?>", "", row[k]).strip() if k < len(row) else ""
                assert not re.fullmatch(r"[1-9]", word), (rows[0], row)


def _vertices(layer):
    return [(v.x(), v.y()) for f in layer.getFeatures() if f.hasGeometry() for v in f.geometry().vertices()]


@pytest.mark.parametrize("limit", [0, K])
def test_no_home_is_in_any_output(study, memory, tmp_path, limit):
    from qgis.core import QgsVectorLayer

    parameters = whole_plan(memory, tmp_path, 5, trips=6)
    ends = np.array(_vertices(parameters["COMMUTES"]))
    path = study(parameters, "study", limit)
    for name in tables(path):
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        for x, y in _vertices(layer) if layer.isSpatial() else ():
            assert np.abs(ends - (x, y)).max(axis=1).min() > 1, name
        for column, values in tables(path)[name].items():
            if column not in ("geom", "fid"):
                for end in ends.ravel():
                    assert not values.astype(str).str.contains(f"{end:.1f}", regex=False).any(), (name, column)


@pytest.mark.parametrize("limit", [0, K])
def test_the_one_who_lives_elsewhere_is_not_drawn_at_home(run, memory, limit):
    plan = memory("Polygon?crs=EPSG:32651", ["id:string"], [("POLYGON((0 0, 0 1, 1 1, 0 0))", ["a"])])
    plan = memory(
        "Polygon?crs=EPSG:32651",
        ["id:string"],
        [("POLYGON((350000 3420000, 351000 3420000, 351000 3421000, 350000 3421000, 350000 3420000))", ["a"])],
    )
    trips = memory(
        "LineString?crs=EPSG:32651", ["n:double"], [("LINESTRING(360123 3430456, 350500 3420500)", [limit and 3])]
    )
    results = run(
        "odflows",
        dict(DIVISIONS=plan, DIVISION_ID="id", COMMUTES=trips, MIN_COUNT=limit, MATRIX="TEMPORARY_OUTPUT")
        | dict(FLOWS="TEMPORARY_OUTPUT", BALANCE="TEMPORARY_OUTPUT"),
    )
    places = np.array(_vertices(results.FLOWS)).reshape(-1, 2)
    assert len(places) == (0 if limit else 2)
    assert limit or 1 < np.hypot(*(places - (360123, 3430456)).T).min() < 1200


def test_cells_that_are_left_out_hide_each_other(run, memory):
    # 3 in a cell of their own: what all cells add up to, which the bands show, would tell so
    plan = memory(
        "Polygon?crs=EPSG:32651",
        ["id:string"],
        [("POLYGON((350000 3420000, 351000 3420000, 351000 3421000, 350000 3421000, 350000 3420000))", ["a"])],
    )
    homes = ((360000, 3), (370000, 20), (380000, 40), (390000, 60))
    trips = [(f"LINESTRING({x} 3430000, 350500 3420500)", [n]) for x, n in homes]
    trips = memory("LineString?crs=EPSG:32651", ["n:double"], trips)
    given = dict(DIVISIONS=plan, DIVISION_ID="id", COMMUTES=trips, COUNT="n", MIN_COUNT=K)
    found = sorted(f["commuters"] for f in run("commutemap", given).OUTPUT.getFeatures())
    assert found == [40, 60]


def test_records_of_few_people_are_not_told(run, memory):
    plan = memory(
        "Polygon?crs=EPSG:32651",
        ["id:string"],
        [("POLYGON((350000 3420000, 351000 3420000, 351000 3421000, 350000 3421000, 350000 3420000))", ["a"])],
    )
    at, far = "LINESTRING(350400 3420400, 350500 3420500)", "LINESTRING(360000 3430000, 361000 3430000)"
    trips = memory("LineString?crs=EPSG:32651", [], [(at, [])] * 30 + [(far, [])] * 4)
    results = run("commutebands", dict(DIVISIONS=plan, DIVISION_ID="id", COMMUTES=trips, MIN_COUNT=K))
    (account,) = json.loads(results.LEDGER)["accounts"]
    assert (account["total"], account["records"]) == (None, None)
    assert [(e["amount"], e["records"]) for e in account["entries"]] == [(30, 30), (None, None)]
    assert (results.RECORDS, results.UNRELATED) == (None, None)
    assert not re.search(r"\b(4|34)\b", " ".join(results.said))


OFFLINE = """
import socket, sys, json
tried = []
def refuse(self, address, *rest):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        tried.append(str(address))
        raise OSError("no network")
    return real(self, address, *rest)
real = socket.socket.connect
class Socket(socket.socket):
    connect = connect_ex = refuse
socket.socket = Socket
socket.create_connection = lambda address, *rest, **more: refuse(socket.socket(), address)
socket.getaddrinfo = lambda *host, **more: (tried.append(str(host)), (_ for _ in ()).throw(OSError("no network")))[1]
sys.path[:0] = json.loads(sys.argv[2])
import importlib.util
spec = importlib.util.spec_from_file_location("spatial_demand", sys.argv[1] + "/__init__.py",
                                              submodule_search_locations=[sys.argv[1]])
package = importlib.util.module_from_spec(spec)
sys.modules["spatial_demand"] = package
spec.loader.exec_module(package)
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
sys.path.append("/usr/share/qgis/python/plugins")
from processing.core.Processing import Processing
Processing.initialize()
plugin = package.classFactory(None)
plugin.initProcessing()
import processing
results = processing.run("spatialdemand:study", json.loads(sys.stdin.read()))
print(json.dumps({"tried": tried, "study": results["STUDY"]}))
"""


def test_a_study_opens_no_connection(root, sample, tmp_path):
    """By Python in the process, and, where strace is there, by anything in it."""
    parameters = {
        name: value for name, value in sample_study(sample).items() if name not in ("FIRMS", "SITES", "PLACES")
    }
    parameters.update(STUDY=str(tmp_path / "study.gpkg"), REPORT=str(tmp_path / "report.html"), LEAVE_OUT="commuters")
    trace = ["strace", "-f", "-e", "trace=connect", "-o", str(tmp_path / "calls")] if shutil.which("strace") else []
    paths = [path for path in sys.path if path and "pytest" not in path]
    done = subprocess.run(
        [*trace, sys.executable, "-P", "-c", OFFLINE, str(root), json.dumps(paths)],
        input=json.dumps(parameters),
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    result = json.loads(done.stdout.strip().splitlines()[-1])
    assert result["tried"] == []
    assert sqlite3.connect(result["study"]).execute("SELECT count(*) FROM profile").fetchone()[0] > 0
    if trace:
        assert "AF_INET" not in (tmp_path / "calls").read_text(encoding="utf-8", errors="replace")


def test_no_module_of_the_plugin_speaks_to_the_network(root):
    for folder in ("analysis", "layers", "report", "processing", "ui"):
        for path in (root / folder).rglob("*.py"):
            words = re.findall(
                r"^\s*(?:import|from)\s+(socket|urllib|http|requests|ftplib|smtplib|ssl|qgis\.PyQt\.QtNetwork)\b",
                path.read_text(encoding="utf-8"),
                re.M,
            )
            assert not words, path
            assert "QgsNetworkAccessManager" not in path.read_text(encoding="utf-8"), path
