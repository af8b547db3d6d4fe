"""Articles with the state of work on them, what was ignored in them, and the desk's own words: one SQLite file."""

import json
import os
import secrets
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, words INTEGER NOT NULL,
    findings INTEGER NOT NULL, score INTEGER, changed TEXT NOT NULL, state TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS ignored (article TEXT NOT NULL, fingerprint TEXT NOT NULL, times INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS ignored_of ON ignored (article);
CREATE TABLE IF NOT EXISTS word (word TEXT PRIMARY KEY);
"""


def data_folder() -> Path:
    """Where this user's programs keep their data; COPYDESK_DATA names another place."""
    named = os.environ.get("COPYDESK_DATA")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Copydesk"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Copydesk"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "copydesk"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of articles. `changed` is in UTC; `score` is None where the article was not yet checked."""

    id: str
    name: str
    title: str
    words: int
    findings: int
    score: int | None
    changed: datetime


class Articles:
    """The store. Raises sqlite3.Error where its file cannot be read or written."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = data_folder() if folder is None else folder
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "desk.sqlite3"
        with self._open() as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self.path, timeout=10)
        database.row_factory = sqlite3.Row
        try:
            with database:
                yield database
        finally:
            database.close()

    @staticmethod
    def new_id() -> str:
        """An id that no other article has and nobody guesses."""
        return secrets.token_urlsafe(9)

    def save(self, entry: Entry, state: Mapping[str, Any], ignored: Iterable[str]) -> None:
        """Keeps an article, in place of what was kept of it."""
        row = (entry.id, entry.name, entry.title, entry.words, entry.findings, entry.score, entry.changed.isoformat())
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, json.dumps(state))
            )
            database.execute("DELETE FROM ignored WHERE article = ?", (entry.id,))
            database.executemany(
                "INSERT INTO ignored VALUES (?, ?, ?)",
                ((entry.id, print_, times) for print_, times in Counter(ignored).items()),
            )

    def load(self, article: str) -> dict[str, Any] | None:
        """The state that was kept under that id, or None."""
        with self._open() as database:
            row = database.execute("SELECT state FROM article WHERE id = ?", (article,)).fetchone()
        return None if row is None else json.loads(row[0])

    def delete(self, article: str) -> None:
        """Forgets an article and what was ignored in it."""
        with self._open() as database:
            database.execute("DELETE FROM article WHERE id = ?", (article,))
            database.execute("DELETE FROM ignored WHERE article = ?", (article,))

    def entries(self) -> list[Entry]:
        """Every article, the last touched first."""
        with self._open() as database:
            found = database.execute(
                "SELECT id, name, title, words, findings, score, changed FROM article ORDER BY changed DESC"
            ).fetchall()
        return [Entry(**{**dict(row), "changed": datetime.fromisoformat(row["changed"])}) for row in found]

    def ignored(self) -> Counter[str]:
        """Fingerprints of what was ignored, each as often as in the article that has it most."""
        with self._open() as database:
            found = database.execute("SELECT fingerprint, max(times) FROM ignored GROUP BY fingerprint").fetchall()
        return Counter({row[0]: row[1] for row in found})

    def words(self) -> set[str]:
        """The desk's own words."""
        with self._open() as database:
            return {row[0] for row in database.execute("SELECT word FROM word")}

    def change_words(self, added: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
        """Adds to the desk's words and takes from them."""
        with self._open() as database:
            database.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in added))
            database.executemany("DELETE FROM word WHERE word = ?", ((word,) for word in removed))


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
