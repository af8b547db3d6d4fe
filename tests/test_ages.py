"""Ages and their hyphens."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("ages",))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("A ten years old boy came.", "ten years old", "ten-year-old"),
        ("A 36-year old man left.", "36-year old", "36-year-old"),
        ("The suspect, 25 year old John Doe, left.", "25 year old", "25-year-old"),
        ("A 3 year-old girl slept.", "3 year-old", "3-year-old"),
        ("The girl is 10-years-old.", "10-years-old", "10 years old"),
        ("He was 10-years old when it rained.", "10-years old", "10 years old"),
        ("A 10-years-old boy slept.", "10-years-old", "10-year-old"),
    ],
)
def test_an_age_has_both_hyphens_or_none(text: str, wrong: str, right: str) -> None:
    (finding,) = check(text, ONLY).findings
    assert (finding.span.of(text), finding.fixes[0].replacement) == (wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "He is ten years old. Boys came.",
        "A 36-year-old man is 36 years old, and a 5-year-old slept.",
        "A year old wine, a 36-year history, a 20-year old-age pension.",
        "In 2025 year old and new met; version 1.5 year old.",
    ],
)
def test_ages_and_years_that_are_written_right_stay_silent(text: str) -> None:
    assert not check(text, ONLY).findings
