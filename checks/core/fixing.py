"""Applies fixes: chosen in reading order, applied from the end."""

from collections.abc import Iterable

from checks.core.document import Document
from checks.core.finding import Finding
from checks.core.run import check
from checks.core.settings import Settings
from checks.core.span import Span

ROUNDS = 5
"""A fix can lay bare another defect; a text that is not still after so many rounds stays as it then is."""


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


def fix(text: str, findings: Iterable[Finding], unsafe: bool = False) -> str:
    """`text` with the first fix of each finding applied; unsafe ones only where `unsafe` is true."""
    for finding in reversed(chosen(findings, unsafe)):
        span, replacement = finding.span, finding.fixes[0].replacement
        if not replacement:
            span = whole_line(text, span)
        text = text[: span.start] + replacement + text[span.end :]
    return text


def whole_line(text: str, span: Span) -> Span:
    """The span with its line break and the empty line around it, where removing it would leave the line empty."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    end = span.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    if text[start : span.start].strip() or text[span.end : end].strip() or not text[span.start : span.end].strip():
        return span
    for _ in range(2):  # its own line break, and that of the empty line behind it
        if text.startswith("\r\n", end):
            end += 2
        elif end < len(text) and text[end] in "\r\n":
            end += 1
    if end == len(text):  # the last line: what goes is the break before it
        start = len(text[:start].rstrip("\r\n"))
    return Span(start, end)


def mend(document: Document, settings: Settings, unsafe: bool = False) -> str:
    """The document's text mended until nothing is left to mend, checking again after each round."""
    text, seen = document.text, {document.text}
    for _ in range(ROUNDS):
        text = fix(text, check(document, settings).findings, unsafe)
        if text in seen:
            break
        seen.add(text)
        document = document.with_text(text)
    return text
