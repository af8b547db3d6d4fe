"""Which unknown words are two words that lost the space between them, by how English builds its compounds.

"Rebelsoldiers" is two words: no compound begins with "rebel" or ends in "soldiers". "Warfighter" may be one. Weights
and the table of what compounds begin and end with are made by `training/words/glue.py`; SOURCES.md says from what.
"""

import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from checks.language import words
from checks.language.packed import content
from checks.models import thresholds
from checks.models.casing import model as casing
from checks.models.spelling.slips import PREFIXES, SUFFIXES


class Limits(NamedTuple):
    """The Zipf frequency of a word that counts as a part of a compound, and letters."""

    frequent: float
    shortest_part: int
    shortest: int
    longest: int


FREQUENT, SHORTEST_PART, SHORTEST, LONGEST = thresholds.read(__package__, "glue", Limits)
SMALL = frozenset(
    """the of and for to with from that this was were are is by at in on as but his her their its who which when has
    have had been will would could should during after before about into than not they she we you he it or an be
    """.split()
)
_ADJECTIVE = ("al", "ous", "ive", "ic", "ent", "ant", "ble")
_ENDINGS = ("ing", "es", "ed", "s", "d")


class _Data(NamedTuple):
    weights: tuple[float, ...]
    parts: dict[str, tuple[int, int]]


@cache
def _data() -> _Data:
    head, _, rows = content("glue.gz", files(__package__)).decode("ascii").partition("\n")
    parts = rows.split()
    counts = zip(map(int, parts[1::3]), map(int, parts[2::3]), strict=True)
    return _Data(tuple(map(float, head.split(" "))), dict(zip(parts[::3], counts, strict=True)))


def _stem_ends(word: str, parts: dict[str, tuple[int, int]]) -> int:
    """How many compounds end in the word without its inflection."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_PART and stem in parts and parts[stem][1]:
            return parts[stem][1]
    return 0


def features(left: str, right: str, parts: dict[str, tuple[int, int]]) -> tuple[float, ...]:
    """What the model sees of a pair, in the order of its weights."""
    none = (0, 0)
    return (
        1.0,
        words.frequency(left),
        words.frequency(right),
        min(len(left), 10),
        min(len(right), 10),
        math.log1p(parts.get(left, none)[0]),
        math.log1p(parts.get(right, none)[1]),
        math.log1p(_stem_ends(right, parts)),
        left in SMALL,
        right in SMALL,
        left.endswith("ly"),
        left.endswith(("ed", "ing")),
        left.endswith("s"),
        left.endswith(_ADJECTIVE),
        right.endswith("ed"),
        right.endswith("ing"),
        right.endswith("s"),
        left in PREFIXES,
        right in SUFFIXES,
        len(left) < 4,
    )


def likeliest(word: str) -> tuple[str, str] | None:
    """The two frequent words that a lower-case one is made of, None if it is not."""
    pairs = ((word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))
    known = [pair for pair in pairs if words.is_common(pair[0]) and words.is_common(pair[1])]
    return max(known, key=lambda pair: words.frequency(pair[0]) + words.frequency(pair[1]), default=None)


@lru_cache(20_000)
def split(word: str) -> tuple[str, str, float] | None:
    """The two words that an unknown lower-case one may be, run together, and the log-odds of it; else None."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isascii() or not word.isalpha():
        return None
    if words.is_common(word) or words.is_rare(word) or words.is_attested(word):
        return None
    if words.only_capital(word) or word in casing.current_names() or words.correction(word):
        return None
    pair = likeliest(word)
    if pair is None:
        return None
    weights, parts = _data()
    seen = features(*pair, parts)
    return (*pair, sum(weight * value for weight, value in zip(weights, seen, strict=True)))
