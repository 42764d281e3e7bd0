"""Bytes of a text file to text, whatever an office saved them as."""

import codecs
from collections.abc import Iterable

from ingest.kind import EMPTY
from model.errors import SopError
from model.text import Text

_BINARY = Text(
    id="{name}: bukan berkas teks. Yang dapat dibaca: {known}.",
    en="{name}: not a text file. Readable are: {known}.",
)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(raw: bytes, name: str, known: str = "txt, md, html, json, csv") -> str:
    """The text in `raw`: UTF-8, UTF-16 (with or without mark) or Windows-1252.

    `SopError` for an empty file and for bytes that are no text.
    """
    if not raw.strip(b"\x00 \r\n\t"):
        raise SopError(EMPTY, name=name)
    text = raw.decode(encoding_of(raw, valid=is_utf8((raw,))), errors="replace")
    if any(ch < " " and ch not in "\t\n\r\f\v\x1a" for ch in text[:4096]):
        raise SopError(_BINARY, name=name, known=known)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(raw: bytes, *, valid: bool) -> str:
    """The encoding of a text by its first bytes and by whether the whole is `valid` UTF-8."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return encoding
    head = raw[:4096]
    if head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    return "utf-8" if valid else "cp1252"


def is_utf8(pieces: Iterable[bytes]) -> bool:
    """Whether `pieces` of a file are together valid UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in pieces:
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
