"""Real-word errors: correctly spelt words in another's place, found by what their neighbours ask for.

A small network reads four words to either side and says how much likelier each word that could have been meant is than
the one that stands there; boosted trees weigh its opinion. How both were trained, and on what: `training/README.md`.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import permutations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checks.language.packed import arrays
from checks.models import thresholds
from checks.models.real_words.evidence import Alarms, Familiar, features
from checks.models.real_words.tokens import (
    CAPITAL,
    CAPS,
    LOWER,
    NOTHING,
    REACH,
    SHAPES,
    STARTING,
    Codes,
    Numbered,
    Numbering,
    Stretches,
    gaps,
    numbered,
    opened,
    windows,
)
from checks.models.trees import Trees

Floats = NDArray[np.float32]
Ints = NDArray[Any]

CHUNK, BLOCK = 32_768, 512
TARGET_BITS = 16
"""Of the number of a piece: its word's number in the table, plus one; its code stands above them."""
SMALL = "small"
"""The kind of a function word that is missing or superfluous."""
KINDS = ("common", "listed", "homophone", "slip", "substitution", "form", SMALL)
_GROUPS = """there their they're|your you're|its it's|then than|form from|were where|past passed|quite quiet|loose lose
    |no now know"""
MIXED_UP = (
    ("too", "to"),
    *(pair for group in _GROUPS.split("|") for pair in permutations(group.split(), 2)),
)
"""What is written for what much more often than any slip of the hand makes one word of another."""


class Odds(NamedTuple):
    """Natural logarithms: how much likelier another word must be before anything else is weighed, and how much more
    often MIXED_UP are mixed up.
    """

    least: float
    often: float


ODDS = thresholds.read(__package__, "odds", Odds)


NO_ALARMS = Alarms(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0, np.float32), np.zeros(0, np.float32))


class Doubt(NamedTuple):
    """A word in doubt: where it stands, which word was likelier meant, and how likely that is (0 to 1).

    `kind` is one of KINDS. For a word that is missing, `word` is empty and start is end; for one too many, `likelier`
    is empty.
    """

    start: int
    end: int
    word: str
    likelier: str
    kind: str
    probability: float


class Model:
    """The trained arrays and the table of which word may stand for which."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.words = arrays["words"].tobytes().decode("utf-8").split("\n")
        self.number = {word: index for index, word in enumerate(self.words)}
        self.numbering = Numbering(arrays["vocabulary"].tobytes().decode("utf-8").split("\n"))
        self.nothing = self.number[NOTHING]
        self.stops = arrays["stops"]
        self.vectors = arrays["vectors"].astype(np.float32) * arrays["vectors_scale"].astype(np.float32)
        self.prior = arrays["prior"].astype(np.float32)
        self.start, self.members = arrays["start"].astype(np.intp), arrays["members"].astype(np.intp)
        self.kinds, self.tails = arrays["kinds"], arrays["tails"].astype(np.float32)
        self.counts = arrays["counts"].astype(np.float32)
        self.often = self._often()
        self.ids = np.array([self.numbering[word] >> 3 for word in self.words])
        self.familiar, self.phrases = Familiar(arrays["familiar"]), Familiar(arrays["phrases"])
        targets = Targets(self.number)
        self.stretches = Stretches(lambda word: self.numbering[word] << TARGET_BITS | targets[word] + 1)
        self.trees = Trees(arrays) if "tree_feature" in arrays else None
        self._take_layers(arrays)

    def _often(self) -> Floats:
        """What is added to the odds of each pair of the table when the likeliest of several words is chosen."""
        added = np.zeros(len(self.members), np.float32)
        for there, meant in MIXED_UP:
            low, high = self.start[self.number[there]], self.start[self.number[there] + 1]
            added[low:high][self.members[low:high] == self.number[meant]] = ODDS.often
        return added

    def _take_layers(self, arrays: dict[str, NDArray[Any]]) -> None:
        """The weights, and what a shape contributes at each distance."""
        self.embedding = arrays["embedding"].astype(np.float32) * arrays["embedding_scale"].astype(np.float32)
        self.shapes = arrays["shapes"].astype(np.float32)
        self.at_distance = np.arange(2 * REACH) * SHAPES
        first, across = arrays["first"].astype(np.float32), arrays["across"].astype(np.float32)
        self.hidden = first.shape[1]
        self.first = np.concatenate([first, across], axis=1)
        self.first[-SHAPES:, : self.hidden] += arrays["first_bias"].astype(np.float32)
        self.second = arrays["second"].astype(np.float32)

    def wanted(self, around: Codes, own: Ints) -> Floats:
        """The vector that the neighbours ask for, a row for each place; `own` is the shape of the word there."""
        result = np.empty((len(around), self.second.shape[1]), np.float32)
        for low in range(0, len(around), BLOCK):
            rows = slice(low, low + BLOCK)
            codes = around[rows]
            inputs = (
                self.embedding.take(codes >> 3, axis=0).reshape(len(codes), -1),
                self.shapes.take((codes & 7) + self.at_distance, axis=0).reshape(len(codes), -1),
                np.arange(SHAPES) == own[rows, None],
            )
            total = np.concatenate(inputs, axis=1, dtype=np.float32) @ self.first
            hidden = np.maximum(total[:, : self.hidden], 0)
            result[rows] = hidden @ self.second + total[:, self.hidden :]
        return result

    def alarms(self, places: Ints, vectors: Floats, targets: Ints) -> Alarms:
        """Where another word is likelier by ODDS.least than the one of that number, and by how much."""
        sizes = self.start[targets + 1] - self.start[targets] - 1
        some = np.flatnonzero(sizes > 0)
        if not len(some):
            return NO_ALARMS
        sizes, targets = sizes[some], targets[some]
        ends = np.cumsum(sizes)
        pairs = np.arange(ends[-1]) + np.repeat(self.start[targets] + 1 - (ends - sizes), sizes)
        odds = self._odds(vectors[some], targets, pairs, sizes)
        over = np.flatnonzero(np.maximum.reduceat(odds, ends - sizes) > ODDS.least)
        rows, sizes, ends = some[over], sizes[over], ends[over]
        near = np.arange(sizes.sum()) + np.repeat(ends - np.cumsum(sizes), sizes)
        order = near[np.lexsort((-odds[near] - self.often[pairs[near]], np.repeat(np.arange(len(over)), sizes)))]
        best = np.cumsum(sizes) - sizes
        second = np.where(sizes > 1, odds[order[np.minimum(best + 1, len(order) - 1)]], np.float32(-10))
        return Alarms(places[rows], pairs[order[best]], odds[order[best]], second)

    def _odds(self, vectors: Floats, targets: Ints, pairs: Ints, sizes: Ints) -> Floats:
        """How much likelier each word of `pairs` is than the one in the text; `sizes` of them for each row."""
        members = self.members[pairs]
        if (targets == targets[0]).all():
            shared = self.vectors[members[: sizes[0]]] - self.vectors[targets[0]]
            odds: Floats = (vectors @ shared.T).ravel() + (self.prior[members] - self.prior[targets[0]])
            return odds
        rows = np.repeat(np.arange(len(vectors)), sizes)
        odds = self.prior[members]
        for low in range(0, len(pairs), 4 * BLOCK):
            part = slice(low, low + 4 * BLOCK)
            asked, answers = vectors.take(rows[part], axis=0), self.vectors.take(members[part], axis=0)
            odds[part] += np.einsum("ij,ij->i", asked, answers)
        own = np.einsum("ij,ij->i", vectors, self.vectors.take(targets, axis=0)) + self.prior[targets]
        odds -= np.repeat(own, sizes)
        return odds

    def probabilities(self, rows: Floats) -> Floats:
        """How likely each alarm is right."""
        return self.trees(rows) if self.trees and len(rows) else np.zeros(len(rows), np.float32)


@cache
def model() -> Model:
    """The model that ships with the package."""
    return Model(arrays(__package__))


class Targets(dict[str, int]):
    """From a word as it stands to its number in the table, -1 where it has none."""

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self.numbers = numbers

    def __missing__(self, word: str) -> int:
        number = self[word] = self.numbers.get(word.lower().replace("’", "'"), -1)
        return number


@lru_cache(maxsize=2)
def doubts(text: str, least: float = 0.5) -> tuple[Doubt, ...]:
    """Every word of the text in whose place another is likelier by `least`, in order."""
    trained = model()
    read = numbered(text, trained.stretches)
    if len(read.numbers) < 2:
        return ()
    codes = opened((read.numbers >> TARGET_BITS).astype(np.int32), trained.stops)
    targets = (read.numbers & ((1 << TARGET_BITS) - 1)).astype(np.intp) - 1
    shapes = codes & 7
    targets[(shapes == CAPITAL) | (shapes == CAPS)] = -1
    return tuple(sorted(_in_doubt(trained, read, codes, targets, least)))


def _in_doubt(trained: Model, read: Numbered, codes: Codes, targets: Ints, least: float) -> Iterator[Doubt]:
    known = trained.familiar.beside(codes >> 3)
    own = np.where((codes & 7) == STARTING, STARTING, LOWER)
    words = np.flatnonzero((targets >= 0) & ~(known[:-1] & known[1:]))
    between = np.flatnonzero(gaps(codes) & ~known[:-1])
    for gap, places in ((False, words), (True, between)):
        around = windows(codes, gap)
        for at in range(0, len(places), CHUNK):
            here = places[at : at + CHUNK]
            vectors = trained.wanted(around[here], np.full(len(here), LOWER) if gap else own[here])
            observed = np.full(len(here), trained.nothing) if gap else targets[here]
            alarms = trained.alarms(here, vectors, observed)
            rows = features(trained, codes, targets, alarms, gap)
            chance = trained.probabilities(rows)
            for index in np.flatnonzero(chance >= least):
                piece = read.piece(int(alarms.places[index]))
                likelier = trained.words[trained.members[alarms.pairs[index]]]
                yield Doubt(
                    piece.start(),
                    piece.start() if gap else piece.end(),
                    "" if gap else piece[0],
                    "" if likelier == NOTHING else likelier,
                    KINDS[trained.kinds[alarms.pairs[index]]],
                    float(chance[index]),
                )
