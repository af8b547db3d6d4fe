"""A lower-case word in a heading whose other words have capitals."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checks.core.blocks import HEADING, HEADLINE, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.tokens import Token
from checks.language import words
from checks.language.letter_case import raised

SHORTEST = 4
"""Most title styles leave shorter words in lower case."""
MOST = 1 / 3
"""The largest share of a heading's major words that may be in lower case."""
LONGEST = 16
_SMALL = frozenset(
    "with from into over upon than that what when where your about after amid among near onto per".split()
)
ORDINARY = 3
"""How many ordinary words after the first must have capitals before the style is beyond doubt."""
_STYLES = 2
"""How many other headings in title case settle the style of a short one."""


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
    """A word in a title-case heading is in lower case.

    Tools that swap single words often miss the style of the heading.
    """
    headings = [heading for block in document.blocks if (heading := _heading(document, block))]
    titled = sum(all(token.word[0].isupper() for token in _major(document, heading)) for heading in headings)
    for heading in headings:
        major = _major(document, heading)
        low = [token for token in major if token.word.islower()]
        if not low or len(low) > MOST * len(major) or not _is_titled(heading, titled >= _STYLES, len(low)):
            continue
        for token in low:
            word = raised(token.word)
            message = f"The other words of this heading have capitals: write “{word}”."
            yield Problem(token.span, message, (Fix(word),))


def _is_titled(heading: Sequence[Token], usual: bool, low: int) -> bool:
    """True where ordinary words have capitals too, so that the style is title case and not merely that of names."""
    ordinary = sum(token.word[0].isupper() and words.is_common(token.word) for token in heading[1:])
    return ordinary >= ORDINARY or (usual and (ordinary >= ORDINARY - 1 or (ordinary >= 1 and low == 1)))


def _heading(document: Document, block: Block) -> Sequence[Token]:
    """The words of a heading; empty for any other block, or for a heading that reads like a sentence."""
    if block.kind not in (HEADLINE, HEADING) or re.search(r"…|[.?!] ", block.span.of(document.prose)):
        return ()
    first, last = (bisect_left(document.tokens, edge, key=_start) for edge in (block.span.start, block.span.end))
    found = [token for token in document.tokens[first:last] if token.word[0].isalpha()]
    return found if 2 <= len(found) <= LONGEST else ()


def _start(token: Token) -> int:
    return token.span.start


def _major(document: Document, heading: Sequence[Token]) -> list[Token]:
    """The words that title case gives a capital: long ones, but none after a hyphen."""
    major = [token for token in heading if len(token.word) >= SHORTEST and token.word.lower() not in _SMALL]
    return [
        token
        for token in major
        if not re.search(r"\w-$", document.prose[max(0, token.span.start - 2) : token.span.start])
    ]
