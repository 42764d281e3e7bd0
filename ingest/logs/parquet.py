"""Parquet logs: metadata bounded first, then batch by batch as text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.arrow_text import text_column
from ingest.file_bytes import read_pieces
from ingest.kind import check_kind
from ingest.limits import LOG_LIMITS, LogLimits
from ingest.text_table import TextTable, distinct
from model.errors import SopError
from model.log import LogReader, RawLog
from model.text import Text

_BROKEN = Text(
    id="{name}: berkas Parquet rusak atau tidak utuh ({why}). Ekspor ulang, lalu ulangi.",
    en="{name}: the Parquet file is damaged or incomplete ({why}). Export it again and try again.",
)
_MANY_ROWS = Text(
    id="{name}: memuat {found} baris, lebih dari {limit}. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: holds {found} rows, more than {limit}. Split it into several files and try again.",
)
_MANY_COLUMNS = Text(
    id="{name}: memuat {found} kolom, lebih dari {limit}. Ekspor kolom log saja, lalu ulangi.",
    en="{name}: holds {found} columns, more than {limit}. Export the log's columns alone and try again.",
)
_LARGE_GROUP = Text(
    id="{name}: satu kelompok barisnya (row group) {found} byte, lebih dari {limit}. Ekspor dengan row group lebih kecil, lalu ulangi.",
    en="{name}: one of its row groups takes {found} bytes, more than {limit}. Export it with smaller row groups and try again.",
)
_BATCH = 50_000
_FAULTS = (pa.ArrowException, OSError, ValueError)


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log in the Parquet file `path`."""
    check_kind(next(read_pieces(path), b""), path.name, path.suffix.lower())
    with _told(path.name):
        parquet = pq.ParquetFile(path, pre_buffer=False)
    with parquet as file, TextTable(path.name, scratch) as rows:
        _check(file.metadata, path.name)
        for piece in _text(file, path.name):
            rows.add(piece)
        return rows.raw_log()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """A fault of the file, said in a sentence."""
    try:
        yield
    # Arrow's own memory error is an ArrowException as well.
    except MemoryError:
        raise
    except _FAULTS as error:
        raise SopError(_BROKEN, name=name, why=" ".join(str(error).split())[:80]) from error


def _check(metadata: pq.FileMetaData, name: str, limits: LogLimits = LOG_LIMITS) -> None:
    groups = (metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups))
    bounds = (
        (metadata.num_rows, limits.rows, _MANY_ROWS),
        (metadata.num_columns, limits.columns, _MANY_COLUMNS),
        (max(groups, default=0), limits.row_group_bytes, _LARGE_GROUP),
    )
    for found, limit, message in bounds:
        if found > limit:
            raise SopError(message, name=name, found=found, limit=limit)


def _text(file: pq.ParquetFile, name: str) -> Iterator[pa.Table]:
    with _told(name):
        headings = distinct([heading.strip() for heading in file.schema_arrow.names])
        for batch in file.iter_batches(batch_size=_BATCH):
            yield pa.table(dict(zip(headings, map(text_column, batch.columns), strict=True)))


LOG_READER = LogReader(suffixes=(".parquet",), read=read)
