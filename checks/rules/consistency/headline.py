"""Headlines that contradict the body."""

import re
from collections import defaultdict
from collections.abc import Iterator

from checks.core.blocks import CAPTION, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE
from checks.core.document import Document
from checks.core.finding import Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.language.dates import MONTHS

ENOUGH = 60
"""The fewest words of a body that a headline is compared with; a shorter one may leave things out."""
ALIKE = 0.1
"""A headline may round by this share."""

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_SPELT_OUT = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS, "twenty"]
_NUMERAL = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_SPELT_OUT)}"
_COUNT = re.compile(
    rf"(?<![\w.,$£€:-])(?P<number>{_NUMERAL})(?![\w.:/%–-]|,\d)(?P<counted>(?: [a-z]{{3,}}){{1,2}})", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(rf"(?<![\w.])(?:\d[\d,]*|{'|'.join(_SPELT_OUT)})(?!\w)", re.IGNORECASE)
_YEARS = range(1900, 2100)
_MONTH = "|".join(MONTHS)
_SCORE = re.compile(r"(?<![\w.–/-])(\d{1,3})[-–](\d{1,3})(?![\w.–/-]\w|[–-]|\w|%)")
_POINTS = r"\d{1,3}[-–]\d{1,3}"
_PLAYED = "beat|beats|beating|defeated|thrashed|edged|won|win|lost|drew"
_RESULT = re.compile(
    rf"\b(?:{_PLAYED})(?: [\w’'.]+){{0,3}} (?P<score>{_POINTS})\b"
    rf"|\b(?P<other>{_POINTS}) (?:win|victory|defeat|draw|loss|triumph)\b"
)
_DAY = re.compile(rf"\b(?:{_MONTH}|[JFMASOND][a-z]{{2,3}}\.) \d\d?\b(?!,\d)|\b\d\d? (?:{_MONTH})\b", re.IGNORECASE)
"""The day of a month, which counts nothing."""


@rule(
    severity=WARNING,
    bad=(
        "Storm kills 12 people in Valletta\n\nA storm killed 21 people on Monday, officials said. "
        + "The wind tore roofs from houses along the harbour and boats broke loose. " * 5,
    ),
    good=(
        "Storm kills 12 people in Valletta\n\nA storm killed twelve people on Monday, officials said. "
        + "The wind tore roofs from houses along the harbour and boats broke loose. " * 5,
        "Storm kills 20 people in Valletta\n\nA storm killed 21 people on Monday, officials said. "
        + "The wind tore roofs from houses along the harbour and boats broke loose. " * 5,
    ),
)
def number_differs(document: Document) -> Iterator[Problem]:
    """A number in the headline differs from the one in the body.

    Figures change between editions, and the headline is forgotten. It is reported where the body counts the same thing
    and never has the number of the headline.
    """
    headline, body = _parts(document)
    if headline is None or not body:
        return
    above = [*_COUNT.finditer(headline.of(document.prose))]
    if not above:
        return
    below = {_value(match[0]) for match in _NUMBER.finditer(_DAY.sub("", body))}
    counted: dict[str, set[int]] = defaultdict(set)
    for match in _COUNT.finditer(body):
        for noun in match["counted"].lower().split():
            counted[noun].add(_value(match["number"]))
    for match in above:
        number = _value(match["number"])
        others = {n for noun in match["counted"].lower().split() for n in counted.get(noun, ())}
        if not others or number in below or number in _YEARS or _rounded(number, below):
            continue
        start = headline.start + match.start("number")
        said = ", ".join(f"{other:,}" for other in sorted(others)[:3])
        yield Problem(Span(start, start + len(match["number"])), f"The body says {said}: correct one of the two.")


@rule(
    severity=WARNING,
    bad=(
        "Rovers beat City 3-1 at Northgate\n\nRovers came from behind to beat City 3-2 on Saturday. "
        + "The wind tore at the flags along the harbour and the rain came in from the sea. " * 5,
    ),
    good=(
        "Rovers beat City 3-1 at Northgate\n\nRovers came from behind to beat City on Saturday. "
        + "They were 1-0 down at half-time, and the rain came in from the sea. " * 5,
        "Rovers beat City 3-1 at Northgate\n\nRovers, who beat Town 3-2 last week, were 3-1 winners. "
        + "The wind tore at the flags along the harbour and the rain came in from the sea. " * 5,
    ),
)
def score_differs(document: Document) -> Iterator[Problem]:
    """A result in the headline differs from the one in the body.

    It is reported where the headline has one result, the body never has it, and the first paragraphs have another.
    """
    headline, body = _parts(document)
    above = [*_SCORE.finditer(headline.of(document.prose))] if headline is not None else []
    if len(above) != 1 or _points(above[0]) in [_points(match) for match in _SCORE.finditer(body)]:
        return
    said = _RESULT.search("\n".join(body.split("\n")[:2]))
    if headline is not None and said is not None:
        start = headline.start + above[0].start()
        message = f"The body says {said['score'] or said['other']}: correct one of the two."
        yield Problem(Span(start, start + len(above[0][0])), message)


def _points(score: re.Match[str]) -> list[int]:
    """The points of both sides, the higher first, because either order is right."""
    return sorted((int(score[1]), int(score[2])), reverse=True)


@rule(
    severity=INFO,
    bad=(
        "Flood in Warszawa\n\nA storm killed 21 people on Monday, officials said. "
        + "The wind tore roofs from houses along the harbour and boats broke loose. " * 5,
    ),
    good=(
        "Flood in Warszawa\n\nA storm in Warszawa killed 21 people on Monday, officials said. "
        + "The wind tore roofs from houses along the harbour and boats broke loose. " * 5,
        "Flood in Warszawa\n\nThe city is under water.",
    ),
)
def name_only_above(document: Document) -> Iterator[Problem]:
    """The body never mentions a name from the headline.

    Either the article was cut, or the headline belongs to another one.
    """
    headline, body = _parts(document)
    if headline is None or not body:
        return
    folded = body.casefold()
    for match in _WORD.finditer(headline.of(document.prose)):
        word = match[0]
        if (
            word[0].isupper()
            and not word.isupper()
            and not words.is_common(word)
            and not _begins_a_word(folded, _stem(word))
        ):
            start = headline.start + match.start()
            yield Problem(Span(start, start + len(word)), f"The body never mentions “{word}”: check the headline.")


def _parts(document: Document) -> tuple[Span | None, str]:
    """The headline and the text below it; no text if it is too short to be compared."""
    headline = next((block.span for block in document.blocks if block.kind == HEADLINE), None)
    kinds = (PARAGRAPH, QUOTE, LIST_ITEM, CAPTION)
    body = "\n".join(block.span.of(document.prose) for block in document.blocks if block.kind in kinds)
    return headline, body if len(body.split(None, ENOUGH)) >= ENOUGH else ""


def _value(number: str) -> int:
    lower = number.lower()
    return _SPELT_OUT.index(lower) + 1 if lower in _SPELT_OUT else int(number.replace(",", ""))


def _rounded(number: int, below: set[int]) -> bool:
    return any(abs(other - number) <= ALIKE * other for other in below)


def _begins_a_word(text: str, beginning: str) -> bool:
    return re.search(rf"{re.escape(beginning)}(?<![^\W\d_].{{{len(beginning)}}})", text) is not None


def _stem(word: str) -> str:
    """The beginning that a name shares with its adjective: Ukraine, Ukrainian."""
    return word.casefold()[: max(4, len(word) - 3)]
