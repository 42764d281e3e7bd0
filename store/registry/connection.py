"""Engines for the two databases, and what goes wrong on the way, told in sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from model.errors import SopError
from model.text import Text

DATABASES = ("sqlite", "postgresql")
_NO_DATABASE = Text(
    id="{url}: bukan alamat basis data. Yang dikenal: sqlite:///berkas.db dan postgresql://pengguna@peladen/nama.",
    en="{url}: no address of a database. Known are sqlite:///file.db and postgresql://user@server/name.",
)
_NO_DRIVER = Text(
    id="{url}: pustaka untuk PostgreSQL belum dipasang. Pasang dengan `pip install psycopg[binary]`.",
    en="{url}: the library for PostgreSQL is not installed. Install it with `pip install psycopg[binary]`.",
)
_REFUSED = Text(
    id="{url}: basis data menolak ({why}). Periksa alamat, izin, dan ruang diska, lalu ulangi.",
    en="{url}: the database refused ({why}). Check address, permissions and disk space, then try again.",
)
# Files with accounts in them are for their owner.
PRIVATE = 0o600
_WRITING = "writing"
_PATIENCE_MS = 20_000
# The number of the lock that writers on PostgreSQL take in turn.
_TURN = 5_459_792


def address(url: str) -> URL:
    """The database `url` names; `SopError` when it is neither SQLite nor PostgreSQL."""
    try:
        found = make_url(url)
    except ArgumentError as error:
        raise SopError(_NO_DATABASE, url=url.rpartition("@")[2]) from error
    if found.get_backend_name() not in DATABASES or not found.database or found.database == ":memory:":
        raise SopError(_NO_DATABASE, url=found.render_as_string(hide_password=True))
    return found


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database; None for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def engine_for(url: URL) -> Engine:
    """An engine whose transactions are its own: SQLite in WAL with foreign keys, writers in turn."""
    file = sqlite_file(url)
    if file is None:
        return _server_engine(url)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=PRIVATE)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise SopError(_NO_DRIVER, url=url.render_as_string(hide_password=True)) from error


def _prepare(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # Python would begin transactions by its own rules, and none before statements that define tables.
    connection.isolation_level = None
    connection.execute(f"pragma busy_timeout = {_PATIENCE_MS}")
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma trusted_schema = off")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("begin immediate" if immediate else "begin")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; no other writes meanwhile, in this process or another."""
    with said(engine.url), engine.execution_options(**{_WRITING: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"select pg_advisory_xact_lock({_TURN})")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database."""
    with said(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def said(url: URL) -> Iterator[None]:
    """What a database refuses inside becomes an `SopError`."""
    try:
        yield
    except DBAPIError as error:
        why = str(error.orig).partition("\n")[0]
        raise SopError(_REFUSED, url=url.render_as_string(hide_password=True), why=why) from error
