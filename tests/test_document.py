"""An article and its views."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document
from checks.core.blocks import CAPTION, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH
from checks.core.masking import MASKED, Mask
from checks.core.span import Span

WORDS = st.sampled_from(
    [
        "The",
        "minister",
        "spoke.",
        "U.S.",
        "Dr.",
        "“No.”",
        "cafe\u0301",
        "👩‍👧",
        "\r\n",
        "\n\n",
        " ",
        "\u00a0",
        "<b>",
        "&nbsp;",
        "a,b",
    ]
)
TEXTS = st.lists(WORDS).map(" ".join) | st.text()


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in Document(text).sentences]


def words(text: str) -> list[str]:
    return [token.word for token in Document(text).tokens]


def kinds(text: str) -> list[str]:
    return [block.kind for block in Document(text).blocks]


@given(TEXTS)
def test_every_view_is_as_long_as_the_text(text):
    document = Document(text)
    assert len(document.prose) == len(document.visible) == len(text)


@given(TEXTS)
def test_a_token_is_what_its_span_says(text):
    document = Document(text)
    for token in document.tokens:
        assert token.span.of(text) == token.word


@given(TEXTS)
def test_blocks_sentences_and_tokens_come_in_order_and_do_not_overlap(text):
    document = Document(text)
    for spans in ([b.span for b in document.blocks], document.sentences, [t.span for t in document.tokens]):
        assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
def test_every_letter_of_the_prose_lies_in_a_block(text):
    document = Document(text)
    covered = {i for block in document.blocks for i in range(block.span.start, block.span.end)}
    assert all(i in covered for i, c in enumerate(document.prose) if c.isalpha())


@given(st.text(alphabet="ab\r\n😀"), st.data())
def test_a_position_leads_back_to_its_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    line, column = Document(text).position(offset)
    starts = [0]
    for i, c in enumerate(text):
        if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n"):
            starts.append(i + 1)
    assert starts[line - 1] + column - 1 == offset


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


@pytest.mark.parametrize(("text", "own"), [(" a b\n", Span(1, 4)), ("a b", Span(0, 3)), (" \n", Span(0, 0))])
def test_a_span_stripped_of_its_blanks_keeps_its_words(text, own):
    assert Span(0, len(text)).stripped(text) == own


def test_an_abbreviation_is_no_sentence_end():
    assert len(sentences("Dr. Petrova met Sen. Rubio and U.S. officials at 3 p.m. Tuesday in St. Louis.")) == 1


def test_an_abbreviation_before_an_opener_ends_a_sentence():
    assert sentences("He lives in the U.S. The talks go on.") == ["He lives in the U.S.", "The talks go on."]


def test_a_missing_blank_hides_no_sentence_end():
    assert sentences("Thank you for having me.Secretary Rubio spoke.") == [
        "Thank you for having me.",
        "Secretary Rubio spoke.",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert sentences("“We lost.” She left.") == ["“We lost.”", "She left."]


def test_a_decimal_and_a_spaced_ellipsis_end_nothing():
    assert len(sentences("It rose 3.5 per cent ... and fell again.")) == 1


def test_an_apostrophe_stays_in_its_word_and_a_hyphen_parts_two():
    assert words("Rubio’s high-level talks don't end at 3 p.m. in the U.S.") == [
        "Rubio’s", "high", "level", "talks", "don't", "end", "at", "3", "p.m.", "in", "the", "U.S.",
    ]  # fmt: skip


def test_addresses_and_tags_are_not_read():
    document = Document("See https://example.org/a?b=c, mail a.b@example.org or <b>this</b> &nbsp; now.")
    assert [t.word for t in document.tokens] == ["See", "mail", "or", "this", "now"]
    assert MASKED in document.prose


def test_a_mark_inside_a_word_does_not_break_it():
    text = "<b>U</b>kraine and caf&eacute;s"
    masks = (Mask(Span(0, 3), ""), Mask(Span(4, 8), ""), Mask(Span(22, 30), "é"))
    tokens = Document(text, masks=masks).tokens
    assert [t.word for t in tokens] == ["Ukraine", "and", "cafés"]
    assert [t.span.of(text) for t in tokens] == ["U</b>kraine", "and", "caf&eacute;s"]


def test_the_parts_of_an_article_are_told_apart():
    text = (
        "Ferry sinks off the coast\n\nA ferry sank on Monday, officials said.\n\nWhat is known\n\n"
        "• The first item of a list\n• The second item\n\nThe harbour on Monday (Reuters/Ann Example)\n"
    )
    assert kinds(text) == [HEADLINE, PARAGRAPH, HEADING, LIST_ITEM, LIST_ITEM, CAPTION]


def test_lines_broken_by_hand_are_one_paragraph():
    text = (
        "The ferry left the harbour at dawn with more than two hundred\n"
        "people on board, among them a school class that had planned to\n"
        "spend the day on the island.\n"
    )
    assert kinds(text) == [PARAGRAPH]


def test_short_lines_of_a_list_are_no_broken_paragraph():
    assert len(Document("Apples\nPears\nPlums\n").blocks) == 3


def test_the_sentence_of_an_offset_is_found():
    text = "One is here. Two is there."
    document = Document(text)
    assert document.sentence_at(15).of(text) == "Two is there."
    assert document.sentence_at(3).of(text) == "One is here."
