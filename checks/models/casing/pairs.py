"""How often a corpus writes two words of a text with capitals, side by side or with "of the" and the like between."""

import numpy as np
from numpy.typing import NDArray

from checks.models.casing.tokens import FIRST_WORD, NEW, Ints
from checks.models.casing.words import Arrays, Flags, Floats

FARTHEST = 3
"""How many places away the other word may be; only function words may come between."""
_ONE, _TWO, _THREE = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
STEPS = 2
"""Steps of a stored number: so many to each doubling of the count."""


def content_neighbour(numbers: Ints, function: Flags, at: Ints, side: int) -> tuple[Ints, Ints]:
    """The nearest word on that side that is no function word, and how far it is; 0 and 0 where there is none."""
    there = np.zeros(len(at), np.int32)
    gap = np.zeros(len(at), np.int32)
    going = np.ones(len(at), bool)
    for far in range(1, FARTHEST + 1):
        place = at + side * far
        inside = (place >= 0) & (place < len(numbers)) & going
        place = np.clip(place, 0, len(numbers) - 1)
        word = inside & (numbers[place] >= FIRST_WORD) & (numbers[place] < NEW)
        found = word & ~function[place]
        there[found], gap[found] = place[found], far
        going = word & function[place]
    return there, gap


def keys(first: Ints, second: Ints, gap: Ints) -> NDArray[np.uint32]:
    """One number for two word numbers in their order and the distance between."""
    mixed = first.astype(np.uint32) * _ONE
    mixed ^= mixed >> np.uint32(15)
    mixed = (mixed + second.astype(np.uint32)) * _TWO
    mixed ^= mixed >> np.uint32(13)
    mixed = (mixed + gap.astype(np.uint32)) * _THREE
    return mixed ^ (mixed >> np.uint32(16))


class Pairs:
    """Counts of pairs of words, in steps of half a doubling: both with capitals, and any other way."""

    def __init__(self, arrays: Arrays) -> None:
        self.keys = np.cumsum(arrays["pair_step"].astype(np.uint32), dtype=np.uint32)
        self.counts = arrays["pair_count"].astype(np.uint8)

    def evidence(self, numbers: Ints, function: Flags, at: Ints) -> list[Floats]:
        """For each place: the word before it and it both capitalised, not both; it and the word after it likewise."""
        columns = []
        for side in (-1, 1):
            there, gap = content_neighbour(numbers, function, at, side)
            first, second = (there, at) if side < 0 else (at, there)
            wanted = keys(numbers[first], numbers[second], gap)
            place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
            known = (self.keys[place] == wanted) & (gap > 0) & (numbers[at] < NEW)
            count = np.where(known, self.counts[place], 0)
            columns += [(count >> 4).astype(np.float32), (count & 15).astype(np.float32)]
        return columns
