"""Trains the window network: is this word, between these neighbours, written with a capital?"""

import ctypes
import time
from pathlib import Path
from typing import Any

import numpy as np
import typer

from checks.models.casing.network import POSITIONS, REACH
from checks.models.casing.tokens import BUCKETS, CLASSES
from training.arrays import Flags, Floats, Ints, Table, load, save
from training.casing.corpus import words_of
from training.casing.examples import Examples, before_the_releases
from training.compiled import address, library
from training.place import Place

KERNELS = Path(__file__).with_name("kernels.c")
WORDS, WIDTH, HIDDEN, EPOCHS, BATCH, TESTED = 50_000, 48, 128, 3, 2048, 40_000
"""Words with a row of their own, numbers of a row and of the hidden layer; passes, examples a step, and in the test."""
FASTEST, SLOWED, SHAPES_SLOWER = 0.05, 0.9, 0.3
DENSE = ("first", "first_bias", "second", "second_bias")


class Network:
    """Window network with shared word embeddings, a class embedding a position and one hidden layer."""

    def __init__(self, rows: int, kernel: ctypes.CDLL, seed: int = 1) -> None:
        draw = np.random.default_rng(seed)
        size = POSITIONS * WIDTH
        self.arrays: Table = {
            "embedding": (draw.standard_normal((rows, WIDTH)) * 0.1).astype(np.float32),
            "shapes": (draw.standard_normal((POSITIONS * CLASSES, WIDTH)) * 0.1).astype(np.float32),
            "bias_of": np.zeros((rows, 1), np.float32),
            "first": (draw.standard_normal((size, HIDDEN)) / np.sqrt(size)).astype(np.float32),
            "first_bias": np.zeros(HIDDEN, np.float32),
            "second": (draw.standard_normal(HIDDEN) / np.sqrt(HIDDEN)).astype(np.float32),
            "second_bias": np.zeros(1, np.float32),
        }
        self.squares: Table = {
            name: np.full_like(array, 1e-6) if name in DENSE else np.full(len(array), 1e-6, np.float32)
            for name, array in self.arrays.items()
        }
        self.kernel = kernel

    def forward(self, rows: Ints, shapes: Ints) -> tuple[Floats, Floats, Floats]:
        """Input, hidden layer and logit of a batch."""
        own = self.arrays
        inputs = (own["embedding"][rows] + own["shapes"][shapes]).reshape(len(rows), -1)
        hidden = inputs @ own["first"] + own["first_bias"]
        np.maximum(hidden, 0, out=hidden)
        return inputs, hidden, hidden @ own["second"] + own["second_bias"] + own["bias_of"][rows[:, REACH], 0]

    def learn(self, rows: Ints, shapes: Ints, label: Flags, weight: Floats, rate: float) -> float:
        """One step on one batch; its loss."""
        inputs, hidden, logit = self.forward(rows, shapes)
        chance = 1 / (1 + np.exp(-logit))
        loss = -np.mean(weight * np.log(np.where(label, chance, 1 - chance) + 1e-9))
        slope = (weight * (chance - label) / len(label)).astype(np.float32)
        back = np.outer(slope, self.arrays["second"])
        back[hidden <= 0] = 0
        slopes = {
            "second": hidden.T @ slope,
            "second_bias": slope.sum(keepdims=True),
            "first": inputs.T @ back,
            "first_bias": back.sum(0),
        }
        down = np.ascontiguousarray(back @ self.arrays["first"].T)
        for name in DENSE:
            self.squares[name] += slopes[name] ** 2
            self.arrays[name] -= rate * slopes[name] / np.sqrt(self.squares[name])
        self._rows("embedding", rows, down, rate)
        self._rows("shapes", shapes, down, rate * SHAPES_SLOWER)
        self._rows("bias_of", np.ascontiguousarray(rows[:, REACH]), slope, rate)
        return float(loss)

    def _rows(self, name: str, rows: Ints, slopes: Floats, rate: float) -> None:
        table = self.arrays[name]
        self.kernel.update_rows(
            address(table),
            address(self.squares[name]),
            address(rows),
            address(slopes),
            ctypes.c_int64(rows.size),
            ctypes.c_int(table.shape[1]),
            ctypes.c_float(rate),
        )


def train(examples: Examples, network: Network, epochs: int = EPOCHS) -> None:
    """Trains on all but TESTED of the examples, and says what those cost after each epoch."""
    test = examples.draw.choice(examples.targets, TESTED, replace=False)
    examples.targets = np.setdiff1d(examples.targets, test)
    began = time.monotonic()
    for epoch in range(epochs):
        order = examples.epoch()
        losses, steps = [], len(order) // BATCH
        for step in range(steps):
            rate = FASTEST * (1 - SLOWED * (epoch + step / steps) / epochs)
            at = np.sort(order[step * BATCH : (step + 1) * BATCH])
            losses.append(network.learn(*examples.batch(at), rate))
            if step % 1000 == 999:
                minutes = (time.monotonic() - began) / 60
                typer.echo(f"epoch {epoch} step {step + 1}/{steps} loss {np.mean(losses[-500:]):.4f} {minutes:.1f} min")
        typer.echo(f"epoch {epoch}: test loss {tested(network, *examples.batch(np.sort(test), training=False)):.4f}")


def tested(network: Network, rows: Ints, shapes: Ints, label: Flags, weight: Any) -> float:
    """The mean loss on examples."""
    logit = network.forward(rows, shapes)[2]
    return float(np.mean(weight * np.logaddexp(0, np.where(label, -logit, logit))))


def run(place: Place) -> None:
    """Writes network.npz."""
    folder = place.folder("casing")
    examples = Examples(before_the_releases(load(folder / "arrays.npz")), words_of(folder), WORDS)
    network = Network(WORDS + BUCKETS, library(KERNELS, folder))
    train(examples, network)
    save(folder / "network.npz", network.arrays | {"limit": np.array(WORDS)})
