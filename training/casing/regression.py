"""Trains the hashed logistic regression: single words and pairs beside a word, remembered one by one."""

import ctypes

import numpy as np
import typer

from checks.models.casing.tokens import BUCKETS, CAPITAL, CAPITAL_S, FIRST_WORD, LOWER_S
from training.arrays import Ints, Table, load, save
from training.casing.corpus import words_of
from training.casing.counts import in_house_style
from training.casing.examples import UNKNOWN_TARGETS, endings, without_capitals
from training.casing.network import KERNELS
from training.compiled import address, library
from training.place import Place

SLOTS, COUNTERS, LEAST = 1 << 22, 1 << 25, 6
TESTED, EPOCHS, FASTEST = 200_000, 3, 0.12


class Examples:
    """The text as the kernel wants it."""

    def __init__(self, table: Table, words: list[str], styled: Ints) -> None:
        size = FIRST_WORD + len(words)
        numbers = table["words"]
        known = numbers < size
        self.row = np.where(known, numbers, 0).astype(np.int32)
        self.near = np.where(known, numbers, size + (numbers & (BUCKETS - 1))).astype(np.int32)
        self.ending = np.where(known, endings(words)[self.row], numbers & (BUCKETS - 1)).astype(np.int32)
        self.classes = table["classes"].astype(np.uint8)
        self.document = table["document"]
        self.possessive = np.isin(self.classes, (LOWER_S, CAPITAL_S)).astype(np.uint8)
        self.label = np.isin(self.classes, (CAPITAL, CAPITAL_S)).astype(np.uint8)
        target = table["usable"] & ~(in_house_style(table | {"words": self.row}, styled))
        target[:2] = target[-2:] = False
        self.targets = np.flatnonzero(target)
        self.draw = np.random.default_rng(4)
        self.draw.shuffle(self.targets)
        typer.echo(f"{len(self.targets):,} targets")

    def seen(self) -> Ints:
        """Classes of which the documents have lost some capitals, anew each time."""
        return without_capitals(self.classes, self.document, self.draw)


class Regression:
    """The weights, one a slot, and how often each feature was seen; one seen too seldom has no weight."""

    def __init__(self, examples: Examples, kernel: ctypes.CDLL) -> None:
        self.examples, self.kernel = examples, kernel
        self.kernel.regress.restype = ctypes.c_double
        self.counts = np.zeros(COUNTERS, np.uint8)
        self.weights, self.squares = np.zeros(SLOTS, np.float32), np.full(SLOTS, 1.0, np.float32)
        self.seen = examples.seen()

    def text(self) -> tuple[ctypes.c_void_p, ...]:
        """The text as both kernels take it."""
        own = self.examples
        return tuple(map(address, (own.near, self.seen, own.row, own.ending, own.possessive)))

    def count(self, targets: Ints) -> None:
        """Counts the features of these places."""
        self.kernel.count_features(*self.text(), address(targets), ctypes.c_int64(len(targets)), address(self.counts))

    def go(self, targets: Ints, least: int, rate: float, learning: bool) -> float:
        """The mean loss at these places, with the features seen `least` times; learns from them if it is to."""
        draw = self.examples.draw
        masked = (draw.random(len(targets), np.float32) < UNKNOWN_TARGETS * learning).astype(np.uint8)
        loss: float = self.kernel.regress(
            *self.text(),
            address(self.examples.label),
            address(masked),
            address(targets),
            ctypes.c_int64(len(targets)),
            address(self.counts),
            ctypes.c_int(least),
            address(self.weights),
            address(self.squares),
            ctypes.c_float(rate),
            ctypes.c_int(learning),
            address(None),
        )
        return loss


def train(examples: Examples, kernel: ctypes.CDLL) -> Regression:
    """Trains on all but TESTED of the places, and says what these cost after each epoch."""
    regression = Regression(examples, kernel)
    test, targets = examples.targets[:TESTED], examples.targets[TESTED:]
    regression.count(targets)
    for epoch in range(EPOCHS):
        examples.draw.shuffle(targets)
        for least, part, learning in ((LEAST, targets, True), (LEAST, test, False), (0, test, False)):
            loss = regression.go(part, least, FASTEST / (1 + epoch), learning)
            typer.echo(f"epoch {epoch} {'train' if learning else 'test'} least {least} loss {loss:.4f}")
        regression.seen = examples.seen()
    return regression


def run(place: Place) -> None:
    """Writes regression.npz."""
    folder = place.folder("casing")
    examples = Examples(load(folder / "arrays.npz"), words_of(folder), load(folder / "counts.npz")["house_style"])
    save(folder / "regression.npz", {"weights": train(examples, library(KERNELS, folder)).weights})
