"""Ages: how many hyphens they have."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import unspoken
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span

_OLD = re.compile(
    r"(?:\b[Aa]n?|\b[Tt]he) (?P<slip>(?P<age>\d{1,2}|[a-z]+) years old) (?=(?:boy|girl|man|woman|child|driver)\b)"
)
_AGE = re.compile(r"(?<![\w.,:-])(?P<age>\d{1,3})(?!-year-old)(?:-year(?P<years>s?)[ -]old| year[ -]old)(?!\w|-)")
_NOUN = re.compile(r" (?!(?:and|or|but|when|at|in|on|who|to|with|for|as|by|now|then|that|after|before|if)\b)[A-Za-z]")


@rule(
    severity=INFO,
    bad=("A 36-year old man left.", "The girl is 10-years-old.", "A ten years old boy came."),
    good=(
        "A 36-year-old man is 36 years old.",
        "A year old wine and a 36-year history",
        "In 1925 years old were counted.",
    ),
)
def hyphened_age(document: Document) -> Iterator[Problem]:
    """An age with half of its hyphens, or with “years” before a noun.

    Before a noun, or as one, an age is hyphenated: a 5-year-old. After a verb it is not: she is 5 years old. A missing
    hyphen is a hint; “a ten years old boy” is wrong in any style.
    """
    for match in unspoken(
        document, _OLD, ("a", "A", "an", "An", "the", "The") if " years old " in document.prose else ()
    ):
        shown = f"{match['age']}-year-old"
        yield Problem(Span(*match.span("slip")), f"Write “{shown}” before a noun.", (Fix(shown),), severity=WARNING)
    for match in document.matches(_AGE, ("year", "years"), back=1):
        after_verb = match["years"] and not _NOUN.match(document.prose, match.end())
        shown = f"{match['age']} years old" if after_verb else f"{match['age']}-year-old"
        yield Problem(Span(*match.span()), f"Write “{shown}”.", (Fix(shown, safe=not match["years"]),))
