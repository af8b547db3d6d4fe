"""Puts fixes into a text: chosen in reading order, all in one go; nothing is checked again."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from checks.core.finding import Finding
from checks.core.lines import whole_line
from checks.core.span import Span

Change = tuple[Span, str]
"""A stretch of a text and what is to stand there."""

_BREAK = re.compile(r"\r\n|\r|\n")


def chosen(findings: Iterable[Finding], unsafe: bool = False) -> tuple[Finding, ...]:
    """The findings whose first fix can be applied together, in reading order; of two that overlap the first."""
    picked: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda finding: (finding.span.start, -finding.span.end, finding.rule)):
        if not finding.fixes or not (unsafe or finding.safe):
            continue
        if finding.span.start < end or (finding.span.start == end and not len(finding.span)):
            continue
        picked.append(finding)
        end = finding.span.end
    return tuple(picked)


def applied(text: str, findings: Iterable[Finding], unsafe: bool = False) -> str:
    """`text` with the first fix of each finding in it; unsafe ones only where `unsafe` is true."""
    parts, at = [], 0
    for span, replacement in changes(text, chosen(findings, unsafe)):
        parts += [text[at : span.start], replacement]
        at = span.end
    return "".join([*parts, text[at:]])


def changes(text: str, picked: Iterable[Finding]) -> list[Change]:
    """What becomes what when the first fix of each is applied: a line that they empty goes as a whole.

    `picked` are in reading order, none overlapping another, and so are the changes.
    """
    runs = _runs(text, [(finding.span, finding.fixes[0].replacement) for finding in picked])
    made: list[Change] = []
    for run, following in zip_longest(runs, runs[1:]):
        wide, end = _widened(text, run), following[0][0].start if following else len(text)
        before = made[-1][0] if made else Span(0, 0)
        if wide == _over(run) or wide.end > end or (before.end == wide.start and _ends_line(text, before)):
            made += run
        else:
            made.append((Span(max(wide.start, before.end), wide.end), ""))
    return made


def _runs(text: str, fixes: Iterable[Change]) -> list[list[Change]]:
    """The fixes, those together that empty a line or lines that follow each other."""
    runs: list[list[Change]] = []
    for row in _rows(text, fixes):
        if runs and _breaks(text, runs[-1], row) == 1 and all(_widened(text, r) != _over(r) for r in (runs[-1], row)):
            runs[-1] += row
        else:
            runs.append(row)
    return runs


def _rows(text: str, fixes: Iterable[Change]) -> list[list[Change]]:
    """The fixes, those together that take away what stands side by side in a line."""
    rows: list[list[Change]] = []
    for each in fixes:
        if rows and not rows[-1][-1][1] and not each[1] and _breaks(text, rows[-1], [each]) == 0:
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows


def _breaks(text: str, one: Sequence[Change], other: Sequence[Change]) -> int | None:
    """How many line breaks lie between two; None where anything else does."""
    gap = text[one[-1][0].end : other[0][0].start]
    return None if gap.strip() else len(_BREAK.findall(gap))


def _over(run: Sequence[Change]) -> Span:
    return Span(run[0][0].start, run[-1][0].end)


def _widened(text: str, run: Sequence[Change]) -> Span:
    """What goes when a run is taken away; of one that puts something in its place, that place."""
    return _over(run) if run[0][1] else whole_line(text, _over(run))


def _ends_line(text: str, span: Span) -> bool:
    """True where what goes is the end of a line with its break: the break of the line after is to stay."""
    return span.of(text)[-1:] in ("\r", "\n") and text[span.start - 1 : span.start] not in ("", "\r", "\n")
