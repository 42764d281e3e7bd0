"""Logs ending in .json: an array of objects, or one object a line."""

from pathlib import Path

from ingest.json_items import array_items, head, line_items
from ingest.json_rows import read_objects
from model.log import LogReader, RawLog


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log at `path`, whose first character says what it is."""
    items = array_items if head(path).startswith("[") else line_items
    return read_objects(path, scratch, items(path))


LOG_READER = LogReader(suffixes=(".json",), read=read)
