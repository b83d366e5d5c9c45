"""Commutes that are not as they should be: one clear sentence, or the right answer said in the ledger."""

import json

import pytest
from algorithm_making import refused

DEGREES = "EPSG:4326"
SQUARE = "POLYGON(({0} 31, {1} 31, {1} 31.1, {0} 31.1, {0} 31))"
WEST, EAST, FAR = SQUARE.format(121, 121.1), SQUARE.format(121.1, 121.2), SQUARE.format(121.2, 121.4)
POLYGONS, LINES, TABLE = f"Polygon?crs={DEGREES}", f"LineString?crs={DEGREES}", "None"
ENDS = ["hx:double", "hy:double", "wx:double", "wy:double", "n:double"]
IN_WEST, IN_EAST, IN_FAR = (121.05, 31.05), (121.15, 31.05), (121.3, 31.05)
FLOWS = dict.fromkeys(("FLOWS", "MATRIX", "BALANCE"), "TEMPORARY_OUTPUT")


@pytest.fixture
def divisions(memory):
    return memory(POLYGONS, ["id:string"], [(WEST, ["a"]), (EAST, ["b"])], "plan")


@pytest.fixture
def by_coordinates(memory, divisions):
    """A function (rows of x, y, x, y, commuters; changes) -> parameters."""

    def case(rows, fields=ENDS, **changes):
        return {
            "DIVISIONS": divisions,
            "DIVISION_ID": "id",
            "COMMUTES": memory(TABLE, fields, [(None, row) for row in rows], "trips"),
            "ENDS": 1,
            "HOME_X": "hx",
            "HOME_Y": "hy",
            "WORK_X": "wx",
            "WORK_Y": "wy",
            "COUNT": "n",
            **changes,
        }

    return case


@pytest.fixture
def by_lines(memory, divisions):
    """A function (rows of WKT, commuters; kind; changes) -> parameters."""

    def case(rows, kind=LINES, **changes):
        layer = memory(kind, ["n:double"], [(wkt, [count]) for wkt, count in rows], "lines")
        return {"DIVISIONS": divisions, "DIVISION_ID": "id", "COMMUTES": layer, "ENDS": 0, "COUNT": "n", **changes}

    return case


@pytest.fixture
def by_zones(memory, divisions):
    """A function (rows of home, work, commuters; zone ids; types of both; changes) -> parameters."""

    def case(rows, ids=("01", "02"), kind="string", zone_kind="string", **changes):
        fields = [f"home:{kind}", f"work:{kind}", "n:double"]
        shapes = (WEST, EAST, FAR, SQUARE.format(121.4, 121.5))
        zones = memory(POLYGONS, [f"zone:{zone_kind}"], [(w, [i]) for w, i in zip(shapes, ids)], "tracts")
        return {
            "DIVISIONS": divisions,
            "DIVISION_ID": "id",
            "COMMUTES": memory(TABLE, fields, [(None, row) for row in rows], "counts"),
            "ENDS": 2,
            "HOME_ZONE": "home",
            "WORK_ZONE": "work",
            "ZONES": zones,
            "ZONE_ID": "zone",
            "COUNT": "n",
            **changes,
        }

    return case


def refusal(run, parameters, algorithm="commutebands"):
    """Run what must be refused; return the sentence."""
    return refused(run, algorithm, parameters)


def unusable(results):
    """Return what the ledger says of unusable records: {reason: (records, commuters)}."""
    (account,) = json.loads(results.LEDGER)["accounts"]
    entries = account["entries"]
    # whatever goes wrong, the account closes
    assert sum(e["records"] for e in entries) == account["records"] == results.RECORDS
    assert sum(e["amount"] for e in entries) == pytest.approx(account["total"])
    assert pytest.approx(account["total"]) == results.COMMUTERS + results.UNRELATED + results.UNLOCATED
    return {e["reason"]: (e["records"], e["amount"]) for e in entries if e["fate"] == "unusable"}


def directions(frame, results, level="area", side="all"):
    """Return {direction: commuters}, without those of nobody."""
    table = frame(results.TABLE)
    sums = table[(table["level"] == level) & (table["side"] == side)].groupby("direction")["commuters"].sum()
    return sums[sums > 0].to_dict()


def bands(frame, results):
    table = frame(results.TABLE)
    sums = table[(table["level"] == "area") & (table["side"] == "all")].groupby("band")["commuters"].sum()
    return sums[sums > 0].to_dict()


def test_the_case_itself_is_well(run, frame, by_coordinates):
    rows = [[*IN_WEST, *IN_EAST, 3], [*IN_WEST, *IN_WEST, 4], [*IN_FAR, *IN_WEST, 5], [*IN_EAST, *IN_FAR, 6]]
    results = run("commutebands", by_coordinates([*rows, [*IN_FAR, *IN_FAR, 7]]))
    assert directions(frame, results) == {"between": 3, "within": 4, "inbound": 5, "outbound": 6}
    assert (results.COMMUTERS, results.INTERNAL, results.EXTERNAL) == (18, 7, 11)
    assert (results.UNRELATED, results.UNLOCATED, results.RECORDS, results.RECORDS_UNLOCATED) == (7, 0, 5, 0)
    assert unusable(results) == {}
    assert results.warned == []


# --- ends


@pytest.mark.parametrize("which", ["home", "work"])
@pytest.mark.parametrize(
    ("end", "words"),
    [
        ((None, None), "is missing"),
        ((121.05, None), "is missing"),
        ((float("nan"), 31.05), "is missing"),
        ((float("inf"), 31.05), "is missing"),
        ((0, 0), "is at (0, 0)"),
        ((500, 31), "is no longitude and latitude"),
        ((121.05, 1e9), "is no longitude and latitude"),
    ],
)
def test_an_end_that_is_no_place(run, frame, by_coordinates, which, end, words):
    row = [*end, *IN_EAST, 3] if which == "home" else [*IN_EAST, *end, 3]
    results = run("commutebands", by_coordinates([row, [*IN_WEST, *IN_EAST, 4]]))
    (reason,) = unusable(results)
    assert which in reason
    assert words in reason
    assert unusable(results)[reason] == (1, 3)
    assert (results.UNLOCATED, results.RECORDS_UNLOCATED, results.COMMUTERS) == (3, 1, 4)
    assert any(reason in line for line in results.said)
    assert directions(frame, results) == {"between": 4}


def test_both_ends_missing_count_once(run, by_coordinates):
    results = run("commutebands", by_coordinates([[None] * 4 + [3], [*IN_WEST, *IN_EAST, 4]]))
    assert list(unusable(results).values()) == [(1, 3)]


def test_beyond_the_bounds_of_a_metric_crs(run, frame, by_coordinates):
    rows = [[1e30, 1e30, 3e5, 3.4e6, 3], [3e5, 3.4e6, 3.1e5, 3.4e6, 4]]
    results = run("commutebands", by_coordinates(rows, COORD_CRS="EPSG:32651"))
    (reason,) = unusable(results)
    assert "home" in reason
    assert unusable(results)[reason] == (1, 3)


def test_swapped_latitude_and_longitude_are_recognised_and_said(run, frame, by_coordinates):
    rows = [[*IN_WEST[::-1], *IN_EAST[::-1], 3], [*IN_WEST, *IN_EAST[::-1], 5], [*IN_WEST, *IN_EAST, 4]]
    results = run("commutebands", by_coordinates(rows))
    (warning,) = [text for text in results.warned if "swapped" in text]
    assert "'trips'" in warning
    assert "exchange" in warning
    assert unusable(results) == {
        "home has latitude and longitude swapped": (1, 3),
        "work has latitude and longitude swapped": (1, 5),
    }
    assert directions(frame, results) == {"between": 4}


def test_swapped_where_both_could_be_degrees(run, memory, by_coordinates):
    square = "POLYGON((-9.2 38.7, -9.1 38.7, -9.1 38.8, -9.2 38.8, -9.2 38.7))"
    lisbon = memory(POLYGONS, ["id:string"], [(square, ["x"])], "lisbon")
    rows = [[38.75, -9.15, 38.76, -9.15, 3], [-9.15, 38.75, 38.76, -9.15, 4], [-9.15, 38.75, -9.05, 38.7, 5]]
    results = run("commutebands", by_coordinates(rows, DIVISIONS=lisbon))
    assert unusable(results) == {
        "home has latitude and longitude swapped": (1, 3),
        "work has latitude and longitude swapped": (1, 4),
    }
    assert (results.COMMUTERS, results.EXTERNAL) == (5, 5)
    (warning,) = results.warned
    assert "'trips'" in warning
    assert "2 record(s)" in warning
    assert "exchange" in warning


def test_metres_that_are_swapped(run, memory, by_coordinates):
    square = "POLYGON((300000 3400000, 310000 3400000, 310000 3410000, 300000 3410000, 300000 3400000))"
    metres = memory("Polygon?crs=EPSG:32651", ["id:string"], [(square, ["x"])], "metres")
    rows = [[3405000, 305000, 3406000, 305000, 3], [305000, 3405000, 306000, 3405000, 4]]
    results = run("commutebands", by_coordinates(rows, DIVISIONS=metres, COORD_CRS="EPSG:32651"))
    assert unusable(results) == {"home has x and y swapped": (1, 3)}
    assert results.COMMUTERS == 4


def test_where_an_end_may_lie_on_the_mirror_image_nothing_is_called_swapped(run, memory, by_coordinates):
    # 9 to 11 degrees east and 10 to 12 north: a neighbour at (10.5, 9.5) is none that was swapped
    square = "POLYGON((9 10, 11 10, 11 12, 9 12, 9 10))"
    near = memory(POLYGONS, ["id:string"], [(square, ["x"])], "near")
    results = run("commutebands", by_coordinates([[10.5, 9.5, 10.5, 10.5, 3]], DIVISIONS=near))
    assert unusable(results) == {}
    assert (results.EXTERNAL, results.warned) == (3, [])


def test_text_coordinates(run, frame, by_coordinates):
    fields = [name.replace("double", "string") for name in ENDS[:4]] + ENDS[4:]
    rows = [
        [*map(str, IN_WEST), " 121.15 ", "31.05", 3],
        ["121,05", "31,05", *map(str, IN_EAST), 5],
        [*map(str, IN_WEST), "east", "31.05", 6],
        ["", "", *map(str, IN_EAST), 7],
        [None, None, *map(str, IN_EAST), 8],
    ]
    results = run("commutebands", by_coordinates(rows, fields))
    assert directions(frame, results) == {"between": 3}
    reasons = unusable(results)
    assert reasons.pop("home is missing")[1] >= 8
    assert all("is text and no number" in reason for reason in reasons)
    assert {reason.split("'")[1] for reason in reasons} == {"hx", "wx"}
    assert results.UNLOCATED == 26


# --- lines


def line(*points):
    return "LINESTRING(" + ", ".join(f"{x} {y}" for x, y in points) + ")"


def test_a_line_of_one_vertex(run, frame, by_lines):
    results = run("commutebands", by_lines([(line(IN_WEST), 3), (line(IN_WEST, IN_EAST), 4)]))
    (reason,) = unusable(results)
    assert "vertex" in reason
    assert unusable(results)[reason] == (1, 3)
    assert directions(frame, results) == {"between": 4}


def test_a_line_of_zero_length_is_0_km(run, frame, by_lines):
    results = run("commutebands", by_lines([(line(IN_WEST, IN_WEST), 3), (line(IN_EAST, IN_FAR, IN_EAST), 4)]))
    assert directions(frame, results) == {"within": 7}
    assert bands(frame, results) == {"0_5": 7}
    assert frame(results.OUTPUT)["home_mean_km"].tolist() == [0, 0]
    # it is said: such lines are often what a tool leaves of people who stay in their zone
    assert sum("In 2 record(s) home and work are the same point" in text for text in results.said) == 1


def test_a_line_of_several_parts_goes_from_its_first_to_its_last_vertex(run, frame, by_lines):
    kind = f"MultiLineString?crs={DEGREES}"
    parts = f"MULTILINESTRING({line(IN_WEST, IN_FAR)[10:]}, {line(IN_FAR, IN_EAST)[10:]})"
    one = f"MULTILINESTRING({line(IN_FAR, IN_WEST)[10:]})"
    results = run("commutebands", by_lines([(parts, 3), (one, 4)], kind))
    assert directions(frame, results) == {"between": 3, "inbound": 4}
    # as the crow flies, whatever the way between
    assert frame(results.OUTPUT)["home_mean_km"][0] == pytest.approx(9.55, abs=0.02)


def test_lines_without_geometry_and_points(run, frame, memory, by_lines):
    results = run("commutebands", by_lines([(None, 3), ("LINESTRING EMPTY", 5), (line(IN_WEST, IN_EAST), 4)]))
    assert list(unusable(results).values()) == [(2, 8)]
    points = memory(f"Point?crs={DEGREES}", ["n:double"], [("POINT(121.05 31.05)", [3])], "dots")
    results = run("commutebands", by_lines([], COMMUTES=points))
    assert list(unusable(results).values()) == [(1, 3)]
    assert any("no line" in reason for reason in unusable(results))
    assert any("'dots'" in text for text in results.warned)


def test_lines_of_a_table_or_without_a_crs(run, memory, by_lines):
    from qgis.core import QgsCoordinateReferenceSystem

    table = memory(TABLE, ["n:double"], [(None, [1])], "sheet")
    text = refusal(run, by_lines([], COMMUTES=table))
    assert "'sheet'" in text
    homeless = memory(LINES, ["n:double"], [(line(IN_WEST, IN_EAST), [1])], "homeless")
    homeless.setCrs(QgsCoordinateReferenceSystem())
    text = refusal(run, by_lines([], COMMUTES=homeless))
    assert "'homeless'" in text
    assert "coordinate reference system" in text


def test_no_records_at_all(run, by_coordinates):
    text = refusal(run, by_coordinates([]))
    assert "'trips'" in text
    assert "no records" in text


# --- counts


@pytest.mark.parametrize("count", [-5.0, float("nan"), float("inf"), None])
def test_counts_that_are_none(run, frame, by_coordinates, count):
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, count], [*IN_WEST, *IN_EAST, 4]]))
    assert directions(frame, results) == {"between": 4}
    ((reason, (records, people)),) = unusable(results).items()
    assert "count" in reason
    assert (records, people) == (1, 0)
    # NULL is unknown and needs no warning
    assert any("'trips'" in text and "number 1" in text for text in results.warned) == (count is not None)


def test_fractional_counts_are_added_up(run, frame, by_coordinates):
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, 0.25], [*IN_WEST, *IN_EAST, 1.5]]))
    assert directions(frame, results) == {"between": 1.75}
    assert results.COMMUTERS == 1.75


def test_counts_as_text(run, frame, by_coordinates):
    fields = [*ENDS[:4], "n:string"]
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, "12"]], fields))
    assert results.COMMUTERS == 12
    text = refusal(run, by_coordinates([[*IN_WEST, *IN_EAST, "a dozen"]], fields))
    assert all(word in text for word in ("'trips'", "'a dozen'", "n", "feature 1")), text


def test_without_a_count_each_record_is_one(run, by_coordinates):
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, 7]] * 3, COUNT=None))
    assert results.COMMUTERS == 3


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf"), None])
def test_distances_that_are_none_are_unknown(run, frame, by_coordinates, value):
    fields = [*ENDS, "km:double"]
    rows = [[*IN_WEST, *IN_EAST, 3, value], [*IN_WEST, *IN_EAST, 4, 12.0]]
    results = run("commutebands", by_coordinates(rows, fields, DISTANCE="km"))
    assert bands(frame, results) == {"unknown": 3, "10_20": 4}
    # counted in totals, left out of means
    assert frame(results.OUTPUT)["home_total"][0] == 7
    assert frame(results.OUTPUT)["home_mean_km"][0] == 12.0


# --- zone ids


@pytest.mark.parametrize(
    ("ids", "zone_kind", "rows", "kind"),
    [
        (("01", "02"), "string", [["01", "02", 3]], "string"),
        (("01", "02"), "string", [[1, 2, 3]], "integer"),
        (("01", "02"), "string", [[1.0, 2.0, 3]], "double"),
        ((1, 2), "integer", [["1", "2", 3]], "string"),
        ((1, 2), "integer", [["01", "0002", 3]], "string"),
        ((1.0, 2.0), "double", [[1, 2, 3]], "integer"),
        (("1", "2"), "string", [[" 1", "2 ", 3]], "string"),
    ],
)
def test_zone_ids_with_zeros_as_numbers_and_as_text(run, frame, by_zones, ids, zone_kind, rows, kind):
    results = run("commutebands", by_zones(rows, ids, kind, zone_kind))
    assert directions(frame, results) == {"between": 3}
    assert results.UNLOCATED == 0
    bare = str(ids[0]).startswith("0") != str(rows[0][0]).startswith("0")
    assert any("leading zeros" in text for text in results.said) == bare


def test_zeros_tell_zones_apart_where_they_must(run, by_zones):
    # two zones are 1 without their zeros: text finds its own, a number finds the one that is written so
    results = run("commutebands", by_zones([["01", "001", 3]], ("01", "001")))
    assert results.INTERNAL == 3
    results = run("commutebands", by_zones([[1, 1, 3]], ("01", "001"), "integer"))
    assert (results.INTERNAL, results.UNLOCATED) == (0, 3)
    assert any("'1'" in text for text in results.warned)


def test_a_zone_id_without_a_zone_is_counted_and_named(run, frame, by_zones):
    rows = [["01", "99", 3], ["98", "02", 4], ["98", "98", 5], ["01", "02", 6], ["01", None, 7], ["", "02", 8]]
    results = run("commutebands", by_zones(rows))
    assert (results.COMMUTERS, results.UNLOCATED, results.RECORDS_UNLOCATED) == (6, 27, 5)
    (warning,) = [text for text in results.warned if "'98'" in text]
    assert "'tracts'" in warning
    assert "'99' (1)" in warning
    reasons = unusable(results)
    assert sum(records for records, _ in reasons.values()) == 5
    assert any("work has no zone id" in reason for reason in reasons)
    assert any("home has no zone id" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("ids", "zone_kind", "words"),
    [
        (("01", "01"), "string", ["'tracts'", "'zone'", "zones 1 and 2", "'01'"]),
        ((7, 7), "integer", ["'tracts'", "zones 1 and 2", "'7'"]),
        (("01", " 01 "), "string", ["'tracts'", "zones 1 and 2", "'01'"]),
        (("01", None), "string", ["'tracts'", "zone 2", "no id"]),
        (("01", ""), "string", ["'tracts'", "zone 2", "no id"]),
    ],
)
def test_zone_ids_that_cannot_be(run, by_zones, ids, zone_kind, words):
    text = refusal(run, by_zones([["01", "01", 3]], ids, zone_kind=zone_kind))
    assert all(word in text for word in words), text


def test_a_blank_zone_id_is_none(run, by_zones):
    # without its zeros the zone 0 is called nothing, and nothing is still not its name
    results = run("commutebands", by_zones([["", "0", 3], [" ", "0", 4], ["00", "1", 5]], ("0", "1")))
    assert unusable(results) == {"home has no zone id": (2, 7)}
    assert results.COMMUTERS == 5
    results = run("commutebands", by_zones([[float("nan"), 1.0, 3], [0.0, 1.0, 4]], ("0", "1"), "double"))
    assert unusable(results) == {"home has no zone id": (1, 3)}
    assert results.warned == []


def test_a_zone_without_a_geometry(run, memory, by_zones):
    zones = memory(POLYGONS, ["zone:string"], [(WEST, ["01"]), (None, ["02"])], "tracts")
    results = run("commutebands", by_zones([["01", "02", 3], ["01", "01", 4]], ZONES=zones))
    assert unusable(results) == {"work is in a zone without a geometry": (1, 3)}


def test_point_zones_have_no_distance_within(run, frame, memory, by_zones):
    rows = [("POINT(121.05 31.05)", ["01"]), ("POINT(121.15 31.05)", ["02"])]
    zones = memory(f"Point?crs={DEGREES}", ["zone:string"], rows, "stops")
    results = run("commutebands", by_zones([["01", "01", 3], ["01", "02", 4]], ZONES=zones))
    assert bands(frame, results) == {"unknown": 3, "5_10": 4}


# --- what must be chosen


@pytest.mark.parametrize("name", ["HOME_X", "HOME_Y", "WORK_X", "WORK_Y"])
def test_a_coordinate_field_that_was_not_chosen(run, by_coordinates, name):
    assert name in refusal(run, by_coordinates([[*IN_WEST, *IN_EAST, 3]], **{name: None}))


@pytest.mark.parametrize("name", ["HOME_ZONE", "WORK_ZONE", "ZONES", "ZONE_ID"])
def test_a_zone_field_that_was_not_chosen(run, by_zones, name):
    assert name in refusal(run, by_zones([["01", "02", 3]], **{name: None}))


def test_a_field_that_the_layer_does_not_have(run, by_coordinates):
    text = refusal(run, by_coordinates([[*IN_WEST, *IN_EAST, 3]], HOME_X="longitude"))
    assert "'trips'" in text
    assert "'longitude'" in text


# --- bands and the extreme


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10,5,20", ["10,5,20", "5,10,20"]),
        ("5,5,10", ["5,5,10", "write them as 5,10"]),
        ("-5,10", ["'-5'", "above 0"]),
        ("0,5", ["'0'", "above 0"]),
        ("5;10", ["'5;10'", "commas"]),
        ("5,,10", ["''", "commas"]),
        ("5,far", ["'far'"]),
        ("1e400", ["'1e400'"]),
    ],
)
@pytest.mark.parametrize("algorithm", ["commutebands", "commutercrowds", "commutemap"])
def test_bands_that_cannot_be(run, by_coordinates, text, words, algorithm):
    parameters = by_coordinates([[*IN_WEST, *IN_EAST, 3]], BANDS=text, ATTRIBUTES=["x", "x", "flag", "true"])
    said = refusal(run, parameters, algorithm)
    assert all(word in said for word in words), said


@pytest.mark.parametrize("text", [" ", "，"])
def test_bands_that_are_empty(run, by_coordinates, text):
    said = refusal(run, by_coordinates([[*IN_WEST, *IN_EAST, 3]], BANDS=text))
    assert "5,10" in said


@pytest.mark.parametrize("text", ["５，１０", "5、10", " 5 , 10 ", "5.0,10"])
def test_full_width_commas_and_digits_are_read(run, frame, by_coordinates, text):
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, 3]], BANDS=text))
    assert bands(frame, results) == {"5_10": 3}
    assert {"home_0_5", "home_5_10", "home_10_up", "home_unknown"} <= set(frame(results.OUTPUT))


def test_a_band_that_is_not_whole_is_written_with_p(run, frame, by_coordinates):
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, 3]], BANDS="2.5,９．５０,9.75"))
    assert bands(frame, results) == {"9p5_9p75": 3}
    assert frame(results.OUTPUT)["home_9p5_9p75"][0] == 100


@pytest.mark.parametrize("algorithm", ["commutebands", "commutercrowds"])
def test_an_extreme_below_0(run, by_coordinates, algorithm):
    parameters = by_coordinates([[*IN_WEST, *IN_EAST, 3]], EXTREME=-1, ATTRIBUTES=["x", "x", "flag", "true"])
    assert "EXTREME" in refusal(run, parameters, algorithm) or "Extreme" in refusal(run, parameters, algorithm)


def test_an_extreme_of_0_is_everybody(run, frame, by_coordinates):
    results = run("commutebands", by_coordinates([[*IN_WEST, *IN_EAST, 3]], EXTREME=0))
    assert frame(results.OUTPUT)["home_extreme"][0] == 100


# --- divisions and regions


def test_divisions_that_overlap_count_an_end_once(run, frame, memory, by_coordinates):
    # the strip between 121.05 and 121.1 is both's: the lowest id has it
    rows = [(SQUARE.format(121.05, 121.2), ["b"]), (WEST, ["a"])]
    overlapping = memory(POLYGONS, ["id:string"], rows, "plan")
    commutes = [[121.07, 31.05, 121.15, 31.05, 3], [121.15, 31.05, 121.16, 31.05, 4]]
    results = run("commutebands", by_coordinates(commutes, DIVISIONS=overlapping))
    found = frame(results.OUTPUT).set_index("division_id")
    assert found["home_total"].to_dict() == {"b": 4, "a": 3}
    assert found["work_total"].to_dict() == {"b": 7, "a": 0}
    assert directions(frame, results) == {"between": 3, "within": 4}
    (remark,) = json.loads(results.LEDGER)["remarks"]
    assert "a / b" in remark
    assert "m2 and 3 commuters" in remark
    assert remark in results.said


@pytest.mark.parametrize("limit", [0, 5])
def test_what_lies_on_an_overlap_is_counted_for_zones_too(run, memory, by_zones, limit):
    overlapping = memory(POLYGONS, ["id:string"], [(SQUARE.format(121.04, 121.2), ["b"]), (WEST, ["a"])], "plan")
    results = run("commutebands", by_zones([["01", "02", 3], ["02", "02", 4]], DIVISIONS=overlapping, MIN_COUNT=limit))
    (remark,) = json.loads(results.LEDGER)["remarks"]
    assert ("few commuters" if limit else "3 commuters") in remark


def test_a_shared_boundary_belongs_to_the_lowest_id(run, frame, by_coordinates):
    results = run("commutebands", by_coordinates([[121.1, 31.05, *IN_EAST, 3]]))
    assert directions(frame, results) == {"between": 3}
    assert json.loads(results.LEDGER)["remarks"] == []


def test_no_commute_in_the_study_area(run, frame, by_coordinates):
    attributes = ["any", "any", "flag", "true"]
    parameters = by_coordinates([[*IN_FAR, *IN_FAR, 3], [*IN_FAR, 10, 10, 4]], ATTRIBUTES=attributes)
    for algorithm in ("commutebands", "odflows", "commutercrowds", "commutemap"):
        results = run(algorithm, {**parameters, **(FLOWS if algorithm == "odflows" else {})})
        assert (results.COMMUTERS, results.UNRELATED, results.RECORDS) == (0, 7, 2)
        (warning,) = results.warned
        assert "'trips'" in warning
        assert "no commute begins or ends in a division" in warning
    bare = frame(run("commutebands", parameters).OUTPUT)
    assert (bare[["home_total", "work_total"]] == 0).all().all()
    assert bare["home_mean_km"].isna().all()
    flows = run("odflows", {**parameters, **FLOWS})
    assert flows.FLOWS.featureCount() == 0
    assert (frame(flows.MATRIX)["commuters"] == 0).all()
    assert frame(flows.BALANCE)["job_ratio"].isna().all()
    assert frame(flows.BALANCE)["reason"].notna().all()
    assert run("commutemap", parameters).OUTPUT.featureCount() == 0


def outside(memory, *rows, name="around"):
    layer = memory(POLYGONS, ["region:string"], [(wkt, [region]) for wkt, region in rows], name)
    return {"EXTERNAL": layer, "EXTERNAL_ID": "region", **FLOWS}


def test_regions_outside_that_overlap_the_divisions(run, frame, memory, by_coordinates):
    regions = outside(memory, (SQUARE.format(121.1, 121.4), "big"))
    rows = [[*IN_WEST, *IN_EAST, 3], [*IN_WEST, *IN_FAR, 4], [*IN_WEST, 121.7, 31.05, 5]]
    results = run("odflows", by_coordinates(rows, **regions))
    flows = frame(results.FLOWS).set_index(["origin", "destination"])["commuters"]
    # what lies in both is the division's
    assert flows.to_dict() == {("a", "b"): 3, ("a", "big"): 4, ("a", "elsewhere"): 5}
    (warning,) = results.warned
    assert "'around'" in warning
    assert "'big'" in warning
    assert "the division's" in warning


def test_regions_that_only_touch_are_not_warned_of(run, memory, by_coordinates):
    results = run("odflows", by_coordinates([[*IN_WEST, *IN_FAR, 4]], **outside(memory, (FAR, "east"))))
    assert results.warned == []


def test_a_region_with_a_divisions_id(run, memory, by_coordinates):
    text = refusal(run, by_coordinates([[*IN_WEST, *IN_FAR, 4]], **outside(memory, (FAR, "a"))), "odflows")
    assert all(word in text for word in ("'around'", "'region'", "'a'")), text


@pytest.mark.parametrize("ids", [("x", "x"), ("elsewhere", "x"), (None, "x")])
def test_region_ids_that_cannot_be(run, memory, by_coordinates, ids):
    regions = outside(memory, (FAR, ids[0]), (SQUARE.format(121.4, 121.5), ids[1]))
    text = refusal(run, by_coordinates([[*IN_WEST, *IN_FAR, 4]], **regions), "odflows")
    assert "'around'" in text
    assert "'region'" in text


def test_regions_without_an_id_field(run, memory, by_coordinates):
    regions = {**outside(memory, (FAR, "x")), "EXTERNAL_ID": None}
    assert "EXTERNAL_ID" in refusal(run, by_coordinates([[*IN_WEST, *IN_FAR, 4]], **regions), "odflows")


# --- attributes and the map


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["Old", "old", "flag", "true"], "'Old'"),
        (["old", "old", "maybe", "true"], "'maybe'"),
        (["old", "old", "flag", ""], "no expression"),
        (["old", "old", "flag", '"age" > 60'], "age"),
        (["old", "old", "flag", '"n" >'], "cannot be read"),
        (["old", "old", "flag", "true"] * 2, "twice"),
    ],
)
def test_attributes_that_cannot_be(run, by_coordinates, row, words):
    parameters = by_coordinates([[*IN_WEST, *IN_EAST, 3]], ATTRIBUTES=row)
    assert words in refusal(run, parameters, "commutercrowds")


def test_an_attribute_that_is_unknown_is_left_out_of_the_base(run, frame, by_coordinates):
    fields = [*ENDS, "old:integer"]
    rows = [[*IN_WEST, *IN_EAST, 3, 1], [*IN_WEST, *IN_EAST, 4, 0], [*IN_WEST, *IN_EAST, 5, None]]
    attributes = ["old", "old", "flag", '"old"']
    table = frame(run("commutercrowds", by_coordinates(rows, fields, ATTRIBUTES=attributes)).TABLE)
    (row,) = table[(table["level"] == "area") & (table["side"] == "all") & (table["subset"] == "all")].itertuples()
    assert (row.commuters, row.base) == (3, 7)
    assert row.share == pytest.approx(300 / 7)
    assert row.lq == pytest.approx(1)


def test_a_division_that_is_not_there(run, by_coordinates):
    text = refusal(run, by_coordinates([[*IN_WEST, *IN_EAST, 3]], CHOSEN="a,z"), "commutemap")
    assert all(word in text for word in ("'plan'", "'z'", "a, b")), text
