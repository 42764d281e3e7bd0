"""CSV and TSV logs: packing, encoding, delimiter and headings found, the rows left to the engine."""

import codecs
import csv
import io
import re
import shutil
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ingest.decode import decode, encoding_of, is_utf8
from ingest.file_bytes import read_pieces
from ingest.gzip_stream import open_content
from ingest.text_table import distinct
from ingest.workbooks.table import Row, SheetTable, find_table
from model.errors import SopError
from model.log import LogReader, RawLog
from model.text import Text

_NO_ROWS = Text(
    id="{name}: log tidak berisi baris data di bawah judul kolom. Ekspor ulang log beserta isinya.",
    en="{name}: the log has no data rows below its headings. Export it again with its content.",
)
_QUOTES = Text(
    id="{name}: sebuah sel di dekat awalnya lebih panjang dari {limit} huruf, biasanya karena tanda kutip yang tidak ditutup. Perbaiki tanda kutip itu, lalu ulangi.",
    en="{name}: a cell near its beginning is longer than {limit} characters, mostly for a quote that is not closed. Mend that quote and try again.",
)
_DELIMITERS = ",;\t|"
_SAMPLE = 200
_MOST = 0.5
_AS_IT_IS = ("utf-8", "utf-8-sig")
_HEAD = 1 << 20
_PIECE = 1 << 20
# Excel writes and reads such a first line.
_DECLARED = re.compile(rf"sep=([{_DELIMITERS}])\n")


@dataclass(frozen=True, slots=True)
class _Record:
    """A record's cells, and how many lines of the file stand above it."""

    above: int
    cells: Row


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log at `path`; what is packed, not UTF-8 or has lines above its headings is rewritten in `scratch`."""
    file = _utf8(_unpacked(path, scratch), scratch)
    text = decode(_head(file), path.name)
    declared = _DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    delimiter, records = _split(text, declared[1] if declared else _DELIMITERS, path.name)
    table = _table(records)
    sample = tuple(tuple(cell or "" for cell in r.cells) for r in records[table.first :] if any(r.cells))
    if not sample:
        raise SopError(_NO_ROWS, name=path.name)
    above = bool(declared) + records[table.first - 1].above
    headings = distinct([heading.strip() for heading in table.headings])
    return RawLog(path.name, str(_below(file, above, scratch) if above else file), headings, sample, delimiter)


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
    with (
        codecs.open(str(path), encoding=encoding, errors="replace") as text,
        copy.open("w", encoding="utf-8", newline="") as file,
    ):
        shutil.copyfileobj(text, file, _PIECE)
    return copy


def _below(path: Path, lines: int, scratch: Path) -> Path:
    """The file without its first `lines`."""
    copy = scratch / f"{path.stem}.rows{path.suffix}"
    top = _head(path).splitlines(keepends=True)[:lines]
    with path.open("rb") as file, copy.open("wb") as rows:
        file.seek(sum(map(len, top)))
        shutil.copyfileobj(file, rows, _PIECE)
    return copy


def _head(path: Path) -> bytes:
    """The first lines, whole: enough for headings and sample."""
    with path.open("rb") as file:
        raw = file.read(_HEAD)
        return raw if len(raw) < _HEAD else raw + file.readline()


def _split(text: str, delimiters: str, name: str) -> tuple[str, list[_Record]]:
    """The delimiter that fits best, and the first records split by it."""
    split = {delimiter: _records(text, delimiter) for delimiter in delimiters}
    found = {delimiter: records for delimiter, records in split.items() if records is not None}
    best = max(found, key=lambda delimiter: _fit(found[delimiter]), default="")
    if not best or (len(found) < len(split) and not _fit(found[best])[1]):
        raise SopError(_QUOTES, name=name, limit=csv.field_size_limit())
    return best, found[best]


def _records(text: str, delimiter: str) -> list[_Record] | None:
    """The first records; None where a cell is longer than any can be."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    records, above = [], 0
    try:
        for row in islice(reader, _SAMPLE):
            records.append(_Record(above, [*row]))
            above = reader.line_num
    except csv.Error:
        return None
    return records


def _table(records: list[_Record]) -> SheetTable:
    """The headings: the first record, or what the rule for sheets finds where that is empty or a title alone."""
    first = _first(records)
    headings = tuple(cell or "" for cell in records[first].cells) if records else ()
    if sum(map(bool, headings)) > 1:
        return SheetTable(headings, first + 1)
    width = max((len(record.cells) for record in records), default=0)
    table = find_table([[*record.cells, *[None] * (width - len(record.cells))] for record in records])
    if table is None:
        return SheetTable(headings, first + 1)
    return SheetTable(table.headings[: len(records[table.first - 1].cells)], table.first)


def _first(records: list[_Record]) -> int:
    return next((at for at, record in enumerate(records) if any(record.cells)), 0)


def _fit(records: list[_Record]) -> tuple[bool, float, int]:
    """How well the records are split: most from the first on, as many as have the width of the headings, how wide."""
    share, width = _alike(records[_first(records) :])
    if not records or share > _MOST:
        return bool(records), share, width
    return False, *_alike(records[_table(records).first - 1 :])


def _alike(records: list[_Record]) -> tuple[float, int]:
    rows = [record.cells for record in records if any(record.cells)]
    width = len(rows[0]) if rows else 0
    alike = sum(len(row) == width for row in rows) if width > 1 else 0
    return alike / max(len(rows), 1), width


LOG_READER = LogReader(suffixes=(".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz"), read=read)
