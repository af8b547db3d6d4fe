"""Spaces inside amounts and at slashes, tabs between words, and quotations that touch the next word."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.searching import found
from checks.core.span import Span

_AMOUNT = re.compile(r"(?P<sign>(?<![A-Z])[$£€]) (?=\d)|(?<=\d) ,(?=\d{3}(?!\d))|(?<=\d), (?=000(?!\d))")
_STROKE = re.compile(r"(?<![^\W_])(?P<first>and|he|his|him)(?: /|/ | / )(?P<second>or|she|hers?)(?![^\W_])")
_TAB = re.compile(r"(?<=[a-z,])[ ]?\t+[ ]?(?=[a-z])")
_TOUCHING = re.compile(r"(?<=[a-z])”(?=[a-z]{2}|a )")


@rule(
    severity=WARNING,
    bad=("It cost $ 5 million.", "Some 5 ,000 people came.", "Some 12, 000 people came."),
    good=("It cost A$ 5 and US$ 6.", "In 2001, 300 people came.", "The numbers 5, 10, 000 and 7"),
)
def space_in_amount(document: Document) -> Iterator[Problem]:
    """A space inside an amount: after the sign of a currency or beside the comma of the thousands.

    At the end of a line the amount breaks in two.
    """
    for at in found(document.prose, ("$ ", "£ ", "€ ", " ,", ", 000")):
        match = _AMOUNT.match(document.prose, at)
        if match is None:
            continue
        before = document.prose[max(0, match.start() - 12) : match.start()]
        if match[0] == ", " and (re.search(r", \d{1,3}$", before) or not re.search(r"(?<![\d,])\d{1,3}$", before)):
            continue
        shown = match["sign"] or ","
        yield Problem(Span(*match.span()), "Delete the space inside the amount.", (Fix(shown, safe=True),))


@rule(
    severity=WARNING,
    bad=("The bridge and/ or the road is closed.", "Each brings his / her own."),
    good=("The bridge and/or the road", "Lee / Hall won.", "The line ends / and goes on."),
)
def space_at_slash(document: Document) -> Iterator[Problem]:
    """A space beside the slash of “and/or”.

    A slash has no space on either side.
    """
    for match in _STROKE.finditer(document.prose) if "/" in document.prose else ():
        shown = f"{match['first']}/{match['second']}"
        yield Problem(Span(*match.span()), "Delete the space beside the slash.", (Fix(shown, safe=True),))


@rule(severity=WARNING, bad=("The bridge\twas closed on Monday.",), good=("Year\tPrice\n2001\t5", "one\ttwo\tthree"))
def tab_between_words(document: Document) -> Iterator[Problem]:
    """A tab between two words of a sentence.

    A key was hit beside the space bar, or a table was dissolved.
    """
    prose = document.prose
    for match in _TAB.finditer(prose) if "\t" in prose else ():
        start, end = prose.rfind("\n", 0, match.start()) + 1, prose.find("\n", match.end())
        line = prose[start : end if end >= 0 else len(prose)]
        if line.count("\t") == len(match[0].strip(" ")) and len(line.split()) > 5:
            yield Problem(Span(*match.span()), "Replace the tab with a space.", (Fix(" ", safe=True),))


@rule(
    severity=WARNING,
    bad=("He called “the bridge”a start.", "He called it “the bridge”and left."),
    good=("He called it “the bridge” and left.", "The ”bridge” is old."),
)
def quotation_touches_word(document: Document) -> Iterator[Problem]:
    """A space is missing after a closing quotation mark.

    Link markup around the quotation took it along.
    """
    prose = document.prose
    for match in _TOUCHING.finditer(prose) if "”" in prose else ():
        line = prose[max(0, prose.rfind("\n", 0, match.start())) : match.start()]
        if line.rfind("“") > line.rfind("”"):
            yield Problem(Span(*match.span()), "Add a space after the quotation mark.", (Fix("” ", safe=True),))
