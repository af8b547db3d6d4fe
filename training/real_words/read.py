"""Splits the text into words: some to train on, some to weigh the network on, and some that are kept for measuring."""

from array import array
from pathlib import Path

import numpy as np
import typer

from checks.models.real_words.tokens import split
from training.place import Place
from training.text.documents import documents

TRAINED, HELD, LEFT_OUT = range(3)
SOURCES = ("wh", "wiki", "wikinews")
"""The releases of senators were added later, for the casing model alone."""


def part(source: str, document: int) -> int:
    """What a document serves for; test documents are those that training/casing keeps for its own test."""
    if source == "wikinews":
        return LEFT_OUT if document % 8 == 1 else HELD if document % 8 in (3, 5) else TRAINED
    if source == "wiki":
        return LEFT_OUT if document % 140 == 127 else HELD if document % 10 == 7 else TRAINED
    return HELD if document % 60 == 7 else TRAINED


def types_of(folder: Path) -> list[str]:
    """The words as they stand, in the order of their numbers."""
    return (folder / "types.txt").read_text(encoding="utf-8").split("\x00")


def run(place: Place) -> None:
    """Writes words.npy and held.npy, the numbers of types.txt in them, and where in words.npy each source begins."""
    folder = place.folder("real_words")
    types: dict[str, int] = {}
    streams = array("i"), array("i")
    begins = []
    for source in SOURCES:
        begins.append(f"{source}\t{len(streams[TRAINED])}\t{len(streams[HELD])}\n")
        for number, text in enumerate(documents(place.text, source)):
            use = part(source, number)
            for line in text.split("\n") if use != LEFT_OUT else ():
                streams[use].extend(types.setdefault(word, len(types)) for _, word in split(line + "\n"))
    np.save(folder / "words.npy", np.frombuffer(streams[TRAINED], np.int32))
    np.save(folder / "held.npy", np.frombuffer(streams[HELD], np.int32))
    (folder / "types.txt").write_text("\x00".join(types), encoding="utf-8")
    (folder / "sources.txt").write_text("".join(begins), encoding="utf-8")
    typer.echo(f"{len(streams[TRAINED]):,} words to train on, {len(streams[HELD]):,} held out, {len(types):,} types")
