"""check_scoped_enums.py PATH...: finds what runs on Qt 5 and fails on Qt 6, in Python files and in folders of them.

- Qt.AlignLeft, an enum's value without the enum's name: PyQt6 has Qt.AlignmentFlag.AlignLeft only; QGIS's own too;
- exec_(), which PyQt6 calls exec();
- an import from PyQt5 or PyQt6, which ties a file to one of them: qgis.PyQt leads to the one that is there.

It asks QGIS and the PyQt5 that it brings which attributes are enum values, and follows the names that a file imports
from them: plain, renamed, through a module (QtCore.Qt.AlignLeft), and the file's own subclasses. Values reached through
an instance (self.Accepted) escape it. Exit status 1 where something is found.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from functools import cache
from pathlib import Path

QGIS_MODULES = ("qgis.core", "qgis.gui", "qgis.analysis")


def findings(source: str, filename: str = "<text>") -> list[tuple[int, str]]:
    """What Qt 6 would refuse in a file's text: (line, message), in order of lines."""
    tree = ast.parse(source, filename)
    found = []
    for node in ast.walk(tree):
        for module in _imported_modules(node):
            if module.split(".")[0] in ("PyQt5", "PyQt6"):
                found.append((node.lineno, f"import from {module}: import from qgis.PyQt"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "exec_":
            found.append((node.lineno, "exec_(): write exec()"))
    names = _qt_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = _resolve(node.value, names)
            enum = _enum_of(owner, node.attr) if isinstance(owner, type) else None
            if enum:
                written = ast.unparse(node.value)
                found.append((node.lineno, f"{written}.{node.attr}: write {written}.{enum}.{node.attr}"))
    return sorted(found)


def _imported_modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def _qt_names(tree: ast.Module) -> dict[str, object]:
    """The names by which a file calls Qt's modules and classes, and the classes and modules that they stand for."""
    names: dict[str, object] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or node.level or not node.module:
            continue
        if node.module == "qgis.PyQt":
            found = {alias: _qt_module(alias.name) for alias in node.names}
        elif node.module in QGIS_MODULES:
            module = _module(node.module)
            found = {alias: getattr(module, alias.name, None) for alias in node.names}
        elif node.module.startswith("qgis.PyQt."):
            module = _qt_module(node.module.split(".")[-1])
            found = {alias: getattr(module, alias.name, None) for alias in node.names}
        else:
            continue
        names.update({alias.asname or alias.name: thing for alias, thing in found.items() if thing is not None})
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            bases = [base for base in (_resolve(base, names) for base in node.bases) if isinstance(base, type)]
            if bases:
                names[node.name] = bases[0]
    return names


def _qt_module(name: str):
    return _module(f"PyQt5.{name}")


@cache
def _module(name: str):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _resolve(node: ast.AST, names: dict[str, object]) -> object:
    """The Qt module or class that an expression such as QtCore.Qt means, else None."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _resolve(node.value, names)
        return None if owner is None else getattr(owner, node.attr, None)
    return None


@cache
def _enum_of(owner: type, attribute: str) -> str | None:
    """The name, within its class, of the enum that a class's attribute is a value of; None where it is none.

    PyQt5's enums are subclasses of int that live beside their values in the class. QVariant's types are no matter: QGIS
    gives them back to QVariant under Qt 6.
    """
    if owner.__name__ == "QVariant":
        return None
    kind = type(getattr(owner, attribute, None))
    if not issubclass(kind, int) or kind in (int, bool):
        return None
    for ancestor in owner.__mro__:
        for name, thing in vars(ancestor).items():
            if thing is kind:
                return name
    return None


def tell(paths: list[str], findings) -> int:
    """Print what findings(text, name) gives for each Python file of the paths, a line each; return the exit status."""
    files = [file for path in map(Path, paths) for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    count = 0
    for file in files:
        for line, message in findings(file.read_text(encoding="utf-8"), str(file)):
            print(f"{file}:{line}: {message}")
            count += 1
    return 1 if count else 0


def main(paths: list[str]) -> int:
    """Check the paths; print what was found, one line each; return the exit status."""
    if importlib.util.find_spec("PyQt5") is None:
        print("check_scoped_enums: PyQt5 is not there (python3-pyqt5, which QGIS 3 brings)", file=sys.stderr)
        return 2
    return tell(paths, findings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
