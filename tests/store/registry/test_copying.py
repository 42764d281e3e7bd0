"""Copies, backups and what is restored from them hold the same as the original."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from model.errors import SopError
from model.registry import State
from store.registry.audit import verify
from store.registry.copying import Copied, back_up, copy, held, restore
from store.registry.registry import Registry, open_registry
from store.registry.units import add_unit, units_of
from store.registry.users import terminal
from store.registry.versions import content_of, move, versions_of
from tests.store.registry.office import Office

_ROWS = (("audit", 9), ("units", 4), ("documents", 1), ("users", 4), ("versions", 1), ("version_authors", 1))


def _worked(office: Office) -> str:
    """The head of the trail after some work of the office."""
    move(office.registry, office.rani, office.draft(), State.CHECKED)
    return verify(office.registry).head


def _held(registry: Registry) -> dict[str, int]:
    with registry.reading() as connection:
        return _filled(held(connection))


def _filled(copied: Copied) -> dict[str, int]:
    """The tables that hold something."""
    return {table: rows for table, rows in copied.rows if rows}


def test_a_copy_holds_the_same(office: Office, tmp_path: Path) -> None:
    head = _worked(office)
    with open_registry(f"sqlite:///{tmp_path / 'lain.db'}") as other:
        done = copy(office.registry, other)
        assert (_filled(done), done.head) == (dict(_ROWS), head)
        assert (_held(other), verify(other).head) == (dict(_ROWS), head)
        (version,) = versions_of(office.registry, office.rani, 1)
        assert versions_of(other, office.rani, 1) == (version,)
        assert content_of(other, office.rani, version.id) == content_of(office.registry, office.rani, version.id)
        assert add_unit(other, office.admin, 1, "Bidang Baru").id == 5


def test_a_copy_goes_to_an_empty_database_only(office: Office, tmp_path: Path) -> None:
    _worked(office)
    with open_registry(f"sqlite:///{tmp_path / 'lain.db'}") as other:
        add_unit(other, terminal(other), 1, "Bidang Sendiri")
        with pytest.raises(SopError, match="the database to copy to is not empty"):
            copy(office.registry, other)
        assert _held(other)["units"] == 2


def test_a_broken_trail_is_not_copied(office: Office, tmp_path: Path) -> None:
    _worked(office)
    name = office.registry.engine.dialect.name
    table = " on audit" if name == "postgresql" else ""
    trigger = {"sqlite": "audit_keeps_update", "postgresql": "audit_keeps_rows"}[name]
    with office.registry.writing() as connection:
        connection.execute(text(f"drop trigger {trigger}{table}"))
        connection.execute(text("update audit set actor = 'x' where id = 4"))
    with (
        open_registry(f"sqlite:///{tmp_path / 'lain.db'}") as other,
        pytest.raises(SopError, match="the audit trail is broken at row 4"),
    ):
        copy(office.registry, other)


def test_a_backup_is_restored_where_the_registry_was(office: Office, tmp_path: Path) -> None:
    head, file = _worked(office), tmp_path / "cadangan.db"
    saved = back_up(office.registry, file)
    assert (_filled(saved), saved.head) == (dict(_ROWS), head)
    before = file.read_bytes()
    new = f"sqlite:///{tmp_path / 'baru' / 'registry.db'}"
    assert restore(new, file) == (saved, None)
    with open_registry(new) as registry:
        add_unit(registry, terminal(registry), 1, "Setelah cadangan")
    done, aside = restore(new, file)
    assert done == saved
    with open_registry(new) as registry:
        assert (_held(registry), verify(registry).head) == (dict(_ROWS), head)
    assert aside is not None
    with open_registry(f"sqlite:///{aside}") as old:
        assert _held(old)["units"] == 5
    assert file.read_bytes() == before


def test_a_backup_is_restored_on_an_empty_server(
    office: Office, new_database: Callable[[], str], tmp_path: Path
) -> None:
    head, file = _worked(office), tmp_path / "cadangan.db"
    back_up(office.registry, file)
    target = new_database()
    assert restore(target, file)[0].head == head
    with open_registry(target) as registry:
        assert add_unit(registry, terminal(registry), 1, "Bidang Baru").id == 5
    with pytest.raises(SopError, match="the database to copy to is not empty"):
        restore(target, file)


def test_long_names_go_to_a_server_too(tmp_path: Path, new_database: Callable[[], str]) -> None:
    name = "Bidang " + "Arsip " * 200
    with open_registry(f"sqlite:///{tmp_path / 'registry.db'}") as registry, open_registry(new_database()) as other:
        add_unit(registry, terminal(registry), 1, name)
        copy(registry, other)
        assert units_of(other, terminal(other))[1].name == name


def test_a_backup_replaces_no_file(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "cadangan.db"
    file.write_bytes(b"lama")
    with pytest.raises(SopError, match="the file is already there"):
        back_up(office.registry, file)
    assert file.read_bytes() == b"lama"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(None, "there is no such backup file"), (b"", "no backup of a registry"), (b"lain" * 300, "not a database")],
)
def test_what_is_no_backup_replaces_nothing(tmp_path: Path, content: bytes | None, refusal: str) -> None:
    url, file = f"sqlite:///{tmp_path / 'registry.db'}", tmp_path / "cadangan.db"
    with open_registry(url) as registry:
        add_unit(registry, terminal(registry), 1, "Bidang Arsip")
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SopError, match=refusal):
        restore(url, file)
    with open_registry(url) as registry:
        assert _held(registry)["units"] == 2


def test_files_with_accounts_are_for_their_owner(tmp_path: Path) -> None:
    with open_registry(f"sqlite:///{tmp_path / 'registry.db'}") as registry:
        back_up(registry, tmp_path / "cadangan.db")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("*.db*") if path.suffix != ".lock"}
    assert modes == dict.fromkeys(("registry.db", "registry.db-wal", "registry.db-shm", "cadangan.db"), 0o600)
