"""A fix that takes a break out: two lines or two paragraphs become one in every format, no mark without its partner."""

import pytest

from checks import Settings, check, formats
from checks.core.applying import applied
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rewriting import placed
from checks.core.span import Span
from tests.test_docx import file_of, opened

FIRST, SECOND = "They said on Monday that the talks between the", "ministers of trade had ended without a result."
JOINED = f"{FIRST} {SECOND}"


def joined(source: str, form: str, old: str, new: str) -> str | None:
    """The source with what reads `old` replaced; None where no fix is offered."""
    document = Document(source, format=form)
    for read, way in document.readings:
        at = read.text.find(old)
        if at >= 0:
            problem = Problem(Span(at, at + len(old)), "", (Fix(new),))
            own = placed(document, way, problem) if way else problem
            if not own.fixes:
                return None
            return source[: own.span.start] + own.fixes[0].replacement + source[own.span.end :]
    raise AssertionError(f"{old!r} is not read")


@pytest.mark.parametrize(
    ("form", "source", "mended"),
    [
        ("text", f"{FIRST}\n\n{SECOND}\n", f"{JOINED}\n"),
        ("markdown", f"# Talks\n\n{FIRST}\n\n{SECOND}\n\nMore.\n", f"# Talks\n\n{JOINED}\n\nMore.\n"),
        ("markdown", f"{FIRST}\r\n\r\n{SECOND}\r\n", f"{JOINED}\r\n"),
        ("markdown", f"*{FIRST}*\n\n{SECOND}\n", f"*{FIRST}* {SECOND}\n"),
        ("markdown", f"{FIRST}\n\n**{SECOND}**\n", f"{FIRST} **{SECOND}**\n"),
        ("markdown", f"> {FIRST}\n>\n> {SECOND}\n", f"> {JOINED}\n"),
        ("markdown", f"<p>{FIRST}</p>\n\n<p>{SECOND}</p>\n", f"<p>{JOINED}</p>\n"),
        ("html", f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n", f"<p>{JOINED}</p>\n"),
        ("html", f"<p>{FIRST}\n<p>{SECOND}\n", f"<p>{JOINED}\n"),
        ("html", f"<p class=a>{FIRST}</p><p class=b>{SECOND}</p>", f"<p class=a>{JOINED}</p>"),
        ("html", f"<p><i>{FIRST}</i></p>\n<p>{SECOND}</p>", f"<p><i>{FIRST}</i> {SECOND}</p>"),
        ("html", f"<p>{FIRST}</p>\n<p><b>{SECOND}</b></p>", f"<p>{FIRST} <b>{SECOND}</b></p>"),
        ("html", f"<div><p>{FIRST}</p></div>\n<div><p>{SECOND}</p></div>", f"<div><p>{JOINED}</p></div>"),
    ],
)
def test_two_paragraphs_become_one(form, source, mended):
    read = Document(source, format=form).readings[0][0].text
    gap = read[read.index(FIRST) + len(FIRST) : read.index(SECOND)]
    assert joined(source, form, f"between the{gap}ministers", "between the ministers") == mended


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("markdown", f"{FIRST}\n\n![A picture](a.png)\n\n{SECOND}\n"),
        ("markdown", f"{FIRST}\n\n***\n\n{SECOND}\n"),
        ("markdown", f"{FIRST}\n\n```\ncode\n```\n\n{SECOND}\n"),
        ("html", f"<p>{FIRST}</p><img src=a.png><p>{SECOND}</p>"),
        ("html", f"<p>{FIRST}</p><hr><p>{SECOND}</p>"),
        ("html", f"<p>{FIRST}</p><!-- advertisement --><p>{SECOND}</p>"),
        ("html", f"<section><p>{FIRST}</p></section><p>{SECOND}</p>"),
        ("html", f"<p>{FIRST}</p><section><p>{SECOND}</p></section>"),
    ],
)
def test_what_stands_between_two_paragraphs_is_never_taken_away(form, source):
    assert joined(source, form, "between the\n\nministers", "between the ministers") is None


@pytest.mark.parametrize(
    ("form", "source", "mended"),
    [
        ("html", "<p>The min-<br>ister spoke.</p>", "<p>The minister spoke.</p>"),
        ("html", "<p>The min-<br />\nister spoke.</p>", "<p>The minister spoke.</p>"),
        ("markdown", "The min-  \nister spoke.\n", "The minister spoke.\n"),
        ("markdown", "The min-\\\nister spoke.\n", "The minister spoke.\n"),
    ],
)
def test_a_divided_word_becomes_one(form, source, mended):
    read = Document(source, format=form).readings[0][0].text
    old = read[read.index("min") : read.index("ister") + 5]
    assert joined(source, form, old, "minister") == mended


def test_two_paragraphs_of_a_docx_become_one():
    original = file_of([FIRST[:10], (FIRST[10:], "b")], SECOND, "More.")
    document = original.document()
    read, way = document.readings[0]
    assert way is not None
    at = read.text.index("\n")
    (mend,) = placed(document, way, Problem(Span(at, read.text.index("ministers")), "", (Fix(" "),))).fixes
    assert mend.replacement == " "
    data = original.encode(original.text.replace("\n", mend.replacement, 1))
    assert [each.text for each in opened(data).paragraphs] == [JOINED, "More."]


def test_the_finding_of_a_divided_sentence_mends_it():
    source = f"# Talks\n\n{FIRST}\n\n{SECOND}\n"
    original = formats.load(source.encode(), "a.md")
    found = check(original.document(), Settings(select=("line_breaks",))).findings
    assert applied(source, found, unsafe=True) == f"# Talks\n\n{JOINED}\n"
