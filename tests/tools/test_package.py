import shutil
import subprocess
import sys
import zipfile

import pytest


@pytest.fixture
def package(tool):
    return tool("package")


def test_the_zip_holds_the_plugin_and_nothing_else(package, root, tmp_path):
    package.build(root, tmp_path / "a.zip", "resources/icons/icon.svg")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"spatial_demand"}
    assert {"spatial_demand/metadata.txt", "spatial_demand/LICENSE", "spatial_demand/processing/provider.py"} <= set(
        names
    )
    shipped = {*package.FILES, *package.FOLDERS}
    assert {name.split("/")[1] for name in names} <= shipped
    assert not [name for name in names if "__pycache__" in name or "/." in name]


def test_the_same_files_give_the_same_zip_with_and_without_git(package, root, tmp_path):
    package.build(root, tmp_path / "a.zip", "metadata.txt")
    without = tmp_path / "copy"
    for path in package.shipped(root):
        (without / path).parent.mkdir(parents=True, exist_ok=True)
        (without / path).write_bytes((root / path).read_bytes())
    (without / "tests").mkdir()
    (without / "tests" / "test_x.py").write_text("")
    (without / "layers" / "__pycache__").mkdir()
    (without / "layers" / "__pycache__" / "x.pyc").write_text("")
    package.build(without, tmp_path / "b.zip", "metadata.txt")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_metadata_is_what_the_plugin_site_and_qgis_4_ask_for(package, root):
    general = package.metadata(root)
    assert general["name"] == "Spatial Demand"
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general["hasProcessingProvider"] == "yes"
    assert (root / general["icon"]).is_file()
    for package_name in ("pandas", "scipy", "matplotlib"):
        assert package_name in general["about"]
        assert package_name in general["about[zh]"]


def test_the_plugin_manager_describes_the_plugin_in_chinese(root, tmp_path, monkeypatch, qgis_app):
    from qgis.core import QgsApplication

    monkeypatch.syspath_prepend(QgsApplication.pkgDataPath() + "/python")
    data = pytest.importorskip("pyplugin_installer.installer_data")
    monkeypatch.setattr(data.QLocale, "system", lambda: data.QLocale("zh_CN"))
    (tmp_path / "spatial_demand").mkdir()
    shutil.copy(root / "metadata.txt", tmp_path / "spatial_demand")
    found = data.Plugins().getInstalledPlugin("spatial_demand", str(tmp_path / "spatial_demand"), True)
    assert "职住平衡" in found["about"]
    assert "分区" in found["description"]


def test_metadata_that_nothing_can_be_built_from_is_refused(package, tmp_path):
    with pytest.raises(SystemExit, match="no \\[general\\]"):
        package.metadata(tmp_path)
    (tmp_path / "metadata.txt").write_text("[general]\nname=x\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="version, icon"):
        package.metadata(tmp_path)


def test_the_zip_is_installed_in_an_empty_profile_and_computes_the_sample(package, root, tmp_path, tmp_path_factory):
    """As a user does: nothing of the repository is in reach, but the sample that the package brings."""
    own_process = sys.modules["own_process"]
    package.build(root, tmp_path / "a.zip", "metadata.txt")
    profile = own_process.profile(tmp_path_factory.mktemp("profile"), tmp_path / "a.zip")
    installed = profile / "profiles" / "default" / "python" / "plugins" / "spatial_demand"
    assert not installed.is_symlink() and (installed / "LICENSE").is_file()
    sample = shutil.copy(installed / "resources" / "sample" / "lingang.gpkg", tmp_path)
    parameters = {
        "DIVISIONS": f"{sample}|layername=divisions",
        "DIVISION_ID": "code",
        "POPULATION": f"{sample}|layername=census_2020",
        "TOTAL": "population",
        "TABLE": tmp_path / "profile.csv",
        "OUTPUT": tmp_path / "profile.gpkg",
    }
    own_process.run("spatialdemand:crowdprofile", parameters, profile)
    rows = (tmp_path / "profile.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) > 17 and rows[0].startswith("level,division_id")
    # the plugin's models are found where it lies
    words = [own_process.program(), "list"]
    environment = own_process.environment(profile)
    listed = subprocess.run(words, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert "wholestudymodel" in listed.stdout
