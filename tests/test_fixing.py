"""Fixes: chosen in reading order, applied from the end, checked again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, fix
from checks.core.finding import WARNING, Finding, Fix
from checks.core.fixing import chosen, mend
from checks.core.span import Span

SLIPS = st.lists(
    st.sampled_from(
        ["The", "talks", "end", ",", ".", " ", "  ", "U.S.", "“", "”", "\n\n", "😀", "e\u0301", "\r\n", "(", ")", "in"]
    )
).map("".join)


def finding(start: int, end: int, replacement: str, safe: bool = True) -> Finding:
    return Finding("spacing/double-space", "spacing", WARNING, Span(start, end), "m", (Fix(replacement, safe),))


@given(SLIPS)
def test_a_mended_text_has_no_safe_fix_left(text):
    mended = mend(Document(text), Settings())
    assert not [f for f in check(mended).findings if f.safe]


@given(st.text(), st.data())
def test_a_fix_changes_nothing_outside_its_span(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert fix(text, [finding(start, end, "new")]) == text[:start] + "new" + text[end:]


def test_of_two_fixes_that_overlap_the_first_is_applied():
    assert fix("abcdef", [finding(0, 3, "X"), finding(2, 5, "Y"), finding(5, 6, "Z")]) == "XdeZ"


def test_an_unsafe_fix_waits_to_be_asked_for():
    assert fix("abc", [finding(0, 1, "X", safe=False)]) == "abc"
    assert fix("abc", [finding(0, 1, "X", safe=False)], unsafe=True) == "Xbc"


def test_a_finding_without_a_fix_is_left_out():
    bare = Finding("spacing/double-space", "spacing", WARNING, Span(0, 1), "m")
    assert chosen([bare], unsafe=True) == ()


def test_a_fix_that_empties_a_line_takes_the_line_break_too():
    assert fix("One.\n\nGone.\n\nTwo.\n", [finding(6, 11, "")]) == "One.\n\nTwo.\n"
    assert fix("One.\r\n\r\nGone.\r\n\r\nTwo.", [finding(8, 13, "")]) == "One.\r\n\r\nTwo."
    assert fix("One.\n\nGone.", [finding(6, 11, "")]) == "One."
    assert fix("Gone.\n\nOne.\n", [finding(0, 5, "")]) == "One.\n"
    assert fix("One.\nGone.\nTwo.\n", [finding(5, 10, "")]) == "One.\nTwo.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_goes_takes_no_break_between_two_paragraphs_along(end):
    text = f"One.{end}Gone.{end}{end}Two."
    assert fix(text, [finding(text.index("G"), text.index("G") + 5, "")]) == f"One.{end}{end}Two."
    text = f"One.{end}{end}Gone.{end}Two."
    assert fix(text, [finding(text.index("G"), text.index("G") + 5, "")]) == f"One.{end}{end}Two."


def test_a_text_that_ends_with_a_line_break_ends_with_one_when_its_last_line_goes():
    assert fix("One.\n\nGone.\n", [finding(6, 11, "")]) == "One.\n"
    assert fix("One.\r\nGone.\r\n", [finding(6, 11, "")]) == "One.\r\n"
    assert fix("Gone.\n", [finding(0, 5, "")]) == ""


def test_list_tags_that_go_leave_paragraphs_apart():
    text = "A list:\n<ul>\n\n<li>\nOne tree.</li>\n</li>\n\nA paragraph.\n</ul></li>\n\nThe end."
    mended = fix(text, check(text).findings)
    assert mended == "A list:\n\nOne tree.\n\nA paragraph.\n\nThe end."


def test_a_fix_inside_a_line_leaves_the_line_break_alone():
    assert fix("One two.\nThree.\n", [finding(3, 7, "")]) == "One.\nThree.\n"
