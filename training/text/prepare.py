"""Turns the corpora into plain paragraphs to learn from.

A document that shares four runs of eight words with a text to be kept out is left out, so that nothing is learnt from
what it is measured with.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from training.corpora import all_corpora
from training.place import Place
from training.text import readers
from training.text.paragraphs import WORD, is_title_like

RUN, SHARED_RUNS, SHORTEST = 8, 4, 200
"""Words, runs, and letters of a document."""
READERS = (
    ("wikinews", "wikinews", readers.wikinews),
    ("wiki", "wikipedia", readers.wikipedia),
    ("wh", "briefings", readers.briefings),
    ("senate", "releases", readers.releases),
)
"""Each text, the corpus that it comes from, and how that is read."""


def runs(text: str) -> set[int]:
    """Hashes of all runs of eight words."""
    words = [word.lower() for word in WORD.findall(text)]
    return {hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}


def running(documents: Iterable[list[str]]) -> Iterator[list[str]]:
    """The running text of the documents, each paragraph once; short documents are left out."""
    seen: set[int] = set()
    for paragraphs in documents:
        body = [text for text in paragraphs if not is_title_like(text)]
        body = [text for text in body if hash(text) not in seen]
        seen.update(hash(text) for text in body)
        if len(" ".join(body)) >= SHORTEST:
            yield body


def write(path: Path, documents: Iterable[list[str]], kept_out: set[int]) -> None:
    """Writes the documents that are not kept out."""
    count = words = dropped = 0
    with path.open("w", encoding="utf-8") as out:
        for body in running(documents):
            joined = " ".join(body)
            if kept_out and len(runs(joined) & kept_out) >= SHARED_RUNS:
                dropped += 1
                continue
            out.write("\n".join(body) + "\n\n")
            count, words = count + 1, words + len(joined.split())
    typer.echo(f"{path}: {count:,} documents, {words:,} words, {dropped} kept out")


def run(place: Place) -> None:
    """Writes wikinews.txt, wiki.txt, wh.txt and senate.txt."""
    kept_out: set[int] = set()
    for folder in place.keep_out:
        for path in folder.rglob("*.txt"):
            kept_out |= runs(path.read_text(encoding="utf-8", errors="replace"))
    for name, corpus, reader in READERS:
        write(place.text / f"{name}.txt", reader(all_corpora()[corpus].place(place.corpora)), kept_out)
