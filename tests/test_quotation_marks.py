"""Curly quotation marks: direction, balance, and two marks for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix
from checks.core.finding import INFO

SETTINGS = Settings(select=("quotation_marks",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


def found(text: str) -> list[tuple[str, int]]:
    return [(f.rule.partition("/")[2], f.span.start) for f in check(text, SETTINGS).findings if f.severity != INFO]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ”Technical” side of it.", "The “Technical” side of it."),
        ("He calls it “Public Relations“, no more.", "He calls it “Public Relations”, no more."),
        ("It‘s late in the ‘90s, ‘tis true.", "It’s late in the ’90s, ’tis true."),
        ("He calls it ‘‘a start’’ today.", "He calls it “a start” today."),
        ("He calls it ''a start'' today.", 'He calls it "a start" today.'),
        ("He calls it ``a start” today.", "He calls it “a start” today."),
        ("He called it ““a start” today.", "He called it “a start” today."),
        ('He called it “a start" today.', "He called it “a start” today."),
        ('He called it "a start” today.', "He called it “a start” today."),
    ],
)
def test_a_slip_is_mended(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "He said “no” and “yes”.",
        "He said “no—” and left.",
        "“It began here.\n\n“It went on here.\n\n“It ended there,” he said.",
        "“Yes,” he said. “But ‘no’ too.”",
        "‘Quoted’ words and the kids’ shoes, rock ’n’ roll in the ’90s",
        "She is 5’ 6” tall and the pipe is 6” wide.",
        "He called it „our mother“ and left.",
        "x = '' and y = \"\"",
        "(“No,” he said.) [“Yes.”]",
        "“… and so on”",
    ],
)
def test_marks_that_are_right_stay_silent(text: str):
    assert found(text) == []


def test_a_quotation_that_is_not_closed_is_found_at_the_mark_that_opens_it():
    assert found("He said “no and left.\n\nThe room was quiet.") == [("missing-mark", 8)]


def test_a_quotation_that_is_not_opened_is_found_at_the_mark_that_closes_it():
    assert found("He said no” and left.") == [("missing-mark", 10)]


def test_two_marks_that_both_close_are_one_finding():
    assert len(found("They won the” Fight of the Night” award.")) == 1


def test_a_doubled_mark_between_two_quotations_is_not_mended_in_bulk():
    (finding,) = [f for f in check("It says ““The Sea” is a film”.", SETTINGS).findings if "doubled" in f.rule]
    assert not finding.safe


def test_both_kinds_in_one_article_are_a_hint():
    (finding,) = check('He said “no” and "yes".', SETTINGS).findings
    assert (finding.rule, finding.severity) == ("quotation_marks/mixed-marks", INFO)


@given(st.lists(st.sampled_from(["no", "the end", "it rained", "we left"]), min_size=1, max_size=4), st.data())
def test_an_opening_mark_that_is_turned_is_turned_back(quoted: list[str], data: st.DataObject):
    right = " and then ".join(f"said “{words}”" for words in quoted) + " today."
    at = data.draw(st.sampled_from([i for i, c in enumerate(right) if c == "“"]))
    assert mended(right[:at] + "”" + right[at + 1 :]) == right


def test_two_quotations_that_touch_get_a_blank_and_keep_their_marks():
    assert (
        mended('She said: "It was fun.""But it was late," he said.')
        == 'She said: "It was fun." "But it was late," he said.'
    )
