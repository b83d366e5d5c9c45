"""translate.py: keeps resources/i18n/spatial_demand_zh_CN.ts in step with the code and makes the .qm from it.

`make translate` adds what is new as unfinished, keeps what is translated, takes out what is gone, and lists what is
left to translate (exit status 1). A new text that is nearly an old one gets that one's translation, unfinished.

    tools/translate.py --take FILE.json    first take translations from {"text": "translation", ...}
    tools/translate.py --left FILE.json    write what is left as {"text": "", ...}: to fill in and take
"""

from __future__ import annotations

import argparse
import difflib
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

from translatable import texts  # noqa: E402

CONTEXT = "SpatialDemand"
LANGUAGE = "zh_CN"
FILE = ROOT / "resources" / "i18n" / f"spatial_demand_{LANGUAGE}.ts"
ALIKE = 0.75  # of a new text and one that is gone, so that the translation is worth keeping to be looked at


class Message(NamedTuple):
    """A translation; finished: somebody has looked at it since the text changed."""

    text: str
    finished: bool = True


def read(path: Path) -> dict[str, Message]:
    """Return what a .ts file holds: text -> Message."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        finished = translation.get("type") is None and bool(translation.text)
        found[message.findtext("source")] = Message(translation.text or "", finished)
    return found


def updated(old: dict[str, Message], wanted: dict[str, list[str]]) -> dict[str, Message]:
    """Return the messages for the texts that are wanted now."""
    gone = [text for text in old if text not in wanted and old[text].text]
    found = {}
    for text in wanted:
        if text in old:
            found[text] = old[text]
            continue
        like = difflib.get_close_matches(text, gone, 1, ALIKE)
        found[text] = Message(old[like[0]].text if like else "", False)
    return found


def as_xml(messages: dict[str, Message], wanted: dict[str, list[str]]) -> str:
    """Return a .ts file's text."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{LANGUAGE}" sourcelanguage="en">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for text in sorted(messages):
        one = messages[text]
        kind = "" if one.finished else ' type="unfinished"'
        lines.append("    <message>")
        lines += [f'        <location filename="../../{file}"/>' for file in wanted[text]]
        lines.append(f"        <source>{escape(text)}</source>")
        lines.append(f"        <translation{kind}>{escape(one.text)}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def compile_to(path: Path, ts: Path) -> None:
    """Make a .qm file of the finished translations."""
    words = ["lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(path)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"lrelease: {done.stderr or done.stdout}")


def main() -> int:
    """Update, compile, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--take", type=Path, action="append", default=[])
    parser.add_argument("--left", type=Path)
    asked = parser.parse_args()
    wanted, before = texts(ROOT), read(FILE)
    messages = updated(before, wanted)
    for path in asked.take:
        for text, translation in json.loads(path.read_text(encoding="utf-8")).items():
            if text not in messages:
                print(f"not in the code: {text[:100]!r}")
            elif translation:
                messages[text] = Message(translation)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(as_xml(messages, wanted), encoding="utf-8", newline="\n")
    compile_to(FILE.with_suffix(".qm"), FILE)
    left = [text for text, one in messages.items() if not one.finished]
    if asked.left:
        blank = {text: messages[text].text for text in left}
        asked.left.write_text(json.dumps(blank, ensure_ascii=False, indent=1), encoding="utf-8")
    new, gone = len(messages.keys() - before.keys()), len(before.keys() - messages.keys())
    print(f"{FILE.relative_to(ROOT)}: {len(messages)} texts, {new} new, {gone} gone, {len(left)} to be translated")
    for text in left[:40]:
        print(f"  {', '.join(wanted[text])}: {text[:90]!r}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
