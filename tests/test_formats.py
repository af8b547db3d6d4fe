"""What every format promises: positions lie in the source, and a fix changes nothing else."""

import io
from contextlib import suppress
from itertools import pairwise

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import Document, Settings, check, fix, formats
from checks.core.applying import applied
from checks.core.errors import SourceError
from checks.core.finding import Fix, Problem
from checks.core.fixing import mend
from checks.core.guarding import guarded
from checks.core.rewriting import placed
from checks.core.span import Span

WORDS = [
    "The",
    "teh",
    "minister",
    "minister",
    "said,on",
    "spoke .",
    "café",
    "“No.”",
    "AT&T",
    "5 < 6",
    "  ",
    "the the",
    "👩‍👧",
    "e\u0301",
    "\u00a0",
    "snake_case",
    "2*3*4",
    "",
]
MARKDOWN = [
    "# ", "## ", "- ", "1. ", "> ", "**", "*", "_", "~~", "`", "```\n", "[", "](https://example.org \"A title\")",
    "![", "](a.png)", "<https://example.org>", "<b>", "</b>", "<br>", "<div>", "</div>", "&amp;", "&eacute;",
    "&lt;b&gt;", "\\*", "\n", "\n\n", "  \n", "    ", "| a | b |\n|---|---|\n| c | d |\n",
    "---\ntitle: A  title\n---\n", "<!-- note -->", "[^1]", "[caption id=\"3\"]", "***", "\r\n", "\t",
]  # fmt: skip
DIALECTS = [
    "{{< a  b >}}", "{{ x ,y }}", "{{", "}}", "{% raw %}", "{% endraw %}", "{% if  a %}", "{.x}", "{: .x  .y}", "$",
    "$$", "$a  + b$", "\\(a ,b\\)", "\\[", "\n:::note\n", "\n:::tip A  title\n", "\n:::\n", "{ref}`a  b`",
    "\n```{note}\n:class: a  b\n", "[@a ,b]", "^[", "]", "]{.x}", "\n(a)=\n", "<Tab a={b  c}>", "</Tab>", "{a  .b}",
    "\n\nimport a from 'b'\n\n", "{/* a  b */}",
]  # fmt: skip
HTML = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br>", "<div>", "</div>", "<h1>", "</h1>", "<ul><li>", "</li></ul>",
    "<li>", "<article>", "</article>", "<nav>", "</nav>", "<img src=a alt=\"A  picture\">",
    "<a href='x' title='Teh way'>", "</a>", "<script>if (a < b) {}</script>", "<style>", "<!-- note -->",
    "<!doctype html>", "<html><body>", "<title>A  title</title>", "&amp;", "&eacute;", "&lt;b&gt;", "&nbsp;", "&", "<",
    ">", "\"", "\n", "\n    ", "\r\n", "<pre>", "</pre>", "<code>", "</code>", "<td>", "<table><tr>", "</table>", "**",
    "<meta name=description content='A  text'>", "<?php x ?>", "<b", "{{ a ,b }}", "{{", "}}", "{% a  b %}", "$a  + b$",
    "\\(a ,b\\)", "{% raw %}", "{% endraw %}",
]  # fmt: skip


def sources(marks: list[str]) -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(marks), st.sampled_from([" ", " "]))
    return st.lists(pieces, max_size=24).map("".join) | st.text(max_size=60)


DOCUMENTS = st.one_of(
    sources(MARKDOWN).map(lambda text: Document(text, format="markdown")),
    sources(MARKDOWN + DIALECTS).map(lambda text: Document(text, format="markdown")),
    sources(MARKDOWN + DIALECTS).map(lambda text: Document(text, format="mdx")),
    sources(HTML).map(lambda text: Document(text, format="html")),
)


def shown(document: Document) -> dict[bool, list[str]]:
    """The lines that are read, without the blanks at their ends: of the article, and of what stands aside."""
    found: dict[bool, list[str]] = {False: [], True: []}
    for _, way in document.readings:
        if way is not None:
            found[way.aside] += [line.strip() for line in way.text.split("\n") if line.strip()]
    return found


@given(DOCUMENTS)
def test_every_view_is_as_long_as_the_source(document):
    assert len(document.visible) == len(document.prose) == len(document.text)


@given(DOCUMENTS)
def test_blocks_and_sentences_lie_in_the_source_in_order(document):
    for one, other in pairwise([block.span for block in document.blocks]):
        assert one.end <= other.start
    for span in (*[block.span for block in document.blocks], *document.sentences):
        assert span.end <= len(document.text)


@given(DOCUMENTS)
def test_each_character_that_is_read_has_its_place(document):
    for copy, way in document.readings:
        assert way is not None
        assert len(way.starts) == len(way.ends) == len(copy.text)
        assert all(0 <= start <= end <= len(document.text) for start, end in zip(way.starts, way.ends, strict=True))
        if not way.aside:
            assert list(way.starts) == sorted(way.starts)


@given(DOCUMENTS)
def test_a_token_is_what_a_reader_sees_at_its_span(document):
    for token in document.tokens:
        assert "<" not in token.word
        assert "*" not in token.word
        if token.word not in token.span.of(document.text):
            assert any(mark in token.span.of(document.text) for mark in "&<*_~[]`{\\\r\n'\"")


@given(DOCUMENTS, st.data(), st.sampled_from(["", " ", "new", "two words", "A & B", "1 < 2", "*", "“x”", 'a "b"']))
def test_a_fix_that_is_offered_reads_as_meant_and_changes_nothing_else(document, data, replacement):
    copy, way = data.draw(st.sampled_from(document.readings))
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, min(start + 12, len(copy.text))))
    if way is None or not copy.text or (start == end and not replacement):
        return
    problem = guarded(document, placed(document, way, Problem(Span(start, end), "m", (Fix(replacement),))))
    if problem is None:  # inside what is for a program
        return
    for offered in problem.fixes:
        before, after = document.text[: problem.span.start], document.text[problem.span.end :]
        mended = before + offered.replacement + after
        if not offered.replacement:
            return
        meant = copy.text[:start] + replacement + copy.text[end:]
        lines = [line.strip() for line in meant.split("\n") if line.strip()]
        assert shown(document.with_text(mended)) == shown(document) | {way.aside: lines}


@settings(max_examples=60)
@given(DOCUMENTS)
def test_mending_ends_and_a_mended_text_reads_mended(document):
    settings = Settings(select=("spacing", "markup/tag", "typos", "doubled_words"))
    report = check(document, settings)
    assert not report.skipped
    for finding in report.findings:
        assert finding.span.end <= len(document.text)
    mend(document, settings)


@settings(max_examples=150)
@given(DOCUMENTS)
def test_what_is_for_a_program_is_there_to_the_byte_whatever_is_mended(document):
    report = check(document)
    at, mended = 0, applied(document.text, report.findings, unsafe=True)
    for span in document.kept:
        at = mended.find(span.of(document.text), at)
        assert at >= 0
        at += len(span)


@settings(max_examples=25)
@given(DOCUMENTS)
def test_every_rule_survives_every_format(document):
    assert not check(document, Settings(readability=True)).failed


@given(st.binary(max_size=200), st.sampled_from([".txt", ".md", ".html", ".docx"]))
def test_bytes_are_read_or_refused_with_a_reason(data, suffix):
    with suppress(SourceError):
        original = formats.load(data, f"draft{suffix}")
        assert original.encode(original.text) == data
        assert len(original.document().prose) == len(original.text)


def test_an_unknown_format_is_named():
    with pytest.raises(ValueError, match="no format 'pdf'"):
        Document("A text.", format="pdf").blocks  # noqa: B018


def test_the_ending_of_a_name_says_the_format():
    names = ("a.txt", "b.MD", "c.html", "d.docx", "e.htm", "f", "C:\\texts\\g.markdown", "h.mdx", "i.Rmd", "j.qmd")
    assert [formats.format_of(name) for name in names] == [
        "text", "markdown", "html", "docx", "html", "text", "markdown", "mdx", "markdown", "markdown",
    ]  # fmt: skip


HEADLINE = "Ferry runs aground off Larne harbour"
PARAGRAPHS = [
    "A ferry with more then 200 people on board ran aground off the Northern Irish coast on Monday , officials said.",
    "The vessel had left Larne at dawn,according to the the harbour office, and was bound for Cairnryan.",
    "“Nobody was hurt,” said Fiona Byrne, who leads the rescue service. “We recieved the call at ten past six.”",
    "Byrne said the crew had acted quickly,  and that the rescue service was was ready within minutes.",
    '<b>Two lifeboats</b> went out [caption id="4"]and brought the passengers ashore.[/caption]',
    "The goverment in Belfast will hold an inquiry. the owner of the ferry did not reply to questions.",
]
"""An article with defects of many kinds."""


def saved_as(suffix: str) -> formats.Original:
    """The article in a format: its words the same, its markup the format's own."""
    if suffix == ".txt":
        text = "\n\n".join([HEADLINE, *PARAGRAPHS]) + "\n"
    elif suffix == ".md":
        marked = [each.replace("<", "&lt;").replace("Larne", "**Lar**ne").replace("[c", "\\[c") for each in PARAGRAPHS]
        text = "\n\n".join([f"# {HEADLINE}", *marked]) + "\n"
    elif suffix == ".html":
        escaped = [each.replace("<", "&lt;").replace("Larne", "<i>Lar</i>ne") for each in PARAGRAPHS]
        body = "".join(f"      <p>\n        {each}\n      </p>\n" for each in escaped)
        text = f"<html><body><main>\n<h1>{HEADLINE}</h1>\n{body}</main></body></html>\n"
    else:
        file, out = docx.Document(), io.BytesIO()
        file.add_heading(HEADLINE, 0)
        for each in PARAGRAPHS:
            one, _, other = each.partition("Larne")
            paragraph = file.add_paragraph(one)
            if other:
                paragraph.add_run("Lar").bold = True
                paragraph.add_run("ne" + other)
        file.save(out)
        return formats.load(out.getvalue(), "article.docx")
    return formats.load(text.encode(), f"article{suffix}")


def findings_in(suffix: str) -> list[tuple[str, str, str, list[str]]]:
    """Rule, severity, words and fixes of each finding."""
    document = saved_as(suffix).document()
    found = []
    for finding in check(document).findings:
        fixes = [offered.replacement.replace("\\", "") for offered in finding.fixes]
        found.append((finding.rule, finding.severity, document.shown(finding.span), fixes))
    return found


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx"])
def test_an_article_has_the_same_findings_in_every_format(suffix):
    expected = findings_in(".txt")
    assert len(expected) >= 8
    assert len({rule for rule, *_ in expected}) >= 5
    assert findings_in(suffix) == expected


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx"])
def test_a_finding_keeps_its_fingerprint_across_formats(suffix):
    plain = [finding.fingerprint for finding in check(saved_as(".txt").document()).findings]
    assert [finding.fingerprint for finding in check(saved_as(suffix).document()).findings] == plain


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx"])
def test_the_mended_article_reads_the_same_in_every_format(suffix):
    def mended_words(ending: str) -> list[str]:
        original = saved_as(ending)
        document = original.document()
        text = fix(document, unsafe=True)
        return [token.word for token in formats.load(original.encode(text), original.name).document().tokens]

    assert mended_words(suffix) == mended_words(".txt")
