"""Sentences, times and years that stand against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

SETTINGS = Settings(select=("sentence_joins",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("My shoes are wet.06.25 The river rises.", "My shoes are wet. 06.25 The river rises."),
        ("07.40The level falls.", "07.40 The level falls."),
        ("“It fell.”07:02 Trains run.", "“It fell.” 07:02 Trains run."),
        ("He called it “useful”.In town they laughed.", "He called it “useful”. In town they laughed."),
        ("It stopped.(It has before.) Then it rained.", "It stopped. (It has before.) Then it rained."),
        ("(It has.)In town they laughed.", "(It has.) In town they laughed."),
        ("The forecast to 2020adds to the list.", "The forecast to 2020 adds to the list."),
        ("It began in the2020 season.", "It began in the 2020 season."),
        ("On May 5, 2020The bank closed.", "On May 5, 2020 The bank closed."),
        (
            "The hall on Nov. 1.(City Photo/Anna Lind) It was full.",
            "The hall on Nov. 1. (City Photo/Anna Lind) It was full.",
        ),
        ("She needed 270to win.", "She needed 270 to win."),
        ("They went HomeSPORT today.", "They went Home SPORT today."),
        ("The end of Freak Showthe cast spoke.", "The end of Freak Show the cast spoke."),
    ],
)
def test_a_join_is_taken_apart(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "It cost 3.5 million at 7.40 on Monday; the 12.30pm train left at 7.40.",
        "Verse 3:16 of John, a ratio of 2:1, version 10.15.7B and 1.2.30Beta",
        "Call f(x).y or main(String) and see item (a).B",
        "The 1990s, 2000er models and a 2000mAh battery",
        "See items 1.(A) and 2.(b) of v1.(Beta).",
        "A 5km run at 10am, 20bn to2day, R2D2, 4x4 and @the100",
        "PlayBOY, eBAY, NaCL and MacBOOK",
        "Iceland, Copeland, Rolland, Bertrand and the Netherlands",
        "“It has.” (It had.) Then it rained.",
        "It is 40.5C in Rome and 12.45GB on disk.",
    ],
)
def test_what_belongs_together_stays_silent(text: str):
    assert not check(text, SETTINGS).findings


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["The", "Trains", "Good", "Rain"]))
def test_any_time_gets_its_blank(hour: int, minute: int, word: str):
    assert mended(f"{hour:02}.{minute:02}{word} it goes.") == f"{hour:02}.{minute:02} {word} it goes."
