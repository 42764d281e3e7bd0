"""XML that may reach a parser: no document type, no bottomless nesting."""

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

from model.errors import SopError
from model.text import Text

_DOCTYPE = Text(
    id="{name}: bagian {part} memuat DOCTYPE, yang tidak ada dalam dokumen biasa. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: part {part} holds a DOCTYPE, which no ordinary document has. Copy its content to a new document and try again.",
)
_DEEP = Text(
    id="{name}: bagian {part} bersarang lebih dari {limit} tingkat. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: part {part} is nested deeper than {limit} levels. Copy its content to a new document and try again.",
)
_NO_XML = Text(
    id="{name}: bagian {part} rusak (XML, baris {line}). Buka di aplikasi asalnya, simpan ulang, lalu ulangi.",
    en="{name}: part {part} is damaged (XML, line {line}). Open it in its own application, save it again and try again.",
)
_CHUNK = 1 << 16


class _Depth:
    """Counts open elements and refuses too many."""

    def __init__(self, name: str, part: str, limit: int) -> None:
        self._facts = {"name": name, "part": part}
        self._limit = limit
        self._depth = 0

    def start(self, _tag: str, _attributes: list[str]) -> None:
        self._depth += 1
        if self._depth > self._limit:
            raise SopError(_DEEP, limit=self._limit, **self._facts)

    def end(self, _tag: str) -> None:
        self._depth -= 1


def check_xml(file: IO[bytes], name: str, part: str, depth: int) -> None:
    """Nothing; `SopError` when `file`, the part `part` of the document `name`, is no XML to be trusted."""
    seen = _Depth(name, part, depth)
    walk_xml(file, (name, part), seen.start, seen.end)


def walk_xml(
    file: IO[bytes],
    place: tuple[str, str],
    start: Callable[[str, list[str]], None],
    end: Callable[[str], None] | None = None,
) -> None:
    """Nothing; `start` and `end` see each element of `file`, a part (`place`: file, part) without document type.

    `start` gets an element's name and its attributes: name, value, name, value, …
    """
    name, part = place

    def doctype(*_declaration: object) -> None:
        raise SopError(_DOCTYPE, name=name, part=part)

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003 (expat takes no keywords)
        parser.Parse(b"", True)  # noqa: FBT003
    # Beside ExpatError, Python's codecs refuse unknown encodings.
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SopError(_NO_XML, name=name, part=part, line=parser.CurrentLineNumber) from error


def named(attributes: list[str]) -> Mapping[str, str]:
    """The attributes of an element that `walk_xml` shows, by their names without prefix."""
    names = (name.rpartition(":")[2] for name in attributes[::2])
    return dict(zip(names, attributes[1::2], strict=True))
