"""The plugin site's rules: our package keeps them, and each is found where it is broken."""

import os
import zipfile

import pytest

GOOD = {
    "name": "A tool",
    "description": "What it does",
    "about": "What it does, at length",
    "version": "1.0.2",
    "qgisMinimumVersion": "3.22",
    "qgisMaximumVersion": "4.99",
    "supportsQt6": "True",
    "author": "Somebody",
    "icon": "icon.svg",
    "email": "somebody@example.org",
    "tracker": "https://example.org/issues",
    "repository": "https://example.org/code",
    "homepage": "https://example.org",
}


@pytest.fixture
def check(tool):
    return tool("check_package")


@pytest.fixture
def made(tmp_path):
    """A function (metadata changes, further files, names left out) -> path of a zip."""

    def make(changes=(), files=(), without=(), folder="a_tool", text=None):
        general = {key: value for key, value in {**GOOD, **dict(changes)}.items() if value is not None}
        lines = "\n".join(f"{key}={value}" for key, value in general.items())
        contents = {
            f"{folder}/__init__.py": "",
            f"{folder}/metadata.txt": text if text is not None else f"[general]\n{lines}\n",
            f"{folder}/LICENSE": "",
            f"{folder}/icon.svg": "",
            **dict(files),
        }
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in contents.items():
                if name.split("/")[-1] not in without:
                    archive.writestr(name, content)
        return path

    return make


@pytest.fixture(scope="module")
def ours(tool, root, tmp_path_factory):
    """Our own package."""
    path = tmp_path_factory.mktemp("package") / "spatial_demand.zip"
    package = tool("package")
    package.build(root, path, package.metadata(root)["icon"])
    return path


@pytest.fixture
def scanners():
    """bandit and detect-secrets are there; in the matrix, whose versions all have the same package, they are not."""
    if os.environ.get("MATRIX_SUITE"):
        pytest.skip("the package is scanned on one version only")
    import bandit
    import detect_secrets

    return bandit, detect_secrets


def test_our_package_keeps_the_rules(check, ours):
    assert check.problems(ours) == []


def test_bandit_and_detect_secrets_find_nothing_in_our_package(check, scanners, ours):
    assert check.scans(ours) == []


def test_the_scans_do_look(check, scanners, made):
    # in parts, so that this file holds no secret itself
    key = "AKIA" + "IOSFODNN7" + "EXAMPLQ"
    found = check.scans(made(files={"a_tool/b.py": f"eval(input())  # nosec\nkey = '{key}'\n"}))
    assert [text.split(":")[0] for text in found] == ["bandit", "detect-secrets"]


def test_a_good_package_passes(check, made):
    assert check.problems(made(), publish=True) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "no value for name"),
        ({"about": None, "author": None}, "no value for author, about"),
        ({"name": "A tool plugin"}, "name need not say"),
        ({"name": "x" * 257}, "name is longer"),
        ({"description": "one\n two"}, "description must be one line"),
        ({"about": "a <b>bold</b> word"}, "no HTML"),
        ({"about": "100 % of it"}, "metadata.txt cannot be read"),
        ({"author": "a/b"}, "author may hold no slash"),
        ({"version": "v1.0"}, "version 'v1.0' must be"),
        ({"version": "1"}, "version '1' must be"),
        ({"version": "1.2.3.4.5"}, "version '1.2.3.4.5' must be"),
        ({"qgisMinimumVersion": "3"}, "qgisMinimumVersion '3' must be"),
        ({"qgisMinimumVersion": "3.22", "qgisMaximumVersion": "3.4"}, "qgisMaximumVersion lies before"),
        ({"supportsQt6": None}, "QGIS 4 wants supportsQt6=True"),
        ({"experimental": "perhaps"}, "experimental must be True or False"),
        ({"tags": "a,,b"}, "tags has an empty one"),
        ({"icon": "other.svg"}, "no picture 'other.svg'"),
        ({"icon": "LICENSE"}, "no picture 'LICENSE'"),
        ({"email": "somebody"}, "email 'somebody' is no address"),
        ({"tracker": "example.org"}, "tracker 'example.org' is no address of a page"),
        ({"repository": "http://repo"}, "repository 'http://repo' is no address of a page"),
    ],
)
def test_metadata_that_the_site_refuses(check, made, changes, said):
    found = check.problems(made(changes))
    assert len(found) == 1 and said in found[0], found


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"folder": "a-tool"}, "the folder's name, a-tool"),
        ({"folder": "1tool"}, "the folder's name, 1tool"),
        ({"without": ["LICENSE"]}, "LICENSE is missing"),
        ({"without": ["__init__.py"]}, "__init__.py is missing"),
        ({"without": ["metadata.txt"]}, "metadata.txt is missing"),
        ({"files": {"other/x.py": ""}}, "one folder must hold everything"),
        ({"files": {"readme.txt": ""}}, "one folder must hold everything"),
        ({"files": {"a_tool/../x.py": ""}}, "no path may leave the folder"),
        ({"files": {"a_tool/.gitignore": ""}}, "nothing hidden"),
        ({"files": {"a_tool/b/x.pyc": ""}}, "nothing compiled"),
        ({"files": {"a_tool/__pycache__/x": ""}}, "nothing compiled"),
        ({"files": {"a_tool/run.sh": ""}}, "no programs"),
        ({"files": {"a_tool/tests/test_x.py": ""}}, "no tests in a package"),
        ({"text": "name=x"}, "metadata.txt cannot be read"),
    ],
)
def test_files_that_the_site_refuses(check, made, how, said):
    found = check.problems(made(**how))
    assert found and said in found[0], found


def test_a_zip_above_the_limit_and_one_that_is_broken(check, made, monkeypatch, tmp_path):
    path = made()
    monkeypatch.setattr(check, "LIMIT", 100)
    assert "at most 25" in check.problems(path)[0]
    (tmp_path / "b.zip").write_text("no zip")
    assert "cannot be read" in check.problems(tmp_path / "b.zip")[0]


def test_addresses_are_insisted_on_for_publishing_only(check, made):
    path = made({"email": "", "homepage": None})
    assert check.problems(path) == []
    assert check.problems(path, publish=True) == check.missing_addresses(path)
    assert "email, homepage" in check.missing_addresses(path)[0]
