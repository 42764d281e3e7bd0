"""CSV and TSV logs: delimiter, encoding and headings found, the rows left to the engine."""

import csv
import io
from itertools import islice
from pathlib import Path

from ingest.decode import decode, is_utf8
from ingest.file_bytes import read_bytes, read_pieces
from ingest.text_table import distinct
from model.errors import SopError
from model.log import LogReader, RawLog
from model.text import Text

_NO_ROWS = Text(
    id="{name}: log tidak berisi baris data di bawah judul kolom. Ekspor ulang log beserta isinya.",
    en="{name}: the log has no data rows below its headings. Export it again with its content.",
)
_DELIMITERS = ",;\t|"
_SAMPLE = 200
_HEAD_PIECES = 4


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log at `path`; a file that is not UTF-8 is rewritten as UTF-8 in `scratch`."""
    plain = is_utf8(read_pieces(path))
    text = decode(_head(path) if plain else read_bytes(path), path.name)
    delimiter = _delimiter(text.split("\n", 1)[0])
    rows = [row for row in islice(csv.reader(io.StringIO(text), delimiter=delimiter), _SAMPLE) if any(row)]
    if len(rows) < 2:  # noqa: PLR2004 (headings and one row)
        raise SopError(_NO_ROWS, name=path.name)
    headings = distinct([heading.strip() for heading in rows[0]])
    table = path if plain else _as_utf8(path, text, scratch)
    return RawLog(path.name, str(table), headings, tuple(map(tuple, rows[1:])), delimiter)


def _delimiter(head: str) -> str:
    return max(_DELIMITERS, key=head.count)


def _head(path: Path) -> bytes:
    """The first lines, whole: enough for headings and sample."""
    pieces = read_pieces(path)
    raw = b"".join(islice(pieces, _HEAD_PIECES))
    end = raw.rfind(b"\n") + 1
    more = next(pieces, b"")
    return raw[:end] if more and end else raw + more + b"".join(pieces)


def _as_utf8(path: Path, text: str, scratch: Path) -> Path:
    copy = scratch / f"{path.stem}.utf8{path.suffix}"
    copy.write_text(text, encoding="utf-8", newline="")
    return copy


LOG_READER = LogReader(suffixes=(".csv", ".tsv", ".txt"), read=read)
