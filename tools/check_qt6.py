"""check_qt6.py PATH...: looks up in PyQt6 what Python files use of Qt; run it by .venv-qt6, where PyQt6 is.

For every name imported from qgis.PyQt it checks
- that PyQt6 has it, and each attribute that is asked of it (Qt.AlignmentFlag.AlignLeft, QFontMetrics.width);
- what is asked of an object: of one made from a class of Qt in the same function, or kept on self in the same class,
  and of self where the class extends one of Qt's, or a widget of QGIS whose Qt class is known;
- that enum values joined by | or turned into numbers by int() can be: some of PyQt6 cannot.
Besides, by their names alone: exec_(), toSet(), and fontMetrics().width(), which Qt 6 lacks whoever has them, and types
of QVariant given to a QgsField, which layers/compatibility.py names for every version. Exit status 1 where something is
found. What objects that came as arguments or results are asked for escapes it.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_scoped_enums
import qt6_standin

METRICS = ("fontMetrics", "QFontMetrics", "QFontMetricsF")
GONE = {"exec_": "write exec()", "toSet": "write set(...)"}


class Reader(ast.NodeVisitor):
    """Walks one file and keeps what PyQt6 refuses: .found, [(line, message)]."""

    def __init__(self):
        """Begin."""
        self.found: list[tuple[int, str]] = []
        self.names: dict[str, object] = {}  # a name of the file -> Qt's thing
        self.scopes: list[dict[str, object]] = [{}]  # a variable, or self.variable -> the Qt class of its object
        self.owners: list[tuple[object, set[str]]] = []  # of the class around: its Qt class, its own attributes

    def visit_ImportFrom(self, node):
        """Look up the names that are imported."""
        if node.level == 0 and (node.module == "qgis.PyQt" or (node.module or "").startswith("qgis.PyQt.")):
            for alias in node.names:
                try:
                    if node.module == "qgis.PyQt":
                        thing = qt6_standin.qt_module(alias.name)
                    else:
                        thing = getattr(qt6_standin.qt_module(node.module.split(".")[-1]), alias.name)
                    self.names[alias.asname or alias.name] = thing
                except (AttributeError, ImportError):
                    self.found.append((node.lineno, f"PyQt6 has no {node.module}.{alias.name}"))
        elif node.level == 0 and node.module == "qgis.gui":
            widgets = qt6_standin.qt_module("QtWidgets")
            for alias in node.names:
                if alias.name in qt6_standin.EXTENDED:
                    extended = getattr(widgets, qt6_standin.EXTENDED[alias.name])
                    # it has attributes of its own: nothing that is asked of it can be missed
                    self.names[alias.asname or alias.name] = type(alias.name, (), {"of_qgis": extended})

    def visit_ClassDef(self, node):
        """Look into a class with what it is a kind of in mind."""
        bases = [self.value_of(base) for base in node.bases]
        known = len(bases) == 1 and _is_qt(bases[0])
        own = {target.id for part in node.body for target in _targets(part) if isinstance(target, ast.Name)}
        own |= {part.name for part in node.body if isinstance(part, (ast.FunctionDef, ast.ClassDef))}
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and _is_self(part.value):
                own.add(part.attr)
        if known:
            self.names[node.name] = type(node.name, (), {"of_file": bases[0], "own": own})
        kept: dict[str, object] = {}
        for part in ast.walk(node):
            if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call):
                made = self.value_of(part.value.func)
                for target in part.targets:
                    if isinstance(target, ast.Attribute) and _is_self(target.value):
                        written = f"self.{target.attr}"
                        # one that is anything else somewhere in the class is not known
                        kept[written] = made if kept.get(written, made) is made else None
        self.owners.append((bases[0] if known else None, own))
        self.scopes.append({name: made for name, made in kept.items() if _is_qt(made)})
        self.generic_visit(node)
        self.scopes.pop()
        self.owners.pop()

    def visit_FunctionDef(self, node):
        """Look into a function; its variables end with it."""
        made: dict[str, object] = {}
        others = set()
        for part in ast.walk(node):
            for target in _targets(part):
                for name in [one for one in ast.walk(target) if isinstance(one, ast.Name)]:
                    value = part.value if isinstance(part, ast.Assign) and name is target else None
                    kind = self.value_of(value.func) if isinstance(value, ast.Call) else None
                    if _is_qt(kind) and made.get(name.id, kind) is kind:
                        made[name.id] = kind
                    else:
                        others.add(name.id)
        arguments = {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
        self.scopes.append({name: kind for name, kind in made.items() if name not in others | arguments})
        self.generic_visit(node)
        self.scopes.pop()

    def visit_Attribute(self, node):
        """Look an attribute up where its owner is known."""
        owner = self.value_of(node.value)
        if owner is not None and not isinstance(owner, _OfObject):
            if _is_qt(owner) or type(owner).__name__ == "module":
                self.ask(owner, node)
        elif isinstance(owner, _OfObject):
            self.ask(owner.kind, node)
        elif _is_self(node.value) and self.owners and self.owners[-1][0] is not None:
            kind, own = self.owners[-1]
            if node.attr not in own and not node.attr.startswith("__"):
                self.ask(kind, node)
        self.generic_visit(node)

    def visit_Call(self, node):
        """Find calls of what is gone."""
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in GONE:
                self.found.append((node.lineno, f"{name}(): {GONE[name]}"))
            owner = node.func.value
            maker = ast.unparse(owner.func).split(".")[-1] if isinstance(owner, ast.Call) else ""
            if name == "width" and len(node.args) == 1 and maker in METRICS:
                self.found.append((node.lineno, "QFontMetrics.width(text): write horizontalAdvance(text)"))
        elif isinstance(node.func, ast.Name):
            if node.func.id == "QgsField" and any("QVariant." in ast.unparse(given) for given in node.args):
                self.found.append((node.lineno, "a type of QVariant in QgsField: take it from layers/compatibility.py"))
            if node.func.id == "int" and len(node.args) == 1:
                self.compute(node, int, node.args[0])
        self.generic_visit(node)

    def visit_BinOp(self, node):
        """Join enum values as PyQt6 does."""
        if isinstance(node.op, ast.BitOr):
            self.compute(node, None, node)
        self.generic_visit(node)

    # -- what things are

    def ask(self, owner, node):
        """Note where the owner has no such attribute."""
        if not hasattr(owner, node.attr) and not (isinstance(owner, type) and _object_has(owner, node.attr)):
            called = getattr(owner, "__name__", str(owner)).replace("qgis.PyQt.", "")
            self.found.append((node.lineno, f"PyQt6's {called} has no {node.attr}"))

    def compute(self, node, then, expression):
        """Note where enum values cannot be joined, or be made a number."""
        try:
            value = self.joined(expression)
            if value is not None and then:
                then(value)
        except TypeError as error:
            self.found.append((node.lineno, f"{ast.unparse(node)}: {error}"))

    def joined(self, node):
        """Return the value of an expression of Qt's enum values, None where it is another."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            left, right = self.joined(node.left), self.joined(node.right)
            return None if left is None or right is None else left | right
        value = self.value_of(node)
        return None if isinstance(value, (type, _OfObject)) or type(value).__name__ == "module" else value

    def value_of(self, node):
        """Return Qt's thing that a name or a path of names means; an _OfObject for an object of a class of Qt."""
        if isinstance(node, ast.Name):
            for scope in reversed(self.scopes):
                if node.id in scope:
                    return _OfObject(scope[node.id])
            return self.names.get(node.id)
        if isinstance(node, ast.Attribute):
            written = f"self.{node.attr}" if _is_self(node.value) else ""
            if written and any(written in scope for scope in self.scopes):
                return _OfObject(next(scope[written] for scope in self.scopes if written in scope))
            owner = self.value_of(node.value)
            return None if owner is None or isinstance(owner, _OfObject) else getattr(owner, node.attr, None)
        return None


class _OfObject:
    """Marks that the class of an object is known, not its value."""

    def __init__(self, kind):
        self.kind = kind


def _object_has(kind: type, name: str) -> bool:
    """Whether an object of Qt's class has an attribute that the class does not show, as options of styles have."""
    return kind.__name__.startswith("QStyleOption") and hasattr(kind(), name)


def _is_qt(thing) -> bool:
    return isinstance(thing, type) and (thing.__module__ or "").startswith("PyQt6")


def _is_self(node) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _targets(node) -> list[ast.AST]:
    if isinstance(node, ast.Assign):
        return node.targets
    if isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.For, ast.NamedExpr, ast.comprehension)):
        return [node.target]
    if isinstance(node, ast.withitem) and node.optional_vars is not None:
        return [node.optional_vars]
    return []


def findings(source: str, filename: str = "<text>") -> list[tuple[int, str]]:
    """What PyQt6 would refuse in a file's text: (line, message), in order of lines."""
    reader = Reader()
    reader.visit(ast.parse(source, filename))
    return sorted(set(reader.found))


def main(paths: list[str]) -> int:
    """Check the paths; print what was found, one line each; return the exit status."""
    return check_scoped_enums.tell(paths, findings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
