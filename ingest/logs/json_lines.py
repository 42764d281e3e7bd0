"""Logs of one JSON object a line."""

from pathlib import Path

from ingest.json_items import head, line_items
from ingest.json_rows import read_objects
from model.log import LogReader, RawLog


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log at `path`; a line that is no object, has a key twice or NaN is set aside."""
    head(path)
    return read_objects(path, scratch, line_items(path))


LOG_READER = LogReader(suffixes=(".jsonl", ".ndjson"), read=read)
