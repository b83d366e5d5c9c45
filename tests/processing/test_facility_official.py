"""Facility demand on real places: access against PySAL's, minutes on the network against QGIS's own shortest path."""

import json
import subprocess

import numpy as np
import pandas as pd
import pytest
from algorithm_making import trafford_people

LIMIT, SPEED, DETOUR = 15.0, 4.8, 1.3

# argv[1]: units and facilities, each a row of id, longitude, latitude, people or capacity, and more
ACCESS = """
import json, math, sys
import pandas as pd
from access import Access, weights
from pyproj import Geod
units, places = (pd.DataFrame(rows, columns=["id", "x", "y", "value", "inside"])
                 for rows in json.load(open(sys.argv[1])))
limit, speed, detour = map(float, sys.argv[2:])
cost = units.merge(places, how="cross", suffixes=("_of", "_to"))
_, _, metres = Geod(ellps="WGS84").inv(*(cost[name].to_numpy() for name in ("x_of", "y_of", "x_to", "y_to")))
cost["minutes"] = metres / 1000 * detour / speed * 60
own = Access(demand_df=units, demand_index="id", demand_value="value", supply_df=places, supply_index="id",
             supply_value="value", cost_df=cost, cost_origin="id_of", cost_dest="id_to", cost_name="minutes")
step = weights.step_fn({limit / 3: 1, limit * 2 / 3: 0.68, limit: 0.22})
edge = math.exp(-0.5)
smooth = lambda t: (math.exp(-((t / limit) ** 2) / 2) - edge) / (1 - edge)
own.two_stage_fca("plain", max_cost=limit)
own.enhanced_two_stage_fca("steps", max_cost=limit, weight_fn=step)
own.two_stage_fca("smooth", max_cost=limit, weight_fn=smooth)
found = own.access_df.rename(columns=lambda name: name.replace("_value", ""))
found = found[["plain", "steps", "smooth"]].fillna(0.0)
reached = places.set_index("id").loc[cost.loc[cost["minutes"] <= limit, "id_to"].unique(), "value"].sum()
margin = min(abs(cost["minutes"] / (limit * k / 3) - 1).min() for k in (1, 2, 3))
print(json.dumps({"access": found.to_dict(), "reached": float(reached), "margin": margin,
                  "nearest": cost.groupby("id_of")["minutes"].min().to_dict()}))
"""


def trafford(shared_data, **changes):
    return {
        **trafford_people(shared_data),
        "FACILITIES": str(shared_data / "trafford" / "facilities.gpkg"),
        "FACILITY_TYPE": "type",
        "CAPACITY": '"capacity"',
        "TYPES": ["gp", "doctors", '"pop_total"', "1000", "patients", str(LIMIT), str(SPEED)],
        "DETOUR": DETOUR,
        "UNITS": "TEMPORARY_OUTPUT",
        **changes,
    }


def loaded(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid()
    return layer


def places_of(layer, identifier, value, where="true"):
    """Return rows (id, longitude, latitude, value, whether that is the centroid and no other point on the surface).

    In the equal-area plane that is centred on Trafford, to the whole degree.
    """
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeatureRequest, QgsProject

    plane = QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=53 +lon_0=-2 +datum=WGS84")
    there, back = (
        QgsCoordinateTransform(*way, QgsProject.instance()) for way in ((layer.crs(), plane), (plane, layer.crs()))
    )
    rows = []
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(where)):
        geometry = feature.geometry()
        geometry.transform(there)
        point = geometry.centroid()
        inside = geometry.intersects(point)
        if not inside:
            point = geometry.pointOnSurface()
        point = back.transform(point.asPoint())
        rows.append([feature[identifier], point.x(), point.y(), float(feature[value]), inside])
    return rows


@pytest.fixture(scope="module")
def pysal(shared_data, reference_python, tmp_path_factory):
    """What PySAL's access gives for Trafford's doctors."""
    folder = shared_data / "trafford"
    units = places_of(loaded(folder / "population_oa.gpkg"), "area_code", "pop_total")
    doctors = places_of(loaded(folder / "facilities.gpkg"), "fac_id", "capacity", "\"type\" = 'gp'")
    assert (len(units), len(doctors)) == (738, 26)
    given = tmp_path_factory.mktemp("access") / "given.json"
    given.write_text(json.dumps([units, doctors]), encoding="utf-8")
    words = [reference_python, "-W", "ignore", "-c", ACCESS, str(given), *map(str, (LIMIT, SPEED, DETOUR))]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout.splitlines()[-1]), "inside": {row[0]: row[4] for row in units}}


@pytest.mark.parametrize(("method", "name", "tolerance"), [(0, "plain", 1e-6), (1, "steps", 1e-6), (2, "smooth", 1e-4)])
def test_access_to_doctors_in_trafford_is_pysals(run, frame, shared_data, pysal, method, name, tolerance):
    # no pair so near a step that a millimetre of the centroid would decide
    assert pysal["margin"] > 1e-6
    units = frame(run("facilitydemand", trafford(shared_data, METHOD=method)).UNITS).set_index("area_code")
    expected = pd.Series(pysal["access"][name]).loc[units.index]
    assert 100 < (expected > 0).sum() < 738
    assert ((expected > 0) == (units["gp_access"] > 0)).all()
    assert np.allclose(units["gp_access"], 1000 * expected, rtol=tolerance, atol=0)
    assert (units["gp_access"] * units["pop_total"]).sum() / 1000 == pytest.approx(pysal["reached"], rel=1e-9)


def test_minutes_to_the_nearest_doctor_in_trafford(run, frame, shared_data, pysal):
    units = frame(run("facilitydemand", trafford(shared_data)).UNITS).set_index("area_code")
    nearest = pd.Series(pysal["nearest"])[pd.Series(pysal["inside"])]
    assert len(nearest) > 650
    # to some millimetres, as long edges bend; which other point of its surface a bent unit gets is nobody's rule
    assert np.allclose(units.loc[nearest.index, "gp_min"], nearest.where(nearest <= 4 * LIMIT), rtol=0, atol=1e-4)


# --- Porto Alegre


class Streets:
    """Porto Alegre's ways: vertices and which of them hang together, by their coordinates alone."""

    def __init__(self, path):
        from scipy.sparse import coo_matrix
        from scipy.sparse.csgraph import connected_components

        self.path = str(path)
        number, ends = {}, ([], [])
        for feature in loaded(path).getFeatures():
            vertices = [number.setdefault((v.x(), v.y()), len(number)) for v in feature.geometry().vertices()]
            ends[0].extend(vertices[:-1])
            ends[1].extend(vertices[1:])
        self.vertices = list(number)
        size = len(number)
        graph = coo_matrix((np.ones(len(ends[0])), ends), shape=(size, size))
        _, self.piece = connected_components(graph, directed=False)
        self.sizes = np.bincount(self.piece)

    def some(self, piece, count, seed):
        """Return some vertices of a connected piece."""
        own = np.flatnonzero(self.piece == piece)
        return [self.vertices[k] for k in np.random.default_rng(seed).choice(own, count, replace=False)]


@pytest.fixture(scope="module")
def streets(shared_data):
    return Streets(shared_data / "porto_alegre" / "roads.gpkg")


def shortest_paths(layer, origins, destinations):
    """Return (destinations, origins) km by QGIS's network analysis, inf where there is no way."""
    from qgis.analysis import (
        QgsGraphAnalyzer,
        QgsGraphBuilder,
        QgsNetworkDistanceStrategy,
        QgsVectorLayerDirector,
    )
    from qgis.core import QgsPointXY

    director = QgsVectorLayerDirector(layer, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
    director.addStrategy(QgsNetworkDistanceStrategy())
    builder = QgsGraphBuilder(layer.crs(), True, 0.0, "EPSG:7030")
    points = [QgsPointXY(*place) for place in (*origins, *destinations)]
    tied = director.makeGraph(builder, points)
    # all stand on vertices, so there is no way from the door
    assert all(one.distance(other) < 1e-9 for one, other in zip(points, tied))
    graph = builder.graph()
    numbers = [graph.findVertex(point) for point in tied]
    columns = []
    for origin in numbers[: len(origins)]:
        _, costs = QgsGraphAnalyzer.dijkstra(graph, origin, 0)
        columns.append([costs[number] / 1000 for number in numbers[len(origins) :]])
    found = np.array(columns).T
    return np.where(found < 1e6, found, np.inf)


def test_minutes_on_porto_alegres_ways_are_qgis_own_shortest_paths(run, frame, memory, streets):
    main, *others = np.argsort(-streets.sizes)[:3]
    assert streets.sizes[others].min() >= 8
    facilities, units = streets.some(main, 20, 1), streets.some(main, 12, 2)
    # pieces of their own: reached from within, and from nowhere else
    for piece in others:
        one, other, third = streets.some(piece, 3, 3)
        facilities.append(one)
        units += [other, third]
    km = shortest_paths(loaded(streets.path), facilities, units)
    assert (np.isfinite(km).sum(), np.isinf(km).sum()) == (20 * 12 + 2 * 2, 22 * 16 - 20 * 12 - 2 * 2)
    assert np.median(km[np.isfinite(km)]) > 3

    names = [f"f{k}" for k in range(len(facilities))]
    points = "Point?crs=EPSG:4326"
    places = [(f"POINT({x!r} {y!r})", [name]) for (x, y), name in zip(facilities, names)]
    people = [(f"POINT({x!r} {y!r})", [1.0]) for x, y in units]
    city = "POLYGON((-51.4 -30.3, -51 -30.3, -51 -29.9, -51.4 -29.9, -51.4 -30.3))"
    parameters = {
        "DIVISIONS": memory("Polygon?crs=EPSG:4326", ["id:string"], [(city, ["city"])], "city"),
        "DIVISION_ID": "id",
        "POPULATION": memory(points, ["population:double"], people, "units"),
        "FACILITIES": memory(points, ["type:string"], places, "places"),
        "FACILITY_TYPE": "type",
        "TYPES": [
            cell for name in names for cell in (name, name, '"population"', "1", "facilities", "500", str(SPEED))
        ],
        "NETWORK": streets.path,
        "UNITS": "TEMPORARY_OUTPUT",
    }
    results = run("facilitydemand", parameters)
    assert not json.loads(results.LEDGER)["remarks"]
    minutes = frame(results.UNITS)[[f"{name}_min" for name in names]].to_numpy()
    expected = km / SPEED * 60
    # the same pairs have no way at all
    assert (np.isnan(minutes) == np.isinf(expected)).all()
    known = np.isfinite(expected)
    apart = known & (expected > 0)
    assert apart.sum() >= 200
    assert np.abs(minutes[apart] / expected[apart] - 1).max() < 0.01
    assert (minutes[known & (expected == 0)] == 0).all()
    # lengths are geodesic on both sides: much nearer than what is asked for
    assert np.median(np.abs(minutes[apart] / expected[apart] - 1)) < 1e-6
