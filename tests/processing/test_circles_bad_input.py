"""Living and industrial circles from what is not as it should be: one clear sentence, or the right answer."""

import json

import numpy as np
import pytest
from algorithm_making import CRS, at, box, refused

POLYGONS, POINTS = f"Polygon?crs={CRS}", f"Point?crs={CRS}"
PLACES = ["class:string", "amount:double", "words:string"]
FOLK = ["folk", "everybody", '"population"', "6"]


@pytest.fixture
def plan(memory):
    return memory(POLYGONS, ["id:string"], [(box(0, 1000), ["a"]), (box(1000, 2000), ["b"])], "plan")


@pytest.fixture
def living(memory, plan):
    """A function (changes) -> parameters of living circles: a clinic near both, a school near the second only."""

    def living(**changes):
        people = [(at(100), [100, 20]), (at(1100), [300, 30]), (at(9000), [50, 5])]
        places = [(at(200), ["clinic"]), (at(1900), ["school"])]
        types = [
            cell for name in ("clinic", "school") for cell in (name, name, '"population"', "1", "facilities", "10", "6")
        ]
        return {
            "DIVISIONS": plan,
            "DIVISION_ID": "id",
            "POPULATION": memory(POINTS, ["population:double", "kids:double"], people, "census"),
            "FACILITIES": memory(POINTS, ["type:string"], places, "shops"),
            "FACILITY_TYPE": "type",
            "TYPES": types,
            "CROWDS": FOLK,
            "DETOUR": 1.0,
            "UNITS": "TEMPORARY_OUTPUT",
            **changes,
        }

    return living


@pytest.fixture
def industrial(memory, plan):
    """A function (sites, places, changes) -> parameters of industrial circles around a site in each division."""

    def industrial(sites=None, places=None, kind=POINTS, fields=PLACES, **changes):
        if sites is None:
            sites = [(at(500), ["x"]), (at(1700), ["y"])]
        if places is None:
            places = [
                (at(400), ["production", 1.0, "1"]),
                (at(600), ["research", 2.0, "2"]),
                (at(900), ["living", 5.0, "5"]),
            ]
        return {
            "DIVISIONS": plan,
            "DIVISION_ID": "id",
            "SITES": memory(POINTS, ["site:string"], sites, "sites"),
            "PLACES": memory(kind, fields, places, "places"),
            "PLACE_CLASS": "class",
            "CIRCLES": "TEMPORARY_OUTPUT",
            **changes,
        }

    return industrial


@pytest.fixture
def refusal(run, tmp_path):
    """A function (algorithm, parameters) -> the one sentence by which they are refused, with no file left behind."""
    folder = tmp_path / "results"
    folder.mkdir()

    def refusal(algorithm, parameters):
        third = "UNITS" if algorithm == "lifecircle" else "CIRCLES"
        return refused(run, algorithm, parameters, folder, ("OUTPUT", "TABLE", third))

    return refusal


def accounts(results):
    """Return {what: {reason: records}} of the ledger, every account of which closes."""
    found = {}
    for account in json.loads(results.LEDGER)["accounts"]:
        entries = account["entries"]
        assert sum(e["amount"] for e in entries if e["amount"] is not None) == pytest.approx(account["total"], rel=1e-9)
        found[account["what"]] = {entry["reason"]: entry["records"] for entry in entries}
    return found


def entropy(*amounts):
    part = np.array(amounts) / sum(amounts)
    part = part[part > 0]
    return -(part * np.log(part)).sum() / np.log(3)


# --- living circles


def shares(frame, results, level="division"):
    table = frame(results.TABLE)
    table = table[table["level"] == level].set_index(["crowd", "division_id", "type"]).sort_index()
    return table["share"]


def test_living_circles_that_are_well(run, frame, living):
    results = run("lifecircle", living())
    assert results.warned == []
    found = shares(frame, results)
    assert found.to_dict() == {
        ("folk", "a", "clinic"): 100,
        ("folk", "a", "school"): 0,
        ("folk", "a", "*"): 0,
        ("folk", "b", "clinic"): 100,
        ("folk", "b", "school"): 100,
        ("folk", "b", "*"): 100,
    }
    assert shares(frame, results, "area")[("folk", "*", "*")] == 75
    assert frame(results.UNITS)["circle_types"].tolist() == [1, 2, 0]
    assert frame(results.OUTPUT)["circle_types"].tolist() == [1, 2]
    assert frame(results.OUTPUT)["circle_folk_all"].tolist() == [0, 100]


@pytest.mark.parametrize("speed", ["0", "-3", "fast", "", "nan", "inf"])
def test_a_crowd_that_does_not_walk(refusal, living, speed):
    text = refusal("lifecircle", living(CROWDS=[*FOLK[:3], speed]))
    assert all(word in text for word in ("'folk'", "speed", f"'{speed}'", "above 0"))


@pytest.mark.parametrize("code", ["Old", "a b", "", "é", "a" * 19, "老人"])
def test_a_code_that_names_no_field(refusal, living, code):
    text = refusal("lifecircle", living(CROWDS=[*FOLK, code, *FOLK[1:]]))
    assert all(word in text for word in ("Row 2", f"'{code}'", "a-z"))


def test_a_code_twice(refusal, living):
    text = refusal("lifecircle", living(CROWDS=[*FOLK, *FOLK]))
    assert "'folk'" in text and "twice" in text


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("", ["'folk'", "no expression"]),
        ('"age_99"', ["'folk'", "'census' lacks age_99"]),
        ('"kids" +', ['"kids" +', "cannot be read"]),
        ("'some'", ["'census'", "feature 1", "'some'"]),
    ],
)
def test_expressions_of_crowds_that_cannot_be(refusal, living, expression, words):
    text = refusal("lifecircle", living(CROWDS=[*FOLK[:2], expression, "5"]))
    assert all(word in text for word in words), text


def test_default_crowds_that_no_source_counts_are_left_out_and_told(run, frame, living):
    parameters = living()
    del parameters["CROWDS"]
    results = run("lifecircle", parameters)
    told = [text.split("'")[1] for text in results.warned if "'census' lacks" in text]
    assert told == ["children", "young_workers", "elderly"]
    assert set(frame(results.TABLE)["crowd"]) == {"everyone"}


def test_a_slow_crowd_has_a_smaller_circle_and_only_its_own_people(run, frame, living):
    crowds = [*FOLK, "young", "young", '"kids"', "6", "slow", "slow", '"kids"', "5"]
    found = shares(frame, run("lifecircle", living(CROWDS=crowds)))
    # from b the clinic is 900 m away: 9 minutes or 10.8; the school 800 m: 8 or 9.6
    for crowd, clinic in (("folk", 100), ("young", 100), ("slow", 0)):
        assert found[(crowd, "b")].to_dict() == {"clinic": clinic, "school": 100, "*": clinic}


@pytest.mark.parametrize("value", [None, -1.0, float("nan")])
def test_people_that_are_no_count(run, frame, living, memory, value):
    people = [(at(100), [100, value]), (at(150), [7, 4]), (at(1100), [300, 30])]
    census = memory(POINTS, ["population:double", "kids:double"], people, "census")
    results = run("lifecircle", living(POPULATION=census, CROWDS=["young", "young", '"kids"', "6"]))
    rows = frame(results.TABLE).set_index(["division_id", "type"])
    assert rows.loc[("a", "clinic"), ["people", "covered", "share"]].tolist() == [4, 4, 100]
    assert frame(results.OUTPUT)["population"].tolist() == [107, 300]
    assert any("'census'" in text and "number 1" in text for text in results.warned) == (value is not None)


def test_no_facilities_and_none_of_a_type(run, frame, refusal, living, memory):
    assert "no features" in refusal("lifecircle", living(FACILITIES=memory(POINTS, ["type:string"], [], "shops")))
    only = memory(POINTS, ["type:string"], [(at(200), ["clinic"])], "shops")
    results = run("lifecircle", living(FACILITIES=only))
    assert any("'school'" in text and "'shops'" in text for text in results.warned)
    assert shares(frame, results)[("folk", "b")].to_dict() == {"clinic": 100, "school": 0, "*": 0}
    reasons = frame(results.UNITS)["circle_reason"].tolist()
    assert reasons[0] == "no such facility: school"
    assert reasons[2] == "out of reach: clinic; no such facility: school"


def test_a_division_without_the_crowd(run, frame, living):
    results = run("lifecircle", living(CROWDS=["none", "none", '"kids" - "kids"', "6"]))
    table = frame(results.TABLE)
    assert table["share"].isna().all()
    assert table["reason"].notna().all()
    assert (table[["people", "covered"]] == 0).all().all()


def test_few_people_are_withheld_from_the_circles(run, frame, living):
    results = run("lifecircle", living(CROWDS=["young", "young", '"kids"', "6"], MIN_COUNT=25))
    rows = frame(results.TABLE).set_index(["division_id", "type"])
    # 20 children in a are too few; those of b would give them away as the rest of 50
    assert rows.loc[[("a", "clinic"), ("b", "clinic")], ["people", "covered", "share"]].isna().all().all()
    assert rows.loc[("a", "clinic"), "reason"] == "withheld"
    assert frame(results.OUTPUT)["circle_young_all"].isna().all()
    assert frame(results.OUTPUT)["population"].tolist() == [100, 300]


# --- industrial circles


def test_industrial_circles_that_are_well(run, frame, industrial):
    results = run("industrialcircle", industrial())
    assert results.warned == []
    circles = frame(results.CIRCLES)
    # from 1,700 east only what lives at 900 is within a kilometre
    assert circles["circle_balance"].tolist() == pytest.approx([1, 0])
    assert circles["circle_complete"].tolist() == [True, False]
    assert frame(results.OUTPUT)[["circle_sites", "circle_balance", "circle_complete"]].to_numpy().tolist() == [
        [1, pytest.approx(1), 100],
        [1, 0, 0],
    ]
    assert accounts(results) == {"sites": {"in the divisions": 2}, "places": {"of a class that is named": 3}}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"PRODUCTION": "factory, living"}, ["'living'", "PRODUCTION", "LIVING"]),
        ({"RESEARCH": "lab，production"}, ["'production'", "PRODUCTION", "RESEARCH"]),
        ({"LIVING": " , 、"}, ["living", "LIVING"]),
        ({"LIVING": ""}, ["LIVING"]),
        ({"PRODUCTION": "a", "RESEARCH": "b", "LIVING": "c"}, ["'places'", "'class'", "a, b, c"]),
        ({"PLACE_CLASS": "kind"}, ["'places'", "'kind'"]),
        ({"RADIUS": 0}, ["RADIUS"]),
        ({"RADIUS": -1}, ["RADIUS"]),
        ({"RADIUS": "far"}, ["RADIUS"]),
        ({"AMOUNT": '"area"'}, ["'places'", "area"]),
        ({"AMOUNT": '"amount" +'}, ['"amount" +', "be read"]),
        ({"AMOUNT": "'much'"}, ["'places'", "feature 1", "'much'"]),
    ],
)
def test_parameters_that_cannot_be(refusal, industrial, changes, words):
    text = refusal("industrialcircle", industrial(**changes))
    assert all(word in text for word in words), text


def test_layers_without_features_or_crs(refusal, industrial):
    from qgis.core import QgsCoordinateReferenceSystem

    for changes, name in (({"sites": []}, "sites"), ({"places": []}, "places")):
        text = refusal("industrialcircle", industrial(**changes))
        assert f"'{name}'" in text and "no features" in text
        parameters = industrial()
        parameters[name.upper()].setCrs(QgsCoordinateReferenceSystem())
        text = refusal("industrialcircle", parameters)
        assert f"'{name}'" in text and "coordinate reference system" in text


def test_several_classes_in_any_punctuation(run, frame, industrial):
    places = [
        (at(400), [" plant ", 1.0, ""]),
        (at(450), ["仓库", 1.0, ""]),
        (at(600), ["lab", 1.0, ""]),
        (at(700), ["shop", 1.0, ""]),
    ]
    changes = {"PRODUCTION": "plant，仓库、mine", "RESEARCH": "lab", "LIVING": "shop,,"}
    results = run("industrialcircle", industrial(places=places, **changes))
    row = frame(results.CIRCLES).iloc[0]
    assert row[["circle_production", "circle_research", "circle_living"]].tolist() == [2, 1, 1]
    assert row["circle_balance"] == pytest.approx(entropy(2, 1, 1))


def test_classes_as_numbers(run, frame, industrial):
    places = [(at(400), [1, 1.0, ""]), (at(600), [2, 1.0, ""]), (at(650), [12, 1.0, ""])]
    fields = ["class:integer", *PLACES[1:]]
    changes = {"PRODUCTION": "1", "RESEARCH": "2", "LIVING": "3"}
    results = run("industrialcircle", industrial(places=places, fields=fields, **changes))
    row = frame(results.CIRCLES).iloc[0]
    assert row[["circle_production", "circle_research", "circle_living"]].tolist() == [1, 1, 0]
    assert accounts(results)["places"] == {
        "of a class that is named": 2,
        "of a class that is not named, or of none": 1,
    }


def test_places_that_cannot_be_used_are_counted(run, frame, industrial):
    places = [
        (at(400), ["production", 1.0, ""]),
        (at(450), [None, 1.0, ""]),
        (at(450), ["park", 1.0, ""]),
        (None, ["research", 1.0, ""]),
        ("POINT(1e30 1e30)", ["living", 1.0, ""]),
        (at(600), ["living", None, ""]),
        (at(650, -300), ["living", 3.0, ""]),
    ]
    results = run("industrialcircle", industrial(places=places, AMOUNT='"amount"'))
    row = frame(results.CIRCLES).iloc[0]
    # what stands outside every division counts all the same
    assert row[["circle_production", "circle_research", "circle_living"]].tolist() == [1, 0, 3]
    assert row["circle_balance"] == pytest.approx(entropy(1, 3))
    assert accounts(results)["places"] == {
        "of a class that is named": 2,
        "of a class that is not named, or of none": 2,
        "without a usable geometry": 2,
        "whose amount is NULL or no count": 1,
    }


def test_amounts_in_numbers_and_in_text(run, frame, refusal, industrial):
    for amount in ('"amount"', '"words"'):
        row = frame(run("industrialcircle", industrial(AMOUNT=amount)).CIRCLES).iloc[0]
        assert row[["circle_production", "circle_research", "circle_living"]].tolist() == [1, 2, 5]
        assert row["circle_balance"] == pytest.approx(entropy(1, 2, 5))
        assert row["circle_living_share"] == 62.5
    places = [(at(400), ["production", 1.0, "1"]), (at(600), ["research", 1.0, "lots"])]
    text = refusal("industrialcircle", industrial(places=places, AMOUNT='"words"'))
    assert all(word in text for word in ("'places'", "feature 2", '"words"', "'lots'"))


def test_a_negative_amount_is_left_out_and_told(run, frame, industrial):
    places = [(at(400), ["production", 1.0, ""]), (at(600), ["research", -2.0, ""]), (at(700), ["living", 0.0, ""])]
    results = run("industrialcircle", industrial(places=places, AMOUNT='"amount"'))
    row = frame(results.CIRCLES).iloc[0]
    assert row[["circle_production", "circle_research", "circle_living"]].tolist() == [1, 0, 0]
    assert (row["circle_balance"], row["circle_complete"], row["circle_reason"]) == (0, False, None)
    assert any("'places'" in text and '"amount"' in text and "number 2" in text for text in results.warned)


@pytest.mark.parametrize("crs", [CRS, "EPSG:4326", "EPSG:3857"])
def test_an_area_is_in_square_metres_of_ground_in_any_crs(run, frame, industrial, crs):
    import processing

    places = [
        (box(400, 500, 400, 500), ["production", 1.0, ""]),
        (box(400, 600, 200, 300), ["research", 1.0, ""]),
        (box(600, 900, 400, 500), ["living", 1.0, ""]),
    ]
    parameters = industrial(places=places, kind=POLYGONS, AMOUNT="$area")
    moved = {"INPUT": parameters["PLACES"], "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
    parameters["PLACES"] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    row = frame(run("industrialcircle", parameters).CIRCLES).iloc[0]
    found = row[["circle_production", "circle_research", "circle_living"]].tolist()
    # a square of UTM is 0.02 per cent larger on the ground here
    assert found == pytest.approx([10000, 20000, 30000], rel=1e-3)
    assert row["circle_balance"] == pytest.approx(entropy(1, 2, 3), rel=1e-5)


def test_sites_outside_and_without_geometry(run, frame, industrial):
    sites = [(at(500), ["x"]), (at(500, -200), ["out"]), (None, ["none"]), (at(9000), ["far"]), (at(1700, 500), ["y"])]
    results = run("industrialcircle", industrial(sites))
    assert accounts(results)["sites"] == {
        "in the divisions": 2,
        "outside every division": 2,
        "without a usable geometry": 1,
    }
    circles = frame(results.CIRCLES).set_index("site")
    # one outside has a circle, but is nobody's
    assert circles.loc["out", "circle_balance"] == pytest.approx(1)
    area = frame(results.TABLE).set_index("division_id").loc["*"]
    assert (area["sites"], area["complete_sites"], area["balance"]) == (2, 1, pytest.approx(0.5))
    for name in ("none", "far"):
        assert np.isnan(circles.loc[name, "circle_balance"])
        assert circles.loc[name, "circle_reason"] == "no places in the circle"


def test_a_division_without_sites_and_one_whose_site_stands_alone(run, frame, industrial):
    results = run("industrialcircle", industrial([(at(500), ["x"])], RADIUS=0.05))
    rows = frame(results.TABLE).set_index("division_id")
    assert rows.loc["a", ["sites", "complete"]].tolist() == [1, 0]
    assert np.isnan(rows.loc["a", "balance"]) and rows.loc["a", "reason"] == "no places in the circle"
    assert rows.loc["b", ["balance", "complete"]].isna().all() and rows.loc["b", "reason"] == "no industrial site"


@pytest.mark.parametrize(("radius", "number"), [(0.0999, 0), (0.1002, 2), (0.3995, 2), (0.4005, 3)])
def test_the_radius_is_kilometres_on_the_ground(run, frame, industrial, radius, number):
    # two places 100 m away, one 400 m
    row = frame(run("industrialcircle", industrial(RADIUS=radius)).CIRCLES).iloc[0]
    assert row[["circle_production", "circle_research", "circle_living"]].sum() == number


@pytest.mark.parametrize("name", ["SITES", "PLACES", "DIVISIONS"])
def test_circles_in_another_crs(run, frame, industrial, name):
    import processing

    parameters = industrial(AMOUNT='"amount"')
    expected = frame(run("industrialcircle", parameters).CIRCLES)
    moved = {"INPUT": parameters[name], "TARGET_CRS": "EPSG:4326", "OUTPUT": "TEMPORARY_OUTPUT"}
    parameters[name] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    results = run("industrialcircle", parameters)
    assert frame(results.CIRCLES).equals(expected)
    assert frame(results.OUTPUT)["circle_sites"].tolist() == [1, 1]


def test_sites_as_polygons_and_stacked(run, frame, industrial, memory):
    blocks = [(box(450, 550, 450, 550), ["x"]), (box(450, 550, 450, 550), ["x"]), ("POLYGON EMPTY", ["y"])]
    sites = memory(POLYGONS, ["site:string"], blocks, "sites")
    results = run("industrialcircle", industrial(SITES=sites))
    assert frame(results.CIRCLES)["circle_balance"].tolist() == pytest.approx([1, 1, np.nan], nan_ok=True)
    assert frame(results.TABLE).set_index("division_id")["sites"].to_dict() == {"a": 2, "b": 0, "*": 2}
    assert results.CIRCLES.wkbType() == sites.wkbType()
