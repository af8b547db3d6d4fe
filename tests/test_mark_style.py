"""Marks that English sets in another way."""

import pytest

from checks import Settings, check, fix
from checks.core.finding import INFO

SETTINGS = Settings(select=("mark_style",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She said that « it is the fog » and left.", "She said that “it is the fog” and left."),
        ("He called it „our mother“ and left.", "He called it “our mother” and left."),
        ("He drank tea here in the 1950’s.", "He drank tea here in the 1950s."),
        ("a salary of 18.000 dollars", "a salary of 18,000 dollars"),
        ("It has 1.500.000 users.", "It has 1,500,000 users."),
        ("The end -- at last -- came.", "The end – at last – came."),
    ],
)
def test_a_mark_is_set_as_english_sets_it(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "« Mon Dieu », dit-il.",
        "He said “no”, a << b >> c",
        "In the 1950s it was 2010’s best film; 1990's end",
        "It rose 1.000 points to 3.141 at 12.000 km, version 10.0.000, 192.168.000.1",
        "a well-known name, git commit --amend",
        "One—two—three. Four – five.",
        "One – two – three – four – five, a cost–benefit matter.",
    ],
)
def test_what_is_right_stays_silent(text: str):
    assert not check(text, SETTINGS).findings


def test_a_dash_against_the_style_of_the_article_is_found_and_a_typed_one_is_a_hint():
    text = "One – two – three. Four – five. And now—at last—the end -- so to speak."
    findings = check(text, SETTINGS).findings
    assert [f.span.of(text).strip() for f in findings] == ["—", "—", "--"]
    assert [f.severity == INFO for f in findings] == [False, False, True]
