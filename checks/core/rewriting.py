"""Puts what was found in a reading, and how to mend it, into the source.

A fix never takes a mark or tag away unless nothing is left between it and its partner. A fix that could change what
else the source says is tried first: the mended source is read again, and a fix after which it does not read as meant is
not offered.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks.core.blocks import Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.layout import Format, format_named
from checks.core.lines import whole_line
from checks.core.reading import Reading
from checks.core.span import Span

_SPECIAL = frozenset("\\`*_{}[]<>#|~&+=\r\n")
_QUOTING = _SPECIAL | {'"', "'"}
"""Characters that may be a mark in some format; a fix that has none and touches none needs no trial."""
_BREAK = re.compile(r"([^\n]*)\n+([^\n]*)")
_LETTER = re.compile(r"[^\W\d_]")

Change = tuple[Span, str]
"""A stretch of the source and what is to stand there."""


def placed(document: Document, reading: Reading, problem: Problem) -> Problem:
    """The problem in the source: the fixes escaped, those that cannot be written without harm left out."""
    fixes = problem.fixes if reading.text else ()
    changes = [(_change(document, reading, problem.span, fix.replacement), fix) for fix in fixes]
    made = [(change, fix) for change, fix in changes if change is not None]
    spans = [change[0] for change, _ in made] or [reading.in_source(problem.span)]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    return replace(
        problem,
        span=span,
        fixes=tuple(Fix(_widened(document.text, change, span), fix.safe) for change, fix in made),
        related=tuple(reading.in_source(twin) for twin in problem.related),
    )


def _widened(text: str, change: Change, span: Span) -> str:
    own, replacement = change
    return text[span.start : own.start] + replacement + text[own.end : span.end]


def _change(document: Document, reading: Reading, span: Span, replacement: str) -> Change | None:
    """How the source is to change so that it reads as the fix says; None where no way was found."""
    old, own = span.of(reading.text), reading.in_source(span)
    if old == own.of(document.text) and _plain(document.text, own, replacement, reading.aside):
        return own, replacement
    trial = _trial(document, reading, span, replacement)
    return next((way for way in _ways(document, reading, span, replacement) if trial.reads_right(way)), None)


def _plain(text: str, span: Span, replacement: str, quoted: bool) -> bool:
    """True where neither the replacement nor what it touches can be a mark; at the ends of a line blanks can be one."""
    around = text[max(span.start - 1, 0) : span.end + 1]
    special = _QUOTING if quoted else _SPECIAL
    line = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 40) : span.start]
    inside = _LETTER.search(line) is not None and bool(text[span.end : span.end + 3].strip())
    return inside and special.isdisjoint(replacement) and special.isdisjoint(around)


@dataclass(frozen=True)
class _Trial:
    """A part of a document, from `start` on, that a change is tried in, and the lines that it is then to show."""

    part: Document
    start: int
    meant: dict[bool, list[str]]

    def reads_right(self, change: Change) -> bool:
        """True where the part with the change in it reads as meant, the article and what stands aside."""
        span, replacement = change
        if span.start < self.start or span.end > self.start + len(self.part.text):
            return False
        own = Span(span.start - self.start, span.end - self.start)
        return _shown(self.part.with_text(_put(self.part.text, own, replacement))) == self.meant


def _trial(document: Document, reading: Reading, span: Span, replacement: str) -> _Trial:
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
            return _Trial(part, start, alone | {False: _lines(_put(read.of(reading.text), own, replacement))})
    meant = _lines(_put(reading.text, span, replacement))
    return _Trial(document, 0, _shown(document) | {reading.aside: meant})


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


def _ways(document: Document, reading: Reading, span: Span, replacement: str) -> Iterator[Change]:
    """The ways to write a fix, the one that leaves the cleanest source first."""
    form = format_named(document.format)
    if not replacement:
        yield from _emptied(document, reading, span, form)
    old = span.of(reading.text)
    lead = _common(old, replacement)
    tail = _common(old[lead:][::-1], replacement[lead:][::-1])
    core, middle = Span(span.start + lead, span.end - tail), replacement[lead : len(replacement) - tail]
    own = reading.in_source(span)
    if "\n" in core.of(reading.text):
        for joint, written in _joined(document.text, reading, core, middle, form):
            whole = Span(min(joint.start, own.start), max(joint.end, own.end))
            yield whole, _widened(document.text, (joint, written), whole)
        return
    for start, end, marks in _stretches(document.text, reading, core, form, emptied=not middle):
        for text in form.escaped(middle):
            for written in dict.fromkeys((text + marks, marks + text)):
                whole = Span(min(start, own.start), max(end, own.end))
                yield whole, _widened(document.text, (Span(start, end), written), whole)


def _joined(text: str, reading: Reading, core: Span, middle: str, form: Format) -> Iterator[Change]:
    """Two lines or blocks become one, with the replacement where the break was."""
    found = _BREAK.fullmatch(core.of(reading.text))
    if found is None or "\n" in middle or not 0 < core.start < core.end < len(reading.text):
        return
    start, end = reading.ends[core.start - 1], reading.starts[core.end]
    first, last = reading.ends[core.start + len(found[1]) - 1], reading.starts[core.end - len(found[2])]
    if not start <= first <= last <= end or (text[start:first], text[last:end]) != (found[1], found[2]):
        return  # marks inside what goes
    kept = form.joint(text[first:last])
    if kept is not None:
        for written in form.escaped(middle):
            yield Span(start, end), kept[0] + written + kept[1]


def _emptied(document: Document, reading: Reading, span: Span, form: Format) -> Iterator[Change]:
    """Whole blocks go with their marks, where no mark between them loses its partner."""
    first, last = reading.block_at(span.start), reading.block_at(span.end - 1)
    if first < 0 or reading.blocks[first].span.start != span.start or reading.blocks[last].span.end != span.end:
        return
    start, end = reading.sources[first].outer, reading.sources[last].outer
    if start is not None and end is not None:
        inside = Span(start.start, max(end.end, start.start))
        if form.whole(inside.of(document.text)):
            yield inside, ""


def _stretches(
    text: str, reading: Reading, core: Span, form: Format, *, emptied: bool
) -> Iterator[tuple[int, int, str]]:
    """Where in the source the change goes, and the marks that are to stay there.

    With the marks around it where nothing is left between some of them, then as narrow as can be, then with all marks
    around it, so that it can go to their other side.
    """
    last = len(reading.text)
    before = reading.ends[core.start - 1] if core.start else reading.starts[0]
    after = reading.starts[core.end] if core.end < last else reading.ends[last - 1]
    start = reading.starts[core.start] if len(core) else before
    end = reading.ends[core.end - 1] if len(core) else before
    inner = [text[reading.ends[at] : reading.starts[at + 1]] for at in range(core.start, core.end - 1)]
    wide = [text[before:start], *inner, text[end:after]]
    if emptied and before <= start <= end <= after:
        left = _without_pairs(wide, form)
        if len(left) < len("".join(wide)):
            yield before, after, left
    yield start, end, "".join(inner)
    if before <= start <= end <= after:
        yield before, after, "".join(wide)


def _without_pairs(pieces: Sequence[str], form: Format) -> str:
    kept: list[str] = []
    for mark in (mark for piece in pieces for mark in form.marks(piece)):
        if kept and form.closes(kept[-1], mark):
            kept.pop()
        else:
            kept.append(mark)
    return "".join(kept)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
