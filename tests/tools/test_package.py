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


def test_a_zip_above_the_limit_is_refused(package, root, tmp_path, monkeypatch):
    monkeypatch.setattr(package, "LIMIT", 1000)
    with pytest.raises(SystemExit, match="at most 25"):
        package.build(root, tmp_path / "a.zip", "metadata.txt")
    assert not (tmp_path / "a.zip").exists()


def test_the_metadata_is_what_the_plugin_site_and_qgis_4_ask_for(package, root):
    general = package.metadata(root, publish=False)
    assert general["name"] == "Spatial Demand"
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general["hasProcessingProvider"] == "yes"
    assert (root / general["icon"]).is_file()
    for package_name in ("pandas", "scipy", "matplotlib"):
        assert package_name in general["about"]


def test_empty_addresses_stop_publishing_only(package, tmp_path, capsys):
    values = "\n".join(f"{key}=x" for key in package.REQUIRED)
    (tmp_path / "metadata.txt").write_text(f"[general]\n{values}\nemail=\n", encoding="utf-8")
    package.metadata(tmp_path, publish=False)
    assert "email, tracker, repository, homepage" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="email, tracker"):
        package.metadata(tmp_path, publish=True)
    (tmp_path / "metadata.txt").write_text("[general]\nname=x\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="description, about, version"):
        package.metadata(tmp_path, publish=False)
