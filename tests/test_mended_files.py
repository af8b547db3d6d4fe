"""Every sample, saved in every format and mended, is opened by another program: only the mended words changed."""

import html
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import lxml.html  # type: ignore[import-untyped]
import pytest
from markdown_it import MarkdownIt

from checks import Settings, fix, formats
from checks.core.document import Document
from tests import soffice

SAMPLES = sorted((Path(__file__).parent.parent / "sample_articles").glob("*.txt"))
SUFFIXES = (".md", ".html", ".docx")
_TEMPLATE = re.compile(r"\{\{.*\}\}|\{%.*%\}")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!+=.()-])")


def paragraphs(path: Path) -> list[str]:
    """The lines of a sample that say something."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def saved(path: Path, suffix: str) -> formats.Original:
    """A sample in a format, a line a paragraph; in every third a word is bold."""
    lines = paragraphs(path)
    if suffix == ".docx":
        made, out = docx.Document(), io.BytesIO()
        for number, line in enumerate(lines):
            before, word, behind = parted(line, number)
            paragraph = made.add_paragraph(before)
            paragraph.add_run(word).bold = True
            paragraph.add_run(behind)
        made.save(out)
        return formats.load(out.getvalue(), f"{path.stem}.docx")
    if suffix == ".html":
        body = [html_line(*parted(line, number)) for number, line in enumerate(lines)]
        text = "<!doctype html>\n<html>\n<body>\n" + "".join(body) + "</body>\n</html>\n"
    else:
        text = "\n\n".join(markdown_line(*parted(line, number)) for number, line in enumerate(lines)) + "\n"
    return formats.load(text.encode(), f"{path.stem}{suffix}")


def parted(line: str, number: int) -> tuple[str, str, str]:
    """What stands before the bold word of a line, the word, and what stands behind it."""
    words = [match for match in re.finditer(r"(?<![^ ])[A-Za-z]{4,}(?![^ ])", line) if number % 3 == 0]
    if not words:
        return line, "", ""
    start, end = words[len(words) // 2].span()
    return line[:start], line[start:end], line[end:]


def html_line(before: str, word: str, behind: str) -> str:
    one, bold, other = (html.escape(each, quote=False) for each in (before, word, behind))
    return f"  <p>{one}<strong>{bold}</strong>{other}</p>\n" if word else f"  <p>{one}</p>\n"


def markdown_line(before: str, word: str, behind: str) -> str:
    one, other = (_SPECIAL.sub(r"\\\1", each) for each in (before, behind))
    return f"{one}**{word}**{other}" if word else one


@cache
def mended(path: Path, suffix: str) -> tuple[Document, str]:
    """The document of a sample, and its text with the first fix of every finding."""
    document = saved(path, suffix).document()
    return document, fix(document, Settings(), unsafe=True)


def read_by_us(document: Document) -> list[str]:
    return [line for copy, _ in document.readings for line in stripped(copy.text)]


def stripped(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def page_lines(page: str) -> list[str]:
    """What another program reads in a page, a paragraph a line."""
    tree = lxml.html.fromstring(f"<div>{page}</div>")
    return [line for paragraph in tree.iter("p") for line in stripped(paragraph.text_content())]


def tags(page: str) -> list[str]:
    return [element.tag for element in lxml.html.fromstring(page).iter() if isinstance(element.tag, str)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_parser_reads_in_a_mended_page_what_was_meant(path):
    document, text = mended(path, ".html")
    for page, ours in ((document.text, document), (text, document.with_text(text))):
        copy = [line for line in page_lines(page) if not _TEMPLATE.fullmatch(line)]
        assert copy == read_by_us(ours)
    gone = len(tags(document.text)) - len(tags(text))
    assert gone <= 2 * (len(page_lines(document.text)) - len(page_lines(text)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_parser_reads_in_mended_markdown_what_was_meant(path):
    document, text = mended(path, ".md")
    render = MarkdownIt("commonmark").render
    assert page_lines(render(document.text)) == read_by_us(document)
    assert page_lines(render(text)) == read_by_us(document.with_text(text))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_mended_to_the_same_words_in_every_format(path):
    words = {
        suffix: [token.word for token in document.with_text(text).tokens]
        for suffix in SUFFIXES
        for document, text in [mended(path, suffix)]
    }
    assert words[".md"] == words[".docx"]
    assert words[".html"] == words[".docx"]


def docx_files(*, tracked: bool) -> Iterator[tuple[str, bytes, list[str], list[str]]]:
    """Each sample mended as .docx: its name, its bytes, and its lines before and after."""
    for path in SAMPLES:
        original = saved(path, ".docx")
        _, text = mended(path, ".docx")
        yield original.name, original.encode(text, tracked=tracked), stripped(original.text), stripped(text)


@pytest.mark.slow
def test_libreoffice_reads_in_a_mended_file_what_was_meant(tmp_path):
    files = list(docx_files(tracked=False))
    found = soffice.lines_of(tmp_path, {name: data for name, data, _, _ in files})
    for name, _, _, after in files:
        assert found[name] == after, name


@pytest.mark.slow
def test_libreoffice_accepts_and_rejects_every_tracked_change(tmp_path):
    files = list(docx_files(tracked=True))
    found: dict[tuple[str, str], Any] = soffice.settled(tmp_path, {name: data for name, data, _, _ in files})
    for name, _, before, after in files:
        assert found[name, "Accept"] == after, name
        assert found[name, "Reject"] == before, name


OTHER_HAND = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text>
<text:h text:outline-level="1">Ferry sinks</text:h>
<text:p>The ferry<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>A note , that is.</text:p></text:note-body></text:note> sank on Monday , officials said.</text:p>
<text:p><draw:frame draw:name="box" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>
<text:p>In a box , with words.</text:p></draw:text-box></draw:frame>Around the box .</text:p>
<text:list><text:list-item><text:p>See <text:a xlink:href="https://example.org/">the report ,</text:a> they
say</text:p></text:list-item></text:list>
</office:text></office:body></office:document>
"""
"""A text with a footnote, a text box, a list and a link."""


@pytest.mark.slow
def test_a_file_of_libreoffice_with_notes_boxes_and_links_is_read_and_mended(tmp_path):
    original = formats.load(soffice.made_docx(tmp_path, "other.fodt", OTHER_HAND), "other.docx")
    lines = [line.strip() for line in original.text.split("\n")]
    assert lines == [
        "Ferry sinks",
        "The ferry sank on Monday , officials said.",
        "Around the box .",
        "In a box , with words.",
        "See the report , they say",
        "A note , that is.",
    ]
    document = original.document()
    text = fix(document, Settings(select=("spacing",)), unsafe=True)
    assert text == original.text.replace(" ,", ",").replace(" .", ".")
    found = soffice.lines_of(tmp_path, {"mended.docx": original.encode(text)})["mended.docx"]
    assert "See the report, they say" in " ".join(found)
    assert "Around the box." in found
