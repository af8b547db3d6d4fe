"""Words with two right spellings, and numbers that are written in two ways."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MONTHS = (
    "January February March April May June July August September October November December "
    "Jan\\. Feb\\. Aug\\. Sept\\. Oct\\. Nov\\. Dec\\."
).split()
"""Months as patterns, the short forms with their dots."""

_MONTH = r"[ADFJMNOS](?<!\w.)(?:" + "|".join(month[1:] for month in MONTHS) + ")"


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


@dataclass(frozen=True, slots=True)
class Style:
    """A matter of house style: its ways, each with its pattern and how a place is written in it."""

    name: str
    ways: tuple[tuple[str, re.Pattern[str]], ...]
    never_mixed: frozenset[str] = frozenset()
    """Ways that no style uses beside each other."""


STYLES = (
    Style(
        "percentages",
        (
            ("per cent", re.compile(r"per cent\b(?<=\d per cent)")),
            ("percent", re.compile(r"percent\b(?<=\d percent)")),
            ("%", re.compile(r"%(?:(?<=\d%)|(?<=\d %))")),
        ),
        frozenset(("per cent", "percent")),
    ),
    Style(
        "times of day",
        (
            ("a.m.", re.compile(r"[ap]\.m\.(?<=\d ....)")),
            ("am", re.compile(r"[ap]m\b(?<=\d ..)")),
            ("10am", re.compile(r"[ap]m\b(?<=\d..)")),
            ("AM", re.compile(r"[AP]M\b(?<=\d ..)")),
        ),
        frozenset(("a.m.", "am", "10am")),
    ),
    Style(
        "dates",
        (
            ("March 5", re.compile(rf"{_MONTH} \d{{1,2}}\b(?!\.\d|:)")),
            ("5 March", re.compile(rf"\d(?<![\w.,:-]\d)\d? (?:{'|'.join(MONTHS)})\b")),
            ("March 5th", re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)\b")),
        ),
    ),
    Style(
        "thousands",
        (
            ("5,000", re.compile(r"[1-9](?<![\w.,$£€-].),\d{3}(?![\w,.-])")),
            ("5000", re.compile(r"[3-9](?<![\w.,$£€/#-].)\d{3}(?= (?:people|troops|soldiers|miles|km|jobs|homes)\b)")),
        ),
    ),
    Style(
        "millions",
        (
            ("$5 million", re.compile(r"[mb]illion\b(?:(?<=[$£€]\d .{7})|(?<=[$£€]\d\d .{7}))")),
            ("$5m", re.compile(r"[mb](?:(?<=[$£€]\d.)|(?<=[$£€]\d\d.))(?:(?<=b)n)?\b")),
        ),
    ),
    Style("agreement", (("OK", re.compile(r"OK\b(?<!\w..)")), ("okay", re.compile(r"[Oo]kay\b(?<!\w....)")))),
)


def rewritten(times: str, own: str) -> str:
    """“am” or “p.m.” in another way of writing times; empty where the blank before it would have to go, too."""
    letter = times[0].lower()
    return {"a.m.": f"{letter}.m.", "am": f"{letter}m"}.get(own, "")
