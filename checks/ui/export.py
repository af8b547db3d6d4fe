"""The article as a file: text, Markdown, HTML, or a report to print."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from checks.core.blocks import HEADING, HEADLINE, LIST_ITEM
from checks.ui.desk import Desk
from checks.ui.rows import Row, rows
from checks.ui.view import title

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")
_NUMBER = re.compile(r"^(\s*)(\d+)([.)])")
_BULLET = re.compile(r"^\s*(?:[•▪◦‣●○■·*–—-]|\(?\d{1,2}[.)])[ \t\u00a0]+")
_STYLE = """body { font: 18px/1.6 Charter, Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; font: 14px/1.4 sans-serif; width: 100%; }
td, th { border-bottom: 1px solid #bbb; padding: 4px 8px; text-align: left; vertical-align: top; }
@media print { body { margin: 0; } tr { break-inside: avoid; } }"""


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand out."""

    name: str
    mime: str
    text: str


def file_name(desk: Desk, suffix: str = "") -> str:
    """A name for the article's file: its own, or one made of its first words."""
    if desk.name != "Draft":
        own = PurePath(desk.name.replace("\\", "/"))
        return own.stem + suffix if suffix else own.name
    words = re.findall(r"[^\W_]+", title(desk).casefold())[:8]
    return ("-".join(words) or "draft") + (suffix or ".txt")


def export(desk: Desk, kind: str) -> File:
    """The article as `md`, `html` or `report`; anything else is its plain text."""
    if kind == "md":
        return File(file_name(desk, ".md"), "text/markdown", markdown(desk))
    if kind == "html":
        return File(file_name(desk, ".html"), "text/html", page(title(desk), "\n".join(_html(desk))))
    if kind == "report":
        return File(file_name(desk, "-report.html"), "text/html", page(title(desk), "\n".join(_report(desk))))
    return File(file_name(desk), "text/plain", desk.text)


def markdown(desk: Desk) -> str:
    """The article in Markdown; of a Markdown file its own text."""
    if desk.name.lower().endswith((".md", ".markdown")):
        return desk.text
    return "".join(_markdown_row(row) for row in rows(desk.text, (), desk.blocks))


def _markdown_row(row: Row) -> str:
    line, end = row.text.rstrip("\r\n"), row.text[len(row.text.rstrip("\r\n")) :]
    if row.kind == LIST_ITEM and not _NUMBER.match(line):
        return f"- {_escaped(_BULLET.sub('', line))}{end}"
    marked = _escaped(line)
    if row.kind in (HEADLINE, HEADING):
        return f"{'#' if row.kind == HEADLINE else '##'} {marked.strip()}{end}"
    if row.kind != LIST_ITEM:
        marked = re.sub(r"^(\s*)([-+])(?=\s)", r"\1\\\2", _NUMBER.sub(r"\1\2\\\3", marked))
    return marked + end


def _escaped(line: str) -> str:
    return _MARKDOWN.sub(r"\\\1", line)


def page(name: str, body: str) -> str:
    """A whole HTML page; `body` is markup, `name` is text."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{html.escape(name)}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _html(desk: Desk) -> Iterator[str]:
    tags = {HEADLINE: "h1", HEADING: "h2", LIST_ITEM: "li"}
    inside = False
    for row in rows(desk.text, (), desk.blocks):
        if row.kind == "empty":
            continue
        if (row.kind == LIST_ITEM) != inside:
            inside = not inside
            yield "<ul>" if inside else "</ul>"
        line = _BULLET.sub("", row.text) if inside else row.text
        tag = tags.get(row.kind, "p")
        yield f"<{tag}>{html.escape(line.strip())}</{tag}>"
    if inside:
        yield "</ul>"


def _report(desk: Desk) -> Iterator[str]:
    yield f"<h1>{html.escape(title(desk))}</h1>"
    score = f"Score {desk.score.total} of 100. " if desk.score else ""
    yield f"<p>{score}{len(desk.text.split()):,} words, {len(desk.items)} findings, {len(desk.ignored)} ignored.</p>"
    for part in desk.skipped.values():
        for skipped in part:
            yield f"<p>Not checked: {html.escape(skipped.rule)}: {html.escape(skipped.reason)}</p>"
    if desk.items:
        yield "<table><thead><tr><th>Category</th><th>Finding</th><th>Reads</th><th>Would read</th></tr></thead><tbody>"
        for item in desk.items:
            found = item.finding
            after = found.fixes[0].replacement if found.fixes else ""
            cells = (found.category, found.message, found.span.of(desk.text), after)
            yield "<tr>" + "".join(f"<td>{html.escape(_short(cell))}</td>" for cell in cells) + "</tr>"
        yield "</tbody></table>"
    yield "<h2>The text</h2>"
    yield from _html(desk)


def _short(text: str) -> str:
    return text if len(text) < 160 else f"{text[:110]} … {text[-40:]}"
