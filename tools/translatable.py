"""Finds the texts that a user may read: what shipped code hands to tr(), and what the bundled models say.

tr() is mostly called with the text itself, or with a constant. Where it is called with something that only a run
knows, LOOKED_UP says where the texts stand that this may be; a call that is neither is an error, not a gap.
"""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from pathlib import Path

FOLDERS = ("analysis", "layers", "report", "processing", "ui")
# constants of analysis that say why a value is NULL
REASON = re.compile(r"(NO|NOBODY|ONLY|UNKNOWN|ABOVE)_[A-Z0-9_]+|WITHHELD")


class Unresolved(Exception):
    """A call of tr() whose text cannot be found."""


class Module:
    """A file of ours: its syntax tree, its constants, and from where it has others."""

    def __init__(self, path: Path, root: Path):
        """Read it."""
        self.path, self.root = path, root
        self.name = path.relative_to(root).as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        self.constants, self.imported = {}, {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._note(target, node.value)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                folder = path.parents[node.level - 1]
                source = folder.joinpath(*(node.module or "").split(".")).with_suffix(".py")
                for alias in node.names:
                    self.imported[alias.asname or alias.name] = (source, alias.name)

    def _note(self, target, value):
        if isinstance(target, ast.Name):
            self.constants[target.id] = value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, its in zip(target.elts, value.elts):
                self._note(one, its)

    def calls(self, name: str):
        """The calls of a function of that name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name and node.args:
                yield node

    def text(self, node) -> str | None:
        """The text that an expression is, None where only a run knows."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = self.text(node.left), self.text(node.right)
            return None if left is None or right is None else left + right
        if isinstance(node, ast.Name):
            if node.id in self.constants:
                return self.text(self.constants[node.id])
            if node.id in self.imported:
                source, name = self.imported[node.id]
                return Module(source, self.root).text(ast.Name(name))
        return None


def shipped(root: Path) -> list[Path]:
    """The plugin's Python files."""
    found = [*root.glob("*.py"), *(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def problems(root: Path):
    """The sentences that analysis says problems in."""
    for path in sorted((root / "analysis").glob("*.py")):
        module = Module(path, root)
        for call in module.calls("Problem"):
            yield module.text(call.args[0]) or _unresolved(module, call)


def reasons(root: Path):
    """Why a value is NULL."""
    for path in sorted((root / "analysis").glob("*.py")):
        module = Module(path, root)
        for name, value in module.constants.items():
            text = module.text(value) if REASON.fullmatch(name) else None
            if text is not None:
                yield text


def constants(file: str, *names: str):
    """Constants of one module."""

    def found(root):
        module = Module(root / file, root)
        return [module.text(ast.Name(name)) for name in names]

    return found


def keys(file: str, name: str):
    """The keys of a dict of one module."""

    def found(root):
        module = Module(root / file, root)
        return [module.text(key) for key in module.constants[name].keys]

    return found


def model_texts(root: Path):
    """What the bundled models say: names, help, what parameters and their choices are called."""
    for path in sorted((root / "resources" / "models").glob("*.model3")):
        top = {option.get("name"): option for option in ET.parse(path).getroot()}
        yield top["model_name"].get("value")
        yield top["model_group"].get("value")
        yield from (option.get("value") for option in top["help"] if option.get("name") == "ALG_DESC")
        for parameter in top["parameterDefinitions"]:
            for option in parameter:
                if option.get("name") == "description":
                    yield option.get("value")
                elif option.get("name") in ("options", "headers"):
                    yield from (choice.get("value") for choice in option)


# (file, what tr() is called with): where the texts stand
LOOKED_UP = {
    ("processing/base.py", "error.template"): problems,
    ("ui/tablechecks.py", "problem.template"): problems,
    ("processing/reasons.py", "reason"): reasons,
    ("processing/customdemand.py", "state"): constants(
        "analysis/rules.py", "HOLDS", "FAILS", "UNKNOWN", "NOT_APPLICABLE"
    ),
    ("processing/comparescenarios.py", "state"): constants(
        "analysis/scenarios.py", "SAME", "RESHAPED", "ADDED", "REMOVED"
    ),
    ("ui/sample.py", "kind"): keys("ui/sample.py", "TYPE_COLOURS"),
    ("processing/provider.py", "text"): model_texts,
}


def texts(root: Path) -> dict[str, list[str]]:
    """Every text that may be translated: text -> the files that it comes from."""
    found = {}
    used = set()
    for path in shipped(root):
        module = Module(path, root)
        for call in module.calls("tr"):
            text = module.text(call.args[0])
            key = (module.name, ast.unparse(call.args[0]))
            if text is None and key not in LOOKED_UP:
                _unresolved(module, call)
            used.add(key)
            for one in [text] if text is not None else LOOKED_UP[key](root):
                if module.name not in found.setdefault(one, []):
                    found[one].append(module.name)
    for key in LOOKED_UP.keys() - used:
        raise Unresolved(f"{key[0]} calls tr({key[1]}) no more: take it out of LOOKED_UP in {Path(__file__).name}")
    return {text: found[text] for text in sorted(found) if text}


def _unresolved(module, call):
    raise Unresolved(
        f"{module.name}:{call.lineno}: the text of {ast.unparse(call)[:80]} is known to a run only: "
        f"say in {Path(__file__).name} (LOOKED_UP) where its texts stand"
    )
