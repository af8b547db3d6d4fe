"""JUnit's XML: a suite a file, a failed case a finding that counts; Jenkins, GitLab and others show it as tests."""

from checks.core.finding import Finding
from checks.core.report import Report
from checks.reports import Run, Trouble, change, place, xml


def render(run: Run) -> str:
    """A suite for every file, the clean ones with one passed case; what failed is an error."""
    suites = [_suite(report, run) for report in run.reports]
    suites += [_troubled(trouble, kind, run) for kind, trouble in run.troubles]
    cases = sum(max(sum(map(run.counts, report.findings)), 1) for report in run.reports) + len(run.troubles)
    failed = sum(sum(map(run.counts, report.findings)) for report in run.reports) + len(run.gates)
    opening = f'<testsuites name="Copydesk" tests="{cases}" failures="{failed}" errors="{len(run.failures)}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', opening, *suites, "</testsuites>"]) + "\n"


def _suite(report: Report, run: Run) -> str:
    name = xml(run.path(report.document.name))
    failed = [finding for finding in report.findings if run.counts(finding)]
    hints = [finding for finding in report.findings if not run.counts(finding)]
    cases = [_case(name, finding, report) for finding in failed]
    if not failed:
        cases.append(f'    <testcase classname="{name}" name="copy" time="0"/>')
    counts = f'tests="{len(cases)}" failures="{len(failed)}" errors="0" time="0"'
    opening = f'  <testsuite name="{name}" file="{name}" {counts}>'
    said = f"Score {report.score.total} of 100\n" + "".join(f"{_said(hint, report)}\n" for hint in hints)
    return "\n".join([opening, *cases, f"    <system-out>{xml(said)}</system-out>", "  </testsuite>"])


def _case(name: str, finding: Finding, report: Report) -> str:
    line, column = place(report.document, finding.span.start)
    title = xml(f"{finding.rule} at {line}:{column}")
    failure = (
        f'<failure type="{finding.severity}" message="{xml(finding.message)}">{xml(_said(finding, report))}</failure>'
    )
    return f'    <testcase classname="{name}" name="{title}" time="0">{failure}</testcase>'


def _said(finding: Finding, report: Report) -> str:
    line, column = place(report.document, finding.span.start)
    return f"{line}:{column}: {finding.severity} {finding.message} [{finding.rule}] {change(report.document, finding)}"


def _troubled(trouble: Trouble, kind: str, run: Run) -> str:
    name, message = xml(run.path(trouble.name)), xml(trouble.message)
    what, failures = ("error", 0) if kind == "failure" else ("failure", 1)
    case = f'<testcase classname="{name}" name="{kind}" time="0"><{what} type="{kind}" message="{message}"/></testcase>'
    opening = f'  <testsuite name="{name}" tests="1" failures="{failures}" errors="{1 - failures}" time="0">'
    return f"{opening}\n    {case}\n  </testsuite>"
