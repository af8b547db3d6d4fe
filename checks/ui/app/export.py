"""The article as another file: text, Markdown, HTML, or a report to print."""

import html
import re
from collections.abc import Iterator
from pathlib import PurePath

from checks import formats
from checks.core.blocks import HEADING, HEADLINE, LIST_ITEM
from checks.ui.app.desk import Desk
from checks.ui.app.files import WORD, File, as_it_came, is_word, own_name, rendered
from checks.ui.app.rows import Row, rows
from checks.ui.app.view import title

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")
_NUMBER = re.compile(r"^(\s*)(\d+)([.)])")
_BULLET = re.compile(r"^\s*(?:[•▪◦‣●○■·*–—-]|\(?\d{1,2}[.)])[ \t\u00a0]+")
_STYLE = """body { font: 18px/1.6 Charter, Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; font: 14px/1.4 sans-serif; width: 100%; }
td, th { border-bottom: 1px solid #bbb; padding: 4px 8px; text-align: left; vertical-align: top; }
@media print { body { margin: 0; } tr { break-inside: avoid; } }"""

_REPORT = ("Printable report", "report")
_MARKDOWNS = ("markdown", "mdx")
_OTHERS = {
    "text": (("Markdown", "md"), ("HTML", "html"), _REPORT),
    **dict.fromkeys(_MARKDOWNS, (("HTML", "html"), _REPORT)),
    "html": (_REPORT,),
    "docx": (("Word, changes made", "plain docx"), ("Text", "txt"), ("Markdown", "md"), ("HTML", "html"), _REPORT),
}


def others(desk: Desk) -> list[list[str]]:
    """What the article can be saved as besides the format it came in: labels and the kinds that `export` takes."""
    return [list(pair) for pair in _OTHERS.get(formats.format_of(desk.name), _OTHERS["text"])]


def file_name(desk: Desk, suffix: str = "") -> str:
    """A name for the article's file: its own, or one made of its first words."""
    if desk.name != "Draft":
        own = PurePath(own_name(desk))
        return own.stem + suffix if suffix else own.name
    words = re.findall(r"[^\W_]+", title(desk).casefold())[:8]
    return ("-".join(words) or "draft") + (suffix or ".txt")


def export(desk: Desk, kind: str) -> File:
    """The article as `txt`, `md`, `html`, `report` or `plain docx`; anything else is the file as it came."""
    if kind == "md":
        return _made(desk, ".md", "text/markdown", markdown(desk))
    if kind == "html":
        return _made(desk, ".html", "text/html", page(title(desk), "\n".join(_html(desk))))
    if kind == "report":
        return _made(desk, "-report.html", "text/html", page(title(desk), "\n".join(_report(desk))))
    if kind == "txt":
        return _made(desk, ".txt", "text/plain", desk.text)
    if kind == "plain docx" and is_word(desk):
        return File(file_name(desk, "-mended.docx"), WORD, as_it_came(desk, tracked=False).data)
    came = as_it_came(desk)
    return File(file_name(desk), came.mime, came.data, came.note)


def _made(desk: Desk, suffix: str, mime: str, text: str) -> File:
    return File(file_name(desk, suffix), mime, text.encode("utf-8", "surrogatepass"))


def markdown(desk: Desk) -> str:
    """The article in Markdown; of a Markdown file its own text."""
    if formats.format_of(desk.name) in _MARKDOWNS:
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
    if formats.format_of(desk.name) in _MARKDOWNS:
        yield rendered(desk.text)
        return
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
