"""Words with two right spellings."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MONTHS = (
    "January February March April May June July August September October November December "
    "Jan\\. Feb\\. Aug\\. Sept\\. Oct\\. Nov\\. Dec\\."
).split()
"""Months as patterns, the short forms with their dots."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """`form` is how it is spelt here, without an ending; `word` is the entry's first form."""

    word: str
    form: str


@cache
def _entries() -> dict[str, Spelling]:
    found: dict[str, Spelling] = {}
    for line in files(__package__).joinpath("two_ways.txt").read_text(encoding="utf-8").split("\n"):
        forms = [] if line.startswith("#") else line.split()
        for form in forms:
            found[form] = Spelling(forms[0], form)
            if not form.endswith(("ed", "ing")):
                found.setdefault(f"{form}s", Spelling(forms[0], form))
    return found


def spelling(word: str) -> Spelling | None:
    """Which of two right spellings a word has, its plural and its possessive too; None for all other words."""
    bare = word.replace("’", "'").removesuffix("'s")
    return _entries().get(bare) or _entries().get(bare.lower())
