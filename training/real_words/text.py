"""The text as the network reads it: codes of words, and which of them compete with others."""

from collections import Counter
from pathlib import Path

import numpy as np

from checks.models.real_words.tokens import (
    CAPITAL,
    CAPS,
    LOWER,
    MARK,
    NOTHING,
    PARAGRAPH,
    REACH,
    STARTING,
    Numbering,
    encode,
)
from training.arrays import Ints
from training.real_words.graph import plain
from training.real_words.read import types_of

VOCABULARY = 40_000
OFFSETS = np.array([*range(-REACH, 0), *range(1, REACH + 1)])
AROUND_A_GAP = np.arange(-REACH, REACH)
STOPS = (".", "!", "?", '"', "“", ":", "(", "‘", "'")


def vocabulary_of(folder: Path) -> list[str]:
    """The most frequent words and marks, in lower case."""
    types = types_of(folder)
    counts = np.bincount(np.load(folder / "words.npy"), minlength=len(types))
    totals: Counter[str] = Counter()
    for word, count in zip(types, counts, strict=True):
        if word[0] != "\n" and not word[0].isdigit():
            totals[plain(word)] += int(count)
    return [word for word, _ in totals.most_common(VOCABULARY)]


class Text:
    """A stream of words as codes, and for each word the number it has in the graph."""

    def __init__(self, folder: Path, name: str, vocabulary: list[str], graph_words: list[str]) -> None:
        types, words = types_of(folder), np.load(folder / name)
        numbering = Numbering(vocabulary)
        by_type = np.array([numbering[word] for word in types], np.int32)
        stops = np.array([PARAGRAPH, *(numbering.numbers[s] for s in STOPS if s in numbering.numbers)])
        self.codes = encode(words, by_type, stops)
        number = {word: index for index, word in enumerate(graph_words)}
        target_of_type = np.array([number.get(plain(word), -1) for word in types], np.int32)
        self.targets = target_of_type[words]
        self.targets[(self.codes & 7) == CAPS] = -1
        self.paragraph = np.cumsum((self.codes >> 3) == PARAGRAPH).astype(np.int32)
        self.nothing = number[NOTHING]
        breaks, marks = (self.codes >> 3) == PARAGRAPH, (self.codes & 7) == MARK
        open_gap = ~(breaks | marks)
        open_gap[1:] &= ~breaks[:-1]
        self.gaps = np.flatnonzero(open_gap) + len(self.codes)
        """A gap has the number of the word behind it plus the number of words."""

    def around(self, places: Ints) -> Ints:
        """Codes of the neighbours of the words and gaps at these places."""
        gap = places >= len(self.codes)
        at = np.where(gap, places - len(self.codes), places)
        there = np.clip(at[:, None] + np.where(gap[:, None], AROUND_A_GAP, OFFSETS), 0, len(self.codes) - 1)
        codes = self.codes[there]
        inside = (self.paragraph[there] == self.paragraph[at][:, None]) & ((codes >> 3) != PARAGRAPH)
        return np.where(inside, codes, 0)

    def shapes(self, places: Ints) -> Ints:
        """Whether there is a capital at these places; other shapes would tell what stands there."""
        shapes = self.codes[places % len(self.codes)] & 7
        return np.where((places < len(self.codes)) & np.isin(shapes, (CAPITAL, STARTING)), shapes, LOWER)

    def wanted(self, places: Ints) -> Ints:
        """Numbers in the graph of what stands at these places."""
        here = self.targets[places % len(self.codes)]
        return np.where(places >= len(self.codes), self.nothing, here).astype(np.int32)

    def all_places(self) -> Ints:
        """The words that compete with others, and the gaps."""
        return np.concatenate([np.flatnonzero(self.targets >= 0), self.gaps])
