"""OCEL 2.0 logs in JSON and SQLite: the cases are the objects of one type."""

from pathlib import Path

from ingest.json_items import head
from ingest.ocel.flatten import flattened
from ingest.ocel.json_source import read_ocel_json
from ingest.ocel.sqlite_source import read_ocel_sqlite
from model.log import LogReader, RawLog

_JSON = ".jsonocel"


def read(path: Path, scratch: Path, part: str | None = None) -> RawLog:
    """The log at `path`; `part` names the object type, else its name or its use decides."""
    if path.suffix.lower() != _JSON:
        return flattened(read_ocel_sqlite(path), path, scratch, part)
    head(path)
    return flattened(read_ocel_json(path), path, scratch, part)


LOG_READER = LogReader(suffixes=(_JSON, ".sqlite", ".sqlite3", ".db"), read=read)
