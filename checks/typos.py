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
from checks.core.settings import Settings
from checks.core.tokens import Token
from checks.lexicon import casing, englishes, slips, words
from checks.lexicon.slips import Slip

CATEGORY = "typo"

_MESSAGE = "“{}” is not spelt like this."
_JOINED = {
    "alot": "a lot",
    "noone": "no one",
    "aswell": "as well",
    "infact": "in fact",
    "atleast": "at least",
    "eachother": "each other",
    "incase": "in case",
    "inspite": "in spite",
}
_OPENERS, _CLOSERS = "“\"‘'*_«(", "”\"’'*_»)"
_SENTENCE_END = re.compile(r"(?:[.!?:…][”’\"')\]]*|^|\n|[“\"‘(•*-])\s*$")
_FIRST_GAP = 3.0
_REACH = 6
_TERM, _COMMON = 3, 3.5
_ARTICLE_GAIN = 1.2
"""So much likelier is a word that the article has elsewhere."""
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
        "“[I]ncreasingly,” he said, “they leave.”",
    ),
)
def misspelling(document: Document, settings: Settings) -> Iterator[Problem]:
    """A word is misspelt.

    Slips of the hand and of memory cost a reader's trust; a word of any of the four Englishes is right.
    """
    counts, english, tokens = None, None, document.tokens
    for index, word in enumerate(tokens.words):
        if word in _known:
            continue
        found = _judge(word)
        if found is None:
            _known.add(word) if len(_known) < _MOST_KNOWN else None
            continue
        if counts is None:
            counts = Counter(tokens.words)
            english = _english(document, settings, counts)
        if _excused(document, index, found, counts):
            continue
        meant = _in_article(found, word, counts, english)
        safe = found.certain and meant[0] == found.suggestions[0] and _is_no_name(document, index, meant[0])
        fixes = tuple(Fix(_like(word, each), safe and place == 0) for place, each in enumerate(meant))
        yield Problem(tokens[index].span, _MESSAGE.format(word), fixes)


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


def _is_no_name(document: Document, index: int, meant: str) -> bool:
    """Whether a slip is the hand's, or stands where no name can: in lower case and behind a lower-case word."""
    word = document.tokens[index].word
    if slips.fumbled(word.lower(), meant):
        return True
    return word.islower() and not (index and document.tokens[index - 1].word[0].isupper())


def _english(document: Document, settings: Settings, counts: Counter[str]) -> str | None:
    """The English that was asked for, or else the one that the article uses."""
    asked = settings.language if settings.language != "en" else document.language
    return asked if asked in englishes.NAMES else englishes.used(counts)


def _in_article(found: Slip, word: str, counts: Counter[str], english: str | None) -> tuple[str, ...]:
    """The suggestions in the article's English; what the article has elsewhere comes before what is as likely."""
    meant = tuple(dict.fromkeys((english and englishes.as_in(each, english)) or each for each in found.suggestions))
    first = meant[0]
    least = words.score(word.lower(), first) - _ARTICLE_GAIN
    if found.listed or counts[first]:
        return meant
    better = (each for each in meant[1:] if counts[each] and words.score(word.lower(), each) >= least)
    chosen = next(better, first)
    return (chosen, *(each for each in meant if each != chosen))


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
    if _beside_particle(document, index) or _foreign_passage(document, index):
        return True
    base = lower.removesuffix("'s").removesuffix("’s")
    if counts[base.capitalize()] and word == lower:
        return True  # a name whose capital is missing here
    if found.listed and word == lower:
        return _foreign_company(document, index, sure=True)
    often = sum(counts[form] for form in {lower, base, lower.capitalize(), base.capitalize(), base.upper()})
    if often > (_TERM if found.certain and words.frequency(found.suggestions[0]) >= _COMMON else 1):
        return True
    if word != lower:
        return not _evident(document, token, found) or _foreign_company(document, index, sure=False)
    if found.listed:
        return False
    return (
        _set_apart(document, token) or _foreign_company(document, index, found.certain) or _inside_name(document, index)
    )


def _evident(document: Document, token: Token, found: Slip) -> bool:
    """Whether a capitalised word can only be a misspelling: a name may be spelt in any way."""
    lower, best = token.word.lower(), found.suggestions[0]
    if token.word.isupper():
        return (found.listed or found.certain) and _shouted(document, token)
    opens = _SENTENCE_END.search(document.prose[max(0, token.span.start - 6) : token.span.start])
    if found.listed and words.frequency(lower) < 2.2:
        return bool(opens) or (len(lower) > 5 and words.frequency(best) >= 3.5)
    if not opens or len(lower) < 5:
        return False
    if found.listed:
        return found.certain
    gap = words.frequency(best) - max(words.frequency(lower), slips.UNSEEN)
    return found.certain and slips.fumbled(lower, best) and gap >= _FIRST_GAP


def _shouted(document: Document, token: Token) -> bool:
    """Whether the words beside one in capitals are in capitals too: else it is an abbreviation."""
    start, end = token.span.start, token.span.end
    around = document.prose[max(0, start - 12) : start] + document.prose[end : end + 12]
    return sum(map(str.isupper, around)) > 3 and not any(map(str.islower, around))


def _touched(document: Document, token: Token) -> bool:
    """Whether the word is a piece of something longer: a compound with a hyphen, an address, something masked."""
    before = document.prose[max(0, token.span.start - 1) : token.span.start]
    after = document.prose[token.span.end : token.span.end + 1]
    if before in ("-", "‑") or after in ("-", "‑"):
        return len(token.word) < 5 or not token.word.islower() or words.is_common(token.word.removesuffix("s"))
    stop = after == "." and document.prose[token.span.end + 1 : token.span.end + 2].islower()
    return stop or any(mark and mark in "@#/\\_&.]\ufffc" for mark in (before, after if after != "." else ""))


def _inside_name(document: Document, index: int) -> bool:
    """Whether a short word stands between two with capitals: "Daniel arap Moi"."""
    around = document.tokens[max(0, index - 1) : index + 2]
    return len(around) == 3 and len(around[1].word) < 6 and around[0].word[0].isupper() and around[2].word[0].isupper()


def _foreign_passage(document: Document, index: int) -> bool:
    """Whether most of the words around are in no English dictionary."""
    around = document.tokens[max(0, index - _REACH) : index + _REACH + 1]
    low = [token.word for token in around if token.word.islower()]
    return len(low) > 4 and 2 * sum(words.is_common(word) for word in low) <= len(low)


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


def _foreign_company(document: Document, index: int, sure: bool) -> bool:
    """Whether a neighbour in the same phrase is unknown too: then it is another language, or a name.

    A sure misspelling is excused only by a lower-case neighbour, by both at once, or by one inside its quotation marks.
    """
    tokens, token = document.tokens, document.tokens[index]
    strange = 0
    for other in (index - 1, index + 1):
        if not 0 <= other < len(tokens):
            continue
        first, second = sorted((token, tokens[other]), key=lambda each: each.span)
        if document.prose[first.span.end : second.span.start] not in (" ", "\u00a0", "-"):
            continue
        word = tokens[other].word
        if not _strange(word, sure):
            continue
        quoted = other < index and document.prose[token.span.end : token.span.end + 1] in _CLOSERS
        strange += 2 if word.islower() or quoted else 1
    return strange > sure


def _strange(word: str, sure: bool) -> bool:
    lower = word.lower()
    if words.is_word(word) or word[0].isdigit() or lower in casing.current_names():
        return False
    return not (sure and (words.is_attested(lower) or slips.slip(lower) or slips.built(lower)))
