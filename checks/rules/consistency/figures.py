"""Figures that contradict the text: a rise to a lower figure, a person of two ages."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checks.core.document import Document
from checks.core.finding import Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language.dates import MONTHS, WEEKDAYS

_RISING = """
rise rises rose rising risen climb climbs climbed climbing increase increases increased increasing grow grows grew grown
growing jump jumps jumped jumping surge surges surged surging soar soars soared soaring
""".split()
_FALLING = """
fall falls fell falling fallen drop drops dropped dropping decline declines declined declining decrease decreases
decreased decreasing slip slips slipped slipping plunge plunges plunged plunging shrink shrinks shrank
""".split()
_UNIT = r" ?(?:%|percent\b|per cent\b|thousand\b|million\b|billion\b|trillion\b|m\b|bn\b)"
_AMOUNT = (
    r"(?P<{0}>(?P<{0}_sign>[$£€])?(?P<{0}_number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?![\w,.]\d)(?P<{0}_unit>" + _UNIT + ")?)"
)
_FROM_TO = re.compile(
    rf"(?P<verb>[a-z]+)(?: (?:sharply|slightly|further|again))?(?: by)?(?: [$£€]?\d[\d.,]*(?:{_UNIT})?,?)?"
    rf" (?:from {_AMOUNT.format('first')} to {_AMOUNT.format('last')}"
    rf"|to {_AMOUNT.format('end')} from {_AMOUNT.format('start')})"
)
_SIZES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_LARGE = 1000
"""A lower number without a unit may be a place in a table, which falls as the number grows."""
_YEARS = range(1800, 2200)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_AGES = range(5, 111)
_TOLD = re.compile(r"(?:, (?=[a-z])|[.;)](?!\d)| and )(?!,? ?(?:at the time|then|when)\b)")


class _Age(NamedTuple):
    """A person, by first name (or nothing) and surname, and the age that follows the name."""

    first: str
    surname: str
    years: int
    span: Span


@rule(
    severity=WARNING,
    bad=(
        "Sales rose from $12 million to $10 million.",
        "The rate fell to 5.4% from 5.1%.",
        "Profits fell 3 percent from 900 million to 1.2 billion euros.",
    ),
    good=(
        "Sales rose from $900,000 to $10 million and fell to 5.1% from 5.4%.",
        "The club fell from 3 to 12 in the table, and climbed from 12 to 3.",
        "Its share fell from $10 million to 3%.",
    ),
)
def direction_differs(document: Document) -> Iterator[Problem]:
    """Something rises to a lower figure, or falls to a higher one.

    Either the figures were swapped, or the verb was taken from an earlier report.
    """
    for verbs, sign in ((_RISING, 1), (_FALLING, -1)):
        for match in document.matches(_FROM_TO, verbs):
            left, right = ("first", "last") if match["first"] else ("end", "start")
            figures = _figures(match, left, right)
            if figures and (figures[1] - figures[0]) * (sign if match["first"] else -sign) < 0:
                message = f"“{match['verb']}” contradicts these figures: correct the verb or the figures."
                yield Problem(Span(match.start(left), match.end(right)), message)


def _figures(match: re.Match[str], left: str, right: str) -> tuple[float, float] | None:
    """The two figures if they count the same thing; None too for low numbers, which may be places in a table."""
    units = [re.sub("per ?cent", "%", (match[f"{which}_unit"] or "").strip()) for which in (left, right)]
    if not units[0] and _number(match[f"{left}_number"], "") < _LARGE:
        units[0] = units[1]  # from 10 to 12 million
    if (units[0] and not units[1]) or (units[0] == "%") != (units[1] == "%"):
        return None
    one, other = (_number(match[f"{which}_number"], unit) for which, unit in zip((left, right), units, strict=True))
    years = not units[0] and one in _YEARS and other in _YEARS
    counted = units[0] == "%" or match[f"{left}_sign"] or (min(one, other) >= _LARGE and not years)
    return (one, other) if counted else None


def _number(digits: str, unit: str) -> float:
    return float(digits.replace(",", "")) * _SIZES.get(unit, 1)


@rule(
    severity=WARNING,
    bad=("Anna Lind, 34, was hurt. Police said that Lind, 43, had driven home.",),
    good=(
        "Anna Lind, 34, was hurt. Police said that Lind, 34, had driven home.",
        "Anna Lind, 34, was hurt, and so was Olaf Lind, 36. Lind, 36, drove.",
        "Anna Lind, 34, was hurt. Lind, 20 at the time, was hurt before.",
    ),
)
def age_differs(document: Document) -> Iterator[Problem]:
    """One person is given two ages.

    One of them was mistyped, or comes from an older story. People with the same surname are told apart by first name.
    """
    people: dict[str, list[_Age]] = defaultdict(list)
    for age in sorted(_ages(document), key=lambda age: age.span):
        people[age.surname].append(age)
    for ages in people.values():
        firsts = {age.first for age in ages} - {""}
        for first in firsts:
            told = [age for age in ages if age.first == first or (not age.first and len(firsts) == 1)]
            for age in told[1:]:
                if age.years != told[0].years:
                    message = f"Elsewhere in this article {age.surname} is {told[0].years}: check the age."
                    yield Problem(age.span, message, related=(told[0].span,))


def _ages(document: Document) -> Iterator[_Age]:
    """The people whose name is followed by an age, in no order."""
    tokens, prose = document.tokens, document.prose
    for word, numbers in document.places.items():
        if not (word.isdecimal() and len(word) < 4 and int(word) in _AGES):
            continue
        for number in numbers:
            surname = tokens.words[number - 1] if number else ""
            known = surname[:1].isupper() and surname not in _CALENDAR
            if (
                known
                and prose[tokens.ends[number - 1] : tokens.starts[number]] == ", "
                and _TOLD.match(prose, tokens.ends[number])
            ):
                first = tokens.words[number - 2] if number > 1 else ""
                close = prose[tokens.ends[number - 2] : tokens.starts[number - 1]] == " " if first else False
                yield _Age(first if close and first[0].isupper() else "", surname, int(word), tokens[number].span)
