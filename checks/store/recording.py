"""Puts a run of the command line into the store, so that what CI checks shows in the trends."""

from contextlib import suppress
from dataclasses import asdict

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from checks.core.finding import INFO, Measure
from checks.core.printable import without_surrogates
from checks.core.report import Report
from checks.store import Store
from checks.store.articles import Articles, Entry, figures, now
from checks.store.database import insertion
from checks.store.schema import ARTICLE
from checks.store.versions import RECORDED, Text


def record(store: Store, report: Report, desk: str = "") -> str:
    """Keeps a report under its document's name and returns the article's id.

    The same name again is the same article, and another text a new version of it, however many programs record it at
    once; work that an editor has begun on it is left as it is.
    """
    entry = _entry(report, desk)
    text = Text(report.document.text, report.findings, report.score, report.measures or ())
    with store.database.writing() as connection:
        article = _article(connection, entry)
        store.versions.put(connection, article, text, RECORDED)
    return article


def _article(connection: Connection, entry: Entry) -> str:
    """The id of the one article that is recorded under that name; it is locked, and its line in the list up to date."""
    line = figures(entry) | ({"desk": entry.desk} if entry.desk else {})
    mine = update(ARTICLE).where(ARTICLE.c.recorded == entry.name).values(**line).returning(ARTICLE.c.id)
    while (found := connection.execute(mine).scalar()) is None:
        _claim(connection, entry)  # in vain where another program was faster, which has it then
    return str(found)


def _claim(connection: Connection, entry: Entry) -> None:
    """Records the article from now on that came to a desk under that name last, or else a new one."""
    same = select(ARTICLE.c.id).where(ARTICLE.c.name == entry.name, ARTICLE.c.recorded.is_(None))
    last = same.order_by(ARTICLE.c.changed.desc()).limit(1).with_for_update()
    if (known := connection.execute(last).scalar()) is None:
        row = asdict(entry) | {"recorded": entry.name}
        connection.execute(insertion(connection, ARTICLE).values(**row).on_conflict_do_nothing())
    else:
        with suppress(IntegrityError), connection.begin_nested():
            connection.execute(update(ARTICLE).where(ARTICLE.c.id == known).values(recorded=entry.name))


def _entry(report: Report, desk: str) -> Entry:
    return Entry(
        id=Articles.new_id(),
        name=without_surrogates(report.document.name),
        title=_title(report),
        words=len(report.document.text.split()),
        findings=sum(finding.severity != INFO for finding in report.findings),
        score=report.score.total,
        changed=now(),
        desk=desk,
        reading_ease=_figure(report.measures, "Flesch reading ease"),
        school_years=_figure(report.measures, "Flesch–Kincaid"),
        counts=report.score.counts,
    )


def _title(report: Report) -> str:
    document = report.document
    shown = (document.shown(block.span).strip() for block in document.blocks)
    first = " ".join(next((one for one in shown if any(map(str.isalpha, one))), "").splitlines()[:1])
    return (first if len(first) <= 90 else f"{first[:89].rstrip()}…") or without_surrogates(document.name)


def _figure(measures: tuple[Measure, ...] | None, name: str) -> float | None:
    return next((measure.value for measure in measures or () if measure.name == name), None)
