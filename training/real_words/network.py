"""The network that tells which word of a set its neighbours ask for, and one step of its training.

Four words to either side, embedded, go through one hidden layer and beside it to a vector that is compared with the
vectors of the words of the set; the set of a word is all it competes with.
"""

import ctypes
from typing import NamedTuple

import numpy as np

from checks.models.real_words.tokens import CAPITAL, LOWER, SHAPES
from training.arrays import Floats, Ints, Table
from training.compiled import address
from training.real_words.text import OFFSETS, Text

WIDTH, SHAPE_WIDTH, HIDDEN, OUT = 32, 4, 256, 64
"""Numbers of a word, of a shape, of the hidden layer, and of the vector that is compared."""
DENSE_RATE, WORD_RATE, SHAPE_RATE = 0.001, 0.05, 0.02
WORDS = len(OFFSETS) * WIDTH
INPUTS = WORDS + len(OFFSETS) * SHAPE_WIDTH + SHAPES
LOWERED = 0.15
"""How often neighbours are read as if they had no capital."""


class Sets(NamedTuple):
    """The words that each word of the graph competes with, itself first: those from `start[word]` on in `members`."""

    start: Ints
    members: Ints


class Net:
    """The network with its optimiser's state, under the names of its papers: E and S embed words and shapes.

    V and b are of the words of the graph, W1 and c1 lead to the hidden layer, W2 from there, W3 past it.
    """

    def __init__(self, vocabulary: int, words: int) -> None:
        random = np.random.default_rng(1)
        self.arrays: Table = {
            "E": random.normal(0, 0.1, (vocabulary, WIDTH)).astype(np.float32),
            "S": random.normal(0, 0.1, (SHAPES * len(OFFSETS), SHAPE_WIDTH)).astype(np.float32),
            "V": random.normal(0, 0.1, (words, OUT)).astype(np.float32),
            "b": np.zeros(words, np.float32),
            "W1": random.normal(0, INPUTS**-0.5, (INPUTS, HIDDEN)).astype(np.float32),
            "c1": np.zeros(HIDDEN, np.float32),
            "W2": random.normal(0, HIDDEN**-0.5, (HIDDEN, OUT)).astype(np.float32),
            "W3": random.normal(0, INPUTS**-0.5, (INPUTS, OUT)).astype(np.float32),
        }
        self.squares: Table = {name: np.full(len(self.arrays[name]), 1e-3, np.float32) for name in "ESVb"}
        self.moments = {
            name: (np.zeros_like(self.arrays[name]), np.zeros_like(self.arrays[name]))
            for name in ("W1", "c1", "W2", "W3")
        }
        self.steps = 0

    def inputs(self, codes: Ints, shapes: Ints) -> Floats:
        """What the first layer sees."""
        n = len(codes)
        x = np.zeros((n, INPUTS), np.float32)
        x[:, :WORDS] = self.arrays["E"][codes >> 3].reshape(n, -1)
        x[:, WORDS:-SHAPES] = self.arrays["S"][(codes & 7) + SHAPES * np.arange(len(OFFSETS))].reshape(n, -1)
        x[np.arange(n), shapes - SHAPES] = 1
        return x

    def move(self, name: str, gradient: Ints, rate: float) -> None:
        """One step of Adam."""
        first, second = self.moments[name]
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient * gradient - second)
        fair = (1 - 0.999**self.steps) ** 0.5 / (1 - 0.9**self.steps)
        self.arrays[name] -= rate * fair * first / (np.sqrt(second) + 1e-8)


class Trainer:
    """Trains a network on a text, by the compiled steps."""

    def __init__(self, net: Net, steps: ctypes.CDLL, text: Text, sets: Sets) -> None:
        self.net, self.steps, self.text, self.sets = net, steps, text, sets
        self.steps.softmax_step.restype = ctypes.c_double

    def learn(self, at: Ints, rate: float, random: np.random.Generator) -> float:
        """One step; returns the sum of the losses."""
        net = self.net
        codes = self.text.around(at)
        lowered = random.random((len(at), 1)) < LOWERED
        codes = np.where(lowered & ((codes & 7) == CAPITAL), codes - CAPITAL + LOWER, codes)
        x = net.inputs(codes, self.text.shapes(at))
        hidden = np.maximum(x @ net.arrays["W1"] + net.arrays["c1"], 0)
        loss, dz = self._compare(hidden @ net.arrays["W2"] + x @ net.arrays["W3"], self.text.wanted(at), rate)
        dh = (dz @ net.arrays["W2"].T) * (hidden > 0)
        dx = dh @ net.arrays["W1"].T + dz @ net.arrays["W3"].T
        net.steps += 1
        for name, gradient in (("W1", x.T @ dh), ("c1", dh.sum(0)), ("W2", hidden.T @ dz), ("W3", x.T @ dz)):
            net.move(name, gradient / len(at), DENSE_RATE * rate)
        self._rows("E", codes >> 3, dx[:, :WORDS], WORD_RATE * rate)
        self._rows(
            "S", (codes & 7) + SHAPES * np.arange(len(OFFSETS), dtype=np.int32), dx[:, WORDS:-SHAPES], SHAPE_RATE * rate
        )
        return loss

    def _compare(self, z: Floats, wanted: Ints, rate: float) -> tuple[float, Floats]:
        """The sum of the losses of vectors and their gradients; the words of the sets move at once."""
        dz, targets, own = np.empty_like(z), np.ascontiguousarray(wanted), self.net
        loss: float = self.steps.softmax_step(
            len(z),
            OUT,
            *map(address, (z, targets, *self.sets)),
            *map(address, (own.arrays["V"], own.squares["V"], own.arrays["b"], own.squares["b"])),
            ctypes.c_float(WORD_RATE * rate),
            address(dz),
        )
        return loss, dz

    def _rows(self, name: str, ids: Ints, gradients: Floats, rate: float) -> None:
        rows, table = np.ascontiguousarray(ids.ravel()), self.net.arrays[name]
        width = table.shape[1]
        slopes = np.ascontiguousarray(gradients).reshape(-1, width)
        self.steps.rows_step(
            ctypes.c_long(len(rows)),
            width,
            address(rows),
            address(slopes),
            ctypes.c_long(width),
            address(table),
            address(self.net.squares[name]),
            ctypes.c_float(rate),
        )
