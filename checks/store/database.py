"""The database: SQLite in the user's data folder, or PostgreSQL where COPYDESK_DATABASE_URL names one."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from checks.core.errors import CopydeskError

ADDRESS = "COPYDESK_DATABASE_URL"
"""The environment variable that names a PostgreSQL database, as postgresql://user@host/name."""
FOLDER = "COPYDESK_DATA"
"""The environment variable that names another folder for the SQLite file."""
FILE = "desk.sqlite3"
PATIENCE = 10
"""Seconds to wait for another writer."""
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
    """An open database with the present schema. Raises CopydeskError on an address that makes no sense or lacks its
    driver, SQLAlchemyError where the database cannot be opened.
    """

    def __init__(self, address: str | None = None) -> None:
        address = address or os.environ.get(ADDRESS) or sqlite_address(data_folder())
        self.engine = engine_of(address)
        self.kind = "SQLite" if self.engine.dialect.name == "sqlite" else "PostgreSQL"
        self.where = self.engine.url.render_as_string(hide_password=True)
        migrate(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together, or not at all where an exception leaves the block."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Gives the connections back."""
        self.engine.dispose()


def sqlite_address(folder: Path) -> str:
    """The address of the SQLite file of a folder, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
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
    for pragma in ("foreign_keys = ON", f"busy_timeout = {PATIENCE * 1000}"):
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


def migrate(engine: Engine, revision: str = "head") -> None:
    """Brings the schema up to date, or to a revision; programs that start at once do it one after the other."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
