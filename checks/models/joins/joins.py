"""The words that a string without spaces is made of, where neither dictionary nor article has it as one word.

`glue.py` weighs two words in lower case; here are names, function words and more than two parts. A name counts as known
where the article has it elsewhere by itself, or a list of names has it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from checks.language import names as casing_names
from checks.language import words
from checks.models import thresholds

SMALL = frozenset(
    """the of and for to with from that this was were are is by at in on as but his her their its who which when has
    have had been will would could should during after before about into than not they she he it or an be out up
    while where since until over under against between also did does do did can may all more some said says told
    """.split()
)
"""Words so frequent that they may be next to anything."""
PAIRED = frozenset("the a an his her their its this that these those our your my".split())
_COMPOUNDING = frozenset("up out over under all more between of or to in on at by is as an it he we be".split())
"""Function words that compounds begin or end with, and those of two letters."""
_SECOND = PAIRED - {"a", "an"} | {"of", "has", "was", "have", "were", "with", "from", "and", "that"}
_COUNTED = frozenset(
    "several many most all each every both two three four five one such other recent early late".split()
)
_TWO = frozenset("in on to at by of is as or an it he we if up".split())
_PREPOSITIONS = ("of", "in", "on", "at", "to", "by", "as", "for", "with", "from", "into")
_TAILS = frozenset(
    """land lands burgh well wells field fields ford fords port ports stone wood woods house side town hall gate hill
    hills more most worth bank care like less world ball line mark time times wide based born style bound proof free
    made cast book books head heads room dale brook lake view ridge good bridge church mere point beach park watch tube
    media news soft works coin verse rich hard bone ring king wing hold ward
    """.split()
)
"""Words that names end in."""
_NAME_LIKE = frozenset("and over than her his out not had".split())
_INFLECTED = ("ed", "ing", "ly", "s")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Parts:
    """Zipf frequencies of words that stand against each other, and two counts."""

    known: float
    short_frequent: float
    frequent: float
    long_frequent: float
    longest_frequent: float
    small: float
    article: float
    near: float
    most_parts: int
    long: int


PARTS = thresholds.read(__package__, "parts", Parts)


@lru_cache(100_000)
def is_unknown(word: str) -> bool:
    """True for a word that no list here has, as it stands, as a name or as a known slip."""
    lower = word.lower()
    if words.is_word(word) or words.is_rare(lower) or words.is_attested(lower) or words.only_capital(lower):
        return False
    return not (words.correction(lower) or is_name(lower))


@lru_cache(20_000)
def is_name(lower: str) -> bool:
    """True for what a list of names has."""
    return lower in casing_names.current_names() or lower in casing_names.census_names()


def own_names(words_of_article: Collection[str]) -> frozenset[str]:
    """The words that an article has with a capital, without their possessive."""
    return frozenset(words.unowned(word) for word in words_of_article if word[0].isupper())


def names(word: str, own: Collection[str]) -> bool:
    """True for a word with a capital that is a name to the article, the dictionary or a list."""
    return word in own or words.only_capital(word.lower()) is not None or is_name(word.lower())


def _stands(word: str) -> bool:
    """True for a lower-case word frequent enough to have run together with a name."""
    if word in SMALL or word in _TWO:
        return word not in ("more", "all", "can", "may", "did")
    return len(word) >= 4 and word not in _TAILS and words.is_common(word) and words.frequency(word) >= PARTS.frequent


def after_name(word: str, own: Collection[str]) -> tuple[str, str] | None:
    """ "Lisbonafter" as "Lisbon" and "after": a name and a word in lower case; None where it may be one name."""
    if not is_unknown(word):
        return None
    found = []
    for at in range(3, len(word) - 1):
        left, right = word[:at], word[at:]
        if not _stands(right) or (len(right) == 2 and len(left) < 5):
            continue
        if words.is_common(left) and right not in SMALL and not right.endswith(_INFLECTED):
            continue  # "Spacesail" is a name
        sure = left in own or left.removesuffix("s") in own
        listed = len(left) > 3 and names(left, own) and words.frequency(left) >= PARTS.known
        if (sure and not (right in _NAME_LIKE and len(left) < 4)) or (
            listed and len(right) > 2 and right in SMALL - _NAME_LIKE
        ):
            found.append((right in SMALL, sure, words.frequency(left) + words.frequency(right), left, right))
    return max(found)[3:] if found else None


def small_word(word: str, before: str, after: str) -> tuple[str, str] | None:
    """ "roleof" and "tosanction": a function word run together with another word, where its neighbours fit one."""
    for at in range(2, len(word) - 1) if len(word) < 10 else ():
        if word[:at] in SMALL and word[at:] in _SECOND and is_unknown(word):
            return word[:at], word[at:]
    for small in _PREPOSITIONS:
        left = word.removesuffix(small)
        if left != word and len(left) > 2 and _opens(after) and _plain(word, left, _least(len(left), PARTS.small)):
            return left, small
    for small in ("of", "to", "the", "his", "their", "its"):
        right = word.removeprefix(small)
        if (
            right != word
            and len(right) > 2
            and before.islower()
            and _plain(word, right, _least(len(right), PARTS.small))
        ):
            return small, right
    return _article(word, before, after)


def _opens(after: str) -> bool:
    """True for a word that follows a preposition: an article, a name or a number."""
    return after in PAIRED or after in _COUNTED or after[:1].isupper() or after.isdigit()


def _plain(word: str, rest: str, least: float) -> bool:
    """True where a word can only be `rest` and a function word, because no other word is near it."""
    if not words.is_common(rest) or words.frequency(rest) < least:
        return False
    return is_unknown(word) and all(words.frequency(near) < PARTS.near for near in words.near(word) if near != rest)


def _article(word: str, before: str, after: str) -> tuple[str, str] | None:
    """ "alegal", "releaseda" and "facean": an article against its noun or its verb."""
    rest, least = word[1:], PARTS.article
    if not before.islower() or before in PAIRED or before in _COUNTED:
        return None
    if word[0] == "a" and len(rest) > 3 and rest[0] not in "aeiou" and after.islower() and _plain(word, rest, least):
        return "a", rest
    if word.startswith("an") and word[2:3] in tuple("aeiou") and _plain(word, word[2:], _least(len(word), least)):
        return "an", word[2:]
    if word.endswith("an") and after[:1] in tuple("aeiou") and len(word) > 5 and _plain(word, word[:-2], least):
        return word[:-2], "an"
    left = word[:-1]
    if word[-1] == "a" and left.endswith(("ed", "ing")) and after.islower() and after not in SMALL:
        return (left, "a") if _plain(word, left, least) else None
    return None


def with_article(word: str, meant: str, before: str, after: str) -> str | None:
    """ "arecent" as "a recent" rather than "recent" with a letter too many, unless an article stands there already."""
    if word == f"a{meant}" and meant[0] not in "aeiou" and before.lower() not in PAIRED:
        return f"a {meant}"
    return f"{meant} a" if word == f"{meant}a" and after not in PAIRED and after[:1] not in tuple("aeiou") else None


@lru_cache(20_000)
def _chained(piece: str, most: int) -> tuple[float, tuple[str, ...]] | None:
    """The fewest frequent words that a lower-case string is made of, and how frequent the rarest is."""
    if _links(piece):
        return words.frequency(piece), (piece,)
    best = None
    for at in range(2, len(piece) - 1) if most > 1 else ():
        rest = _chained(piece[at:], most - 1) if _links(piece[:at]) else None
        if rest is not None:
            found = min(words.frequency(piece[:at]), rest[0]), (piece[:at], *rest[1])
            best = max(best, found, key=lambda each: (-len(each[1]), each[0])) if best else found
    return best


def _links(word: str) -> bool:
    if word in SMALL or word in _TWO:
        return True
    return len(word) > 2 and words.is_common(word) and words.frequency(word) >= _least(len(word))


def _least(length: int, middle: float = PARTS.frequent) -> float:
    """How frequent a word of so many letters must be: the longer, the less it comes about by chance."""
    if length < 7:
        return PARTS.short_frequent if length < 4 else middle
    return PARTS.long_frequent if length < 10 else PARTS.longest_frequent


def chain(word: str, own: Collection[str]) -> tuple[str, ...] | None:
    """Parts that stand against each other, more than two or one of them small: "thisrecentpoll", "alsometLisbon"."""
    if not PARTS.long <= len(word) <= words.LONGEST or not word.isascii():
        return None
    pieces = _PIECE.findall(word)
    if "".join(pieces) != word or not is_unknown(word):
        return None
    parts: list[str] = []
    for piece in pieces:
        found = _named(piece, own) if piece[0].isupper() else _chained(piece, PARTS.most_parts)
        if found is None:
            return None
        parts.extend(found[1] if isinstance(found[0], float) else found)
    few = len(parts) == 2 and not (word.islower() and any(part in SMALL - _COMPOUNDING for part in parts))
    return None if few or len(parts) < 2 or not any(part.islower() for part in parts) else tuple(parts)


def _named(piece: str, own: Collection[str]) -> tuple[str, ...] | None:
    if piece in own or words.is_word(piece) or names(piece, own):
        return (piece,)
    for at in range(len(piece) - 2, 3, -1):
        rest = _chained(piece[at:], 2) if names(piece[:at], own) else None
        if rest is not None and piece[at:] not in _TAILS:
            return piece[:at], *rest[1]
    return None
