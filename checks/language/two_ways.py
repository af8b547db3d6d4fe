"""Words with two right spellings, and numbers that can be written in two ways."""

import re
from dataclasses import dataclass
from functools import cache

from checks.language import packed
from checks.language.dates import DOTTED_MONTHS, MONTHS

_MONTH = f"(?:{'|'.join(MONTHS)}|(?:{'|'.join(DOTTED_MONTHS)})[.])"
_MONTHS = (*MONTHS, *DOTTED_MONTHS)
_DAYS = tuple(f"{day:{zero}}" for day in range(1, 32) for zero in ("", "02"))
"""The days of a month with and without a zero before them."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """`form` is how it is spelt here, without an ending; `word` is the entry's first form."""

    word: str
    form: str


@cache
def _entries() -> dict[str, Spelling]:
    found: dict[str, Spelling] = {}
    for line in packed.text("two_ways.txt").split("\n"):
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


@dataclass(frozen=True, slots=True)
class Way:
    """How a place is written, as an example shows it: the pattern, and the words that it begins with, if few do."""

    name: str
    pattern: re.Pattern[str]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """A matter of house style and its ways."""

    name: str
    ways: tuple[Way, ...]
    never_mixed: frozenset[str] = frozenset()
    """Ways that no style mixes."""


STYLES = (
    Style(
        "percentages",
        (
            Way("per cent", re.compile(r"per cent\b(?<=\d per cent)")),
            Way("percent", re.compile(r"percent\b(?<=\d percent)")),
            Way("%", re.compile(r"%(?:(?<=\d%)|(?<=\d %))")),
        ),
        frozenset(("per cent", "percent")),
    ),
    Style(
        "times of day",
        (
            Way("a.m.", re.compile(r"[ap]\.m\.(?<=\d ....)"), ("a.m.", "p.m.")),
            Way("am", re.compile(r"[ap]m\b(?<=\d ..)"), ("am", "pm")),
            Way("10am", re.compile(r"[ap]m\b(?<=\d..)")),
            Way("AM", re.compile(r"[AP]M\b(?<=\d ..)"), ("AM", "PM")),
        ),
        frozenset(("a.m.", "am", "10am")),
    ),
    Style(
        "dates",
        (
            Way("March 5", re.compile(rf"{_MONTH} \d{{1,2}}\b(?!\.\d|:)"), _MONTHS),
            Way("5 March", re.compile(rf"\d(?<![\w.,:-]\d)\d? {_MONTH}\b"), _DAYS),
            Way("March 5th", re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)\b"), _MONTHS),
        ),
    ),
    Style(
        "thousands",
        (
            Way("5,000", re.compile(r"[1-9](?<![\w.,$£€-].),\d{3}(?![\w,.-])")),
            Way(
                "5000", re.compile(r"[3-9](?<![\w.,$£€/#-].)\d{3}(?= (?:people|troops|soldiers|miles|km|jobs|homes)\b)")
            ),
        ),
    ),
    Style(
        "millions",
        (
            Way(
                "$5 million",
                re.compile(r"[mb]illion\b(?:(?<=[$£€]\d .{7})|(?<=[$£€]\d\d .{7}))"),
                ("million", "billion"),
            ),
            Way("$5m", re.compile(r"[mb](?:(?<=[$£€]\d.)|(?<=[$£€]\d\d.))(?:(?<=b)n)?\b")),
        ),
    ),
    Style(
        "“OK” and “okay”", (Way("OK", re.compile("OK"), ("OK",)), Way("okay", re.compile("[Oo]kay"), ("okay", "Okay")))
    ),
)


def rewritten(times: str, own: str) -> str:
    """“am” or “p.m.” in the article's own way; empty where the space before it would have to go, too."""
    letter = times[0].lower()
    return {"a.m.": f"{letter}.m.", "am": f"{letter}m"}.get(own, "")
