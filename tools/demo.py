"""The main job on the sample: run the algorithms under qgis_process, then show what came out.

Leaves in demo/ one GeoPackage with every result and its styles, a QGIS project that opens on them, and a picture of
each map; prints the findings. The sample is synthetic, and every picture says so.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo"
STUDY = DEMO / "lingang_study.gpkg"
WHOLE, REPORT, ATLAS = DEMO / "lingang_whole.gpkg", DEMO / "lingang_report.html", DEMO / "lingang_atlas.pdf"
NOTE = "Synthetic sample, made from published totals of Shanghai Lingang (Zhou, Li and Huang 2024). Not survey data."
MAP_CRS = "EPSG:32651"  # UTM 51N: metres, and north up, at Shanghai
sys.path.insert(0, str(ROOT / "tools"))

import demo_runs  # noqa: E402
import own_process  # noqa: E402


def open_result(name: str, title: str):
    """Open a result with all the styles that travelled in the file."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(f"{STUDY}|layername={name}", title, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"{name} is missing in {STUDY.name}")
    if layer.isSpatial():
        own, ids, names, _, _ = layer.listStylesInDatabase()
        names = names[:own]
        first = _attribute(layer)
        for identifier, style in zip(ids, names):
            document, problem = layer.getStyleFromDatabase(identifier)
            if problem:
                raise RuntimeError(problem)
            layer.styleManager().addStyle(style, _style_of(document))
        layer.styleManager().setCurrentStyle(names[0])
        layer.styleManager().removeStyle("default")
        for style in names:
            layer.styleManager().setCurrentStyle(style)
            if _attribute(layer) == first:
                break
    return layer


def _attribute(layer) -> str:
    """The field that the layer's present style shows."""
    attribute = layer.renderer().classAttribute()
    return attribute.split('"')[1] if '"' in attribute else attribute


def _style_of(text: str):
    from qgis.core import QgsMapLayerStyle

    return QgsMapLayerStyle(text)


def _in_field_order(layer) -> list[tuple[str, str]]:
    """The layer's styles as (field, style), in the order of the fields that they show."""
    found = []
    for style in layer.styleManager().styles():
        layer.styleManager().setCurrentStyle(style)
        field = _attribute(layer)
        found.append((layer.fields().lookupField(field), field, style))
    return [(field, style) for _, field, style in sorted(found)]


def save_project(layers: list) -> None:
    """Save a project that opens on the styled results; its layers are named by paths beside it."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsProject,
        QgsReferencedRectangle,
    )

    project = QgsProject.instance()
    project.setTitle("Spatial Demand: synthetic sample of Lingang")
    project.setCrs(QgsCoordinateReferenceSystem(MAP_CRS))
    transform = QgsCoordinateTransform(layers[0].crs(), project.crs(), project)
    extent = transform.transformBoundingBox(layers[0].extent()).buffered(1000)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    for layer in layers:
        project.addMapLayer(layer, False)
        node = project.layerTreeRoot().addLayer(layer)
        node.setItemVisibilityChecked(layer is layers[0])
        node.setExpanded(layer is layers[0])
    if not project.write(str(DEMO / "lingang_study.qgz")):
        raise RuntimeError("the project could not be written: " + project.error())


def draw_maps(sample: Path, results: list[tuple]) -> list[Path]:
    """Draw a map of every style of every result (name, layer, when); return the pictures."""
    import map_picture
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

    regions = QgsVectorLayer(f"{sample}|layername=external_regions", "surroundings", "ogr")
    background = map_picture.outline(regions, "#f4f1ea", "#d8d2c4")
    divisions = QgsVectorLayer(f"{sample}|layername=divisions", "divisions", "ogr")
    map_picture.outline(divisions, "#fbf9f3", "#606060")
    crs = QgsCoordinateReferenceSystem(MAP_CRS)
    pictures = []
    for name, layer, when in results:
        shown = layer.styleManager().currentStyle()
        kept = demo_runs.DRAWN.get(name)
        styles = [(field, style) for field, style in _in_field_order(layer) if kept is None or field in kept]
        for number, (field, style) in enumerate(styles, 1):
            layer.styleManager().setCurrentStyle(style)
            path = DEMO / f"{name}_{number:02d}_{field}.png"
            below = [background] if name in demo_runs.ON_DIVISIONS else [divisions, background]
            extent = divisions if name in demo_runs.ON_DIVISIONS else layer
            map_picture.draw([layer, *below], path, f"{style[:1].upper()}{style[1:]}{when}", NOTE, crs, extent)
            pictures.append(path)
        layer.styleManager().setCurrentStyle(shown)
    return pictures


def make_atlas(sample: Path) -> int:
    """Make the atlas of the whole study, a PDF, in the open project, which it empties; return the number of pages."""
    import atlas
    import map_picture
    from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

    project = QgsProject.instance()
    project.clear()
    project.setTitle(NOTE)
    project.setCrs(QgsCoordinateReferenceSystem(MAP_CRS))
    layer = atlas.add_tables(WHOLE)
    regions = QgsVectorLayer(f"{sample}|layername=external_regions", "surroundings", "ogr")
    project.addMapLayer(map_picture.outline(regions, "#f4f1ea", "#d8d2c4"))
    return atlas.export(atlas.add_atlas(project, layer, [regions]), ATLAS)


def main() -> None:
    """Run, save, draw, tell."""
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        # QGIS writes beside a GeoPackage that it opens, so the sample itself is left alone
        sample = Path(shutil.copy(ROOT / "resources" / "sample" / "lingang.gpkg", folder))
        profile = own_process.profile(Path(folder) / "profile", ROOT)
        demo_runs.run_all(sample, STUDY, profile)
        demo_runs.run_study(sample, WHOLE, REPORT, profile)
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from qgis.core import QgsApplication

        application = QgsApplication([], True)
        application.initQgis()
        results = {name: open_result(name, title) for name, title, _ in demo_runs.MAPS}
        pictures = draw_maps(sample, [(name, results[name], when) for name, _, when in demo_runs.MAPS])
        tables = {name: open_result(name, name.replace("_", " ")) for name in demo_runs.TABLES}
        save_project([*results.values(), *tables.values()])
        import findings

        findings.tell(tables)
        pages = make_atlas(sample)
        print(f"{STUDY.relative_to(ROOT)}, demo/lingang_study.qgz, and {len(pictures)} maps: demo/*.png")
        whole = ", ".join(path.relative_to(ROOT).as_posix() for path in (WHOLE, REPORT, ATLAS))
        print(f"the whole study in one run: {whole} ({pages} pages)")
        application.exitQgis()


if __name__ == "__main__":
    main()
