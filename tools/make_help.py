"""make_help.py: renders docs/{en,zh}/guide.md as guide.html beside it, which the plugin ships (`make help-pages`).

Knows of Markdown what the guide uses: headings, paragraphs, lists, tables, code, pictures, links. A heading's anchor is
the one that GitHub gives it, so that links work in both.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"en": "en", "zh": "zh-Hans"}
STYLE = """
body { font: 16px/1.55 "Noto Sans", "Segoe UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
h1, h2, h3 { line-height: 1.25 } h2 { margin-top: 2.2em; border-bottom: 1px solid #ccc } h3 { margin-top: 1.8em }
img { max-width: 100%; border: 1px solid #ccc; vertical-align: top }
table { border-collapse: collapse; margin: 1em 0 }
th, td { border: 1px solid #ccc; padding: .3em .6em; vertical-align: top }
th { text-align: left; background: #f2f4f6 } code, pre { font-family: monospace; font-size: .92em; background: #f2f4f6 }
pre { padding: .7em; overflow-x: auto } a { color: #0b5cad } :target { background: #fff3c4 }
@media print { body { max-width: none } }
"""
INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|!\[(?P<alt>[^\]]*)\]\((?P<picture>[^)]+)\)"
    r"|\[(?P<text>[^\]]+)\]\((?P<link>[^)]+)\)"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*"
)
ITEM = re.compile(r"( *)(-|\d+\.) (.*)")


def anchor(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    text = re.sub(r"[`*]", "", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def headings(markdown: str) -> list[tuple[int, str]]:
    """(level, text) of every heading."""
    outside = re.sub(r"^```.*?^```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return [(len(marks), text) for marks, text in re.findall(r"^(#+) (.+)$", outside, re.MULTILINE)]


def inline(text: str) -> str:
    """A line's text as HTML."""
    parts, end = [], 0
    for found in INLINE.finditer(text):
        parts.append(html.escape(text[end : found.start()], quote=False))
        parts.append(_span(found))
        end = found.end()
    return "".join([*parts, html.escape(text[end:], quote=False)])


def _span(found: re.Match) -> str:
    if found["code"]:
        return f"<code>{html.escape(found['code'], quote=False)}</code>"
    if found["picture"]:
        return f'<img src="{html.escape(found["picture"])}" alt="{html.escape(found["alt"])}">'
    if found["link"]:
        target = re.sub(r"\.md(?=#|$)", ".html", found["link"])
        return f'<a href="{html.escape(target)}">{inline(found["text"])}</a>'
    if found["bold"]:
        return f"<b>{inline(found['bold'])}</b>"
    return f"<i>{inline(found['italic'])}</i>"


def body(markdown: str) -> str:
    """The page's body."""
    lines, parts = markdown.splitlines(), []
    while lines:
        line = lines[0]
        if not line.strip():
            lines.pop(0)
        elif line.startswith("```"):
            lines.pop(0)
            code = _take(lines, lambda one: not one.startswith("```"))
            lines.pop(0)
            parts.append(f"<pre>{html.escape(chr(10).join(code), quote=False)}</pre>")
        elif re.match(r"#+ ", line):
            marks, text = lines.pop(0).split(" ", 1)
            parts.append(f'<h{len(marks)} id="{anchor(text)}">{inline(text)}</h{len(marks)}>')
        elif line.startswith("|"):
            parts.append(_table(_take(lines, lambda one: one.startswith("|"))))
        elif ITEM.match(line):
            parts.append(_list(_take(lines, ITEM.match)))
        else:
            text = _take(lines, lambda one: one.strip() and not re.match(r"#+ |```|\|", one) and not ITEM.match(one))
            parts.append(f"<p>{inline(' '.join(text))}</p>")
    return "\n".join(parts)


def _take(lines: list[str], fits) -> list[str]:
    """The first lines that fit, which are taken away."""
    taken = []
    while lines and fits(lines[0]):
        taken.append(lines.pop(0))
    return taken


def _table(lines: list[str]) -> str:
    rows = [[inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    rest = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[2:])
    return f"<table>\n<tr>{head}</tr>\n{rest}\n</table>"


def _list(lines: list[str]) -> str:
    indent, mark, _ = ITEM.match(lines[0]).groups()
    kind, items = ("ul" if mark == "-" else "ol"), []
    while lines:
        text = inline(ITEM.match(lines.pop(0))[3])
        below = _take(lines, lambda one: len(ITEM.match(one)[1]) > len(indent))
        items.append(f"<li>{text}{_list(below) if below else ''}</li>")
    return f"<{kind}>\n" + "\n".join(items) + f"\n</{kind}>"


def page(markdown: str, language: str) -> str:
    """A whole HTML page."""
    title = html.escape(headings(markdown)[0][1])
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[language]}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body(markdown)}\n</body>\n</html>\n"
    )


def main() -> None:
    """Render the guide of each language."""
    for language in LANGUAGES:
        source = ROOT / "docs" / language / "guide.md"
        if source.exists():
            target = source.with_suffix(".html")
            target.write_text(page(source.read_text(encoding="utf-8"), language), encoding="utf-8", newline="\n")
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
