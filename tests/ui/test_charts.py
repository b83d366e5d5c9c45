"""The charts, read back from what is drawn."""

import pandas as pd
import pytest
from report_making import EVIL
from results_making import Drawn, many, small, with_values

CROWD = "profile_table"


def rows_of(results, table, **where):
    rows = results.table(table)
    for name, value in where.items():
        rows = rows[rows[name] == value]
    return rows


def test_bars_are_as_long_as_the_shares_and_ticks_stand_at_the_areas():
    from spatial_demand.ui.charts.crowd import crowd

    results = small()
    drawn = Drawn(crowd(results, "D1"))
    for row in rows_of(results, CROWD, level="division", division_id="D1").to_dict("records"):
        assert drawn.bar(f"bar:{row['indicator']}") == row["share"]
        left, right = drawn.edges(f"bar:{row['indicator']}")
        tick = drawn.by_gid[f"tick:{row['indicator']}"].get_xdata()[0]
        assert (tick - left) / (right - left) == pytest.approx(row["area_share"] / row["share"], rel=0.02)


def test_crowds_have_the_maps_colours():
    from spatial_demand.layers.style import SEQUENTIAL
    from spatial_demand.ui.charts.crowd import crowd

    marked, scarce = Drawn(crowd(small(), "D1")), Drawn(crowd(small(), "D2"))
    assert marked.colour("bar:children") == SEQUENTIAL["age"][4]
    assert scarce.colour("bar:renters") == SEQUENTIAL["housing"][0]
    whole = Drawn(crowd(small(), ""))
    assert whole.colour("bar:renters") == SEQUENTIAL["housing"][2]


def test_the_sentence_tells_what_is_marked_and_scarce():
    from spatial_demand.ui.charts.crowd import crowd

    assert crowd(small(), "D1").sentence == "Marked: children <15> 1.5\u00d7, households that rent 1.5\u00d7."
    assert crowd(small(), "D2").sentence == "Scarce: children <15> 0.5\u00d7, households that rent 0.5\u00d7."
    assert "Choose a division" in crowd(small(), "").sentence


def test_null_is_unknown_with_its_reason_and_withheld_is_withheld():
    from spatial_demand.ui.charts.crowd import crowd

    view = crowd(small(), "D3")
    drawn = Drawn(view)
    assert "bar:children" not in drawn.by_gid and "bar:renters" not in drawn.by_gid
    assert {"unknown", "withheld"} <= set(drawn.words)
    assert [str(row[2]) for row in view.rows] == ["unknown (nobody counted <there>)", "withheld"]
    assert view.sentence == (
        "Unknown: children <15> (nobody counted <there>), households that rent (withheld: too few people to be shown)."
    )
    assert any("nobody counted <there>" in tip.text for tip in drawn.sheet.tips)


def test_a_change_is_a_ghost_a_number_and_a_sentence():
    from spatial_demand.ui.charts.crowd import crowd

    now = small()
    was = small(profile_table=with_values("share", 12.5, level="division", division_id="D1", indicator="children"))
    view = crowd(now, "D1", was)
    drawn = Drawn(view)
    assert (drawn.bar("bar:children"), drawn.bar("ghost:children")) == (15.0, 12.5)
    assert "+2.5" in drawn.words
    assert "ghost:renters" not in drawn.by_gid  # it has not changed
    assert "children <15> +2.5" in view.sentence
    assert view.headers[-2:] == ("Before, %", "Change, points")
    assert [str(cell) for cell in view.rows[0][-2:]] == ["12.5", "+2.5"]
    assert "no share" in crowd(now, "D2", was).sentence


def test_a_newly_marked_crowd_is_said():
    from spatial_demand.ui.charts.crowd import crowd

    was = small(
        profile=with_values("marked", "renters", division_id="D1"),
        profile_table=with_values("share", 11.0, level="division", division_id="D1", indicator="children"),
    )
    assert "Newly marked: children <15>." in crowd(small(), "D1", was).sentence
    assert "No longer marked: children <15>." in crowd(was, "D1", small()).sentence


def test_commutes_stand_back_to_back():
    from spatial_demand.ui.charts.commute import commute

    results = small()
    drawn = Drawn(commute(results, "D1"))
    for band in ("0_5", "5_40", "40_up"):
        for side, name, sign in (("home", "left", -1), ("work", "right", 1)):
            rows = rows_of(results, "bands_table", level="division", division_id="D1", side=side, band=band)
            assert drawn.bar(f"{name}:{band}") == sign * rows["commuters"].sum()
    assert "left:unknown" not in drawn.by_gid  # no distance is unknown
    assert drawn.edges("left:0_5")[1] < drawn.edges("right:0_5")[0]
    # where they go: the parts of a side add up to all of it
    assert drawn.bar("home:within") + drawn.bar("home:outbound") == 2000.0
    # who goes farthest: shares, with a tick at all commuters' share
    assert (drawn.bar("left:under_45"), drawn.bar("right:under_45")) == (-76.5, 76.5)
    assert "tick-left:under_45" in drawn.by_gid


def test_commutes_before_an_edit():
    from spatial_demand.ui.charts.commute import commute

    was = small(
        bands_table=with_values("commuters", 500.0, level="division", division_id="D1", side="home", band="0_5"),
        bands=with_values("home_total", 800.0, division_id="D1"),
    )
    view = commute(small(), "D1", was)
    drawn = Drawn(view)
    assert (drawn.bar("left:0_5"), drawn.bar("ghost-left:0_5")) == (-1200.0, -1000.0)
    assert "+200" in drawn.words
    assert view.sentence.startswith("Changed by the edit: residents who commute +200.")


def test_distances_that_are_unknown_are_said():
    from spatial_demand.ui.charts.commute import commute

    sentence = commute(small(), "D3").sentence
    assert sentence.startswith("Residents commute 12.3 km on average; 15.0 % go 40 km or more, 1.3\u00d7")
    assert sentence.endswith("How far people who work here come is unknown or withheld.")


def test_withheld_commuters_are_no_bar():
    from spatial_demand.ui.charts.commute import commute

    def change(frame):
        chosen = (frame["division_id"] == "D1") & (frame["side"] == "home") & (frame["direction"] == "within")
        frame = frame.copy()
        frame.loc[chosen, "commuters"], frame.loc[chosen, "withheld"] = float("nan"), True
        return frame

    view = commute(small(bands_table=change), "D1")
    drawn = Drawn(view)
    assert "left:0_5" not in drawn.by_gid and "right:0_5" in drawn.by_gid
    assert "withheld" in drawn.words
    assert view.rows[0][1] == "withheld"


def test_flows_are_the_matrix_with_row_and_column_outlined():
    from spatial_demand.ui.charts.flows import flows

    results = small()
    view = flows(results, "D1")
    drawn = Drawn(view)
    assert drawn.bar("bar:D1\tD2") == 107.0
    assert drawn.bar("bar:D3\tD1") == 307.0
    assert {"chosen-row", "chosen-column", "cells"} <= set(drawn.by_gid)
    # one cell for each pair that somebody commutes between; what is withheld is a dash
    assert len(drawn.by_gid["cells"].get_paths()) == (results.table("matrix")["commuters"] > 0).sum()
    assert "\u2013" in drawn.words
    assert [row[3] for row in view.rows if (row[0], row[1]) == (view.rows[-1][0], view.rows[-1][1])] == ["withheld"]
    assert "chosen-row" not in Drawn(flows(results, "")).by_gid


def test_the_pointer_is_told_of_each_flow():
    from spatial_demand.ui.charts.flows import flows

    drawn = Drawn(flows(small(), ""))
    tip = next(tip for tip in drawn.sheet.tips if callable(tip.text))
    words = drawn.sheet.told_at(tip.left + 1, tip.top + 1)
    assert words == f"{EVIL} \u2192 {EVIL}\n7 commuters"


def test_flows_before_an_edit():
    from spatial_demand.ui.charts.flows import flows

    was = small(matrix=with_values("commuters", 57.0, origin="D1", destination="D2"))
    view = flows(small(), "D1", was)
    assert Drawn(view).bar("ghost:D1\tD2") == 57.0
    assert "+50" in view.sentence


def test_facilities_by_score_with_their_gap():
    from spatial_demand.ui.charts.facilities import facilities

    was = small(demand_table=with_values("score", 30.0, level="division", division_id="D1"))
    view = facilities(small(), "D1", was)
    drawn = Drawn(view)
    assert (drawn.bar("bar:clinic"), drawn.bar("ghost:clinic")) == (33.3, 30.0)
    assert "tick:clinic" in drawn.by_gid
    assert "lacks 1.98 m\u00b2" in drawn.words
    assert "+3.3" in drawn.words
    assert "clinics <&> (lacks 1.98 m\u00b2)" in view.sentence
    assert "tick:clinic" not in Drawn(facilities(small(), "")).by_gid


def test_a_score_that_is_unknown_says_why():
    from spatial_demand.ui.charts.facilities import facilities

    def change(frame):
        frame = frame.copy()
        chosen = (frame["division_id"] == "D1") & (frame["level"] == "division")
        frame.loc[chosen, ["score", "gap"]] = float("nan")
        frame["reason"] = frame["reason"].astype(object)
        frame.loc[chosen, "reason"] = "no site within reach"
        return frame

    view = facilities(small(demand_table=change), "D1")
    drawn = Drawn(view)
    assert "bar:clinic" not in drawn.by_gid
    assert {"unknown", "no site within reach"} <= set(drawn.words)
    assert view.sentence == "Unknown: clinics <&> (no site within reach)."


def test_demand_is_escaped_and_in_words():
    from spatial_demand.ui.charts.demand import demand

    view = demand(small(), "D1")
    assert "flats &lt;&amp;&gt;" in view.document and "<&>" not in view.document
    assert "households that rent: 1.62 times the area&#x27;s share (the rule asks for at least 1.2" in view.document
    assert view.sentence == "One product is recommended: flats <&>."
    unknown = demand(small(), "D2")
    assert "cannot tell, since a value is unknown: 1." in unknown.sentence and "unknown" in unknown.document
    unasked = demand(small(), "D3")
    assert "could not be asked, since these results lack what they need: 1." in unasked.sentence
    assert "flats &lt;&amp;&gt;: jobs in research and development" in unasked.document
    assert "Products recommended somewhere in the area: 1." in demand(small(), "").sentence


def test_demand_before_an_edit():
    from spatial_demand.ui.charts.demand import demand

    was = small(products_table=with_values("status", "does not hold", division_id="D1"))
    assert "New since the edit: flats <&>." in demand(small(), "D1", was).sentence
    gone = demand(was, "D1", small())
    assert gone.sentence.startswith("No longer: flats <&>.")
    assert "<s>flats &lt;&amp;&gt;</s>" in gone.document


@pytest.mark.parametrize("name", ["crowd", "commute", "flows", "facilities", "demand"])
def test_what_is_missing_says_what_to_add(name):
    import importlib

    from spatial_demand.ui.results import Results

    view_of = getattr(importlib.import_module(f"spatial_demand.ui.charts.{name}"), name)
    empty = Results({"profile": pd.DataFrame({"division_id": ["a"], "population": [1.0]})})
    view = view_of(empty, "a")
    assert view.paint is None and "run again" in view.missing


def test_the_table_for_a_spreadsheet_keeps_its_cells():
    from spatial_demand.ui.charts.view import Number, Unknown, View

    view = View("", headers=("a\tb", "c"), rows=(("x\ny", Number(1234.56, 1)), ("", Unknown("why"))))
    assert view.tab_separated() == "a b\tc\nx y\t1234.6\n\tunknown (why)\n"


@pytest.mark.parametrize("width", [200.0, 255.0, 360.0])
def test_nothing_is_drawn_beyond_the_sheet(width):
    from spatial_demand.ui.charts.commute import commute
    from spatial_demand.ui.charts.crowd import crowd
    from spatial_demand.ui.charts.facilities import facilities
    from spatial_demand.ui.charts.flows import flows
    from spatial_demand.ui.results import Results

    views = [view_of(small(), "D1", small()) for view_of in (crowd, commute, flows, facilities)]
    views += [view_of(Results(many(60)), "d03") for view_of in (crowd, flows, facilities)]
    for view in views:
        drawn = Drawn(view, width)
        assert drawn.texts
        for text in drawn.texts:
            box = text.get_window_extent()
            assert box.x0 >= -2 and box.x1 <= width / 0.72 + 4, text.get_text()


def test_long_labels_are_folded_and_elided():
    from spatial_demand.ui.charts.look import lines_of, width_of

    text = lines_of("households that bought commercial housing of more than ninety square metres", 8, 90, 2)
    first, second = text.split("\n")
    assert first.startswith("households") and second.endswith("\u2026")
    assert max(width_of(line, 8) for line in (first, second)) <= 90
    assert lines_of("x" * 200, 8, 60).endswith("\u2026")
    assert lines_of("\u4e34\u6e2f\u65b0\u57ce\u793e\u533a", 8, 30, 2).count("\n") == 1
    assert lines_of("", 8, 60) == ""


def test_what_is_strong_stands_out_on_the_dark_too():
    from matplotlib.colors import to_rgb

    from spatial_demand.ui.charts.look import PAPER

    dark = PAPER._replace(ground="#202020", ink="#eeeeee", dark=True)

    def apart(look, colour):
        return abs(sum(to_rgb(colour)) - sum(to_rgb(look.ground)))

    for look in (PAPER, dark):
        for dimension in ("age", "education", "housing", "income", "other"):
            strong, usual, pale = (apart(look, colour) for colour in look.crowd(dimension))
            assert strong > usual > pale
