"""The list of articles as files: CSV, and a report to print."""

import csv as tables
import html
import io
from collections.abc import Iterator, Sequence

from checks.core.finding import CATEGORIES
from checks.store import Store
from checks.store.articles import Entry
from checks.store.queries import Query
from checks.ui.app.export import page
from checks.ui.app.house import bands
from checks.ui.widgets.charts import CATEGORY_NAMES

_FIGURES = ("id", "title", "name", "desk", "status", "words", "score", "findings", "reading_ease", "school_years")


def csv(store: Store, query: Query) -> bytes:
    """Every article that the query finds, a line each, in UTF-8 with the mark that spreadsheets look for.

    A title that a spreadsheet would take for a formula is quoted with an apostrophe.
    """
    out = io.StringIO()
    writer = tables.writer(out)
    writer.writerow([*_FIGURES, "per_1000_words", *CATEGORIES, "changed"])
    for entry in store.articles.entries(query):
        figures = [_cell(getattr(entry, name)) for name in _FIGURES]
        counts = [entry.counts.get(category, 0) for category in CATEGORIES]
        writer.writerow([*figures, round(entry.density, 2), *counts, entry.changed.isoformat(timespec="seconds")])
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def printed(store: Store, query: Query) -> bytes:
    """The same list with the trends, as one HTML page that needs nothing else."""
    return page("Articles", "\n".join(_report(store, query))).encode("utf-8", "replace")


def _report(store: Store, query: Query) -> Iterator[str]:
    entries = store.articles.entries(query)
    ease = {"": _band("")} | {desk: _band(desk) for desk in store.articles.desks()}
    yield f"<h1>Articles</h1><p>{len(entries):,} articles.</p><h2>By week</h2>"
    weeks, _ = store.trends.weeks(query, ease)
    heads = ("Week from", "Articles", "Words", "Score", "As they came in", "Reading ease", "In the band")
    rows = [(w.monday, w.articles, w.words, w.score, w.came_in, w.reading_ease, _percent(w.on_target)) for w in weeks]
    yield _table(heads, rows)
    yield "<h2>The articles</h2>"
    lines = ("Title", "Desk", "Status", "Words", "Score", "What was found", "Reading ease", "Changed")
    yield _table(lines, [_row(entry) for entry in entries])


def _row(entry: Entry) -> tuple[object, ...]:
    found = ", ".join(f"{CATEGORY_NAMES[category].lower()} {count}" for category, count in entry.counts.items())
    changed = entry.changed.astimezone().strftime("%d %b %Y, %H:%M")
    title = entry.title or entry.name
    return title, entry.desk, entry.status, entry.words, entry.score, found, entry.reading_ease, changed


def _band(desk: str) -> tuple[float, float]:
    band = bands(desk)["flesch-reading-ease"]
    return band.low, band.high


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0f} %"


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f"<th>{head}</th>" for head in heads)
    lines = ("".join(f"<td>{html.escape('–' if cell is None else str(cell))}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
