"""Applies fixes: chosen in reading order, applied from the end."""

from collections.abc import Callable, Iterable

from checks.core.document import Document
from checks.core.finding import Finding
from checks.core.lines import whole_line
from checks.core.report import Report
from checks.core.run import check
from checks.core.settings import Settings

__all__ = ["chosen", "fix", "mend", "whole_line"]

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


def mend(
    document: Document, settings: Settings, unsafe: bool = False, tell: Callable[[Report], object] | None = None
) -> str:
    """The document's text mended until nothing is left to mend, checking again after each round.

    `tell` is given the report of each round: what was skipped may keep a text from being mended.
    """
    text, seen = document.text, {document.text}
    for _ in range(ROUNDS):
        report = check(document, settings)
        if tell is not None:
            tell(report)
        text = fix(text, report.findings, unsafe)
        if text in seen:
            break
        seen.add(text)
        document = document.with_text(text)
    return text
