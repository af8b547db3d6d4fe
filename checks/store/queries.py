"""Which articles, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, func, literal, or_

from checks.store.schema import ARTICLE

_DENSITY = 1000.0 * ARTICLE.c.findings / func.nullif(ARTICLE.c.words, 0)
ORDERS: Mapping[str, ColumnElement[Any]] = {
    **{name: ARTICLE.c[name] for name in ("words", "findings", "score", "changed", "desk", "status")},
    **{name: ARTICLE.c[name] for name in ("reading_ease", "school_years")},
    "title": func.lower(ARTICLE.c.title),
    "density": _DENSITY,
}


@dataclass(frozen=True, slots=True)
class Query:
    """Which articles, in which order. Empty means all; `since` and `until` bound the last change.

    `found` are categories of which at least one was found.
    """

    words: str = ""
    desks: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    order: str = "changed"
    descending: bool = True


def selected(statement: Select[Any], query: Query) -> Select[Any]:
    """The statement over articles, narrowed to what the query finds."""
    for word in query.words.casefold().split():
        pattern = f"%{_escaped(word)}%"
        statement = statement.where(
            or_(
                func.lower(ARTICLE.c.title).like(pattern, escape="\\"),
                func.lower(ARTICLE.c.name).like(pattern, escape="\\"),
            )
        )
    if query.desks:
        statement = statement.where(ARTICLE.c.desk.in_(query.desks))
    if query.statuses:
        statement = statement.where(ARTICLE.c.status.in_(query.statuses))
    if query.found:
        counts = cast(ARTICLE.c.counts, Text)  # neither database need know how the other asks for a key
        statement = statement.where(or_(*(counts.contains(f'"{category}": ') for category in query.found)))
    if query.since is not None:
        statement = statement.where(ARTICLE.c.changed >= literal(query.since, ARTICLE.c.changed.type))
    if query.until is not None:
        statement = statement.where(ARTICLE.c.changed < literal(query.until, ARTICLE.c.changed.type))
    return statement


def _escaped(word: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in word)
