"""Small words that are missing."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("missing_words",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It was one the best years of the club.", "It was one of the best years of the club."),
        ("According the police, it was late.", "According to the police, it was late."),
        ("A lot people came, and thousands people left.", "A lot of people came, and thousands of people left."),
        ("She was unable find the key.", "She was unable to find the key."),
        ("They met at the end the year.", "They met at the end of the year."),
        ("Prices fell as result of the talks.", "Prices fell as a result of the talks."),
        ("Majority of the voters stayed away.", "The majority of the voters stayed away."),
        ("He was accused the theft and pleaded guilty two charges.", None),
    ],
)
def test_what_is_lost_is_put_back(before, after):
    assert mended(before) == (after or "He was accused of the theft and pleaded guilty to two charges.")


def test_a_heading_is_telegraphic_and_stays_silent():
    text = "Prices fall as result of talks\n\nPrices fell as result of the talks on Monday, and nobody was glad.\n"
    assert len(check(text, SETTINGS).findings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the best, and the one the king loved.",
        "He plays in part the king; the number 12 bus is due at two.",
        "Those who are able leave; thousands left, hundreds more came.",
        "In case of fire; at the time the bridge stood; as results came in.",
        "She is a member of the board; several members of it met.",
        "The president the voters chose, and some of the rest.",
    ],
)
def test_what_lacks_nothing_stays_silent(text):
    assert not check(text, SETTINGS).findings
