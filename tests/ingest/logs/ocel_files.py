"""OCEL 2.0 files made in code."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

Link: TypeAlias = tuple[str, str]


def event(id_: str, kind: str, time: str, links: Iterable[Link], **attributes: str) -> dict[str, object]:
    """An event; `links` are (object id, qualifier)."""
    return {
        "id": id_,
        "type": kind,
        "time": time,
        "attributes": [{"name": name, "value": value} for name, value in attributes.items()],
        "relationships": [{"objectId": object_, "qualifier": qualifier} for object_, qualifier in links],
    }


def thing(id_: str, kind: str, *changes: tuple[str, str, str]) -> dict[str, object]:
    """An object; `changes` are (attribute, time, value)."""
    return {"id": id_, "type": kind, "attributes": [{"name": n, "time": t, "value": v} for n, t, v in changes]}


def ocel_json(objects: Sequence[Mapping[str, object]], events: Sequence[Mapping[str, object]]) -> str:
    """An OCEL 2.0 file in JSON."""
    kinds = {"objectTypes": objects, "eventTypes": events}
    named = {key: [{"name": kind, "attributes": []} for kind in dict.fromkeys(str(e["type"]) for e in entries)] for key, entries in kinds.items()}  # fmt: skip
    return json.dumps({**named, "objects": objects, "events": events}, ensure_ascii=False, indent=0)


MAPS = """
create table event_map_type (ocel_type text, ocel_type_map text);
create table object_map_type (ocel_type text, ocel_type_map text);
create table event (ocel_id text, ocel_type text);
create table object (ocel_id text, ocel_type text);
create table event_object (ocel_event_id text, ocel_object_id text, ocel_qualifier text);
"""


def ocel_sqlite(path: Path, statements: str) -> Path:
    """A SQLite file with the tables every OCEL file has and what `statements` add."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"pragma page_size = 512; begin; {MAPS}{statements}; commit; vacuum")
    return path
