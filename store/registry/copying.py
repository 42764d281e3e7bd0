"""A registry in another database, in a file or back from one, counted and compared before it counts."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Table, delete, func, insert, select

from model.errors import SopError
from model.text import Text
from store.registry.audit import START, length, verify
from store.registry.connection import address, sqlite_file
from store.registry.migrating import is_registry, snapshot
from store.registry.registry import Registry, open_registry
from store.registry.schema import audit, metadata

_NOT_EMPTY = Text(
    id="{url}: basis data tujuan sudah berisi. Pilih basis data yang kosong.",
    en="{url}: the database to copy to is not empty. Choose an empty one.",
)
_EXISTS = Text(
    id="{name}: berkas sudah ada. Pilih nama lain.",
    en="{name}: the file is already there. Choose another name.",
)
_MISSING = Text(
    id="{name}: berkas cadangan tidak ada. Periksa namanya.",
    en="{name}: there is no such backup file. Check its name.",
)
_NO_BACKUP = Text(
    id="{name}: bukan cadangan registri. Pilih berkas yang dibuat `sop db backup`.",
    en="{name}: no backup of a registry. Choose a file that `sop db backup` made.",
)
_BROKEN = Text(
    id="{name}: jejak audit rusak pada baris {row}. Pakai cadangan lain.",
    en="{name}: the audit trail is broken at row {row}. Use another backup.",
)
_DIFFERS = Text(
    id="{url}: salinan tidak sama dengan aslinya pada tabel {table}, jadi dibatalkan. Ulangi.",
    en="{url}: the copy differs from the original in the table {table}, so it was undone. Try again.",
)
_BUSY = Text(
    id="{name}: sedang dipakai proses lain. Hentikan aplikasi, lalu ulangi.",
    en="{name}: another process is using it. Stop the app, then try again.",
)
_AT_ONCE = 500
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Copied:
    """What a database holds: rows by table, and the digest at the end of its trail."""

    rows: tuple[tuple[str, int], ...]
    head: str


def held(connection: Connection) -> Copied:
    """What the database of `connection` holds now."""
    rows = tuple((table.name, _count(connection, table)) for table in metadata.sorted_tables)
    last = connection.execute(select(audit.c.digest).order_by(audit.c.id.desc()).limit(1)).scalar()
    return Copied(rows, last or START)


def copy(source: Registry, target: Registry) -> Copied:
    """What `target`, empty before, holds now: all of `source`, in one transaction."""
    _refuse_broken(source)
    with source.reading() as old, target.writing() as new:
        if length(new):
            raise SopError(_NOT_EMPTY, url=_name(target))
        for table in reversed(metadata.sorted_tables):
            if table is not audit:
                new.execute(delete(table))
        for table in metadata.sorted_tables:
            _copy_rows(old, new, table)
        return _compared(target, held(old), held(new))


def back_up(registry: Registry, file: Path) -> Copied:
    """What the new SQLite file `file` holds: all of the registry, whatever its database."""
    if file.exists():
        raise SopError(_EXISTS, name=file)
    if sqlite_file(registry.engine.url) is None:
        with open_registry(f"sqlite:///{file}") as backup:
            return copy(registry, backup)
    snapshot(registry.engine, file)
    with open_registry(f"sqlite:///{file}") as backup, backup.reading() as connection:
        return held(connection)


def restore(url: str, file: Path) -> tuple[Copied, Path | None]:
    """What the database `url` holds now, taken from a backup, and where an SQLite file lies that was there before."""
    if not file.exists():
        raise SopError(_MISSING, name=file)
    with _checked(file) as backup:
        target = sqlite_file(address(url))
        if target is not None:
            return _restore_file(backup, target)
        with open_registry(url) as registry:
            return copy(backup, registry), None


@contextmanager
def _checked(file: Path) -> Iterator[Registry]:
    """The registry in a copy of `file`, brought up to date there; the backup stays as it is."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copy(file, folder)}"
        if not is_registry(address(url)):
            raise SopError(_NO_BACKUP, name=file)
        with open_registry(url) as backup:
            _refuse_broken(backup)
            yield backup


def _restore_file(backup: Registry, target: Path) -> tuple[Copied, Path | None]:
    fresh = target.with_name(f"{target.name}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(f"{target}.lock", timeout=_PATIENCE):
            fresh.unlink(missing_ok=True)
            done = back_up(backup, fresh)
            aside = _set_aside(target)
            fresh.replace(target)
            return done, aside
    except Timeout as error:
        raise SopError(_BUSY, name=target) from error


def _set_aside(target: Path) -> Path | None:
    """Where the old file lies now, with its log of changes: a new file must not meet the log of another."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = target.with_name(f"{target.stem}.{stamp}.before-restore.db")
    existed = target.exists()
    for tail in ("-wal", "-shm", ""):
        part = target.with_name(target.name + tail)
        if part.exists():
            part.rename(aside.with_name(aside.name + tail))
    return aside if existed else None


def _refuse_broken(registry: Registry) -> None:
    verdict = verify(registry)
    if verdict.broken is not None:
        raise SopError(_BROKEN, name=_name(registry), row=verdict.broken)


def _copy_rows(old: Connection, new: Connection, table: Table) -> None:
    """Rows in the order of their keys, so that units come after those above them."""
    ordered = select(table).order_by(*table.primary_key.columns)
    found = old.execution_options(yield_per=_AT_ONCE).execute(ordered)
    for rows in found.mappings().partitions(_AT_ONCE):
        new.execute(insert(table), [dict(row) for row in rows])
    if new.dialect.name == "postgresql" and table.autoincrement_column is not None:
        _count_on(new, table)


def _count_on(new: Connection, table: Table) -> None:
    """Makes the database number new rows after those that brought their number."""
    key = table.primary_key.columns[0]
    last = new.execute(select(func.max(key))).scalar()
    if last is not None:
        new.execute(select(func.setval(func.pg_get_serial_sequence(table.name, key.name), last)))


def _compared(target: Registry, old: Copied, new: Copied) -> Copied:
    for one, other in zip(old.rows, new.rows, strict=True):
        if one != other:
            raise SopError(_DIFFERS, url=_name(target), table=one[0])
    if old.head != new.head:
        raise SopError(_DIFFERS, url=_name(target), table=audit.name)
    return new


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _name(registry: Registry) -> str:
    return registry.engine.url.render_as_string(hide_password=True)
