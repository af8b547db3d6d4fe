"""The mark between a quotation and the words that say who spoke."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span

_SAID = r"(?:said|says|added|told|explained|warned|wrote|replied|insisted|recalled)\b"
_NO_COMMA = re.compile(rf"(?P<mark>[”\"]) (?:he|she|they|[A-Z][a-z]+(?: [A-Z][a-z]+)?) {_SAID}")
_STOP = re.compile(rf"\.(?P<mark>[”\"]) (?:he|she|they|it) {_SAID}")
_LEAST = 4
"""So many words at least make a sentence; fewer may be a title or a word that is talked about."""


@rule(
    severity=WARNING,
    bad=("“The bridge is closed for good” she said.", "“The bridge is closed for good.” she said."),
    good=(
        "“The bridge is closed,” she said.",
        "“Is it closed?” she said.",
        "In “The Bridge of the Town” Lee wrote that it is old.",
        "“It is closed.” She said so twice.",
    ),
)
def comma_before_speaker(document: Document) -> Iterator[Problem]:
    """A quoted sentence without its comma before the words that say who spoke.

    The sentence goes on after the quotation, so a comma stands there, and no full stop.
    """
    prose = document.prose
    if "”" not in prose and '"' not in prose:
        return
    for match in _STOP.finditer(prose):
        yield Problem(Span(match.start(), match.start() + 1), "A comma stands here.", (Fix(","),))
    for match in _NO_COMMA.finditer(prose):
        opening = prose.rfind("“" if match["mark"] == "”" else '"', max(0, match.start() - 400), match.start())
        said = prose[opening + 1 : match.start()]
        if opening < 0 or "\n" in said or not said[:1].isupper() or not said[-1:].islower():
            continue
        before = prose[max(0, opening - 2) : opening].strip()
        opens = not before or before[-1] in '.?!,:”"'
        if opens and len(said.split()) >= _LEAST and any(word.islower() for word in said.split()[1:3]):
            mark = match["mark"]
            yield Problem(Span(match.start(), match.start() + 1), "A comma is missing.", (Fix(f",{mark}"),))
