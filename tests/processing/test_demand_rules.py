"""Rules of customised demand on a table of cases: where each holds, and the values that are shown for it."""

import pytest

SQUARE = "POLYGON(({0} 0, {1} 0, {1} 10, {0} 10, {0} 0))"
CASES = [("a", 1.0, 10.0, "town"), ("b", 2.0, None, "village"), ("c", None, 10.0, None)]
YES, NO, DUNNO, ABSENT = "holds", "does not hold", "unknown", "not applicable"
RULES = [
    ('"x" >= 2', NO, YES, DUNNO),
    ('2 <= "x"', NO, YES, DUNNO),
    ('2 > "x"', YES, NO, DUNNO),
    ('"x" >= 1 AND "y" >= 10', YES, DUNNO, DUNNO),
    ('"x" >= 5 AND "y" >= 10', NO, NO, DUNNO),
    ('"x" >= 2 OR "y" >= 10', YES, YES, YES),
    ('"x" >= 5 OR "y" >= 20', NO, DUNNO, DUNNO),
    ('NOT "x" >= 2', YES, NO, DUNNO),
    ("\"t\" = 'town'", YES, NO, DUNNO),
    ("\"t\" <> 'town'", NO, YES, DUNNO),
    ("\"t\" IN ('town', 'city')", YES, NO, DUNNO),
    ('"x" + "y" >= 11', YES, DUNNO, DUNNO),
    ('"x" - 1', NO, YES, DUNNO),
    ('coalesce("y", 0) >= 10', YES, NO, YES),
    ('"y" IS NULL', NO, YES, NO),
    ("1 = 1", YES, YES, YES),
    ("NULL", DUNNO, DUNNO, DUNNO),
    ('"z" >= 1', ABSENT, ABSENT, ABSENT),
    ('"x" >= 1 OR "z" >= 1', ABSENT, ABSENT, ABSENT),
]


@pytest.fixture
def board(memory):
    """Parameters of customdemand on three divisions with a number, another and a text each; rules to be added."""
    rows = [(SQUARE.format(10 * k, 10 * k + 10), case) for k, case in enumerate(CASES)]
    fields = ["division_id:string", "x:double", "y:double", "t:string"]
    layer = memory("Polygon?crs=EPSG:32651", fields, rows, "evidence")

    def board(conditions, **more):
        flat = [[f"r{k}", text, f"product {k}", "kind", f"reason {k}", "1"] for k, text in enumerate(conditions)]
        rules = [cell for row in flat for cell in row]
        return {"DIVISIONS": layer, "DIVISION_ID": "division_id", "PROFILE": layer, "RULES": rules, **more}

    return board


def test_rules_fire_exactly_where_their_condition_holds(run, frame, board):
    results = run("customdemand", board([case[0] for case in RULES]))
    wide, table = frame(results.OUTPUT), frame(results.TABLE).set_index(["division_id", "rule"])
    for place, division in enumerate("abc"):
        for k, (condition, *expected) in enumerate(RULES):
            assert table.loc[(division, f"r{k}"), "status"] == expected[place], (division, condition)
        products = [f"product {k}" for k, case in enumerate(RULES) if case[1 + place] == YES]
        assert sorted(wide["products"][place].split("; ")) == sorted(products)
        assert wide["product_count"][place] == len(products)
        assert wide["rules_unknown"][place] == [case[1 + place] for case in RULES].count(DUNNO)
    unknown = table[table["status"] == DUNNO]
    assert unknown["reason"].notna().all()
    assert all("z" in reason for reason in table.loc[table["status"] == ABSENT, "reason"])
    # one sentence for all of them, which names the results that might have had the field
    (said,) = [text for text in results.warned if "not applicable" in text]
    assert said.startswith(f"2 of {len(RULES)} rules")
    assert "'z'" in said
    assert "(BANDS)" in said
    assert "(PROFILE)" not in said
    assert not any("Lingang" in text for text in results.said)


def test_the_default_rules_are_said_to_be_lingangs(run, board):
    results = run("customdemand", board([], RULES=None))
    assert len([text for text in results.said if "Lingang" in text and "RULES" in text]) == 1
    assert len([text for text in results.warned if "rules are not applicable" in text]) == 1


@pytest.mark.parametrize(
    ("condition", "division", "said", "strength"),
    [
        ('"x" >= 1 AND "y" >= 5', "a", "x = 1 (>= 1); y = 10 (>= 5)", 1.5),
        ('1 <= "x"', "b", "x = 2 (>= 1)", 2),
        ('4 > "x"', "a", "x = 1 (< 4)", 3),
        ("\"t\" = 'town'", "a", "t = town (= town)", 1),
        ('"x" + "y" >= 11', "a", "x = 1; y = 10", 1),
        ('"x" >= 2 OR "y" >= 10', "c", "x = NULL (>= 2); y = 10 (>= 10)", 1),
        ('"y" IS NULL', "b", "y = NULL", 1),
        ("1 = 1", "a", "", 1),
    ],
)
def test_the_values_that_made_a_rule_hold(run, frame, board, condition, division, said, strength):
    row = frame(run("customdemand", board([condition])).TABLE).set_index("division_id").loc[division]
    assert (row["status"], row["values"] or "", row["strength"]) == (YES, said, pytest.approx(strength, rel=1e-12))


@pytest.mark.parametrize(("condition", "strength"), [('NOT "x" >= 2', 2), ('NOT ("x" > 2 OR "y" < 5)', 2)])
def test_a_rule_by_not_says_nothing_untrue(run, frame, board, condition, strength):
    row = frame(run("customdemand", board([condition])).TABLE).set_index("division_id").loc["a"]
    assert row["status"] == YES
    # the reader is told what made it hold: x = 1 is no reason as '>= 2', but as '< 2' it is, twice below it
    assert "x = 1 (>" not in row["values"]
    assert "y = 10 (<" not in row["values"]
    assert row["strength"] == pytest.approx(strength, rel=1e-12)
