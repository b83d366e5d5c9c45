"""check_package.py [--publish] [--scan] ZIP...: whether the plugin site, plugins.qgis.org, takes a plugin's zip.

The rules are those that the site's own validator applies to an upload, read from its source (QGIS-Plugins-Website,
plugins/validator.py, models.py and security_scanner.py), and what its documentation asks for. Not asked are whether the
addresses answer, and whether the name is taken. --publish also insists on the addresses, which a zip for one's own use
may lack. --scan runs the site's two security scans on what the zip holds, bandit and detect-secrets, with all their
rules and no exceptions. Prints a line for each thing that is wrong; the exit status is 1 where there is one.
"""

from __future__ import annotations

import argparse
import configparser
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import urlparse

LIMIT = 25_000_000  # bytes; the site's megabytes are decimal
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "about")
ADDRESSES = ("email", "tracker", "repository", "homepage")  # the site asks for the last one by trying to reach it
PLACEHOLDERS = ("http://bugs", "http://repo", "http://homepage")
FLAGS = ("experimental", "deprecated", "server", "hasProcessingProvider", "supportsQt6")
LENGTHS = {"name": 256, "author": 256, "version": 32, "qgisMinimumVersion": 32, "qgisMaximumVersion": 32}
# numbers and dots, and a word behind a hyphen: the site sorts versions by up to four numbers of three digits
VERSION = re.compile(r"\d{1,3}(\.\d{1,3}){1,3}(-[A-Za-z0-9]+)?")
QGIS_VERSION = re.compile(r"\d+\.\d{1,3}(\.\d{1,3})?")
FORBIDDEN = ("__MACOSX", "__pycache__")
SUSPICIOUS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc")
PICTURES = (".svg", ".png", ".jpg", ".jpeg")
NOT_SHIPPED = ("tests", "test", "tools", "demo", "dist")


def problems(path: Path, publish: bool = False) -> list[str]:
    """What the site would refuse, a sentence each."""
    if path.stat().st_size > LIMIT:
        return [f"the zip has {path.stat().st_size / 1e6:.1f} MB, and the plugin site takes at most 25"]
    try:
        with zipfile.ZipFile(path) as archive:
            broken = archive.testzip()
            if broken:
                return [f"{broken} is broken in the zip"]
            found = _of_files(archive)
            folder = archive.namelist()[0].split("/")[0] if archive.namelist() else ""
            return found + _of_metadata(archive, folder, publish)
    except zipfile.BadZipFile as error:
        return [f"the zip cannot be read: {error}"]


def _of_files(archive: zipfile.ZipFile) -> list[str]:
    found = []
    names = archive.namelist()
    folders = sorted({name.split("/")[0] for name in names})
    if len(folders) != 1 or not all("/" in name for name in names):
        found.append(f"one folder must hold everything, not {', '.join(folders) or 'nothing'}")
    for folder in folders[:1]:
        # the site's pattern, and Python's, by which QGIS imports it
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]+", folder) or not folder.isidentifier():
            found.append(f"the folder's name, {folder}, must be ASCII letters, digits and _, a letter first")
        for needed in ("__init__.py", "metadata.txt", "LICENSE"):
            if f"{folder}/{needed}" not in names:
                found.append(f"{needed} is missing from {folder}")
    for entry in archive.infolist():
        name, parts = entry.filename, entry.filename.split("/")
        if ".." in name or name.startswith("/") or "\\" in name:
            found.append(f"{name}: no path may leave the folder")
        if any(part.startswith(".") for part in parts):
            found.append(f"{name}: nothing hidden")
        if set(parts) & set(FORBIDDEN) or name.lower().endswith(SUSPICIOUS):
            found.append(f"{name}: nothing compiled, and no programs")
        if len(parts) > 1 and parts[1] in NOT_SHIPPED:
            found.append(f"{name}: no {parts[1]} in a package")
        if name.endswith(".py") and (entry.external_attr >> 16) & 0o111:
            found.append(f"{name}: no Python file may be executable")
    return found


def _of_metadata(archive: zipfile.ZipFile, folder: str, publish: bool) -> list[str]:
    # as the site reads it: with interpolation, so a bare % is an error
    parser = configparser.ConfigParser()
    parser.optionxform = str
    try:
        parser.read_string(archive.read(f"{folder}/metadata.txt").decode("utf-8"))
        general = dict(parser.items("general"))
    except KeyError:
        return []  # that it is missing is said already
    except (configparser.Error, UnicodeDecodeError) as error:
        return [f"metadata.txt cannot be read: {error}"]
    found = []
    empty = [key for key in REQUIRED if not general.get(key, "").strip()]
    if empty:
        found.append(f"metadata.txt has no value for {', '.join(empty)}")
    for key, most in LENGTHS.items():
        if len(general.get(key, "")) > most:
            found.append(f"{key} is longer than {most} characters")
    if not general.get("name", "").isprintable():
        found.append("name holds characters that cannot be printed")
    if "plugin" in general.get("name", "").lower():
        found.append("name need not say that it is a plugin")
    if "\n" in general.get("description", ""):
        found.append("description must be one line; what is longer belongs into about")
    if "<" in general.get("description", "") + general.get("about", ""):
        found.append("description and about may hold no HTML")
    if "/" in general.get("author", ""):
        found.append("author may hold no slash")
    if not VERSION.fullmatch(general.get("version", "")):
        found.append(f"version {general.get('version')!r} must be numbers and dots, as 1.0.2")
    found += _of_versions(general)
    found += [
        f"{flag} must be True or False, not {general[flag]}"
        for flag in FLAGS
        if general.get(flag, "True").lower() not in ("true", "false", "yes", "no", "1", "0")
    ]
    if any(not tag.strip() for tag in general.get("tags", "a").split(",")):
        found.append("tags has an empty one")
    icon = general.get("icon", "")
    if not icon.lower().endswith(PICTURES) or f"{folder}/{icon}" not in archive.namelist():
        found.append(f"icon: there is no picture {icon!r} in the package")
    return found + _of_addresses(general, publish)


def _of_versions(general: dict[str, str]) -> list[str]:
    found, known = [], []
    for key in ("qgisMinimumVersion", "qgisMaximumVersion"):
        value = general.get(key, "")
        if value and not QGIS_VERSION.fullmatch(value):
            found.append(f"{key} {value!r} must be like 3.22")
        elif value:
            known.append(tuple(int(part) for part in value.split(".")))
    if len(known) == 2 and known[0] > known[1]:
        found.append("qgisMaximumVersion lies before qgisMinimumVersion")
    # QGIS's own rule: built on Qt 6, it loads no plugin that does not say so
    if known and known[-1] >= (4,) and general.get("supportsQt6", "").lower() not in ("true", "yes"):
        found.append("QGIS 4 wants supportsQt6=True")
    return found


def _of_addresses(general: dict[str, str], publish: bool) -> list[str]:
    given = {key: general.get(key, "").strip() for key in ADDRESSES}
    empty = [key for key, value in given.items() if not value]
    found = []
    if empty and publish:
        found.append(
            f"metadata.txt has no value for {', '.join(empty)}, without which the plugin site refuses the plugin"
        )
    if given["email"] and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", given["email"]):
        found.append(f"email {given['email']!r} is no address")
    for key in ADDRESSES[1:]:
        parts = urlparse(given[key])
        if given[key] and (not parts.scheme.startswith("http") or not parts.netloc or given[key] in PLACEHOLDERS):
            found.append(f"{key} {given[key]!r} is no address of a page")
    return found


def missing_addresses(path: Path) -> list[str]:
    """The addresses that the site will ask for and the metadata has not."""
    return [text for text in problems(path, publish=True) if text not in problems(path)]


def scans(path: Path) -> list[str]:
    """What bandit and detect-secrets find in the package, a line each."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        words = ["bandit", "--recursive", "--quiet", "--ignore-nosec", "--format", "json", "."]
        for issue in _output(words, folder)["results"]:
            found.append(
                f"bandit: {issue['filename']}:{issue['line_number']}: {issue['test_id']} {issue['issue_text']}"
            )
        for name, secrets in _output(["detect_secrets", "scan", "--all-files", "."], folder)["results"].items():
            found += [f"detect-secrets: {name}:{secret['line_number']}: {secret['type']}" for secret in secrets]
    return found


def _output(words: list[str], folder: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-P", "-m", *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"{words[0]} gave no answer: {done.stderr.strip()}") from None


def main() -> int:
    """Check the zip; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--publish", action="store_true", help="insist on the addresses too")
    parser.add_argument("--scan", action="store_true", help="look for insecure code and for secrets too")
    parser.add_argument("zip", type=Path, nargs="+")
    arguments = parser.parse_args()
    found = [text for path in arguments.zip for text in problems(path, arguments.publish)]
    found += [text for path in arguments.zip if arguments.scan for text in scans(path)]
    for text in found:
        print(f"check_package: {text}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
