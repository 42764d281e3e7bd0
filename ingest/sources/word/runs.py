"""Runs of a paragraph → lines of text as a reader sees them, and the drawings among them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.sources.office.xml import Element, attr, first, kids, local
from ingest.sources.word.styles import Styles, size_of

_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "cr": "\n"}
OBJECTS = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True)
class Runs:
    """What the runs of one paragraph hold: text with line ends, the largest font, objects, page breaks."""

    styles: Styles
    text: str = ""
    size: float | None = None
    objects: list[Element] = field(default_factory=list)
    page_breaks: int = 0
    _fields: list[bool] = field(default_factory=list)

    def take(self, paragraph: Element) -> "Runs":
        """Reads all runs; of a field only its result counts, hidden text not at all."""
        for child in kids(paragraph):
            if local(child) == "r":
                self._run(child)
            elif local(child) in ("oMath", "oMathPara"):
                self._add("".join(_texts(child)), None)
        return self

    def _run(self, run: Element) -> None:
        properties = first(run, "rPr")
        hidden = self.styles.hides(properties)
        for child in kids(run):
            name = local(child)
            if name == "fldChar":
                self._field(attr(child, "fldCharType"))
            elif hidden or any(self._fields):
                continue
            elif name in OBJECTS:
                self.objects.append(child)
            else:
                self._add(self._said(child), properties)

    def _field(self, kind: str | None) -> None:
        """Keeps count of fields that are still in their instruction."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _said(self, child: Element) -> str:
        name = local(child)
        if name == "t":
            return child.text or ""
        if name == "br":
            self.page_breaks += attr(child, "type") == "page"
            return "\n"
        if name == "sym":
            return _symbol(attr(child, "char"))
        return _SIGNS.get(name, "")

    def _add(self, text: str, properties: Element | None) -> None:
        self.text += text
        size = size_of(properties)
        if size and text.strip():
            self.size = max(self.size or 0.0, size)


def _symbol(code: str | None) -> str:
    try:
        letter = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= letter <= "\udfff" else letter


def _texts(element: Element) -> Iterator[str]:
    """The texts of a formula."""
    for child in kids(element):
        if local(child) == "t":
            yield child.text or ""
        else:
            yield from _texts(child)
