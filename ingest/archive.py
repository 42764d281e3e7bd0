"""Zip-based office files (.docx, .xlsx) as bounded parts, checked before any library sees them."""

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from ingest.archive_entries import check_entries
from ingest.kind import check_kind
from ingest.limits import LIMITS, Limits
from ingest.xml_check import check_xml
from model.errors import SopError
from model.text import Text

_BROKEN = Text(
    id="{name}: berkas rusak atau tidak utuh. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: the file is damaged or incomplete. Open it in Word or Excel, save it again and try again.",
)
_BROKEN_PART = Text(
    id="{name}: bagian {part} rusak. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: part {part} is damaged. Open it in Word or Excel, save it again and try again.",
)
_NO_PART = Text(
    id="{name}: bukan dokumen Office yang utuh, bagian {part} tidak ada. Simpan ulang dari Word atau Excel, lalu ulangi.",
    en="{name}: no complete Office document, part {part} is missing. Save it again from Word or Excel and try again.",
)
_FAULTS = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError)
_CONTENT_TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels", ".vml")
# Pictures and pasted web pages begin like XML, may have a DOCTYPE, and no reader of ours parses them.
_FOREIGN = (".svg", ".htm", ".html", ".mht")
_HEAD = 64
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


@dataclass(frozen=True, slots=True)
class Archive:
    """The checked parts of the document `name`, by their names."""

    name: str
    parts: Mapping[str, ZipInfo]
    package: ZipFile

    def read(self, part: str) -> bytes:
        """The content of `part`: never more bytes than its entry, and all entries together, may have."""
        if part not in self.parts:
            raise SopError(_NO_PART, name=self.name, part=part)
        info = self.parts[part]
        try:
            with self.package.open(info) as file:
                # A size given, zipfile stops inflating there; without one an entry that lies fills the memory.
                content = file.read(info.file_size + 1)
        except _FAULTS as error:
            raise SopError(_BROKEN_PART, name=self.name, part=part) from error
        if len(content) != info.file_size:
            raise SopError(_BROKEN_PART, name=self.name, part=part)
        return content

    def check_markup(self, check: Callable[[IO[bytes], str], None]) -> None:
        """Has `check` look at each part, with its name, that is XML by its name or its first bytes."""
        for part, info in self.parts.items():
            try:
                self._check(part, info, check)
            except _FAULTS as error:
                raise SopError(_BROKEN_PART, name=self.name, part=part) from error

    def _check(self, part: str, info: ZipInfo, check: Callable[[IO[bytes], str], None]) -> None:
        suffix = PurePath(part).suffix.lower()
        if suffix in _FOREIGN or not info.file_size:
            return
        with self.package.open(info) as file:
            if suffix in _XML or file.read(_HEAD).lstrip(_BEFORE_MARKUP).startswith(b"<"):
                file.seek(0)
                check(file, part)


def open_archive(raw: bytes, name: str, limits: Limits = LIMITS) -> Archive:
    """The parts of the office file `raw`; `SopError` when opening them would be unwise or impossible."""
    archive = open_zip(raw, name, limits)
    archive.read(_CONTENT_TYPES)
    archive.check_markup(lambda file, part: check_xml(file, name, part, limits.xml_depth))
    return archive


def open_zip(raw: bytes, name: str, limits: Limits) -> Archive:
    """The parts of the zip file `raw`, their content not looked at yet."""
    check_kind(raw, name, PurePath(name).suffix.lower())
    try:
        package = ZipFile(BytesIO(raw))
        check_entries(package, raw, name, limits)
    except _FAULTS as error:
        raise SopError(_BROKEN, name=name) from error
    return Archive(name, {info.filename: info for info in package.infolist()}, package)
