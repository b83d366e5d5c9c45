"""Runs the plugin's algorithms as a planner's script would: by qgis_process, in a process and a profile of their own.

Used by the demo and by the tests; needs nothing but Python's standard library.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import zipfile
from pathlib import Path

PACKAGE = "spatial_demand"


class RunError(RuntimeError):
    """An algorithm that did not come to its end; the text is what qgis_process said."""


def profile(folder: Path | str, plugin_root: Path | str) -> Path:
    """Make a QGIS profile in the folder, with the plugin installed and enabled; return the folder.

    plugin_root: the plugin's folder, which is linked, or its zip, which is unpacked as QGIS's own installer does.
    """
    folder = Path(folder).resolve()
    default = folder / "profiles" / "default"
    plugins = default / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    link = plugins / PACKAGE
    if link.is_symlink():
        link.unlink()
    if zipfile.is_zipfile(plugin_root):
        with zipfile.ZipFile(plugin_root) as archive:
            archive.extractall(plugins)
    else:
        link.symlink_to(Path(plugin_root).resolve(), target_is_directory=True)
    settings = default / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(f"[PythonPlugins]\n{PACKAGE}=true\n", encoding="utf-8")
    return folder


def program() -> str:
    """The qgis_process of this machine; Debian 12's wrapper of that name is broken, the program behind it is not."""
    for name in ("qgis_process.bin", "qgis_process"):
        found = shutil.which(name)
        if found:
            return found
    raise RunError("qgis_process was not found: install QGIS (tools/setup run)")


def command(algorithm: str, parameters: dict) -> list[str]:
    """The command line of a run, as a list of words. None is left out; a list is given value by value."""
    words = [program(), "run", algorithm, "--json", "--"]
    for name, value in parameters.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        words += [f"{name}={_text(one)}" for one in values if one is not None]
    return words


def shown(algorithm: str, parameters: dict) -> str:
    """The same command line for a reader: quoted, to be pasted into a shell."""
    words = command(algorithm, parameters)
    return shlex.join([Path(words[0]).name, *words[1:]])


def run(algorithm: str, parameters: dict, profile: Path | str, timeout: float = 600) -> dict:
    """Run an algorithm and return its outputs; RunError says why there are none."""
    return answer(algorithm, parameters, profile, timeout)["results"]


def answer(algorithm: str, parameters: dict, profile: Path | str, timeout: float = 600) -> dict:
    """Run an algorithm and return all that qgis_process tells about it: inputs, log, results."""
    words = command(algorithm, parameters)
    try:
        done = subprocess.run(
            words,
            env=environment(profile),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RunError(f"{algorithm} was stopped after {timeout:g} seconds\n{shown(algorithm, parameters)}") from None
    # an algorithm that prints does so ahead of the answer
    start = 0 if done.stdout.startswith("{") else done.stdout.find("\n{") + 1
    try:
        if done.returncode == 0:
            return json.loads(done.stdout[start:])
        reason = f"ended with status {done.returncode}"
    except ValueError:
        reason = "gave no readable answer"
    text = (done.stderr + done.stdout).strip()
    raise RunError(f"{algorithm} {reason}:\n{text}\n{shown(algorithm, parameters)}")


def environment(profile: Path | str) -> dict[str, str]:
    """This process's environment, changed so that a run depends on the profile and not on who starts it."""
    profile = Path(profile).resolve()
    runtime = profile / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    # QGIS's Python looks for its home beside the first python3 on PATH; a path of ours could shadow QGIS's processing
    python = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in python}
    return {
        **kept,
        "PATH": os.pathsep.join([str(Path(program()).parent), kept.get("PATH", os.defpath)]),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
