"""A byte order mark is no character of an article: what stands behind it is found, mended, and the mark stays."""

import codecs

import pytest

from checks import Document, Settings, check, fix, formats
from checks.core.registry import all_rules
from tests.command import copydesk

MARK = "\ufeff"
EXAMPLES = [example for rule in all_rules() for example in rule.bad if not example.text.startswith(MARK)]


def found(text: str, form: str, shift: int = 0) -> list[tuple[object, ...]]:
    return [
        (f.rule, f.severity, f.span.start - shift, f.span.end - shift, f.fixes, f.fingerprint)
        for f in check(Document(text, format=form)).findings
    ]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_an_article_has_the_same_findings_with_a_mark_before_it(form):
    for example in EXAMPLES[::3]:
        assert found(MARK + example.text, form, 1) == found(example.text, form), example.text


def test_every_rule_finds_behind_a_mark_what_it_finds_without():
    for example in EXAMPLES:
        assert found(MARK + example.text, example.format, 1) == found(example.text, example.format), example.text


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_views_of_a_text_leave_its_mark_out(form):
    text = "teh bom line.\n\nA second one follows."
    plain, marked = Document(text, format=form), Document(MARK + text, format=form)
    assert [token.word for token in marked.tokens] == [token.word for token in plain.tokens]
    for view in ("tokens", "sentences", "blocks"):
        for one, other in zip(getattr(marked, view), getattr(plain, view), strict=True):
            own, without = getattr(one, "span", one), getattr(other, "span", other)
            assert own.of(MARK + text) == without.of(text)


@pytest.mark.parametrize("text", ["teh bom  line.", "<ul>\n\nOne  thing.\n", "Tags: vote, parliament\n\nOne  thing.\n"])
def test_a_text_is_mended_behind_its_mark(text):
    for unsafe in (False, True):
        assert fix(MARK + text, unsafe=unsafe) == MARK + fix(text, unsafe=unsafe) != MARK + text


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_the_mark_of_a_file_stays(tmp_path, suffix, mark, encoding):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(mark + "Recieved  with thanks , she said.\r\n".encode(encoding))
    assert copydesk("fix", "--write", "--unsafe-fixes", path).code == 0
    assert path.read_bytes() == mark + "Received with thanks, she said.\r\n".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "utf_16", "UTF16", "utf-8", "utf-8-sig"])
def test_the_mark_stays_where_the_encoding_is_named(encoding):
    marks = (codecs.BOM_UTF8,) if "8" in encoding else (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for mark in marks:
        data = mark + "One  space.".encode(
            {codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF16_LE: "utf-16-le"}.get(mark, "utf-8")
        )
        original = formats.load(data, "a.txt", encoding)
        mended = original.encode(fix(original.document()))
        assert mended.startswith(mark)
        assert formats.load(mended, "a.txt", encoding).text.lstrip(MARK) == "One space."


def test_a_mark_in_the_middle_of_a_text_is_a_finding():
    only = Settings(select=("invisible/zero-width",))
    assert [f.span.start for f in check(f"{MARK}One.\n\n{MARK}Two.", only).findings] == [7]
    assert fix(f"{MARK}{MARK}One.\n\n{MARK}Two.", only) == f"{MARK}One.\n\nTwo."
    assert not check(f"{MARK}One.", only).findings
