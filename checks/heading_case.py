"""The odd word in a heading whose other words have capitals."""

import re
from collections.abc import Iterator

from checks.core.blocks import HEADING, HEADLINE, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.tokens import Token

CATEGORY = "capitalization"

SHORTEST = 4
"""Shorter words are small in most title styles."""
SHARE = 0.6
"""So many of a heading's major words have capitals before the others are odd."""
_SMALL = frozenset(
    "with from into over upon than that what when where your about after amid among near onto per".split()
)
_STYLES = 2
"""Other headings in title case that make a short one sure."""


@rule(
    severity=WARNING,
    bad=("Intro text stands here.\n\nThe Long Path Forward: Challenges and opportunities\n\nMore text stands here.",),
    good=(
        "Ferry sinks off Greek coast as Athens and Rome argue",
        "The Path From Here With Care",
        "Rubio meets Zelensky in Kyiv for talks",
    ),
)
def odd_word_in_heading(document: Document) -> Iterator[Problem]:
    """One word of a heading in title case is small.

    Spinners swap single words of a heading and forget the style of the rest.
    """
    headings = [(block, major) for block in document.blocks if (major := _major(document, block))]
    titled = sum(all(token.word[0].isupper() for token in major) for _, major in headings)
    for _, major in headings:
        low = [token for token in major if token.word.islower()]
        high = len(major) - len(low)
        enough = high >= 3 or (high >= 2 and titled >= _STYLES)
        if not low or not enough or high < SHARE * len(major) or len(low) * 3 > len(major):
            continue
        if titled < _STYLES and high < 4:
            continue
        for token in low:
            fixed = token.word[0].upper() + token.word[1:]
            yield Problem(token.span, "The other words of this heading have capitals.", (Fix(fixed),))


def _major(document: Document, block: Block) -> list[Token]:
    """The words of a heading that a title style raises; empty where the block is none."""
    if block.kind not in (HEADLINE, HEADING):
        return []
    tokens = [token for token in document.tokens if block.span.holds(token.span) and token.word[0].isalpha()]
    if not 2 <= len(tokens) <= 16 or re.search(r"…|[.?!] ", block.span.of(document.prose)):
        return []
    major = [token for token in tokens if len(token.word) >= SHORTEST and token.word.lower() not in _SMALL]
    return [token for token in major if not re.search(r"\w-$", document.prose[: token.span.start][-2:])]
