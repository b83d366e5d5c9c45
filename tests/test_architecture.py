"""Who may import whom, and what shipped code must not hold: see the layout in README.md."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("analysis", "layers", "report", "processing", "ui")
MAY_IMPORT = {
    "analysis": {"analysis"},
    "layers": {"layers"},
    "report": {"report", "layers", "analysis"},
    "processing": {"processing", "report", "layers", "analysis"},
    "ui": {"ui", "processing", "report", "layers", "analysis"},
}
HEAVY = {"pandas", "scipy", "matplotlib"}

SHIPPED = sorted(
    path
    for path in [*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
    if "__pycache__" not in path.parts
)
each_file = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())


def folder_of(path):
    """The folder of ours that a file stands in; the empty text for __init__.py and plugin.py."""
    return path.relative_to(ROOT).parts[0] if path.parent != ROOT else ""


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree, path):
    """All imports in a syntax tree: (line, dotted name). One of our own is absolute and begins with spatial_demand."""
    package = ["spatial_demand", *path.relative_to(ROOT).parent.parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] + ([node.module] if node.module else [])
            for alias in node.names:
                yield node.lineno, ".".join([*base, alias.name])


def at_import_time(tree):
    """The tree without the bodies of its functions: what runs when the file is imported."""

    class WithoutFunctions(ast.NodeTransformer):
        def visit_FunctionDef(self, node):
            return None

        visit_AsyncFunctionDef = visit_FunctionDef

    return WithoutFunctions().visit(tree)


def test_there_is_something_to_look_at():
    assert {"", "analysis", "layers", "processing"} <= {folder_of(path) for path in SHIPPED}


@each_file
def test_a_folder_imports_only_folders_below_it(path):
    if not folder_of(path):
        return
    allowed = MAY_IMPORT[folder_of(path)]
    for line, name in imports(tree_of(path), path):
        first, _, rest = name.partition(".")
        if first == "spatial_demand":
            assert rest.split(".")[0] in allowed, f"{path.name}:{line} imports {name}"


@each_file
def test_analysis_knows_no_qgis(path):
    if folder_of(path) == "analysis":
        foreign = {name.split(".")[0] for _, name in imports(tree_of(path), path)} & {"qgis", "osgeo", "PyQt5", "PyQt6"}
        assert not foreign


@each_file
def test_within_the_package_imports_are_relative(path):
    # absolute ones break where the folder has another name, and `import processing` means QGIS's plugin
    for node in ast.walk(tree_of(path)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module]
        for name in names:
            assert name.split(".")[0] not in {"spatial_demand", *set(FOLDERS) - {"processing"}}, f"line {node.lineno}"


@each_file
def test_what_qgis_loads_first_is_light(path):
    if folder_of(path) in ("", "processing", "ui"):
        heavy = [name for _, name in imports(at_import_time(tree_of(path)), path) if name.split(".")[0] in HEAVY]
        assert not heavy, "import it in the function that uses it: some QGIS installations have no such package"


@each_file
def test_shipped_code_holds_no_assert(path):
    # the plugin site's scanner refuses it, and python -O drops it
    lines = [node.lineno for node in ast.walk(tree_of(path)) if isinstance(node, ast.Assert)]
    assert not lines


@each_file
def test_versions_are_asked_for_in_one_place(path):
    if path.relative_to(ROOT).as_posix() == "layers/compatibility.py":
        return
    for node in ast.walk(tree_of(path)):
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        assert called != "hasattr", f"line {node.lineno}: what a version lacks belongs in layers/compatibility.py"
        if isinstance(node, ast.ExceptHandler) and node.type is not None:
            assert "AttributeError" not in ast.unparse(node.type), f"line {node.lineno}"
        if isinstance(node, ast.Attribute):
            assert "_VERSION" not in node.attr, f"line {node.lineno}"
            # types of fields differ from version to version; QVariant() is a NULL in all of them
            assert ast.unparse(node.value) != "QVariant", f"line {node.lineno}"


@each_file
def test_iface_is_for_the_desktop_only(path):
    if path.name == "__init__.py" and not folder_of(path):
        return  # classFactory(iface) hands it on
    if folder_of(path) == "ui" or path.name == "plugin.py":
        return
    for node in ast.walk(tree_of(path)):
        used = (
            (isinstance(node, ast.Name) and node.id == "iface")
            or (isinstance(node, ast.Attribute) and node.attr == "iface")
            or (isinstance(node, ast.alias) and node.name.split(".")[-1] == "iface")
        )
        assert not used, f"line {getattr(node, 'lineno', '?')}"


@each_file
def test_a_file_is_one_subject(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines < 400, f"{lines} lines: split it by subject"


def test_import_processing_is_qgis_s(qgis_processing):
    import processing

    assert ROOT not in Path(processing.__file__).resolve().parents
    assert callable(processing.run)


def test_loading_the_plugin_imports_nothing_heavy(tmp_path):
    # in a process of its own, as QGIS does at start-up: load the package, start the provider, list the algorithms
    script = """
import importlib.util, sys
from pathlib import Path
from qgis.core import QgsApplication
root = Path(sys.argv[1])
app = QgsApplication([], False)
app.initQgis()
spec = importlib.util.spec_from_file_location(
    "spatial_demand", root / "__init__.py", submodule_search_locations=[str(root)])
package = sys.modules["spatial_demand"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
plugin = package.classFactory(None)
plugin.initProcessing()
provider = QgsApplication.processingRegistry().providerById("spatialdemand")
print(len(provider.algorithms()), *sorted({"pandas", "scipy", "matplotlib"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", script, str(ROOT)]
    # elsewhere, since python -c puts the working directory on sys.path
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    count, *heavy = done.stdout.split()
    assert int(count) > 0
    assert not heavy
