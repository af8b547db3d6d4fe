"""Figures against the verb before them, ages against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check

SETTINGS = Settings(select=("figures",))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, SETTINGS).findings]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Sales rose from $12 million to $10 million.", "$12 million to $10 million"),
        ("Sales rose sharply to 8% from 12 per cent last year.", "8% from 12 per cent"),
        ("The toll has risen by 5 from 1,200 to 1,150.", "1,200 to 1,150"),
        ("Costs fell from 10 to 12 million euros.", "10 to 12 million"),
        ("Shares dropped 3%, from £5.10 to £5.30.", "£5.10 to £5.30"),
    ],
)
def test_a_rise_to_less_and_a_fall_to_more_are_found(text: str, span: str):
    assert found(text) == [span]


@pytest.mark.parametrize(
    "text",
    [
        "The club fell from 3 to 12 and rose from 12 to 3 in the table.",
        "Output rose from 2017 to 2016 levels; it fell 6 percent from 2016 to 2017.",
        "The share fell from $10 million to 12 percent, and from $12 to $10 million.",
        "It rose from $900,000 to $1 million, then to 5.4% from 5.1%.",
        "The road rises from 100m to the pass; it grew from 5 to 12 people.",
        "They rose from 12th to 5th place.",
    ],
)
def test_figures_that_go_with_their_verb_stay_silent(text: str):
    assert found(text) == []


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_of_two_directions_at_most_one_is_wrong(one: int, other: int):
    rising, falling = found(f"It rose from ${one:,} to ${other:,}."), found(f"It fell from ${one:,} to ${other:,}.")
    assert (len(rising), len(falling)) == (int(other < one), int(one < other))


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Anna Lind, 34, fell. Police told Anna Lind, 43, to rest.", ["43"]),
        ("Anna Lind, 34, fell. Lind, 35, drove home. Lind, 34, slept.", ["35"]),
        ("Anna Lind, 34, fell, and so did Olaf Lind, 36.", []),
        ("Anna Lind, 34, fell, and so did Olaf Lind, 36. Then Lind, 36, slept.", []),
        ("Anna Lind, 34, fell. Lind, 20 at the time, had fallen before.", []),
        ("In May, 12, and in May, 14, people came. Man, 38, found; man, 41, lost. Man, 41, found.", []),
        ("Anna Lind, 34, 35, 36 and 37 were the numbers of Anna Lind, 12.", []),
    ],
)
def test_one_person_has_one_age(text: str, ages: list[str]):
    assert found(text) == ages
