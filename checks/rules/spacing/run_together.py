"""Words that lost the space between them, or got one inside.

The space goes when a page's markup is stripped: "forvarious", "said thatOn Monday".
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.core.tokens import Token
from checks.language import words
from checks.language.titles import OFFICES
from checks.models.casing import model as casing
from checks.models.joins import glue, joins
from checks.models.joins.glue import SMALL

_NO_LAST = frozenset("in on to at by or an is as be he it we are her his was the had of been not".split())
_NO_FIRST = frozenset("in on to at by or an is as be he it we are her his has not but its for who after had".split())
_OPENERS = frozenset(
    """the a an in on it he she this that these those but and we they for as at if when while after before there
    image images photo photos related read by with from his her its their no not you i what why how who over more many
    former
    """.split()
)
_SHORT = frozenset("in on at of by to as is".split())
_CASED = frozenset("Mac Mobi Go".split())
_JOIN = re.compile(r"[A-Z](?<=[a-z].)(?<=[ a-z][a-z].)[a-z]*+(?![^\W_])")
_LEFT = re.compile(r"(?<![\w@#/])[A-Z]?[a-z]{2,}$|(?<![\w@#/'’.&-])a$")
_NAME_FOLLOWS = re.compile(r"(?:[’']s?)?[ ](?:of[ ])?[A-Z][a-z]")
_PARTICLES = frozenset("de da di du la le el al van von der den del dos mac mc bin ben ter ten".split())
_BEFORE_NAMES = frozenset("of to by the and with from for that".split())
_SPLIT = re.compile(r"[^\w'’.-]?[a-z]{2,10} [a-z]{2,10}[^\w'’-]?")
_TERMS = frozenset("yearslong monthslong weekslong dayslong hourslong decadeslong".split())
_BRANDS = frozenset("linkedin airbnb youtube facetime biontech checkin plugin login".split())
_MOST = 50_000
_ODDS, _ODDS_IF_SHOWN, _ODDS_IF_REPEATED = -1.0, -2.0, 1.0
_SURE, _SAFE = 1.5, 2.0


@lru_cache(_MOST)
def _parts(word: str) -> tuple[str, str, float] | None:
    """The two words that an unknown one is glued from, if nothing nearer was meant, and how sure that is."""
    if (
        not 6 <= len(word) <= glue.LONGEST
        or not word.isascii()
        or not word.isalpha()
        or words.is_common(word)
        or words.is_rare(word)
        or word in _TERMS
    ):
        return None
    if words.only_capital(word) or words.correction(word) or words.is_attested(word) or word in casing.current_names():
        return None
    pairs = ((word[:at], word[at:]) for at in (2, *range(3, len(word) - 2), len(word) - 2))
    found = [
        (words.frequency(left) + words.frequency(right), left, right) for left, right in pairs if _fits(left, right)
    ]
    longer = glue.split(word)
    if not (found or longer) or any(words.frequency(near) >= 2.5 for near in words.near(word)):
        return None
    if longer and longer[2] >= _ODDS_IF_SHOWN and not (found and 2 in map(len, max(found)[1:])):
        return longer
    return (*max(found)[1:], _SURE) if found else None


def _fits(left: str, right: str) -> bool:
    if not (words.is_common(left) and words.is_common(right)):
        return False
    if left in SMALL and right in SMALL:
        return True
    rest, short = (right, left) if left in SMALL else (left, right)
    if short not in SMALL or words.frequency(rest) < 3.8 or len(rest) < 4:
        return False
    barred = _NO_FIRST if short == left else _NO_LAST
    return short not in barred or (len(rest) > 4 and words.frequency(rest) >= 4.2)


@rule(
    severity=WARNING,
    bad=(
        "It was built forvarious reasons.",
        "The marketand its traders fell silent.",
        "Nobody spoke of the talksduring lunch.",
        "She defended the roleof the bank.",
        "It is due by the endofthis week.",
    ),
    good=("He whittled a forthwith catlike antihero.", "A seaside townhouse overlooked the notwithstanding."),
)
def joined_words(document: Document) -> Iterator[Problem]:
    """Two words stand without a space between them.

    Line breaks and markup that were stripped took the space along.
    """
    glued = {word: found for word in document.places if word.islower() and (found := _parts(word))}
    for word, numbers in document.places.items():
        once = len(numbers) == 1 and len(word) > 4 and word.islower() and word.isascii() and word.isalpha()
        if word not in glued and not (once and joins.is_unknown(word)):
            continue
        left, right, odds = glued.get(word, ("", "", -math.inf))
        sure = word in glued and odds >= _needed(document.prose, word, f"{left} {right}")
        for number in numbers:
            parts = (left, right) if sure else _by_neighbours(document, number)
            if parts:
                yield from _apart(document, document.tokens[number], parts, odds >= _SAFE)


def _by_neighbours(document: Document, number: int) -> tuple[str, ...] | None:
    """The parts of a word that holds small words, where those beside it say so, or more than two words."""
    tokens = document.tokens
    word = tokens.words[number]
    return joins.small_word(word, *tokens.beside(number)) or joins.chain(word, ())


def _apart(document: Document, token: Token, parts: tuple[str, ...], safe: bool = False) -> Iterator[Problem]:
    """What is wrong with a word that is `parts`, unless marks inside it or a hyphen beside it say otherwise."""
    small = any(part in joins.SMALL for part in parts)
    if len(token.word) == len(token.span) and (small or not _hyphened(document, token)):
        message = "A space is missing between two words." if len(parts) == 2 else "Spaces are missing between words."
        yield Problem(token.span, message, (Fix(" ".join(parts), safe),))


def _hyphened(document: Document, token: Token) -> bool:
    return "-" in document.prose[max(0, token.span.start - 1) : token.span.end + 1]


def _needed(prose: str, word: str, apart: str) -> float:
    """The log-odds that a word needs: fewer where the article has it apart, more where it has it twice."""
    if apart in prose:
        return _ODDS_IF_SHOWN
    return _ODDS_IF_REPEATED if prose.count(word) > 1 else _ODDS


@rule(
    severity=WARNING,
    precedence=2,
    bad=(
        "They said thatOn Monday it rained.",
        "The ImagesThe minister saw were old.",
        "The visit of PresidentAnna Lind ended.",
        "It is due at theLisbon Court of Trade.",
    ),
    good=("YouTube, LinkedIn, McDonald and iPhone; the PhD, OpenAI and LaTeX.", "DeLorean met MacArthur."),
)
def joined_sentences(document: Document) -> Iterator[Problem]:
    """A word with a capital is glued to the word before it.

    The end of a caption or a line and the start of the next run together when their markup goes.
    """
    own = joins.own_names(document.places)
    for match in _JOIN.finditer(document.prose):
        before = _LEFT.search(document.prose, max(0, match.start() - 30), match.start())
        if before is None:
            continue
        left, right = before[0], match[0]
        if _is_brand(left + right):
            continue
        follows = bool(_NAME_FOLLOWS.match(document.prose, match.end()))
        if _begins(left, right) or _meets_name(left, right, own, follows) or _apart_elsewhere(document, left, right):
            span = Span(before.start(), match.end())
            yield Problem(span, "A space is missing before the capital.", (Fix(f"{left} {right}"),))


def _is_brand(whole: str) -> bool:
    return whole.lower() in _BRANDS or whole.lower() in casing.current_names() or words.is_word(whole)


def _begins(left: str, right: str) -> bool:
    """True where what stands after a frequent word begins a sentence or a name."""
    if left in _SHORT and right not in _CASED and words.only_capital(right.lower()) is not None:
        return True
    if len(left) < 3 or not words.is_word(left) or words.frequency(left) < 3.5:
        return False
    return right.lower() in _OPENERS or (left.islower() and _starts_name(left, right))


def _meets_name(left: str, right: str, own: frozenset[str], follows: bool) -> bool:
    """True for a small word or a title right before a name: one of the article, or of two words."""
    if left == "a":
        return len(right) > 3 and words.is_word(right)
    small = left.lower() in joins.SMALL or left in _SHORT
    leads = small or left.lower() in OFFICES
    if right in _CASED or len(right) < 2 or left in _PARTICLES or not (leads or words.is_common(left)):
        return False
    if joins.after_name(right, own):
        return False  # three words
    if right in own or joins.is_name(right.lower()):
        return leads or (left.islower() and len(right) > 3 and words.frequency(left) >= 4.0)
    return leads and (
        words.only_capital(right.lower()) is not None or (len(right) > 2 and (follows or left in _BEFORE_NAMES))
    )


def _apart_elsewhere(document: Document, left: str, right: str) -> bool:
    return len(left) > 2 and len(right) > 2 and words.is_word(left) and f"{left} {right}" in document.prose


def _starts_name(left: str, right: str) -> bool:
    known = words.is_common(right) and words.frequency(right) >= 4.0
    return len(right) > 2 and len(left) > 3 and (known or words.only_capital(right.lower()) is not None)


@rule(
    severity=WARNING,
    bad=("They came to gether at noon.",),
    good=("They came to get her at noon.", "An un known la mode.", "All ready at any time."),
)
def split_word(document: Document) -> Iterator[Problem]:
    """A space stands inside a word.

    A hyphen at the end of a printed line, once removed, leaves it behind.
    """
    tokens = document.tokens
    for at in document.numbers(word for word in document.places if _is_odd(word)):
        for first, second in ((at - 1, at), (at, at + 1)):
            if first >= 0 and second < len(tokens):
                yield from _rejoined(document, tokens[first], tokens[second])


def _is_odd(word: str) -> bool:
    """True for what is no word, so that it may be the half of one."""
    if not word.islower() or not 2 < len(word) < 11:
        return False
    known = words.is_common(word) or words.is_rare(word) or words.only_capital(word) is not None
    return not (known or words.frequency(word) >= 3.0)


def _rejoined(document: Document, left: Token, right: Token) -> Iterator[Problem]:
    """The two halves as one frequent word, where nothing else touches them."""
    prose, start, end = document.prose, left.span.start, right.span.end
    halves = f"{left.word} {right.word}"
    whole = left.word + right.word
    if prose[start:end] != halves or not _SPLIT.fullmatch(
        prose[max(0, start - 1) : start] + halves + prose[end : end + 1]
    ):
        return
    if words.is_common(whole) and words.frequency(whole) >= 4.0:
        yield Problem(Span(start, end), "One word is written as two.", (Fix(whole),))
