"""The blocks of a plain text: what is a headline, a heading, a list item, a caption, a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checks.core.masking import MASKED
from checks.core.span import Span

HEADLINE, HEADING, PARAGRAPH, LIST_ITEM = "headline", "heading", "paragraph", "list item"
QUOTE, CAPTION, CODE, FRONT_MATTER = "quote", "caption", "code", "front matter"
KINDS = (HEADLINE, HEADING, PARAGRAPH, LIST_ITEM, QUOTE, CAPTION, CODE, FRONT_MATTER)

HEADING_WORDS = 16
"""A longer isolated line is a paragraph (the measured bound of title-case headings)."""

_UNREAD = MASKED + " \t\r\n"
_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"\s*(?:[•▪◦‣●○■·*–—-]|\(?\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_STOPPED = re.compile(r"""[.!?…:;,]["”’')\]]*$""")
_CREDIT = re.compile(
    r"^(?:Photo|Picture|Image|File photo|Caption)s?\s*[:/]"
    r"|\((?:[^()]{0,40}\b(?:Reuters|AP|AFP|EPA|PA|Getty|Photo|Image|Picture|Shutterstock)\b[^()]{0,40})\)\s*$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, heading, paragraph, list item, quote, caption, code or front matter, and where it stands.

    `outer` is the block with its marks, which go when nothing is left of it; None where it has none.
    """

    kind: str
    span: Span
    outer: Span | None = field(default=None, compare=False)


def plain_blocks(prose: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order. A line is a block; lines that were wrapped by hand are one."""
    blocks: list[Block] = []
    for run in _runs(prose):
        for first, last in _joined(prose, run):
            isolated = len(run) == 1 or (first == run[0] and len(run) < 4 and not blocks)
            blocks.append(
                Block(
                    _kind(first.of(prose), prose[first.start : last.end], isolated, blocks),
                    _cut(prose, first, last),
                )
            )
    return tuple(blocks)


def _runs(prose: str) -> Iterator[list[Span]]:
    """Lines that follow each other without an empty one between them."""
    run: list[Span] = []
    end = 0
    for match in _LINE.finditer(prose):
        line = Span(*match.span())
        gap = prose[end : line.start].replace("\r\n", "\n")
        if not match[0].strip():
            end = line.end
            if run:
                yield run
            run = []
            continue
        if run and len(gap) > 1:
            yield run
            run = []
        run.append(line)
        end = line.end
    if run:
        yield run


def _joined(prose: str, run: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """First and last line of each block of a run."""
    wrapped = hard_wrapped([line.of(prose) for line in run])
    first = last = run[0]
    for line in run[1:]:
        if wrapped and not _BULLET.match(prose, line.start, line.end):
            last = line
            continue
        yield first, last
        first = last = line
    yield first, last


def hard_wrapped(lines: Sequence[str]) -> bool:
    """True where lines were broken by hand at one width, so that together they are one paragraph."""
    if len(lines) < 2:
        return False
    full, follows = [len(line.rstrip()) for line in lines[:-1]], [line.lstrip()[:1] for line in lines[1:]]
    even = min(full) >= 40 and max(full) <= 110 and max(full) - min(full) <= 30
    return even and sum(letter.islower() for letter in follows) * 3 >= len(follows)


def paragraph_kind(text: str, before: Sequence[Block]) -> str:
    """What a paragraph without a style of its own is, by its words: a short line without a stop is a heading."""
    if text and not text.strip(_UNREAD):
        return CODE
    kind = _kind(text.partition("\n")[0], text, True, before)
    return HEADING if kind == HEADLINE and before else kind


def _kind(line: str, text: str, isolated: bool, before: Sequence[Block]) -> str:
    if _BULLET.match(line):
        return LIST_ITEM
    if _CREDIT.search(text.strip()):
        return CAPTION
    words = len(text.split())
    if isolated and words <= HEADING_WORDS and not _STOPPED.search(text.rstrip()) and any(c.isalpha() for c in text):
        return HEADING if len(before) > 2 or any(block.kind == HEADLINE for block in before) else HEADLINE
    return PARAGRAPH


def _cut(prose: str, first: Span, last: Span) -> Span:
    """From the first to the last character that is no space."""
    text = prose[first.start : last.end]
    return Span(first.start + len(text) - len(text.lstrip()), first.start + len(text.rstrip()))
