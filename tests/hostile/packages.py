"""Office packages made in code: a good one, and what may be wrong with one."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
BODY = b"<document><body>Perawatan Kebun</body></document>"
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><a>&d;</a>'


def package(*parts: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A small document with `parts` beside its own."""
    return zipped([(CONTENT_TYPES, _TYPES), (DOCUMENT, BODY), *parts], method)


def zipped(parts: Iterable[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    """`parts` as a zip file."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", method) as archive:
        for name, content in parts:
            archive.writestr(_entry(name, method), content)
    return whole.getvalue()


def _entry(name: str, method: int) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = method
    return entry


def overlapping() -> bytes:
    """A package whose last part is declared to lie where the one before it lies."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name in (CONTENT_TYPES, DOCUMENT, "word/kedua.xml"):
            archive.writestr(name, BODY)
        archive.infolist()[2].header_offset = archive.infolist()[1].header_offset
    return whole.getvalue()


def reaching_into_the_directory() -> bytes:
    """A package whose last part is declared longer than the space before the directory."""
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name in (CONTENT_TYPES, DOCUMENT):
            archive.writestr(name, BODY)
        archive.infolist()[1].compress_size += 1
        archive.infolist()[1].file_size += 1
    return whole.getvalue()


def declared(part: str, content: bytes, size: int) -> bytes:
    """A package where `part` is declared to hold `size` bytes once unpacked."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT_TYPES, _TYPES)
        archive.writestr(part, content)
        archive.getinfo(part).file_size = size
    return whole.getvalue()


def flagged(part: str, flag: int) -> bytes:
    """A package where `part` carries the flag bits `flag`."""
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr(CONTENT_TYPES, _TYPES)
        archive.writestr(part, BODY)
        archive.getinfo(part).flag_bits |= flag
    return whole.getvalue()
