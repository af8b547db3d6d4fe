"""Paragraphs without a full stop, and lines that need none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

SETTINGS = Settings(select=("full_stops",))
STORY = (
    "The council met on Monday evening and voted for the new lamps in the park.",
    "The mayor, who had called for the vote, was absent. Her deputy counted the hands and was glad of the result.",
    "Nobody spoke against the lamps. The money is there, she said. It will be spent before the first snow falls.",
    "The old lamps had been dark since the storm of last winter. People had bought torches and complained.",
)


def text_of(*paragraphs: str) -> str:
    return "Lamps for the park\n\n" + "\n\n".join(paragraphs) + "\n"


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


def silent(text: str) -> bool:
    return not check(text, SETTINGS).findings


@given(st.integers(1, 3))
def test_a_stop_that_is_taken_from_any_paragraph_comes_back(at: int):
    right = text_of(*STORY)
    wrong = text_of(*(p.removesuffix(".") if i == at else p for i, p in enumerate(STORY)))
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "last",
    [
        "Lamps of the new kind in the park",
        "Anna Berg",
        "Photo: Lars Holm",
        "- a lamp without a stop",
        "Officers stand on the steps of the old town hall in the middle of the night, on the first day of the strike",
        "By Anna Berg and Lars Holm in Vorsholt",
        "More about the lamps:",
        "Follow us on example.org",
        "“It will be done,” she said.",
        "It will be done (says the mayor).",
    ],
)
def test_headings_captions_names_and_lists_need_no_stop(last: str):
    assert silent(text_of(*STORY, last))


def test_the_next_paragraph_may_go_on_with_the_sentence():
    assert silent(text_of(STORY[0], STORY[1].removesuffix(" was glad of the result."), "was glad of it."))


def test_a_sentence_that_breaks_off_is_found_and_gets_no_fix():
    text = text_of(STORY[0], STORY[1] + " The lamps were put up in the park at", STORY[2])
    (finding,) = check(text, SETTINGS).findings
    assert (finding.span.of(text), finding.fixes) == ("at", ())


def test_an_article_that_does_without_stops_is_left_alone():
    assert silent(text_of(*(p.removesuffix(".") for p in STORY * 2)))


def test_an_entry_of_a_live_page_is_found():
    entries = (
        "08.10 The lamps are lit.",
        "08.20 The mayor is waving from the window, mostly to people in canoes",
        "08.33 It is over.",
    )
    assert mended("Live\n\n" + "\n\n".join(entries)).count("canoes.") == 1


STANDFIRST = "Nora Vance kept a lamp for thirty years. She tells us about gulls, soup and the night the sea came in"


def test_a_standfirst_needs_no_full_stop() -> None:
    assert not check(text_of(STANDFIRST, *STORY), SETTINGS).findings


def test_the_same_words_further_down_need_one() -> None:
    assert check(text_of(STORY[0], STANDFIRST, *STORY[1:]), SETTINGS).findings


def test_an_entry_that_stands_against_its_time_needs_a_full_stop() -> None:
    entry = "07.40The river is rising two centimetres an hour. The baker is selling from the window, mostly to boats"
    assert mended(text_of(*STORY[:2], entry, *STORY[2:])).count("mostly to boats.") == 1
