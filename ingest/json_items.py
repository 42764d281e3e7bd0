"""Files of JSON objects → items: one object a line, or one array."""

import io
import re
from collections.abc import Iterator
from json import JSONDecodeError
from pathlib import Path
from typing import TextIO

from ingest.decode import decode, is_utf8
from ingest.file_bytes import read_bytes, read_pieces
from ingest.json_rows import Item
from ingest.json_text import Fault, Json, decoder
from ingest.kind import check_kind
from ingest.limits import LOG_LIMITS
from model.errors import SopError
from model.text import Text

_BROKEN = Text(
    id="{name}: JSON rusak pada baris {line}. Ekspor ulang, atau simpan satu objek sebaris (.jsonl), lalu ulangi.",
    en="{name}: damaged JSON in line {line}. Export it again, or save one object a line (.jsonl), and try again.",
)
_OBJECTS = decoder(Fault)
_CLOSING, _COMMA = re.compile(r"\s*\]"), re.compile(r"\s*(?:,\s*|(?=\]))")
_HEAD = 80


def head(path: Path) -> str:
    """The first characters of the file `path` as text; `SopError` when it is no text file."""
    raw = next(read_pieces(path), b"")
    check_kind(raw, path.name, path.suffix.lower())
    return raw.decode("utf-8-sig", errors="replace").lstrip()


def line_items(path: Path) -> Iterator[Item]:
    """An item for each line of the file that is not blank; lines beyond the limit are cut, so they are no JSON."""
    with _opened(path) as file:
        for line in _lines(file, LOG_LIMITS.line_bytes):
            text = line.strip()
            if text:
                yield Item(_value(text), text[:_HEAD])


def array_items(path: Path) -> Iterator[Item]:
    """An item for each element of the array that the file holds."""
    text = decode(read_bytes(path, LOG_LIMITS.whole_bytes), path.name).lstrip("\ufeff \t\n")
    at = len(text) - len(text[1:].lstrip())
    while not (closing := _CLOSING.match(text, at)):
        try:
            value, end = _OBJECTS.raw_decode(text, at)
        except (JSONDecodeError, RecursionError) as error:
            raise _broken(text, at, path.name) from error
        yield Item(value, text[at : min(end, at + _HEAD)])
        at = _behind_comma(text, end, path.name)
    if text[closing.end() :].strip():
        raise _broken(text, closing.end(), path.name)


def _behind_comma(text: str, at: int, name: str) -> int:
    found = _COMMA.match(text, at)
    if found is None:
        raise _broken(text, at, name)
    return found.end()


def _broken(text: str, at: int, name: str) -> SopError:
    return SopError(_BROKEN, name=name, line=text.count("\n", 0, at) + 1)


def _opened(path: Path) -> TextIO:
    if is_utf8(read_pieces(path)):
        return path.open(encoding="utf-8-sig")
    return io.StringIO(decode(read_bytes(path, LOG_LIMITS.whole_bytes), path.name))


def _lines(file: TextIO, most: int) -> Iterator[str]:
    while line := file.readline(most):
        yield line
        while not line.endswith("\n") and (line := file.readline(most)):
            pass


def _value(text: str) -> Json:
    try:
        value: Json = _OBJECTS.decode(text)
    except (ValueError, RecursionError):
        return Fault("JSON")
    return value
