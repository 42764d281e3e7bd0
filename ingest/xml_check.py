"""XML that may reach a parser: no document type, no bottomless nesting."""

from typing import IO
from xml.parsers import expat

from model.errors import SopError
from model.text import Text

_DOCTYPE = Text(
    id="{name}: bagian {part} memuat DOCTYPE, yang tidak ada dalam dokumen Office biasa. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: part {part} holds a DOCTYPE, which no ordinary Office document has. Copy its content to a new document and try again.",
)
_DEEP = Text(
    id="{name}: bagian {part} bersarang lebih dari {limit} tingkat. Salin isinya ke dokumen baru, lalu ulangi.",
    en="{name}: part {part} is nested deeper than {limit} levels. Copy its content to a new document and try again.",
)
_NO_XML = Text(
    id="{name}: bagian {part} rusak (XML, baris {line}). Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: part {part} is damaged (XML, line {line}). Open it in Word or Excel, save it again and try again.",
)
_CHUNK = 1 << 16


class _Depth:
    """Counts open elements and refuses what must not be there."""

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

    def doctype(self, *_declaration: object) -> None:
        raise SopError(_DOCTYPE, **self._facts)


def check_xml(file: IO[bytes], name: str, part: str, depth: int) -> None:
    """Nothing; `SopError` when `file`, the part `part` of the document `name`, is no XML to be trusted."""
    parser, seen = expat.ParserCreate(), _Depth(name, part, depth)
    parser.ordered_attributes = True
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.StartDoctypeDeclHandler = seen.doctype
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003 (expat takes no keywords)
        parser.Parse(b"", True)  # noqa: FBT003
    # Beside ExpatError, Python's codecs refuse unknown encodings.
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SopError(_NO_XML, name=name, part=part, line=parser.CurrentLineNumber) from error
