"""Facilities and their types that are not as they should be: one clear sentence, or the right answer and a ledger."""

import json
import re

import numpy as np
import pytest
from algorithm_making import CRS, X, Y, at, box, refused

POLYGONS, POINTS = f"Polygon?crs={CRS}", f"Point?crs={CRS}"
METHODS = [0, 1, 2, 3]
# one kilometre's walk; everybody for clinics, children for schools
CLINIC = ["clinic", "clinics", '"population"', "10", "facilities", "10", "6"]
SCHOOL = ["school", "schools", '"kids"', "100", "places", "10", "6"]


@pytest.fixture
def case(memory):
    """A function (places: rows of WKT, type, capacity; changes) -> parameters of a small run that is well.

    West (a) live 100 people, 20 of them children; east (b) 300, 30 children; far outside 50. A clinic with capacity 2
    stands in the west, a school with 3 in the east.
    """

    def case(places=None, kind=POINTS, fields=("type:string", "room:double"), **changes):
        if places is None:
            places = [(at(200), ["clinic", 2.0]), (at(1900), ["school", 3.0])]
        people = [(at(100), [100, 20]), (at(1100), [300, 30]), (at(9000), [50, 5])]
        return {
            "DIVISIONS": memory(POLYGONS, ["id:string"], [(box(0, 1000), ["a"]), (box(1000, 2000), ["b"])], "plan"),
            "DIVISION_ID": "id",
            "POPULATION": memory(POINTS, ["population:double", "kids:double"], people, "census"),
            "FACILITIES": memory(kind, fields, places, "shops"),
            "FACILITY_TYPE": "type",
            "CAPACITY": '"room"',
            "TYPES": [*CLINIC, *SCHOOL],
            "DETOUR": 1.0,
            "UNITS": "TEMPORARY_OUTPUT",
            **changes,
        }

    return case


@pytest.fixture
def refusal(run, tmp_path):
    """A function (parameters) -> the one sentence by which they are refused, with no file left behind."""
    folder = tmp_path / "results"
    folder.mkdir()
    outputs = ("OUTPUT", "TABLE", "UNITS")
    return lambda parameters, algorithm="facilitydemand": refused(run, algorithm, parameters, folder, outputs)


@pytest.fixture
def cell(frame):
    """A function (results, division, type) -> that row of TABLE."""
    return lambda results, division, name: frame(results.TABLE).set_index(["division_id", "type"]).loc[(division, name)]


@pytest.fixture
def access(frame):
    """A function (results, type) -> capacity per 1,000 of each unit."""
    return lambda results, name="clinic": frame(results.UNITS)[f"{name}_access"].tolist()


def accounts(results):
    """Return {what: {reason: records}} of the ledger, every account of which closes."""
    found = {}
    for account in json.loads(results.LEDGER)["accounts"]:
        entries = account["entries"]
        assert sum(e["amount"] for e in entries if e["amount"] is not None) == pytest.approx(account["total"], rel=1e-9)
        if account["what"] == "facilities":
            assert sum(entry["records"] for entry in entries) == account["records"] == account["total"]
        found[account["what"]] = {entry["reason"]: entry["records"] for entry in entries}
    return found


def facilities(results):
    """Return {the beginning of a reason: facilities} of the ledger."""
    return {reason.split(",")[0]: count for reason, count in accounts(results)["facilities"].items()}


INSIDE, OUTSIDE = "in the divisions", "outside every division; they serve all the same"


@pytest.mark.parametrize("method", METHODS[:1] + METHODS[3:])
def test_the_case_itself_is_well(run, frame, case, cell, access, method):
    results = run("facilitydemand", case(METHOD=method))
    assert results.warned == []
    assert facilities(results) == {INSIDE: 2}
    # clinic: 2 for 400 people; school: 3 for 30 children
    assert access(results) == pytest.approx([5, 5, 0])
    assert access(results, "school") == pytest.approx([0, 100, 0])
    clinic, school = cell(results, "a", "clinic"), cell(results, "a", "school")
    assert clinic[["target", "need", "supply", "adequacy", "unmet_people", "gap"]].tolist() == pytest.approx(
        [100, 1, 2, 50, 50, 0.5]
    )
    assert (clinic["intensity"], clinic["score"], clinic["rank"]) == pytest.approx((1, 25, 2))
    # 20 of 100 against 50 of 400: 1.6 times as common; nobody reaches a school
    assert (school["intensity"], school["score"], school["rank"]) == pytest.approx((1.6, 100 * 1.6 / 2.6, 1))
    assert frame(results.OUTPUT)["priority"].tolist() == ["school", "clinic"]


# --- facilities


def test_no_facilities(case, refusal):
    text = refusal(case([]))
    assert "'shops'" in text
    assert "no features" in text


def test_all_of_another_type(case, refusal):
    text = refusal(case([(at(200), ["Clinic", 2.0]), (at(300), [None, 1.0])]))
    assert all(word in text for word in ("'shops'", "'type'", "'clinic'", "'school'", "Choose the field"))


def test_a_field_that_is_not_there(case, refusal):
    text = refusal(case(FACILITY_TYPE="kind"))
    assert all(word in text for word in ("'shops'", "'kind'"))


@pytest.mark.parametrize(
    ("kind", "place", "room", "words"),
    [
        (POINTS, at(200), None, ["capacity", '"room"']),
        (POINTS, None, 1.0, ["geometry"]),
        (f"LineString?crs={CRS}", f"LINESTRING({X} {Y}, {X + 9} {Y})", 1.0, ["geometry"]),
    ],
    ids=["no capacity", "no geometry", "lines"],
)
def test_none_that_can_be_used_says_why(case, refusal, kind, place, room, words):
    # the types are right: to choose another field of types would be the wrong way out
    text = refusal(case([(place, ["clinic", room])] * 2, kind=kind))
    assert "'shops'" in text
    assert all(word in text for word in words), text


def test_types_on_one_side_only_are_listed(run, case, cell, access, frame):
    more = [(at(250), [f"t{k:02}", 1.0]) for k in range(11)]
    results = run(
        "facilitydemand", case([(at(200), ["clinic", 2.0]), (at(300), ["bar", 1.0]), (at(1), ["bar", 1.0]), *more])
    )
    left, missing = results.warned
    assert all(word in left for word in ("'shops'", "not in TYPES", "'bar' (2)", "'t00' (1)", "4 more"))
    assert all(word in missing for word in ("'shops'", "'school'"))
    assert "clinic" not in missing
    assert facilities(results) == {INSIDE: 1, "of a type that is not asked for": 13}
    assert access(results) == pytest.approx([5, 5, 0])
    # no such facility anywhere is no unknown: adequacy 0, all children unmet
    for name, kids in (("a", 20), ("b", 30), ("*", 50)):
        row = cell(results, name, "school")
        assert row[["target", "supply", "accessible", "coverage", "adequacy"]].tolist() == [kids, 0, 0, 0, 0]
        assert (row["unmet_people"], row["reason"]) == (kids, None)
    assert frame(results.UNITS)["school_min"].isna().all()
    assert frame(results.UNITS)["access_reason"].tolist() == [
        "no such facility: school",
        "no such facility: school",
        "out of reach: clinic; no such facility: school",
    ]


def test_a_facility_without_a_type_is_counted_and_left_out(run, case, access):
    results = run(
        "facilitydemand", case([(at(200), ["clinic", 2.0]), (at(200), [None, 9.0]), (at(1900), [" school ", 3.0])])
    )
    assert facilities(results) == {INSIDE: 2, "of a type that is not asked for": 1}
    assert access(results) == pytest.approx([5, 5, 0])
    assert access(results, "school") == pytest.approx([0, 100, 0])


@pytest.mark.parametrize("room", [None, -3.0, float("nan"), float("inf")])
def test_capacities_that_are_none_are_left_out_and_counted(run, case, cell, access, room):
    places = [(at(200), ["clinic", 2.0]), (at(150), ["clinic", room]), (at(1900), ["school", 3.0])]
    results = run("facilitydemand", case(places))
    assert access(results) == pytest.approx([5, 5, 0])
    assert cell(results, "a", "clinic")["supply"] == 2
    assert facilities(results) == {INSIDE: 2, "whose capacity is NULL or no count": 1}
    # NULL is unknown and needs no warning
    said = [text for text in results.warned if "'shops'" in text and '"room"' in text and "1 feature" in text]
    assert len(said) == (room is not None)


def test_capacity_0_takes_part(run, case, cell, access):
    places = [(at(200), ["clinic", 2.0]), (at(1200), ["clinic", 0.0]), (at(1900), ["school", 3.0])]
    results = run("facilitydemand", case(places))
    assert access(results) == pytest.approx([5, 5, 0])
    assert facilities(results) == {INSIDE: 3}
    # in the balanced method it draws those who have both in reach: of the 300 in the east half go there
    results = run("facilitydemand", case(places, METHOD=3))
    assert access(results) == pytest.approx([8, 4, 0])
    # a clinic that has no room is a clinic in reach all the same
    results = run("facilitydemand", case([(at(200), ["clinic", 0.0]), (at(1900), ["school", 3.0])]))
    assert access(results) == [0, 0, 0]
    assert cell(results, "a", "clinic")[["coverage", "adequacy", "unmet_people"]].tolist() == [100, 0, 100]


def test_capacity_as_text(run, case, access, refusal):
    fields = ["type:string", "room:string"]
    places = [(at(200), ["clinic", " 2 "]), (at(1900), ["school", "3"]), (at(150), ["clinic", ""])]
    results = run("facilitydemand", case(places, fields=fields))
    assert access(results) == pytest.approx([5, 5, 0])
    assert facilities(results) == {INSIDE: 2, "whose capacity is NULL or no count": 1}
    text = refusal(case([*places, (at(150), ["clinic", "many"])], fields=fields))
    assert all(word in text for word in ("'shops'", "feature 4", '"room"', "'many'")), text


@pytest.mark.parametrize(("name", "layer"), [("CAPACITY", "shops"), ("TOTAL", "census")])
@pytest.mark.parametrize(("text", "words"), [('"rooms"', ["rooms"]), ('"room" +', ['"room" +', "cannot be read"])])
def test_expressions_that_cannot_be_read_are_refused_and_not_left_away(case, refusal, name, layer, text, words):
    said = refusal(case(**{name: text}))
    assert all(word in said for word in words), said
    assert "rooms" not in text or f"'{layer}'" in said


@pytest.mark.parametrize("method", METHODS)
def test_facilities_outside_every_division_serve_all_the_same(run, case, cell, access, method):
    results = run("facilitydemand", case([(at(200, -50), ["clinic", 4.0]), (at(1900), ["school", 3.0])], METHOD=method))
    # west 559 m away, east 1,055 m: beyond reach
    assert access(results) == pytest.approx([40, 0, 0])
    row = cell(results, "a", "clinic")
    assert row[["supply", "accessible", "adequacy"]].tolist() == pytest.approx([0, 40, 100])
    assert facilities(results) == {INSIDE: 1, OUTSIDE: 1}


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32650"])
def test_facilities_in_another_crs(run, frame, case, crs):
    import processing

    parameters = case()
    expected = frame(run("facilitydemand", parameters).UNITS)
    moved = {"INPUT": parameters["FACILITIES"], "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
    parameters["FACILITIES"] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    results = run("facilitydemand", parameters)
    found = frame(results.UNITS)
    numbers = [name for name in expected if name != "access_reason"]
    assert np.allclose(found[numbers], expected[numbers], rtol=1e-5, equal_nan=True)
    assert facilities(results) == {INSIDE: 2}


def test_a_layer_without_a_crs(case, refusal):
    from qgis.core import QgsCoordinateReferenceSystem

    for name, title in (("FACILITIES", "shops"), ("POPULATION", "census"), ("DIVISIONS", "plan")):
        parameters = case()
        parameters[name].setCrs(QgsCoordinateReferenceSystem())
        text = refusal(parameters)
        assert f"'{title}'" in text
        assert "coordinate reference system" in text


@pytest.mark.parametrize("method", METHODS)
def test_facilities_stacked_on_one_point_are_worth_their_sum(run, frame, case, access, method):
    school = (at(1900), ["school", 3.0])
    one = run("facilitydemand", case([(at(200), ["clinic", 6.0]), school], METHOD=method))
    stacked = run(
        "facilitydemand", case([(at(200), ["clinic", room]) for room in (1.0, 2.0, 3.0)] + [school], METHOD=method)
    )
    assert access(stacked) == pytest.approx(access(one))
    assert sum(a * p for a, p in zip(access(stacked), (100, 300, 50))) == pytest.approx(6000)
    assert facilities(stacked) == {INSIDE: 4}


def test_facilities_as_polygons_stand_at_their_point(run, frame, case, access):
    # a block whose middle is at 200; a U, whose centroid lies in its gap; a bow tie; nothing; no geometry
    corners = "0 400, 30 400, 30 30, 370 30, 370 400, 400 400, 400 0, 0 0, 0 400"
    bent = ", ".join(f"{X + 1600 + float(x)} {Y + 300 + float(y)}" for x, y in (c.split() for c in corners.split(", ")))
    bow = f"{X + 150} {Y + 450}, {X + 250} {Y + 550}, {X + 250} {Y + 450}, {X + 150} {Y + 550}, {X + 150} {Y + 450}"
    places = [
        (box(100, 300, 400, 600), ["clinic", 1.0]),
        (f"POLYGON(({bow}))", ["clinic", 1.0]),
        (f"POLYGON(({bent}))", ["school", 3.0]),
        ("POLYGON EMPTY", ["clinic", 9.0]),
        (None, ["clinic", 9.0]),
    ]
    results = run("facilitydemand", case(places, kind=POLYGONS))
    assert access(results) == pytest.approx([5, 5, 0])
    found = frame(results.UNITS)
    assert found["clinic_min"][0] == pytest.approx(1.0, rel=1e-3)
    # the gap's middle would be 1,100 + 700 east: a point on the surface is not there
    assert abs(found["school_min"][1] / 7.0 - 1) > 0.02
    assert facilities(results) == {INSIDE: 3, "without a usable geometry": 2}


def test_facilities_without_geometry_and_beyond_the_globe(run, case, access):
    places = [(at(200), ["clinic", 2.0]), (None, ["clinic", 9.0]), ("POINT(1e30 1e30)", ["clinic", 9.0])]
    results = run("facilitydemand", case([*places, (at(1900), ["school", 3.0])]))
    assert access(results) == pytest.approx([5, 5, 0])
    assert facilities(results) == {INSIDE: 2, "without a usable geometry": 2}


# --- types


@pytest.mark.parametrize("column", ["standard", "minutes", "speed"])
@pytest.mark.parametrize("value", ["0", "-5", "many", "", "nan", "inf", "1,5"])
def test_numbers_of_a_type_that_are_none(case, refusal, column, value):
    types = [*CLINIC]
    types[{"standard": 3, "minutes": 5, "speed": 6}[column]] = value
    text = refusal(case(TYPES=[*SCHOOL, *types]))
    assert all(word in text for word in ("'clinic'", column, f"'{value}'", "above 0")), text


@pytest.mark.parametrize("name", ["school", " school ", "school\t"])
def test_duplicate_types(case, refusal, name):
    text = refusal(case(TYPES=[*SCHOOL, *CLINIC, name, *CLINIC[1:]]))
    assert "'school'" in text
    assert "twice" in text


def test_types_that_are_no_table(case, refusal, tmp_path):
    text = refusal(case(TYPES=CLINIC[:-1]))
    assert "6 values" in text and "speed" in text
    assert "needs a name" in refusal(case(TYPES=["  ", *CLINIC[1:]]))
    assert "Row 1" in refusal(case(TYPES=["*", *CLINIC[1:]]))
    path = tmp_path / "types.json"
    path.write_text('{"kind": "indicators", "items": []}', encoding="utf-8")
    text = refusal(case(TYPES_FILE=str(path)))
    assert "types.json" in text and "holds no types" in text
    path.write_text('{"kind": "types", "items": []}', encoding="utf-8")
    assert "no facility type" in refusal(case(TYPES_FILE=str(path)))


NAMES = [
    "day care (old)",
    "社区食堂",
    "食堂",
    "O'Brien's \"best\" \\ shop",
    "☕🏥",
    "a very long name of a facility type",
    "a very long name of a field",
    "x" * 120,
    "7",
    "Clinic",
    "clinic",
    "café",
    "_",
]


@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "units.gpkg"])
def test_names_of_types_in_any_script(run, frame, case, tmp_path, place):
    places = [(at(200), [name, 0.0]) for name in NAMES]
    types = [cell for name in NAMES for cell in (name, f"l {name}", *CLINIC[2:])]
    place = place if place == "TEMPORARY_OUTPUT" else str(tmp_path / place)
    results = run("facilitydemand", case(places, TYPES=types, UNITS=place))
    added = list(frame(results.UNITS))[2:-1]
    assert len(set(added)) == 2 * len(NAMES)
    codes = [name[: -len("_access")] for name in added[::2]]
    assert added == [f"{code}_{what}" for code in codes for what in ("access", "min")]
    assert all(re.fullmatch("[a-z0-9_]{1,18}", code) for code in codes), codes
    assert list(frame(results.OUTPUT))[4:-2] == [f"{code}_{what}" for code in codes for what in ("score", "unmet")]
    # what is not its own code is told
    (line,) = [text for text in results.said if "named by codes" in text]
    assert all((f"{code} = '{name}'" in line) == (code != name) for code, name in zip(codes, NAMES))
    table = frame(results.TABLE)
    assert table["type"].tolist() == NAMES * 3
    assert table["label"].tolist() == [f"l {name}" for name in NAMES] * 3


@pytest.mark.parametrize("name", NAMES)
def test_the_priority_is_named_as_it_was_written_and_labelled(run, frame, case, name):
    from qgis.core import QgsExpression

    types = [name, f"of {name}", *CLINIC[2:]]
    layer = run("facilitydemand", case([(at(200), [name, 0.0])], TYPES=types)).OUTPUT
    assert frame(layer)["priority"].tolist() == [name, name]
    context = layer.createExpressionContext()
    for rule in layer.labeling().rootRule().children():
        expression = QgsExpression(rule.settings().fieldName)
        for feature in layer.getFeatures():
            context.setFeature(feature)
            text = expression.evaluate(context)
            assert not expression.hasEvalError()
            assert f"of {name}" in " ".join(text.split()).replace("\u00a0", " ")


@pytest.mark.parametrize(("kind", "values"), [("integer", [7, 12]), ("double", [7.0, 12.0]), ("string", ["7", "12"])])
def test_types_as_numbers(run, frame, case, access, kind, values):
    places = [(at(200), [values[0], 2.0]), (at(1900), [values[1], 3.0])]
    types = ["7", *CLINIC[1:], "12", *SCHOOL[1:]]
    results = run("facilitydemand", case(places, fields=[f"type:{kind}", "room:double"], TYPES=types))
    assert results.warned == []
    assert access(results, "7") == pytest.approx([5, 5, 0])
    assert access(results, "12") == pytest.approx([0, 100, 0])
    assert frame(results.OUTPUT)["priority"].tolist() == ["12", "7"]
