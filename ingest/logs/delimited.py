"""CSV and TSV logs: packing, encoding, delimiter and headings found, the rows left to the engine."""

import codecs
import csv
import io
import re
import shutil
from itertools import islice
from pathlib import Path

from ingest.decode import decode, encoding_of, is_utf8
from ingest.file_bytes import read_pieces
from ingest.gzip_stream import open_content
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
_AS_IT_IS = ("utf-8", "utf-8-sig")
_HEAD = 1 << 20
_PIECE = 1 << 20
# Excel writes and reads such a first line.
_DECLARED = re.compile(r"sep=(.)\n")


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log at `path`; what is packed, declares its delimiter or is not UTF-8 is rewritten in `scratch`."""
    table = _utf8(_unpacked(path, scratch), scratch)
    text = decode(_head(table), path.name)
    declared = _DECLARED.match(text)
    if declared:
        table, text = _without_declaration(table, scratch), text[declared.end() :]
    delimiter = declared[1] if declared else _delimiter(text)
    rows = _rows(text, delimiter)
    if len(rows) < 2:  # noqa: PLR2004 (headings and one row)
        raise SopError(_NO_ROWS, name=path.name)
    headings = distinct([heading.strip() for heading in rows[0]])
    return RawLog(path.name, str(table), headings, tuple(map(tuple, rows[1:])), delimiter)


def _unpacked(path: Path, scratch: Path) -> Path:
    if path.suffix.lower() != ".gz":
        return path
    plain = scratch / path.stem
    with open_content(path) as content, plain.open("wb") as copy:
        shutil.copyfileobj(content, copy, _PIECE)
    return plain


def _utf8(path: Path, scratch: Path) -> Path:
    encoding = encoding_of(next(read_pieces(path), b""), valid=is_utf8(read_pieces(path)))
    if encoding in _AS_IT_IS:
        return path
    copy = scratch / f"{path.stem}.utf8{path.suffix}"
    with codecs.open(str(path), encoding=encoding, errors="replace") as text, copy.open("w", encoding="utf-8") as file:
        shutil.copyfileobj(text, file, _PIECE)
    return copy


def _without_declaration(path: Path, scratch: Path) -> Path:
    copy = scratch / f"{path.stem}.rows{path.suffix}"
    with path.open("rb") as file, copy.open("wb") as rows:
        file.readline()
        shutil.copyfileobj(file, rows, _PIECE)
    return copy


def _head(path: Path) -> bytes:
    """The first lines, whole: enough for headings and sample."""
    with path.open("rb") as file:
        raw = file.read(_HEAD)
        return raw if len(raw) < _HEAD else raw + file.readline()


def _rows(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    return [row for row in islice(reader, _SAMPLE) if any(row)]


def _delimiter(text: str) -> str:
    """The one that splits most rows into as many cells as there are headings, and into most."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(_rows(text, delimiter)))


def _fit(rows: list[list[str]]) -> tuple[float, int]:
    width = len(rows[0]) if rows else 0
    alike = sum(len(row) == width for row in rows) if width > 1 else 0
    return alike / max(len(rows), 1), width


LOG_READER = LogReader(suffixes=(".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz"), read=read)
