"""Workbooks built from their bytes: .ods from its XML, .xls from its records."""

import struct
from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain

from tests.ingest.zip_files import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    f'<m:manifest xmlns:m="{_OASIS}:manifest:1.0" m:version="1.2">'
    f'<m:file-entry m:full-path="/" m:media-type="{_KIND}"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)
_EMPTY_ROWS = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def ods(rows: str, sheet: str = "Log", manifest: str = MANIFEST) -> bytes:
    """An .ods with one sheet."""
    body = f'<office:spreadsheet><table:table table:name="{sheet}">{rows}</table:table></office:spreadsheet>'
    content = f'<office:document-content {_SPACES} office:version="1.2"><office:body>{body}</office:body></office:document-content>'
    return zipped({"mimetype": _KIND, "META-INF/manifest.xml": manifest, "content.xml": content})


def ods_rows(rows: Iterable[Sequence[str | None]], stamps: Sequence[int] = ()) -> str:
    """Rows of an .ods, the columns `stamps` as dates, then the empty rows LibreOffice ends each sheet with."""
    return (
        "".join(f"<table:table-row>{''.join(map(_ods_cell, _marked(row, stamps)))}</table:table-row>" for row in rows)
        + _EMPTY_ROWS
    )


def _marked(row: Sequence[str | None], stamps: Sequence[int]) -> Iterable[tuple[str | None, bool]]:
    return ((cell, at in stamps) for at, cell in enumerate(row))


def _ods_cell(cell: tuple[str | None, bool]) -> str:
    text, is_stamp = cell
    if text is None:
        return "<table:table-cell/>"
    kind = f'date" office:date-value="{text.replace(" ", "T")}' if is_stamp else "string"
    return f'<table:table-cell office:value-type="{kind}"><text:p>{escape(text)}</text:p></table:table-cell>'


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of an .xls workbook."""
    return struct.pack("<2H", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    """A cell with a text."""
    return record(0x0204, struct.pack("<4HB", row, column, 0, len(text), 0) + text.encode("latin-1"))


def stamp(row: int, column: int, days: float) -> bytes:
    """A cell with a day and time."""
    return record(0x0203, struct.pack("<3Hd", row, column, 1, days))


def xls(cells: Iterable[bytes], before: bytes = b"") -> bytes:
    """An .xls with one sheet called Log; `before` goes before its first record."""
    begin, end = record(0x0809, struct.pack("<2H12x", 0x0600, 0x0005)), record(0x000A)
    styles = b"".join(record(0x00E0, struct.pack("<2H16x", 0, form)) for form in (0, 22))
    page = record(0x0042, struct.pack("<H", 1200))
    head = len(begin + before + page + styles) + len(record(0x0085, b"\0" * 11)) + len(end)
    sheet = record(0x0085, struct.pack("<IHBB", head, 0, 3, 0) + b"Log")
    body = chain([record(0x0809, struct.pack("<2H12x", 0x0600, 0x0010))], cells, [end])
    return compound(b"".join([begin, before, page, styles, sheet, end, *body]))


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream: header, allocation table, directory, stream."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    tables = -(-(count + 2) // 127)
    first = tables + 1
    chained = [*([0xFFFFFFFD] * tables), 0xFFFFFFFE, *range(first + 1, first + count), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chained)}I", *chained).ljust(tables * 512, b"\xff")
    lists = struct.pack(f"<{tables}I", *range(tables)).ljust(436, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<16x5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<4x2I4xI4I", tables, tables, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + _entry(name, 2, first, len(stream)) + bytes(256)
    return header + lists + table + entries + stream.ljust(count * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<H2B3I", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)
