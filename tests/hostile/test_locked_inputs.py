"""Inputs that another program has locked, that may not be read, or that change: a right answer, or one sentence."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from algorithm_making import CRS, at, box
from hostile_moments import Child, is_sentence

NOBODY = 65534
EVERYONE = ["everyone", "all", "Everyone", '"population"', '"population"']
PEOPLE = sum(k % 7 for k in range(500))
DRIVERS = {"CSV": "csv", "ESRI Shapefile": "shp", "GPKG": "gpkg", "GeoJSON": "geojson", "FlatGeobuf": "fgb"}
HOLDER = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
for statement in sys.argv[2].split(";"):
    base.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(plugin):
    """A folder that every user may look into."""
    from qgis.core import QgsProject

    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    QgsProject.instance().removeAllMapLayers()
    shutil.rmtree(folder)


@pytest.fixture
def made(plugin, memory, folder):
    """A function (driver) -> name of the layer -> its file, in a format; 500 units have PEOPLE in two divisions."""
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    def made(driver):
        plan = memory(f"Polygon?crs={CRS}", ["id:string"], [(box(0, 1000), ["a"]), (box(1000, 2000), ["b"])], "plan")
        rows = [(at(2 * k), [k % 7]) for k in range(500)]
        units = memory(f"Point?crs={CRS}", ["population:double"], rows, "units")
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = driver
        if driver == "CSV":
            options.layerOptions = ["GEOMETRY=AS_WKT", "CREATE_CSVT=YES"]
        files = {}
        for layer in (plan, units):
            files[layer.name()] = folder / f"{layer.name()}.{DRIVERS[driver]}"
            path, context = str(files[layer.name()]), QgsCoordinateTransformContext()
            assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)[0] == 0
        for path in folder.iterdir():
            path.chmod(0o644)
        return files

    return made


def opened(path):
    """A layer of a file."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    assert layer.isValid() and layer.featureCount()
    layer.setCrs(QgsCoordinateReferenceSystem(CRS))
    return layer


def profile(plan, units):
    """Run; return [people in, people out], or what was said."""
    import processing
    from qgis.core import QgsMapLayer, QgsProcessingException, QgsProcessingFeedback, QgsProject

    # QGIS keeps the exception of a refused run for good, and with it these layers, which no frame may own: those whose
    # files are opened by GDAL have to go before it does
    QgsProject.instance().addMapLayers([one for one in (plan, units) if isinstance(one, QgsMapLayer)], False)
    given = {"DIVISIONS": plan, "DIVISION_ID": "id", "POPULATION": units, "INDICATORS": EVERYONE}
    given.update(OUTPUT="TEMPORARY_OUTPUT", TABLE="TEMPORARY_OUTPUT")
    try:
        run = processing.run("spatialdemand:crowdprofile", given, feedback=QgsProcessingFeedback(False))
    except QgsProcessingException as error:
        return str(error).replace("Unable to execute algorithm\n", "").strip()
    return [run["POPULATION_IN"], run["POPULATION_OUT"]]


@pytest.fixture
def hold():
    """A function (path, statements) that lets another program hold a GeoPackage with them."""
    holders = []

    def hold(path, statements):
        words = [sys.executable, "-c", HOLDER, str(path), statements]
        holders.append(subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        assert holders[-1].stdout.readline() == b"held\n"

    yield hold
    for holder in holders:
        holder.communicate(timeout=30)


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("before", [True, False])
def test_a_geopackage_that_another_program_has_for_itself_is_read(made, hold, journal, before):
    files = made("GPKG")
    for path in files.values():
        with closing(sqlite3.connect(path)) as base:
            base.execute(f"PRAGMA journal_mode = {journal}")
    layers = {name: opened(path) for name, path in files.items()} if before else {}
    for path in files.values():
        # nothing that it has written so far is to be seen
        hold(path, "BEGIN EXCLUSIVE;DELETE FROM gpkg_ogr_contents")
    layers = layers or {name: str(path) for name, path in files.items()}
    assert profile(**layers) == [PEOPLE, 0.0]


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("which", ["plan", "units"])
def test_a_file_that_may_not_be_read(made, folder, driver, which):
    files = made(driver)
    # a Shapefile has its values in a file of their own
    for locked in [files[which], *folder.glob(f"{which}.dbf")]:
        for before in (True, False):
            layers = {name: opened(path) for name, path in files.items()} if before else {}
            layers = layers or {name: str(path) for name, path in files.items()}
            locked.chmod(0)
            said = Child(lambda: profile(**layers), user=NOBODY if os.geteuid() == 0 else None).result()  # noqa: B023
            locked.chmod(0o644)
            assert is_sentence(said), said
            assert before is False or (f"'{which}'" in said and str(locked) in said and "Permission denied" in said)
            # of a Shapefile without values QGIS itself finds the shapes
            assert before or str(files[which]) in said or locked.suffix == ".dbf"


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("which", ["plan", "units"])
@pytest.mark.parametrize("how", ["deleted", "emptied", "garbage"])
def test_a_file_that_is_spoilt_under_an_open_layer(made, folder, driver, which, how):
    files = made(driver)
    layers = {name: opened(path) for name, path in files.items()}
    for path in folder.glob(f"{which}.*"):
        if how == "deleted":
            path.unlink()
        elif path.suffix in (".shp", ".dbf", files[which].suffix):
            path.write_bytes(b"" if how == "emptied" else b"x" * path.stat().st_size)
    said = profile(**layers)
    assert is_sentence(said), said
    assert f"'{which}'" in said
    assert ("No such file" if how == "deleted" else "none of its") in said


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("moment", ["before", "while"])
def test_a_file_that_another_takes_the_place_of(made, folder, driver, moment, monkeypatch):
    from spatial_demand.layers import units

    files = made(driver)
    layers = {name: opened(path) for name, path in files.items()}
    suffixes = [path.suffix for path in folder.glob("units.*")]
    # the same once more, with other people in other places
    spare = folder / "spare"
    spare.mkdir()
    for suffix in suffixes:
        shutil.copy(files["units"].with_suffix(suffix), spare)
    half = opened(spare / files["units"].name)
    assert half.startEditing() if driver in ("GPKG", "ESRI Shapefile") else True
    if driver in ("GPKG", "ESRI Shapefile"):
        for feature in list(half.getFeatures())[::2]:
            half.changeAttributeValue(feature.id(), half.fields().lookupField("population"), 100.0)
        assert half.commitChanges()
    del half

    def put():
        for suffix in suffixes:
            os.replace(spare / f"units{suffix}", files["units"].with_suffix(suffix))

    read = units.read

    def replaced(*given, **more):
        put()
        return read(*given, **more)

    if moment == "before":
        put()
    else:
        monkeypatch.setattr(units, "read", replaced)
    now = PEOPLE if driver not in ("GPKG", "ESRI Shapefile") else sum(k % 7 if k % 2 else 100 for k in range(500))
    found = profile(**layers)
    # as it was, or as it is: never some of both
    assert found in ([PEOPLE, 0.0], [now, 0.0]), found
