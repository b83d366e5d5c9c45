"""Targets, units and divisions that are not as they should be: one clear sentence, or the right answer and a ledger."""

import json

import numpy as np
import pytest
from algorithm_making import CRS, X, Y, at, box, refused

POLYGONS, POINTS = f"Polygon?crs={CRS}", f"Point?crs={CRS}"
# one kilometre's walk
CLINIC = ["clinic", "clinics", '"population"', "10", "facilities", "10", "6"]
PEOPLE = ["population:double", "kids:double"]


@pytest.fixture
def case(memory):
    """A function (units: rows of WKT, people, children; changes) -> parameters of a small run that is well.

    A clinic with capacity 2 stands in the west (a), where 100 people live; in the east (b) live 300, outside 50.
    """

    def case(units=None, kind=POINTS, fields=PEOPLE, plan=None, **changes):
        plan = plan or [(box(0, 1000), ["a"]), (box(1000, 2000), ["b"])]
        units = units or [(at(100), [100, 20]), (at(1100), [300, 30]), (at(9000), [50, 5])]
        return {
            "DIVISIONS": memory(POLYGONS, ["id:string"], plan, "plan"),
            "DIVISION_ID": "id",
            "POPULATION": memory(kind, fields, units, "census"),
            "FACILITIES": memory(POINTS, ["type:string", "room:double"], [(at(200), ["clinic", 2.0])], "shops"),
            "FACILITY_TYPE": "type",
            "CAPACITY": '"room"',
            "TYPES": CLINIC,
            "DETOUR": 1.0,
            "UNITS": "TEMPORARY_OUTPUT",
            **changes,
        }

    return case


def for_target(target, unit="facilities", name="clinic"):
    return [name, "clinics", target, "10", unit, "10", "6"]


@pytest.fixture
def refusal(run, tmp_path):
    """A function (parameters) -> the one sentence by which they are refused, with no file left behind."""
    folder = tmp_path / "results"
    folder.mkdir()
    return lambda parameters: refused(run, "facilitydemand", parameters, folder, ("OUTPUT", "TABLE", "UNITS"))


@pytest.fixture
def table(frame):
    """A function (results) -> TABLE by division."""
    return lambda results: frame(results.TABLE).set_index("division_id")


def people(results):
    """Return {fate: people} of the ledger, which closes."""
    (account, *_) = json.loads(results.LEDGER)["accounts"]
    amounts = {}
    for entry in account["entries"]:
        amounts[entry["fate"]] = amounts.get(entry["fate"], 0.0) + (entry["amount"] or 0.0)
    assert sum(amounts.values()) == pytest.approx(account["total"], rel=1e-9)
    return amounts


def remarks(results):
    return json.loads(results.LEDGER)["remarks"]


# --- targets


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ('"population" +', ['"population" +', "cannot be read"]),
        ('"jobs"', ["'clinic'", "'census' lacks jobs"]),
        ('"jobs" + "firms" + "kids"', ["'clinic'", "'census' lacks firms, jobs"]),
        ("", ["'clinic'", "no target"]),
        ("'many'", ["'census'", "feature 1", "'many'"]),
    ],
)
def test_targets_that_cannot_be(case, refusal, target, words):
    text = refusal(case(TYPES=for_target(target)))
    assert all(word in text for word in words), text


def test_targets_on_text(run, frame, case, refusal):
    fields = ["population:double", "kids:string"]
    units = [(at(100), [100, "20"]), (at(1100), [300, " 30 "]), (at(9000), [50, ""])]
    results = run("facilitydemand", case(units, fields=fields, TYPES=for_target('"kids"')))
    assert frame(results.UNITS)["clinic_access"].tolist() == pytest.approx([40, 40, 0])
    text = refusal(case([(at(100), [100, "a few"])], fields=fields, TYPES=for_target('"kids"')))
    assert all(word in text for word in ("'census'", "feature 1", '"kids"', "'a few'")), text


def test_a_default_type_that_no_source_serves_is_null_and_says_so(run, frame, case):
    parameters = case()
    del parameters["TYPES"]
    results = run("facilitydemand", parameters)
    lacking = [text for text in results.warned if "no source has all its fields" in text]
    assert {text.split("'")[1] for text in lacking} == {
        *("kindergarten", "primary_school", "secondary_school", "eldercare", "daycare_elderly"),
        *("food_street", "incubator", "worker_flats", "canteen"),
    }
    assert all("'census' lacks" in text and "NULL" in text for text in lacking)
    rows = frame(results.TABLE).set_index("type")
    assert set(rows.loc["canteen", "reason"]) == {"no source has the fields"}
    assert rows.loc["canteen", ["target", "supply", "coverage", "score", "rank"]].isna().all().all()
    assert frame(results.OUTPUT)[["canteen_score", "canteen_unmet"]].isna().all().all()
    assert "canteen_access" not in frame(results.UNITS)
    # those that are served are: 2 for the 100 people within ten minutes at 4.8 km/h and a detour of 1
    assert rows.loc["clinic", "reason"].isna().all()
    assert frame(results.UNITS)["clinic_access"].tolist() == pytest.approx([20, 0, 0])


def test_no_type_at_all_is_served(case, refusal, memory):
    units = memory(POINTS, ["heads:double"], [(at(100), [1.0])], "census")
    text = refusal(case(POPULATION=units, TOTAL='"heads"', TYPES=[]))
    assert "No facility type can be computed" in text


def test_a_target_above_the_people_there_is_kept_and_told(run, table, case):
    units = [(at(100), [100, 120]), (at(1100), [300, 30]), (at(9000), [50, 60])]
    results = run("facilitydemand", case(units, TYPES=for_target('"kids"')))
    (remark,) = remarks(results)
    assert all(word in remark for word in ("clinics", "2 units", '"kids"', '"population"'))
    assert table(results)["target"].to_dict() == {"a": 120, "b": 30, "*": 150}
    # the same target read from a second source is not held against these people
    (row,) = [(at(100), [900, 900])]
    second = case([row])["POPULATION"]
    types = for_target('"kids" * 2')
    assert remarks(run("facilitydemand", case(POPULATION_2=second, TYPES=types))) == []


def test_a_target_from_the_second_source_is_not_compared(run, frame, case, memory):
    second = memory(POINTS, ["jobs:double"], [(at(150), [800]), (at(8000), [7])], "cells")
    changes = {"POPULATION_2": second, "TYPES": for_target('"jobs"'), "UNITS_2": "TEMPORARY_OUTPUT"}
    results = run("facilitydemand", case(**changes))
    assert remarks(results) == []
    assert frame(results.UNITS_2)["clinic_access"].tolist() == pytest.approx([2.5, 0])
    accounts = {account["what"]: account for account in json.loads(results.LEDGER)["accounts"]}
    assert [(e["fate"], e["amount"]) for e in accounts["units"]["entries"]] == [("counted", 1), ("outside", 1)]


@pytest.mark.parametrize("value", [None, -5.0, float("nan"), float("inf")])
def test_people_that_are_no_count_are_left_out(run, frame, case, table, value):
    units = [(at(100), [100, 20]), (at(150), [value, 3]), (at(1100), [300, 30])]
    results = run("facilitydemand", case(units))
    assert table(results)["target"].to_dict() == {"a": 100, "b": 300, "*": 400}
    # they take nobody's place, and reach what the others reach
    assert frame(results.UNITS)["clinic_access"].tolist() == pytest.approx([5, 5, 5])
    assert people(results) == {"counted": 400, "unusable": 0}
    assert any("'census'" in text and "number 2" in text for text in results.warned) == (value is not None)


# --- units and divisions


def test_a_division_without_people(run, frame, case, table):
    plan = [(box(0, 1000), ["a"]), (box(1000, 2000), ["b"]), (box(3000, 4000), ["empty"])]
    results = run("facilitydemand", case(plan=plan))
    row = table(results).loc["empty"]
    assert row[["target", "need", "supply", "unmet_people", "gap"]].tolist() == [0] * 5
    unknown = ["accessible", "coverage", "adequacy", "intensity", "score", "rank"]
    assert row[unknown].isna().all()
    assert row["reason"] == "no target people"
    wide = frame(results.OUTPUT).set_index("division_id").loc["empty"]
    assert np.isnan(wide["score"]) and wide["priority"] is None and wide["population"] == 0
    assert table(results).loc["*", "target"] == 400


def test_jobs_where_nobody_lives_count_as_beyond_all_concentration(run, case, memory, table):
    second = memory(POINTS, ["jobs:double"], [(at(1500), [90])], "cells")
    units = [(at(100), [100, 20])]
    results = run("facilitydemand", case(units, POPULATION_2=second, TYPES=for_target('"jobs"')))
    # 1,300 m away, nobody at work in b is served, and nobody lives there: i / (1 + i) is 1
    row = table(results).loc["b"]
    assert (row["score"], row["rank"], row["reason"]) == (100, 1, "population is 0")
    assert np.isnan(row["intensity"])


def test_units_without_geometry_are_counted(run, frame, case, table):
    units = [(at(100), [100, 20]), (None, [1000, 1]), ("POINT EMPTY", [2000, 1]), (at(1100), [300, 30])]
    results = run("facilitydemand", case(units))
    assert people(results) == {"counted": 400, "unusable": 3000}
    assert frame(results.UNITS)["clinic_access"][[0, 3]].tolist() == pytest.approx([5, 5])
    assert frame(results.UNITS)["clinic_min"].isna().tolist() == [False, True, True, False]
    assert table(results).loc["*", "target"] == 400


def test_no_units_at_all(case, refusal, memory):
    text = refusal(case(POPULATION=memory(POINTS, PEOPLE, [], "census")))
    assert "'census'" in text and "no features" in text


def test_invalid_unit_polygons_are_mended_and_told(run, frame, case, table):
    bow = f"{X + 900} {Y + 400}, {X + 1100} {Y + 600}, {X + 1100} {Y + 400}, {X + 900} {Y + 600}, {X + 900} {Y + 400}"
    # half of the tie lies on either side; another one is invalid where no boundary is near
    spike = f"{X} {Y}, {X + 50} {Y}, {X + 90} {Y}, {X + 50} {Y}, {X + 50} {Y + 50}, {X} {Y + 50}, {X} {Y}"
    units = [(f"POLYGON(({bow}))", [100, 1]), (f"POLYGON(({spike}))", [10, 1])]
    results = run("facilitydemand", case(units, kind=POLYGONS))
    assert table(results)["target"].to_dict() == pytest.approx({"a": 60, "b": 50, "*": 110}, rel=1e-6)
    assert any("'census'" in text and "invalid" in text and "feature 1" in text for text in results.warned)
    # the tie's middle is its knot, 800 m from the clinic; 2 for 110 people
    assert frame(results.UNITS)["clinic_min"][0] == pytest.approx(8.0, rel=1e-3)
    assert frame(results.UNITS)["clinic_access"].tolist() == pytest.approx([2000 / 110] * 2)


def test_invalid_and_missing_divisions(run, case, table):
    bow = f"{X} {Y}, {X + 1000} {Y + 1000}, {X + 1000} {Y}, {X} {Y + 1000}, {X} {Y}"
    plan = [(f"POLYGON(({bow}))", ["tie"]), (None, ["null"]), (box(1000, 2000), ["b"])]
    results = run("facilitydemand", case(plan=plan))
    # the clinic stands at 200 east, in the left half of the tie, and so do the 100
    rows = table(results)
    assert rows["target"].to_dict() == {"tie": 100, "null": 0, "b": 300, "*": 400}
    assert rows["supply"].to_dict() == {"tie": 2, "null": 0, "b": 0, "*": 2}
    assert any("'tie'" in text and "invalid" in text for text in results.warned)


def test_what_overlapping_divisions_share_counts_once(run, case, table):
    plan = [(box(0, 1000), ["b"]), (box(0, 500), ["a"]), (box(1000, 2000), ["c"])]
    results = run("facilitydemand", case(plan=plan))
    rows = table(results)
    assert rows["target"].to_dict() == {"b": 0, "a": 100, "c": 300, "*": 400}
    assert rows["supply"].to_dict() == {"b": 0, "a": 2, "c": 0, "*": 2}
    (remark,) = remarks(results)
    assert "a / b" in remark or "b / a" in remark
    assert "100.0 people" in remark
    assert people(results) == {"counted": 400, "outside": 50}


@pytest.mark.parametrize("value", [0.99, 0.5, 0, -1, "far"])
def test_a_detour_below_1(case, refusal, value):
    assert "DETOUR" in refusal(case(DETOUR=value))


def test_without_a_capacity_only_facilities_are_counted(run, frame, case, memory):
    types = [*CLINIC, *for_target('"kids"', "places", "school")]
    places = memory(POINTS, ["type:string"], [(at(200), ["clinic"]), (at(1900), ["school"])], "shops")
    results = run("facilitydemand", case(CAPACITY="", TYPES=types, FACILITIES=places))
    rows = frame(results.TABLE).set_index(["type", "division_id"])
    # one clinic for 400
    assert rows.loc[("clinic", "a"), ["supply", "accessible", "adequacy", "score"]].tolist() == [1, 2.5, 25, 37.5]
    for name, kids, covered in (("a", 20, 0), ("b", 30, 100), ("*", 50, 60)):
        row = rows.loc[("school", name)]
        assert row[["target", "need", "coverage"]].tolist() == [kids, kids / 100, covered]
        unknown = ["supply", "accessible", "adequacy", "unmet_people", "gap", "score", "rank"]
        assert row[unknown].isna().all()
        assert (row["reason"], row["withheld"]) == ("no capacity given", False)
    wide = frame(results.OUTPUT)
    assert wide["school_score"].isna().all()
    assert wide["priority"].tolist() == ["clinic", "clinic"]
    units = frame(results.UNITS)
    assert units["school_access"].isna().all()
    assert units["school_min"][1] == pytest.approx(8.0, rel=1e-3)
    assert units["school_min"].isna().tolist() == [False, False, True]
    assert all("no capacity given" in reason and "school" in reason for reason in units["access_reason"])


# --- small counts


def test_a_limit_withholds_few_people_and_nothing_else(run, frame, case, table):
    # 4 children in a, 30 in b, where as many live as children
    units = [(at(100), [100, 4]), (at(1100), [300, 30]), (at(1900), [80, 40]), (at(9000), [50, 5])]
    plan = [(box(0, 1000), ["a"]), (box(1000, 1500), ["b"]), (box(1500, 2000), ["c"])]
    types = [*CLINIC, *for_target('"kids"', name="school")]
    shown = frame(run("facilitydemand", case(units, plan=plan, TYPES=types)).TABLE)
    results = run("facilitydemand", case(units, plan=plan, TYPES=types, MIN_COUNT=10))
    rows = frame(results.TABLE)
    kids = rows["type"] == "school"
    # a is too few; the smallest of the others keeps it from being the rest of the sum
    assert rows.loc[kids].set_index("division_id")["withheld"].to_dict() == {
        "a": True,
        "b": True,
        "c": False,
        "*": False,
    }
    hidden = rows.loc[kids & rows["withheld"].astype(bool)]
    measures = [
        "target",
        "need",
        "accessible",
        "coverage",
        "adequacy",
        "intensity",
        "unmet_people",
        "gap",
        "score",
        "rank",
    ]
    assert hidden[measures].isna().all().all()
    assert set(hidden["reason"]) == {"withheld"}
    wide = frame(results.OUTPUT).set_index("division_id")
    assert wide.loc[["a", "b"], ["school_score", "school_unmet"]].isna().all().all()
    # whom everybody belongs to is no small group
    everybody = rows.loc[~kids, [*measures, "supply"]]
    assert np.allclose(everybody, shown.loc[~kids, [*measures, "supply"]], equal_nan=True)
    assert wide["population"].tolist() == [100, 300, 80]


def test_a_limit_on_people_hides_no_facility(run, case):
    (_, account) = json.loads(run("facilitydemand", case(MIN_COUNT=10)).LEDGER)["accounts"]
    assert account["what"] == "facilities"
    assert account["total"] == 1
    assert [entry["amount"] for entry in account["entries"]] == [1]
