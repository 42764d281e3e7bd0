"""Logs ending in .json: OCEL, an array of objects, or one object a line."""

from pathlib import Path

from ingest.json_items import array_items, head, line_items
from ingest.json_rows import read_objects
from ingest.ocel.flatten import flattened
from ingest.ocel.json_source import is_ocel, read_ocel_json
from model.log import LogReader, RawLog


def read(path: Path, scratch: Path, part: str | None = None) -> RawLog:
    """The log at `path`, whose first characters say what it is."""
    start = head(path)
    if is_ocel(start):
        return flattened(read_ocel_json(path), path, scratch, part)
    items = array_items if start.startswith("[") else line_items
    return read_objects(path, scratch, items(path))


LOG_READER = LogReader(suffixes=(".json",), read=read)
