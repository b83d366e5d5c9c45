"""Facility demand and circles on the sample against brute force: geodesic distances, the formulas of METHOD 3, sums."""

from functools import partial

import numpy as np
import pytest

LIMIT, SPEED, DETOUR = 15.0, 4.8, 1.3
METHODS = {"2SFCA": 0, "E2SFCA": 1, "Gaussian": 2, "balanced": 3}


@pytest.fixture
def case(sample):
    """A function (changes) -> parameters of facilitydemand on the sample with one type, eldercare, for everybody."""

    def case(network=False, **changes):
        layer = f"{sample}|layername=%s"
        given = {
            "DIVISIONS": layer % "divisions",
            "DIVISION_ID": "code",
            "DIVISION_TYPE": "type",
            "POPULATION": layer % "census_2020",
            "FACILITIES": layer % "facilities",
            "FACILITY_TYPE": "type",
            "CAPACITY": '"capacity"',
            "TYPES": one_type("eldercare"),
            "DETOUR": DETOUR,
            "UNITS": "TEMPORARY_OUTPUT",
        }
        way = {"NETWORK": layer % "walkways", "NETWORK_SPEED": '"speed_kmh"'} if network else {}
        return {**given, **way, **changes}

    return case


def one_type(name, target='"population"', standard=20, minutes=LIMIT):
    return [name, name, target, str(standard), "beds", str(minutes), str(SPEED)]


def points_of(uri, where=""):
    """Return {id: QgsPointXY in degrees} of a layer: of a polygon its centroid in Lingang's equal-area plane."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsVectorLayer

    layer = QgsVectorLayer(uri, "points", "ogr")
    layer.setSubsetString(where)
    plane = QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=31 +lon_0=122 +datum=WGS84")
    there, back = (
        QgsCoordinateTransform(*way, QgsProject.instance()) for way in ((layer.crs(), plane), (plane, layer.crs()))
    )
    found = {}
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.transform(there)
        centroid = geometry.centroid()
        if not geometry.intersects(centroid):
            centroid = geometry.pointOnSurface()
        found[feature.attributes()[1]] = back.transform(centroid.asPoint())
    return found


def kilometres(some, others):
    """Return the geodesic distance in km of each to each, by QGIS's own measure."""
    from qgis.core import QgsDistanceArea

    measure = QgsDistanceArea()
    assert measure.setEllipsoid("EPSG:7030")
    return np.array([[measure.measureLine(one, other) / 1000 for other in others] for one in some])


def weights(minutes, method):
    """Return METHOD 3's f of minutes, NaN being out of reach."""
    near = np.nan_to_num(minutes, nan=np.inf) <= LIMIT
    part = np.nan_to_num(minutes, nan=np.inf) / LIMIT
    if method == METHODS["E2SFCA"]:
        return np.where(part <= 1 / 3, 1.0, np.where(part <= 2 / 3, 0.68, 0.22)) * near
    if method == METHODS["Gaussian"]:
        return np.where(near, (np.exp(-(part**2) / 2) - np.exp(-0.5)) / (1 - np.exp(-0.5)), 0.0)
    return near.astype(float)


def access(minutes, people, capacity, method):
    """Return (capacity per person of each unit, which facilities are reached) by the plain formulas."""
    f = weights(minutes, method)
    if method == METHODS["balanced"]:
        total = f.sum(axis=1, keepdims=True)
        f = np.divide(f, total, out=np.zeros_like(f), where=total > 0)
    demand = people @ f
    ratio = np.divide(capacity, demand, out=np.zeros_like(demand), where=demand > 0)
    return f @ ratio, demand > 0


@pytest.fixture(scope="module")
def walk(sample):
    """(ids of units, ids of eldercare homes, their capacity, minutes in a straight line)."""
    from qgis.core import QgsVectorLayer

    units = points_of(f"{sample}|layername=census_2020")
    homes = points_of(f"{sample}|layername=facilities", "\"type\" = 'eldercare'")
    layer = QgsVectorLayer(f"{sample}|layername=facilities", "facilities", "ogr")
    capacity = {feature["fac_id"]: feature["capacity"] for feature in layer.getFeatures()}
    km = kilometres(units.values(), homes.values())
    # none so near a limit that rounding could decide
    minutes = km * DETOUR / SPEED * 60
    for limit in (LIMIT / 3, LIMIT * 2 / 3, LIMIT, 4 * LIMIT):
        assert (np.abs(minutes / limit - 1) > 2e-5).all()
    return list(units), list(homes), np.array([capacity[home] for home in homes]), minutes


def assert_access(units, minutes, capacity, method, tolerance):
    people = units["population"].to_numpy()
    expected, reached = access(minutes, people, capacity, method)
    assert reached.sum() > 5
    assert (expected > 0).sum() > 20
    assert np.allclose(units["eldercare_access"], 1000 * expected, rtol=tolerance, atol=tolerance)
    given = (units["eldercare_access"] * people).sum() / 1000
    assert given == pytest.approx(capacity[reached].sum(), rel=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_access_in_a_straight_line_is_the_formulas(run, frame, case, walk, method):
    ids, _, capacity, minutes = walk
    units = frame(run("facilitydemand", case(METHOD=method)).UNITS).set_index("unit_id").loc[ids]
    nearest = minutes.min(axis=1)
    assert np.allclose(
        units["eldercare_min"], np.where(nearest <= 4 * LIMIT, nearest, np.nan), rtol=1e-5, equal_nan=True
    )
    assert units["eldercare_min"].isna().any() and units["eldercare_min"].notna().any()
    # a centroid differs by a millimetre between planes, which only the smooth decay notices
    assert_access(units, minutes, capacity, method, 1e-4 if method == METHODS["Gaussian"] else 1e-9)


@pytest.fixture(scope="module")
def known():
    """What one test has computed and another needs."""
    return {}


@pytest.fixture
def paved(run, frame, case, walk, known):
    """Minutes on the network from each unit to each eldercare home, one home at a time; NaN beyond four limits."""
    if "paved" not in known:
        ids, homes, _, _ = walk
        types = [cell for home in homes for cell in one_type(home)]
        units = run("facilitydemand", case(network=True, FACILITY_TYPE="fac_id", TYPES=types)).UNITS
        known["paved"] = (
            frame(units).set_index("unit_id").loc[ids, [f"{home.lower()}_min" for home in homes]].to_numpy()
        )
    return known["paved"]


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_access_on_the_network_is_the_formulas(run, frame, case, walk, paved, method):
    ids, _, capacity, _ = walk
    units = frame(run("facilitydemand", case(network=True, METHOD=method)).UNITS).set_index("unit_id").loc[ids]
    nearest = np.where(np.isnan(paved), np.inf, paved).min(axis=1)
    assert np.allclose(units["eldercare_min"].fillna(np.inf), nearest, rtol=1e-9)
    assert_access(units, paved, capacity, method, 1e-9)


def test_no_way_is_shorter_than_the_straight_line(run, frame, case, walk, paved):
    straight = walk[3] / DETOUR
    on = ~np.isnan(paved)
    assert on.sum() > 100
    assert (paved[on] >= straight[on] * (1 - 1e-6)).all()
    # streets are no straight lines: some ways are much longer
    assert np.median(paved[on] / straight[on]) > 1.05


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("network", [False, True], ids=["line", "network"])
def test_in_both_sources_access_adds_up_to_what_is_reached(run, frame, case, sample, network, method):
    layer = f"{sample}|layername=%s"
    types = [*one_type("canteen", '"jobs"', minutes=3), *one_type("clinic", '"age_65_up"', minutes=5)]
    changes = {"POPULATION_2": layer % "lbs_income", "TYPES": types, "UNITS_2": "TEMPORARY_OUTPUT", "CAPACITY": "3"}
    results = run("facilitydemand", case(network, METHOD=method, **changes))
    for output, source, target, name, limit in (
        ("UNITS", "census_2020", "age_65_up", "clinic", 5),
        ("UNITS_2", "lbs_income", "jobs", "canteen", 3),
    ):
        units = frame(getattr(results, output))
        assert [column for column in units if column.endswith("_access")] == [f"{name}_access"]
        number = (units[f"{name}_access"] * units[target]).sum() / 3000
        # three for each that anybody reaches
        assert number == pytest.approx(round(number), abs=1e-8)
        places = points_of(layer % "facilities", f"\"type\" = '{name}'")
        people = points_of(layer % source, f'"{target}" > 0')
        minutes = kilometres(places.values(), people.values()) * (1 if network else DETOUR) / SPEED * 60
        reached = (minutes <= limit).any(axis=1).sum()
        assert 1 < number < len(places)
        # on streets fewer than as the crow flies
        assert round(number) <= reached if network else round(number) == reached


# --- levels


def test_types_and_area_are_the_sums_of_their_divisions(run, frame, case, sample):
    changes = {"TYPES": [], "POPULATION_2": f"{sample}|layername=lbs_income"}
    table = frame(run("facilitydemand", case(METHOD=3, **changes)).TABLE)
    assert_sums(
        table, ["target", "need", "supply", "unmet_people", "gap"], "type", frame(f"{sample}|layername=divisions")
    )
    assert table["type"].nunique() == 15
    circles = case()
    for name in ("CAPACITY", "TYPES"):
        del circles[name]
    table = frame(run("lifecircle", circles).TABLE)
    table["key"] = table["crowd"] + table["type"]
    assert_sums(table, ["people", "covered"], "key", frame(f"{sample}|layername=divisions"))


def assert_sums(table, columns, key, plan):
    kinds = plan.set_index("code")["type"]
    divisions = table[table["level"] == "division"].copy()
    divisions["kind"] = divisions["division_id"].map(kinds)
    area = table[table["level"] == "area"].set_index(key)[columns]
    sums = divisions.groupby(key)[columns].sum().loc[area.index]
    assert (sums > 0).to_numpy().mean() > 0.9
    assert np.allclose(area, sums, rtol=1e-9)
    by_kind = table[table["level"] == "type"].set_index([key, "division_id"])[columns]
    assert len(by_kind) == 5 * len(area)
    sums = divisions.groupby([key, "kind"])[columns].sum().loc[by_kind.index]
    assert np.allclose(by_kind, sums, rtol=1e-9, atol=1e-9)


def test_every_measure_of_a_division_follows_from_its_units(run, frame, case, sample):
    from qgis.core import QgsVectorLayer

    types = [*one_type("eldercare", '"age_65_up"', 35), *one_type("clinic", '"population"', 60)]
    results = run("facilitydemand", case(APPORTION=1, TYPES=types))
    table, units = frame(results.TABLE), frame(results.UNITS).set_index("unit_id")
    plan = list(QgsVectorLayer(f"{sample}|layername=divisions", "plan", "ogr").getFeatures())
    points = points_of(f"{sample}|layername=census_2020")
    units["division"] = [
        next((f["code"] for f in plan if f.geometry().contains(points[unit])), None) for unit in units.index
    ]
    inside = units.dropna(subset=["division"])
    population = inside.groupby("division")["population"].sum()
    for name, target, standard in (("eldercare", "age_65_up", 35), ("clinic", "population", 60)):
        rows = table[(table["type"] == name) & (table["level"] == "division")].set_index("division_id")
        served, reach = inside[target], inside[f"{name}_access"]
        by = partial(_sums, inside["division"], rows.index)
        people = by(served)
        adequate = by(served * np.minimum(1, reach / standard))
        covered = by(served.where(inside[f"{name}_min"] <= LIMIT, 0.0))
        intensity = (people / population.loc[rows.index]) / (people.sum() / population.sum())
        share = intensity / (1 + intensity)
        unmet = people - adequate
        expected = {
            "target": people,
            "need": standard * people / 1000,
            "accessible": by(served * reach) / people,
            "coverage": 100 * covered / people,
            "adequacy": 100 * adequate / people,
            "intensity": intensity,
            "unmet_people": unmet,
            "gap": standard * unmet / 1000,
            "score": 100 * (1 - adequate / people) * share,
            "rank": (unmet * 2 * share).round(6).rank(ascending=False, method="min"),
        }
        for column, values in expected.items():
            assert np.allclose(rows[column], values, rtol=1e-9, atol=1e-9), (name, column)
        assert 0 < rows["coverage"].mean() < 100
        assert rows["rank"].nunique() > 10


def _sums(division, index, values):
    return values.groupby(division).sum().reindex(index, fill_value=0.0)


def test_circles_and_demand_agree_where_they_say_the_same(run, frame, case):
    # the crowd 'everyone' walks at 4.8 km/h like those whom a clinic serves
    types = [*one_type("clinic"), *one_type("market")]
    demand = run("facilitydemand", case(network=True, TYPES=types))
    given = case(network=True, TYPES=types)
    del given["CAPACITY"]
    circles = run("lifecircle", {**given, "CROWDS": ["everyone", "everyone", '"population"', str(SPEED)]})
    ours, theirs = frame(circles.UNITS), frame(demand.UNITS)
    for name in ("clinic_min", "market_min"):
        assert np.allclose(ours[name], theirs[name], rtol=1e-12, equal_nan=True)
    assert (ours["circle_types"] == (theirs[["clinic_min", "market_min"]] <= LIMIT).sum(axis=1)).all()
    keys = ["level", "division_id", "type"]
    shares, coverage = frame(circles.TABLE).set_index(keys)["share"], frame(demand.TABLE).set_index(keys)["coverage"]
    assert np.allclose(shares.loc[coverage.index], coverage, rtol=1e-9)
    assert coverage.nunique() > 20
    everything = shares.xs("*", level="type")
    assert (
        everything
        <= shares.drop("*", level="type").groupby(["level", "division_id"]).min().loc[everything.index] + 1e-9
    ).all()


def test_an_industrial_circle_holds_what_lies_within_its_radius(run, frame, sample):
    from qgis.core import QgsVectorLayer

    layer = f"{sample}|layername=%s"
    sites, places = points_of(layer % "industrial_sites"), points_of(layer % "places")
    classes = {f["place_id"]: f["class"] for f in QgsVectorLayer(layer % "places", "places", "ogr").getFeatures()}
    km = kilometres(sites.values(), places.values())
    near = km <= 1.5
    assert (np.abs(km / 1.5 - 1) > 1e-6).all()
    names = ("production", "research", "living")
    kinds = np.array([classes[place] for place in places])
    counts = np.stack([near[:, kinds == name].sum(axis=1) for name in names], axis=1)
    given = {"DIVISIONS": layer % "divisions", "DIVISION_ID": "code", "CIRCLES": "TEMPORARY_OUTPUT", "RADIUS": 1.5}
    given.update(SITES=layer % "industrial_sites", PLACES=layer % "places", PLACE_CLASS="class")
    results = run("industrialcircle", given)
    found = frame(results.CIRCLES).set_index("site_id").loc[list(sites)]
    assert (found[[f"circle_{name}" for name in names]] == counts).all().all()
    part = counts / np.where(counts.sum(axis=1) > 0, counts.sum(axis=1), np.nan)[:, None]
    balance = -np.where(part > 0, part * np.log(np.where(part > 0, part, 1)), 0).sum(axis=1) / np.log(3)
    balance = np.where(np.isnan(part[:, 0]), np.nan, balance)
    assert np.allclose(found["circle_balance"], balance, rtol=1e-9, atol=1e-12, equal_nan=True)
    assert np.allclose(found[[f"circle_{name}_share" for name in names]], 100 * part, equal_nan=True)
    assert (found["circle_complete"] == (counts > 0).all(axis=1)).all()
    area = frame(results.TABLE).set_index("level").loc["area"]
    assert (area["sites"], area["complete_sites"]) == (60, (counts > 0).all(axis=1).sum())
    assert area["balance"] == pytest.approx(np.nanmean(balance), rel=1e-9)
    assert area["complete"] == pytest.approx(100 * (counts > 0).all(axis=1).mean(), rel=1e-9)
