"""Quotation marks: direction, balance, and two marks that were meant as one.

A quotation that runs over paragraphs opens again in each and closes once: that is right. Apostrophes are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checks.core.blocks import CODE, FRONT_MATTER, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.searching import found
from checks.core.span import Span

_MARK = re.compile(r"[“”\"]")
_OUT_OF_PLACE = re.compile(r"”(?=[A-Za-z0-9$£€])|“(?=[\s.,;:!?)\]]|\Z)")
_TWO_SINGLE = re.compile(
    r"(?<![\w'])''(?=[\w“$£])|(?<=[A-Za-z.,!?…])''(?!['\w])|‘‘(?=\w)|(?<=[\w.,!?…])’’(?!\w)|(?<![`\w])``(?=\w)"
)
_TWO_DOUBLE = re.compile(r"““|””|“\"|\"“|”\"|\"”|(?<![\w\"=])\"\"(?=[A-Za-z])|(?<=[A-Za-z.,!?])\"\"(?!\")")
_TWO_QUOTATIONS = re.compile(r"[.!?]\"\"[A-Z]")
_TURNED_APOSTROPHE = re.compile(
    r"‘(?:(?<=[A-Za-z].)(?=(?:s|t|re|ve|ll|d|m)\b)"
    r"|(?<![\w’].)(?=(?:\d\ds|em|tis|twas|cause|til|n)\b)(?![^‘’\n]{1,12}’))"
)
_BEFORE_OPENING = " \t\n([—–-/\ufffc\u00a0"
_AFTER_CLOSING = " \t\n\r.,;:!?)]—–-/…\u00a0\ufffc"
_OPEN, _LONE = "The quotation is not closed.", "Nothing opens the quotation that ends here."
_OPENING, _CLOSING, _EITHER = "opening", "closing", "either"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A double quotation mark: where, which, and what its neighbours make it."""

    at: int
    sign: str
    side: str


def _marks(document: Document, block: Block) -> list[_Mark]:
    text = document.prose
    marks = []
    for match in _MARK.finditer(text, block.span.start, block.span.end):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = not before or before in _BEFORE_OPENING or before in "‘'“"
        closes = not after or after in _AFTER_CLOSING or after in "’'”"
        if match[0] == '"' and before.isdigit() and (closes or after.isdigit()):
            side = _EITHER  # may be inches
        elif opens != closes:
            side = _OPENING if opens else _CLOSING
        else:
            side = _EITHER
        marks.append(_Mark(match.start(), match[0], side))
    return marks


def _blocks(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind not in (CODE, FRONT_MATTER)]


@rule(
    severity=WARNING,
    bad=("The ”Technical” side of it.", "He calls it “Public Relations“, no more.", "It‘s late in the ‘90s."),
    good=("He said “no” and “yes”.", "She is 5’ 6” tall.", "‘Quoted’ words", "rock ’n’ roll"),
)
def turned_mark(document: Document) -> Iterator[Problem]:
    """A quotation mark that faces the wrong way.

    Programs that turn straight marks into curly ones look at one neighbour only.
    """
    text = document.prose
    if _OUT_OF_PLACE.search(text):
        for block in _blocks(document):
            yield from _turned(_marks(document, block))
    if "‘" in text:
        for match in _TURNED_APOSTROPHE.finditer(text):
            yield Problem(Span(*match.span()), "This is an apostrophe.", (Fix("’", safe=True),))


def _turned(marks: list[_Mark]) -> Iterator[Problem]:
    """Marks whose place says the opposite of their shape, where turning them fits what is open."""
    open_ = False
    for mark in marks:
        if mark.sign == "”" and mark.side == _OPENING and not open_:
            yield Problem(Span(mark.at, mark.at + 1), "This mark opens a quotation.", (Fix("“", safe=True),))
            open_ = True
        elif mark.sign == "“" and mark.side == _CLOSING and open_:
            yield Problem(Span(mark.at, mark.at + 1), "This mark closes a quotation.", (Fix("”", safe=True),))
            open_ = False
        elif mark.sign == '"':
            open_ = not open_
        else:
            open_ = mark.sign == "“"


@rule(
    severity=WARNING,
    bad=("He said “no and left.\n\nThe room was quiet.", "He said no” and left."),
    good=("“It began here.\n\n“It ended there,” he said.", "He said “no” and left.", "“Yes,” he said. “But ‘no’ too.”"),
)
def missing_mark(document: Document) -> Iterator[Problem]:
    """A quotation mark without its partner.

    The reader cannot tell where the quoted words end. Over paragraphs each opens again and only the last one closes.
    """
    if "“" not in document.prose and "”" not in document.prose:
        return
    blocks = _blocks(document)
    carried, found = False, []
    for index, block in enumerate(blocks):
        start = blocks[index + 1].span.start if index + 1 < len(blocks) else 0
        problems, carried = _unpaired(
            document, block, document.prose[start : start + 1] in ("“", '"') and start > 0, carried
        )
        found.extend(problems)
    yield from _over_paragraphs(found)


def _over_paragraphs(problems: list[Problem]) -> Iterator[Problem]:
    """The problems; a mark that opens and the next that closes, paragraphs later, are hints: some desks set them so."""
    hints: set[int] = set()
    for first, second in pairwise(problems):
        if (first.message, second.message) == (_OPEN, _LONE) and first.span.start not in hints:
            hints |= {first.span.start, second.span.start}
    for problem in problems:
        yield replace(problem, severity=INFO) if problem.span.start in hints else problem


def _unpaired(document: Document, block: Block, goes_on: bool, carried: bool) -> tuple[list[Problem], bool]:
    """The curly marks of a block that have no partner, and whether its quotation goes on in the next block."""
    marks = _marks(document, block)
    problems: list[Problem] = []
    opened: _Mark | None = None
    if any(mark.sign == '"' for mark in marks) or "„" in document.prose[block.span.start : block.span.end]:
        return problems, goes_on
    for mark in marks:
        opens = mark.sign == "“" and not (mark.side == _CLOSING and opened)
        opens = opens or (mark.sign == "”" and mark.side == _OPENING and opened is None)
        if opens:
            if opened is not None and not _new_paragraph(document.prose, mark.at):
                problems.append(_alone(opened, _OPEN))
            opened = mark
        elif opened is not None:
            opened = None
        elif not carried and not document.prose[mark.at - 1 : mark.at].isdigit():
            if problems and problems[-1].message == _LONE:
                continue  # one of the two was to open: that is said at the first
            problems.append(_alone(mark, _LONE))
        carried = False
    if opened is not None and not goes_on:
        problems.append(_alone(opened, _OPEN))
    return problems, opened is not None and goes_on


def _alone(mark: _Mark, message: str) -> Problem:
    return Problem(Span(mark.at, mark.at + 1), message)


def _new_paragraph(text: str, at: int) -> bool:
    """True where a mark opens a sentence: joined paragraphs of one quotation look like that."""
    return bool(re.search(r"[.!?…]\s$", text[max(0, at - 2) : at]))


@rule(
    severity=WARNING,
    bad=("He calls it ''a start'' today.", "He calls it ``a start” today."),
    good=("It is 5' 11'' long.", "An empty string is ''.", "the boys' 'game'"),
)
def two_singles(document: Document) -> Iterator[Problem]:
    """Two single marks where one double mark was meant.

    They look alike in some type and are found by no search.
    """
    text = document.prose
    curly = "“" in text or "”" in text or "‘" in text
    for at in found(text, ("''", "‘‘", "’’", "``")):
        match = _TWO_SINGLE.match(text, at)
        if match is None:
            continue
        opens = text[match.end() : match.end() + 1].isalnum() or match[0] in ("‘‘", "``")
        shown = ("“" if opens else "”") if curly or match[0] in ("‘‘", "’’") else '"'
        yield Problem(Span(*match.span()), "Two single marks for a double one.", (Fix(shown, safe=True),))


@rule(
    severity=WARNING,
    bad=("He called it ““a start” today.", 'He said ""no" twice.'),
    good=('x = ""', "He said “no” twice.", "‘“No,” he said.’"),
)
def doubled_mark(document: Document) -> Iterator[Problem]:
    """Two double marks at one place.

    One was typed and one was added by a program.
    """
    text = document.prose
    if not any(pair in text for pair in ("““", "””", '"“', '“"', '”"', '"”', '""')):
        return
    begins = 0
    for line in text.splitlines(keepends=True):
        odd = None  # where the marks are even, it may be a quotation inside another
        for match in _TWO_DOUBLE.finditer(line):
            odd = len(_MARK.findall(line)) % 2 == 1 if odd is None else odd
            kept = next((sign for sign in match[0] if sign != '"'), '"')
            span = Span(begins + match.start(), begins + match.end())
            fix = Fix('" "') if _TWO_QUOTATIONS.match(text, span.start - 1) else Fix(kept, safe=odd)
            yield Problem(span, "Two quotation marks at one place.", (fix,))
        begins += len(line)


@rule(
    severity=WARNING,
    bad=('He called it “a start" today.', 'He called it "a start” today.'),
    good=('He called it "a start" today.', 'A 6" pipe and “a start”.'),
)
def unlike_pair(document: Document) -> Iterator[Problem]:
    """A straight mark that is the partner of a curly one.

    Copies from two sources were joined.
    """
    text = document.prose
    if '"' not in text or ("“" not in text and "”" not in text):
        return
    for block in _blocks(document):
        marks = _marks(document, block)
        if len(marks) % 2 or not any(mark.sign == '"' for mark in marks):
            continue
        for first, second in zip(marks[::2], marks[1::2], strict=True):
            if first.sign == "“" and second.sign == '"' and second.side == _CLOSING:
                yield Problem(Span(second.at, second.at + 1), "The partner is curly.", (Fix("”"),))
            elif first.sign == '"' and second.sign == "”" and first.side == _OPENING:
                yield Problem(Span(first.at, first.at + 1), "The partner is curly.", (Fix("“"),))


@rule(severity=INFO, bad=('He said “no” and "yes".',), good=("He said “no” and “yes”.", 'He said "no".'))
def mixed_marks(document: Document) -> Iterator[Problem]:
    """Straight and curly quotation marks in one article.

    A desk has one kind.
    """
    text = document.prose
    straight, curly = text.count('"'), text.count("“") + text.count("”")
    if straight and curly:
        at = text.index('"') if straight <= curly else min(text.find(s) for s in "“”" if s in text)
        yield Problem(Span(at, at + 1), "The article has straight and curly quotation marks.")
