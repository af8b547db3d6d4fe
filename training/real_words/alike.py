"""Words that are alike: forms of one word, spellings of one word, words one slip apart, words of one sound."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
Pair = tuple[str, str]
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


def neighbours_on_keys() -> set[Pair]:
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


def forms(word: str) -> list[str]:
    """What the word becomes by regular inflection; not all of it are words."""
    stem = word.removesuffix("e")
    past = word + "d" if word.endswith("e") else word + "ed"
    made = [word + "s", word + "es", past, stem + "ing", word + "ly", word + "'s"]
    if word.endswith("y"):
        made += [word[:-1] + "ies", word[:-1] + "ied"]
    if len(word) > 2:
        made += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return list(dict.fromkeys(made))


def inflected(one: str, two: str) -> bool:
    """Whether one is a regular form of the other."""
    return one in forms(two) or two in forms(one)


def slip(one: str, two: str) -> str:
    """The kind of a one-letter difference."""
    if len(one) != len(two):
        return "slip"
    different = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return "slip" if len(different) == 2 or different[0] in TOUCHING else "substitution"


def one_edit_pairs(words: Collection[str]) -> list[Pair]:
    """Pairs one insertion, deletion, substitution or transposition apart, in order."""
    cut: dict[tuple[int, str], list[str]] = defaultdict(list)
    pairs: set[Pair] = set()
    known = set(words)
    for word in words:
        for i in range(len(word)):
            shorter = word[:i] + word[i + 1 :]
            cut[i, shorter].append(word)
            swapped = word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
            pairs.update(_pair(word, other) for other in (shorter, swapped) if other != word and other in known)
    for group in cut.values():
        pairs.update(_pair(*pair) for pair in combinations(group, 2))
    return sorted(pairs)


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


def of_one_sound(spoken: Iterable[tuple[str, list[list[str]]]]) -> list[Pair]:
    """Pairs of words that sound alike; `spoken` has the sounds of each, whose stress does not matter."""
    sounds: dict[str, set[str]] = defaultdict(set)
    for word, ways in spoken:
        for way in ways:
            sounds[" ".join(sound.rstrip("012") for sound in way)].add(word)
    return [pair for group in sounds.values() for pair in combinations(sorted(group), 2)]
