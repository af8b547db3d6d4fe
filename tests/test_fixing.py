"""Fixes: chosen in reading order, applied from the end, checked again."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, fix
from checks.core.applying import applied, chosen
from checks.core.errors import SettingsError
from checks.core.finding import ERROR, WARNING, Finding, Fix, Problem
from checks.core.fixing import mend
from checks.core.registry import all_rules
from checks.core.rule import Rule
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
    assert applied(text, [finding(start, end, "new")]) == text[:start] + "new" + text[end:]


def test_of_two_fixes_that_overlap_the_first_is_applied():
    assert applied("abcdef", [finding(0, 3, "X"), finding(2, 5, "Y"), finding(5, 6, "Z")]) == "XdeZ"


def test_an_unsafe_fix_waits_to_be_asked_for():
    assert applied("abc", [finding(0, 1, "X", safe=False)]) == "abc"
    assert applied("abc", [finding(0, 1, "X", safe=False)], unsafe=True) == "Xbc"


def test_a_finding_without_a_fix_is_left_out():
    bare = Finding("spacing/double-space", "spacing", WARNING, Span(0, 1), "m")
    assert chosen([bare], unsafe=True) == ()


def test_a_fix_that_empties_a_line_takes_the_line_break_too():
    assert applied("One.\n\nGone.\n\nTwo.\n", [finding(6, 11, "")]) == "One.\n\nTwo.\n"
    assert applied("One.\r\n\r\nGone.\r\n\r\nTwo.", [finding(8, 13, "")]) == "One.\r\n\r\nTwo."
    assert applied("One.\n\nGone.", [finding(6, 11, "")]) == "One."
    assert applied("Gone.\n\nOne.\n", [finding(0, 5, "")]) == "One.\n"
    assert applied("One.\nGone.\nTwo.\n", [finding(5, 10, "")]) == "One.\nTwo.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_goes_takes_no_break_between_two_paragraphs_along(end):
    text = f"One.{end}Gone.{end}{end}Two."
    assert applied(text, [finding(text.index("G"), text.index("G") + 5, "")]) == f"One.{end}{end}Two."
    text = f"One.{end}{end}Gone.{end}Two."
    assert applied(text, [finding(text.index("G"), text.index("G") + 5, "")]) == f"One.{end}{end}Two."


def test_a_text_that_ends_with_a_line_break_ends_with_one_when_its_last_line_goes():
    assert applied("One.\n\nGone.\n", [finding(6, 11, "")]) == "One.\n"
    assert applied("One.\r\nGone.\r\n", [finding(6, 11, "")]) == "One.\r\n"
    assert applied("Gone.\n", [finding(0, 5, "")]) == ""


def test_list_tags_that_go_leave_paragraphs_apart():
    text = "A list:\n<ul>\n\n<li>\nOne tree.</li>\n</li>\n\nA paragraph.\n</ul></li>\n\nThe end."
    mended = fix(text)
    assert mended == "A list:\n\nOne tree.\n\nA paragraph.\n\nThe end."


def test_a_fix_inside_a_line_leaves_the_line_break_alone():
    assert applied("One two.\nThree.\n", [finding(3, 7, "")]) == "One.\nThree.\n"


MESS = "He said“ no” twice.\n\nShe saw that the\u200b the  end was near."


def test_fix_takes_a_text_a_document_settings_and_unsafe_fixes():
    assert fix("One  space too many.") == "One space too many."
    assert fix(Document("One  *two* three.\n", format="markdown")) == "One *two* three.\n"
    assert fix("One  space ,and a mark.", Settings(select=("spacing/double-space",))) == "One space ,and a mark."
    assert fix("It was done by by him on on monday.", unsafe=True) == "It was done by him on Monday."


def test_an_unknown_rule_is_said_before_anything_is_mended():
    with pytest.raises(SettingsError, match="unknown"):
        fix("One  space.", Settings(select=("no/such-rule",)))


def test_what_a_fix_lays_bare_is_mended_in_turn():
    once = applied(MESS, check(MESS).findings)
    assert [finding for finding in check(once).findings if finding.safe]
    assert not [finding for finding in check(fix(MESS)).findings if finding.safe]
    assert fix(MESS) == fix(fix(MESS)) == "He said “no” twice.\n\nShe saw that the end was near."


def rule_on(words: str, *fixes: Fix, severity: str = WARNING) -> Rule:
    """A rule that finds these words."""

    def found(document: Document) -> Iterator[Problem]:
        for match in re.finditer(words, document.prose):
            yield Problem(Span(*match.span()), "m", fixes)

    return Rule(f"spacing/{words}", "spacing", severity, found)


@pytest.fixture
def with_rules(monkeypatch):
    """Adds rules to those that there are."""

    def add(*rules: Rule) -> None:
        registry = {rule.id: rule for rule in (*all_rules(), *rules)}
        monkeypatch.setattr("checks.core.settings.all_rules", lambda: tuple(registry.values()))
        monkeypatch.setattr("checks.core.run.rule_named", registry.__getitem__)

    return add


def test_a_fix_that_brings_an_error_is_left_out_and_the_others_are_not(with_rules):
    with_rules(rule_on("larch", Fix("birch", safe=True)), rule_on("birch", severity=ERROR))
    assert fix("A larch  and  an oak.") == "A larch and an oak."
    assert fix("A birch and a larch  here.") == "A birch and a larch here."


def test_a_fix_may_bring_what_is_mended_in_turn(with_rules):
    with_rules(rule_on("larch", Fix("birch", safe=True)), rule_on("birch", Fix("beech", safe=True), severity=ERROR))
    assert fix("A larch  here.") == "A beech here."


def test_what_is_mended_in_turn_only_with_a_new_error_is_left_out(with_rules):
    with_rules(
        rule_on("larch", Fix("birch", safe=True)),
        rule_on("birch", Fix("beech", safe=True), severity=ERROR),
        rule_on("beech", severity=ERROR),
    )
    assert fix("A larch  here.") == "A larch here."


def test_a_text_that_does_not_come_to_rest_stays_as_it_was(with_rules):
    with_rules(rule_on("larch", Fix("birch", safe=True)), rule_on("birch", Fix("larch", safe=True)))
    assert fix("A larch  here.") == "A larch  here."
