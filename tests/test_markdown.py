"""Markdown: its own marks are no residue, what it says is read, and every position points into the source."""

import pytest

from checks import Document, check, fix
from checks.core.applying import applied
from checks.core.blocks import CAPTION, CODE, FRONT_MATTER, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE
from checks.core.finding import Fix, Problem
from checks.core.rewriting import placed
from checks.core.span import Span


def markdown(text: str) -> Document:
    return Document(text, format="markdown")


def read(text: str) -> str:
    """What is read of the article."""
    return markdown(text).readings[0][0].text


def aside(text: str) -> list[str]:
    """What is read apart from it."""
    return [line for copy, way in markdown(text).readings if way and way.aside for line in copy.text.split("\n\n")]


def words(text: str) -> list[str]:
    return [token.word for token in markdown(text).tokens]


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.span.of(text)) for finding in check(markdown(text)).findings]


def fixed(text: str) -> str:
    return applied(text, check(markdown(text)).findings, unsafe=True)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("# A headline #\n", "A headline"),
        ("A headline\n==========\n", "A headline"),
        ("A **bold**, *slanted* and ~~old~~ word\n", "A bold, slanted and old word"),
        ("**U**kraine\n", "Ukraine"),
        ("caf&eacute; &amp; bar\n", "café & bar"),
        ("not \\*so\\*\n", "not *so*"),
        ("snake_case and 2*3*4\n", "snake_case and 234"),
        ("one\ntwo  \nthree\\\nfour\n", "one two\nthree\nfour"),
        ("See [the *report*](https://example.org/a_b) now\n", "See the report now"),
        ("See [the report][1] and [this]\n\n[1]: /x 'T'\n[this]: /y\n", "See the report and this"),
        ("- [x] done\n- open\n", "done\nopen"),
        ("1. one\n   two\n2. three\n", "one two\nthree"),
        ("> quoted\n> on\nlazily\n", "quoted on lazily"),
        ("> - deep\n>   down\n", "deep down"),
        ("| a | b \\| c |\n|---|:-:|\n| d | |\n", "a\nb | c\nd"),
        ("A view ![of it](a.png) here\n", "A view here"),
        ("A note[^1] here\n\n[^1]: The note\n", "A note here\n\nThe note"),
        ("A <b>bold</b> word<br>and more\n", "A bold word\nand more"),
        ("<div align=center>\n<p>In a  box</p>\n</div>\n", "In a  box"),
        ("Seen <!-- not seen --> here\n", "Seen here"),
        ("One\r\ntwo\r\n\r\nThree\r\n", "One two\n\nThree"),
        ("\ufeff# A headline\n", "A headline"),
        ("## A heading {#its-id}\n", "A heading"),
        ("Type <kbd>Ctrl</kbd> now\n", "Type Ctrl now"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(source, shown):
    assert read(source) == shown


def test_code_is_seen_and_not_read():
    text = "Type `teh  code` now.\n\n```\nteh  code\n```\n\n    teh  code\n\nand <code>teh  code</code> too.\n"
    assert words(text) == ["Type", "now", "and", "too"]
    assert found(text) == []


def test_addresses_and_link_targets_are_not_read():
    assert words("See [it](teh_way/recieve.html) or <https://teh.example.org>.\n") == ["See", "it", "or"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("![A *fine* view](a.png \"The harbour\")\n", ["A fine view", "The harbour"]),
        ("[it](/x 'It\\'s so')\n", ["It's so"]),
        ("---\ntitle: Talks fail # note\nslug: talks-fail\n---\nText.\n", ["Talks fail"]),
        ("---\ndescription: \"The \\\"long\\\" talk\"\nsummary: 'It''s late'\n---\n", ['The "long" talk', "It's late"]),
        ("---\nimage:\n  src: a.png\n  alt: A view\ntags: [one, two]\n---\n", ["A view"]),
        ("---\nsummary: >-\n  One line\n  and another\nauthor: Ann\n---\n", ["One line and another"]),
        ("+++\ntitle = \"Talks fail\"\ndraft = true\n+++\n", ["Talks fail"]),
        ("<img src=a alt='A view'>\n", ["A view"]),
    ],
)  # fmt: skip
def test_titles_and_alternative_texts_are_read_apart(source, shown):
    assert aside(source) == shown


def test_a_title_inside_an_alternative_text_is_a_part_of_it():
    assert aside('![The [quay](a.md "A title") now](b.png "The quay")\n') == ["The quay now", "The quay"]


def test_a_title_that_says_what_the_headline_says_is_no_repetition():
    line = "Ministers meet in Geneva to end the long dispute over fishing rights and harbour fees"
    text = f'---\ntitle: {line}\n---\n\n# {line}\n\n![{line}](a.png "{line}")\n\nThey met on Monday, officials said.\n'
    assert found(text) == []


def test_the_parts_of_a_text_are_told_apart():
    text = (
        "---\nauthor: Ann\n---\n\n# Ferry sinks\n\nA ferry sank on Monday, officials said.\n\n## What is known\n\n"
        "- an item\n\n> A quotation.\n\n```\ncode\n```\n\nThe harbour on Monday (Reuters/Ann Example)\n"
    )
    kinds = [block.kind for block in markdown(text).blocks]
    assert kinds == [FRONT_MATTER, HEADLINE, PARAGRAPH, HEADING, LIST_ITEM, QUOTE, CODE, CAPTION]


def test_a_finding_in_a_link_text_has_its_true_place():
    text = "One.\n\n> See [teh report](https://example.org) now.\n"
    (finding,) = check(markdown(text)).findings
    assert finding.span.of(text) == "teh"
    assert markdown(text).position(finding.span.start) == (3, 8)


@pytest.mark.parametrize(
    "text",
    [
        "# A headline\n\nA **bold** move, `so` they [say](https://example.org), ~~or not~~.\n\n* * *\n\n- one\n- two\n",
        "| Name | Age |\n| ---- | --: |\n| Ann  |  42 |\n",
        "A <abbr title=\"World Health Organization\">WHO</abbr> report.<br>\n<details>\n\nIt is old.\n\n</details>\n",
        "A note[^1] and a task.\n\n- [ ] open\n\n[^1]: See there.\n\n> [!NOTE]\n> This is one.\n",
        "---\ntitle: A talk\n---\n\n<!-- a comment -->\n\n![A view of it](a.png)\n",
    ],
)  # fmt: skip
def test_the_marks_of_markdown_are_no_residue(text):
    assert found(text) == []


def test_a_tag_without_its_partner_is_residue():
    assert found("He left.</p>\n\nShe <b>stayed on.\n") == [("markup/tag", "</p>"), ("markup/tag", "<b>")]


def test_escaped_html_and_shortcodes_are_residue():
    text = 'A &lt;b&gt;bold&lt;/b&gt; move [gallery ids="1,2"] and &amp;nbsp;so on.\n'
    assert [words for _, words in found(text)] == [
        "&lt;b&gt;",
        "&lt;/b&gt;",
        '[gallery ids="1,2"]',
        "&amp;nbsp;",
    ]


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("The talks said,**on** Monday that it ends.\n", "The talks said, **on** Monday that it ends.\n"),
        ("*It is late* ,he said on Monday.\n", "*It is late*, he said on Monday.\n"),
        ("It is **the** the end of it.\n", "It is **the** end of it.\n"),
        ("It is the **the** end of it.\n", "It is **the** end of it.\n"),
        ("A [teh report](https://example.org) came.\n", "A [the report](https://example.org) came.\n"),
        ("We **rec**ieved it on Monday.\n", "We **rec**eived it on Monday.\n"),
        ("He left on Monday .\nShe stayed.\n", "He left on Monday.\nShe stayed.\n"),
        ('---\ntitle: "It \\"ends\\" there ,they say"\n---\n', '---\ntitle: "It \\"ends\\" there, they say"\n---\n'),
        ("> He  left on\n> Monday  again.\n", "> He left on\n> Monday again.\n"),
        ("| a | one  two |\n|---|---|\n| c | d |\n", "| a | one two |\n|---|---|\n| c | d |\n"),
    ],
)
def test_a_fix_lands_in_the_source_and_keeps_its_marks(source, mended):
    assert fixed(source) == mended


def test_boilerplate_goes_with_its_marks():
    text = (
        "A vote is on Monday, they say.\n\n## Share this article\n\n- Subscribe to our newsletter\n\nIt may be close.\n"
    )
    assert fixed(text) == "A vote is on Monday, they say.\n\nIt may be close.\n"


def test_a_fix_that_would_harm_a_mark_is_not_offered():
    text = "It is `the` the end, and **a\n- list** the the end.\n"
    for finding in check(markdown(text)).findings:
        for offered in finding.fixes:
            mended = text[: finding.span.start] + offered.replacement + text[finding.span.end :]
            assert "`the`" in mended


def test_a_bar_that_comes_into_a_cell_is_escaped():
    document = markdown("| a | teh |\n|---|---|\n| c | d |\n")
    copy, way = document.readings[0]
    assert way is not None
    at = copy.text.index("teh")
    problem = placed(document, way, Problem(Span(at, at + 3), "m", (Fix("x | y"),)))
    assert [offered.replacement for offered in problem.fixes] == ["x \\| y"]


def test_deep_nesting_is_no_crash():
    for piece in (">", "- ", "*", "[", "![", "<b>", "`", "| "):
        assert len(markdown(piece * 3000 + "x\n").prose) == len(piece) * 3000 + 2


@pytest.mark.parametrize(
    "source",
    [
        "Term\n: Definition of the term\n",
        "Term\n:   Definition of the term\n    that goes on\n: Another one\n",
        "Term\nOther term\n: Definition\n\nThird term\n\n:   Loose definition\n",
        "**Term** \r\n: Definition *of* it\r\n",
        "- An item\n\n  Term\n  : Definition of the term\n",
    ],
)
def test_a_definition_list_stays(source):
    document = markdown(source)
    assert not [f.rule for f in check(document).findings if "\n" in f.span.of(source)]
    assert fix(document) == fix(document, unsafe=True) == source


def test_a_word_divided_between_a_term_and_its_definition_is_not_joined():
    source = "The govern-\n: ment fell.\n"
    assert fix(markdown(source)) == fix(markdown(source), unsafe=True) == source


def test_a_definition_is_read_without_its_mark_and_mended():
    source = "Ferry\n: A boat  that goes to and fro ,always\n: A  bird\n\nIt is late : they said.\n"
    assert read(source) == "Ferry\nA boat  that goes to and fro ,always\nA  bird\n\nIt is late : they said."
    mended = "Ferry\n: A boat that goes to and fro, always\n: A bird\n\nIt is late: they said.\n"
    assert fix(markdown(source)) == mended


def test_a_colon_within_a_line_is_no_definition():
    assert read("The rules :\nsmiles :) and\n:shortcode: stay.\n") == "The rules : smiles :) and :shortcode: stay."
