"""A report as plain data and back: what a cache keeps, and what passes between processes."""

from dataclasses import asdict, replace
from typing import Any

from checks.core.document import Document
from checks.core.finding import Finding, Fix, Measure, Skipped
from checks.core.report import Report
from checks.core.score import Score
from checks.core.span import Span

Record = dict[str, Any]


def light(report: Report) -> Report:
    """The same report without the views of its document that were made on the way; its score is kept."""
    return _scored(replace(report, document=replace(report.document)), report.score)


def record(report: Report) -> Record:
    """The report as JSON can write it; the article itself is left out."""
    return {
        "findings": [asdict(finding) for finding in report.findings],
        "measures": None if report.measures is None else [asdict(measure) for measure in report.measures],
        "names": [asdict(span) for span in report.names],
        "skipped": [asdict(skipped) for skipped in report.skipped],
        "score": {
            "total": report.score.total,
            "by_category": dict(report.score.by_category),
            "counts": dict(report.score.counts),
            "partial": report.score.partial,
        },
    }


def recalled(document: Document, kept: Record) -> Report:
    """The report that `record` made, on the same article. Raises KeyError, TypeError or ValueError on other data."""
    report = Report(
        document=document,
        findings=tuple(map(_finding, kept["findings"])),
        measures=None if kept["measures"] is None else tuple(Measure(**measure) for measure in kept["measures"]),
        names=tuple(Span(**span) for span in kept["names"]),
        skipped=tuple(Skipped(**skipped) for skipped in kept["skipped"]),
    )
    if any(finding.span.end > len(document.text) for finding in report.findings):
        raise ValueError("a finding lies outside the text")
    return _scored(report, Score(**kept["score"]))


def _finding(kept: Record) -> Finding:
    given = {
        "span": Span(**kept["span"]),
        "fixes": tuple(Fix(**fix) for fix in kept["fixes"]),
        "related": tuple(Span(**span) for span in kept["related"]),
    }
    return Finding(**(kept | given))


def _scored(report: Report, score: Score) -> Report:
    """The report with its score in place, which it would otherwise count words for."""
    report.__dict__["score"] = score
    return report
