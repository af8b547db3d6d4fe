"""Which word was meant by a misspelt one at its place: the slip, the word's frequency and its neighbours together.

The weights in `thresholds.toml` follow a regression over slips put at random into edited text. What memory gets wrong
is set by hand: a vowel for another, and what the list of known misspellings is worth.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p
from typing import NamedTuple

from rapidfuzz.distance import OSA

from checks.language import words
from checks.language.texts import Words
from checks.models import thresholds
from checks.models.real_words.neighbours import Fit, Places
from checks.models.spelling.slips import Slip

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYS = frozenset(pair for row in _ROWS for left, right in pairwise(row) for pair in (left + right, right + left))
"""Letters side by side on the keys."""
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Slips:
    """What each kind of slip costs, in natural logarithms."""

    swapped: float
    twice: float
    once: float
    left_out: float
    beside: float
    struck_too: float
    put_in: float
    two_steps: float
    first_letter: float
    last_letter: float


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a word's frequency and its neighbours are worth."""

    frequency: float
    beside_it: float
    phrase: float
    in_network: float
    odds: float
    in_article: float


@dataclass(frozen=True, slots=True)
class Memory:
    """What letters cost that no hand mistakes, what the list of misspellings is worth, and the lack of an opinion."""

    vowel: float
    other: float
    listed: float
    unjudged: float


SLIPS = thresholds.read(__package__, "slips", Slips)
NEIGHBOURS = thresholds.read(__package__, "neighbours", Neighbours)
MEMORY = thresholds.read(__package__, "memory", Memory)


class Likely(NamedTuple):
    """A word that may have been meant, how likely it is among others, and what proves a slip here.

    The list of misspellings is no such proof; less is asked for where the network has no opinion that could add to it.
    """

    score: float
    word: str
    proof: float


def cost(wrong: str, right: str) -> float:
    """How unlikely the slip is that makes one word of the other; 0 for the likeliest."""
    ends = SLIPS.first_letter * (wrong[:1] != right[:1]) + SLIPS.last_letter * (wrong[-1:] != right[-1:])
    if OSA.distance(wrong, right, score_cutoff=1) != 1:
        return SLIPS.two_steps + ends
    return ends + (_same_length(wrong, right) if len(wrong) == len(right) else _longer(wrong, right))


def _same_length(wrong: str, right: str) -> float:
    one, *more = ((a, b) for a, b in zip(wrong, right, strict=True) if a != b)
    if more:
        return SLIPS.swapped
    if one[0] + one[1] in KEYS:
        return SLIPS.beside
    return MEMORY.vowel if _VOWELS.issuperset(one) else MEMORY.other


def _longer(wrong: str, right: str) -> float:
    """The cost of a letter too many or too few."""
    short, long = sorted((wrong, right), key=len)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    twice = at and long[at] == long[at - 1]
    if long is right:
        return SLIPS.once if twice else SLIPS.left_out
    if twice:
        return SLIPS.twice
    beside = {long[at] + other for other in (*long[max(at - 1, 0) : at], *long[at + 1 : at + 2])}
    return SLIPS.struck_too if beside & KEYS else SLIPS.put_in


def candidates(word: str, suggestions: Iterable[str]) -> list[str]:
    """The words that a lower-case one may be a slip of, with its possessive."""
    tail = word[len(words.unowned(word)) :]
    return [each + tail for each in dict.fromkeys(each.removesuffix(tail) for each in suggestions)]


def likeliest(word: str, asked: Iterable[str], fits: Iterable[Fit], counts: Mapping[str, int]) -> list[Likely]:
    """The `candidates` of a lower-case word, likeliest first, by how they fit its place.

    `counts` is how often the article has each word.
    """
    base = words.unowned(word)
    tail, listed = word[len(base) :], words.correction(base)
    found = []
    for meant, fit in zip(asked, fits, strict=True):
        each = meant.removesuffix(tail)
        proof = NEIGHBOURS.frequency * words.frequency(each) - cost(base, each)
        proof += (
            NEIGHBOURS.beside_it * (fit.left + fit.right)
            + NEIGHBOURS.phrase * fit.phrases
            + NEIGHBOURS.in_article * log1p(counts.get(each, 0))
        )
        opinion = 0 if fit.odds is None else NEIGHBOURS.in_network + NEIGHBOURS.odds * fit.odds
        score = proof + opinion + MEMORY.listed * (each in listed)
        found.append(Likely(score, meant, proof + (MEMORY.unjudged if fit.odds is None else opinion)))
    return sorted(found, key=lambda likely: (-likely.score, likely.word))


def weighed(
    prose: str, text: Words, doubted: Sequence[tuple[int, Slip]], counts: Mapping[str, int]
) -> Iterator[tuple[int, Slip, list[Likely]]]:
    """What each word in doubt, given by its index, may have meant at its place.

    A word that only its place can tell is left out where it is at home.
    """
    there = [text.words[index] for index, _ in doubted]
    places = Places(prose, [(text.starts[index], text.ends[index]) for index, _ in doubted])
    asked = [candidates(word.lower(), found.suggestions) for word, (_, found) in zip(there, doubted, strict=True)]
    known, fits = places.known(there), places.fits(asked)
    for word, (index, found), home, pool, fit in zip(there, doubted, known, asked, fits, strict=True):
        if found.evident or not home:
            yield index, found, likeliest(word.lower(), pool, fit, counts)
