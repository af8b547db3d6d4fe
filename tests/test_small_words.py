"""Doubled words, and real words in the wrong place."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("small_words",))


def mended(text: str) -> str:
    return fix(text, check(text, SETTINGS).findings, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They met at the the harbour.", "They met at the harbour."),
        ("years of rivalry where punctuated by talks", "years of rivalry were punctuated by talks"),
        ("It costs more then a house.", "It costs more than a house."),
        ("at the end off the pier", "at the end of the pier"),
        ("Their are two reasons.", "There are two reasons."),
        ("The ship has it's own doctor.", "The ship has its own doctor."),
        ("They should of gone home.", "They should have gone home."),
        ("It is to late for that.", "It is too late for that."),
    ],
)
def test_a_slip_is_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "He knew that that was wrong, and they had had enough.",
        "“No no,” he said in Bora Bora.",
        "The town where trained nurses live is small.",
        "She fared better then.",
        "He took the lid off the pot.",
        "Their arrival was late; there it is.",
        "It’s owned by nobody.",
    ],
)
def test_what_is_right_stays_silent(text):
    assert not check(text, SETTINGS).findings
