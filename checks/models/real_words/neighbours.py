"""What the neighbours of a place say about a word that could stand there.

The model of confusions knows which two and three words are often seen in a row, and for some thousand words how well
they go with four words to either side.
"""

from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checks.models.real_words.model import model
from checks.models.real_words.tokens import LOWER, REACH, encode, split, windows

SIDE = 120
"""The neighbours are within so many letters on either side."""


class Fit(NamedTuple):
    """How well a word goes with a place.

    `left` and `right`: whether it is often seen beside its neighbour; `phrases`: in how many of the three groups of
    three words; `odds`: the network's opinion, comparable with that on other words of the place, None if it has none.
    """

    left: bool
    right: bool
    phrases: int
    odds: float | None


class Places:
    """Places in a text, and their neighbours; reading many at once costs little more than reading one."""

    def __init__(self, prose: str, spans: Sequence[tuple[int, int]]) -> None:
        trained = model()
        words: list[str] = ["\n"]
        at = []
        for start, end in spans:
            before = prose[max(0, start - SIDE) : start].rpartition("\n")[2]
            after = prose[end : end + SIDE].partition("\n")[0]
            if len(before) == SIDE:
                before = before.partition(" ")[2]
            words += [word for _, word in split(before)]
            at.append(len(words))
            words += ["the", *(word for _, word in split(after)[: REACH + 1]), "\n"]
        codes = encode(words, trained.numbering, trained.stops)
        middle = np.array(at, np.intp)
        self.around: NDArray[np.int32] = windows(codes)[middle]
        ids = (codes >> 3).astype(np.int64)
        steps = (-2, -1, 1, 2)
        self.beyond = [ids[np.clip(middle + step, 0, len(ids) - 1)] for step in steps]

    def known(self, words: Sequence[str]) -> list[bool]:
        """For each place whether its word is often seen beside both its neighbours."""
        trained = model()
        own = np.array([trained.numbering[word] >> 3 for word in words], np.int64)
        _, left, right, _ = self.beyond
        known: list[bool] = (trained.familiar(left, own) & trained.familiar(own, right)).tolist()
        return known

    def fits(self, asked: Sequence[Sequence[str]]) -> list[list[Fit]]:
        """For each place how well each of its words goes there."""
        trained = model()
        words = list(chain.from_iterable(asked))
        if not words:
            return [[] for _ in asked]
        place = np.repeat(np.arange(len(asked)), list(map(len, asked)))
        own = np.array([trained.numbering[word] >> 3 for word in words], np.int64)
        far, left, right, further = (number[place] for number in self.beyond)
        threes = ((far, left, own), (left, own, right), (own, right, further))
        phrases = np.sum([trained.phrases(*three) for three in threes], axis=0)
        beside = zip(trained.familiar(left, own).tolist(), trained.familiar(own, right).tolist(), strict=True)
        odds = self._odds(words, place)
        found = (Fit(*sides, *rest) for sides, *rest in zip(beside, phrases.tolist(), odds, strict=True))
        return [list(islice(found, len(each))) for each in asked]

    def _odds(self, words: Sequence[str], place: NDArray[np.intp]) -> list[float | None]:
        trained = model()
        numbers = [trained.number.get(word, -1) for word in words]
        known = np.array(numbers) >= 0
        number, rows = np.array(numbers)[known], place[known]
        wanted = trained.wanted(self.around, np.full(len(self.around), LOWER))
        odds = iter((np.einsum("ij,ij->i", trained.vectors[number], wanted[rows]) + trained.prior[number]).tolist())
        return [next(odds) if each else None for each in known]
