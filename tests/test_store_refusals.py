"""A store that cannot be used, or that is no longer there, is said: at the command line and at the desk."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from checks.commands.recording import recorder
from checks.core.errors import StoreError
from checks.store import Store
from checks.store.database import FILE
from checks.store.recording import record
from tests.command import copydesk
from tests.conftest import ROOT
from tests.postgres import postgres
from tests.recorders import report

SLIPS = "Both parties,in particular,stalled.\n"
NEWER = "newer Copydesk"
GONE = "deleted or replaced"


def of_tomorrow(folder: Path) -> Path:
    """A folder with a store as a later Copydesk would leave it."""
    store = Store(folder)
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v99'"))
    store.database.close()
    return folder


def lost(folder: Path) -> None:
    shutil.rmtree(folder)


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def replaced(folder: Path) -> None:
    """Another store stands where the one was."""
    folder.rename(folder.with_name("aside"))
    Store(folder).database.close()


def moved(folder: Path) -> None:
    folder.rename(folder.with_name("aside"))


# A store of another version, or none


def test_a_store_of_a_newer_copydesk_is_said_and_left_as_it_is(tmp_path):
    of_tomorrow(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match=NEWER):
        Store(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.slow
def test_a_postgresql_store_of_a_newer_copydesk_is_said():
    with postgres() as address:
        store = Store(address=address)
        with store.database.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = 'v99'"))
        with pytest.raises(StoreError, match=NEWER):
            Store(address=address)
        store.database.close()


@pytest.fixture
def piece(tmp_path, monkeypatch):
    """An article, and a folder for the store, which is not there yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("COPYDESK_DATABASE_URL", raising=False)
    Path("piece.md").write_text(SLIPS)
    return tmp_path / "data"


def recorded():
    return copydesk("check", "--record", "--exit-zero", "--languagetool", "off", "piece.md")


def test_the_command_ends_with_2_and_one_sentence_on_a_newer_store(piece):
    of_tomorrow(piece)
    answer = recorded()
    assert answer.code == 2
    (line,) = answer.err.splitlines()
    assert NEWER in line
    assert "update" in line


def test_the_command_ends_with_2_where_the_store_is_no_database(piece):
    piece.mkdir()
    (piece / FILE).write_text("This is no database, but a text of some length. " * 100)
    answer = recorded()
    assert answer.code == 2
    (line,) = answer.err.splitlines()
    assert "not a database" in line


def test_the_command_ends_with_2_where_the_folder_cannot_be_made(piece):
    piece.write_text("a file")
    answer = recorded()
    assert answer.code == 2
    assert answer.err.startswith("error: the store cannot be opened")


def test_a_present_store_takes_a_record_without_a_word(piece):
    Store(piece).database.close()
    assert (recorded().code, recorded().err) == (0, "")
    assert Store(piece).articles.count() == 1


# A store that goes away


@pytest.mark.parametrize("go", [lost, emptied, replaced, moved])
def test_nothing_is_written_into_a_file_that_nobody_can_find(tmp_path, go):
    folder = tmp_path / "data"
    store = Store(folder)
    record(store, report("One.", "a.txt"))
    go(folder)
    with pytest.raises(StoreError, match=GONE):
        record(store, report("Two.", "a.txt"))
    with pytest.raises(StoreError, match=GONE):
        store.articles.count()
    assert go is replaced or not (folder / FILE).exists()


def test_a_file_that_is_brought_back_is_written_again(tmp_path):
    folder = tmp_path / "data"
    store = Store(folder)
    moved(folder)
    with pytest.raises(StoreError, match=GONE):
        record(store, report("One.", "a.txt"))
    (tmp_path / "aside").rename(folder)
    record(store, report("Two.", "a.txt"))
    assert Store(folder).articles.count() == 1


def test_a_file_that_goes_while_it_is_written_is_said(tmp_path):
    folder = tmp_path / "data"
    store = Store(folder)

    def words():
        lost(folder)
        yield "Ørsted"

    with pytest.raises(StoreError, match=GONE):
        store.house.change_words(removed=words())


def test_a_file_that_others_write_and_shorten_is_still_the_same(tmp_path):
    store = Store(tmp_path)
    record(store, report("One.", "a.txt"))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("VACUUM")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    record(store, report("Two.", "a.txt"))
    assert store.articles.count() == 1


def test_a_recorder_says_once_that_the_store_is_gone(piece):
    said: list[Exception] = []
    keep = recorder(said.append)
    keep(report("One.", "a.txt"), "")
    assert not said
    lost(piece)
    for _ in range(3):
        keep(report("Two.", "a.txt"), "")
    assert [type(error) for error in said] == [StoreError]


def made(folder: Path) -> bool:
    """True where a program has made its store there, and lets others write."""
    if not (folder / FILE).exists():
        return False
    with closing(sqlite3.connect(folder / FILE)) as other, suppress(sqlite3.OperationalError):
        return bool(other.execute("SELECT count(*) FROM alembic_version").fetchone()[0])
    return False


@pytest.mark.slow
def test_a_run_whose_store_goes_ends_with_2_and_still_reports(piece):
    call = [sys.executable, "-m", "checks", "check", "--record", "--languagetool", "off", "--format", "jsonl", "-"]
    run = subprocess.Popen(
        call,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    until = time.monotonic() + 60
    while not made(piece) and time.monotonic() < until:
        time.sleep(0.05)
    lost(piece)
    out, err = run.communicate(SLIPS)
    assert run.returncode == 2
    assert "spacing/" in out
    (line,) = err.splitlines()
    assert GONE in line
    assert not piece.exists()


# The desk


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path) -> AppTest:
    import streamlit as st

    monkeypatch.setenv("COPYDESK_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("COPYDESK_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)


def said(page: AppTest) -> str:
    """The errors on the page, without the marks that keep Streamlit from reading Markdown in them."""
    assert not page.exception
    return " ".join(error.value.replace("\\", "") for error in page.error)


def test_the_desk_says_that_the_store_is_a_newer_one(page, tmp_path):
    of_tomorrow(tmp_path / "data")
    assert NEWER in said(page.run())


def test_the_desk_says_that_the_store_is_gone_and_keeps_the_text_in_the_box(page, tmp_path):
    page.run()
    assert said(page) == ""
    lost(tmp_path / "data")
    page.text_area(key="draft").set_value(SLIPS).run()
    assert GONE in said(page)
    page.button(key="check").click().run()
    assert GONE in said(page)
    assert "stays in the box" in page.warning[0].value
    assert page.text_area(key="draft").value == SLIPS


def test_what_is_on_the_desk_stays_there_when_the_store_goes(page, tmp_path):
    page.run()
    page.text_area(key="draft").set_value(SLIPS).run()
    page.button(key="check").click().run()
    assert said(page) == ""
    assert "unkept" not in page.session_state
    moved(tmp_path / "data")
    page.session_state["settled"] = None
    settled(page)
    assert said(page) == ""
    assert GONE in page.session_state["unkept"]
    assert page.session_state["desk"].text == SLIPS
    (tmp_path / "aside").rename(tmp_path / "data")
    page.session_state["settled"] = None
    settled(page)
    assert "unkept" not in page.session_state


def settled(page: AppTest) -> None:
    """Draws the page until every check has seen the text, which is when it is kept."""
    for _ in range(100):
        page.run()
        if page.session_state["settled"]:
            return
        page.session_state["checking"].behind(page.session_state["desk"])
        time.sleep(0.1)
    raise AssertionError("the checks did not end")
