"""Wording that is wrong by narrow patterns, each of measured precision."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span

CATEGORY = "usage"

_THOUGH = re.compile(r"(?:(?<=[.?!] )|(?<=[.?!][”\"] )|(?<=\n)|^)Though(?=, [a-z])")


@rule(
    severity=WARNING,
    bad=("It rained. Though, critics argue that it was enough.",),
    good=(
        "It rained, though.",
        "Though critics argue, it rained.",
        "It was late. Though, as she said, tired, he read on.",
    ),
)
def opening_though(document: Document) -> Iterator[Problem]:
    """A sentence opens with “Though,”.

    Spinners put it for “However,”; as an opening word it needs a clause, not a comma.
    """
    for match in _THOUGH.finditer(document.prose):
        if re.match(r", (?:as|if|when|like|in|to|for|after|while)\b", document.prose[match.end() : match.end() + 12]):
            continue
        yield Problem(Span(*match.span()), "“Though” cannot open a sentence before a comma.", (Fix("However"),))
