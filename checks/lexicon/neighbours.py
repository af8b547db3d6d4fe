"""What the neighbours of a place say about a word that could stand there.

The model of confusions knows which two and three words are often seen in a row, and for some thousand words how well
they go with four words to either side.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checks.lexicon.confusions import model
from checks.lexicon.context import LOWER, REACH, encode, split, windows

SIDE = 120
"""So many letters to either side hold the neighbours."""


class Fit(NamedTuple):
    """How well a word goes with a place.

    `left` and `right`: whether it is often seen beside its neighbour; `phrases`: in how many of the three groups of
    three words; `odds`: the network's opinion, comparable with that on other words of the place, None if it has none.
    """

    left: bool
    right: bool
    phrases: int
    odds: float | None


class Place:
    """A place in a text, and its neighbours."""

    def __init__(self, prose: str, start: int, end: int) -> None:
        before = prose[max(0, start - SIDE) : start].rpartition("\n")[2]
        after = prose[end : end + SIDE].partition("\n")[0]
        if len(before) == SIDE:
            before = before.partition(" ")[2]
        left, right = [word for _, word in split(before)], [word for _, word in split(after)]
        trained = model()
        codes = encode(["\n", *left, "the", *right[: REACH + 1], "\n"], trained.numbering, trained.stops)
        at = len(left) + 1
        self.around: NDArray[np.int32] = windows(codes)[at : at + 1]
        ids = (codes >> 3).astype(np.int64)
        self.beyond = [ids[[place]] for place in (max(at - 2, 0), at - 1, at + 1, min(at + 2, len(ids) - 1))]

    def knows(self, word: str) -> bool:
        """Whether the word is often seen beside both its neighbours."""
        trained = model()
        own = np.array([trained.numbering[word] >> 3])
        _, left, right, _ = self.beyond
        return bool(trained.familiar(left, own)[0] and trained.familiar(own, right)[0])

    def fits(self, words: Sequence[str]) -> list[Fit]:
        """How well each of these words goes here."""
        trained = model()
        own = np.array([trained.numbering[word] >> 3 for word in words], np.int64)
        far, left, right, further = (np.repeat(number, len(words)) for number in self.beyond)
        threes = ((far, left, own), (left, own, right), (own, right, further))
        phrases = np.sum([trained.phrases(*three) for three in threes], axis=0)
        beside = zip(trained.familiar(left, own).tolist(), trained.familiar(own, right).tolist(), strict=True)
        odds = self._odds(words)
        return [Fit(*sides, *rest) for sides, *rest in zip(beside, phrases.tolist(), odds, strict=True)]

    def _odds(self, words: Sequence[str]) -> list[float | None]:
        trained = model()
        numbers = [trained.number.get(word) for word in words]
        known = [number for number in numbers if number is not None]
        if not known:
            return [None] * len(words)
        wanted = trained.wanted(self.around, np.array([LOWER]))[0]
        odds = iter((trained.vectors[known] @ wanted + trained.prior[known]).tolist())
        return [None if number is None else next(odds) for number in numbers]
