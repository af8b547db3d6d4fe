"""Trains the hashed logistic regression: single words and pairs beside a word, remembered one by one."""

import argparse
import ctypes
import zlib
from pathlib import Path

import numpy as np
from counts import WHITE_HOUSE, is_capital
from network import DROPS, UNKNOWN_TARGETS, kernel

from checks.models.casing.tokens import BUCKETS, CAPITAL, CAPITAL_S, FIRST_WORD, LOWER, LOWER_S

SLOTS, COUNTERS, LEAST = 1 << 22, 1 << 25, 6
TESTED = 200_000


def address(array: np.ndarray | None) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data if array is not None else None)


def endings(words: list[str]) -> np.ndarray:
    """Word number → bucket of its ending."""
    return np.array([0] * FIRST_WORD + [zlib.crc32(word[-3:].encode()) & (BUCKETS - 1) for word in words], np.int32)


class Examples:
    """The corpus as the kernel wants it."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "arrays.npz") as file:
            table = dict(file)
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        with np.load(folder / "counts.npz") as file:
            styled = file["house_style"]
        size = FIRST_WORD + len(words)
        numbers = table["words"]
        known = numbers < size
        self.row = np.where(known, numbers, 0).astype(np.int32)
        self.near = np.where(known, numbers, size + (numbers & (BUCKETS - 1))).astype(np.int32)
        self.ending = np.where(known, endings(words)[self.row], numbers & (BUCKETS - 1)).astype(np.int32)
        self.classes = table["classes"].astype(np.uint8)
        self.document = table["document"]
        capital = is_capital(table["classes"])
        beside = np.zeros(len(numbers), bool)
        beside[1:] |= capital[:-1]
        beside[:-1] |= capital[1:]
        self.possessive = np.isin(self.classes, (LOWER_S, CAPITAL_S)).astype(np.uint8)
        self.label = np.isin(self.classes, (CAPITAL, CAPITAL_S)).astype(np.uint8)
        target = table["usable"] & ~(styled[self.row] & (table["source"] >= WHITE_HOUSE) & ~beside)
        target[:2] = target[-2:] = False
        self.targets = np.flatnonzero(target)
        self.draw = np.random.default_rng(4)
        self.draw.shuffle(self.targets)
        print(f"{len(self.targets):,} targets", flush=True)

    def seen(self) -> np.ndarray:
        """Classes of which the documents have lost some capitals, anew each time."""
        chance = self.draw.choice(DROPS, self.document.max() + 1)[self.document]
        lost = self.draw.random(len(chance), np.float32) < chance
        seen = self.classes.copy()
        seen[lost & (self.classes == CAPITAL)] = LOWER
        seen[lost & (self.classes == CAPITAL_S)] = LOWER_S
        return seen


def train(folder: Path, epochs: int) -> None:
    """Writes regression.npz: one weight a slot; features seen too seldom have none."""
    examples, library = Examples(folder), kernel()
    library.regress.restype = ctypes.c_double
    test, targets = examples.targets[:TESTED], examples.targets[TESTED:]
    fixed = [address(a) for a in (examples.row, examples.ending, examples.possessive)]
    counts = np.zeros(COUNTERS, np.uint8)
    weights, squares = np.zeros(SLOTS, np.float32), np.full(SLOTS, 1.0, np.float32)
    seen = examples.seen()
    library.count_features(
        address(examples.near), address(seen), *fixed, address(targets), ctypes.c_int64(len(targets)), address(counts)
    )
    for epoch in range(epochs):
        examples.draw.shuffle(targets)
        for least, part, learning in ((LEAST, targets, 1), (LEAST, test, 0), (0, test, 0)):
            masked = (examples.draw.random(len(part), np.float32) < UNKNOWN_TARGETS * learning).astype(np.uint8)
            loss = library.regress(
                address(examples.near),
                address(seen),
                *fixed,
                address(examples.label),
                address(masked),
                address(part),
                ctypes.c_int64(len(part)),
                address(counts),
                ctypes.c_int(least),
                address(weights),
                address(squares),
                ctypes.c_float(0.12 / (1 + epoch)),
                ctypes.c_int(learning),
                address(None),
            )
            print(f"epoch {epoch} {'train' if learning else 'test'} least {least} loss {loss:.4f}", flush=True)
        seen = examples.seen()
    np.savez(folder / "regression.npz", weights=weights)


def main() -> None:
    """Writes regression.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    options = parser.parse_args()
    train(options.folder, options.epochs)


if __name__ == "__main__":
    main()
