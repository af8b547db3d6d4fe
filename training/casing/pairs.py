"""Counts pairs of words that the text writes with capitals."""

import numpy as np
import typer

from checks.models.casing.pairs import STEPS, content_neighbour, keys
from checks.models.casing.tokens import FIRST_WORD, LOWER, LOWER_S, NEW
from training.arrays import Flags, Ints, Table, load, save
from training.casing.corpus import WHITE_HOUSE, words_of
from training.casing.counts import functional, is_capital
from training.place import Place

LEAST, SMALLEST_SHARE = 1, 0.03
LEAST_LOW, OFTEN_CAPITAL, SELDOM_LOW = 12, 0.08, 0.02
GOVERNMENT_WEIGHT = 0.7
CLEAR, EVER_LOW, UNCLEAR = range(3)
"""Views of a word: always a name, low at times, a name and low too often to be clear."""


def stepped(counts: Ints) -> Ints:
    """Counts in steps, in four bits."""
    steps: Ints = np.minimum(np.round(STEPS * np.log2(1 + counts)), 15).astype(np.uint8)
    return steps


def views(numbers: Ints, capital: Flags, low: Flags, size: int) -> Ints:
    """For every word number how clear its capital is."""
    ups, lows = (np.bincount(numbers[which & (numbers < size)], minlength=size) for which in (capital, low))
    share = ups / np.maximum(ups + lows, 1)
    return np.where(share < 1 - SELDOM_LOW, np.where(share > OFTEN_CAPITAL, UNCLEAR, EVER_LOW), CLEAR)


def tally(table: Table, words: list[str]) -> tuple[Ints, Ints, Ints, Ints]:
    """Keys, how often both words are capitalised, how often not, and the view of the less clear one of the two."""
    numbers, classes = table["words"], table["classes"]
    capital, low = is_capital(classes), np.isin(classes, (LOWER, LOWER_S))
    size = FIRST_WORD + len(words)
    small = functional(words)[np.minimum(numbers, size - 1)] & (numbers < NEW)
    view = views(numbers, capital, low, size)
    written = capital | low
    at = np.flatnonzero(written & (numbers < size) & (numbers >= FIRST_WORD) & ~small).astype(np.int32)
    there, gap = content_neighbour(numbers, small, at, -1)
    kept = (gap > 0) & written[there] & (table["document"][there] == table["document"][at])
    at, there, gap = at[kept], there[kept], gap[kept]
    both = capital[at] & capital[there]
    known = keys(numbers[there], numbers[at], gap)
    weight = np.where(both & (table["source"][at] >= WHITE_HOUSE), GOVERNMENT_WEIGHT, 1.0)
    distinct, first, of = np.unique(known, return_index=True, return_inverse=True)
    raised, other = np.bincount(of, weights=both * weight), np.bincount(of, weights=~both * weight)
    return distinct, raised, other, np.maximum(view[numbers[at]], view[numbers[there]])[first]


def run(place: Place) -> None:
    """Writes pairs.npz."""
    folder = place.folder("casing")
    known, raised, other, view = tally(load(folder / "arrays.npz"), words_of(folder))
    kept = (raised >= LEAST) & (raised >= SMALLEST_SHARE * (raised + other)) & ((other > 0) | (view > CLEAR))
    kept |= (view == UNCLEAR) & (other >= LEAST_LOW)
    steps = np.diff(known[kept], prepend=np.uint32(0))
    counts = stepped(raised[kept]) << 4 | stepped(other[kept])
    save(folder / "pairs.npz", {"pair_step": steps, "pair_count": counts})
    typer.echo(f"{len(known):,} pairs, {kept.sum():,} kept, {(kept & (raised < LEAST)).sum():,} of them low")
