"""“A” and “an” by the sound of the next word."""

import pytest

from checks import Settings, check
from checks.core.applying import applied

ONLY = Settings(select=("articles",))


def mended(text: str) -> str:
    return applied(text, check(text, ONLY).findings, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She worked in a office.", "She worked in an office."),
        ("It was an unique chance.", "It was a unique chance."),
        ("He met a MP and a FBI agent.", "He met an MP and an FBI agent."),
        ("A envoy came. A 18-year-old left.", "An envoy came. An 18-year-old left."),
        ("a honest answer within a hour", "an honest answer within an hour"),
        ("an Ukrainian, a Israeli", "a Ukrainian, an Israeli"),
    ],
)
def test_the_article_goes_by_the_sound(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "A unit of one European union in an hour.",
        "An historic hotel, a historic hotel, an herb, a herb.",
        "It is rich in vitamin A and in B; Serie A is on.",
        "He played for the A in A&E, in hepatitis A outbreaks and Division A only.",
        "An Jun and Yo-Yo; Krems an der Donau.",
        "a NATO envoy, a SWAT team, an SOS call, a U.S. base, an E.U. base",
        "a “open” door, a one-off, a ewe, a Ukrainian, a Uruguayan, a unanimous vote, an unidentified man",
    ],
)
def test_an_article_that_suits_stays_silent(text):
    assert not check(text, ONLY).findings
