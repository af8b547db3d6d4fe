"""The score of an article."""

from hypothesis import given
from hypothesis import strategies as st

from checks import Document, check
from checks.core.finding import CATEGORIES, ERROR, INFO, SEVERITIES, WARNING, Finding
from checks.core.score import score
from checks.core.span import Span

TEXT = "The talks ended on Monday without a result. " * 12
DOCUMENT = Document(TEXT)
FINDINGS = st.builds(
    lambda start, length, category, severity: Finding(
        f"x/{start}", category, severity, Span(start, min(start + length, len(TEXT))), "m"
    ),
    st.integers(0, len(TEXT)),
    st.integers(0, 80),
    st.sampled_from(CATEGORIES),
    st.sampled_from(SEVERITIES),
)


def one(severity: str) -> Finding:
    return Finding("x/y", "typo", severity, Span(0, 3), "m")


@given(st.lists(FINDINGS), FINDINGS)
def test_another_finding_never_raises_a_score(findings, another):
    before, after = score(DOCUMENT, findings), score(DOCUMENT, [*findings, another])
    assert after.total <= before.total
    assert all(after.by_category[category] <= before.by_category[category] for category in CATEGORIES)


@given(st.lists(FINDINGS))
def test_a_score_lies_between_0_and_100(findings):
    result = score(DOCUMENT, findings)
    assert all(0 <= points <= 100 for points in (result.total, *result.by_category.values()))


def test_a_clean_article_scores_100():
    assert check(TEXT.strip()[:43]).score.total == 100


def test_a_hint_lowers_nothing():
    assert score(DOCUMENT, [one(INFO)]).total == 100


def test_an_error_weighs_more_than_a_warning():
    assert score(DOCUMENT, [one(ERROR)]).total < score(DOCUMENT, [one(WARNING)]).total < 100


def test_the_empty_article_has_a_score():
    assert check("").score.total == 100
