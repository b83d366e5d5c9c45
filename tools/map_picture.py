"""A map of one styled layer as a picture: title, map, legend, scale bar, source. Used by the demo."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
WIDTH, HEIGHT = 240, 170
FRAME = (165, 140)
FONT = "DejaVu Sans"


def draw(
    layers: list[QgsVectorLayer],
    path: Path,
    title: str,
    note: str,
    crs: QgsCoordinateReferenceSystem,
    around: QgsVectorLayer,
) -> None:
    """Draw the layers, the first one on top and in the legend, to a PNG, with the extent of `around`."""
    project = QgsProject()
    project.setCrs(crs)
    for layer in layers:
        project.addMapLayer(layer.clone())
    ordered = [project.mapLayersByName(layer.name())[0] for layer in layers]
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH, HEIGHT, MM))
    _label(layout, title, 10, 6, 220, 10, 15, bold=True)
    _label(layout, note, 10, HEIGHT - 9, 220, 6, 7)
    picture = QgsLayoutItemMap(layout)
    layout.addLayoutItem(picture)
    picture.attemptMove(QgsLayoutPoint(10, 18, MM))
    picture.attemptResize(QgsLayoutSize(*FRAME, MM))
    picture.setLayers(ordered)
    picture.setCrs(crs)
    picture.setBackgroundColor(QColor("#cfdfe9"))
    picture.setFrameEnabled(True)
    picture.setExtent(_extent(around, crs))
    _legend(layout, picture, ordered[0])
    _scale_bar(layout, picture)
    image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=130)
    if not image.save(str(path)):
        raise RuntimeError(f"{path} could not be written")


def outline(layer: QgsVectorLayer, fill: str, border: str) -> QgsVectorLayer:
    """Give a layer one plain colour, as a background."""
    symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": border, "outline_width": "0.2"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _extent(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    transform = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance())
    box = transform.transformBoundingBox(layer.extent()).buffered(1500)
    # as wide for its height as the frame, or the frame would change its shape
    width = max(box.width(), box.height() * FRAME[0] / FRAME[1])
    return QgsRectangle.fromCenterAndSize(box.center(), width, width * FRAME[1] / FRAME[0])


def _format(size: float, bold: bool = False) -> QgsTextFormat:
    font = QFont(FONT)
    font.setBold(bold)
    text = QgsTextFormat()
    font.setPointSizeF(size)
    text.setFont(font)
    text.setSize(size)
    return text


def _label(layout, text, x, y, width, height, size, bold=False) -> None:
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    item.setFont(_format(size, bold).toQFont())
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))
    layout.addLayoutItem(item)


def _legend(layout, picture, layer) -> None:
    item = QgsLayoutItemLegend(layout)
    item.setAutoUpdateModel(False)
    item.setLinkedMap(picture)
    group = item.model().rootGroup()
    for node in group.children():
        if node.name() != layer.name():
            group.removeChildNode(node)
    for kind, size in ((QgsLegendStyle.Style.Subgroup, 9), (QgsLegendStyle.Style.SymbolLabel, 8)):
        style = item.style(kind)
        style.setFont(_format(size, bold=size == 9).toQFont())
        item.setStyle(kind, style)
    item.attemptMove(QgsLayoutPoint(178, 18, MM))
    layout.addLayoutItem(item)


def _scale_bar(layout, picture) -> None:
    item = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(item)
    item.setLinkedMap(picture)
    item.setStyle("Single Box")
    item.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    item.setUnitLabel("km")
    item.setNumberOfSegments(2)
    item.setNumberOfSegmentsLeft(0)
    item.setUnitsPerSegment(5)
    item.setTextFormat(_format(8))
    item.update()
    item.attemptMove(QgsLayoutPoint(14, HEIGHT - 26, MM))
