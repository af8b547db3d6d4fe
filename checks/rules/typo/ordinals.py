"""Ordinal numbers in figures."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, rule
from checks.core.span import Span

_ORDINAL = re.compile(r"\b(?P<number>\d+)(?P<ending>st|nd|rd|th)\b")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@rule(
    severity=ERROR,
    bad=("He scored in the 53th minute.", "It was her 22th win and her 11st defeat."),
    good=("It was the 11th, the 53rd, the 112th and the 1,001st.", "A 4th and a 2nd"),
)
def ordinal_ending(document: Document) -> Iterator[Problem]:
    """An ordinal number with the ending of another one.

    Numbers in 1, 2 and 3 take “st”, “nd” and “rd”, but for 11, 12 and 13; all others take “th”.
    """
    for match in document.matches(_ORDINAL, filter(_ORDINAL.fullmatch, document.places)):
        number = int(match["number"][-2:])
        right = "th" if 10 < number < 14 else _ENDINGS.get(number % 10, "th")
        if match["ending"] != right:
            shown = f"Write “{match['number']}{right}”."
            yield Problem(Span(*match.span("ending")), shown, (Fix(right, safe=True),))
