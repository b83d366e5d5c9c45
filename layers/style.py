"""Styles: made for a result's own fields and values, and saved with it, so that they arrive wherever it is opened."""

import contextlib
import math
import os
from typing import NamedTuple

from qgis.core import (
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererRange,
    QgsRuleBasedLabeling,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo

from .compatibility import save_style
from .messages import Refusal, joined, tr

# One sequential hue a dimension, light to dark, each step apart for colour-blind readers too.
SEQUENTIAL = {
    "age": ("#d4e4f4", "#9ecae1", "#6baed6", "#3182bd", "#08519c"),
    "education": ("#d3ecce", "#a1d99b", "#74c476", "#31a354", "#006d2c"),
    "housing": ("#fddfc0", "#fdae6b", "#fd8d3c", "#e6550d", "#a63603"),
    "income": ("#e2e0ee", "#bcbddc", "#9e9ac8", "#756bb1", "#54278f"),
}
OTHER = ("#e4e4e4", "#bdbdbd", "#969696", "#636363", "#252525")
# purple and green: neither says that less, or more, is bad
LOSS = ("#762a83", "#af8dc3", "#e7d4e8")
GAIN = ("#d9f0d3", "#7fbf7b", "#1b7837")
STILL = "#f7f7f7"  # neither: what did not change
ROUNDING = 1e-9  # of the greatest limit: a difference that is less is none
# What NULL is drawn as: below every value, so that it has a class and a legend entry of its own
UNKNOWN = -1e9
BORDER = {"outline_color": "#808080", "outline_width": "0.2", "outline_width_unit": "MM"}
MARKS_SHOWN = 3
MOST_STYLES = 40
LONGEST_NAME = 30  # characters of a style's name that a GeoPackage has room for
WRAP, NAME_WRAP = 18, 14  # characters a line, of what stands beside or under a name and of the name
MARK = "\u25b2 "
FAMILIES = ("Noto Sans", "Open Sans", "DejaVu Sans", "Arial", "Helvetica")


class Style(NamedTuple):
    """One style of a layer: its name, renderer, labelling, and diagram (renderer, settings) if it has one."""

    name: str
    renderer: object
    labelling: object = None
    diagram: tuple = ()


def style_profile(layer, indicators, marked):
    """Style a crowd profile: one style an indicator, the first one shown; crowds marked from lq `marked` as labels."""
    labels = division_labels(_marks(indicators))
    values, styles = field_values(layer), []
    for one in indicators:
        colours = SEQUENTIAL.get(one.dimension, OTHER)
        breaks = pretty_breaks(values[one.code])
        renderer = graduated(layer, values, one.code, one.label, breaks, ramp(colours, len(breaks) - 1), " %")
        text = tr("{mark} marked crowds (from {lq} x area)")
        renderer.addClassRange(note(text.format(mark=MARK.strip(), lq=f"{marked:g}")))
        styles.append(Style(style_name("{what}", one), renderer, labels))
    apply_styles(layer, styles)


def style_chain(layer, segments):
    """Style a value chain: specialisation with the marked segment named, then each segment's share."""
    values, names, styles = field_values(layer), division_labels(), []
    words = ", ".join(f"{quoted(one.code)}, {quoted(one.label)}" for one in segments)
    word = f"wordwrap('{MARK}' || map_get(map({words}), \"chain_marked\"), {WRAP})"
    named = f"if(\"chain_marked\" is null, '', '\\n' || {word})"
    fields = [("chain_specialisation", tr("specialisation"), named)]
    fields += [(f"chain_{one.code}", one.label, "") for one in segments]
    for field, title, under in fields:
        breaks = pretty_breaks([0.0, *values[field]])
        colours = ramp(SEQUENTIAL["income"], len(breaks) - 1)
        renderer = graduated(layer, values, field, title, breaks, colours, " %")
        styles.append(Style(title, renderer, division_labels(under=under) if under else names))
    apply_styles(layer, styles)


def style_scenarios(layer, fields):
    """Style a comparison: each number's difference, diverging around 0."""
    values, labels, styles = field_values(layer), division_labels(), []
    for field in fields[:MOST_STYLES]:
        heading = tr("{field}: after - before").format(field=field)
        renderer = diverging(layer, values, f"{field}_d", heading, "")
        styles.append(Style(tr("change: {what}").format(what=field), renderer, labels))
    if styles:
        apply_styles(layer, styles)


def style_products(layer):
    """Style customised demand: how many products are recommended, with the strongest named on each division."""
    values = field_values(layer)
    breaks = pretty_breaks([0.0, *values["product_count"]])
    named = f"if(\"product_first\" is null, '', '\\n' || wordwrap('{MARK}' || \"product_first\", {WRAP}))"
    heading, colours = tr("products recommended"), ramp(SEQUENTIAL["education"], len(breaks) - 1)
    renderer = graduated(layer, values, "product_count", heading, breaks, colours, "")
    apply_styles(layer, [Style(tr("what to build"), renderer, division_labels(under=named))])


def style_change(layer, codes, labels):
    """Style a change of profiles: population growth first, then each share's change in percentage points."""
    text = division_labels()
    growth = tr("population growth")
    fields = [("growth", growth, growth, " %")]
    for code in codes:
        label = labels.get(code, code)
        fields.append((f"{code}_change", tr("change: {what}").format(what=label), label, tr(" points")))
    values, styles = field_values(layer), []
    for field, name, heading, unit in fields:
        styles.append(Style(name, diverging(layer, values, field, heading, unit), text))
    apply_styles(layer, styles)


def pretty_breaks(values, classes=5):
    """Return ascending round class limits around values (ascending or not); [0, 1] where there are none."""
    if not values:
        return [0.0, 1.0]
    low, high = min(values), max(values)
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-9):
        high = low + (abs(low) or 1.0) * 0.1
    rough = (high - low) / classes
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(k * step, 12) for k in range(first, max(last, first + 1) + 1)]


def field_values(layer):
    """Return {field: its numbers, NULLs left out}, in one pass over the layer."""
    names = [field.name() for field in layer.fields()]
    columns = zip(*(feature.attributes() for feature in layer.getFeatures()))
    found = {name: [v for v in column if isinstance(v, (int, float))] for name, column in zip(names, columns)}
    return {name: found.get(name, []) for name in names}


def around_zero(values):
    """Return (class limits, colours): as strong a colour for a loss as for a gain of the same size."""
    most = max((abs(value) for value in values), default=1.0)
    steps = [step for step in pretty_breaks([0.0, most], classes=6) if step > 0]
    breaks = [-step for step in reversed(steps)] + [0.0] + steps
    colours = ramp(LOSS, len(steps)) + ramp(GAIN, len(steps))
    low, high = min([0.0, *values]), max([0.0, *values])
    used = [k for k in range(len(colours)) if breaks[k] < high and breaks[k + 1] > low] or [len(steps)]
    return breaks[used[0] : used[-1] + 2], colours[used[0] : used[-1] + 1]


def ramp(colours, count):
    """Return count colours evenly over a ramp's steps, blending between them."""
    ramp = [QColor(colour) for colour in colours]
    result = []
    for k in range(count):
        at = (len(ramp) - 1) * (k / (count - 1) if count > 1 else 1.0)
        low = min(int(at), len(ramp) - 2)
        mixed = [round(a + (b - a) * (at - low)) for a, b in zip(ramp[low].getRgb()[:3], ramp[low + 1].getRgb()[:3])]
        result.append(QColor(*mixed).name())
    return result


def graduated(layer, values, field, title, breaks, colours, unit, unknown=""):
    """Return a renderer of classes with a heading, legend text with units, and a class for NULL where there is one.

    unknown: what NULL means, in words.
    """
    places = max((len(f"{b:.10g}".partition(".")[2]) for b in breaks), default=0)
    ranges = [note(title[:1].upper() + title[1:])]
    for low, high, colour in zip(breaks, breaks[1:], colours):
        text = tr("{low} to {high}").format(low=f"{low:,.{places}f}", high=f"{high:,.{places}f}") + unit
        ranges.append(QgsRendererRange(low, high, QgsFillSymbol.createSimple({"color": colour, **BORDER}), text))
    renderer = QgsGraduatedSymbolRenderer(field, ranges)
    if len(values[field]) < layer.featureCount():
        # QGIS draws nothing at all for NULL, and a hole in the map says less than "unknown"
        renderer.setClassAttribute(f'coalesce("{field}", {UNKNOWN:.0f})')
        hatch = QgsFillSymbol.createSimple({"color": "#aaaaaa", "style": "b_diagonal", "outline_color": "#aaaaaa"})
        renderer.addClassRange(QgsRendererRange(UNKNOWN - 1, UNKNOWN + 1, hatch, unknown or tr("unknown")))
    return renderer


def diverging(layer, values, field, title, unit):
    """Return a renderer of differences around 0; what did not change has a class of its own, where there is any."""
    breaks, colours = around_zero(values[field])
    renderer, near = graduated(layer, values, field, title, breaks, colours, unit), ROUNDING * max(map(abs, breaks))
    if all(abs(value) > near for value in values[field]):
        return renderer
    # the heading is the first class
    for k, (low, high) in enumerate(zip(breaks, breaks[1:]), 1):
        if low == 0:
            renderer.updateRangeLowerValue(k, near)
        if high == 0:
            renderer.updateRangeUpperValue(k, -near)
    symbol = QgsFillSymbol.createSimple({"color": STILL, **BORDER})
    renderer.addClassRange(QgsRendererRange(-near, near, symbol, tr("no change")))
    renderer.moveClass(len(renderer.ranges()) - 1, 1 + sum(high <= 0 for high in breaks[1:]))
    return renderer


def note(text):
    """Return a legend entry that is only text: a class that no value falls into, with nothing to draw."""
    nothing = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
    return QgsRendererRange(UNKNOWN - 3, UNKNOWN - 2, nothing, text)


def _marks(indicators):
    """Return an expression: a division's first few marked crowds in a word or two each, '' where there is none."""
    # a crowd of two words stays on one line
    words = {one.code: (one.short or one.label).replace(" ", "\u00a0") for one in indicators}
    words = ", ".join(f"'{code}', {quoted(word)}" for code, word in words.items())
    codes = "string_to_array(\"marked\", ',')"
    first = f"array_slice({codes}, 0, {MARKS_SHOWN - 1})"
    marks = f"array_to_string(array_foreach({first}, coalesce(map_get(map({words}), @element), @element)), ', ')"
    more = f"if(array_length({codes}) > {MARKS_SHOWN}, ' +' || (array_length({codes}) - {MARKS_SHOWN}), '')"
    return f"if(coalesce(\"marked\", '') = '', '', wordwrap('{MARK}' || {marks} || {more}, {WRAP}))"


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def division_labels(marks="", below=0.0, under=""):
    """Return a labelling: each division's name, and an expression's text beside it where the division has room.

    below: mm to leave between the division's point, where a diagram stands, and the name under it; under: an
    expression whose text belongs to the name and stands under it on every division.
    """
    root = QgsRuleBasedLabeling.Rule(None)
    text = f'wordwrap(coalesce("division_name", "division_id"), {NAME_WRAP})'
    name = _settings(f"{text} || {under}" if under else text, 7.5, "#222222")
    if below:
        name.placement = QgsPalLayerSettings.Placement.OverPoint
        name.quadOffset = QgsPalLayerSettings.QuadrantPosition.QuadrantBelow
        name.yOffset = below
        name.offsetUnits = QgsUnitTypes.RenderUnit.RenderMillimeters
    # every division has its name on the map, also the small ones
    name.displayAll = True
    name.priority = 10
    root.appendChild(_rule(name, tr("name")))
    if marks:
        beside = _settings(marks, 6, "#444444")
        beside.fitInPolygonOnly = True
        beside.priority = 3
        root.appendChild(_rule(beside, tr("marked crowds")))
    return QgsRuleBasedLabeling(root)


def _family(font):
    """Return the family that is really drawn where a font is asked for."""
    return QFontInfo(font).family()


def _rule(settings, title):
    rule = QgsRuleBasedLabeling.Rule(settings)
    rule.setDescription(title)
    return rule


def _settings(expression, size, colour):
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.multilineAlign = QgsPalLayerSettings.MultiLineAlign.MultiCenter
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    text = QgsTextFormat()
    # a family that is there: QGIS warns at every opening about one that is not
    text.setFont(QFont(next((name for name in FAMILIES if _family(QFont(name)) == name), _family(QFont()))))
    text.setSize(size)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings.setFormat(text)
    return settings


def apply_styles(layer, styles):
    """Give the layer its Styles, the first one current, and save them with its data."""
    database = layer.providerType() == "ogr" and layer.dataProvider().storageType() == "GPKG"
    if database:
        _refuse(layer, _forget_saved(layer))
    manager, names = layer.styleManager(), []
    for k, (name, renderer, labelling, diagram) in enumerate(styles):
        name = _own_name(name, names)
        names.append(name)
        if k == 0:
            manager.renameStyle(manager.currentStyle(), name)
        else:
            manager.addStyleFromLayer(name)
            manager.setCurrentStyle(name)
        layer.setRenderer(renderer.clone())
        layer.setLabeling(None if labelling is None else labelling.clone())
        layer.setLabelsEnabled(labelling is not None)
        if diagram:
            layer.setDiagramRenderer(diagram[0].clone())
            layer.setDiagramLayerSettings(diagram[1])
        if database:
            _refuse(layer, _save(layer, name, k == 0))
    manager.setCurrentStyle(names[0])
    if layer.providerType() == "ogr" and not database:
        path = os.path.splitext(layer.source().split("|")[0])[0] + ".qml"
        said, saved = layer.saveNamedStyle(path)
        if not saved or not _is_whole(path):
            with contextlib.suppress(FileNotFoundError):
                os.remove(path)
            _refuse(layer, said)


def _refuse(layer, problem):
    if problem:
        raise Refusal(
            tr("The style of '{layer}' cannot be saved ({why}): make room on the disk, or choose another file.").format(
                layer=layer.name(), why=" ".join(problem.split()).rstrip(" .:")
            )
        )


def _is_whole(path):
    """Whether a style's file has its end: QGIS says of one that is cut, as on a full disk, that it is saved."""
    with open(path, "rb") as file:
        return file.read().rstrip().endswith(b"</qgis>")


def style_name(template, one):
    """Return a style's name: `{what}` in the template is a definition's label, its short one where that is too long."""
    name = template.format(what=one.label)
    return name if len(name) <= LONGEST_NAME else template.format(what=one.short)


def _own_name(name, taken):
    """Return a name, cut where it is too long to be saved, or numbered where another style has it."""
    # QGIS would ask in a window whether one of the same name may be replaced
    own, number = _cut(name, ""), 1
    while own in taken:
        number += 1
        own = _cut(name, f" ({number})")
    return own


def _cut(name, tail):
    room = LONGEST_NAME - len(tail)
    return (name if len(name) <= room else name[: room - 1] + "\u2026") + tail


def _save(layer, name, first):
    """Save the layer's style in its database; return what went wrong, '' if nothing."""
    return save_style(layer, name, "Spatial Demand", first)


def _forget_saved(layer):
    """Delete styles that an earlier table of the same name left in the GeoPackage; return what went wrong."""
    # the list begins with this table's own styles; those of others stay
    own, ids, _, _, _ = layer.listStylesInDatabase()
    for identifier in ids[:own]:
        layer.deleteStyleFromDatabase(identifier)
    # QGIS would ask in a window, and wait for an answer, whether one that is left may be replaced
    left, _, names, _, _ = layer.listStylesInDatabase()
    return tr("older ones stay: {names}").format(names=joined(names[:left])) if left > 0 else ""
