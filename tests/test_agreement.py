"""Nouns in the number that the word before them asks for, and verbs in the number of their subjects."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("agreement",))


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.span.of(text), finding.fixes[0].replacement) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("Every roads were closed.", "roads", "road"),
        ("There is three ferries.", " is", " are"),
        ("There was hundreds of people.", " was", " were"),
        ("This children are late.", "This", "These"),
        ("Each days has its name.", "days", "day"),
        ("This roads are closed.", "This", "These"),
        ("These road is closed.", "road", "roads"),
        ("Two road were closed.", "road", "roads"),
        ("It closed five minute ago.", "minute", "minutes"),
        ("He is one of my friend.", "friend", "friends"),
        ("Less people came.", "Less", "Fewer"),
        ("There were much problems.", "much", "many"),
        ("That is one of the reason for the delay.", "reason", "reasons"),
        ("There are many example.", "example", "examples"),
        ("It rained in every countries.", "countries", "country"),
        ("Those child were here.", "child", "children"),
        ("It is said that this children was not.", "children", "child"),
        ("They has left the ferry.", "has", "have"),
        ("It were late.", "were", "was"),
        ("He don’t like the ferry.", "don’t", "doesn’t"),
        ("The road is long. Both schools has opened again.", "has", "have"),
        ("Everybody were late.", "were", "was"),
        ("These kind of roads are old.", "kind", "kinds"),
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
        "There is many a slip. There’s many to see.",
        "Both man and beast were tired.",
        "Each works as he likes; each day ends.",
        "He is ten years old. Boys came.",
        "All this helps. These say so.",
        "One of the building blocks; one of the country’s ports; each of the reasons.",
        "A two-man team; four team events; every reason to go; this works.",
        "The trade between both countries has grown.",
        "It closed, and both is true. Both of the schools has its own door.",
        "If he were late, should it have rained?",
        "“They was late,” he said.",
        "The roads that don’t work",
        "The needs of everyone are met. Act as if everyone were there.",
    ],
)
def test_numbers_that_fit_are_left_alone(text: str) -> None:
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
    (finding,) = check(text, Settings(select=("agreement/noun-and-verb",))).findings
    assert (finding.span.of(text), finding.fixes[0].replacement) == (verb, right)


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
    assert not check(text, Settings(select=("agreement/noun-and-verb",))).findings
