"""Grammar by narrow patterns: each has right neighbours that stay silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check
from checks.core.applying import applied

ONLY = Settings(select=("grammar",), languagetool="off")


def mended(text: str) -> str:
    return applied(text, check(text, ONLY).findings, unsafe=True)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It costs between 200 to 400 euros.", "It costs between 200 and 400 euros."),
        ("Between $5 million to $7 million went.", "Between $5 million and $7 million went."),
        ("It has not rained since four years.", "It has not rained for four years."),
        ("The both schools opened.", "Both schools opened."),
        ("Not everybody is agree.", "Not everybody agrees."),
        ("They were agree; we are agree.", "They agreed; we agree."),
        ("It is more easier now.", "It is easier now."),
        ("The bucket was more fuller than the church.", "The bucket was fuller than the church."),
        ("The Smith's were late.", "The Smiths were late."),
        ("It ran between 2010-2015, from 2016–2019.", "It ran between 2010 and 2015, from 2016 to 2019."),
    ],
)
def test_what_is_wrong_is_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "It costs from 200 to 400 euros, between 200 and 400.",
        "Since two years ago it has rained.",
        "It has rained since 2019.",
        "Both schools opened, both of them.",
        "All agree; the two agree too.",
        "“It has not rained since four years,” she said.",
        "Lee has more, better roads.",
        "It was more and more fuller bodied than before.",
        "The Mayor’s is the largest house.",
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
