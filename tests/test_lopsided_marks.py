"""Dashes and ampersands with a blank on one side only."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("lopsided_marks",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Excimer, CO2& others.", "Excimer, CO2 & others."),
        ("Smith &Jones moved.", "Smith & Jones moved."),
        ("The plan –once popular – failed.", "The plan – once popular – failed."),
        ("The plan – once popular– failed.", "The plan – once popular – failed."),
        ("a well- known name", "a well-known name"),
    ],
)
def test_the_missing_blank_comes_and_the_stray_one_goes(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "R&D at AT&T, and Marks & Spencer",
        "a plan – once popular – failed",
        "a plan—once popular—failed",
        "two- and three-year terms, pre- or post-war",
        "2013–2020, pages 3–5, the London–Paris train",
        "“We will not—” She stopped.",
        "- a list item\n– another",
        "It fell by -3 degrees.",
    ],
)
def test_marks_with_two_blanks_or_none_stay_silent(text: str):
    assert not check(text, SETTINGS).findings
