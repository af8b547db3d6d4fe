"""Checkstyle's XML, which Jenkins' Warnings plug-in, reviewdog and many more read."""

from collections.abc import Iterator

from checks.core.report import Report
from checks.reports import Run, place, xml


def render(run: Run) -> str:
    """A `file` with findings, an `error` each; what failed is an error in line 1."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="10.0">']
    for report in run.reports:
        if report.findings:
            lines.append(f'  <file name="{xml(run.path(report.document.name))}">')
            lines += _errors(report)
            lines.append("  </file>")
    for kind, trouble in run.troubles:
        lines.append(f'  <file name="{xml(run.path(trouble.name))}">')
        lines.append(_error(1, 1, "error", trouble.message, kind))
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _errors(report: Report) -> Iterator[str]:
    for finding in report.findings:
        line, column = place(report.document, finding.span.start)
        yield _error(line, column, finding.severity, finding.message, finding.rule.replace("/", "."))


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    said = f'severity="{severity}" message="{xml(message)}" source="copydesk.{xml(source)}"'
    return f'    <error line="{line}" column="{column}" {said}/>'
