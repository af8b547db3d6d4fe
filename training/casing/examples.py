"""Words of the text with their neighbours, whose capitals are dropped at random, for the casing network."""

import zlib

import numpy as np
import typer

from checks.models.casing.network import POSITIONS, REACH
from checks.models.casing.tokens import (
    BREAK,
    BUCKETS,
    CAPITAL,
    CAPITAL_S,
    CLASSES,
    FIRST_WORD,
    LOWER,
    LOWER_S,
)
from training.arrays import Flags, Ints, Table
from training.casing.corpus import SENATE
from training.casing.counts import beside_capital, functional, in_house_style, tally

DROPS = np.array([0.0, 0.05, 0.15, 0.40])
"""Shares of its capitals that a document loses; "united states" must be a name without any."""
UNKNOWN_TARGETS = 0.06
"""How many words in question are read as unknown ones."""
PLAIN_SHARE, PLAIN_COUNT, PLAIN_CAPITALS = 0.2, 300, 0.008
"""How many of the words that hardly ever have a capital are seen; from which count on; and how seldom it is."""


def before_the_releases(table: Table) -> Table:
    """The arrays without the releases of senators, which were added when the network had been trained."""
    kept = table["source"] < SENATE
    return {name: column[kept] for name, column in table.items()}


def endings(words: list[str]) -> Ints:
    """Word number → bucket of its ending."""
    return np.array([0] * FIRST_WORD + [zlib.crc32(word[-3:].encode()) & (BUCKETS - 1) for word in words], np.int32)


def rows_of(words: list[str], limit: int) -> Ints:
    """Word number → row of the embedding table: its own, or its ending's."""
    rows = np.arange(FIRST_WORD + len(words), dtype=np.int32)
    rows[limit:] = limit + endings(words)[limit:]
    return rows


def without_capitals(classes: Ints, document: Ints, draw: np.random.Generator) -> Ints:
    """The classes of pieces, of whose documents each has lost a share of its capitals."""
    chance = draw.choice(DROPS, document.max() + 1)[document]
    lost = draw.random(len(chance), np.float32) < chance
    seen = classes.copy()
    seen[lost & (classes == CAPITAL)] = LOWER
    seen[lost & (classes == CAPITAL_S)] = LOWER_S
    return seen


class Examples:
    """Makes batches out of the arrays of the text."""

    def __init__(self, table: Table, words: list[str], limit: int) -> None:
        size = FIRST_WORD + len(words)
        counts = tally(table, size)
        numbers = table["words"]
        known, index = numbers < size, np.minimum(numbers, size - 1)
        unknown = limit + (numbers & (BUCKETS - 1))
        self.rows = np.where(known, rows_of(words, limit)[index], unknown).astype(np.int32)
        self.classes = table["classes"].astype(np.int32)
        self.document = table["document"]
        styled = in_house_style(table, counts["house_style"])
        target = table["usable"] & known & ~functional(words)[index] & ~styled
        self.label = (self.classes == CAPITAL) | (self.classes == CAPITAL_S)
        before, after = beside_capital(self.classes)
        self.thin = _plain(counts)[index] & ~self.label & ~(before | after)
        self.targets = np.flatnonzero(target)
        breaks = (self.classes == BREAK) | (np.diff(self.document, prepend=0) != 0)
        self.paragraph = np.cumsum(breaks).astype(np.int32)
        self.draw = np.random.default_rng(3)
        capital, thin = self.label[self.targets].mean(), self.thin[self.targets].mean()
        typer.echo(f"{len(self.targets):,} targets, {capital:.3f} capital, {thin:.3f} thin")

    def epoch(self) -> Ints:
        """Drops neighbours' capitals anew and returns the shuffled targets of an epoch."""
        self.seen = without_capitals(self.classes, self.document, self.draw)
        keep = ~self.thin[self.targets] | (self.draw.random(len(self.targets)) < PLAIN_SHARE)
        chosen: Ints = self.targets[keep]
        self.draw.shuffle(chosen)
        return chosen

    def batch(self, at: Ints, training: bool = True) -> tuple[Ints, Ints, Flags, Ints]:
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


def _plain(counts: Table) -> Flags:
    """For every word number whether it hardly ever has a capital."""
    sums = {
        case: np.sum(
            [counts[f"{kind}_{side}_{case}"] for kind in ("wh", "rest") for side in ("alone", "beside")], axis=0
        )
        for case in ("upper", "lower")
    }
    plain: Flags = (sums["lower"] > PLAIN_COUNT) & (sums["upper"] < PLAIN_CAPITALS * sums["lower"])
    return plain
