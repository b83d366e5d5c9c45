"""Styles of facility results: scores, gaps in people, access of units, living circles."""

from qgis.core import (
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsRendererRange,
    QgsWkbTypes,
)

from .messages import tr
from .style import (
    BORDER,
    UNKNOWN,
    WRAP,
    Style,
    apply_styles,
    division_labels,
    field_values,
    graduated,
    note,
    pretty_breaks,
    quoted,
    ramp,
    style_name,
)

# light to dark: the more is missing, the darker
NEED = ("#fff5eb", "#fdd0a2", "#fd8d3c", "#d94801", "#7f2704")
GAP = ("#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#54278f")
CIRCLE = ("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b")
NONE = "#d9d9d9"
# parts of the standard that are in reach
PARTS = (0.25, 0.5, 0.75, 1.0)
ACCESS = ("#edf8fb", "#b3cde3", "#8c96c6", "#8856a7", "#4d004b")
MOST = 1e12  # what a class without an upper limit ends at


def style_demand(layer, types):
    """Style facilitydemand's polygons: the greatest score with its type named, then each type's score and gap."""
    values, names = field_values(layer), division_labels()
    words = ", ".join(f"{quoted(one.name)}, {quoted(one.short)}" for one in types)
    named = f'coalesce(map_get(map({words}), "priority"), "priority")'
    first = f"if(\"priority\" is null, '', '\n' || wordwrap('\u25b2 ' || {named}, {WRAP}))"
    breaks = pretty_breaks(values["score"])
    renderer = graduated(layer, values, "score", tr("Score"), breaks, ramp(NEED, len(breaks) - 1), "")
    renderer.addClassRange(note(tr("0: all are served; 50: nobody is")))
    styles = [Style(tr("most needed facility"), renderer, division_labels(under=first))]
    for one in types:
        field = f"{one.code}_score"
        title = style_name(tr("score: {what}"), one)
        styles.append(Style(title, _scores(layer, values, field, tr("Score")), names))
    for one in types:
        field = f"{one.code}_unmet"
        breaks = pretty_breaks([0.0, *values[field]])
        colours = ramp(GAP, len(breaks) - 1)
        heading = tr("people without enough")
        renderer = graduated(layer, values, field, heading, breaks, colours, "")
        styles.append(Style(style_name(tr("gap: {what}"), one), renderer, names))
    apply_styles(layer, styles)


def _scores(layer, values, field, heading):
    """Return a renderer of a score: the same classes for every type, so that maps compare."""
    breaks = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0]
    most = max(values[field], default=0.0)
    breaks = [b for k, b in enumerate(breaks) if k < 2 or breaks[k - 1] < most]
    colours = ramp(NEED, 8)[: len(breaks) - 1]
    renderer = graduated(layer, values, field, heading, breaks, colours, "")
    renderer.addClassRange(note(tr("0: all are served; 50: nobody is")))
    return renderer


def _unit(text):
    text = tr("facilities") if text == "facilities" else text
    return text[:1].upper() + text[1:]


def style_units(layer, types):
    """Style units: the access to each of some types, from none in reach to above its standard."""
    styles = []
    for one in types:
        edges = [0.0, *(part * one.standard for part in PARTS)]
        ranges = [note(tr("{unit} per 1,000").format(unit=_unit(one.unit)))]
        ranges.append(QgsRendererRange(-1e-12, 1e-12, _symbol(layer, NONE), tr("nothing in reach")))
        for low, high, colour in zip(edges, edges[1:], ACCESS):
            text = tr("{low} to {high}").format(low=_plain(low), high=_plain(high))
            if not low:
                text = tr("up to {high}").format(high=_plain(high))
            ranges.append(QgsRendererRange(max(low, 1e-12), high, _symbol(layer, colour), text))
        text = tr("above {standard}, the standard").format(standard=_plain(one.standard))
        ranges.append(QgsRendererRange(edges[-1], MOST, _symbol(layer, ACCESS[-1]), text))
        renderer = QgsGraduatedSymbolRenderer(f"{one.code}_access", ranges)
        styles.append(Style(style_name(tr("access: {what}"), one), renderer))
    if styles:
        apply_styles(layer, styles)


def style_circles(layer, types):
    """Style lifecircle's units: how many facility types lie in each one's circle."""
    apply_styles(layer, [Style(tr("facility types in reach"), _types(layer, "circle_types", len(types)))])


def style_circle_divisions(layer, types, crowds):
    """Style lifecircle's divisions: the mean number of types in reach, then each crowd's share with all in reach."""
    values, names = field_values(layer), division_labels()
    breaks = pretty_breaks([0.0, *values["circle_types"]])
    heading = tr("types in reach, of {all}").format(all=len(types))
    renderer = graduated(layer, values, "circle_types", heading, breaks, ramp(CIRCLE, len(breaks) - 1), "")
    styles = [Style(tr("mean facility types in reach"), renderer, names)]
    for one in crowds:
        field = f"circle_{one.code}_all"
        breaks = pretty_breaks([0.0, *values[field]])
        renderer = graduated(layer, values, field, one.label, breaks, ramp(CIRCLE, len(breaks) - 1), " %")
        styles.append(Style(tr("all types: {crowd}").format(crowd=one.label), renderer, names))
    apply_styles(layer, styles)


def _types(layer, field, most):
    """Return a renderer of a number of types from 0 to most, at most six classes."""
    step = max(1, -(-most // 5))
    edges = list(range(1, most + 1, step))
    ranges = [note(tr("Types in reach, of {all}").format(all=most))]
    ranges.append(QgsRendererRange(-0.5, 0.5, _symbol(layer, NONE), tr("none")))
    for low, colour in zip(edges, ramp(CIRCLE, len(edges) + 1)[1:]):
        high = min(low + step - 1, most)
        text = f"{low}" if low == high else tr("{low} to {high}").format(low=low, high=high)
        ranges.append(QgsRendererRange(low - 0.5, high + 0.5, _symbol(layer, colour), text))
    return QgsGraduatedSymbolRenderer(f'coalesce("{field}", {UNKNOWN:.0f})', ranges)


def style_sites(layer):
    """Style industrialcircle's sites: the balance of production, research and living around each."""
    ranges = [note(tr("Balance around the site"))]
    edges = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    for low, high, colour in zip(edges, edges[1:], ramp(CIRCLE, 5)):
        text = tr("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
        ranges.append(QgsRendererRange(low, high, _symbol(layer, colour, 3.6), text))
    renderer = QgsGraduatedSymbolRenderer(f'coalesce("circle_balance", {UNKNOWN:.0f})', ranges)
    if len(field_values(layer)["circle_balance"]) < layer.featureCount():
        renderer.addClassRange(QgsRendererRange(UNKNOWN - 1, UNKNOWN + 1, _hatch(layer), tr("nothing in the circle")))
    renderer.addClassRange(note(tr("1: all three alike; 0: one alone")))
    apply_styles(layer, [Style(tr("balance around the site"), renderer)])


def style_site_divisions(layer):
    """Style industrialcircle's divisions: the share of complete sites, then the mean balance."""
    values, names, styles = field_values(layer), division_labels(), []
    for field, title, heading, breaks, unit in (
        (
            "circle_complete",
            tr("complete living circles"),
            tr("sites with all three"),
            [0.0, 20.0, 40.0, 60.0, 80.0, 100.0],
            " %",
        ),
        (
            "circle_balance",
            tr("mean balance around sites"),
            tr("mean balance"),
            [0.0, 0.2, 0.4, 0.6, 0.8, 1.0],
            "",
        ),
    ):
        colours = ramp(CIRCLE, 5)
        renderer = graduated(layer, values, field, heading, breaks, colours, unit, tr("no industrial site"))
        styles.append(Style(title, renderer, names))
    apply_styles(layer, styles)


def _plain(value):
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _is_point(layer):
    return layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry


def _symbol(layer, colour, size=2.2):
    if _is_point(layer):
        return QgsMarkerSymbol.createSimple(
            {"color": colour, "size": str(size), "outline_color": "#606060", "outline_width": "0.1"}
        )
    return QgsFillSymbol.createSimple({"color": colour, **BORDER})


def _hatch(layer):
    if _is_point(layer):
        look = {"name": "cross2", "color": "#aaaaaa", "outline_color": "#aaaaaa", "size": "1.6"}
        return QgsMarkerSymbol.createSimple(look)
    return QgsFillSymbol.createSimple({"color": "#aaaaaa", "style": "b_diagonal", "outline_color": "#aaaaaa"})
