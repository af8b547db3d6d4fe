"""Counts pairs of words that a corpus writes with capitals."""

import argparse
from pathlib import Path

import numpy as np
from counts import FUNCTION_WORDS, WHITE_HOUSE, is_capital

from checks.models.casing.pairs import STEPS, content_neighbour, keys
from checks.models.casing.tokens import FIRST_WORD, LOWER, LOWER_S, NEW

LEAST, SMALLEST_SHARE = 1, 0.03
LEAST_LOW, OFTEN_CAPITAL, SELDOM_LOW = 12, 0.08, 0.02


def stepped(counts: np.ndarray) -> np.ndarray:
    """Counts in steps, in four bits."""
    return np.minimum(np.round(STEPS * np.log2(1 + counts)), 15).astype(np.uint8)


def tally(table: dict[str, np.ndarray], words: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Keys, how often both words are capitalised, how often not, and the view of the two: 1 where one is ever low, 2 where
    it is a name too often to be clear.
    """
    numbers, classes = table["words"], table["classes"]
    capital = is_capital(classes)
    low = np.isin(classes, (LOWER, LOWER_S))
    function = np.array([False] * FIRST_WORD + [word in FUNCTION_WORDS for word in words])
    size = FIRST_WORD + len(words)
    functional = function[np.minimum(numbers, size - 1)] & (numbers < NEW)
    ups, lows = (np.bincount(numbers[which & (numbers < size)], minlength=size) for which in (capital, low))
    share = ups / np.maximum(ups + lows, 1)
    view = np.where(share < 1 - SELDOM_LOW, np.where(share > OFTEN_CAPITAL, 2, 1), 0)
    at = np.flatnonzero((capital | low) & (numbers < size) & (numbers >= FIRST_WORD) & ~functional).astype(np.int32)
    there, gap = content_neighbour(numbers, functional, at, -1)
    kept = (gap > 0) & (capital | low)[there] & (table["document"][there] == table["document"][at])
    at, there, gap = at[kept], there[kept], gap[kept]
    both = capital[at] & capital[there]
    known = keys(numbers[there], numbers[at], gap)
    views = np.maximum(view[numbers[at]], view[numbers[there]])
    weight = np.where(both & (table["source"][at] >= WHITE_HOUSE), 0.7, 1.0)
    distinct, first, of = np.unique(known, return_index=True, return_inverse=True)
    raised = np.bincount(of, weights=both * weight)
    other = np.bincount(of, weights=~both * weight)
    return distinct, raised, other, views[first]


def main() -> None:
    """Writes pairs.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with np.load(folder / "arrays.npz") as file:
        table = dict(file)
    words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
    known, raised, other, view = tally(table, words)
    kept = (raised >= LEAST) & (raised >= SMALLEST_SHARE * (raised + other)) & ((other > 0) | (view > 0))
    kept |= (view > 1) & (other >= LEAST_LOW)
    steps = np.diff(known[kept], prepend=np.uint32(0))
    np.savez(folder / "pairs.npz", pair_step=steps, pair_count=stepped(raised[kept]) << 4 | stepped(other[kept]))
    print(f"{len(known):,} pairs, {kept.sum():,} kept, {(kept & (raised < LEAST)).sum():,} of them low")


if __name__ == "__main__":
    main()
