"""From findings to a score that an editor can follow: gravity by density."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checks.core.blocks import CODE, FRONT_MATTER
from checks.core.document import Document
from checks.core.finding import CATEGORIES, ERROR, INFO, WARNING, Finding

WEIGHTS: Mapping[str, int] = {ERROR: 3, WARNING: 2, INFO: 0}
"""What a finding weighs; a hint weighs nothing."""
HALF = 10
"""So many weighted findings per 100 words halve the score."""
SHORTEST = 100
"""A shorter text is scored as if it had so many words: one slip in a brief of 20 words is one slip."""


@dataclass(frozen=True, slots=True)
class Score:
    """0–100, for the article and for each category; `partial` where something asked for did not run.

    `counts` are the findings of each category that has any, hints included.
    """

    total: int
    by_category: Mapping[str, int]
    counts: Mapping[str, int]
    partial: bool = False


def score(document: Document, findings: Iterable[Finding], *, partial: bool = False) -> Score:
    """100 · words / (words + 100/HALF · weight), rounded down; the words are those outside every finding.

    A finding more weighs more and leaves fewer words outside, so it never raises a score.
    """
    found = tuple(findings)
    words = max(_words_outside(document, found), SHORTEST)
    weights = dict.fromkeys(CATEGORIES, 0)
    counts = dict.fromkeys(CATEGORIES, 0)
    for finding in found:
        weights[finding.category] += WEIGHTS[finding.severity]
        counts[finding.category] += 1
    return Score(
        total=_points(words, sum(weights.values())),
        by_category={category: _points(words, weight) for category, weight in weights.items()},
        counts={category: count for category, count in counts.items() if count},
        partial=partial,
    )


def _points(words: int, weight: int) -> int:
    return 100 * words // (words + 100 // HALF * weight)


def _words_outside(document: Document, findings: tuple[Finding, ...]) -> int:
    covered = sorted((finding.span.start, finding.span.end) for finding in findings)
    closed = [(block.span.start, block.span.end) for block in document.blocks if block.kind in (CODE, FRONT_MATTER)]
    stretches = sorted([*covered, *closed])
    words, index, reach = 0, 0, 0
    for token in document.tokens:
        while index < len(stretches) and stretches[index][0] < token.span.end:
            reach = max(reach, stretches[index][1])
            index += 1
        words += reach <= token.span.start
    return words
