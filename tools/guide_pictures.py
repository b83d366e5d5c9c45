"""guide_pictures.py FOLDER LANGUAGE: makes the pictures in docs/pictures of what tests/desktop/guide.py has taken.

Wide ones are scaled down; colours are counted down till a picture is below the limit. Needs ImageMagick, and Chromium
for the report's. `make guide-pictures` calls it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 150_000
WIDEST = 1200


def shrink(source: Path, target: Path) -> None:
    """Write a small picture."""
    for colours in (256, 128, 64, 32):
        words = ["convert", source, "-resize", f"{WIDEST}x>", "+dither", "-colors", colours, "-strip"]
        # without its date, so that the same picture gives the same file
        subprocess.run([*map(str, words), "-define", "png:exclude-chunks=date,time", f"PNG8:{target}"], check=True)
        if target.stat().st_size <= LIMIT:
            return
    raise SystemExit(f"{target.name} cannot be made smaller than {LIMIT} bytes")


def photograph_report(page: Path, target: Path) -> bool:
    """Take a picture of a report's beginning; whether there is a browser that can."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return False
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1000,1100"]
    words = [browser, *options, f"--screenshot={target}", page.resolve().as_uri()]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return True


def main() -> None:
    """Make every picture."""
    folder, language = Path(sys.argv[1]), sys.argv[2]
    target = ROOT / "docs" / "pictures" / language
    target.mkdir(parents=True, exist_ok=True)
    report = folder / "report.html"
    if report.exists() and not photograph_report(report, folder / "report.png"):
        print("no Chromium: the report's picture stays as it is", file=sys.stderr)
    for source in sorted(folder.glob("*.png")):
        if source.stem != "last":
            shrink(source, target / source.name)
            print(f"{(target / source.name).relative_to(ROOT)}: {(target / source.name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
