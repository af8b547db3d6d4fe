"""Puts a run of the command line into the store, so that what CI checks shows in the trends."""

from checks.core.finding import INFO, Measure
from checks.core.printable import without_surrogates
from checks.core.report import Report
from checks.store import Store
from checks.store.articles import Entry, now
from checks.store.versions import RECORDED, Text


def record(store: Store, report: Report, desk: str = "") -> str:
    """Keeps a report under its document's name and returns the article's id.

    The same name again is the same article, and another text a new version of it; work that an editor has begun on it
    is left as it is.
    """
    name, text = without_surrogates(report.document.name), report.document.text
    known = store.articles.named(name)
    entry = Entry(
        id=known or store.articles.new_id(),
        name=name,
        title=_title(report),
        words=len(text.split()),
        findings=sum(finding.severity != INFO for finding in report.findings),
        score=report.score.total,
        changed=now(),
        desk=desk,
        reading_ease=_figure(report.measures, "Flesch reading ease"),
        school_years=_figure(report.measures, "Flesch–Kincaid"),
        counts=report.score.counts,
    )
    if known is None:
        store.articles.add(entry, None)
    else:
        store.articles.refresh(entry)
    store.versions.keep(entry.id, Text(text, report.findings, report.score, report.measures or ()), RECORDED)
    return entry.id


def _title(report: Report) -> str:
    document = report.document
    shown = (document.shown(block.span).strip() for block in document.blocks)
    first = " ".join(next((one for one in shown if any(map(str.isalpha, one))), "").splitlines()[:1])
    return (first if len(first) <= 90 else f"{first[:89].rstrip()}…") or without_surrogates(document.name)


def _figure(measures: tuple[Measure, ...] | None, name: str) -> float | None:
    return next((measure.value for measure in measures or () if measure.name == name), None)
