"""JSON objects, each a row, → a raw log; what cannot be a row is set aside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.json_text import Json, as_text
from ingest.limits import LOG_LIMITS
from ingest.row_buffer import RowBuffer
from ingest.text_table import TextTable
from model.errors import SopError
from model.log import RawLog, Reject
from model.text import Text

_NO_OBJECT = Text(
    id="{name}: tidak ada objek JSON yang dapat menjadi baris log (yang pertama: {value}). Ekspor log dengan satu objek sebaris (.jsonl) atau satu larik objek (.json).",
    en="{name}: no JSON object that can be a row of the log (the first: {value}). Export the log with one object a line (.jsonl) or one array of objects (.json).",
)


@dataclass(frozen=True, slots=True)
class Item:
    """What may become a row: the value, and the beginning of the text it was read from."""

    value: Json
    text: str


def read_objects(path: Path, scratch: Path, items: Iterable[Item]) -> RawLog:
    """The log of all objects in `items`, nested ones with headings such as `a.b`."""
    rejected: list[Reject] = []
    with TextTable(path.name, scratch) as table:
        rows, found, left_out = RowBuffer(table, path.name), 0, 0
        for number, item in enumerate(items, 1):
            row = _row(item.value)
            if row:
                found += 1
                rows.add(row)
            elif row is None:
                left_out += 1
                rejected += [Reject(number, "", item.text, "bad_json")][: LOG_LIMITS.rejects - len(rejected)]
        rows.flush()
        if rejected and not found:
            raise SopError(_NO_OBJECT, name=path.name, value=rejected[0].value)
        return table.raw_log(rejected=tuple(rejected), rejected_count=left_out)


def _row(value: Json) -> dict[str, str | None] | None:
    """The cells of a row by their headings; None for what is no row."""
    if not isinstance(value, dict):
        return None
    try:
        cells = list(_cells(value, ""))
    except (TypeError, ValueError, RecursionError):
        return None
    row = dict(cells)
    return row if len(row) == len(cells) else None


def _cells(value: dict[str, Json], before: str) -> Iterator[tuple[str, str | None]]:
    for key, item in value.items():
        if isinstance(item, dict):
            yield from _cells(item, f"{before}{key}.")
        else:
            yield as_text(f"{before}{key}".strip()) or "-", as_text(item)
