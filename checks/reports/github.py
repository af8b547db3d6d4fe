"""GitHub's annotations: the worst findings within its limits, the whole list in the log."""

import hashlib

from checks.core.finding import ERROR, INFO, WARNING, Finding
from checks.core.printable import tamed
from checks.core.report import Report
from checks.reports import Run, place, text, worst_first

MOST = 10
"""GitHub shows at most ten errors, ten warnings and ten notices a step."""
LEVEL = {ERROR: "error", WARNING: "warning", INFO: "notice"}


def render(run: Run) -> str:
    """Ten errors, warnings and notices at most, what failed first; then a folded list of all findings."""
    lines = [
        f"::error {_properties(file=run.path(trouble.name), title=f'Copydesk: {kind}')}::{_data(trouble.message)}"
        for kind, trouble in run.troubles
    ][:MOST]
    left = {ERROR: MOST - len(lines), WARNING: MOST, INFO: MOST}
    for report in sorted(run.reports, key=lambda report: report.score.total):
        for finding in worst_first(report.findings):
            if left[finding.severity]:
                left[finding.severity] -= 1
                lines.append(_annotation(finding, report, run))
    return "".join(f"{line}\n" for line in lines) + _log(run)


def _annotation(finding: Finding, report: Report, run: Run) -> str:
    (line, column), (end_line, end_column) = (
        place(report.document, offset) for offset in (finding.span.start, finding.span.end)
    )
    where = {"line": line, "endLine": end_line}
    if line == end_line:  # GitHub takes columns only within one line
        where |= {"col": column, "endColumn": end_column}
    given = _properties(file=run.path(report.document.name), title=finding.rule, **where)
    offered = f" → {finding.fixes[0].replacement or '(nothing)'}" if finding.fixes else ""
    return f"::{LEVEL[finding.severity]} {given}::{_data(finding.message + offered)}"


def _log(run: Run) -> str:
    """The list for the terminal, in which no line of an article can pass for a command."""
    listed = text.render(run)
    token = hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::group::Copydesk: all findings\n::stop-commands::{token}\n{listed}::{token}::\n::endgroup::\n"


def _data(value: str) -> str:
    return tamed(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _properties(**given: object) -> str:
    return ",".join(
        f"{name}={_data(str(value)).replace(':', '%3A').replace(',', '%2C')}" for name, value in given.items()
    )
