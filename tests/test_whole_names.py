"""Names of several words with mixed capitals."""

import pytest

from checks import Settings, check, fix
from checks.language.whole_names import whole_name

SETTINGS = Settings(select=("whole_names",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Then secretary of State Dean Acheson spoke.", "Then Secretary of State Dean Acheson spoke."),
        ("They met at the White house today.", "They met at the White House today."),
        ("In the house of Representatives a vote is due.", "In the House of Representatives a vote is due."),
        ("He flew to New\nyork on Monday.", "He flew to New\nYork on Monday."),
        ("The united states’ own envoy left.", "The United States’ own envoy left."),
        ("She reads the Wall street Journal daily.", "She reads the Wall Street Journal daily."),
        (
            "It was the north Korean rocket; north Korea denied it.",
            "It was the north Korean rocket; North Korea denied it.",
        ),
    ],
)
def test_the_rest_of_a_name_gets_its_capital(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "The secretary of state spoke of a white house on a hill.",
        "Prime minister Keir Starmer spoke. Attorney general Pam Bondi did not.",
        "“Supreme court or not,” he said, “we go on.”",
        "A united kingdom is strong, and an arab league of its own.",
        "NEW YORK and WALL STREET fell.",
        "The new York-based firm and its white House-backed plan.",
        "The White House and the Supreme Court agreed.",
        "Russia, China and the\n\nunited front.",
        "The middle. East of here is a wood.",
    ],
)
def test_what_is_right_stays_silent(text):
    assert not check(text, SETTINGS).findings


def test_the_longest_name_counts():
    longest = whole_name(["new", "york", "times"])
    assert longest is not None
    assert longest.words == ("New", "York", "Times")
    assert whole_name(["new", "roads"]) is None


def test_a_name_that_is_plain_english_is_no_safe_fix():
    (finding,) = check("They met at the White house today.", SETTINGS).findings
    assert not finding.fixes[0].safe
