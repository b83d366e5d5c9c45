"""Styles of commuting results: bands as stacked bars, desire lines, balance, hexagons."""

from qgis.core import (
    QgsArrowSymbolLayer,
    QgsCategorizedSymbolRenderer,
    QgsDiagramLayerSettings,
    QgsDiagramSettings,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleCategoryDiagramRenderer,
    QgsStackedBarDiagram,
    QgsSymbol,
    QgsSymbolLayer,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QFont

from .messages import tr
from .style import (
    BORDER,
    UNKNOWN,
    Style,
    apply_styles,
    division_labels,
    field_values,
    graduated,
    note,
    pretty_breaks,
    ramp,
)

# near to far, light to dark, so that the long way stands out
NEAR_TO_FAR = ("#fee8c8", "#fdbb84", "#e34a33", "#7f0000")
EXTREME = ("#f7fcf5", "#c7e9c0", "#74c476", "#238b45", "#00441b")
NO_DISTANCE = "#bdbdbd"
# kinds of flows, apart for colour-blind readers too
KINDS = {"within": "#999999", "between": "#0072b2", "outbound": "#d55e00", "inbound": "#009e73"}
WIDEST = 3.5  # mm
BAR = (3.0, 10.0)  # mm, width and height of a stacked bar
# jobs per employed resident: limits that are each other's inverse, so that the map is even on a log scale
RATIOS = (0.0, 0.25, 0.5, 0.8, 1.25, 2.0, 4.0, 1e6)
RATIO_COLOURS = ("#2166ac", "#67a9cf", "#d1e5f0", "#f7f7f7", "#fddbc7", "#ef8a62", "#b2182b")


def style_bands(layer, bands, extreme):
    """Style commutebands' polygons: the extreme share as the map, the bands as a stacked bar on each division."""
    text = division_labels(below=BAR[1] / 2 + 0.5)
    values, styles = field_values(layer), []
    for side, people in (("work", tr("who work here")), ("home", tr("who live here"))):
        title = tr("{people}, {km} km and over").format(km=f"{extreme:g}", people=people)
        heading = tr("{km} km and over").format(km=f"{extreme:g}")
        breaks = pretty_breaks([0.0, *values[f"{side}_extreme"]])
        renderer = graduated(layer, values, f"{side}_extreme", heading, breaks, ramp(EXTREME, len(breaks) - 1), " %")
        styles.append(Style(title, renderer, text, _stacked_bars(side, bands)))
    apply_styles(layer, styles)


def band_title(bands, band):
    """Return a band in words: '5 to 10 km', '50 km and over', 'distance unknown'."""
    low, high = bands.bounds(band)
    if low is None:
        return tr("distance unknown")
    if high is None:
        return tr("{low} km and over").format(low=f"{low:g}")
    return tr("{low} to {high} km").format(low=f"{low:g}", high=f"{high:g}")


def band_colours(bands):
    """Return a colour for each band: near to far, then unknown."""
    return [*ramp(NEAR_TO_FAR, bands.count - 1), NO_DISTANCE]


def _stacked_bars(side, bands):
    """Return (renderer, settings) of a bar of a side's shares by band."""
    settings = QgsDiagramSettings()
    settings.categoryAttributes = [f'coalesce("{side}_{name}", 0)' for name in bands.names]
    settings.categoryColors = [QColor(colour) for colour in band_colours(bands)]
    settings.categoryLabels = [band_title(bands, k) for k in range(bands.count)]
    settings.size = QSizeF(*BAR)
    settings.sizeType = QgsUnitTypes.RenderUnit.RenderMillimeters
    settings.barWidth = BAR[0]
    settings.penColor = QColor("#606060")
    settings.penWidth = 0.1
    settings.scaleByArea = False
    settings.font = QFont()
    renderer = QgsSingleCategoryDiagramRenderer()
    renderer.setDiagram(QgsStackedBarDiagram())
    renderer.setDiagramSettings(settings)
    renderer.setAttributeLegend(True)
    where = QgsDiagramLayerSettings()
    where.setPlacement(QgsDiagramLayerSettings.Placement.OverPoint)
    where.setShowAllDiagrams(True)
    return renderer, where


def style_flows(layer):
    """Style desire lines: colour by kind, width by commuters, the strong ones on top, arrows towards work."""
    most = _most(layer, "commuters")
    titles = {
        "within": tr("within a division"),
        "between": tr("between divisions"),
        "outbound": tr("out of the area"),
        "inbound": tr("into the area"),
    }
    categories = []
    for kind, colour in KINDS.items():
        symbol = _loop(colour, most) if kind == "within" else _arrow(colour, most)
        categories.append(QgsRendererCategory(kind, symbol, titles[kind]))
    renderer = QgsCategorizedSymbolRenderer("kind", categories)
    order = QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"commuters"', True)])
    renderer.setOrderBy(order)
    renderer.setOrderByEnabled(True)
    apply_styles(layer, [Style(tr("commuters by kind of flow"), renderer)])


def _most(layer, field):
    """Return the greatest value of a field, 1 where there is none above 0."""
    value = layer.maximumValue(layer.fields().lookupField(field))
    return value if isinstance(value, float) and value > 0 else 1.0


def _width(most):
    """Return an expression: mm, growing with the square root of the commuters."""
    return f'max(0.15, {WIDEST} * sqrt("commuters" / {most}))'


def _loop(colour, most):
    """Return a line symbol for a flow that stays within its division."""
    symbol = QgsLineSymbol.createSimple({"color": colour})
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyStrokeWidth, QgsProperty.fromExpression(f"0.5 * {_width(most)}")
    )
    return symbol


def _arrow(colour, most):
    """Return a line symbol: an arrow towards work."""
    width = _width(most)
    arrow = QgsArrowSymbolLayer.create({"is_curved": "0", "is_repeated": "0", "head_type": "0"})
    fill = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
    fill.setOpacity(0.75)
    arrow.setSubSymbol(fill)
    for name, factor in (
        (QgsSymbolLayer.Property.PropertyArrowWidth, 1.0),
        (QgsSymbolLayer.Property.PropertyArrowStartWidth, 0.4),
        (QgsSymbolLayer.Property.PropertyArrowHeadLength, 1.4),
        (QgsSymbolLayer.Property.PropertyArrowHeadThickness, 0.9),
    ):
        arrow.setDataDefinedProperty(name, QgsProperty.fromExpression(f"{factor} * {width}"))
    symbol = QgsLineSymbol()
    symbol.changeSymbolLayer(0, arrow)
    return symbol


def ratio_text(low, high):
    """Return what a class of RATIOS is called."""
    if low == 0:
        return tr("under {high}: people commute away").format(high=f"{high:g}")
    if high > 1e5:
        return tr("{low} and over: people commute here").format(low=f"{low:g}")
    text = tr("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
    return text + " (" + tr("balanced") + ")" if low < 1 < high else text


def style_balance(layer):
    """Style job-housing balance: jobs per employed resident, diverging around 1 on a log scale."""
    known = field_values(layer)["job_ratio"]
    ranges = [note(tr("Jobs per employed resident"))]
    for low, high, colour in zip(RATIOS, RATIOS[1:], RATIO_COLOURS):
        symbol = QgsFillSymbol.createSimple({"color": colour, **BORDER})
        ranges.append(QgsRendererRange(low, high, symbol, ratio_text(low, high)))
    renderer = QgsGraduatedSymbolRenderer("job_ratio", ranges)
    if len(known) < layer.featureCount():
        renderer.setClassAttribute(f'coalesce("job_ratio", {UNKNOWN:.0f})')
        hatch = QgsFillSymbol.createSimple({"color": "#aaaaaa", "style": "b_diagonal", "outline_color": "#aaaaaa"})
        renderer.addClassRange(QgsRendererRange(UNKNOWN - 1, UNKNOWN + 1, hatch, tr("unknown")))
    ratio = 'if("job_ratio" is null, \'\', format_number("job_ratio", 2))'
    apply_styles(layer, [Style(tr("jobs per employed resident"), renderer, division_labels(ratio))])


def style_hexagons(layer, bands):
    """Style commutemap's cells: colour by the band of most commuters, the fuller the more commuters."""
    most = _most(layer, "commuters")
    categories = []
    for k, (name, colour) in enumerate(zip(bands.names, band_colours(bands))):
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#ffffff", "outline_width": "0.1"})
        opacity = QgsProperty.fromExpression(f'30 + 70 * sqrt("commuters" / {most})')
        symbol.setDataDefinedProperty(QgsSymbol.Property.PropertyOpacity, opacity)
        categories.append(QgsRendererCategory(name, symbol, band_title(bands, k)))
    renderer = QgsCategorizedSymbolRenderer("band", categories)
    apply_styles(layer, [Style(tr("band of most commuters"), renderer)])
