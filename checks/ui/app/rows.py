"""The article as the page shows it: a row a line, a row in segments, and no offset anywhere.

A browser counts UTF-16 units and Python code points; strings with the ids of what was found in them need no counting.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checks.core.blocks import Block
from checks.core.span import Span

_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")

Segment = tuple[str, tuple[str, ...]]
"""A piece of a row and the ids of the findings that it belongs to, the widest first. An insertion point is empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its line break: together the rows are the text."""

    kind: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """What the row reads."""
        return "".join(piece for piece, _ in self.segments)


def row_spans(text: str) -> list[Span]:
    """Every line with its line break, in order."""
    return [Span(*match.span()) for match in _ROW.finditer(text)]


def rows(text: str, marks: Iterable[tuple[str, Span]], blocks: Sequence[Block] = ()) -> list[Row]:
    """The rows of a text with its marks, which are ids and where they stand."""
    spans = row_spans(text)
    starts = [span.start for span in spans]
    on_row: list[list[tuple[str, Span]]] = [[] for _ in spans]
    for key, span in marks:
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.end - 1, span.start)) - 1
        for index in range(max(first, 0), last + 1):
            on_row[index].append((key, span))
    kinds = _kinds(spans, text, blocks)
    return [Row(kind, _segments(text, span, on)) for span, on, kind in zip(spans, on_row, kinds, strict=True)]


def _segments(text: str, row: Span, marks: Sequence[tuple[str, Span]]) -> tuple[Segment, ...]:
    if not marks:
        return ((row.of(text), ()),)
    ordered = sorted(marks, key=lambda mark: (mark[1].start, -mark[1].end, mark[0]))
    points = {mark[1].start: mark for mark in ordered if not len(mark[1])}
    cuts = {row.start, row.end}
    cuts.update(min(max(at, row.start), row.end) for _, span in ordered for at in (span.start, span.end))
    segments: list[Segment] = []
    edges = sorted(cuts)
    for start, end in zip(edges, [*edges[1:], row.end], strict=True):
        if start in points:
            segments.append(("", tuple(key for key, span in ordered if _at(span, start))))
        if start < end:
            ids = tuple(key for key, span in ordered if span.start <= start and end <= span.end)
            segments.append((text[start:end], ids))
    return tuple(segments)


def _at(span: Span, point: int) -> bool:
    """True for an insertion point there, and for what lies around it."""
    return span.start == point == span.end or span.start < point < span.end


def _kinds(spans: Sequence[Span], text: str, blocks: Sequence[Block]) -> list[str]:
    """The kind of the block that each row belongs to; "empty" for a row of spaces.

    A format's own marks, the `# ` of a heading, stand before the block on its row.
    """
    starts = [block.span.start for block in blocks]
    kinds = []
    for span in spans:
        own = span.stripped(text)
        if not len(own):
            kinds.append("empty")
            continue
        index = bisect_right(starts, own.start) - 1
        if index < 0 or own.start >= blocks[index].span.end:
            index += 1
        there = index < len(blocks) and blocks[index].span.start < span.end
        kinds.append(blocks[index].kind if there else "paragraph")
    return kinds
