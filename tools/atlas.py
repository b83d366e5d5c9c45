"""The atlas of a study as a PDF: one page for each division, by the layout that the plugin ships. Used by the demo."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsMapLayerStyle,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "layouts"
TEMPLATES = {"en": FOLDER / "division_atlas.qpt", "zh": FOLDER / "division_atlas_zh.qpt"}
# what the page reads by name; the last is the coverage
TABLES = ("profile", "bands", "balance", "demand", "circles", "chain", "products_table", "products")


def add_tables(study: Path) -> QgsVectorLayer:
    """Add a study's tables to the open project, the only one whose layers QGIS 3.22 finds by name; return the last."""
    for name in TABLES:
        layer = QgsVectorLayer(f"{study}|layername={name}", name, "ogr")
        if not layer.isValid():
            raise RuntimeError(f"{name} is missing in {study.name}")
        QgsProject.instance().addMapLayer(layer)
    return layer


def add_atlas(project: QgsProject, coverage, background: list, language: str = "en") -> QgsPrintLayout:
    """Add the division atlas to a project, over a coverage layer and what lies below it; return the layout."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    document = QDomDocument()
    document.setContent(TEMPLATES[language].read_text(encoding="utf-8"))
    _, fine = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not fine:
        raise RuntimeError(f"{TEMPLATES[language].name} cannot be read")
    layout.setName("Division atlas")
    layout.atlas().setEnabled(True)
    layout.atlas().setCoverageLayer(coverage)
    transform = QgsCoordinateTransform(coverage.crs(), project.crs(), project)
    for name in ("division", "area"):
        picture = layout.itemById(name)
        picture.setCrs(project.crs())
        picture.setKeepLayerSet(True)
        picture.setLayers([coverage, *background])
    # names would cover so small a map; on the large one a neighbour cut by the edge has no room for its own
    plain, apart = coverage.clone(), coverage.clone()
    plain.setLabelsEnabled(False)
    _keep_apart(apart)
    for name, look in (("area", plain), ("division", apart)):
        style = QgsMapLayerStyle()
        style.readFromLayer(look)
        layout.itemById(name).setLayerStyleOverrides({coverage.id(): style.xmlData()})
        layout.itemById(name).setKeepLayerStyles(True)
    layout.itemById("area").zoomToExtent(transform.transformBoundingBox(coverage.extent()).buffered(500))
    project.layoutManager().addLayout(layout)
    return layout


def _keep_apart(layer) -> None:
    """Let a layer's labels stand only where they touch no other."""
    labelling = layer.labeling().clone()
    for rule in labelling.rootRule().children():
        settings = QgsPalLayerSettings(rule.settings())
        settings.displayAll = False
        rule.setSettings(settings)
    layer.setLabeling(labelling)


def export(layout: QgsPrintLayout, path: Path) -> int:
    """Export every page to one PDF; return how many there are."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 150
    result, problem = QgsLayoutExporter.exportToPdf(layout.atlas(), str(path), settings)
    if result != QgsLayoutExporter.ExportResult.Success:
        raise RuntimeError(f"{path.name}: {problem}")
    return layout.atlas().count()
