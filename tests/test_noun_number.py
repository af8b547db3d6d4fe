"""Nouns in the number that the word before them wants."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("noun_number",))


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.span.of(text), finding.fixes[0].replacement) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("Every roads were closed.", "roads", "road"),
        ("There is three ferries.", " is", " are"),
        ("This roads are closed.", "This", "These"),
        ("These road is closed.", "road", "roads"),
        ("Two road were closed.", "road", "roads"),
        ("It closed five minute ago.", "minute", "minutes"),
        ("He is one of my friend.", "friend", "friends"),
        ("Less people came.", "Less", "Fewer"),
        ("These kind of roads are old.", "kind", "kinds"),
        ("A ten years old boy came.", "ten years old", "ten-year-old"),
    ],
)
def test_the_number_that_fits_is_offered(text: str, slip: str, right: str) -> None:
    assert found(text) == [(slip, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Every species counts, every bus runs, every boss came.",
        "Two million were late and three people are here.",
        "One of his family is late.",
        "Many are late; several have been here long ago.",
        "“This roads are closed,” he said.",
        "There is two-way traffic.",
        "He is ten years old. Boys came.",
        "All this helps. These say so.",
    ],
)
def test_numbers_that_fit_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("A 36-year old man left.", "36-year old", "36-year-old"),
        ("The suspect, 25 year old John Doe, left.", "25 year old", "25-year-old"),
        ("A 3 year-old girl slept.", "3 year-old", "3-year-old"),
        ("The girl is 10-years-old.", "10-years-old", "10 years old"),
        ("He was 10-years old when it rained.", "10-years old", "10 years old"),
        ("A 10-years-old boy slept.", "10-years-old", "10-year-old"),
    ],
)
def test_an_age_has_both_hyphens_or_none(text: str, wrong: str, right: str) -> None:
    (finding,) = check(text, Settings(select=("noun_number/hyphened-age",))).findings
    assert (finding.span.of(text), finding.fixes[0].replacement) == (wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "A 36-year-old man is 36 years old, and a 5-year-old slept.",
        "A year old wine, a 36-year history, a 20-year old-age pension.",
        "In 2025 year old and new met; version 1.5 year old.",
    ],
)
def test_ages_and_years_that_are_written_right_stay_silent(text: str) -> None:
    assert not check(text, Settings(select=("noun_number/hyphened-age",))).findings
