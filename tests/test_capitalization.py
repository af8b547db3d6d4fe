"""Capitals that are missing."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("capitalization",))


def mended(text: str) -> str:
    return fix(text, check(text, SETTINGS).findings, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ministers met in ukraine on Tuesday.", "The ministers met in Ukraine on Tuesday."),
        ("Rubio spoke. Later rubio’s office praised Rubio.", "Rubio spoke. Later Rubio’s office praised Rubio."),
        ("The talks have ended. the delegates went home.", "The talks have ended. The delegates went home."),
    ],
)
def test_a_missing_capital_is_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "They roasted a turkey, polished the china and went for a march in the park.",
        "She bought an iPhone on eBay and read it on her iPad.",
        "The meeting is at 3 p.m. on the green, i.e. outside.",
        "The cook calls the crust nurungji and scrapes it from the pot.",
    ],
)
def test_what_is_right_stays_silent(text):
    assert not check(text, SETTINGS).findings
