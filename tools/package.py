"""package.py [--publish]: builds dist/spatial_demand-<version>.zip, the plugin as QGIS installs it.

The same files give the same zip, byte for byte. One that the plugin site would refuse is not left (check_package.py has
its rules); the addresses, which only publishing needs, are insisted on by --publish.
"""

from __future__ import annotations

import argparse
import configparser
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_package

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "spatial_demand"
FILES = ("__init__.py", "plugin.py", "metadata.txt", "LICENSE", "README.md", "README.zh.md", "CHANGELOG.md")
FOLDERS = ("analysis", "layers", "report", "processing", "ui", "resources", "docs")
TIMESTAMP = (1980, 1, 1, 0, 0, 0)  # a zip's earliest


def shipped(root: Path) -> list[str]:
    """The files that belong into the zip, as sorted paths below the root."""
    paths = [path for path in _files(root) if path in FILES or path.split("/")[0] in FOLDERS]
    return sorted(path for path in paths if not _is_litter(path) and (root / path).is_file())


def _files(root: Path) -> list[str]:
    """All that git tracks, and what is new and not ignored; all that lies there where the root is no git checkout."""
    if (root / ".git").exists():
        words = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        try:
            done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
            return [path for path in done.stdout.split("\0") if path]
        except (OSError, subprocess.CalledProcessError):
            pass
    walked = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return [*FILES, *(path.relative_to(root).as_posix() for path in walked)]


def _is_litter(path: str) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in path.split("/"))
    return hidden or path.endswith((".pyc", ".ts", "-wal", "-shm"))


def metadata(root: Path) -> configparser.SectionProxy:
    """The plugin's metadata; exits with a sentence where a value is missing that building needs."""
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read(root / "metadata.txt", encoding="utf-8")
    if not parser.has_section("general"):
        sys.exit("package: metadata.txt is missing or has no [general] section")
    general = parser["general"]
    empty = [key for key in ("version", "icon") if not general.get(key, "").strip()]
    if empty:
        sys.exit(f"package: metadata.txt has no value for {', '.join(empty)}")
    return general


def build(root: Path, target: Path, icon: str) -> int:
    """Write the zip; return the number of files in it."""
    paths = shipped(root)
    missing = [name for name in (*FILES, icon) if name not in paths]
    if missing:
        sys.exit(f"package: these files are missing: {', '.join(missing)}")
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in paths:
            entry = zipfile.ZipInfo(f"{PACKAGE}/{path}", TIMESTAMP)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (root / path).read_bytes())
    return len(paths)


def main() -> None:
    """Build the zip and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--publish", action="store_true", help="fail where the plugin site would refuse the metadata")
    arguments = parser.parse_args()
    general = metadata(ROOT)
    target = ROOT / "dist" / f"{PACKAGE}-{general['version']}.zip"
    count = build(ROOT, target, general["icon"])
    found = check_package.problems(target, arguments.publish)
    if found:
        target.unlink()
        sys.exit("\n".join(f"package: {text}" for text in found))
    for text in check_package.missing_addresses(target):
        print(f"package: note: {text}", file=sys.stderr)
    print(f"{target.relative_to(ROOT)}: {count} files, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
