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
        ("The bucket was more fuller than the church.", "more fuller", "fuller"),
        ("The children cannot to sleep without it.", "to ", ""),
        ("They couldn’t to sleep.", "to ", ""),
        ("The road is long. Both schools has opened again.", "has", "have"),
        ("The both roads is closed.", "is", "are"),
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
        "It was more and more fuller bodied than before.",
        "What they cannot, to my mind, do is sleep.",
        "The trade between both countries has grown.",
        "It closed, and both is true. Both of the schools has its own door.",
        "Whoever cannot to them is lost",
    ],
)
def test_forms_that_fit_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "verb", "right"),
    [
        ("It rained. The forests was dark.", "was", "were"),
        ("Those new laws doesn’t work.", "does", "do"),
        ("His work have been shown.", "have", "has"),
        ("Each school were closed.", "were", "was"),
        ("The heavy rains has stopped.", "has", "have"),
        ("The results of the vote is clear.", "is", "are"),
        ("The number of deaths have risen.", "have", "has"),
        ("Each of the men have a car.", "have", "has"),
        ("One of the two men were hurt.", "were", "was"),
    ],
)
def test_a_noun_that_opens_a_sentence_has_its_own_verb(text: str, verb: str, right: str) -> None:
    (finding,) = check(text, Settings(select=("verb_forms/noun-and-verb",))).findings
    assert (finding.span.of(text), finding.fixes[0].replacement) == (verb, right)


def test_what_somebody_did_long_ago_is_told_from_what_is_used() -> None:
    only = Settings(select=("verb_forms/use-to",))
    text = "They use to play here, and he use to sing."
    assert [finding.span.of(text) for finding in check(text, only).findings] == ["use", "use"]
    assert not check(
        "What did it use to be? Didn’t he use to sing? The keys they use to play are black.", only
    ).findings


@pytest.mark.parametrize(
    "text",
    [
        "The news was good, the odds is a word. The physics is simple.",
        "All he needs is love. The way it works is this. The problems is what they fear.",
        "The impact of these laws is small. One of the laws has gone.",
        "His crew were saved. This group are many. Her family have left. This will have an end.",
        "A number of men have left. One of them is that we have time. One of the reasons that we have is this.",
        "Each of those who are here is glad. The headquarters of the firm is in Kyiv. None of them are here.",
        "The boss is here. The bus was late. The crisis has passed. The glass is full.",
        "“The forests was dark,” he said.",
        "The United States is large, and The Times was read.",
    ],
)
def test_groups_and_what_only_ends_like_many_stay_silent(text: str) -> None:
    assert not check(text, Settings(select=("verb_forms/noun-and-verb",))).findings
