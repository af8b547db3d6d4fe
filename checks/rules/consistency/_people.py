"""The people of an article by their full names, and where each of them is named."""

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.tokens import Token
from checks.language import words

FullName = tuple[str, str]
Place = tuple[Token, Token]


@lru_cache(maxsize=2)
def full_names(document: Document) -> dict[FullName, list[Place]]:
    """First names and surnames side by side, without a possessive 's, with their places."""
    found: dict[FullName, list[Place]] = defaultdict(list)
    named = document.numbers(filter(_is_name, document.places))
    tokens = document.tokens
    for one, other in pairwise(named):
        if other == one + 1 and document.prose[tokens.ends[one] : tokens.starts[other]] == " ":
            found[tokens.words[one], words.unowned(tokens.words[other])].append((tokens[one], tokens[other]))
    return found


def _is_name(word: str) -> bool:
    if not word[0].isupper():
        return False
    base = words.unowned(word)
    return len(base) > 2 and base[1:].islower() and base.isalpha()


def together(document: Document, place: Place, others: list[Place]) -> bool:
    """True where one sentence has both spellings, which then belong to two people."""
    sentence = document.sentence_at(place[0].span.start)
    return any(sentence.start <= first.span.start < sentence.end for first, _ in others)


def respelt(odd: FullName, place: Place, name: FullName, twin: Place) -> Problem:
    """A problem for the part of a full name that is spelt differently elsewhere, with that spelling as its fix."""
    at = 0 if odd[0] != name[0] else 1
    tail = place[at].word[len(odd[at]) :]
    message = f"Elsewhere in this article the name is “{' '.join(name)}”."
    return Problem(place[at].span, message, (Fix(name[at] + tail),), related=(twin[at].span,))
