"""HTML: an article or a fragment is read as a browser shows it, and mended without harm to a tag."""

import pytest

from checks import Document, check, fix, formats
from checks.core.blocks import CAPTION, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE
from checks.core.errors import SourceError


def page(text: str) -> Document:
    return Document(text, format="html")


def read(text: str) -> str:
    """What is read of the article."""
    return page(text).readings[0][0].text


def aside(text: str) -> list[str]:
    """What is read apart from it."""
    return [line for copy, way in page(text).readings if way and way.aside for line in copy.text.split("\n\n")]


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.span.of(text)) for finding in check(page(text)).findings]


def fixed(text: str) -> str:
    return fix(page(text), unsafe=True)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>A <b>U</b>kraine <i>report</i></p>", "A Ukraine report"),
        ("caf&eacute; &amp; b&#97;r &lt;x&gt; AT&T", "café & bar <x> AT&T"),
        ("<p>One\n   two\tthree </p>\n\n<p> Four</p>", "One two three\n\nFour"),
        ("<p>One <b> two</b> <i>three</i> </p>", "One two three"),
        ("<p>One  two</p>", "One  two"),
        ("<p>One<br>\n  two<br/>three</p>", "One\ntwo\nthree"),
        ("<p>One<p>Two<div>Three</div>Four", "One\n\nTwo\n\nThree\n\nFour"),
        ("<ul><li>One<li>Two <b>x</b></ul>", "One\nTwo x"),
        ("<table><tr><td>One<td>Two</table>", "One\nTwo"),
        ("<p>soft&shy;hyphen and wo<wbr>rd</p>", "softhyphen and word"),
        ("One<!-- not seen --> two<script>var a = '<p>';</script> three", "One two three"),
        ("5 < 6 and 7 > 3 & so", "5 < 6 and 7 > 3 & so"),
        ("<P CLASS='a>b'>One</P>", "One"),
        ("<p>One\r\ntwo</p>", "One two"),
        ("<p hidden>One</p><p>Two</p>", "Two"),
        ("<p>Type <code>teh  x</code> now</p>", "Type teh  x now"),
    ],
)
def test_what_a_browser_shows_is_read(source, shown):
    assert read(source) == shown


PAGE = """<!doctype html>
<html><head><title>Ferry sinks | The Paper</title><meta name="description" content="A ferry &quot;sank&quot;">
<style>p { color: red }</style></head>
<body><header><a href="/">The Paper</a></header><nav><ul><li>Home</li></ul></nav>
{article}
<aside><p>Related stories to read</p></aside><form><p>Your name</p></form><footer><p>All rights</p></footer>
<script>track("page");</script></body></html>
"""


@pytest.mark.parametrize(
    "article",
    [
        "<article><header><h1>Ferry sinks</h1></header><p>One.</p><p>Two.</p><footer>By Ann</footer></article>",
        "<main><h1>Ferry sinks</h1><div><p>One.</p><p>Two.</p></div></main>",
        "<div><h1>Ferry sinks</h1></div><div itemprop='articleBody'><p>One.</p><p>Two.</p></div><div>Tags</div>",
        "<div class=top><h1>Ferry sinks</h1></div><div class=story><p>One.</p><p>Two.</p></div><div><p>X</p></div>",
    ],
)
def test_of_a_page_the_article_is_read(article):
    assert read(PAGE.replace("{article}", article)) == "Ferry sinks\n\nOne.\n\nTwo."


def test_a_page_says_its_title_and_description_apart():
    text = PAGE.replace("{article}", "<article><p>One.</p><img src=a alt='A view'></article>")
    assert aside(text) == ["Ferry sinks", 'A ferry "sank"', "A view"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Ferry sinks - The Paper", "Ferry sinks"),
        ("Ferry sinks &ndash; twelve saved", "Ferry sinks &ndash; twelve saved"),
        ("Ferry sinks | News | The Paper", "Ferry sinks"),
        ("Well-known ferry sinks", "Well-known ferry sinks"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title, shown):
    text = f"<title>{title}</title><main><p>One.</p></main>"
    (span,) = (block.span for block in page(text).layout.asides)
    assert span.of(text) == shown


def test_the_largest_article_of_a_page_is_read():
    cards = "<article><p>Short card.</p></article>" * 3
    assert read(f"<body>{cards}<article><p>{'A long story. ' * 20}</p></article></body>").startswith("A long story.")


def test_a_list_of_stories_is_read_whole():
    assert read("<body><article><p>One.</p></article><article><p>Two.</p></article></body>") == "One.\n\nTwo."


def test_the_parts_of_an_article_are_told_apart():
    text = (
        "<article><h1>Ferry sinks</h1><p>A ferry sank on Monday, officials said.</p><h2>What is known</h2>"
        "<ul><li>an item</ul><blockquote><p>We saw it.</p></blockquote>"
        "<figure><img src=a alt=''><figcaption>The harbour</figcaption></figure></article>"
    )
    kinds = [block.kind for block in page(text).blocks]
    assert kinds == [HEADLINE, PARAGRAPH, HEADING, LIST_ITEM, QUOTE, CAPTION]


def test_block_elements_end_a_sentence():
    assert len(page("<h1>Ferry sinks</h1><p>It sank</p><ul><li>one</li></ul>").sentences) == 3


def test_a_finding_behind_an_entity_has_its_true_place():
    text = "<p>One.</p>\n<p>Caf&eacute; and teh bar.</p>\n"
    (finding,) = check(page(text)).findings
    assert finding.span.of(text) == "teh"
    assert page(text).position(finding.span.start) == (2, 20)


@pytest.mark.parametrize(
    "text",
    [
        '<p class="lead">A <a href="https://example.org/?a=1&amp;b=2" title="The report">report</a> came.</p>\n',
        "<h1>Ferry sinks</h1>\n\n<p>\n    A ferry\n    sank.\n</p>\n<!-- wp:paragraph --><p>It was late.</p>\n",
        "<p>It cost 5&nbsp;euros &mdash; no more.</p><custom-ad slot=1></custom-ad><p>He left.</p>",
        "<div><p>An open paragraph.<div>It is closed by this.</div></div>",
    ],
)
def test_the_markup_of_a_page_is_no_residue(text):
    assert found(text) == []


def test_what_a_reader_sees_as_markup_is_residue():
    text = '<p>A &lt;b&gt; of [gallery ids="1"] and **bold** words %%name%% &amp;nbsp;here.</p>'
    assert [words.strip() for _, words in found(text)] == [
        "&lt;b&gt;", '[gallery ids="1"]', "**", "**", "%%name%%", "&amp;nbsp;",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("<p>The talks said,<b>on</b> Monday.</p>", "<p>The talks said, <b>on</b> Monday.</p>"),
        ("<p>It is <b>the</b> the end of it.</p>", "<p>It is <b>the</b> end of it.</p>"),
        ("<p>It is the <b>the</b> end of it.</p>", "<p>It is <b>the</b> end of it.</p>"),
        ("<p>We <b>rec</b>ieved it on Monday.</p>", "<p>We <b>rec</b>eived it on Monday.</p>"),
        ("<p>A caf&eacute; , they say.</p>", "<p>A caf&eacute;, they say.</p>"),
        ("<p>One  two\n   three  four.</p>", "<p>One two\n   three four.</p>"),
        ('<img alt="A  view" src=a>', '<img alt="A view" src=a>'),
        ("<p>It is &lt;i&gt;so&lt;/i&gt; late.</p>", "<p>It is so late.</p>"),
        ("<p>A &amp;lt; sign is seen.</p>", "<p>A &lt; sign is seen.</p>"),
    ],
)
def test_a_fix_lands_in_the_source_and_keeps_its_tags(source, mended):
    assert fixed(source) == mended


def test_boilerplate_goes_with_its_element():
    text = "<p>The vote is on Monday, they say.</p>\n<p>Subscribe to our newsletter</p>\n<p>It may be close.</p>\n"
    assert fixed(text) == "<p>The vote is on Monday, they say.</p>\n<p>It may be close.</p>\n"


def test_two_elements_that_are_torn_apart_stay():
    text = "<div><p>The vote is on Monday.</p><p>Read more</p></div><p>Subscribe to our newsletter</p>"
    assert fixed(text).count("<div>") == fixed(text).count("</div>") == 1


@pytest.mark.parametrize(
    "piece",
    [
        "<b>",
        "</b>",
        "<!--",
        "<!",
        "<?",
        "<a b='",
        '<a b="',
        "<p",
        "&",
        "&#",
        "<td>",
        "<script>",
        "< ",
        "<p>x",
        "<b>x",
        "<div>x",
        "<i></b>",
    ],
)
def test_a_page_of_broken_pieces_is_read_in_time(piece):
    text = piece * 20_000
    assert len(page(text).prose) == len(text)


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1"])
def test_a_page_that_is_no_utf_8_is_read_as_it_says_and_written_back_so(charset):
    text = f'<html><head><meta charset="{charset}"></head><body><p>A caf\u00e9  \u201cbar\u201d.</p></body></html>'
    original = formats.load(text.encode("cp1252"), "page.html")
    assert original.text == text
    assert original.encode(fixed(text)) == text.replace("  ", " ").encode("cp1252")


def test_a_page_of_an_unknown_encoding_is_refused():
    with pytest.raises(SourceError, match="--encoding"):
        formats.load(b"<meta charset=klingon><p>caf\xe9</p>", "page.html")
