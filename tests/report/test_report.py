"""The report as a whole: its numbers equal the tables, names do no harm, and what is missing is said."""

import hashlib
import re

import pytest

LEFT_OUT = "Not in this study, and what it would take"
# section -> the tables without which it has nothing to tell, and words of what it would take
MISSING = {
    "What was counted": (("ledger",), "a run of the whole study"),
    "Indicators": (("profile_table",), "Indicators, Crowd profiles: units (census tracts, grid cells)"),
    "Crowd profiles": (("profile_table",), "counts of people by age, education"),
    "Change between two dates": (("change_table",), "Change between two dates: counts of people at an earlier date"),
    "Commuting": (("bands_table", "balance", "commuters_table"), "Commuting: counts of people who travel"),
    "Flows between divisions": (("matrix",), "Flows between divisions: counts of people who travel"),
    "Maps of commuting": (("bands", "commute_map", "balance"), "Maps of commuting: counts of people who travel"),
    "Facilities": (
        ("demand_table", "circles_table", "industry_table", "hubs"),
        "Facilities, what is needed and what lacks, Living circles: facilities as points or areas",
    ),
    "Value chain": (("chain_table",), "Value chain: firms as points"),
    "Customised demand": (("products_table",), "Customised demand: a run of it on the results above"),
}


def plain(value, decimals=0, unit=""):
    return f"{value:,.{decimals}f}{unit}".replace("-", "\u2212")


# -- the numbers


def test_the_head_counts_people_divisions_and_commuters(whole, tools):
    assert plain(sum(tools.people.values())) in whole.text
    for fact in ("3divisions", "2types of division", "4,000commuters"):
        assert fact in whole.text


def test_divisions_have_their_people_and_marked_crowds(whole, tools):
    rows = whole.table("Division", "Type", "People")
    assert [row["People"] for row in rows] == [plain(one) for one in tools.people.values()]
    assert [row["Marked crowds"] for row in rows] == ["children <15>, households that rent", "none", "none"]


def test_table_one_equals_the_profile_table(whole, tools):
    area = [row for row in tools.whole_study()["profile_table"].rows if row["level"] == "area"]
    rows = whole.table("Dimension", "Crowd")
    assert [row["Crowd"] for row in rows] == [row["label"] for row in area]
    assert [row["Counted"] for row in rows] == [plain(row["count"]) for row in area]
    assert [row["Share in the area"] for row in rows] == [plain(row["share"], 1, " %") for row in area]
    assert rows[0]["Highest share"] == f"15.0 % {' '.join(tools.evil.split())}"
    assert rows[0]["Lowest share"] == f"5.0 % {tools.arabic}"


def test_shares_by_division_are_there_with_their_marks(whole):
    rows = whole.table("Division", "children <15>")
    assert [row["children <15>"] for row in rows] == ["\u25b2 15.0", "\u25bd 5.0", "\u2013a"]
    assert rows[2]["households that rent"] == "\u2013b"


def test_the_change_of_people_equals_the_table(whole):
    row = whole.table("Division", "Before", "After", "Change")[0]
    assert [row[k] for k in ("Before", "After", "Change", "Growth")] == ["800", "1,234", "434", "54.2 %"]
    young = whole.table("Crowd", "Before")[0]
    assert list(young.values()) == ["young", "40.0 %", "60.0 %", "20.0"]


def test_directions_add_up(whole):
    rows = whole.table("Direction")
    assert [row["Commuters"] for row in rows] == ["1,000"] * 4 + ["4,000"]
    assert [row["Share"] for row in rows] == ["25.0 %"] * 4 + ["100.0 %"]
    assert "50.0 % stay within the area and 50.0 % cross" in whole.section(1)


def test_extreme_commuters_and_their_crowds(whole):
    assert "15.0 % of all related commuters travel 40 km or more" in whole.section(6)
    row = whole.table("Crowd", "All commuters")[0]
    assert list(row.values())[:3] == ["under 45 & <b>", "61.2 %", "76.5 %"]


def test_balance_equals_the_layer(whole):
    row = whole.table("Division", "Employed residents")[0]
    assert (row["Jobs"], row["Jobs per resident"], row["Balance"]) == ("2,468", "2.47", "0.58")
    assert row["Most go to"] == "X<1>"


def test_links_equal_the_matrix(whole, tools):
    rows = whole.table("Home", "Work", "Commuters")
    assert [row["Commuters"] for row in rows] == ["507", "407", "307", "107"]
    assert rows[0]["Home"] == "X<1>"
    assert rows[0]["Work"] == tools.chinese


def test_facilities_equal_the_table(whole):
    row = whole.table("Facility type")[0]
    assert row["Facility type"] == "clinics <&>"
    found = [row[k] for k in ("People it serves", "Need", "Supply", "Gap", "Score", "Unit")]
    assert found == ["20,134", "5.03", "4", "1.98", "33", "m\u00b2"]
    most = whole.table("Division", "Most needed")[0]["Most needed"]
    assert most == "clinics <&> (score 33; lacks 1.98 m\u00b2)"


@pytest.mark.parametrize(
    ("gap", "unit", "said"),
    [
        (0.42, "facilities", "; lacks 0.4 of a facility"), (0.97, "facilities", "; lacks 1 facility"),
        (0.04, "facilities", ""), (2.4, "facilities", "; lacks 2 to 3 facilities"),
        (3.02, "facilities", "; lacks 3 facilities"),
        (73.9, "facilities", "; lacks 74 facilities"), (0.0, "facilities", ""), (None, "facilities", ""),
        (0.42, "doctors", "; lacks 0.42 doctors"), (92.1, "places", "; lacks 92 places"), (0.001, "beds", ""),
    ],
)  # fmt: skip
def test_what_lacks_is_said_as_a_planner_says_it(gap, unit, said, report_of, tools):
    demand = tools.whole_study()["demand_table"]
    for row in demand.rows:
        row["gap"], row["unit"] = gap, unit
    report = report_of({"demand_table": demand})
    assert report.table("Division", "Most needed")[0]["Most needed"] == f"clinics <&> (score 33{said})"


def test_a_score_of_zero_is_no_need(report_of, tools):
    demand = tools.whole_study()["demand_table"]
    for row in demand.rows:
        row["score"] = 0.4
    assert report_of({"demand_table": demand}).table("Division", "Most needed")[0]["Most needed"] == "none lacks"
    demand.rows.extend([{**row, "type": "bus", "label": "stops", "score": 12.0} for row in demand.rows])
    row = report_of({"demand_table": demand}).table("Division", "Most needed")[0]
    assert row["Most needed"].startswith("stops (score 12")
    assert row["Second"] == "no other lacks"


def test_a_shortage_for_everyone_is_one_for_all(report_of, tools):
    demand = tools.whole_study()
    assert "clinics <&>: of 20,134 people to be served 7,932 have too little" in report_of(demand).section(1)
    for row in demand["demand_table"].rows:
        row["unmet_people"] = row["target"]
    assert "clinics <&>: all 20,134 people to be served have too little" in report_of(demand).section(1)


def test_circles_and_sites_equal_their_tables(whole):
    assert whole.table("Division", "Types in reach, mean")[0]["Every type: everyone"] == "41.7 %"
    rows = whole.table("Division, type or area")
    assert rows[0]["Share complete"] == "25.0 %"
    # the division without a site is left out, the area is there
    assert [row["Division, type or area"] for row in rows][-1] == "Whole area"
    assert len(rows) == 5


def test_one_reads_why_a_product_was_recommended(whole):
    text = whole.section(11)
    assert 'Many "rent" & few own.' in text
    assert "households that rent: 1.62 times the area's share (the rule asks for at least 1.2 \u00d7)" in text
    assert "residents who commute 0 to 5 km: 44.2 % (the rule asks for at least 40 %)" in text
    assert "Unknown: flats <&> (households that rent: unknown" in text
    assert "flats <&>: jobs in research and development." in text


def test_the_ledger_is_there_and_an_unknown_amount_is_a_dash(whole):
    rows = whole.table("Step", "Source")
    assert rows[0]["Source"] == "census <2020>"
    assert (rows[0]["Records"], rows[0]["Amount"]) == ("441", "20,500")
    assert (rows[1]["Reason"], rows[1]["Amount"]) == ("no shape & no count", "\u2013a")
    # remarks stand below
    assert len(rows) == 2
    assert "facility demand: 3 units have no way <near>" in whole.section(2)


def test_parameters_are_there_and_long_ones_cut(whole):
    rows = whole.table("Step", "Parameter")
    assert [row["Value"] for row in rows[:2]] == ["1.2", "40"]
    assert rows[2]["Value"].startswith("<i>xxx")
    assert len(rows[2]["Value"]) < 250


# -- NULL and withheld


def test_null_and_withheld_say_why(whole):
    assert "nobody counted <there>" in whole.titles
    assert "withheld: too few people to be shown" in whole.titles
    assert "nobody counted <there>" in whole.section(4)
    assert "nobody lives there" in whole.section(6)


def test_every_dash_in_a_table_has_its_reason(whole):
    for table in whole.tables:
        for row in table:
            assert "\u2013" not in row, row


def test_all_values_null(report_of, tools):
    tables = tools.whole_study()
    for name, table in tables.items():
        for row in table.rows:
            for key, value in row.items():
                if isinstance(value, float) and key not in ("from_km", "to_km"):
                    row[key] = None
        tables[name] = table
    text = report_of(tables).text
    assert "nan" not in re.findall(r"\bnan\b", text)


# -- what is missing


@pytest.mark.parametrize("section", MISSING)
def test_a_section_without_its_tables_is_a_line_of_one_list(section, report_of, tools):
    tables = tools.whole_study()
    gone, words = MISSING[section]
    for name in gone:
        del tables[name]
    report = report_of(tables)
    assert report.chapter(section) == ""
    assert words in report.chapter(LEFT_OUT)
    # numbered without a gap, and the contents know no other
    assert list(report.sections) == [f"s{k}" for k in range(1, len(report.sections) + 1)]
    assert [link for link in report.links if link.startswith("#s")] == [f"#{one}" for one in report.sections]


def test_what_several_sections_lack_alike_is_said_once(report_of, tools):
    tables = tools.whole_study()
    for name in ("bands_table", "balance", "commuters_table", "matrix", "bands", "commute_map"):
        del tables[name]
    said = report_of(tables).chapter(LEFT_OUT)
    assert said.count("travel from home to work") == 1
    assert "Commuting, Flows between divisions, Maps of commuting: " in said


def test_where_nothing_lacks_there_is_no_list(report_of, tools):
    tables = tools.whole_study()
    for k, dimension in enumerate(("education", "income")):
        rows = [dict(row) for row in tables["profile_table"].rows if row["indicator"] == "renters"]
        tables["profile_table"].rows.extend({**row, "indicator": f"more{k}", "dimension": dimension} for row in rows)
    report = report_of(tables)
    assert report.chapter(LEFT_OUT) == ""
    assert report.chapter("The method in short")


def test_a_study_without_parameters_says_so_where_they_would_stand(report_of, tools):
    tables = tools.whole_study()
    del tables["parameters"]
    assert "does not tell the parameters" in report_of(tables).chapter("The method in short")


LAYERS = ("profile", "change", "bands", "balance", "demand", "circles", "industry", "chain")


@pytest.mark.parametrize("name", LAYERS)
def test_any_layer_may_be_missing(name, report_of, tools):
    tables = tools.whole_study()
    tables.pop(name, None)
    assert report_of(tables).chapter("The method in short")


def test_each_table_alone(report_of, tools):
    for name, table in tools.whole_study().items():
        report = report_of({name: table})
        assert report.chapter(LEFT_OUT), name
        assert report.open == [], name


def test_one_without_income_says_so(whole):
    assert "Crowds by education, income: " in whole.chapter(LEFT_OUT)


def test_divisions_without_a_product_are_named_once(report_of, tools):
    tables = tools.whole_study()
    tables["products_table"].rows.pop()
    assert f"No rule holds in {tools.chinese}." in report_of(tables).section(11)


def test_rules_that_could_not_be_asked_are_counted_before_all_else(report_of, tools):
    tables, said = tools.whole_study(), "Of the 2 rules 1 could not be asked"
    rows = tables["products_table"].rows
    rows.append({**rows[0], "rule": "other", "division_id": "D2"})
    section = report_of(tables).chapter("Customised demand")
    assert section.startswith(f"11Customised demand{said}")
    assert "They ask about what this study does not measure: the value chain (1 rule)." in section
    tables["products_table"].rows[:] = [row for row in rows if row["status"] != "not applicable"]
    assert "could not be asked" not in report_of(tables).chapter("Customised demand")


def test_the_default_rules_are_said_to_be_those_of_lingang(report_of, tools):
    tables, said = tools.whole_study(), "These are the default rules, the strategies of the Lingang study"
    section = report_of(tables).chapter("Customised demand")
    assert said in section
    assert "RULES_FILE" in section
    tables["parameters"].rows.append({"step": "study", "name": "RULES_FILE", "value": '"own.json"'})
    assert said not in report_of(tables).chapter("Customised demand")
    # by a single algorithm, which may have had its rules in a table
    del tables["parameters"]
    assert said not in report_of(tables).chapter("Customised demand")


def test_the_most_populous_division_is_not_called_most_of_the_people(whole):
    assert "; the one with most is " in whole.text


def test_a_withheld_part_is_said_in_the_histogram(report_of, tools):
    tables = tools.whole_study()
    rows = tables["bands_table"].rows
    one = next(row for row in rows if (row["level"], row["side"], row["direction"]) == ("area", "all", "between"))
    one["commuters"], one["withheld"] = None, True
    report = report_of(tables)
    rows = report.table("Direction")
    assert [row["Commuters"] for row in rows] == ["1,000", "\u2013b", "1,000", "1,000", "\u2013a"]
    assert "stay within the area" not in report.section(1)


def test_empty_tables_are_missing_ones(report_of, tools):
    tables = {name: tools.Table([], None) for name in ("profile_table", "bands_table", "matrix", "ledger")}
    tables["parameters"] = tools.Table([{"step": "a", "name": "b", "value": "c"}])
    report = report_of(tables)
    assert report.chapter("Indicators") == ""
    assert "The area: the planning divisions" in report.chapter(LEFT_OUT)


# -- names that could do harm


def test_nothing_is_unescaped(whole):
    assert "script" not in whole.tags
    assert "b" in whole.tags  # our own
    assert "<script" not in whole.source.lower()
    assert "&amp;lt;" not in whole.source, "escaped twice"


def test_every_element_is_closed(whole):
    assert whole.open == []


def test_names_can_be_read(whole, tools):
    for one in tools.names.values():
        assert one in whole.text
        assert any(one in row[0] for table in whole.tables for row in table)
    assert f"Plan of {tools.evil}" in whole.text


def test_names_keep_their_own_direction(whole, tools):
    assert f"<bdi>{tools.arabic}</bdi>" in whole.source
    assert '<h1 dir="auto">' in whole.source


def test_nothing_outside_is_asked_for(whole):
    assert all(link.startswith("#") for link in whole.links)
    targets = {link[1:] for link in whole.links}
    assert targets <= set(whole.ids)
    for word in ("http:", "https:", "@import", "<link", "<img", "<iframe", "javascript:"):
        assert word not in whole.source
    assert set(re.findall(r"url\(([^)]*)", whole.source)) <= {f"#{one}" for one in whole.ids}


def test_ids_are_unique(whole):
    assert len(whole.ids) == len(set(whole.ids))


def test_figures_have_number_caption_and_words_instead(whole):
    count = whole.tags.count("figure")
    assert count >= 15
    assert whole.tags.count("figcaption") == count
    assert len(whole.labels) == count
    assert all(whole.labels)
    assert all(f"Figure {k} " in whole.text for k in range(1, count + 1))


# -- what can be read on paper


def test_no_letter_is_smaller_than_eight_points_on_paper(whole):
    sizes = whole.letters()
    assert len(sizes) > 200
    assert min(sizes) >= 8.0
    # of paper: as wide as the page and never so high that print shrinks it
    shapes = whole.pictures()
    assert len(shapes) == whole.tags.count("figure")
    assert all(width <= 180 / 25.4 * 72 + 0.1 and height <= 226 / 25.4 * 72 for width, height in shapes)


def test_all_panels_of_a_report_share_one_scale(report_of, tools, monkeypatch):
    from spatial_demand.report import bars

    scales = []
    draw = bars.profile_panels
    monkeypatch.setattr(bars, "profile_panels", lambda *given: scales.append(given[2]) or draw(*given))
    tables = tools.whole_study()
    report_of(tables)
    # the greatest share of any division, type or the area
    assert scales == [45.0] * 2
    tables["profile_table"].rows[:] = [row for row in tables["profile_table"].rows if row["level"] != "type"]
    report = report_of(tables)
    assert scales == [45.0] * 3
    assert "Sums by type of division: a field of the divisions" in report.chapter(LEFT_OUT)


# -- the file


def test_two_runs_give_the_same_bytes(tmp_path, tools):
    from spatial_demand.report.sections import write_report

    study = tools.write_study(tmp_path / "study.gpkg", tools.whole_study())
    sums = []
    for name in ("a.html", "b.html"):
        write_report(str(study), str(tmp_path / name), "One")
        sums.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert sums[0] == sums[1]


class Stopped(Exception):
    pass


@pytest.mark.parametrize("after", [0, 1, 5, 12])
def test_stopping_leaves_no_file(after, tmp_path, tools):
    from spatial_demand.report.sections import write_report

    study = tools.write_study(tmp_path / "study.gpkg", tools.whole_study())
    calls = []

    def stop():
        if len(calls) == after:
            raise Stopped
        calls.append(1)

    with pytest.raises(Stopped):
        write_report(str(study), str(tmp_path / "report.html"), stop=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["study.gpkg"]


def test_stopping_leaves_the_old_report(tmp_path, tools):
    from spatial_demand.report.sections import write_report

    study = tools.write_study(tmp_path / "study.gpkg", tools.whole_study())
    old = tmp_path / "report.html"
    old.write_text("old", encoding="utf-8")

    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        write_report(str(study), str(old), stop=stop)
    assert old.read_text(encoding="utf-8") == "old"


def test_the_study_is_only_read(tmp_path, tools):
    from spatial_demand.report.sections import write_report

    study = tools.write_study(tmp_path / "study.gpkg", tools.whole_study())
    before = study.read_bytes()
    write_report(str(study), str(tmp_path / "report.html"))
    assert study.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "study.gpkg"]


@pytest.mark.parametrize("content", [None, b"", b"no database"])
def test_what_is_no_geopackage_is_refused(content, tmp_path):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.report.sections import write_report

    path = tmp_path / "study.gpkg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal, match="no GeoPackage"):
        write_report(str(path), str(tmp_path / "report.html"))
    assert not (tmp_path / "report.html").exists()


def test_a_folder_that_is_not_there_is_refused(tmp_path, tools):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.report.sections import write_report

    study = tools.write_study(tmp_path / "study.gpkg", {"profile": tools.whole_study()["profile"]})
    with pytest.raises(Refusal, match="cannot be written"):
        write_report(str(study), str(tmp_path / "nowhere" / "report.html"))


def test_on_another_thread(tmp_path, tools):
    from concurrent.futures import ThreadPoolExecutor

    from spatial_demand.report.sections import write_report

    study = tools.write_study(tmp_path / "study.gpkg", tools.whole_study())
    write_report(str(study), str(tmp_path / "here.html"))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(write_report, str(study), str(tmp_path / "there.html")).result()
    assert (tmp_path / "here.html").read_bytes() == (tmp_path / "there.html").read_bytes()
