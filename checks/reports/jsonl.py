"""One JSON object a file, one file a line."""

from typing import Any

from checks.core.finding import Finding
from checks.core.report import Report
from checks.core.span import Span
from checks.reports import Run, as_json


def row(report: Report) -> dict[str, Any]:
    """The report as plain data; offsets are code points of the decoded text, lines and columns count from 1."""
    score = report.score
    return {
        "file": report.document.name,
        "findings": [_finding(report, finding) for finding in report.findings],
        "names": [_place(report, span) for span in report.names],
        "measures": None
        if report.measures is None
        else [{"name": m.name, "value": m.value, "scale": m.scale, "verdict": m.verdict} for m in report.measures],
        "score": {
            "total": score.total,
            "by_category": dict(score.by_category),
            "counts": dict(score.counts),
            "partial": score.partial,
        },
        "skipped": [{"rule": s.rule, "reason": s.reason, "failed": s.failed} for s in report.skipped],
    }


def render(run: Run) -> str:
    """A line a file."""
    return "".join(part(report, run) for report in run.reports) + tail(run)


def part(report: Report, _run: Run) -> str:
    """One line, its line feed included."""
    return as_json(row(report)) + "\n"


def tail(_run: Run) -> str:
    """Nothing: what could not be read has no line, and stands on stderr."""
    return ""


def _place(report: Report, span: Span) -> dict[str, Any]:
    line, column = report.document.position(span.start)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "text": span.of(report.document.text),
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        **_place(report, finding.span),
        "message": finding.message,
        "replacements": [fix.replacement for fix in finding.fixes],
        "safe": finding.safe,
        "fingerprint": finding.fingerprint,
        "related": [_place(report, span) for span in finding.related],
        "code": finding.code,
    }
