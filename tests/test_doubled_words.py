"""Phrases and small words that stand twice, and those that rightly do."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("doubled_phrases",))


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
    settings = Settings(select=("doubled_phrases/doubled-phrase",))
    for text, twice in (
        ("They play what is on the on the radio.", "on the on the"),
        ("It rained. According to the According to the team, it will stop.", "According to the According to the"),
    ):
        assert [f.span.of(text) for f in check(text, settings).findings] == [twice]
    assert not check("It went on and on and on. The day of the day of a king is long.", settings).findings
