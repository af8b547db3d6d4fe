"""Verbs that do not fit what stands before them, and those that do."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("verb_forms",))


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.span.of(text), finding.fixes[0].replacement) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("They decided to closed the road.", "closed", "close"),
        ("You may asked why.", "asked", "ask"),
        ("They did not believed him.", "believed", "believe"),
        ("They didn’t stopped there.", "stopped", "stop"),
        ("He does not carried it.", "carried", "carry"),
        ("She would improved it.", "improved", "improve"),
        ("He was able to closing it.", "closing", "close"),
        ("She avoids to walk there.", "to walk", "walking"),
        ("He must to go home.", "to ", ""),
        ("The children cannot to sleep without it.", "to ", ""),
        ("They couldn’t to sleep.", "to ", ""),
    ],
)
def test_the_form_that_fits_is_offered(text: str, slip: str, right: str) -> None:
    assert found(text) == [(slip, right)]


@pytest.mark.parametrize(
    "text",
    [
        "They need to succeed, and want to bring a king.",
        "They enjoy the way to town.",
        "They did not need it, and it did not succeed, bleed or speed.",
        "Those who could, opened the door; the would-be actor stopped.",
        "“They did not believed him,” she said.",
        "What they cannot, to my mind, do is sleep.",
        "Whoever cannot to them is lost",
    ],
)
def test_forms_that_fit_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_somebody_did_long_ago_is_told_from_what_is_used() -> None:
    only = Settings(select=("verb_forms/use-to",))
    text = "They use to play here, and he use to sing."
    assert [finding.span.of(text) for finding in check(text, only).findings] == ["use", "use"]
    assert not check(
        "What did it use to be? Didn’t he use to sing? The keys they use to play are black.", only
    ).findings


def test_a_verb_after_a_modal_may_be_a_passive_that_lost_its_be() -> None:
    (finding,) = check("The road could closed on Friday.", ONLY).findings
    assert [fix.replacement for fix in finding.fixes] == ["close", "be closed"]
