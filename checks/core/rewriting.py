"""Puts what was found in a reading, and how to mend it, into the source.

A fix never takes a mark or tag away unless what goes as a whole leaves nothing between it and its partner. A fix that
could change what else the source says is tried first: the mended source is read again, and a fix after which it does
not read as meant is not offered. One that reaches over a mark is never safe.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.core.applying import Change
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.layout import Format, format_named
from checks.core.reading import Reading
from checks.core.span import Span
from checks.core.trial import trial

_SPECIAL = frozenset("\\`*_{}[]<>#|~&+=\r\n")
_QUOTING = _SPECIAL | {'"', "'"}
"""Characters that may be a mark in some format; a fix that has none and touches none needs no trial."""
_BREAK = re.compile(r"([^\n]*)\n+([^\n]*)")
_LETTER = re.compile(r"[^\W\d_]")


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
        fixes=tuple(
            Fix(
                _widened(document.text, change, span),
                fix.safe and not _crosses_at(document.text, reading, reading.in_source(problem.span), change),
            )
            for change, fix in made
        ),
        related=tuple(reading.in_source(twin) for twin in problem.related),
    )


def _widened(text: str, change: Change, span: Span) -> str:
    own, replacement = change
    return text[span.start : own.start] + replacement + text[own.end : span.end]


def _crosses_at(text: str, reading: Reading, own: Span, change: Change) -> bool:
    """True where what was found holds a mark, or what becomes of it in the source."""
    span, replacement = change
    lead, tail = _common_ends(span.of(text), replacement)
    return _crosses(text, reading, own) or _crosses(text, reading, Span(span.start + lead, span.end - tail))


def _crosses(text: str, reading: Reading, span: Span) -> bool:
    """True where a stretch of the source holds a mark, a tag, or a break that is one."""
    own = reading.of_source(span)
    ends = [span.start, *reading.ends[own.start : own.end]]
    starts = [*reading.starts[own.start : own.end], span.end]
    breaks = (at for at in range(own.start, own.end) if reading.text[at] == "\n")
    return any(text[end:start].strip() for end, start in zip(ends, starts, strict=True)) or any(
        text[reading.starts[at] : reading.ends[at]].strip() for at in breaks
    )


def _change(document: Document, reading: Reading, span: Span, replacement: str) -> Change | None:
    """How the source is to change so that it reads as the fix says; None where no way was found."""
    old, own = span.of(reading.text), reading.in_source(span)
    if document.layout.blocks is None:
        return own, replacement  # a text without marks of its own
    if old == own.of(document.text) and _plain(document.text, own, replacement, reading.aside):
        return own, replacement
    tried = trial(document, reading, span, replacement)
    return next((way for way in _ways(document, reading, span, replacement) if tried.reads_right(*way)), None)


def _plain(text: str, span: Span, replacement: str, quoted: bool) -> bool:
    """True where neither the replacement nor what it touches can be a mark; at the ends of a line spaces can be one."""
    around = text[max(span.start - 1, 0) : span.end + 1]
    special = _QUOTING if quoted else _SPECIAL
    line = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 40) : span.start]
    inside = _LETTER.search(line) is not None and bool(text[span.end : span.end + 3].strip())
    return inside and special.isdisjoint(replacement) and special.isdisjoint(around)


def _ways(document: Document, reading: Reading, span: Span, replacement: str) -> Iterator[Change]:
    """The ways to write a fix, the one that leaves the cleanest source first."""
    form = format_named(document.format)
    if not replacement:
        yield from _emptied(document, reading, span, form)
    lead, tail = _common_ends(span.of(reading.text), replacement)
    core, middle = Span(span.start + lead, span.end - tail), replacement[lead : len(replacement) - tail]
    own = reading.in_source(span)
    if "\n" in core.of(reading.text):
        for joint, written in _joined(document.text, reading, core, middle, form):
            whole = Span(min(joint.start, own.start), max(joint.end, own.end))
            yield whole, _widened(document.text, (joint, written), whole)
        return
    if replacement and not middle:
        for place, written in _spared(document.text, reading, span, replacement, core, form):
            whole = Span(min(place.start, own.start), max(place.end, own.end))
            yield whole, _widened(document.text, (place, written), whole)
    for start, end, marks in _stretches(document.text, reading, core, form, emptied=not middle):
        for text in form.escaped(middle):
            for written in dict.fromkeys((text + marks, marks + text)):
                whole = Span(min(start, own.start), max(end, own.end))
                yield whole, _widened(document.text, (Span(start, end), written), whole)


def _spared(text: str, reading: Reading, span: Span, replacement: str, core: Span, form: Format) -> Iterator[Change]:
    """Ways to take something away that has marks in it, and yet to leave every mark what it marks.

    Of “a *a*” the first goes; of “A *a*” the second, and the first is written in its place.
    """
    if not _crosses(text, reading, reading.in_source(core)):
        return
    for place in _slid(reading.text, core, span):
        if not _crosses(text, reading, reading.in_source(place)):
            yield reading.in_source(place), ""
    own, marks = reading.in_source(span), "".join(_inner(text, reading, span))
    before, after = _beside(reading, span)
    for shown in form.escaped(replacement):
        for left, right in ((marks, ""), ("", marks)):
            beside = (text[before : own.start] + left, right + text[own.end : after])
            if all(_without_pairs([piece], form) == piece for piece in beside):
                yield own, left + shown + right


def _slid(text: str, core: Span, span: Span) -> Iterator[Span]:
    """Other stretches of a span that can go instead of its core: what is left reads the same."""
    for start in range(core.start - 1, span.start - 1, -1):
        end = start + len(core)
        if text[start] != text[end]:
            break
        yield Span(start, end)
    for end in range(core.end + 1, span.end + 1):
        start = end - len(core)
        if text[start - 1] != text[end - 1]:
            break
        yield Span(start, end)


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
    before, after = _beside(reading, core)
    start = reading.starts[core.start] if len(core) else before
    end = reading.ends[core.end - 1] if len(core) else before
    inner = _inner(text, reading, core)
    wide = [text[before:start], *inner, text[end:after]]
    if emptied and before <= start <= end <= after:
        left = _without_pairs(wide, form)
        if len(left) < len("".join(wide)):
            yield before, after, left
    yield start, end, "".join(inner)
    if before <= start <= end <= after:
        yield before, after, "".join(wide)


def _beside(reading: Reading, span: Span) -> tuple[int, int]:
    """Where in the source the character before a stretch ends, and where the one after it begins."""
    before = reading.ends[span.start - 1] if span.start else reading.starts[0]
    return before, reading.starts[span.end] if span.end < len(reading.text) else reading.ends[-1]


def _inner(text: str, reading: Reading, span: Span) -> list[str]:
    """The marks between the characters of a stretch."""
    return [text[reading.ends[at] : reading.starts[at + 1]] for at in range(span.start, span.end - 1)]


def _without_pairs(pieces: Sequence[str], form: Format) -> str:
    kept: list[str] = []
    for mark in (mark for piece in pieces for mark in form.marks(piece)):
        if kept and form.closes(kept[-1], mark):
            kept.pop()
        else:
            kept.append(mark)
    return "".join(kept)


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts begin with alike, and how many of the rest they end with alike."""
    lead = _common(one, other)
    return lead, _common(one[lead:][::-1], other[lead:][::-1])


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
