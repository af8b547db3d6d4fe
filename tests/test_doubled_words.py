"""Words that are repeated at once or clash, and those that rightly are."""

import pytest

from checks import Settings, check
from checks.core.applying import applied

ONLY = Settings(select=("doubled_words", "extra_words"))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("The end of the of the road was near.", "of the of the"),
        ("It fell into a into a hole.", "into a into a"),
        ("It was the a ferry.", "the a"),
        ("Part of for the price is paid.", "of for"),
        ("They has have gone.", "has have"),
    ],
)
def test_what_stands_twice_is_found(text: str, piece: str) -> None:
    assert found(text) == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "It went on and on and on.",
        "They came one by one by the road.",
        "Year after year after year.",
        "The a cappella choir sang.",
        "The road he dreamt of for years.",
        "What the road is, is a question.",
        "It is what the town had had in mind.",
        "He said he said so.",
    ],
)
def test_what_rightly_comes_again_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_three_words_and_words_that_go_on_are_doubled_with_an_article() -> None:
    settings = Settings(select=("doubled_words/doubled-phrase",))
    for text, twice in (
        ("They play what is on the on the radio.", "on the on the"),
        ("It rained. According to the According to the team, it will stop.", "According to the According to the"),
    ):
        assert [f.span.of(text) for f in check(text, settings).findings] == [twice]
    assert not check("It went on and on and on. The day of the day of a king is long.", settings).findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They met at the the harbour.", "They met at the harbour."),
        ("There was a rise in in prices, based on on a count.", "There was a rise in prices, based on a count."),
        ("The tower is is made of brick.", "The tower is made of brick."),
        ("The trains were late again again on Friday.", "The trains were late again on Friday."),
        ("He thanked the nurses who who had stayed.", "He thanked the nurses who had stayed."),
        ("There are few bears living in in the hills.", "There are few bears living in the hills."),
        ("They rang the the bell.", "They rang the bell."),
        ("The the bell rang.", "The bell rang."),
    ],
)
def test_a_doubled_word_is_mended_in_bulk(before: str, after: str) -> None:
    assert applied(before, check(before, ONLY).findings) == after


def test_of_three_words_one_is_left() -> None:
    text = "They rang the the the bell."
    for _ in range(2):
        text = applied(text, check(text, ONLY).findings)
    assert text == "They rang the bell."


@pytest.mark.parametrize(
    "text",
    [
        "He knew that that was wrong, and they had had enough.",
        "“No no,” he said in Bora Bora.",
        "He was sworn in in March; the town we live in in winter; what it is is a shame.",
        "The flat he was living in in May; a break-in in June; a doctor at the WHO who knew.",
        "Ding ding ding went the bell.",
        "The machine went ping ping ping all night.",
    ],
)
def test_what_is_rightly_repeated_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_of_two_words_that_clash_either_may_go() -> None:
    for text, ways in (
        ("It was the a ferry.", ["the", "a"]),
        ("Part of for the price is paid.", ["of", "for"]),
        ("They has have gone.", ["has", "have"]),
    ):
        (finding,) = check(text, Settings(select=("extra_words",))).findings
        assert [each.replacement for each in finding.fixes] == ways
    assert not check("It was issued; the truth is, are we late?", Settings(select=("extra_words",))).findings
