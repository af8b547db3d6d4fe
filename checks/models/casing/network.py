"""Two trained opinions on a capital: a small network over nine words, and a regression that remembers pairs."""

import numpy as np
from numpy.typing import NDArray

from checks.models.casing.tokens import BREAK, BUCKETS, CAPITAL_S, CLASSES, LOWER, LOWER_S, NEW, Ints, Pieces
from checks.models.casing.words import Arrays, Flags, Floats, Words

REACH = 4
POSITIONS = 2 * REACH + 1
BATCH = 512
GOLDEN = np.uint32(0x9E3779B1)


class Network:
    """Word and class embeddings of nine positions, one hidden layer, and a bias for each word."""

    def __init__(self, arrays: Arrays) -> None:
        self.embedding = arrays["embedding"].astype(np.float32) * arrays["embedding_scale"].astype(np.float32)
        self.bias_of = arrays["bias_of"].astype(np.float32)
        self.shapes = arrays["shapes"].astype(np.float32)
        self.first, self.first_bias = arrays["first"].astype(np.float32), arrays["first_bias"].astype(np.float32)
        self.second, self.second_bias = arrays["second"].astype(np.float32), np.float32(arrays["second_bias"])

    def inputs(self, pieces: Pieces, words: Words, classes: Ints, at: Ints) -> tuple[Ints, Ints]:
        """Rows of the word and class tables for the nine positions around each piece in question."""
        paragraph = np.cumsum(classes == BREAK)
        around = at[:, None] + np.arange(-REACH, REACH + 1)[None, :]
        there = np.clip(around, 0, len(classes) - 1)
        inside = (paragraph[there] == paragraph[at][:, None]) & (around == there)
        rows = np.where(inside, words.row[words.of[there]], 0).astype(np.int32)
        shapes = np.where(inside, classes[there], BREAK)
        shapes[:, REACH] = np.where(possessive(pieces.classes[at]), LOWER_S, LOWER)
        return rows, (shapes + np.arange(POSITIONS) * CLASSES).astype(np.int32)

    def logit(self, rows: Ints, shapes: Ints) -> Floats:
        """The log-odds of a capital."""
        result = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), BATCH):
            part = slice(start, start + BATCH)
            inputs = self.embedding.take(rows[part], axis=0)
            inputs += self.shapes.take(shapes[part], axis=0)
            hidden = inputs.reshape(len(inputs), -1) @ self.first
            hidden += self.first_bias
            np.maximum(hidden, 0, out=hidden)
            result[part] = hidden @ self.second + self.second_bias + self.bias_of[rows[part, REACH]]
        return result


def possessive(classes: Ints) -> Flags:
    """True for words with a possessive 's."""
    owned: Flags = (classes == LOWER_S) | (classes == CAPITAL_S)
    return owned


class Regression:
    """Logistic regression whose features are hashed into one table; `training/casing/kernels.c` has the same ones."""

    def __init__(self, arrays: Arrays, size: int) -> None:
        self.weights = arrays["regression"].astype(np.float32) * np.float32(arrays["regression_scale"])
        self.size, self.shift = size, np.uint32(33 - len(self.weights).bit_length())

    def logit(self, pieces: Pieces, words: Words, classes: Ints, at: Ints) -> Floats:
        """The log-odds of a capital."""
        numbers = pieces.words
        near = np.pad(np.where(numbers < NEW, numbers, self.size + (numbers & (BUCKETS - 1))), 2)
        seen = np.pad(classes, 2, constant_values=BREAK)
        who = words.of[at]
        word, ending = words.number[who], words.ending[who]
        result = np.empty(len(at), np.float32)
        for start in range(0, len(at), BATCH):
            part = slice(start, start + BATCH)
            hashed = _hashed(near, seen, at[part] + 2, word[part], ending[part], possessive(pieces.classes[at[part]]))
            result[part] = self.weights[hashed >> self.shift].sum(axis=0)
        return result


Feature = tuple[Ints | int, Ints | int, Ints | int, Ints | int]


def _hashed(near: Ints, seen: Ints, at: Ints, word: Ints, ending: Ints, owned: Flags) -> NDArray[np.uint32]:
    """The hashes of all features, [feature, word]."""
    features = _features(near, seen, at, word, ending, owned.astype(np.int32))
    hashed = np.repeat(np.arange(1, len(features) + 1, dtype=np.uint32)[:, None], len(at), axis=1)
    values = np.empty((len(features), len(at)), np.uint32)
    for part in range(4):
        for place, feature in enumerate(features):
            values[place] = feature[part]
        hashed ^= values
        hashed *= GOLDEN
        hashed ^= hashed >> np.uint32(15)
    return hashed


def _features(near: Ints, seen: Ints, at: Ints, word: Ints, ending: Ints, s: Ints) -> tuple[Feature, ...]:
    """Word and neighbours (l1 l2 before, r1 r2 after, their classes a1 a2, b1 b2) in twos and threes."""
    a1, b1 = seen[at - 1], seen[at + 1]
    a2 = np.where(a1 == BREAK, BREAK, seen[at - 2])
    b2 = np.where(b1 == BREAK, BREAK, seen[at + 2])
    l1, r1 = np.where(a1 == BREAK, 0, near[at - 1]), np.where(b1 == BREAK, 0, near[at + 1])
    l2, r2 = np.where(a2 == BREAK, 0, near[at - 2]), np.where(b2 == BREAK, 0, near[at + 2])
    a, b = a1 * CLASSES + a2, b1 * CLASSES + b2
    return (
        (word, s, 0, 0), (word, a1, b1, 0), (word, l1, 0, 0), (word, r1, 0, 0),
        (word, l1, a1, 0), (word, r1, b1, 0), (word, l1, l2, 0), (word, r1, r2, 0),
        (word, l1, r1, 0), (word, l2, a2, 1), (word, r2, b2, 2), (word, a, b, 3),
        (ending, s, 4, 0), (ending, a1, b1, 5), (ending, l1, 6, 0), (ending, r1, 7, 0),
        (l1, a1, r1, b1), (l1, a1, 8, 0), (r1, b1, 9, 0), (l1, l2, a, 10),
        (r1, r2, b, 11), (a, b, 12, 0), (l2, a2 * CLASSES + a1, 13, 0), (r2, b2 * CLASSES + b1, 14, 0),
    )  # fmt: skip
