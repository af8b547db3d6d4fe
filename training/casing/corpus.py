"""Reads the text for the casing model into arrays, and chooses the words that have a number of their own."""

import collections
import itertools
from pathlib import Path

import numpy as np
import typer

from checks.models.casing.tokens import (
    CAPITAL,
    CAPITAL_S,
    LOWER,
    LOWER_S,
    NEW,
    Numbering,
    after_opening,
    base,
    encode,
    opens_sentence,
    split,
)
from training.arrays import Table, save
from training.place import Place
from training.text.documents import documents

SOURCES = ("wikinews", "wiki", "wh", "senate")
WHITE_HOUSE, SENATE = SOURCES.index("wh"), SOURCES.index("senate")
"""Sources from the White House on are written in the house style of the government."""
MOST_WORDS, LEAST_COUNT = 160_000, 6


def held_out(source: str, index: int) -> bool:
    """Documents kept for the trees, and a part of those for their test."""
    if source == "wikinews":
        return index % 8 != 0
    return index % (10 if source == "wiki" else 30) == 7


def vocabulary(folder: Path) -> list[str]:
    """The most frequent words, White House words counted at half, those of senators not at all."""
    counts: collections.Counter[str] = collections.Counter()
    for source in SOURCES[:SENATE]:
        seen: collections.Counter[str] = collections.Counter()
        for text in documents(folder, source):
            seen.update(split(text)[0])
        weight = 1 if source == "wh" else 2
        for piece, count in seen.items():
            if piece[0].isalpha():
                counts[base(piece)] += weight * count
    return [word for word, count in counts.most_common(MOST_WORDS) if count >= LEAST_COUNT]


def arrays(folder: Path, words: list[str]) -> Table:
    """All pieces of all training documents: words, classes, whether usable as a target, document and source."""
    numbering = Numbering(words)
    parts: dict[str, list[np.ndarray]] = collections.defaultdict(list)
    number = itertools.count()
    for place, source in enumerate(SOURCES):
        for index, text in enumerate(documents(folder, source)):
            if held_out(source, index):
                continue
            _, pieces = encode(text + "\n\n", numbering)
            usable = np.isin(pieces.classes, (LOWER, CAPITAL, LOWER_S, CAPITAL_S))
            usable &= ~opens_sentence(pieces) & ~after_opening(pieces)
            parts["words"].append(pieces.words)
            parts["classes"].append(pieces.classes.astype(np.int8))
            parts["usable"].append(usable)
            parts["document"].append(np.full(len(usable), next(number), np.int32))
            parts["source"].append(np.full(len(usable), place, np.int8))
    return {name: np.concatenate(pieces) for name, pieces in parts.items()}


def words_of(folder: Path) -> list[str]:
    """The words that have a number of their own, in its order."""
    return (folder / "words.txt").read_text(encoding="utf-8").split("\n")


def run(place: Place) -> None:
    """Writes words.txt and arrays.npz."""
    folder = place.folder("casing")
    words = vocabulary(place.text)
    (folder / "words.txt").write_text("\n".join(words), encoding="utf-8")
    table = arrays(place.text, words)
    save(folder / "arrays.npz", table)
    unknown = (table["words"] >= NEW).mean()
    typer.echo(
        f"{len(words):,} words, {len(table['words']):,} pieces, {table['usable'].sum():,} usable, {unknown:.4f} unknown"
    )
