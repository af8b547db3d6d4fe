"""GitLab's code quality report: one JSON array of issues, each with a fingerprint of its own."""

import hashlib
from typing import Any

from checks.core.finding import ERROR, INFO, WARNING
from checks.core.report import Report
from checks.reports import Run, as_json, numbered

SEVERITY = {ERROR: "major", WARNING: "minor", INFO: "info"}
"""GitLab knows info, minor, major, critical and blocker."""


def render(run: Run) -> str:
    """The array; what failed is a blocker in line 1."""
    issues = [issue for report in run.reports for issue in _issues(report, run)]
    for kind, trouble in run.troubles:
        path = run.path(trouble.name)
        severity = "blocker" if kind == "failure" else "major"
        issues.append(_issue(trouble.message, f"copydesk/{kind}", (path, kind, trouble.message), severity, path, 1, 1))
    return as_json(issues, indent=1) + "\n"


def _issues(report: Report, run: Run) -> list[dict[str, Any]]:
    path = run.path(report.document.name)
    issues = []
    for finding, number in zip(report.findings, numbered(report.findings, lambda f: f.fingerprint), strict=True):
        first, last = (report.document.position(offset)[0] for offset in (finding.span.start, finding.span.end))
        own = (path, finding.fingerprint, str(number))
        issues.append(_issue(finding.message, finding.rule, own, SEVERITY[finding.severity], path, first, last))
    return issues


def _issue(
    message: str, rule: str, own: tuple[str, ...], severity: str, path: str, first: int, last: int
) -> dict[str, Any]:
    return {
        "description": message,
        "check_name": rule,
        "fingerprint": hashlib.sha256("\0".join(own).encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }
