"""The records of an .xls workbook: what they claim, checked before a library believes it."""

import struct
from collections.abc import Iterator

from ingest.kind import LOCKED
from ingest.workbooks.area import Area
from ingest.workbooks.compound import BROKEN
from model.errors import SopError

_BEGIN, _LOCK, _STRINGS, _DIMENSIONS = 0x0809, 0x002F, 0x00FC, 0x0200
_CELL = {0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6}
_CELLS = {0x00BD, 0x00BE}
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_SHORTEST_STRING = 3


def check_records(stream: bytes, name: str, limit: int) -> None:
    """Nothing; `SopError` for a locked workbook, cells outside a sheet, or more than `limit` cells in one."""
    try:
        _check(stream, name, limit)
    except struct.error as error:
        raise SopError(BROKEN, name=name) from error


def _check(stream: bytes, name: str, limit: int) -> None:
    area, sheets = Area(name, "lembar 0", limit), 0
    for kind, body in _records(stream):
        if kind == _LOCK:
            raise SopError(LOCKED, name=name)
        if kind == _STRINGS and struct.unpack_from("<4xI", body)[0] * _SHORTEST_STRING > len(stream):
            raise SopError(BROKEN, name=name)
        if kind == _BEGIN:
            area, sheets = Area(name, f"lembar {sheets}", limit), sheets + 1
        for row, column in _used(kind, body):
            if row > _MOST_ROWS or column > _MOST_COLUMNS:
                raise area.outside(f"{row}, {column}")
            area.use(row, column)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _used(kind: int, body: bytes) -> Iterator[tuple[int, int]]:
    """The last row and column, from 1, that a record speaks of."""
    if kind in _CELL:
        row, column = struct.unpack_from("<2H", body)
        yield row + 1, column + 1
    elif kind in _CELLS:
        yield struct.unpack_from("<H", body)[0] + 1, struct.unpack_from("<H", body, len(body) - 2)[0] + 1
    elif kind == _DIMENSIONS:
        _, rows, _, columns = struct.unpack_from("<2I2H", body)
        yield rows, columns
