"""The main job on the sample: run the algorithms under qgis_process, then show what came out.

Leaves in demo/ one GeoPackage with every result and its styles, a QGIS project that opens on them, and a picture of
each map; prints the findings. The sample is synthetic, and every picture says so.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", os.environ.get("TMPDIR", "/tmp"))
ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo"
STUDY = DEMO / "lingang_study.gpkg"
NOTE = "Synthetic sample, made from published totals of Shanghai Lingang (Zhou, Li and Huang 2024). Not survey data."
MAP_CRS = "EPSG:32651"  # UTM 51N: metres, and north up, at Shanghai
sys.path.insert(0, str(ROOT / "tools"))

import own_process  # noqa: E402


def run_algorithms(sample: Path, profile: Path) -> None:
    """Run every algorithm in a process of its own, all into one GeoPackage."""
    layer = f"{sample}|layername="
    common = {
        "DIVISIONS": layer + "divisions",
        "DIVISION_ID": "code",
        "DIVISION_NAME": "name_en",
        "DIVISION_TYPE": "type",
    }
    composition = {"INDICATORS_FILE": ROOT / "resources" / "presets" / "indicators_composition.json"}
    runs = [
        ("crowdprofile", "profile_2020", {"POPULATION": "census_2020", "POPULATION_2": "lbs_income", **common}),
        ("crowdprofile", "composition_2010", {"POPULATION": "census_2010", **common, **composition}),
        ("crowdprofile", "composition_2020", {"POPULATION": "census_2020", **common, **composition}),
        ("profilechange", "change_2010_2020", {"BEFORE": "composition_2010", "AFTER": "composition_2020"}),
    ]
    for algorithm, name, parameters in runs:
        for key in ("POPULATION", "POPULATION_2"):
            if key in parameters:
                parameters[key] = layer + parameters[key]
        for key in ("BEFORE", "AFTER"):
            if key in parameters:
                parameters[key] = f"{STUDY}|layername={parameters[key]}"
        parameters["OUTPUT"] = f"ogr:dbname='{STUDY}' table=\"{name}\" (geom)"
        parameters["TABLE"] = f"ogr:dbname='{STUDY}' table=\"{name}_table\""
        start = time.perf_counter()
        results = own_process.run(f"spatialdemand:{algorithm}", parameters, profile)
        print(f"{algorithm} -> {name}: {time.perf_counter() - start:.1f} s")
        if "POPULATION_IN" in results:
            print(
                f"  {results['POPULATION_IN']:,.0f} people in the divisions, {results['POPULATION_OUT']:,.0f} outside "
                "(the census reaches beyond the plan)"
            )


def open_result(name: str, title: str):
    """Open a result with all the styles that travelled in the file."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(f"{STUDY}|layername={name}", title, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"{name} is missing in {STUDY.name}")
    if layer.isSpatial():
        own, ids, names, _, _ = layer.listStylesInDatabase()
        names = names[:own]
        first = layer.renderer().classAttribute()
        for identifier, style in zip(ids, names):
            document, problem = layer.getStyleFromDatabase(identifier)
            if problem:
                raise RuntimeError(problem)
            layer.styleManager().addStyle(style, _style_of(document))
        layer.styleManager().setCurrentStyle(names[0])
        layer.styleManager().removeStyle("default")
        for style in names:
            layer.styleManager().setCurrentStyle(style)
            if layer.renderer().classAttribute() == first:
                break
    return layer


def _style_of(text: str):
    from qgis.core import QgsMapLayerStyle

    return QgsMapLayerStyle(text)


def _in_field_order(layer) -> list[tuple[str, str]]:
    """The layer's styles as (field, style), in the order of the fields that they show."""
    found = []
    for style in layer.styleManager().styles():
        layer.styleManager().setCurrentStyle(style)
        attribute = layer.renderer().classAttribute()
        field = attribute.split('"')[1] if '"' in attribute else attribute
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


def draw_maps(sample: Path, layers: dict) -> list[Path]:
    """Draw a map of every indicator and of the change; return the pictures."""
    import map_picture
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

    regions = QgsVectorLayer(f"{sample}|layername=external_regions", "surroundings", "ogr")
    background = map_picture.outline(regions, "#f4f1ea", "#d8d2c4")
    crs = QgsCoordinateReferenceSystem(MAP_CRS)
    pictures = []
    for name, (layer, year) in layers.items():
        shown = layer.styleManager().currentStyle()
        for number, (field, style) in enumerate(_in_field_order(layer), 1):
            layer.styleManager().setCurrentStyle(style)
            path = DEMO / f"{name}_{number:02d}_{field}.png"
            map_picture.draw([layer, background], path, f"{style[:1].upper()}{style[1:]}, {year}", NOTE, crs)
            pictures.append(path)
        layer.styleManager().setCurrentStyle(shown)
    return pictures


def main() -> None:
    """Run, save, draw, tell."""
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        # QGIS writes beside a GeoPackage that it opens, so the sample itself is left alone
        sample = Path(shutil.copy(ROOT / "resources" / "sample" / "lingang.gpkg", folder))
        run_algorithms(sample, own_process.profile(Path(folder) / "profile", ROOT))
        from qgis.core import QgsApplication

        application = QgsApplication([], True)
        application.initQgis()
        profile = open_result("profile_2020", "Crowd profile 2020")
        change = open_result("change_2010_2020", "Change 2010 to 2020")
        pictures = draw_maps(sample, {"profile": (profile, "2020"), "change": (change, "2010 to 2020")})
        tables = [open_result(f"{name}_table", f"{name} table") for name in ("profile_2020", "change_2010_2020")]
        save_project([profile, change, *tables])
        import findings

        findings.tell(tables[0], tables[1])
        print(f"{STUDY.relative_to(ROOT)}, demo/lingang_study.qgz, and {len(pictures)} maps: demo/*.png")
        application.exitQgis()


if __name__ == "__main__":
    main()
