"""Checks on the directory of a zip file, before anything in it is unpacked."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.kind import LOCKED
from ingest.limits import Limits
from model.errors import SopError
from model.text import Text

_MANY = Text(
    id="{name}: terdiri atas {found} bagian, lebih dari {limit}. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: made of {found} parts, more than {limit}. Copy its content to a new document and try again.",
)
_LARGE = Text(
    id="{name}: isinya {found:.0f} MB setelah dibuka, lebih dari {limit:g} MB. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: its content takes {found:.0f} MB once unpacked, more than {limit:g} MB. Split it into several files and try again.",
)
_DENSE = Text(
    id="{name}: isinya {found:.0f} kali lebih besar setelah dibuka, lebih dari {limit} kali. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: its content is {found:.0f} times larger once unpacked, more than {limit} times. Copy it to a new document and try again.",
)
_OVERLAP = Text(
    id="{name}: bagian {part} bertumpuk dengan bagian lain. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: part {part} overlaps another one. Open it in Word or Excel, save it again and try again.",
)
_TWICE = Text(
    id="{name}: bagian {part} ada dua kali. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: part {part} is there twice. Open it in Word or Excel, save it again and try again.",
)
_UNSAFE = Text(
    id="{name}: nama bagian {part} menunjuk ke luar dokumen. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: the part name {part} points outside the document. Copy its content to a new document and try again.",
)
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
_LOCAL = struct.Struct("<4s22xHH")


@dataclass(frozen=True, slots=True)
class _Package:
    name: str
    raw: bytes
    entries: tuple[ZipInfo, ...]
    directory: int
    limits: Limits

    def refused(self, message: Text, **facts: object) -> SopError:
        return SopError(message, name=self.name, **facts)


def check_entries(package: ZipFile, raw: bytes, name: str, limits: Limits) -> None:
    """Nothing; `SopError` for entries nobody should unpack, BadZipFile and struct.error for damaged ones."""
    whole = _Package(name, raw, tuple(package.infolist()), package.start_dir, limits)
    for check in _CHECKS:
        check(whole)


def _few(package: _Package) -> None:
    found, limit = len(package.entries), package.limits.parts
    if found > limit:
        raise package.refused(_MANY, found=found, limit=limit)


def _readable(package: _Package) -> None:
    for entry in package.entries:
        if entry.flag_bits & 1:
            raise package.refused(LOCKED)
        if entry.compress_type not in _METHODS:
            raise BadZipFile(entry.filename)


def _inside(package: _Package) -> None:
    for entry in package.entries:
        part = entry.orig_filename.replace("\\", "/")
        if part.startswith("/") or part[1:2] == ":" or ".." in part.split("/") or "\x00" in part:
            raise package.refused(_UNSAFE, part=_shown(part))


def _once(package: _Package) -> None:
    names = sorted(entry.filename.casefold() for entry in package.entries)
    for first, second in pairwise(names):
        if first == second:
            raise package.refused(_TWICE, part=_shown(first))


def _apart(package: _Package) -> None:
    end, part = 0, ""
    for start, stop, name in sorted(_extents(package)):
        if start < end:
            raise package.refused(_OVERLAP, part=_shown(name))
        end, part = stop, name
    if end > package.directory:
        raise package.refused(_OVERLAP, part=_shown(part))


def _extents(package: _Package) -> Iterator[tuple[int, int, str]]:
    """First byte, byte after the last and name of each entry, by its local header."""
    for entry in package.entries:
        start = entry.header_offset
        if start < 0:
            raise BadZipFile(entry.filename)
        signature, name, extra = _LOCAL.unpack_from(package.raw, start)
        if signature != b"PK\x03\x04":
            raise BadZipFile(entry.filename)
        yield start, start + _LOCAL.size + name + extra + entry.compress_size, entry.filename


def _bounded(package: _Package) -> None:
    limits, total = package.limits, sum(entry.file_size for entry in package.entries)
    if total > limits.expanded_bytes:
        raise package.refused(_LARGE, found=total / 1e6, limit=limits.expanded_bytes / 1e6)
    ratio = total / len(package.raw)
    if total > limits.ratio_from_bytes and ratio > limits.ratio:
        raise package.refused(_DENSE, found=ratio, limit=limits.ratio)


def _shown(part: str) -> str:
    return part[:60] if part.isprintable() else ascii(part)[:60]


_CHECKS: tuple[Callable[[_Package], None], ...] = (_few, _readable, _inside, _once, _apart, _bounded)
