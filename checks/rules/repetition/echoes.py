"""What is said twice in so many words: a reply, a menu, a time inside one sentence."""

import re
from collections.abc import Iterator

from checks.core.blocks import CODE, FRONT_MATTER
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.page import apparatus

REPLY = (18, 70)
"""A reply of so many characters is no "Yes, of course." and still a phrase."""
ROW = 4
"""So many short lines in the same order make a menu."""
LINE = 40
"""A longer line is no entry of a menu."""

_SPEAKER = re.compile(r"[A-Z][^\n:]{1,90}:\s+")
_OPENING = re.compile(r"[^\n]+?[a-z][.!](?=\s|$|[A-Z])")
_COURTESY = re.compile(r"\b(?:thank|thanks|pleasure|honou?r|welcome|appreciate|good to be|great to be|glad to be)\b")
_SPACES = re.compile(r"[\W_]+")
_TIME = re.compile(
    r"[ ](?P<time>(?:this|last|next|yesterday|tomorrow) (?:morning|afternoon|evening|night|weekend)"
    r"|earlier (?:today|this (?:week|month|year))|later (?:today|this (?:week|month|year)))\b"
)


_THANKS = "Thank you for having me."


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


def _line(document: Document, span: Span) -> int:
    return document.position(span.start)[0]


@rule(
    severity=WARNING,
    bad=(
        "\n\n".join(("Host: Welcome.", f"Minister: {_THANKS} It stands.", "Host: Good luck.", f"Minister: {_THANKS}")),
    ),
    good=("Editor: Is it late?\n\nMinister: Yes.\n\nEditor: Is it dear?\n\nMinister: Yes.",),
)
def repeated_reply(document: Document) -> Iterator[Problem]:
    """The same reply twice in an interview.

    An interview that was written by a program thanks for the invitation at both ends.
    """
    openings: dict[str, Span] = {}
    for block in document.blocks:
        speaker = _SPEAKER.match(document.prose, block.span.start, block.span.end)
        match = speaker and _OPENING.match(document.prose, speaker.end(), block.span.end)
        if not match:
            continue
        reply, said = Span(*match.span()), _plain(match[0])
        twin = openings.setdefault(said, reply)
        if twin is not reply and reply.end == block.span.end and REPLY[0] <= len(said) <= REPLY[1]:
            message = f"Check this reply: it is the same as in line {_line(document, twin)}."
            severity = WARNING if _COURTESY.search(said) else INFO
            yield Problem(reply, message, related=(twin,), severity=severity)


@rule(
    severity=WARNING,
    bad=(
        "A text of some words.\n\n* Facebook\n* Twitter\n* E-mail\n* Print\n\n* Facebook\n* Twitter\n* E-mail\n* Print",
    ),
    good=("* Facebook\n* Twitter\n* E-mail\n* Print", "Yes.\nNo.\nYes.\nNo.\nYes.\nNo."),
)
def repeated_menu(document: Document) -> Iterator[Problem]:
    """A row of short lines that appears twice: a menu, a share bar, a list of tags.

    Pages print their menus at both ends, and a copied page brings both along.
    """
    blocks = [block for block in document.blocks if block.kind not in (CODE, FRONT_MATTER)]
    lines = [_entry(block.span.of(document.prose)) for block in blocks]
    seen: dict[tuple[str, ...], int] = {}
    at = 0
    while at + ROW <= len(lines):
        row = tuple(lines[at : at + ROW])
        twin = seen.setdefault(row, at) if "" not in row and len(set(row)) == ROW else at
        if twin > at - ROW:
            at += 1
            continue
        size = ROW
        while (
            at + size < len(lines) and twin + size < at and lines[at + size] and lines[at + size] == lines[twin + size]
        ):
            size += 1
        first = Span(blocks[twin].span.start, blocks[twin + size - 1].span.end)
        message = f"Delete these lines: they repeat those from line {_line(document, first)} on."
        yield Problem(Span(blocks[at].span.start, blocks[at + size - 1].span.end), message, (Fix(""),), (first,))
        at += size


def _entry(line: str) -> str:
    """The line as a menu's entry; "" where it is none."""
    plain = _plain(line) if len(line) <= LINE and not apparatus.is_stopped(line) else ""
    return plain if sum(map(str.isalpha, plain)) * 2 > len(plain) else ""


@rule(
    severity=WARNING,
    bad=("The club have this morning paid the fee to the league this morning to sign him.",),
    good=("The club have this morning paid the fee.", "“I saw it last night and, well, last night was late,” he said."),
)
def repeated_time(document: Document) -> Iterator[Problem]:
    """The same time twice in one sentence.

    It is left behind where a clause was moved.
    """
    for sentence in document.sentences:
        first: dict[str, Span] = {}
        for match in _TIME.finditer(document.prose, sentence.start, sentence.end):
            span, twin = Span(*match.span()), first.setdefault(match["time"].lower(), Span(*match.span()))
            between = document.prose[twin.end : span.start]
            if twin != span and not re.search(r"[—–“”\"‘]| - |--", between) and not _compares(between):
                yield Problem(
                    span, f"“{match['time']}” appears twice in this sentence: delete one.", (Fix(""),), (twin,)
                )


def _compares(between: str) -> bool:
    """True for words that set one thing against another: these name a time twice by right."""
    return re.search(r"[,;:]|\b(?:and|or|than|that|while|from|as)\b", between) is not None
