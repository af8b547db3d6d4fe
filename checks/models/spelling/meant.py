"""Which word was meant by a misspelt one at its place: the slip, the word's frequency and its neighbours together.

The weights follow a regression over slips put into edited news at random (`training/words/weights.py`). What a letter
costs that is not beside the right one on the keys, and what the list of known misspellings is worth, is set by hand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log1p
from typing import NamedTuple

from rapidfuzz.distance import OSA

from checks.language import words
from checks.language.texts import Words
from checks.models.real_words.neighbours import Fit, Places
from checks.models.spelling.slips import Slip

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYS = frozenset(pair for row in _ROWS for left, right in pairwise(row) for pair in (left + right, right + left))
"""Letters side by side on the keys."""
_VOWELS = frozenset("aeiouy")
SWAPPED, TWICE, ONCE, LEFT_OUT, BESIDE, STRUCK_TOO, PUT_IN, VOWEL, OTHER, TWO_STEPS = (
    0.0,
    0.9,
    -0.3,
    1.0,
    1.8,
    3.8,
    3.7,
    3.0,
    4.4,
    8.8,
)
"""What each kind of slip costs."""
FIRST_LETTER, LAST_LETTER = 1.2, 1.2
FREQUENCY, BESIDE_IT, PHRASE, IN_NETWORK, ODDS, IN_ARTICLE = 0.57, 1.4, 0.9, 1.0, 0.27, 0.7
UNJUDGED = 2.0
LISTED = 5.6
"""What a place in the list of known misspellings is worth."""


class Likely(NamedTuple):
    """A word that may have been meant, how likely it is among others, and what proves a slip here.

    The list of misspellings is no such proof; less is asked for where the network has no opinion that could add to it.
    """

    score: float
    word: str
    proof: float


def cost(wrong: str, right: str) -> float:
    """How unlikely the slip is that makes one word of the other; 0 for the likeliest."""
    ends = FIRST_LETTER * (wrong[:1] != right[:1]) + LAST_LETTER * (wrong[-1:] != right[-1:])
    if OSA.distance(wrong, right, score_cutoff=1) != 1:
        return TWO_STEPS + ends
    return ends + (_same_length(wrong, right) if len(wrong) == len(right) else _longer(wrong, right))


def _same_length(wrong: str, right: str) -> float:
    one, *more = ((a, b) for a, b in zip(wrong, right, strict=True) if a != b)
    if more:
        return SWAPPED
    if one[0] + one[1] in KEYS:
        return BESIDE
    return VOWEL if _VOWELS.issuperset(one) else OTHER


def _longer(wrong: str, right: str) -> float:
    """The cost of a letter too many or too few."""
    short, long = sorted((wrong, right), key=len)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    twice = at and long[at] == long[at - 1]
    if long is right:
        return ONCE if twice else LEFT_OUT
    if twice:
        return TWICE
    beside = {long[at] + other for other in (*long[max(at - 1, 0) : at], *long[at + 1 : at + 2])}
    return STRUCK_TOO if beside & KEYS else PUT_IN


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
        proof = FREQUENCY * words.frequency(each) - cost(base, each)
        proof += BESIDE_IT * (fit.left + fit.right) + PHRASE * fit.phrases + IN_ARTICLE * log1p(counts.get(each, 0))
        opinion = 0 if fit.odds is None else IN_NETWORK + ODDS * fit.odds
        score = proof + opinion + LISTED * (each in listed)
        found.append(Likely(score, meant, proof + (UNJUDGED if fit.odds is None else opinion)))
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
