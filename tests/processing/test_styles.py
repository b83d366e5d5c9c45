"""Styles: what a planner sees when a result is opened."""

import json

import pytest


@pytest.fixture
def profile(run, sample):
    layer = f"{sample}|layername=%s"
    return run(
        "crowdprofile",
        {
            "DIVISIONS": layer % "divisions",
            "DIVISION_ID": "code",
            "DIVISION_NAME": "name_en",
            "POPULATION": layer % "census_2020",
        },
    )


def test_a_style_for_every_indicator_with_units_in_the_legend(profile, root):
    layer = profile.OUTPUT
    items = json.loads((root / "resources" / "presets" / "indicators_nine.json").read_text("utf-8"))["items"]
    # a GeoPackage has room for 30 characters
    texts = [item["label"]["en"] if len(item["label"]["en"]) <= 30 else item["short"]["en"] for item in items]
    styles = layer.styleManager().styles()
    assert sorted(styles) == sorted(texts)
    assert layer.styleManager().currentStyle() == texts[0]
    colours = {}
    for item, text in zip(items, texts):
        layer.styleManager().setCurrentStyle(text)
        renderer = layer.renderer()
        assert item["code"] in renderer.classAttribute()
        # kept by name: a symbol dies with the list of ranges that it came from
        ranges = renderer.ranges()
        *labels, marked = [r.label() for r in ranges]
        assert "1.2 x area" in marked
        assert labels[0].lower() == item["label"]["en"].lower()
        known = item["dimension"] != "income"
        assert all(label.endswith(" %") for label in (labels[1:] if known else labels[1:-1]))
        # no source of this run has incomes: drawn as unknown, not as a hole
        assert ("unknown" in labels) != known
        colours.setdefault(item["dimension"], set()).add(ranges[1].symbol().color().name())
    assert all(len(of_one) == 1 for of_one in colours.values())
    assert len(set.union(*colours.values())) == 4


def test_every_division_falls_into_one_class(profile):
    layer = profile.OUTPUT
    for style in layer.styleManager().styles():
        layer.styleManager().setCurrentStyle(style)
        renderer = layer.renderer()
        context = layer.createExpressionContext()
        from qgis.core import QgsExpression

        expression = QgsExpression(renderer.classAttribute())
        if expression.isField() or expression.hasParserError():
            expression = QgsExpression(f'"{renderer.classAttribute()}"')
        for feature in layer.getFeatures():
            context.setFeature(feature)
            value = expression.evaluate(context)
            fitting = [r.label() for r in renderer.ranges() if r.lowerValue() <= value <= r.upperValue()]
            assert 1 <= len(fitting) <= 2, (style, value)


def test_labels_name_the_division_and_its_marked_crowds_in_words(profile, root):
    from qgis.core import QgsExpression

    items = json.loads((root / "resources" / "presets" / "indicators_nine.json").read_text("utf-8"))["items"]
    short = {item["code"]: item["short"]["en"] for item in items}

    layer = profile.OUTPUT
    names, marks = layer.labeling().rootRule().children()
    assert names.settings().displayAll
    assert marks.settings().fitInPolygonOnly
    texts = {rule: QgsExpression(rule.settings().fieldName) for rule in (names, marks)}
    context = layer.createExpressionContext()
    seen = 0
    for feature in layer.getFeatures():
        context.setFeature(feature)
        assert texts[names].evaluate(context).replace("\n", " ") == feature["division_name"]
        text = texts[marks].evaluate(context).replace("\n", " ").replace("\u00a0", " ")
        of_division = feature["marked"].split(",") if feature["marked"] else []
        shown, _, more = text.partition(" +")
        assert shown == ("\u25b2 " + ", ".join(short[code] for code in of_division[:3]) if of_division else "")
        assert int(more or 0) == max(len(of_division) - 3, 0)
        seen += len(of_division)
    assert seen


def test_long_names_are_cut_and_stay_apart(run, sample, tmp_path):
    layer, long = f"{sample}|layername=%s", "people who are of one kind, and their number"
    indicators = [cell for code in "abc" for cell in (code, "age", f"{long} {code}", '"age_0_14"', '"population"')]
    where = {"DIVISIONS": layer % "divisions", "DIVISION_ID": "code", "POPULATION": layer % "census_2020"}
    path = str(tmp_path / "long.gpkg")
    run("crowdprofile", {**where, "INDICATORS": indicators, "OUTPUT": path})
    from qgis.core import QgsVectorLayer

    count, _, names, _, _ = QgsVectorLayer(path, "long", "ogr").listStylesInDatabase()
    assert count == 3
    assert set(names) == {f"{long[:29]}\u2026", f"{long[:25]}\u2026 (2)", f"{long[:25]}\u2026 (3)"}


@pytest.mark.parametrize(
    ("values", "breaks"),
    [
        ([], [0.0, 1.0]),
        ([5.0], [5.0, 5.1, 5.2, 5.3, 5.4, 5.5]),
        ([12.0, 48.0], [10.0, 20.0, 30.0, 40.0, 50.0]),
        ([0.0, 0.3], [0.0, 0.1, 0.2, 0.3]),
    ],
)
def test_breaks_are_round_and_hold_every_value(values, breaks, provider):
    from spatial_demand.layers.style import pretty_breaks

    assert pretty_breaks(values) == pytest.approx(breaks)


@pytest.mark.parametrize(
    "differences",
    [(-3.0, 0.0, 1e-12, 2.0), (-3.0, 0.0), (0.0, 5.0), (0.0, 0.0), (-2.0, 1.0), (-1e-9, -4.0, None, 0.0)],
)
def test_what_did_not_change_is_neither_loss_nor_gain(memory, differences):
    from spatial_demand.layers.style import STILL, diverging, field_values

    rows = [("POLYGON((0 0, 1 0, 1 1, 0 0))", [value]) for value in differences]
    layer = memory("Polygon?crs=EPSG:4326", ["d:double"], rows)
    renderer = diverging(layer, field_values(layer), "d", "after - before", "")
    assert [r.label() for r in renderer.ranges()].count("no change") == (0.0 in differences)
    ranges = [(r.lowerValue(), r.upperValue(), r.symbol().color().name()) for r in renderer.ranges()[1:]]
    for value in filter(lambda value: value is not None, differences):
        # the class that QGIS itself takes
        colour = renderer.symbolForValue(value).color()
        assert (colour.name() == STILL) == (abs(value) < 1e-8)
        # purple or green
        assert abs(value) < 1e-8 or (colour.green() > colour.red()) == (value > 0)
    # in the legend from the greatest loss to the greatest gain
    shown = [low for low, _, _ in ranges if low > -1e8]
    assert shown == sorted(shown)
