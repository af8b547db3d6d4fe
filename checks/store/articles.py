"""Articles with the state of work on them."""

import json
import secrets
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from checks.store.database import Database
from checks.store.queries import ORDERS, Query, selected
from checks.store.schema import ARTICLE, IGNORED, VERSION

DRAFT, IN_REVIEW, READY = "draft", "in review", "ready"
STATUSES = (DRAFT, IN_REVIEW, READY)


class Conflict(Exception):
    """Somebody else saved the article after this editor had opened it. `changed` is when."""

    def __init__(self, changed: datetime) -> None:
        super().__init__(f"changed elsewhere at {changed:%H:%M}")
        self.changed = changed


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of articles.

    `findings` counts corrections, no hints; `score` is None where the article was not yet checked; `reading_ease` and
    `school_years` where it was not measured or is too short; `serial` counts what editors saved; `changed` is in UTC;
    `note` is what the reviewing editor says to who works on it.
    """

    id: str
    name: str
    title: str
    words: int
    findings: int
    score: int | None
    changed: datetime
    desk: str = ""
    status: str = DRAFT
    serial: int = 0
    reading_ease: float | None = None
    school_years: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    copy_of: str | None = None
    note: str = ""

    @property
    def density(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.findings / max(self.words, 1)


_LISTED = [ARTICLE.c[name] for name in Entry.__slots__]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one article: its line in the list, the state of work (None for one that was only recorded), the
    file it came from where that is no plain text, and that file's encoding.
    """

    entry: Entry
    state: Mapping[str, Any] | None
    source: bytes | None
    encoding: str | None


class Articles:
    """The articles of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @staticmethod
    def new_id() -> str:
        """An id that no other article has and nobody guesses."""
        return secrets.token_urlsafe(9)

    def add(
        self,
        entry: Entry,
        state: Mapping[str, Any] | None,
        ignored: Iterable[str] = (),
        source: bytes | None = None,
        encoding: str | None = None,
    ) -> None:
        """Keeps a new article."""
        row = asdict(entry) | {"state": _packed(state), "source": source, "encoding": encoding}
        with self.database.writing() as connection:
            connection.execute(insert(ARTICLE).values(**row))
            self._ignore(connection, entry.id, ignored)

    def save(self, entry: Entry, state: Mapping[str, Any], ignored: Iterable[str], touched: bool = True) -> int:
        """Keeps an article in place of what was kept of it, and returns its new serial.

        `entry.serial` is what this editor last saw. Raises Conflict, and keeps nothing, where another editor has saved
        since; KeyError where the article was deleted. Not `touched` is what checks bring: it makes no later save of
        another editor stale.
        """
        serial = entry.serial + touched
        values = figures(entry)
        if not touched:
            del values["changed"]
        where = and_(ARTICLE.c.id == entry.id, ARTICLE.c.serial == entry.serial)
        with self.database.writing() as connection:
            done = connection.execute(
                update(ARTICLE).where(where).values(**values, state=_packed(state), serial=serial)
            )
            if not done.rowcount:
                changed = connection.execute(select(ARTICLE.c.changed).where(ARTICLE.c.id == entry.id)).scalar()
                if changed is None:
                    raise KeyError(entry.id)
                raise Conflict(changed)
            self._ignore(connection, entry.id, ignored)
        return serial

    def _ignore(self, connection: Connection, article: str, fingerprints: Iterable[str]) -> None:
        connection.execute(delete(IGNORED).where(IGNORED.c.article == article))
        rows = [
            {"article": article, "fingerprint": print_, "times": times}
            for print_, times in Counter(fingerprints).items()
        ]
        if rows:
            connection.execute(insert(IGNORED), rows)

    def load(self, article: str) -> Kept | None:
        """What was kept under that id, or None. A recorded article has no state: its last version is its text."""
        with self.database.reading() as connection:
            row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == article)).mappings().one_or_none()
        if row is None:
            return None
        state = None if row["state"] is None else json.loads(row["state"])
        return Kept(_entry([row[name] for name in Entry.__slots__]), state, row["source"], row["encoding"])

    def delete(self, articles: Collection[str]) -> None:
        """Forgets articles, with their versions and whatever was decided in them."""
        with self.database.writing() as connection:
            connection.execute(delete(ARTICLE).where(ARTICLE.c.id.in_(articles)))
            connection.execute(delete(IGNORED).where(IGNORED.c.article.in_(articles)))

    def entries(self, query: Query | None = None, limit: int | None = None, offset: int = 0) -> list[Entry]:
        """Articles as the query orders them, what has no figure last."""
        query = Query() if query is None else query
        order = ORDERS[query.order]
        ordered = selected(select(*_LISTED), query).order_by(
            order.is_(None), order.desc() if query.descending else order, ARTICLE.c.changed.desc(), ARTICLE.c.id
        )
        with self.database.reading() as connection:
            rows = connection.execute(ordered.limit(limit).offset(offset)).all()
        return [_entry(row) for row in rows]

    def count(self, query: Query | None = None) -> int:
        """How many articles the query finds."""
        counting = select(func.count()).select_from(ARTICLE)
        with self.database.reading() as connection:
            return int(connection.execute(selected(counting, query or Query())).scalar_one())

    def desks(self) -> list[str]:
        """The desks that articles belong to, in order."""
        found = select(ARTICLE.c.desk).where(ARTICLE.c.desk != "").distinct().order_by(ARTICLE.c.desk)
        with self.database.reading() as connection:
            return list(connection.execute(found).scalars())

    def assign(
        self, articles: Collection[str], *, status: str | None = None, desk: str | None = None, note: str | None = None
    ) -> None:
        """Sets status, desk, or the reviewing editor's note.

        With the status the version that was worked on ends: what follows is a new one.
        """
        chosen = {"status": status, "desk": desk, "note": note}
        values = {name: value for name, value in chosen.items() if value is not None}
        with self.database.writing() as connection:
            connection.execute(update(ARTICLE).where(ARTICLE.c.id.in_(articles)).values(**values))
            if status is not None:
                edited = and_(VERSION.c.article.in_(articles), VERSION.c.origin == "edited")
                connection.execute(update(VERSION).where(edited).values(origin=f"edited, then {status}"))

    def ignored(self) -> Counter[str]:
        """Fingerprints of what was ignored, each as often as in the article that has it most."""
        most = select(IGNORED.c.fingerprint, func.max(IGNORED.c.times)).group_by(IGNORED.c.fingerprint)
        with self.database.reading() as connection:
            return Counter(dict(map(tuple, connection.execute(most))))


_OTHERS = ("id", "serial", "desk", "status", "copy_of", "note")
"""What a check leaves as it is: others change it."""


def figures(entry: Entry) -> dict[str, Any]:
    """What a check brings to an article's line in the list."""
    return {name: value for name, value in asdict(entry).items() if name not in _OTHERS}


def _packed(state: Mapping[str, Any] | None) -> str | None:
    return None if state is None else json.dumps(state)


def _entry(row: Sequence[Any]) -> Entry:
    entry = Entry(*row)
    return entry if entry.counts is not None else replace(entry, counts={})


def locked(connection: Connection, article: str) -> None:
    """Has others wait who lock the article too, until the transaction ends. Raises KeyError where it was deleted."""
    if connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.id == article).with_for_update()).scalar() is None:
        raise KeyError(article)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
