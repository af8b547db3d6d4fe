"""Misspelt words.

A word is reported if a list of known misspellings has it, or if no English dictionary has it, it appears once in the
article, is not made of known parts, and a word one slip away is several hundred times more frequent. Where that does
not tell, as with short, compound and rare words, it is reported if its neighbours ask for such a word.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.settings import Settings
from checks.core.tokens import Token
from checks.language import englishes, words
from checks.language.letter_case import in_case_of
from checks.language.names import current_names
from checks.models.joins import joins
from checks.models.spelling import company, meant, slips
from checks.models.spelling.meant import Likely
from checks.models.spelling.slips import Slip

_UNKNOWN = "“{}” is misspelt: write “{}”."
_KNOWN = "“{}” may be a slip for “{}”."
_JOINED = {
    apart.replace(" ", ""): apart
    for apart in ("a lot", "no one", "as well", "in fact", "at least", "each other", "in case", "in spite")
}
_OPENERS, _CLOSERS = "“\"‘'*_«(", "”\"’'*_»)"
_SENTENCE_END = re.compile(r"(?:[.!?:…][”’\"')\]]*|^|\n|[“\"‘(•*-])\s*$")
_FIRST_GAP = 3.0
_TERM, _COMMON = 3, 3.5
_OFFERED = 5
_SHORTEST_SURE, _LEAD_IF_SURE, _PROOF_IF_SURE = 4, 6.0, 3.0
"""Of eleven thousand slips that were put into edited news these let one wrong word through."""
_BESIDE_NAMES = 2.0
"""How much more must speak for another word beside each neighbour with a capital."""


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
        "“[I]ncreasingly,” he said, “they leave.”",
    ),
)
def misspelling(document: Document, settings: Settings) -> Iterator[Problem]:
    """A misspelt word.

    Misspellings cost the trust of readers. American, British, Canadian and Australian spellings are all right.
    """
    tokens = document.tokens
    slips = {word: found for word in document.places if (found := _slip(word))}
    judged = sorted((index, found) for word, found in slips.items() for index in document.places[word])
    counts = Counter({word: len(numbers) for word, numbers in document.places.items()})
    doubted = [(index, found) for index, found in judged if not _excused(document, index, found, counts)]
    if not doubted:
        return
    english = _english(document, settings, counts) or "en"
    for index, found, likely in meant.weighed(document.prose, tokens, doubted, counts):
        if (found.evident and not _doubtful(document, index, found)) or _asked_for(document, index, found, likely):
            right = _in_english(likely, english)
            apart = joins.with_article(tokens.words[index], right[0], *tokens.beside(index))
            sure = not apart and _sure(tokens.words[index], found, likely)
            yield _problem(document, index, (apart, *right) if apart else right, sure)


def _problem(document: Document, index: int, right: tuple[str, ...], sure: bool) -> Problem:
    """The misspelling at a token, the words that were likely meant, and whether the first of them surely was."""
    word = document.tokens[index].word
    safe = sure and _is_no_name(document, index, right[0])
    written = (in_case_of(word, words.only_capital(each) or each) for each in right)
    fixes = tuple(Fix(each, safe and rank == 0) for rank, each in enumerate(written))
    message = _KNOWN if words.is_common(word) else _UNKNOWN
    return Problem(document.tokens[index].span, message.format(word, fixes[0].replacement), fixes)


@lru_cache(200_000)
def _slip(word: str) -> Slip | None:
    """What a word may be a slip of, whatever its neighbours are."""
    lower = word.lower()
    if lower in _JOINED:
        return Slip((_JOINED[lower],), True, True)
    if word == lower:
        return (slips.slip(word) if lower not in current_names() else None) or slips.possible(word)
    if word[1:] != lower[1:] and not word.isupper():
        return None
    if words.is_word(word) or lower in current_names() or words.is_rare(word):
        return None
    if not words.correction(lower) and not slips.fumbled_from(lower):
        return None
    return slips.slip(lower)


def _sure(word: str, found: Slip, likely: list[Likely]) -> bool:
    """Whether the likeliest word is the only one: the word alone says so, or its neighbours do."""
    if found.certain and likely[0].word == found.suggestions[0]:
        return True
    if not found.evident or not word.islower() or len(word) < _SHORTEST_SURE:
        return False
    if slips.ends_abroad(word, likely[0].word):
        return False
    ahead = len(likely) < 2 or likely[0].score - likely[1].score >= _LEAD_IF_SURE
    return ahead and likely[0].proof >= slips.bar(word) + _PROOF_IF_SURE


def _is_no_name(document: Document, index: int, meant: str) -> bool:
    """Whether a slip is one of the hand, or is where no name can be: in lower case and after a lower-case word."""
    word = document.tokens[index].word
    if slips.fumbled(word.lower(), meant):
        return True
    return word.islower() and not (index and document.tokens[index - 1].word[0].isupper())


def _english(document: Document, settings: Settings, counts: Counter[str]) -> str | None:
    """The English that was asked for, or else the one that the article uses."""
    asked = settings.language if settings.language != "en" else document.language
    return asked if asked in englishes.NAMES else englishes.used(counts)


def _excused(document: Document, index: int, found: Slip, counts: Counter[str]) -> bool:
    """Whether something around the word says that it is no slip."""
    token = document.tokens[index]
    word, lower = token.word, token.word.lower()
    if _touched(document, token, found.evident):
        return True
    if company.beside_particle(document.tokens, index) or company.foreign_passage(document.tokens, index):
        return True
    base = words.unowned(lower)
    if counts[base.capitalize()] and word == lower:
        return True  # a name whose capital is missing here
    if found.listed and word == lower:
        return False
    often = sum(counts[form] for form in {lower, base, lower.capitalize(), base.capitalize(), base.upper()})
    if often > (_TERM if found.certain and words.frequency(found.suggestions[0]) >= _COMMON else 1):
        return True
    return word == lower and not found.listed and _set_apart(document, token)


def _doubtful(document: Document, index: int, found: Slip) -> bool:
    """Whether something around the word says that it may be a name, or foreign, if no other word is asked for."""
    token, tokens, prose = document.tokens[index], document.tokens, document.prose
    if not token.word.islower():
        return not _evident(document, token, found) or company.foreign(prose, tokens, index, sure=False)
    if company.foreign(prose, tokens, index, sure=found.listed or found.certain):
        return True
    return not found.listed and len(token.word) < 6 and company.capitals(prose, tokens, index) == 2


def _asked_for(document: Document, index: int, found: Slip, likely: list[Likely]) -> bool:
    """Whether a lower-case word, or a known slip that opens a sentence, is a slip by what its neighbours ask."""
    token = document.tokens[index]
    opening = found.listed and token.word.istitle() and _opens(document, token)
    hyphened = "-" in document.prose[max(0, token.span.start - 1) : token.span.end + 1]
    if hyphened or not (token.word.islower() or opening):
        return False
    capitals = company.capitals(document.prose, document.tokens, index)
    return likely[0].proof >= slips.bar(token.word.lower()) + _BESIDE_NAMES * capitals


def _in_english(likely: list[Likely], english: str) -> tuple[str, ...]:
    """The likeliest words in the article's English."""
    found = (englishes.as_in(word, english) or word for _, word, _ in likely)
    return tuple(dict.fromkeys(found))[:_OFFERED]


def _evident(document: Document, token: Token, found: Slip) -> bool:
    """Whether a capitalised word can only be a misspelling: a name may be spelt in any way."""
    lower, best = token.word.lower(), found.suggestions[0]
    if token.word.isupper():
        return (found.listed or found.certain) and _shouted(document, token)
    opens = _opens(document, token)
    if " " in best:
        return opens
    if found.listed and (words.frequency(lower) < 2.2 or words.only_capital(best)):
        return opens or (len(lower) > 5 and words.frequency(best) >= 3.5)
    if not opens or len(lower) < 5:
        return False
    if found.listed:
        return found.certain
    gap = words.frequency(best) - max(words.frequency(lower), slips.UNSEEN)
    return found.certain and slips.fumbled(lower, best) and gap >= _FIRST_GAP


def _opens(document: Document, token: Token) -> bool:
    """Whether a word opens a sentence."""
    return _SENTENCE_END.search(document.prose[max(0, token.span.start - 6) : token.span.start]) is not None


def _shouted(document: Document, token: Token) -> bool:
    """Whether the words beside one in capitals are in capitals too: else it is an abbreviation."""
    start, end = token.span.start, token.span.end
    around = document.prose[max(0, start - 12) : start] + document.prose[end : end + 12]
    return sum(map(str.isupper, around)) > 3 and not any(map(str.islower, around))


def _touched(document: Document, token: Token, evident: bool) -> bool:
    """Whether the word is part of something longer: a hyphenated compound, an address, something masked."""
    before = document.prose[max(0, token.span.start - 1) : token.span.start]
    after = document.prose[token.span.end : token.span.end + 1]
    if before in ("-", "‑") or after in ("-", "‑"):
        if not evident or len(token.word) < 5 or not token.word.islower():
            return True
        return words.is_common(token.word.removesuffix("s"))
    stop = after == "." and document.prose[token.span.end + 1 : token.span.end + 2].islower()
    return stop or any(
        mark and mark in "@#/\\_&.]\ufffc\ufeff\u200b\u00ad" for mark in (before, after if after != "." else "")
    )


def _set_apart(document: Document, token: Token) -> bool:
    """Whether the word is alone in quotation marks or in italics."""
    before = document.prose[max(0, token.span.start - 1) : token.span.start]
    after = document.prose[token.span.end : token.span.end + 2].lstrip(",.")[:1]
    return bool(before and after) and before in _OPENERS and after in _CLOSERS
