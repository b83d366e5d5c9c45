"""Charts and maps hold on what is unusual: one division, sixty, nothing known, totals of zero, names of any script."""

import html.parser
import re

import numpy as np
import pytest

from spatial_demand.report import bars, links, maps, pictures
from spatial_demand.report.tables import Layer, Shape

NAN = float("nan")
INDICATORS = [("children <15>", "age", 10.0), ("renters", "housing", 30.0), ("other", "", NAN)]


def check(svg, key):
    """The text is one well-formed svg element with ids of its own, without any address or number that is none."""
    assert svg.startswith("<svg ")
    assert svg.endswith("</svg>")
    ids = re.findall(r'\sid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"{key}-") for one in ids)
    used = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used <= set(ids)
    plain = re.sub(r"base64,[^\"]*", "", svg)
    for word in ("http", "<script", "<style", "nan", "<metadata", "xmlns"):
        assert word not in plain, word
    parser = html.parser.HTMLParser()
    parser.feed(svg)
    parser.close()
    return svg


@pytest.mark.parametrize("count", [1, 4, 20])
@pytest.mark.parametrize("value", [0.0, 12.3, 100.0, NAN])
def test_profile_panels(count, value):
    panels = [(f"Division <{k}>", [value] * 3, ["marked", "scarce", ""]) for k in range(count)]
    check(bars.profile_panels(panels, INDICATORS, 100.0, "p", "a & b"), "p")


def widths(svg, colour):
    """The widths of all bars of a colour, but for those of the legend."""
    return [
        round(float(right) - float(left), 1)
        for left, right in re.findall(rf'd="M ([\d.]+) [\d.]+\s+L ([\d.]+) [^"]*"[^>]*fill: {colour}', svg)
    ][:-1]


def test_a_lone_panel_has_the_scale_and_the_size_of_others():
    strong = bars.dimension_colours("age")[0]
    panels = [("Ward", [40.0, 5.0, 1.0], ["marked", "", ""])]
    alone = bars.profile_panels(panels, INDICATORS, 80.0, "p", "alt")
    many = bars.profile_panels(panels * 7, INDICATORS, 80.0, "p", "alt")
    assert len(widths(alone, strong)) == 1
    assert widths(many, strong) == widths(alone, strong) * 7


def test_the_legend_of_panels_shows_every_hue():
    svg = bars.profile_panels([("A", [NAN] * 3, ["", "", ""])], INDICATORS, 80.0, "p", "alt")
    for dimension in ("age", "housing", ""):
        for colour in bars.dimension_colours(dimension):
            assert f"fill: {colour}" in svg, (dimension, colour)


@pytest.mark.parametrize(("count", "indicators"), [(0, 9), (1, 9), (17, 9), (21, 4), (60, 9), (7, 80)])
def test_panels_are_split_in_pages_that_paper_takes(count, indicators):
    pages = bars.panel_pages(count, indicators)
    assert [k for page in pages for k in range(count)[page]] == list(range(count))
    sizes = [len(range(count)[page]) for page in pages]
    assert max(sizes, default=0) - min(sizes, default=0) < 2 * bars.COLUMNS or len(sizes) > 2
    if indicators < 20:
        rows = max(-(-size // bars.COLUMNS) for size in sizes) if sizes else 0
        assert rows * bars._panel_height(indicators, 2) + bars.UNDER <= pictures.TALL


@pytest.mark.parametrize("count", [1, 2, 5, 28, 29, 120])
def test_bars_are_split_in_pages_the_last_row_on_each(count):
    rows = list(range(count))
    pages = bars.pages(rows, 28, 1)
    assert [row for page in pages for row in page[:-1]] == rows[:-1]
    assert all(page[-1] == rows[-1] and len(page) <= 28 for page in pages)


@pytest.mark.parametrize("count", [1, 28])
@pytest.mark.parametrize("shares", [[0.0, 0.0], [30.0, 70.0], [NAN, NAN], [100.0, 0.0]])
def test_stacked(count, shares):
    rows = [(f"Division {k}", shares) for k in range(count)]
    check(bars.stacked(rows, ["one", "two"], ["#ffffff", "#000000"], "s", "alt", breaks=[0]), "s")


@pytest.mark.parametrize("people", [[0.0, 0.0], [5.0, NAN], [1e7, 2.0], [NAN, NAN]])
def test_histogram(people):
    check(bars.histogram(["0 to 5 km", "5 km and over"], [("within", "#999999", people)], "h", "alt"), "h")


@pytest.mark.parametrize("pair", [(0.0, 0.0), (NAN, NAN), (10.0, NAN), (1e9, 2e9)])
def test_before_after(pair):
    check(bars.before_after([("A", *pair, "+1 %")] * 3, ("before", "after"), "b", "alt"), "b")


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (3, 2), (60, 66)])
@pytest.mark.parametrize("fill", [0.0, 7.0, NAN])
def test_heat(size, fill):
    rows, columns = size
    values = np.full(size, fill)
    names = [f"Division {k}" for k in range(66)]
    one = links.Heat(names[:rows], names[:columns], values, outside=(1, 1), axes_titles=("a", "b"))
    for k, svg in enumerate(links.heat(one, "h", "alt")):
        check(svg, f"h{k}")


def test_a_heat_map_is_split_where_its_numbers_need_room(monkeypatch):
    parts = []
    draw = links._heat_part
    monkeypatch.setattr(links, "_heat_part", lambda *given: parts.append(given) or draw(*given))
    names = [f"Division {k}" for k in range(26)]
    found = links.heat(links.Heat(names, names, np.arange(676.0).reshape(26, 26) * 10), "h", "alt")
    assert len(found) == len(parts) == 2
    assert [name for given in parts for name in names[given[1][1]]] == names
    # one scale: the shade of a value is the same in every part
    shades = {value: shade for given in parts for value, shade in zip(given[2][0].ravel(), given[2][1].ravel())}
    assert shades[6750.0] == 1.0
    assert shades[0.0] == 0.0


@pytest.mark.parametrize("size", [1, 2, 3, 60])
@pytest.mark.parametrize("fill", [0.0, 7.0, NAN])
def test_chord(size, fill):
    flows = np.full((size, size), fill)
    check(links.chord([f"D{k}" for k in range(size)], flows, ["#888888"] * size, "c", "alt"), "c")


def test_a_chord_s_arcs_are_as_long_as_their_flows():
    total = np.array([30.0, 10.0, 0.0, 20.0])
    starts, ends = links._arcs(total)
    assert np.allclose((ends - starts) / (ends - starts).sum(), total / total.sum())
    assert (starts[1:] >= ends[:-1] - 1e-12).all()
    assert ends[-1] <= 2 * np.pi


def test_a_chord_s_bands_fill_their_arc():
    flows = np.array([[0.0, 3.0, 1.0], [2.0, 0.0, 0.0], [5.0, 1.0, 0.0]])
    starts, ends = links._arcs(flows.sum(axis=0) + flows.sum(axis=1))
    spots = links._spots(flows, starts, ends)
    for i in range(3):
        parts = sorted(spots[i, j] for j in range(3) if j != i)
        assert parts[0][0] == pytest.approx(starts[i])
        assert parts[0][2] == pytest.approx(parts[1][0])
        assert parts[1][2] == pytest.approx(ends[i])
        for j in range(3):
            if j != i and flows[i].sum():
                leave = spots[i, j][1] - spots[i, j][0]
                scale = (ends[i] - starts[i]) / (flows[i].sum() + flows[:, i].sum())
                assert leave == pytest.approx(flows[i, j] * scale)


@pytest.mark.parametrize("angles", [[1.0, 1.01, 1.02, 3.0], [0.0, 0.0, 0.0], [2.0], [], [0.1, 0.15, 0.3, 0.31, 0.4]])
def test_names_around_a_circle_do_not_touch(angles):
    found = links._apart(angles)
    assert len(found) == len(angles)
    assert all(b - a >= links.APART - 1e-6 for a, b in zip(found, found[1:]))
    assert sum(found) == pytest.approx(sum(angles))


def test_names_that_are_apart_stay():
    angles = [0.5, 1.0, 2.0]
    assert links._apart(angles) == pytest.approx(angles)


# -- maps


def layer_of(count, degrees=True, hole=False):
    import pandas as pd

    shapes = []
    for k in range(count):
        x, y = 121.0 + 0.1 * (k % 8), 31.0 + 0.1 * (k // 8)
        outside = np.array([(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)])
        rings = [outside]
        if hole:
            rings.append(
                np.array([(x + 0.04, y + 0.04), (x + 0.06, y + 0.04), (x + 0.05, y + 0.06), (x + 0.04, y + 0.04)])
            )
        shapes.append(Shape([rings], np.empty((0, 2))))
    return Layer(pd.DataFrame({"n": np.arange(count, dtype=float)}), shapes, degrees, 1.0)


@pytest.mark.parametrize("count", [1, 2, 60])
@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, NAN])
@pytest.mark.parametrize("degrees", [True, False])
def test_maps(count, value, degrees):
    layer = layer_of(count, degrees, hole=True)
    values = np.full(count, value)
    found = maps.classes(values, ("#ffffff", "#000000"), "heading <&>", " %")
    labels = [f"D<{k}>" for k in range(count)]
    one = maps.by_class("title <&>", layer, values, found, labels, outlines=layer)
    svg = check(maps.draw([one, one], "m", "alt <&>"), "m")
    assert "alt &lt;&amp;&gt;" in svg


def test_a_map_of_shapes_without_any_geometry():
    import pandas as pd

    layer = Layer(pd.DataFrame({"n": [1.0]}), [Shape([], np.empty((0, 2)))], True, 1.0)
    check(maps.draw([maps.Map("", layer, ["#ffffff"], ["A"], [])], "m", "alt"), "m")


def test_very_many_shapes_become_an_image():
    pandas = pytest.importorskip("pandas")
    ring = np.array([(0, 0), (1, 0), (1, 1), (0, 0)], float)
    count = maps.MANY + 1
    shapes = [Shape([[ring + (k % 70, k // 70)]], np.empty((0, 2))) for k in range(count)]
    layer = Layer(pandas.DataFrame({"n": range(count)}), shapes, False, 1.0)
    drawn = [maps.draw([maps.Map("", layer, ["#ff0000"] * count, [""] * count, [])], "m", "alt") for _ in range(2)]
    assert "data:image/png;base64," in check(drawn[0], "m")
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) < 500_000


def test_classes_are_the_plugin_s():
    from spatial_demand.layers.style import pretty_breaks, ramp

    found = maps.classes([3.0, 41.0, NAN], ("#ffffff", "#ff0000"), "")
    assert found.breaks == pretty_breaks([0.0, 3.0, 41.0])
    assert found.colours == ramp(("#ffffff", "#ff0000"), len(found.breaks) - 1)
    # the lower limit belongs to the class, the last one has both
    assert maps.colour_of(found.breaks[1], found) == found.colours[1]
    assert maps.colour_of(found.breaks[-1], found) == found.colours[-1]
    assert maps.colour_of(NAN, found) is None


def test_a_label_s_point_is_inside_its_shape():
    ring = np.array([(0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10), (0, 0)], float)
    x, y, wide = maps.middle_of(Shape([[ring]], np.empty((0, 2))))
    assert 0 < x < 1 or 9 < x < 10 or y < 1
    assert wide > 0
    assert maps.middle_of(Shape([], np.empty((0, 2)))) is None


def placed(labels, size):
    one = maps.Map("", layer_of(len(labels), degrees=False), ["#fff"] * len(labels), labels, [])
    return maps._placed(one, maps._extent(one), size)


def test_a_name_without_room_is_a_number_with_a_key():
    texts, numbered = placed(["Aa", "A name much longer than its square"], (3.0, 1.4))
    assert [text for _, _, text in texts] == ["Aa", "2"]
    assert numbered == {1: "A name much longer than its square"}
    one = maps.Map("", layer_of(2, degrees=False), ["#fff"] * 2, ["Aa", "long " * 12], [])
    short = one._replace(labels=["Aa", "b"])
    heights = [float(re.search(r'height="([\d.]+)pt"', maps.draw([m], "m", "alt"))[1]) for m in (one, short)]
    # the key stands below
    assert heights[0] > heights[1]


@pytest.mark.parametrize("count", [2, 16, 60])
def test_names_on_a_map_do_not_touch(count):
    size = (7.0, 4.6)
    labels = [f"Division of the {k}\nfacility" for k in range(count)]
    one = maps.Map("", layer_of(count, degrees=False), ["#fff"] * count, labels, [])
    box = maps._extent(one)
    texts, numbered = maps._placed(one, box, size)
    assert len(texts) == count
    assert sorted([*numbered.values(), *(t for _, _, t in texts if "\n" in t)]) == sorted(labels)
    scale = max((box[1] - box[0]) / size[0], (box[3] - box[2]) / size[1])
    boxes = [maps._text_box((x / scale, y / scale), text) for x, y, text in texts]
    assert not any(maps._touch(a, b) for k, a in enumerate(boxes) for b in boxes[:k])


def test_a_degree_is_narrower_away_from_the_equator():
    box = maps._extent(maps.Map("", layer_of(1), ["#fff"], [""], []))
    assert box[4] == pytest.approx(np.cos(np.radians(31.05)))
    assert maps._extent(maps.Map("", layer_of(1, degrees=False), ["#fff"], [""], []))[4] == 1.0


# -- pictures


def test_pictures_leave_the_settings_alone():
    import matplotlib

    before = dict(matplotlib.rcParams)
    bars.before_after([("A", 1.0, 2.0, "x")], ("a", "b"), "b", "alt")
    assert dict(matplotlib.rcParams) == before


def test_pyplot_is_not_used():
    from pathlib import Path

    code = Path(pictures.__file__).parent
    assert not [path for path in code.glob("*.py") if "import pyplot" in path.read_text(encoding="utf-8")]
    assert not [path for path in code.glob("*.py") if "matplotlib.pyplot" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Nicheng West Villages", "Nicheng West\nVillages"),
        ("\u4e34\u6e2f\u65b0\u7247\u533a\u4ea7\u57ce\u878d\u5408\u793a\u8303\u533a", None),
        ("", ""),
        ("A\nB\tC", "A B C"),
        ("x" * 200, "x" * 36 + "\u2026"),
    ],
)
def test_names_are_folded(text, lines):
    found = pictures.fold(text, 18, 3)
    if lines is not None:
        assert found == lines
    assert all(len(line) <= 37 for line in found.split("\n"))
    assert found.count("\n") <= 2


@pytest.mark.parametrize(
    "name", ["$a$ \\frac{", "_^{}", "\u4e34\u6e2f", "\u05e9\u05dc\u05d5\u05dd (A)", "\x00\x07", "\U0001f600"]
)
def test_any_name_can_be_drawn(name):
    check(
        bars.stacked([(name, [50.0, 50.0])], [name, name], ["#ffffff", "#000000"], "s", name.replace("\x00", "")), "s"
    )


# -- right-to-left writing


def test_left_to_right_text_stays():
    from spatial_demand.report.letters import visual

    for text in ("Nicheng", "", "\u4e34\u6e2f 12", "1,234 (5 %)"):
        assert visual(text) == text


def test_hebrew_is_turned_and_numbers_are_not():
    from spatial_demand.report.letters import visual

    shalom = "\u05e9\u05dc\u05d5\u05dd"
    assert visual(shalom) == shalom[::-1]
    assert visual(f"{shalom} 123") == f"123 {shalom[::-1]}"
    assert visual(f"({shalom})") == f"({shalom[::-1]})"
    assert visual(f"Zone {shalom} B") == f"Zone {shalom[::-1]} B"


def test_arabic_letters_are_joined():
    from spatial_demand.report.letters import visual

    # salam: seen initial, lam-alef final, meem isolated
    assert visual("\u0633\u0644\u0627\u0645") == "\ufee1\ufefc\ufeb3"
    # al-jadid: lam and jeem join, but are no ligature
    assert visual("\u0627\u0644\u062c") == "\ufe9e\ufedf\ufe8d"
    # hayy: hah initial, yeh final
    assert visual("\u062d\u064a") == "\ufef2\ufea3"
