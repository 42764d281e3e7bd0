"""OCEL 2.0 in a SQLite file → its events and objects, the file not trusted with anything."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import TypeAlias

from ingest.cell_text import cell_text
from ingest.file_bytes import read_pieces
from ingest.kind import check_kind
from ingest.limits import LOG_LIMITS, LogLimits
from ingest.ocel.facts import NOT_OCEL, Change, Ocel, OcelEvent, OcelObject, Relation
from model.errors import SopError
from model.text import Text

_ACTIVE = Text(
    id="{name}: memuat {kind} {what}, yang dapat menjalankan perintah saat dibaca. Ekspor ulang log ke berkas baru, lalu ulangi.",
    en="{name}: holds the {kind} {what}, which can run commands when read. Export the log to a new file and try again.",
)
_SLOW = Text(
    id="{name}: belum selesai dibaca dalam {limit:g} detik. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: not read within {limit:g} seconds. Split it into several files and try again.",
)
_Row: TypeAlias = dict[str, str | None]
_STEPS = 10_000
_OWN = ("ocel_id", "ocel_time", "ocel_changed_field")
_SCHEMA = "select type, name, coalesce(sql, '') from sqlite_master"


def read_ocel_sqlite(path: Path, limits: LogLimits = LOG_LIMITS) -> Ocel:
    """The log in the SQLite file `path`; `SopError` when it is none, or has views or triggers."""
    check_kind(next(read_pieces(path), b""), path.name, path.suffix.lower())
    until = monotonic() + limits.database_seconds
    try:
        with closing(_connected(path, limits)) as connection:
            connection.set_progress_handler(lambda: monotonic() > until, _STEPS)
            return _Database(path.name, connection).ocel()
    except (sqlite3.Error, KeyError, ValueError) as error:
        if monotonic() > until:
            raise SopError(_SLOW, name=path.name, limit=limits.database_seconds) from error
        raise SopError(NOT_OCEL, name=path.name, why=" ".join(str(error).split())[:80]) from error


def _connected(path: Path, limits: LogLimits) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.line_bytes)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for setting in ("trusted_schema = off", "cell_size_check = on", "query_only = on"):
        connection.execute(f"pragma {setting}")
    return connection


class _Database:
    """The tables of one file."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self._connection = connection
        schema = connection.execute(_SCHEMA).fetchall()
        for kind, what, sql in schema:
            if kind in ("view", "trigger") or "virtual" in sql.partition("(")[0].lower():
                raise SopError(_ACTIVE, name=name, kind=kind, what=what[:60])
        self._tables = {what.lower() for kind, what, _ in schema if kind == "table"}
        ((verdict,),) = connection.execute("pragma quick_check(1)").fetchall()
        if verdict != "ok":
            raise ValueError(verdict)

    def ocel(self) -> Ocel:
        """Everything in the file."""
        types = {row["ocel_id"]: row["ocel_type"] or "" for row in self._rows("object")}
        changes = self._changes()
        objects = {id_: OcelObject(kind, tuple(changes[id_])) for id_, kind in types.items() if id_}
        named = [kind for kind, _ in self._types("object")]
        return Ocel(tuple(dict.fromkeys([*named, *types.values()])), objects, tuple(sorted(self._events(), key=_order)))

    def _events(self) -> Iterator[OcelEvent]:
        related: dict[str | None, list[Relation]] = defaultdict(list)
        for row in self._rows("event_object"):
            related[row["ocel_event_id"]].append(Relation(row["ocel_object_id"] or "", row["ocel_qualifier"] or ""))
        for kind, table in self._types("event"):
            for row in self._rows(table):
                attributes = {name: value for name, value in row.items() if name not in _OWN and value is not None}
                id_ = row["ocel_id"]
                yield OcelEvent(id_ or "", kind, row["ocel_time"], attributes, tuple(related[id_]))

    def _changes(self) -> dict[str | None, list[Change]]:
        found: dict[str | None, list[Change]] = defaultdict(list)
        for _, table in self._types("object"):
            for row in self._rows(table):
                changed = row.get("ocel_changed_field")
                names = [name for name in row if name not in _OWN] if changed is None else [changed]
                values = ((name, row.get(name)) for name in names)
                found[row["ocel_id"]] += [Change(n, v, row.get("ocel_time")) for n, v in values if v is not None]
        return found

    def _types(self, what: str) -> list[tuple[str, str]]:
        """The types of events or objects, and the tables that hold their attributes."""
        rows = self._rows(f"{what}_map_type")
        return [(row["ocel_type"] or "", f"{what}_{row['ocel_type_map']}") for row in rows]

    def _rows(self, table: str) -> Iterator[_Row]:
        if table.lower() not in self._tables:
            raise KeyError(table)
        quoted = table.replace('"', '""')
        cursor = self._connection.execute(f'select * from "{quoted}"')  # noqa: S608 (a table of the file, quoted)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield {name: _text(value) for name, value in zip(names, row, strict=True)}


def _text(value: str | float | bytes | None) -> str | None:
    if value is None:
        return None
    return value.hex() if isinstance(value, bytes) else cell_text(value)


def _order(event: OcelEvent) -> tuple[str, str]:
    return event.time or "", event.id
