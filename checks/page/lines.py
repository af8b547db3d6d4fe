"""An article's lines as a web page lays them out, each with what it is when read alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checks.page import boilerplate, breadcrumbs, calls_to_action
from checks.page.apparatus import STOPPED

CRUMB, MENU, LONE = "crumb", "menu", "lone"
STRONG = frozenset({boilerplate.LINE, boilerplate.OPENER, boilerplate.LABEL, CRUMB, MENU})

ISOLATED = 7
"""A line of its own that weighs so much as an appeal is one; a sentence among others needs more."""
TOLD = 10
"""A sentence of so many words after a label tells something itself."""
MENTION = 3
"""A sentence that weighs less has nothing to do with the page."""

_LINE = re.compile(r"[^\r\n]+")
DATE = re.compile(
    r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd"
    r"|th)?,?\s+(?:19|20)\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[\s,|@–—-]+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?[a-z]{2,5})?)?",
    re.IGNORECASE,
)
_AGE = re.compile(r"\d{1,3}\s?(?:s|m|min|mins|h|hr|hrs|d|w|wk|wks|mo|y|yr|yrs)(?: ago)?")
_PLAYED = re.compile(r"-?\d{1,2}:\d\d(?::\d\d)?\s?/\s?-?\d{1,2}:\d\d(?::\d\d)?")
_FIELD = re.compile(r"[a-z]+(?:_[a-z0-9]+)+\s?:.{0,80}")
_SAID = re.compile(r"[”\"] (?:\w+ ){0,4}(?:said|says|asked|told|wrote|added|replied|answered|shouted|joked|warned)\b")
_PAST = re.compile(
    r"\b(?:said|told|went|came|took|gave|left|began|became|saw|held|led|kept|fell|won|lost|met|rose|sold|ran|stood|sat"
    r"|brought|thought|knew|grew|drew|flew|wore|spoke|broke|drove|rode|wrote|chose|asked|died|lived"
    r"|worked|wanted|agreed|voted|tried)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z“\"])")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_PRONOUN = re.compile(r"\b(?:you|your|our|we|us)\b", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)
_SYMBOLS = re.compile(r"[^\w\s]{1,2}")
_SEPARATOR = re.compile(r"\s*(?:[»›→>|·•/\\]|::)\s*|\s+[-–—]\s+")
_CONTENTS = re.compile(r"\W*(?:table of )?contents\b|\W*(?:in this (?:article|story)|on this page)\b", re.IGNORECASE)
_TIP = re.compile(r"\W*(?:don['’]t miss|do not miss|must[ -]see|also|see|discover|explore|watch)\b", re.IGNORECASE)
_FUNCTION = frozenset("and or by in on at all right the of for to with from".split())
_CAMEL = re.compile(r"[A-Z]+[a-z]*")
_CAMEL_LINE = re.compile(r"(?:[A-Z]+[a-z]*){2,}")
_PATH = re.compile(r"\d+/[\w ]+/[\w-]+|[a-z]+(?:[-_][a-z0-9]+){2,}|(?:[\w-]+/){2,}[\w-]+")
_ARROWS = re.compile(r"^(?:[«»‹›←→↑▶►▼▲◄]|<<|>>)\s*\S|\S\s*(?:[«»‹›←→↑▶►▼▲◄]|<<|>>|\[\+\])$")
_CUT_OFF = re.compile(r"(?:\[…\]|\[\.\.\.\]|\(more…\)|\[[Rr]ead more\])\W*$|\(\d+%, [\d,]+ votes?\)$", re.IGNORECASE)
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces at its ends. `kind` is None for prose, headlines and what is unknown."""

    start: int
    end: int
    text: str
    words: int
    kind: str | None
    apart: bool
    """True where an empty line stands before it."""

    @property
    def prose(self) -> bool:
        """True for a line of running text."""
        if self.kind in STRONG or self.kind == boilerplate.CREDIT:
            return False
        return self.words >= 25 or (self.words >= 11 and bool(STOPPED.search(self.text)))

    @property
    def copy(self) -> bool:
        """True for a short paragraph that is a sentence of the article: no link is one, and it speaks to nobody."""
        sentence = self.kind is None and self.words >= 5 and self.text.rstrip("\"”’'").endswith(".")
        if not (sentence and self.apart) or self.text.endswith("..") or calls_to_action.weight(self.text):
            return False
        return _PRONOUN.search(_QUOTED.sub("", self.text)) is None

    @property
    def strong(self) -> bool:
        """True for a line that is boilerplate wherever it stands."""
        return self.kind in STRONG and not (self.kind == boilerplate.OPENER and self.words == 1)


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, each with what it is when read alone."""
    found: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match[0].strip(" \t\u00a0\ufffc\ufeff")
        if not line:
            continue
        start = text.index(line, match.start())
        gap = text[end:start].replace("\r\n", "\n")
        words = len(line.split())
        kind = _kind(line, words) if len(line) <= 240 else None
        end = start + len(line)
        found.append(Line(start, end, line, words, kind, gap.count("\n") > 1 or not found))
    return tuple(found)


@lru_cache(20_000)
def _kind(line: str, words: int) -> str | None:
    if _tells(line):
        return None
    kind = boilerplate.kind(line) if words <= 32 else None
    if kind == boilerplate.LABEL and _CONTENTS.match(line):
        return boilerplate.OPENER
    if kind == boilerplate.LINE and _mixed(line):
        return None
    if kind == boilerplate.LABEL and _TIP.match(line) and _mixed(line, TOLD):
        return None
    if kind is not None and not (kind == boilerplate.OPENER and words >= 5 and line.endswith(".")):
        return kind
    return _shaped(line, words)


def _tells(line: str) -> bool:
    """True for a sentence that tells what somebody did or said: pages ask, offer and forbid."""
    if line[:1] in '“"' and _SAID.search(line):
        return True
    return line.endswith(".") and _PAST.search(line) is not None and not _PRONOUN.search(line)


def _shaped(line: str, words: int) -> str | None:
    """What a line is by its shape, or by how much it calls_to_action."""
    if len(line) <= 2 and _SYMBOLS.fullmatch(line):
        return LONE
    bare = line.strip("*•+-–—|·() \t")
    if any(shape.fullmatch(bare) for shape in (DATE, _TIME, _AGE)):
        return boilerplate.WEAK
    if any(shape.fullmatch(line) for shape in (_ADDRESS, _PLAYED, _FIELD, _PATH)) or _CUT_OFF.search(line):
        return boilerplate.LINE
    if words <= 8 and _ARROWS.search(line):
        return boilerplate.LINE
    if words <= 25 and calls_to_action.weight(line) >= ISOLATED and not _mixed(line):
        return boilerplate.LINE
    return _separated(line) or (MENU if _glued(line, words) else None)


def _mixed(line: str, least: int = 4) -> bool:
    """True where one sentence of several is copy, of so many words: the rules that read sentences find the others."""
    sentences = _SENTENCE.split(line)
    return len(sentences) > 1 and any(
        len(sentence.split()) >= least
        and sentence.rstrip('"”').endswith(".")
        and not _PRONOUN.search(sentence)
        and boilerplate.kind(sentence) is None
        and calls_to_action.weight(sentence) < MENTION
        for sentence in sentences
    )


def _glued(line: str, words: int) -> bool:
    """True for buttons in a row without marks between them: "HomeNewsIndia", "Print Email Facebook Twitter"."""
    parts = _CAMEL.findall(line) if words == 1 and _CAMEL_LINE.fullmatch(line) else line.split()
    if not 3 <= len(parts) <= 14 or STOPPED.search(line) or _FUNCTION & set(line.lower().split()):
        return False
    if parts[0] == "Home" and words == 1:
        return sum(map(_is_button, parts)) * 2 >= len(parts)
    return all(map(_is_button, parts))


def _is_button(word: str) -> bool:
    return boilerplate.kind(word) in (boilerplate.WEAK, boilerplate.OPENER)


def _separated(line: str) -> str | None:
    """A trail ("Home » News") or a bar of links ("News | Sport | Weather")."""
    parts = [part for part in _SEPARATOR.split(line) if part]
    if len(parts) < 2 or STOPPED.search(line):
        return None
    known = sum(boilerplate.kind(part) is not None for part in parts)
    short = all(len(part.split()) <= 4 for part in parts)
    if breadcrumbs.crumb_end(line):
        return CRUMB
    if short and len(parts) >= 3 and known * 2 >= len(parts):
        return MENU
    return MENU if known == len(parts) and short else None
