"""Verbs that do not fit what stands before them, and those that do."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("verb_forms",))


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.span.of(text), finding.fixes[0].replacement) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("They has left the ferry.", "has", "have"),
        ("It were late.", "were", "was"),
        ("He don’t like the ferry.", "don’t", "doesn’t"),
        ("They decided to closed the road.", "closed", "close"),
        ("You may asked why.", "asked", "ask"),
        ("He was able to closing it.", "closing", "close"),
        ("She avoids to walk there.", "to walk", "walking"),
        ("He must to go home.", "to ", ""),
        ("It is more easier now.", "more easier", "easier"),
    ],
)
def test_the_form_that_fits_is_offered(text: str, slip: str, right: str) -> None:
    assert found(text) == [(slip, right)]


@pytest.mark.parametrize(
    "text",
    [
        "If he were late, should it have rained?",
        "“They was late,” he said.",
        "They need to succeed, and want to bring a king.",
        "The roads that don’t work",
        "They enjoy the way to town.",
        "Lee has more, better roads.",
    ],
)
def test_forms_that_fit_are_left_alone(text: str) -> None:
    assert found(text) == []
