"""Many programs write into one store at once, and nothing of what they write is doubled, lost or refused."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from sqlalchemy import text

from checks.core.errors import StoreError
from checks.store import Store, database, migrations
from checks.store.database import FILE, engine_of, migrate, sqlite_address
from checks.store.house import ACCEPTED
from checks.store.queries import Query
from checks.store.recording import record
from checks.store.schema import REVISIONS
from tests.postgres import postgres
from tests.recorders import (
    NAMES,
    at_once,
    deciding,
    editing,
    entry,
    kept,
    opening,
    recording,
    recording_its_own,
    recording_the_same,
    report,
    writing_and_recording,
)

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return sqlite_address(tmp_path)
    named = f"d{abs(hash(request.node.name))}"
    engine = engine_of(request.getfixturevalue("server"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {named}"))
    engine.dispose()
    return str(request.getfixturevalue("server")).replace("/postgres?", f"/{named}?")


def test_one_name_recorded_by_many_programs_is_one_article_with_every_version(address):
    assert at_once(8, recording, address, 3) == [""] * 8
    assert kept(address) == (len(NAMES), 8 * 3 * len(NAMES), True)


def test_the_same_text_recorded_by_many_programs_is_one_version(address):
    assert at_once(6, recording_the_same, address) == [""] * 6
    assert kept(address) == (1, 1, True)


def test_different_names_stay_different_articles(address):
    assert at_once(6, recording_its_own, address) == [""] * 6
    assert kept(address) == (6, 6, True)


def test_what_comes_to_a_desk_meanwhile_makes_no_second_record(address):
    assert at_once(10, writing_and_recording, address) == [""] * 10
    store = Store(address=address)
    with store.database.reading() as connection:
        (found,) = connection.execute(text("SELECT id FROM article WHERE recorded IS NOT NULL")).scalars()
    assert len(store.versions.of(found)) == 10
    assert store.articles.count() in (5, 6)


def test_versions_that_many_editors_keep_at_once_are_all_there(address):
    store = Store(address=address)
    store.articles.add(entry("k", "k.txt"), {})
    assert at_once(6, editing, address) == [""] * 6
    assert [one.number for one in store.versions.of("k")] == list(range(1, 19))


def test_words_terms_and_decisions_of_many_editors_at_once_are_kept_once(address):
    store = Store(address=address)
    store.articles.add(entry("k", "k.txt"), {})
    assert at_once(6, deciding, address) == [""] * 6
    assert store.house.words() == {"Ørsted", *(f"word{number}" for number in range(6))}
    assert [term.term for term in store.house.terms()] == ["chairman"]
    assert store.house.judged() == {"r": Counter({ACCEPTED: 2})}


def test_programs_that_start_at_once_all_find_a_schema(address):
    assert at_once(8, opening, address) == [""] * 8


@pytest.mark.slow
def test_a_hundred_writers_are_all_served(tmp_path):
    address = sqlite_address(tmp_path)
    assert at_once(100, recording, address, 1, ["a.txt"], 300) == [""] * 100
    assert kept(address) == (1, 100, True)


# Waiting


def test_who_waits_longer_than_sqlite_does_waits_on(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_ASLEEP", 0)
    store = Store(tmp_path)
    with other_writer(tmp_path) as other, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(record, store, report("One.", "a.txt"))
        sleep(0.5)
        assert not waiting.done()
        other.execute("COMMIT")
        assert waiting.result(10)


def test_who_waited_long_enough_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_ASLEEP", 0)
    monkeypatch.setattr(database, "PATIENCE", 0.3)
    store = Store(tmp_path)
    with other_writer(tmp_path), pytest.raises(StoreError, match=r"cannot be written: database is locked"):
        record(store, report("One.", "a.txt"))


def test_who_only_reads_waits_for_no_writer(tmp_path):
    store = Store(tmp_path)
    record(store, report("One.", "a.txt"))
    with other_writer(tmp_path):
        assert Store(tmp_path).articles.count() == 1


def other_writer(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


@pytest.mark.slow
def test_who_finds_every_connection_of_postgresql_taken_waits_for_one(server):
    import psycopg

    Store(address=server).database.close()
    taken = [psycopg.connect(server)]
    with pytest.raises(psycopg.OperationalError):
        taken.extend(psycopg.connect(server) for _ in range(1000))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(Store, address=server)
        sleep(0.5)
        assert not waiting.done()
        for connection in taken:
            connection.close()
        waiting.result(20).database.close()


# Doubles from before


@contextmanager
def before(address: str) -> Iterator[Callable[..., Any]]:
    """A function that runs SQL on a store as it was when there could be doubles."""
    engine = engine_of(address)
    migrate(engine, "v3")
    with engine.connect().execution_options(writes=True) as connection:
        yield lambda sql, **values: connection.execute(text(sql), values)
        connection.commit()
    engine.dispose()


def add(sql: Callable[..., Any], key: str, name: str, texts: Sequence[str], origin: str = "recorded") -> None:
    """An article that changed after those before it, with its versions, each with one finding."""
    changed = sql("SELECT count(*) FROM article").scalar()
    sql(
        "INSERT INTO article (id, name, title, words, findings, changed) VALUES (:key, :name, :name, 1, 1, :changed)",
        key=key, name=name, changed=f"2026-03-0{1 + changed}T08:00:00.000000+00:00",
    )  # fmt: skip
    for number, body in enumerate(texts, 1):
        version = sql(
            "INSERT INTO version (article, number, origin, made, text, words) VALUES (:key, :number, :origin,"
            " '2026-03-01T08:00:00.000000+00:00', :body, 1) RETURNING id",
            key=key, number=number, origin=origin, body=body,
        ).scalar()  # fmt: skip
        sql(
            "INSERT INTO finding (version, rule, category, severity, starts, ends, message, fingerprint)"
            " VALUES (:version, 'spacing/double-space', 'spacing', 'warning', 0, 1, 'Use one space.', 'feed')",
            version=version,
        )


def test_doubles_from_before_become_one_article_with_every_version(address):
    with before(address) as sql:
        add(sql, "first", "a.txt", ["One.", "Two."])
        add(sql, "empty", "a.txt", [])
        add(sql, "last", "a.txt", ["Two.", "Three.", "One."])
        add(sql, "other", "b.txt", ["One."])
    store = Store(address=address)
    assert {one.id for one in store.articles.entries()} == {"last", "other"}
    versions = store.versions.of("last")
    assert [(one.number, one.text) for one in versions] == [(1, "One."), (2, "Two."), (3, "Three."), (4, "One.")]
    assert [len(store.versions.findings(one.id)) for one in versions] == [1, 1, 1, 1]
    assert store.house.standing() == {"spacing/double-space": 2}
    assert record(store, report("Four.", "a.txt")) == "last"
    assert [one.number for one in store.versions.of("last")] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("touch", ["state = '{}'", "status = 'ready'", "note = 'Mend.'"])
def test_a_double_that_an_editor_has_touched_stays(address, touch):
    with before(address) as sql:
        add(sql, "touched", "a.txt", ["One."])
        sql(f"UPDATE article SET {touch} WHERE id = 'touched'")
        add(sql, "late", "a.txt", ["Two."])
    store = Store(address=address)
    assert {one.id for one in store.articles.entries()} == {"touched", "late"}
    assert record(store, report("Three.", "a.txt")) == "late"
    assert [one.text for one in store.versions.of("touched")] == ["One."]


def test_drafts_of_one_name_at_the_desk_are_no_doubles(address):
    with before(address) as sql:
        for key in ("one", "two"):
            add(sql, key, "Draft", ["A text."], origin="came in")
            sql(f"UPDATE article SET state = '{{}}' WHERE id = '{key}'")
    store = Store(address=address)
    assert store.articles.count(Query(words="draft")) == 2
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT count(recorded) FROM article")).scalar() == 0


def test_every_migration_is_named_in_the_schema():
    folder = Path(migrations.__file__).parent / "versions"
    assert sorted(path.name.partition("_")[0] for path in folder.glob("v*.py")) == list(REVISIONS)
