"""Sentences, numbers and times that stand against each other without a space."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.models.casing import model as casing

_TIME = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
_STAMP = re.compile(
    rf"[.?!](?<=[a-z]{{2}}.)(?={_TIME}\b)|[”\"’)](?<=[a-z][.?!].)(?={_TIME}\b)|[.:][0-5]\d(?<=\d...)(?=[A-Z][a-z])"
)
_HOUR = re.compile(r"(?<![\w.:])(?:[01]?\d|2[0-3])$")
_BEHIND_QUOTE = re.compile(r"\.(?<=[\w.?!][”\"’].)(?=[A-Z][a-z])|\)(?<=[.?!].)(?=[A-Z][a-z](?![a-z]))")
_BEFORE_BRACKET = re.compile(r"[.?!](?:(?=\([A-Z])(?<=[a-z]{2}.)|(?=\([A-Z][A-Za-z]+[ /])(?<=[ \d]\d.))")
_YEAR = re.compile(r"[12][09]\d\d(?<![\w.,/-]....)(?P<word>[a-z]{3,}|[A-Z][a-z]+)(?![\w-])")
_NUMBER = re.compile(
    r"(?<![\w@#/.,:&=-])(?=[a-z]+\d+(?:,\d{3})*(?![\w/-])|\d+[a-z]+(?![\w/-]))"
    r"((?:the|in|of|by|and|for|from|since|about|than|with|until|over)(?=\d)|\d+(?=[a-z]))"
    r"((?<=[a-z])\d[\d,]*\d|(?<=\d)(?:the|and|to|of|for|from|with|that|were|was|while|when|where|years|people|percent))"
)
_LOUD = re.compile(r"(?<![A-Z])[A-Z]{4,}+(?![\w-])")
_LEFT = re.compile(r"(?<![\w@#/.-])[A-Z]?[a-z]{3,}$")
_SMALL = ("the", "and", "that", "with", "from", "were", "which")


def _after(document: Document, pattern: re.Pattern[str], message: str) -> Iterator[Problem]:
    for match in pattern.finditer(document.prose):
        span = Span(match.end() - 1, match.end())
        yield Problem(span, message, (Fix(span.of(document.text) + " ", safe=True),))


@rule(
    severity=WARNING,
    bad=("My shoes are wet.06.25 The river rises.", "07.40The level falls.", "“It fell.”07:02 Trains run."),
    good=("It cost 3.5 million at 7.40 on Monday.", "The 12.30pm train", "Verse 3:16 of John", "At v.12.30 it broke."),
)
def against_time(document: Document) -> Iterator[Problem]:
    """The time of an entry stands against the words around it.

    Live pages set the time in a box of its own; copied out, it sticks to the text.
    """
    for problem in _after(document, _STAMP, "A space is missing beside the time."):
        end = problem.span.end
        if not document.prose[end - 1].isdigit() or _HOUR.search(document.prose, max(0, end - 5), end - 3):
            yield problem


@rule(
    severity=WARNING,
    bad=(
        "He called it “useful”.In town they laughed.",
        "It stopped.(It has before.) Then it rained.",
        "(It has.)In town",
    ),
    good=("He called it “useful”. In town", "Call f(x).y or main(String).", "(It has.) Then"),
)
def against_bracket(document: Document) -> Iterator[Problem]:
    """A sentence begins right after the bracket or the quotation mark of another.

    Lines that are joined by a program get no space where a mark ends them.
    """
    yield from _after(document, _BEHIND_QUOTE, "A space is missing between two sentences.")
    yield from _after(document, _BEFORE_BRACKET, "A space is missing before the bracket.")


@rule(
    severity=WARNING,
    bad=("The forecast to 2020adds to the list.", "It began in the2020 season.", "On May 5, 2020The bank closed."),
    good=("The 1990s and 2000er models", "a 2000mAh battery", "ISO2022jp", "the 5km run, 20bn and to2day"),
)
def against_year(document: Document) -> Iterator[Problem]:
    """A word stands against a year, or a small word against another number.

    A link or a line end between them was taken away.
    """
    met = [word for word in document.places if word[:1].isdigit() != word[-1:].isdigit()]
    for match in document.matches(_YEAR, met):
        word = match["word"]
        if words.is_common(word) and words.frequency(word) >= 4.0:
            yield Problem(Span(*match.span()), "A space is missing after the year.", (Fix(f"{match[0][:4]} {word}"),))
    for match in document.matches(_NUMBER, met):
        yield Problem(Span(*match.span()), "A space is missing beside the number.", (Fix(f"{match[1]} {match[2]}"),))


@rule(
    severity=WARNING,
    bad=("They went HomeSPORT today.", "The next season of Freak Showthe cast spoke."),
    good=("PlayBOY and eBAY", "Rolland, Copeland and Iceland", "the Netherlands", "Bertrand and Armand"),
)
def against_capitals(document: Document) -> Iterator[Problem]:
    """A word in capitals, or a small one after a name, stands against the word before it.

    Entries of a menu and ends of links run together when their markup goes.
    """
    for match in _LOUD.finditer(document.prose):
        left = _LEFT.search(document.prose, max(0, match.start() - 30), match.start())
        if left:
            yield from _joined(document, Span(left.start(), match.end()), left[0], match[0])
    small = (word for word in document.places if word.endswith(_SMALL) and word[0].isupper() and word[1:].islower())
    for number in document.numbers(small):
        token = document.tokens[number]
        word = token.word
        if len(word) == len(token.span):
            right = next(small for small in _SMALL if word.endswith(small))
            yield from _joined(document, token.span, word.removesuffix(right), right)


def _joined(document: Document, span: Span, left: str, right: str) -> Iterator[Problem]:
    whole = span.of(document.prose)
    around = document.prose[max(0, span.start - 1) : span.start] + document.prose[span.end : span.end + 1]
    if not _two_words(left, right) or any(mark in "'’.@#/-" and mark != "." for mark in around):
        return
    if words.is_word(whole) or words.is_rare(whole.lower()) or words.correction(whole):
        return
    if whole.lower() not in casing.current_names():
        yield Problem(span, "A space is missing here.", (Fix(f"{left} {right}"),))


def _two_words(left: str, right: str) -> bool:
    if len(left) < 4:
        return False
    known = words.is_common(left) and words.is_common(right)
    return known and words.frequency(left) >= 4.0 and words.frequency(right) >= 4.0
