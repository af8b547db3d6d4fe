"""What a reader sees of a source text, and where each character of it stands in the source.

Rules read this, so that an article gets the same findings in every format: marks and tags are not there, entities are
characters, and the line breaks of a source are spaces.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from checks.core.blocks import CODE, FRONT_MATTER, LIST_ITEM, Block
from checks.core.masking import Mask
from checks.core.span import Span

_NEWLINE = re.compile(r"[\r\n]")
LINE, PARAGRAPH_END = "\n", "\n\n"


@dataclass(frozen=True)
class Reading:
    """`starts` and `ends` say where in the source each character of `text` begins and ends.

    `blocks` and `unread` (code, addresses) lie in `text`; `sources` are the same blocks in the source. `aside` marks
    what is read apart from the article: it is no second copy of what the article says.
    """

    text: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    blocks: tuple[Block, ...] = ()
    sources: tuple[Block, ...] = ()
    unread: tuple[Mask, ...] = ()
    aside: bool = False

    def in_source(self, span: Span) -> Span:
        """Where a stretch of what is read stands in the source; marks at its edges stay outside."""
        if not self.starts:
            return Span(0, 0)
        if len(span):
            return Span(self.starts[span.start], max(self.ends[span.end - 1], self.starts[span.start]))
        at = self.ends[span.start - 1] if span.start else self.starts[0]
        return Span(at, at)

    def of_source(self, span: Span) -> Span:
        """What is read of a stretch of the source: every character that begins in it."""
        start = bisect_left(self.starts, span.start)
        return Span(start, max(bisect_left(self.starts, span.end), start))

    def block_at(self, offset: int) -> int:
        """The number of the block that holds an offset of `text`, or of the last one before it; -1 before the first."""
        return bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1


def read(text: str, masks: Iterable[Mask], blocks: Iterable[Block], *, aside: bool = False) -> Reading:
    """What is read of the blocks of a source, code and front matter left out."""
    scribe = _Scribe(text, sorted(masks, key=lambda mask: (mask.span.start, -mask.span.end)))
    for block in blocks:
        if block.kind not in (CODE, FRONT_MATTER):
            scribe.take(block)
    return Reading(
        "".join(scribe.parts),
        scribe.starts,
        scribe.ends,
        tuple(scribe.blocks),
        tuple(scribe.sources),
        tuple(scribe.unread),
        aside,
    )


class _Scribe:
    """Writes down what is read, block by block."""

    def __init__(self, text: str, masks: list[Mask]) -> None:
        self.text, self.masks = text, masks
        self.firsts = [mask.span.start for mask in masks]
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.blocks: list[Block] = []
        self.sources: list[Block] = []
        self.unread: list[Mask] = []

    def take(self, block: Block) -> None:
        """Adds a block; one in which nothing is shown is left out."""
        pieces = list(self._pieces(block.span))
        if not "".join(shown for shown, _, _ in pieces).strip():
            return
        if self.blocks:
            lists = self.blocks[-1].kind == block.kind == LIST_ITEM
            self._add(LINE if lists else PARAGRAPH_END, Span(self.sources[-1].span.end, block.span.start))
        start = len(self.starts)
        for shown, span, read in pieces:
            if not read:
                self.unread.append(Mask(Span(len(self.starts), len(self.starts) + len(shown))))
            self._add(shown, span)
        self.blocks.append(replace(block, span=Span(start, len(self.starts))))
        self.sources.append(block)

    def _add(self, shown: str, span: Span) -> None:
        self.parts.append(shown)
        if len(shown) == len(span):
            self.starts.extend(range(span.start, span.end))
            self.ends.extend(range(span.start + 1, span.end + 1))
        else:
            self.starts.extend([span.start] * len(shown))
            self.ends.extend([span.end] * len(shown))

    def _pieces(self, span: Span) -> Iterable[tuple[str, Span, bool]]:
        """What is shown of a stretch, where each piece of it stands, and whether it is read."""
        at = span.start
        for index in range(bisect_left(self.firsts, span.start), len(self.masks)):
            mask = self.masks[index]
            if mask.span.start >= span.end:
                break
            if mask.span.start < at:
                continue
            yield self.text[at : mask.span.start], Span(at, mask.span.start), True
            if mask.shows is None:
                yield _NEWLINE.sub(" ", mask.span.of(self.text)), mask.span, False
            else:
                yield mask.shows, mask.span, True
            at = mask.span.end
        if at < span.end:
            yield self.text[at : span.end], Span(at, span.end), True
