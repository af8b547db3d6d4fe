"""From what rules yield to a report."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, formats
from checks.core import registry
from checks.core.errors import Unavailable
from checks.core.finding import CATEGORIES, ERROR, INFO, SEVERITIES, WARNING, Finding, Fix, Problem, fingerprint
from checks.core.registry import all_rules
from checks.core.rule import Rule
from checks.core.run import PASSAGES, settle
from checks.core.span import Span

# One rule of each kind, by which findings are told apart.
OWN = {rule.category: rule.id for rule in reversed(all_rules()) if not rule.foreign}
FOREIGN = {rule.category: rule.id for rule in all_rules() if rule.foreign}


def finding(
    start: int,
    end: int,
    category: str = "spacing",
    *,
    severity: str = WARNING,
    foreign: bool = False,
    fixed: bool = True,
) -> Finding:
    rule = (FOREIGN if foreign else OWN)[category]
    return Finding(rule, category, severity, Span(start, end), "m", (Fix("x"),) if fixed else ())


# Which of two at one place stays


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (finding(0, 5, "typo"), finding(0, 5, "typo", foreign=True)),
        (finding(0, 5, "typo"), finding(2, 9, "typo", foreign=True, severity=ERROR)),
        (finding(0, 5, "typo", severity=ERROR), finding(0, 5, "spacing")),
        (finding(0, 5, "markup"), finding(2, 7, "typo")),
        (finding(0, 5, "typo"), finding(0, 5, "typo", fixed=False)),
        (finding(2, 4, "typo"), finding(0, 9, "typo")),
        (finding(0, 5, "typo"), finding(3, 8, "typo")),
        (finding(3, 3, "spacing"), finding(2, 7, "typo")),
    ],
    ids=["own", "own before graver", "graver", "more mechanical", "with a fix", "shorter", "first", "insertion"],
)
def test_of_two_that_overlap_one_stays(stays, goes):
    assert settle([stays, goes]) == settle([goes, stays]) == (stays,)


def test_of_two_that_are_alike_the_rule_of_higher_precedence_stays_whatever_its_name():
    place, fixes = Span(0, 9), (Fix("Lind left"),)
    by_rule = [
        Finding(rule, "spacing", WARNING, place, "m", fixes)
        for rule in ("run_together/joined-sentences", "name_joins/word-after-name", "sentence_joins/against-capitals")
    ]
    for first, second in pairwise(by_rule):
        assert settle([first, second]) == settle([second, first]) == (first,)


def test_a_precedence_does_not_outweigh_a_shorter_span():
    wide = Finding("run_together/joined-sentences", "spacing", WARNING, Span(0, 9), "m", (Fix("x"),))
    narrow = Finding("sentence_joins/against-capitals", "spacing", WARNING, Span(0, 8), "m", (Fix("x"),))
    assert settle([wide, narrow]) == (narrow,)


def test_no_two_rules_find_the_same_and_leave_it_to_their_names():
    met: dict[tuple[object, ...], set[str]] = {}
    texts = [*(example for rule in all_rules() for example in (*rule.bad, *rule.good))]
    for number, text in enumerate(texts):
        for rule in all_rules():
            if not rule.foreign and not rule.wants and rule.category not in PASSAGES:
                for problem in rule.run(Document(text.text, format=text.format), None, {}):
                    if isinstance(problem, Problem):
                        severity = problem.severity or rule.severity
                        key = (number, problem.span, rule.category, severity, bool(problem.fixes), rule.precedence)
                        met.setdefault(key, set()).add(rule.id)
    assert not [rules for rules in met.values() if len(rules) > 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (finding(0, 5), finding(5, 9)),
        (finding(0, 9, "repetition"), finding(2, 4)),
        (finding(0, 9, "readability"), finding(2, 4)),
        (finding(4, 4), finding(0, 4)),
    ],
    ids=["neighbours", "inside a repeated passage", "inside a long sentence", "insertion behind"],
)
def test_two_that_do_not_stand_in_each_others_way_both_stay(one, other):
    assert set(settle([one, other])) == {one, other}


FINDINGS = st.lists(
    st.builds(
        lambda start, length, category, severity, fixed: finding(
            start, start + length, category, severity=severity, fixed=fixed
        ),
        st.integers(0, 30),
        st.integers(0, 6),
        st.sampled_from(sorted(OWN)),
        st.sampled_from(SEVERITIES),
        st.booleans(),
    ),
    max_size=20,
)


@given(FINDINGS)
def test_what_stays_is_in_reading_order_and_one_a_place(findings):
    kept = settle(findings)
    assert list(kept) == sorted(kept, key=lambda f: (f.span, f.rule))
    single = [f for f in kept if f.category not in ("repetition", "readability")]
    assert not [(a, b) for a in single for b in single if a is not b and a.span.overlaps(b.span)]


@given(FINDINGS, st.randoms())
def test_what_stays_does_not_hang_on_the_order(findings, random):
    mixed = list(findings)
    random.shuffle(mixed)
    assert {(f.rule, f.span, f.severity) for f in settle(findings)} == {
        (f.rule, f.span, f.severity) for f in settle(mixed)
    }


@given(FINDINGS)
def test_what_goes_gives_way_to_something(findings):
    kept = settle(findings)
    for one in findings:
        assert one in kept or any(one.span.overlaps(other.span) for other in kept)


# Spans


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_spans_that_share_a_character_overlap_and_one_that_holds_another_does_too(a, b, c, d):
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    assert not shared or one.overlaps(other)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(shared)
    if one.holds(other) and one.holds(Span(other.start, other.start)) and other.start < one.end:
        assert one.overlaps(other)


@given(st.text(), st.data())
def test_a_span_is_as_long_as_what_it_covers(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert len(span) == len(span.of(text))
    assert span.of(text) in text


# Fingerprints


def test_a_fingerprint_folds_blanks_and_case_and_nothing_else():
    one = fingerprint("a/b", "The  Vote", "The  vote\nis near.")
    assert one == fingerprint("a/b", "the vote", "The vote is near.")
    others = [
        ("a/c", "the vote", "The vote is near."),
        ("a/b", "the vot", "The vote is near."),
        ("a/b", "the vote", ""),
    ]
    assert one not in [fingerprint(*other) for other in others]
    assert len(one) == 16


def test_the_same_slip_has_the_same_fingerprint_in_every_format():
    slip = "The vote  is on Monday."
    texts = {"a.txt": f"{slip}\n", "a.md": f"# Vote\n\n{slip}\n", "a.html": f"<p>{slip}</p>\n"}
    settings = Settings(select=("spacing/double-space",))
    found = [f.fingerprint for name, text in texts.items() for f in check(formats.read(text, name), settings).findings]
    assert len(found) >= 2
    assert len(set(found)) == 1


# What cannot run


def told(function) -> Rule:
    return Rule("spacing/told", "spacing", WARNING, function)


def run_with(monkeypatch: pytest.MonkeyPatch, function):
    """The report where one rule more is there."""
    rules = (*all_rules(), told(function))
    monkeypatch.setattr(registry, "all_rules", lambda: rules)
    monkeypatch.setattr("checks.core.settings.all_rules", lambda: rules)
    registry.rule_named.cache_clear()
    try:
        return check("One  space too many.")
    finally:
        registry.rule_named.cache_clear()


def raising(error: Exception):
    """A rule that ends with an error."""

    def function(document: Document) -> Iterator[Problem]:
        if document.text:
            raise error
        yield Problem(Span(0, 0), "m")

    return function


@pytest.mark.parametrize(
    ("function", "said", "failed"),
    [
        (raising(ZeroDivisionError("by nothing")), "crashed: ZeroDivisionError: by nothing", True),
        (raising(Unavailable("no server")), "no server", False),
        (raising(Unavailable("no server answers", required=True)), "answers", True),
    ],
)
def test_what_did_not_run_is_said_and_the_others_run(monkeypatch, function, said, failed):
    report = run_with(monkeypatch, function)
    (skipped,) = report.skipped
    assert said in skipped.reason
    assert (skipped.rule, skipped.failed, report.failed, report.score.partial) == ("spacing/told", failed, failed, True)
    assert [f.rule for f in report.findings] == ["spacing/double-space"]


def test_a_text_and_its_document_get_the_same_report():
    text = "One  space too many."
    assert check(text).findings == check(Document(text)).findings


def test_a_rule_can_say_how_grave_it_is_and_settings_have_the_last_word(monkeypatch):
    def graver(document: Document) -> Iterator[Problem]:
        yield Problem(Span(0, 3), "m", severity=INFO)

    (finding_, _) = run_with(monkeypatch, graver).findings
    assert finding_.severity == INFO
    assert finding_.category in CATEGORIES


def seconds(text: str, settings: Settings | None = None) -> float:
    began = time.process_time()
    check(text, settings)
    return time.process_time() - began


def test_many_findings_in_one_endless_sentence_take_no_longer_each():
    settings = Settings(select=("doubled_words", "extra_words"))
    seconds("word " * 500, settings)
    assert seconds("word " * 16_000, settings) < 12 * max(seconds("word " * 4_000, settings), 0.05)


@pytest.mark.parametrize("piece", ["A.", "A-", "a1", "9,", "of ", "Will ", "WORD ", "“", "<b ", "a\n\n"])
def test_a_piece_repeated_without_end_takes_no_longer_each(piece):
    seconds(piece * 500)
    assert seconds(piece * 16_000) < 12 * max(seconds(piece * 4_000), 0.05)
