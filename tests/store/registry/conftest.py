"""A registry on each database: SQLite always, PostgreSQL where its server is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from store.registry import passwords
from store.registry.registry import Registry, open_registry
from tests.store.registry.office import Office, office_in

_SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
_OWNER = "postgres"
_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: `SOP_TEST_POSTGRESQL`, or one started here that listens on a socket only."""
    pytest.importorskip("psycopg")
    if given := os.environ.get("SOP_TEST_POSTGRESQL"):
        yield given
        return
    if not _SERVERS:
        pytest.skip("no PostgreSQL server")
    with _running(_SERVERS[-1].parent) as folder:
        yield f"postgresql+psycopg://{_OWNER}@/postgres?host={folder}"


@contextmanager
def _running(programs: Path) -> Iterator[Path]:
    """A server in a new folder, which its own user owns when we are root: PostgreSQL refuses to run as root."""
    user = _OWNER if os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="sop-pg-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)

        def run(program: str, *options: str) -> None:
            command = [str(programs / program), "-D", str(folder / "data"), *options]
            subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

        run("initdb", "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=40"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield folder
        run("pg_ctl", "-m", "immediate", "stop")


@pytest.fixture
def new_database(server: str) -> Iterator[Callable[[], str]]:
    """Gives the address of a new database on the server with each call; they are gone after the test."""
    engine, names = create_engine(server, isolation_level="AUTOCOMMIT"), []

    def made() -> str:
        names.append(f"sop_{os.getpid()}_{next(_numbers)}")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"create database {names[-1]}")
        return make_url(server).set(database=names[-1]).render_as_string(hide_password=False)

    yield made
    with engine.connect() as connection:
        for name in names:
            connection.exec_driver_sql(f"drop database {name} with (force)")
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'registry.db'}"
    return str(request.getfixturevalue("new_database")())


@pytest.fixture
def registry(url: str) -> Iterator[Registry]:
    with open_registry(url) as opened:
        yield opened


@pytest.fixture
def office(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office, its passwords at a low cost."""
    monkeypatch.setattr(passwords, "_COST", 4)
    return office_in(registry)
