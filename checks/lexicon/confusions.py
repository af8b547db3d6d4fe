"""Words that are spelt right and stand in the wrong place, found by what their neighbours ask for.

A small network reads four words to either side and says how much likelier each word that could have been meant is than
the one that stands there; boosted trees weigh its opinion. How both were trained, and on what: `training/README.md`.
"""

import io
import lzma
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checks.lexicon.casing_trees import Trees
from checks.lexicon.confusions_evidence import Alarms, Familiar, features
from checks.lexicon.context import (
    CAPITAL,
    CAPS,
    LOWER,
    NOTHING,
    REACH,
    SHAPES,
    STARTING,
    Codes,
    Numbering,
    encode,
    gaps,
    split,
    windows,
)

Floats = NDArray[np.float32]
Ints = NDArray[Any]

CHUNK, BLOCK = 32_768, 1024
KINDS = ("common", "listed", "homophone", "slip", "substitution", "form", "small")
LEAST_ODDS = 2.5
"""Natural logarithm of how much likelier another word must be before anything else is weighed."""


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
        self.ids = np.array([self.numbering[word] >> 3 for word in self.words])
        self.familiar, self.phrases = Familiar(arrays["familiar"]), Familiar(arrays["phrases"])
        self.trees = Trees(arrays) if "tree_feature" in arrays else None
        self._take_layers(arrays)

    def _take_layers(self, arrays: dict[str, NDArray[Any]]) -> None:
        """What a word, and what a shape, adds to the first layer at each distance."""
        self.embedding = arrays["embedding"].astype(np.float32) * arrays["embedding_scale"].astype(np.float32)
        first, across = arrays["first"].astype(np.float32), arrays["across"].astype(np.float32)
        shapes = arrays["shapes"].astype(np.float32).reshape(2 * REACH, SHAPES, -1)
        wide, narrow = self.embedding.shape[1], shapes.shape[2]
        parts = np.split(np.concatenate([first, across], axis=1), [2 * REACH * wide, 2 * REACH * (wide + narrow)])
        self.hidden = first.shape[1]
        self.by_word = parts[0].reshape(2 * REACH, wide, -1)
        self.by_shape = np.einsum("psn,pno->pso", shapes, parts[1].reshape(2 * REACH, narrow, -1))
        self.by_own_shape = parts[2]
        self.by_own_shape[:, : self.hidden] += arrays["first_bias"].astype(np.float32)
        self.second = arrays["second"].astype(np.float32)

    def wanted(self, around: Codes, own: Ints) -> Floats:
        """The vector that the neighbours ask for, a row for each place; `own` is the shape of what stands there.

        What a neighbour adds to the first layer depends on it and on its distance alone, so it is worked out once for
        each distinct word.
        """
        parts = []
        for at in range(2 * REACH):
            distinct, of = np.unique(around[:, at], return_inverse=True)
            parts.append((self.embedding[distinct >> 3] @ self.by_word[at] + self.by_shape[at][distinct & 7], of))
        result = np.empty((len(around), self.second.shape[1]), np.float32)
        for low in range(0, len(around), BLOCK):
            rows = slice(low, low + BLOCK)
            total = self.by_own_shape[own[rows]]
            for adds, of in parts:
                total += adds[of[rows]]
            hidden = np.maximum(total[:, : self.hidden], 0)
            result[rows] = hidden @ self.second + total[:, self.hidden :]
        return result

    def alarms(self, places: Ints, vectors: Floats, targets: Ints) -> Alarms:
        """Where another word is likelier by LEAST_ODDS than the one of that number, and by how much."""
        found = []
        order = np.argsort(targets, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(targets[order])) + 1):
            begin, end = self.start[targets[rows[0]]], self.start[targets[rows[0]] + 1]
            members = self.members[begin:end]
            if not len(rows) or end - begin < 2:
                continue
            odds = vectors[rows] @ (self.vectors[members[1:]] - self.vectors[members[0]]).T
            odds += self.prior[members[1:]] - self.prior[members[0]]
            best = odds.argmax(axis=1)
            most = odds[np.arange(len(rows)), best]
            over = np.flatnonzero(most > LEAST_ODDS)
            if len(over):
                second = np.sort(odds[over], axis=1)[:, -2] if end - begin > 2 else np.full(len(over), -10.0)
                found.append((places[rows[over]], begin + 1 + best[over], most[over], second))
        columns: list[Any] = [np.concatenate(column) for column in zip(*found, strict=True)]
        return Alarms(*columns) if columns else NO_ALARMS

    def probabilities(self, rows: Floats) -> Floats:
        """How likely each alarm is right."""
        return self.trees(rows) if self.trees and len(rows) else np.zeros(len(rows), np.float32)


@cache
def model() -> Model:
    """The model that ships with the package."""
    packed = files("checks.lexicon").joinpath("confusions.npz.xz").read_bytes()
    with np.load(io.BytesIO(lzma.decompress(packed))) as arrays:
        return Model(dict(arrays))


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
    pieces = split(text)
    if len(pieces) < 2:
        return ()
    trained = model()
    strings = [word for _, word in pieces]
    codes = encode(strings, trained.numbering, trained.stops)
    number = Targets(trained.number)
    targets = np.fromiter(map(number.__getitem__, strings), np.intp, len(strings))
    targets[np.isin(codes & 7, (CAPITAL, CAPS))] = -1
    found = _in_doubt(trained, pieces, codes, targets, least)
    return tuple(sorted(found))


def _in_doubt(
    trained: Model, pieces: list[tuple[int, str]], codes: Codes, targets: Ints, least: float
) -> Iterator[Doubt]:
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
                start, word = pieces[alarms.places[index]]
                likelier = trained.words[trained.members[alarms.pairs[index]]]
                yield Doubt(
                    start,
                    start if gap else start + len(word),
                    "" if gap else word,
                    "" if likelier == NOTHING else likelier,
                    KINDS[trained.kinds[alarms.pairs[index]]],
                    float(chance[index]),
                )
