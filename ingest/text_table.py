"""Rows of text as a log reader finds them → one Parquet file every engine reads."""

from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from model.errors import SopError
from model.log import RawLog, Reject
from model.text import Text

NO_ROWS = Text(
    id="{name}: log tidak berisi baris data. Ekspor ulang log beserta isinya.",
    en="{name}: the log has no data rows. Export it again with its content.",
)
_SAMPLE = 200
_TEXT = pa.string()


class TextTable:
    """Takes pieces of a log, each an Arrow table of text columns named by their headings.

    A later piece may bring columns that earlier ones lack. Only one piece is in memory at a time.
    """

    def __init__(self, name: str, scratch: Path) -> None:
        self._name = name
        self._scratch = scratch
        self._headings: dict[str, str] = {}
        self._sample: list[dict[str, str | None]] = []
        self._parts: list[Path] = []
        self._writer: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._close()

    def add(self, piece: pa.Table) -> None:
        """Appends the rows of `piece`."""
        new = [heading for heading in piece.column_names if heading not in self._headings]
        self._headings.update({heading: f"c{len(self._headings) + i}" for i, heading in enumerate(new)})
        self._sample += piece.slice(0, _SAMPLE - len(self._sample)).to_pylist()
        if new or self._writer is None:
            self._open()
        assert self._writer is not None
        self._writer.write_table(_as_columns(piece, self._headings))

    def raw_log(
        self,
        *,
        parts: tuple[str, ...] = (),
        part: str | None = None,
        rejected: tuple[Reject, ...] = (),
        rejected_count: int = 0,
    ) -> RawLog:
        """The log of all rows added; `SopError` when there are none."""
        self._close()
        if not self._sample:
            raise SopError(NO_ROWS, name=self._name)
        headings = tuple(self._headings)
        sample = tuple(tuple(row.get(heading) or "" for heading in headings) for row in self._sample)
        return RawLog(self._name, str(self._whole()), headings, sample, None, parts, part, rejected, rejected_count)

    def _open(self) -> None:
        self._close()
        self._parts.append(self._scratch / f"rows-{len(self._parts)}.parquet")
        schema = pa.schema([(column, _TEXT) for column in self._headings.values()])
        self._writer = pq.ParquetWriter(self._parts[-1], schema, compression="lz4")

    def _close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _whole(self) -> Path:
        """The one file with all columns; parts written before a column was known get it as nulls."""
        if len(self._parts) == 1:
            return self._parts[0]
        whole = self._scratch / "rows.parquet"
        schema = pq.read_schema(self._parts[-1])
        with pq.ParquetWriter(whole, schema, compression="lz4") as writer:
            for batch in _batches(self._parts):
                writer.write_table(_filled(batch, schema.names))
        return whole


def rows_table(headings: Iterable[str], rows: Iterable[Iterable[str | None]]) -> pa.Table:
    """Rows of text cells as an Arrow table."""
    names = list(headings)
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(column, _TEXT) for name, column in zip(names, columns, strict=True)})


def pieces(rows: Iterable[list[str | None]], size: int = 50_000) -> Iterator[list[list[str | None]]]:
    """`rows` in lists of at most `size`."""
    rest = iter(rows)
    return iter(lambda: list(islice(rest, size)), [])


def distinct(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings that differ: an empty one gets its column's number, a second "Waktu" becomes "Waktu (2)".

    Where another column is called that, it counts on.
    """
    named = [heading or f"kolom {i}" for i, heading in enumerate(headings, 1)]
    used: dict[str, None] = {}
    for heading in named:
        again = (f"{heading} ({n})" for n in count(2))
        used[heading if heading not in used else next(h for h in again if h not in used and h not in named)] = None
    return tuple(used)


def _as_columns(piece: pa.Table, headings: dict[str, str]) -> pa.Table:
    known = piece.rename_columns([headings[heading] for heading in piece.column_names])
    return _filled(known, list(headings.values()))


def _filled(table: pa.Table, columns: list[str]) -> pa.Table:
    nothing = pa.nulls(table.num_rows, _TEXT)
    return pa.table({name: table[name] if name in table.column_names else nothing for name in columns})


def _batches(parts: Iterable[Path]) -> Iterator[pa.Table]:
    for part in parts:
        with pq.ParquetFile(part) as file:
            yield from (pa.Table.from_batches([batch]) for batch in file.iter_batches())
