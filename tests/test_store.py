"""What is kept comes back, on SQLite and on PostgreSQL alike."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from sqlalchemy import inspect, text

from checks import Document, check
from checks.core.errors import CopydeskError
from checks.core.score import score
from checks.store import Store
from checks.store.articles import READY, STATUSES, Conflict, Entry
from checks.store.database import FILE, engine_of, migrate, sqlite_address
from checks.store.house import ACCEPTED, IGNORED, Decision
from checks.store.queries import Query
from checks.store.recording import record
from checks.store.schema import METADATA, REVISIONS
from checks.store.versions import EDITED, Text
from tests.conftest import ROOT
from tests.postgres import postgres

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SLIPS = "Both parties,in particular,stalled.\n\nNothing else is wrong here."
Open = Callable[[], Store]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the same store again and again, as several programs would."""
    stores: list[Store] = []

    def opening() -> Store:
        if request.param == "sqlite":
            stores.append(Store(tmp_path))
        else:
            stores.append(Store(address=request.getfixturevalue("server")))
        return stores[-1]

    yield opening
    if request.param == "postgresql" and stores:
        with stores[0].database.writing() as connection:
            for table in (*METADATA.tables, "alembic_version"):
                connection.execute(text(f"DROP TABLE IF EXISTS {table} CASCADE"))
    for store in stores:
        store.database.close()


def entry(key: str = "a", **more: Any) -> Entry:
    return replace(Entry(key, f"{key}.txt", f"Title {key}", 100, 3, 80, NOW), **more)


def keep(store: Store, article: str, body: str, at: datetime = NOW, origin: str = EDITED) -> None:
    report = check(body)
    store.versions.keep(article, Text(body, report.findings, report.score), origin, at)


def test_an_article_comes_back_as_it_was_kept(opened):
    one = entry(desk="Politics", reading_ease=55.5, counts={"spacing": 2})
    opened().articles.add(one, {"text": "Ünï 😀"}, ["x", "x", "y"], b"\x00bytes", "cp1252")
    kept = opened().articles.load("a")
    assert kept is not None
    assert (kept.entry, kept.state, kept.source, kept.encoding) == (one, {"text": "Ünï 😀"}, b"\x00bytes", "cp1252")
    assert opened().articles.ignored() == {"x": 2, "y": 1}


def test_the_later_of_two_editors_does_not_destroy_the_earlier_ones_work(opened):
    first, second = opened().articles, opened().articles
    first.add(entry(), {"text": "as it came"})
    assert first.save(entry(serial=0), {"text": "hers"}, []) == 1
    with pytest.raises(Conflict):
        second.save(entry(serial=0), {"text": "his"}, [])
    kept = second.load("a")
    assert kept is not None
    assert kept.state == {"text": "hers"}
    assert second.save(entry(serial=1), {"text": "his, seen hers"}, []) == 2


def test_of_many_saves_at_once_exactly_one_counts(opened):
    store = opened()
    store.articles.add(entry(), {"n": -1})

    def attempt(number: int) -> bool:
        try:
            store.articles.save(entry(serial=0), {"n": number}, [])
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(16))) == 1


def test_what_checks_bring_makes_no_editor_late(opened):
    articles = opened().articles
    articles.add(entry(), {"text": "one"})
    late = entry(serial=0, score=90, changed=NOW + timedelta(days=1))
    assert articles.save(late, {"text": "one"}, [], touched=False) == 0
    kept = articles.load("a")
    assert kept is not None
    assert (kept.entry.score, kept.entry.changed) == (90, NOW)
    assert articles.save(entry(serial=0), {"text": "two"}, []) == 1


def test_saving_what_was_deleted_elsewhere_is_said(opened):
    articles = opened().articles
    articles.add(entry(), {})
    articles.delete(["a"])
    with pytest.raises(KeyError):
        articles.save(entry(), {}, [])


def test_a_status_and_a_desk_that_others_set_survive_a_save(opened):
    articles = opened().articles
    articles.add(entry(), {})
    articles.assign(["a"], status=READY, desk="Sport")
    articles.save(entry(serial=0), {}, [])
    assert [(one.status, one.desk) for one in articles.entries()] == [(READY, "Sport")]
    assert articles.desks() == ["Sport"]


def test_articles_are_found_sorted_and_counted(opened):
    articles = opened().articles
    for number in range(12):
        desk, status = ("Sport", "Politics", "")[number % 3], STATUSES[number % 2]
        score_ = None if number == 5 else 50 + number
        changed = NOW + timedelta(days=number)
        articles.add(entry(f"a{number}", desk=desk, status=status, score=score_, changed=changed), {})
    assert [one.id for one in articles.entries(limit=2)] == ["a11", "a10"]
    worst = articles.entries(Query(order="score", descending=False))
    assert [worst[0].id, worst[-1].id] == ["a0", "a5"]
    assert articles.entries(Query(order="score"))[-1].id == "a5"
    assert [one.id for one in articles.entries(Query(words="title A11"))] == ["a11"]
    assert articles.count(Query(desks=("Sport",), statuses=("draft",))) == 2
    assert articles.count(Query(since=NOW + timedelta(days=10))) == 2
    assert articles.entries(Query(words="100%_")) == []


def test_articles_are_found_by_what_was_found_in_them(opened):
    articles = opened().articles
    for key, counts in (("a", {"spacing": 2}), ("b", {"typo": 1, "spacing": 3}), ("c", {"typo": 4}), ("d", {})):
        articles.add(entry(key, counts=counts), {})
    found = {
        category: {one.id for one in articles.entries(Query(found=(category,)))} for category in ("spacing", "typo")
    }
    assert found == {"spacing": {"a", "b"}, "typo": {"b", "c"}}
    assert articles.count(Query(found=("spacing", "typo"))) == 3
    assert articles.count(Query(found=("grammar",))) == 0


def test_deleting_an_article_leaves_nothing_of_it(opened):
    store = opened()
    for key in "ab":
        store.articles.add(entry(key), {}, ["x"])
        keep(store, key, SLIPS)
        store.house.decided(key, [Decision(ACCEPTED, "spacing/after-comma")])
    store.articles.delete(["a"])
    with store.database.reading() as connection:
        for table in ("article", "version", "decision", "ignored"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 1, table
        found = connection.execute(text("SELECT count(*) FROM finding")).scalar()
    assert found == len(check(SLIPS).findings)


def test_what_came_in_stays_and_a_sitting_is_one_version(opened):
    store = opened()
    store.articles.add(entry(), {})
    keep(store, "a", SLIPS)
    keep(store, "a", SLIPS, NOW + timedelta(seconds=5))
    keep(store, "a", SLIPS.replace(",in", ", in"), NOW + timedelta(minutes=1))
    keep(store, "a", SLIPS.replace(",", ", "), NOW + timedelta(minutes=20))
    keep(store, "a", "All new.", NOW + timedelta(minutes=60))
    versions = store.versions.of("a")
    assert [(one.number, one.origin) for one in versions] == [(1, "came in"), (2, EDITED), (3, EDITED)]
    assert [one.text for one in versions] == [SLIPS, SLIPS.replace(",", ", "), "All new."]


def test_what_follows_a_status_is_a_new_version(opened):
    store = opened()
    store.articles.add(entry(), {})
    for number, body in enumerate(("One.", "Two.", "Three.")):
        keep(store, "a", body, NOW + timedelta(minutes=number))
        store.articles.assign(["a"], status=READY)
    assert [one.text for one in store.versions.of("a")] == ["One.", "Two.", "Three."]


def test_two_versions_are_compared_by_what_was_found_in_them(opened):
    store = opened()
    store.articles.add(entry(), {})
    keep(store, "a", SLIPS)
    keep(store, "a", SLIPS.replace(",in", ", in") + "\n\nIt was cold  outside.", NOW + timedelta(minutes=1))
    before, after = store.versions.of("a")
    compared = store.versions.compare(before, after)
    assert [before.text[one.starts - 7 : one.ends] for one in compared.mended] == ["parties,"]
    assert [after.text[one.starts : one.ends] for one in compared.new] == ["  "]
    assert [one.rule for one in compared.stayed] == [compared.mended[0].rule]


def test_scores_by_category_are_kept_with_the_version(opened):
    store = opened()
    store.articles.add(entry(), {})
    keep(store, "a", SLIPS)
    version = store.versions.last("a")
    assert version is not None
    report = check(SLIPS)
    expected = score(report.document, report.findings)
    assert version.score == expected.total
    assert store.versions.scores(version.id) == {"spacing": (expected.by_category["spacing"], 2)}


def test_words_and_decisions_add_up(opened):
    house = opened().house
    house.change_words({"naïve", "Ørsted"}, set())
    house.change_words({"Ørsted"}, {"naïve"})
    assert opened().house.words() == {"Ørsted"}
    store = opened()
    store.articles.add(entry(), {})
    store.house.decided("a", [Decision(ACCEPTED, "r"), Decision(ACCEPTED, "r"), Decision(IGNORED, "r")])
    store.house.decided("a", [Decision(ACCEPTED, "r"), Decision(IGNORED, "r")])
    assert store.house.judged() == {"r": {ACCEPTED: 1, IGNORED: 1}}


def test_a_term_is_tried_on_the_last_version_of_every_article(opened):
    store = opened()
    for key, body in (("a", "The 100% chairman spoke."), ("b", "Chairman and chairmanship. CHAIRMAN.")):
        store.articles.add(entry(key), {})
        keep(store, key, "An earlier chairman.", NOW)
        keep(store, key, body, NOW + timedelta(hours=1))
    places = list(store.house.places("chairman"))
    assert sorted((one.article, one.span.of(one.text)) for one in places) == [
        ("a", "chairman"),
        ("b", "CHAIRMAN"),
        ("b", "Chairman"),
    ]
    assert [one.article for one in store.house.places("100%")] == ["a"]
    store.house.propose("chairman", "chair", "The house names offices.")
    assert [(one.term, one.preferred) for one in store.house.terms()] == [("chairman", "chair")]
    store.house.withdraw("chairman")
    assert store.house.terms() == []


def test_a_recorded_run_is_an_article_and_a_changed_text_a_version(opened):
    store = opened()
    key = record(store, check(SLIPS), "Wire")
    assert record(store, check(SLIPS)) == key
    assert record(store, check(SLIPS.replace(",", ", "))) == key
    assert [one.score for one in store.versions.of(key)][1] == 100
    (line,) = store.articles.entries()
    assert (line.desk, line.findings, line.score) == ("Wire", 0, 100)
    kept = store.articles.load(key)
    assert kept is not None
    assert kept.state is None


def test_trends_add_up_week_by_week_and_desk_by_desk(opened):
    store = opened()
    for number in range(4):
        key, desk = f"a{number}", ("Sport", "Wire")[number % 2]
        changed = NOW + timedelta(days=7 * (number // 2))
        line = entry(key, desk=desk, changed=changed, score=60 + number, reading_ease=40.0 + 10 * number)
        store.articles.add(replace(line, counts={"spacing": 2}), {})
        keep(store, key, SLIPS, changed)
    weeks, desks = store.trends.weeks(Query(), {"": (50, 80)})
    assert [(one.monday.isoformat(), one.articles, one.score) for one in weeks] == [
        ("2026-03-02", 2, 60.5),
        ("2026-03-09", 2, 62.5),
    ]
    assert [one.on_target for one in weeks] == [50, 100]
    assert weeks[0].density == {"spacing": 20}
    assert weeks[0].came_in == check(SLIPS).score.total
    assert {desk: one.articles for desk, one in desks.items()} == {"Sport": 2, "Wire": 2}


def test_the_migrated_schema_is_the_one_that_the_code_uses(opened):
    there = inspect(opened().database.engine)
    for name, table in METADATA.tables.items():
        assert {column["name"] for column in there.get_columns(name)} == set(table.c.keys()), name
        assert {index.name for index in table.indexes} <= {index["name"] for index in there.get_indexes(name)}, name


OLD = """
CREATE TABLE article (id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, words INTEGER NOT NULL,
    findings INTEGER NOT NULL, score INTEGER, changed TEXT NOT NULL, state TEXT NOT NULL);
CREATE TABLE ignored (article TEXT NOT NULL, fingerprint TEXT NOT NULL, times INTEGER NOT NULL);
CREATE INDEX ignored_of ON ignored (article);
CREATE TABLE word (word TEXT PRIMARY KEY);
"""
"""What `copydesk` wrote before there were migrations."""


def test_a_store_of_the_previous_schema_opens_with_nothing_lost(tmp_path):
    finding = {
        "rule": "spacing/after-comma",
        "category": "spacing",
        "severity": "warning",
        "span": {"start": 12, "end": 13},
        "message": "A blank is missing.",
        "fixes": [{"replacement": ", ", "safe": True}],
        "related": [],
        "code": None,
        "fingerprint": "0123456789abcdef",
    }
    state = {"text": SLIPS, "original": "It came,so.", "items": [{"id": "f1", "finding": finding}], "name": "Draft"}
    with sqlite3.connect(tmp_path / "desk.sqlite3") as old:
        old.executescript(OLD)
        row = ("k", "Draft", "Both", 9, 1, 71, "2026-02-01T08:00:00+00:00", json.dumps(state))
        old.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        old.execute("INSERT INTO ignored VALUES ('k', 'feed', 2)")
        old.execute("INSERT INTO word VALUES ('Ørsted')")
    old.close()
    for _ in range(2):  # the second time there is nothing to do
        store = Store(tmp_path)
        kept = store.articles.load("k")
        assert kept is not None
        assert kept.state == state
        assert kept.entry == Entry(
            "k", "Draft", "Both", 9, 1, 71, datetime(2026, 2, 1, 8, tzinfo=UTC), counts={"spacing": 1}
        )
        assert store.articles.ignored() == {"feed": 2}
        assert store.house.words() == {"Ørsted"}
        versions = store.versions.of("k")
        assert [(one.number, one.text, one.score) for one in versions] == [(1, "It came,so.", None), (2, SLIPS, 71)]
        assert [one.fingerprint for one in store.versions.findings(versions[1].id)] == ["0123456789abcdef"]
        store.database.close()


ROWS: Mapping[str, Mapping[str, Any]] = {
    "article": {
        "id": "k", "name": "wire/k.txt", "title": "Ünï 😀", "words": 9, "findings": 1, "score": 71,
        "changed": "2026-02-01T08:00:00.000000+00:00", "state": '{"text": "It came, so."}', "desk": "sport",
        "status": "ready", "serial": 4, "reading_ease": 61.5, "school_years": 7.25, "counts": '{"spacing": 1}',
        "copy_of": "j", "note": "Please mend.", "source": b"\x00\xff", "encoding": "cp1252",
    },
    "version": {
        "id": 1, "article": "k", "number": 1, "origin": "came in", "made": "2026-02-01T08:00:00.000000+00:00",
        "text": "It came,so.", "words": 2, "score": 71, "measures": '[{"name": "Words", "value": 2.0}]',
    },
    "finding": {
        "id": 1, "version": 1, "rule": "spacing/after-comma", "category": "spacing", "severity": "warning",
        "starts": 7, "ends": 8, "message": "A blank is missing.", "fingerprint": "feed",
    },
    "score": {"version": 1, "category": "spacing", "points": 71, "findings": 1},
    "decision": {
        "id": 1, "article": "k", "made": "2026-02-01T08:05:00.000000+00:00", "what": "accepted",
        "rule": "spacing/after-comma", "before": ",", "after": ", ",
    },
    "ignored": {"article": "k", "fingerprint": "feed", "times": 2},
    "word": {"word": "Ørsted"},
    "term": {
        "term": "chairman", "preferred": "chair", "reason": "The office.",
        "proposed": "2026-02-01T08:00:00.000000+00:00",
    },
}  # fmt: skip
"""A row of every table as the schema before the present one has it."""


def test_every_row_of_the_schema_before_is_there_after_the_migration(opened, tmp_path, request):
    sqlite = "sqlite" in request.node.callspec.id
    engine = engine_of(sqlite_address(tmp_path) if sqlite else request.getfixturevalue("server"))
    migrate(engine, REVISIONS[-2])
    with engine.begin() as connection:
        for table, row in ROWS.items():
            connection.execute(text(f"INSERT INTO {table} ({', '.join(row)}) VALUES (:{', :'.join(row)})"), row)
    engine.dispose()
    store = opened()
    with store.database.reading() as connection:
        for table, row in ROWS.items():
            (kept,) = connection.execute(text(f"SELECT {', '.join(row)} FROM {table}")).mappings()
            assert {name: _raw(value) for name, value in kept.items()} == {n: _raw(v) for n, v in row.items()}, table
    assert [one.text for one in store.versions.of("k")] == ["It came,so."]
    (week,), _ = store.trends.weeks(Query(), {"": (60, 70)})
    assert (week.came_in, week.on_target, week.density) == (71, 100, {"spacing": 111.11})


def _raw(value: Any) -> Any:
    """What both databases give for a value: one hands out JSON as a text, the other what it reads."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return bytes(value) if isinstance(value, memoryview) else value


def test_what_ci_records_is_found_by_its_whole_name(opened):
    store = opened()
    for name in ("a.txt", "wire/a.txt", "A.txt"):
        store.articles.add(entry(name, name=name), {})
    store.articles.add(entry("later", name="wire/a.txt", changed=NOW + timedelta(days=1)), {})
    for name, article in (("a.txt", "a.txt"), ("wire/a.txt", "later"), ("A.txt", "A.txt")):
        assert record(store, check(Document(SLIPS, name=name))) == article
    assert record(store, check(Document(SLIPS, name="b.txt"))) not in ("a.txt", "wire/a.txt", "A.txt", "later")


def test_what_ci_records_stays_one_article_whatever_comes_to_a_desk_under_its_name(opened):
    store = opened()
    key = record(store, check(Document(SLIPS, name="a.txt")))
    store.articles.add(entry("other", name="a.txt", changed=datetime.now(UTC) + timedelta(days=1)), {})
    assert record(store, check(Document("All new.", name="a.txt"))) == key
    assert len(store.versions.of(key)) == 2
    store.articles.delete([key])
    assert record(store, check(Document("All new.", name="a.txt"))) == "other"


def test_programs_that_start_at_once_all_find_a_schema(opened):
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: opened(), range(4)))
    assert all(store.articles.entries() == [] for store in stores)


def test_a_program_that_starts_while_another_makes_the_file_waits(tmp_path):
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        store = pool.submit(Store, tmp_path)
        sleep(0.2)
        assert not store.done()
        other.execute("COMMIT")
        assert store.result().articles.entries() == []
    other.close()


@pytest.mark.parametrize("address", ["no address", "mysql+nothing://x/y"])
def test_an_address_that_makes_no_sense_is_said(address):
    with pytest.raises(CopydeskError):
        Store(address=address)


def test_the_command_line_records_what_it_checks(tmp_path, monkeypatch):
    monkeypatch.setenv("COPYDESK_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("COPYDESK_DATABASE_URL", raising=False)
    (tmp_path / "piece.md").write_text(f"# A headline\n\n{SLIPS}\n", encoding="utf-8")
    call = [sys.executable, "-m", "checks", "check", "--record", "--exit-zero", "--languagetool", "off", "piece.md"]
    for _ in range(2):
        subprocess.run(call, cwd=tmp_path, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    (line,) = Store(tmp_path / "data").articles.entries()
    assert (line.title, line.name, line.findings, line.counts) == ("A headline", "piece.md", 2, {"spacing": 2})
