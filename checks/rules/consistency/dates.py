"""Dates and times that do not exist, and weekdays that do not match their dates."""

import re
from calendar import monthrange, weekday
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, rule
from checks.core.span import Span
from checks.language.dates import MONTHS, SHORT_MONTHS, WEEKDAYS

_MONTHS = {name: number + 1 for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names)} | {"Sept": 9}
_WEEKDAYS = {name: number for number, day in enumerate(WEEKDAYS) for name in (day, day[:3])} | {"Tues": 1, "Thurs": 3}
_YEARS = range(1924, 2200)
"""In earlier years Russia and Greece had another calendar, and books keep its dates."""
_LEAP = 2000
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b(?:(?<!\w{{5}})\.)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:])(?!\.\d)"
_YEAR = r"(?:,? (?P<year>\d{4})(?![\w-])(?!,\d|\.\d))?"
_MONTH_FIRST = re.compile(rf"{_MONTH} {_DAY}{_YEAR}")
_DAY_FIRST = re.compile(rf"{_DAY} (?:of )?{_MONTH}{_YEAR}")
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?:(?<!\w{{6}})\.)?,? \(?(?:the )?$")
"""A full stop belongs to short forms only; after a longer word it ends a sentence."""
_REACH = 24
_DATED = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Bb]efore|[Aa]fter|[Ff]rom|born|dated|of|and|day,?) $")
_COUNTED = re.compile(r" ?(?:[a-z]{3,}|%|-)")
"""What is counted, after a number: “in June 31 people” gives no day."""
_GOES_ON = re.compile(r" (?:and|at|in|until|that|the|for|with|when|after|as|or|this|last|next|was|is|to)\b")
_CLOCK = re.compile(
    r"(?P<hour>\d(?<![\w.:,$£€]\d)\d?)(?:[:.](?P<minutes>\d\d)(?P<half> ?[ap](?:m\b|\.m\.))|(?: ?[ap]\.m\.|[ap]m\b))"
)


class _Date(NamedTuple):
    """A date as the article gives it; `year` and `weekday` where it has them."""

    span: Span
    day: int
    month: int
    year: int | None
    weekday: re.Match[str] | None

    @property
    def exists(self) -> bool:
        """Whether the month has so many days, in a leap year where none is said."""
        return 0 < self.day <= monthrange(self.year or _LEAP, self.month)[1]

    @property
    def shift(self) -> int:
        """The weekday that the first of the month had, going by the one that the article gives."""
        return (_WEEKDAYS[self.weekday["weekday"]] - self.day + 1) % 7 if self.weekday else -1


@lru_cache(maxsize=2)
def _dates(document: Document) -> tuple[_Date, ...]:
    """The dates of a text, in order."""
    prose = document.prose
    numbers = (word for word in document.places if word[0].isdigit() and len(word) < 5)
    found = [*document.matches(_MONTH_FIRST, _MONTHS), *document.matches(_DAY_FIRST, numbers)]
    dates, end = [], 0
    for match in sorted(found, key=re.Match.start):
        year = int(match["year"]) if match["year"] else None
        if match.start() >= end and (year is None or year in _YEARS):
            before = _WEEKDAY.search(prose, max(0, match.start() - _REACH), match.start())
            dates.append(_Date(Span(*match.span()), int(match["day"]), _MONTHS[match["month"]], year, before))
            end = match.end()
    return tuple(dates)


@rule(
    severity=WARNING,
    bad=("The talks begin on Monday, November 24, 2026.", "He died on Thursday 1 March 2024."),
    good=(
        "The talks begin on Tuesday, November 24, 2026.",
        "The talks begin on Monday, November 24.",
        "It was Monday. November 24, 2026, was a Tuesday.",
        "On Monday, 5 October 1582, the calendar changed.",
    ),
)
def weekday_differs(document: Document) -> Iterator[Problem]:
    """The weekday does not match the date.

    One of the two is wrong: a date copied from last year’s notice, or an event that was moved. The fix assumes that the
    date is right, so check both.
    """
    for date in _dates(document):
        if date.weekday is None or date.year is None or not date.exists:
            continue
        right = weekday(date.year, date.month, date.day)
        written = date.weekday["weekday"]
        if right != _WEEKDAYS[written]:
            name = WEEKDAYS[right]
            fix = Fix(name if written in WEEKDAYS else name[:3])
            message = f"{date.span.of(document.prose)} is a {name}: correct the weekday or the date."
            yield Problem(Span(*date.weekday.span("weekday")), message, (fix,), related=(date.span,))


@rule(
    severity=WARNING,
    bad=("It opened on Monday, November 24, and closed on Friday, November 27.",),
    good=(
        "It opened on Monday, November 24, and closed on Friday, November 28.",
        "It opened on Monday, November 24, 2025, and closed on Friday, November 27, 2026.",
        "It opened on Monday, November 24, and closed on Friday, May 2.",
    ),
)
def weekdays_clash(document: Document) -> Iterator[Problem]:
    """The weekdays of two dates in one month cannot both be right.

    A Monday and the Friday after it are four days apart; if their dates are three or five apart, one of them is wrong.
    """
    first: dict[int, _Date] = {}
    for date in _dates(document):
        if date.weekday is None or date.year is not None or not date.exists:
            continue
        other = first.setdefault(date.month, date)
        if other.shift != date.shift:
            message = f"This does not match “{_whole(other).of(document.prose)}”: correct one of the two."
            yield Problem(_whole(date), message, related=(_whole(other),))


def _whole(date: _Date) -> Span:
    """The date with its weekday."""
    return Span(date.weekday.start(), date.span.end) if date.weekday else date.span


@rule(
    severity=ERROR,
    bad=("It ends on February 30.", "Born on 31 April 1980, he died.", "On Feb. 29, 2023, it snowed."),
    good=(
        "It ends on February 29.",
        "In June 31 people died, and in April 31 of them were young.",
        "The 31 May Day marchers sang.",
        "On Feb. 29, 2024, it snowed.",
    ),
)
def no_such_day(document: Document) -> Iterator[Problem]:
    """A date that the month does not have.

    It is a slip of the finger, or somebody guessed the last day of the month.
    """
    prose = document.prose
    for date in _dates(document):
        if date.exists or date.day > 31 or not date.day:
            continue
        before = prose[max(0, date.span.start - _REACH) : date.span.start]
        counted = _COUNTED.match(prose, date.span.end) and not _GOES_ON.match(prose, date.span.end)
        if date.year or ((date.weekday or _DATED.search(before)) and not counted):
            last = monthrange(date.year or _LEAP, date.month)[1]
            yield Problem(date.span, f"This month has only {last} days: correct the date.")


@rule(
    severity=WARNING,
    bad=("It opens at 13 p.m.", "It opens at 9:75 a.m.", "The 16:30pm train"),
    good=("It opens at 12:30 p.m. and closes at 9.45pm.", "The 16:30 train", "Psalm 119:105", "5 am and 11:59 am"),
)
def no_such_time(document: Document) -> Iterator[Problem]:
    """A time of day that does not exist, such as “13 p.m.” or “9:75 a.m.”.

    With “a.m.” and “p.m.” the hours run from 1 to 12; from 13 on, the hour already says which half of the day is meant.
    """
    for match in _CLOCK.finditer(document.prose):
        hour, late = int(match["hour"]), int(match["minutes"] or 0) > 59
        if hour > 24 or not (hour > 12 or late):
            continue
        span = Span(*match.span())
        fixes = (Fix(match[0].removesuffix(match["half"])),) if match["half"] and not late else ()
        yield Problem(span, "This time does not exist: correct it.", fixes)
