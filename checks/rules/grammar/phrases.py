"""Phrases that are right nowhere, by a list."""

from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import quotations
from checks.core.rule import WARNING, rule
from checks.core.span import Span, within
from checks.language.wording import Text, Wordings

_GRAMMAR = Wordings("usage.txt", "grammar")


@rule(
    severity=WARNING,
    bad=("The film had went on.", "The ministers discussed about the plan.", "It is responsible of the road."),
    good=("They discussed it.", "“The film had went on,” he said.", "They are responsible for it."),
)
def wrong_form(document: Document) -> Iterator[Problem]:
    """A verb, noun or preposition in a form that is wrong in this phrase.

    Only phrases that are right nowhere are listed. How people speak is theirs, so quotations are left alone.
    """
    spoken, text = quotations(document.prose), Text(document.tokens.words, document.places)
    for start, end, replacement, right in _GRAMMAR.in_prose(document.prose, document.tokens, text):
        if not within(Span(start, end), spoken):
            yield Problem(Span(start, end), f"Write “{right}”.", (Fix(replacement),))
