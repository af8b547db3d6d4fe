"""Tags, their pieces, comments and character references: residue, and text that only talks about them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, fix

ONLY = Settings(select=("markup/tag", "markup/broken-tag", "markup/comment", "markup/entity", "markup/encoded-tag"))
ELEMENTS = "div p span a img h2 section figure figcaption blockquote ul li table td strong em iframe script br".split()
ATTRIBUTES = "class id style href src data-id aria-label width title rel".split()
NAMES = ("eacute", "rsquo", "nbsp", "mdash", "amp", "hellip", "ouml", "pound", "frac12", "larr", "copy", "times")
STORY = "The vote is on Monday. {} Nobody knows how it will end."


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.span.of(text)) for finding in check(text, ONLY).findings]


def mended(text: str, unsafe: bool = True) -> str:
    return fix(text, ONLY, unsafe=unsafe)


@given(st.sampled_from(ELEMENTS), st.sampled_from(ATTRIBUTES), st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True))
def test_a_tag_of_any_element_with_any_attribute_is_found(element: str, attribute: str, value: str) -> None:
    assert found(STORY.format(f'<{element} {attribute}="{value}">'))


@given(st.sampled_from(ELEMENTS), st.sampled_from(ATTRIBUTES), st.data())
def test_a_tag_that_was_cut_anywhere_behind_its_attribute_is_found(
    element: str, attribute: str, data: st.DataObject
) -> None:
    tag = f'<{element} {attribute}="lead box">'
    cut = data.draw(st.integers(1, tag.index("=") - 1))
    assert found(f"The vote is on Monday.\n\n{tag[cut:]}\n\nNobody knows how it will end."), tag[cut:]


@pytest.mark.parametrize("element", ["p", "div", "span", "strong", "em", "li", "h2", "blockquote"])
def test_an_opening_and_a_closing_tag_go_and_leave_the_words(element: str) -> None:
    assert mended(f"<{element}>The vote is on Monday.</{element}>") == "The vote is on Monday."


@given(st.sampled_from(NAMES))
def test_a_named_reference_becomes_its_character(name: str) -> None:
    shown = html.unescape(f"&{name};").replace("\u00a0", " ")
    assert mended(f"It was so&{name};called and left.") == f"It was so{shown}called and left."


@given(st.integers(161, 0x2FFF).filter(lambda code: chr(code).isprintable() and not chr(code).isspace()))
def test_a_numbered_reference_becomes_its_character(code: int) -> None:
    for written in (f"&#{code};", f"&#x{code:x};", f"&amp;#{code};"):
        assert mended(f"It was so {written} called and left.") == f"It was so {chr(code)} called and left."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("“No,” he said. It&#39;s late.", "“No,” he said. It’s late."),
        ("“No,” he said. &quot;Yes,&quot; she said.", "“No,” he said. “Yes,” she said."),
        ("“No,” he said. Don&lsquo;t go.", "“No,” he said. Don’t go."),
        ("“No,” he said of the &apos;90s.", "“No,” he said of the ’90s."),
        ('"No," he said. It&#39;s &quot;late&quot;.', '"No," he said. It\'s "late".'),
        ("“No,” he said. It is 5&quot; long.", '“No,” he said. It is 5" long.'),
    ],
)
def test_a_straight_mark_becomes_curly_where_the_copy_is_curly(written: str, shown: str) -> None:
    assert mended(written, unsafe=False) == shown


@pytest.mark.parametrize(
    "piece",
    [
        '<!-- wp:image {"id":7} -->',
        "<!-- end of story body -->",
        "<![CDATA[",
        "<!DOCTYPE html>",
        '<?xml version="1.0"?>',
        "</p",
        'video-container">',
        "data-src='/a.jpg'>",
        'class="lead" id="top"',
        "width=640 height=360",
        "</o:p>",
        "<amp-img>",
        "<w:sdt>",
        "&lt;/div&gt;",
        "&amp;lt;br /&amp;gt;",
        "<IMG SRC=photo.jpg>",
        "<script>var a = 1; b(a);</script>",
    ],
)
def test_a_piece_of_a_page_s_source_is_found(piece: str) -> None:
    assert found(f"The vote is on Monday.\n\n{piece}\n\nNobody knows how it will end.")


@pytest.mark.parametrize(
    "text",
    [
        "I <3 this town.",
        "If a < b and c > d, then stop.",
        "A rise of > 5 per cent and < 7 per cent is likely.",
        "AT&T and R&D, Marks & Spencer, Q&A;",
        "Put the <b> tag before the word and the </b> tag behind it.",
        "The “<p>” element opens a paragraph.",
        "The entity &nbsp; stands for a blank that does not break.",
        "He wrote x->y and y<-x on the board.",
        "Use `<div>` and `</div>` here.",
        "<- Back to the mill, he wrote, and drew an arrow --> to it.",
        "5'10\" > 5'9\"",
        "Temperatures of 20>10>5 were measured.",
        "See https://example.com/?a=1&copy=2&reg=3 for more.",
        "The score was 3<4 at half time; nobody minded.",
        "John Smith <john.smith@example.org> wrote to us.",
        "the <name of the village> here",
    ],
)
def test_signs_that_are_no_markup_are_silent(text: str) -> None:
    assert not found(text)


def test_markdown_code_and_its_own_tags_are_no_residue() -> None:
    text = "A `<b>` and a block:\n\n```html\n<div class='x'>\n```\n\nThat is all."
    assert not check(Document(text, format="markdown"), ONLY).findings


def test_a_tag_between_two_words_leaves_a_break_where_it_made_one() -> None:
    assert mended("He left.<br/>She stayed.") == "He left.\nShe stayed."
    assert mended("He left.</p><p>She stayed.").replace("\n", "") == "He left.She stayed."


def test_one_of_two_blanks_goes_with_the_tag_between_them() -> None:
    assert mended("A <b>bold</b> move and <br/> a rest.") == "A bold move and a rest."


def test_a_script_with_its_content_is_one_finding() -> None:
    text = "Before.\n<script>if (a < b) { document.write('<p>x</p>'); }</script>\nBehind."
    assert [rule for rule, _ in found(text)] == ["markup/tag"]


@given(st.text("<>/=\"'&; abp\n", max_size=60))
def test_any_mess_of_signs_is_survived(text: str) -> None:
    report = check(text, ONLY)
    assert not report.skipped
    assert all(finding.span.end <= len(text) for finding in report.findings)


def test_of_two_tags_with_a_blank_between_them_each_is_found_and_the_blank_goes_once() -> None:
    assert found("<li> </a>\nThe vote is on Monday.") == [("markup/tag", "<li> "), ("markup/tag", "</a>")]
    assert found("The vote </b> </a>\nis near.") == [("markup/tag", "</b> "), ("markup/tag", "</a>")]
    assert found("The vote</b> </a>\nis near.") == [("markup/tag", "</b>"), ("markup/tag", " </a>")]
