"""Surnames that change their spelling within an article."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from checks.core.blocks import CAPTION, LIST_ITEM, PARAGRAPH, QUOTE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import within
from checks.core.tokens import Token
from checks.language import words
from checks.language.names import current_names
from checks.language.titles import FORMS_OF_ADDRESS

_SHORTEST, _LONG = 6, 7
_RARE = 3.5
"""A word so rare (the pollock) is more often a name where it has a capital."""
_FREQUENT = 5.3
"""What opens a sentence before a surname (but, then, when) is more frequent than any first name."""
_KIN = frozenset("Um Umm Abu Bin Ibn Ben Bint El Al".split())
"""The name that follows is that of a parent, a child or a clan."""
_DID = (
    "said|says|told|added|asked|wrote|argued|replied|joked|admitted|denied|refused|insisted|recalled|claimed|explained"
    "|was born|pleaded|scored|has|had"
)
_ACTS = re.compile(rf",? who\b|:(?=\s)| (?:also |later |then )?(?:{_DID})\b")
_MIDDLE = re.compile(r"[\w,;’'] $")
_PLACED = re.compile(r"\b(?:in|at|near|from|to|of|into|around|across|outside)\s$")
_VOWELS = re.compile(r"(?<!^)[aeiouy]+")


@rule(
    severity=WARNING,
    bad=(
        "The coach, Steve Pollock, smiled. Pollack has won eight games.",
        "Margaret Ellwood wept. The court heard that Elwood had lied. Ellwood said no.",
    ),
    good=(
        "Steve Pollock smiled. The referee, Ann Pollack, did not. Pollack had blown early.",
        "Steve Pollock smiled. Pollock has won eight games.",
        "Steve Halden was born in Haldan.",
        "Maria Rossi spoke of the Rossis and of Rossini.",
    ),
)
def surname_differs(document: Document) -> Iterator[Problem]:
    """One person’s surname is spelt in two ways.

    People are introduced by their full name. A surname that belongs to nobody in the article, and is a letter or two
    away from one that does, is misspelt in one of the two places.
    """
    people, alone = _people(document)
    initials: dict[str, list[str]] = defaultdict(list)
    for name in people:
        initials[name[0]].append(name)
    for odd, places in alone.items():
        if odd in people:
            continue
        person = _person(document, places)
        if person is False or (person is None and _known(odd)):
            continue
        near = [name for name in initials[odd[0]] if _alike(odd, name, bool(person))]
        if len(near) == 1:
            yield from _differing(odd, places, near[0], [*people[near[0]], *alone.get(near[0], ())])


def _differing(odd: str, places: list[Token], name: str, others: list[Token]) -> Iterator[Problem]:
    """A problem for each place of the rarer spelling or, of equals, of the one without a first name."""
    wrong, right, twin = (places, name, others[0]) if len(places) <= len(others) else (others, odd, places[0])
    for token in wrong:
        old = words.unowned(token.word)
        fix = Fix(right + token.word[len(old) :])
        message = f"Elsewhere in this article the surname is “{right}”."
        yield Problem(token.span, message, (fix,), related=(twin.span,))


def _people(document: Document) -> tuple[dict[str, list[Token]], dict[str, list[Token]]]:
    """The surnames that follow a first name, and those without one, with their places."""
    people: dict[str, list[Token]] = defaultdict(list)
    alone: dict[str, list[Token]] = defaultdict(list)
    read = [block.span for block in document.blocks if block.kind in (PARAGRAPH, QUOTE, LIST_ITEM, CAPTION)]
    for word in document.places:
        if word.islower() or not _is_surname(word):
            continue
        for number in document.places[word]:
            token = document.tokens[number]
            if not within(token.span, read):
                continue
            before, after = _neighbour(document, number, -1), _neighbour(document, number, 1)
            if before in _KIN:
                continue
            if after[:1].isupper() or (before[:1].isupper() and not _opens(document, before, number)):
                people[words.unowned(word)].append(token)
            else:
                alone[words.unowned(word)].append(token)
    return people, alone


@lru_cache(100_000)
def _is_surname(word: str) -> bool:
    base = words.unowned(word)
    if len(base) < _SHORTEST or not base.isalpha() or not base.istitle():
        return False
    return not words.is_common(base.lower()) or words.frequency(base.lower()) <= _RARE


def _neighbour(document: Document, number: int, step: int) -> str:
    """The word next to a token, if only a space divides them and it is no form of address; else the empty string."""
    tokens = document.tokens
    if not 0 <= number + step < len(tokens):
        return ""
    left, right = sorted((number, number + step))
    gap = document.prose[tokens.ends[left] : tokens.starts[right]]
    word = tokens.words[number + step]
    return word if gap in (" ", "\n", "-") and word not in FORMS_OF_ADDRESS else ""


def _opens(document: Document, before: str, number: int) -> bool:
    """True if the word before is an ordinary one with the capital of a sentence's beginning."""
    start = document.tokens[number - 1].span.start
    begins = not _MIDDLE.search(document.prose, max(0, start - 2), start)
    return begins and words.frequency(before.lower()) > _FREQUENT


def _person(document: Document, places: list[Token]) -> bool | None:
    """Whether a title, an act or a speaker's label shows a person; False where a place may be meant, else None."""
    placed = False
    for token in places:
        start, end = token.span.start, token.span.end
        title = document.prose[max(0, start - 12) : start].rstrip(" .").rpartition(" ")[2].lstrip("“\n(")
        if title.split("\n")[-1] in FORMS_OF_ADDRESS or _ACTS.match(document.prose, end):
            return True
        placed = placed or bool(_PLACED.search(document.prose, max(0, start - 9), start))
    return False if placed else None


def _known(name: str) -> bool:
    return words.is_word(name) or name.lower() in current_names()


def _alike(odd: str, name: str, person: bool) -> bool:
    """Whether one of two surnames with the same first letter is the other with a letter changed, other vowels or, of a
    person, another ending.
    """
    short, long = sorted((odd, name), key=len)
    if len(short) < _SHORTEST or long.startswith(short) or {odd[-1], name[-1]} <= set("aeio"):
        return False
    distance = OSA.distance(odd, name)
    if distance == 1:
        return True
    same_consonants = _VOWELS.sub("a", odd) == _VOWELS.sub("a", name)
    return distance == 2 and len(short) >= _LONG and (same_consonants or (person and odd[:4] == name[:4]))
