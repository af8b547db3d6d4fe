"""reviewdog's diagnostics, one JSON object a line: it comments on changed lines and offers the fixes to be taken."""

from typing import Any

from checks.core.finding import Finding
from checks.core.report import Report
from checks.core.span import Span
from checks.reports import DOCX, Run, as_json, bytes_place

SOURCE = {"name": "copydesk"}
OFFERED = 3


def render(run: Run) -> str:
    """A line a finding."""
    return "".join(part(report, run) for report in run.reports) + tail(run)


def part(report: Report, run: Run) -> str:
    """The findings of one file."""
    return "".join(_line(_diagnostic(finding, report, run)) for finding in report.findings)


def tail(run: Run) -> str:
    """What failed, of the whole file."""
    return "".join(
        _line(
            {
                "message": trouble.message,
                "location": {"path": run.path(trouble.name)},
                "severity": "ERROR",
                "source": SOURCE,
                "code": {"value": kind},
            }
        )
        for kind, trouble in run.troubles
    )


def _line(diagnostic: dict[str, Any]) -> str:
    return as_json(diagnostic) + "\n"


def _diagnostic(finding: Finding, report: Report, run: Run) -> dict[str, Any]:
    path = run.path(report.document.name)
    where = _range(finding.span, report)
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": where},
        "severity": finding.severity.upper(),
        "source": SOURCE,
        "code": {"value": finding.rule},
    }
    if finding.fixes and report.document.format != DOCX:  # its lines are those of its text, not of the file
        diagnostic["suggestions"] = [{"range": where, "text": fix.replacement} for fix in finding.fixes[:OFFERED]]
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": "See here", "location": {"path": path, "range": _range(span, report)}}
            for span in finding.related
        ]
    return diagnostic


def _range(span: Span, report: Report) -> dict[str, Any]:
    """Lines and columns from 1, columns in bytes of UTF-8, the end exclusive."""
    ends = (bytes_place(report.document, offset) for offset in (span.start, span.end))
    start, end = ({"line": line, "column": column} for line, column in ends)
    return {"start": start, "end": end}
