"""Styles of a Word document: what paragraphs and runs take from them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.sources.office.xml import Element, attr, every, first, number, on, value
from ingest.sources.word.content import TWIP, Look

_DEPTH = 12
_SINGLE = 240.0
_HALF = 2.0
_PLACEHOLDER = "placeholder text"


@dataclass(frozen=True, slots=True)
class ListRef:
    """The list and level a paragraph belongs to."""

    number: str
    level: int


class Styles:
    """The styles of one document; unknown ones change nothing."""

    def __init__(self, root: Element | None) -> None:
        found = list(every(root, "style"))
        self._styles = {attr(style, "styleId") or "": style for style in found}
        defaults = first(root, "docDefaults")
        self._base = (first(defaults, "pPrDefault"), first(defaults, "rPrDefault"))
        plain = next((s for s in found if attr(s, "default") == "1" and attr(s, "type") == "paragraph"), None)
        self._plain = attr(plain, "styleId")

    def look(self, properties: Element | None, table: str | None = None) -> Look:
        """The look of a paragraph; `table` is the style of the table around it."""
        look = _with_run(_with_paragraph(Look(), self._base[0]), self._base[1])
        for style in (*self._chain(table), *self._chain(value(properties, "pStyle") or self._plain)):
            look = _with_run(_with_paragraph(look, style), style)
        return _look(look, properties)

    def list_of(self, properties: Element | None) -> ListRef | None:
        """The list a paragraph stands in, by itself or by its style."""
        own = first(properties, "numPr")
        styles = [first(s, "pPr", "numPr") for s in reversed(tuple(self._chain(value(properties, "pStyle"))))]
        named = next((number_ for n in (own, *styles) if (number_ := value(n, "numId"))), None)
        level = next((text for n in (own, *styles) if (text := value(n, "ilvl"))), "0")
        return ListRef(named, int(number(level, most=8))) if named and named != "0" else None

    def hides(self, properties: Element | None) -> bool:
        """Whether a run with these properties is hidden or a placeholder."""
        own = on(properties, "vanish")
        if own is not None:
            return own
        styles = tuple(self._chain(value(properties, "rStyle")))
        placeholder = any((value(style, "name") or "").lower() == _PLACEHOLDER for style in styles)
        return placeholder or bool([s for s in styles if on(s, "rPr", "vanish")])

    def table_margins(self, style: str | None) -> Iterator[Element]:
        """The cell margins of a table style, the nearest last."""
        for found in self._chain(style):
            margins = first(found, "tblPr", "tblCellMar")
            if margins is not None:
                yield margins

    def _chain(self, style: str | None) -> Iterator[Element]:
        """A style after those it is based on."""
        chain: list[Element] = []
        found = self._styles.get(style or "")
        while found is not None and len(chain) < _DEPTH:
            chain.append(found)
            found = self._styles.get(value(found, "basedOn") or "")
        yield from reversed(chain)


def size_of(run: Element | None) -> float | None:
    """The font size of run properties, if they say one."""
    text = value(run, "sz")
    return number(text, most=400) / _HALF if text else None


def _with_paragraph(look: Look, holder: Element | None) -> Look:
    return _look(look, first(holder, "pPr"))


def _with_run(look: Look, holder: Element | None) -> Look:
    size = size_of(first(holder, "rPr"))
    return replace(look, size=size) if size else look


def _look(look: Look, properties: Element | None) -> Look:
    """`look` with what paragraph properties say."""
    spacing = first(properties, "spacing")
    if spacing is not None:
        look = replace(
            look,
            above=_twips(spacing, "before", look.above),
            below=_twips(spacing, "after", look.below),
            pitch=_pitch(spacing, look.pitch),
        )
    align, new_page = value(properties, "jc"), on(properties, "pageBreakBefore")
    return replace(look, align=align or look.align, new_page=look.new_page if new_page is None else new_page)


def _twips(element: Element, name: str, default: float) -> float:
    text = attr(element, name)
    return number(text, most=31_680) / TWIP if text else default


def _pitch(spacing: Element, default: float) -> float:
    """The distance of lines: in points where it is exact, below 0 as a multiple of single spacing."""
    line = number(attr(spacing, "line"), most=31_680)
    if not line:
        return default
    return line / TWIP if attr(spacing, "lineRule") == "exact" else -line / _SINGLE
