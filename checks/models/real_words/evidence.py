"""What the trees weigh beside the network's odds when a word is in doubt."""

from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from checks.models.real_words.tokens import FIRST_WORD, MARK, PARAGRAPH, Codes

Floats = NDArray[np.float32]
Ints = NDArray[Any]

FEATURES = (
    "odds",
    "lead",
    "known left",
    "known right",
    "other known left",
    "other known right",
    "kind",
    "count",
    "other count",
    "near",
    "other near",
    "tail",
    "capital",
    "strangers",
    "mark left",
    "mark right",
    "phrases",
    "other phrases",
    "rank left",
    "rank right",
)
NEAR = 700
"""How many words to either side a word may be repeated to show that it is meant."""


class Alarms(NamedTuple):
    """Places (of a gap: of the word after it), pairs of the table, the odds of the other word and of the next best."""

    places: Ints
    pairs: Ints
    odds: Floats
    second: Floats


class Familiar:
    """Which two words are often seen side by side, or which three; a few others are mistaken for such."""

    def __init__(self, bits: NDArray[np.uint8]) -> None:
        self.bits = bits
        self.last = np.uint64(len(bits) * 8 - 1)

    def places(self, *words: Ints) -> tuple[Ints, Ints]:
        """The two bits of each pair, or three, of word numbers."""
        key = words[0].astype(np.uint64)
        for word in words[1:]:
            key = (key << np.uint64(20)) ^ word.astype(np.uint64)
        mixed = key * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        return mixed >> np.uint64(36) & self.last, mixed >> np.uint64(8) & self.last

    def __call__(self, *words: Ints) -> NDArray[np.bool_]:
        """Whether each row of word numbers is one of them."""
        bits = [
            self.bits[bit >> np.uint64(3)] >> (bit & np.uint64(7)).astype(np.uint8) & 1 for bit in self.places(*words)
        ]
        known: NDArray[np.bool_] = (bits[0] & bits[1]).astype(bool)
        for word in words:
            known &= countable(word)
        return known

    def beside(self, ids: Ints) -> NDArray[np.bool_]:
        """For each word whether it and the one before it are such a pair; one more at the end."""
        known = np.zeros(len(ids) + 1, bool)
        known[1:-1] = self(ids[:-1], ids[1:])
        return known


def countable(ids: Ints) -> NDArray[np.bool_]:
    """Words that have a number of their own; paragraph breaks and classes of unknown words have none."""
    return (ids >= FIRST_WORD) | ((ids > PARAGRAPH) & (ids < 6))


class Tables(Protocol):
    """The parts of the model that are asked here."""

    members: Ints
    kinds: Ints
    tails: Floats
    counts: Floats
    ids: Ints
    nothing: int
    familiar: Familiar
    phrases: Familiar


def features(
    tables: Tables, codes: Codes, targets: Ints, alarms: Alarms, gap: bool, observed: Ints | None = None
) -> Floats:
    """A row for each alarm; `observed` is the word there where it is not the text's own (in training)."""
    places, other = alarms.places, tables.members[alarms.pairs]
    here = (np.full(len(places), tables.nothing) if gap else targets[places]) if observed is None else observed
    ids, shapes = codes >> 3, codes & 7
    before, after = np.maximum(places - 1, 0), np.minimum(places + (not gap), len(ids) - 1)
    beyond = ids[np.maximum(places - 2, 0)], ids[np.minimum(places + 1 + (not gap), len(ids) - 1)]
    left, right = ids[before], ids[after]
    columns = [
        alarms.odds,
        alarms.odds - np.maximum(alarms.second, 0),
        *_known(tables, left, here, right),
        *_known(tables, left, other, right),
        tables.kinds[alarms.pairs],
        tables.counts[here],
        tables.counts[other],
        np.minimum(_near(targets, places, here) - (not gap and observed is None), 5),
        np.minimum(_near(targets, places, other) - (0 if gap else targets[places] == other), 5),
        tables.tails[alarms.pairs],
        np.zeros(len(places)) if gap else shapes[places] != 0,
        _strangers(ids, places, gap),
        shapes[before] == MARK,
        shapes[after] == MARK,
        *(_phrases(tables, beyond[0], left, word, right, beyond[1]) for word in (here, other)),
        _rank(left),
        _rank(right),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _known(tables: Tables, left: Ints, word: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Whether the word goes with its left and with its right neighbour; for nothing, whether these go together."""
    nothing = word == tables.nothing
    middle = tables.ids[word]
    together = tables.familiar(left, right)
    return (
        np.where(nothing, together, tables.familiar(left, middle)),
        np.where(nothing, together, tables.familiar(middle, right)),
    )


def _phrases(tables: Tables, before: Ints, left: Ints, word: Ints, right: Ints, after: Ints) -> Ints:
    """How many of the three words in a row that hold the word, or would close over the gap, are often seen."""
    middle, seen = tables.ids[word], tables.phrases
    with_it = [seen(before, left, middle), seen(left, middle, right), seen(middle, right, after)]
    without = [seen(before, left, right), seen(left, right, after)]
    seen_words: Ints = np.where(word == tables.nothing, np.sum(without, axis=0), np.sum(with_it, axis=0))
    return seen_words


def _rank(ids: Ints) -> Floats:
    """How rare a neighbour is: two frequent words that are never side by side tell more than two rare ones."""
    return np.log2(np.where(ids >= FIRST_WORD, ids - FIRST_WORD, 65_534) + 2.0).astype(np.float32)


def _strangers(ids: Ints, places: Ints, gap: bool) -> Ints:
    """How many of the two words to either side have no number of their own."""
    count = np.zeros(len(places), np.intp)
    for step in (-2, -1, 0 if gap else 2, 1):
        word = ids[np.clip(places + step, 0, len(ids) - 1)]
        count += (word >= 6) & (word < FIRST_WORD)
    return count


def _near(targets: Ints, places: Ints, words: Ints) -> Ints:
    """How often each word stands within NEAR words of its place, itself included."""
    order = np.argsort(targets, kind="stable")
    size = len(targets) + 1
    keys = targets[order].astype(np.int64) * size + order
    low = np.searchsorted(keys, words.astype(np.int64) * size + np.maximum(places - NEAR, 0))
    high: Ints = np.searchsorted(keys, words.astype(np.int64) * size + places + NEAR)
    count: Ints = high - low
    return count
