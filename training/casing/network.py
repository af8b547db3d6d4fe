"""Trains the window network: is this word, between these neighbours, written with a capital?"""

import argparse
import ctypes
import subprocess
import time
import zlib
from pathlib import Path

import numpy as np
from counts import FUNCTION_WORDS, WHITE_HOUSE, is_capital

from checks.models.casing.tokens import BREAK, BUCKETS, CAPITAL, CAPITAL_S, CLASSES, FIRST_WORD, LOWER, LOWER_S

REACH = 4
POSITIONS = 2 * REACH + 1
DROPS = np.array([0.0, 0.05, 0.15, 0.40])
UNKNOWN_TARGETS = 0.06
PLAIN_SHARE = 0.2


def kernel() -> ctypes.CDLL:
    """The compiled update of embedding rows."""
    source = Path(__file__).with_name("kernels.c")
    library = Path("/tmp") / "casing_kernels.so"
    subprocess.run(
        ["cc", "-O3", "-ffast-math", "-march=native", "-shared", "-fPIC", "-o", library, source, "-lm"], check=True
    )
    return ctypes.CDLL(str(library))


def rows_of(words: list[str], limit: int) -> np.ndarray:
    """Word number → row of the embedding table: its own, or its ending's."""
    rows = np.arange(FIRST_WORD + len(words), dtype=np.int32)
    for number in range(limit, len(rows)):
        ending = words[number - FIRST_WORD][-3:]
        rows[number] = limit + (zlib.crc32(ending.encode()) & (BUCKETS - 1))
    return rows


class Network:
    """Window network with shared word embeddings, a class embedding a position and one hidden layer."""

    def __init__(self, rows: int, width: int, hidden: int, seed: int = 1) -> None:
        draw = np.random.default_rng(seed)
        size = POSITIONS * width
        self.width = width
        self.embedding = (draw.standard_normal((rows, width)) * 0.1).astype(np.float32)
        self.shapes = (draw.standard_normal((POSITIONS * CLASSES, width)) * 0.1).astype(np.float32)
        self.bias_of = np.zeros((rows, 1), np.float32)
        self.first = (draw.standard_normal((size, hidden)) / np.sqrt(size)).astype(np.float32)
        self.first_bias = np.zeros(hidden, np.float32)
        self.second = (draw.standard_normal(hidden) / np.sqrt(hidden)).astype(np.float32)
        self.second_bias = np.zeros(1, np.float32)
        self.dense = ("first", "first_bias", "second", "second_bias")
        self.squares = {name: np.full_like(getattr(self, name), 1e-6) for name in self.dense}
        self.row_squares = {
            name: np.full(len(getattr(self, name)), 1e-6, np.float32) for name in ("embedding", "shapes", "bias_of")
        }
        self.kernel = kernel()

    def forward(self, rows: np.ndarray, shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Input, hidden layer and logit of a batch."""
        inputs = (self.embedding[rows] + self.shapes[shapes]).reshape(len(rows), -1)
        hidden = inputs @ self.first + self.first_bias
        np.maximum(hidden, 0, out=hidden)
        return inputs, hidden, hidden @ self.second + self.second_bias + self.bias_of[rows[:, REACH], 0]

    def learn(self, rows: np.ndarray, shapes: np.ndarray, label: np.ndarray, weight: np.ndarray, rate: float) -> float:
        """One step on one batch; its loss."""
        inputs, hidden, logit = self.forward(rows, shapes)
        chance = 1 / (1 + np.exp(-logit))
        loss = -np.mean(weight * np.log(np.where(label, chance, 1 - chance) + 1e-9))
        slope = (weight * (chance - label) / len(label)).astype(np.float32)
        back = np.outer(slope, self.second)
        back[hidden <= 0] = 0
        slopes = {
            "second": hidden.T @ slope,
            "second_bias": slope.sum(keepdims=True),
            "first": inputs.T @ back,
            "first_bias": back.sum(0),
        }
        down = np.ascontiguousarray(back @ self.first.T)
        for name in self.dense:
            squares = self.squares[name]
            squares += slopes[name] ** 2
            getattr(self, name)[...] -= rate * slopes[name] / np.sqrt(squares)
        self._rows("embedding", rows, down, rate)
        self._rows("shapes", shapes, down, rate * 0.3)
        self._rows("bias_of", np.ascontiguousarray(rows[:, REACH]), slope, rate)
        return float(loss)

    def _rows(self, name: str, rows: np.ndarray, slopes: np.ndarray, rate: float) -> None:
        table, squares = getattr(self, name), self.row_squares[name]
        pointer = ctypes.c_void_p
        self.kernel.update_rows(
            pointer(table.ctypes.data),
            pointer(squares.ctypes.data),
            pointer(rows.ctypes.data),
            pointer(slopes.ctypes.data),
            ctypes.c_int64(rows.size),
            ctypes.c_int(table.shape[1]),
            ctypes.c_float(rate),
        )


class Examples:
    """Makes batches out of the corpus arrays."""

    def __init__(self, folder: Path, limit: int) -> None:
        with np.load(folder / "arrays.npz") as file:
            table = dict(file)
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        with np.load(folder / "counts.npz") as file:
            counts = dict(file)
        size = FIRST_WORD + len(words)
        numbers = table["words"]
        row = rows_of(words, limit)
        known = numbers < size
        unknown = limit + (numbers & (BUCKETS - 1))
        self.rows = np.where(known, row[np.minimum(numbers, size - 1)], unknown).astype(np.int32)
        self.classes = table["classes"].astype(np.int32)
        self.document = table["document"]
        capital = is_capital(table["classes"])
        beside = np.zeros(len(numbers), bool)
        beside[1:] |= capital[:-1]
        beside[:-1] |= capital[1:]
        function = np.array([False] * FIRST_WORD + [word in FUNCTION_WORDS for word in words])
        index = np.minimum(numbers, size - 1)
        styled = counts["house_style"][index] & (table["source"] >= WHITE_HOUSE) & ~beside
        target = table["usable"] & known & ~function[index] & ~styled
        raised = (table["classes"] == CAPITAL) | (table["classes"] == CAPITAL_S)
        upper = sum(counts[f"{source}_{side}_upper"] for source in ("wh", "rest") for side in ("alone", "beside"))
        lower = sum(counts[f"{source}_{side}_lower"] for source in ("wh", "rest") for side in ("alone", "beside"))
        plain = (lower > 300) & (upper < 0.008 * lower)
        self.thin = plain[index] & ~raised & ~beside
        self.targets = np.flatnonzero(target)
        self.label = raised
        breaks = (table["classes"] == BREAK) | (np.diff(table["document"], prepend=0) != 0)
        self.paragraph = np.cumsum(breaks).astype(np.int32)
        self.draw = np.random.default_rng(3)
        print(
            f"{len(self.targets):,} targets, {raised[self.targets].mean():.3f} capital, {self.thin[self.targets].mean():.3f} thin"
        )

    def epoch(self) -> np.ndarray:
        """Drops neighbours' capitals anew and returns the shuffled targets of an epoch."""
        chance = self.draw.choice(DROPS, self.document.max() + 1)[self.document]
        lost = self.draw.random(len(chance), np.float32) < chance
        self.seen = self.classes.copy()
        self.seen[lost & (self.classes == CAPITAL)] = LOWER
        self.seen[lost & (self.classes == CAPITAL_S)] = LOWER_S
        keep = ~self.thin[self.targets] | (self.draw.random(len(self.targets)) < PLAIN_SHARE)
        chosen = self.targets[keep]
        self.draw.shuffle(chosen)
        return chosen

    def batch(self, at: np.ndarray, training: bool = True) -> tuple[np.ndarray, ...]:
        """Rows, class rows, labels and weights of targets."""
        rows = np.empty((len(at), POSITIONS), np.int32)
        shapes = np.empty((len(at), POSITIONS), np.int32)
        for position in range(POSITIONS):
            there = np.clip(at + position - REACH, 0, len(self.rows) - 1)
            inside = self.paragraph[there] == self.paragraph[at]
            rows[:, position] = np.where(inside, self.rows[there], 0)
            shapes[:, position] = np.where(inside, self.seen[there], BREAK) + position * CLASSES
        own = self.classes[at]
        possessive = (own == CAPITAL_S) | (own == LOWER_S)
        shapes[:, REACH] = np.where(possessive, LOWER_S, LOWER) + REACH * CLASSES
        if training:
            rows[self.draw.random(len(at)) < UNKNOWN_TARGETS, REACH] = 0
        weight = np.where(self.thin[at], 1 / PLAIN_SHARE, 1.0).astype(np.float32)
        return rows, shapes, self.label[at], weight


def train(folder: Path, limit: int, width: int, hidden: int, epochs: int, minutes: float) -> Network:
    """Trains for some epochs, or until the minutes are over."""
    examples = Examples(folder, limit)
    network = Network(limit + BUCKETS, width, hidden)
    test = examples.draw.choice(examples.targets, 40_000, replace=False)
    examples.targets = np.setdiff1d(examples.targets, test)
    size, started = 2048, time.monotonic()
    for epoch in range(epochs):
        order = examples.epoch()
        losses, steps = [], len(order) // size
        for step in range(steps):
            share = (epoch + step / steps) / epochs
            rate = 0.05 * (1 - 0.9 * share)
            at = np.sort(order[step * size : (step + 1) * size])
            losses.append(network.learn(*examples.batch(at), rate))
            if step % 500 == 499:
                passed = (time.monotonic() - started) / 60
                print(
                    f"epoch {epoch} step {step + 1}/{steps} loss {np.mean(losses[-500:]):.4f} {passed:.1f} min",
                    flush=True,
                )
                if passed > minutes:
                    return network
        rows, shapes, label, weight = examples.batch(np.sort(test), training=False)
        logit = network.forward(rows, shapes)[2]
        loss = np.mean(weight * np.logaddexp(0, np.where(label, -logit, logit)))
        print(f"epoch {epoch}: test loss {loss:.4f}", flush=True)
        save(network, folder / "network.npz", limit)
    return network


def save(network: Network, path: Path, limit: int) -> None:
    """Writes the trained weights as they are."""
    names = ("embedding", "shapes", "bias_of", *network.dense)
    np.savez(path, limit=limit, **{name: getattr(network, name) for name in names})


def main() -> None:
    """Writes network.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--width", type=int, default=48)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=25)
    options = parser.parse_args()
    network = train(options.folder, options.words, options.width, options.hidden, options.epochs, options.minutes)
    save(network, options.folder / "network.npz", options.words)


if __name__ == "__main__":
    main()
