"""Marks between words with a space on one side only."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span

_AMPERSAND = re.compile(r"&(?:(?P<after>(?<=[ ]&)(?=[^\W_]{3}))|(?<=[^\W_]{3}&)(?=[ ]))")
_DASH = re.compile(r"[–—](?<=[^\W\d_]{2}.)[ ](?=[^\W\d_]{2})|[ ][–—](?<=[^\W\d_]{2}..)(?=[^\W\d_]{2})")
_HYPHEN = re.compile(
    r"-[ ](?<=[a-z]{2}..)(?!(?:and|or|to|nor|but|und|versus|through|than|as|from)\b)(?=[a-z]{2})"
    r"|[ ]-(?<=[a-z]{2}..)(?=[a-z]{3})"
)


@rule(
    severity=WARNING,
    bad=("Excimer, CO2& others.", "Smith &Jones moved."),
    good=("R&D and AT&T", "Marks & Spencer"),
)
def ampersand(document: Document) -> Iterator[Problem]:
    """An ampersand with a space on one side only.

    Between words it takes two spaces, inside an abbreviation none.
    """
    for match in _AMPERSAND.finditer(document.prose):
        end = match.end() if match["after"] is not None else match.start()
        span = Span(end - 1, end)
        message = "A space is missing beside the ampersand."
        yield Problem(span, message, (Fix(span.of(document.text) + " ", safe=True),))


@rule(
    severity=WARNING,
    bad=("The plan –once popular – failed.", "a well- known name"),
    good=("two- and three-year terms", "a plan – once popular – failed", "2013–2020"),
)
def dash(document: Document) -> Iterator[Problem]:
    """A dash or hyphen with a space on one side only.

    A dash between words has two spaces or none; a hyphen inside a compound has none.
    """
    for match in _DASH.finditer(document.prose):
        yield Problem(
            Span(*match.span()),
            "Add the space that is missing on one side of the dash.",
            (Fix(f" {match[0].strip()} "),),
        )
    for match in _HYPHEN.finditer(document.prose):
        yield Problem(
            Span(*match.span()),
            "Delete the space beside the hyphen, or use a dash.",
            (Fix("-" if match[0][0] == "-" else " – "), Fix(" – ")),
        )
