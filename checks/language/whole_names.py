"""Names of several words, found by their words whatever their case."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checks.language import packed


class WholeName(NamedTuple):
    """A name as it is written, word by word; `plain` where it is plain English in lower case."""

    words: tuple[str, ...]
    plain: bool


@cache
def all_names() -> tuple[WholeName, ...]:
    """Every name of the list, in its order."""
    lines = packed.text("whole_names.txt").splitlines()
    names = (line for line in lines if line and not line.startswith("#"))
    return tuple(WholeName(tuple(line.removesuffix("~").split()), line.endswith("~")) for line in names)


@cache
def _by_first_word() -> dict[str, tuple[WholeName, ...]]:
    """The names by their first word in lower case, longest first."""
    found: dict[str, list[WholeName]] = {}
    for name in all_names():
        found.setdefault(name.words[0].lower(), []).append(name)
    return {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in found.items()}


@cache
def _second_words() -> dict[str, frozenset[str]]:
    """What may follow a first word, in lower case and without a possessive; the empty string where the name may end."""
    return {
        first: frozenset(name.words[1].lower().removesuffix("'s") if len(name.words) > 1 else "" for name in names)
        for first, names in _by_first_word().items()
    }


def may_begin(word: str) -> frozenset[str]:
    """The second words of the names that begin with the word, whatever its case."""
    return _second_words().get(word.lower(), frozenset())


def may_go_on(seconds: frozenset[str], word: str) -> bool:
    """True where the word is one of these, or a name ends before it."""
    return "" in seconds or word.replace("’", "'").lower().removesuffix("'s") in seconds


def whole_name(words: Sequence[str]) -> WholeName | None:
    """The longest name with which the words begin, whatever their case; a possessive 's counts for nothing."""
    for name in _by_first_word().get(words[0].lower(), ()):
        if len(words) < len(name.words):
            continue
        heads = (word.replace("’", "'") for word in words)
        pairs = zip(heads, name.words, strict=False)
        if all(head.lower().removesuffix("'s") == word.lower().removesuffix("'s") for head, word in pairs):
            return name
    return None
