"""Tries a change of a source: what is read of it afterwards, and whether that is what was meant."""

from dataclasses import dataclass

from checks.core.blocks import Block
from checks.core.document import Document
from checks.core.lines import whole_line
from checks.core.reading import Reading
from checks.core.span import Span


@dataclass(frozen=True)
class Trial:
    """A part of a document, from `start` on, that a change is tried in, and the lines that it is then to show."""

    part: Document
    start: int
    meant: dict[bool, list[str]]

    def reads_right(self, span: Span, replacement: str) -> bool:
        """True where the part reads as meant, the article and what stands aside, with this in the place of `span`."""
        if span.start < self.start or span.end > self.start + len(self.part.text):
            return False
        own = Span(span.start - self.start, span.end - self.start)
        return _shown(self.part.with_text(_put(self.part.text, own, replacement))) == self.meant


def trial(document: Document, reading: Reading, span: Span, replacement: str) -> Trial:
    """The blocks where a change is tried, if they read the same when they stand alone; else the whole document."""
    first, last = reading.block_at(span.start), reading.block_at(max(span.end - 1, span.start))
    if not replacement and (first < last or reading.blocks[first].span == span):
        first, last = first - 1, last + 1  # where a block goes, its neighbours meet
    if 0 <= first <= last < len(reading.blocks) and not reading.aside:
        read = Span(reading.blocks[first].span.start, reading.blocks[last].span.end)
        start, end = _outer(reading.sources[first]).start, _outer(reading.sources[last]).end
        part = Document(document.text[start:end], format=document.format)
        alone = _shown(part)
        closed = any(mask.span.overlaps(read) for mask in reading.unread)
        if not closed and read.holds(span) and alone[False] == _lines(read.of(reading.text)):
            own = Span(span.start - read.start, span.end - read.start)
            return Trial(part, start, alone | {False: _lines(_put(read.of(reading.text), own, replacement))})
    meant = _lines(_put(reading.text, span, replacement))
    return Trial(document, 0, _shown(document) | {reading.aside: meant})


def _outer(block: Block) -> Span:
    return block.span if block.outer is None else block.outer


def _put(text: str, span: Span, replacement: str) -> str:
    if not replacement:
        span = whole_line(text, span)
    return text[: span.start] + replacement + text[span.end :]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _shown(document: Document) -> dict[bool, list[str]]:
    """The lines that are read: of the article under False, of what stands aside under True."""
    shown: dict[bool, list[str]] = {False: [], True: []}
    for _, way in document.readings:
        if way is not None:
            shown[way.aside] += _lines(way.text)
    return shown
