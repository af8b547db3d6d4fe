"""Spaces beside quotation marks, brackets and apostrophes: one too many inside, one too few outside."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span

_APOSTROPHE = re.compile(
    r"[ ](?=[ n’'])(?:(?<=[^\W\d_]{2}.)[ ]*(?=[’']s[ ][a-z])|(?<=[a-z].)(?=n[’']t\b|[’'](?:re|ve|ll)\b)"
    r"|(?<=[a-z]n.)(?=[’']t\b))"
)
_INSIDE = re.compile(r"[ \u00a0](?:(?<=[(\[“].)[ \u00a0]*(?=[^\s.…)\]])|(?<=[^\s.…(\[].)[ \u00a0]*(?=[)\]”](?!\w)))")
_EMPTY = re.compile(r"[:,;(]$")
_TOUCHING = re.compile(
    r"(?P<opening>“(?<=[a-z]{2}“|\d\d“|[a-zA-Z\d)”’][,:;.?!]“)(?=[^\W_])|\((?<=[a-z]{3}\()(?=[A-Za-z]+[ ,]))"
    r"|\)(?=[A-Za-z]{3})"
)
_INCHES = re.compile(r"\d\"$")
_BROKEN = "â€"  # a dash or a mark in a wrong encoding
_MOST = 400


@rule(
    severity=WARNING,
    bad=("The Senate ’s vote was late.", "They do n't know."),
    good=("the kids' shoes", "rock 'n' roll", "the word 's' here"),
)
def space_before_apostrophe(document: Document) -> Iterator[Problem]:
    """A space inside a possessive or a short form.

    Link markup around a name and text prepared for language models split "Senate ’s" and "do n't".
    """
    for match in _APOSTROPHE.finditer(document.prose):
        yield Problem(Span(*match.span()), "Delete the space before the apostrophe.", (Fix("", safe=True),))


@rule(
    severity=WARNING,
    bad=("He called it “ a start” today.", "A list ( of two ) items."),
    good=("He called it “a start”.", "[ ] an empty box", "“… and so on”"),
)
def space_inside_marks(document: Document) -> Iterator[Problem]:
    """A space just inside quotation marks or brackets.

    It can leave a mark alone at the end of a line.
    """
    for match in _INSIDE.finditer(document.prose):
        # in "(length: )" words were lost, and the space is not the whole of it
        before = document.prose[max(0, match.start() - 200) : match.start()]
        if before.endswith("“") and ("„" in before or before[-3:].startswith(_BROKEN)):
            continue
        lost = _EMPTY.search(document.prose, match.start() - 1, match.start()) and document.prose[match.end()] in ")]”,"
        message = "Delete the space inside the quotation marks or brackets."
        yield Problem(Span(*match.span()), message, (Fix("", safe=not lost),))


@rule(
    severity=WARNING,
    bad=("The officials(including two ministers) left.", "She said“No” twice.", "The bank (HSBC)said so."),
    good=("The winner(s) will be told.", "Call f(x) or main(argc) first.", "She said “No” twice."),
)
def missing_before_opening(document: Document) -> Iterator[Problem]:
    """A space is missing around a bracket or before an opening quotation mark.

    Emphasis and links stripped from a page take the space along.
    """
    for match in _TOUCHING.finditer(document.prose):
        fix = f" {match[0]}" if match["opening"] else f"{match[0]} "
        yield Problem(Span(*match.span()), "Add a space here.", (Fix(fix, safe=True),))


@rule(
    severity=WARNING,
    bad=('He called it " a start" today.', 'She said"No" twice.', 'The end of "The Sea "was loud.'),
    good=('He called it "a start" today.', 'A 6" pipe and a 5" nail.', 'x="1" y="2"', 'He said "no" and "yes".'),
)
def straight_marks(document: Document) -> Iterator[Problem]:
    """A space on the wrong side of a straight quotation mark, or none outside it.

    Which of them opens and which closes shows where they stand in pairs.
    """
    prose = document.prose
    if '"' not in prose or "“" in prose:
        return
    for block in document.blocks:
        marks = [match.start() for match in re.finditer('"', prose[block.span.start : block.span.end])]
        places = [block.span.start + at for at in marks]
        if len(places) % 2 or not 0 < len(places) <= _MOST or _in_code(prose, places):
            continue
        found = [
            problem
            for number, at in enumerate(places)
            for problem in _misplaced(prose, at, number % 2 == 0, len(places) == 2)
        ]
        if len(found) == 1 or 4 * len(found) <= len(places):
            yield from found


def _in_code(prose: str, places: list[int]) -> bool:
    """Whether one of the marks stands for inches or belongs to markup."""
    around = [prose[max(0, at - 1) : at + 2] for at in places]
    return any(_INCHES.search(each[:2]) or "=" in each or "\ufffc" in each for each in around)


def _misplaced(prose: str, at: int, opens: bool, alone: bool) -> Iterator[Problem]:
    """What is wrong beside a mark that opens, or closes, a quotation."""
    before, after = prose[max(0, at - 1) : at], prose[at + 1 : at + 2]
    inside, outside = (after, before) if opens else (before, after)
    space, place = inside == " ", Span(at + 1, at + 2) if opens else Span(max(0, at - 1), at)
    touching = outside.isalpha()
    beyond = prose[at + 2 : at + 3] if opens else prose[max(0, at - 2) : max(0, at - 1)]
    if beyond and beyond in "'‘’":
        return
    if space and not touching and (not outside or outside in (" \n([" if opens else " \n.,;:!?)]")):
        yield Problem(place, "Delete the space inside the quotation marks.", (Fix("", alone),))
    elif space and touching and alone:
        span = Span(min(place.start, at), max(place.end, at + 1))
        yield Problem(span, "Move the space outside the quotation mark.", (Fix(' "' if opens else '" ', alone),))
    elif touching and (inside.isalnum() or (not opens and inside in ".,!?")):
        yield Problem(Span(at, at + 1), "Add a space here.", (Fix(' "' if opens else '" ', alone),))
