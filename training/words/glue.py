"""Learns whether an unknown word is a compound or two words that lost the space between them.

Compounds are the unknown words of the text that are put together from two known ones; run-together words are neighbours
in the same text with the space taken out. A logistic regression; says its recall at false alarms.
"""

import gzip
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import typer
from numpy.typing import NDArray

from checks.language import words
from checks.models.joins import glue
from training.place import Place
from training.text.documents import documents
from training.words.attested import HELD_OUT, counts

PAIR = re.compile(r"(?<= )([a-z]{3,}) ([a-z]{3,})(?= )")
A_DOCUMENT = 4
ROUNDS, RIDGE = 30, 1.0
Table = dict[str, tuple[int, int]]
Pair = tuple[str, str]


def parts() -> Table:
    """How many words of the dictionaries begin with a frequent word, and how many end in it, the rest a word too."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word in words.lower_entries():
        for at in range(glue.SHORTEST_PART, len(word) - glue.SHORTEST_PART + 1):
            pair = word[:at], word[at:]
            if all(words.is_common(part) and words.frequency(part) >= glue.FREQUENT for part in pair):
                first[pair[0]] += 1
                last[pair[1]] += 1
    return {word: (first[word], last[word]) for word in sorted({*first, *last})}


def unknown(word: str) -> bool:
    """Whether a word is judged by the model at all."""
    known = words.is_common(word) or words.is_rare(word) or words.is_attested(word)
    return len(word) >= glue.SHORTEST and word.isascii() and not known


def glued(folder: Path) -> list[Pair]:
    """Neighbours of running text whose join is no word."""
    chance, found = random.Random(5), []  # noqa: S311 - draws for a test are no secrets
    for index, text in enumerate(documents(folder, "wiki")):
        if HELD_OUT["wiki"](index):
            continue
        pairs = PAIR.findall(text)
        for left, right in chance.sample(pairs, min(A_DOCUMENT, len(pairs))):
            if unknown(left + right) and glue.likeliest(left + right) == (left, right):
                found.append((left, right))
    return found


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression, both classes given the same weight; Newton's method."""
    share = np.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (y - p)) - RIDGE * weights
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def report(scores: NDArray[np.float64], joined: NDArray[np.bool_]) -> None:
    """Says how many of the run-together words are found above some bars, and how many compounds are taken for such."""
    for bound in (-1.0, -0.5, 0.0, 0.5, 1.0):
        kept, alarms = (scores[joined] > bound).mean(), (scores[~joined] > bound).sum()
        typer.echo(f"above {bound}: {kept:.3f} of the glued, {alarms} of {(~joined).sum()} unknown compounds")


def run(place: Place) -> None:
    """Writes the weights and the table."""
    table = parts()
    seen = {word: glue.likeliest(word) for word in counts(place.text) if unknown(word)}
    compounds = sorted(pair for pair in seen.values() if pair)
    x = np.array([glue.features(*pair, table) for pair in (*glued(place.text), *compounds)], float)
    y = np.zeros(len(x))
    y[: len(x) - len(compounds)] = 1
    test = np.arange(len(x)) % 2 == 0
    report(x[test] @ fit(x[~test], y[~test]), y[test] > 0)
    rows = [" ".join(f"{weight:.3f}" for weight in fit(x, y))]
    rows += [f"{word} {first} {last}" for word, (first, last) in table.items()]
    place.built("models/joins/glue.gz").write_bytes(gzip.compress("\n".join(rows).encode("ascii"), mtime=0))
