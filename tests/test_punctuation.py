"""Marks that are doubled, halved, or without a partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

RULES = ("doubled-stop", "half-abbreviation", "lone-bracket", "comma-before-capital", "shouting")
SETTINGS = Settings(select=tuple(f"punctuation/{name}" for name in RULES))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They left,, and it rained.", "They left, and it rained."),
        ("They left, , and it rained.", "They left, and it rained."),
        ("It is over.. Then they left.", "It is over. Then they left."),
        ("They left,.", "They left."),
        ("They went home., and it rained.", "They went home, and it rained."),
        ("“It is over.”. They left.", "“It is over.” They left."),
        ("The firm (U.S) left.", "The firm (U.S.) left."),
        ("It opens at 9 a.m and closes late.", "It opens at 9 a.m. and closes late."),
        ("Choose the wood carefully, You want it straight.", "Choose the wood carefully. You want it straight."),
        ("What a day!!!", "What a day!"),
    ],
)
def test_a_slip_is_mended(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "He paused... Then he left.",
        "He works at Acme Inc., a shop in Fresno, Calif., which his aunt owns.",
        "The delegates of Mass., Wash., and Conn., met.",
        "See ../notes and ./here for more.",
        "Why?! No!",
        "The U.S. left, the U.S.-led force and the U.S.'s allies too.",
        "It opens at 9 am.",
        "a) first, b) second; 1) one\n2) two; she smiled :)",
        "The firm (founded in 1990 (or 1991)) is small.",
        "In the film, It is late.",
        "“No,” he said, “You go.”",
        "Then, I left.",
    ],
)
def test_what_is_right_stays_silent(text: str):
    assert not check(text, SETTINGS).findings


@pytest.mark.parametrize("text", ["The firm (founded in 1990 is small.", "The firm founded in 1990) is small."])
def test_a_bracket_alone_is_one_finding(text: str):
    (finding,) = check(text, SETTINGS).findings
    assert finding.span.of(text) in "()"


def test_brackets_are_counted_within_a_paragraph():
    assert len(check("It (he said\n\nIt rained) there.", SETTINGS).findings) == 2


@given(st.lists(st.sampled_from(["talks", "ended", "Monday", "with", "officials"]), min_size=2, max_size=6), st.data())
def test_a_comma_that_is_doubled_anywhere_becomes_one_again(words: list[str], data: st.DataObject):
    at = data.draw(st.integers(0, len(words) - 2))
    right = ", ".join(words) + "."
    wrong = "".join(w + (",, " if i == at else ", ") for i, w in enumerate(words[:-1])) + words[-1] + "."
    assert mended(wrong) == right
