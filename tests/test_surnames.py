"""Surnames: one that nobody was introduced under is a slip where somebody’s looks like it."""

import pytest

from checks import Settings, check


def found(text: str) -> list[tuple[str, str]]:
    report = check(text, Settings(select=("surnames",)))
    return [(f.span.of(text), f.fixes[0].replacement) for f in report.findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The coach, Steve Garvan, smiled. Later Garvin said no.", "Garvin", "Garvan"),
        ("Ingrid Halvorsen retires.\n\nHalvorsen: I am tired.\n\nHalverson: It is nice.", "Halverson", "Halvorsen"),
        ("Tom Bertrand spoke. Mr. Bertram said his members would march.", "Bertram", "Bertrand"),
        (
            "Maria Lindqvist left. Lindquist’s bag stayed, and Lindqvist has not come back.",
            "Lindquist’s",
            "Lindqvist’s",
        ),
    ],
)
def test_a_surname_that_nobody_has_is_found(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right)]


def test_the_spelling_that_stands_less_often_is_the_wrong_one() -> None:
    text = "The coach, Steve Garvin, smiled. Garvan said no. Garvan has won. Garvan left."
    assert found(text) == [("Garvin", "Garvan")]


@pytest.mark.parametrize(
    "text",
    [
        "Steve Garvan smiled. The referee, Ann Garvin, did not. Garvin had blown early.",
        "Steve Halden was born in Haldan and lives near Haldan.",
        "Aleksandr Petrov and Petrova said no.",
        "Um Ahmad spoke to Sami Ahmed. Ahmed said no.",
        "Anna Korea flew to Korean towns. Korean said no.",
    ],
)
def test_two_people_and_places_are_two(text: str) -> None:
    assert not found(text)
