"""Databases are brought to the tables of this program, with a backup where there is something to lose."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from model.errors import SopError
from store.registry import migrating
from store.registry.connection import address, engine_for
from store.registry.registry import Registry, open_registry
from store.registry.schema import metadata

_ROOT = Path(__file__).parents[3]
_OPENER = """
import sys
from store.registry.registry import open_registry
with open_registry(sys.argv[1]) as registry:
    pass
"""


def test_an_empty_database_gets_its_tables(registry: Registry) -> None:
    assert (migrating.revision_of(registry.engine), registry.backup) == ("r0002", None)
    with registry.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_a_database_at_head_is_left_alone(url: str) -> None:
    with open_registry(url):
        pass
    with open_registry(url) as again:
        assert again.backup is None


def test_programs_that_start_at_once_take_the_steps_once(url: str) -> None:
    command = [sys.executable, "-c", _OPENER, url]
    started = [subprocess.Popen(command, cwd=_ROOT) for _ in range(3)]
    assert [one.wait() for one in started] == [0, 0, 0]
    with open_registry(url) as registry, registry.reading() as connection:
        assert connection.execute(text("select count(*) from units")).scalar_one() == 1


def test_what_a_newer_program_made_is_refused(url: str) -> None:
    with open_registry(url) as registry, registry.writing() as connection:
        connection.execute(text("update alembic_version set version_num = 'r9999'"))
    with pytest.raises(SopError, match=r"made by a newer program \(r9999\)"), open_registry(url):
        pass


_NEXT_STEP = '''"""A step that is yet to come."""
from alembic import op
import sqlalchemy as sa
revision = "r0003"
down_revision = "r0002"
def upgrade():
    op.add_column("units", sa.Column("code", sa.String(20)))
    op.execute("{statement}")
'''


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program with a step more."""
    folder = tmp_path / "steps"
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/r0001_registry.py", "versions/r0002_work.py"):
        (folder / name).write_bytes((_ROOT / "store/registry/migrations" / name).read_bytes())
    monkeypatch.setattr(migrating, "_STEPS", folder)
    return folder / "versions" / "r0003_code.py"


def test_a_backup_is_made_before_a_step(url: str, steps: Path) -> None:
    with open_registry(url) as registry, registry.writing() as connection:
        connection.execute(text("update units set name = 'Dinas Contoh'"))
    steps.write_text(_NEXT_STEP.format(statement="update units set code = 'D1'"), encoding="utf-8")
    with open_registry(url) as registry, registry.reading() as connection:
        assert connection.execute(text("select name, code from units")).all() == [("Dinas Contoh", "D1")]
        backup = registry.backup
    assert (backup is not None) == url.startswith("sqlite")
    if backup is not None:
        saved = engine_for(address(f"sqlite:///{backup}"))
        with saved.connect() as connection:
            assert connection.execute(text("select name from units")).all() == [("Dinas Contoh",)]
        assert migrating.revision_of(saved) == "r0002"
        saved.dispose()


def test_a_step_that_fails_leaves_what_was(url: str, steps: Path) -> None:
    with open_registry(url):
        pass
    steps.write_text(_NEXT_STEP.format(statement="update nowhere set code = 1"), encoding="utf-8")
    with pytest.raises(SopError, match="the database refused .*nowhere"), open_registry(url):
        pass
    engine = engine_for(address(url))
    assert migrating.revision_of(engine) == "r0002"
    assert [column["name"] for column in inspect(engine).get_columns("units")] == ["id", "parent_id", "name"]
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://x:rahasia@y/z", "bukan alamat", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(SopError, match="no address of a database") as caught, open_registry(url):
        pass
    assert "rahasia" not in str(caught.value)


def test_a_driver_that_is_not_there_is_told() -> None:
    with (
        pytest.raises(SopError, match="the library for PostgreSQL is not installed"),
        open_registry("postgresql+pg8000://sop@localhost/sop"),
    ):
        pass


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with (
        pytest.raises(SopError, match="the database refused") as caught,
        open_registry("postgresql://sop:rahasia@127.0.0.1:9/sop"),
    ):
        pass
    assert "rahasia" not in str(caught.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "registry.db"
    file.write_bytes(b"bukan basis data" * 100)
    with pytest.raises(SopError, match="file is not a database"), open_registry(f"sqlite:///{file}"):
        pass
