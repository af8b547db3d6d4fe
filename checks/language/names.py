"""Lists of names: our own of those in the news, and the first and family names of a census."""

from functools import cache

from checks.language import packed
from checks.language.packed import lines


@cache
def current_names() -> dict[str, str]:
    """Names of our own list that have no meaning in lower case, by their lower-case form."""
    written = packed.text("current_names.txt").splitlines()
    plain = (line for line in written if line and not line.startswith("#") and not line.endswith("*"))
    return {line.lower(): line for line in plain}


def current_name(word: str) -> float:
    """1 where our list of current names knows the lower-case word, else 0."""
    return float(word in current_names())


@cache
def census_names() -> frozenset[str]:
    """First and family names in lower case, without those that are English words."""
    return frozenset(lines("census_names.gz"))
