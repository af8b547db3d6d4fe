"""Scripts, style sheets, data, Markdown, wiki marks and tracking tails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, fix

ONLY = Settings(select=("code_artifacts",))
STORY = "The vote is on Monday.\n\n{}\n\nNobody knows how it will end."


def found(text: str) -> list[tuple[str, str]]:
    return [(f.rule.partition("/")[2], f.span.of(text)) for f in check(text, ONLY).findings]


@pytest.mark.parametrize(
    "line",
    [
        "window.dataLayer = window.dataLayer || [];",
        "googletag.cmd.push(function() { googletag.display('div-1'); });",
        "(function(d, s) { var js = d.createElement(s); })(document, 'script');",
        "jQuery(document).ready(function($) { $('.tabs').tabs(); });",
        "var _gaq = _gaq || []; _gaq.push(['_trackPageview']);",
        ".lead p { margin: 0 auto; color: #333; }",
        "@media (max-width: 600px) { .ad { display: none; } }",
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Vote"}',
        "if (typeof jwplayer !== 'undefined') { jwplayer('v1').setup({file: 'a.mp4'}); }",
        "!function(f,b,e){if(f.fbq)return;n=f.fbq=function(){}}(window, document);",
    ],
)
def test_a_line_of_a_page_s_program_is_found(line: str) -> None:
    assert ("program-text", line) in found(STORY.format(line))


@pytest.mark.parametrize(
    "text",
    [
        "The function f(x) grows; g(x) does not.",
        "He said: “Run the program; then wait.”",
        "The vote (on Monday); the count (on Tuesday); the result (in May).",
        "She calls it var, not bar; let it be.",
        "If it rains (and it may), we stay.",
        "The ratio was 3:2 = 1.5; nobody minded.",
        "Height: 3 m; width: 2 m; price: 5 euros.",
        "He wrote {sic} and [sic] and (sic).",
    ],
)
def test_prose_with_brackets_and_semicolons_is_no_program(text: str) -> None:
    assert not found(STORY.format(text))


PARAMETERS = ("utm_source", "utm_campaign", "fbclid", "gclid", "mc_cid", "igshid", "ref_src", "mibextid", "at_medium")


@given(st.sampled_from(PARAMETERS), st.from_regex(r"[A-Za-z0-9_-]{1,20}", fullmatch=True))
def test_a_tracking_tail_goes_and_the_address_stays(name: str, value: str) -> None:
    text = f"Read it at https://example.com/a?id=4&{name}={value} and wait."
    assert fix(text, ONLY) == "Read it at https://example.com/a?id=4 and wait."


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.com/a?utm_source=chatgpt.com", "https://example.com/a"),
        ("https://example.com/a?utm_source=x&id=4", "https://example.com/a?id=4"),
        ("https://example.com/a?id=4&amp;utm_medium=mail", "https://example.com/a?id=4"),
        ("https://video.example.com/v?b=1&si=Ab3dEf6hIj9kLm", "https://video.example.com/v?b=1"),
    ],
)
def test_what_an_address_needs_is_kept(written: str, kept: str) -> None:
    text = f"Read it at {written}."
    assert fix(text, ONLY) == f"Read it at {kept}."


@pytest.mark.parametrize(
    "text",
    [
        "The utm_source parameter is a nuisance.",
        "Read it at https://example.com/a?id=4.",
        "Ask about the gclid=x tail.",
        "https://example.com/search?q=si=4",
    ],
)
def test_an_address_without_a_tail_is_silent(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A **bold** move.", "A bold move."),
        ("See [the report](https://example.com/r).", "See the report."),
        ("Then\n\n## What is next\n\nNobody knows.", "Then\n\nWhat is next\n\nNobody knows."),
        ("'''Lower Marsh''' is a town.", "Lower Marsh is a town."),
        ("Then\n\n== History ==\n\nIt burnt.", "Then\n\nHistory\n\nIt burnt."),
        ("It was sold in 1962.[3]", "It was sold in 1962."),
        ("The [[River Wend|Wend]] rose.", "The Wend rose."),
    ],
)
def test_marks_go_and_words_stay(written: str, shown: str) -> None:
    mended = fix(written, ONLY, unsafe=True)
    assert mended.replace("\n\n\n", "\n\n") == shown


@pytest.mark.parametrize(
    "text",
    [
        "A f**king mess.",
        "The hotel had 5* rooms and 4** rooms.",
        "#1 in the charts, and No. 2 in the hearts.",
        "He multiplied 2*3*4 and a*b.",
        "She wrote _like this_ in her diary.",
        "snake_case_names are for programs.",
        "Rock ’n’ roll is not dead.",
        "See [3] and [4].",
        "The answer [yes] (or no) was late.",
        "2 == 2 is true.",
        "C# and F# are keys, too.",
    ],
)
def test_stars_and_hashes_of_writers_are_silent(text: str) -> None:
    assert not found(text)


def test_markdown_s_own_marks_are_no_residue_in_markdown() -> None:
    text = "# Title\n\nA **bold** [move](https://example.com).\n\n```\nvar x = 1; f(x);\n```\n"
    assert not check(Document(text, format="markdown"), ONLY).findings
