"""A compound file (OLE), the container of .xls: the stream with the workbook."""

import struct
from collections.abc import Iterator
from itertools import islice

from model.errors import SopError
from model.text import Text

BROKEN = Text(
    id="{name}: berkas .xls rusak atau bukan buku kerja Excel. Buka di Excel, simpan sebagai .xlsx, lalu ulangi.",
    en="{name}: a damaged .xls file or no Excel workbook. Open it in Excel, save it as .xlsx and try again.",
)
_NAMES = ("Workbook", "Book")
_ENTRY = 128
_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFF0


class Compound:
    """The streams of the compound file `raw`; struct.error, ValueError or IndexError where it is damaged."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._sector, self._small = (1 << shift for shift in struct.unpack_from("<2H", raw, 30))
        if not (self._sector in (512, 4096) and self._small == 64):  # noqa: PLR2004 (the sizes that exist)
            raise ValueError(self._sector)
        self._directory, self._cutoff = struct.unpack_from("<I4xI", raw, 48)
        self._table = self._numbers(b"".join(map(self._block, self._table_sectors())))

    def workbook(self) -> bytes:
        """The stream that holds the workbook."""
        directory = self._chain(self._directory)
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        named = {_name(entry): entry for entry in reversed(entries)}
        entry = next(named[name] for name in _NAMES if name in named)
        start, size = struct.unpack_from("<2I", entry, 116)
        stream = self._chain(start) if size >= self._cutoff else self._short(entries[0], start)
        return stream[:size]

    def _short(self, root: bytes, start: int) -> bytes:
        """A small stream: it lies in the root entry's stream, in sectors of its own."""
        (first,) = struct.unpack_from("<I", self._raw, 60)
        table = self._numbers(self._chain(first))
        within = self._chain(struct.unpack_from("<I", root, 116)[0])
        return b"".join(within[at * self._small :][: self._small] for at in _follow(start, table))

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._block, _follow(start, self._table)))

    def _block(self, number: int) -> bytes:
        at = (number + 1) * self._sector
        return self._raw[at : at + self._sector]

    def _table_sectors(self) -> Iterator[int]:
        """The sectors of the allocation table: the first in the header, the others in a chain of lists."""
        count, more = struct.unpack_from("<I", self._raw, 44)[0], struct.unpack_from("<I", self._raw, 68)[0]
        return islice(self._listed(more), min(count, len(self._raw) // self._sector))

    def _listed(self, more: int) -> Iterator[int]:
        yield from struct.unpack_from(f"<{_IN_HEADER}I", self._raw, 76)
        for _ in range(len(self._raw) // self._sector):
            if more >= _LAST_SECTOR:
                return
            *numbers, more = self._numbers(self._block(more))
            yield from numbers

    def _numbers(self, block: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def workbook_stream(raw: bytes, name: str) -> bytes:
    """The workbook in the .xls file `raw`; `SopError` when there is none."""
    try:
        return Compound(raw).workbook()
    except (struct.error, ValueError, IndexError, StopIteration) as error:
        raise SopError(BROKEN, name=name) from error


def _follow(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors from `start` on; a chain that bites its tail is damaged."""
    for _ in range(len(table)):
        if start >= _LAST_SECTOR:
            return
        yield start
        start = table[start]
    if start < _LAST_SECTOR:
        raise ValueError(start)


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
