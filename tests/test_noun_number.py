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
