"""Learns what the slips, the neighbours and the frequency of a word are worth when it is asked what was meant.

Slips of five kinds are put into words of the text at random; a regression learns which of the words one or two slips
away stood there. Chance never puts a letter for one that is not beside it on the keys and makes no slip of memory, so
that what these cost is weighed by hand, as is the list of known misspellings.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, fields
from itertools import islice
from pathlib import Path

import numpy as np
import typer
from numpy.typing import NDArray

from checks.language import words
from checks.models.real_words.neighbours import Fit, Places
from checks.models.spelling import meant
from training.place import Place
from training.text.documents import documents
from training.words.attested import HELD_OUT

WORD = re.compile(r"(?<=[a-z,] )[a-z]{3,}(?=[ ,.])")
KINDS = ("swapped", "twice", "once", "left_out", "beside", "struck_too", "put_in", "vowel", "other", "two_steps")
ENDS = ("first_letter", "last_letter")
REST = tuple(field.name for field in fields(meant.Neighbours))
ONE_WORD_IN, MOST, CANDIDATES = 25, 8_000, 12
NOT_AT_FIRST = 0.95
"""Hands and eyes hold a first letter fast."""
STEPS, RIDGE, RATE = 300, 1e-3, 0.05


def slipped(word: str, chance: random.Random) -> str:
    """The word with two letters swapped, one left out, struck twice, struck beside, or put in."""
    at = chance.randrange(1, len(word) - 1) if chance.random() < NOT_AT_FIRST else 0
    left, letter, right = word[:at], word[at], word[at + 1 :]
    beside = [pair[1] for pair in sorted(meant.KEYS) if pair[0] == letter]
    return chance.choice(
        (
            left + right[0] + letter + right[1:],
            left + right,
            left + 2 * letter + right,
            left + chance.choice(beside) + right,
            left + chance.choice([*beside, *"aeioutnrs"]) + letter + right,
        )
    )


def row(wrong: str, right: str, fit: Fit, counts: Counter[str]) -> list[float]:
    """What speaks for a word, in the order of KINDS, ENDS and REST."""
    ends = (wrong[0] != right[0]), (wrong[-1] != right[-1])
    own = meant.cost(wrong, right) - meant.SLIPS.first_letter * ends[0] - meant.SLIPS.last_letter * ends[1]
    costs = asdict(meant.SLIPS) | asdict(meant.MEMORY)
    kinds = [float(abs(costs[kind] - own) < 1e-6) for kind in KINDS]
    odds = (0.0, 0.0) if fit.odds is None else (1.0, fit.odds)
    rest = (words.frequency(right), fit.left + fit.right, fit.phrases, *odds, np.log1p(counts[right]))
    return [*kinds, *map(float, ends), *map(float, rest)]


def examples(folder: Path) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """For each slip which row is the right word's, and a row for each candidate."""
    chance = random.Random(5)  # noqa: S311 - where slips are put is no secret
    for source, held_out in HELD_OUT.items():
        for index, text in enumerate(documents(folder, source)):
            counts = Counter(re.findall(r"[^\W\d_]+", text))
            for match in () if held_out(index) else list(WORD.finditer(text))[::ONE_WORD_IN]:
                wrong = slipped(match[0], chance)
                near = words.ranked(wrong)[:CANDIDATES]
                if words.is_common(wrong) or match[0] not in near:
                    continue
                (fits,) = Places(text, [match.span()]).fits([near])
                others = counts - Counter((match[0],))
                rows = [row(wrong, each, fit, others) for each, fit in zip(near, fits, strict=True)]
                yield near.index(match[0]), np.array(rows)


def learn(right: list[int], sets: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """The weights under which the right words win, by Adam."""
    rows, sizes = np.concatenate(sets), np.array(list(map(len, sets)))
    starts = np.cumsum(sizes) - sizes
    scale = rows.std(0) + 1e-6
    rows /= scale
    wanted = rows[starts + right].sum(0)
    weights, first, second = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = scores / np.repeat(np.add.reduceat(scores, starts), sizes)
        gradient = (rows.T @ shares - wanted) / len(sets) + RIDGE * weights
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient**2 - second)
        weights -= RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    learnt: NDArray[np.float64] = weights / scale
    return learnt


def worth(found: list[tuple[int, NDArray[np.float64]]]) -> dict[str, float]:
    """What each kind of slip costs more than the likeliest, and what the rest is worth."""
    names = (*KINDS, *ENDS, *REST)
    weights = dict(zip(names, learn([right for right, _ in found], [rows for _, rows in found]).tolist(), strict=True))
    costs = {name: weights["swapped"] - weights[name] for name in KINDS} | {name: -weights[name] for name in ENDS}
    return weights | costs


def run(place: Place) -> None:
    """Says what was learnt beside what ships; `vowel` and `other` ship as a hand has set them."""
    learnt = worth(list(islice(examples(place.text), MOST)))
    ships = asdict(meant.SLIPS) | asdict(meant.NEIGHBOURS)
    other = []
    for name, number in ships.items():
        digits = len(str(number).partition(".")[2])
        typer.echo(f"{name} = {learnt[name]:.3f}, where {number} ships")
        other += [name] if round(learnt[name], digits) != number else []
    typer.echo(f"other than what ships: {', '.join(other) or 'none'}, at the digits that ship")
