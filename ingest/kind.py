"""What a file is by its first bytes, whatever its name says."""

from dataclasses import dataclass

from model.errors import SopError
from model.text import Text

EMPTY = Text(
    id="{name}: berkas kosong. Periksa berkas asalnya lalu ulangi.",
    en="{name}: the file is empty. Check the original and try again.",
)
LOCKED = Text(
    id="{name}: terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu ulangi.",
    en="{name}: locked with a password. Save it without one and try again.",
)
_OLD = Text(
    id="{name}: dokumen Office bentuk lama (.doc, .xls). Simpan sebagai .docx atau .xlsx, lalu ulangi.",
    en="{name}: an Office document of the old kind (.doc, .xls). Save it as .docx or .xlsx and try again.",
)
_OTHER = Text(
    id="{name}: akhirannya {suffix}, tetapi isinya {found}. Simpan ulang dari aplikasi asalnya dengan akhiran yang benar.",
    en="{name}: the suffix is {suffix} but the content is {found}. Save it from its own application with the right suffix.",
)
_NOT = Text(
    id="{name}: akhirannya {suffix}, tetapi isinya bukan {expected}. Simpan ulang dari aplikasi asalnya sebagai {suffix}.",
    en="{name}: the suffix is {suffix} but the content is no {expected}. Save it from its own application as {suffix}.",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A file type: the bytes `magic` stand at offset `at`, its files end in one of `suffixes`."""

    name: str
    magic: bytes
    suffixes: tuple[str, ...] = ()
    at: int = 0


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = (
    Kind("XLS", _OLE, (".xls",)),
    Kind("PDF", b"%PDF-", (".pdf",)),
    Kind("ZIP", b"PK\x03\x04", (".docx", ".docm", ".xlsx", ".xlsm", ".ods")),
    Kind("ZIP", b"PK\x05\x06"),
    Kind("JPEG", b"\xff\xd8\xff", (".jpg", ".jpeg")),
    Kind("PNG", b"\x89PNG\r\n\x1a\n", (".png",)),
    Kind("TIFF", b"II*\x00", (".tif", ".tiff")),
    Kind("TIFF", b"MM\x00*", (".tif", ".tiff")),
    Kind("GIF", b"GIF87a"),
    Kind("GIF", b"GIF89a"),
    Kind("WEBP", b"WEBPVP8", at=8),
    Kind("HEIC", b"ftyphei", at=4),
    Kind("RTF", b"{\\rtf"),
    Kind("GZIP", b"\x1f\x8b\x08"),
    Kind("7-Zip", b"7z\xbc\xaf\x27\x1c"),
    Kind("RAR", b"Rar!\x1a\x07"),
    Kind("SQLite", b"SQLite format 3\x00", (".sqlite", ".sqlite3", ".db")),
    Kind("Parquet", b"PAR1", (".parquet",)),
    Kind("EXE", b"MZ\x90\x00"),
    Kind("ELF", b"\x7fELF"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Some producers write a line or a byte-order mark before the header; PDF viewers look this far for it.
_PDF_HEAD = 1024


def check_kind(raw: bytes, name: str, suffix: str) -> None:
    """Nothing; `SopError` when `raw` cannot be a file with `suffix` (lower case, with its dot)."""
    if not raw:
        raise SopError(EMPTY, name=name)
    if raw.startswith(_OLE) and (suffix != ".xls" or _ENCRYPTED in raw):
        raise SopError(LOCKED if _ENCRYPTED in raw else _OLD, name=name)
    expected = next((kind.name for kind in KINDS if suffix in kind.suffixes), None)
    found = _kind(raw, expected)
    if found == expected:
        return
    if found is None:
        raise SopError(_NOT, name=name, suffix=suffix, expected=expected)
    raise SopError(_OTHER, name=name, suffix=suffix, found=found)


def _kind(raw: bytes, expected: str | None) -> str | None:
    if expected == "PDF" and b"%PDF-" in raw[:_PDF_HEAD]:
        return expected
    return next((kind.name for kind in KINDS if raw.startswith(kind.magic, kind.at)), None)
