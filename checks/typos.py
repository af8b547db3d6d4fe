"""Misspelt words.

A word is reported if a list of known misspellings has it, or if no English dictionary has it, it stands once in the
article, is not made of known parts, and a word one slip away is several hundred times more frequent.
"""

import re
from collections import Counter
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.tokens import Token
from checks.lexicon import casing, slips, words
from checks.lexicon.slips import Slip

CATEGORY = "typo"

_MESSAGE = "“{}” is not spelt like this."
_JOINED = {"alot": "a lot", "aswell": "as well", "infact": "in fact", "atleast": "at least", "eachother": "each other"}
_OPENERS, _CLOSERS = "“\"‘'*_«(", "”\"’'*_»)"
_SENTENCE_END = re.compile(r"(?:[.!?:…][”’\"')\]]*|^|\n|[“\"‘(•*-])\s*$")
_FIRST_GAP = 3.0
_PARTICLES = frozenset("de la el los las del un una une le les du des et da dos der das und von al il di".split())


@rule(
    severity=WARNING,
    bad=(
        "The goverment answered on Monday.",
        "They thhought that the oyhers had left.",
        "Recieved wisdom says no.",
        "It happened alot.",
    ),
    good=(
        "The colour of the organisation, the color of the organization.",
        "She cooked dal with asafoetida and “vindaloosh”.",
        "A Petrowa from Thier street spoke.",
        "An un-put-downable, moviegoing, podcastish, catlike antihero met the superfans.",
        "As he wrote, “we recieved [sic] nothing”.",
    ),
)
def misspelling(document: Document) -> Iterator[Problem]:
    """A word is misspelt.

    Slips of the hand and of memory cost a reader's trust; a word of any of the four Englishes is right.
    """
    counts: Counter[str] | None = None
    tokens = document.tokens
    for index, token in enumerate(tokens):
        word = token.word
        if word in _known:
            continue
        found = _judge(word)
        if found is None:
            _known.add(word) if len(_known) < _MOST_KNOWN else None
            continue
        counts = counts or Counter(each.word.lower() for each in tokens)
        if _excused(document, index, found, counts):
            continue
        safe = found.certain and (word.islower() or slips.fumbled(word.lower(), found.suggestions[0]))
        fixes = tuple(Fix(_like(word, each), safe and place == 0) for place, each in enumerate(found.suggestions))
        yield Problem(token.span, _MESSAGE.format(word), fixes)


_MOST_KNOWN = 200_000
_known: set[str] = set()
"""Words that were judged to be no misspelling whatever stands around them: most of a text, so they are kept."""


def _judge(word: str) -> Slip | None:
    lower = word.lower()
    if lower in _JOINED:
        return Slip((_JOINED[lower],), True, True)
    if word == lower:
        return slips.slip(word) if lower not in casing.current_names() else None
    if word[1:] != lower[1:] and not word.isupper():
        return None
    if words.is_word(word) or lower in casing.current_names() or words.is_rare(word):
        return None
    if not words.correction(lower) and not slips.fumbled_from(lower):
        return None
    return slips.slip(lower)


def _like(word: str, replacement: str) -> str:
    """The replacement in the case of the word that it replaces."""
    name = words.only_capital(replacement)
    if word.isupper() and len(word) > 1:
        return replacement.upper()
    return name or (replacement[:1].upper() + replacement[1:] if word[:1].isupper() else replacement)


def _excused(document: Document, index: int, found: Slip, counts: Counter[str]) -> bool:
    """Whether something around the word says that it is no slip."""
    token = document.tokens[index]
    word, lower = token.word, token.word.lower()
    if _touched(document, token) or _sic(document, token):
        return True
    if _beside_particle(document, index):
        return True
    if found.listed and word == lower:
        return False
    if counts[lower] > 1 or counts[lower.removesuffix("'s").removesuffix("’s")] > 1:
        return True
    if word != lower and not _evident(document, token, found):
        return True
    return not found.listed and (_set_apart(document, token) or _foreign_company(document, index))


def _evident(document: Document, token: Token, found: Slip) -> bool:
    """Whether a capitalised word can only be a misspelling: a name may be spelt in any way."""
    lower, best = token.word.lower(), found.suggestions[0]
    opens = _SENTENCE_END.search(document.prose[max(0, token.span.start - 6) : token.span.start])
    if found.listed and words.frequency(lower) < 2.2:
        return bool(opens) or (len(lower) > 5 and words.frequency(best) >= 3.5)
    if not opens or len(lower) < 5 or token.word.isupper():
        return False
    if found.listed:
        return found.certain
    gap = words.frequency(best) - max(words.frequency(lower), slips.UNSEEN)
    return found.certain and slips.fumbled(lower, best) and gap >= _FIRST_GAP


def _touched(document: Document, token: Token) -> bool:
    """Whether the word is a piece of something longer: a compound with a hyphen, an address, something masked."""
    before = document.prose[max(0, token.span.start - 1) : token.span.start]
    after = document.prose[token.span.end : token.span.end + 1]
    if before in ("-", "‑") or after in ("-", "‑"):
        return len(token.word) < 5
    stop = after == "." and document.prose[token.span.end + 1 : token.span.end + 2].islower()
    return stop or any(mark and mark in "@#/\\_&.\ufffc" for mark in (before, after if after != "." else ""))


def _sic(document: Document, token: Token) -> bool:
    return document.prose[token.span.end : token.span.end + 7].lstrip().lower().startswith(("[sic", "(sic"))


def _set_apart(document: Document, token: Token) -> bool:
    """Whether the word stands alone in quotation marks or in italics."""
    before = document.prose[max(0, token.span.start - 1) : token.span.start]
    after = document.prose[token.span.end : token.span.end + 2].lstrip(",.")[:1]
    return bool(before and after) and before in _OPENERS and after in _CLOSERS


def _beside_particle(document: Document, index: int) -> bool:
    """Whether a neighbour is a small word of another language: "el mandato de", "la nationale"."""
    around = document.tokens[max(0, index - 1) : index + 2]
    return any(token.word in _PARTICLES for token in around)


def _foreign_company(document: Document, index: int) -> bool:
    """Whether a neighbour in the same phrase is unknown too: then it is another language, or a name."""
    tokens = document.tokens
    for other in (index - 1, index + 1):
        if not 0 <= other < len(tokens):
            continue
        first, second = sorted((tokens[index], tokens[other]), key=lambda token: token.span)
        if document.prose[first.span.end : second.span.start] not in (" ", "\u00a0", "-"):
            continue
        word = tokens[other].word
        if not words.is_word(word) and not word[0].isdigit() and word.lower() not in casing.current_names():
            return True
    return False
