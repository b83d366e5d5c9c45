"""Ways to walk on that are not as they should be: one clear sentence, or the right minutes and what is out of reach."""

import json

import numpy as np
import pytest
from algorithm_making import CRS, X, Y, at, refused

POINTS, LINES, PARTS = (f"{kind}?crs={CRS}" for kind in ("Point", "LineString", "MultiLineString"))
# at 6 km/h a minute is 100 m; UTM is 0.02 per cent too short here, and units stand on the way
NEAR = 1e-3


def line(*places):
    return f"LINESTRING({joined(places)})"


def lines(*parts):
    return f"MULTILINESTRING({', '.join(f'({joined(part)})' for part in parts)})"


def joined(places):
    return ", ".join(f"{X + east} {Y + north}" for east, north in places)


@pytest.fixture
def walk(run, frame, memory):
    """A function (units, ways: rows of WKT and speed; changes) -> (minutes to the clinic at (0, 0), results)."""

    def walk(units, ways, kind=LINES, field="speed:double", clinic=(0, 0), **changes):
        results = run("facilitydemand", parameters(memory, units, ways, kind, field, clinic, **changes))
        for account in json.loads(results.LEDGER)["accounts"]:
            amounts = [entry["amount"] for entry in account["entries"]]
            assert sum(amounts) == pytest.approx(account["total"], rel=1e-9)
        table = frame(results.UNITS)
        # what is out of reach says so, and has nothing
        out = table["clinic_min"].isna()
        assert (table["access_reason"].notna() == out).all()
        assert (table.loc[out, "access_reason"] == "out of reach: clinic").all()
        assert (table.loc[out, "clinic_access"] == 0).all()
        return table["clinic_min"].tolist(), results

    return walk


def parameters(memory, units, ways, kind=LINES, field="speed:double", clinic=(0, 0), **changes):
    x, y = X - 5000, Y - 5000
    square = f"POLYGON(({x} {y}, {x + 10000} {y}, {x + 10000} {y + 10000}, {x} {y + 10000}, {x} {y}))"
    return {
        "DIVISIONS": memory(f"Polygon?crs={CRS}", ["id:string"], [(square, ["a"])], "plan"),
        "DIVISION_ID": "id",
        "POPULATION": memory(POINTS, ["population:double"], [(at(*place), [10]) for place in units], "census"),
        "FACILITIES": memory(POINTS, ["type:string"], [(at(*clinic), ["clinic"])], "shops"),
        "FACILITY_TYPE": "type",
        "TYPES": ["clinic", "clinics", '"population"', "10", "facilities", "20", "6"],
        "NETWORK": memory(kind, [field], [(wkt, [speed]) for wkt, speed in ways], "ways"),
        "UNITS": "TEMPORARY_OUTPUT",
        **changes,
    }


@pytest.fixture
def refusal(run, memory, tmp_path):
    """A function (ways; kind, field, changes) -> the one sentence by which they are refused, with no file left."""
    folder = tmp_path / "results"
    folder.mkdir()

    def refusal(ways, **changes):
        given = parameters(memory, [(500, 0)], ways, **changes)
        return refused(run, "facilitydemand", given, folder, ("OUTPUT", "TABLE", "UNITS"))

    return refusal


def remarks(results):
    return json.loads(results.LEDGER)["remarks"]


STREET = (line((0, 0), (1000, 0)), None)


def test_the_case_itself_is_well(walk):
    minutes, results = walk([(500, 0), (1000, 0), (300, 40)], [STREET])
    # the third is 40 m off: on foot from the door, 300 m along
    assert minutes == pytest.approx([5, 10, 3.4], rel=NEAR)
    assert results.warned == [] and remarks(results) == []
    # the detour belongs to the straight line
    assert walk([(500, 0)], [STREET], DETOUR=3)[0] == pytest.approx([5], rel=NEAR)


# --- layers that are no ways


@pytest.mark.parametrize(
    ("ways", "kind"),
    [
        ([], LINES),
        ([(None, None), ("LINESTRING EMPTY", None)], LINES),
        ([(at(0, 0), None), (at(1000, 0), None)], POINTS),
        ([(f"POLYGON(({joined([(0, 0), (9, 0), (9, 9), (0, 0)])}))", None)], f"Polygon?crs={CRS}"),
    ],
    ids=["empty", "no geometry", "points", "polygons"],
)
def test_a_layer_without_ways(refusal, ways, kind):
    text = refusal(ways, kind=kind)
    assert "'ways'" in text
    assert "choose the ways" in text


def test_a_table_and_a_layer_without_a_crs(refusal, memory):
    table = memory("None", ["speed:double"], [(None, [5.0])], "sheet")
    assert "'sheet'" in refusal([STREET], NETWORK=table)
    from qgis.core import QgsCoordinateReferenceSystem

    homeless = memory(LINES, ["speed:double"], [(STREET[0], [None])], "homeless")
    homeless.setCrs(QgsCoordinateReferenceSystem())
    text = refusal([STREET], NETWORK=homeless)
    assert "'homeless'" in text and "coordinate reference system" in text


def test_coordinates_that_are_no_place(refusal):
    text = refusal([STREET, ("LINESTRING(1e30 1e30, 2e30 1e30)", None)])
    assert all(word in text for word in ("'ways'", "2 vertices", "CRS"))


@pytest.mark.parametrize("name", ["SNAP", "DETOUR"])
@pytest.mark.parametrize("value", [-1, "far"])
def test_distances_that_are_none(refusal, name, value):
    assert name in refusal([STREET], **{name: value})


# --- geometry


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32650"])
def test_ways_in_degrees_and_in_other_metres(run, frame, memory, crs):
    import processing

    ways = [(line((0, 0), (700, 0), (1000, 300)), 6.0), (line((700, 0), (700, -400)), 3.0)]
    given = parameters(memory, [(650, 30), (990, 300), (700, -390), (4000, 0)], ways, NETWORK_SPEED='"speed"')
    expected = frame(run("facilitydemand", given).UNITS)
    moved = {"INPUT": given["NETWORK"], "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
    given["NETWORK"] = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    found = frame(run("facilitydemand", given).UNITS)
    assert expected["clinic_min"].isna().tolist() == [False, False, False, True]
    # a line of two places is bent a little differently in each: some centimetres
    assert np.allclose(found["clinic_min"], expected["clinic_min"], rtol=1e-4, equal_nan=True)
    assert np.allclose(found["clinic_access"], expected["clinic_access"], rtol=1e-9)


def test_pieces_that_do_not_hang_together(walk):
    ways = [STREET, (line((0, 600), (1000, 600)), None), (line((1000, 600), (1000, 900)), None)]
    minutes, results = walk([(500, 0), (500, 600), (1000, 900)], ways, SNAP=200)
    assert minutes == pytest.approx([5, np.nan, np.nan], rel=NEAR, nan_ok=True)
    # all are on some way: none is off, yet two reach nothing
    assert remarks(results) == []


def test_ways_join_where_they_share_a_vertex_and_cross_where_they_do_not(walk):
    bridge = (line((500, -500), (500, 500)), None)
    junction = (line((500, -500), (500, 0), (500, 500)), None)
    street = (line((0, 0), (500, 0), (1000, 0)), None)
    unit = [(500, 400)]
    assert np.isnan(walk(unit, [STREET, bridge], SNAP=50)[0][0])
    # a vertex on one of both is none that they share
    assert np.isnan(walk(unit, [STREET, junction], SNAP=50)[0][0])
    assert np.isnan(walk(unit, [street, bridge], SNAP=50)[0][0])
    assert walk(unit, [street, junction], SNAP=50)[0] == pytest.approx([9], rel=NEAR)
    # an end in the middle of another line joins it only at a vertex
    branch = (line((500, 0), (500, 500)), None)
    assert np.isnan(walk(unit, [STREET, branch], SNAP=50)[0][0])
    assert walk(unit, [street, branch], SNAP=50)[0] == pytest.approx([9], rel=NEAR)


def test_the_way_of_drawing_does_not_matter(walk):
    there = [(line((0, 0), (500, 0)), None), (line((500, 0), (500, 500)), None)]
    back = [(line((500, 0), (0, 0)), None), (line((500, 500), (500, 0)), None)]
    for ways in (there, back, [there[0], back[1]]):
        assert walk([(500, 500)], ways)[0] == pytest.approx([10], rel=NEAR)


def test_lines_of_no_length(walk):
    dots = [(line((500, 0), (500, 0)), None), (line((200, 0), (200, 0), (200, 0)), 5.0)]
    street = (line((0, 0), (0, 0), (500, 0), (500, 0), (1000, 0)), None)
    minutes, results = walk([(500, 0), (1000, 0)], [*dots, street], NETWORK_SPEED='coalesce("speed", 50)')
    assert minutes == pytest.approx([5, 10], rel=NEAR)
    assert results.warned == []
    # alone it is a place and no way
    minutes, results = walk([(300, 0), (900, 0)], [(line((0, 0), (0, 0)), None)])
    assert np.isnan(minutes).all()
    assert sorted(text.split(":")[0] for text in remarks(results)) == ["census", "shops"]


def test_rings_and_lines_over_one_another(walk):
    ring = (line((0, 0), (400, 0), (400, 400), (0, 400), (0, 0)), None)
    # the shorter way round, whichever way the ring turns
    assert walk([(0, 300), (300, 0), (400, 200)], [ring])[0] == pytest.approx([3, 3, 6], rel=NEAR)
    # of two ways between the same places the quicker one
    slow, quick = (line((0, 0), (600, 0)), 2.0), (line((0, 0), (300, 100), (600, 0)), 6.0)
    metres = 200 * np.sqrt(10)
    found, _ = walk([(600, 0)], [slow, quick], NETWORK_SPEED='"speed"')
    assert found == pytest.approx([metres * 2 / 2 / 100], rel=NEAR)
    assert walk([(600, 0)], [slow, slow, quick], NETWORK_SPEED='"speed"')[0] == pytest.approx(found, rel=1e-12)


def test_lines_of_several_parts(walk):
    # the second part hangs on nothing but the third
    parts = lines([(0, 0), (400, 0)], [(400, 300), (800, 300)], [(400, 0), (400, 300)])
    minutes, results = walk([(800, 300), (200, 0)], [(parts, 6.0)], kind=PARTS, NETWORK_SPEED='"speed"')
    assert minutes == pytest.approx([11, 2], rel=NEAR)
    assert any("3 ways" in text for text in results.said)
    gap = lines([(0, 0), (400, 0)], [(400, 300), (800, 300)])
    minutes, _ = walk([(800, 300), (200, 0)], [(gap, 3.0)], kind=PARTS, NETWORK_SPEED='"speed"')
    assert minutes == pytest.approx([np.nan, 4], rel=NEAR, nan_ok=True)


def test_heights_and_measures_are_left_aside(walk, memory):
    heights = f"LINESTRING Z({X} {Y} 0, {X + 500} {Y} 900, {X + 1000} {Y} 0)"
    assert walk([(1000, 0)], [(heights, None)], kind=f"LineStringZ?crs={CRS}")[0] == pytest.approx([10], rel=NEAR)


def test_ways_without_geometry_among_others(walk):
    ways = [(None, 1.0), STREET, ("LINESTRING EMPTY", 1.0)]
    assert walk([(500, 0)], ways)[0] == pytest.approx([5], rel=NEAR)


# --- speed


def test_a_way_slows_down_and_never_speeds_up(walk):
    ways = [(line((0, 0), (500, 0)), 3.0), (line((500, 0), (1000, 0)), 90.0)]
    assert walk([(500, 0), (1000, 0)], ways, NETWORK_SPEED='"speed"')[0] == pytest.approx([10, 15], rel=NEAR)


@pytest.mark.parametrize("speed", [0.0, -4.0, None, float("nan")])
def test_ways_without_a_speed_are_not_walked_on(walk, refusal, speed):
    detour = (line((0, 0), (0, 500), (1000, 500), (1000, 0)), 6.0)
    minutes, results = walk([(1000, 0)], [(STREET[0], speed), detour], NETWORK_SPEED='"speed"')
    assert minutes == pytest.approx([20], rel=NEAR)
    (warning,) = results.warned
    assert all(word in warning for word in ("'ways'", "1 way", '"speed"', "not walked on"))
    text = refusal([(STREET[0], speed)] * 2, NETWORK_SPEED='"speed"')
    assert all(word in text for word in ("'ways'", '"speed"', "km/h"))


def test_speeds_as_text(walk, refusal):
    field = "speed:string"
    minutes, _ = walk([(500, 0)], [(STREET[0], " 3 ")], field=field, NETWORK_SPEED='"speed"')
    assert minutes == pytest.approx([10], rel=NEAR)
    text = refusal([(STREET[0], "3"), (STREET[0], "walk")], field=field, NETWORK_SPEED='"speed"')
    assert all(word in text for word in ("'ways'", "feature 2", '"speed"', "'walk'")), text


@pytest.mark.parametrize(("text", "words"), [('"pace"', ["'ways'", "pace"]), ('"speed" *', ['"speed" *', "be read"])])
def test_speeds_that_cannot_be_read_are_refused_and_not_left_away(refusal, text, words):
    said = refusal([(STREET[0], 3.0)], NETWORK_SPEED=text)
    assert all(word in said for word in words), said


# --- doors


@pytest.mark.parametrize(
    ("snap", "reached"), [(500, [True, True, False]), (100, [True, False, False]), (0, [False] * 3)]
)
def test_units_far_from_any_way_reach_nothing_and_are_counted(walk, snap, reached):
    units = [(500, 50), (500, 450), (500, 550)]
    minutes, results = walk(units, [STREET], SNAP=snap)
    assert (~np.isnan(minutes)).tolist() == reached
    assert [m for m in minutes if m == m] == pytest.approx(
        [5 + y / 100 for (_, y), r in zip(units, reached) if r], rel=NEAR
    )
    (remark,) = [text for text in remarks(results) if "census" in text]
    assert f"{3 - sum(reached)} units" in remark and f"{snap} m" in remark


def test_on_the_way_itself_0_metres_are_enough(walk):
    minutes, results = walk([(1000, 0), (0, 0)], [STREET], SNAP=0)
    assert minutes == pytest.approx([10, 0], rel=NEAR)
    assert remarks(results) == []


def test_a_facility_far_from_any_way_is_reached_by_nobody_and_counted(walk):
    minutes, results = walk([(500, 0)], [STREET], clinic=(0, 2000))
    assert np.isnan(minutes).all()
    (remark,) = remarks(results)
    assert all(word in remark for word in ("shops", "1 facilities", "500 m"))


def test_units_and_facilities_without_geometry_need_no_way(run, memory, frame):
    given = parameters(memory, [(500, 0)], [STREET])
    given["POPULATION"] = memory(POINTS, ["population:double"], [(at(500, 0), [10]), (None, [5])], "census")
    places = [(at(0, 0), ["clinic"]), (None, ["clinic"])]
    given["FACILITIES"] = memory(POINTS, ["type:string"], places, "shops")
    results = run("facilitydemand", given)
    assert frame(results.UNITS)["clinic_min"].tolist() == pytest.approx([5, np.nan], rel=NEAR, nan_ok=True)
    # one clinic for the ten who can come
    assert frame(results.UNITS)["clinic_access"][0] == pytest.approx(100)


def test_living_circles_on_the_same_ways(run, frame, memory):
    given = parameters(memory, [(500, 0), (500, 700)], [(STREET[0], 3.0)], NETWORK_SPEED='"speed"')
    crowds = ["quick", "quick", '"population"', "6", "slow", "slow", '"population"', "1.2"]
    results = run("lifecircle", {**given, "CROWDS": crowds})
    # at 3 km/h as the way allows 10 minutes; at 1.2 km/h 25, beyond the limit of 20
    assert frame(results.UNITS)["clinic_min"].tolist() == pytest.approx([10, np.nan], rel=NEAR, nan_ok=True)
    assert frame(results.UNITS)["circle_types"].tolist() == [1, 0]
    rows = frame(results.TABLE).set_index(["level", "crowd", "type"])
    assert rows.loc[("area", "quick", "clinic"), ["people", "covered", "share"]].tolist() == [20, 10, 50]
    assert rows.loc[("area", "slow", "clinic"), ["people", "covered", "share"]].tolist() == [20, 0, 0]
    (remark,) = remarks(results)
    assert "1 units" in remark
