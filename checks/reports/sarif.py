"""SARIF 2.1.0, for code scanning on GitHub and for editors; within GitHub's limits."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from checks.core.document import Document
from checks.core.finding import ERROR, INFO, WARNING, Finding
from checks.core.registry import rule_named
from checks.core.report import Report
from checks.core.span import Span
from checks.reports import BOM, DOCX, Run, as_json, change, numbered, place, worst_first

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
LEVEL = {ERROR: "error", WARNING: "warning", INFO: "note"}
CERTAINTY = {ERROR: "very-high", WARNING: "high", INFO: "medium"}
MOST = 25_000
"""GitHub refuses a run with more results, and shows the first 5,000."""
RELATED = 100
SNIPPET = 200
"""Code points of the article in one result: 25,000 of them stay below GitHub's 10 MB when compressed."""

Place = dict[str, Any]


def render(run: Run) -> str:
    """One run; where there are more findings than GitHub takes, the worst of them and a notification."""
    found = [(report, finding) for report in run.reports for finding in report.findings]
    kept = {id(finding) for finding in worst_first(finding for _, finding in found)[:MOST]}
    rules = sorted({finding.rule for _, finding in found})
    results = [
        result
        for report in run.reports
        for result in _results(report, [f for f in report.findings if id(f) in kept], rules, run)
    ]
    notes = [_notification(trouble.message, trouble.name, kind, run) for kind, trouble in run.troubles]
    if len(found) > MOST:
        notes.append(_notification(f"{len(found) - MOST:,} more findings are left out.", "", "limit", run))
    whole = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(run.version, rules)},
                "automationDetails": {"id": "copydesk/"},
                "invocations": [{"executionSuccessful": not run.failures, "toolExecutionNotifications": notes}],
                "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the paths start from."}}},
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "results": results,
            }
        ],
    }
    return as_json(whole, indent=1) + "\n"


def _driver(version: str, rules: Sequence[str]) -> Place:
    return {"name": "Copydesk", "version": version, "rules": list(map(_rule, rules))}


def _rule(rule_id: str) -> Place:
    rule = rule_named(rule_id)
    summary, why = rule.summary, " ".join(rule.why.split())
    return {
        "id": rule_id,
        "name": _pascal(rule_id),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": f"{summary} {why}"},
        "help": {"text": f"{summary}\n\n{why}\n\n`copydesk explain {rule_id}` shows examples."},
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {
            "tags": [rule.category],
            "precision": CERTAINTY[rule.severity],
            "problem.severity": "recommendation" if rule.severity == INFO else rule.severity,
        },
    }


def _pascal(rule_id: str) -> str:
    """“SmallWordsAorAn”: no two capitals in a row, which the validator takes for an abbreviation."""
    words = re.split(r"[/_-]", rule_id)
    before = ("  ", *words)
    return "".join(word if len(last) == 1 else word.capitalize() for last, word in zip(before, words, strict=False))


def _results(report: Report, findings: list[Finding], rules: Sequence[str], run: Run) -> list[Place]:
    """The results of one file. Findings with one fingerprint are told apart by their order."""
    document, where = report.document, _artifact(run.path(report.document.name))
    results = []
    for finding, number in zip(findings, numbered(findings, lambda f: f.fingerprint), strict=True):
        own = f"{finding.fingerprint}:{number + 1}"
        result: Place = {
            "ruleId": finding.rule,
            "ruleIndex": rules.index(finding.rule),
            "level": LEVEL[finding.severity],
            "message": {"text": f"{finding.message} [{change(document, finding)}]"},
            "locations": [{"physicalLocation": {"artifactLocation": where, "region": region(document, finding.span)}}],
            "partialFingerprints": {"primaryLocationLineHash": own, "copydesk/v1": own},
        }
        if finding.related:
            result["relatedLocations"] = [
                _related(index, span, document, where) for index, span in enumerate(finding.related[:RELATED])
            ]
        if finding.fixes and document.format != DOCX:  # its lines are those of its text, not of the file
            result["fixes"] = [_fix(document, where, finding, fix.replacement) for fix in finding.fixes]
        results.append(result)
    return results


def _related(index: int, span: Span, document: Document, where: Place) -> Place:
    physical = {"artifactLocation": where, "region": region(document, span)}
    return {"id": index, "message": {"text": "The other place."}, "physicalLocation": physical}


def _fix(document: Document, where: Place, finding: Finding, replacement: str) -> Place:
    change_ = {"deletedRegion": region(document, finding.span, snippet=False), "insertedContent": {"text": replacement}}
    return {
        "description": {"text": finding.message},
        "artifactChanges": [{"artifactLocation": where, "replacements": [change_]}],
    }


def region(document: Document, span: Span, *, snippet: bool = True) -> Place:
    """A span as lines and columns from 1, the end exclusive, and as an offset; a byte order mark counts for none."""
    (line, column), (end_line, end_column) = place(document, span.start), place(document, span.end)
    marked = document.text.startswith(BOM)
    found: Place = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": max(span.start - marked, 0),
        "charLength": len(span) - (marked and span.start == 0 and len(span) > 0),
    }
    if snippet and len(span):
        found["snippet"] = {"text": span.of(document.text)[:SNIPPET]}
    return found


def _artifact(path: str) -> Place:
    uri = quote(_octets(path if path != "-" else "stdin"), safe="/-._~")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": ROOT}


def _octets(path: str) -> bytes:
    """The bytes of a path, of one that is no UTF-8 too."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a name of Windows, which may hold half a pair
        return path.encode("utf-8", "surrogatepass")


def _notification(message: str, name: str, kind: str, run: Run) -> Place:
    note: Place = {"level": "error", "message": {"text": message}, "descriptor": {"id": kind}}
    if name:
        note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(run.path(name))}}]
    return note
