"""Short forms that lost or misplaced their apostrophe, and the words that are written like them."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("contractions",))


def mended(text: str) -> list[str]:
    return [finding.fixes[0].replacement for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("They dont know.", "don't"),
        ("It wasnt the ferry.", "wasn't"),
        ("She says theyre late.", "they're"),
        ("Whats the time?", "What's"),
        ("We cant wait.", "can't"),
        ("The ferries wont be late.", "won't"),
        ("Im not late.", "I'm"),
        ("Ive never been late.", "I've"),
        ("Lets face it.", "Let's"),
        ("It does'nt matter.", "doesn't"),
        ("She didn;t know.", "didn't"),
        ("They don t know.", "don't"),
        ("The town s ferry is late.", "'s"),
    ],
)
def test_a_short_form_gets_its_apostrophe(text: str, form: str) -> None:
    assert mended(text) == [form]


def test_the_apostrophe_is_the_one_that_the_article_uses() -> None:
    assert mended("“They dont know,” he said. It’s late.") == ["don’t"]


@pytest.mark.parametrize(
    "text",
    [
        "It was his wont, and they were wont to wait.",
        "The cant of the day is dull.",
        "Jony Ive said so, and it lets us go.",
        "“Im Westen nichts Neues” is a film.",
        "“Dont Look Back” is a film.",
        "The bouches dont les dents are long.",
        "The hes and shes of the play.",
        "They do n't.",
        "In September he re-signed, and they re-enter it.",
        "In the 1990 s it rained.",
        "Well, she'd be ill; we were its guests.",
    ],
)
def test_words_of_their_own_are_left_alone(text: str) -> None:
    assert mended(text) == []
