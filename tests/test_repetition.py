"""Passages that stand twice, and what stands twice by right."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import check
from checks.core.applying import applied
from checks.core.settings import Settings

ONLY = Settings(select=("repetition",))
TITLE = "Harbour Town Votes To Keep Its Old Ferry"
STORY = (
    "The harbour town voted on Sunday to keep its old ferry for another ten years.",
    "More than four thousand people took part, and six in ten of them wanted the boat to stay.",
    "Opponents had pointed to the price of repairs, which the owner puts at two million pounds.",
    "“We have always crossed the water this way,” said the mayor. “Nobody here trusts the bridge in a storm.”",
    "A decision about the second boat is due before the summer, once the engineers have looked at its hull.",
)


def found(*blocks):
    text = "\n\n".join(blocks)
    return [(f.severity, text[f.span.start : f.span.end]) for f in check(text, ONLY).findings]


def certain(*blocks):
    return [passage for severity, passage in found(*blocks) if severity != "info"]


def test_a_story_told_once_is_silent():
    assert found(TITLE, *STORY) == []


@pytest.mark.parametrize("number", range(len(STORY)))
def test_a_paragraph_pasted_at_the_end_is_one_finding_on_the_later_copy(number):
    text = "\n\n".join((TITLE, *STORY, "A line between them.", STORY[number]))
    (finding,) = check(text, ONLY).findings
    assert text[finding.span.start : finding.span.end] == STORY[number]
    assert finding.span.start > text.index("A line between")
    assert finding.related[0].start < finding.span.start


def test_two_paragraphs_that_follow_each_other_in_both_places_are_one_finding():
    assert certain(TITLE, *STORY, "A line between them.", *STORY[1:3]) == ["\n\n".join(STORY[1:3])]


def test_a_reworded_copy_is_found():
    reworded = "More than four thousand people took part, and almost six in ten of these wanted the old boat to stay."
    assert certain(TITLE, *STORY, reworded) == [reworded]


def test_a_sentence_inside_a_paragraph_goes_with_the_blank_behind_it():
    text = "\n\n".join((TITLE, *STORY, f"{STORY[2]} The council will meet again."))
    report = check(text, ONLY)
    assert applied(text, report.findings, unsafe=True) == "\n\n".join((TITLE, *STORY, "The council will meet again."))


def test_removing_a_passage_is_never_safe():
    assert not any(finding.safe for finding in check("\n\n".join((TITLE, *STORY, STORY[2])), ONLY).findings)


def test_the_headline_as_a_caption_is_found():
    assert certain(TITLE, STORY[0], TITLE, *STORY[1:]) == [TITLE]


def test_a_breadcrumb_over_the_headline_leaves_the_headline_alone():
    assert found(f"Home » News » {TITLE}", TITLE, *STORY) == []


def test_a_headline_quoted_in_a_sentence_is_silent():
    assert found(TITLE, *STORY, f"The paper ran it under “{TITLE}” the next day, to much laughter.") == []


def test_a_table_of_contents_before_its_headings_is_silent():
    contents = "* What it costs to run\n* What the engineers say now"
    assert (
        certain(TITLE, contents, STORY[0], "What it costs to run", STORY[1], "What the engineers say now", STORY[2])
        == []
    )


def test_short_sentences_may_come_again():
    assert found(TITLE, "He said no.", STORY[0], "He said no.", STORY[1], "He said no.") == []


def test_a_refrain_is_silent():
    refrain = "And the old boat goes over the water."
    assert found(*(f"{line}\n{refrain}" for line in STORY)) == []


def test_a_refrain_with_variations_is_silent():
    opening = "The old boat goes over the water"
    endings = (
        ", and so does the moon behind it, in the end.",
        ", and so does the smoke behind it, in the end.",
        ".",
    )
    assert found(*(f"{line}\n{opening}{ending}" for line, ending in zip(STORY, endings, strict=False))) == []


def test_scores_with_other_names_and_numbers_are_silent():
    assert (
        found(
            "Leeds beat Hull by 24 points to 10 in the second round on Saturday afternoon.",
            "Wigan beat York by 31 points to 12 in the second round on Saturday afternoon.",
        )
        == []
    )


def test_captions_of_one_gallery_are_silent():
    credit = "(Ann Lee/Harbour Gazette)"
    assert (
        found(
            f"The ferry leaves the harbour at dawn with forty people on board on Sunday. {credit}",
            f"The ferry leaves the harbour at dusk with sixty people on board on Sunday. {credit}",
            *STORY,
        )
        == []
    )


def test_a_quotation_set_apart_is_silent():
    assert found(TITLE, *STORY, "“Nobody here trusts the bridge in a storm.”") == []


def test_an_item_restated_at_the_end_is_found():
    steps = (
        "• Mending the old hull first: the yard needs two months.\n• Asking the engineers again: they know the boat."
    )
    assert certain(TITLE, steps, STORY[0], "Mending the old hull first.") == ["Mending the old hull first."]


def test_items_that_begin_alike_are_silent():
    assert (
        found(TITLE, "• Mending the old hull first: two months.\n• Mending the old engine first: three months.") == []
    )


def test_a_long_phrase_that_comes_again_is_a_hint():
    phrase = "the price of the repairs that the owner of both boats puts at two million pounds"
    later = f"Then there is {phrase}, he says, and no word yet of any help from the county or anybody else."
    assert {severity for severity, _ in found(f"Opponents point to {phrase}.", STORY[0], later)} == {"info"}


def test_ten_thousand_equal_lines_are_one_finding_soon():
    assert len(check("The same line stands here again and again.\n" * 10_000, ONLY).findings) <= 1


@given(st.lists(st.sampled_from(STORY), max_size=8), st.sampled_from(["\n\n", "\r\n\r\n", "\n"]))
def test_spans_lie_in_the_text_and_twins_before_them(paragraphs, gap):
    text = gap.join(paragraphs)
    for finding in check(text, ONLY).findings:
        assert 0 <= finding.related[0].start < finding.span.start <= finding.span.end <= len(text)


def test_one_word_in_eight_may_have_changed():
    chance = random.Random(3)
    missed = 0
    for paragraph in STORY * 8:
        words = [word if chance.random() > 0.12 else "otherwise" for word in paragraph.split()]
        missed += not found(TITLE, *STORY, "A line between them.", " ".join(words))
    assert missed <= 6


def test_a_headline_printed_again_below_itself_is_found_under_a_menu_too() -> None:
    lines = ("Home", "Politics", "Sport", "Council To Close Two Libraries", "Council to close two libraries")
    body = "The council will close two libraries in the spring, its leader said on Monday, and nobody was glad."
    report = check("\n\n".join((*lines, body)), Settings(select=("repetition/repeated-headline",)))
    assert [f.span.of(report.document.text) for f in report.findings] == [lines[-1]]
