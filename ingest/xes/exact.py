"""Any XES markup → cells, element by element."""

from xml.parsers import expat

import numpy as np

from ingest.limits import LIMITS
from ingest.xes.cell_list import CellList
from ingest.xes.cells import TRACE_END, Cells
from model.errors import SopError
from model.text import Text

_NO_XES = Text(
    id="{name}: bukan log XES, unsur terluarnya {root}. Ekspor ulang log sebagai XES.",
    en="{name}: no XES log, its outermost element is {root}. Export the log again as XES.",
)
_DOCTYPE = Text(
    id="{name}: baris {line} memuat DOCTYPE, yang tidak ada dalam log XES. Hapus baris itu atau ekspor ulang log.",
    en="{name}: line {line} holds a DOCTYPE, which no XES log has. Remove it or export the log again.",
)
_DEEP = Text(
    id="{name}: baris {line} bersarang lebih dari {limit} tingkat. Ekspor ulang log tanpa atribut bersarang.",
    en="{name}: line {line} is nested deeper than {limit} levels. Export the log again without nested attributes.",
)
_LONG = Text(
    id="{name}: baris {line} memuat teks lebih dari {limit:g} MB. Ekspor ulang log tanpa teks itu.",
    en="{name}: line {line} holds a text of more than {limit:g} MB. Export the log again without it.",
)
_DAMAGED = Text(
    id="{name}: berkas rusak atau terpotong (XML, baris {line}). Ekspor atau salin ulang log.",
    en="{name}: the file is damaged or cut short (XML, line {line}). Export or copy the log again.",
)
_TRACE = (False, "")
_SHOWN = 40
# Expat reads what is unfinished again with every chunk.
_LONGEST = 8_000_000
_LINE_END = ord("\n")


class ExactReader:
    """Reads a document fed in chunks; whole traces of it may be passed over as read elsewhere.

    A nested attribute is called like its path, "parent/child". An attribute without key is left out, what is
    nested in it belongs to its parent. Attributes of the log, its globals and classifiers say nothing of events.
    """

    def __init__(self, name: str, depth: int = LIMITS.xml_depth) -> None:
        self._name, self._limit = name, depth
        self._cells = CellList()
        # Of each open element: whether it belongs to an event, to a trace or (None) to the log, and its path there.
        self._open: list[tuple[bool | None, str]] = []
        self._utf8 = True
        self._fed = self._element = self._trace_end = self._lines_passed = 0
        self._parser = expat.ParserCreate()
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, chunk: bytes, *, last: bool = False) -> Cells:
        """The traces that end in `chunk`; `SopError` when it is not well-formed or no XES."""
        try:
            self._parser.Parse(chunk, last)
        # Beside ExpatError, Python's codecs refuse unknown encodings.
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise self._refusal(_DAMAGED) from error
        self._fed += len(chunk)
        if self._fed - self._element > _LONGEST:
            raise self._refusal(_LONG, limit=_LONGEST / 1e6)
        return self._cells.take()

    def between_traces(self) -> bool:
        """Whether UTF-8 text of whole traces may follow: the last bytes fed ended a trace of the log."""
        return self._utf8 and 0 < self._trace_end == self._fed - len(TRACE_END)

    def passed(self, chunk: bytes, cells: Cells) -> Cells:
        """The `cells` read elsewhere from `chunk`, counted from the beginning of the file."""
        self._lines_passed += int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == _LINE_END))
        return self._cells.passed(cells)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._utf8 = (encoding or "utf-8").lower() == "utf-8"

    def _doctype(self, *_declared: object) -> None:
        raise self._refusal(_DOCTYPE)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= self._limit:
            raise self._refusal(_DEEP, limit=self._limit)
        self._element = self._parser.CurrentByteIndex
        kind = tag.rpartition(":")[2]
        if not self._open and kind != "log":
            raise self._refusal(_NO_XES, root=tag[:_SHOWN])
        self._open.append(self._entered(kind, attributes) if self._open else (None, ""))

    def _entered(self, kind: str, attributes: dict[str, str]) -> tuple[bool | None, str]:
        of_event, path = self._open[-1]
        if kind == "trace" and len(self._open) == 1:
            self._cells.trace()
            return False, ""
        if kind == "event" and (len(self._open) == 1 or self._open[1:] == [_TRACE]):
            self._cells.event(in_trace=len(self._open) > 1)
            return True, ""
        key = attributes.get("key")
        if of_event is None or not key:
            return of_event, path
        path = f"{path}/{key}" if path else key
        if "value" in attributes:
            self._cells.add(path, attributes["value"], of_event=of_event)
        return of_event, path

    def _end(self, tag: str) -> None:
        self._open.pop()
        if len(self._open) == 1:
            self._cells.end()
            self._trace_end = self._parser.CurrentByteIndex if tag == "trace" else 0

    def _refusal(self, message: Text, **facts: object) -> SopError:
        line = self._parser.CurrentLineNumber + self._lines_passed
        return SopError(message, name=self._name, line=line, **facts)
