"""What a line of a web page is, by its words: share bars, comment forms, legal lines, headings over links."""

import re
from functools import lru_cache

from checks.language.phrases import Phrases, plain

CREDIT, LABEL, LINE, OPENER, WEAK = "credit", "label", "line", "opener", "weak"

_PHRASES = Phrases("boilerplate.txt")
_EDGES = " \t\u00a0\ufffc*•●▪+-–—|»›>«‹<▶►→←▼▲·:;!?.…,\"'“”[](){}~=_✓✔✕×"
_COLON = re.compile(r"\s*:\s+")
_SEPARATOR = r"\s?(?::|\||»|›|→|>|[–—-](?=\s))\s?"


def normal(line: str) -> str:
    """The line as the phrases see it: lower case, straight quotes, single blanks, no marks at its ends."""
    return " ".join(_COLON.sub(" ", plain(line).strip(_EDGES)).split())


@lru_cache(20_000)
def kind(line: str) -> str | None:
    """What a whole line is: "opener" (a heading over links), "line", "label" (with what it points to), "credit", "weak"
    (only beside other boilerplate), or None.
    """
    text = normal(line)
    if not text:
        return None
    if _PHRASES.whole(OPENER, text):
        return OPENER
    if label_end(line):
        return LABEL
    if _PHRASES.whole(LINE, text):
        return LINE
    if label_end(line, CREDIT):
        return CREDIT
    return WEAK if _PHRASES.whole(WEAK, text) else None


def label_end(line: str, section: str = LABEL) -> int:
    """Where in `line` the label and its colon end; 0 where it begins with none."""
    text = plain(line)
    start = len(text) - len(text.lstrip(_EDGES))
    end = _PHRASES.beginning(section, text, start, _SEPARATOR)
    return end if end > start else 0
