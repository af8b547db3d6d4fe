"""The database: SQLite in the user's data folder, or PostgreSQL where COPYDESK_DATABASE_URL names one."""

import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, inspect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from checks.core.errors import CopydeskError, StoreError
from checks.store.schema import REVISIONS

ADDRESS = "COPYDESK_DATABASE_URL"
"""The environment variable that names a PostgreSQL database, as postgresql://user@host/name."""
FOLDER = "COPYDESK_DATA"
"""The environment variable that names another folder for the SQLite file."""
FILE = "desk.sqlite3"
PATIENCE = 120
"""Seconds to wait for other writers: there may be a hundred, each with an article of its own."""
_ASLEEP = 10
"""Seconds that SQLite waits by itself. It wakes those who wait in no order; who is still there then begins again."""
_MIGRATING = 72_020_626
"""PostgreSQL's lock on which programs that start at once wait for each other's migration."""


def data_folder() -> Path:
    """Where this user's programs keep their data; COPYDESK_DATA names another place."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Copydesk"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Copydesk"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "copydesk"


class Database:
    """An open database with the present schema.

    Raises CopydeskError on an address that makes no sense or lacks its driver, StoreError where the database cannot be
    opened, read or written, where it is a newer Copydesk's, and where its file is no longer there.
    """

    def __init__(self, address: str | None = None) -> None:
        address = address or os.environ.get(ADDRESS) or sqlite_address(data_folder())
        self.engine = engine_of(address)
        self.kind = "SQLite" if self.engine.dialect.name == "sqlite" else "PostgreSQL"
        self.where = self.engine.url.render_as_string(hide_password=True)
        with _saying("opened"):
            migrate(self.engine)
        named = self.engine.url.database if self.kind == "SQLite" else None
        self._path = Path(named) if named not in (None, "", ":memory:") else None
        self._file = self._present()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database."""
        self._check()
        with _saying("read"), begun(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together, or not at all where an exception leaves the block.

        Other writers are waited for.
        """
        self._check()
        with _saying("written"), begun(self.engine, writes=True) as connection:
            yield connection
            connection.commit()
        self._check()

    def _check(self) -> None:
        # a file that was deleted still takes writes from who has it open, and gives them to nobody
        if self._path is not None and (self._file is None or self._present() != self._file):
            raise StoreError(
                f"the store {self._path} was deleted or replaced while this program ran, so that nothing is kept any"
                " more: bring the file back, or end the program and start it again."
            )

    def _present(self) -> tuple[int, int] | None:
        """Which file stands at the path; None for none."""
        with suppress(OSError):
            found = None if self._path is None else self._path.stat()
            return found and (found.st_dev, found.st_ino)
        return None

    def close(self) -> None:
        """Gives the connections back."""
        self.engine.dispose()


def sqlite_address(folder: Path) -> str:
    """The address of the SQLite file of a folder, which is made if it is missing. Raises StoreError where it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the store cannot be opened: {error}.") from error
    return f"sqlite:///{folder / FILE}"


def engine_of(address: str) -> Engine:
    """The way to a database, whatever its schema. Raises CopydeskError where the address makes no sense."""
    try:
        url = make_url(address)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=not url.drivername.startswith("sqlite"))
    except ArgumentError as error:
        raise CopydeskError(f"{ADDRESS} is no database address: {error}") from error
    except ModuleNotFoundError as error:
        raise CopydeskError(f"{ADDRESS}: {error.name} is missing: pip install 'copydesk[postgres]'.") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
    return engine


def _connected(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # Python's own transactions begin too late and end before DDL
    for pragma in ("foreign_keys = ON", f"busy_timeout = {_ASLEEP * 1000}"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: Any) -> None:
    # while another program writes, SQLite refuses this one change at once, whatever the timeout
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        sleep(0.01)


def _begun(connection: Connection) -> None:
    # a reader that turns writer can be refused at once, without waiting: who will write says so at the start
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def begun(engine: Engine, **options: Any) -> Connection:
    """A connection with its transaction begun; with `writes=True`, no other may write until it is closed.

    Raises DBAPIError where others stood in front for two minutes.
    """
    until = monotonic() + PATIENCE
    while True:
        try:
            connection = engine.connect().execution_options(**options)
            try:
                connection.begin()
            except BaseException:
                connection.close()
                raise
            return connection
        except DBAPIError as error:
            if not _full(error.orig) or monotonic() > until:
                raise
        sleep(random.uniform(0.01, 0.1))  # noqa: S311 - only so that not all come back at once


def _full(error: BaseException | None) -> bool:
    """True where others hold what will be free again: SQLite's lock, or all that PostgreSQL has of connections."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or "too many clients" in str(error)


def insertion(connection: Connection, table: Table) -> Any:
    """An INSERT that can say what is to happen where the row is there already; both databases write it alike."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def migrate(engine: Engine, revision: str = REVISIONS[-1]) -> None:
    """Brings the schema up to date, or to a revision; programs that start at once do it one after the other.

    Raises StoreError where a newer Copydesk has been here.
    """
    with begun(engine) as connection:
        if _stands(connection, revision):
            return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with begun(engine, writes=True) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        if not _stands(connection, revision):
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            connection.commit()


def _stands(connection: Connection, revision: str) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    there = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if there is not None and there not in REVISIONS:
        where = connection.engine.url.render_as_string(hide_password=True)
        raise StoreError(f"the store {where} was written by a newer Copydesk: update this one, then try again.")
    return bool(there == revision)


@contextmanager
def _saying(done: str) -> Iterator[None]:
    """Makes a StoreError of what the database says."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        raise StoreError(f"the store cannot be {done}: {said}.") from error
