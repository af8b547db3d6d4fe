"""Grammar by narrow patterns: each has right neighbours that stay silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

ONLY = Settings(select=("grammar",), languagetool="off")


def mended(text: str) -> str:
    return fix(text, ONLY, unsafe=True)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("They did not believed him.", "They did not believe him."),
        ("They didn’t stopped there.", "They didn’t stop there."),
        ("He does not carried it.", "He does not carry it."),
        ("She would improved it.", "She would improve it."),
        ("It costs between 200 to 400 euros.", "It costs between 200 and 400 euros."),
        ("Between $5 million to $7 million went.", "Between $5 million and $7 million went."),
        ("It has not rained since four years.", "It has not rained for four years."),
        ("Everybody were late.", "Everybody was late."),
        ("The both schools opened.", "Both schools opened."),
        ("Not everybody is agree.", "Not everybody agrees."),
    ],
)
def test_what_is_wrong_is_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "They did not need it, and it did not succeed, bleed or speed.",
        "Those who could, opened the door.",
        "The would-be actor stopped.",
        "It costs from 200 to 400 euros, between 200 and 400.",
        "Since two years ago it has rained.",
        "It has rained since 2019.",
        "The needs of everyone are met.",
        "Act as if everyone were there.",
        "Both schools opened, both of them.",
        "All agree; the two agree too.",
        "“They did not believed him,” she said.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert not check(text, ONLY).findings


@given(st.integers(1, 900), st.integers(1, 900))
def test_a_range_is_mended_whatever_its_numbers(low: int, high: int) -> None:
    assert mended(f"It takes between {low} to {high} days.") == f"It takes between {low} and {high} days."


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It rains a lot, according with a study.", "It rains a lot, according to a study."),
        ("According with the mayor, it rains.", "According to the mayor, it rains."),
    ],
)
def test_a_source_goes_with_to(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text", ["They made rules according with the law.", "“It rains, according with a study,” he said."]
)
def test_what_accords_with_something_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_the_ending_of_an_ordinal_follows_its_last_figures() -> None:
    settings = Settings(select=("grammar/ordinal-ending",))
    text = "the 53th, the 22th, the 1,003th and the 111st"
    assert fix(text, settings) == "the 53rd, the 22nd, the 1,003rd and the 111th"
    assert not check("the 11th, the 12th, the 113th, the 42nd and 4th St", settings).findings
