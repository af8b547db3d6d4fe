"""Reads corpora for the casing model into arrays, and counts words and their capitals."""

import argparse
import collections
import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from checks.models.casing.tokens import (
    CAPITAL,
    CAPITAL_S,
    FIRST_WORD,
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

SOURCES = ("wikinews", "news", "wiki", "wh", "senate")


def documents(path: Path) -> Iterator[str]:
    """The documents of a corpus file, paragraphs divided by a newline."""
    lines: list[str] = []
    with path.open(encoding="utf-8") as source:
        for line in source:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield "\n".join(lines)
                lines = []
    if lines:
        yield "\n".join(lines)


def held_out(source: str, index: int) -> bool:
    """Documents kept for stage 2 (and a part of those for its test)."""
    if source in ("wikinews", "news"):
        return index % 8 != 0
    return index % (10 if source == "wiki" else 30) == 7


def vocabulary(folder: Path, size: int) -> list[str]:
    """The most frequent words, White House words counted at half, those of senators not at all."""
    counts: collections.Counter[str] = collections.Counter()
    for source in SOURCES[:-1]:
        path = folder / f"{source}.txt"
        if not path.exists():
            continue
        seen: collections.Counter[str] = collections.Counter()
        for text in documents(path):
            seen.update(split(text)[0])
        weight = 1 if source == "wh" else 2
        for piece, count in seen.items():
            if piece[0].isalpha():
                counts[base(piece)] += weight * count
    frequent = [word for word, count in counts.most_common(size) if count >= 6]
    return frequent


def arrays(folder: Path, words: list[str]) -> dict[str, np.ndarray]:
    """All pieces of all training documents: words, classes, whether usable as a target, document and source."""
    numbering = Numbering(words)
    parts: dict[str, list[np.ndarray]] = collections.defaultdict(list)
    number = itertools.count()
    for place, source in enumerate(SOURCES):
        path = folder / f"{source}.txt"
        if not path.exists():
            continue
        for index, text in enumerate(documents(path)):
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


def main() -> None:
    """Writes words.txt and arrays.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, default=160_000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    words = vocabulary(options.corpora, options.size)
    (options.out / "words.txt").write_text("\n".join(words), encoding="utf-8")
    table = arrays(options.corpora, words)
    np.savez(options.out / "arrays.npz", **table)
    unknown = (table["words"] >= NEW).mean()
    print(
        f"{len(words)} words, {len(table['words']):,} pieces, {table['usable'].sum():,} usable, {unknown:.4f} unknown"
    )
    print("first word number", FIRST_WORD)


if __name__ == "__main__":
    main()
