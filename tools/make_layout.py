"""make_layout.py: builds resources/layouts/division_atlas.qpt, one page for each division of a study (`make layout`).

And division_atlas_zh.qpt, the same page in Chinese: a template's words are none of the plugin's, which Qt would
translate. The page reads a study's tables by their names: profile, bands, balance, demand, circles, chain, products.
What is not in the project shows a dash.
"""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_HASH_SEED", "0")  # attributes in the same order every time

from qgis.core import (
    QgsApplication,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "layouts"
TARGETS = {"en": FOLDER / "division_atlas.qpt", "zh": FOLDER / "division_atlas_zh.qpt"}
MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
DARK, QUIET, LINE = "#22313f", "#5d6d7e", "#d5dbe1"
LEFT, WIDE = 15, 180


def value(layer: str, field: str, decimals: int, unit: str = "") -> str:
    """An expression: the division's value of a study's table as text, a dash where it is unknown."""
    found = f"attribute(get_feature('{layer}', 'division_id', \"division_id\"), '{field}')"
    return f"[% coalesce(format_number({found}, {decimals}) || '{unit}', '\u2013') %]"


def words(layer: str, field: str, preset: str, language: str) -> str:
    """An expression: the things that a study's table names by their codes, in words, a dash where there is none.

    Codes that the bundled preset does not have are somebody's own, and shown as they are.
    """
    items = json.loads((ROOT / "resources" / "presets" / f"{preset}.json").read_text("utf-8"))["items"]
    pairs = []
    for item in items:
        name = item.get("short") or item["label"]
        pairs += [item.get("code") or item["type"], name[language] if isinstance(name, dict) else name]
    known = ", ".join("'" + text.replace("'", "''") + "'" for text in pairs)
    found = f"attribute(get_feature('{layer}', 'division_id', \"division_id\"), '{field}')"
    each = f"coalesce(map_get(map({known}), @element), replace(@element, '_', ' '))"
    listed = f"array_to_string(array_foreach(string_to_array({found}), {each}), '{', ' if language == 'en' else '、'}')"
    return f"[% coalesce(nullif({listed}, ''), '\u2013') %]"


def figures(language: str) -> tuple:
    """The three columns: (title, rows of (name, expression))."""
    return (
        (
            "Who lives here",
            (
                ("People", value("profile", "population", 0)),
                ("Children under 15", value("profile", "children", 1, " %")),
                ("Elderly 65 and over", value("profile", "elderly", 1, " %")),
                ("College or above", value("profile", "college_education", 1, " %")),
                ("Households that rent", value("profile", "renters", 1, " %")),
                ("Marked crowds", words("profile", "marked", "indicators_nine", language)),
            ),
        ),
        (
            "How they travel",
            (
                ("Employed residents", value("balance", "employed_residents", 0)),
                ("Jobs", value("balance", "jobs", 0)),
                ("Jobs per employed resident", value("balance", "job_ratio", 2)),
                ("Residents who work here", value("balance", "self_containment", 1, " %")),
                ("Mean way of residents", value("bands", "home_mean_km", 1, " km")),
                ("Workers from 40 km and more", value("bands", "work_extreme", 1, " %")),
            ),
        ),
        (
            "What they reach and lack",
            (
                ("Facility types in walking reach", value("circles", "circle_types", 1)),
                ("Most needed facility", words("demand", "priority", "facility_types", language)),
                ("Its score (50: nobody is served)", value("demand", "score", 0)),
                ("Main segment of the economy", words("chain", "chain_marked", "segments_chain", language)),
                ("Specialisation", value("chain", "chain_specialisation", 0, " %")),
            ),
        ),
    )


CHINESE = {
    "Who lives here": "谁在这里居住",
    "People": "人口",
    "Children under 15": "15 岁以下少儿",
    "Elderly 65 and over": "65 岁及以上老年人口",
    "College or above": "大专及以上",
    "Households that rent": "租赁住房的家庭户",
    "Marked crowds": "显著人群",
    "How they travel": "如何通勤",
    "Employed residents": "就业居民",
    "Jobs": "岗位",
    "Jobs per employed resident": "每名就业居民对应的岗位数",
    "Residents who work here": "居民本地就业率",
    "Mean way of residents": "居民平均通勤距离",
    "Workers from 40 km and more": "居住地在 40 km 及以外的就业者",
    "What they reach and lack": "可达与短缺",
    "Facility types in walking reach": "步行可达的设施类型数",
    "Most needed facility": "最短缺的设施",
    "Its score (50: nobody is served)": "其得分（50：无人得到服务）",
    "Main segment of the economy": "显著环节",
    "Specialisation": "专业化程度",
    "What to build here": "在此建设什么",
    "No rule holds here.": "此处没有规则成立。",
    "The evidence for each is in the study's report.": "各项建议的依据见研究报告。",
    "Division atlas": "分区图集",
    ": ": "：",
}


def products(language: str) -> str:
    """An expression: each product with its reason, the strongest first; without the table of rules the products."""
    colon, none = (CHINESE[text] if language == "zh" else text for text in (": ", "No rule holds here."))
    reasoned = (
        "aggregate('products_table', 'concatenate', "
        f"'\u2022 ' || \"product\" || coalesce('{colon}' || \"because\", ''), "
        '"strength" is not null and "division_id" = attribute(@parent, \'division_id\'), \'\\n\', -"strength")'
    )
    listed = "'\u2022 ' || replace(\"products\", '; ', '\\n\u2022 ')"
    return f"[% coalesce(try({reasoned}), {listed}, '{none}') %]"


def text_format(size: float, colour: str, bold: bool = False) -> QgsTextFormat:
    """A text format of one of the page's few looks."""
    font = QFont("DejaVu Sans")
    font.setBold(bold)
    result = QgsTextFormat()
    result.setFont(font)
    result.setSize(size)
    result.setColor(QColor(colour))
    return result


def label(layout, text, x, y, width, height, size, colour=DARK, bold=False, right=False):
    """Add a text."""
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    look = text_format(size, colour, bold)
    compatibility().set_label_format(item, look, _font(look), QColor(colour))
    item.setHAlign(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))
    layout.addLayoutItem(item)


def _font(look: QgsTextFormat) -> QFont:
    font = look.toQFont()
    font.setPointSizeF(look.size())
    return font


def compatibility():
    """The plugin's module of that name, which stands alone."""
    path = ROOT / "layers" / "compatibility.py"
    spec = importlib.util.spec_from_file_location("compatibility", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rule(layout, y):
    """Add a thin line across the page."""
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    symbol = shape.symbol().clone()
    symbol.setColor(QColor(LINE))
    symbol.symbolLayer(0).setStrokeStyle(Qt.PenStyle.NoPen)
    shape.setSymbol(symbol)
    shape.attemptMove(QgsLayoutPoint(LEFT, y, MM))
    shape.attemptResize(QgsLayoutSize(WIDE, 0.4, MM))
    layout.addLayoutItem(shape)


def maps(layout):
    """Add the map of the division, and the whole area with its frame."""
    main = QgsLayoutItemMap(layout)
    main.setId("division")
    layout.addLayoutItem(main)
    main.attemptMove(QgsLayoutPoint(LEFT, 34, MM))
    main.attemptResize(QgsLayoutSize(112, 92, MM))
    # of the frame's own shape: an extent of another would change it
    main.setExtent(QgsRectangle(0, 0, 112, 92))
    main.setFrameEnabled(True)
    main.setFrameStrokeColor(QColor(LINE))
    main.setAtlasDriven(True)
    main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    main.setAtlasMargin(0.25)
    # a name that the edge would cut is left out
    main.setMapFlags(QgsLayoutItemMap.MapItemFlags())
    main.setLabelMargin(QgsLayoutMeasurement(1.5, MM))
    area = QgsLayoutItemMap(layout)
    area.setId("area")
    layout.addLayoutItem(area)
    area.attemptMove(QgsLayoutPoint(LEFT + 116, 34, MM))
    area.attemptResize(QgsLayoutSize(64, 44, MM))
    area.setExtent(QgsRectangle(0, 0, 64, 44))
    area.setFrameEnabled(True)
    area.setFrameStrokeColor(QColor(LINE))
    overview = QgsLayoutItemMapOverview("division", area)
    overview.setLinkedMap(main)
    area.overviews().addOverview(overview)
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setLinkedMap(main)
    bar.setStyle("Line Ticks Up")
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setUnitLabel("km")
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(1)
    bar.setTextFormat(text_format(7, QUIET))
    bar.attemptMove(QgsLayoutPoint(LEFT + 116, 114, MM))


def build(project: QgsProject, language: str) -> QgsPrintLayout:
    """Build the layout, in English (en) or Chinese (zh)."""

    def say(text):
        return CHINESE[text] if language == "zh" else text

    # where a Chinese font has no bold face, letters are drawn twice, and hard to read
    bold = language == "en"
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(say("Division atlas"))
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
    label(layout, '[% coalesce("division_name", "division_id") %]', LEFT, 13, 140, 11, 20, bold=bold)
    label(layout, "[% coalesce(\"division_type\", '') %]", LEFT, 24, 140, 7, 10, QUIET)
    page = "[% @atlas_featurenumber %] / [% @atlas_totalfeatures %]"
    label(layout, page, LEFT + 140, 15, 40, 6, 8, QUIET, right=True)
    maps(layout)
    for k, (title, rows) in enumerate(figures(language)):
        x = LEFT + 61 * k
        label(layout, say(title), x, 134, 58, 6, 10, bold=bold)
        for r, (name, text) in enumerate(rows):
            y = 142 + 10.5 * r
            label(layout, say(name), x, y, 56, 4.5, 7, QUIET)
            label(layout, text, x, y + 4, 56, 12 if r == len(rows) - 1 else 6, 8)
    # last, so that what a short list leaves free is the page's end and no gap
    label(layout, say("What to build here"), LEFT, 212, WIDE, 8, 13, bold=bold)
    rule(layout, 221)
    evidence = say("The evidence for each is in the study's report.")
    label(layout, f"{products(language)}\n\n{evidence}", LEFT, 225, WIDE, 58, 9)
    label(layout, "[% @project_title %]", LEFT, 286, WIDE, 5, 7, QUIET)
    return layout


def main() -> None:
    """Build the templates and save them."""
    application = QgsApplication([], True)
    application.initQgis()
    project = QgsProject.instance()
    fields = "&".join(f"field={name}:string" for name in ("division_id", "division_name", "division_type", "products"))
    coverage = QgsVectorLayer(f"Polygon?crs=EPSG:4326&{fields}", "products", "memory")
    project.addMapLayer(coverage)
    for language, target in TARGETS.items():
        layout = build(project, language)
        atlas = layout.atlas()
        atlas.setEnabled(True)
        atlas.setCoverageLayer(coverage)
        atlas.setPageNameExpression('coalesce("division_name", "division_id")')
        target.parent.mkdir(parents=True, exist_ok=True)
        if not layout.saveAsTemplate(str(target), QgsReadWriteContext()):
            raise RuntimeError(f"{target} could not be written")
        print(target.relative_to(ROOT))
    application.exitQgis()


if __name__ == "__main__":
    main()
