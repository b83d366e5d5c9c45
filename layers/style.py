"""Styles: made for a result's own fields and values, and saved with it, so that they arrive wherever it is opened."""

import math
import os

from qgis.core import (
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererRange,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from .messages import Refusal, tr

# One sequential hue a dimension, light to dark, each step apart for colour-blind readers too.
SEQUENTIAL = {
    "age": ("#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"),
    "education": ("#edf8e9", "#bae4b3", "#74c476", "#31a354", "#006d2c"),
    "housing": ("#feedde", "#fdbe85", "#fd8d3c", "#e6550d", "#a63603"),
    "income": ("#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#54278f"),
}
OTHER = ("#f7f7f7", "#cccccc", "#969696", "#636363", "#252525")
LOSS = ("#b2182b", "#ef8a62", "#fddbc7")
GAIN = ("#d1e5f0", "#67a9cf", "#2166ac")
# What NULL is drawn as: below every value, so that it has a class and a legend entry of its own
UNKNOWN = -1e9
BORDER = {"outline_color": "#808080", "outline_width": "0.2", "outline_width_unit": "MM"}
MARKS_SHOWN = 3
WRAP = 18  # characters a line of marks


def style_profile(layer, indicators):
    """Style a crowd profile: one style an indicator, the first one shown; marked crowds stand in the labels."""
    labels = _labels(_name_and_marks(indicators))
    styles = []
    for one in indicators:
        colours = SEQUENTIAL.get(one.dimension, OTHER)
        breaks = pretty_breaks(_values(layer, one.code))
        renderer = _graduated(layer, one.code, one.label, breaks, _spread(colours, len(breaks) - 1), " %")
        styles.append((one.label, renderer, labels))
    _apply(layer, styles)


def style_change(layer, codes, labels):
    """Style a change of profiles: population growth first, then each share's change in percentage points."""
    text = _labels(f'wordwrap(coalesce("division_name", "division_id"), {WRAP})')
    fields = [("growth", tr("population growth"), " %")]
    fields += [(f"{code}_change", labels.get(code, code), " " + tr("points")) for code in codes]
    styles = []
    for field, title, unit in fields:
        breaks, colours = _around_zero(_values(layer, field))
        styles.append((title, _graduated(layer, field, title, breaks, colours, unit), text))
    _apply(layer, styles)


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


def _values(layer, field):
    index = layer.fields().lookupField(field)
    values = (feature.attributes()[index] for feature in layer.getFeatures())
    return [value for value in values if isinstance(value, (int, float))]


def _around_zero(values):
    """Return (class limits, colours): as strong a colour for a loss as for a gain of the same size."""
    most = max((abs(value) for value in values), default=1.0)
    steps = [step for step in pretty_breaks([0.0, most], classes=6) if step > 0]
    breaks = [-step for step in reversed(steps)] + [0.0] + steps
    colours = _spread(LOSS, len(steps)) + _spread(GAIN, len(steps))
    low, high = min([0.0, *values]), max([0.0, *values])
    used = [k for k in range(len(colours)) if breaks[k] < high and breaks[k + 1] > low] or [len(steps)]
    return breaks[used[0] : used[-1] + 2], colours[used[0] : used[-1] + 1]


def _spread(colours, count):
    """Return count colours evenly over a ramp's steps, blending between them."""
    ramp = [QColor(colour) for colour in colours]
    result = []
    for k in range(count):
        at = (len(ramp) - 1) * (k / (count - 1) if count > 1 else 1.0)
        low = min(int(at), len(ramp) - 2)
        mixed = [round(a + (b - a) * (at - low)) for a, b in zip(ramp[low].getRgb()[:3], ramp[low + 1].getRgb()[:3])]
        result.append(QColor(*mixed).name())
    return result


def _graduated(layer, field, title, breaks, colours, unit):
    """Return a renderer of classes with a heading, legend text with units, and a class for NULL where there is one."""
    places = max((len(f"{b:.10g}".partition(".")[2]) for b in breaks), default=0)
    heading = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
    ranges = [QgsRendererRange(UNKNOWN - 3, UNKNOWN - 2, heading, title[:1].upper() + title[1:])]
    for low, high, colour in zip(breaks, breaks[1:], colours):
        text = tr("{low} to {high}").format(low=f"{low:,.{places}f}", high=f"{high:,.{places}f}") + unit
        ranges.append(QgsRendererRange(low, high, QgsFillSymbol.createSimple({"color": colour, **BORDER}), text))
    renderer = QgsGraduatedSymbolRenderer(field, ranges)
    if len(_values(layer, field)) < layer.featureCount():
        # QGIS draws nothing at all for NULL, and a hole in the map says less than "unknown"
        renderer.setClassAttribute(f'coalesce("{field}", {UNKNOWN:.0f})')
        hatch = QgsFillSymbol.createSimple({"color": "#aaaaaa", "style": "b_diagonal", "outline_color": "#aaaaaa"})
        renderer.addClassRange(QgsRendererRange(UNKNOWN - 1, UNKNOWN + 1, hatch, tr("unknown")))
    return renderer


def _name_and_marks(indicators):
    """Return an expression: the division's name, and below it its first few marked crowds in a word or two each."""
    # a crowd of two words stays on one line
    words = {one.code: (one.short or one.label).replace(" ", "\u00a0") for one in indicators}
    words = ", ".join(f"'{code}', {_quoted(word)}" for code, word in words.items())
    codes = "string_to_array(\"marked\", ',')"
    first = f"array_slice({codes}, 0, {MARKS_SHOWN - 1})"
    marks = f"array_to_string(array_foreach({first}, coalesce(map_get(map({words}), @element), @element)), ', ')"
    more = f"if(array_length({codes}) > {MARKS_SHOWN}, ' +' || (array_length({codes}) - {MARKS_SHOWN}), '')"
    name = f'wordwrap(coalesce("division_name", "division_id"), {WRAP})'
    return f"{name} || if(coalesce(\"marked\", '') = '', '', '\\n' || wordwrap({marks} || {more}, {WRAP}))"


def _quoted(text):
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _labels(expression):
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.multilineAlign = QgsPalLayerSettings.MultiLineAlign.MultiCenter
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    # every division has its name on the map, also the small ones
    settings.displayAll = True
    text = QgsTextFormat()
    font = QFont("Noto Sans")
    font.setFamilies(["Noto Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "DejaVu Sans"])
    text.setFont(font)
    text.setSize(7)
    text.setColor(QColor("#222222"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings.setFormat(text)
    return QgsVectorLayerSimpleLabeling(settings)


def _apply(layer, styles):
    """Give the layer its styles (name, renderer, labelling), the first one current, and save them with its data."""
    database = layer.providerType() == "ogr" and layer.dataProvider().storageType() == "GPKG"
    if database:
        _forget_saved(layer)
    manager = layer.styleManager()
    for k, (name, renderer, labelling) in enumerate(styles):
        if k == 0:
            manager.renameStyle(manager.currentStyle(), name)
        else:
            manager.addStyleFromLayer(name)
            manager.setCurrentStyle(name)
        layer.setRenderer(renderer.clone())
        layer.setLabeling(labelling.clone())
        layer.setLabelsEnabled(True)
        if database:
            problem = layer.saveStyleToDatabase(name, "Spatial Demand", k == 0, "")
            if problem:
                raise Refusal(
                    tr("The style of '{layer}' cannot be saved: {why}").format(layer=layer.name(), why=problem)
                )
    manager.setCurrentStyle(styles[0][0])
    if layer.providerType() == "ogr" and not database:
        path = os.path.splitext(layer.source().split("|")[0])[0] + ".qml"
        layer.saveNamedStyle(path)


def _forget_saved(layer):
    """Delete styles that an earlier table of the same name left in the GeoPackage."""
    # the list begins with this table's own styles; those of others stay
    own, ids, _, _, _ = layer.listStylesInDatabase()
    for identifier in ids[:own]:
        layer.deleteStyleFromDatabase(identifier)
